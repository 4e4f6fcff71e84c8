//! Settings of this installation, made once.

use ounce_sql::{Fault, Sql};

use crate::columns::maybe;

const GET: &str = "SELECT value FROM setting WHERE name = :name";
const PUT: &str = "INSERT INTO setting (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";
const PUT_ONCE: &str =
    "INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING";

pub(crate) const ALL_SQL: &[&str] = &[GET, PUT, PUT_ONCE];

/// The row that holds the secret.
const SECRET: &str = "secret";
/// The row that holds the key of tickets.
const TICKET_KEY: &str = "ticket-key";

pub fn get(sql: &mut dyn Sql, name: &str) -> Result<Option<String>, Fault> {
    maybe(sql.row(GET, &[("name", name.into())])?, |row| row.text())
}

pub fn put(sql: &mut dyn Sql, name: &str, value: &str) -> Result<(), Fault> {
    sql.run(PUT, &[("name", name.into()), ("value", value.into())]).map(drop)
}

/// The secret that the links of this installation are signed with. The first call makes it from
/// `fresh` random bytes; every later one gives the same back.
pub fn secret(sql: &mut dyn Sql, fresh: [u8; 32]) -> Result<[u8; 32], Fault> {
    let kept = once(sql, SECRET, &fresh)?;
    kept.try_into().map_err(|_| Fault::corrupt("the secret is no secret"))
}

/// The key pair that tickets are signed with, in PKCS #8. The first call keeps `fresh`; every later
/// one gives the same back.
pub fn ticket_key(sql: &mut dyn Sql, fresh: &[u8]) -> Result<Vec<u8>, Fault> {
    once(sql, TICKET_KEY, fresh)
}

/// Keeps bytes under a name, unless there are some; the bytes that are there now.
fn once(sql: &mut dyn Sql, name: &str, fresh: &[u8]) -> Result<Vec<u8>, Fault> {
    sql.run(PUT_ONCE, &[("name", name.into()), ("value", hex(fresh).into())])?;
    let kept = get(sql, name)?;
    kept.and_then(|text| unhex(&text)).ok_or_else(|| Fault::corrupt("a key is no key"))
}

/// Whether the keys have the right form, as far as there are any.
pub(crate) fn keeps_keys(sql: &mut dyn Sql) -> Result<bool, Fault> {
    let secret = get(sql, SECRET)?.is_none_or(|text| unhex(&text).is_some_and(|it| it.len() == 32));
    let tickets = get(sql, TICKET_KEY)?.is_none_or(|text| unhex(&text).is_some());
    Ok(secret && tickets)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() || !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()).collect()
}
