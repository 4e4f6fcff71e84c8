//! A probe that was wrong: the loads called back are those that fail by the true readings.

use jiff::civil::date;
use ounce_milk::curve::{
    Calibrations, Comparison, CurvePack, Judge, MilliCelsius, Reevaluation, Shift, Terms,
    TraceReader,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::pack;

/// A cycle of one probe, read every 30 seconds: up, level so long at this, down.
fn trace(plateau_mc: i64, minutes: i64, added_mc: i64) -> String {
    let mut text = String::from("t_s,probe,temp_c\n");
    let (up, hold) = (1_200, minutes * 60);
    for t in (0..=up + hold + 3_600).step_by(30) {
        let cooling = t - up - hold;
        let mc = if t < up {
            5_000 + (plateau_mc - 5_600) * t / up
        } else if cooling <= 0 {
            plateau_mc
        } else if cooling < 420 {
            plateau_mc - (plateau_mc - 20_000) * cooling / 420
        } else {
            (20_000 - (cooling - 420) * 10).max(4_500)
        };
        let mc = mc + added_mc;
        let sign = if mc < 0 { "-" } else { "" };
        text += &format!("{t},T1,{sign}{}.{:03}\n", mc.abs() / 1000, mc.abs() % 1000);
    }
    text
}

static KNOWN: LazyLock<Calibrations> = LazyLock::new(|| {
    let text = "probe,valid_from,valid_until,offset_c,certificate\nT1,2026-01-01,2026-12-31,0,C\n";
    Calibrations::read(text).expect("it is well formed")
});

fn terms(pack: &CurvePack) -> Terms<'_> {
    Terms { pack, calibrations: Some((&KNOWN, date(2026, 5, 2))), shift: None }
}

fn accepted(pack: &CurvePack, text: &str) -> bool {
    let mut judge = Judge::new(terms(pack));
    let mut reader = TraceReader::new();
    reader.feed(text.as_bytes(), &mut judge);
    let sum = reader.finish(&mut judge).expect("a good trace");
    judge.verdict(sum).accepted
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// For a probe that reads two degrees too high, two too low, and anything between: the cycles
    /// that now fail are those that were accepted and whose true readings are not.
    #[test]
    fn invariant_6_cycles_judged_again_equal_cycles_judged_on_their_true_readings(
        cycles in proptest::collection::vec((60_000..67_000_i64, 27..36_i64), 1..12),
        offset_mc in prop_oneof![Just(2_000_i64), Just(-2_000), -2_500..2_500_i64],
    ) {
        let pack: CurvePack = pack("holder");
        let offset = MilliCelsius(i32::try_from(offset_mc).expect("it is small"));
        let shift = Shift { probe: Some("T1".into()), offset };
        let terms = terms(&pack);
        let mut again = Reevaluation::new(&terms, &shift);
        let (mut fail, mut pass) = (BTreeSet::new(), BTreeSet::new());
        for (n, (plateau, minutes)) in cycles.iter().enumerate() {
            let (name, shown) = (format!("c{n}"), trace(*plateau, *minutes, 0));
            let mut both = Comparison::new(terms, &shift);
            let mut reader = TraceReader::new();
            reader.feed(shown.as_bytes(), &mut both);
            let sum = reader.finish(&mut both).expect("a good trace");
            again.add(&name, None, "", both.verdicts(&sum));
            match (accepted(&pack, &shown), accepted(&pack, &trace(*plateau, *minutes, offset_mc)))
            {
                (true, false) => fail.insert(name),
                (false, true) => pass.insert(name),
                _ => false,
            };
        }
        let told: BTreeSet<String> = again.now_fail.into_iter().map(|one| one.cycle).collect();
        prop_assert_eq!(told, fail);
        let told: BTreeSet<String> = again.now_pass.into_iter().map(|one| one.cycle).collect();
        prop_assert_eq!(told, pass);
    }
}
