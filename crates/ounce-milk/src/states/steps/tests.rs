use std::collections::BTreeMap;

use super::*;
use crate::states::Release;
use crate::states::hold::Hold;
use crate::states::release::tests::release;
use proptest::prelude::*;

mod batches;
mod chain;
mod course;
mod held;

const HEADER: &str = "thing,to,at,who,why,batch\n";

fn walked(rows: &str, released: &[&str]) -> Walked {
    walked_from(HEADER, rows, released)
}

/// Walks the rows. If they begin [`BATCH`] and do not name its container C1, [`MADE`] is added. It
/// goes behind them, because a table may have any sequence.
fn walked_from(header: &str, rows: &str, released: &[&str]) -> Walked {
    let is_made = rows.contains(BATCH.lines().next().expect("a row"));
    let made = if is_made && !rows.contains("container:C1") { MADE } else { "" };
    let more = ",".repeat(header.split(',').count() - 6);
    let made: String = made.lines().map(|row| format!("{row}{more}\n")).collect();
    let steps = read(&format!("{header}{rows}{made}")).expect("the table is good");
    let releases = released.iter().map(|batch| ((*batch).into(), release(batch))).collect();
    walk(&steps, &beside(&releases, &[]))
}

fn beside<'a>(releases: &'a BTreeMap<Reference, Release>, holds: &'a [Hold]) -> Beside<'a> {
    let now = "2026-12-31T00:00:00Z".parse().expect("a time");
    Beside { releases, holds, now }
}

fn refusals(walked: &Walked) -> Vec<(usize, &str, &str)> {
    walked.refused.iter().map(|one| (one.line, one.thing.as_str(), one.code)).collect()
}

const BATCH: &str = "\
batch:P1-1,heating,2026-03-02T08:00:00Z,O1,begun,
batch:P1-1,held,2026-03-02T08:40:00Z,O1,62.5 °C,
batch:P1-1,cooled,2026-03-02T09:30:00Z,O1,ice water,
bottle:B1,quarantine,2026-03-02T10:00:00Z,O1,filled,P1-1
batch:P1-1,await_culture,2026-03-02T10:10:00Z,O1,sample sent,
batch:P1-1,release_ready,2026-03-05T08:00:00Z,O2,no growth,
batch:P1-1,released,2026-03-05T10:00:00Z,O3,two signed,
bottle:B1,stock,2026-03-05T10:05:00Z,O3,its batch is released,
";

/// The containers and the pool that [`BATCH`] is made from, as its record says.
const MADE: &str = "\
container:C1,received,2026-03-01T08:00:00Z,O1,arrived,
container:C1,raw_stock,2026-03-01T08:10:00Z,O1,accepted,
container:C1,thawed,2026-03-01T09:00:00Z,O1,for P1,
container:C1,pooled,2026-03-01T10:00:00Z,O1,poured,
container:C2,received,2026-03-01T08:00:00Z,O1,arrived,
container:C2,raw_stock,2026-03-01T08:10:00Z,O1,accepted,
container:C2,thawed,2026-03-01T09:00:00Z,O1,for P1,
container:C2,pooled,2026-03-01T10:00:00Z,O1,poured,
pool:P1,mixed,2026-03-01T10:10:00Z,O1,six pours,
pool:P1,sampled,2026-03-01T10:20:00Z,O1,for the laboratory,
pool:P1,split,2026-03-02T07:00:00Z,O1,one load,
";

fn thing<'a>(walked: &'a Walked, name: &str) -> &'a Thing {
    walked.things.iter().find(|thing| thing.thing == name).expect("it is there")
}

#[test]
fn every_step_is_kept_with_who_when_and_why() {
    let walked = walked(BATCH, &["P1-1"]);
    assert_eq!(walked.refused, []);
    assert!(walked.legal);
    assert_eq!(walked.steps, 19);
    assert_eq!(walked.states["batch"], BTreeMap::from([("released", 1)]));
    assert_eq!(walked.states["bottle"], BTreeMap::from([("stock", 1)]));
    let bottle = thing(&walked, "bottle:B1");
    assert_eq!(bottle.state, "stock");
    let last = bottle.changes.last().expect("two steps");
    assert_eq!((last.to, last.who.as_str()), ("stock", "O3"));
    assert_eq!(last.why, "its batch is released");
    assert_eq!(last.at.to_string(), "2026-03-05T10:05:00Z");
}

#[test]
fn without_its_release_neither_batch_nor_bottle_goes_on() {
    let none = walked(BATCH, &[]);
    let named = [(8, "batch:P1-1", "needs_release"), (9, "bottle:B1", "needs_release")];
    assert_eq!(refusals(&none), named);
    assert!(!none.legal);
    assert_eq!(none.refused[0].from, "release_ready");
    // A release of another batch does not count.
    assert_eq!(refusals(&walked(BATCH, &["P2-1"])), named);
    // A bottle belongs to the batch that its first step named, and to no other.
    let other = BATCH.replace("its batch is released,", "its batch is released,P2-1");
    let seen = walked(&other, &["P1-1", "P2-1"]);
    assert_eq!(refusals(&seen), [(9, "bottle:B1", "other_batch")]);
    // The record was signed at ten. A step one second earlier cannot rest on it.
    let early = BATCH.replace("2026-03-05T10:00:00Z", "2026-03-05T09:59:59Z");
    let seen = walked(&early, &["P1-1"]);
    let named = [(8, "batch:P1-1", "before_the_release"), (9, "bottle:B1", "batch_forbids")];
    assert_eq!(refusals(&seen), named);
}

