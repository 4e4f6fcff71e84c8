//! The version of a plan, and figures that go on without it.

use jiff::Timestamp;
use ounce_domain::actor::Actor;
use ounce_domain::stroll::Status;
use ounce_store::{campaigns, gifts, plan, strolls, tally};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

impl World {
    fn version(&self) -> Answer<i64> {
        let id = self.campaign.id;
        Ok(self.read(move |sql| plan::version(sql, id))?)
    }

    fn cancel_stroll(&self, slug: &str) -> Answer<()> {
        let (stroll, at) = (self.listed(slug)?.stroll.id, Timestamp::from_millisecond(NOW_MS)?);
        self.write(move |sql| {
            strolls::change_status(
                sql,
                stroll,
                (Status::Cancelled, None),
                (&Actor::Host, "storm"),
                at,
            )
        })?;
        Ok(())
    }
}

on_both! {
    /// Every change of the plan raises its version, and a sign-up does not.
    fn the_version_moves_with_the_plan_alone(db) {
        let world = World::new(db)?;
        let first = world.version()?;
        assert!(first > 0, "there are strolls");
        world.joined("elm-grove", "a@example.org", 3)?;
        let gift = world.gift(2_500, Some("elm-grove"));
        world.put(move |sql| gifts::give(sql, &gift, new_id()))?;
        let elm = world.listed("elm-grove")?.stroll;
        assert!(!world.save(&elm)?, "as it was");
        assert_eq!(world.version()?, first);

        let mut last = first;
        let mut has_moved = |what: &str| -> Answer<()> {
            let now = world.version()?;
            assert!(now > last, "{what}: {now}");
            last = now;
            Ok(())
        };
        let mut moved = elm.clone();
        moved.meeting_point = "By the gate".to_owned();
        assert!(world.save(&moved)?);
        has_moved("a meeting point")?;
        moved.capacity = Some(51);
        assert!(world.save(&moved)?);
        has_moved("a capacity")?;
        assert!(world.save(&world.stroll("new-town", None))?);
        has_moved("a new stroll")?;
        world.cancel_stroll("elm-grove")?;
        has_moved("a status")?;
        let id = world.campaign.id;
        let mut group = world.read(move |sql| campaigns::list_groups(sql, id))?.remove(0);
        group.name = "Another name".to_owned();
        world.put(move |sql| campaigns::save_group(sql, &group))?;
        has_moved("a group's name")?;
        let mut partner = world.read(move |sql| campaigns::list_partners(sql, id))?.remove(0);
        partner.name = "Another partner".to_owned();
        world.put(move |sql| campaigns::save_partner(sql, &partner, 1))?;
        has_moved("a partner's name")?;
        world.agrees()?;
    }

    /// The figures without the plan are those of the list; who signed up for a stroll that was
    /// cancelled does not walk, and what was given for it stays given.
    fn figures_are_those_of_the_list(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 3)?;
        world.joined("river-bend", "b@example.org", 4)?;
        world.joined("river-bend", "c@example.org", 2)?;
        let (gift, elsewhere) = (world.gift(2_500, Some("elm-grove")), world.gift(900, None));
        let promise = world.promise(300, Some("river-bend"));
        world.put(move |sql| {
            gifts::give(sql, &gift, new_id())?;
            gifts::give(sql, &elsewhere, new_id())?;
            ounce_store::milk::promise(sql, &promise, new_id())?;
            Ok(())
        })?;
        let id = world.campaign.id;
        let sums = world.read(move |sql| tally::campaign(sql, id))?;
        assert_eq!((sums.walkers, sums.gift_minor, sums.places), (7, 3_400, 3));

        world.cancel_stroll("elm-grove")?;
        let tallies = world.read(move |sql| tally::read(sql, id))?;
        let list = world.read(move |sql| strolls::list(sql, id))?;
        for one in &list {
            assert_eq!(tallies.strolls.get(&one.stroll.id), Some(&one.tally), "{}", one.stroll.slug);
        }
        assert_eq!(list.iter().map(|one| one.tally.walkers).collect::<Vec<_>>(), [3, 0, 4]);
        let sums = tallies.campaign;
        assert_eq!((sums.walkers, sums.gift_minor, sums.places), (4, 3_400, 3));
        assert_eq!((sums.strolls.open, sums.strolls.cancelled), (2, 1));
    }
}
