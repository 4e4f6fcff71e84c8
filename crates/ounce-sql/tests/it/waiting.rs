//! How long somebody waits, and that "no" means no.

use std::time::{Duration, Instant};

use ounce_sql::{Fault, Opening, Sql, Store, Trouble};

use crate::both::{Database, NOW_MS, opening};

const PATIENCE: Duration = Duration::from_millis(400);

fn insert(sql: &mut dyn Sql, k: i64) -> Result<Result<u64, ()>, Fault> {
    sql.run("INSERT INTO probe (k) VALUES (:k)", &[("k", k.into())]).map(Ok)
}

fn impatient(db: &Database) -> Result<Store, Fault> {
    drop(db.open_with_probe());
    Store::open(&db.url(), Opening { patience: PATIENCE, ..opening(NOW_MS) })
}

fn count(store: &Store) -> Result<usize, Fault> {
    Ok(store.read_now(|sql| sql.rows("SELECT k FROM probe", &[]))?.len())
}

#[expect(clippy::disallowed_methods, reason = "how long it took is what the test is about")]
fn now() -> Instant {
    Instant::now()
}

on_both! {
    /// Another process holds the database for longer than any caller waits: all callers are told
    /// "no" within one patience, not one after the other, and nothing of it is done afterwards.
    fn who_was_told_no_finds_nothing_done(db) {
        let store = impatient(db)?;
        let lock = db.lock();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build()?;
        let began = now();
        let answers = runtime.block_on(async {
            let mut tasks = tokio::task::JoinSet::new();
            for k in 0..14 {
                let store = store.clone();
                tasks.spawn(async move { store.write(move |sql| insert(sql, k)).await });
            }
            tasks.join_all().await
        });
        let took = began.elapsed();
        for answer in answers {
            let fault = answer.err().ok_or("it was written under the lock")?;
            assert_eq!(fault.trouble(), Some(Trouble::Busy), "{fault}");
        }
        assert!(took < PATIENCE * 4, "{took:?} for fourteen who waited side by side");
        drop(lock);
        assert_eq!(store.write_now(|sql| insert(sql, 99))?, Ok(1));
        assert_eq!(count(&store)?, 1);
    }

    /// A later caller waits as long as the first one did, and gets through when the lock is gone.
    fn a_lock_that_goes_in_time_costs_nobody_anything(db) {
        let store = impatient(db)?;
        let lock = db.lock();
        let writing = { let store = store.clone(); std::thread::spawn(move || {
            store.write_now(|sql| insert(sql, 1))
        }) };
        // The job is in the queue or waits for the lock already; either way it is in time.
        drop(lock);
        assert_eq!(writing.join().map_err(|_| "a panic")??, Ok(1));
        assert_eq!(count(&store)?, 1);
    }
}
