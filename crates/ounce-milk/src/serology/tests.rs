use super::*;
use crate::pack::{Pack, Shelf};
use proptest::prelude::*;

fn pack(id: &str) -> SerologyPack {
    Shelf::built_in().on(id, Date::constant(2026, 8, 1)).expect("comes with the program")
}

/// A panel of all analytes of the pack for one donor, drawn on one day, all with one result.
fn panel(pack: &SerologyPack, donor: &str, on: &str, result: &str) -> String {
    let rows = pack.panel.iter().flat_map(|analyte| {
        (0..analyte.methods)
            .map(move |n| format!("{donor},{},method_{n},{result},{on},lab\n", analyte.analyte))
    });
    rows.collect()
}

fn judged(pack: &SerologyPack, rows: &str, containers: &str) -> Verdict {
    let results = read_panels(&format!("{}\n{rows}", PANEL_COLUMNS.join(","))).expect("panels");
    let header = CONTAINER_COLUMNS.join(",");
    let containers = read_containers(&format!("{header}\n{containers}")).expect("containers");
    decide(pack, &results, &containers)
}

/// `container covered` or `container code code`, one line each.
fn lines(verdict: &Verdict) -> Vec<String> {
    let codes = |cover: &Cover| match cover.because.as_slice() {
        [] => "covered".to_owned(),
        reasons => {
            let mut codes: Vec<String> =
                reasons.iter().map(|reason| format!("{:?}", reason.code)).collect();
            codes.dedup();
            codes.join(" ")
        }
    };
    verdict.containers.iter().map(|one| format!("{} {}", one.container, codes(one))).collect()
}

#[test]
fn the_day_after_the_last_covered_one_is_not_covered() {
    // Pack, last day covered after a draw on 31 August 2025; the sources are those of the packs.
    for (id, last) in [
        ("us-hmbana", Some(["2026-02-28", "2026-03-01"])),
        ("us-for-profit", Some(["2026-02-28", "2026-03-01"])),
        ("jp", Some(["2026-02-28", "2026-03-01"])),
        ("fr-1995", Some(["2025-11-30", "2025-12-01"])),
        ("uk-nice", None),
    ] {
        let pack = pack(id);
        let rows = panel(&pack, "d", "2025-08-31", "negative");
        let [last, after] = last.unwrap_or(["2026-02-28", "2031-01-01"]);
        let containers =
            format!("early,d,2025-08-30\nfirst,d,2025-08-31\nlast,d,{last}\nafter,d,{after}\n");
        let seen = judged(&pack, &rows, &containers);
        let after = if id == "uk-nice" { "after covered" } else { "after AfterCover" };
        let expected = ["early BeforeCover", "first covered", "last covered", after];
        assert_eq!(lines(&seen), expected, "{id}");
        assert_eq!((seen.covered, seen.donors[0].spans.len()), (false, 1));
        assert!(seen.seal.example, "{id}: how long before a draw was read nowhere");
    }
}

#[test]
fn each_analyte_must_cover_the_day() {
    let pack = pack("us-hmbana");
    let full = panel(&pack, "d", "2026-01-01", "negative");
    let without = full.replace("d,hcv,method_0,negative,2026-01-01,lab\n", "");
    let seen = judged(&pack, &without, "c,d,2026-02-01\n");
    assert_eq!(lines(&seen), ["c NoNegative"]);
    assert_eq!(seen.containers[0].because[0].analyte.as_deref(), Some("hcv"));
    let later = format!("{without}d,HCV,elisa,Negative,2026-02-15,lab\n");
    let seen = judged(&pack, &later, "a,d,2026-02-14\nb,d,2026-02-15\nc,d,2026-07-02\n");
    assert_eq!(lines(&seen), ["a BeforeCover", "b covered", "c AfterCover"]);
    let spans: Vec<String> = seen.donors[0].spans.iter().map(|s| format!("{s:?}")).collect();
    assert_eq!(spans, ["Span { from: 2026-02-15, to: Some(2026-07-01) }"]);
}

#[test]
fn two_draws_join_or_leave_a_gap() {
    let pack = pack("fr-1995");
    let rows = |second: &str| {
        panel(&pack, "d", "2026-01-01", "negative") + &panel(&pack, "d", second, "negative")
    };
    let seen = judged(&pack, &rows("2026-04-02"), "c,d,2026-04-01\nd,d,2026-04-02\n");
    assert_eq!((lines(&seen).join(", ").as_str(), seen.covered), ("c covered, d covered", true));
    assert_eq!(seen.donors[0].spans.len(), 1, "the spans touch");
    let seen = judged(&pack, &rows("2026-04-03"), "c,d,2026-04-02\n");
    assert_eq!((lines(&seen).join(","), seen.donors[0].spans.len()), ("c BetweenDraws".into(), 2));
}

