//! Letters to many: who gets one, that a form sends once, that it can be taken back, and who does
//! without.

use ounce_domain::circular::{Circular, MOST_A_DAY, MOST_TESTS_A_DAY, Readers, Words};
use ounce_domain::id::Id;
use ounce_domain::letter_choice::{Choice, Optional, Wish};
use ounce_domain::member::{Kind, Member, Role};
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::{LETTERS_WAIT_MS, UNDO_MS};
use ounce_store::acts::{self, By, Deed};
use ounce_store::circulars::{self, Reach, Reader, Sent};
use ounce_store::members::{self, Change};
use ounce_store::outbox::{self, Letter};
use ounce_store::{Fault, choices, fresh};

use super::samples::email;
use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

const WRITER: Id<Member> = Id::from_bytes([21; 16]);
const DAY_MS: i64 = 86_400_000;

impl World {
    /// Gives somebody a stroll to host.
    pub(super) fn hosts(&self, slug: &str, address: &str) -> Answer<Id<Member>> {
        let (campaign, slug) = (self.campaign.slug.clone(), slug.to_owned());
        let (address, ids) = (email(address), [new_id(), new_id()]);
        let known = address.clone();
        self.write(move |sql| {
            let found = members::place(sql, Kind::Stroll, &campaign, &slug)?;
            let named = found.ok_or_else(|| Fault::new("no stroll"))?;
            let (by, role, place) = (By::Shell, Role::Host, &named.place);
            let change = Change { by, email: &address, role, place, at_ms: NOW_MS, why: "", ids };
            members::give(sql, &change).map(|given| given.map(drop))
        })?;
        let found = self.read(move |sql| members::find(sql, &known))?;
        Ok(found.ok_or("the host is a member")?.id)
    }

    /// A circular that waits, a refusal, reminders that left, and one that is off.
    pub(super) fn writes_to_many(&self) -> Answer<()> {
        let circular = self.circular(Some("elm-grove"), Readers::Walkers)?;
        self.sends(&circular)?.map_err(str::to_owned)?;
        self.wishes("b@example.org", Optional::Reminders, Wish::Stop)?;
        self.reminds_elm()?;
        let registered = self.read(|sql| outbox::list(sql, 100))?;
        let letter = registered.iter().find(|one| one.letter == Letter::Registration);
        let letter = letter.ok_or("somebody signed up")?.id;
        self.put(move |sql| outbox::record_sent(sql, letter, NOW_MS, "250 Ok"))
    }

    fn circular(&self, slug: Option<&str>, readers: Readers) -> Answer<Circular> {
        let stroll = slug.map(|slug| self.listed(slug)).transpose()?.map(|one| one.stroll.id);
        Ok(Circular {
            id: Id::from_bytes(new_id()),
            campaign: self.campaign.id,
            stroll,
            readers,
            words: Words {
                subject: "Rain".to_owned(),
                text: "We walk.".to_owned(),
                shows_writer: false,
            },
            by: WRITER,
            at_ms: NOW_MS,
            taken_back_ms: None,
        })
    }

    fn sends(&self, circular: &Circular) -> Answer<Result<Sent, &'static str>> {
        let (circular, seed) = (circular.clone(), new_id());
        let sent = self.store.write_now(move |sql| {
            let mut ids = fresh::ids(circular.at_ms, seed);
            circulars::send(sql, &circular, By::Member(WRITER), &mut ids)
        })?;
        Ok(sent.map_err(Refusal::code))
    }

    fn recalls(&self, circular: &Circular, now_ms: i64) -> Answer<Result<(), &'static str>> {
        let (circular, seed) = (circular.clone(), new_id());
        let place = circular.stroll.map_or_else(|| circular.campaign.into(), Into::into);
        let taken = self.store.write_now(move |sql| {
            let mut ids = fresh::ids(now_ms, seed);
            let by = (By::Member(WRITER), now_ms);
            circulars::take_back(sql, (place, circular.id), by, &mut ids)
        })?;
        Ok(taken.map_err(Refusal::code))
    }

    /// The ids of the waiting letters of circulars, and when each may leave.
    fn circular_letters(&self) -> Result<Vec<([u8; 16], i64)>, Fault> {
        let due = self.read(|sql| outbox::list(sql, 100))?;
        let due = due.into_iter().filter(|one| one.letter == Letter::Circular);
        Ok(due.map(|one| (one.id, one.next_try_ms)).collect())
    }

    pub(super) fn wishes(&self, address: &str, kind: Optional, wish: Wish) -> Answer<()> {
        let email_key = email(address).key();
        let choice = Choice { campaign: self.campaign.id, email_key, kind };
        let made = (new_id(), NOW_MS);
        self.put(move |sql| choices::choose(sql, &choice, wish, made))
    }

    fn reach(&self, slug: Option<&str>, readers: Readers) -> Answer<Reach> {
        let of = self.circular(slug, readers)?;
        Ok(self.read(move |sql| circulars::reach(sql, of.campaign, (of.stroll, &of.readers)))?)
    }
}

