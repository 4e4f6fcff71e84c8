//! The checks held against the tables and keys that the migrations make.

use ounce_sql::{Schema, Store};

use super::CHECKS;
use crate::Options;

/// `test` keeps the files of tests that run at once apart.
fn schema(test: &str) -> Schema {
    let folder = std::env::temp_dir().join(format!("ounce-store-{test}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let url = format!("sqlite:{}", folder.join("db").display());
    let store = Store::open(&url, Options::new(0)).expect("a fresh database opens");
    let schema = Schema::of(&store).expect("its catalogue can be read");
    drop(store);
    // A folder that stays behind in the system's temporary folder does no harm.
    let _ = std::fs::remove_dir_all(&folder);
    schema
}

#[test]
fn every_foreign_key_has_its_check() {
    let schema = schema("keys");
    let mut keys = 0;
    for (name, table) in &schema.tables {
        for key in &table.foreign_keys {
            keys += 1;
            // The keys of two columns: a signature names version and language of its waiver, and an
            // answer the number of a question of its stroll.
            let column = match key.columns.as_slice() {
                [one] => one.as_str(),
                _ => key.table.as_str(),
            };
            let what = format!("{name} {column}");
            let of = |expected: &str| {
                CHECKS.iter().any(|check| check.what == what && check.expected == expected)
            };
            assert!(of(&format!("a row of {}", key.table)), "{what} is not looked up");
            let has_campaign = |table: &str| {
                schema.tables[table].columns.iter().any(|column| column.name == "campaign")
            };
            if column != "campaign" && has_campaign(name) && has_campaign(&key.table) {
                assert!(of("the same campaign"), "{what} may name a row of another campaign");
            }
        }
    }
    assert!(keys > 20, "only {keys} keys were found: this test reads the schema wrongly");
}

/// Tables that no statement of the checks names, with the reason.
const UNNAMED: &[(&str, &str)] = &[
    ("heartbeat", "the engine writes it to prove that a write is possible"),
    ("idempotency", "answers are kept for two days, and nothing follows from them"),
    ("migration", "the engine holds it against its own list before anything is read"),
    ("upload", "a file is kept for an hour, and nothing follows from it"),
    ("passkey_answered", "it is kept for half an hour, so that an answer is good once"),
    ("setting", "the one that matters is read by its name, as the service reads it"),
];

#[test]
fn every_table_is_looked_at() {
    let schema = schema("tables");
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let looks_at = |table: &str| {
        let statements = crate::verify::ALL_SQL.iter().copied().flatten();
        let of_table = |text: &str| text.split(|c| !is_word(c)).any(|word| word == table);
        statements.copied().any(of_table)
    };
    for table in schema.tables.keys() {
        let is_unnamed = UNNAMED.iter().any(|(name, _)| name == table);
        assert_ne!(looks_at(table), is_unnamed, "{table} is looked at, or it is said why not");
    }
    assert!(schema.tables.len() > 30, "{} tables", schema.tables.len());
}
