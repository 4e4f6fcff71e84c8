//! Bottles and their batch: steps that pull the bottles, steps that let them go, and drills.

use super::*;
use crate::states::How;

/// The bottle's way from stock to the ward.
const WARD: &str = "\
bottle:B1,allocated,2026-03-05T11:00:00Z,O3,an order,
bottle:B1,shipped,2026-03-05T12:00:00Z,O3,on dry ice,
bottle:B1,received,2026-03-06T12:00:00Z,O3,frozen,
";

fn bottle(walked: &Walked) -> &'static str {
    thing(walked, "bottle:B1").state
}

fn marked(rows: &str) -> Walked {
    let rows: String = rows
        .lines()
        .map(|row| match row.rsplit_once(',') {
            Some((_, "undo" | "drill")) => format!("{row}\n"),
            _ => format!("{row},\n"),
        })
        .collect();
    walked_from("thing,to,at,who,why,batch,mark\n", &rows, &["P1-1"])
}

#[test]
fn a_batch_that_fails_pulls_its_bottles_wherever_they_are() {
    for (until, state) in [
        ("2026-03-05T10:30:00Z", "quarantine"),
        ("2026-03-05T11:30:00Z", "quarantine"),
        ("2026-03-05T12:30:00Z", "call_back"),
        ("2026-03-06T12:30:00Z", "call_back"),
    ] {
        for to in ["recalled", "suspected"] {
            let rows: String = WARD
                .lines()
                .filter(|row| row.split(',').nth(2).is_some_and(|at| at < until))
                .map(|row| format!("{row}\n"))
                .collect();
            let fails = format!("batch:P1-1,{to},{until},O2,a wrong thermometer,\n");
            let seen = walked(&format!("{BATCH}{rows}{fails}"), &["P1-1"]);
            assert_eq!(seen.refused, [], "{until}");
            assert_eq!(bottle(&seen), state, "{until}");
            let last = thing(&seen, "bottle:B1").changes.last().expect("it was pulled");
            assert_eq!(
                (last.who.as_str(), last.why.as_str()),
                ("O2", format!("batch P1-1: {to}: a wrong thermometer").as_str(),)
            );
            // From there the bottle can only be called back or thrown away.
            let on = format!(
                "{BATCH}{rows}{fails}bottle:B1,thawed,2026-03-07,O3,for a feed,\n\
                              bottle:B1,discarded,2026-03-08,O3,called back,\n"
            );
            let seen = walked(&on, &["P1-1"]);
            let line = on.lines().count();
            assert_eq!(refusals(&seen), [(line, "bottle:B1", "not_from_here")]);
            assert_eq!(bottle(&seen), "discarded");
        }
    }
}

#[test]
fn a_bottle_goes_nowhere_without_its_batch() {
    // The batch failed, and somebody ships the bottle all the same.
    for (instead, why) in [
        ("batch:P1-1,culture_fail,2026-03-05T08:00:00Z,O2,growth,\n", "culture_fail"),
        ("batch:P1-1,curve_fail,2026-03-05T08:00:00Z,O2,a dip,\n", "curve_fail"),
        ("batch:P1-1,suspected,2026-03-05T08:00:00Z,O2,a leak,\n", "suspected"),
    ] {
        let good = "batch:P1-1,release_ready,2026-03-05T08:00:00Z,O2,no growth,\n\
                    batch:P1-1,released,2026-03-05T10:00:00Z,O3,two signed,\n";
        assert!(BATCH.contains(good));
        let seen = walked(&format!("{}{WARD}", BATCH.replace(good, instead)), &["P1-1"]);
        let codes: Vec<&str> = seen.refused.iter().map(|one| one.code).collect();
        let none = "not_from_here";
        assert_eq!(codes, ["batch_forbids", none, none, none], "{why}");
        let told = format!("its batch does not let it go there: batch P1-1 stands at {why}");
        assert_eq!(seen.refused[0].detail, told);
        // A step says that the bottle has left the bank, so it is to be called back.
        assert_eq!(bottle(&seen), "call_back", "{why}");
    }
    // Nothing is known of the batch, or the bottle does not name one.
    for rows in [
        "bottle:B1,quarantine,2026-03-02,O1,filled,P9-9\nbottle:B1,stock,2026-03-06,O1,found,P1-1\n",
        "bottle:B1,quarantine,2026-03-02,O1,filled,\nbottle:B1,shipped,2026-03-06,O1,found,\n",
    ] {
        let seen = walked(rows, &["P1-1"]);
        let unknown = [(2, "bottle:B1", "batch_unknown"), (3, "bottle:B1", "batch_unknown")];
        assert_eq!(refusals(&seen), unknown);
        assert_eq!(bottle(&seen), "filled");
    }
}

