//! Values are read as they were written, on both engines.

use ounce_sql::{Fault, Row, Store, Value};
use proptest::prelude::*;

const PUT: &str = "INSERT INTO probe (k, n, note, data) VALUES (:k, :n, :note, :data)
    ON CONFLICT (k) DO UPDATE SET n = excluded.n, note = excluded.note, data = excluded.data";
const GET: &str = "SELECT n, note, data FROM probe WHERE k = :k";

type Given = (Option<i64>, Option<String>, Option<Vec<u8>>);

fn put(store: &Store, k: i64, (n, note, data): Given) -> Result<u64, Fault> {
    let done = store.write_now(move |sql| {
        let args = [
            ("k", k.into()),
            ("n", n.into()),
            ("note", note.as_ref().into()),
            ("data", data.as_ref().into()),
        ];
        sql.run(PUT, &args).map(Ok::<_, ()>)
    })?;
    done.map_err(|()| unreachable!("nothing here refuses"))
}

fn get(store: &Store, k: i64) -> Result<Option<Row>, Fault> {
    store.read_now(move |sql| sql.row(GET, &[("k", k.into())]))
}

fn back(row: &Row) -> Result<Given, Fault> {
    Ok((row.opt_int(0)?, row.opt_text(1)?, row.opt_bytes(2)?))
}

on_both! {
    /// Extremes, empties and other scripts survive.
    fn values_come_back_as_they_went_in(db) {
        let store = db.open_with_probe();
        let given: [Given; 6] = [
            (None, None, None),
            (Some(i64::MIN), Some(String::new()), Some(Vec::new())),
            (Some(i64::MAX), Some("母乳 ギブ ñandú 👩‍🍼 \u{202e}rtl".to_owned()), Some(vec![0; 16])),
            (Some(-1), Some("'; DROP TABLE probe; --".to_owned()), Some(vec![0, 255, 0])),
            (Some(0), Some(":name ?1 $1 '' \\".to_owned()), Some((0..=255).collect())),
            (Some(1), Some("x".repeat(100_000)), Some(vec![7; 100_000])),
        ];
        for (k, value) in (0..).zip(given) {
            assert_eq!(put(&store, k, value.clone())?, 1);
            let row = get(&store, k)?.ok_or("the row is gone")?;
            assert_eq!(back(&row)?, value);
        }
        assert_eq!(get(&store, 99)?, None);
    }

    /// Any text without NUL, any bytes, any number.
    fn any_value_comes_back(db) {
        let store = db.open_with_probe();
        let any = (any::<Option<i64>>(), any::<Option<String>>(), any::<Option<Vec<u8>>>());
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        runner.run(&any, |(n, note, data)| {
            let note = note.map(|text| text.replace('\0', "0"));
            let given = (n, note, data);
            put(&store, 1, given.clone()).map_err(|e| TestCaseError::fail(e.to_string()))?;
            let row = get(&store, 1).map_err(|e| TestCaseError::fail(e.to_string()))?;
            let found = row.as_ref().map(back).transpose();
            prop_assert_eq!(found.map_err(|e| TestCaseError::fail(e.to_string()))?, Some(given));
            Ok(())
        })?;
    }

    /// PostgreSQL cannot store a NUL in text, so neither engine is given one.
    fn nul_in_text_is_refused(db) {
        let store = db.open_with_probe();
        let fault = put(&store, 1, (None, Some("a\0b".to_owned()), None)).err();
        assert!(fault.is_some_and(|f| f.to_string().contains("NUL")));
        assert_eq!(get(&store, 1)?, None);
    }

    /// The value of a column is never converted when it is read, and a number is never taken for
    /// bytes.
    fn values_keep_their_kind(db) {
        let store = db.open_with_probe();
        let written = store.write_now(|sql| {
            let data = "INSERT INTO probe (k, data) VALUES (1, :data)";
            sql.run(data, &[("data", 7.into())]).map(Ok::<_, ()>)
        });
        assert!(written.is_err());
        put(&store, 2, (Some(2), Some("x".to_owned()), Some(vec![1])))?;
        let row = get(&store, 2)?.ok_or("the row is gone")?;
        assert!(row.text(0).is_err() && row.int(1).is_err() && row.id(2).is_err());
        assert!(row.int(3).is_err() && row.opt_text(0).is_err() && row.flag(0).is_err());
    }

    /// Text sorts by its bytes, whatever the server's language is.
    fn text_sorts_by_bytes(db) {
        let store = db.open_with_probe();
        for (k, note) in (0..).zip(["é", "a", "Z", "z", "B", "_", "日"]) {
            put(&store, k, (None, Some(note.to_owned()), None))?;
        }
        let rows = store.read_now(|sql| sql.rows("SELECT note FROM probe ORDER BY note", &[]))?;
        let notes: Vec<_> = rows.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?;
        assert_eq!(notes, ["B", "Z", "_", "a", "z", "é", "日"]);
    }

    /// Arguments and parameters must be the same set; one name may stand in several places.
    fn arguments_match_parameters(db) {
        let store = db.open_with_probe();
        let twice = "SELECT k FROM probe WHERE k = :a OR (n = :b AND k <> :a)";
        let ask = |args: &'static [(&'static str, i64)]| {
            store.read_now(move |sql| {
                let args: Vec<_> = args.iter().map(|(name, n)| (*name, Value::Int(*n))).collect();
                sql.rows(twice, &args)
            })
        };
        put(&store, 1, (Some(5), None, None))?;
        put(&store, 2, (Some(5), None, None))?;
        assert_eq!(ask(&[("b", 5), ("a", 1)])?.len(), 2);
        assert_eq!(ask(&[("a", 1), ("b", 6)])?.len(), 1);
        for (wrong, why) in [
            (&[("a", 1)][..], "no argument for :b"),
            (&[("a", 1), ("b", 2), ("c", 3)], ":c is not used"),
            (&[("a", 1), ("b", 2), ("a", 1)], "twice"),
        ] {
            let fault = ask(wrong).err().ok_or(why)?;
            assert!(fault.to_string().contains(why), "{fault}");
        }
    }

    /// A key that turns out not to be one is found out.
    fn two_rows_for_one_are_a_fault(db) {
        let store = db.open_with_probe();
        put(&store, 1, (Some(5), None, None))?;
        put(&store, 2, (Some(5), None, None))?;
        assert!(store.read_now(|sql| sql.row("SELECT k FROM probe", &[])).is_err());
    }

    /// A fault names the statement but never the values: they may be somebody's address.
    fn faults_keep_values_to_themselves(db) {
        let store = db.open_with_probe();
        let insert = "INSERT INTO counter (name, n) VALUES (:name, 1)";
        let write = || store.write_now(move |sql| {
            sql.run(insert, &[("name", "ada@example.org".into())]).map(Ok::<_, ()>)
        });
        assert_eq!(write()?, Ok(1));
        let fault = write().err().ok_or("the same name twice")?;
        assert!(fault.to_string().contains("INSERT INTO counter"), "{fault}");
        assert!(!format!("{fault} {fault:?}").contains("ada@"), "{fault}");
    }
}
