//! Ids of records that have a slug.
//!
//! An id is six bytes of time and ten of chance. For a record with a slug, the ten are taken from a
//! hash of the slug, so that checking a file needs no random bytes. The id of a record with a
//! reference is computed from the reference alone: `ounce_store::fresh::imported`.

use ounce_domain::id::Id;
use ounce_domain::stroll::Position;
use sha2::{Digest, Sha256};

/// The id of something that has a slug and is new at this time.
pub(crate) fn id_of_new<T>(now: jiff::Timestamp, noun: &str, scope: &[u8], slug: &str) -> Id<T> {
    Id::new(now.as_millisecond(), mark(noun, scope, slug))
}

/// Ten bytes that stand for a slug within its scope (the id of a campaign, or nothing).
fn mark(noun: &str, scope: &[u8], name: &str) -> [u8; 10] {
    let mut hash = Sha256::new();
    // A zero byte is in no noun, and the scopes of one noun have one length: no two are alike.
    hash.update(noun);
    hash.update([0]);
    hash.update(scope);
    hash.update(name);
    let mut mark = [0; 10];
    mark.copy_from_slice(&hash.finalize()[..10]);
    mark
}

/// Latitude and longitude as plain decimals.
pub(crate) fn plain_position(position: Position) -> [String; 2] {
    let plain = position.plain();
    let (lat, lon) = plain.split_once(", ").unwrap_or_default();
    [lat.to_owned(), lon.to_owned()]
}
