//! What two invented hosts ask those who join, and what families answered.

use std::collections::BTreeMap;

use crate::clock;
use jiff::Timestamp;
use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::join_question::{Answer, AnswerKind, Draft, JoinQuestion, Wording};
use ounce_domain::stroll::Stroll;
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::strolls::Doer;
use ounce_store::{
    Fault, Sql, campaigns, fresh, join_answers, join_questions, members, registrations, roster,
    strolls,
};

/// A question in English and Spanish, and its answers to choose from.
type Asked = (AnswerKind, [&'static str; 2], &'static [[&'static str; 2]]);

const ROCHESTER: &str = "rochester-ny";
const FAIRHOPE: &str = "fairhope-al";

const AT_ROCHESTER: [Asked; 3] = [
    (
        AnswerKind::Choice,
        ["How do you come?", "¿Cómo vienes?"],
        &[
            ["On foot or by bicycle", "A pie o en bicicleta"],
            ["By bus", "En autobús"],
            ["By car", "En coche"],
        ],
    ),
    (
        AnswerKind::YesNo,
        ["Do you stay for coffee by the footbridge?", "¿Te quedas al café junto al puente?"],
        &[],
    ),
    (
        AnswerKind::Text,
        ["Which song should we sing at the start?", "¿Qué canción cantamos al empezar?"],
        &[],
    ),
];
const AT_FAIRHOPE: [Asked; 2] = [
    (
        AnswerKind::YesNo,
        ["Can you bring a folding chair?", "¿Puedes traer una silla plegable?"],
        &[],
    ),
    (AnswerKind::Text, ["What will you bring for the picnic?", "¿Qué traes para el picnic?"], &[]),
];
/// What families write, by turns; some write nothing.
const SONGS: [&str; 5] = ["You Are My Sunshine", "", "This Little Light of Mine", "", "De colores"];
const PICNIC: [&str; 5] = ["Peach cobbler", "Lemonade", "", "Two watermelons", "Paper plates"];

/// Lets both hosts ask, and most of their families answer.
///
/// # Errors
/// A fault of the store, or a town that the files of the demo do not have.
pub(super) fn plant(sql: &mut dyn Sql, campaign: &str, now_ms: i64) -> Result<(), Fault> {
    ask(sql, (campaign, ROCHESTER), &AT_ROCHESTER, now_ms)?;
    ask(sql, (campaign, FAIRHOPE), &AT_FAIRHOPE, now_ms)?;
    for (slug, texts) in [(ROCHESTER, SONGS), (FAIRHOPE, PICNIC)] {
        let stroll = stroll(sql, campaign, slug)?;
        answer(sql, stroll, texts)?;
    }
    Ok(())
}

fn stroll(sql: &mut dyn Sql, campaign: &str, slug: &str) -> Result<Id<Stroll>, Fault> {
    let campaign = campaigns::load(sql, campaign)?;
    let campaign = campaign.ok_or_else(|| Fault::new("the demo has no campaign"))?;
    let listed = strolls::load(sql, campaign.id, slug)?;
    Ok(listed.ok_or_else(|| Fault::new(format!("no {slug}")))?.stroll.id)
}

fn ask(
    sql: &mut dyn Sql,
    (campaign, slug): (&str, &str),
    asked: &[Asked],
    now_ms: i64,
) -> Result<(), Fault> {
    let email = EmailAddress::parse("bess.host@ounce.example");
    let host = members::find(sql, &email.map_err(|_| Fault::new("no address"))?)?;
    let at = Timestamp::from_millisecond(now_ms).map_err(|_| Fault::new("no time"))?;
    let by = host.map_or(By::Shell, |host| By::Member(host.id));
    let doer = Doer { by, actor: Actor::Host, at, why: "", part_of: None };
    let stroll = stroll(sql, campaign, slug)?;
    let mut ids = fresh::ids(now_ms, clock::random());
    for (kind, words, choices) in asked {
        let worded = ["en", "es"].into_iter().enumerate().map(|(n, language)| {
            let choices = choices.iter().map(|choice| choice[n].to_owned()).collect();
            (language.to_owned(), Wording { words: words[n].to_owned(), choices })
        });
        let wording: BTreeMap<String, Wording> = worded.collect();
        // Programs sign up in a demo by the shape that stands in the docs, so nothing is required.
        let draft = Draft { kind: *kind, is_required: false, wording };
        let written = join_questions::write(sql, stroll, (&draft, None), &doer, &mut ids)?;
        written.map_err(|refusal| Fault::new(format!("{refusal:?}")))?;
    }
    Ok(())
}

fn answer(sql: &mut dyn Sql, stroll: Id<Stroll>, texts: [&str; 5]) -> Result<(), Fault> {
    let questions = join_questions::asked(sql, stroll)?;
    for (n, walker) in roster::list(sql, stroll)?.into_iter().enumerate() {
        // Some families signed up before the host asked.
        if n % 7 == 6 {
            continue;
        }
        let Some(held) = registrations::load(sql, walker.id)? else { continue };
        let answers: Vec<Answer> =
            questions.iter().filter_map(|question| said(question, n, texts)).collect();
        join_answers::save(sql, &held.registration, &questions, &answers)?;
    }
    Ok(())
}

/// What the family in this place answers.
fn said(question: &JoinQuestion, n: usize, texts: [&str; 5]) -> Option<Answer> {
    let said = match question.kind {
        AnswerKind::Text => texts[n % texts.len()],
        AnswerKind::YesNo => ["yes", "no", "yes", ""][n % 4],
        AnswerKind::Choice => ["3", "1", "3", "2", "1"][n % 5],
    };
    let number = question.number;
    (!said.is_empty()).then(|| Answer { number, said: said.to_owned() })
}
