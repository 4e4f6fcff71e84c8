mod dips;
mod formats;
mod loads;
mod loggers;
mod property;
mod readings;
mod stored;
mod table;
mod together;
mod words;

use super::*;
use crate::pack::{Shelf, Stated};
use crate::sheet::BadRow;
use jiff::civil::{Date, date};
use std::sync::LazyLock;

/// The day of every cycle here.
const DAY: Date = date(2025, 7, 1);

fn holder() -> CurvePack {
    Shelf::built_in().on("holder", DAY).expect("the pack comes with the program")
}

/// Judges a trace given as text.
fn judged(terms: Terms<'_>, trace: &str) -> Result<Verdict, Vec<BadRow>> {
    let (mut reader, mut judge) = (TraceReader::new(), Judge::new(terms));
    reader.feed(trace.as_bytes(), &mut judge);
    let hash = reader.finish(&mut judge)?;
    Ok(judge.verdict(hash))
}

/// Calibrations of every probe that is named here. Their offsets are zero.
static KNOWN: LazyLock<Calibrations> = LazyLock::new(|| {
    let row = |probe| format!("{probe},2025-01-01,2025-12-31,0,C\n");
    let rows: String = ["p0", "p1", "p2", "p3", "bad", "other"].map(row).concat();
    let text = format!("probe,valid_from,valid_until,offset_c,certificate\n{rows}");
    Calibrations::read(&text).expect("it is well formed")
});

/// Terms with this pack and with all probes calibrated.
fn terms(pack: &CurvePack) -> Terms<'_> {
    Terms { pack, calibrations: Some((&KNOWN, DAY)), shift: None }
}

/// Judges by the holder pack, with all probes calibrated.
fn verdict(trace: &str) -> Verdict {
    let pack = holder();
    let terms = terms(&pack);
    judged(terms, trace).expect("the trace can be read")
}

fn codes(reasons: &[Reason]) -> Vec<Code> {
    reasons.iter().map(|reason| reason.code).collect()
}

#[test]
fn a_calibration_of_one_day_holds_on_it_and_ended_before_the_next() {
    let text = "probe,valid_from,valid_until,offset_c,certificate\n\
                p1,2025-07-01,2025-07-01,-0.5,K1\n";
    let known = Calibrations::read(text).expect("it ends on the day it begins");
    let next = date(2025, 7, 2);
    assert_eq!(known.on(&"p1".into(), DAY).map(|held| held.certificate.as_str()), Some("K1"));
    assert_eq!(known.on(&"p1".into(), next), None);
    assert_eq!(known.ended_before(&"p1".into(), DAY), None, "it holds on that day");
    assert_eq!(known.ended_before(&"p1".into(), next), Some(DAY));
}

#[test]
fn a_pack_is_known_by_its_version() {
    use crate::pack::Pack;
    let own = holder();
    assert_eq!((Pack::version(&own), Pack::effective(&own)), (own.version.as_str(), own.effective));
}

/// A curve given by its corners, in seconds and thousandths of a degree, with a reading every
/// `every` seconds.
#[derive(Clone)]
struct Curve {
    corners: Vec<(i64, i64)>,
    every: i64,
}

impl Curve {
    /// 20 minutes up, 31 minutes at 62.8 °C, cold to 20 °C after 8 and to 4 °C after 50 minutes.
    fn good() -> Self {
        Self::of(&[(0, 4_000), (1200, 62_800), (3060, 62_800), (3540, 20_000), (6060, 4_000)])
    }

    fn of(corners: &[(i64, i64)]) -> Self {
        Self { corners: corners.to_vec(), every: 10 }
    }

    fn at(&self, time: i64) -> i64 {
        let after = self.corners.iter().position(|(at, _)| *at >= time);
        let last = self.corners[self.corners.len() - 1].1;
        match after {
            None => last,
            Some(0) => self.corners[0].1,
            Some(n) => {
                let ((from, low), (to, high)) = (self.corners[n - 1], self.corners[n]);
                low + (high - low) * (time - from) / (to - from)
            }
        }
    }

    fn readings(&self) -> Vec<(i64, i64)> {
        let end = self.corners[self.corners.len() - 1].0;
        (0..=end / self.every).map(|n| (n * self.every, self.at(n * self.every))).collect()
    }
}

/// The text of a trace: each probe with its readings (seconds, thousandths of a degree).
fn text(probes: &[(&str, Vec<(i64, i64)>)]) -> String {
    let rows = probes
        .iter()
        .flat_map(|(probe, readings)| readings.iter().map(move |(at, temp)| (*at, *probe, *temp)));
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    let mut text = String::from("t_s,probe,temp_c\n");
    for (at, probe, temp) in rows {
        let temp = MilliCelsius(i32::try_from(temp).expect("temperatures are small"));
        text.push_str(&format!("{at},{probe},{temp}\n"));
    }
    text
}

fn stated<T>(value: T) -> Stated<T> {
    Stated { value, source: "a test".into(), verified: true }
}
