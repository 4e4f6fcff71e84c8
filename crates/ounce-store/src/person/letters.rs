//! Letters to many that reach a person, and those that the person does without.

use ounce_sql::{Fault, Row, Sql};

const REFUSED: &str = "SELECT id, campaign, kind, at_ms FROM letter_refusal
    WHERE email_key = :email_key ORDER BY id";
const REMOVE_REFUSAL: &str = "DELETE FROM letter_refusal WHERE id = :id";
/// Letters of circulars that have not left.
const REMOVE_TO_WALKER: &str = "DELETE FROM outbox WHERE kind = 'circular'
    AND id IN (SELECT c.id FROM circular_copy c WHERE c.registration = :id)";
const REMOVE_TO_MEMBER: &str = "DELETE FROM outbox
    WHERE (kind = 'circular' AND id IN (SELECT c.id FROM circular_copy c WHERE c.member = :id))
        OR (kind = 'test' AND about = :id)";

pub(crate) const ALL_SQL: &[&str] = &[REFUSED, REMOVE_REFUSAL, REMOVE_TO_WALKER, REMOVE_TO_MEMBER];

pub(super) const COLUMNS: &[&str] = &["id", "campaign", "kind", "at_ms"];

/// The refusals of an address, each with its id first.
pub(super) fn refused(sql: &mut dyn Sql, email_key: &str) -> Result<Vec<Row>, Fault> {
    sql.rows(REFUSED, &[("email_key", email_key.into())])
}

/// Forgets a refusal. There is no address left that a letter could go to.
pub(super) fn forget(sql: &mut dyn Sql, refusal: [u8; 16]) -> Result<(), Fault> {
    sql.run(REMOVE_REFUSAL, &[("id", refusal.into())]).map(drop)
}

/// Removes letters to a walker that have not left. That there was one stays, for the figures of who
/// wrote it; nothing of it names the walker.
pub(super) fn remove_to_walker(sql: &mut dyn Sql, registration: [u8; 16]) -> Result<(), Fault> {
    sql.run(REMOVE_TO_WALKER, &[("id", registration.into())]).map(drop)
}

/// As [`remove_to_walker`], to a member.
pub(super) fn remove_to_member(sql: &mut dyn Sql, member: [u8; 16]) -> Result<(), Fault> {
    sql.run(REMOVE_TO_MEMBER, &[("id", member.into())]).map(drop)
}
