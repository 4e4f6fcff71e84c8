//! Files found at the path of a database, and files made there.

use std::fs;
use std::path::{Path, PathBuf};

use ounce_sql::{Fault, Look, Opening, Store};

use crate::both::{Database, NOW_MS, Outcome, opening};

fn write(store: &Store, k: i64) -> Outcome {
    let insert = "INSERT INTO probe (k) VALUES (:k)";
    let done = store.write_now(move |sql| sql.run(insert, &[("k", k.into())]).map(Ok::<_, ()>))?;
    done.map(drop).map_err(|()| "refused".into())
}

fn keys(store: &Store) -> Result<Vec<i64>, Fault> {
    let rows = store.read_now(|sql| sql.rows("SELECT k FROM probe ORDER BY k", &[]))?;
    rows.iter().map(|row| row.int(0)).collect()
}

fn open(db: &Database, look: Look) -> Result<Store, Fault> {
    Store::open(&db.url(), Opening { look, ..opening(NOW_MS) })
}

/// The fault for a file that must be left as it is.
fn refused(db: &Database) -> Result<String, Box<dyn std::error::Error>> {
    let before = everything_beside(&db.file())?;
    let fault = open(db, Look::EveryPage).err().ok_or("it opened")?;
    assert!(everything_beside(&db.file())? == before, "it was touched: {fault}");
    Ok(fault.to_string())
}

/// Every file in the folder with its bytes, but for a log with nothing in it and the index of one,
/// which are made again.
fn everything_beside(file: &Path) -> std::io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let folder = file.parent().unwrap_or(file);
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let bytes = fs::read(&path)?;
        if !bytes.is_empty() && !path.to_string_lossy().ends_with("-shm") {
            all.push((path, bytes));
        }
    }
    all.sort();
    Ok(all)
}

fn beside(file: &Path, suffix: &str) -> PathBuf {
    PathBuf::from(format!("{}{suffix}", file.display()))
}

/// A database that was killed while it was open: its file as of the last checkpoint, with its log.
fn killed(store: &Store, from: &Path, to: &Path) -> Outcome {
    write(store, i64::try_from(keys(store)?.len())? + 1)?;
    fs::copy(from, to)?;
    fs::copy(beside(from, "-wal"), beside(to, "-wal"))?;
    Ok(())
}

#[test]
fn an_empty_file_is_no_new_database() -> Outcome {
    let db = Database::sqlite();
    fs::write(db.file(), "")?;
    let said = refused(&db)?;
    assert!(said.contains("is empty") && said.contains("ounce restore"), "{said}");
    Ok(())
}

#[test]
fn another_program_s_file_is_left_alone() -> Outcome {
    let db = Database::sqlite();
    let other = rusqlite::Connection::open(db.file())?;
    other.execute_batch("CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x')")?;
    drop(other);
    let said = refused(&db)?;
    assert!(said.contains("another program's"), "{said}");
    let other = rusqlite::Connection::open(db.file())?;
    other.execute_batch("PRAGMA application_id = 7; CREATE TABLE migration (number INTEGER)")?;
    drop(other);
    assert!(refused(&db)?.contains("another program's"));
    fs::write(db.file(), "Dear diary, today was long.\n".repeat(400))?;
    assert!(refused(&db)?.contains("no database that can be read"));
    Ok(())
}

/// A page in the middle is found before anything is built on it, and the files stay as they are.
#[test]
fn a_damaged_page_is_refused() -> Outcome {
    let db = Database::sqlite();
    let store = db.open_with_probe();
    for k in 0..300 {
        write(&store, k)?;
    }
    store.close();
    drop(store);
    let mut bytes = fs::read(db.file())?;
    let third = 4_096 * 3;
    bytes[third..third + 2_000].fill(0xab);
    fs::write(db.file(), bytes)?;
    let said = refused(&db)?;
    assert!(said.contains("is damaged") && said.contains("ounce restore"), "{said}");
    Ok(())
}

#[test]
fn a_log_without_its_database_is_not_thrown_away() -> Outcome {
    let db = Database::sqlite();
    fs::write(beside(&db.file(), "-wal"), "written last")?;
    let said = refused(&db)?;
    assert!(said.contains("the log holds what was written last"), "{said}");
    Ok(())
}

/// A backup is put over a database whose log is still there: SQLite alone would play the log into
/// it. Restored properly it is as it was when it was made, and the old database is kept.
#[test]
fn a_foreign_log_is_refused_and_a_restore_puts_it_right() -> Outcome {
    let (db, later, safe) = (Database::sqlite(), Database::sqlite(), Database::sqlite());
    let store = db.open_with_probe();
    write(&store, 1)?;
    store.backup(&safe.file())?;
    write(&store, 2)?;
    killed(&store, &db.file(), &later.file())?;
    fs::copy(safe.file(), later.file())?;
    let said = refused(&later)?;
    assert!(said.contains("belongs to another file"), "{said}");

    killed(&store, &db.file(), &later.file())?;
    let kept = Store::restore(&safe.file(), &later.url(), 5)?.ok_or("nothing was kept")?;
    assert_eq!(keys(&open(&later, Look::EveryPage)?)?, [1]);
    let kept = Store::open(&format!("sqlite:{}", kept.display()), opening(NOW_MS))?;
    assert_eq!(keys(&kept)?, [1, 2, 3, 4], "what was there is whole, with its log");
    // The backup can be used again.
    let again = Database::sqlite();
    assert_eq!(Store::restore(&safe.file(), &again.url(), 5)?, None);
    assert_eq!(keys(&open(&again, Look::EveryPage)?)?, [1]);
    Ok(())
}

#[test]
fn nothing_is_restored_over_what_is_in_use_or_another_s() -> Outcome {
    let (db, safe) = (Database::sqlite(), Database::sqlite());
    let store = db.open_with_probe();
    write(&store, 1)?;
    store.backup(&safe.file())?;
    let restore = |from: &Path| {
        Store::restore(from, &db.url(), 5).map(drop).map_err(|fault| fault.to_string())
    };
    let said = restore(&safe.file()).err().ok_or("under the service")?;
    assert!(said.contains("in use"), "{said}");
    write(&store, 2)?;
    store.close();
    drop(store);
    let said = restore(&db.file()).err().ok_or("onto itself")?;
    assert!(said.contains("itself"), "{said}");
    fs::write(safe.file(), "Dear diary.")?;
    assert!(restore(&safe.file()).is_err(), "from something else");
    assert_eq!(keys(&db.open())?, [1, 2]);

    let other = Database::sqlite();
    let theirs = rusqlite::Connection::open(other.file())?;
    theirs.execute_batch("CREATE TABLE bookmark (url TEXT)")?;
    drop(theirs);
    let bytes = fs::read(other.file())?;
    assert!(Store::restore(&db.file(), &other.url(), 5).is_err());
    assert_eq!(fs::read(other.file())?, bytes);
    assert!(Store::restore(&db.file(), &Database::postgres().url(), 5).is_err());
    Ok(())
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_what_is_made() -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    let (db, safe) = (Database::sqlite(), Database::sqlite());
    let store = db.open_with_probe();
    write(&store, 1)?;
    store.backup(&safe.file())?;
    for path in [db.file(), beside(&db.file(), "-wal"), beside(&db.file(), "-shm"), safe.file()] {
        let mode = fs::metadata(&path)?.permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}: {mode:o}", path.display());
    }
    Ok(())
}
