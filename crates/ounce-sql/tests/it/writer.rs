//! Writes that share a commit: each is whole or not there at all.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Barrier};

use ounce_sql::{Fault, Sql, Store};

use crate::both::{Database, Outcome};

const INSERT: &str = "INSERT INTO probe (k, n) VALUES (:k, :n)";
const TAKE: &str = "UPDATE counter SET n = n + 1 WHERE name = 'taken' RETURNING n";

fn insert(sql: &mut dyn Sql, k: i64) -> Result<u64, Fault> {
    sql.run(INSERT, &[("k", k.into()), ("n", k.into())])
}

fn keys(store: &Store) -> Result<Vec<i64>, Fault> {
    let rows = store.read_now(|sql| sql.rows("SELECT k FROM probe ORDER BY k", &[]))?;
    rows.iter().map(|row| row.int(0)).collect()
}

fn taken(store: &Store) -> Result<i64, Fault> {
    let row = store.read_now(|sql| sql.row("SELECT n FROM counter", &[]))?;
    row.ok_or_else(|| Fault::corrupt("no counter"))?.int(0)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().expect("a runtime starts")
}

/// Keeps the writer busy from inside a job until it is let go, so that what is sent meanwhile
/// queues up and makes one group. The first run alone waits: a job may run more than once.
struct Gate {
    open: Sender<()>,
    entered: Receiver<()>,
}

fn gate(store: &Store) -> Gate {
    let (open, opened) = channel();
    let (enter, entered) = channel();
    let store = store.clone();
    std::thread::spawn(move || {
        store.write_now(move |_| {
            // Either end may be gone when the job runs again.
            let _ = enter.send(());
            let _ = opened.recv();
            Ok(Ok::<_, ()>(()))
        })
    });
    entered.recv().expect("the writer takes the job");
    Gate { open, entered }
}

impl Gate {
    fn open(self) {
        drop(self.open);
        drop(self.entered);
    }
}

type Answer = Result<Result<u64, &'static str>, Fault>;

/// Sends writes in order while the writer is held up, then lets it take them as one group.
fn as_one_group(store: &Store, jobs: Vec<fn(&mut dyn Sql) -> Answer>) -> Vec<Answer> {
    let gate = gate(store);
    let runtime = runtime();
    runtime.block_on(async {
        let mut answers = Vec::new();
        for job in jobs {
            let mut write = Box::pin(store.write(job));
            // One poll sends it; the queue has room, so it is in line before the next one.
            let polled = std::future::poll_fn(|cx| {
                std::task::Poll::Ready(write.as_mut().poll(cx).is_pending())
            });
            assert!(polled.await, "the writer is held up, so nothing is answered yet");
            answers.push(write);
        }
        gate.open();
        let mut ends = Vec::new();
        for answer in answers {
            ends.push(answer.await);
        }
        ends
    })
}

