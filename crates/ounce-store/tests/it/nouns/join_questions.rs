//! Questions to those who join: what they ask never changes, and each answer is to one of the own
//! stroll.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::date;
use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::join_question::{Answer as Said, AnswerKind, Draft, JoinQuestion, Wording};
use ounce_domain::refusal::{PlanRefusal, Refusal};
use ounce_domain::registration::Registration;
use ounce_domain::stroll::Stroll;
use ounce_store::acts::By;
use ounce_store::join_questions::{self, Change};
use ounce_store::person::{self, Whose, retention};
use ounce_store::registrations::{self, Join, Joined};
use ounce_store::strolls::Doer;
use ounce_store::{fresh, join_answers};

use super::samples::{application, email};
use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

/// An answer under the stroll of another question.
const STRAY: &str = "INSERT INTO join_answer (registration, number, stroll, said)
    SELECT r.id, 1, q.stroll, 'yes' FROM registration r, join_question q
    WHERE q.stroll <> r.stroll";
const TWICE: &str = "INSERT INTO join_answer (registration, number, stroll, said)
    SELECT registration, number, stroll, 'other' FROM join_answer";
const OF_NO_QUESTION: &str = "INSERT INTO join_answer (registration, number, stroll, said)
    SELECT registration, 39, stroll, 'other' FROM join_answer WHERE number = 1";
const ANOTHER_KIND: &str = "UPDATE join_question SET kind = 'text'";
const NO_MORE_REQUIRED: &str = "UPDATE join_question SET is_required = 0";
const MOVED_ANSWER: &str = "UPDATE join_answer SET number = 2 WHERE number = 1";
const ANSWERED_AWAY: &str = "DELETE FROM join_question";
const LEFT: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM join_answer";

fn draft(kind: AnswerKind, words: &str) -> Draft {
    let choices = ["One mile", "Two miles"].map(str::to_owned);
    let choices = if kind == AnswerKind::Choice { choices.into() } else { Vec::new() };
    let wording = BTreeMap::from([
        ("en".to_owned(), Wording { words: words.to_owned(), choices: choices.clone() }),
        ("es".to_owned(), Wording { words: format!("¿{words}"), choices }),
    ]);
    Draft { kind, is_required: kind == AnswerKind::YesNo, wording }
}

fn said(number: i64, said: &str) -> Said {
    Said { number, said: said.to_owned() }
}

impl World {
    /// A question, and the answer of a party.
    pub(super) fn asks_and_hears(&self, party: &Registration) -> Answer<()> {
        self.writes_question(draft(AnswerKind::YesNo, "A shuttle?"), None)?;
        let (asked, party) = (self.questions()?, party.clone());
        self.put(move |sql| join_answers::save(sql, &party, &asked, &[said(1, "yes")]))
    }

    fn elm_id(&self) -> Id<Stroll> {
        self.stroll("elm-grove", None).id
    }

    /// Whether it was written now.
    fn writes_question(&self, draft: Draft, replaces: Option<i64>) -> Answer<bool> {
        let (stroll, seed) = (self.elm_id(), new_id());
        let at = Timestamp::from_millisecond(NOW_MS)?;
        let act = self.write(move |sql| {
            let doer = Doer { by: By::Shell, actor: Actor::Host, at, why: "", part_of: None };
            let mut ids = fresh::ids(NOW_MS, seed);
            join_questions::write(sql, stroll, (&draft, replaces), &doer, &mut ids)
        })?;
        Ok(act.is_some())
    }

    fn changes(&self, number: i64, change: Change) -> Answer<Result<bool, Refusal>> {
        let (stroll, seed) = (self.elm_id(), new_id());
        let at = Timestamp::from_millisecond(NOW_MS)?;
        let act = self.store.write_now(move |sql| {
            let doer = Doer { by: By::Shell, actor: Actor::Host, at, why: "", part_of: None };
            let mut ids = fresh::ids(NOW_MS, seed);
            join_questions::change(sql, (stroll, number), change, &doer, &mut ids)
        })?;
        Ok(act.map(|act| act.is_some()))
    }

    fn questions(&self) -> Answer<Vec<JoinQuestion>> {
        let stroll = self.elm_id();
        Ok(self.read(move |sql| join_questions::list(sql, stroll))?)
    }

    /// The numbers that the form asks, in its order.
    fn form_asks(&self) -> Answer<Vec<i64>> {
        let all = self.questions()?.into_iter().filter(|one| one.is_asked);
        Ok(all.map(|one| one.number).collect())
    }

    fn joins_and_says(&self, address: &str, says: Vec<Said>) -> Answer<Registration> {
        let (campaign, application) = (self.campaign.clone(), application(address, 2));
        let (id, outbox_id) = (Id::from_bytes(new_id()), new_id());
        let joined = self.write(move |sql| {
            let join = Join {
                id,
                application: &application,
                answers: &says,
                language: "en",
                at_ms: NOW_MS,
                outbox_id,
                sends_mail: false,
            };
            registrations::join(sql, &campaign, "elm-grove", &join)
        })?;
        match joined {
            Joined::New(registration, _) => Ok(*registration),
            other => Err(format!("{other:?}").into()),
        }
    }

