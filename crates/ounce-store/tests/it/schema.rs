//! One SQL text needs one schema, and every statement must prepare on both.

use ounce_store::{Schema, all_sql};

use crate::both::{Database, Outcome};

#[test]
fn both_engines_have_the_same_schema() -> Outcome {
    let (sqlite, postgres) = (Database::sqlite(), Database::postgres());
    let (left, right) = (Schema::of(&sqlite.open())?, Schema::of(&postgres.open())?);
    for name in left.differing_tables(&right) {
        assert_eq!(left.tables.get(&name), right.tables.get(&name), "table {name}");
    }
    assert_eq!(left, right);
    Ok(())
}

on_both! {
    /// Three kinds of column and no other, text by its bytes.
    fn columns_are_of_three_kinds(db) {
        let schema = Schema::of(&db.open())?;
        assert!(schema.tables.contains_key("setting"));
        for (name, table) in &schema.tables {
            for column in &table.columns {
                let is_ours = ["int", "text", "bytes"].contains(&column.kind.as_str());
                assert!(is_ours, "{name}.{} is {}", column.name, column.kind);
            }
        }
    }

    /// The substitute for checking queries at compile time.
    fn every_statement_prepares(db) {
        let faults = db.open().check_statements(all_sql())?;
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
