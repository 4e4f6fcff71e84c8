//! Numbers the nodes of an image. All ways of writing one name get one number.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use super::build::BuildFault;
use super::kind::Kind;
use super::names;
use ounce_domain::reference::key;

/// Numbers all nodes by kind and name and writes the names. Returns the number of each draft, the
/// numbers of the bottles and how many nodes there are.
pub(super) fn number_nodes(
    drafts: Vec<HashMap<Box<str>, u32>>,
    count: u32,
    image: &mut Vec<u8>,
) -> Result<(Vec<u32>, std::ops::Range<u32>, u32), BuildFault> {
    let mut numbers = vec![0; count as usize];
    let (mut next, mut bottles) = (0_u32, 0..0);
    for (kind, names_of) in drafts.into_iter().enumerate() {
        let (sorted, others) = one_of_each(names_of);
        let first = next;
        for (_, draft) in &sorted {
            numbers[*draft as usize] = next;
            next += 1;
        }
        for (draft, same) in others {
            numbers[draft as usize] = numbers[same as usize];
        }
        if kind == Kind::Bottle.place() {
            bottles = first..next;
        }
        let written = names::write(sorted.iter().map(|(name, _)| &**name));
        let (blocks, bytes) = written.ok_or(BuildFault::TooMany)?;
        image.extend(blocks.iter().flat_map(|block| block.to_le_bytes()));
        image.extend_from_slice(&bytes);
        let header = 48 + 8 * kind;
        image[header..header + 4].copy_from_slice(&(next - first).to_le_bytes());
        image[header + 4..header + 8].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
    }
    Ok((numbers, bottles, next))
}

/// Sorted names with their drafts; then pairs of a draft that is another way of writing one of
/// these names, and the draft of that name.
type Written = (Vec<(Box<str>, u32)>, Vec<(u32, u32)>);

/// Keeps one way of writing each name, the first in sequence.
fn one_of_each(names_of: HashMap<Box<str>, u32>) -> Written {
    let mut sorted: Vec<(Box<str>, u32)> = names_of.into_iter().collect();
    sorted.sort_unstable();
    // Names are hardly ever written in two ways, and the keys of millions of names are large. So
    // their hashes are compared first.
    let hasher = RandomState::new();
    let hashes: HashSet<u64> = sorted.iter().map(|(name, _)| hasher.hash_one(key(name))).collect();
    let mut others = Vec::new();
    if hashes.len() < sorted.len() {
        let mut first: HashMap<String, u32> = HashMap::new();
        sorted.retain(|(name, draft)| {
            let same = *first.entry(key(name)).or_insert(*draft);
            if same != *draft {
                others.push((*draft, same));
            }
            same == *draft
        });
    }
    (sorted, others)
}
