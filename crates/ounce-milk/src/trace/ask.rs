//! The questions of a recall.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::apportion::apportion;
use super::image::{Damaged, Edge, Node, Pages, Trace};
use super::kind::Kind;
use super::reach::{Reached, Way, walk};

/// A period in seconds since 1970; both ends are included. An edge without a time is inside every
/// window, because a recall must not miss milk whose time nobody wrote down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    pub from_s: Option<u32>,
    pub until_s: Option<u32>,
}

impl Window {
    pub fn holds(self, edge: &Edge) -> bool {
        let after = self.from_s.is_none_or(|from| edge.at_s >= from);
        let before = self.until_s.is_none_or(|until| edge.at_s <= until);
        edge.at_s == 0 || (after && before)
    }
}

/// Where a question begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    One(Node),
    /// All nodes of a kind, for a question about a time alone.
    All(Kind),
}

/// A question to the trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Where did it go? The window limits only the edges of the start itself, such as the
    /// containers a milk donor expressed since a day, or the loads a pasteuriser ran in a night.
    Forward { from: Vec<Start>, window: Window },
    /// Where did it come from, and who else got milk of the same pools?
    Backward { from: Start },
    /// What shares a node of this kind (an operator, a freezer, a box) with the start, within
    /// the window?
    Sideways { from: Start, through: Kind, window: Window },
}

/// A part of the milk is a number of millionths of a millionth; the whole is this many.
pub(super) const WHOLE: u64 = 1_000_000_000_000;

impl<P: Pages> Trace<P> {
    /// Answers a question.
    ///
    /// # Errors
    /// [`Damaged`].
    pub fn ask(&self, question: &Question) -> Result<Answer, Damaged> {
        match question {
            Question::Forward { from, window } => {
                let mut starts: Vec<Node> = from.iter().flat_map(|s| self.starts(*s)).collect();
                starts.sort_unstable();
                starts.dedup();
                self.forward(&starts, *window)
            }
            Question::Backward { from } => self.backward(&self.starts(*from)),
            Question::Sideways { from, through, window } => {
                let starts = self.starts(*from);
                let before = walk(self, &starts, Way::Back, |_| true)?;
                let shared = self.of_kind(*through);
                let shared: Vec<Node> =
                    before.nodes.into_iter().filter(|node| shared.contains(node)).collect();
                self.forward(&shared, *window)
            }
        }
    }

    fn starts(&self, start: Start) -> Vec<Node> {
        match start {
            Start::One(node) => vec![node],
            Start::All(kind) => self.of_kind(kind).collect(),
        }
    }

    fn forward(&self, starts: &[Node], window: Window) -> Result<Answer, Damaged> {
        let reached = walk(self, starts, Way::Onward, |edge| window.holds(edge))?;
        let parts = self.parts(starts, window, &reached)?;
        let mut answer = self.answer(starts, &reached, &parts)?;
        let pools = self.of_kind(Kind::Pool);
        let pools: Vec<Node> =
            reached.nodes.iter().copied().filter(|node| pools.contains(node)).collect();
        let before = walk(self, &pools, Way::Back, |edge| edge.volume_ul > 0)?;
        let donors = self.of_kind(Kind::Donor);
        let others: Vec<Node> = before
            .nodes
            .iter()
            .copied()
            .filter(|node| donors.contains(node) && !reached.contains(*node))
            .collect();
        answer.sibling_donors = self.names(Kind::Donor, &others)?;
        Ok(answer)
    }

