//! Strolls, their status, and the days that follow from them.

use jiff::Timestamp;
use jiff::civil::{date, datetime};
use ounce_domain::actor::Actor;
use ounce_domain::refusal::{FieldRefusal, Refusal, WalkRefusal};
use ounce_domain::registration::Standing;
use ounce_domain::stroll::{Status, Stroll};
use ounce_store::strolls::Told;
use ounce_store::{campaigns, gifts, registrations, strolls};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

const LATER: Status = Status::Postponed { dated: true };

impl World {
    fn turn(&self, slug: &str, next: Status, day: i8) -> Answer<Result<Stroll, Refusal>> {
        let stroll = self.listed(slug)?.stroll.id;
        let start = (next == LATER).then(|| datetime(2015, 6, day, 11, 0, 0, 0));
        let at = Timestamp::from_millisecond(NOW_MS)?;
        Ok(self.store.write_now(move |sql| {
            strolls::change_status(sql, stroll, (next, start), (&Actor::Host, "storm warning"), at)
        })?)
    }

    fn last_day(&self) -> Answer<jiff::civil::Date> {
        let slug = self.campaign.slug.clone();
        Ok(self.read(move |sql| campaigns::load(sql, &slug))?.ok_or("gone")?.last_day)
    }
}

on_both! {
    /// As saved, with its group and no figures yet; again, and nothing changes.
    fn a_stroll_comes_back(db) {
        let world = World::new(db)?;
        let mut given = world.stroll("elm-grove", Some(50));
        let listed = world.listed("elm-grove")?;
        given.group = listed.stroll.group;
        assert_eq!(listed.stroll, given);
        assert_eq!(listed.tally, Default::default());
        let group = listed.group.as_ref().ok_or("no group")?;
        assert_eq!((group.slug.as_str(), group.partner_slug.as_str()), ("grove-group", "lantern"));
        assert!(!world.save(&given)?);
        let id = given.id;
        assert_eq!(world.read(move |sql| strolls::load_by_id(sql, id))?, Some(listed));
        let campaign = world.campaign.id;
        assert_eq!(world.read(move |sql| strolls::load(sql, campaign, "nowhere"))?, None);
    }

    /// The list has every public stroll, with the same figures as each has alone.
    fn the_list_says_what_each_stroll_says(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 3)?;
        world.joined("river-bend", "b@example.org", 4)?;
        world.joined("river-bend", "c@example.org", 2)?;
        let (gift, elsewhere) = (world.gift(2_500, Some("elm-grove")), world.gift(900, None));
        let promise = world.promise(300, Some("river-bend"));
        let receipt = world.receipt(100, Some(&promise));
        world.write(move |sql| {
            gifts::give(sql, &gift, new_id())?;
            gifts::give(sql, &elsewhere, new_id())?;
            ounce_store::milk::promise(sql, &promise, new_id())?;
            ounce_store::milk::receive(sql, &receipt, &Actor::Bank)
        })?;
        let id = world.campaign.id;
        let list = world.read(move |sql| strolls::list(sql, id))?;
        let slugs: Vec<_> = list.iter().map(|one| one.stroll.slug.as_str()).collect();
        assert_eq!(slugs, ["elm-grove", "long-beach", "river-bend"]);
        for one in &list {
            assert_eq!(*one, world.listed(&one.stroll.slug)?);
        }
        let (elm, river) = (list[0].tally, list[2].tally);
        assert_eq!((elm.walkers, elm.parties, elm.raised_minor), (3, 1, 2_500));
        assert_eq!((river.walkers, river.parties, river.waiting), (4, 1, 1));
        assert_eq!((river.milk_promised.millilitres(), river.milk_received.millilitres()), (300, 100));
    }

    /// Who, when and why are kept; calendars hear of it; the campaign lasts as long as its strolls.
    fn a_postponed_stroll_is_news(db) {
        let world = World::new(db)?;
        let moved = world.turn("elm-grove", LATER, 20)?.map_err(|r| format!("{r:?}"))?;
        assert_eq!(moved.first_starts, Some(datetime(2015, 6, 6, 10, 0, 0, 0)));
        assert_eq!((moved.sequence, world.listed("elm-grove")?.stroll), (1, moved));
        assert_eq!(world.last_day()?, date(2015, 6, 20));
        let again = world.turn("elm-grove", LATER, 27)?.map_err(|r| format!("{r:?}"))?;
        assert_eq!(again.first_starts, Some(datetime(2015, 6, 6, 10, 0, 0, 0)));
        let id = world.campaign.id;
        let news = world.read(move |sql| strolls::list_news(sql, id, 100))?;
        let of_elm: Vec<_> =
            news.iter().filter(|one| one.slug == "elm-grove").map(|one| one.number).collect();
        assert_eq!(of_elm, [3, 2, 1]);
        let newest = news.iter().find(|one| one.number == 3).ok_or("no news")?;
        assert_eq!((newest.by.as_str(), newest.why.as_str()), ("host", "storm warning"));
        assert_eq!((newest.status, newest.starts), (LATER, datetime(2015, 6, 27, 11, 0, 0, 0)));
        assert!(news.iter().all(|one| one.slug != "quiet-lake"), "a draft is no news");
        assert_eq!(world.read(move |sql| strolls::list_news(sql, id, 2))?.len(), 2);
        let off = world.turn("elm-grove", Status::Cancelled, 0)?;
        assert!(off.is_ok());
        assert_eq!(world.last_day()?, date(2015, 6, 6));
        world.agrees()?;
    }

    /// A status that can't follow is refused and leaves nothing behind.
    fn a_status_out_of_order_is_refused(db) {
        let world = World::new(db)?;
        let held = world.turn("elm-grove", Status::Held, 0)?;
        assert!(held.is_ok());
        assert_eq!(world.turn("elm-grove", Status::Open, 0)?, Err(Refusal::Walk(WalkRefusal::StatusOutOfOrder)));
        let reopened = world.stroll("elm-grove", Some(50));
        assert_eq!(world.try_save(&reopened, NOW_MS + 1)?, Err(Refusal::Walk(WalkRefusal::StatusOutOfOrder)));
        assert_eq!(world.listed("elm-grove")?.stroll.status, Status::Held);
        world.agrees()?;
    }

    /// An import that is older than a change leaves the change alone and brings the rest.
    fn an_old_file_does_not_undo_what_happened_since(db) {
        let world = World::new(db)?;
        world.turn("river-bend", LATER, 20)?.map_err(|r| format!("{r:?}"))?;
        let mut old = world.stroll("river-bend", Some(5));
        assert_eq!(world.try_save(&old, NOW_MS - 1)?, Ok(false));
        old.host = "Sam Example".to_owned();
        assert_eq!(world.try_save(&old, NOW_MS - 1)?, Ok(true));
        let kept = world.listed("river-bend")?.stroll;
        assert_eq!((kept.status, kept.host.as_str(), kept.sequence), (LATER, "Sam Example", 1));
        assert_eq!(world.try_save(&old, NOW_MS + 1)?, Ok(true));
        assert_eq!(world.listed("river-bend")?.stroll.status, Status::Open);
        assert_eq!(world.last_day()?, date(2015, 6, 6));
        world.agrees()?;
    }

    /// Places given back while the stroll was cancelled go to waiting parties as soon as it is open
    /// again.
    fn a_stroll_that_is_on_again_fills_up(db) {
        let world = World::new(db)?;
        let party = world.joined("river-bend", "a@example.org", 5)?;
        let waiting = world.joined("river-bend", "b@example.org", 2)?;
        assert!(world.turn("river-bend", Status::Cancelled, 0)?.is_ok());
        let left = world.cancel(party.id)?.map_err(|r| format!("{r:?}"))?;
        assert!(left.promoted.is_empty());
        assert!(world.turn("river-bend", Status::Open, 0)?.is_ok());
        let held = world.read(move |sql| registrations::load(sql, waiting.id))?.ok_or("gone")?;
        assert_eq!(held.registration.standing, Standing::Confirmed);
        world.agrees()?;
    }

    /// Only what a calendar shows raises the sequence.
    fn calendars_hear_of_what_they_show(db) {
        let world = World::new(db)?;
        let mut given = world.stroll("long-beach", None);
        given.bring = "A hat".to_owned();
        assert!(world.save(&given)?);
        assert_eq!(world.listed("long-beach")?.stroll.sequence, 0);
        given.meeting_point = "By the pier".to_owned();
        assert!(world.save(&given)?);
        assert_eq!(world.listed("long-beach")?.stroll.sequence, 1);
        assert!(!world.save(&given)?);
    }

    /// What an import changes is as new as it is, whatever `status_at` its file still has, and a
    /// letter about the last change of status is not lost by it.
    fn an_import_is_news_as_a_command_is(db) {
        let world = World::new(db)?;
        let id = world.stroll("elm-grove", None).id;
        let campaign = world.campaign.id;
        let newest = || -> Answer<strolls::News> {
            let news = world.read(move |sql| strolls::list_news(sql, campaign, 100))?;
            Ok(news.into_iter().find(|one| one.stroll == id).ok_or("no news")?)
        };
        let mut given = world.listed("elm-grove")?.stroll;
        // Its place: told as of now, with the status that stands.
        given.meeting_point = "At the old mill".to_owned();
        assert_eq!(world.imported_at(&given, NOW_MS, NOW_MS + 60_000)?, Ok(true));
        let news = newest()?;
        assert_eq!((news.number, news.at_ms, news.status), (2, NOW_MS + 60_000, Status::Open));
        assert_eq!(news.told, Told::Particulars);
        assert_eq!(world.read(move |sql| strolls::last_change(sql, id))?, None);
        // Its start, in a file that says the same `status_at` as before.
        given.starts = datetime(2015, 6, 7, 10, 0, 0, 0);
        assert_eq!(world.imported_at(&given, NOW_MS + 60_000, NOW_MS + 120_000)?, Ok(true));
        let news = newest()?;
        assert_eq!((news.number, news.at_ms, news.told), (3, NOW_MS + 120_000, Told::Became));
        assert_eq!(news.starts, datetime(2015, 6, 7, 10, 0, 0, 0));
        // A change that the file dates itself has that date.
        given.status = LATER;
        assert_eq!(world.imported_at(&given, NOW_MS + 150_000, NOW_MS + 180_000)?, Ok(true));
        assert_eq!(newest()?.at_ms, NOW_MS + 150_000);
        // The town is part of where it is; the reason that stands is kept.
        given.town = "Elm Grove Heights".to_owned();
        assert_eq!(world.imported_at(&given, NOW_MS, NOW_MS + 240_000)?, Ok(true));
        let (news, last) = (newest()?, world.read(move |sql| strolls::last_change(sql, id))?);
        assert_eq!((news.number, news.at_ms, news.status), (5, NOW_MS + 240_000, LATER));
        let last = last.ok_or("the change of status is lost")?;
        assert_eq!((last.before.status, last.change.status), (Status::Open, LATER));
        assert_eq!(world.listed("elm-grove")?.stroll.sequence, 4);
        assert_eq!(world.imported_at(&given, NOW_MS, NOW_MS + 300_000)?, Ok(false));
        assert_eq!(newest()?.number, 5);
        world.agrees()?;
    }

    /// Less room than people is refused; more room lets people in.
    fn room_can_grow_and_shrink(db) {
        let world = World::new(db)?;
        world.joined("river-bend", "a@example.org", 4)?;
        let waiting = world.joined("river-bend", "b@example.org", 3)?;
        assert_eq!(waiting.standing, Standing::Waiting);
        let smaller = world.stroll("river-bend", Some(3));
        assert_eq!(world.try_save(&smaller, NOW_MS)?, Err(Refusal::Field(FieldRefusal::TooLarge(3))));
        assert!(world.save(&world.stroll("river-bend", Some(4)))?);
        assert_eq!(world.listed("river-bend")?.tally.waiting, 1);
        let long_ago = world.try_save(&world.stroll("river-bend", None), 1_000)?;
        assert_eq!(long_ago, Ok(true));
        let moved_up = "SELECT at_ms FROM registration_change";
        assert_eq!(world.count(moved_up)?, NOW_MS, "it is now that they move up");
        let held = world.read(move |sql| registrations::load(sql, waiting.id))?.ok_or("gone")?;
        assert_eq!(held.registration.standing, Standing::Confirmed);
        assert_eq!(world.listed("river-bend")?.tally.walkers, 7);
        world.agrees()?;
    }
}
