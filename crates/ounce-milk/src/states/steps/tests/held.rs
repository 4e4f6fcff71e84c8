//! A later finding about a donor holds her milk, wherever it is.

use super::*;
use crate::states::history::How;

fn hold(container: &str, at: &str) -> Hold {
    Hold {
        container: container.into(),
        at: at.parse().expect("a time"),
        who: "serology us-hmbana 2026.1".into(),
        why: "donor D1: hcv positive, drawn on 2026-03-01".into(),
    }
}

/// Walks the batch and these rows with these holds.
fn found(rows: &str, holds: &[Hold]) -> Walked {
    let header = "thing,to,at,who,why,batch,pool,mark\n";
    let pad = |rows: &str, more: &str| -> String {
        rows.lines().map(|row| format!("{row}{more}\n")).collect()
    };
    let made = pad(MADE, ",,").replace("poured,,,", "poured,,P1,");
    let batch: String =
        BATCH
            .lines()
            .map(|row| {
                if row.starts_with("batch") { format!("{row},P1,\n") } else { format!("{row},,\n") }
            })
            .collect();
    let steps = read(&format!("{header}{made}{batch}{rows}")).expect("the table is good");
    let releases = [("P1-1".into(), release("P1-1"))].into();
    walk(&steps, &beside(&releases, holds))
}

fn state<'a>(walked: &'a Walked, name: &str) -> &'a str {
    thing(walked, name).state
}

const SHIPPED: &str = "\
bottle:B1,allocated,2026-03-06T08:00:00Z,O2,an order,,,
bottle:B1,shipped,2026-03-06T09:00:00Z,O2,on dry ice,,,
";

#[test]
fn milk_that_has_left_is_called_back_and_its_pool_and_load_are_held() {
    let free = found(SHIPPED, &[]);
    assert_eq!((free.legal, state(&free, "bottle:B1")), (true, "shipped"));
    let held = found(SHIPPED, &[hold("C1", "2026-03-07T00:00:00Z")]);
    // Steps before the finding stay as they were.
    assert!(held.legal, "{:?}", held.refused);
    assert_eq!(state(&held, "container:C1"), "suspected");
    assert_eq!(state(&held, "container:C2"), "pooled");
    assert_eq!(state(&held, "pool:P1"), "suspected");
    assert_eq!(state(&held, "batch:P1-1"), "suspected");
    assert_eq!(state(&held, "bottle:B1"), "call_back");
    let last = thing(&held, "container:C1").changes.last().expect("it was held");
    assert_eq!(last.how, How::Finding);
    let last = thing(&held, "bottle:B1").changes.last().expect("it was pulled");
    assert_eq!(last.how, How::Pulled);
    assert_eq!(last.why, "container C1: donor D1: hcv positive, drawn on 2026-03-01");
}

#[test]
fn nothing_goes_on_behind_the_moment_it_was_known() {
    let held = found(SHIPPED, &[hold("C2", "2026-03-06T08:30:00Z")]);
    assert_eq!(refusals(&held), [(22, "bottle:B1", "not_from_here")]);
    assert_eq!(state(&held, "bottle:B1"), "call_back");
    // A finding at the moment of a step counts before that step.
    let held = found(SHIPPED, &[hold("C2", "2026-03-05T10:00:00Z")]);
    assert_eq!(refusals(&held)[0], (19, "batch:P1-1", "not_from_here"));
    assert_ne!(state(&held, "bottle:B1"), "stock");
    // A finding before the container was poured: it never gets into a pool.
    let held = found("", &[hold("C1", "2026-03-01T08:30:00Z")]);
    assert_eq!(state(&held, "container:C1"), "suspected");
    assert_ne!(state(&held, "pool:P1"), "split");
}

#[test]
fn what_is_not_known_yet_and_what_is_gone_holds_nothing() {
    let free = found(SHIPPED, &[]);
    let later = found(SHIPPED, &[hold("C1", "2027-01-01T00:00:00Z")]);
    assert_eq!(later.things, free.things);
    let rows = "container:C3,received,2026-03-01,O1,arrived,,,\n\
                container:C3,rejected,2026-03-01,O1,debris,,,\n";
    let gone = found(rows, &[hold("C3", "2026-03-07T00:00:00Z")]);
    assert_eq!(state(&gone, "container:C3"), "rejected");
}

#[test]
fn a_second_finding_holds_what_a_person_lets_go_of_the_first() {
    let undo = "container:C1,pooled,2026-03-08T08:00:00Z,O4,a mix-up in the laboratory,,,undo\n";
    let one = [hold("C1", "2026-03-07T00:00:00Z")];
    let let_go = found(undo, &one);
    assert!(let_go.legal, "{:?}", let_go.refused);
    assert_eq!(state(&let_go, "container:C1"), "pooled");
    assert_eq!(state(&let_go, "bottle:B1"), "stock");
    let two = [hold("C1", "2026-03-07T00:00:00Z"), hold("C1", "2026-03-07T12:00:00Z")];
    let held = found(undo, &two);
    assert_eq!(refusals(&held), [(21, "container:C1", "not_the_one_before")]);
    assert_eq!(state(&held, "container:C1"), "suspected");
}
