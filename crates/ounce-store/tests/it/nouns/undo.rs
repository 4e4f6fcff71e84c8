//! A party takes back the place it gave back.

use ounce_domain::id::Id;
use ounce_domain::refusal::{Refusal, WalkRefusal};
use ounce_domain::registration::{Registration, Standing, UNDO_MS};
use ounce_store::registrations;

use super::world::{Answer, World};
use crate::both::NOW_MS;

const CANCELLED_BY_COORDINATOR: &str =
    "UPDATE registration_change SET by_whom = 'coordinator' WHERE standing = 'cancelled'";

impl World {
    fn takes_back(
        &self,
        registration: Id<Registration>,
        after_ms: i64,
    ) -> Answer<Result<Standing, Refusal>> {
        let back = self
            .store
            .write_now(move |sql| registrations::take_back(sql, registration, NOW_MS + after_ms))?;
        Ok(back.map(|held| held.standing))
    }
}

on_both! {
    /// Within the hour a place is taken back, once; afterwards it is gone.
    fn a_place_is_taken_back_within_the_hour(db) {
        let world = World::new(db)?;
        let ada = world.joined("elm-grove", "ada@example.org", 3)?;
        assert_eq!(world.takes_back(ada.id, 0)?, Ok(Standing::Confirmed), "it never left");
        world.cancel(ada.id)?.map_err(|refusal| format!("{refusal:?}"))?;
        let id = ada.id;
        let held = world.read(move |sql| registrations::load(sql, id))?.ok_or("it is there")?;
        assert_eq!(held.undo_until_ms, Some(NOW_MS + UNDO_MS));
        for _ in 0..2 {
            assert_eq!(world.takes_back(ada.id, UNDO_MS)?, Ok(Standing::Confirmed));
            assert_eq!(world.listed("elm-grove")?.tally.walkers, 3);
        }
        world.cancel(ada.id)?.map_err(|refusal| format!("{refusal:?}"))?;
        assert_eq!(world.takes_back(ada.id, 2 * UNDO_MS)?, Err(Refusal::Walk(WalkRefusal::AlreadyCancelled)));
        assert_eq!(world.listed("elm-grove")?.tally.walkers, 0);
        world.agrees()?;
    }

    /// The party that moved up keeps the place; the other one waits where it stood before.
    fn whoever_moved_up_stays(db) {
        let world = World::new(db)?;
        let ada = world.joined("river-bend", "ada@example.org", 4)?;
        let bo = world.joined("river-bend", "bo@example.org", 3)?;
        world.joined("river-bend", "cy@example.org", 4)?;
        world.cancel(ada.id)?.map_err(|refusal| format!("{refusal:?}"))?;
        let standing = |id| world.read(move |sql| registrations::load(sql, id));
        let held = standing(bo.id)?.ok_or("it is there")?;
        assert_eq!(held.registration.standing, Standing::Confirmed);
        assert_eq!(world.takes_back(ada.id, 1)?, Ok(Standing::Waiting));
        let held = standing(ada.id)?.ok_or("it is there")?;
        assert_eq!(held.place_in_line, Some(1), "before those who came later");
        world.agrees()?;
    }

    /// No address has two places, and no party takes again a place that somebody else ended.
    fn what_others_ended_and_what_was_joined_again_stays(db) {
        let world = World::new(db)?;
        let ada = world.joined("elm-grove", "ada@example.org", 2)?;
        world.cancel(ada.id)?.map_err(|refusal| format!("{refusal:?}"))?;
        world.joined("elm-grove", "ADA@example.org", 1)?;
        assert_eq!(world.takes_back(ada.id, 1)?, Err(Refusal::Walk(WalkRefusal::AlreadyRegistered)));
        let bo = world.joined("elm-grove", "bo@example.org", 2)?;
        world.cancel(bo.id)?.map_err(|refusal| format!("{refusal:?}"))?;
        world.put(|sql| sql.run(CANCELLED_BY_COORDINATOR, &[]))?;
        assert_eq!(world.takes_back(bo.id, 1)?, Err(Refusal::Walk(WalkRefusal::AlreadyCancelled)));
        assert_eq!(world.listed("elm-grove")?.tally.walkers, 1);
        world.agrees()?;
    }
}
