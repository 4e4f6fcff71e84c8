//! Intake: which containers a bank accepts, which it keeps for research, which it rejects.
//!
//! [`decide`] compares the facts of each container with the checks of a pack: how it arrived, what
//! its label says, how soon it was frozen and in what freezer, how old the milk is. The pack itself
//! lists the facts. A fact that nobody wrote down is unknown. The pack says what follows from that,
//! but never acceptance. A container that is not accepted keeps its record. Another rule decides
//! whether the donor's blood tests cover the day ([`super::serology`]).

mod container;
mod fact;
mod pack;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use container::read_common;
pub use container::{COMMON, Container, Time, read};
pub use fact::{Fact, FactKind, Known, USUAL_FACTS, usual_facts};
pub use pack::{Check, Condition, IntakePack, OnlyIf, Outcome};

use crate::pack::Period;
use crate::seal::{self, Seal};

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

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// Whether there are containers and every one is accepted.
    pub accepted: bool,
    pub counts: BTreeMap<&'static str, usize>,
    pub containers: Vec<Received>,
    #[serde(flatten)]
    pub seal: Seal<Input>,
}

/// The input of a verdict, beside the pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    pub containers: Vec<Container>,
}

/// A stored verdict, to be made again.
pub type Stored = seal::Stored<Input>;

impl Verdict {
    /// The verdict as it is stored.
    pub fn to_json(&self) -> String {
        seal::text(self)
    }
}

/// Holds every container against every check.
pub fn decide(pack: &IntakePack, containers: &[Container]) -> Verdict {
    let received: Vec<Received> = containers.iter().map(|one| receive(pack, one)).collect();
    let count = |outcome| received.iter().filter(|one| one.outcome == outcome).count();
    let verdict = Verdict {
        accepted: !received.is_empty() && received.iter().all(|one| one.outcome == Outcome::Accept),
        counts: BTreeMap::from([
            ("accept", count(Outcome::Accept)),
            ("research_only", count(Outcome::ResearchOnly)),
            ("reject", count(Outcome::Reject)),
        ]),
        containers: received,
        seal: Seal::of(
            pack,
            pack.rows.iter().any(|check| !check.verified),
            Input { containers: containers.to_vec() },
        ),
    };
    seal::sealed(verdict, |verdict| &mut verdict.seal)
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
        let (follows, unknown) = match asked(check, container) {
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
        container: container.id.to_string(),
        donor: container.donor.as_ref().map(ToString::to_string),
        outcome,
        age_days: container.age_days(),
        reasons,
    }
}

/// Whether a check is met; `None` when the facts do not say. A check for some containers is met by
/// every other container. If it is unknown whether it is for this one, it has to hold.
fn asked(check: &Check, container: &Container) -> Option<bool> {
    let is_for = match &check.only_if {
        None => Some(true),
        Some(only) => container.is_one_of(&only.column, &only.is),
    };
    match (is_for, holds(&check.holds, container)) {
        (Some(false), _) | (_, Some(true)) => Some(true),
        (Some(true), holds) => holds,
        (None, _) => None,
    }
}

/// Whether a condition holds; `None` when the facts do not say.
fn holds(condition: &Condition, container: &Container) -> Option<bool> {
    let expressed = container.expressed.as_ref();
    match condition {
        Condition::Fact { column, must_be } => match container.facts.get(column)? {
            Known::YesNo(is_so) => Some(is_so == must_be),
            _ => None,
        },
        Condition::FactIn { column, accepted } => container.is_one_of(column, accepted),
        Condition::FactAtMost { column, thousandths } => match container.facts.get(column)? {
            Known::Amount(amount) => Some(amount <= thousandths),
            _ => None,
        },
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

/// Whether `to` follows `from` within the period. If only days are known, a period of hours is
/// decided only if every time of those days gives the same answer.
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

#[cfg(test)]
mod tests;
