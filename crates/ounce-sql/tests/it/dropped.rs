//! A server's database that goes while it is open, and comes back.

use ounce_sql::{Fault, Sql, Store, Trouble};

use crate::both::{Database, Outcome, connect};

impl Database {
    /// A statement to the server that has the database, with its name in place of `$name`.
    fn tell_server(&self, text: &str) {
        let Database::Postgres { server, name } = self else { return };
        let text = text.replace("$name", name);
        connect(server).batch_execute(&text).expect("the server does so");
    }
}

fn insert(sql: &mut dyn Sql, k: i64) -> Result<Result<u64, ()>, Fault> {
    sql.run("INSERT INTO probe (k) VALUES (:k)", &[("k", k.into())]).map(Ok)
}

/// Writes, reads and the question whether a write is possible: all say that it is not there.
fn expect_missing(store: &Store) -> Outcome {
    let wrote = store.write_now(|sql| insert(sql, 7)).err().ok_or("it was written")?;
    let read = store.read_now(|sql| sql.rows("SELECT k FROM probe", &[]));
    let read = read.err().ok_or("it was read")?;
    for fault in [wrote, read] {
        assert_eq!(fault.trouble(), Some(Trouble::Missing), "{fault}");
    }
    Ok(())
}

fn expect_there(store: &Store, k: i64) -> Outcome {
    store.write_now(move |sql| insert(sql, k))?.map_err(|()| "refused")?;
    store.read_now(|sql| sql.rows("SELECT k FROM probe", &[]))?;
    Ok(())
}

const AWAY: &str = "ALTER DATABASE $name ALLOW_CONNECTIONS false;
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '$name'";

#[test]
fn a_database_that_is_renamed_is_missing_until_it_is_back() -> Outcome {
    let db = Database::postgres();
    let store = db.open_with_probe();
    expect_there(&store, 1)?;
    db.tell_server(AWAY);
    db.tell_server("ALTER DATABASE $name RENAME TO $name_away");
    expect_missing(&store)?;
    db.tell_server("ALTER DATABASE $name_away RENAME TO $name");
    db.tell_server("ALTER DATABASE $name ALLOW_CONNECTIONS true");
    expect_there(&store, 2)
}

#[test]
fn a_database_that_is_dropped_and_made_again_is_missing_until_its_tables_are_there() -> Outcome {
    let db = Database::postgres();
    let store = db.open_with_probe();
    expect_there(&store, 1)?;
    db.tell_server("DROP DATABASE $name WITH (FORCE)");
    expect_missing(&store)?;
    db.tell_server("CREATE DATABASE $name");
    expect_missing(&store)?;
    // As a restore would bring them.
    drop(db.open_with_probe());
    expect_there(&store, 2)
}
