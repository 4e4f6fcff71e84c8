//! Makes an image from edges.
//!
//! A node is created when it is first named. Everything is numbered and sorted at the end, so the
//! same edges give the same bytes, in whatever sequence they came. Two ways of writing one name
//! are one node. The node keeps the way that sorts first.

use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt;

use super::image::{
    BACKWARD, Damaged, Edge, FORWARD, HEADER, KINDS, MAGIC, NOWHERE, Pages, Trace, WHERE, number,
};
use super::kind::{Kind, Label};
use super::names;
use super::numbering::number_nodes;
use crate::states::BottleState;

/// Why the edges make no image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildFault {
    /// The edges form a circle, so that a node would come before itself. Holds one node of it.
    Circle(Label),
    /// There are more nodes, edges or bytes of names than the stored form can number (about
    /// four thousand million of each).
    TooMany,
}

impl fmt::Display for BuildFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Circle(label) => write!(f, "{label} would come before itself"),
            Self::TooMany => f.write_str("more nodes or edges than an image can number"),
        }
    }
}

impl std::error::Error for BuildFault {}

/// A node while the image is being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft(u32);

#[derive(Clone, Copy)]
struct Row {
    from: u32,
    to: u32,
    volume_ul: u32,
    at_s: u32,
}

/// Gathers nodes and edges.
#[derive(Default)]
pub struct Builder {
    /// By kind: the draft number of each name.
    drafts: Vec<HashMap<Box<str>, u32>>,
    count: u32,
    rows: Vec<Row>,
    /// Of bottles: the state and the node where the bottle is.
    places: Vec<(u32, BottleState, Option<u32>)>,
}

impl Builder {
    /// A builder with the whole content of an image, so that more can be added. The tables that
    /// the image was made from are not needed.
    ///
    /// # Errors
    /// [`Damaged`].
    pub fn resume(trace: &Trace<impl Pages>) -> Result<Self, Damaged> {
        let mut builder = Self { count: trace.nodes(), ..Self::default() };
        builder.drafts.resize_with(KINDS, HashMap::new);
        for kind in Kind::ALL {
            let nodes: Vec<u32> = trace.of_kind(kind).collect();
            let names = trace.names(kind, &nodes)?.into_iter().map(String::into_boxed_str);
            builder.drafts[kind.place()] = names.zip(nodes).collect();
        }
        let mut edges = Vec::new();
        builder.rows.reserve(trace.edges() as usize);
        for from in 0..trace.nodes() {
            trace.onward(from, &mut edges)?;
            let row = |edge: &Edge| Row {
                from,
                to: edge.node,
                volume_ul: edge.volume_ul,
                at_s: edge.at_s,
            };
            builder.rows.extend(edges.iter().map(row));
        }
        for bottle in trace.of_kind(Kind::Bottle) {
            if let (Some(state), at) = trace.place(bottle)? {
                builder.places.push((bottle, state, at));
            }
        }
        Ok(builder)
    }

    /// The node of this kind and name. It is created if there is none yet. The name must be one
    /// that [`Label::parse`] accepts.
    pub fn node(&mut self, kind: Kind, name: &str) -> Draft {
        debug_assert!(!name.is_empty() && name.len() <= Label::LONGEST);
        if self.drafts.is_empty() {
            self.drafts.resize_with(KINDS, HashMap::new);
        }
        let names = &mut self.drafts[kind.place()];
        if let Some(draft) = names.get(name) {
            return Draft(*draft);
        }
        let draft = self.count;
        // When the count has reached the largest number, `image` refuses.
        self.count = self.count.saturating_add(1);
        names.insert(name.into(), draft);
        Draft(draft)
    }

    /// `from` went into `to` (with a volume in microlitres) or acted upon it (with 0), at a time
    /// in seconds since 1970, 0 when it is not known.
    pub fn edge(&mut self, from: Draft, to: Draft, volume_ul: u32, at_s: u32) {
        self.rows.push(Row { from: from.0, to: to.0, volume_ul, at_s });
    }

    /// Sets the state of a bottle, and the node where it is. The last call for a bottle counts.
    pub fn place(&mut self, bottle: Draft, state: BottleState, at: Option<Draft>) {
        self.places.push((bottle.0, state, at.map(|at| at.0)));
    }

