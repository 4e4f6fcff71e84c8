//! The words of laboratories for their results: a dictionary, as data with a version.
//!
//! A pack of cultures names the dictionary its words are looked up in. The dictionary knows the
//! names of each organism, which family it is part of, words that stand for a count, such as
//! `No growth` or `TNTC`, and units. A word it does not know is never guessed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ounce_domain::reference;
use serde::{Deserialize, Serialize};

use super::amount::Amount;
use crate::pack::{Pack, Stated, day};

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dictionary {
    pub id: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    pub title: String,
    pub organisms: Stated<Vec<Organism>>,
    pub observations: Stated<Vec<Observation>>,
    pub words: Stated<Vec<Word>>,
    pub units: Stated<Vec<UnitNames>>,
}

/// One organism or one family of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organism {
    /// The name in packs; it is a name of the organism too.
    pub id: String,
    #[serde(default)]
    pub names: Vec<String>,
    /// Names that say that it did not grow, such as `No growth`.
    #[serde(default)]
    pub absent: Vec<String>,
    /// The family that it also counts to. One organism has none: the total count.
    #[serde(default)]
    pub part_of: Option<String>,
}

/// A thing that is seen, smelled or measured, and does not grow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    pub id: String,
    #[serde(default)]
    pub names: Vec<String>,
}

/// Words in the place of a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    pub say: Vec<String>,
    pub means: Meaning,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// No colony; not found.
    Nothing,
    /// At least one colony; found.
    Something,
    /// More colonies on each plate than this.
    OverColonies(i64),
    /// No result, or one that can be understood in two ways.
    Open,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitNames {
    pub names: Vec<String>,
    pub counts: Counted,
}

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Colonies in this many microlitres of undiluted milk.
    ColoniesPerUl(i64),
    ColoniesPerPlate,
    /// Degrees Dornic of acidity.
    Dornic,
    /// 0 for not found, 1 for found.
    Found,
}

/// How names and words are compared: points, hyphens and underscores do not count in them.
pub(super) fn word_key(written: &str) -> String {
    let key = reference::key(written);
    let says_something = key.chars().any(char::is_alphanumeric);
    key.chars().filter(|c| !says_something || !"._-\u{2010}\u{2011}".contains(*c)).collect()
}

/// The meaning of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named<'a> {
    Organism(&'a str),
    /// The name itself says that this organism did not grow.
    Absent(&'a str),
    Observation(&'a str),
}

/// A dictionary that is open: every name by its key.
pub(super) struct Lexicon<'a> {
    names: BTreeMap<String, Named<'a>>,
    parents: BTreeMap<&'a str, Option<&'a str>>,
    observations: BTreeSet<&'a str>,
    words: BTreeMap<String, Meaning>,
    units: BTreeMap<String, Counted>,
    everything: &'a str,
}

impl<'a> Lexicon<'a> {
    pub(super) fn open(dictionary: &'a Dictionary) -> Self {
        let parents: BTreeMap<&str, Option<&str>> =
            organisms(dictionary).map(|one| (one.id.as_str(), one.part_of.as_deref())).collect();
        let everything = parents.iter().find(|(_, part_of)| part_of.is_none());
        Self {
            names: dictionary.names().map(|(name, named)| (word_key(name), named)).collect(),
            everything: everything.map_or("", |(id, _)| id),
            parents,
            observations: observations(dictionary).map(|one| one.id.as_str()).collect(),
            words: dictionary.says().map(|(say, means)| (word_key(say), means)).collect(),
            units: dictionary.units().map(|(name, unit)| (reference::key(name), unit)).collect(),
        }
    }

    pub(super) fn named(&self, written: &str) -> Option<Named<'a>> {
        self.names.get(&word_key(written)).copied()
    }

    pub(super) fn word(&self, written: &str) -> Option<Meaning> {
        self.words.get(&word_key(written)).copied()
    }

    pub(super) fn unit(&self, written: &str) -> Option<Counted> {
        self.units.get(&reference::key(written)).copied()
    }

    /// The wholes of an organism, from its family up to the total. An organism that is not in the
    /// dictionary is part of the total; a thing that does not grow is part of nothing.
    pub(super) fn wholes_of(&self, organism: &str) -> Vec<&'a str> {
        if self.observations.contains(organism) {
            return Vec::new();
        }
        let Some(part_of) = self.parents.get(organism) else { return vec![self.everything] };
        let up = |whole: &&'a str| self.parents.get(whole).copied().flatten();
        std::iter::successors(*part_of, up).collect()
    }

    pub(super) fn is_part(&self, organism: &str, whole: &str) -> bool {
        self.wholes_of(organism).contains(&whole)
    }
}

