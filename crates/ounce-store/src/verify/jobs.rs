//! Checks that the turns of a job are in order, and belong to a known job.

use ounce_sql::{Fault, Sql};

use super::Finding;

/// A job without a holder has no end of a hold.
const HOLDERS: &str = "SELECT name FROM job
    WHERE (holder = '') <> (held_until_ms = 0) ORDER BY name";
/// The next turn is not before the last one.
const TURNS: &str = "SELECT name, last_ms, next_ms FROM job WHERE next_ms < last_ms ORDER BY name";
/// A job is known before its first turn is recorded.
const RUNS: &str = "SELECT DISTINCT r.job FROM job_run r
    WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.name = r.job) ORDER BY r.job";

pub(super) const ALL_SQL: &[&str] = &[HOLDERS, TURNS, RUNS];

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    for (statement, what, expected, found) in [
        (HOLDERS, "job holder", "a process and until when it holds the job, or neither", "one"),
        (RUNS, "job_run job", "a row of job", "none"),
    ] {
        for row in sql.rows(statement, &[])? {
            let (expected, found) = (expected.to_owned(), found.to_owned());
            findings.push(Finding { what, id: row.text(0)?, expected, found });
        }
    }
    for row in sql.rows(TURNS, &[])? {
        let (expected, found) = (format!("at least {}", row.int(1)?), row.int(2)?.to_string());
        findings.push(Finding { what: "job next turn", id: row.text(0)?, expected, found });
    }
    Ok(())
}
