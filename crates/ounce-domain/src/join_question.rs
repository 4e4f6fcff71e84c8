//! The questions that a host asks in the form to join, and what a party answers.
//!
//! A question is never reworded: an answer must go on meaning what it meant. Another wording is
//! another question with a number of its own, which takes the place of the one before. Answers are
//! the party's own data; no public page shows them.

use std::collections::BTreeMap;

use crate::id::Id;
use crate::refusal::{Complaints, FieldRefusal, PlanRefusal, Refusal};
use crate::registration::Registration;
use crate::stroll::Stroll;
use crate::text;

/// How many questions a form asks at most.
pub const MOST_ASKED: i64 = 10;
/// How many numbers a stroll can give to questions, those it asks no more among them.
pub const MOST_EVER: i64 = FIELDS.len() as i64;
/// The longest question and the longest answer, in characters.
pub const LONGEST: usize = 200;
const LONGEST_CHOICE: usize = 80;
const FEWEST_CHOICES: usize = 2;
const MOST_CHOICES: usize = CHOICES.len();

/// The field of each question in forms and in the API, by its number.
pub const FIELDS: [&str; 40] = [
    "answers.1",
    "answers.2",
    "answers.3",
    "answers.4",
    "answers.5",
    "answers.6",
    "answers.7",
    "answers.8",
    "answers.9",
    "answers.10",
    "answers.11",
    "answers.12",
    "answers.13",
    "answers.14",
    "answers.15",
    "answers.16",
    "answers.17",
    "answers.18",
    "answers.19",
    "answers.20",
    "answers.21",
    "answers.22",
    "answers.23",
    "answers.24",
    "answers.25",
    "answers.26",
    "answers.27",
    "answers.28",
    "answers.29",
    "answers.30",
    "answers.31",
    "answers.32",
    "answers.33",
    "answers.34",
    "answers.35",
    "answers.36",
    "answers.37",
    "answers.38",
    "answers.39",
    "answers.40",
];

/// A chosen answer is kept by its number: it is the same one in each language.
pub const CHOICES: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];

/// The fields of the host's form for each language: its code, the question, the answers to choose
/// from, one on each line.
pub const WORDS_FIELDS: [(&str, &str, &str); 4] = [
    ("en", "question_en", "choices_en"),
    ("es", "question_es", "choices_es"),
    ("fr", "question_fr", "choices_fr"),
    ("ja", "question_ja", "choices_ja"),
];

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// One line in the party's own words.
    Text,
    /// One of the answers that the host gave.
    Choice,
    YesNo,
}

impl AnswerKind {
    pub const ALL: [Self; 3] = [Self::YesNo, Self::Choice, Self::Text];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Choice => "choice",
            Self::YesNo => "yes-no",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A question in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub words: String,
    /// The answers to choose from; none unless the question is a choice.
    pub choices: Vec<String>,
}

/// A question of a stroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinQuestion {
    pub stroll: Id<Stroll>,
    /// From 1, and never given again.
    pub number: i64,
    /// Where it stands in the form.
    pub position: i64,
    pub kind: AnswerKind,
    pub is_required: bool,
    /// A question that is not asked any more keeps its answers.
    pub is_asked: bool,
    /// By language code; never empty.
    pub wording: BTreeMap<String, Wording>,
}

impl JoinQuestion {
    /// The field of the question in forms.
    pub fn field(&self) -> &'static str {
        let place = usize::try_from(self.number).unwrap_or_default().saturating_sub(1);
        FIELDS[place.min(FIELDS.len() - 1)]
    }

    /// The name of the field within `answers`, as programs write it.
    pub fn key(&self) -> &'static str {
        self.field().strip_prefix("answers.").unwrap_or_default()
    }

    /// The question in the reader's language, or in the first of these languages that has it.
    pub fn said_in(&self, language: &str, others: &[String]) -> &Wording {
        let others = others.iter().map(|tag| tag.split('-').next().unwrap_or(tag));
        let found = std::iter::once(language).chain(others).find_map(|tag| self.wording.get(tag));
        let any = found.or_else(|| self.wording.values().next());
        any.expect("a question is worded in one language at least")
    }

    /// Reads an answer as it was typed or chosen: `None` where there is none.
    ///
    /// # Errors
    /// `Missing` where the host needs one; `TooLong`, `NotText` or `NotAChoice`.
    pub fn answer(&self, typed: &str) -> Result<Option<Answer>, FieldRefusal> {
        let typed = typed.trim();
        if typed.is_empty() {
            return if self.is_required { Err(FieldRefusal::Missing) } else { Ok(None) };
        }
        let said = match self.kind {
            AnswerKind::Text => text::line(typed, LONGEST)?,
            AnswerKind::YesNo if matches!(typed, "yes" | "no") => typed.to_owned(),
            AnswerKind::Choice if self.has_choice(typed) => typed.to_owned(),
            AnswerKind::YesNo | AnswerKind::Choice => return Err(FieldRefusal::NotAChoice),
        };
        Ok(Some(Answer { number: self.number, said }))
    }

    fn has_choice(&self, typed: &str) -> bool {
        let count = self.wording.values().map(|one| one.choices.len()).min().unwrap_or_default();
        CHOICES.iter().take(count).any(|choice| *choice == typed)
    }
}