#[test]
fn a_step_of_a_batch_that_is_entered_late_makes_bottles_contradict_it() {
    // This row is entered behind all others, but dated before the release.
    let late = "batch:P1-1,culture_fail,2026-03-04T08:00:00Z,O2,growth,\n";
    let seen = walked(&format!("{BATCH}{WARD}{late}"), &["P1-1"]);
    assert_eq!(
        refusals(&seen),
        [
            (7, "batch:P1-1", "not_from_here"),
            (8, "batch:P1-1", "not_from_here"),
            (9, "bottle:B1", "batch_forbids"),
            (10, "bottle:B1", "not_from_here"),
            (11, "bottle:B1", "not_from_here"),
            (12, "bottle:B1", "not_from_here"),
        ]
    );
    assert_eq!(bottle(&seen), "call_back");
    assert_eq!(seen.states["batch"], BTreeMap::from([("culture_fail", 1)]));
    // A recall that is dated before the ward had the bottle.
    let late = "batch:P1-1,recalled,2026-03-05T12:30:00Z,O2,a wrong thermometer,\n";
    let seen = walked(&format!("{BATCH}{WARD}{late}"), &["P1-1"]);
    assert_eq!(refusals(&seen), [(12, "bottle:B1", "not_from_here")]);
    assert_eq!(bottle(&seen), "call_back");
}

#[test]
fn a_wrong_click_is_taken_back_by_a_second_person_and_the_bottles_are_let_go() {
    let wrong = "batch:P1-1,recalled,2026-03-06T13:00:00Z,O2,wrong click,\n";
    let undo = |who: &str, to: &str| {
        format!("batch:P1-1,{to},2026-03-06T14:00:00Z,{who},it was P1-2,,undo\n")
    };
    let rows = |undo: &str| format!("{BATCH}{WARD}{wrong}{undo}");
    let seen = marked(&rows(&undo("O4", "released")));
    assert_eq!(seen.refused, []);
    assert_eq!(seen.states["batch"], BTreeMap::from([("released", 1)]));
    // The bottle is back on the ward. The change to `call_back` stays in its history.
    assert_eq!(bottle(&seen), "received");
    let told: Vec<&str> =
        thing(&seen, "bottle:B1").changes.iter().rev().map(|one| one.to).collect();
    assert_eq!(told[..2], ["received", "call_back"]);
    for (undo, code) in [
        (undo("O2", "released"), "same_person"),
        (undo("Ο-2", "released"), "same_person"),
        (undo("O4", "release_ready"), "not_the_one_before"),
        (undo("", "released"), "nobody_named"),
    ] {
        let seen = marked(&rows(&undo));
        assert_eq!(refusals(&seen), [(14, "batch:P1-1", code)]);
        assert_eq!(bottle(&seen), "call_back");
    }
    // Without the mark it is a normal step, and the picture of the flow does not have it.
    let unmarked = undo("O4", "released").replace(",,undo", ",");
    let seen = marked(&rows(&unmarked));
    assert_eq!(refusals(&seen), [(14, "batch:P1-1", "not_from_here")]);
}

#[test]
fn what_is_final_and_what_is_suspected_has_a_way_back() {
    let rows = "container:C1,received,2026-03-01,O1,arrived,\n\
                container:C1,rejected,2026-03-01,O1,wrong click,\n\
                container:C1,received,2026-03-02,O2,it was C2,,undo\n\
                container:C1,raw_stock,2026-03-02,O1,accepted,\n\
                container:C1,suspected,2026-03-03,O1,the freezer was warm,\n\
                container:C1,raw_stock,2026-03-04,O2,its log is good,,undo\n\
                pool:P1,mixed,2026-03-05,O1,poured,\n\
                pool:P1,suspected,2026-03-05,O1,a lid was open,\n\
                pool:P1,mixed,2026-03-06,O3,looked at,,undo\n\
                batch:P1-1,heating,2026-03-07,O1,begun,\n\
                bottle:B1,quarantine,2026-03-07,O1,filled,P1-1\n\
                bottle:B1,suspected,2026-03-08,O1,a cap is loose,\n\
                bottle:B1,quarantine,2026-03-09,O2,it is tight,,undo\n";
    let seen = marked(rows);
    assert_eq!(seen.refused, []);
    assert_eq!(seen.states["container"], BTreeMap::from([("raw_stock", 1)]));
    assert_eq!(seen.states["pool"], BTreeMap::from([("mixed", 1)]));
    assert_eq!(bottle(&seen), "quarantine");
    // A bottle cannot be taken back to a state that its batch does not allow.
    let pulled = "batch:P1-1,suspected,2026-03-06T13:00:00Z,O2,a leak,\n\
                  bottle:B1,received,2026-03-06T14:00:00Z,O4,it is needed,,undo\n";
    let seen = marked(&format!("{BATCH}{WARD}{pulled}"));
    assert_eq!(refusals(&seen), [(14, "bottle:B1", "batch_forbids")]);
}

