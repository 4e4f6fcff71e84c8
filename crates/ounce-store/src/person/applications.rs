//! Offers to host that a person made.

use ounce_sql::{Fault, Row, Sql};

use super::erase;

const MADE: &str =
    "SELECT id, campaign, name, email, town, region, country, chapter, why, language,
        standing, said, at_ms, since_ms, stroll
    FROM host_application WHERE email_key = :email_key ORDER BY id";
const REMOVE: &str = "DELETE FROM host_application WHERE id = :id";

pub(crate) const ALL_SQL: &[&str] = &[MADE, REMOVE];

pub(super) const COLUMNS: &[&str] = &[
    "id", "campaign", "name", "email", "town", "region", "country", "chapter", "why", "language",
    "standing", "said", "at_ms", "since_ms", "stroll",
];

/// Made with an address, each with its id first.
pub(super) fn made(sql: &mut dyn Sql, email_key: &str) -> Result<Vec<Row>, Fault> {
    sql.rows(MADE, &[("email_key", email_key.into())])
}

/// Removes an application and its letters. No figure needs it, so the whole row is deleted; a stroll
/// that was made of it stays.
pub(super) fn remove(sql: &mut dyn Sql, application: [u8; 16]) -> Result<(), Fault> {
    erase::letters(sql, application)?;
    sql.run(REMOVE, &[("id", application.into())]).map(drop)
}
