//! Jobs: one process holds a job, a turn is taken once, and its work is on record.

use std::convert::Infallible;

use ounce_store::jobs::{self, Job, Run};

use super::world::World;
use crate::both::NOW_MS;

const TERM: i64 = 150_000;

on_both! {
    /// Two processes must not send the same letters, and one that crashed must not stop the mail.
    fn one_holds_a_job_until_it_lets_go_or_is_gone_too_long(db) {
        let world = World::new(db)?;
        let taken = world.write(|sql| {
            let mut taken = Vec::new();
            for (holder, now_ms) in [
                ("one", 1_000),
                ("other", 2_000),
                ("one", 3_000),
                ("other", 3_000 + TERM),
                ("one", 4_000 + TERM),
            ] {
                taken.push(jobs::hold(sql, "mail", holder, now_ms, TERM)?);
            }
            jobs::let_go(sql, "mail", "one")?;
            taken.push(jobs::hold(sql, "mail", "one", 4_000 + TERM, TERM)?);
            jobs::let_go(sql, "mail", "other")?;
            taken.push(jobs::hold(sql, "mail", "one", 4_000 + TERM, TERM)?);
            Ok(Ok::<_, Infallible>(taken))
        })?;
        assert_eq!(taken, [true, false, true, true, false, false, true]);
    }

    /// A process whose clock was a day ahead must not stop the mail for a day.
    fn a_hold_from_a_clock_that_was_ahead_counts_for_nothing(db) {
        let world = World::new(db)?;
        let taken = world.write(|sql| {
            let day = 86_400_000;
            jobs::hold(sql, "mail", "one", NOW_MS + day, TERM)?;
            jobs::hold(sql, "mail", "other", NOW_MS, TERM).map(Ok::<_, Infallible>)
        })?;
        assert!(taken);
    }

    /// A due job is begun once; one that did something is due again at once, and is on record.
    fn a_turn_is_taken_once_and_told(db) {
        let world = World::new(db)?;
        let begun = world.write(|sql| {
            let first = jobs::begin(sql, "places", NOW_MS, 30_000)?;
            let same = jobs::begin(sql, "places", NOW_MS + 29_999, 30_000)?;
            let next = jobs::begin(sql, "places", NOW_MS + 30_000, 30_000)?;
            jobs::end(sql, "places", NOW_MS + 30_000, 4)?;
            let again = jobs::begin(sql, "places", NOW_MS + 30_001, 30_000)?;
            jobs::end(sql, "places", NOW_MS + 30_001, 0)?;
            jobs::fail(sql, "places", NOW_MS + 60_001, 1_000, "no room on the disk")?;
            Ok(Ok::<_, Infallible>([first, same, next, again]))
        })?;
        assert_eq!(begun, [true, false, true, true]);
        let place = Job {
            name: "places".to_owned(),
            held_until_ms: None,
            last_ms: Some(NOW_MS + 60_001),
            next_ms: NOW_MS + 61_001,
        };
        assert_eq!(world.read(jobs::list)?, [place]);
        let run = |at_ms, did, error: Option<&str>| Run {
            job: "places".to_owned(),
            at_ms,
            did,
            error: error.map(str::to_owned),
        };
        let (failed, done) =
            (run(NOW_MS + 60_001, 0, Some("no room on the disk")), run(NOW_MS + 30_000, 4, None));
        assert_eq!(world.read(|sql| jobs::runs(sql, 9))?, [failed.clone(), done]);
        let forgotten = world.write(|sql| jobs::forget_before(sql, NOW_MS + 60_000).map(Ok::<_, Infallible>))?;
        assert_eq!(forgotten, 1);
        assert_eq!(world.read(|sql| jobs::runs(sql, 9))?, [failed]);
    }
}
