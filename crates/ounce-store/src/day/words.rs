//! Takes those who are named out of what was noted. What is counted by it stays counted.

use ounce_domain::day::read::without_names;
use ounce_sql::{Fault, Sql};

use crate::columns::maybe;

const LOAD: &str = "SELECT body FROM day_entry WHERE id = :id";
const SET: &str = "UPDATE day_entry SET body = :body, is_bare = 1 WHERE id = :id";
/// Other words count nowhere, so nothing of them is needed.
const EMPTY_OTHER_WORDS: &str = "UPDATE day_other_words SET body = '{}' WHERE id = :id";

pub(crate) const ALL_SQL: &[&str] = &[LOAD, SET, EMPTY_OTHER_WORDS];

/// Takes the names out of an entry, or of other words, if there is one of this id. Again it changes
/// nothing.
pub(crate) fn erase(sql: &mut dyn Sql, id: [u8; 16]) -> Result<(), Fault> {
    if let Some(body) = maybe(sql.row(LOAD, &[("id", id.into())])?, |row| row.text())? {
        let bare = without_names(&body);
        sql.run(SET, &[("id", id.into()), ("body", bare.into())])?;
    }
    sql.run(EMPTY_OTHER_WORDS, &[("id", id.into())]).map(drop)
}