    /// The image.
    ///
    /// # Errors
    /// A [`BuildFault`].
    pub fn image(mut self) -> Result<Vec<u8>, BuildFault> {
        self.drafts.resize_with(KINDS, HashMap::new);
        let edges = u32::try_from(self.rows.len()).map_err(|_| BuildFault::TooMany)?;
        if self.count == NOWHERE || edges == NOWHERE {
            return Err(BuildFault::TooMany);
        }
        let mut image = vec![0; HEADER];
        image[..8].copy_from_slice(MAGIC);
        image[40..44].copy_from_slice(&(KINDS as u32).to_le_bytes());
        image[44..48].copy_from_slice(&edges.to_le_bytes());
        let drafts = std::mem::take(&mut self.drafts);
        let (numbers, bottles, nodes) = number_nodes(drafts, self.count, &mut image)?;
        for row in &mut self.rows {
            row.from = numbers[row.from as usize];
            row.to = numbers[row.to as usize];
        }
        self.rows.sort_unstable_by_key(|row| (row.from, row.to, row.at_s, row.volume_ul));
        let forward = offsets(&self.rows, nodes, |row| row.from);
        let backward = offsets(&self.rows, nodes, |row| row.to);
        if let Some(node) = circle(&self.rows, &forward, &backward) {
            return Err(BuildFault::Circle(label_in(&image, node)));
        }
        image.reserve(self.rows.len() * (FORWARD + BACKWARD) as usize + forward.len() * 8);
        image.extend(forward.iter().flat_map(|offset| offset.to_le_bytes()));
        for row in &self.rows {
            for number in [row.to, row.volume_ul, row.at_s] {
                image.extend_from_slice(&number.to_le_bytes());
            }
        }
        image.extend(backward.iter().flat_map(|offset| offset.to_le_bytes()));
        write_backward(&self.rows, backward, &mut image);
        self.write_places(&numbers, bottles, &mut image);
        let sum = Sha256::digest(&image[40..]);
        image[8..40].copy_from_slice(&sum);
        Ok(image)
    }

    fn write_places(&self, numbers: &[u32], bottles: std::ops::Range<u32>, into: &mut Vec<u8>) {
        let start = into.len();
        for _ in bottles.clone() {
            into.push(0);
            into.extend_from_slice(&NOWHERE.to_le_bytes());
        }
        for (bottle, state, at) in &self.places {
            let number = numbers[*bottle as usize];
            // Only bottles have a row in this table.
            let Some(place) = number.checked_sub(bottles.start) else { continue };
            if place >= bottles.len() as u32 {
                continue;
            }
            let at = at.map_or(NOWHERE, |at| numbers[at as usize]);
            let row = start + place as usize * WHERE as usize;
            into[row] = state.place() + 1;
            into[row + 1..row + 5].copy_from_slice(&at.to_le_bytes());
        }
    }
}

/// For each node, how many edges stand before its own when edges are sorted by one end.
fn offsets(rows: &[Row], nodes: u32, end: impl Fn(&Row) -> u32) -> Vec<u32> {
    let mut offsets = vec![0_u32; nodes as usize + 1];
    for row in rows {
        offsets[end(row) as usize + 1] += 1;
    }
    for node in 0..nodes as usize {
        offsets[node + 1] += offsets[node];
    }
    offsets
}

fn write_backward(rows: &[Row], mut next: Vec<u32>, image: &mut Vec<u8>) {
    let start = image.len();
    image.resize(start + rows.len() * BACKWARD as usize, 0);
    // Rows are sorted by origin, so the origins of each target rise as well.
    for (place, row) in rows.iter().enumerate() {
        let slot = &mut next[row.to as usize];
        let at = start + *slot as usize * BACKWARD as usize;
        image[at..at + 4].copy_from_slice(&row.from.to_le_bytes());
        image[at + 4..at + 8].copy_from_slice(&(place as u32).to_le_bytes());
        *slot += 1;
    }
}

