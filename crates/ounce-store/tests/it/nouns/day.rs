//! What helpers' phones noted: taken once, with all that follows from it.

use std::collections::BTreeMap;

use ounce_domain::day::log::Progress;
use ounce_domain::day::{Code, Device, Key, device, read};
use ounce_domain::id::Id;
use ounce_domain::registration::{Registration, Standing};
use ounce_store::day::entries::{self, Answered, Upload};
use ounce_store::day::{devices, settled};
use ounce_store::{day, fresh, gifts, registrations, tally};
use serde_json::{Value, json};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

mod delivery;

/// The service takes what the phones send an hour after it was noted.
pub(super) const SENT_MS: i64 = NOW_MS + 3_600_000;

impl World {
    /// Enrols a phone for a stroll.
    pub(super) fn phone(&self, slug: &str, n: u8) -> Answer<Device> {
        let phone = Device {
            number: 1,
            id: Id::from_bytes(new_id()),
            campaign: self.campaign.id,
            stroll: self.stroll(slug, None).id,
            name: format!("Phone {n}"),
            enrolled_ms: NOW_MS,
            ends_ms: device::ends_ms(NOW_MS, NOW_MS),
            cut_off_ms: None,
        };
        let kept = phone.clone();
        let token = ounce_store::day::settled::digest(&[key(&phone, 1)]);
        let is_kept =
            self.put(move |sql| devices::enrol(sql, &kept, token, Id::from_bytes([7; 16])))?;
        assert!(is_kept);
        Ok(phone)
    }

    pub(super) fn send(&self, phone: &Device, all: &[Value]) -> Answer<Answered> {
        self.send_at(phone, all, 0, SENT_MS)
    }

    pub(super) fn send_at(
        &self,
        phone: &Device,
        all: &[Value],
        since: i64,
        now_ms: i64,
    ) -> Answer<Answered> {
        let sent: Vec<_> = all.iter().filter_map(|one| read::sent(phone.id, one)).collect();
        assert_eq!(sent.len(), all.len(), "each has a number");
        let (id, seed) = (phone.id, new_id());
        self.put(move |sql| {
            let phone = devices::load(sql, id)?.expect("it is enrolled").device;
            let tickets = BTreeMap::new();
            let upload = Upload {
                device: &phone,
                entries: &sent,
                tickets: &tickets,
                offset_ms: Some(0),
                since,
                now_ms,
            };
            entries::take(sql, &upload, &mut fresh::ids(now_ms, seed))
        })
    }

    pub(super) fn state(&self, slug: &str) -> Answer<Value> {
        let stroll = self.stroll(slug, None).id;
        Ok(self.read(move |sql| {
            let loaded = day::load(sql, stroll)?;
            Ok(day::folded(sql, &loaded, stroll)?.json())
        })?)
    }

    fn raised(&self) -> Answer<(i64, i64)> {
        let id = self.campaign.id;
        let sums = self.read(move |sql| tally::campaign(sql, id))?;
        Ok((sums.gift_minor, sums.milk_received.0))
    }

    fn place_of(&self, phone: &Device, seq: i64) -> Answer<Option<Registration>> {
        let id = Id::from_bytes(key(phone, seq).id());
        let held = self.read(move |sql| registrations::load(sql, id))?;
        Ok(held.map(|held| held.registration))
    }
}

pub(super) fn key(phone: &Device, seq: i64) -> Key {
    Key { device: phone.id, seq }
}

pub(super) fn at(seq: i64, mut words: Value) -> Value {
    words["seq"] = seq.into();
    let at = jiff::Timestamp::from_millisecond(NOW_MS).expect("a time of these tests");
    words["at"] = at.to_string().into();
    words
}

pub(super) fn cash(seq: i64, amount: &str) -> Value {
    let receipt = format!("{seq}");
    at(seq, json!({ "kind": "cash", "amount": amount, "currency": "USD", "receipt": receipt }))
}

pub(super) fn undo(seq: i64, phone: &Device, of: i64) -> Value {
    at(seq, json!({ "kind": "undo", "of": key(phone, of).json() }))
}

fn walked_in(seq: i64, adults: i64, email: Option<&str>) -> Value {
    at(
        seq,
        json!({ "kind": "walked_in", "name": "The Walkups", "email": email, "adults": adults,
        "children": 0, "waiver": { "version": 1, "signed_name": "W. Walkup" } }),
    )
}

fn codes(answered: &Answered) -> Vec<Code> {
    answered.questions.iter().map(|one| one.code).collect()
}

