//! What a member does to a stroll at the desk: each change is an act, and its letters wait until it
//! can't be undone any more.

use jiff::Timestamp;
use jiff::civil::datetime;
use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::quantity::Marks;
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::{Announcement, Field, LETTERS_WAIT_MS, Status, Touched, UNDO_MS};
use ounce_store::acts::{self, Act, By, Deed};
use ounce_store::outbox::{self, Due};
use ounce_store::strolls::{self, Doer};
use ounce_store::{Fault, Sql, fresh};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

const CANCELLED: Status = Status::Cancelled;

fn doer(at_ms: i64, why: &str) -> Result<Doer<'_>, Box<dyn std::error::Error>> {
    let at = Timestamp::from_millisecond(at_ms)?;
    Ok(Doer { by: By::Member(Id::from_bytes([7; 16])), actor: Actor::Host, at, why, part_of: None })
}

fn touch(field: Field, base: &str, mine: &str) -> Touched {
    Touched { field, base: base.to_owned(), mine: mine.to_owned(), keep: None, must_choose: false }
}

impl World {
    fn edits(
        &self,
        slug: &str,
        touched: Vec<Touched>,
        at_ms: i64,
    ) -> Answer<Result<Option<Id<Act>>, Vec<&'static str>>> {
        let (stroll, seed) = (self.listed(slug)?.stroll.id, new_id());
        let edited = self.store.write_now(move |sql| {
            let mut ids = fresh::ids(at_ms, seed);
            let doer = doer(at_ms, "").map_err(|_| Fault::corrupt("a time"))?;
            strolls::edit(sql, (stroll, &touched, Marks::Point), &doer, &mut ids)
        })?;
        Ok(edited.map_err(|all| all.iter().map(|one| one.refusal.code()).collect()))
    }

    /// Gives a stroll its welcome in English.
    pub(super) fn welcomes(&self, slug: &str, about: &str) -> Answer<()> {
        let touched = vec![touch(Field::About("en"), "", about)];
        self.edits(slug, touched, NOW_MS)?.map(drop).map_err(|all| all.join(" ").into())
    }

    fn decides(&self, slug: &str, next: Status, at_ms: i64) -> Answer<Id<Act>> {
        let (stroll, seed) = (self.listed(slug)?.stroll.id, new_id());
        let starts = (next == Status::Postponed { dated: true })
            .then_some(datetime(2015, 6, 20, 10, 0, 0, 0));
        self.write(move |sql| {
            let mut ids = fresh::ids(at_ms, seed);
            let doer = doer(at_ms, "ice on the paths").map_err(|_| Fault::corrupt("a time"))?;
            strolls::decide(sql, (stroll, (next, starts)), &doer, &mut ids)
        })
    }

    fn undoes(&self, slug: &str, act: Id<Act>, at_ms: i64) -> Answer<Result<(), &'static str>> {
        let (stroll, seed) = (self.listed(slug)?.stroll.id, new_id());
        let undone = self.store.write_now(move |sql: &mut dyn Sql| {
            let mut ids = fresh::ids(at_ms, seed);
            let doer = doer(at_ms, "").map_err(|_| Fault::corrupt("a time"))?;
            strolls::undo(sql, (stroll, act), &doer, &mut ids)
        })?;
        Ok(undone.map_err(Refusal::code))
    }

    fn letters_held(&self) -> Result<Vec<Due>, Fault> {
        let mut due = self.read(|sql| outbox::list(sql, 100))?;
        due.retain(|one| one.letter.as_str().ends_with("-changed"));
        Ok(due)
    }

    fn acts_of(&self, slug: &str) -> Answer<Vec<Act>> {
        let stroll = self.listed(slug)?.stroll.id;
        let told = self.read(move |sql| acts::list_at(sql, stroll.into(), 100))?;
        Ok(told.into_iter().map(|told| told.act).collect())
    }
}

