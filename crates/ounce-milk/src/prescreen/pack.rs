//! A pre-screen pack: questions, and for each the consequences of an answer.
//!
//! A question says how it is answered. Its rules say when they hold and what follows. The sequence
//! of rules does not matter: all that hold count, and the gravest decides.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;

use crate::pack::{self, Pack, Period};

/// A text by language (`en`, `es`, `fr`, `ja`); English is always there.
pub type Words = BTreeMap<String, String>;

/// The questions one bank or one law asks a milk donor before a person looks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrescreenPack {
    pub id: String,
    pub version: String,
    #[serde(with = "pack::day")]
    pub effective: Date,
    pub title: String,
    /// Parts that a bank turns on or off as a whole.
    #[serde(default)]
    pub switches: Vec<Switch>,
    /// Ways in for which some questions would be wrong or unkind.
    #[serde(default)]
    pub paths: Vec<Path>,
    pub rows: Vec<Question>,
}

/// Turns every question that names it on or off.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    pub id: String,
    pub on: bool,
    pub because: Words,
    pub source: String,
    pub verified: bool,
}

/// A separate way in, such as after a loss. A person at the bank always talks with these donors.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// The answer to `path` that leads here.
    pub id: String,
    /// Questions not asked on this path.
    pub skips: Vec<String>,
    pub because: Words,
    pub source: String,
    pub verified: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    /// A second key the answer may stand under.
    #[serde(default)]
    pub also: Option<String>,
    pub ask: Words,
    pub answer: AnswerKind,
    /// The unit of an amount or a number, for the person who asks.
    #[serde(default)]
    pub unit: Option<String>,
    /// The kinds an event can be of.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Whether it may be left out. Only for questions of an older text a bank may have dropped.
    #[serde(default)]
    pub optional: bool,
    /// Asked only while this switch is on.
    #[serde(default)]
    pub switch: Option<String>,
    pub rules: Vec<Rule>,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// `true` or `false`.
    YesNo,
    /// `true`, `false`, or how many of the unit.
    Amount,
    /// A whole number of the unit.
    Number,
    /// `"never"`, a day, `true` when it goes on or the day is not known, or
    /// `{"on": day, "kind": word}`.
    Event,
    /// `"never"`, a moment with its offset, or `{"hours_ago": n}`.
    Moment,
    /// `{"oz": n}`, `{"ml": n}`, or whether there will be enough.
    Volume,
    /// Degrees Celsius, or whether it is cold enough.
    Temperature,
    /// A list of names or of `{"name", "class", "last_dose"}`; empty for none.
    Medicines,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub when: When,
    /// Holds only for events of this kind.
    #[serde(default)]
    pub kind: Option<String>,
    pub then: Then,
    pub because: Words,
    pub source: String,
    pub verified: bool,
}

/// When a rule holds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The answer is yes, more than none, or anything but never.
    Yes,
    No,
    /// Any answer that is known.
    Answered,
    /// It goes on: yes without a day, or a last day that has not come.
    Now,
    /// It has ended: a day is known.
    Ended,
    /// More than this many of the unit.
    Over(i64),
    /// This many of the unit, or more.
    AtLeast(i64),
    /// Less milk than this many microlitres.
    UnderUl(i64),
    /// Warmer than this many thousandths of a degree Celsius.
    WarmerThanMc(i32),
    /// The event was less than this long ago.
    Within(Period),
    /// A medicine is of one of these classes.
    MedicineIn(BTreeSet<String>),
    /// A medicine is of none of these classes, or nobody knows of which.
    MedicineNotIn(BTreeSet<String>),
}

/// The consequence when a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// Nothing: somebody read the source, and it has nothing against the donor.
    Pass,
    /// A word to the donor, no more.
    Advice,
    /// A person decides.
    TalkToBank,
    /// Not while it lasts; the day of its end is not known.
    NotNow,
    /// Not before this long after the event.
    NotNowFor(Period),
    LikelyNot,
    /// The milk of this long after the moment or the dose is set aside; the donor is welcome.
    SetAsideFor(Period),
    /// The milk since the moment or the dose is set aside until the bank has spoken.
    SetAside,
}

