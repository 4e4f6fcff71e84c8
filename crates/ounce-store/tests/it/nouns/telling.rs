//! When a stroll changes, everybody who signed up gets a letter about it: once, and only while it
//! matters.

use jiff::Timestamp;
use jiff::civil::{DateTime, datetime};
use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::registration::Registration;
use ounce_domain::stroll::{Meeting, Status, Stroll};
use ounce_store::outbox::{self, Due, Letter};
use ounce_store::strolls::Told;
use ounce_store::{Fault, Filled, fresh, registrations, strolls};

use super::samples::email;
use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

const CANCELLED: (Status, Option<DateTime>) = (Status::Cancelled, None);
const LATER: (Status, Option<DateTime>) =
    (Status::Postponed { dated: true }, Some(datetime(2015, 6, 20, 10, 0, 0, 0)));

impl World {
    /// Changes a stroll at a moment, as `ounce stroll` does.
    fn turn_at(&self, slug: &str, next: (Status, Option<DateTime>), at_ms: i64) -> Answer<Stroll> {
        let stroll = self.listed(slug)?.stroll.id;
        let at = Timestamp::from_millisecond(at_ms)?;
        self.write(move |sql| {
            strolls::change_status(sql, stroll, next, (&Actor::Host, "storm"), at)
        })
    }

    /// The letters about changes that wait, by whom they go to.
    fn letters_of_change(&self) -> Result<Vec<Due>, Fault> {
        let mut due = self.read(|sql| outbox::list(sql, 100_000))?;
        due.retain(|one| one.letter == Letter::StrollChanged);
        due.sort_by_key(|one| one.about);
        Ok(due)
    }
}

