//! How much a bank may lose.

use jiff::civil::Date;
use serde::Deserialize;

use crate::pack::{Pack, Stated, day};

/// What of a pool or a load may be lost, or found, between what went in and what came out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalancePack {
    pub id: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    pub title: String,
    /// A share of what went in, in hundredths of a percent …
    pub share_bp: Stated<u32>,
    /// … and so many microlitres on top, whatever went in.
    pub fixed_ul: Stated<u32>,
}

impl BalancePack {
    /// What may be lost of this much, in microlitres, rounded down.
    pub fn allowed(&self, in_ul: i64) -> i64 {
        let share = i128::from(in_ul) * i128::from(self.share_bp.value) / 10_000;
        // At most the volume itself, since the share is at most the whole.
        share as i64 + i64::from(self.fixed_ul.value)
    }

    /// Whether any number rests on a source nobody read.
    pub fn is_example(&self) -> bool {
        !(self.share_bp.verified && self.fixed_ul.verified)
    }
}

impl Pack for BalancePack {
    const KIND: &'static str = "balance";

    fn id(&self) -> &str {
        &self.id
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn effective(&self) -> Date {
        self.effective
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if self.share_bp.value > 10_000 {
            problems.push("`share_bp` is at most 10,000, which is all of it".to_owned());
        }
        for (name, source) in
            [("share_bp", &self.share_bp.source), ("fixed_ul", &self.fixed_ul.source)]
        {
            if source.trim().is_empty() {
                problems.push(format!("`{name}` says where it is from"));
            }
        }
        problems
    }
}
