//! A moment as RFC 3339 text (`2026-05-02T10:15:00Z`), for `#[serde(with = "…")]`.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

pub(super) fn serialize<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(at)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
    let text = String::deserialize(from)?;
    let shown = || format!("`{text}` is not a time (2026-05-02T10:15:00Z)");
    text.parse().map_err(|_| D::Error::custom(shown()))
}
