//! A database that differs from its migrations is noticed, object by object.

use ounce_sql::Difference;

use crate::both::Database;

fn differing(db: &Database) -> Result<Vec<Difference>, ounce_sql::Fault> {
    db.open().compare_with_migrations()
}

on_both! {
    /// Nothing differs, and comparing leaves nothing behind.
    fn a_migrated_database_is_what_the_migrations_make(db) {
        for _ in 0..2 {
            assert_eq!(differing(db)?, []);
        }
    }

    /// Added, changed and dropped objects are named, with the words that differ.
    fn each_difference_has_its_name(db) {
        drop(db.open());
        db.script("CREATE TABLE stranger (n $int NOT NULL)");
        let found = differing(db)?;
        let stranger = found.iter().find(|one| one.object == "table stranger");
        let stranger = stranger.ok_or("an added table is not noticed")?;
        assert_eq!(stranger.made, None);
        assert!(stranger.found.is_some(), "{stranger:?}");
        db.script("DROP TABLE stranger; DROP TABLE heartbeat; CREATE TABLE heartbeat (
            id $int NOT NULL PRIMARY KEY, beats $int NOT NULL DEFAULT 7) $strict");
        let found = differing(db)?;
        let [beats] = found.as_slice() else { return Err(format!("{found:?}").into()) };
        assert!(beats.object.contains("heartbeat"), "{beats:?}");
        let says = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains("DEFAULT"));
        assert!(says(&beats.found) && !says(&beats.made), "{beats:?}");
    }
}