#[test]
fn a_later_positive_looks_back_to_the_last_negative() {
    let pack = pack("us-hmbana");
    let rows = panel(&pack, "d", "2026-01-01", "negative")
        + &panel(&pack, "d", "2026-04-01", "negative")
        + "d,hbv,confirmatory,positive,2026-06-01,lab\n"
        + &panel(&pack, "d", "2026-09-01", "negative")
        + &panel(&pack, "e", "2026-04-01", "negative");
    let containers = "a,d,2026-02-01\nb,d,2026-04-01\nc,d,2026-04-02\ne,d,2026-09-02\n\
                      f,d,\ng,e,2026-05-01\n";
    let seen = judged(&pack, &rows, containers);
    let expected =
        ["a covered", "b covered", "c PositiveSince", "e PositiveSince", "f NoDate", "g covered"];
    assert_eq!(lines(&seen), expected);
    let back = &seen.donors[0].look_back[0];
    assert_eq!((back.found, back.analyte.as_str()), (Found::Positive, "hbv"));
    assert_eq!(back.last_negative.as_deref(), Some("2026-04-01"));
    assert_eq!(back.containers, ["c", "e", "f"]);
    assert_eq!((seen.donors[0].look_back.len(), seen.containers[2].because.len()), (1, 1));
    assert!(seen.donors[1].look_back.is_empty());
}

#[test]
fn a_positive_without_a_negative_before_takes_everything() {
    let pack = pack("jp");
    let rows =
        panel(&pack, "d", "2026-04-01", "negative") + "d,syphilis,rpr,positive,2026-04-01,lab\n";
    let seen = judged(&pack, &rows, "a,d,2026-04-02\nb,d,2020-01-01\n");
    assert_eq!(seen.donors[0].look_back[0].containers, ["a", "b"]);
    assert_eq!(seen.donors[0].spans, []);
}

#[test]
fn a_reactive_draw_holds_the_milk_until_it_is_cleared() {
    let pack = pack("us-hmbana");
    let base = panel(&pack, "d", "2026-01-01", "negative");
    let reactive = base.clone() + "d,htlv_1_2,elisa,reactive,2026-03-01,lab\n";
    let container = "a,d,2026-01-01\nb,d,2026-02-01\n";
    let seen = judged(&pack, &reactive, container);
    assert_eq!(lines(&seen), ["a covered", "b ReactiveSince"]);
    assert_eq!(seen.donors[0].look_back[0].found, Found::Reactive);
    let cleared = reactive + "d,htlv_1_2,blot,confirmed_negative,2026-03-01,lab\n";
    let seen = judged(&pack, &cleared, container);
    assert!(seen.covered && seen.donors[0].look_back.is_empty());
    let unclear = base + "d,htlv_1_2,elisa,indeterminate,2026-03-01,lab\n";
    assert_eq!(lines(&judged(&pack, &unclear, container))[1], "b ReactiveSince");
}

#[test]
fn what_a_test_beside_the_panel_finds_counts() {
    let pack = pack("us-hmbana");
    let rows = panel(&pack, "d", "2026-01-01", "negative")
        + "d,chagas,elisa,negative,2026-02-01,lab\nd,chagas,elisa,positive,2026-05-01,lab\n";
    let seen = judged(&pack, &rows, "a,d,2026-02-01\nb,d,2026-02-02\n");
    assert_eq!(lines(&seen), ["a covered", "b PositiveSince"]);
}

#[test]
fn a_test_beside_the_panel_takes_back_and_never_grants() {
    let pack = pack("us-hmbana");
    let base = panel(&pack, "d", "2026-01-01", "negative");
    // Chagas is found in another donor, and a negative test of it has no end.
    let rows = format!(
        "{base}{}d,chagas,elisa,negative,2025-01-01,lab\ne,chagas,elisa,positive,2026-02-01,lab\n",
        panel(&pack, "e", "2026-01-01", "negative"),
    );
    let seen = judged(&pack, &rows, "a,d,2026-01-15\nb,e,2026-01-15\n");
    assert_eq!(lines(&seen), ["a covered", "b PositiveSince"]);
    let spans: Vec<usize> = seen.donors.iter().map(|donor| donor.spans.len()).collect();
    assert_eq!(spans, [1, 0], "what is found with no negative before takes every day");
    let analytes = seen.donors[1].look_back.iter().map(|back| back.analyte.as_str());
    assert_eq!(analytes.collect::<Vec<_>>(), ["chagas"]);
}

