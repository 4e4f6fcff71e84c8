//! An index of a kept book: where in its file the rows about a thing or a number are.
//!
//! A mention is 16 bytes. Eight are the digest of a thing or of a movement's number, eight are the
//! place of the row. New mentions are added at the end. A search reads all mentions, which takes
//! some milliseconds for a million. If two things have the same digest, the search finds some rows
//! too many, and never too few.

use std::collections::{BTreeSet, HashSet};

use ounce_domain::reference::Reference;

use super::post::{KeptRow, Wanted};

/// The length of a mention.
pub const MENTION: usize = 16;

/// Adds the mentions of a row that begins at the byte `at` of its file.
pub fn mention(row: &KeptRow, at: u64, into: &mut Vec<u8>) {
    let one = &row.movement;
    let (from, to) = (&one.from.thing, &one.to.thing);
    let other = Some(to).filter(|to| *to != from);
    let names = [of_thing(from), of_move(&one.id)].into_iter().chain(other.map(of_thing));
    for name in names {
        into.extend(name.to_le_bytes());
        into.extend(at.to_le_bytes());
    }
}

/// The places of the wanted rows, in ascending sequence. It may name some rows too many.
pub fn find(mentions: &[u8], wanted: &Wanted) -> BTreeSet<u64> {
    let things = wanted.things.iter().map(of_thing);
    let names: HashSet<u64> = things.chain(wanted.moves.iter().map(of_move)).collect();
    let (mentions, _) = mentions.as_chunks::<MENTION>();
    let pair = |mention: &[u8; MENTION]| {
        let (name, at) = mention.split_at(8);
        let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte));
        (number(name), number(at))
    };
    let found = mentions.iter().map(pair).filter(|(name, _)| names.contains(name));
    found.map(|(_, at)| at).collect()
}

fn of_thing(name: &Reference) -> u64 {
    digest(1, name)
}

fn of_move(name: &Reference) -> u64 {
    digest(2, name)
}

/// FNV-1a, which needs no key and is the same in every version of the program.
fn digest(kind: u8, name: &Reference) -> u64 {
    let bytes = [kind].into_iter().chain(name.key().bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
