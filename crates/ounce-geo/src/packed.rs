//! The packed gazetteer: one block of bytes, read in place.
//!
//! Loading is only unzipping: every column is little-endian and fixed in width, names and keys are
//! in blocks of sixteen, and an object is made only when it is asked for.
//! `geodata/recipe/gazetteer.py` writes it. Layout: the magic, the number of towns and of sections,
//! the length of each section, then the sections in the order of [`Section`]. Towns are in the
//! order of the search tree (see `nearest.rs`), which also keeps neighbours together.

use std::io::Read;
use std::ops::Range;

const MAGIC: &[u8] = b"ounce-gazetteer2";
const SECTIONS: usize = 15;
/// Names and keys per block.
pub(crate) const BLOCK: usize = 16;

#[derive(Clone, Copy)]
pub(crate) enum Section {
    /// i32 per town in planes (see [`plane_at`]), 1e-5 degrees.
    Lat,
    /// i32 per town in planes, 1e-5 degrees.
    Lon,
    /// u32 per town in planes.
    Population,
    /// u16 per town: the line in `Groups`.
    Group,
    /// Length byte and name, per town.
    Names,
    /// u32 per block of names: where it begins.
    NameBlocks,
    /// Lines of country, region code, region as shown, time zone, region in Japanese.
    Groups,
    /// Lines of region code and its keys.
    Regions,
    /// Lines of country and its keys.
    Countries,
    /// Front-coded sorted keys: bytes shared with the one before, bytes added, those bytes, number of
    /// towns, and three bytes per town, biggest town first: its number, and in the lowest bit whether
    /// this is a name beside the main one.
    Keys,
    /// u32 per block of keys: where it begins.
    KeyBlocks,
    /// Postcodes of the United States, see `postcode.rs`.
    Us,
    /// Of Canada.
    Ca,
    /// Of Japan.
    Jp,
    /// Names in Japanese: u32 how many (n), n u32 towns in rising order, n + 1 u32 where each name
    /// begins among the names and where the last one ends, the names.
    Japanese,
}

pub(crate) struct Packed {
    bytes: Vec<u8>,
    sections: [Range<usize>; SECTIONS],
    towns: usize,
}

impl Packed {
    /// Unzips and checks the frame. The data is part of the program, so a bad file is a bad build:
    /// the reason is for the developer who packed it.
    pub(crate) fn read(zipped: &[u8]) -> Result<Self, String> {
        let mut bytes = Vec::new();
        // The last four bytes of a gzip file are its unzipped length: one allocation of the right size.
        if let Some(length) = zipped.len().checked_sub(4).and_then(|at| u32_at(zipped, at)) {
            bytes.reserve_exact(length as usize);
        }
        flate2::read::GzDecoder::new(zipped)
            .read_to_end(&mut bytes)
            .map_err(|e| format!("the gazetteer does not unzip: {e}"))?;
        if !bytes.starts_with(MAGIC) {
            return Err("the gazetteer has another format".into());
        }
        let field = |at: usize| {
            u32_at(&bytes, MAGIC.len() + 4 * at)
                .map(|v| v as usize)
                .ok_or("the gazetteer is cut off")
        };
        let towns = field(0)?;
        if field(1)? != SECTIONS {
            return Err("the gazetteer has other sections".into());
        }
        let mut sections = [const { 0..0 }; SECTIONS];
        let mut at = MAGIC.len() + 4 * (2 + SECTIONS);
        for (number, section) in sections.iter_mut().enumerate() {
            *section = at..at + field(2 + number)?;
            at = section.end;
        }
        if at != bytes.len() {
            return Err("the gazetteer is cut off".into());
        }
        Ok(Self { bytes, sections, towns })
    }

    /// How many towns there are.
    pub(crate) fn towns(&self) -> usize {
        self.towns
    }

    pub(crate) fn section(&self, section: Section) -> &[u8] {
        &self.bytes[self.sections[section as usize].clone()]
    }

    /// A section of text.
    pub(crate) fn text(&self, section: Section) -> &str {
        std::str::from_utf8(self.section(section)).unwrap_or_default()
    }

    /// Latitude and longitude of a town in 1e-5 degrees.
    pub(crate) fn at(&self, town: usize) -> (i32, i32) {
        let column = |s| plane_at(self.section(s), town).cast_signed();
        (column(Section::Lat), column(Section::Lon))
    }

    pub(crate) fn population(&self, town: usize) -> u32 {
        plane_at(self.section(Section::Population), town)
    }

    pub(crate) fn group(&self, town: usize) -> usize {
        u16_at(self.section(Section::Group), 2 * town).unwrap_or_default().into()
    }

    pub(crate) fn name(&self, town: usize) -> &str {
        let names = self.section(Section::Names);
        let block = u32_at(self.section(Section::NameBlocks), 4 * (town / BLOCK));
        let mut at = block.unwrap_or_default() as usize;
        for _ in 0..town % BLOCK {
            at += 1 + usize::from(names[at]);
        }
        let name = &names[at + 1..=at + usize::from(names[at])];
        std::str::from_utf8(name).unwrap_or_default()
    }

