//! A release that a desk keeps.

use jiff::Timestamp;
use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use super::Release;
use crate::states::moment;

/// A release as a row that is kept. Only a course of steps can use such a row as a [`Release`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Fields", into = "Fields")]
pub struct KeptRelease(pub(in crate::states) Release);

impl From<Release> for KeptRelease {
    fn from(release: Release) -> Self {
        Self(release)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    batch: Reference,
    pool: Reference,
    containers: BTreeSet<Reference>,
    record_sha256: String,
    signed_by: Vec<String>,
    #[serde(with = "moment")]
    signed_at: Timestamp,
}

impl From<Fields> for KeptRelease {
    fn from(kept: Fields) -> Self {
        let Fields { batch, pool, containers, record_sha256, signed_by, signed_at } = kept;
        Self(Release { batch, pool, containers, record_sha256, signed_by, signed_at })
    }
}

impl From<KeptRelease> for Fields {
    fn from(KeptRelease(release): KeptRelease) -> Self {
        let Release { batch, pool, containers, record_sha256, signed_by, signed_at } = release;
        Self { batch, pool, containers, record_sha256, signed_by, signed_at }
    }
}
