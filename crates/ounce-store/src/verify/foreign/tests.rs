//! The list of checks held against the keys that the migrations make.

use ounce_sql::{Schema, Store};

use super::CHECKS;
use crate::Options;

fn schema() -> Schema {
    let folder = std::env::temp_dir().join(format!("ounce-store-keys-{}", std::process::id()));
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
    let schema = schema();
    let mut keys = 0;
    for (name, table) in &schema.tables {
        for key in &table.foreign_keys {
            keys += 1;
            // The one key of two columns: a signature names version and language of its waiver.
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
