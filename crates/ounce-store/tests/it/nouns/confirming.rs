//! Places held for an address until it confirms, and mail it did not ask for.

use ounce_domain::id::Id;
use ounce_domain::refusal::{RecordRefusal, Refusal, WalkRefusal};
use ounce_domain::registration::{HOLD_MS, Link, Registration, Standing};
use ounce_domain::stroll::Confirm;
use ounce_store::outbox::{self, Due, Letter};
use ounce_store::registrations::{self, Held, Joined};
use ounce_store::{Fault, budget, fresh};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

impl World {
    /// A stroll whose host wants addresses to confirm.
    fn asking(
        &self,
        slug: &str,
        confirm: Confirm,
        capacity: Option<i64>,
    ) -> Answer<Id<ounce_domain::stroll::Stroll>> {
        let mut stroll = self.stroll(slug, capacity);
        stroll.confirm = confirm;
        self.save(&stroll)?;
        Ok(self.listed(slug)?.stroll.id)
    }

    /// Every letter that waits, oldest first.
    fn waiting_letters(&self) -> Answer<Vec<Due>> {
        let mut due = self.read(|sql| outbox::list(sql, 1_000))?;
        due.sort_by_key(|one| (one.at_ms, one.id));
        Ok(due)
    }

    /// Signs up by mail and returns the record its letter is about.
    fn asked(&self, slug: &str, email: &str, adults: i64) -> Answer<Id<Registration>> {
        let before = self.waiting_letters()?;
        let joined = self.join_by_mail(slug, email, adults, NOW_MS)?;
        let stroll = self.listed(slug)?.stroll.id;
        assert_eq!(joined, Ok(Joined::Asked(stroll)));
        let new = self.waiting_letters()?.into_iter().find(|one| !before.contains(one));
        Ok(Id::from_bytes(new.ok_or("no letter")?.about))
    }

    fn place(&self, registration: Id<Registration>) -> Answer<Held> {
        let held = self.read(move |sql| registrations::load(sql, registration))?;
        held.ok_or_else(|| "no such registration".into())
    }

    fn confirm(&self, registration: Id<Registration>) -> Result<Result<Link, Refusal>, Fault> {
        let seed = new_id();
        self.store.write_now(move |sql| {
            let mut fresh = fresh::ids(NOW_MS, seed);
            registrations::confirm(sql, registration, NOW_MS, &mut fresh)
        })
    }

    fn renew(
        &self,
        registration: Id<Registration>,
        generation: i64,
    ) -> Result<Result<Link, Refusal>, Fault> {
        let letter = new_id();
        self.store.write_now(move |sql| {
            registrations::renew(sql, registration, generation, NOW_MS, letter)
        })
    }

    fn let_go(&self, now_ms: i64) -> Answer<usize> {
        let seed = new_id();
        self.put(move |sql| registrations::let_go(sql, now_ms, &mut fresh::ids(now_ms, seed)))
    }

    /// Every letter that waits was tried once and put off.
    fn try_letters(&self) -> Answer<()> {
        for letter in self.waiting_letters()? {
            self.put(move |sql| outbox::record_sent(sql, letter.id, NOW_MS, ""))?;
        }
        Ok(())
    }
}