#[test]
fn a_refused_step_changes_nothing_and_hides_nothing() {
    let rows = "container:C1,raw_stock,2026-03-01,O1,skipped the door,\n\
                container:C1,received,2026-03-01,O1,arrived frozen,\n\
                container:C1,raw_stock,2026-03-02,,accepted,\n\
                container:C1,raw_stock,2026-03-02,O1, ,\n\
                container:C1,raw_stock,2026-02-28,O1,accepted,\n\
                container:C1,raw_stock,2026-03-02,O1,accepted,\n\
                pool:P1,split,2026-03-03,O1,never mixed,\n";
    let seen = walked(rows, &[]);
    assert_eq!(
        refusals(&seen),
        [
            (2, "container:C1", "not_from_here"),
            (4, "container:C1", "nobody_named"),
            (5, "container:C1", "no_reason"),
            (6, "container:C1", "not_from_here"),
            (8, "pool:P1", "not_from_here"),
        ]
    );
    let told: Vec<_> = seen.refused.iter().map(|one| (one.to, one.detail.as_str())).collect();
    assert_eq!(
        told,
        [
            ("raw_stock", "this state does not follow that one"),
            ("raw_stock", "nobody is named who did it"),
            ("raw_stock", "no reason is given"),
            ("raw_stock", "this state does not follow that one"),
            ("split", "this state does not follow that one"),
        ]
    );
    assert_eq!(seen.states["container"], BTreeMap::from([("raw_stock", 1)]));
    assert_eq!(seen.states["pool"], BTreeMap::from([("draft", 1)]));
}

#[test]
fn a_refused_step_does_not_say_what_a_bottle_was_filled_from() {
    let rows = BATCH.replace(
        "bottle:B1,quarantine",
        "bottle:B1,quarantine,2026-03-02T09:59:00Z,,filled,P2-1\nbottle:B1,quarantine",
    );
    let seen = walked(&rows, &["P1-1", "P2-1"]);
    assert_eq!(refusals(&seen), [(5, "bottle:B1", "nobody_named")]);
    assert_eq!(seen.states["bottle"], BTreeMap::from([("stock", 1)]));
}

#[test]
fn a_state_that_no_such_thing_has_is_told_with_those_it_has() {
    for (thing, first, last) in
        [("container", "declared", "recalled"), ("bottle", "filled", "call_back")]
    {
        let row = format!("{HEADER}{thing}:X1,elsewhere,2026-03-01,O1,lost,\n");
        let said = read(&row).expect_err("no such state")[0].to_string();
        let wanted = format!("2: to: `elsewhere` is none of {first}, ");
        assert!(said.starts_with(&wanted) && said.ends_with(last), "{said}");
    }
}

#[test]
fn every_row_that_cannot_be_used_is_named() {
    let text = format!(
        "{HEADER}jar:C1,received,2026-03-01,O1,arrived,\n\
         pool:P1,thawed,soon,O1,warm,P1-1\n\
         bottle:,stock,2026-03-01,O1,found,\n\
         pool:P1,mixed,2026-03-01,O1\n"
    );
    let said: Vec<String> =
        read(&text).expect_err("four bad rows").iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "2: thing: `jar:C1` is none of container, pool, batch, bottle with a number: pool:P7",
            "3: to: `thawed` is none of draft, mixed, sampled, split, discarded, suspected, \
             recalled",
            "3: at: `soon` is not a day or a time (2026-05-02T10:15:00Z)",
            "3: batch: stays empty for what is no bottle",
            "4: thing: `bottle:` is none of container, pool, batch, bottle with a number: pool:P7",
            "5: thing: the row has 4 cells, the header 6",
        ]
    );
}

proptest! {
    /// For any steps of a bottle in any sequence: without the release of its batch it is never in
    /// stock, and so never in a later state.
    #[test]
    fn no_sequence_of_steps_leads_past_the_release(words in proptest::collection::vec(0..13_usize, 0..24)) {
        let begun = "batch:P1-1,heating,2026-03-02,O1,begun,\n".to_owned();
        let rows: String = begun + &words
            .iter()
            .map(|at| {
                let word = BottleState::ALL[*at].as_str();
                format!("bottle:B1,{word},2026-03-06,O1,tried,P1-1\n")
            })
            .collect::<String>();
        let seen = walked(&rows, &["P2-1"]);
        for thing in seen.things {
            let behind = ["stock", "allocated", "shipped", "received", "thawed", "fed"];
            prop_assert!(thing.changes.iter().all(|change| !behind.contains(&change.to)));
        }
    }
}
