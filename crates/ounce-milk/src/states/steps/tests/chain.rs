//! Containers, pools, batches and bottles: each is only in a state that the thing it was made from
//! allows.

use super::*;
use crate::states::How;

const HEADER: &str = "thing,to,at,who,why,batch,pool,mark\n";

/// Adds the columns `pool` and `mark`. Poured containers and batches get the pool P1.
fn full(rows: &str) -> String {
    rows.lines()
        .map(|row| match row.split(',').count() {
            6 if row.contains(",pooled,") => format!("{row},P1,\n"),
            6 if row.starts_with("batch:") => format!("{row},P1,\n"),
            6 => format!("{row},,\n"),
            _ => format!("{row}\n"),
        })
        .collect()
}

/// Everything from intake to shipment, with rows in front of it and behind it.
fn chain(first: &str, last: &str) -> Walked {
    let ward = "bottle:B1,allocated,2026-03-05T11:00:00Z,O3,an order,\n\
                bottle:B1,shipped,2026-03-05T12:00:00Z,O3,on dry ice,\n";
    let rows = format!("{first}{MADE}{BATCH}{ward}{last}");
    walked_from(HEADER, &full(&rows), &["P1-1"])
}

fn states(walked: &Walked) -> [&'static str; 4] {
    ["container:C1", "pool:P1", "batch:P1-1", "bottle:B1"].map(|name| thing(walked, name).state)
}

fn codes(walked: &Walked) -> Vec<&'static str> {
    walked.refused.iter().map(|one| one.code).collect()
}

#[test]
fn what_is_found_against_a_container_pulls_all_that_was_made_from_it() {
    assert_eq!(states(&chain("", "")), ["pooled", "split", "released", "shipped"]);
    assert_eq!(codes(&chain("", "")), Vec::<&str>::new());
    for to in ["suspected", "rejected", "recalled"] {
        let found = format!("container:C1,{to},2026-03-07,O2,her test is positive,\n");
        let seen = chain("", &found);
        assert_eq!(codes(&seen), Vec::<&str>::new());
        assert_eq!(states(&seen), [to, "suspected", "suspected", "call_back"]);
        let last = thing(&seen, "bottle:B1").changes.last().expect("it was pulled");
        assert_eq!((last.how, last.who.as_str()), (How::Pulled, "O2"));
        assert_eq!(last.why, format!("container C1: {to}: her test is positive"));
        // The row may stand anywhere in the table.
        assert_eq!(states(&chain(&found, "")), states(&seen));
    }
    for to in ["suspected", "recalled"] {
        let seen = chain("", &format!("pool:P1,{to},2026-03-07,O2,a lid was open,\n"));
        assert_eq!(states(&seen), ["pooled", to, "suspected", "call_back"]);
    }
}

#[test]
fn what_was_found_earlier_refuses_all_that_came_later() {
    // The rejection is dated before the pouring, so the container cannot be part of a pool. The
    // pool that is said to hold it is held.
    let seen = chain("", "container:C1,rejected,2026-03-01T08:05:00Z,O2,no seal,\n");
    assert_eq!(states(&seen)[..3], ["rejected", "suspected", "loaded"]);
    assert_eq!(thing(&seen, "bottle:B1").state, "filled");
    assert!(codes(&seen).contains(&"pool_forbids"), "{:?}", codes(&seen));
    // Between pouring and mixing, between pool and load, between load and release.
    for (at, [pool, batch, bottle]) in [
        ("2026-03-01T10:05:00Z", ["draft", "loaded", "filled"]),
        ("2026-03-02T07:30:00Z", ["suspected", "loaded", "filled"]),
        ("2026-03-03T07:30:00Z", ["suspected", "suspected", "call_back"]),
        ("2026-03-05T10:30:00Z", ["suspected", "suspected", "call_back"]),
    ] {
        let seen = chain("", &format!("container:C1,suspected,{at},O2,her test,\n"));
        assert_eq!(states(&seen), ["suspected", pool, batch, bottle], "{at}");
        assert!(!seen.legal);
        let told = seen.refused.iter().map(|one| one.detail.as_str());
        let told: Vec<&str> = told.filter(|one| one.contains("stands at")).collect();
        let shown = [
            "container C1 stands at suspected",
            "pool P1 stands at draft",
            "pool P1 stands at suspected",
            "batch P1-1 stands at suspected",
        ];
        assert!(told.iter().all(|one| shown.iter().any(|end| one.ends_with(end))), "{told:?}");
    }
}

