//! Names of nodes, sorted and kept small, sixteen to a block.
//!
//! The first name of a block stands whole. Each further name is stored as the number of bytes it
//! shares with the name before, and the bytes that follow. Numbers of bottles differ in their last
//! digits, so a name costs a few bytes. A name is looked up by a binary search over the blocks'
//! first names.

use super::image::{Damaged, Pages, read_u32};
use super::kind::Label;
use ounce_domain::reference::key;

/// Names in a block.
pub(super) const BLOCK: usize = 16;
/// The most bytes a block can have: sixteen of the longest names with their two counts.
const LONGEST_BLOCK: usize = BLOCK * (Label::LONGEST + 2);

/// Writes sorted names. Returns where each block begins, with the end of the last, and the bytes.
/// `None` if there are more bytes than a number of the stored form can count.
pub(super) fn write<'a>(names: impl Iterator<Item = &'a str>) -> Option<(Vec<u32>, Vec<u8>)> {
    let (mut blocks, mut bytes) = (Vec::new(), Vec::new());
    let mut before: &[u8] = &[];
    for (n, name) in names.enumerate() {
        let name = name.as_bytes();
        let mut shared = 0;
        if n % BLOCK == 0 {
            blocks.push(u32::try_from(bytes.len()).ok()?);
        } else {
            shared = name.iter().zip(before).take_while(|(a, b)| a == b).count();
        }
        let own = &name[shared..];
        bytes.push(byte(shared));
        bytes.push(byte(own.len()));
        bytes.extend_from_slice(own);
        before = name;
    }
    blocks.push(u32::try_from(bytes.len()).ok()?);
    Some((blocks, bytes))
}

fn byte(length: usize) -> u8 {
    u8::try_from(length).expect("a label is at most 120 bytes")
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
        let names = self.block(pages, place / BLOCK)?;
        names.into_iter().nth(place % BLOCK).ok_or(Damaged::Inconsistent)
    }

    /// The names at these places, which must rise, so that each block is read once.
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

    /// The place of a name, in whatever way it is written; `None` when it is not there. The name is
    /// looked up as it was given, in capitals and in small letters, which is quick. If it stands
    /// there in another way, all names are read.
    pub(super) fn find(
        self,
        pages: &(impl Pages + ?Sized),
        name: &str,
    ) -> Result<Option<usize>, Damaged> {
        let sought = key(name);
        for way in [name, &sought.to_uppercase(), &sought] {
            if let Some(place) = self.find_written(pages, way)? {
                return Ok(Some(place));
            }
        }
        for block in 0..self.count.div_ceil(BLOCK) {
            let names = self.block(pages, block)?;
            if let Some(place) = names.iter().position(|found| key(found) == sought) {
                return Ok(Some(block * BLOCK + place));
            }
        }
        Ok(None)
    }

    /// The place of a name that is written in this way.
    fn find_written(
        self,
        pages: &(impl Pages + ?Sized),
        name: &str,
    ) -> Result<Option<usize>, Damaged> {
        let (mut low, mut high) = (0, self.count.div_ceil(BLOCK));
        // The name is in the last block whose first name is not greater.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Names as an image has them: the places of the blocks, then the bytes.
    fn pages(blocks: &[u32], bytes: &[u8], count: usize) -> (Names, Vec<u8>) {
        let mut pages: Vec<u8> = blocks.iter().flat_map(|block| block.to_le_bytes()).collect();
        let names = Names { offsets: 0, bytes: pages.len() as u64, count };
        pages.extend_from_slice(bytes);
        (names, pages)
    }

    #[test]
    fn names_are_written_by_how_they_differ() {
        let (blocks, bytes) = write(["B1", "B12", "C1"].into_iter()).expect("few names");
        assert_eq!(blocks, [0, 11]);
        assert_eq!(bytes, b"\x00\x02B1\x02\x012\x00\x02C1"[..]);
        assert_eq!(write(std::iter::empty()), Some((vec![0], Vec::new())));
    }

    #[test]
    fn names_are_read_from_every_block() {
        let named: Vec<String> = (0..40).map(|n| format!("B{n:02}")).collect();
        let (blocks, bytes) = write(named.iter().map(String::as_str)).expect("few names");
        assert_eq!(blocks.len(), 4);
        let (names, pages) = pages(&blocks, &bytes, named.len());
        let places = [0, 1, 15, 16, 31, 32, 39];
        let wanted: Vec<String> = places.iter().map(|place| named[*place].clone()).collect();
        assert_eq!(names.all(&pages, &places), Ok(wanted.clone()));
        for (place, name) in places.into_iter().zip(wanted) {
            assert_eq!(names.at(&pages, place).as_ref(), Ok(&name));
            assert_eq!(names.find(&pages, &name), Ok(Some(place)));
        }
        assert_eq!(names.at(&pages, 40), Err(Damaged::Inconsistent), "behind the last");
        assert_eq!(names.all(&pages, &[40]), Err(Damaged::Inconsistent));
    }

    #[test]
    fn the_longest_block_is_read_and_a_longer_one_is_damaged() {
        // Sixteen names of the greatest length that share no beginning.
        let named: Vec<String> =
            ('a'..='p').map(|c| c.to_string().repeat(Label::LONGEST)).collect();
        let (blocks, mut bytes) = write(named.iter().map(String::as_str)).expect("few names");
        assert_eq!(blocks, [0, 1952]);
        let (names, whole) = pages(&blocks, &bytes, BLOCK);
        assert_eq!(names.at(&whole, 15).as_ref(), Ok(&named[15]));
        bytes.push(0);
        let (names, longer) = pages(&[0, 1953], &bytes, BLOCK);
        assert_eq!(names.at(&longer, 15), Err(Damaged::Inconsistent));
        let (names, backwards) = pages(&[1952, 0], &bytes, BLOCK);
        assert_eq!(names.at(&backwards, 15), Err(Damaged::Inconsistent));
    }

    #[test]
    fn a_name_that_says_more_than_there_is_is_damaged() {
        for (bytes, count) in [
            (&b"\x01\x01a"[..], 1),     // shares a byte with a name that is not there
            (b"\x00\x02a", 1),          // two bytes of which one is there
            (b"\x00", 1),               // half a count
            (b"\x00\x01a", 2),          // a second name that is missing
            (b"\x00\x01a\x02\x01b", 2), // shares two bytes with a name of one
            (b"\x00\x01\xff", 1),       // no text
        ] {
            let (names, pages) = pages(&[0, bytes.len() as u32], bytes, count);
            assert_eq!(names.at(&pages, count - 1), Err(Damaged::Inconsistent), "{bytes:?}");
        }
        let (names, pages) = pages(&[0, 6], b"\x00\x01a\x01\x01b", 2);
        assert_eq!(names.at(&pages, 1), Ok("ab".to_owned()), "one byte may be shared");
    }
}
