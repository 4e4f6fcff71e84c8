//! Many sign-ups for one stroll within an hour.

use ounce_domain::registration::{SignUps, WINDOW_MS};
use ounce_domain::text::EmailAddress;
use ounce_store::outbox::{self, Letter};
use ounce_store::{bursts, fresh, questions};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

impl World {
    fn notes(&self, at_ms: i64) -> Answer<u64> {
        let seed = new_id();
        self.put(move |sql| bursts::note(sql, at_ms, &mut fresh::ids(at_ms, seed)))
    }

    fn letters_of_bursts(&self) -> Answer<usize> {
        let due = self.read(|sql| outbox::list(sql, 1_000))?;
        Ok(due.iter().filter(|one| one.letter == Letter::Burst).count())
    }

    fn sign_up_many(&self, count: i64, at_ms: i64) -> Answer<()> {
        for number in 0..count {
            let email = format!("walker-{at_ms}-{number}@example.org");
            let joined = self.join_by_mail("elm-grove", &email, 1, at_ms)?;
            assert!(joined.is_ok(), "{joined:?}");
        }
        Ok(())
    }
}

on_both! {
    /// A burst is noted once a day, and the host gets one letter about it.
    fn a_burst_is_noted_once_and_told_to_the_host(db) {
        let world = World::new(db)?;
        let host = EmailAddress::parse("host@letters.example").map_err(|r| format!("{r:?}"))?;
        let stroll = world.listed("elm-grove")?.stroll;
        let id = stroll.id;
        world.put(move |sql| questions::save_host(sql, &stroll, Some(&host)))?;
        world.sign_up_many(9, NOW_MS)?;
        assert_eq!(world.notes(NOW_MS)?, 0, "nine are none");
        world.sign_up_many(1, NOW_MS + 1)?;
        assert_eq!(world.notes(NOW_MS + WINDOW_MS)?, 0, "they came within more than an hour");
        assert_eq!(world.notes(NOW_MS + WINDOW_MS - 1)?, 1);
        assert_eq!(world.notes(NOW_MS + WINDOW_MS - 1)?, 0, "twice is once");
        assert_eq!(world.letters_of_bursts()?, 1);
        let campaign = world.campaign.id;
        let listed = world.read(move |sql| bursts::list(sql, campaign, 10))?;
        let sign_ups = SignUps { parties: 10, unconfirmed: 10 };
        let at_ms = NOW_MS + WINDOW_MS - 1;
        assert_eq!(listed, [bursts::Burst { stroll: id, at_ms, sign_ups }]);
        world.agrees()?;
    }

    /// Without anybody who answers for a stroll there is no letter, and the note remains.
    fn a_burst_without_a_host_is_noted_all_the_same(db) {
        let world = World::new(db)?;
        world.sign_up_many(10, NOW_MS)?;
        assert_eq!(world.notes(NOW_MS)?, 1);
        assert_eq!(world.letters_of_bursts()?, 0);
        world.agrees()?;
    }
}
