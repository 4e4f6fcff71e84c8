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

pub fn get(sql: &mut dyn Sql, name: &str) -> Result<Option<String>, Fault> {
    maybe(sql.row(GET, &[("name", name.into())])?, |row| row.text())
}

pub fn put(sql: &mut dyn Sql, name: &str, value: &str) -> Result<(), Fault> {
    sql.run(PUT, &[("name", name.into()), ("value", value.into())]).map(drop)
}

/// The secret that the links of this installation are signed with. The first call makes it from
/// `fresh` random bytes; every later one gives the same back.
pub fn secret(sql: &mut dyn Sql, fresh: [u8; 32]) -> Result<[u8; 32], Fault> {
    sql.run(PUT_ONCE, &[("name", SECRET.into()), ("value", hex(&fresh).into())])?;
    let kept = get(sql, SECRET)?;
    kept.and_then(|text| unhex(&text)).ok_or_else(|| Fault::corrupt("the secret is no secret"))
}

/// Whether the secret has the right form, if there is one.
pub(crate) fn keeps_a_secret(sql: &mut dyn Sql) -> Result<bool, Fault> {
    Ok(get(sql, SECRET)?.is_none_or(|text| unhex(&text).is_some()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (i, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()?;
    }
    Some(bytes)
}
