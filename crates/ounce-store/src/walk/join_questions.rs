//! The questions that a host asks those who join. What a question asks is written once; it is put
//! in another place, not asked any more, or asked again.

use std::collections::{BTreeMap, HashMap};

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::join_question::{AnswerKind, Draft, JoinQuestion, Wording, may_ask};
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Row, Sql};

use crate::acts::{self, Act, Deed};
use crate::columns::{each, id};
use crate::plan;
use crate::strolls::{self, Doer};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT q.stroll, q.number, q.position, q.kind, q.is_required, q.retired_ms,
                w.language, w.words, w.choices FROM join_question q
            JOIN join_question_words w ON w.stroll = q.stroll AND w.number = q.number ",
            $rest
        )
    };
}

const LIST: &str = select!("WHERE q.stroll = :stroll ORDER BY q.position, q.number, w.language");
const LIST_ASKED: &str = select!(
    "JOIN stroll s ON s.id = q.stroll WHERE s.campaign = :campaign AND q.retired_ms IS NULL
    ORDER BY q.stroll, q.position, q.number, w.language"
);
const INSERT: &str =
    "INSERT INTO join_question (stroll, number, position, kind, is_required, at_ms,
        retired_ms)
    VALUES (:stroll, :number, :position, :kind, :is_required, :at_ms, NULL)";
const INSERT_WORDS: &str = "INSERT INTO join_question_words (id, stroll, number, language, words,
        choices)
    VALUES (:id, :stroll, :number, :language, :words, :choices)";
const RETIRE: &str = "UPDATE join_question SET retired_ms = :retired_ms
    WHERE stroll = :stroll AND number = :number";
const PLACE: &str = "UPDATE join_question SET position = :position
    WHERE stroll = :stroll AND number = :number";

pub(crate) const ALL_SQL: &[&str] = &[LIST, LIST_ASKED, INSERT, INSERT_WORDS, RETIRE, PLACE];

/// What happens to a question that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Retire,
    AskAgain,
    /// One place up in the form.
    Up,
}

impl Change {
    pub const ALL: [Self; 3] = [Self::Retire, Self::AskAgain, Self::Up];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Retire => "retire",
            Self::AskAgain => "ask-again",
            Self::Up => "up",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|change| change.as_str() == text)
    }
}

