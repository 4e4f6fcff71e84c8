//! Deletes data that is kept only for a while: answers for repeated requests, the counts of a day's
//! letters, questions to hosts, unconfirmed offers to host, files that wait to be imported, sign-ins, sessions and tokens that are over, what passkeys have signed, and the record of old turns.

use super::{Job, Moment};
use ounce_store::{
    Fault, Sql, api_tokens, budget, host_applications, idempotency, jobs, passkeys, questions,
    sessions, sign_ins, uploads,
};
use std::time::Duration;

/// How long an answer is kept for a repeated request: a phone may be offline for a day.
const KEEP_ANSWERS_MS: i64 = 48 * 3_600_000;
/// How long the record of turns is kept.
const KEEP_RUNS_MS: i64 = 30 * 86_400_000;

pub(super) const JOB: Job =
    Job { name: "forgetting", every: Duration::from_secs(3600), act: forget };

fn forget(sql: &mut dyn Sql, moment: Moment) -> Result<u64, Fault> {
    budget::forget(sql, moment.now_ms - KEEP_ANSWERS_MS)?;
    questions::forget(sql, moment.now_ms)?;
    host_applications::forget(sql, moment.now_ms)?;
    uploads::forget(sql, moment.now_ms)?;
    sign_ins::forget(sql, moment.now_ms)?;
    sessions::forget(sql, moment.now_ms)?;
    api_tokens::forget(sql, moment.now_ms)?;
    passkeys::forget(sql, moment.now_ms)?;
    jobs::forget_before(sql, moment.now_ms - KEEP_RUNS_MS)?;
    idempotency::forget_before(sql, moment.now_ms - KEEP_ANSWERS_MS)
}
