//! What a pack says of cultures: its gates, the rules of each, and what evidence they need.
//!
//! The questions a rule asks are [`Test`]s; a pack that asks what no result could ever answer is
//! refused.

use jiff::civil::Date;
use serde::Deserialize;

use super::question::{Test, plates_of};
use super::result::CultureResult;
use crate::pack::{Pack, day};

/// What one bank or law makes of cultures.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CulturePack {
    pub id: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    pub title: String,
    /// Before pasteurisation; `null` where the text has no rule.
    pub pre: Option<Gate>,
    /// After pasteurisation.
    pub post: Option<Gate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// When samples are taken, for people.
    pub tested: String,
    pub discard_if: Vec<Rule>,
    /// Evidence without which nothing passes.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// How milk that passes is heated: the first that holds.
    #[serde(default)]
    pub heat: Vec<Treatment>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub when: Test,
    pub because: String,
    pub source: String,
    pub verified: bool,
}

/// At least so many plates of an organism, each with at least so much milk.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    pub organism: String,
    /// `None`: by any method.
    #[serde(default)]
    pub method: Option<String>,
    pub plates: i64,
    pub plated_ul: i64,
    pub because: String,
    pub source: String,
    pub verified: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treatment {
    pub when: Test,
    pub target_mc: i32,
    pub minutes: u16,
    pub source: String,
    pub verified: bool,
}

impl Need {
    pub(super) fn is_met(&self, results: &[&CultureResult]) -> bool {
        let plates: i64 = plates_of(results, &self.organism)
            .filter(|(row, plated_ul, _)| {
                let method = self.method.as_ref().is_none_or(|method| *method == row.method);
                method && *plated_ul >= self.plated_ul
            })
            .map(|(_, _, plates)| plates)
            .sum();
        plates >= self.plates
    }
}

impl CulturePack {
    fn gates(&self) -> impl Iterator<Item = &Gate> {
        self.pre.iter().chain(&self.post)
    }

    /// Whether any rule rests on a source nobody read.
    pub(super) fn is_example(&self) -> bool {
        let verified = |gate: &Gate| {
            gate.discard_if.iter().all(|rule| rule.verified)
                && gate.needs.iter().all(|need| need.verified)
                && gate.heat.iter().all(|heat| heat.verified)
        };
        !self.gates().all(verified)
    }
}

impl Pack for CulturePack {
    const KIND: &'static str = "culture";

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
        if self.pre.is_none() && self.post.is_none() {
            wrong.push("a pack without a gate".into());
        }
        for gate in self.gates() {
            if gate.discard_if.is_empty() {
                wrong.push("a gate that discards nothing".into());
            }
            let tests = gate.discard_if.iter().map(|rule| &rule.when);
            tests.chain(gate.heat.iter().map(|heat| &heat.when)).for_each(|test| {
                test.find_problems(&mut wrong);
            });
            let sources = gate.discard_if.iter().map(|rule| &rule.source);
            let sources = sources.chain(gate.needs.iter().map(|need| &need.source));
            if sources.chain(gate.heat.iter().map(|heat| &heat.source)).any(|s| s.trim().is_empty())
            {
                wrong.push("a rule without a source".into());
            }
            if gate.needs.iter().any(|need| need.plates < 1 || need.plated_ul < 1) {
                wrong.push("a need for no plate or no milk".into());
            }
        }
        wrong
    }
}
