//! Questions to the host of a stroll, and the letters they cause.

use ounce_domain::campaign::Face;
use ounce_domain::id::Id;
use ounce_domain::letter_budget::{DAY_MS, LETTERS_A_DAY};
use ounce_domain::question::{KEEP_MS, KEEP_UNCONFIRMED_MS, Question};
use ounce_domain::text::EmailAddress;
use ounce_store::outbox::{self, Letter};
use ounce_store::{faces, questions};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("the example is an address")
}

impl World {
    fn asks(&self, from: &str) -> Answer<Id<Question>> {
        let question = Question {
            id: Id::from_bytes(new_id()),
            stroll: self.listed("elm-grove")?.stroll.id,
            email: email(from),
            words: "Is there shade?".to_owned(),
            language: "en".to_owned(),
            at_ms: NOW_MS,
            confirmed_at_ms: None,
        };
        let (id, letter) = (question.id, new_id());
        self.put(move |sql| questions::ask(sql, &question, letter))?;
        Ok(id)
    }

    fn confirms(&self, question: Id<Question>) -> Answer<bool> {
        let letter = new_id();
        self.put(move |sql| questions::confirm(sql, question, NOW_MS, letter))
    }

    fn hosted_by(&self, to: Option<&'static str>) -> Answer<bool> {
        let stroll = self.listed("elm-grove")?.stroll;
        self.put(move |sql| questions::save_host(sql, &stroll, to.map(email).as_ref()))
    }

    fn waiting_of(&self, kind: Letter) -> Answer<usize> {
        let due = self.read(|sql| outbox::list(sql, 100))?;
        Ok(due.iter().filter(|one| one.letter == kind).count())
    }
}

on_both! {
    /// The host hears of a question once, and not before its address has confirmed.
    fn a_question_reaches_the_host_once_it_is_confirmed(db) {
        let world = World::new(db)?;
        assert!(world.hosted_by(Some("host@letters.example"))?);
        assert!(!world.hosted_by(Some("host@letters.example"))?, "nothing is new");
        let asked = world.asks("ada@example.org")?;
        assert_eq!(world.waiting_of(Letter::QuestionAsked)?, 1);
        assert_eq!(world.waiting_of(Letter::Question)?, 0);
        for _ in 0..2 {
            assert!(world.confirms(asked)?);
            assert_eq!(world.waiting_of(Letter::Question)?, 1);
        }
        let kept = world.read(move |sql| questions::load(sql, asked))?.ok_or("it is kept")?;
        assert_eq!(kept.confirmed_at_ms, Some(NOW_MS));
        assert!(!world.confirms(Id::from_bytes(new_id()))?, "nobody asked that");
        world.agrees()?;
    }

    /// Without a host's address the campaign's contact answers; without either nobody does.
    fn whoever_answers_for_the_campaign_stands_in_for_a_host(db) {
        let world = World::new(db)?;
        let (stroll, campaign) = (world.listed("elm-grove")?.stroll.id, world.campaign.id);
        let answers = || world.read(move |sql| questions::answers(sql, stroll));
        assert_eq!(answers()?, None);
        let asked = world.asks("ada@example.org")?;
        assert!(!world.confirms(asked)?, "there is nobody to send it to");
        let contact = "team@letters.example".to_owned();
        let face = Face { contact, ..Face::plain(campaign) };
        world.put(move |sql| faces::save(sql, &face))?;
        assert_eq!(answers()?, Some(email("team@letters.example")));
        world.hosted_by(Some("host@letters.example"))?;
        assert_eq!(answers()?, Some(email("host@letters.example")));
        assert!(world.hosted_by(None)?);
        assert_eq!(answers()?, Some(email("team@letters.example")));
    }

    /// However many ask, a host gets a few letters a day and one that gathers the others.
    fn a_host_gets_a_few_letters_a_day_and_a_digest(db) {
        let world = World::new(db)?;
        world.hosted_by(Some("host@letters.example"))?;
        for n in 0..LETTERS_A_DAY + 5 {
            let asked = world.asks(&format!("ada{n}@example.org"))?;
            world.confirms(asked)?;
        }
        assert_eq!(world.waiting_of(Letter::Question)?, LETTERS_A_DAY as usize);
        assert_eq!(world.waiting_of(Letter::Digest)?, 1);
        world.agrees()?;
    }

    /// Unconfirmed questions are deleted after two days, the others after ninety, with their
    /// letters.
    fn questions_are_forgotten_by_age(db) {
        let world = World::new(db)?;
        world.hosted_by(Some("host@letters.example"))?;
        let (kept, dropped) = (world.asks("ada@example.org")?, world.asks("bo@example.org")?);
        world.confirms(kept)?;
        let forget = |now_ms| world.put(move |sql| questions::forget(sql, now_ms));
        assert_eq!(forget(NOW_MS + KEEP_UNCONFIRMED_MS)?, 0);
        assert_eq!(forget(NOW_MS + KEEP_UNCONFIRMED_MS + 1)?, 1);
        assert_eq!(world.read(move |sql| questions::load(sql, dropped))?, None);
        assert_eq!(forget(NOW_MS + KEEP_MS - DAY_MS)?, 0);
        assert_eq!(forget(NOW_MS + KEEP_MS + 1)?, 1);
        assert_eq!(world.waiting_of(Letter::Question)?, 0);
        world.agrees()?;
    }
}
