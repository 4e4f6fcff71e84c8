//! Traces of a pasteurisation, which are read in pieces.

use std::sync::LazyLock;

use jiff::civil::date;
use ounce_milk::curve::{
    CurvePack, Judge, Milliseconds, Reading, Readings, Stored, Terms, TraceReader, Verdict,
};
use ounce_milk::pack::Shelf;
use ounce_milk::sheet::BadRow;

use super::lines;

static HOLDER: LazyLock<CurvePack> = LazyLock::new(|| {
    Shelf::built_in().on("holder", date(2026, 5, 2)).expect("it comes with the program")
});

/// The answer is the same for any pieces of the file; times never fall; refusals name lines of the
/// file.
pub(crate) fn curve(bytes: &[u8]) {
    let whole = judged(bytes, bytes.len().max(1));
    for piece in [1, 7, 4096] {
        assert_eq!(judged(bytes, piece), whole, "cut in pieces of {piece}");
    }
    match whole {
        Ok(verdict) => stands_for_itself(&verdict),
        Err(bad) => {
            let count = lines(&String::from_utf8_lossy(bytes));
            assert!(!bad.is_empty(), "refused without a reason");
            assert!(bad.iter().all(|row| (1..=count).contains(&row.line)), "{bad:?}");
        }
    }
    let mut sequence = Sequence::default();
    let mut reader = TraceReader::new();
    reader.feed(bytes, &mut sequence);
    drop(reader.finish(&mut sequence));
}

/// A verdict is about at most one load, which is in the list of loads; printed and read again it is
/// the same.
fn stands_for_itself(verdict: &Verdict) {
    assert_eq!(verdict.accepted, verdict.reasons.is_empty());
    assert!(!verdict.accepted, "nobody gave calibrations");
    if let Some(load) = verdict.load {
        let one = &verdict.loads[load as usize - 1];
        assert_eq!((one.load, &one.reasons), (load, &verdict.reasons));
    }
    for two in verdict.loads.windows(2) {
        assert!(two[0].from_s < two[1].from_s && two[0].load < two[1].load);
    }
    let text = verdict.to_json();
    let read: Verdict = serde_json::from_str(&text).expect("it was just printed");
    assert_eq!(&read, verdict);
    let stored: Stored = serde_json::from_str(&text).expect("it was just printed");
    assert_eq!((&stored.input, &stored.trace_sha256), (&verdict.input, &verdict.trace_sha256));
}

fn judged(bytes: &[u8], piece: usize) -> Result<Verdict, Vec<BadRow>> {
    let terms = Terms { pack: &HOLDER, calibrations: None, shift: None };
    let (mut reader, mut judge) = (TraceReader::new(), Judge::new(terms));
    for piece in bytes.chunks(piece) {
        reader.feed(piece, &mut judge);
    }
    let hash = reader.finish(&mut judge)?;
    Ok(judge.verdict(hash))
}

/// Checks the facts that the judge relies on.
#[derive(Default)]
pub(super) struct Sequence {
    last: Vec<Option<Milliseconds>>,
    pub(super) now: Option<Milliseconds>,
}

impl Readings for Sequence {
    fn met(&mut self, probe: &str) {
        assert!(!probe.is_empty());
        self.last.push(None);
    }

    fn read(&mut self, reading: Reading) {
        assert!(self.now <= Some(reading.at), "time falls");
        assert!(self.last[reading.probe] < Some(reading.at), "two readings of a probe at once");
        (self.now, self.last[reading.probe]) = (Some(reading.at), Some(reading.at));
    }
}