on_both! {
    /// The same answer for an address with a place and for one without.
    fn a_place_is_held_until_its_address_confirms(db) {
        let world = World::new(db)?;
        let stroll = world.asking("harbor", Confirm::Always, Some(5))?;
        let ada = world.asked("harbor", "ada@example.org", 2)?;
        let held = world.place(ada)?;
        assert_eq!(held.link, Link { generation: 0, confirmed: None, held_until_ms: Some(NOW_MS + HOLD_MS) });
        assert_eq!(held.registration.standing, Standing::Confirmed);
        assert_eq!(world.listed("harbor")?.tally.walkers, 2, "a held place is taken");
        let again = world.join_by_mail("harbor", "ADA@example.org", 5, NOW_MS)?;
        assert_eq!(again, Ok(Joined::Asked(stroll)), "nothing tells a known address");
        assert_eq!(world.listed("harbor")?.tally.walkers, 2);

        let kept = Link { generation: 1, confirmed: Some(1), held_until_ms: None };
        assert_eq!(world.confirm(ada)?, Ok(kept));
        assert_eq!(world.confirm(ada)?, Ok(kept), "twice is once");
        assert_eq!(world.place(ada)?.link, kept);
        world.try_letters()?;
        assert_eq!(world.let_go(NOW_MS + 2 * HOLD_MS)?, 0);
        world.agrees()?;
    }

    /// A waiting party moves up when the hour has passed, but not while its own address is silent.
    fn a_place_nobody_confirmed_goes_to_who_waits(db) {
        let world = World::new(db)?;
        world.asking("harbor", Confirm::Always, Some(4))?;
        let stranger = world.asked("harbor", "a@example.org", 4)?;
        let silent = world.asked("harbor", "b@example.org", 2)?;
        let waiting = world.asked("harbor", "c@example.org", 3)?;
        let kept = world.confirm(waiting)?.map_err(|r| format!("{r:?}"))?;
        assert!(kept.is_confirmed());
        assert_eq!(world.place(waiting)?.registration.standing, Standing::Waiting);
        world.try_letters()?;
        assert_eq!(world.let_go(NOW_MS + HOLD_MS - 1)?, 0);
        assert_eq!(world.let_go(NOW_MS + HOLD_MS)?, 2);
        assert_eq!(world.let_go(NOW_MS + HOLD_MS)?, 0, "running again changes nothing");
        assert_eq!(world.place(stranger)?.registration.standing, Standing::Cancelled);
        assert_eq!(world.place(silent)?.registration.standing, Standing::Cancelled);
        assert_eq!(world.place(waiting)?.registration.standing, Standing::Confirmed);
        assert_eq!(world.confirm(stranger)?, Err(Refusal::Walk(WalkRefusal::AlreadyCancelled)));
        let told = world.waiting_letters()?;
        assert_eq!(told.iter().map(|one| one.letter).collect::<Vec<_>>(), [Letter::Promoted]);
        world.agrees()?;
    }

    /// A waiting party that confirms after a place came free moves up then.
    fn confirming_moves_up_where_there_is_room(db) {
        let world = World::new(db)?;
        world.asking("harbor", Confirm::Always, Some(4))?;
        let first = world.asked("harbor", "a@example.org", 4)?;
        let late = world.asked("harbor", "b@example.org", 2)?;
        world.cancel(first)?.map_err(|r| format!("{r:?}"))?;
        assert_eq!(world.place(late)?.registration.standing, Standing::Waiting, "not while held");
        world.confirm(late)?.map_err(|r| format!("{r:?}"))?;
        assert_eq!(world.place(late)?.registration.standing, Standing::Confirmed);
        world.agrees()?;
    }

    /// A mail server that is down for hours costs nobody a place.
    fn the_hour_waits_for_a_letter_that_was_never_tried(db) {
        let world = World::new(db)?;
        world.asking("harbor", Confirm::Always, None)?;
        let ada = world.asked("harbor", "ada@example.org", 2)?;
        assert_eq!(world.let_go(NOW_MS + HOLD_MS)?, 0);
        assert_eq!(world.place(ada)?.link.held_until_ms, Some(NOW_MS + 2 * HOLD_MS));
        world.try_letters()?;
        assert_eq!(world.let_go(NOW_MS + 2 * HOLD_MS)?, 1);
        world.agrees()?;
    }

    /// Small parties are taken at once where the host chose so, and without mail everybody is.
    fn the_host_chooses_who_is_asked(db) {
        let world = World::new(db)?;
        world.asking("harbor", Confirm::LargeOrNearlyFull, Some(50))?;
        let small = world.join_by_mail("harbor", "a@example.org", 6, NOW_MS)?;
        assert!(matches!(small, Ok(Joined::New(..))), "{small:?}");
        world.asked("harbor", "b@example.org", 7)?;
        world.asking("pier", Confirm::Always, None)?;
        assert!(matches!(world.join("pier", "c@example.org", 20)?, Ok(Joined::New(..))));
        world.asking("dune", Confirm::AtOnce, None)?;
        let at_once = world.join_by_mail("dune", "d@example.org", 20, NOW_MS)?;
        assert!(matches!(at_once, Ok(Joined::New(..))), "{at_once:?}");
        world.agrees()?;
    }

    /// A stranger who typed an address first can't shut out its owner.
    fn a_renewed_link_ends_the_ones_before(db) {
        let world = World::new(db)?;
        let typed = world.joined("elm-grove", "ada@example.org", 2)?;
        let renewed = Link { generation: 1, ..Link::default() };
        assert_eq!(world.renew(typed.id, 0)?, Ok(renewed));
        assert_eq!(world.renew(typed.id, 0)?, Err(Refusal::Record(RecordRefusal::Unknown)), "the old link ended");
        let owned = Link { generation: 2, confirmed: Some(2), held_until_ms: None };
        assert_eq!(world.confirm(typed.id)?, Ok(owned), "her letter still opens");
        assert_eq!(world.renew(typed.id, 1)?, Err(Refusal::Record(RecordRefusal::Unknown)));
        assert_eq!(world.renew(typed.id, 2)?.map(|link| link.generation), Ok(3));
        assert_eq!(world.confirm(typed.id)?, Err(Refusal::Record(RecordRefusal::Unknown)), "she renewed it herself");
        world.agrees()?;
    }

    /// A burst of sign-ups to one address: three letters, one digest, every line in it.
    fn an_address_gets_a_few_letters_a_day_and_then_a_digest(db) {
        let world = World::new(db)?;
        let mut places = Vec::new();
        for n in 0..12 {
            let slug = format!("town-{n}");
            world.asking(&slug, Confirm::AtOnce, None)?;
            places.push(world.joined(&slug, "ada@example.org", 1)?);
        }
        let letters = world.waiting_letters()?;
        let kinds = |kind| letters.iter().filter(|one| one.letter == kind).count();
        assert_eq!((kinds(Letter::Registration), kinds(Letter::Digest)), (3, 1));
        let digest = letters.iter().find(|one| one.letter == Letter::Digest).ok_or("no digest")?;
        assert_eq!(digest.next_try_ms, NOW_MS + 15 * 60_000);
        let id = digest.id;
        let (lines, all) = world.read(move |sql| budget::list_lines(sql, id, 5))?;
        assert_eq!((lines.len(), all), (5, 9));
        assert!(lines.iter().all(|(kind, about)| {
            *kind == Letter::Registration && places.iter().any(|place| place.id.bytes() == *about)
        }));
        // Another address, and another day, have budgets of their own.
        world.joined("town-1", "bo@example.org", 1)?;
        assert_eq!(world.waiting_letters()?.len(), 5);
        world.put(|sql| budget::forget(sql, NOW_MS + 3 * 86_400_000))?;
        let (kept, _) = world.read(move |sql| budget::list_lines(sql, id, 5))?;
        assert_eq!(kept.len(), 5, "lines stay until their digest is sent");
        world.joined("town-2", "cy@example.org", 1)?;
        world.agrees()?;
    }
}
