//! Reads see one moment, change nothing, and say when there are too many of them.

use std::sync::mpsc::channel;

use ounce_sql::{Fault, Opening, Store};

use crate::both::{NOW_MS, opening};

const ALL: &str = "SELECT k FROM probe";

fn insert(store: &Store, k: i64) -> Result<(), Fault> {
    let insert = "INSERT INTO probe (k) VALUES (:k)";
    store.write_now(move |sql| sql.run(insert, &[("k", k.into())]).map(Ok::<_, ()>))?.ok();
    Ok(())
}

on_both! {
    /// Not a row, not a table, not even by a statement that looks like a query.
    fn a_reader_cannot_write(db) {
        let store = db.open_with_probe();
        insert(&store, 1)?;
        for sql in [
            "INSERT INTO probe (k) VALUES (7)",
            "UPDATE probe SET n = 1",
            "DELETE FROM probe",
            "CREATE TABLE other (k INTEGER)",
            "INSERT INTO probe (k) VALUES (8) RETURNING k",
        ] {
            assert!(store.read_now(move |reader| reader.rows(sql, &[])).is_err(), "{sql}");
        }
        assert_eq!(store.read_now(|sql| sql.rows(ALL, &[]))?.len(), 1);
    }

    /// A commit during a read does not show in that read.
    fn a_read_sees_one_moment(db) {
        let store = db.open_with_probe();
        insert(&store, 1)?;
        let (looked, has_looked) = channel();
        let (go_on, may_go_on) = channel();
        let reader = { let store = store.clone(); std::thread::spawn(move || {
            store.read_now(move |sql| {
                let before = sql.rows(ALL, &[])?.len();
                looked.send(()).expect("the test waits");
                may_go_on.recv().expect("the test goes on");
                Ok((before, sql.rows(ALL, &[])?.len()))
            })
        }) };
        has_looked.recv()?;
        insert(&store, 2)?;
        go_on.send(())?;
        assert_eq!(reader.join().map_err(|_| "the reader panicked")??, (1, 1));
        assert_eq!(store.read_now(|sql| sql.rows(ALL, &[]))?.len(), 2);
    }

    /// A panic is a fault for its caller; the same thread reads on.
    fn a_panic_harms_nobody_else(db) {
        let store = Store::open(&db.url(), Opening { readers: 1, ..opening(NOW_MS) })?;
        for _ in 0..3 {
            let end = store.read_now(|_| -> Result<(), Fault> { panic!("spilled") });
            assert!(end.is_err_and(|fault| fault.to_string().contains("spilled")));
        }
        store.read_now(|sql| sql.rows("SELECT name FROM setting", &[]))?;
    }

    /// A full queue says so at once, and a tally does not even queue.
    fn overload_is_told_at_once(db) {
        let store = Store::open(&db.url(), Opening { readers: 1, ..opening(NOW_MS) })?;
        let (entered, has_entered) = channel();
        let (go_on, may_go_on) = channel::<()>();
        let held = { let store = store.clone(); std::thread::spawn(move || {
            store.read_now(move |_| {
                entered.send(()).expect("the test waits");
                may_go_on.recv().ok();
                Ok(())
            })
        }) };
        has_entered.recv()?;
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        runtime.block_on(async {
            let mut queued = Vec::new();
            let full = loop {
                let mut read = Box::pin(store.read(|sql| sql.rows("SELECT name FROM setting", &[])));
                let first = std::future::poll_fn(|cx| {
                    std::task::Poll::Ready(match read.as_mut().poll(cx) {
                        std::task::Poll::Ready(end) => Some(end),
                        std::task::Poll::Pending => None,
                    })
                }).await;
                match first {
                    Some(end) => break end,
                    None => queued.push(read),
                }
                assert!(queued.len() < 10_000, "the queue has no end");
            };
            assert!(full.is_err_and(|fault| fault.is_busy()));
            assert_eq!(store.read_queue_len(), queued.len());
            assert!(store.read_if_idle(10, |_| Ok(())).await.is_none());
            drop(go_on);
            for read in queued {
                read.await.expect("the queued reads are answered");
            }
            assert!(store.read_if_idle(10, |_| Ok(())).await.is_some());
        });
        held.join().map_err(|_| "the reader panicked")??;
    }
}
