//! The course of a bank: its steps, releases and findings as they were entered. They are kept as
//! rows, and the course is resumed from them.
//!
//! A pool, its containers, its loads and their bottles are one family. The state of a thing depends
//! only on its family. New rows are judged by walking the families that they name, whatever their
//! dates are, and the families that are still open. So a course says the same as one [`walk`] over
//! all rows. [`Standing`] has the sums of all families. It is a row of its own, behind the rows it
//! counts.
//!
//! [`walk`]: super::walk

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Beside, Input, Step, Towards, Walked, digest_behind, walk};
use crate::seal::hex;
use crate::sheet::BadRow;
use crate::states::hold::Hold;
use crate::states::moment;
use crate::states::release::{KeptRelease, Release};

/// One row of a course, as it was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entered {
    Step(Step),
    Release(KeptRelease),
    Hold(Hold),
}

impl Entered {
    /// The things that it names, as `kind:key`. They are of one family.
    pub fn things(&self) -> Vec<String> {
        let named = |kind: &str, name: &Reference| format!("{kind}:{}", name.key());
        match self {
            Self::Step(step) => {
                let own = named(step.to.kind(), &step.name);
                let pool = step.pool.iter().map(|pool| named("pool", pool));
                let batch = step.batch.iter().map(|batch| named("batch", batch));
                [own].into_iter().chain(pool).chain(batch).collect()
            }
            Self::Release(KeptRelease(release)) => {
                let containers = release.containers().iter().map(|one| named("container", one));
                let own = [named("batch", release.batch()), named("pool", release.pool())];
                own.into_iter().chain(containers).collect()
            }
            Self::Hold(hold) => vec![named("container", &hold.container)],
        }
    }

    /// When it takes place. `None` for a release: it moves nothing until a step needs it.
    fn at(&self) -> Option<Timestamp> {
        match self {
            Self::Step(step) => Some(step.at),
            Self::Release(_) => None,
            Self::Hold(hold) => Some(hold.at),
        }
    }
}

/// The sums of all families of a course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The moment for which the course was last asked.
    #[serde(with = "moment")]
    asked_at: Timestamp,
    steps: usize,
    steps_sha256: String,
    /// How many things of each kind stand in each state.
    states: BTreeMap<String, BTreeMap<String, usize>>,
    /// Things that are walked again each time: a step of theirs was refused or practised, or a row
    /// that names them is dated in the future. Written as in [`Entered::things`].
    pub open: BTreeSet<String>,
}

impl Default for Standing {
    fn default() -> Self {
        let (states, open) = (BTreeMap::new(), BTreeSet::new());
        let (asked_at, steps_sha256) = (Timestamp::MIN, hex(&[0; 32]));
        Self { asked_at, steps: 0, steps_sha256, states, open }
    }
}

/// A line of a kept course.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Entered(Entered),
    Standing(Standing),
}

/// The course was asked for an earlier moment than the last one, which this names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedBefore(pub Timestamp);

/// The rows of a bank, or only those of the families that are needed, and the standing of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    rows: Vec<Entered>,
    standing: Standing,
    /// The digest of the last line, empty when there is none.
    seal: String,
}

impl Course {
    /// A course from rows of a table. `rows` are in the sequence of entry. They must be all rows of
    /// the families of [`Standing::open`] and of the rows that will be added ([`kin`]).
    pub fn of(standing: Standing, rows: Vec<Entered>) -> Self {
        Self { rows, standing, seal: String::new() }
    }