/// What a party answers to the question with this number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub number: i64,
    /// Its own words, `yes` or `no`, or the number of the choice.
    pub said: String,
}

/// An answer with the party that gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub registration: Id<Registration>,
    pub answer: Answer,
}

/// Reads the answers to all questions, and gathers what is wrong with each.
pub fn read_answers<'a>(
    questions: &[JoinQuestion],
    typed: impl Fn(&JoinQuestion) -> &'a str,
    wrong: &mut Complaints,
) -> Vec<Answer> {
    let read = questions.iter().filter(|question| question.is_asked).filter_map(|question| {
        wrong.take(question.field(), question.answer(typed(question))).flatten()
    });
    read.collect()
}

/// A question as a host writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub kind: AnswerKind,
    pub is_required: bool,
    pub wording: BTreeMap<String, Wording>,
}

impl Draft {
    /// Reads the form of a host, in the languages of the campaign. The first of them must have
    /// words; another one may.
    ///
    /// # Errors
    /// Every complaint: `Missing`, `TooLong` or `NotText` of a text, `NotAChoice` of the kind, and
    /// `ChoicesDiffer` where a language has fewer than two answers, more than ten, or another number
    /// of them than the others.
    pub fn read<'a>(
        typed: impl Fn(&str) -> &'a str,
        is_required: bool,
        languages: &[String],
    ) -> Result<Self, Complaints> {
        let mut wrong = Complaints::default();
        let kind = AnswerKind::parse(typed("question_kind")).ok_or(FieldRefusal::NotAChoice);
        let kind = wrong.take("question_kind", kind);
        let codes: Vec<&str> =
            languages.iter().map(|tag| tag.split('-').next().unwrap_or(tag)).collect();
        let mut wording: BTreeMap<String, Wording> = BTreeMap::new();
        let mut count = None;
        for (language, words_field, choices_field) in WORDS_FIELDS {
            let is_first = codes.first() == Some(&language);
            if !codes.contains(&language) {
                continue;
            }
            let (words, choices) = (typed(words_field), typed(choices_field));
            if words.trim().is_empty() && choices.trim().is_empty() && !is_first {
                continue;
            }
            let words = wrong.take(words_field, text::line(words, LONGEST));
            let choices = match kind {
                Some(AnswerKind::Choice) => {
                    wrong.take(choices_field, read_choices(choices, &mut count))
                }
                _ => Some(Vec::new()),
            };
            if let (Some(words), Some(choices)) = (words, choices) {
                wording.insert(language.to_owned(), Wording { words, choices });
            }
        }
        match kind {
            Some(kind) if wrong.is_empty() => Ok(Self { kind, is_required, wording }),
            _ => Err(wrong),
        }
    }
}

/// One answer on each line. The first language says how many there are.
fn read_choices(typed: &str, count: &mut Option<usize>) -> Result<Vec<String>, Refusal> {
    let lines = typed.lines().filter(|line| !line.trim().is_empty());
    let choices: Vec<String> =
        lines.map(|line| text::line(line, LONGEST_CHOICE)).collect::<Result<_, FieldRefusal>>()?;
    let fits = (FEWEST_CHOICES..=MOST_CHOICES).contains(&choices.len());
    if !fits || *count.get_or_insert(choices.len()) != choices.len() {
        return Err(PlanRefusal::ChoicesDiffer.into());
    }
    Ok(choices)
}

/// Decides whether one more question may be asked, by how many are asked and how many numbers were
/// given. One that replaces another takes its place.
///
/// # Errors
/// `EnoughQuestions` with the most there can be.
pub fn may_ask(asked: i64, given: i64, replaces: bool) -> Result<(), PlanRefusal> {
    if given >= MOST_EVER {
        return Err(PlanRefusal::EnoughQuestions(MOST_EVER));
    }
    if asked - i64::from(replaces) >= MOST_ASKED {
        return Err(PlanRefusal::EnoughQuestions(MOST_ASKED));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
