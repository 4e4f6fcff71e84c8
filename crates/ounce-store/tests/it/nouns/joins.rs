//! Joining, waiting, changing, leaving, and coming back.

use ounce_domain::id::Id;
use ounce_domain::refusal::{RecordRefusal, Refusal, WalkRefusal};
use ounce_domain::registration::{Registration, Standing};
use ounce_domain::stroll::Status;
use ounce_store::outbox::{self, Letter};
use ounce_store::registrations::{self, Joined};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

const PEOPLE: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM registration";
const CHANGES: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM registration_change";
const AFTER_ALL_MS: i64 = NOW_MS + 60 * 86_400_000;

impl World {
    fn held(&self, registration: Id<Registration>) -> Answer<registrations::Held> {
        let held = self.read(move |sql| registrations::load(sql, registration))?;
        held.ok_or_else(|| "no such registration".into())
    }

    /// How many letters of a kind wait.
    fn letters_of(&self, kind: Letter) -> Answer<usize> {
        let due = self.read(|sql| outbox::list(sql, 1_000))?;
        Ok(due.iter().filter(|one| one.letter == kind).count())
    }

    /// Kinds of letters about a registration, oldest first.
    fn letters(&self, registration: &Registration) -> Answer<Vec<Letter>> {
        let mut due = self.read(|sql| outbox::list(sql, 1_000))?;
        due.retain(|one| one.about == registration.id.bytes());
        due.sort_by_key(|one| one.id);
        Ok(due.into_iter().map(|one| one.letter).collect())
    }
}

