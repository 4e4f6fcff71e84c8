//! The pre-screen: whether a milk donor looks eligible, and the questions for the bank.
//!
//! [`decide`] turns answers and a pack into a [`Verdict`]. It never accepts anybody: a bank's
//! people do, after a talk, papers and a blood test. An unknown answer never passes. A drink or a
//! medicine concerns the milk of that time, not the donor. A verdict holds its input, so that
//! [`decide`] makes it again, byte for byte, from the same version of the pack.

mod answer;
mod pack;
mod place;
mod weigh;

use std::collections::BTreeSet;

use jiff::Zoned;
use jiff::civil::Date;
use ounce_domain::reference::key;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use answer::{BadAnswer, milli_celsius, read_moment};
pub use pack::{AnswerKind, Path, PrescreenPack, Question, Rule, Switch, Then, When, Words};
pub use place::{Key, keys};

use crate::pack::day;
use crate::seal::{self, Seal};
use answer::Answer;
use weigh::Finding;

/// The input of a verdict, beside the pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The day the question is asked for.
    #[serde(with = "day")]
    pub on: Date,
    /// The moment that `hours_ago` counts from, as RFC 3339 or RFC 9557 text.
    pub at: Option<String>,
    /// Answers by the id of their question.
    pub answers: Map<String, Value>,
}

/// The status of a donor, from the lightest to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    LooksEligible,
    TalkToBank,
    NotNow,
    LikelyNot,
}

/// Why the status is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The id of the question.
    pub rule: String,
    pub because: String,
    pub source: String,
    /// Whether somebody read the source; if not, the reason is an example until a bank signs the
    /// pack.
    pub verified: bool,
}

/// Milk expressed from one moment to another, to be kept apart. Days are whole days, and moments
/// have their offset. `None` is not known; in `to` it means until the bank has spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetAside {
    pub rule: String,
    pub from: Option<String>,
    pub to: Option<String>,
    /// Whether the source of how long was read.
    pub verified: bool,
}

/// A question a person at the bank answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskBank {
    pub rule: String,
    pub ask: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    pub status: Status,
    /// The first day after all deferrals that have a day.
    pub not_before: Option<String>,
    pub reasons: Vec<Reason>,
    pub set_aside: Vec<SetAside>,
    pub ask_bank: Vec<AskBank>,
    /// Words to the donor that decide nothing.
    pub notes: Vec<String>,
    #[serde(flatten)]
    pub seal: Seal<Input>,
}

/// A stored verdict, to be made again.
pub type Stored = seal::Stored<Input>;

/// The source of a reason that rests on no pack: an answer is missing.
pub const UNKNOWN_NEVER_PASSES: &str = "an unknown answer never passes, in every pack";

/// The key of the donor's own way in: for a donor who expresses for another's child, or after a
/// loss.
const PATH: &str = "path";
/// The way in without another answer.
const OWN_BABY: &str = "own_baby";

/// Weighs the answers by the pack.
///
/// # Errors
/// Every answer that cannot be read in one way only; nothing is decided then.
pub fn decide(pack: &PrescreenPack, input: &Input) -> Result<Verdict, Vec<BadAnswer>> {
    let mut bad = Vec::new();
    let at = match input.at.as_deref().map(|text| (text, read_moment(text))) {
        Some((_, Some(at))) => Some(at),
        Some((text, None)) => {
            bad.push(BadAnswer { key: "at".into(), reason: format!("`{text}` is no moment") });
            None
        }
        None => None,
    };
    let path = path(pack, &input.answers).map_err(|reason| {
        bad.push(BadAnswer { key: PATH.into(), reason });
    });
    let path = path.unwrap_or(None);
    let mut made = Draft::default();
    for question in asked(pack, path) {
        match answer(question, input, at.as_ref()) {
            Ok(Some((answer, findings))) => made.take(question, &answer, findings),
            Ok(None) => {}
            Err(found) => bad.push(found),
        }
    }
    if !bad.is_empty() {
        return Err(bad);
    }
    if let Some(path) = path {
        made.take_path(path);
    }
    made.note_what_was_left_out(pack, path, input);
    Ok(made.into_verdict(pack, path, input))
}

/// The questions that are asked: switched on, and not skipped by the path.
fn asked<'a>(
    pack: &'a PrescreenPack,
    path: Option<&'a Path>,
) -> impl Iterator<Item = &'a Question> {
    pack.rows.iter().filter(move |row| {
        let on = |id: &String| pack.switches.iter().any(|switch| switch.id == *id && switch.on);
        let skipped = path.is_some_and(|path| path.skips.contains(&row.id));
        !skipped && row.switch.as_ref().is_none_or(on)
    })
}

