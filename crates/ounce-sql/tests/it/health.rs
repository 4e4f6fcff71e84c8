//! Whether a write is possible, proved by a real write.

use std::time::Duration;

use ounce_sql::{Fault, Opening, Store, Trouble};

use crate::both::{Database, NOW_MS, Outcome, opening};

fn ask(store: &Store) -> Result<(), Fault> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    runtime.expect("a runtime starts").block_on(store.health())
}

fn beats(store: &Store) -> Result<i64, Fault> {
    store
        .read_now(|sql| sql.row("SELECT beats FROM heartbeat", &[]))?
        .map_or(Ok(0), |row| row.int(0))
}

/// A store that has not been asked yet: answers stand for a second.
fn impatient(db: &Database) -> Result<Store, Fault> {
    let patience = Duration::from_millis(300);
    Store::open(&db.url(), Opening { patience, ..opening(NOW_MS) })
}

on_both! {
    /// It writes once a second for any number of callers, and nobody is told of this write as news.
    fn a_healthy_database_is_written_to(db) {
        let store = db.open();
        let commits = store.commits();
        assert_eq!(beats(&store)?, 0);
        for _ in 0..20 {
            ask(&store)?;
        }
        assert!((1..20).contains(&beats(&store)?), "{} beats", beats(&store)?);
        assert!(!commits.has_changed()?);
    }

    /// Reading goes on under another process's lock; writing does not, and that is what counts.
    fn a_lock_is_no_health(db) {
        drop(db.open_with_probe());
        let store = impatient(db)?;
        let lock = db.lock();
        store.read_now(|sql| sql.rows("SELECT name FROM setting", &[]))?;
        let fault = ask(&store).err().ok_or("it wrote under the lock")?;
        assert_eq!(fault.trouble(), Some(Trouble::Busy), "{fault}");
        drop(lock);
        ask(&impatient(db)?)?;
    }
}

#[test]
fn a_server_that_only_reads_is_no_health() -> Outcome {
    let db = Database::postgres();
    drop(db.open());
    let name = db.url().rsplit('=').next().map(str::to_owned).ok_or("no name")?;
    let store = db.open();
    db.script(&format!("ALTER DATABASE {name} SET default_transaction_read_only = on"));
    // Connections that are made from now on may only read.
    db.script(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    let fault = ask(&store).err().ok_or("it wrote")?;
    assert_eq!(fault.trouble(), Some(Trouble::ReadOnly), "{fault}");
    store.read_now(|sql| sql.rows("SELECT name FROM setting", &[]))?;
    Ok(())
}