on_both! {
    /// The same again changes nothing; other words under a number are kept beside the first.
    fn a_log_is_taken_once(db) {
        let world = World::new(db)?;
        let phone = world.phone("elm-grove", 1)?;
        let other = world.phone("elm-grove", 2)?;
        let first = world.send(&phone, &[cash(1, "20.00"), cash(4, "5.00"), cash(2, "1.00")])?;
        assert_eq!(first.progress, Progress { through: 2, gaps: vec![3] });
        let again = world.send(&phone, &[cash(1, "20.00"), cash(2, "1.00"), cash(4, "5.00")])?;
        assert_eq!(again, first);
        let reworded = world.send(&phone, &[cash(1, "99.00"), cash(3, "2.00")])?;
        assert_eq!(reworded.progress, Progress { through: 4, gaps: vec![] });
        assert_eq!(codes(&reworded), [Code::OtherWords]);
        world.send(&phone, &[cash(1, "99.00")])?;
        let stroll = phone.stroll;
        let kept = world.read(move |sql| entries::list_other_words(sql, stroll))?;
        assert_eq!(kept.len(), 1);
        assert!(kept[0].body.contains("99.00"), "{}", kept[0].body);
        assert_eq!(world.raised()?.0, 2_800);
        // The other phone reads what it has not read, once, and its own never.
        let read = world.send_at(&other, &[cash(1, "1.00")], 0, SENT_MS)?;
        assert_eq!((read.of_others.len(), read.cursor), (4, 5));
        assert_eq!(read.of_others[0].key, key(&phone, 1));
        let read = world.send_at(&other, &[], read.cursor, SENT_MS)?;
        assert_eq!((read.of_others.len(), read.cursor), (0, 5));
        world.agrees()?;
    }

    /// A gift once, and a line the other way round when it is taken back, whichever came first.
    fn money_and_milk_are_in_the_book_once(db) {
        let world = World::new(db)?;
        let (phone, other) = (world.phone("elm-grove", 1)?, world.phone("elm-grove", 2)?);
        let milk = |seq| at(seq, json!({ "kind": "milk", "millilitres": 250, "bags": 2,
            "bank": "north-bank" }));
        // The undo of the third comes before it.
        world.send(&other, &[undo(1, &phone, 3), undo(2, &phone, 5)])?;
        let all = [cash(1, "20.00"), cash(2, "5.00"), cash(3, "7.00"), milk(4), milk(5)];
        world.send(&phone, &all)?;
        world.agrees()?;
        assert_eq!(world.raised()?, (2_500, 0), "a bank says what it received");
        world.send(&phone, &[undo(6, &phone, 2), undo(7, &phone, 4)])?;
        world.send(&phone, &[undo(6, &phone, 2), undo(7, &phone, 4)])?;
        assert_eq!(world.raised()?, (2_000, 0));
        assert_eq!(world.state("elm-grove")?["milk_ml"], 0);
        assert_eq!(world.state("elm-grove")?["cash"][0]["amount"], "20.00");
        let lines = "SELECT CAST(COUNT(*) AS BIGINT) FROM ledger_transfer";
        assert_eq!(world.count(lines)?, 9, "five lines, and four back");
        let id = Id::from_bytes(key(&phone, 1).id());
        let gift = world.read(move |sql| gifts::load(sql, id))?.ok_or("no gift")?;
        assert_eq!((gift.amount.minor, gift.is_hidden, gift.at_ms), (2_000, true, NOW_MS));
        world.agrees()?;
    }

    /// Money that the campaign does not count in is in no book, and the host is asked.
    fn other_money_waits_for_the_host(db) {
        let world = World::new(db)?;
        let phone = world.phone("elm-grove", 1)?;
        let mut yen = cash(1, "1000");
        yen["currency"] = "JPY".into();
        assert_eq!(codes(&world.send(&phone, &[yen])?), [Code::OtherCurrency]);
        assert_eq!(world.raised()?.0, 0);
        assert_eq!(world.state("elm-grove")?["cash"], json!([{ "currency": "JPY", "amount": "1000" }]));
        world.agrees()?;
    }

    /// A family that signed is on the roster from then on, and off it again.
    fn a_walk_up_family_gets_a_place(db) {
        let world = World::new(db)?;
        let phone = world.phone("river-bend", 1)?;
        let unsigned = at(2, json!({ "kind": "walked_in", "name": "X", "adults": 1, "children": 0,
            "waiver": null }));
        let answered = world.send(&phone, &[walked_in(1, 3, None), unsigned, walked_in(3, 4, None)])?;
        assert_eq!(codes(&answered), [Code::NoWaiver]);
        let place = world.place_of(&phone, 1)?.ok_or("no place")?;
        assert_eq!((place.standing, place.signature.version), (Standing::Confirmed, 1));
        assert_eq!(place.signature.signed_name, "W. Walkup");
        assert_eq!(world.place_of(&phone, 2)?, None, "no walker without a waiver");
        // There are five places. The second family waits by the roster, and is counted all the same.
        assert_eq!(world.place_of(&phone, 3)?.map(|place| place.standing), Some(Standing::Waiting));
        assert_eq!(world.state("river-bend")?["walked_in"], json!({ "parties": 3, "people": 8 }));
        world.send(&phone, &[undo(4, &phone, 1)])?;
        let standing = world.place_of(&phone, 1)?.map(|place| place.standing);
        assert_eq!(standing, Some(Standing::Cancelled));
        assert_eq!(world.listed("river-bend")?.tally.walkers, 4, "who waited has moved up");
        assert_eq!(world.state("river-bend")?["walked_in"], json!({ "parties": 2, "people": 5 }));
        world.agrees()?;
    }

    /// One address has one place, and the host decides.
    fn an_address_has_one_place(db) {
        let world = World::new(db)?;
        let (phone, other) = (world.phone("elm-grove", 1)?, world.phone("elm-grove", 2)?);
        world.joined("elm-grove", "ada@example.org", 2)?;
        let all = [walked_in(1, 2, Some("Ada@example.org")), walked_in(2, 1, Some("bo@example.org"))];
        assert_eq!(codes(&world.send(&phone, &all)?), [Code::HasPlace]);
        let twice = world.send(&other, &[walked_in(1, 1, Some("bo@example.org"))])?;
        assert_eq!(codes(&twice), [Code::WalkedInTwice]);
        assert_eq!(world.place_of(&other, 1)?, None);
        // The first one was a mistake: now the second has the place.
        let cleared = world.send(&phone, &[undo(3, &phone, 2)])?;
        assert_eq!(codes(&cleared), []);
        assert!(world.place_of(&other, 1)?.is_some());
        world.agrees()?;
    }

    /// It is heard, and reads nothing any more.
    fn a_phone_that_was_cut_off_is_heard(db) {
        let world = World::new(db)?;
        let (phone, other) = (world.phone("elm-grove", 1)?, world.phone("elm-grove", 2)?);
        world.send(&other, &[cash(1, "20.00")])?;
        let (stroll, id) = (phone.stroll, phone.id);
        let elsewhere = world.stroll("river-bend", None).id;
        assert!(!world.put(move |sql| devices::cut_off(sql, elsewhere, id, SENT_MS))?);
        assert!(world.put(move |sql| devices::cut_off(sql, stroll, id, SENT_MS))?);
        assert!(!world.put(move |sql| devices::cut_off(sql, stroll, id, SENT_MS + 5))?);
        let late = world.send(&phone, &[cash(1, "3.00"), undo(2, &other, 1)])?;
        assert_eq!(late.progress.through, 2);
        assert_eq!((late.of_others, late.cursor), (vec![], 0));
        assert_eq!(late.questions.iter().filter(|one| one.code == Code::CutOff).count(), 2);
        assert_eq!(world.raised()?.0, 2_300, "what others noted stays");
        let ended = world.send_at(&other, &[cash(2, "1.00")], 0, other.ends_ms)?;
        assert_eq!((codes(&ended), ended.of_others), (vec![Code::Ended], vec![]));
        world.agrees()?;
    }

    /// A question that was answered is asked no more, until there is more to it.
    fn an_answer_is_kept(db) {
        let world = World::new(db)?;
        let party = world.joined("elm-grove", "ada@example.org", 2)?;
        let here = |seq: i64| at(seq, json!({ "kind": "arrived", "adults": 2, "children": 0,
            "registration": party.id.to_string() }));
        let phones: Vec<Device> = (1..=3).map(|n| world.phone("elm-grove", n)).collect::<Result<_, _>>()?;
        world.send(&phones[0], &[here(1)])?;
        let stroll = phones[0].stroll;
        let asked = world.send(&phones[1], &[here(1)])?.questions;
        assert_eq!(asked.len(), 1);
        let (question, own) = (asked[0].clone(), new_id());
        let answer = move |sql: &mut dyn ounce_store::Sql| {
            settled::settle(sql, stroll, &question, ("same", Id::from_bytes([7; 16]), SENT_MS), None, own)
        };
        assert!(world.put(answer.clone())?);
        assert!(!world.put(answer)?, "once");
        assert_eq!(world.read(move |sql| settled::open(sql, stroll, &asked))?, []);
        let more = world.send(&phones[2], &[here(1)])?.questions;
        assert_eq!(world.read(move |sql| settled::open(sql, stroll, &more))?.len(), 1);
        assert_eq!(world.state("elm-grove")?["arrived"], json!({ "parties": 1, "people": 2 }));
        world.agrees()?;
    }

    /// The database itself refuses to change or to forget what was noted.
    fn an_entry_is_never_changed(db) {
        let world = World::new(db)?;
        let phone = world.phone("elm-grove", 1)?;
        world.send(&phone, &[cash(1, "20.00")])?;
        for edit in [
            "UPDATE day_entry SET received_ms = 0",
            "UPDATE day_entry SET seq = 2",
            "UPDATE day_entry SET taken = 'ended'",
            "DELETE FROM day_entry",
        ] {
            let tried = world.put(move |sql| sql.run(edit, &[]));
            assert!(tried.is_err_and(|error| error.to_string().contains("an entry is never")), "{edit}");
        }
        world.agrees()?;
    }
}
