//! Turns of the loop, with jobs made for the tests.

use super::*;
use crate::scratch::Scratch;
use ounce_store::settings;

const NOON: i64 = 1_795_300_000_000;
const MINUTE: i64 = 60_000;

/// Counts up to three in a setting, one at a time.
const COUNTING: &[Job] =
    &[Job { name: "counting", every: Duration::from_secs(600), act: count_to_three }];
/// Writes, and then cannot go on.
const BROKEN: &[Job] =
    &[Job { name: "broken", every: Duration::from_secs(600), act: write_and_break }];

fn count_to_three(sql: &mut dyn Sql, _: Moment) -> Result<u64, Fault> {
    let count = counted(sql)?;
    if count == 3 {
        return Ok(0);
    }
    settings::put(sql, "count", &(count + 1).to_string())?;
    Ok(1)
}

fn write_and_break(sql: &mut dyn Sql, _: Moment) -> Result<u64, Fault> {
    settings::put(sql, "count", "9")?;
    Err(Fault::corrupt("the test breaks it"))
}

fn counted(sql: &mut dyn Sql) -> Result<u64, Fault> {
    Ok(settings::get(sql, "count")?.and_then(|count| count.parse().ok()).unwrap_or(0))
}

fn at(now_ms: i64) -> Moment {
    Moment { now_ms, seed: [7; 16] }
}

/// Runs what the loop would, to its end.
fn finish<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime starts").block_on(future)
}

fn names_due(store: &Store, all: &'static [Job], now_ms: i64) -> Vec<&'static str> {
    let due = finish(due(store, all, now_ms)).expect("the store can be read");
    due.iter().map(|job| job.name).collect()
}

#[test]
fn a_job_is_asked_until_it_has_nothing_to_do_and_then_when_it_is_due() {
    let scratch = Scratch::new();
    let store = scratch.store();
    assert_eq!(names_due(&store, COUNTING, NOON), ["counting"], "it had no turn yet");
    finish(take_turns(&store, &COUNTING[0], at(NOON)));
    assert_eq!(store.read_now(counted).expect("the store can be read"), 3);
    assert!(names_due(&store, COUNTING, NOON + 9 * MINUTE).is_empty());
    assert_eq!(names_due(&store, COUNTING, NOON + 10 * MINUTE), ["counting"]);
    let runs = store.read_now(|sql| jobs::runs(sql, 9)).expect("the store can be read");
    let run = Run { job: "counting".to_owned(), at_ms: NOON, did: 3, error: None };
    assert_eq!(runs, [run], "what was done at one moment is one line");
    store.close();
}

#[test]
fn a_second_process_does_not_take_a_turn_that_was_taken() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let one_by_one = [
        finish(take_turn(&store, &COUNTING[0], at(NOON))),
        finish(take_turn(&store, &COUNTING[0], at(NOON))),
        finish(take_turn(&store, &COUNTING[0], at(NOON))),
        finish(take_turn(&store, &COUNTING[0], at(NOON))),
    ];
    assert_eq!(one_by_one.map(|did| did.expect("the store works")), [1, 1, 1, 0]);
    store
        .write_now(|sql| settings::put(sql, "count", "0").map(Ok::<_, Infallible>))
        .expect("the store works")
        .expect("nothing refuses");
    let again = finish(take_turn(&store, &COUNTING[0], at(NOON + MINUTE)));
    assert_eq!(again.expect("the store works"), 0, "it is not due, whatever there is to do");
    store.close();
}

#[test]
fn a_failed_turn_writes_nothing_and_is_told() {
    let scratch = Scratch::new();
    let store = scratch.store();
    finish(take_turns(&store, &BROKEN[0], at(NOON)));
    assert_eq!(store.read_now(counted).expect("the store can be read"), 0);
    let runs = store.read_now(|sql| jobs::runs(sql, 9)).expect("the store can be read");
    let [run] = runs.as_slice() else { panic!("one turn failed: {runs:?}") };
    let error = run.error.as_deref().expect("it says why");
    assert!(error.contains("the test breaks it"), "{error}");
    assert!(names_due(&store, BROKEN, NOON + 4 * MINUTE).is_empty());
    assert_eq!(names_due(&store, BROKEN, NOON + 5 * MINUTE), ["broken"]);
    store.close();
}

#[test]
fn a_clock_that_was_ahead_does_not_put_a_job_off() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let tomorrow = NOON + 24 * 60 * MINUTE;
    finish(take_turns(&store, &COUNTING[0], at(tomorrow)));
    assert_eq!(names_due(&store, COUNTING, NOON), ["counting"]);
    let reset = store.write_now(|sql| settings::put(sql, "count", "2").map(Ok::<_, Infallible>));
    reset.expect("the store works").expect("nothing refuses");
    let did = finish(take_turn(&store, &COUNTING[0], at(NOON)));
    assert_eq!(did.expect("the store works"), 1);
    store.close();
}

#[test]
fn the_jobs_have_names_of_their_own() {
    let mut names: Vec<_> = JOBS.iter().map(|job| job.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), JOBS.len());
}