    fn answers(&self, registration: &Registration) -> Answer<Vec<(i64, Option<String>)>> {
        let registration = registration.clone();
        let all = self.read(move |sql| join_answers::of(sql, &registration))?.into_iter();
        Ok(all.map(|(one, answer)| (one.number, answer.map(|answer| answer.said))).collect())
    }

    fn refuses(&self, statement: &'static str) -> bool {
        self.put(move |sql| sql.run(statement, &[])).is_err()
    }
}

on_both! {
    /// Another wording is another question in the same place.
    fn a_question_is_worded_anew_and_never_changed(db) {
        let world = World::new(db)?;
        assert!(world.writes_question(draft(AnswerKind::YesNo, "A shuttle?"), None)?);
        assert!(!world.writes_question(draft(AnswerKind::YesNo, "A shuttle?"), None)?, "the same twice");
        assert!(world.writes_question(draft(AnswerKind::Choice, "Which loop?"), None)?);
        assert!(world.writes_question(draft(AnswerKind::YesNo, "The shuttle at nine?"), Some(1))?);
        assert_eq!(world.form_asks()?, [3, 2], "in the place of the first");
        assert!(world.writes_question(draft(AnswerKind::Text, "x"), Some(1)).is_err(), "it is not asked");
        let loops = world.questions()?.into_iter().find(|one| one.number == 2).ok_or("it is there")?;
        assert_eq!(loops.said_in("es", &[]).words, "¿Which loop?");
        assert_eq!(loops.said_in("fr", &[]).choices, ["One mile", "Two miles"]);
        assert_eq!(world.changes(2, Change::Up)?, Ok(true));
        assert_eq!(world.form_asks()?, [2, 3]);
        assert_eq!(world.changes(2, Change::Up)?, Ok(false), "it is the first");
        assert_eq!(world.changes(2, Change::Retire)?, Ok(true));
        assert_eq!(world.changes(2, Change::Retire)?, Ok(false));
        assert_eq!(world.form_asks()?, [3]);
        assert_eq!(world.changes(2, Change::AskAgain)?, Ok(true));
        assert_eq!(world.form_asks()?, [2, 3]);
        assert!(world.changes(40, Change::Up)?.is_err(), "there is none");
        for n in 0..8 {
            assert!(world.writes_question(draft(AnswerKind::Text, &format!("Number {n}?")), None)?);
        }
        assert!(world.writes_question(draft(AnswerKind::Text, "One more?"), None).is_err());
        let enough = Refusal::from(PlanRefusal::EnoughQuestions(10));
        assert_eq!(world.changes(1, Change::AskAgain)?, Err(enough));
        assert!(world.refuses(ANOTHER_KIND) && world.refuses(NO_MORE_REQUIRED));
        world.agrees()?;
    }

    /// The database itself refuses a stray answer, a second one, and the loss of a question.
    fn an_answer_is_to_one_question_of_the_own_stroll(db) {
        let world = World::new(db)?;
        world.writes_question(draft(AnswerKind::YesNo, "A shuttle?"), None)?;
        world.writes_question(draft(AnswerKind::Text, "Which shirt?"), None)?;
        let ada = world.joins_and_says("ada@example.org", vec![said(1, "yes")])?;
        world.joined("river-bend", "bea@example.org", 1)?;
        assert_eq!(world.answers(&ada)?, [(1, Some("yes".to_owned())), (2, None)]);
        for statement in [STRAY, TWICE, OF_NO_QUESTION, MOVED_ANSWER, ANSWERED_AWAY] {
            assert!(world.refuses(statement), "{statement}");
        }
        let asked = world.questions()?;
        let says = [said(2, "red")];
        let of = ada.clone();
        world.put(move |sql| join_answers::save(sql, &of, &asked, &says))?;
        assert_eq!(world.answers(&ada)?, [(1, None), (2, Some("red".to_owned()))]);
        assert_eq!(world.changes(2, Change::Retire)?, Ok(true));
        assert_eq!(world.changes(1, Change::Retire)?, Ok(true));
        assert_eq!(world.answers(&ada)?, [(2, Some("red".to_owned()))], "kept with its question");
        world.agrees()?;
    }

    /// Answers are told to their owner, and go with the name.
    fn answers_go_with_the_person(db) {
        let world = World::new(db)?;
        world.writes_question(draft(AnswerKind::Text, "Which shirt?"), None)?;
        world.joins_and_says("ada@example.org", vec![said(1, "red")])?;
        world.joins_and_says("bea@example.org", vec![said(1, "blue, like bea@example.org")])?;
        let whose = Whose::Address(email("ada@example.org"));
        let found = world.read(move |sql| person::find(sql, &whose))?;
        let told = format!("{:?}", found.records);
        assert!(told.contains("Which shirt?") && told.contains("red"), "{told}");
        assert!(!told.contains("blue"));
        world.put(move |sql| person::erase(sql, &found))?;
        assert_eq!(world.count(LEFT)?, 1);
        let later = date(2018, 1, 1);
        while world.put(move |sql| retention::end_some(sql, later, 100))? > 0 {}
        assert_eq!(world.count(LEFT)?, 0, "answers end with the addresses of the campaign");
        world.agrees()?;
    }
}
