//! Rows kept for later: letters, answers, settings, waivers.

use ounce_domain::id::Id;
use ounce_store::idempotency::{self, Answer};
use ounce_store::outbox::{self, Letter};
use ounce_store::uploads::{self, Upload};
use ounce_store::{settings, waivers};

use super::world::{World, new_id};
use crate::both::NOW_MS;

on_both! {
    /// A letter is due when put, later after a failure, gone once sent; its outcome can be read.
    fn letters_are_tried_until_they_are_sent(db) {
        let world = World::new(db)?;
        let party = world.joined("elm-grove", "ada@example.org", 1)?;
        let due = world.read(|sql| outbox::list_due(sql, NOW_MS, 10))?;
        assert_eq!(due.len(), 1);
        let id = due[0].id;
        assert_eq!((due[0].letter, due[0].about), (Letter::Registration, party.id.bytes()));
        assert_eq!(world.read(|sql| outbox::list_due(sql, NOW_MS - 1, 10))?, []);
        world.put(move |sql| outbox::record_failed(sql, id, NOW_MS, "busy", Some(NOW_MS + 60)))?;
        assert_eq!(world.read(|sql| outbox::list_due(sql, NOW_MS + 59, 10))?, []);
        let again = world.read(|sql| outbox::list_due(sql, NOW_MS + 60, 10))?;
        assert_eq!((again[0].attempts, again[0].last_error.as_str()), (1, "busy"));
        for _ in 0..2 {
            world.put(move |sql| outbox::record_sent(sql, id, NOW_MS + 61, "250 Ok"))?;
        }
        assert_eq!(world.read(|sql| outbox::list(sql, 10))?, []);
        let done = world.read(|sql| outbox::list_done(sql, 10))?;
        assert_eq!((done.len(), done[0].attempts, &done[0].error), (1, 2, &None));
        world.agrees()?;
    }

    /// A letter that can't be delivered is given up, and says why.
    fn letters_are_given_up(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "ada@example.org", 1)?;
        let id = world.read(|sql| outbox::list(sql, 1))?[0].id;
        world.put(move |sql| outbox::record_failed(sql, id, NOW_MS, "no such box", None))?;
        assert_eq!(world.read(|sql| outbox::list_due(sql, i64::MAX, 10))?, []);
        let done = world.read(|sql| outbox::list_done(sql, 10))?;
        assert_eq!(done[0].error.as_deref(), Some("no such box"));
    }

    /// The last answer stands until it is forgotten.
    fn an_answer_is_kept(db) {
        let world = World::new(db)?;
        let key = [7; 32];
        let first = Answer { body_hash: [1; 32], status: 201, answer: "{\"é\":1}".to_owned() };
        // The final answer of a request replaces its first answer.
        let last = Answer { body_hash: first.body_hash, status: 201, answer: "{}".to_owned() };
        assert_eq!(world.read(move |sql| idempotency::find(sql, &key))?, None);
        let given = first.clone();
        world.put(move |sql| idempotency::put(sql, &key, &given, NOW_MS))?;
        assert_eq!(world.read(move |sql| idempotency::find(sql, &key))?, Some(first.clone()));
        let given = last.clone();
        world.put(move |sql| idempotency::put(sql, &key, &given, NOW_MS))?;
        assert_eq!(world.read(move |sql| idempotency::find(sql, &key))?, Some(last));
        world.put(move |sql| idempotency::forget(sql, &key))?;
        assert_eq!(world.read(move |sql| idempotency::find(sql, &key))?, None);
        world.put(move |sql| idempotency::put(sql, &key, &first, NOW_MS))?;
        assert_eq!(world.put(|sql| idempotency::forget_before(sql, NOW_MS))?, 0);
        assert_eq!(world.put(|sql| idempotency::forget_before(sql, NOW_MS + 1))?, 1);
        assert_eq!(world.read(move |sql| idempotency::find(sql, &key))?, None);
    }

    /// A file that waits for its import is its member's own, one at a time, for an hour.
    fn a_file_waits_for_its_import(db) {
        let world = World::new(db)?;
        let upload = |n: u8, at_ms: i64| Upload {
            id: Id::from_bytes([n; 16]),
            campaign: world.campaign.id,
            member: Id::from_bytes([9; 16]),
            noun: "gifts".to_owned(),
            name: "Gaben é.xlsx".to_owned(),
            content: vec![0, 1, 255, n],
            at_ms,
        };
        let (first, second) = (upload(1, NOW_MS), upload(2, NOW_MS));
        let of = |one: &Upload| (one.id, one.campaign, one.member);
        for one in [first.clone(), second.clone()] {
            world.put(move |sql| uploads::put(sql, &one))?;
        }
        let (gone, kept) = (of(&first), of(&second));
        assert_eq!(world.read(move |sql| uploads::load(sql, gone, NOW_MS))?, None);
        assert_eq!(world.read(move |sql| uploads::load(sql, kept, NOW_MS))?, Some(second));
        let others = (kept.0, kept.1, Id::from_bytes([8; 16]));
        assert_eq!(world.read(move |sql| uploads::load(sql, others, NOW_MS))?, None);
        let over_ms = NOW_MS + uploads::KEPT_MS;
        assert_eq!(world.read(move |sql| uploads::load(sql, kept, over_ms))?, None);
        assert_eq!(world.put(move |sql| uploads::forget(sql, over_ms - 1))?, 0);
        assert!(!world.put(move |sql| uploads::remove(sql, kept.0, others.2))?);
        assert!(world.put(move |sql| uploads::remove(sql, kept.0, kept.2))?);
        assert!(!world.put(move |sql| uploads::remove(sql, kept.0, kept.2))?, "once");
        world.put(move |sql| uploads::put(sql, &first))?;
        assert_eq!(world.put(move |sql| uploads::forget(sql, over_ms))?, 1);
    }

    /// The secret is made once.
    fn the_secret_stays(db) {
        let world = World::new(db)?;
        let fresh: [u8; 32] = std::array::from_fn(|i| (i * 9) as u8);
        assert_eq!(world.put(move |sql| settings::secret(sql, fresh))?, fresh);
        assert_eq!(world.put(|sql| settings::secret(sql, [1; 32]))?, fresh);
        world.put(|sql| settings::put(sql, "secret", "too short"))?;
        assert!(world.put(|sql| settings::secret(sql, [1; 32])).is_err());
        assert_eq!(world.put(|sql| settings::ticket_key(sql, &[5; 138]))?, [5; 138]);
        assert_eq!(world.put(|sql| settings::ticket_key(sql, &[6; 138]))?, [5; 138]);
        world.put(|sql| settings::put(sql, "ticket-key", "odd"))?;
        assert!(world.put(|sql| settings::ticket_key(sql, &[5; 138])).is_err());
        assert_eq!(world.read(|sql| settings::get(sql, "base-url"))?, None);
        world.put(|sql| settings::put(sql, "base-url", "https://ounce.example"))?;
        let kept = world.read(|sql| settings::get(sql, "base-url"))?;
        assert_eq!(kept.as_deref(), Some("https://ounce.example"));
    }

    /// Every language is kept as shown; a text that was edited afterwards is found out.
    fn waivers_are_kept_as_they_were_shown(db) {
        let world = World::new(db)?;
        let count = "SELECT CAST(COUNT(*) AS BIGINT) FROM waiver";
        let kept = world.count(count)?;
        assert_eq!(kept, 4 * ounce_domain::waiver::CURRENT);
        world.put(waivers::ensure)?;
        assert_eq!(world.count(count)?, kept);
        let shown = world.read(|sql| waivers::load(sql, 1, "ja"))?;
        assert_eq!(shown.as_deref(), ounce_domain::waiver::text(1, "ja"));
        assert_eq!(world.read(|sql| waivers::load(sql, 1, "de"))?, None);
        world.put(|sql| sql.run("UPDATE waiver SET wording = 'x' WHERE language = 'ja'", &[]))?;
        assert!(world.put(waivers::ensure).is_err());
    }

    /// Letters about different records keep their kinds.
    fn letters_keep_their_kind(db) {
        let world = World::new(db)?;
        for letter in Letter::ALL {
            let (id, about) = (new_id(), new_id());
            world.put(move |sql| outbox::put(sql, id, letter, about, NOW_MS))?;
        }
        // Half of them by each of the two lists.
        let first = (Letter::ALL.len() / 2) as i64;
        let others = Letter::ALL.len() as i64 - first;
        let mut due = world.read(move |sql| outbox::list_due(sql, NOW_MS, first))?;
        due.extend(world.read(move |sql| outbox::list(sql, others))?.into_iter().rev());
        let kinds: Vec<_> = due.iter().map(|one| one.letter).collect();
        assert_eq!(kinds, Letter::ALL);
    }
}