on_both! {
    /// Confirmed and waiting parties each get one letter; parties that left or walk elsewhere get
    /// none.
    fn everybody_on_a_cancelled_stroll_is_told_once(db) {
        let world = World::new(db)?;
        let walks = world.joined("river-bend", "a@example.org", 4)?;
        let waits = world.joined("river-bend", "b@example.org", 3)?;
        let left = world.joined("river-bend", "c@example.org", 1)?;
        world.joined("elm-grove", "d@example.org", 1)?;
        world.cancel(left.id)?.map_err(|r| format!("{r:?}"))?;
        world.turn_at("river-bend", CANCELLED, NOW_MS + 5)?;
        let mut expected = [walks.id.bytes(), waits.id.bytes()];
        expected.sort_unstable();
        let told = world.letters_of_change()?;
        assert_eq!(told.iter().map(|one| one.about).collect::<Vec<_>>(), expected);
        assert!(told.iter().all(|one| (one.at_ms, one.attempts) == (NOW_MS + 5, 0)));
        assert!(told[0].id != told[1].id);
        assert!(world.turn_at("river-bend", CANCELLED, NOW_MS + 6).is_err(), "it is cancelled");
        assert_eq!(world.letters_of_change()?, told);
        world.agrees()?;
    }

    /// A letter that is not on its way yet when the next change comes says nothing any more; one
    /// that is counts as sent, and the next one follows it.
    fn only_the_last_change_is_told(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        world.joined("elm-grove", "b@example.org", 1)?;
        world.joined("river-bend", "c@example.org", 1)?;
        world.turn_at("river-bend", CANCELLED, NOW_MS)?;
        world.turn_at("elm-grove", LATER, NOW_MS + 1)?;
        let elm = world.listed("elm-grove")?.stroll.id;
        let of_elm = |due: Vec<Due>| -> Vec<Due> {
            due.into_iter().filter(|one| one.at_ms > NOW_MS).collect()
        };
        let first = of_elm(world.letters_of_change()?);
        let sent = first[0].id;
        world.put(move |sql| outbox::record_sent(sql, sent, NOW_MS + 2, ""))?;
        world.turn_at("elm-grove", CANCELLED, NOW_MS + 3)?;
        let second = of_elm(world.letters_of_change()?);
        assert_eq!(second.len(), 2, "{second:?}");
        assert!(second.iter().all(|one| one.at_ms == NOW_MS + 3));
        assert_eq!(world.letters_of_change()?.len(), 3, "the other stroll's letter is still there");
        let done = world.read(|sql| outbox::list_done(sql, 10))?;
        let outcome = |id| done.iter().find(|one| one.id == id).map(|one| one.error.clone());
        assert_eq!(outcome(first[0].id), Some(None));
        let overtaken = Some(Some("overtaken by a later change".to_owned()));
        assert_eq!(outcome(first[1].id), overtaken);
        let last = world.read(move |sql| strolls::last_change(sql, elm))?.ok_or("no change")?;
        assert_eq!((last.before.status, last.change.status), (LATER.0, Status::Cancelled));
        assert_eq!((last.change.starts, last.change.why.as_str()), (last.before.starts, "storm"));
        world.agrees()?;
    }

    /// An import that moves or cancels a stroll is news to walkers like a command; the same file
    /// again is none.
    fn an_import_tells_walkers_what_it_changes(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        let mut moved = world.stroll("elm-grove", Some(50));
        moved.group = world.listed("elm-grove")?.stroll.group;
        moved.starts = datetime(2015, 6, 6, 11, 30, 0, 0);
        assert!(world.save(&moved)?);
        let told = world.letters_of_change()?;
        assert_eq!(told.len(), 1);
        assert!(!world.save(&moved)?);
        moved.host = "Sam Example".to_owned();
        assert!(world.save(&moved)?, "another host is worth a record, and no letter");
        assert_eq!(world.letters_of_change()?, told);
        world.agrees()?;
    }

    /// Walkers are told of another place once; a place that is said for the first time is no news.
    fn walkers_are_told_where_a_stroll_meets_now(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        world.joined("river-bend", "b@example.org", 1)?;
        let elm = world.listed("elm-grove")?.stroll;
        let says = |venue: &str, lasts: i64, at_ms: i64| -> Answer<usize> {
            let (id, campaign) = (elm.id, elm.campaign);
            let mut meeting = Meeting::unknown(id);
            (meeting.venue, meeting.lasts_minutes) = (venue.to_owned(), Some(lasts));
            world.put(move |sql| {
                let before = strolls::meets_at(sql, id)?.expect("it is there");
                let mut fresh = fresh::ids(at_ms, [u8::try_from(lasts).unwrap_or(0); 16]);
                let by = Actor::Coordinator;
                strolls::save_meeting(sql, campaign, &meeting, &by, &mut fresh)?;
                strolls::tell_meets_elsewhere(sql, (id, &before), &mut fresh)
            })?;
            let due = world.read(|sql| outbox::list(sql, 100))?;
            Ok(due.iter().filter(|one| one.letter == Letter::MeetingChanged).count())
        };
        assert_eq!(says("Elm Park", 60, NOW_MS)?, 0);
        assert_eq!(world.listed("elm-grove")?.stroll.sequence, 0);
        assert_eq!(says("Elm Park", 60, NOW_MS + 1)?, 0, "it says the same");
        assert_eq!(says("Oak Park", 60, NOW_MS + 2)?, 1);
        assert_eq!(says("Oak Park", 90, NOW_MS + 3)?, 1, "the letter that waits is overtaken");
        assert_eq!(world.listed("elm-grove")?.stroll.sequence, 2);
        let campaign = elm.campaign;
        let news = world.read(move |sql| strolls::list_news(sql, campaign, 2))?;
        assert!(news.iter().all(|one| one.told == Told::Particulars), "{news:?}");
        assert_eq!(news.iter().map(|one| one.number).collect::<Vec<_>>(), [3, 2]);
        assert_eq!(says("Ash Park", 90, NOW_MS + 3 * 365 * 86_400_000)?, 1, "the day is over");
        assert!(world.read(move |sql| strolls::last_change(sql, elm.id))?.is_none());
        world.agrees()?;
    }

    /// Nobody is told of a change that is imported years later, or that affects nobody's morning.
    fn history_is_not_mailed(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        world.joined("river-bend", "b@example.org", 1)?;
        let years_later = NOW_MS + 3 * 365 * 86_400_000;
        world.turn_at("river-bend", CANCELLED, years_later)?;
        let mut baltimore = world.stroll("baltimore", None);
        (baltimore.status, baltimore.starts) = (LATER.0, datetime(2015, 6, 20, 10, 0, 0, 0));
        assert!(world.save(&baltimore)?);
        world.turn_at("elm-grove", (Status::Held, None), NOW_MS)?;
        assert_eq!(world.letters_of_change()?, []);
        assert!(world.read(move |sql| strolls::last_change(sql, baltimore.id))?.is_none());
        world.agrees()?;
    }

    /// Thousands of letters are one statement, each with an id and a registration of its own.
    fn a_large_stroll_is_told_at_once(db) {
        let world = World::new(db)?;
        let signed = world.joined("long-beach", "a@example.org", 1)?;
        let many: Vec<_> = (0..2_000).map(|n| like(&signed, n)).collect();
        world.write(move |sql| registrations::import_many(sql, &many, Filled::default()))?;
        world.turn_at("long-beach", LATER, NOW_MS)?;
        let told = world.letters_of_change()?;
        assert_eq!(told.len(), 2_001);
        let distinct = |of: fn(&Due) -> [u8; 16]| {
            told.iter().map(of).collect::<std::collections::BTreeSet<_>>().len()
        };
        assert_eq!((distinct(|one| one.id), distinct(|one| one.about)), (2_001, 2_001));
        world.agrees()?;
    }
}

fn like(signed: &Registration, n: usize) -> Registration {
    let email = email(&format!("walker{n}@example.org"));
    Registration { id: Id::from_bytes(new_id()), email, ..signed.clone() }
}
