//! Gifts and their lines in the book.

use ounce_domain::actor::Actor;
use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::id::Id;
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_store::gifts::{self, Recent};
use ounce_store::messages::{self, MessageStanding};
use ounce_store::outbox::{self, Letter};
use ounce_store::{Filled, tally};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

impl World {
    fn set_message(
        &self,
        gift: Id<Gift>,
        standing: MessageStanding,
    ) -> Answer<Result<(), Refusal>> {
        let who = (&Actor::Coordinator, "read it");
        Ok(self.store.write_now(move |sql| messages::set(sql, gift, standing, who, NOW_MS))?)
    }

    fn give(&self, gift: &Gift) -> Answer<()> {
        let (gift, outbox_id) = (gift.clone(), new_id());
        self.put(move |sql| gifts::give(sql, &gift, outbox_id))
    }

    fn settle(&self, gift: &Gift, outcome: GiftStanding) -> Answer<Result<Gift, Refusal>> {
        let id = gift.id;
        Ok(self.store.write_now(move |sql| {
            gifts::settle(sql, id, outcome, NOW_MS + 5, &Actor::Coordinator)
        })?)
    }

    fn told(&self, limit: i64) -> Answer<Vec<Recent>> {
        let campaign = self.campaign.id;
        Ok(self.read(move |sql| gifts::list_told(sql, campaign, limit))?)
    }

    fn recent(&self, stroll: &str) -> Answer<Vec<Recent>> {
        let campaign = self.campaign.id;
        let stroll = self.stroll(stroll, None).id;
        Ok(self.read(move |sql| gifts::list_recent(sql, campaign, stroll, 10))?)
    }
}

