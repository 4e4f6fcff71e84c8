//! What the parties of a stroll answered, beside the roster.

use std::collections::{BTreeMap, HashMap};

use ounce_domain::id::Id;
use ounce_domain::join_question::JoinQuestion;
use ounce_domain::registration::Registration;
use ounce_domain::stroll::Stroll;
use ounce_store::{Fault, Sql, join_answers, join_questions};
use ounce_web::answers;
use ounce_web::i18n::Reader;

/// The questions of a stroll and all answers to them.
pub(crate) struct Answers {
    /// Those that are asked or were answered.
    pub questions: Vec<JoinQuestion>,
    said: HashMap<Id<Registration>, BTreeMap<i64, String>>,
}

impl Answers {
    pub(crate) fn load(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Self, Fault> {
        let questions = join_questions::list(sql, stroll)?;
        let mut said: HashMap<_, BTreeMap<_, _>> = HashMap::new();
        for one in join_answers::list(sql, stroll)? {
            said.entry(one.registration).or_default().insert(one.answer.number, one.answer.said);
        }
        let is_answered = |number| said.values().any(|of| of.contains_key(&number));
        let questions = questions.into_iter();
        let questions = questions.filter(|one| one.is_asked || is_answered(one.number)).collect();
        Ok(Self { questions, said })
    }

    /// What a party answered to a question, in the reader's words; empty for nothing.
    pub(crate) fn said(
        &self,
        t: &Reader,
        languages: &[String],
        (party, question): (Id<Registration>, &JoinQuestion),
    ) -> String {
        let said = self.said.get(&party).and_then(|of| of.get(&question.number));
        said.map(|said| answers::said(t, question, languages, said)).unwrap_or_default()
    }

    /// Everything that a party answered: the question and the answer.
    pub(crate) fn told(
        &self,
        t: &Reader,
        languages: &[String],
        party: Id<Registration>,
    ) -> Vec<(String, String)> {
        let told = self.questions.iter().map(|question| {
            let asked = answers::asked(t, question, languages).to_owned();
            (asked, self.said(t, languages, (party, question)))
        });
        told.filter(|(_, said)| !said.is_empty()).collect()
    }

    /// The same as programs read it: by the numbers of the questions, as it is kept.
    pub(crate) fn kept(&self, party: Id<Registration>) -> BTreeMap<&'static str, &str> {
        let of = self.said.get(&party);
        let kept = self
            .questions
            .iter()
            .filter_map(|question| Some((question.key(), of?.get(&question.number)?.as_str())));
        kept.collect()
    }
}
