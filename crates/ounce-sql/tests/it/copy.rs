//! The way from one engine to the other and back, with nothing lost.

use ounce_sql::{CopiedTable, Row, Schema, Store, copy};

use crate::both::{Database, Outcome};

fn id(n: u8) -> [u8; 16] {
    [n; 16]
}

/// More than one batch, every kind of value, and rows that point to later ones.
fn fill(store: &Store) -> Outcome {
    let done = store.write_now(|sql| {
        for k in 0..1_234_i64 {
            let note = (k % 3 != 0).then(|| format!("ñ 日本 {k}"));
            let data = (k % 5 != 0).then(|| k.to_be_bytes().repeat(2));
            sql.run(
                "INSERT INTO probe (k, n, note, data) VALUES (:k, :n, :note, :data)",
                &[
                    ("k", k.into()),
                    ("n", (i64::MAX - k).into()),
                    ("note", note.into()),
                    ("data", data.into()),
                ],
            )?;
        }
        let branch = "INSERT INTO branch (id, parent, at) VALUES (:id, :parent, 0)";
        for (own, parent) in [(9, None), (5, Some(9)), (1, Some(5)), (3, Some(1)), (2, Some(3))] {
            sql.run(branch, &[("id", id(own).into()), ("parent", parent.map(id).into())])?;
        }
        for n in 1..4_u8 {
            let apple = "INSERT INTO apple (id, branch) VALUES (:id, :branch)";
            sql.run(apple, &[("id", n.into()), ("branch", id(n).into())])?;
        }
        let setting = "INSERT INTO setting (name, value) VALUES ('address', 'https://s.example')";
        sql.run(setting, &[]).map(Ok::<_, ()>)
    })?;
    done.map(drop).map_err(|()| "refused".into())
}

fn everything(store: &Store) -> Result<Vec<Row>, ounce_sql::Fault> {
    store.read_now(|sql| {
        let mut rows = sql.rows("SELECT k, n, note, data FROM probe ORDER BY k", &[])?;
        rows.extend(sql.rows("SELECT id, parent, at FROM branch ORDER BY id", &[])?);
        rows.extend(sql.rows("SELECT id, branch FROM apple ORDER BY id", &[])?);
        rows.extend(sql.rows("SELECT name, value FROM setting ORDER BY name", &[])?);
        Ok(rows)
    })
}

fn empty_probe(db: &Database) -> Store {
    let store = db.open_with_probe();
    db.script("DELETE FROM counter");
    store
}

#[test]
fn there_and_back_again() -> Outcome {
    let (first, between, last) = (Database::sqlite(), Database::postgres(), Database::sqlite());
    let (a, b, c) = (first.open_with_probe(), empty_probe(&between), empty_probe(&last));
    fill(&a)?;
    let mut heard = Vec::new();
    let sent = copy(&a, &b, |table| heard.push(table.clone()))?;
    assert_eq!(sent, heard);
    assert!(sent.contains(&CopiedTable { name: "probe".to_owned(), rows: 1_234 }), "{sent:?}");
    assert!(sent.contains(&CopiedTable { name: "branch".to_owned(), rows: 5 }), "{sent:?}");
    assert_eq!(copy(&b, &c, |_| ())?, sent);
    let rows = everything(&a)?;
    assert_eq!(rows.len(), 1_234 + 5 + 3 + 1);
    assert_eq!(everything(&b)?, rows);
    assert_eq!(everything(&c)?, rows);
    assert_eq!(Schema::of(&b)?, Schema::of(&a)?, "copying leaves the schema as it was");
    // The foreign keys that were put off are as strict as before, and at once.
    let put_off = "SELECT conname FROM pg_constraint WHERE condeferrable OR condeferred";
    assert!(b.read_now(move |sql| sql.rows(put_off, &[]))?.is_empty());
    let orphan = "INSERT INTO apple (id, branch) VALUES (77, :branch)";
    let end = b.write_now(move |sql| {
        sql.run(orphan, &[("branch", id(99).into())])?;
        Ok(Ok::<_, ()>(()))
    });
    assert!(end.is_err());
    Ok(())
}

on_both! {
    /// Nothing is added to what is there already.
    fn a_target_with_rows_is_refused(db) {
        let source = Database::sqlite();
        let source_store = source.open_with_probe();
        let target = db.open_with_probe();
        let fault = copy(&source_store, &target, |_| ()).err().ok_or("it copied")?;
        assert!(fault.to_string().contains("counter has rows"), "{fault}");
    }

    /// Neither is a target of another shape written to.
    fn a_target_of_another_shape_is_refused(db) {
        let source = Database::sqlite();
        let source_store = source.open_with_probe();
        let target = empty_probe(db);
        db.script("ALTER TABLE probe ADD COLUMN more $int");
        let fault = copy(&source_store, &target, |_| ()).err().ok_or("it copied")?;
        assert!(fault.to_string().contains("differ in: probe"), "{fault}");
    }

    /// A row the target would not have taken leaves it as empty as it was.
    fn a_copy_that_fails_leaves_nothing(db) {
        let source = Database::sqlite();
        let source_store = source.open_with_probe();
        fill(&source_store)?;
        source.script("PRAGMA foreign_keys = OFF; UPDATE apple SET branch = x'00' WHERE id = 2");
        let target = empty_probe(db);
        assert!(copy(&source_store, &target, |_| ()).is_err());
        assert!(everything(&target)?.is_empty());
        source.script("PRAGMA foreign_keys = OFF; DELETE FROM apple WHERE id = 2");
        copy(&source_store, &target, |_| ())?;
        assert_eq!(everything(&target)?, everything(&source_store)?);
    }
}

#[test]
fn a_backup_is_a_whole_database() -> Outcome {
    let db = Database::sqlite();
    let store = db.open_with_probe();
    fill(&store)?;
    let beside = Database::sqlite();
    let file = beside.url();
    let file = std::path::Path::new(file.strip_prefix("sqlite:").ok_or("no file")?);
    store.backup(file)?;
    assert_eq!(everything(&beside.open())?, everything(&store)?);
    assert!(store.backup(file).is_err(), "a backup is never written over");
    assert!(Database::postgres().open().backup(&file.with_extension("pg")).is_err());
    Ok(())
}