#[test]
fn a_release_rests_on_a_pool_and_containers_that_are_known_and_good() {
    let seen = |made: &str| {
        let rows = full(&format!("{made}{BATCH}"));
        let seen = walked_from(HEADER, &rows, &["P1-1"]);
        let released = seen.refused.iter().find(|one| one.to == "released");
        (released.map(|one| one.code), thing(&seen, "bottle:B1").state)
    };
    let but = |gone: &str| -> String {
        let rows = MADE.lines().filter(|row| !row.starts_with(gone));
        rows.map(|row| format!("{row}\n")).collect()
    };
    assert_eq!(seen(MADE), (None, "stock"));
    assert_eq!(seen(&but("container:C2,")), (Some("container_unknown"), "quarantine"));
    assert_eq!(seen(&but("container:C2,pooled")), (Some("container_forbids"), "quarantine"));
    // Without its pool the batch is not even heated.
    assert_eq!(seen(&but("pool:P1,")), (Some("not_from_here"), "filled"));
    assert_eq!(seen(&but("pool:P1,split")), (Some("not_from_here"), "filled"));
    // A third container was poured in, and the record does not name it.
    let third: String =
        MADE.lines().filter(|row| row.contains(":C2,")).collect::<Vec<_>>().join("\n");
    let third = third.replace(":C2,", ":C3,") + "\n";
    assert_eq!(seen(&format!("{third}{MADE}")), (Some("other_containers"), "quarantine"));
    // A container that the record names went into another pool.
    let other = MADE.replace(
        "container:C2,pooled,2026-03-01T10:00:00Z,O1,poured,",
        "container:C2,pooled,2026-03-01T10:00:00Z,O1,poured,,P2,",
    );
    assert_eq!(seen(&other), (Some("other_pool"), "quarantine"));
    // A step says that the load is of another pool than its record says.
    let other = MADE.replace("pool:P1,", "pool:P2,");
    let rows = full(&format!("{MADE}{other}{BATCH}")).replace(",,P1,\nbatch", ",,P2,\nbatch");
    let rows = rows.replacen(
        "batch:P1-1,heating,2026-03-02T08:00:00Z,O1,begun,,P1",
        "batch:P1-1,heating,2026-03-02T08:00:00Z,O1,begun,,P2",
        1,
    );
    let seen = walked_from(HEADER, &rows, &["P1-1"]);
    assert!(codes(&seen).contains(&"other_pool"), "{:?}", codes(&seen));
    assert_eq!(thing(&seen, "bottle:B1").state, "quarantine");
}

#[test]
fn a_rejected_container_that_is_poured_holds_the_pool() {
    let bad = "container:C3,received,2026-03-01T08:00:00Z,O1,arrived,\n\
               container:C3,rejected,2026-03-01T08:10:00Z,O1,thawed on the way,\n";
    for at in ["2026-03-01T09:30:00Z", "2026-03-01T10:15:00Z", "2026-03-05T12:30:00Z"] {
        let poured = format!("container:C3,pooled,{at},O1,poured,\n");
        let seen = chain("", &format!("{bad}{poured}"));
        assert_eq!(thing(&seen, "pool:P1").state, "suspected", "{at}");
        assert_eq!(thing(&seen, "container:C3").state, "rejected", "{at}");
        assert!(["filled", "call_back"].contains(&states(&seen)[3]), "{at}");
        // Somebody gives no name, but the milk is in the pool all the same.
        let seen = chain("", &format!("{bad}{}", poured.replace(",O1,", ",,")));
        assert_eq!(thing(&seen, "pool:P1").state, "suspected", "{at}");
    }
    // A good container that is said to be poured into a mixed pool holds the pool as well.
    let good = bad.replace("rejected", "raw_stock");
    let late = "container:C3,thawed,2026-03-01T09:00:00Z,O1,for P1,\n\
                container:C3,pooled,2026-03-01T10:15:00Z,O1,poured,\n";
    let seen = chain("", &format!("{good}{late}"));
    assert_eq!(codes(&seen)[0], "not_from_here");
    assert!(codes(&seen).contains(&"pool_forbids"));
    assert_eq!(thing(&seen, "pool:P1").state, "suspected");
    // The same row again changes nothing.
    let seen = chain("", "container:C1,pooled,2026-03-01T10:01:00Z,O1,poured,\n");
    assert_eq!(states(&seen), ["pooled", "split", "released", "shipped"]);
}

