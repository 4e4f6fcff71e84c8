use super::*;
use proptest::prelude::*;

/// The longest hold by its definition, from all readings at once. For every reading it asks: how
/// long had every probe been at or above the floor without a silence, as far as all confirmed it?
fn longest_by_definition(pack: &CurvePack, rows: &[(i64, usize, i64)], probes: usize) -> i64 {
    let (floor, max_gap) = (i64::from(pack.floor_c.value.0), pack.max_gap_s.value.0 / 1000);
    let run = |probe: usize, until: usize| {
        let own: Vec<(i64, i64)> =
            rows[..=until].iter().filter(|row| row.1 == probe).map(|row| (row.0, row.2)).collect();
        let (confirmed, temp) = *own.last()?;
        let mut since = confirmed;
        for (at, temp) in own.iter().rev() {
            if *temp < floor || since - at > max_gap {
                break;
            }
            since = *at;
        }
        (temp >= floor).then_some((since, confirmed))
    };
    let at = |n: usize| {
        let runs: Option<Vec<_>> = (0..probes).map(|probe| run(probe, n)).collect();
        let runs = runs?;
        let from = runs.iter().map(|(since, _)| *since).max()?;
        let until = runs.iter().map(|(_, confirmed)| *confirmed).min()?;
        Some((until - from).max(0))
    };
    (0..rows.len()).filter_map(at).max().unwrap_or(0)
}

/// Readings around the floor, with silences around the longest that is allowed.
fn rows() -> impl Strategy<Value = (usize, Vec<(i64, usize, i64)>)> {
    let step = (prop_oneof![4 => 1_i64..40, 1 => 100_i64..140], 0_usize..3, 0_usize..8);
    (1_usize..=3, prop::collection::vec(step, 1..120)).prop_map(|(probes, steps)| {
        let mut now = 0;
        let temps = [62_400, 62_499, 62_500, 62_501, 62_700, 62_700, 62_900, 63_000];
        let rows = steps.into_iter().map(|(wait, probe, temp)| {
            now += wait;
            (now, probe % probes, temps[temp])
        });
        (probes, rows.collect())
    })
}

fn as_text(rows: &[(i64, usize, i64)], shifted: impl Fn(usize) -> i64) -> String {
    let mut text = String::from("t_s,probe,temp_c\n");
    for (at, probe, temp) in rows {
        let temp = i32::try_from(temp + shifted(*probe)).expect("temperatures are small");
        text.push_str(&format!("{at},p{probe},{}\n", MilliCelsius(temp)));
    }
    text
}

