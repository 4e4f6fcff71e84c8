//! Traces of an erased person in the files of an SQLite database.

use ounce_store::{Wipe, Wiped};

use super::{ADDRESS, TRACES, name_the_person};
use crate::both::Database;
use crate::nouns::world::{Answer, World};

/// The file of the database and the files beside it, in small letters.
fn bytes(db: &Database) -> Answer<String> {
    let Database::Sqlite { folder } = db else { return Err("not a file".into()) };
    let mut all = String::new();
    for entry in std::fs::read_dir(folder)? {
        all.push_str(&String::from_utf8_lossy(&std::fs::read(entry?.path())?).to_lowercase());
    }
    Ok(all)
}

/// SQLite keeps deleted data until a page is used again, unless it is told not to.
#[test]
fn no_byte_of_the_file_names_an_erased_person() -> crate::both::Outcome {
    let db = Database::sqlite();
    let world = World::new(&db)?;
    world.with_a_person()?;
    name_the_person(&db);
    for number in 0..300 {
        world.joined("long-beach", &format!("walker{number}@example.org"), 1)?;
    }
    let before = bytes(&db)?;
    assert!(TRACES.iter().all(|trace| before.contains(trace)), "there was something to erase");
    // Beside a service that has the database open and goes on.
    world.erase(ADDRESS)?;
    assert_eq!(world.store.wipe(Wipe::Log)?, Wiped::Done);
    let after = bytes(&db)?;
    for trace in TRACES {
        assert_eq!(after.matches(trace).count(), 0, "{trace} is in the file");
    }
    Ok(())
}
