//! A stored verdict is read again, and made again from its input.

use super::*;

/// The verdict made again from its own text and the trace.
fn again(stored: &str, trace: &str) -> String {
    let Stored { pack, version, input, .. } =
        serde_json::from_str(stored).expect("a verdict is one that can be made again");
    let pack: CurvePack = Shelf::built_in().version(&pack, &version).expect("it is built in");
    let calibrations = input.calibrations.as_ref().zip(input.on);
    let terms = Terms { pack: &pack, calibrations, shift: input.shift.as_ref() };
    let (mut reader, mut judge) = (TraceReader::new(), Judge::new(terms));
    reader.feed(trace.as_bytes(), &mut judge);
    let trace_sha256 = reader.finish(&mut judge).expect("the trace can be read");
    let (load, on) = (input.load, input.on);
    judge.verdict(Asked { trace_sha256, load, on, ..Asked::default() }).to_json()
}

#[test]
fn a_verdict_is_made_again_byte_for_byte() {
    let pack = holder();
    let mut second = Curve::good().readings();
    second.extend(Curve::good().readings().iter().map(|(at, temp)| (at + 6_070, *temp)));
    let shift = Shift { probe: Some("P1".into()), offset: MilliCelsius(-400) };
    let expired = Calibrations::read(
        "probe,valid_from,valid_until,offset_c,certificate\np1,2024-01-01,2024-12-31,0.1,C-0\n\
         p9,2024-01-01,2030-12-31,0.1,C-9\n",
    )
    .expect("it is well formed");
    for (calibrations, shift, load) in [
        (Some((&*KNOWN, DAY)), None, Some(2)),
        (Some((&*KNOWN, DAY)), Some(&shift), None),
        (Some((&expired, DAY)), None, Some(1)),
        (None, None, Some(1)),
    ] {
        let trace = text(&[("p1", second.clone()), ("p2", second.clone())]);
        let terms = Terms { pack: &pack, calibrations, shift };
        let (mut reader, mut judge) = (TraceReader::new(), Judge::new(terms));
        reader.feed(trace.as_bytes(), &mut judge);
        let trace_sha256 = reader.finish(&mut judge).expect("the trace can be read");
        let first = judge.verdict(Asked { trace_sha256, load, ..Asked::default() });
        let stored = first.to_json();
        assert_eq!(again(&stored, &trace), stored);
        let read: Verdict = serde_json::from_str(&stored).expect("what is printed is read");
        assert_eq!(read, first);
        assert!(!stored.contains("C-9"), "a probe that took no part is not in it");
    }
}

#[test]
fn a_required_calibration_that_nobody_gave_is_no() {
    let mut pack = holder();
    let good = text(&[("p1", Curve::good().readings())]);
    let nothing_said = |pack: &CurvePack| {
        judged(Terms { pack, calibrations: None, shift: None }, &good).expect("it can be read")
    };
    let found = nothing_said(&pack);
    assert_eq!((found.accepted, found.outcome), (false, Outcome::Fail));
    assert_eq!(codes(&found.reasons), [Code::CalibrationNotGiven]);
    assert!(found.stands_but_for_calibrations());
    pack.calibration_required.value = false;
    assert!(nothing_said(&pack).accepted);
}

#[test]
fn a_calibration_older_than_the_pack_lets_it_be_counts_as_none() {
    let mut pack = holder();
    let known = Calibrations::read(
        "probe,valid_from,valid_until,offset_c,certificate\np1,2024-07-01,2030-01-01,-0.1,C-1\n",
    )
    .expect("it is well formed");
    let good = text(&[("p1", Curve::good().readings())]);
    let on = |pack: &CurvePack, day| {
        let terms = Terms { pack, calibrations: Some((&known, day)), shift: None };
        judged(terms, &good).expect("it can be read")
    };
    assert!(on(&pack, date(2029, 1, 1)).accepted);
    let age = stated(crate::pack::Period::Months(12));
    pack.calibration_within = Some(Stated { verified: false, ..age });
    assert!(on(&pack, date(2025, 7, 1)).accepted, "its last day counts");
    let stale = on(&pack, date(2025, 7, 2));
    assert_eq!(codes(&stale.reasons), [Code::Calibration]);
    assert_eq!(stale.probes[0].offset_c, MilliCelsius(0), "nor is its offset used");
    assert_eq!(
        stale.reasons[0].detail,
        "the calibration of p1 of 2024-07-01 is older than 12 months on 2025-07-02, so it counts \
         as none"
    );
    assert!(stale.examples.contains(&"calibration_within".to_owned()));
}

#[test]
fn a_calibration_is_found_however_the_probe_is_written() {
    let trace = text(&[(" P1", Curve::good().readings())]);
    let found = verdict(&trace);
    assert!(found.accepted, "{:?}", found.reasons);
    let twice = "probe,valid_from,valid_until,offset_c,certificate\np1,2025-01-01,2025-12-31,0,A\n\
                 P 1,2025-01-01,2025-12-31,1,B\n";
    assert!(Calibrations::read(twice).is_err(), "two calibrations of one probe from one day on");
    for broken in [
        r#"[{"probe":"p1","valid_from":"2025-02-01","valid_until":"2025-01-01","offset_c":0,"certificate":""}]"#,
        r#"[{"probe":"p1","valid_from":"2025-01-01","valid_until":"2025-02-01","offset_c":0,"certificate":""},
            {"probe":"P1","valid_from":"2025-01-01","valid_until":"2025-02-01","offset_c":1,"certificate":""}]"#,
    ] {
        assert!(serde_json::from_str::<Calibrations>(broken).is_err(), "{broken}");
    }
}
