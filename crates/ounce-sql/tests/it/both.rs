//! Fresh databases of either engine, thrown away at the end of each test. The tests of every crate
//! that speaks to a database share this file; each brings its own `MIGRATIONS`.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use ounce_sql::{Opening, Store};

/// The result of a test, so that it may use `?`.
pub(crate) type Outcome = Result<(), Box<dyn std::error::Error>>;

/// When the tests take place: 2 May 2015, 14:00 UTC.
pub(crate) const NOW_MS: i64 = 1_430_575_200_000;

/// Runs each test on both engines: `fn name(db) { … }` becomes `name::sqlite`, `name::postgres`.
macro_rules! on_both {
    ($($(#[doc = $doc:literal])* fn $name:ident($db:ident) $body:block)*) => {$(
        $(#[doc = $doc])*
        mod $name {
            #[allow(unused_imports, reason = "not every test needs all of its neighbours")]
            use super::*;

            fn check($db: &crate::both::Database) -> crate::both::Outcome {
                $body
                Ok(())
            }

            #[test]
            fn sqlite() -> crate::both::Outcome {
                check(&crate::both::Database::sqlite())
            }

            #[test]
            fn postgres() -> crate::both::Outcome {
                check(&crate::both::Database::postgres())
            }
        }
    )*};
}

/// How these tests open a database.
pub(crate) fn opening(now_ms: i64) -> Opening {
    Opening::new(crate::MIGRATIONS, now_ms)
}

/// A database of one test's own, empty until it is opened.
pub(crate) enum Database {
    Sqlite { folder: PathBuf },
    Postgres { server: String, name: String },
}

/// Distinct within this run, and by the process id from other runs.
fn fresh_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("ounce_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

#[expect(clippy::disallowed_methods, reason = "the test command says where its PostgreSQL is")]
fn server_url() -> String {
    std::env::var("OUNCE_TEST_POSTGRES")
        .expect("OUNCE_TEST_POSTGRES is not set: run `cargo xtask test`, which starts a PostgreSQL")
}

pub(crate) fn connect(url: &str) -> postgres::Client {
    postgres::Client::connect(url, postgres::NoTls).expect("the test PostgreSQL answers")
}

impl Database {
    pub(crate) fn sqlite() -> Database {
        let folder = std::env::temp_dir().join(fresh_name());
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        Database::Sqlite { folder }
    }

    pub(crate) fn postgres() -> Database {
        let (server, name) = (server_url(), fresh_name());
        let create = format!("CREATE DATABASE {name}");
        connect(&server).batch_execute(&create).expect("the test user may create databases");
        Database::Postgres { server, name }
    }

    pub(crate) fn url(&self) -> String {
        match self {
            Database::Sqlite { folder } => format!("sqlite:{}", folder.join("db").display()),
            // In a connection string the last name of a database counts.
            Database::Postgres { server, name } if server.contains('?') => {
                format!("{server}&dbname={name}")
            }
            Database::Postgres { server, name } => format!("{server}?dbname={name}"),
        }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self, Database::Sqlite { .. })
    }

    pub(crate) fn open(&self) -> Store {
        Store::open(&self.url(), opening(NOW_MS)).expect("a fresh database opens")
    }

    /// Statements behind the store's back, in the words of the migrations.
    pub(crate) fn script(&self, text: &str) {
        let (int, string, bytes, strict) = match self {
            Database::Sqlite { .. } => ("INTEGER", "TEXT", "BLOB", "STRICT"),
            Database::Postgres { .. } => ("BIGINT", "TEXT COLLATE \"C\"", "BYTEA", ""),
        };
        let text = [("$int", int), ("$text", string), ("$bytes", bytes), ("$strict", strict)]
            .iter()
            .fold(text.to_owned(), |text, (token, word)| text.replace(token, word));
        match self {
            Database::Sqlite { folder } => rusqlite::Connection::open(folder.join("db"))
                .and_then(|db| db.execute_batch(&text))
                .expect("the script runs on SQLite"),
            Database::Postgres { .. } => {
                connect(&self.url()).batch_execute(&text).expect("the script runs on PostgreSQL");
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        match self {
            Database::Sqlite { folder } => drop(std::fs::remove_dir_all(folder)),
            Database::Postgres { server, name } => {
                let end = format!("DROP DATABASE {name} WITH (FORCE)");
                // While a test panics there is nothing better to do than to leave it behind.
                drop(
                    postgres::Client::connect(server, postgres::NoTls)
                        .map(|mut c| c.batch_execute(&end)),
                );
            }
        }
    }
}
