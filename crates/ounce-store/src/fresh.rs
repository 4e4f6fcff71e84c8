//! Ids that are the same every time.
//!
//! A write closure may run more than once, so it cannot roll dice: it is given one seed and makes
//! the same ids from it each time. What is imported has a reference of its own, and its id follows
//! from that, so that the same file again means the same records.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use sha2::{Digest, Sha256};

/// Ids made at a moment, one after the other, from sixteen random bytes.
pub fn ids(at_ms: i64, seed: [u8; 16]) -> impl FnMut() -> [u8; 16] {
    let mut made: u64 = 0;
    move || {
        let mut hash = Sha256::new();
        hash.update(seed);
        hash.update(made.to_be_bytes());
        made += 1;
        let mut random = [0; 10];
        random.copy_from_slice(&hash.finalize()[..10]);
        Id::<()>::new(at_ms, random).bytes()
    }
}

/// The id of an imported record: of a kind, in a campaign, by its reference there.
pub fn imported<T>(campaign: Id<Campaign>, kind: &str, reference: &str) -> Id<T> {
    let mut hash = Sha256::new();
    hash.update(campaign.bytes());
    hash.update(kind);
    // No kind contains a NUL, so no two pairs of kind and reference give the same bytes.
    hash.update([0]);
    hash.update(reference);
    let mut id = [0; 16];
    id.copy_from_slice(&hash.finalize()[..16]);
    Id::from_bytes(id)
}