    /// The name of a town for Japanese readers, if one is on record.
    pub(crate) fn japanese(&self, town: usize) -> Option<&str> {
        let section = self.section(Section::Japanese);
        let n = u32_at(section, 0)? as usize;
        let (mut low, mut high) = (0, n);
        while low < high {
            let middle = usize::midpoint(low, high);
            if (u32_at(section, 4 + 4 * middle)? as usize) < town {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low == n || u32_at(section, 4 + 4 * low)? as usize != town {
            return None;
        }
        let begins = 4 + 4 * (n + low);
        let names = 4 + 4 * (2 * n + 1);
        let (from, to) = (u32_at(section, begins)? as usize, u32_at(section, begins + 4)? as usize);
        std::str::from_utf8(section.get(names + from..names + to)?).ok()
    }

    /// The keys from the first that is not below `from`, each with its towns.
    pub(crate) fn keys_from(&self, from: &str) -> Keys<'_> {
        let blocks = self.section(Section::KeyBlocks).len() / 4;
        let (mut low, mut high) = (0, blocks);
        // It can only be in the last block whose first key is not above `from`.
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            let mut keys = self.keys_of_block(middle);
            if keys.advance() && keys.key.as_slice() <= from.as_bytes() {
                low = middle;
            } else {
                high = middle;
            }
        }
        let mut keys = self.keys_of_block(low);
        keys.skip_below(from.as_bytes());
        keys
    }

    fn keys_of_block(&self, block: usize) -> Keys<'_> {
        let at = u32_at(self.section(Section::KeyBlocks), 4 * block).unwrap_or_default();
        Keys {
            rest: &self.section(Section::Keys)[at as usize..],
            key: Vec::with_capacity(64),
            towns: &[],
            is_current: false,
        }
    }
}

/// A walk through the sorted keys. The first key of a block shares nothing with the one before, so
/// walking on into the next block needs no care.
pub(crate) struct Keys<'a> {
    rest: &'a [u8],
    key: Vec<u8>,
    towns: &'a [u8],
    /// Whether the current key has been read but not handed out.
    is_current: bool,
}

/// The towns a key names: (number, whether by their main name), biggest first.
pub(crate) struct Named<'a>(&'a [u8]);

impl<'a> Named<'a> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, bool)> + use<'a> {
        self.0.chunks_exact(3).map(|b| {
            let packed = u32::from_le_bytes([b[0], b[1], b[2], 0]);
            ((packed >> 1) as usize, packed & 1 == 0)
        })
    }
}

impl<'a> Keys<'a> {
    fn advance(&mut self) -> bool {
        let [shared, added, rest @ ..] = self.rest else {
            return false;
        };
        let (suffix, rest) = rest.split_at(usize::from(*added));
        self.key.truncate(usize::from(*shared));
        self.key.extend_from_slice(suffix);
        let (towns, rest) = rest[1..].split_at(3 * usize::from(rest[0]));
        self.towns = towns;
        self.rest = rest;
        true
    }

    fn skip_below(&mut self, from: &[u8]) {
        while self.advance() {
            if self.key.as_slice() >= from {
                self.is_current = true;
                return;
            }
        }
    }

    /// The next key and its towns.
    pub(crate) fn next(&mut self) -> Option<(&[u8], Named<'a>)> {
        if !std::mem::take(&mut self.is_current) && !self.advance() {
            return None;
        }
        Some((&self.key, Named(self.towns)))
    }
}

/// A number of a column in planes: all lowest bytes come first, then all second ones, and so on.
/// Similar bytes side by side take a third less room in the zipped file.
pub(crate) fn plane_at(column: &[u8], at: usize) -> u32 {
    let n = column.len() / 4;
    u32::from_le_bytes([column[at], column[n + at], column[2 * n + at], column[3 * n + at]])
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|b| u32::from_le_bytes(*b))
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|b| u16::from_le_bytes(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedded() -> Packed {
        Packed::read(crate::gazetteer::ZIPPED).expect("the committed gazetteer is whole")
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let zipped = crate::gazetteer::ZIPPED;
        assert!(Packed::read(&[]).is_err());
        assert!(Packed::read(&zipped[..zipped.len() / 2]).is_err());
        let mut other = zipped.to_vec();
        other[5_000] ^= 0x40;
        assert!(Packed::read(&other).is_err());
    }

    #[test]
    fn keys_are_sorted_and_every_one_is_found_where_the_walk_starts() {
        let packed = embedded();
        let mut walk = packed.keys_from("");
        let mut last = Vec::new();
        let mut count = 0;
        while let Some((key, towns)) = walk.next() {
            assert!(last.as_slice() < key, "{last:?} before {key:?}");
            assert!(towns.iter().all(|(town, _)| town < packed.towns()));
            last = key.to_vec();
            count += 1;
            if count % 97 == 0 {
                let text = std::str::from_utf8(key).expect("keys are UTF-8");
                let mut again = packed.keys_from(text);
                assert_eq!(again.next().map(|(k, _)| k.to_vec()), Some(key.to_vec()));
            }
        }
        assert!(count > 250_000, "{count} keys");
    }

    #[test]
    fn folding_a_key_again_leaves_it_as_it_is() {
        let packed = embedded();
        let mut walk = packed.keys_from("");
        let mut in_kana = 0;
        while let Some((key, _)) = walk.next() {
            // A name of more than 255 bytes may be cut inside a letter.
            let Ok(text) = std::str::from_utf8(key) else { continue };
            assert_eq!(crate::fold::fold(text), text);
            in_kana += u32::from(text.chars().all(crate::kana::is_kana));
        }
        assert!(in_kana > 5_000, "{in_kana} keys in kana");
    }

    #[test]
    fn every_town_is_found_by_its_folded_name() {
        let packed = embedded();
        for town in (0..packed.towns()).step_by(5) {
            let key = crate::fold::fold(packed.name(town));
            let mut walk = packed.keys_from(&key);
            let named = walk.next().filter(|(k, _)| *k == key.as_bytes());
            let (_, towns) = named.unwrap_or_else(|| panic!("no key for {}", packed.name(town)));
            let is_full = towns.iter().count() == 255;
            assert!(is_full || towns.iter().any(|(t, _)| t == town), "{}", packed.name(town));
        }
    }
}
