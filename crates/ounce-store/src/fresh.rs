//! Ids that are the same every time.
//!
//! A write closure may run more than once, so it cannot roll dice: it is given one seed and makes
//! the same ids from it each time. The id of an imported record is computed from its reference, so
//! that the same file again means the same records.

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

/// When a fresh id was made, in milliseconds UTC. It stands for "now" in an import, whose rows have
/// only the times at which things happened.
pub(crate) fn made_ms(id: [u8; 16]) -> i64 {
    Id::<()>::from_bytes(id).made_at_ms()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_id_says_when_it_was_made() {
        for at_ms in [0, 1, 1_430_575_200_000, (1 << 48) - 1] {
            assert_eq!(made_ms(ids(at_ms, [7; 16])()), at_ms);
        }
    }

    #[test]
    fn references_of_other_kinds_and_campaigns_are_other_records() {
        let of = |campaign: u8, kind, reference| {
            imported::<()>(Id::from_bytes([campaign; 16]), kind, reference)
        };
        assert_eq!(of(1, "gift", "G-1"), of(1, "gift", "G-1"));
        for other in [of(2, "gift", "G-1"), of(1, "promise", "G-1"), of(1, "gift", "G-2")] {
            assert_ne!(of(1, "gift", "G-1"), other);
        }
        assert_ne!(of(1, "gif", "tG-1"), of(1, "gift", "G-1"));
    }
}