proptest! {
    #[test]
    fn the_longest_hold_is_that_of_the_definition((_, rows) in rows()) {
        let mut seen: Vec<usize> = rows.iter().map(|row| row.1).collect();
        seen.sort_unstable();
        seen.dedup();
        // A probe without a reading takes no part, so only the others are counted.
        let rows: Vec<_> = rows
            .iter()
            .map(|(at, probe, temp)| (*at, seen.iter().position(|p| p == probe).unwrap_or(0), *temp))
            .collect();
        let expected = longest_by_definition(&holder(), &rows, seen.len());
        let found = verdict(&as_text(&rows, |_| 0));
        prop_assert_eq!(found.hold_s, Milliseconds::from_seconds(expected));
        if let Some(low) = found.min_hold_c {
            prop_assert!(low >= holder().floor_c.value);
        }
    }

    #[test]
    fn a_file_cut_anywhere_gives_the_same_verdict(
        (_, rows) in rows(),
        size in 1_usize..40,
    ) {
        let (text, pack) = (as_text(&rows, |_| 0), holder());
        let terms = terms(&pack);
        let (mut reader, mut judge) = (TraceReader::new(), Judge::new(terms));
        for part in text.as_bytes().chunks(size) {
            reader.feed(part, &mut judge);
        }
        let hash = reader.finish(&mut judge).expect("the rows are well formed");
        prop_assert_eq!(judge.verdict(hash), verdict(&text));
    }

    /// A corrected offset gives the same verdict as readings that were corrected by hand.
    #[test]
    fn a_corrected_offset_equals_corrected_readings(
        (_, rows) in rows(),
        offset in -2_000_i32..2_000,
    ) {
        let shift = Shift { probe: Some("p0".into()), offset: MilliCelsius(offset) };
        let pack = holder();
        let terms = terms(&pack);
        let mut both = Comparison::new(terms, &shift);
        let mut reader = TraceReader::new();
        reader.feed(as_text(&rows, |_| 0).as_bytes(), &mut both);
        let hash = reader.finish(&mut both).expect("the rows are well formed");
        let took_part = rows.iter().any(|row| row.1 == 0);
        let verdicts = both.verdicts(&hash);
        prop_assert_eq!(verdicts.is_some(), took_part);
        if let Some((before, after)) = verdicts {
            let by_hand = |probe| if probe == 0 { i64::from(offset) } else { 0 };
            let direct = verdict(&as_text(&rows, by_hand));
            prop_assert_eq!(before, verdict(&as_text(&rows, |_| 0)));
            // Loads are found without the corrected offset, so they begin at another temperature.
            let but_for_the_beginning = |of: &Verdict| {
                let mut reasons = of.reasons.clone();
                reasons.retain(|reason| reason.code != Code::NotFromCold);
                reasons
            };
            prop_assert_eq!(but_for_the_beginning(&after), but_for_the_beginning(&direct));
            prop_assert_eq!(after.hold_s, direct.hold_s);
            prop_assert_eq!((after.max_c, after.min_hold_c), (direct.max_c, direct.min_hold_c));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused_and_never_a_panic(
        bytes in prop::collection::vec(prop_oneof![
            any::<u8>(),
            prop::sample::select(b"t_s,probe,temp_c\n0123456789.,-\"\r".to_vec()),
        ], 0..300),
        with_header in any::<bool>(),
    ) {
        let pack = holder();
        let terms = terms(&pack);
        let (mut reader, mut judge) = (TraceReader::new(), Judge::new(terms));
        if with_header {
            reader.feed(b"t_s,probe,temp_c\n", &mut judge);
        }
        reader.feed(&bytes, &mut judge);
        match reader.finish(&mut judge) {
            Ok(hash) => prop_assert!(!judge.verdict(hash).probes.is_empty()),
            Err(bad) => prop_assert!(!bad.is_empty()),
        }
    }
}

/// Forty cycles with one probe each. One of the two probes reads 0.4 °C too high.
#[test]
fn putting_a_probe_right_names_exactly_the_cycles_that_now_fail() {
    let pack = holder();
    let terms = terms(&pack);
    let shift = Shift { probe: Some("bad".into()), offset: MilliCelsius(-400) };
    let mut found = Reevaluation::new(&terms, &shift);
    let mut expected = Vec::new();
    for n in 0..40_i64 {
        // Held between 62.4 and 63 °C. Every third cycle ran with the other probe.
        let held = 62_400 + n * 137 % 560;
        let curve = [(0, 4_000), (1200, held), (3060, held), (3540, 20_000), (6060, 4_000)];
        let probe = if n % 3 == 0 { "other" } else { "bad" };
        let trace = text(&[(probe, Curve { every: 30, ..Curve::of(&curve) }.readings())]);
        let mut both = Comparison::new(terms, &shift);
        let mut reader = TraceReader::new();
        reader.feed(trace.as_bytes(), &mut both);
        let hash = reader.finish(&mut both).expect("the trace can be read");
        found.add(&format!("c{n}"), Some(DAY), "t.csv", both.verdicts(&hash));
        if probe == "bad" && (62_500..62_900).contains(&held) {
            expected.push(format!("c{n}"));
        }
    }
    let names: Vec<String> = found.now_fail.iter().map(|change| change.cycle.clone()).collect();
    assert_eq!(names, expected);
    assert!(expected.len() > 10 && expected.len() < 26, "{expected:?}");
    assert_eq!((found.cycles, found.with_probe), (40, 26));
    assert!(found.now_pass.is_empty());
    assert_eq!(found.fail_both.len() + found.now_fail.len(), 26 - accepted_both(&found));
}

fn accepted_both(found: &Reevaluation) -> usize {
    (0..40).filter(|n| n % 3 != 0 && 62_400 + n * 137 % 560 >= 62_900).count()
        - found.now_pass.len()
}
