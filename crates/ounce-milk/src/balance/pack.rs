//! How much a bank may lose.

use jiff::civil::Date;
use serde::Deserialize;

use crate::pack::{Pack, Stated, day};

/// How much milk of a pool or a load may be lost, and how much may be gained.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalancePack {
    pub id: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    pub title: String,
    /// A share of the volume that went in, in hundredths of a percent.
    pub share_bp: Stated<u32>,
    /// Added to the share, in microlitres. The volume that went in does not change it.
    pub fixed_ul: Stated<u32>,
}

impl BalancePack {
    /// How much may be lost, and gained, of a volume that went in: microlitres, rounded down.
    pub fn allowed(&self, in_ul: i64) -> i64 {
        let share = i128::from(in_ul) * i128::from(self.share_bp.value) / 10_000;
        // The share is at most the volume itself, so it fits: a pack allows at most 100 %.
        share as i64 + i64::from(self.fixed_ul.value)
    }

    /// Whether one of the numbers has a source that nobody has read.
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