#[test]
fn what_a_second_person_takes_back_lets_the_whole_chain_go() {
    let bad = "container:C1,suspected,2026-03-06T08:00:00Z,O2,her test,\n";
    let undo = "container:C1,pooled,2026-03-06T09:00:00Z,O4,it was D2,,,undo\n";
    let seen = chain("", &format!("{bad}{undo}"));
    assert_eq!(codes(&seen), Vec::<&str>::new());
    assert_eq!(states(&seen), ["pooled", "split", "released", "shipped"]);
    // Two containers are held. When only one of them is cleared, nothing is let go.
    let other = bad.replace("C1", "C2");
    let seen = chain("", &format!("{bad}{other}{undo}"));
    assert_eq!(states(&seen), ["pooled", "suspected", "suspected", "call_back"]);
    let both = undo.replace("C1", "C2");
    let seen = chain("", &format!("{bad}{other}{undo}{both}"));
    assert_eq!(states(&seen), ["pooled", "split", "released", "shipped"]);
    // The pool or the batch was suspected for its own reason, so it stays held.
    for own in ["pool:P1", "batch:P1-1"] {
        let own = format!("{own},suspected,2026-03-06T08:30:00Z,O2,a lid was open,\n");
        let seen = chain("", &format!("{bad}{own}{undo}"));
        assert_eq!(codes(&seen), ["not_from_here"]);
        assert_eq!(states(&seen)[2..], ["suspected", "call_back"], "{own}");
    }
    // A pool, a batch or a bottle cannot be let go while its container is held.
    for (step, code) in [
        ("pool:P1,split,2026-03-06T09:00:00Z,O4,needed,,,undo\n", "container_forbids"),
        ("batch:P1-1,released,2026-03-06T09:00:00Z,O4,needed,,,undo\n", "pool_forbids"),
        ("bottle:B1,shipped,2026-03-06T09:00:00Z,O4,needed,,,undo\n", "batch_forbids"),
    ] {
        let seen = chain("", &format!("{bad}{step}"));
        assert_eq!(codes(&seen), [code]);
        assert_eq!(states(&seen), ["suspected", "suspected", "suspected", "call_back"]);
    }
    // A container cannot be taken out of a mixed pool.
    let out = "container:C1,thawed,2026-03-06T09:00:00Z,O4,it was C9,,,undo\n";
    let seen = chain("", out);
    assert_eq!(codes(&seen), ["pool_forbids"]);
    assert_eq!(states(&seen), ["pooled", "split", "released", "shipped"]);
}

#[test]
fn a_drill_begins_with_a_container_too() {
    let seen = chain("", "container:C1,recalled,2026-03-07,O2,mock recall,,,drill\n");
    assert_eq!(states(&seen), ["pooled", "split", "released", "shipped"]);
    assert_eq!(seen.drills[0].bottles, BTreeMap::from([("B1".to_owned(), "call_back")]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// For any steps at any time: while the container, the pool or the batch is not good, the
    /// bottle is in no state in which it could be fed. The same rows in another sequence give the
    /// same states.
    #[test]
    fn no_sequence_of_steps_gives_a_bottle_of_bad_milk(
        steps in proptest::collection::vec(
            (0..4_usize, 0..13_usize, 0..9_u32, 0..3_usize, any::<bool>()), 0..12,
        ),
        turn in any::<prop::sample::Index>(),
    ) {
        let mut rows: Vec<String> = full(&format!("{MADE}{BATCH}")).lines().map(str::to_owned).collect();
        for (n, (kind, to, day, who, undo)) in steps.into_iter().enumerate() {
            let thing = ["container:C1", "pool:P1", "batch:P1-1", "bottle:B1"][kind];
            let words = words_of(thing.split(':').next().expect("a kind"));
            let (to, mark) = (words[to % words.len()], if undo { "undo" } else { "" });
            // Each step has its own moment, because steps of one moment keep the table's sequence.
            rows.push(format!("{thing},{to},2026-03-0{}T14:00:{n:02}Z,O{who},tried,,,{mark}", day + 1));
        }
        let text = |rows: &[String]| walked_from(HEADER, &format!("{}\n", rows.join("\n")), &["P1-1"]);
        let seen = text(&rows);
        let [container, pool, batch, bottle] = states(&seen);
        let out = ["stock", "allocated", "shipped", "received", "thawed"];
        if container != "pooled" || pool != "split" || batch != "released" {
            prop_assert!(!out.contains(&bottle), "{container} {pool} {batch} {bottle}: {rows:#?}");
        }
        let turn = turn.index(rows.len());
        rows.rotate_left(turn);
        rows.sort_by_key(|row| row.split(',').nth(2).map(str::to_owned));
        let again = text(&rows);
        prop_assert_eq!(states(&again), [container, pool, batch, bottle]);
    }
}
