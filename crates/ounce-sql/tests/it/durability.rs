//! An acknowledged write is there after `kill -9`, and one that was not is whole or absent.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use ounce_sql::Store;

use crate::both::{NOW_MS, opening};

/// The variable that names the database, when this test program starts itself as a writer.
const DATABASE: &str = "OUNCE_TEST_WRITE_TO";

/// Not a test by itself: writes pairs of rows for ever and says each number after its answer.
#[test]
#[ignore = "started by the tests below in a process of its own"]
fn writes_until_killed() {
    #[expect(clippy::disallowed_methods, reason = "a process that is started is told by this")]
    let url = std::env::var(DATABASE).expect("started by a test below");
    let store = Store::open(&url, opening(NOW_MS)).expect("the database opens");
    let last = "SELECT COALESCE(MAX(k), -1) FROM probe";
    let from = store.read_now(|sql| sql.row(last, &[])).ok().flatten().map(|row| row.int(0));
    let from = from.expect("a largest key").expect("a number") + 1;
    for k in (from..).step_by(2) {
        let insert = "INSERT INTO probe (k) VALUES (:k)";
        let end = store.write_now(move |sql| {
            sql.run(insert, &[("k", k.into())])?;
            sql.run(insert, &[("k", (k + 1).into())]).map(Ok::<_, ()>)
        });
        assert!(matches!(end, Ok(Ok(1))), "{end:?}");
        println!("kept {k}");
        std::io::stdout().flush().expect("the test reads");
    }
}

on_both! {
    /// Killed again and again in the middle of its work.
    fn what_was_acknowledged_survives_a_kill(db) {
        drop(db.open_with_probe());
        let mut acknowledged = Vec::new();
        for round in 1..=4 {
            let mut child = Command::new(std::env::current_exe()?)
                .args(["durability::writes_until_killed", "--exact", "--ignored", "--nocapture"])
                .env(DATABASE, db.url())
                .stdout(Stdio::piped())
                .spawn()?;
            let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
            let mut kept = 0;
            while kept < round * 40 {
                let line = lines.next().ok_or("the writer ended by itself")??;
                if let Some(k) = line.strip_prefix("kept ") {
                    acknowledged.push(k.parse::<i64>()?);
                    kept += 1;
                }
            }
            child.kill()?;
            child.wait()?;
            // Lines it printed after the last one read were acknowledged as well.
            for line in lines {
                if let Some(k) = line?.strip_prefix("kept ") {
                    acknowledged.push(k.parse::<i64>()?);
                }
            }
            let store = db.open();
            let rows = store.read_now(|sql| sql.rows("SELECT k FROM probe ORDER BY k", &[]))?;
            let keys: Vec<_> = rows.iter().map(|row| row.int(0)).collect::<Result<_, _>>()?;
            assert!(keys.iter().copied().eq(0..i64::try_from(keys.len())?), "a gap: {keys:?}");
            assert_eq!(keys.len() % 2, 0, "half of a write");
            for k in &acknowledged {
                assert!(keys.binary_search(&(k + 1)).is_ok(), "{k} was acknowledged and is gone");
            }
        }
    }
}
