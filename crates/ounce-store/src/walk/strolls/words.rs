//! The words that a stroll is found by.

use ounce_domain::id::Id;
use ounce_domain::stroll::Stroll;
use ounce_geo::fold;
use ounce_sql::{Fault, Row, Sql};

use crate::columns::{each, id};

const LIST_WITHOUT: &str =
    "SELECT id, town, region, name FROM stroll WHERE words = '' ORDER BY id LIMIT :limit";
const LOAD: &str = "SELECT id, town, region, name FROM stroll WHERE id = :id";
const SET: &str = "UPDATE stroll SET words = :words WHERE id = :id";

pub(crate) const ALL_SQL: &[&str] = &[LIST_WITHOUT, LOAD, SET];

/// How many strolls get their words in one transaction, so that it stays short.
const AT_ONCE: i64 = 2_000;

/// The town first, so that strolls are in the order of their towns. Every word has a space before
/// it, so that the beginning of a word is found.
pub(super) fn words_of(stroll: &Stroll) -> String {
    of(&stroll.town, &stroll.region, &stroll.name)
}

fn of(town: &str, region: &str, name: &str) -> String {
    format!(" {}", fold(&format!("{town} {region} {name}")))
}

/// What a search for words looks for: each begins a word of the stroll.
pub(super) fn beginnings(words: &str) -> [String; 4] {
    let mut words =
        fold(words).split_whitespace().map(|word| format!("% {word}%")).collect::<Vec<_>>();
    words.resize(4, "%".to_owned());
    words.try_into().unwrap_or_default()
}

/// Gives words to strolls that have none, and returns how many. When it returns 0, none are left.
pub fn give_words(sql: &mut dyn Sql) -> Result<usize, Fault> {
    let rows = sql.rows(LIST_WITHOUT, &[("limit", AT_ONCE.into())])?;
    write(sql, &rows)?;
    Ok(rows.len())
}

/// Makes the words of a stroll anew.
pub(crate) fn renew_words(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<(), Fault> {
    let rows = sql.rows(LOAD, &[("id", id(stroll))])?;
    write(sql, &rows)
}

fn write(sql: &mut dyn Sql, rows: &[Row]) -> Result<(), Fault> {
    let all: Vec<(Id<Stroll>, String)> =
        each(rows, |row| Ok((row.id()?, of(&row.text()?, &row.text()?, &row.text()?))))?;
    for (stroll, words) in &all {
        sql.run(SET, &[("words", words.into()), ("id", id(*stroll))])?;
    }
    Ok(())
}
