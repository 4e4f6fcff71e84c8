//! A pack of serology: the blood tests that a bank or law asks for.

use jiff::civil::Date;
use ounce_domain::reference::key;
use serde::Deserialize;

use super::draw::Found;
use crate::pack::{Pack, Period, Stated, day};

/// Which blood tests one bank or law asks for, and how long they count.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SerologyPack {
    pub id: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    pub title: String,
    pub panel: Vec<Analyte>,
    /// How long after a negative draw milk is covered, its last day included; `null`: without end.
    pub valid: Stated<Option<Period>>,
    /// How long before a negative draw milk is covered.
    pub covers_before_draw: Stated<Period>,
    /// Methods, or occasions, whose negative results do not count.
    #[serde(default)]
    pub refused_methods: Vec<Stated<String>>,
    /// How negative draws let a donor in again after a finding. Without a rule that fits there is
    /// no way back.
    #[serde(default)]
    pub re_entry: Vec<ReEntry>,
}

/// One analyte of the panel.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Analyte {
    /// Lower case, as the `analyte` column has it, such as `hiv_1_2`.
    pub analyte: String,
    /// How many different methods must be negative on one draw.
    pub methods: usize,
    pub source: String,
    pub verified: bool,
}

/// After which finding, and by which negative draws, a donor is let in again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReEntry {
    /// The gravest finding the rule is for: `reactive` or `positive`. Less grave findings are
    /// included.
    pub after: Found,
    /// For which analytes; for all of them when the list is empty.
    #[serde(default)]
    pub analytes: Vec<String>,
    /// How many draws must be negative, one after another, with no finding between them.
    pub negatives: usize,
    /// Methods by which each of these draws must be negative, beside what the panel asks.
    #[serde(default)]
    pub methods: Vec<String>,
    /// How long after the last finding the first of them may be drawn.
    pub wait: Period,
    pub source: String,
    pub verified: bool,
}

impl SerologyPack {
    /// Whether nobody has read the source of some number.
    pub(super) fn is_example(&self) -> bool {
        let refused = self.refused_methods.iter().map(|refused| refused.verified);
        let panel = self.panel.iter().map(|analyte| analyte.verified);
        let back = self.re_entry.iter().map(|rule| rule.verified);
        let numbers = [self.valid.verified, self.covers_before_draw.verified];
        refused.chain(panel).chain(back).chain(numbers).any(|verified| !verified)
    }

    /// The first rule that lets a donor in again after such a finding.
    pub(super) fn way_back(&self, analyte: &str, found: Found) -> Option<&ReEntry> {
        self.re_entry.iter().find(|rule| {
            let is_for = rule.analytes.is_empty() || holds(&rule.analytes, analyte);
            is_for && rule.after >= found
        })
    }

    /// Whether a method's negative results do not count. If any method is refused, a result without
    /// a method may be by that one, so it is refused too.
    pub(super) fn refuses(&self, method: &str) -> bool {
        let named = self.refused_methods.iter().any(|refused| key(&refused.value) == method);
        named || (method.is_empty() && !self.refused_methods.is_empty())
    }
}

fn holds(names: &[String], name: &str) -> bool {
    names.iter().any(|one| key(one) == name)
}

impl ReEntry {
    /// The faults of the rule.
    fn problems(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        if !matches!(self.after, Found::Reactive | Found::Positive) {
            wrong.push("`re_entry`: `after` is reactive or positive".into());
        }
        if !(1..=5).contains(&self.negatives) {
            wrong.push("`re_entry`: expected 1 to 5 negatives".into());
        }
        if matches!(self.wait, Period::Hours(_)) {
            wrong.push("`re_entry`: `wait` counts in days, weeks, months or years".into());
        }
        if self.analytes.iter().chain(&self.methods).any(|name| key(name).is_empty()) {
            wrong.push("`re_entry`: an analyte or a method without a name".into());
        }
        wrong
    }
}

impl Pack for SerologyPack {
    const KIND: &'static str = "serology";

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
        for (n, analyte) in self.panel.iter().enumerate() {
            let name = &analyte.analyte;
            if self.panel[..n].iter().any(|before| before.analyte == *name) {
                wrong.push(format!("`{name}` stands there twice"));
            }
            if name.is_empty() || *name != key(name) {
                wrong.push(format!("`{name}`: an analyte is written in lower case"));
            }
            if !(1..=5).contains(&analyte.methods) {
                wrong.push(format!("`{name}`: expected 1 to 5 methods"));
            }
        }
        if self.panel.is_empty() {
            wrong.push("a panel without analytes would cover everything".into());
        }
        for (name, period) in [
            ("valid", self.valid.value),
            ("covers_before_draw", Some(self.covers_before_draw.value)),
        ] {
            if matches!(period, Some(Period::Hours(_))) {
                wrong.push(format!("`{name}` counts in days, weeks, months or years"));
            }
        }
        wrong.extend(self.re_entry.iter().flat_map(ReEntry::problems));
        let sources = self.panel.iter().map(|analyte| &analyte.source);
        let numbers = [&self.valid.source, &self.covers_before_draw.source];
        let refused = self.refused_methods.iter().map(|refused| &refused.source);
        let back = self.re_entry.iter().map(|rule| &rule.source);
        if sources.chain(numbers).chain(refused).chain(back).any(|source| source.trim().is_empty())
        {
            wrong.push("a number without a source".into());
        }
        wrong
    }
}