#[test]
fn milk_that_is_released_anew_does_not_leave_quarantine_by_itself() {
    // The release is taken back and given again. The bottle was pulled, so it needs a new step.
    let rows = "batch:P1-1,release_ready,2026-03-06T13:00:00Z,O4,signed too soon,,undo\n\
                batch:P1-1,released,2026-03-06T15:00:00Z,O3,two signed,\n";
    let seen = marked(&format!("{BATCH}{rows}"));
    assert_eq!(seen.refused, []);
    assert_eq!(bottle(&seen), "quarantine");
    let again = format!("{BATCH}{rows}bottle:B1,stock,2026-03-06T16:00:00Z,O3,released,\n");
    assert_eq!(bottle(&marked(&again)), "stock");
}

#[test]
fn a_drill_moves_nothing_and_says_what_it_would_have() {
    let drill = "batch:P1-1,recalled,2026-03-06T13:00:00Z,O2,mock recall of spring,,drill\n\
                 batch:P2-1,recalled,2026-03-06T13:00:00Z,O2,mock recall of spring,,drill\n";
    let seen = marked(&format!("{BATCH}{WARD}{drill}"));
    let plain = walked(&format!("{BATCH}{WARD}"), &["P1-1"]);
    assert_eq!(seen.things, plain.things);
    let [Drill { line, thing, from, to, bottles }] = seen.drills.as_slice() else {
        panic!("one drill: {:?}", seen.drills)
    };
    assert_eq!((*line, thing.as_str(), *from, *to), (13, "batch:P1-1", "released", "recalled"));
    assert_eq!(*bottles, BTreeMap::from([("B1".to_owned(), "call_back")]));
    // A step that could not be taken cannot be practised either.
    assert_eq!(refusals(&seen), [(14, "batch:P2-1", "not_from_here")]);
}

#[test]
fn a_refused_step_that_says_milk_is_bad_holds_it_until_a_second_person_has_looked() {
    let on = |thing: &str, to: &str, who: &str| {
        marked(&format!("{BATCH}{WARD}{thing},{to},2026-03-06T13:00:00Z,{who},,\n"))
    };
    for (one, to, held, its_bottle) in [
        ("container:C2", "discarded", "suspected", "call_back"),
        ("pool:P1", "discarded", "suspected", "call_back"),
        ("batch:P1-1", "culture_fail", "suspected", "call_back"),
        ("batch:P1-1", "recalled", "suspected", "call_back"),
        ("bottle:B1", "recalled", "call_back", "call_back"),
        ("bottle:B1", "suspected", "call_back", "call_back"),
        // A step that says nothing bad changes nothing.
        ("bottle:B1", "thawed", "received", "received"),
        ("batch:P1-1", "cooled", "released", "received"),
    ] {
        let seen = on(one, to, "O2");
        assert_eq!(refusals(&seen), [(13, one, "no_reason")]);
        assert_eq!((thing(&seen, one).state, bottle(&seen)), (held, its_bottle), "{one} {to}");
    }
    // A step in the future has not happened.
    let coming = "batch:P1-1,recalled,2999-01-01,O2,planned,\n";
    assert_eq!(bottle(&marked(&format!("{BATCH}{WARD}{coming}"))), "received");
    // A doubt is a change like any other, and can be taken back.
    let rows = "bottle:B1,suspected,2026-03-06T13:00:00Z,O2,a loose cap,\n\
                bottle:B1,received,2026-03-06T14:00:00Z,O4,it is tight,,undo\n";
    let seen = marked(&format!("{BATCH}{WARD}{rows}"));
    assert_eq!(refusals(&seen), [(13, "bottle:B1", "not_from_here")]);
    assert_eq!(bottle(&seen), "received");
    let told: Vec<How> =
        thing(&seen, "bottle:B1").changes.iter().rev().map(|one| one.how).collect();
    assert_eq!(told[..2], [How::Undo, How::Doubt]);
}

#[test]
fn names_are_compared_by_the_rule_for_names_and_nothing_lies_in_the_future() {
    let rows = BATCH.replace("batch:P1-1,released", "batch:ｐ1-1,released");
    let rows =
        rows.replace("filled,P1-1", "filled,p1-1").replace("bottle:B1,stock", "bottle:b 1,stock");
    let seen = walked(&rows, &["P1-1"]);
    assert_eq!(seen.refused, []);
    assert_eq!(bottle(&seen), "stock");
    let seen = walked("pool:P1,mixed,2999-03-01,O1,poured,\n", &[]);
    assert_eq!(refusals(&seen), [(2, "pool:P1", "in_the_future")]);
}

#[test]
fn a_mark_is_undo_or_drill() {
    let text = "thing,to,at,who,why,batch,mark\npool:P1,mixed,2026-03-01,O1,poured,,maybe\n";
    let said = read(text).expect_err("no such mark")[0].to_string();
    assert_eq!(said, "2: mark: `maybe` is neither undo nor drill");
}
