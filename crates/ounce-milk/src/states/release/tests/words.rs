//! One word of the good record is changed, and these reasons follow.

use super::ReleaseCode::*;
use super::{ReleaseCode, changed};

/// A text of the record, the text that replaces it, and every reason that follows.
type Row = (&'static str, &'static str, &'static [ReleaseCode]);

fn come_to(rows: &[Row]) {
    for (from, to, codes) in rows {
        assert_eq!(changed(from, to), *codes, "{to}");
    }
}

/// The same for the output of a command. A changed verdict does not count any more.
fn forged(rows: &[Row]) {
    for (from, to, codes) in rows {
        let mut expected = [&[NotMadeAgain], *codes].concat();
        expected.sort_unstable();
        assert_eq!(changed(from, to), expected, "{to}");
    }
}

const C1: &str = r#"{"container": "C1", "donor": "D1", "expressed_on": "2026-01-10"},"#;

#[test]
fn whose_milk_it_is() {
    come_to(&[
        // The first and the last day of a span count, the days before and after it do not.
        (r#""from": "2026-01-11""#, r#""from": "2026-01-12""#, &[DonorNotApproved]),
        (r#""until": "2026-01-31""#, r#""until": "2026-01-10""#, &[]),
        (r#""until": "2026-01-31""#, r#""until": "2026-01-09""#, &[DonorNotApproved]),
        (
            r#""until": "2026-01-31""#,
            r#""until": "2025-12-31""#,
            &[ApprovalsContradict, DonorNotApproved],
        ),
        (
            r#"[{"from": "2026-01-01", "until": "2026-01-31"}]"#,
            r#"[{"from": "2026-01-01", "until": "2026-01-31"},
                {"from": "2026-01-31", "until": "2026-02-28"}]"#,
            &[ApprovalsContradict],
        ),
        (
            r#"[{"from": "2026-01-01", "until": "2026-01-31"}]"#,
            r#"[{"from": "2026-01-01", "until": "2026-01-31"},
                {"from": "2026-02-01", "until": "2026-02-28"}]"#,
            &[],
        ),
        (r#"{"donor": "D2", "approved""#, r#"{"donor": "D3", "approved""#, &[DonorUnknown]),
        // One donor is listed twice, once in small letters.
        (
            r#"{"donor": "D2", "approved""#,
            r#"{"donor": "d 1", "approved""#,
            &[DonorUnknown, ApprovalsContradict, DonorNotApproved],
        ),
        (r#"{"donor": "D2", "approved""#, r#"{"donor": "ｄ2", "approved""#, &[]),
        (r#""donor": "D1""#, r#""donor": " ""#, &[Unnamed, DonorUnknown, NotAccepted, NotCovered]),
        (r#""container": "C1""#, r#""container": """#, &[Unnamed, NotAccepted, NotCovered]),
        (
            r#""batch": "P1-1""#,
            "\"batch\": \"\u{200b}\"",
            &[Unnamed, CurveOfAnother, CultureNotPassed],
        ),
        (r#""pool": "P1""#, r#""pool": """#, &[Unnamed]),
        (
            C1,
            r#"{"container": "C1", "donor": "D1", "expressed_on": "2026-01-10"},
               {"container": "c1", "donor": "D1", "expressed_on": "2026-01-10"},"#,
            &[ContainerTwice],
        ),
        (
            C1,
            r#"{"container": "C1", "donor": "D1", "expressed_on": "2026-03-03"},"#,
            &[ExpressedAfterCycle, DonorNotApproved, NotAccepted, NotCovered],
        ),
    ]);
}

#[test]
fn what_intake_and_serology_said() {
    let intake = r#"{"container": "C1", "donor": "D1", "outcome": "accept","#;
    let rest = r#" "age_days": 31, "reasons": []},
        {"container": "C1", "donor": "D1", "outcome": "reject","#;
    let twice: &'static str = Box::leak(format!("{intake}{rest}").into_boxed_str());
    let cover = r#""donor": "D2", "expressed_on": "2026-01-11", "covered": true"#;
    let because = r#""expressed_on": "2026-01-11", "covered": true,
          "because": []"#;
    forged(&[
        (intake, r#"{"container": "C1", "donor": "D1", "outcome": "reject","#, &[NotAccepted]),
        (
            intake,
            r#"{"container": "C1", "donor": "D1", "outcome": "research_only","#,
            &[NotAccepted],
        ),
        (intake, r#"{"container": "C1", "donor": "D2", "outcome": "accept","#, &[NotAccepted]),
        (intake, r#"{"container": "C1", "donor": null, "outcome": "accept","#, &[NotAccepted]),
        (intake, r#"{"container": "C3", "donor": "D1", "outcome": "accept","#, &[NotAccepted]),
        (intake, r#"{"container": "c1", "donor": "d1", "outcome": "accept","#, &[]),
        // One intake accepts the container, another one rejects it.
        (intake, twice, &[NotAccepted]),
        (cover, r#""donor": "D2", "expressed_on": "2026-01-11", "covered": false"#, &[NotCovered]),
        (cover, r#""donor": "D1", "expressed_on": "2026-01-11", "covered": true"#, &[NotCovered]),
        // The container is covered on another day than the day of expression.
        (cover, r#""donor": "D2", "expressed_on": "2026-01-10", "covered": true"#, &[NotCovered]),
        (cover, r#""donor": "D2", "expressed_on": null, "covered": true"#, &[NotCovered]),
        (
            because,
            r#""expressed_on": "2026-01-11", "covered": true,
          "because": [{"code": "positive_since"}]"#,
            &[NotCovered],
        ),
    ]);
    come_to(&[
        // A word that intake never prints.
        (
            intake,
            r#"{"container": "C1", "donor": "D1", "outcome": "fine","#,
            &[Unreadable, NotAccepted, NotAccepted],
        ),
        (r#""pack": "us-mn""#, r#""pack": "us-moon""#, &[PackUnknown]),
        (r#""pack": "us-mn""#, r#""pack": """#, &[PackUnknown]),
        (
            r#""pack": "us-mn", "version": "2026.1""#,
            r#""pack": "us-mn", "version": "1.0""#,
            &[PackUnknown],
        ),
        (
            cover,
            r#""donor": "D2", "expressed_on": "2026-01-11", "covered": 1"#,
            &[Unreadable, NotCovered, NotCovered],
        ),
    ]);
}

#[test]
fn how_the_load_was_heated() {
    let calibration = r#"{"probe": "T1", "valid_from": "2025-03-02", "valid_until": "2026-03-02", "offset_c": 0, "certificate": "K1"}"#;
    let until = r#"{"probe": "T1", "valid_from": "2025-03-02", "valid_until": "2026-03-02""#;
    let probe = r#""probe": "T1", "readings": 55, "offset_c": 0"#;
    forged(&[
        (r#""accepted": true, "outcome""#, r#""accepted": false, "outcome""#, &[CurveNotPassed]),
        (r#""outcome": "pass", "on""#, r#""outcome": "review", "on""#, &[CurveNotPassed]),
        (
            r#""reasons": [], "warnings": [], "hold_s""#,
            r#""reasons": [{"code": "hold"}], "warnings": [], "hold_s""#,
            &[CurveNotPassed],
        ),
        (r#""on": "2026-03-02""#, r#""on": "2026-03-01""#, &[CurveOfAnother]),
        (r#""on": "2026-03-02""#, r#""on": null"#, &[CurveOfAnother]),
        (r#""load": 1, "batch": "P1-1""#, r#""load": 1, "batch": "P1-2""#, &[CurveOfAnother]),
        (r#""load": 1, "batch": "P1-1""#, r#""load": 1, "batch": "p1-1""#, &[]),
        (r#""load": 1, "batch": "P1-1""#, r#""load": 1"#, &[CurveOfAnother]),
        (r#""trace_sha256": ""#, r#""trace_sha256": "x"#, &[TraceUnknown]),
        // The record names no calibration of the probe T9.
        (probe, r#""probe": "T9", "readings": 55, "offset_c": 0"#, &[NoCalibration]),
        (probe, r#""probe": "T1", "readings": 0, "offset_c": 0"#, &[NoCalibration]),
        (
            probe,
            r#""probe": "T2", "readings": 55, "offset_c": 0}, {"probe": "T1", "readings": 55, "offset_c": 0"#,
            &[NoCalibration],
        ),
        (
            probe,
            r#""probe": "t1", "readings": 55, "offset_c": 0}, {"probe": "T1", "readings": 55, "offset_c": 0"#,
            &[CalibrationsContradict],
        ),
        (probe, r#""probe": "ｔ1", "readings": 55, "offset_c": 0"#, &[]),
        (probe, r#""probe": "T1", "readings": 55, "offset_c": -0.5"#, &[CalibrationsContradict]),
    ]);
    come_to(&[
        (r#""pack": "holder""#, r#""pack": "hotter""#, &[PackUnknown]),
        (calibration, "", &[NoCalibration]),
        (
            until,
            r#"{"probe": "T1", "valid_from": "2025-03-02", "valid_until": "2026-03-01""#,
            &[CalibrationNotValid],
        ),
        (
            until,
            r#"{"probe": "T1", "valid_from": "2025-03-02", "valid_until": "2025-03-01""#,
            &[CalibrationNotValid, CalibrationsContradict],
        ),
        (
            r#""cycle_on": "2026-03-02""#,
            r#""cycle_on": "2026-03-03""#,
            &[CurveOfAnother, CalibrationNotValid],
        ),
        (
            r#""cycle_on": "2026-03-02""#,
            r#""cycle_on": "2999-03-02""#,
            &[
                CycleInFuture,
                CurveOfAnother,
                CalibrationNotValid,
                CultureTime,
                SignedTooEarly,
                SignedTooEarly,
            ],
        ),
    ]);
}

#[test]
fn two_calibrations_of_one_day_that_differ_contradict() {
    let row = r#"{"probe": "T1", "valid_from": "2025-03-02", "valid_until": "2026-03-02", "offset_c": 0, "certificate": "K1"}"#;
    let other = |from: &str, offset: &str| {
        format!(
            r#"{row}, {{"probe": "t1", "valid_from": "{from}", "valid_until": "2026-12-31",
            "offset_c": {offset}, "certificate": "K2"}}"#
        )
    };
    assert_eq!(changed(row, &other("2025-03-02", "0.5")), [CalibrationsContradict]);
    assert_eq!(changed(row, &other("2025-03-02", "0")), []);
    // The newer calibration counts, but the curve was corrected by the older one.
    assert_eq!(changed(row, &other("2026-01-01", "0.5")), [CalibrationsContradict]);
    assert_eq!(changed(row, &other("2026-03-03", "0.5")), []);
}

#[test]
fn what_grew() {
    let sample = r#""sample": "P1-1", "stage": "post", "outcome": "pass","#;
    let pre = |outcome: &str| {
        format!(
            r#""sample": "p1", "stage": "pre", "outcome": "{outcome}", "reasons": []}}, {{{sample}"#
        )
    };
    let culture = r#""example": false, "pack": "us-hmbana""#;
    forged(&[
        (sample, r#""sample": "P1-1", "stage": "pre", "outcome": "pass","#, &[CultureNotPassed]),
        (sample, r#""sample": "P1-2", "stage": "post", "outcome": "pass","#, &[CultureNotPassed]),
        (
            sample,
            r#""sample": "P1-1", "stage": "post", "outcome": "discard","#,
            &[CultureNotPassed],
        ),
        (
            sample,
            r#""sample": "P1-1", "stage": "post", "outcome": "not_enough_evidence","#,
            &[CultureNotPassed],
        ),
        // A pack with a gate before heating asks for the culture of the pool.
        (culture, r#""example": false, "pack": "uk-nice""#, &[PoolCultureNotPassed]),
    ]);
    come_to(&[
        (
            sample,
            r#""sample": "P1-1", "stage": "post", "outcome": "passed","#,
            &[Unreadable, CultureNotPassed],
        ),
        (culture, r#""example": false, "pack": "us-hmbanana""#, &[PackUnknown]),
        (culture, r#""example": false, "pack": """#, &[PackUnknown]),
        (
            r#""known_at": "2026-03-05T08:00:00Z""#,
            r#""known_at": "2026-03-05T09:30:00Z""#,
            &[SignedTooEarly],
        ),
        (
            r#""known_at": "2026-03-05T08:00:00Z""#,
            r#""known_at": "2026-02-28T08:00:00Z""#,
            &[CultureTime],
        ),
        (
            r#""known_at": "2026-03-05T08:00:00Z""#,
            r#""known_at": "2999-03-05T08:00:00Z""#,
            &[CultureTime, SignedTooEarly, SignedTooEarly],
        ),
    ]);
    assert_eq!(changed(sample, &pre("pass")), [NotMadeAgain]);
    // A pool that failed before it was heated.
    let failed = [NotMadeAgain, PoolCultureNotPassed];
    assert_eq!(changed(sample, &pre("discard")), failed);
    assert_eq!(changed(sample, &pre("not_enough_evidence")), failed);
}

#[test]
fn who_signed_and_when() {
    come_to(&[
        (r#""operator": "O1""#, r#""operator": " - ""#, &[OperatorUnknown]),
        // One person who is written in two ways is one person.
        (r#""who": "O3""#, r#""who": " o2 ""#, &[TwoMustSign]),
        (r#""who": "O3""#, r#""who": "O-2""#, &[TwoMustSign]),
        (r#""who": "O3""#, "\"who\": \"O2\u{200b}\"", &[TwoMustSign]),
        (r#""who": "O3""#, r#""who": "Ｏ２""#, &[TwoMustSign]),
        (r#""who": "O3""#, r#""who": "Ο2""#, &[TwoMustSign]),
        (r#""who": "O3""#, r#""who": "o1""#, &[TwoMustSign, OperatorSigned]),
        (r#""who": "O3""#, r#""who": "Ο-1""#, &[TwoMustSign, OperatorSigned]),
        (r#""who": "O3""#, r#""who": " . ""#, &[SignerUnknown, TwoMustSign]),
        ("2026-03-05T09:00:00Z", "2026-02-27T09:00:00Z", &[SignedTooEarly]),
        ("2026-03-05T09:00:00Z", "2026-03-05T07:59:59Z", &[SignedTooEarly]),
        ("2026-03-05T09:00:00Z", "2026-03-05T08:00:00Z", &[]),
        ("2026-03-05T10:00:00Z", "2999-03-05T10:00:00Z", &[SignedInFuture]),
        ("2026-03-05T10:00:00Z", "2026-03-06T00:00:01Z", &[SignedInFuture]),
    ]);
}