fn organisms(dictionary: &Dictionary) -> impl Iterator<Item = &Organism> {
    dictionary.organisms.value.iter()
}

fn observations(dictionary: &Dictionary) -> impl Iterator<Item = &Observation> {
    dictionary.observations.value.iter()
}

impl Dictionary {
    fn names(&self) -> impl Iterator<Item = (&str, Named<'_>)> {
        let organisms = organisms(self).flat_map(|one| {
            let names = std::iter::once(&one.id).chain(&one.names);
            let names = names.map(|name| (name.as_str(), Named::Organism(&one.id)));
            names.chain(one.absent.iter().map(|name| (name.as_str(), Named::Absent(&one.id))))
        });
        organisms.chain(observations(self).flat_map(|one| {
            let names = std::iter::once(&one.id).chain(&one.names);
            names.map(|name| (name.as_str(), Named::Observation(&one.id)))
        }))
    }

    fn says(&self) -> impl Iterator<Item = (&str, Meaning)> {
        let words = self.words.value.iter();
        words.flat_map(|word| word.say.iter().map(|say| (say.as_str(), word.means)))
    }

    fn units(&self) -> impl Iterator<Item = (&str, Counted)> {
        let units = self.units.value.iter();
        units.flat_map(|unit| unit.names.iter().map(|name| (name.as_str(), unit.counts)))
    }

    /// Whether this names an organism or something observed by its id.
    pub(super) fn has(&self, id: &str) -> bool {
        organisms(self).any(|one| one.id == id) || observations(self).any(|one| one.id == id)
    }

    /// Whether nobody has read the source of some part.
    pub(super) fn is_example(&self) -> bool {
        let read = [
            self.organisms.verified,
            self.observations.verified,
            self.words.verified,
            self.units.verified,
        ];
        read.contains(&false)
    }

    /// Impossible families: one that is not listed, a circle, more or fewer than one total.
    fn find_family_problems(&self, wrong: &mut Vec<String>) {
        let parents: BTreeMap<&str, Option<&str>> =
            organisms(self).map(|one| (one.id.as_str(), one.part_of.as_deref())).collect();
        if parents.values().filter(|part_of| part_of.is_none()).count() != 1 {
            wrong.push("one organism is part of nothing: the count of everything".into());
        }
        for one in organisms(self) {
            let mut at = Some(one.id.as_str());
            let mut steps = 0;
            while let Some(id) = at.filter(|_| steps <= parents.len()) {
                at = parents.get(id).copied().flatten();
                steps += 1;
                if at.is_some_and(|whole| !parents.contains_key(whole)) {
                    wrong.push(format!("`{id}` is part of what the dictionary does not name"));
                    break;
                }
            }
            if steps > parents.len() {
                wrong.push(format!("`{}` is part of itself", one.id));
            }
        }
    }
}

/// One key for two things. Two ways of writing one thing may have the same key.
fn find_twins<'a, T: PartialEq>(
    of: &str,
    keys: impl Iterator<Item = (&'a str, String, T)>,
    wrong: &mut Vec<String>,
) {
    let mut seen: BTreeMap<String, T> = BTreeMap::new();
    for (written, key, means) in keys {
        if key.is_empty() {
            wrong.push(format!("{of} without a letter"));
        } else if seen.get(&key).is_some_and(|other| *other != means) {
            wrong.push(format!("{of} `{written}` stands for two things"));
        }
        seen.insert(key, means);
    }
}

impl Pack for Dictionary {
    const KIND: &'static str = "dictionary";

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
        let names = self.names().map(|(name, named)| (name, word_key(name), named));
        find_twins("a name", names, &mut wrong);
        let words = self.says().map(|(say, means)| (say, word_key(say), means));
        find_twins("a word", words, &mut wrong);
        let units = self.units().map(|(name, counts)| (name, reference::key(name), counts));
        find_twins("a unit", units, &mut wrong);
        self.find_family_problems(&mut wrong);
        for (say, means) in self.says() {
            if Amount::read(say).is_some() {
                wrong.push(format!("the word `{say}` begins with a number"));
            }
            if matches!(means, Meaning::OverColonies(colonies) if colonies < 0) {
                wrong.push(format!("`{say}` means fewer colonies than none"));
            }
        }
        for (name, counts) in self.units() {
            if matches!(counts, Counted::ColoniesPerUl(ul) if ul < 1) {
                wrong.push(format!("the unit `{name}` counts in no milk"));
            }
        }
        let sources = [
            &self.organisms.source,
            &self.observations.source,
            &self.words.source,
            &self.units.source,
        ];
        if sources.iter().any(|source| source.trim().is_empty()) {
            wrong.push("a part without a source".into());
        }
        wrong
    }
}