on_both! {
    /// Those with a place get it, or those that wait; nobody whose place is held for an hour, nobody
    /// who left, nobody who does without.
    fn a_circular_goes_to_those_it_is_for(db) {
        let world = World::new(db)?;
        for n in ["a", "b", "c"] {
            world.joined("river-bend", &format!("{n}@example.org"), 1)?;
        }
        let gone = world.joined("river-bend", "d@example.org", 1)?;
        world.joined("river-bend", "e@example.org", 4)?;
        world.cancel(gone.id)?.map_err(Refusal::code)?;
        world.joined("elm-grove", "z@example.org", 1)?;
        world.wishes("B@example.org", Optional::Circulars, Wish::Stop)?;
        world.wishes("c@example.org", Optional::Reminders, Wish::Stop)?;
        let reach = |readers| world.reach(Some("river-bend"), readers);
        assert_eq!(reach(Readers::Walkers)?, Reach { readers: 2, refused: 1 });
        assert_eq!(reach(Readers::Waiting)?, Reach { readers: 1, refused: 0 });
        assert_eq!(reach(Readers::Everybody)?, Reach { readers: 3, refused: 1 });
        let circular = world.circular(Some("river-bend"), Readers::Everybody)?;
        assert_eq!(world.sends(&circular)?, Ok(Sent::Now(3)));
        let letters = world.circular_letters()?;
        assert!(letters.iter().all(|(_, due)| *due == NOW_MS + LETTERS_WAIT_MS), "{letters:?}");
        assert_eq!(letters.len(), 3);
        for (letter, _) in letters {
            let copy = world.read(move |sql| circulars::load_copy(sql, letter))?;
            let copy = copy.ok_or("the letter is one of the circular")?;
            assert_eq!(copy.circular, circular);
            assert!(matches!(copy.to, Reader::Walker(_)), "{:?}", copy.to);
        }
        world.wishes("b@example.org", Optional::Circulars, Wish::Send)?;
        assert_eq!(reach(Readers::Walkers)?, Reach { readers: 3, refused: 0 });
        world.agrees()?;
    }

    /// A host of two strolls gets one letter; a country or a status narrows.
    fn a_host_gets_one_letter_whatever_they_host(db) {
        let world = World::new(db)?;
        let ada = world.hosts("elm-grove", "ada@hosts.example")?;
        assert_eq!(world.hosts("river-bend", "ada@hosts.example")?, ada);
        world.hosts("quiet-lake", "bea@hosts.example")?;
        let hosts = |country: &str, status: &str| {
            let readers = Readers::read("hosts", country, status).expect("they are words");
            world.reach(None, readers)
        };
        assert_eq!(hosts("", "")?.readers, 2);
        assert_eq!(hosts("US", "open")?.readers, 1);
        assert_eq!(hosts("", "draft")?.readers, 1);
        assert_eq!(hosts("JP", "")?.readers, 0);
        let readers = Readers::Hosts { country: None, status: None };
        let circular = world.circular(None, readers)?;
        assert_eq!(world.sends(&circular)?, Ok(Sent::Now(2)));
        assert_eq!(world.circular_letters()?.len(), 2);
        let none = Readers::Hosts { country: Some("JP".to_owned()), status: None };
        let nobody = world.circular(None, none)?;
        assert_eq!(world.sends(&nobody)?, Err("nobody-to-write-to"));
        world.agrees()?;
    }

    /// The form's own id makes it one; another writer's circular is not answered for.
    fn the_same_form_sends_once(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        let circular = world.circular(Some("elm-grove"), Readers::Walkers)?;
        assert_eq!(world.sends(&circular)?, Ok(Sent::Now(1)));
        assert_eq!(world.sends(&circular)?, Ok(Sent::Before));
        assert_eq!(world.circular_letters()?.len(), 1);
        let other = Circular { by: Id::from_bytes([9; 16]), ..circular };
        assert_eq!(world.sends(&other)?, Err("unknown"));
    }

    /// Three a day and place; one that was taken back does not count, and neither do tests.
    fn a_place_writes_three_times_a_day(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        world.joined("river-bend", "b@example.org", 1)?;
        let mut last = None;
        for _ in 0..MOST_A_DAY {
            let circular = world.circular(Some("elm-grove"), Readers::Walkers)?;
            assert_eq!(world.sends(&circular)?, Ok(Sent::Now(1)));
            last = Some(circular);
        }
        let fourth = world.circular(Some("elm-grove"), Readers::Walkers)?;
        assert_eq!(world.sends(&fourth)?, Err("enough-letters"));
        assert_eq!(world.circular_letters()?.len() as i64, MOST_A_DAY);
        let elsewhere = world.circular(Some("river-bend"), Readers::Walkers)?;
        assert_eq!(world.sends(&elsewhere)?, Ok(Sent::Now(1)));
        for _ in 0..MOST_TESTS_A_DAY {
            let test = world.circular(Some("elm-grove"), Readers::Oneself)?;
            assert_eq!(world.sends(&test)?, Ok(Sent::Now(1)));
        }
        let test = world.circular(Some("elm-grove"), Readers::Oneself)?;
        assert_eq!(world.sends(&test)?, Err("enough-letters"));
        let last = last.ok_or("three were sent")?;
        assert_eq!(world.recalls(&last, NOW_MS + 1)?, Ok(()));
        assert_eq!(world.sends(&fourth)?, Ok(Sent::Now(1)));
        let tomorrow = Circular {
            id: Id::from_bytes(new_id()),
            at_ms: NOW_MS + DAY_MS,
            ..fourth
        };
        assert_eq!(world.sends(&tomorrow)?, Ok(Sent::Now(1)), "a day later");
        world.agrees()?;
    }

    /// Until the letters leave, nobody hears of it.
    fn a_circular_is_taken_back_before_its_letters_leave(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        let circular = world.circular(Some("elm-grove"), Readers::Walkers)?;
        world.sends(&circular)?.map_err(str::to_owned)?;
        let elsewhere = world.circular(Some("river-bend"), Readers::Walkers)?;
        let foreign = Circular { stroll: elsewhere.stroll, ..circular.clone() };
        assert_eq!(world.recalls(&foreign, NOW_MS + 1)?, Err("unknown"));
        assert_eq!(world.recalls(&circular, NOW_MS + UNDO_MS)?, Err("undo-over"));
        assert_eq!(world.recalls(&circular, NOW_MS + 1)?, Ok(()));
        assert_eq!(world.circular_letters()?, []);
        assert_eq!(world.recalls(&circular, NOW_MS + 2)?, Err("undo-over"));
        let elm = world.listed("elm-grove")?.stroll.id;
        let told = world.read(move |sql| acts::list_at(sql, elm.into(), 10))?;
        let deeds: Vec<_> = told.iter().map(|told| told.act.deed).collect();
        assert_eq!(deeds, [Deed::TookBackCircular, Deed::SentCircular]);
        let campaign = world.campaign.id;
        let listed = world.read(move |sql| circulars::list(sql, campaign, Some(elm), 10))?;
        assert_eq!(listed[0].circular.taken_back_ms, Some(NOW_MS + 1));
        world.agrees()?;
    }

    /// What became of the letters; one whose reader was gone has not failed.
    fn the_outcome_of_each_letter_is_counted(db) {
        let world = World::new(db)?;
        for n in 0..5 {
            world.joined("elm-grove", &format!("{n}@example.org"), 1)?;
        }
        let circular = world.circular(Some("elm-grove"), Readers::Walkers)?;
        world.sends(&circular)?.map_err(str::to_owned)?;
        let ids: Vec<[u8; 16]> =
            world.circular_letters()?.into_iter().map(|(id, _)| id).collect();
        world.put(move |sql| {
            outbox::record_sent(sql, ids[0], NOW_MS + 5, "250 Ok")?;
            outbox::record_sent(sql, ids[1], NOW_MS + 5, "250 Ok")?;
            outbox::record_failed(sql, ids[2], NOW_MS + 5, "550 5.1.1", None)?;
            outbox::record_failed(sql, ids[3], NOW_MS + 5, outbox::NOBODY, None)
        })?;
        let (campaign, elm) = (world.campaign.id, world.listed("elm-grove")?.stroll.id);
        let listed = world.read(move |sql| circulars::list(sql, campaign, Some(elm), 10))?;
        let one = &listed[0];
        let counts = (one.readers, one.waiting, one.delivered, one.failed);
        assert_eq!(counts, (5, 1, 2, 1));
        let failed = world.read(move |sql| {
            outbox::count_failed_of(sql, (campaign, elm), NOW_MS)
        })?;
        assert_eq!(failed, 1);
        let river = world.listed("river-bend")?.stroll.id;
        let other = world.read(move |sql| {
            outbox::count_failed_of(sql, (campaign, river), NOW_MS)
        })?;
        assert_eq!(other, 0);
        world.agrees()?;
    }
}
