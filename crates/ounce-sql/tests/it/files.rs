//! Changes of the files of an open database, and of files beside a closed one.

use std::fs;

use ounce_sql::{Fault, Sql, Store, Trouble, Wipe, Wiped};

use crate::both::{Database, Outcome};

fn insert(sql: &mut dyn Sql, k: i64) -> Result<Result<u64, ()>, Fault> {
    sql.run("INSERT INTO probe (k) VALUES (:k)", &[("k", k.into())]).map(Ok)
}

fn refused_as_replaced(store: &Store) -> Outcome {
    let fault = store.write_now(|sql| insert(sql, 50)).err().ok_or("it wrote into nothing")?;
    assert_eq!(fault.trouble(), Some(Trouble::Replaced), "{fault}");
    Ok(())
}

#[test]
fn nothing_is_acknowledged_once_the_file_is_gone() -> Outcome {
    for suffix in ["", "-wal", "-shm"] {
        let db = Database::sqlite();
        let store = db.open_with_probe();
        store.write_now(|sql| insert(sql, 1))?.map_err(|()| "refused")?;
        let all = || store.read_now(|sql| sql.rows("SELECT k FROM probe", &[]));
        // As many reads as there are readers, so that each has its connection.
        let (one, other) = std::thread::scope(|scope| {
            let meet = std::sync::Arc::new(std::sync::Barrier::new(2));
            let read = || {
                let (store, meet) = (store.clone(), meet.clone());
                scope.spawn(move || {
                    store.read_now(move |_| {
                        meet.wait();
                        Ok(())
                    })
                })
            };
            let (one, other) = (read(), read());
            (one.join(), other.join())
        });
        one.and(other).map_err(|_| "a reader panicked")??;
        let mut file = db.file().into_os_string();
        file.push(suffix);
        let aside = format!("{}.aside", file.display());
        fs::rename(&file, &aside)?;
        refused_as_replaced(&store)?;
        // Pages are still read from the open file.
        assert_eq!(all()?.len(), 1);
        // The same file at its place again is as good as before.
        fs::rename(&aside, &file)?;
        store.write_now(|sql| insert(sql, 2))?.map_err(|()| "refused")?;
        // Another one with the same bytes is another one.
        fs::copy(&file, &aside)?;
        fs::rename(&aside, &file)?;
        refused_as_replaced(&store)?;
    }
    Ok(())
}

/// A reader that connects after the file was replaced would show somebody else's rows.
#[test]
fn no_connection_is_made_to_another_file() -> Outcome {
    let (db, other) = (Database::sqlite(), Database::sqlite());
    drop(other.open_with_probe());
    let store = db.open_with_probe();
    fs::rename(other.file(), db.file())?;
    let read = store.read_now(|sql| sql.rows("SELECT k FROM probe", &[]));
    let fault = read.err().ok_or("it read another file")?;
    assert_eq!(fault.trouble(), Some(Trouble::Replaced), "{fault}");
    Ok(())
}

/// How often a word is in the files of a database.
fn count_in_files(db: &Database, word: &[u8]) -> Result<usize, Box<dyn std::error::Error>> {
    let mut found = 0;
    for entry in fs::read_dir(db.file().parent().ok_or("a file is in a folder")?)? {
        let bytes = fs::read(entry?.path())?;
        found += bytes.windows(word.len()).filter(|window| *window == word).count();
    }
    Ok(found)
}

/// SQLite keeps what is deleted until its page is used again, and once more in its log.
#[test]
fn what_was_deleted_is_in_no_file_after_a_wipe() -> Outcome {
    let db = Database::sqlite();
    // As written by a program that did not overwrite deleted data: pages that were split have
    // copies of moved rows.
    drop(db.open_with_probe());
    let other = rusqlite::Connection::open(db.file())?;
    other.execute_batch("CREATE TABLE said (id BLOB NOT NULL PRIMARY KEY, word TEXT) STRICT")?;
    for number in 0..2_000 {
        let word = if number % 10 == 3 { "zephyrine" } else { "a walker" };
        other.execute("INSERT INTO said VALUES (randomblob(16), ?1 || ' Quill')", [word])?;
    }
    drop(other);
    let store = db.open();
    let erase = "UPDATE said SET word = '' WHERE word LIKE 'zephyrine%'";
    let erased = store.write_now(move |sql| sql.run(erase, &[]).map(Ok::<_, ()>))?;
    assert_eq!(erased, Ok(200));
    assert!(count_in_files(&db, b"zephyrine")? > 0, "there is something to wipe");
    // Beside others who have the database open and have read from it.
    let beside = db.open();
    beside.read_now(|sql| sql.rows("SELECT word FROM said", &[]))?;
    assert_eq!(store.wipe(Wipe::File)?, Wiped::Done);
    assert_eq!(count_in_files(&db, b"zephyrine")?, 0);
    assert_eq!(beside.read_now(|sql| sql.rows("SELECT word FROM said", &[]))?.len(), 2_000);
    store.write_now(|sql| insert(sql, 1))?.map_err(|()| "refused")?;
    Ok(())
}
