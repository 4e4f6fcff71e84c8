//! A moment as RFC 3339 text (`2026-05-02T10:15:00Z`), for `#[serde(with = "…")]`.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

use crate::pack::day;

/// A time, or the beginning of a day in Coordinated Universal Time.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    match day::read(text) {
        Some(day) => Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp()),
        None => text.parse().ok(),
    }
}

pub(super) fn serialize<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(at)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
    let text = String::deserialize(from)?;
    let shown = || format!("`{text}` is not a time (2026-05-02T10:15:00Z)");
    text.parse().map_err(|_| D::Error::custom(shown()))
}