/// A node on a circle, if there is a circle. Nodes that nothing leads to are taken away, again and
/// again. If nodes are left in the end, there is a circle.
fn circle(rows: &[Row], forward: &[u32], backward: &[u32]) -> Option<u32> {
    let nodes = forward.len() - 1;
    let mut open: Vec<u32> = (0..nodes).map(|n| backward[n + 1] - backward[n]).collect();
    let mut ready: Vec<u32> = (0..nodes as u32).filter(|node| open[*node as usize] == 0).collect();
    while let Some(node) = ready.pop() {
        let node = node as usize;
        for row in &rows[forward[node] as usize..forward[node + 1] as usize] {
            open[row.to as usize] -= 1;
            if open[row.to as usize] == 0 {
                ready.push(row.to);
            }
        }
    }
    // A node that is left may lie behind a circle and not on it, so this walks back until a node
    // comes twice. Each node that is left has one before it that is left too, or it would have been
    // taken away.
    let mut node = open.iter().position(|open| *open > 0)? as u32;
    let mut met = vec![false; nodes];
    while !std::mem::replace(&mut met[node as usize], true) {
        let before = rows.iter().find(|row| row.to == node && open[row.from as usize] > 0);
        node = before.map_or(node, |row| row.from);
    }
    Some(node)
}

/// The label of a node in an image of which only the names are written so far.
fn label_in(image: &[u8], node: u32) -> Label {
    let mut at = HEADER as u64;
    let mut left = node;
    for kind in Kind::ALL {
        let header = 48 + 8 * kind.place();
        let (count, bytes) = (number(&image[header..]), number(&image[header + 4..]));
        let blocks = (count as usize).div_ceil(names::BLOCK) as u64 + 1;
        if left < count {
            let names = names::Names { offsets: at, bytes: at + 4 * blocks, count: count as usize };
            let name = names.at(&image.to_vec(), left as usize);
            return Label { kind, name: name.expect("the names were written just now") };
        }
        left -= count;
        at += 4 * blocks + u64::from(bytes);
    }
    unreachable!("the node was numbered by these kinds")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A builder in which every donor has a container, and `poured` goes from pool to pool.
    fn with_pools(poured: &[(&str, &str)]) -> Builder {
        let mut builder = Builder::default();
        for n in 0..20 {
            let donor = builder.node(Kind::Donor, &format!("D{n}"));
            let container = builder.node(Kind::Container, &format!("C{n}"));
            builder.edge(donor, container, 100, 0);
        }
        let root = builder.node(Kind::Container, "C0");
        let first = builder.node(Kind::Pool, poured[0].0);
        builder.edge(root, first, 100, 0);
        for (from, to) in poured {
            let (from, to) = (builder.node(Kind::Pool, from), builder.node(Kind::Pool, to));
            builder.edge(from, to, 100, 0);
        }
        builder
    }

    #[test]
    fn a_circle_is_named_whatever_leads_to_it_and_follows_from_it() {
        // Pool A is filled from outside and leads into the circle of C and D. B and E lie behind.
        let poured = [("A", "C"), ("C", "D"), ("D", "C"), ("D", "B"), ("B", "E")];
        let Err(BuildFault::Circle(label)) = with_pools(&poured).image() else {
            panic!("a circle was built")
        };
        assert_eq!(label.kind, Kind::Pool);
        assert!(["C", "D"].contains(&label.name.as_str()), "{label}");
        assert!(with_pools(&poured[..2]).image().is_ok(), "without the way back");
        // Two ways from A to D are no circle.
        assert!(with_pools(&[("A", "B"), ("A", "C"), ("B", "D"), ("C", "D")]).image().is_ok());
    }

    #[test]
    fn what_cannot_be_numbered_is_refused() {
        let full = Builder { count: NOWHERE, ..Builder::default() };
        assert_eq!(full.image(), Err(BuildFault::TooMany));
    }

    #[test]
    fn a_fault_says_what_is_wrong() {
        let label = Label { kind: Kind::Pool, name: "P1".to_owned() };
        let said = BuildFault::Circle(label).to_string();
        assert_eq!(said, "pool:P1 would come before itself");
        let said = BuildFault::TooMany.to_string();
        assert_eq!(said, "more nodes or edges than an image can number");
    }
}