on_both! {
    /// As given, counted, thanked for when there is an address.
    fn a_gift_is_counted_and_thanked_for(db) {
        let world = World::new(db)?;
        let mut gift = world.gift(2_500, Some("elm-grove"));
        gift.fee_cover_minor = 106;
        let mut shirt = world.gift(2_000, None);
        shirt.purpose = Purpose::Shirt;
        shirt.email = None;
        shirt.at_ms = NOW_MS + 1;
        world.give(&gift)?;
        world.give(&shirt)?;
        for given in [&gift, &shirt] {
            let id = given.id;
            assert_eq!(world.read(move |sql| gifts::load(sql, id))?.as_ref(), Some(given));
        }
        let due = world.read(|sql| outbox::list(sql, 10))?;
        let about: Vec<_> = due.iter().map(|one| (one.letter, one.about)).collect();
        assert_eq!(about, [(Letter::Gift, gift.id.bytes())]);
        let id = world.campaign.id;
        let sums = world.read(move |sql| tally::campaign(sql, id))?;
        assert_eq!((sums.gift_minor, sums.shirt_minor, sums.raised_minor()), (2_500, 2_000, 4_500));
        assert_eq!(world.listed("elm-grove")?.tally.raised_minor, 2_500);
        world.agrees()?;
    }

    /// Promised gifts count once they are confirmed, and not at all once withdrawn.
    fn promises_are_settled_once(db) {
        let world = World::new(db)?;
        let promise = |minor| Gift {
            method: Method::AtStroll,
            standing: GiftStanding::Promised,
            ..world.gift(minor, Some("elm-grove"))
        };
        let (kept, withdrawn, open) = (promise(1_000), promise(700), promise(300));
        for gift in [&kept, &withdrawn, &open] {
            world.give(gift)?;
        }
        let id = world.campaign.id;
        let promised = world.read(move |sql| tally::campaign(sql, id))?;
        assert_eq!((promised.promised_minor, promised.raised_minor()), (2_000, 0));
        let settled = world.settle(&kept, GiftStanding::Received)?;
        assert_eq!(settled.map(|gift| gift.standing), Ok(GiftStanding::Received));
        assert!(world.settle(&withdrawn, GiftStanding::Withdrawn)?.is_ok());
        for again in [GiftStanding::Received, GiftStanding::Withdrawn] {
            assert_eq!(world.settle(&kept, again)?, Err(Refusal::Record(RecordRefusal::AlreadySettled)));
        }
        assert_eq!(world.settle(&open, GiftStanding::Promised)?, Err(Refusal::Record(RecordRefusal::AlreadySettled)));
        let unknown = world.gift(1, None);
        assert_eq!(world.settle(&unknown, GiftStanding::Received)?, Err(Refusal::Record(RecordRefusal::Unknown)));
        let sums = world.read(move |sql| tally::campaign(sql, id))?;
        assert_eq!((sums.promised_minor, sums.raised_minor()), (300, 1_000));
        assert_eq!(world.read(move |sql| gifts::list_promised(sql, id))?, [open]);
        world.agrees()?;
    }

    /// Newest first, received ones only, and without hidden names.
    fn recent_gifts_keep_hidden_names(db) {
        let world = World::new(db)?;
        let mut hidden = world.gift(100, Some("elm-grove"));
        hidden.is_hidden = true;
        let mut shown = world.gift(200, None);
        shown.at_ms = NOW_MS + 1;
        let mut promised = world.gift(300, Some("elm-grove"));
        promised.method = Method::AtStroll;
        promised.standing = GiftStanding::Promised;
        for gift in [&hidden, &shown, &promised] {
            world.give(gift)?;
        }
        assert_eq!(world.told(10)?, [], "nobody has seen what they wrote");
        let id = world.campaign.id;
        let waiting = world.read(move |sql| messages::list(sql, id))?;
        assert_eq!(waiting.len(), 3);
        for message in waiting {
            assert_eq!(message.standing, MessageStanding::Held);
            assert_eq!(world.set_message(message.gift, MessageStanding::Shown)?, Ok(()));
            let again = world.set_message(message.gift, MessageStanding::Shown)?;
            assert_eq!(again, Err(Refusal::Record(RecordRefusal::AlreadySettled)));
        }
        let names: Vec<_> = world.told(10)?.into_iter().map(|one| one.name).collect();
        assert_eq!(names, [Some("Kim Example".to_owned()), None]);
        let of_town = world.recent("elm-grove")?;
        assert_eq!(of_town.len(), 1);
        let name = ("elm-grove".to_owned(), "Stroll of elm-grove".to_owned());
        assert_eq!((of_town[0].amount, &of_town[0].stroll), (hidden.amount, &Some(name)));
        assert_eq!(world.recent("long-beach")?, []);
        // Words that are hidden take the name beside them along.
        assert_eq!(world.set_message(shown.id, MessageStanding::Hidden)?, Ok(()));
        let told: Vec<_> = world.told(10)?.into_iter().map(|one| one.name).collect();
        assert_eq!(told, [None]);
        let silent = world.gift(1, None).id;
        let unknown = world.set_message(silent, MessageStanding::Hidden)?;
        assert_eq!(unknown, Err(Refusal::Record(RecordRefusal::Unknown)));
        world.agrees()?;
    }

    /// A message is found among any number of gifts without one.
    fn stories_are_not_lost_among_silent_gifts(db) {
        let world = World::new(db)?;
        let id = world.campaign.id;
        world.put(move |sql| messages::hold(sql, id, false))?;
        let mut told = world.gift(100, Some("elm-grove"));
        told.message = "For Wren".to_owned();
        world.give(&told)?;
        for n in 1..=12 {
            let mut silent = world.gift(100, None);
            silent.message = String::new();
            silent.at_ms = NOW_MS + n;
            world.give(&silent)?;
        }
        let messages: Vec<_> = world.told(3)?.into_iter().map(|one| one.message).collect();
        assert_eq!(messages, ["For Wren"]);
    }

    /// The same reference with the same values is the same gift; a later settlement stands.
    fn imported_gifts_come_once(db) {
        let world = World::new(db)?;
        let gift = Gift {
            id: ounce_store::fresh::imported(world.campaign.id, "gift", "G-1"),
            method: Method::Imported,
            standing: GiftStanding::Promised,
            ..world.gift(1_500, None)
        };
        let import = |gift: &Gift| {
            let gift = gift.clone();
            world.store.write_now(move |sql| gifts::import(sql, &gift, Filled::default()))
        };
        assert_eq!(import(&gift)?, Ok(true));
        assert_eq!(import(&gift)?, Ok(false));
        assert!(world.settle(&gift, GiftStanding::Received)?.is_ok());
        assert_eq!(import(&gift)?, Ok(false));
        let other = Gift { message: "Other".to_owned(), ..gift.clone() };
        assert_eq!(import(&other)?, Err(Refusal::Record(RecordRefusal::ReferenceReused)));
        assert_eq!(world.read(|sql| outbox::list(sql, 10))?, []);
        world.agrees()?;
    }

    /// Two gifts of one id are a fault of the program, and the second leaves nothing.
    fn an_id_is_used_once(db) {
        let world = World::new(db)?;
        let gift = world.gift(1_500, None);
        world.give(&gift)?;
        let second = Gift { id: gift.id, ..world.gift(9_900, None) };
        assert!(world.give(&second).is_err());
        assert_eq!(world.read(move |sql| gifts::load(sql, Id::from_bytes([3; 16])))?, None);
        world.agrees()?;
    }
}