#[test]
fn a_negative_of_the_same_day_is_none_before_it() {
    let pack = pack("us-hmbana");
    let rows = panel(&pack, "d", "2026-01-01", "negative")
        + &panel(&pack, "d", "2026-03-01", "negative")
        + "d,hcv,pcr,positive,2026-03-01,lab\n";
    let seen = judged(&pack, &rows, "a,d,2026-01-01\nb,d,2026-01-02\nc,d,2025-12-31\n");
    assert_eq!(lines(&seen), ["a covered", "b PositiveSince", "c BeforeCover"]);
    let detail = &seen.containers[1].because[0].detail;
    assert_eq!(detail, "hcv: drawn on 2026-03-01, last negative before it: 2026-01-01");
    assert_eq!(seen.donors[0].look_back[0].last_negative.as_deref(), Some("2026-01-01"));
}

#[test]
fn a_reason_quotes_the_rule_it_rests_on() {
    let mut own = pack("fr-1995");
    own.valid.source = "how long".into();
    own.covers_before_draw.source = "how long before".into();
    for analyte in &mut own.panel {
        analyte.source = "what is asked".into();
    }
    let rows =
        panel(&own, "d", "2026-01-01", "negative") + &panel(&own, "d", "2026-06-01", "negative");
    // Covered to 1 April, and again from 1 June to 1 September.
    for (day, code, source) in [
        ("2025-12-31", Code::BeforeCover, "how long before"),
        ("2026-04-02", Code::BetweenDraws, "how long"),
        ("2026-05-31", Code::BetweenDraws, "how long"),
        ("2026-09-02", Code::AfterCover, "how long"),
    ] {
        let seen = judged(&own, &rows, &format!("c,d,{day}\n"));
        let reason = &seen.containers[0].because[0];
        assert_eq!((reason.code, reason.source.as_str()), (code, source), "{day}");
    }
    let seen = judged(&own, "", "c,d,2026-01-01\n");
    assert_eq!(seen.containers[0].because[0].source, "what is asked");
}

#[test]
fn a_verdict_names_its_pack_and_says_whether_all_of_it_was_read() {
    let mut own = pack("us-hmbana");
    own.valid.verified = true;
    own.covers_before_draw.verified = true;
    own.panel.iter_mut().for_each(|analyte| analyte.verified = true);
    own.refused_methods.iter_mut().for_each(|method| method.verified = true);
    let seen = judged(&own, "", "");
    assert!(!seen.seal.example);
    assert_eq!((seen.seal.pack.as_str(), &seen.seal.version), ("us-hmbana", &own.version));
    assert_eq!((own.version(), own.effective()), (own.version.as_str(), own.effective));
    own.panel[0].verified = false;
    assert!(judged(&own, "", "").seal.example);
}

#[test]
fn a_method_that_is_refused_or_missing_is_no_evidence() {
    let uk = pack("uk-nice");
    let antenatal = panel(&uk, "d", "2026-01-01", "negative").replace("method_0", "Antenatal");
    assert_eq!(lines(&judged(&uk, &antenatal, "c,d,2026-02-01\n")), ["c NoNegative"]);
    let against = antenatal.replace("d,hcv,Antenatal,negative", "d,hcv,Antenatal,positive");
    let seen = judged(&uk, &against, "c,d,2026-02-01\n");
    assert!(lines(&seen)[0].contains("PositiveSince"), "it still speaks against");
    let fr = pack("fr-1995");
    let once = panel(&fr, "d", "2026-01-01", "negative").replace("method_1", "method_0");
    let seen = judged(&fr, &once, "c,d,2026-02-01\n");
    let lacking: Vec<_> =
        seen.containers[0].because.iter().filter_map(|reason| reason.analyte.clone()).collect();
    assert_eq!(lacking, ["hiv_1_2", "hcv"], "the French text wants two techniques for these");
    let pending =
        panel(&fr, "d", "2026-01-01", "negative") + "d,hbsag,elisa,pending,2026-01-01,lab\n";
    assert_eq!(lines(&judged(&fr, &pending, "c,d,2026-02-01\n")), ["c PendingSince"]);
}