impl Pack for PrescreenPack {
    const KIND: &'static str = "prescreen";

    fn id(&self) -> &str {
        &self.id
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn effective(&self) -> Date {
        self.effective
    }

    fn problems(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut keys = BTreeSet::from(["path"]);
        for row in &self.rows {
            for key in std::iter::once(&row.id).chain(&row.also) {
                if !keys.insert(key) {
                    wrong.push(format!("`{key}` is asked twice"));
                }
            }
            row.find_problems(&mut wrong);
            if let Some(switch) = &row.switch
                && !self.switches.iter().any(|known| known.id == *switch)
            {
                wrong.push(format!("`{}`: there is no switch `{switch}`", row.id));
            }
        }
        for skipped in self.paths.iter().flat_map(|path| &path.skips) {
            if !self.rows.iter().any(|row| row.id == *skipped) {
                wrong.push(format!("a path skips `{skipped}`, which is not asked"));
            }
        }
        let said = self.switches.iter().map(|s| (&s.id, &s.because, &s.source));
        for (id, words, source) in
            said.chain(self.paths.iter().map(|p| (&p.id, &p.because, &p.source)))
        {
            says_why(id, words, source, &mut wrong);
        }
        wrong
    }
}

impl Question {
    fn find_problems(&self, wrong: &mut Vec<String>) {
        let id = &self.id;
        if !self.ask.contains_key("en") {
            wrong.push(format!("`{id}`: the question is not there in English"));
        }
        if self.rules.is_empty() {
            wrong.push(format!("`{id}`: a question without a rule has no source"));
        }
        for rule in &self.rules {
            says_why(id, &rule.because, &rule.source, wrong);
            if !rule.when.suits(self.answer) {
                wrong.push(format!("`{id}`: {:?} never holds for such an answer", rule.when));
            }
            if !rule.then.suits(self.answer) {
                wrong.push(format!("`{id}`: {:?} cannot follow from such an answer", rule.then));
            }
            if let Some(kind) = rule.kind.as_ref().filter(|kind| !self.kinds.contains(kind)) {
                wrong.push(format!("`{id}`: `{kind}` is none of its kinds"));
            }
        }
    }

    /// The question in English.
    pub fn asked(&self) -> &str {
        self.ask.get("en").map_or("", String::as_str)
    }
}

fn says_why(id: &str, because: &Words, source: &str, wrong: &mut Vec<String>) {
    if !because.contains_key("en") {
        wrong.push(format!("`{id}`: `because` is not there in English"));
    }
    if source.trim().is_empty() {
        wrong.push(format!("`{id}`: a rule without a source"));
    }
}

impl When {
    fn suits(&self, answer: AnswerKind) -> bool {
        use AnswerKind::*;
        match self {
            Self::Answered => true,
            Self::Yes => !matches!(answer, Number | Medicines),
            Self::No => !matches!(answer, Number | Medicines | Moment),
            Self::Now | Self::Ended | Self::Within(_) => answer == Event,
            Self::Over(_) | Self::AtLeast(_) => matches!(answer, Amount | Number),
            Self::UnderUl(_) => answer == Volume,
            Self::WarmerThanMc(_) => answer == Temperature,
            Self::MedicineIn(_) | Self::MedicineNotIn(_) => answer == Medicines,
        }
    }
}

impl Then {
    fn suits(self, answer: AnswerKind) -> bool {
        match self {
            Self::NotNowFor(_) => answer == AnswerKind::Event,
            Self::SetAsideFor(_) | Self::SetAside => {
                matches!(answer, AnswerKind::Moment | AnswerKind::Medicines)
            }
            _ => true,
        }
    }
}
