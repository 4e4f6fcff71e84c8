//! A pack of intake: the checks of a bank or law when milk arrives.

use std::borrow::Cow;

use jiff::civil::Date;
use ounce_domain::reference::key;
use serde::{Deserialize, Serialize};

use super::fact::{Fact, FactKind, usual_facts};
use crate::pack::{Pack, Period, day};

/// The checks of one bank or law when milk arrives.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakePack {
    pub id: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    pub title: String,
    /// The facts written down about each container; left out, the usual facts.
    #[serde(default)]
    pub facts: Option<Vec<Fact>>,
    pub rows: Vec<Check>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    pub id: String,
    /// For which containers; left out, for all.
    #[serde(default)]
    pub only_if: Option<OnlyIf>,
    pub holds: Condition,
    /// The outcome for a container that fails. `accept` is only a remark.
    pub fails: Outcome,
    /// The outcome for a container whose fact is unknown. `accept` only if `fails` is `accept` too.
    pub unknown: Outcome,
    pub because: String,
    pub source: String,
    pub verified: bool,
}

/// Containers whose fact is one of these words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnlyIf {
    pub column: String,
    pub is: Vec<String>,
}

/// What must be true.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// A fact of the kind `yes_no` is as it must be.
    Fact { column: String, must_be: bool },
    /// A fact of the kind `one_of` is one of these words.
    FactIn { column: String, accepted: Vec<String> },
    /// A fact of the kind `amount` is no more than this, in thousandths of its unit.
    FactAtMost { column: String, thousandths: i64 },
    /// The label names the donor.
    DonorNamed,
    /// The label gives the day of expression.
    ExpressionDated,
    /// From expression to freezer, at most.
    FrozenWithin(Period),
    /// From expression to arrival, the last day included.
    AgeAtMost(Period),
    /// From expression to arrival, the last day not included.
    AgeUnder(Period),
    /// The warmest the frozen milk was, in thousandths of a degree Celsius.
    StoredAtMostMc(i32),
}

/// The outcome for a container, from the lightest to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Accept,
    ResearchOnly,
    Reject,
}

impl IntakePack {
    /// The facts written down about each container.
    pub fn facts(&self) -> Cow<'_, [Fact]> {
        self.facts.as_deref().map_or_else(|| Cow::Owned(usual_facts()), Cow::Borrowed)
    }

    /// Faults of the list of facts, and of the checks that use it.
    fn problems_with_facts(&self) -> Vec<String> {
        let facts = self.facts();
        let mut wrong: Vec<String> = facts.iter().flat_map(Fact::problems).collect();
        for (n, fact) in facts.iter().enumerate() {
            if facts[..n].iter().any(|before| before.name == fact.name) {
                wrong.push(format!("the fact `{}` stands there twice", fact.name));
            }
            let is_asked = self.rows.iter().flat_map(Check::columns).any(|one| one == fact.name);
            if self.facts.is_some() && !is_asked {
                wrong.push(format!("no check asks for the fact `{}`", fact.name));
            }
        }
        for check in &self.rows {
            for column in check.columns() {
                let id = &check.id;
                match facts.iter().find(|fact| fact.name == column) {
                    None => {
                        let names: Vec<&str> = facts.iter().map(|one| one.name.as_str()).collect();
                        let names = names.join(", ");
                        wrong.push(format!("`{id}`: no fact `{column}`, there is {names}"));
                    }
                    Some(fact) if !check.suits(fact) => {
                        wrong.push(format!("`{id}`: `{column}` can't be asked in this way"));
                    }
                    Some(_) => {}
                }
            }
        }
        wrong
    }
}

impl Check {
    /// The facts it asks for.
    fn columns(&self) -> impl Iterator<Item = &str> {
        let asked = match &self.holds {
            Condition::Fact { column, .. }
            | Condition::FactIn { column, .. }
            | Condition::FactAtMost { column, .. } => Some(column),
            _ => None,
        };
        let only = self.only_if.as_ref().map(|only| &only.column);
        asked.into_iter().chain(only).map(String::as_str)
    }

    /// Whether its question fits the kind of the fact.
    fn suits(&self, fact: &Fact) -> bool {
        let knows = |words: &[String]| match &fact.kind {
            FactKind::OneOf(known) => {
                let is_known = |word: &String| known.iter().any(|one| key(one) == key(word));
                !words.is_empty() && words.iter().all(is_known)
            }
            _ => false,
        };
        let only = self.only_if.as_ref().filter(|only| only.column == fact.name);
        let asked = match &self.holds {
            Condition::Fact { column, .. } if *column == fact.name => fact.kind == FactKind::YesNo,
            Condition::FactIn { column, accepted } if *column == fact.name => knows(accepted),
            Condition::FactAtMost { column, thousandths } if *column == fact.name => {
                matches!(fact.kind, FactKind::Amount(_)) && *thousandths >= 0
            }
            _ => true,
        };
        asked && only.is_none_or(|only| knows(&only.is))
    }
}

impl Pack for IntakePack {
    const KIND: &'static str = "intake";

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
        for (n, check) in self.rows.iter().enumerate() {
            let id = &check.id;
            if self.rows[..n].iter().any(|before| before.id == *id) {
                wrong.push(format!("`{id}` stands there twice"));
            }
            if check.because.trim().is_empty() || check.source.trim().is_empty() {
                wrong.push(format!("`{id}`: a check without a reason or a source"));
            }
            if check.unknown == Outcome::Accept && check.fails != Outcome::Accept {
                wrong.push(format!("`{id}`: what nobody knows is never accepted"));
            }
        }
        if self.rows.is_empty() {
            wrong.push("a pack without checks would accept everything".into());
        } else {
            wrong.extend(self.problems_with_facts());
        }
        wrong
    }
}
