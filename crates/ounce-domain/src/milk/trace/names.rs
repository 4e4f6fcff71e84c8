//! Names of nodes, kept small: sorted, sixteen to a block, each told by how it differs.
//!
//! The first name of a block stands whole; each next one is the number of bytes it shares with
//! the one before and the bytes that follow. Numbers of bottles differ in their last digits, so a
//! name costs a few bytes. Looking a name up is a binary search over the blocks' first names.

use super::image::{Damaged, Pages, read_u32};
use super::kind::Label;

/// Names in a block.
pub(super) const BLOCK: usize = 16;
/// No block is longer: sixteen of the longest names with their two counts.
const LONGEST_BLOCK: usize = BLOCK * (Label::LONGEST + 2);

/// Appends sorted names; returns where each block begins, and the end.
pub(super) fn write<'a>(names: impl Iterator<Item = &'a str>, into: &mut Vec<u8>) -> Vec<u32> {
    let start = into.len();
    let mut blocks = Vec::new();
    let mut before: &[u8] = &[];
    for (n, name) in names.enumerate() {
        let name = name.as_bytes();
        let mut shared = 0;
        if n % BLOCK == 0 {
            blocks.push(small(into.len() - start));
        } else {
            shared = name.iter().zip(before).take_while(|(a, b)| a == b).count();
        }
        into.push(byte(shared));
        into.push(byte(name.len() - shared));
        into.extend_from_slice(&name[shared..]);
        before = name;
    }
    blocks.push(small(into.len() - start));
    blocks
}

fn byte(length: usize) -> u8 {
    u8::try_from(length).expect("a label is at most 120 bytes")
}

fn small(length: usize) -> u32 {
    u32::try_from(length).expect("the builder takes fewer names than fill four gigabytes")
}

/// Where the names of one kind stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names {
    /// The place of the block offsets (u32 each), and of the bytes they point into.
    pub offsets: u64,
    pub bytes: u64,
    pub count: usize,
}

impl Names {
    fn block(self, pages: &(impl Pages + ?Sized), block: usize) -> Result<Vec<String>, Damaged> {
        let at = self.offsets + 4 * block as u64;
        let (from, to) = (read_u32(pages, at)?, read_u32(pages, at + 4)?);
        let length = to.checked_sub(from).ok_or(Damaged::Inconsistent)? as usize;
        if length > LONGEST_BLOCK {
            return Err(Damaged::Inconsistent);
        }
        let mut bytes = vec![0; length];
        pages.read(self.bytes + u64::from(from), &mut bytes)?;
        let expected = BLOCK.min(self.count - block * BLOCK);
        let mut names = Vec::with_capacity(expected);
        let mut name: Vec<u8> = Vec::new();
        let mut rest = bytes.as_slice();
        for _ in 0..expected {
            let [shared, length, tail @ ..] = rest else { return Err(Damaged::Inconsistent) };
            let (shared, length) = (usize::from(*shared), usize::from(*length));
            if shared > name.len() || length > tail.len() {
                return Err(Damaged::Inconsistent);
            }
            name.truncate(shared);
            name.extend_from_slice(&tail[..length]);
            rest = &tail[length..];
            names.push(String::from_utf8(name.clone()).map_err(|_| Damaged::Inconsistent)?);
        }
        Ok(names)
    }

    /// The name at this place.
    pub(super) fn at(self, pages: &(impl Pages + ?Sized), place: usize) -> Result<String, Damaged> {
        let mut names = self.block(pages, place / BLOCK)?;
        if place % BLOCK < names.len() {
            Ok(names.swap_remove(place % BLOCK))
        } else {
            Err(Damaged::Inconsistent)
        }
    }

    /// The names of places that rise, each block read once.
    pub(super) fn all(
        self,
        pages: &(impl Pages + ?Sized),
        places: &[usize],
    ) -> Result<Vec<String>, Damaged> {
        let mut found = Vec::with_capacity(places.len());
        let mut read: Option<(usize, Vec<String>)> = None;
        for place in places {
            let block = place / BLOCK;
            if read.as_ref().is_none_or(|(held, _)| *held != block) {
                read = Some((block, self.block(pages, block)?));
            }
            let name = read.as_ref().and_then(|(_, names)| names.get(place % BLOCK));
            found.push(name.ok_or(Damaged::Inconsistent)?.clone());
        }
        Ok(found)
    }

    /// The place of a name; `None` when it is not there.
    pub(super) fn find(
        self,
        pages: &(impl Pages + ?Sized),
        name: &str,
    ) -> Result<Option<usize>, Damaged> {
        let (mut low, mut high) = (0, self.count.div_ceil(BLOCK));
        // The block sought begins with a name that is not greater.
        while low < high {
            let middle = low + (high - low) / 2;
            let first = self.at(pages, middle * BLOCK)?;
            if first.as_str() <= name { low = middle + 1 } else { high = middle }
        }
        let Some(block) = low.checked_sub(1) else { return Ok(None) };
        let names = self.block(pages, block)?;
        Ok(names.iter().position(|found| found == name).map(|place| block * BLOCK + place))
    }
}