    /// The sums of all families.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Reads the lines that [`Course::add`] gave. A line is a digest and a row as JSON. The digest
    /// is over the digest of the line before and the row.
    ///
    /// # Errors
    /// The first line that is not what was kept, or the last line if it is no standing.
    pub fn resume(text: &str) -> Result<Self, BadRow> {
        let (mut course, mut is_told) = (Self::default(), text.is_empty());
        for (n, line) in text.lines().enumerate() {
            let bad = |reason: &str| BadRow::new(n + 1, "row", reason);
            let (digest, json) = line.split_once(' ').ok_or_else(|| bad("it has no digest"))?;
            if digest != sealed(&course.seal, json) {
                return Err(bad("this row or one above it is not what was kept"));
            }
            digest.clone_into(&mut course.seal);
            match serde_json::from_str(json).map_err(|error| bad(&error.to_string()))? {
                Line::Entered(entered) => course.rows.push(entered),
                Line::Standing(standing) => course.standing = standing,
            }
            is_told = json.starts_with("{\"standing\"");
        }
        let lines = text.lines().count().max(1);
        if is_told {
            Ok(course)
        } else {
            Err(BadRow::new(lines, "row", "rows are missing behind it"))
        }
    }

    /// Adds rows. Gives back the outcome of the families that they name and of the open ones, with
    /// the sums of all families, and the lines to keep behind the earlier lines. A hold that is
    /// known already adds nothing, and neither does a release that is the last one of its batch. A
    /// step is always added.
    ///
    /// # Errors
    /// If `now` is earlier than the moment that was asked for before.
    pub fn add(
        &mut self,
        entered: Vec<Entered>,
        now: Timestamp,
    ) -> Result<(Walked, String), AskedBefore> {
        if now < self.standing.asked_at {
            return Err(AskedBefore(self.standing.asked_at));
        }
        let known = self.rows.len();
        self.enter(entered);
        let mut asked = self.standing.open.clone();
        asked.extend(self.rows[known..].iter().flat_map(Entered::things));
        let family = kin(&self.rows, asked);
        let concerned = |rows: &[Entered]| -> Vec<Entered> {
            let of_it = |one: &&Entered| one.things().iter().any(|name| family.contains(name));
            rows.iter().filter(of_it).cloned().collect()
        };
        let before = walked(&concerned(&self.rows[..known]), self.standing.asked_at);
        let mut after = walked(&concerned(&self.rows), now);
        after.states = self.states(&before, &after);
        for one in &self.rows[known..] {
            if let Entered::Step(step) = one {
                self.standing.steps += 1;
                self.standing.steps_sha256 = digest_behind(&self.standing.steps_sha256, step);
            }
        }
        after.steps = self.standing.steps;
        after.input = self.input(now);
        self.stand(&after, now);
        let lines = self.lines(known);
        Ok((after, lines))
    }

    fn enter(&mut self, entered: Vec<Entered>) {
        let mut held: BTreeSet<Hold> = holds(&self.rows).into_iter().collect();
        let mut released = releases(&self.rows);
        self.rows.extend(entered.into_iter().filter(|one| match one {
            Entered::Step(_) => true,
            Entered::Hold(hold) => held.insert(hold.clone()),
            Entered::Release(KeptRelease(release)) => {
                let before = released.insert(release.batch().clone(), release.clone());
                before.as_ref() != Some(release)
            }
        }));
    }

    /// How many things are in each state: the old counts without the old outcome of these families,
    /// and with the new one.
    fn states(
        &self,
        before: &Walked,
        after: &Walked,
    ) -> BTreeMap<&'static str, BTreeMap<&'static str, usize>> {
        let mut states: BTreeMap<&'static str, BTreeMap<&'static str, usize>> = BTreeMap::new();
        let told = self.standing.states.iter().flat_map(|(kind, counts)| {
            counts.iter().filter_map(move |(word, count)| {
                let towards = Towards::parse(kind, word)?;
                Some((towards.kind(), towards.word(), *count))
            })
        });
        let flat = |walked: &Walked| -> Vec<(&'static str, &'static str, usize)> {
            let kinds = walked.states.iter();
            kinds.flat_map(|(kind, counts)| counts.iter().map(|(w, n)| (*kind, *w, *n))).collect()
        };
        for (kind, word, count) in told.chain(flat(after)) {
            *states.entry(kind).or_default().entry(word).or_default() += count;
        }
        for (kind, word, count) in flat(before) {
            if let Some(counts) = states.get_mut(kind)
                && let Some(known) = counts.get_mut(word)
            {
                *known = known.saturating_sub(count);
            }
        }
        for counts in states.values_mut() {
            counts.retain(|_, count| *count > 0);
        }
        states.retain(|_, counts| !counts.is_empty());
        states
    }