    /// How much of each reached node is milk of the starts. Empty unless every start is a donor,
    /// container, pool or batch.
    fn parts(
        &self,
        starts: &[Node],
        window: Window,
        reached: &Reached,
    ) -> Result<BTreeMap<Node, u64>, Damaged> {
        let milk = |node: &Node| {
            matches!(self.kind(*node), Kind::Donor | Kind::Container | Kind::Pool | Kind::Batch)
        };
        if !starts.iter().all(milk) {
            return Ok(BTreeMap::new());
        }
        let mut parts = BTreeMap::new();
        let mut edges = Vec::new();
        for node in self.in_sequence(reached)? {
            if starts.binary_search(&node).is_ok() {
                parts.insert(node, WHOLE);
                continue;
            }
            self.back(node, &mut edges)?;
            let (mut of_starts, mut all) = (0_u128, 0_u128);
            for edge in &edges {
                let begins = starts.binary_search(&edge.node).is_ok();
                let counts = !begins || window.holds(edge);
                let part = parts.get(&edge.node).copied().filter(|_| counts).unwrap_or(0);
                all += u128::from(edge.volume_ul);
                of_starts += u128::from(edge.volume_ul) * u128::from(part);
            }
            if let Some(part) = (of_starts + all / 2).checked_div(all) {
                // A mean of parts is never more than the whole.
                parts.insert(node, part as u64);
            }
        }
        Ok(parts)
    }

    /// The reached nodes in a sequence in which each comes after the nodes whose milk went into it.
    fn in_sequence(&self, reached: &Reached) -> Result<Vec<Node>, Damaged> {
        let mut edges = Vec::new();
        let place = |node: Node| reached.nodes.binary_search(&node).ok();
        let mut open = vec![0_u32; reached.nodes.len()];
        let mut ready = Vec::new();
        for (at, node) in reached.nodes.iter().enumerate() {
            self.back(*node, &mut edges)?;
            let pours = |edge: &&Edge| edge.volume_ul > 0 && reached.contains(edge.node);
            open[at] = edges.iter().filter(pours).count() as u32;
            if open[at] == 0 {
                ready.push(*node);
            }
        }
        let mut sequence = Vec::with_capacity(open.len());
        while let Some(node) = ready.pop() {
            sequence.push(node);
            self.onward(node, &mut edges)?;
            for edge in edges.iter().filter(|edge| edge.volume_ul > 0) {
                let Some(at) = place(edge.node) else { continue };
                open[at] = open[at].checked_sub(1).ok_or(Damaged::Inconsistent)?;
                if open[at] == 0 {
                    ready.push(edge.node);
                }
            }
        }
        Ok(sequence)
    }

    fn backward(&self, starts: &[Node]) -> Result<Answer, Damaged> {
        let before = walk(self, starts, Way::Back, |_| true)?;
        let shares = self.shares(starts, &before)?;
        let mut answer = self.answer(starts, &before, &BTreeMap::new())?;
        self.tell_shares(&mut answer, &shares)?;
        let pools = self.of_kind(Kind::Pool);
        let pools: Vec<Node> =
            before.nodes.iter().copied().filter(|node| pools.contains(node)).collect();
        let mut after = walk(self, &pools, Way::Onward, |_| true)?;
        after.nodes.retain(|node| !before.contains(*node));
        let others = self.answer(&[], &after, &BTreeMap::new())?;
        answer.other_bottles = others.bottles;
        answer.other_recipients = others.nodes.get(&Kind::Recipient).cloned().unwrap_or_default();
        Ok(answer)
    }

    /// The volume of the starts' milk that came through each node before them. The volume of a node
    /// is divided among the nodes before it, in proportion to the milk each poured in. Nothing is
    /// lost.
    fn shares(&self, starts: &[Node], before: &Reached) -> Result<BTreeMap<Node, u64>, Damaged> {
        let mut shares: BTreeMap<Node, u64> = BTreeMap::new();
        let mut edges = Vec::new();
        for node in self.in_sequence(before)?.into_iter().rev() {
            self.back(node, &mut edges)?;
            edges.retain(|edge| edge.volume_ul > 0);
            let poured: u64 = edges.iter().map(|edge| u64::from(edge.volume_ul)).sum();
            let own = starts.contains(&node).then_some(poured);
            // A device, or a node that only acted upon something, has no milk in the starts.
            let Some(amount) = shares.get(&node).copied().max(own) else { continue };
            shares.insert(node, amount);
            let weights: Vec<u64> = edges.iter().map(|edge| u64::from(edge.volume_ul)).collect();
            for (edge, share) in edges.iter().zip(apportion(amount, &weights)) {
                *shares.entry(edge.node).or_default() += share;
            }
        }
        Ok(shares)
    }
}