/// Every question of a stroll in the order of the form, those it asks no more among them.
pub fn list(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Vec<JoinQuestion>, Fault> {
    read(&sql.rows(LIST, &[("stroll", id(stroll))])?)
}

/// The questions that the forms of a campaign ask, by stroll.
pub fn list_asked(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
) -> Result<HashMap<Id<Stroll>, Vec<JoinQuestion>>, Fault> {
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for question in read(&sql.rows(LIST_ASKED, &[("campaign", id(campaign))])?)? {
        all.entry(question.stroll).or_default().push(question);
    }
    Ok(all)
}

/// The questions that the form asks, in its order.
pub fn asked(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Vec<JoinQuestion>, Fault> {
    let all = list(sql, stroll)?.into_iter();
    Ok(all.filter(|question| question.is_asked).collect())
}

/// Writes a question, at the end or in the place of another one: the act, or `None` when the form
/// asks the same already.
///
/// # Errors
/// `EnoughQuestions`; `Unknown` when the one to replace is not asked.
pub fn write(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    (draft, replaces): (&Draft, Option<i64>),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Option<Id<Act>>, Refusal>, Fault> {
    let all = list(sql, stroll)?;
    let asked: Vec<&JoinQuestion> = all.iter().filter(|question| question.is_asked).collect();
    if asked.iter().any(|question| is_same(question, draft)) {
        return Ok(Ok(None));
    }
    let replaced = asked.iter().find(|question| Some(question.number) == replaces);
    if replaces.is_some() && replaced.is_none() {
        return Ok(Err(RecordRefusal::Unknown.into()));
    }
    let given = all.iter().map(|question| question.number).max().unwrap_or_default();
    if let Err(refusal) = may_ask(count(asked.len()), given, replaced.is_some()) {
        return Ok(Err(refusal.into()));
    }
    let last = all.iter().map(|question| question.position).max().unwrap_or_default();
    let place = (given + 1, replaced.map_or(last + 1, |replaced| replaced.position));
    insert(sql, stroll, (draft, place), doer.at.as_millisecond(), fresh)?;
    let mut was = String::new();
    if let Some(replaced) = replaced {
        retire(sql, replaced, Some(doer.at.as_millisecond()))?;
        was = told(&replaced.wording);
    }
    let words = [was, told(&draft.wording)];
    act(sql, stroll, (Deed::AskedQuestion, words), doer, fresh).map(|act| Ok(Some(act)))
}

/// Changes a question that is there: the act, or `None` when it was so before.
///
/// # Errors
/// `Unknown` for a question that the stroll does not have, `EnoughQuestions`.
pub fn change(
    sql: &mut dyn Sql,
    (stroll, number): (Id<Stroll>, i64),
    change: Change,
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Option<Id<Act>>, Refusal>, Fault> {
    let all = list(sql, stroll)?;
    let Some(question) = all.iter().find(|question| question.number == number) else {
        return Ok(Err(RecordRefusal::Unknown.into()));
    };
    let asked: Vec<&JoinQuestion> = all.iter().filter(|question| question.is_asked).collect();
    let words = told(&question.wording);
    let (deed, words) = match change {
        Change::Retire if question.is_asked => {
            retire(sql, question, Some(doer.at.as_millisecond()))?;
            (Deed::RetiredQuestion, [words, String::new()])
        }
        Change::AskAgain if !question.is_asked => {
            if let Err(refusal) = may_ask(count(asked.len()), 0, false) {
                return Ok(Err(refusal.into()));
            }
            retire(sql, question, None)?;
            (Deed::AskedQuestion, [String::new(), words])
        }
        Change::Up if question.is_asked => {
            let place = asked.iter().position(|one| one.number == number).unwrap_or_default();
            let Some(above) = place.checked_sub(1).map(|above| asked[above]) else {
                return Ok(Ok(None));
            };
            // Two that were put into the same place by replacing are parted.
            let above_it = above.position.min(question.position - 1);
            put(sql, question, above_it)?;
            put(sql, above, question.position)?;
            (Deed::MovedQuestion, [String::new(), words])
        }
        Change::Retire | Change::AskAgain | Change::Up => return Ok(Ok(None)),
    };
    act(sql, stroll, (deed, words), doer, fresh).map(|act| Ok(Some(act)))
}

/// Asks the questions of one stroll at another one, which has none: the next edition of the same
/// town. Answers stay behind.
pub(crate) fn carry(
    sql: &mut dyn Sql,
    (from, to): (Id<Stroll>, Id<Stroll>),
    at_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    for (number, question) in (1..).zip(asked(sql, from)?) {
        let JoinQuestion { kind, is_required, wording, .. } = question;
        let draft = Draft { kind, is_required, wording };
        insert(sql, to, (&draft, (number, number)), at_ms, fresh)?;
    }
    Ok(())
}

fn read(rows: &[Row]) -> Result<Vec<JoinQuestion>, Fault> {
    let read = each(rows, |row| {
        let question = JoinQuestion {
            stroll: row.id()?,
            number: row.int()?,
            position: row.int()?,
            kind: row.parsed("kind of answer", AnswerKind::parse)?,
            is_required: row.flag()?,
            is_asked: row.opt_int()?.is_none(),
            wording: BTreeMap::new(),
        };
        let language = row.text()?;
        let words = row.text()?;
        let choices = row.text()?.lines().map(str::to_owned).collect();
        Ok((question, language, Wording { words, choices }))
    })?;
    let mut all: Vec<JoinQuestion> = Vec::new();
    for (question, language, wording) in read {
        match all.last_mut() {
            Some(last) if (last.stroll, last.number) == (question.stroll, question.number) => {
                last.wording.insert(language, wording);
            }
            _ => {
                let wording = BTreeMap::from([(language, wording)]);
                all.push(JoinQuestion { wording, ..question });
            }
        }
    }
    Ok(all)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn is_same(question: &JoinQuestion, draft: &Draft) -> bool {
    let Draft { kind, is_required, wording } = draft;
    (question.kind, question.is_required) == (*kind, *is_required) && question.wording == *wording
}

/// The words that an act tells.
fn told(wording: &BTreeMap<String, Wording>) -> String {
    wording.values().next().map(|one| one.words.clone()).unwrap_or_default()
}

fn insert(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    (draft, (number, position)): (&Draft, (i64, i64)),
    at_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let args = [
        ("stroll", id(stroll)),
        ("number", number.into()),
        ("position", position.into()),
        ("kind", draft.kind.as_str().into()),
        ("is_required", i64::from(draft.is_required).into()),
        ("at_ms", at_ms.into()),
    ];
    sql.run(INSERT, &args)?;
    for (language, wording) in &draft.wording {
        let args = [
            ("id", fresh().into()),
            ("stroll", id(stroll)),
            ("number", number.into()),
            ("language", language.into()),
            ("words", (&wording.words).into()),
            ("choices", wording.choices.join("\n").into()),
        ];
        sql.run(INSERT_WORDS, &args)?;
    }
    Ok(())
}

fn retire(sql: &mut dyn Sql, question: &JoinQuestion, at_ms: Option<i64>) -> Result<(), Fault> {
    let args = [
        ("retired_ms", at_ms.into()),
        ("stroll", id(question.stroll)),
        ("number", question.number.into()),
    ];
    sql.run(RETIRE, &args).map(drop)
}

fn put(sql: &mut dyn Sql, question: &JoinQuestion, position: i64) -> Result<(), Fault> {
    let args = [
        ("position", position.into()),
        ("stroll", id(question.stroll)),
        ("number", question.number.into()),
    ];
    sql.run(PLACE, &args).map(drop)
}

fn act(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    (deed, [was, became]): (Deed, [String; 2]),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Id<Act>, Fault> {
    let found = strolls::load_bare_by_id(sql, stroll)?;
    let campaign = found.ok_or_else(|| Fault::corrupt("a question of no stroll"))?.stroll.campaign;
    let act = Act {
        id: Id::from_bytes(fresh()),
        campaign,
        object: stroll.into(),
        deed,
        by: doer.by,
        about: None,
        at_ms: doer.at.as_millisecond(),
        field: String::new(),
        was,
        became,
        why: doer.why.to_owned(),
    };
    acts::write(sql, &act)?;
    // Forms ask from memory.
    plan::raise(sql, campaign)?;
    Ok(act.id)
}