on_both! {
    /// The middle one of three refuses after it has written: it alone is undone.
    fn a_refusal_undoes_its_own_job_only(db) {
        let store = db.open_with_probe();
        let ends = as_one_group(&store, vec![
            |sql| insert(sql, 1).map(Ok),
            |sql| insert(sql, 2).map(|_| Err("full")),
            |sql| insert(sql, 3).map(Ok),
        ]);
        assert!(matches!(ends[..], [Ok(Ok(1)), Ok(Err("full")), Ok(Ok(1))]), "{ends:?}");
        assert_eq!(keys(&store)?, [1, 3]);
    }

    /// Queued writes share commits, and each answer says what is in the database.
    fn what_has_queued_shares_a_commit(db) {
        let store = db.open_with_probe();
        let before = *store.commits().borrow();
        let take = |sql: &mut dyn Sql| sql.run("UPDATE counter SET n = n + 1", &[]).map(Ok);
        let ends = as_one_group(&store, vec![take; 100]);
        assert!(ends.iter().all(|end| matches!(end, Ok(Ok(1)))), "{ends:?}");
        assert_eq!(taken(&store)?, 100);
        // How many depends on how busy the machine is, but never one each.
        let commits = *store.commits().borrow() - before;
        assert!((1..100).contains(&commits), "{commits} commits");
    }

    /// After a job had to be undone the next groups go with savepoints, which must be as good.
    fn refusals_one_after_the_other(db) {
        let store = db.open_with_probe();
        for round in 0..3 {
            let ends = as_one_group(&store, vec![
                |sql| insert(sql, 10).map(|_| Err("full")),
                |sql| sql.run("UPDATE counter SET n = n + 1", &[]).map(Ok),
                |sql| insert(sql, 11).map(|_| Err("full")),
                |sql| sql.run("UPDATE counter SET n = n + 1", &[]).map(Ok),
            ]);
            assert!(matches!(ends[..], [Ok(Err(_)), Ok(Ok(1)), Ok(Err(_)), Ok(Ok(1))]), "{ends:?}");
            assert_eq!(taken(&store)?, (round + 1) * 2);
        }
        assert!(keys(&store)?.is_empty());
    }

    /// A statement that fails takes its job with it and leaves the neighbours alone.
    fn a_broken_constraint_fails_one_job(db) {
        let store = db.open_with_probe();
        let ends = as_one_group(&store, vec![
            |sql| insert(sql, 1).map(Ok),
            |sql| insert(sql, 2).and_then(|_| insert(sql, 1)).map(Ok),
            |sql| insert(sql, 3).map(Ok),
        ]);
        assert!(matches!(ends[..], [Ok(Ok(1)), Err(_), Ok(Ok(1))]), "{ends:?}");
        assert_eq!(keys(&store)?, [1, 3]);
    }

    /// SQLite would let the transaction go on after a failed statement and PostgreSQL would not,
    /// so a job that passes over one fails on both.
    fn a_fault_passed_over_is_still_one(db) {
        let store = db.open_with_probe();
        let ends = as_one_group(&store, vec![
            |sql| insert(sql, 1).map(Ok),
            |sql| {
                insert(sql, 2)?;
                insert(sql, 1).ok();
                Ok(Ok(1))
            },
            |sql| insert(sql, 3).map(Ok),
        ]);
        assert!(matches!(ends[..], [Ok(Ok(1)), Err(_), Ok(Ok(1))]), "{ends:?}");
        assert_eq!(keys(&store)?, [1, 3]);
    }

    /// A panic is a fault for its caller; the writer lives on.
    fn a_panic_harms_nobody_else(db) {
        let store = db.open_with_probe();
        let ends = as_one_group(&store, vec![
            |sql| insert(sql, 1).map(Ok),
            |sql| {
                insert(sql, 2)?;
                panic!("spilled")
            },
            |sql| insert(sql, 3).map(Ok),
        ]);
        assert!(matches!(&ends[..], [Ok(Ok(1)), Err(fault), Ok(Ok(1))]
            if fault.to_string().contains("spilled")), "{ends:?}");
        assert_eq!(keys(&store)?, [1, 3]);
    }

    /// A caller that hangs up while the write waits was told nothing, or "no" by a time limit: it
    /// is not done behind their back, and the writer lives on.
    fn what_nobody_waits_for_is_not_done(db) {
        let store = db.open_with_probe();
        let held = gate(&store);
        runtime().block_on(async {
            let mut write = Box::pin(store.write(|sql| insert(sql, 1).map(Ok::<_, ()>)));
            std::future::poll_fn(|cx| {
                assert!(write.as_mut().poll(cx).is_pending());
                std::task::Poll::Ready(())
            }).await;
            drop(write);
        });
        held.open();
        assert_eq!(store.write_now(|sql| insert(sql, 2).map(Ok::<_, ()>))?, Ok(1));
        assert_eq!(keys(&store)?, [2]);
    }

    /// Neither is one kept that has run when its asker leaves, and its neighbour is.
    fn what_nobody_waits_for_any_more_is_undone(db) {
        let store = db.open_with_probe();
        let (ran, has_run) = channel();
        let (leave, may_go_on) = channel::<()>();
        let mut may_go_on = Some(may_go_on);
        runtime().block_on(async {
            let mut write = Box::pin(store.write(move |sql| {
                let done = insert(sql, 1)?;
                // The test may be over when the job runs again.
                let _ = ran.send(());
                if let Some(gate) = may_go_on.take() {
                    let _ = gate.recv();
                }
                Ok(Ok::<_, ()>(done))
            }));
            std::future::poll_fn(|cx| {
                assert!(write.as_mut().poll(cx).is_pending());
                std::task::Poll::Ready(())
            }).await;
            has_run.recv().expect("the job runs");
            let mut beside = Box::pin(store.write(|sql| insert(sql, 2).map(Ok::<_, ()>)));
            std::future::poll_fn(|cx| {
                assert!(beside.as_mut().poll(cx).is_pending());
                std::task::Poll::Ready(())
            }).await;
            drop(write);
            drop(leave);
            assert_eq!(beside.await.expect("no fault"), Ok(1));
        });
        assert_eq!(keys(&store)?, [2]);
    }

    /// Two processes on one database count to a sum: no count is lost in any order.
    fn two_stores_on_one_counter_lose_nothing(db) {
        let stores = [db.open_with_probe(), db.open()];
        let runs = Arc::new(AtomicU32::new(0));
        let start = Arc::new(Barrier::new(4));
        let threads: Vec<_> = (0..4).map(|i| {
            let (store, runs, start) = (stores[i % 2].clone(), runs.clone(), start.clone());
            std::thread::spawn(move || -> Result<i64, Fault> {
                start.wait();
                let mut done = 0;
                for _ in 0..100 {
                    let runs = runs.clone();
                    let end = store.write_now(move |sql| {
                        runs.fetch_add(1, Ordering::Relaxed);
                        let read = "SELECT n FROM counter";
                        let n = sql.row(read, &[])?.ok_or_else(|| Fault::corrupt("gone"))?.int(0)?;
                        let set = "UPDATE counter SET n = :n";
                        sql.run(set, &[("n", (n + 1).into())]).map(Ok::<_, ()>)
                    })?;
                    done += i64::from(end.is_ok());
                }
                Ok(done)
            })
        }).collect();
        let mut done = 0;
        for thread in threads {
            done += thread.join().map_err(|_| "a thread panicked")??;
        }
        assert_eq!((done, taken(&stores[0])?), (400, 400));
        if !db.is_sqlite() {
            assert!(runs.load(Ordering::Relaxed) > 400, "nothing crossed, so nothing was proved");
        }
    }

    /// Closing runs the queued writes and refuses later ones.
    fn closing_drains_the_queue(db) {
        let store = db.open_with_probe();
        let held = gate(&store);
        let waiting: Vec<_> = (0..20).map(|k| {
            let store = store.clone();
            let (sent, is_sent) = channel();
            let thread = std::thread::spawn(move || {
                runtime().block_on(async {
                    let mut write = Box::pin(store.write(move |sql| insert(sql, k).map(Ok::<_, ()>)));
                    std::future::poll_fn(|cx| {
                        assert!(write.as_mut().poll(cx).is_pending());
                        std::task::Poll::Ready(())
                    }).await;
                    sent.send(()).expect("the test waits for it");
                    write.await
                })
            });
            is_sent.recv().expect("the write is in the queue");
            thread
        }).collect();
        let closing = { let store = store.clone(); std::thread::spawn(move || store.close()) };
        held.open();
        closing.join().map_err(|_| "closing panicked")?;
        for thread in waiting {
            assert_eq!(thread.join().map_err(|_| "a write panicked")??, Ok(1));
        }
        assert!(store.write_now(|sql| insert(sql, 99).map(Ok::<_, ()>)).is_err());
        assert_eq!(keys(&db.open())?, (0..20).collect::<Vec<_>>());
    }

    /// The tally hears of commits, and of nothing else.
    fn commits_are_counted(db) {
        let store = db.open_with_probe();
        let mut commits = store.commits();
        commits.borrow_and_update();
        store.write_now(|sql| insert(sql, 1).map(|_| Err::<(), _>("no")))?.err();
        store.write_now(|sql| sql.rows("SELECT k FROM probe", &[]).map(Ok::<_, ()>))?.ok();
        assert!(!commits.has_changed()?);
        store.write_now(|sql| insert(sql, 1).map(Ok::<_, ()>))?.ok();
        assert!(commits.has_changed()?);
    }

    /// More jobs than fit into one group, from many clients: all get through, each once.
    fn a_crowd_gets_through(db) {
        let store = db.open_with_probe();
        let sum: i64 = runtime().block_on(async {
            let mut tasks = tokio::task::JoinSet::new();
            for k in 0..500 {
                let store = store.clone();
                tasks.spawn(async move {
                    store.write(move |sql| {
                        insert(sql, k)?;
                        let n = sql.row(TAKE, &[])?.ok_or_else(|| Fault::corrupt("gone"))?.int(0)?;
                        // One in seven is turned away after it has written.
                        Ok(if k % 7 == 0 { Err(()) } else { Ok(n) })
                    }).await
                });
            }
            let mut kept = 0;
            while let Some(done) = tasks.join_next().await {
                kept += i64::from(done.expect("no panic").expect("no fault").is_ok());
            }
            kept
        });
        assert_eq!((sum, taken(&store)?), (428, 428));
        assert_eq!(i64::try_from(keys(&store)?.len())?, 428);
    }
}

/// The server ends every idle connection, as a restart does: nobody notices.
#[test]
fn a_lost_connection_is_replaced() -> Outcome {
    let db = Database::postgres();
    let store = db.open_with_probe();
    for k in 0..5 {
        db.script(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
        assert_eq!(keys(&store)?, (0..k).collect::<Vec<_>>());
        assert_eq!(store.write_now(move |sql| insert(sql, k).map(Ok::<_, ()>))?, Ok(1));
    }
    assert_eq!(keys(&store)?, [0, 1, 2, 3, 4]);
    // Gone in the middle of a job: this group fails, the next one does not.
    let end = store.write_now(|sql| {
        insert(sql, 9)?;
        sql.rows("SELECT pg_terminate_backend(pg_backend_pid())", &[])?;
        insert(sql, 10).map(Ok::<_, ()>)
    });
    assert!(end.is_err_and(|fault| fault.is_busy()));
    assert_eq!(store.write_now(|sql| insert(sql, 11).map(Ok::<_, ()>))?, Ok(1));
    assert_eq!(keys(&store)?, [0, 1, 2, 3, 4, 11]);
    Ok(())
}