on_both! {
    /// The registration as it was asked for, its places, its letter.
    fn a_party_gets_its_places(db) {
        let world = World::new(db)?;
        let joined = world.joined("elm-grove", "Ada@Example.org", 3)?;
        assert_eq!(joined.standing, Standing::Confirmed);
        let held = world.held(joined.id)?;
        assert_eq!((held.registration, held.place_in_line), (joined.clone(), None));
        assert_eq!(held.stroll, world.listed("elm-grove")?);
        assert_eq!((held.stroll.tally.walkers, held.stroll.tally.parties), (3, 1));
        assert_eq!(held.campaign.slug, "spring-2015");
        assert_eq!(world.letters(&joined)?, [Letter::Registration]);
        assert_eq!(world.read(|sql| registrations::load(sql, Id::from_bytes([9; 16])))?, None);
        world.agrees()?;
    }

    /// Parties that don't fit wait in the order they came.
    fn a_full_stroll_has_a_line(db) {
        let world = World::new(db)?;
        world.joined("river-bend", "a@example.org", 4)?;
        let first = world.joined("river-bend", "b@example.org", 3)?;
        let small = world.joined("river-bend", "c@example.org", 1)?;
        let second = world.joined("river-bend", "d@example.org", 1)?;
        let standings = [first.standing, small.standing, second.standing];
        assert_eq!(standings, [Standing::Waiting, Standing::Confirmed, Standing::Waiting]);
        assert_eq!(world.held(first.id)?.place_in_line, Some(1));
        assert_eq!(world.held(second.id)?.place_in_line, Some(2));
        let too_many = world.join("river-bend", "e@example.org", 6)?;
        assert_eq!(too_many, Err(Refusal::Walk(WalkRefusal::PartyTooLarge(5))));
        world.agrees()?;
    }

    /// One place per address and stroll; the link goes out again and nothing else happens.
    fn the_same_address_has_one_place(db) {
        let world = World::new(db)?;
        let first = world.joined("elm-grove", "ada@example.org", 2)?;
        let again = world.join("elm-grove", "ADA@example.org", 5)?;
        assert_eq!(again, Ok(Joined::Before(first.id)));
        assert_eq!(world.count(PEOPLE)?, 1);
        assert_eq!(world.listed("elm-grove")?.tally.walkers, 2);
        let letters = world.letters(&first)?;
        assert_eq!(letters, [Letter::Registration, Letter::RegistrationAgain]);
        // Another town is another matter.
        world.joined("long-beach", "ada@example.org", 2)?;
        world.agrees()?;
    }

    /// Typing a stranger's address again and again fills no letter box.
    fn the_link_goes_out_again_once_in_a_while(db) {
        let world = World::new(db)?;
        let first = world.joined("elm-grove", "ada@example.org", 2)?;
        let again = |minutes: i64| -> Answer<usize> {
            let at_ms = NOW_MS - NOW_MS.rem_euclid(3_600_000) + minutes * 60_000;
            let joined = world.join_at("elm-grove", "ada@example.org", 1, at_ms)?;
            assert_eq!(joined, Ok(Joined::Before(first.id)));
            let letters = world.letters(&first)?;
            Ok(letters.iter().filter(|letter| **letter == Letter::RegistrationAgain).count())
        };
        assert_eq!((again(0)?, again(1)?, again(14)?), (1, 1, 1));
        assert_eq!((again(15)?, again(29)?), (2, 2));
        // Neither does it when the letter has gone out meanwhile.
        let due = world.read(|sql| outbox::list_due(sql, i64::MAX, 100))?;
        for letter in due {
            world.put(move |sql| outbox::record_sent(sql, letter.id, NOW_MS, ""))?;
        }
        // The day's budget is spent by now, so the next one is a line in the digest.
        assert_eq!((again(29)?, again(31)?), (0, 0));
        assert_eq!(world.letters_of(Letter::Digest)?, 1);
        world.agrees()?;
    }

    /// A cancelled one keeps its row, and its owner may come back.
    fn who_cancelled_may_come_back(db) {
        let world = World::new(db)?;
        let first = world.joined("elm-grove", "ada@example.org", 2)?;
        let cancelled = world.cancel(first.id)?.map_err(|r| format!("{r:?}"))?;
        assert_eq!(cancelled.registration.standing, Standing::Cancelled);
        assert_eq!(world.cancel(first.id)?, Err(Refusal::Walk(WalkRefusal::AlreadyCancelled)));
        assert_eq!(world.change(first.id, 1, 0)?, Err(Refusal::Walk(WalkRefusal::AlreadyCancelled)));
        assert_eq!(world.listed("elm-grove")?.tally.walkers, 0);
        let second = world.joined("elm-grove", "ada@example.org", 1)?;
        assert_ne!(first.id, second.id);
        assert_eq!(world.count(PEOPLE)?, 2);
        world.agrees()?;
    }

    /// Places that come free go down the line; a party too large for them blocks nobody.
    fn places_given_back_go_to_who_waits(db) {
        let world = World::new(db)?;
        let four = world.joined("river-bend", "a@example.org", 4)?;
        let one = world.joined("river-bend", "b@example.org", 1)?;
        let large = world.joined("river-bend", "c@example.org", 5)?;
        let two = world.joined("river-bend", "d@example.org", 2)?;
        let three = world.joined("river-bend", "e@example.org", 3)?;
        let left = world.cancel(four.id)?.map_err(|r| format!("{r:?}"))?;
        assert_eq!(left.promoted, [two.id]);
        assert_eq!(world.letters(&two)?, [Letter::Registration, Letter::Promoted]);
        assert_eq!(world.held(large.id)?.place_in_line, Some(1));
        assert_eq!(world.held(three.id)?.place_in_line, Some(2));
        // A waiting party that leaves frees nothing.
        let gone = world.cancel(large.id)?.map_err(|r| format!("{r:?}"))?;
        assert!(gone.promoted.is_empty());
        let left = world.cancel(one.id)?.map_err(|r| format!("{r:?}"))?;
        assert_eq!(left.promoted, [three.id]);
        let tally = world.listed("river-bend")?.tally;
        assert_eq!((tally.walkers, tally.parties, tally.waiting), (5, 2, 0));
        world.agrees()?;
    }

    /// A party may grow into the room there is, and shrink to make some.
    fn a_party_changes(db) {
        let world = World::new(db)?;
        let party = world.joined("river-bend", "a@example.org", 2)?;
        let changed = world.change(party.id, 2, 1)?.map_err(|r| format!("{r:?}"))?;
        assert_eq!((changed.party.adults, changed.party.children), (2, 1));
        assert_eq!(world.held(party.id)?.registration, changed);
        assert_eq!(world.change(party.id, 2, 1)?, Ok(changed));
        assert_eq!(world.count(CHANGES)?, 1, "the same party again is no change");
        let waiting = world.joined("river-bend", "b@example.org", 3)?;
        assert_eq!(waiting.standing, Standing::Waiting);
        assert_eq!(world.change(party.id, 6, 0)?, Err(Refusal::Walk(WalkRefusal::PartyTooLarge(5))));
        let shrunk = world.change(waiting.id, 2, 0)?.map_err(|r| format!("{r:?}"))?;
        assert_eq!(shrunk.standing, Standing::Confirmed, "it fits now");
        assert_eq!(world.change(party.id, 2, 2)?, Err(Refusal::Walk(WalkRefusal::NoRoom(0))));
        assert_eq!(world.listed("river-bend")?.tally.walkers, 5);
        assert_eq!(world.change(Id::from_bytes([9; 16]), 1, 0)?, Err(Refusal::Record(RecordRefusal::Unknown)));
        world.agrees()?;
    }

    /// A refused sign-up leaves nothing: no row, no place, no letter.
    fn what_is_refused_leaves_nothing(db) {
        let world = World::new(db)?;
        let mut off = world.stroll("long-beach", None);
        off.status = Status::Cancelled;
        world.save(&off)?;
        let expected = [
            ("quiet-lake", NOW_MS, Refusal::Record(RecordRefusal::Unknown)),
            ("nowhere", NOW_MS, Refusal::Record(RecordRefusal::Unknown)),
            ("long-beach", NOW_MS, Refusal::Walk(WalkRefusal::StrollCancelled)),
            ("elm-grove", AFTER_ALL_MS, Refusal::Walk(WalkRefusal::StrollOver)),
        ];
        for (slug, at_ms, refusal) in expected {
            assert_eq!(world.join_at(slug, "a@example.org", 1, at_ms)?, Err(refusal), "{slug}");
        }
        assert_eq!(world.count(PEOPLE)?, 0);
        assert_eq!(world.read(|sql| outbox::list(sql, 10))?, []);
        world.agrees()?;
    }

    /// After the day a party can leave, but nobody moves up and nothing changes any more.
    fn after_the_day_nobody_moves_up(db) {
        let world = World::new(db)?;
        let party = world.joined("river-bend", "a@example.org", 5)?;
        world.joined("river-bend", "b@example.org", 1)?;
        let mut held = world.stroll("river-bend", Some(5));
        held.status = Status::Held;
        world.save(&held)?;
        assert_eq!(world.change(party.id, 1, 0)?, Err(Refusal::Walk(WalkRefusal::StrollOver)));
        let left = world.cancel(party.id)?.map_err(|r| format!("{r:?}"))?;
        assert!(left.promoted.is_empty());
        let tally = world.listed("river-bend")?.tally;
        assert_eq!((tally.walkers, tally.waiting), (0, 1));
        world.agrees()?;
    }

    /// The same ids whenever the closure runs: a fresh one each, in the order they are asked for.
    fn fresh_ids_repeat(_db) {
        let seed = new_id();
        let some = |seed| {
            let mut ids = ounce_store::fresh::ids(NOW_MS, seed);
            [ids(), ids(), ids()]
        };
        assert_eq!(some(seed), some(seed));
        assert_ne!(some(seed)[0], some(seed)[1]);
        assert_ne!(some(seed), some(new_id()));
        assert_eq!(some(seed)[0][..6], NOW_MS.to_be_bytes()[2..]);
    }
}