    fn input(&self, now: Timestamp) -> Input {
        let releases = releases(&self.rows);
        let sums = releases.iter();
        let sums = sums.map(|(batch, one)| (batch.clone(), one.record_sha256().to_owned()));
        Input {
            asked_at: now,
            steps_sha256: self.standing.steps_sha256.clone(),
            releases: sums.collect(),
            holds: holds(&self.rows),
        }
    }

    fn stand(&mut self, after: &Walked, now: Timestamp) {
        let refused = after.refused.iter().map(|one| &one.thing);
        let named = refused.chain(after.drills.iter().map(|one| &one.thing));
        let key = |thing: &String| {
            let (kind, name) = thing.split_once(':')?;
            Some(format!("{kind}:{}", Reference::new(name).key()))
        };
        let to_come = self.rows.iter().filter(|one| one.at().is_some_and(|at| at > now));
        let open = named.filter_map(key).chain(to_come.flat_map(Entered::things));
        self.standing.open = open.collect();
        self.standing.asked_at = now;
        let owned = |(kind, counts): (&&str, &BTreeMap<&str, usize>)| {
            let counts = counts.iter().map(|(word, count)| ((*word).to_owned(), *count));
            ((*kind).to_owned(), counts.collect())
        };
        self.standing.states = after.states.iter().map(owned).collect();
    }

    /// The lines of the rows behind the first `known` ones, and the line of the standing.
    fn lines(&mut self, known: usize) -> String {
        let mut text = String::new();
        let entered = self.rows[known..].iter().cloned().map(Line::Entered);
        for line in entered.chain([Line::Standing(self.standing.clone())]) {
            let json = serde_json::to_string(&line).expect("a row has text keys");
            self.seal = sealed(&self.seal, &json);
            text += &format!("{} {json}\n", self.seal);
        }
        text
    }
}

/// All things in the families of these things, as far as the rows say so. A desk that loads rows by
/// thing asks again until no new things come.
pub fn kin(rows: &[Entered], asked: BTreeSet<String>) -> BTreeSet<String> {
    let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, row) in rows.iter().enumerate() {
        row.things().into_iter().for_each(|name| named.entry(name).or_default().push(n));
    }
    let (mut open, mut family): (Vec<String>, _) = (asked.into_iter().collect(), BTreeSet::new());
    while let Some(name) = open.pop() {
        if family.contains(&name) {
            continue;
        }
        let rows = named.remove(&name).into_iter().flatten().map(|n| &rows[n]);
        open.extend(rows.flat_map(Entered::things));
        family.insert(name);
    }
    family
}

fn walked(rows: &[Entered], now: Timestamp) -> Walked {
    let steps = rows.iter().filter_map(|one| match one {
        Entered::Step(step) => Some(step.clone()),
        _ => None,
    });
    let (releases, holds) = (releases(rows), holds(rows));
    walk(&steps.collect::<Vec<_>>(), &Beside { releases: &releases, holds: &holds, now })
}

/// The last release of each batch that was entered.
fn releases(rows: &[Entered]) -> BTreeMap<Reference, Release> {
    let one = |row: &Entered| match row {
        Entered::Release(KeptRelease(one)) => Some((one.batch().clone(), one.clone())),
        _ => None,
    };
    rows.iter().filter_map(one).collect()
}

fn holds(rows: &[Entered]) -> Vec<Hold> {
    let one = |row: &Entered| match row {
        Entered::Hold(hold) => Some(hold.clone()),
        _ => None,
    };
    rows.iter().filter_map(one).collect()
}

fn sealed(before: &str, json: &str) -> String {
    let mut into = Sha256::new_with_prefix(before);
    into.update(json);
    hex(&into.finalize())
}
