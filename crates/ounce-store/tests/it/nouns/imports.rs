//! Registrations from files.

use ounce_domain::refusal::{RecordRefusal, Refusal, WalkRefusal};
use ounce_domain::registration::{Party, Registration, Standing};
use ounce_domain::waiver::Signature;
use ounce_store::registrations::{Imported, import_many};
use ounce_store::{Fault, Filled, fresh, outbox, registrations};

use super::samples::{email, signature};
use super::world::World;
use crate::both::NOW_MS;

type Answered = Result<Imported, Vec<(usize, Refusal)>>;

impl World {
    fn row(&self, stroll: &str, n: usize, people: i64, standing: Standing) -> Registration {
        Registration {
            id: fresh::imported(self.campaign.id, "registration", &format!("{stroll}-{n}")),
            campaign: self.campaign.id,
            stroll: self.stroll(stroll, None).id,
            name: "Ada Example".to_owned(),
            email: email(&format!("walker{n}@example.org")),
            party: Party { adults: people, children: 0 },
            standing,
            language: "en".to_owned(),
            signature: signature(),
            at_ms: NOW_MS - 1_000,
        }
    }

    fn import(&self, rows: &[Registration]) -> Result<Answered, Fault> {
        let rows = rows.to_vec();
        self.store.write_now(move |sql| import_many(sql, &rows, Filled::default()))
    }
}

on_both! {
    /// All standings, over a past day too; again, and nothing changes; no letters.
    fn the_same_file_twice_is_once(db) {
        let world = World::new(db)?;
        let rows = [
            world.row("elm-grove", 1, 2, Standing::Confirmed),
            world.row("elm-grove", 2, 3, Standing::Waiting),
            world.row("elm-grove", 3, 4, Standing::Cancelled),
            world.row("long-beach", 1, 9, Standing::Confirmed),
        ];
        assert_eq!(world.import(&rows)?, Ok(Imported { new: 4, unchanged: 0 }));
        assert_eq!(world.import(&rows)?, Ok(Imported { new: 0, unchanged: 4 }));
        let tally = world.listed("elm-grove")?.tally;
        assert_eq!((tally.walkers, tally.parties, tally.waiting), (2, 1, 1));
        for row in rows {
            let id = row.id;
            let held = world.read(move |sql| registrations::load(sql, id))?.ok_or("gone")?;
            assert_eq!(held.registration, row);
        }
        assert_eq!(world.read(|sql| outbox::list(sql, 10))?, []);
        world.agrees()?;
    }

    /// All bad rows are named, by their place, and none of the good ones stays.
    fn every_bad_row_is_named(db) {
        let world = World::new(db)?;
        let known = world.row("elm-grove", 1, 2, Standing::Confirmed);
        assert!(world.import(std::slice::from_ref(&known))?.is_ok());
        world.joined("long-beach", "walker7@example.org", 1)?;
        let mut reused = known.clone();
        reused.name = "Bo Example".to_owned();
        let mut unsigned = world.row("long-beach", 8, 1, Standing::Confirmed);
        unsigned.signature = Signature { version: 99, ..signature() };
        let rows = [
            world.row("long-beach", 5, 1, Standing::Confirmed),
            reused,
            world.row("long-beach", 7, 1, Standing::Confirmed),
            unsigned,
            world.row("river-bend", 1, 4, Standing::Confirmed),
            world.row("river-bend", 2, 2, Standing::Confirmed),
            world.row("river-bend", 3, 1, Standing::Confirmed),
        ];
        let expected = vec![
            (1, Refusal::Record(RecordRefusal::ReferenceReused)),
            (2, Refusal::Walk(WalkRefusal::AlreadyRegistered)),
            (3, Refusal::Record(RecordRefusal::Unknown)),
            (5, Refusal::Walk(WalkRefusal::NoRoom(1))),
        ];
        assert_eq!(world.import(&rows)?, Err(expected));
        assert_eq!(world.listed("river-bend")?.tally.walkers, 0);
        assert_eq!(world.listed("long-beach")?.tally.walkers, 1);
        world.agrees()?;
    }

    /// A later change by a walker stands when the file comes again.
    fn a_later_change_stands(db) {
        let world = World::new(db)?;
        let rows = [
            world.row("elm-grove", 1, 2, Standing::Confirmed),
            world.row("elm-grove", 2, 2, Standing::Confirmed),
        ];
        assert!(world.import(&rows)?.is_ok());
        assert!(world.cancel(rows[0].id)?.is_ok());
        assert!(world.change(rows[1].id, 1, 0)?.is_ok());
        assert_eq!(world.import(&rows)?, Ok(Imported { new: 0, unchanged: 2 }));
        assert_eq!(world.listed("elm-grove")?.tally.walkers, 1);
        world.agrees()?;
    }
}