#[test]
fn a_label_without_donor_or_day_is_never_covered() {
    let pack = pack("us-hmbana");
    let rows = panel(&pack, "d", "2026-01-01", "negative");
    let seen = judged(&pack, &rows, "a,,2026-02-01\nb,d,\nc,stranger,2026-02-01\n");
    assert_eq!(lines(&seen), ["a NoDonor", "b NoDate", "c NoNegative"]);
}

#[test]
fn milk_before_the_draw_is_covered_if_the_pack_says_so() {
    let mut own = pack("us-hmbana");
    own.covers_before_draw.value = crate::pack::Period::Months(2);
    let rows = panel(&own, "d", "2026-04-30", "negative");
    let seen = judged(&own, &rows, "a,d,2026-02-27\nb,d,2026-02-28\n");
    assert_eq!(lines(&seen), ["a BeforeCover", "b covered"]);
}

#[test]
fn bad_files_name_every_row() {
    let panels = "donor,analyte,method,result,drawn_on,lab\n,hiv,x,negative,2026-01-01,l\n\
                  d,hiv,x,fine,2026-13-01,l\n";
    let said: Vec<String> =
        read_panels(panels).expect_err("bad").iter().map(ToString::to_string).collect();
    assert!(said[0].starts_with("2: donor: ") && said[1].starts_with("3: result: `fine`"));
    assert!(said[2].starts_with("3: drawn_on: `2026-13-01`"), "{said:?}");
    let twice = "container,donor,expressed_on\nc,d,2026-01-01\nc,d,soon\n";
    let said: Vec<String> =
        read_containers(twice).expect_err("bad").iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 2);
    assert!(said[1].starts_with("3: expressed_on: `soon`"), "{said:?}");
    let intake = "received_on\n";
    assert_eq!(read_containers(intake).expect_err("columns").len(), 5);
}

#[test]
fn a_pack_that_would_cover_everything_is_refused() {
    let mut own = pack("us-hmbana");
    own.panel.truncate(2);
    own.panel[1] = own.panel[0].clone();
    own.panel[0].methods = 0;
    own.valid.value = Some(crate::pack::Period::Hours(3));
    own.covers_before_draw.source.clear();
    assert_eq!(own.problems().len(), 4, "{:#?}", own.problems());
    let mut own = pack("us-hmbana");
    for name in ["", "HIV"] {
        own.panel[0].analyte = name.to_owned();
        let wrong = format!("`{name}`: an analyte is written in lower case");
        assert_eq!(own.problems(), [wrong]);
    }
    own.panel.clear();
    assert!(own.problems().iter().any(|problem| problem.contains("would cover everything")));
}

proptest! {
    /// The spans and the single question are two ways to the same answer.
    #[test]
    fn spans_say_the_same_as_single_days(
        draws in prop::collection::vec((0_i64..400, 0_u8..12), 0..12), day in 0_i64..700,
    ) {
        let pack = pack("us-hmbana");
        let start = Date::constant(2025, 1, 1);
        let on = |days: i64| start.saturating_add(jiff::Span::new().days(days));
        let rows: String = draws.iter().map(|(days, kind)| match kind {
            0 => format!("d,hcv,m,positive,{},l\n", on(*days)),
            1 => format!("d,hbv,m,reactive,{},l\n", on(*days)),
            _ => panel(&pack, "d", &on(*days).to_string(), "negative"),
        }).collect();
        let seen = judged(&pack, &rows, &format!("c,d,{}\n", on(day)));
        let in_span = seen.donors[0].spans.iter().any(|span| span.holds(on(day)));
        prop_assert_eq!(seen.containers[0].covered, in_span);
        prop_assert_eq!(seen.covered, in_span);
    }

    /// A finding against the milk never covers a day that was not covered without it.
    #[test]
    fn a_positive_never_adds_cover(days in 0_i64..400, positive in 0_i64..400, day in 0_i64..700) {
        let pack = pack("us-hmbana");
        let start = Date::constant(2025, 1, 1);
        let on = |days: i64| start.saturating_add(jiff::Span::new().days(days));
        let rows = panel(&pack, "d", &on(days).to_string(), "negative");
        let container = format!("c,d,{}\n", on(day));
        let without = judged(&pack, &rows, &container).covered;
        let with = rows + &format!("d,hcv,m,positive,{},l\n", on(positive));
        prop_assert!(without || !judged(&pack, &with, &container).covered);
    }
}

mod back;
mod written;
