//! The answers of the trace: names, volumes, and where every bottle is.
//!
//! Everything stands in a fixed sequence, so the same image and question give the same text.
//! Volumes are microlitres. An answer is for the bank alone, because it holds milk donors' numbers
//! and recipients' pseudonyms together. A hospital gets a notice with its own bottles only.

use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::ask::WHOLE;
use super::image::{Damaged, Node, Pages, Trace};
use super::kind::{Kind, Label};
use super::reach::Reached;
use crate::states::BottleState;

/// A number of nodes, and the milk that went into them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Held {
    pub count: u64,
    pub volume_ul: u64,
}

impl Held {
    pub(super) fn add(&mut self, volume_ul: u64) {
        self.count += 1;
        self.volume_ul += volume_ul;
    }
}

/// A bottle, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BottleFound {
    pub bottle: String,
    pub volume_ul: u64,
    /// Forward: how much of it is milk of the start. None unless every start is a donor,
    /// container, pool or batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_start_ul: Option<u64>,
    /// None when nobody wrote it down.
    pub state: Option<BottleState>,
    /// The node where it is, such as `hospital:H3`.
    pub at: Option<String>,
}

/// How much of the milk that was asked about is one milk donor's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Donated {
    pub donor: String,
    pub volume_ul: u64,
}

/// A hospital that must be called, because it has or had bottles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HospitalCalled {
    pub hospital: String,
    pub bottles: u64,
    pub volume_ul: u64,
}

/// The answer to any question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The nodes the walk began at, as `kind:name`.
    pub from: Vec<String>,
    /// Of every kind that was reached: how many nodes, and how much milk went into them.
    pub reached: BTreeMap<Kind, Held>,
    /// The names of all nodes that were reached, except bottles.
    pub nodes: BTreeMap<Kind, Vec<String>>,
    pub bottles: Vec<BottleFound>,
    /// The bottles by their state; `unaccounted` when nobody wrote it down.
    pub by_state: BTreeMap<String, Held>,
    pub hospitals: Vec<HospitalCalled>,
    /// Forward: the other donors of the same pools. Their milk is lost too, but nothing is wrong
    /// with them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sibling_donors: Vec<String>,
    /// Backward: how much of the milk is each donor's, to the microlitre.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<Donated>,
    /// Backward: other bottles of the same pools, and the recipients of milk from these pools.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_bottles: Vec<BottleFound>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_recipients: Vec<String>,
}

impl<P: Pages> Trace<P> {
    /// Makes the answer from the nodes that were reached.
    pub(super) fn answer(
        &self,
        starts: &[Node],
        reached: &Reached,
        parts: &BTreeMap<Node, u64>,
    ) -> Result<Answer, Damaged> {
        let mut answer = Answer::default();
        for start in starts {
            answer.from.push(self.label(*start)?.to_string());
        }
        let mut rest = reached.nodes.as_slice();
        while let Some(first) = rest.first() {
            let kind = self.kind(*first);
            let end = self.of_kind(kind).end;
            let (nodes, behind) = rest.split_at(rest.partition_point(|node| *node < end));
            rest = behind;
            let mut held = Held::default();
            let mut volumes = Vec::with_capacity(nodes.len());
            for node in nodes {
                let volume = self.poured_in(*node, kind, reached)?;
                held.add(volume);
                volumes.push(volume);
            }
            answer.reached.insert(kind, held);
            let names = self.names(kind, nodes)?;
            if kind == Kind::Bottle {
                self.tell_bottles(&mut answer, nodes, names, &volumes, parts)?;
            } else {
                answer.nodes.insert(kind, names);
            }
        }
        Ok(answer)
    }

    /// The milk that went into a node. For a recipient, only milk from reached nodes counts.
    fn poured_in(&self, node: Node, kind: Kind, reached: &Reached) -> Result<u64, Damaged> {
        let mut edges = Vec::new();
        self.back(node, &mut edges)?;
        let counts = |from: Node| kind != Kind::Recipient || reached.contains(from);
        let poured = edges.iter().filter(|edge| counts(edge.node));
        Ok(poured.map(|edge| u64::from(edge.volume_ul)).sum())
    }

    fn tell_bottles(
        &self,
        answer: &mut Answer,
        nodes: &[Node],
        names: Vec<String>,
        volumes: &[u64],
        parts: &BTreeMap<Node, u64>,
    ) -> Result<(), Damaged> {
        let mut labels: BTreeMap<Node, Label> = BTreeMap::new();
        let mut hospitals: BTreeMap<Node, Held> = BTreeMap::new();
        for ((node, bottle), volume_ul) in nodes.iter().zip(names).zip(volumes.iter().copied()) {
            let (state, place) = self.place(*node)?;
            let at = match place {
                None => None,
                Some(place) => {
                    let label = match labels.entry(place) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(new) => new.insert(self.label(place)?),
                    };
                    if label.kind == Kind::Hospital {
                        hospitals.entry(place).or_default().add(volume_ul);
                    }
                    Some(label.to_string())
                }
            };
            let of_start = parts.get(node).map(|part| {
                let exact = u128::from(volume_ul) * u128::from(*part);
                ((exact + u128::from(WHOLE / 2)) / u128::from(WHOLE)) as u64
            });
            let word = state.map_or("unaccounted", BottleState::as_str);
            answer.by_state.entry(word.to_owned()).or_default().add(volume_ul);
            let found = BottleFound { bottle, volume_ul, of_start_ul: of_start, state, at };
            answer.bottles.push(found);
        }
        for (hospital, held) in hospitals {
            let hospital = labels[&hospital].name.clone();
            let (bottles, volume_ul) = (held.count, held.volume_ul);
            answer.hospitals.push(HospitalCalled { hospital, bottles, volume_ul });
        }
        Ok(())
    }

    pub(super) fn tell_shares(
        &self,
        answer: &mut Answer,
        shares: &BTreeMap<Node, u64>,
    ) -> Result<(), Damaged> {
        let donors = self.of_kind(Kind::Donor);
        for (donor, volume_ul) in shares.range(donors).map(|(donor, share)| (*donor, *share)) {
            answer.shares.push(Donated { donor: self.name(donor)?, volume_ul });
        }
        Ok(())
    }

    /// The kind and the name of a node.
    ///
    /// # Errors
    /// [`Damaged`].
    pub fn label(&self, node: Node) -> Result<Label, Damaged> {
        Ok(Label { kind: self.kind(node), name: self.name(node)? })
    }
}
