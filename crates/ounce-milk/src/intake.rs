//! Intake: which containers a bank accepts, which it keeps for research, which it rejects.
//!
//! [`decide`] holds the facts of each container against the checks of a pack: how it arrived,
//! what its label says, how soon it was frozen, how old the milk is. A fact nobody wrote down is
//! unknown, and a pack says what follows from that; it is never acceptance. A container that is
//! not accepted keeps its record. Whether the donor's blood covers the day is another rule's
//! question ([`super::serology`]).

mod container;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use container::{COLUMNS, Container, FACTS, Time, read};

use crate::pack::{Pack, Period, day};

/// What one bank or law checks when milk arrives.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakePack {
    pub id: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    pub title: String,
    pub rows: Vec<Check>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    pub id: String,
    pub holds: Condition,
    /// What becomes of a container that fails. `accept` is a remark and no more.
    pub fails: Outcome,
    /// What becomes of a container of which nobody knows. Never `accept`, unless failing is.
    pub unknown: Outcome,
    pub because: String,
    pub source: String,
    pub verified: bool,
}

/// What has to be so.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// One of [`FACTS`] is as it must be.
    Fact { column: String, must_be: bool },
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

/// What becomes of a container, from the lightest to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Accept,
    ResearchOnly,
    Reject,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The id of the check.
    pub check: String,
    pub because: String,
    pub source: String,
    pub verified: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Received {
    pub container: String,
    pub donor: Option<String>,
    pub outcome: Outcome,
    /// Whole days from expression to arrival.
    pub age_days: Option<i32>,
    pub reasons: Vec<Reason>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether every container is accepted.
    pub accepted: bool,
    pub counts: BTreeMap<&'static str, usize>,
    pub containers: Vec<Received>,
    /// Whether any check rests on a source nobody read.
    pub example: bool,
    pub pack: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
}

/// Holds every container against every check.
pub fn decide(pack: &IntakePack, containers: &[Container]) -> Verdict {
    let received: Vec<Received> = containers.iter().map(|one| receive(pack, one)).collect();
    let count = |outcome| received.iter().filter(|one| one.outcome == outcome).count();
    Verdict {
        accepted: received.iter().all(|one| one.outcome == Outcome::Accept),
        counts: BTreeMap::from([
            ("accept", count(Outcome::Accept)),
            ("research_only", count(Outcome::ResearchOnly)),
            ("reject", count(Outcome::Reject)),
        ]),
        containers: received,
        example: pack.rows.iter().any(|check| !check.verified),
        pack: pack.id.clone(),
        version: pack.version.clone(),
        effective: pack.effective,
    }
}

fn receive(pack: &IntakePack, container: &Container) -> Received {
    let mut outcome = Outcome::Accept;
    let mut reasons = Vec::new();
    if let Some(because) = container.contradiction() {
        outcome = Outcome::Reject;
        reasons.push(Reason {
            check: "dates".into(),
            because: because.into(),
            source: "times of one container that contradict each other, in every pack".into(),
            verified: true,
        });
    }
    for check in &pack.rows {
        let (follows, unknown) = match holds(&check.holds, container) {
            Some(true) => continue,
            Some(false) => (check.fails, ""),
            None => (check.unknown, " Nobody wrote it down."),
        };
        outcome = outcome.max(follows);
        reasons.push(Reason {
            check: check.id.clone(),
            because: format!("{}{unknown}", check.because),
            source: check.source.clone(),
            verified: check.verified,
        });
    }
    Received {
        container: container.id.clone(),
        donor: container.donor.clone(),
        outcome,
        age_days: container.age_days(),
        reasons,
    }
}

/// Whether a condition holds; `None` when the facts do not say.
fn holds(condition: &Condition, container: &Container) -> Option<bool> {
    let expressed = container.expressed.as_ref();
    match condition {
        Condition::Fact { column, must_be } => {
            container.fact(column).map(|is_so| is_so == *must_be)
        }
        Condition::DonorNamed => Some(container.donor.is_some()),
        Condition::ExpressionDated => Some(expressed.is_some()),
        Condition::FrozenWithin(period) => within(*period, expressed?, container.frozen.as_ref()?),
        Condition::AgeAtMost(period) => {
            Some(container.received_on? <= period.after(expressed?.day()))
        }
        Condition::AgeUnder(period) => {
            Some(container.received_on? < period.after(expressed?.day()))
        }
        Condition::StoredAtMostMc(limit) => Some(container.storage_mc? <= *limit),
    }
}

/// Whether `to` follows `from` within the period. Where only days are known, hours are settled
/// only if every time of those days gives the same answer.
fn within(period: Period, from: &Time, to: &Time) -> Option<bool> {
    if let (Time::Moment(from), Time::Moment(to)) = (from, to) {
        return Some(*to <= period.since(from));
    }
    let (from, to) = (from.day(), to.day());
    let Period::Hours(hours) = period else { return Some(to <= period.after(from)) };
    let days = i64::from((to - from).get_days());
    let hours = i64::from(hours);
    if (days + 1) * 24 <= hours {
        Some(true)
    } else if (days - 1) * 24 >= hours {
        Some(false)
    } else {
        None
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
            if let Condition::Fact { column, .. } = &check.holds
                && !FACTS.contains(&column.as_str())
            {
                wrong.push(format!("`{id}`: no fact `{column}`, there is {}", FACTS.join(", ")));
            }
        }
        if self.rows.is_empty() {
            wrong.push("a pack without checks would accept everything".into());
        }
        wrong
    }
}

#[cfg(test)]
mod tests;
