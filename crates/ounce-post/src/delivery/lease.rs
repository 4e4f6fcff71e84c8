//! Which process delivers, when several serve one database.
//!
//! If two of them send the same letter, mail programs show it once (it has one Message-ID), but
//! servers get it twice. So only one of them holds the job. If that process crashes, the others
//! wait for a term at most.

use ounce_store::{Fault, Sql, jobs};

/// The job's name, as `ounce jobs` shows it.
const JOB: &str = "mail";
/// Longer than any one delivery may take, so that nobody else starts while one is under way.
pub(super) const TERM_MS: i64 = 150_000;
/// The lease is renewed when less than this is left of it, in milliseconds.
pub(super) const RENEW_MS: i64 = 120_000;

/// One process's claim to deliver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// Distinguishes this process from others, and from itself before a restart.
    holder: String,
}

impl Lease {
    pub fn new(chance: [u8; 8]) -> Self {
        Self { holder: format!("{:016x}", u64::from_be_bytes(chance)) }
    }

    /// Takes the lease, or renews it; false while somebody else has it.
    pub(super) fn take(&self, sql: &mut dyn Sql, now_ms: i64) -> Result<bool, Fault> {
        jobs::hold(sql, JOB, &self.holder, now_ms, TERM_MS)
    }

    /// Gives the lease back, if it is this process's.
    pub fn give_back(&self, sql: &mut dyn Sql) -> Result<(), Fault> {
        jobs::let_go(sql, JOB, &self.holder)
    }
}
