//! Tables of no trade, to try the engines on.

use std::path::PathBuf;

use ounce_sql::{Migration, Store};

use crate::both::Database;

/// The tables of the databases of these tests.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "0001_setting",
        text: "CREATE TABLE setting (name $text NOT NULL PRIMARY KEY, value $text NOT NULL)
            $clustered;",
        sqlite: "",
        postgres: "",
    },
    Migration {
        name: "0002_note",
        text: "CREATE TABLE note (id $bytes NOT NULL PRIMARY KEY, at_ms $int NOT NULL) $strict;",
        sqlite: "",
        postgres: "",
    },
];

/// Held until it is dropped.
pub(crate) enum Lock {
    Sqlite { _connection: rusqlite::Connection },
    Postgres { _client: postgres::Client },
}

impl Database {
    /// The file of an SQLite database.
    pub(crate) fn file(&self) -> PathBuf {
        PathBuf::from(self.url().trim_start_matches("sqlite:"))
    }

    /// Another process's connection, as far as the engine can tell: it holds everything written to
    /// up to the end of the test, or until it is dropped.
    pub(crate) fn lock(&self) -> Lock {
        match self {
            Database::Sqlite { .. } => {
                let other = rusqlite::Connection::open(self.file()).expect("the file opens");
                other.execute_batch("BEGIN IMMEDIATE").expect("nobody else writes");
                Lock::Sqlite { _connection: other }
            }
            Database::Postgres { .. } => {
                let mut other = crate::both::connect(&self.url());
                other
                    .batch_execute("BEGIN; LOCK TABLE probe, heartbeat IN EXCLUSIVE MODE")
                    .expect("nobody else writes");
                Lock::Postgres { _client: other }
            }
        }
    }

    /// Opens with the tables below beside those of the migrations.
    pub(crate) fn open_with_probe(&self) -> Store {
        let store = self.open();
        self.script(PROBE);
        store
    }
}

/// `apple` comes before `branch`, which it points to, in whatever goes by name.
const PROBE: &str = "
    CREATE TABLE probe (k $int NOT NULL PRIMARY KEY, n $int, note $text, data $bytes) $strict;
    CREATE TABLE counter (name $text NOT NULL PRIMARY KEY, n $int NOT NULL CHECK (n >= 0)) $strict;
    INSERT INTO counter (name, n) VALUES ('taken', 0);
    CREATE TABLE branch (id $bytes NOT NULL PRIMARY KEY,
        parent $bytes REFERENCES branch (id), at $int NOT NULL) $strict;
    CREATE TABLE apple (id $int NOT NULL PRIMARY KEY,
        branch $bytes NOT NULL REFERENCES branch (id)) $strict;";
