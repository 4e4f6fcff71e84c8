//! Milk promised and received, and the banks it goes to.

use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::milk_promise::{MilkPromise, MilkReceipt};
use ounce_domain::quantity::Microlitres;
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_store::outbox::{self, Letter};
use ounce_store::{banks, milk, tally};

use super::samples::bank;
use super::world::{Answer, World, new_id};

impl World {
    fn promise_milk(&self, promise: &MilkPromise) -> Answer<()> {
        let (promise, outbox_id) = (promise.clone(), new_id());
        self.put(move |sql| milk::promise(sql, &promise, outbox_id))
    }

    fn receive_milk(&self, receipt: &MilkReceipt) -> Answer<Result<bool, Refusal>> {
        let receipt = receipt.clone();
        Ok(self.store.write_now(move |sql| milk::receive(sql, &receipt, &Actor::Bank))?)
    }

    /// Millilitres promised and received, over the whole campaign.
    fn milk_ml(&self) -> Answer<(i64, i64)> {
        let id = self.campaign.id;
        let sums = self.read(move |sql| tally::campaign(sql, id))?;
        Ok((sums.milk_promised.millilitres(), sums.milk_received.millilitres()))
    }
}

on_both! {
    /// The facts of a promise are stored, and there is no column for health.
    fn a_promise_comes_back(db) {
        let world = World::new(db)?;
        let promise = world.promise(900, Some("elm-grove"));
        world.promise_milk(&promise)?;
        let id = promise.id;
        assert_eq!(world.read(move |sql| milk::load_promise(sql, id))?, Some(promise));
        let due = world.read(|sql| outbox::list(sql, 10))?;
        assert_eq!(due.iter().map(|one| one.letter).collect::<Vec<_>>(), [Letter::MilkPromise]);
        assert_eq!(world.milk_ml()?, (900, 0));
        world.agrees()?;
    }

    /// Receipts take from their promise first; the rest, and milk without a promise, counts too.
    fn receipts_fulfil_promises(db) {
        let world = World::new(db)?;
        let promise = world.promise(900, Some("elm-grove"));
        world.promise_milk(&promise)?;
        assert_eq!(world.receive_milk(&world.receipt(400, Some(&promise)))?, Ok(true));
        assert_eq!(world.milk_ml()?, (900, 400));
        assert_eq!(world.receive_milk(&world.receipt(700, Some(&promise)))?, Ok(true));
        assert_eq!(world.milk_ml()?, (900, 1_100));
        assert_eq!(world.receive_milk(&world.receipt(50, Some(&promise)))?, Ok(true));
        assert_eq!(world.receive_milk(&world.receipt(30, None))?, Ok(true));
        assert_eq!(world.milk_ml()?, (900, 1_180));
        let of_town = world.listed("elm-grove")?.tally;
        assert_eq!(of_town.milk_received.millilitres(), 1_150);
        world.agrees()?;
    }

    /// Once is once; a promise of nowhere is unknown; the same id with other values is refused.
    fn receipts_come_once(db) {
        let world = World::new(db)?;
        let promise = world.promise(900, None);
        world.promise_milk(&promise)?;
        let receipt = world.receipt(400, Some(&promise));
        assert_eq!(world.receive_milk(&receipt)?, Ok(true));
        assert_eq!(world.receive_milk(&receipt)?, Ok(false));
        let mut other = receipt.clone();
        other.volume.0 += 1;
        assert_eq!(world.receive_milk(&other)?, Err(Refusal::Record(RecordRefusal::ReferenceReused)));
        let mut stray = world.receipt(1, None);
        stray.promise = Some(Id::from_bytes([7; 16]));
        assert_eq!(world.receive_milk(&stray)?, Err(Refusal::Record(RecordRefusal::Unknown)));
        let id = receipt.id;
        assert_eq!(world.read(move |sql| milk::load_receipt(sql, id))?, Some(receipt));
        assert_eq!(world.milk_ml()?, (900, 400));
        world.agrees()?;
    }

    /// A promise from a file comes once, without a letter.
    fn imported_promises_come_once(db) {
        let world = World::new(db)?;
        let promise = world.promise(200, None);
        let import = |promise: &MilkPromise| {
            let promise = promise.clone();
            world.store.write_now(move |sql| milk::import_promise(sql, &promise))
        };
        assert_eq!(import(&promise)?, Ok(true));
        assert_eq!(import(&promise)?, Ok(false));
        let mut other = promise.clone();
        other.bank = None;
        assert_eq!(import(&other)?, Err(Refusal::Record(RecordRefusal::ReferenceReused)));
        assert_eq!(world.read(|sql| outbox::list(sql, 10))?, []);
        world.agrees()?;
    }

    /// Only active banks are shown; an update keeps the id and says whether anything changed.
    fn banks_come_back(db) {
        let world = World::new(db)?;
        let north = bank("north-bank", "active");
        assert_eq!(world.read(banks::list)?, std::slice::from_ref(&north));
        assert_eq!(world.read(banks::list_all)?.len(), 2);
        assert_eq!(world.read(|sql| banks::load(sql, "north-bank"))?, Some(north.clone()));
        let id = north.id;
        assert_eq!(world.read(move |sql| banks::load_by_id(sql, id))?, Some(north.clone()));
        let same = north.clone();
        assert!(!world.put(move |sql| banks::save(sql, &same))?);
        let mut moved = north;
        moved.id = Id::from_bytes(new_id());
        moved.position.lat_e7 += 1;
        assert!(world.put(move |sql| banks::save(sql, &moved))?);
        let kept = world.read(|sql| banks::load(sql, "north-bank"))?.ok_or("gone")?;
        assert_eq!((kept.id, kept.position.lat_e7), (id, 431_000_001));
    }

    /// The rest of a promise is withdrawn once; received milk stays.
    fn a_promise_is_withdrawn_once(db) {
        let world = World::new(db)?;
        let promise = world.promise(900, Some("elm-grove"));
        world.promise_milk(&promise)?;
        world.receive_milk(&world.receipt(400, Some(&promise)))?.ok();
        let id = promise.id;
        for at_ms in [promise.at_ms + 5, promise.at_ms + 6] {
            let done = world.store.write_now(move |sql| {
                milk::withdraw(sql, id, at_ms, &Actor::Walker)
            })?;
            assert_eq!(done, Ok(()));
            assert_eq!(world.milk_ml()?, (400, 400));
        }
        let standing = world.read(move |sql| milk::load_standing(sql, id))?.ok_or("it is kept")?;
        assert_eq!((standing.left, standing.is_withdrawn), (Microlitres(0), true));
        // The bank may still receive withdrawn milk: it counts as brought.
        assert_eq!(world.receive_milk(&world.receipt(100, Some(&promise)))?, Ok(true));
        assert_eq!(world.milk_ml()?, (400, 500));
        world.agrees()?;
    }

    /// A new promise replaces the rest; one that was received as a whole can't be changed.
    fn a_promise_takes_the_place_of_another(db) {
        let world = World::new(db)?;
        let (first, next) = (world.promise(900, Some("elm-grove")), world.promise(1_200, None));
        world.promise_milk(&first)?;
        world.receive_milk(&world.receipt(300, Some(&first)))?.ok();
        let instead = |before: &MilkPromise, next: &MilkPromise| {
            let (before, next, letter) = (before.id, next.clone(), new_id());
            world.store.write_now(move |sql| milk::promise_instead(sql, before, &next, letter))
        };
        assert_eq!(instead(&first, &next)?, Ok(()));
        assert_eq!(world.milk_ml()?, (1_500, 300));
        let other = world.promise(10, None);
        assert_eq!(instead(&first, &other)?, Err(Refusal::Record(RecordRefusal::AlreadySettled)), "it was replaced");
        world.receive_milk(&world.receipt(1_200, Some(&next)))?.ok();
        assert_eq!(instead(&next, &other)?, Err(Refusal::Record(RecordRefusal::AlreadySettled)), "all of it came");
        assert_eq!(world.milk_ml()?, (1_500, 1_500));
        world.agrees()?;
    }
}
