//! Work that is repeated: which process does it, when it is due, and what it did.
//!
//! A job that only writes to the database begins and ends in one transaction, so that it is done
//! once even if two processes try at the same time. A job that works outside of it, such as mail,
//! holds a lease meanwhile.

use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each};

/// A job, as the database knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub name: String,
    /// Until when a process holds it; `None` while none does.
    pub held_until_ms: Option<i64>,
    /// `None` before its first turn.
    pub last_ms: Option<i64>,
    pub next_ms: i64,
}

/// A turn that did something, or failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub job: String,
    pub at_ms: i64,
    pub did: i64,
    /// `None` when it went well.
    pub error: Option<String>,
}

const KNOW: &str = "INSERT INTO job (name, holder, held_until_ms, last_ms, next_ms)
    VALUES (:name, '', 0, 0, 0) ON CONFLICT DO NOTHING";
const HOLD: &str = "UPDATE job SET holder = :holder, held_until_ms = :until_ms WHERE name = :name
    AND (holder = :holder OR held_until_ms <= :now_ms OR held_until_ms > :too_late_ms)";
const LET_GO: &str =
    "UPDATE job SET holder = '', held_until_ms = 0 WHERE name = :name AND holder = :holder";
const BEGIN: &str = "UPDATE job SET last_ms = :now_ms, next_ms = :next_ms
    WHERE name = :name AND (next_ms <= :now_ms OR next_ms > :next_ms)";
const AGAIN: &str = "UPDATE job SET next_ms = :now_ms WHERE name = :name";
const RECORD: &str = "INSERT INTO job_run (job, at_ms, did, error)
    VALUES (:name, :now_ms, :did, :error) ON CONFLICT (job, at_ms)
    DO UPDATE SET did = job_run.did + excluded.did, error = excluded.error";
const LIST: &str = "SELECT name, held_until_ms, last_ms, next_ms FROM job ORDER BY name";
const RUNS: &str =
    "SELECT job, at_ms, did, error FROM job_run ORDER BY at_ms DESC, job LIMIT :limit";
const FORGET: &str = "DELETE FROM job_run WHERE at_ms < :before_ms";

pub(crate) const ALL_SQL: &[&str] = &[KNOW, HOLD, LET_GO, BEGIN, AGAIN, RECORD, LIST, RUNS, FORGET];

/// Holds a job for `term_ms` from now, or goes on holding it; false while another process does.
///
/// A hold that ends later than two terms from now was written by a clock that was ahead, so it is
/// ignored. Otherwise no letter would leave until that time.
pub fn hold(
    sql: &mut dyn Sql,
    name: &str,
    holder: &str,
    now_ms: i64,
    term_ms: i64,
) -> Result<bool, Fault> {
    sql.run(KNOW, &[("name", name.into())])?;
    let args = [
        ("name", name.into()),
        ("holder", holder.into()),
        ("now_ms", now_ms.into()),
        ("until_ms", (now_ms + term_ms).into()),
        ("too_late_ms", (now_ms + 2 * term_ms).into()),
    ];
    Ok(sql.run(HOLD, &args)? == 1)
}

/// Ends a hold, if it is this process's.
pub fn let_go(sql: &mut dyn Sql, name: &str, holder: &str) -> Result<(), Fault> {
    sql.run(LET_GO, &[("name", name.into()), ("holder", holder.into())]).map(drop)
}

/// Begins a turn if the job is due, and makes the next one due `every_ms` later. False when it is
/// not due, or another process was first. Call it in the transaction that does the work.
pub fn begin(sql: &mut dyn Sql, name: &str, now_ms: i64, every_ms: i64) -> Result<bool, Fault> {
    sql.run(KNOW, &[("name", name.into())])?;
    let args =
        [("name", name.into()), ("now_ms", now_ms.into()), ("next_ms", (now_ms + every_ms).into())];
    Ok(sql.run(BEGIN, &args)? == 1)
}

/// Ends a turn. One that did something is due again at once: there may be more to do.
pub fn end(sql: &mut dyn Sql, name: &str, now_ms: i64, did: u64) -> Result<(), Fault> {
    if did == 0 {
        return Ok(());
    }
    sql.run(AGAIN, &[("name", name.into()), ("now_ms", now_ms.into())])?;
    record(sql, name, now_ms, i64::try_from(did).unwrap_or(i64::MAX), "")
}

/// Records that a turn failed; the next one is `after_ms` later.
pub fn fail(
    sql: &mut dyn Sql,
    name: &str,
    now_ms: i64,
    after_ms: i64,
    error: &str,
) -> Result<(), Fault> {
    if begin(sql, name, now_ms, after_ms)? {
        record(sql, name, now_ms, 0, error)?;
    }
    Ok(())
}

fn record(sql: &mut dyn Sql, name: &str, now_ms: i64, did: i64, error: &str) -> Result<(), Fault> {
    let args = [
        ("name", name.into()),
        ("now_ms", now_ms.into()),
        ("did", did.into()),
        ("error", error.into()),
    ];
    sql.run(RECORD, &args).map(drop)
}

/// Every job that ever had its turn, by name.
pub fn list(sql: &mut dyn Sql) -> Result<Vec<Job>, Fault> {
    each(&sql.rows(LIST, &[])?, read)
}

fn read(columns: &mut Columns<'_>) -> Result<Job, Fault> {
    Ok(Job {
        name: columns.text()?,
        held_until_ms: Some(columns.int()?).filter(|until_ms| *until_ms > 0),
        last_ms: Some(columns.int()?).filter(|last_ms| *last_ms > 0),
        next_ms: columns.int()?,
    })
}

/// The turns that did something or failed, newest first.
pub fn runs(sql: &mut dyn Sql, limit: i64) -> Result<Vec<Run>, Fault> {
    each(&sql.rows(RUNS, &[("limit", limit.into())])?, |columns| {
        Ok(Run {
            job: columns.text()?,
            at_ms: columns.int()?,
            did: columns.int()?,
            error: Some(columns.text()?).filter(|error| !error.is_empty()),
        })
    })
}

/// Deletes the turns from before a moment, and says how many.
pub fn forget_before(sql: &mut dyn Sql, before_ms: i64) -> Result<u64, Fault> {
    sql.run(FORGET, &[("before_ms", before_ms.into())])
}
