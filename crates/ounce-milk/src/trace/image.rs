//! The stored form: arrays behind a header, read in place.
//!
//! Nodes are numbered by kind and then by name. So a node's number says its kind, and a name is
//! found by binary search. Edges stand twice: forward, sorted by origin, each with target, volume
//! and time (twelve bytes); backward, sorted by target, each with origin and its place in the
//! forward table (eight bytes). Numbers are little-endian u32. Every place that is read is checked
//! against the length of its table, so a question to a damaged image never reads beyond it. Only
//! [`Trace::check`] finds all damage: it compares the whole image with its SHA-256.

use sha2::{Digest, Sha256};
use std::fmt;

use super::kind::{Kind, Label};
use super::names::{BLOCK, Names};
use crate::states::BottleState;

/// Where the bytes of an image come from: memory, or a file that is read in pieces.
pub trait Pages {
    /// Fills `into` from the byte `at` on.
    ///
    /// # Errors
    /// [`Damaged`] when there are too few bytes, or they cannot be read.
    fn read(&self, at: u64, into: &mut [u8]) -> Result<(), Damaged>;
    /// The number of bytes there are.
    fn length(&self) -> u64;
}

impl Pages for Vec<u8> {
    fn read(&self, at: u64, into: &mut [u8]) -> Result<(), Damaged> {
        let from = usize::try_from(at).map_err(|_| Damaged::Short)?;
        let to = from.checked_add(into.len()).ok_or(Damaged::Short)?;
        into.copy_from_slice(self.get(from..to).ok_or(Damaged::Short)?);
        Ok(())
    }

    fn length(&self) -> u64 {
        self.len() as u64
    }
}

/// Why an image cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// It does not begin like an image, or is of another version.
    NotAnImage,
    /// Its length is not the one that its header says; most often it ends too early.
    Short,
    /// Its parts contradict each other.
    Inconsistent,
    /// Its bytes do not have the checksum that it names.
    Checksum,
    /// The file could not be read. Holds the reason that the system gave.
    Unreadable(String),
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnImage => f.write_str("this is not an image of a trace"),
            Self::Short => f.write_str("the image ends too early"),
            Self::Inconsistent => f.write_str("the image contradicts itself"),
            Self::Checksum => f.write_str("the image is not what was written: other checksum"),
            Self::Unreadable(why) => write!(f, "the image cannot be read: {why}"),
        }
    }
}

impl std::error::Error for Damaged {}

/// A node by its number in one image.
pub type Node = u32;

/// One edge as seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The node at the other end.
    pub node: Node,
    /// Microlitres of milk that went along this edge; 0 when none did.
    pub volume_ul: u32,
    /// Seconds since 1970; 0 when nobody wrote it down.
    pub at_s: u32,
}

pub(super) const MAGIC: &[u8; 8] = b"OUNCETR1";
pub(super) const KINDS: usize = Kind::ALL.len();
/// Magic, checksum, kinds, edges, then per kind: nodes and bytes of names.
pub(super) const HEADER: usize = 8 + 32 + 4 + 4 + KINDS * 8;
pub(super) const FORWARD: u64 = 12;
pub(super) const BACKWARD: u64 = 8;
/// The bytes of one bottle's row: its state (one) and its place (four).
pub(super) const WHERE: u64 = 5;
pub(super) const NOWHERE: u32 = u32::MAX;
/// How many bytes are read at once when an image is checked.
pub(super) const PIECE: usize = 1_048_576;

/// An opened image, which answers questions.
#[derive(Clone, Debug)]
pub struct Trace<P> {
    pages: P,
    /// The first node of each kind, and at the end the number of all nodes.
    starts: [u32; KINDS + 1],
    edges: u32,
    names: [Names; KINDS],
    forward_offsets: u64,
    forward: u64,
    backward_offsets: u64,
    backward: u64,
    places: u64,
}

