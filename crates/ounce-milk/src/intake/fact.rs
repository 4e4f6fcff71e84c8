//! The facts that a pack asks about a container, and their values.

use std::collections::BTreeSet;

use ounce_domain::reference::key;
use serde::{Deserialize, Serialize};

use super::container::COMMON;
use crate::sheet;

/// A fact that a pack asks of every container: a column of `containers.csv`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The column, in lower case.
    pub name: String,
    pub kind: FactKind,
    /// Its meaning, for the person who fills it in.
    pub means: String,
}

/// The values that may stand in the column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FactKind {
    YesNo,
    /// One of these words.
    OneOf(Vec<String>),
    /// A number of this unit, not negative, with up to three decimals.
    Amount(String),
}

/// The value that somebody wrote down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Known {
    YesNo(bool),
    /// In thousandths of the unit.
    Amount(i64),
    Word(String),
}

/// The facts of a pack that does not list its own.
///
/// In sequence: it arrived frozen; it shows signs of thawing; it is intact; debris can be seen;
/// warm milk was added to cooled milk; it holds one expression alone; the label says which
/// medicines, or that there were none; a test found the milk of a cow.
pub const USUAL_FACTS: [(&str, &str); 8] = [
    ("arrived_frozen", "It arrived frozen."),
    ("thaw_signs", "It shows signs of thawing."),
    ("intact", "The container is intact."),
    ("debris", "Debris can be seen."),
    ("warm_milk_added", "Warm milk was added to cooled milk."),
    ("one_expression", "It holds one expression alone."),
    ("medicines_named", "The label says which medicines, or that there were none."),
    ("cow_milk", "A test found the milk of a cow."),
];

/// [`USUAL_FACTS`], each answered by yes or no.
pub fn usual_facts() -> Vec<Fact> {
    let fact = |(name, means): (&str, &str)| Fact {
        name: name.to_owned(),
        kind: FactKind::YesNo,
        means: means.to_owned(),
    };
    USUAL_FACTS.into_iter().map(fact).collect()
}

/// The word for a fact that is not known; an empty cell means the same.
const UNKNOWN: &str = "unknown";

impl Fact {
    /// The value of a cell; `None` when the fact is not known.
    ///
    /// # Errors
    /// The expected form, in words.
    pub(super) fn read(&self, cell: &str) -> Result<Option<Known>, String> {
        let word = key(cell);
        if word.is_empty() || word == UNKNOWN {
            return Ok(None);
        }
        let known = match &self.kind {
            FactKind::YesNo => match word.as_str() {
                "yes" | "true" => Some(Known::YesNo(true)),
                "no" | "false" => Some(Known::YesNo(false)),
                _ => None,
            },
            FactKind::OneOf(words) => {
                words.iter().find(|one| key(one) == word).map(|one| Known::Word(one.clone()))
            }
            FactKind::Amount(_) => sheet::decimal(cell, 3).map(Known::Amount),
        };
        known.map(Some).ok_or_else(|| self.kind.expected())
    }

    pub(super) fn problems(&self) -> Vec<String> {
        let name = &self.name;
        let mut wrong = Vec::new();
        let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_');
        if name.is_empty() || !name.bytes().all(is_plain) {
            wrong.push(format!("`{name}`: a fact has small letters, digits and `_` only"));
        }
        if COMMON.contains(&name.as_str()) {
            wrong.push(format!("`{name}` is a column of every file, and no fact"));
        }
        if self.means.trim().is_empty() {
            wrong.push(format!("`{name}`: a fact that nobody can fill in, without `means`"));
        }
        match &self.kind {
            FactKind::OneOf(words) => {
                let keys: BTreeSet<String> = words.iter().map(|word| key(word)).collect();
                let is_bad = |word: &String| word.is_empty() || word == UNKNOWN;
                if keys.is_empty() || keys.len() < words.len() || keys.iter().any(is_bad) {
                    wrong.push(format!("`{name}`: expected words, each once, none `{UNKNOWN}`"));
                }
            }
            FactKind::Amount(unit) if unit.trim().is_empty() => {
                wrong.push(format!("`{name}`: an amount of what?"));
            }
            FactKind::YesNo | FactKind::Amount(_) => {}
        }
        wrong
    }
}

impl FactKind {
    fn expected(&self) -> String {
        match self {
            Self::YesNo => "expected yes, no or nothing".into(),
            Self::OneOf(words) => format!("expected {} or nothing", words.join(", ")),
            Self::Amount(unit) => format!("expected a number of {unit} or nothing"),
        }
    }
}