on_both! {
    /// Every changed field is one act with the text before and after; the letter about the place
    /// waits, and undoing all of it leaves nothing to be told.
    fn an_edit_is_written_field_by_field_and_can_be_undone(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        let touched = vec![
            touch(Field::MeetingPoint, "By the fountain", "North gate"),
            touch(Field::About("en"), "", "Come along."),
            touch(Field::Venue, "", "Elm Park"),
            touch(Field::HostEmail, "", "ada@example.org"),
            touch(Field::Capacity, "50", "40"),
            touch(Field::Host, "Robin Example", "Robin Example"),
        ];
        let act = world.edits("elm-grove", touched.clone(), NOW_MS + 5)?.map_err(|all| all.join(" "))?;
        let act = act.ok_or("something was changed")?;
        let stroll = world.listed("elm-grove")?.stroll;
        assert_eq!((stroll.meeting_point.as_str(), stroll.capacity), ("North gate", Some(40)));
        let told: Vec<_> = world.acts_of("elm-grove")?.into_iter().map(|act| (act.field, act.was, act.became)).collect();
        assert_eq!(told.len(), 5, "{told:?}");
        assert!(told.contains(&("meeting_point".into(), "By the fountain".into(), "North gate".into())));
        assert!(told.contains(&("about_en".into(), String::new(), "Come along.".into())));
        let waiting: Vec<i64> = world.letters_held()?.iter().map(|one| one.next_try_ms).collect();
        assert_eq!(waiting, [NOW_MS + 5 + LETTERS_WAIT_MS]);
        assert_eq!(world.edits("elm-grove", touched, NOW_MS + 6)?, Ok(None), "it is so already");

        assert_eq!(world.undoes("elm-grove", act, NOW_MS + 5 + UNDO_MS)?, Err("undo-over"));
        assert_eq!(world.undoes("river-bend", act, NOW_MS + 9)?, Err("unknown"), "another town");
        assert_eq!(world.undoes("elm-grove", act, NOW_MS + 9)?, Ok(()));
        assert_eq!(world.letters_held()?, []);
        let id = stroll.id;
        let now = world.read(move |sql| strolls::load_particulars(sql, id))?.ok_or("it is there")?;
        assert_eq!((now.stroll.meeting_point.as_str(), now.stroll.capacity), ("By the fountain", Some(50)));
        assert_eq!((now.meeting.venue.as_str(), now.host_email, now.about.len()), ("", None, 0));
        assert_eq!(world.undoes("elm-grove", act, NOW_MS + 10)?, Err("undo-over"), "it was undone");
        world.agrees()?;
    }

    /// What can't be is refused as a whole: nothing of the form is written.
    fn a_bad_edit_writes_nothing(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 4)?;
        let venue = touch(Field::Venue, "", "Elm Park");
        let fewer = touch(Field::Capacity, "50", "3");
        assert_eq!(world.edits("elm-grove", vec![venue.clone(), fewer], NOW_MS + 1)?, Err(vec!["below-taken"]));
        let late = touch(Field::Host, "Somebody else", "Sam Example");
        assert_eq!(world.edits("elm-grove", vec![venue, late], NOW_MS + 1)?, Err(vec!["changed-meanwhile"]));
        assert_eq!(world.acts_of("elm-grove")?, []);
        let id = world.listed("elm-grove")?.stroll.id;
        let now = world.read(move |sql| strolls::load_particulars(sql, id))?.ok_or("it is there")?;
        assert_eq!((now.meeting.venue.as_str(), now.stroll.capacity), ("", Some(50)));
        world.agrees()?;
    }

    /// Undoing what somebody else has changed again would take their words away.
    fn an_edit_under_another_one_can_not_be_undone(db) {
        let world = World::new(db)?;
        let first = world.edits("elm-grove", vec![touch(Field::Venue, "", "Elm Park")], NOW_MS)?;
        let first = first.map_err(|all| all.join(" "))?.ok_or("an act")?;
        let second = touch(Field::Venue, "Elm Park", "Oak Park");
        world.edits("elm-grove", vec![second], NOW_MS + 1)?.map_err(|all| all.join(" "))?;
        assert_eq!(world.undoes("elm-grove", first, NOW_MS + 2)?, Err("undo-over"));
        let other = touch(Field::Surface, "", "grass");
        let act = world.edits("elm-grove", vec![other], NOW_MS + 3)?.map_err(|all| all.join(" "))?;
        assert_eq!(world.undoes("elm-grove", act.ok_or("an act")?, NOW_MS + 4)?, Ok(()));
    }

    /// A stroll that is cancelled by mistake is open again within ten minutes, and no walker hears
    /// of it; the record keeps both lines.
    fn a_cancellation_is_undone_before_anybody_is_told(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        let before = world.listed("elm-grove")?.stroll;
        let act = world.decides("elm-grove", CANCELLED, NOW_MS + 5)?;
        assert_eq!(world.letters_held()?.len(), 1);
        assert_eq!(world.letters_held()?[0].next_try_ms, NOW_MS + 5 + LETTERS_WAIT_MS);
        assert_eq!(world.undoes("elm-grove", act, NOW_MS + 6)?, Ok(()));
        let after = world.listed("elm-grove")?.stroll;
        assert_eq!((after.status, after.starts, after.first_starts), (Status::Open, before.starts, None));
        assert!(after.sequence > before.sequence + 1, "calendars that saw it hear of both");
        assert_eq!(world.letters_held()?, []);
        let id = after.id;
        assert!(world.read(move |sql| strolls::last_change(sql, id))?.is_none());
        let deeds: Vec<_> = world.acts_of("elm-grove")?.iter().map(|act| act.deed).collect();
        assert_eq!(deeds, [Deed::Undid, Deed::ChangedStatus]);
        world.agrees()?;
    }

    /// When the undone change had come in the place of an earlier one, walkers are told the earlier
    /// one after all, as if nothing had been in between.
    fn an_earlier_change_is_told_when_the_later_one_is_undone(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        let stroll = world.listed("elm-grove")?.stroll;
        world.decides("elm-grove", Status::Postponed { dated: true }, NOW_MS + 1)?;
        let act = world.decides("elm-grove", CANCELLED, NOW_MS + 2)?;
        assert_eq!(world.letters_held()?.len(), 1, "the letter of the first was overtaken");
        assert_eq!(world.undoes("elm-grove", act, NOW_MS + 3)?, Ok(()));
        let letters = world.letters_held()?;
        assert_eq!(letters.iter().map(|one| one.at_ms).collect::<Vec<_>>(), [NOW_MS + 3]);
        let last = world.read(move |sql| strolls::last_change(sql, stroll.id))?.ok_or("it moved")?;
        let told = Announcement::between(&last.before, &last.change);
        assert_eq!((told, last.before.starts), (Some(Announcement::Moved), stroll.starts));
        world.agrees()?;
    }

    /// A draft that people have signed up to since it was opened can't be hidden again.
    fn an_opening_is_undone_until_somebody_signs_up(db) {
        let world = World::new(db)?;
        let act = world.decides("quiet-lake", Status::Open, NOW_MS + 1)?;
        assert_eq!(world.undoes("quiet-lake", act, NOW_MS + 2)?, Ok(()));
        assert_eq!(world.listed("quiet-lake")?.stroll.status, Status::Draft);
        let act = world.decides("quiet-lake", Status::Open, NOW_MS + 3)?;
        world.joined("quiet-lake", "a@example.org", 1)?;
        assert_eq!(world.undoes("quiet-lake", act, NOW_MS + 4)?, Err("undo-over"));
        world.agrees()?;
    }
}