pub(super) fn read_u32(pages: &(impl Pages + ?Sized), at: u64) -> Result<u32, Damaged> {
    let mut bytes = [0; 4];
    pages.read(at, &mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}

/// The number at the beginning of some bytes.
pub(super) fn number(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

impl<P: Pages> Trace<P> {
    /// Opens an image. Reads only its header.
    ///
    /// # Errors
    /// [`Damaged`] when it is no image, or its length is not the one that its header says.
    pub fn open(pages: P) -> Result<Self, Damaged> {
        let mut header = [0; HEADER];
        pages.read(0, &mut header).map_err(|_| Damaged::NotAnImage)?;
        if header[..8] != *MAGIC || number(&header[40..]) as usize != KINDS {
            return Err(Damaged::NotAnImage);
        }
        let edges = number(&header[44..]);
        let mut starts = [0_u32; KINDS + 1];
        let mut at = HEADER as u64;
        let mut names = [Names { offsets: 0, bytes: 0, count: 0 }; KINDS];
        for kind in 0..KINDS {
            let (count, bytes) =
                (number(&header[48 + 8 * kind..]), number(&header[52 + 8 * kind..]));
            starts[kind + 1] = starts[kind].checked_add(count).ok_or(Damaged::Inconsistent)?;
            let blocks = (count as usize).div_ceil(BLOCK) as u64 + 1;
            names[kind] = Names { offsets: at, bytes: at + 4 * blocks, count: count as usize };
            at += 4 * blocks + u64::from(bytes);
        }
        let nodes = u64::from(starts[KINDS]);
        let forward_offsets = at;
        let forward = forward_offsets + 4 * (nodes + 1);
        let backward_offsets = forward + FORWARD * u64::from(edges);
        let backward = backward_offsets + 4 * (nodes + 1);
        let places = backward + BACKWARD * u64::from(edges);
        let bottle = Kind::Bottle.place();
        let end = places + WHERE * u64::from(starts[bottle + 1] - starts[bottle]);
        if pages.length() != end {
            return Err(Damaged::Short);
        }
        Ok(Self {
            pages,
            starts,
            edges,
            names,
            forward_offsets,
            forward,
            backward_offsets,
            backward,
            places,
        })
    }

    /// The bytes the image was opened on.
    pub fn into_pages(self) -> P {
        self.pages
    }

    /// Reads the whole image and compares it with its checksum.
    ///
    /// # Errors
    /// [`Damaged::Checksum`] when even one bit differs.
    pub fn check(&self) -> Result<(), Damaged> {
        let mut sum = [0; 32];
        self.pages.read(8, &mut sum)?;
        let mut hash = Sha256::new();
        let end = self.pages.length();
        let mut bytes = vec![0; PIECE];
        for at in (40..end).step_by(PIECE) {
            let left = usize::try_from(end - at).unwrap_or(PIECE);
            let piece = &mut bytes[..left.min(PIECE)];
            self.pages.read(at, piece)?;
            hash.update(piece);
        }
        if hash.finalize()[..] == sum { Ok(()) } else { Err(Damaged::Checksum) }
    }

    /// The number of all nodes.
    pub fn nodes(&self) -> u32 {
        self.starts[KINDS]
    }

    /// The number of all edges.
    pub fn edges(&self) -> u32 {
        self.edges
    }

    /// The numbers of all nodes of a kind.
    pub fn of_kind(&self, kind: Kind) -> std::ops::Range<Node> {
        self.starts[kind.place()]..self.starts[kind.place() + 1]
    }

    /// The kind of a node.
    pub fn kind(&self, node: Node) -> Kind {
        let behind = self.starts[1..].partition_point(|start| *start <= node);
        Kind::ALL.get(behind).copied().unwrap_or(Kind::Recall)
    }

    /// The node with this label; `None` when the image has none.
    ///
    /// # Errors
    /// [`Damaged`].
    pub fn find(&self, label: &Label) -> Result<Option<Node>, Damaged> {
        let place = self.names[label.kind.place()].find(&self.pages, &label.name)?;
        Ok(place.map(|place| self.starts[label.kind.place()] + place as u32))
    }

    /// The name of a node.
    ///
    /// # Errors
    /// [`Damaged`].
    pub fn name(&self, node: Node) -> Result<String, Damaged> {
        let kind = self.kind(node).place();
        self.names[kind].at(&self.pages, (node - self.starts[kind]) as usize)
    }

    /// The names of nodes of one kind, whose numbers must rise. This is faster than asking for
    /// each name by itself.
    pub(super) fn names(&self, kind: Kind, nodes: &[Node]) -> Result<Vec<String>, Damaged> {
        let start = self.starts[kind.place()];
        let places: Vec<usize> = nodes.iter().map(|node| (node - start) as usize).collect();
        self.names[kind.place()].all(&self.pages, &places)
    }

    /// The rows of a table that belong to a node: the first of them, and how many there are.
    fn span(&self, offsets: u64, node: Node) -> Result<(u64, usize), Damaged> {
        let mut bytes = [0; 8];
        self.pages.read(offsets + 4 * u64::from(node), &mut bytes)?;
        let (from, to) = (number(&bytes), number(&bytes[4..]));
        if from > to || to > self.edges {
            return Err(Damaged::Inconsistent);
        }
        Ok((u64::from(from), (to - from) as usize))
    }

    fn checked(&self, edge: Edge) -> Result<Edge, Damaged> {
        if edge.node < self.nodes() { Ok(edge) } else { Err(Damaged::Inconsistent) }
    }

    /// Lists the edges to the nodes that this one went into or acted upon. The list is emptied
    /// first.
    ///
    /// # Errors
    /// [`Damaged`].
    pub fn onward(&self, node: Node, into: &mut Vec<Edge>) -> Result<(), Damaged> {
        into.clear();
        let (from, count) = self.span(self.forward_offsets, node)?;
        let mut bytes = vec![0; count * FORWARD as usize];
        self.pages.read(self.forward + FORWARD * from, &mut bytes)?;
        for row in bytes.chunks_exact(FORWARD as usize) {
            into.push(self.checked(edge(row))?);
        }
        Ok(())
    }

    /// Lists the edges from the nodes that went into this one or acted upon it. The list is
    /// emptied first.
    ///
    /// # Errors
    /// [`Damaged`].
    pub fn back(&self, node: Node, into: &mut Vec<Edge>) -> Result<(), Damaged> {
        into.clear();
        let (from, count) = self.span(self.backward_offsets, node)?;
        let mut bytes = vec![0; count * BACKWARD as usize];
        self.pages.read(self.backward + BACKWARD * from, &mut bytes)?;
        for row in bytes.chunks_exact(BACKWARD as usize) {
            let place = number(&row[4..]);
            if place >= self.edges {
                return Err(Damaged::Inconsistent);
            }
            let mut forward = [0; FORWARD as usize];
            self.pages.read(self.forward + FORWARD * u64::from(place), &mut forward)?;
            let seen = edge(&forward);
            if seen.node != node {
                return Err(Damaged::Inconsistent);
            }
            into.push(self.checked(Edge { node: number(row), ..seen })?);
        }
        Ok(())
    }

    /// The state of a bottle and the node where it is; `None` for what nobody wrote down.
    ///
    /// # Errors
    /// [`Damaged`]; also for a node that is no bottle.
    pub fn place(&self, bottle: Node) -> Result<(Option<BottleState>, Option<Node>), Damaged> {
        let bottles = self.of_kind(Kind::Bottle);
        if !bottles.contains(&bottle) {
            return Err(Damaged::Inconsistent);
        }
        let mut row = [0; WHERE as usize];
        self.pages.read(self.places + WHERE * u64::from(bottle - bottles.start), &mut row)?;
        let state = match row[0] {
            0 => None,
            n => {
                let state = BottleState::ALL.get(usize::from(n) - 1);
                Some(*state.ok_or(Damaged::Inconsistent)?)
            }
        };
        let place = Some(number(&row[1..])).filter(|place| *place != NOWHERE);
        if place.is_some_and(|place| place >= self.nodes()) {
            return Err(Damaged::Inconsistent);
        }
        Ok((state, place))
    }
}

fn edge(row: &[u8]) -> Edge {
    Edge { node: number(row), volume_ul: number(&row[4..]), at_s: number(&row[8..]) }
}