fn path<'a>(
    pack: &'a PrescreenPack,
    answers: &Map<String, Value>,
) -> Result<Option<&'a Path>, String> {
    let asked = match answers.get(PATH) {
        None | Some(Value::Null) => return Ok(None),
        Some(value) => value.as_str().unwrap_or_default(),
    };
    if key(asked) == OWN_BABY {
        return Ok(None);
    }
    let known = pack.paths.iter().find(|path| key(&path.id) == key(asked));
    known.map(Some).ok_or_else(|| {
        let ids: Vec<&str> = pack.paths.iter().map(|path| path.id.as_str()).collect();
        format!("expected one of {OWN_BABY}, {}", ids.join(", "))
    })
}

/// The answer to a question and the findings of its rules; `None` when an optional question is left
/// out.
fn answer<'a>(
    question: &'a Question,
    input: &Input,
    at: Option<&Zoned>,
) -> Result<Option<(Answer, Vec<Finding<'a>>)>, BadAnswer> {
    let fault = |key: &str, reason: String| BadAnswer { key: key.to_owned(), reason };
    let (first, second) = (
        input.answers.get_key_value(&question.id),
        question.also.as_ref().and_then(|also| input.answers.get_key_value(also)),
    );
    if let (Some(_), Some((key, _))) = (first, second) {
        return Err(fault(key, format!("`{}` answers the same question", question.id)));
    }
    let Some((key, value)) = first.or(second) else {
        let left_out = (Answer::Unknown, Vec::new());
        return Ok(if question.optional { None } else { Some(left_out) });
    };
    let answer = answer::read(question, value, at).map_err(|reason| fault(key, reason))?;
    let findings = weigh::findings(question, &answer, input.on);
    Ok(Some((answer, findings)))
}

/// A verdict in the making.
#[derive(Default)]
struct Draft {
    status: Option<Status>,
    not_before: Option<Date>,
    reasons: Vec<Reason>,
    set_aside: Vec<SetAside>,
    ask_bank: Vec<AskBank>,
    notes: Vec<String>,
}

impl Draft {
    fn rise_to(&mut self, status: Status) {
        self.status = self.status.max(Some(status));
    }

    fn ask(&mut self, rule: &str, ask: &str) {
        let ask = AskBank { rule: rule.to_owned(), ask: ask.to_owned() };
        if !self.ask_bank.contains(&ask) {
            self.ask_bank.push(ask);
        }
    }

    fn take(&mut self, question: &Question, answer: &Answer, findings: Vec<Finding<'_>>) {
        if *answer == Answer::Unknown {
            self.rise_to(Status::TalkToBank);
            self.ask(&question.id, question.asked());
            self.reasons.push(Reason {
                rule: question.id.clone(),
                because: "There is no answer to this yet, so a person at the bank will ask.".into(),
                source: UNKNOWN_NEVER_PASSES.into(),
                verified: true,
            });
        }
        for finding in findings {
            if let Some(note) = finding.note {
                self.notes.push(note);
                continue;
            }
            self.rise_to(finding.status);
            self.not_before = self.not_before.max(finding.until);
            self.set_aside.extend(finding.set_aside);
            if finding.asks_bank {
                self.ask(&question.id, question.asked());
            }
            self.reasons.push(Reason {
                rule: question.id.clone(),
                because: finding.because,
                source: finding.rule.source.clone(),
                verified: finding.rule.verified,
            });
        }
    }

    fn take_path(&mut self, path: &Path) {
        self.rise_to(Status::TalkToBank);
        let because = path.because.get("en").cloned().unwrap_or_default();
        self.ask(PATH, &because);
        self.reasons.push(Reason {
            rule: PATH.into(),
            because,
            source: path.source.clone(),
            verified: path.verified,
        });
    }

    /// An answer that the pack does not ask for decides nothing, and a note says so.
    fn note_what_was_left_out(&mut self, pack: &PrescreenPack, path: Option<&Path>, input: &Input) {
        let keys: BTreeSet<&str> = asked(pack, path)
            .flat_map(|row| std::iter::once(row.id.as_str()).chain(row.also.as_deref()))
            .chain([PATH])
            .collect();
        let left: Vec<&str> =
            input.answers.keys().map(String::as_str).filter(|key| !keys.contains(key)).collect();
        if !left.is_empty() {
            let left = left.join(", ");
            self.notes.push(format!("Not asked here, so it decided nothing: {left}."));
        }
        if pack.effective > input.on {
            let note = format!("This version takes effect on {}, after that day.", pack.effective);
            self.notes.push(note);
        }
    }

    fn into_verdict(self, pack: &PrescreenPack, path: Option<&Path>, input: &Input) -> Verdict {
        let example = asked(pack, path).flat_map(|row| &row.rules).any(|rule| !rule.verified);
        Verdict {
            status: self.status.unwrap_or(Status::LooksEligible),
            not_before: self.not_before.map(|day| day.to_string()),
            reasons: self.reasons,
            set_aside: self.set_aside,
            ask_bank: self.ask_bank,
            notes: self.notes,
            seal: Seal::of(pack, example, input.clone()),
        }
    }
}

impl Verdict {
    /// The verdict as it is stored.
    pub fn to_json(&self) -> String {
        seal::text(self)
    }
}

#[cfg(test)]
mod tests;
