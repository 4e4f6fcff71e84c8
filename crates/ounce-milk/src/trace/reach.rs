//! The nodes that can be reached from a set of nodes, in either direction.

use super::image::{Damaged, Edge, Node, Pages, Trace};

/// Which way to go along the edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Onward,
    Back,
}

/// A set of nodes. One bit for each node of the image says whether it is in the set, so the answer
/// is quick. The bits of eleven million nodes take 1.4 MB.
pub(super) struct Reached {
    bits: Vec<u64>,
    /// In rising sequence once the walk is over.
    pub(super) nodes: Vec<Node>,
}

impl Reached {
    fn none(count: u32) -> Self {
        Self { bits: vec![0; (count as usize).div_ceil(64)], nodes: Vec::new() }
    }

    pub(super) fn contains(&self, node: Node) -> bool {
        self.bits[node as usize / 64] >> (node % 64) & 1 == 1
    }

    /// Puts a node in. Returns whether it is new.
    fn add(&mut self, node: Node) -> bool {
        let new = !self.contains(node);
        if new {
            self.bits[node as usize / 64] |= 1 << (node % 64);
            self.nodes.push(node);
        }
        new
    }
}

/// The starts and all nodes that are reached from them. `first` says which edges of the starts
/// count. All edges of the other nodes count. If a start is reached from another start, all its
/// edges count too.
pub(super) fn walk<P: Pages>(
    trace: &Trace<P>,
    starts: &[Node],
    way: Way,
    first: impl Fn(&Edge) -> bool,
) -> Result<Reached, Damaged> {
    let mut reached = Reached::none(trace.nodes());
    let mut edges = Vec::new();
    let next = |node: Node, edges: &mut Vec<Edge>| match way {
        Way::Onward => trace.onward(node, edges),
        Way::Back => trace.back(node, edges),
    };
    for start in starts {
        next(*start, &mut edges)?;
        for edge in edges.iter().filter(|edge| first(edge)) {
            reached.add(edge.node);
        }
    }
    let mut at = 0;
    while at < reached.nodes.len() {
        next(reached.nodes[at], &mut edges)?;
        for edge in &edges {
            reached.add(edge.node);
        }
        at += 1;
    }
    for start in starts {
        reached.add(*start);
    }
    reached.nodes.sort_unstable();
    Ok(reached)
}
