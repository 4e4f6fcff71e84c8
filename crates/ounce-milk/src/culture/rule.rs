//! A pack of cultures: its gates, the rules of each, and the evidence they need.
//!
//! The questions of a rule are [`Test`]s. A pack with a question that no result could ever answer
//! is refused.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dictionary::{Dictionary, word_key};
use super::evidence::Evidence;
use super::question::Test;
use super::result::CultureResult;
use crate::pack::{Pack, PackFault, Shelf, day};

/// The rules of one bank or law for cultures.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CulturePack {
    pub id: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    pub title: String,
    /// The words of its laboratories.
    pub dictionary: Named,
    /// Before pasteurisation; `null` where the text has no rule.
    pub pre: Option<Gate>,
    /// After pasteurisation.
    pub post: Option<Gate>,
}

/// One version of a dictionary, so that the words of a pack never change under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub id: String,
    pub version: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// When samples are taken, for people.
    pub tested: String,
    pub discard_if: Vec<Rule>,
    /// How several methods for one organism make one answer. Without such a rule the worst counts.
    #[serde(default)]
    pub combine: Vec<Combine>,
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

/// How some methods for one organism make one answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Combine {
    pub organism: String,
    pub methods: Vec<String>,
    pub by: By,
    pub because: String,
    pub source: String,
    pub verified: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The plates of these methods are one count over all their milk.
    Mean,
    /// The findings of these methods count only if this one, where it was used, finds the organism
    /// too.
    ConfirmedBy(String),
}

impl Combine {
    /// Whether there are methods, and the one that confirms is not one of them.
    fn combines_something(&self) -> bool {
        let methods: Vec<String> = self.methods.iter().map(|method| word_key(method)).collect();
        let confirms_itself =
            matches!(&self.by, By::ConfirmedBy(method) if methods.contains(&word_key(method)));
        !methods.is_empty() && !confirms_itself && !methods.contains(&String::new())
    }

    pub(super) fn speaks_of(&self, row: &CultureResult) -> bool {
        self.organism == row.organism
            && self.methods.iter().any(|method| word_key(method) == row.method)
    }
}

/// At least `plates` plates of an organism, each with at least `plated_ul` microlitres.
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
    pub(super) fn is_met(&self, seen: &Evidence<'_>) -> bool {
        let wanted = self.method.as_deref().map(word_key);
        let plates = seen.plates_by_method(&self.organism).filter(|(method, plates)| {
            let is_wanted = wanted.as_deref().is_none_or(|wanted| wanted == *method);
            is_wanted && plates.plated_ul >= self.plated_ul
        });
        plates.map(|(_, plates)| plates.plates).sum::<i64>() >= self.plates
    }
}

impl CulturePack {
    fn gates(&self) -> impl Iterator<Item = &Gate> {
        self.pre.iter().chain(&self.post)
    }

    /// Whether nobody has read the source of some rule.
    pub(super) fn is_example(&self) -> bool {
        let verified = |gate: &Gate| {
            gate.discard_if.iter().all(|rule| rule.verified)
                && gate.combine.iter().all(|combine| combine.verified)
                && gate.needs.iter().all(|need| need.verified)
                && gate.heat.iter().all(|heat| heat.verified)
        };
        !self.gates().all(verified)
    }

    /// Every organism or observation that a rule asks for.
    fn names(&self) -> impl Iterator<Item = &str> {
        self.gates().flat_map(|gate| {
            let tests = gate.discard_if.iter().map(|rule| &rule.when);
            let tests = tests.chain(gate.heat.iter().map(|heat| &heat.when));
            let needs = gate.needs.iter().map(|need| need.organism.as_str());
            let combine = gate.combine.iter().map(|combine| combine.organism.as_str());
            tests.flat_map(Test::names).chain(needs).chain(combine)
        })
    }
}

/// A pack together with the dictionary it names: the whole basis of a verdict beside the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    pub pack: CulturePack,
    pub dictionary: Dictionary,
}

impl Rules {
    /// The version of a pack for a day, as [`Shelf::on`].
    ///
    /// # Errors
    /// As [`Shelf::on`], also for the dictionary; or a pack that asks for a name that is not in its
    /// dictionary.
    pub fn on(shelf: &Shelf, id: &str, day: Date) -> Result<Self, Vec<PackFault>> {
        Self::of(shelf, shelf.on(id, day)?)
    }

    /// One version of a pack, however old.
    ///
    /// # Errors
    /// As [`Rules::on`].
    pub fn version(shelf: &Shelf, id: &str, version: &str) -> Result<Self, Vec<PackFault>> {
        Self::of(shelf, shelf.version(id, version)?)
    }

    /// A pack with its dictionary.
    ///
    /// # Errors
    /// As [`Rules::on`].
    pub fn of(shelf: &Shelf, pack: CulturePack) -> Result<Self, Vec<PackFault>> {
        let dictionary: Dictionary =
            shelf.version(&pack.dictionary.id, &pack.dictionary.version)?;
        let unknown: Vec<PackFault> = pack
            .names()
            .filter(|name| !dictionary.has(name))
            .map(|name| {
                let reason = format!("`{name}` is not in the dictionary {}", dictionary.id);
                PackFault::whole(&pack.id, reason)
            })
            .collect();
        if unknown.is_empty() { Ok(Self { pack, dictionary }) } else { Err(unknown) }
    }

    pub(super) fn is_example(&self) -> bool {
        self.pack.is_example() || self.dictionary.is_example()
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
            let sources = sources.chain(gate.combine.iter().map(|combine| &combine.source));
            let sources = sources.chain(gate.needs.iter().map(|need| &need.source));
            if sources.chain(gate.heat.iter().map(|heat| &heat.source)).any(|s| s.trim().is_empty())
            {
                wrong.push("a rule without a source".into());
            }
            if gate.combine.iter().any(|combine| !combine.combines_something()) {
                wrong.push("methods that are not combined".into());
            }
            if gate.needs.iter().any(|need| need.plates < 1 || need.plated_ul < 1) {
                wrong.push("a need for no plate or no milk".into());
            }
        }
        wrong
    }
}
