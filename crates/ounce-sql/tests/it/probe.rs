//! Tables of no trade, to try the engines on.

use ounce_sql::{Migration, Store};

use crate::both::Database;

/// What the databases of these tests are made with.
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

impl Database {
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
