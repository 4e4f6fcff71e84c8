//! One SQL text needs one schema.

use ounce_sql::Schema;

use crate::both::{Database, Outcome};

#[test]
fn both_engines_have_the_same_schema() -> Outcome {
    let (sqlite, postgres) = (Database::sqlite(), Database::postgres());
    let (sqlite, postgres) = (sqlite.open_with_probe(), postgres.open_with_probe());
    let (left, right) = (Schema::of(&sqlite)?, Schema::of(&postgres)?);
    for name in left.differing_tables(&right) {
        assert_eq!(left.tables.get(&name), right.tables.get(&name), "table {name}");
    }
    assert_eq!(left, right);
    // The comparison is not empty: it has tables, keys, an index, columns that may be null.
    let branch = left.tables.get("branch").ok_or("no table branch")?;
    assert_eq!(branch.foreign_keys.len(), 1);
    assert!(branch.indexes.iter().any(|index| index.is_unique && index.columns == ["id"]));
    let nullable: Vec<_> = branch.columns.iter().map(|column| column.is_nullable).collect();
    assert_eq!(nullable, [false, true, false]);
    Ok(())
}

on_both! {
    /// A difference in a column, a key or an index is a difference.
    fn a_changed_schema_is_noticed(db) {
        let store = db.open_with_probe();
        let before = Schema::of(&store)?;
        db.script("CREATE UNIQUE INDEX probe_n ON probe (n) WHERE n > 0");
        assert_eq!(before.differing_tables(&Schema::of(&store)?), ["probe"]);
        db.script("ALTER TABLE counter ADD COLUMN more $int");
        assert_eq!(before.differing_tables(&Schema::of(&store)?), ["counter", "probe"]);
    }
}
