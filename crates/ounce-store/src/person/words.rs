//! Columns of free text in which somebody may have written an address: a reason, a message, the
//! answer of a mail server. Each text is searched, since nothing else says whom it is about.

use ounce_domain::id::Id;
use ounce_domain::text::{self, EmailAddress};
use ounce_sql::{Fault, Sql, Value};

use super::find::{Cell, Record};
use crate::{day, strolls};

/// A column of free text, and the key columns of its table.
pub(super) struct Words {
    pub(super) table: &'static str,
    pub(super) column: &'static str,
    /// The second part of the key, where it has one.
    number: Option<&'static str>,
    select: &'static str,
    update: &'static str,
}

macro_rules! words {
    ($table:literal, $key:literal, $column:literal) => {
        Words {
            table: $table,
            column: $column,
            number: None,
            select: concat!(
                "SELECT ",
                $key,
                ", CAST(0 AS BIGINT), ",
                $column,
                " FROM ",
                $table,
                " WHERE ",
                $column,
                " LIKE '%@%' ORDER BY ",
                $key
            ),
            update: concat!("UPDATE ", $table, " SET ", $column, " = :text WHERE ", $key, " = :id"),
        }
    };
    ($table:literal, $key:literal and $number:literal, $column:literal) => {
        Words {
            table: $table,
            column: $column,
            number: Some($number),
            select: concat!(
                "SELECT ",
                $key,
                ", ",
                $number,
                ", ",
                $column,
                " FROM ",
                $table,
                " WHERE ",
                $column,
                " LIKE '%@%' ORDER BY ",
                $key,
                ", ",
                $number
            ),
            update: concat!(
                "UPDATE ",
                $table,
                " SET ",
                $column,
                " = :text WHERE ",
                $key,
                " = :id AND ",
                $number,
                " = :number"
            ),
        }
    };
}

/// Every column of free text that can name a person. A test holds it against [`super::COLUMNS`].
pub(super) const WORDS: [Words; 50] = [
    words!("act_words", "act", "was"),
    words!("blueprint_field", "id", "value"),
    words!("stroll_given", "id", "value"),
    words!("stroll_given", "id", "before"),
    words!("act_words", "act", "became"),
    words!("act_words", "act", "why"),
    words!("api_token", "id", "name"),
    words!("campaign_face", "campaign", "headline"),
    words!("campaign_face", "campaign", "lead"),
    words!("campaign_face", "campaign", "organiser"),
    words!("campaign_face", "campaign", "contact"),
    words!("circular", "id", "subject"),
    words!("circular", "id", "words"),
    words!("day_device", "id", "name"),
    words!("day_entry", "id", "body"),
    words!("day_other_words", "id", "body"),
    words!("gift", "id", "name"),
    words!("gift", "id", "message"),
    words!("gift_message_change", "gift" and "number", "why"),
    words!("helper_hours", "id", "name"),
    words!("helper_hours", "id", "role"),
    words!("host_application", "id", "name"),
    words!("host_application", "id", "why"),
    words!("host_application", "id", "said"),
    words!("join_answer", "registration" and "number", "said"),
    words!("join_question_words", "id", "words"),
    words!("join_question_words", "id", "choices"),
    words!("outbox", "id", "last_error"),
    words!("outbox_done", "id", "error"),
    words!("outbox_done", "id", "said"),
    words!("passkey", "id", "name"),
    words!("question", "id", "words"),
    words!("registration", "id", "name"),
    words!("registration", "id", "signed_name"),
    words!("registration_change", "registration" and "number", "why"),
    words!("stroll", "id", "name"),
    words!("stroll", "id", "meeting_point"),
    words!("stroll", "id", "host"),
    words!("stroll", "id", "bring"),
    words!("stroll_about", "id", "about"),
    words!("stroll_change", "stroll" and "number", "by_whom"),
    words!("stroll_change", "stroll" and "number", "why"),
    words!("stroll_meeting", "stroll", "venue"),
    words!("stroll_meeting", "stroll", "street"),
    words!("stroll_meeting", "stroll", "parking"),
    words!("stroll_meeting", "stroll", "toilets"),
    words!("stroll_meeting", "stroll", "rain_plan"),
    words!("stroll_report", "stroll", "cash_reason"),
    words!("stroll_report", "stroll", "milk_reason"),
    words!("stroll_report", "stroll", "story"),
];

pub(crate) const SELECTS: [&str; WORDS.len()] = {
    let mut all = [""; WORDS.len()];
    let mut i = 0;
    while i < all.len() {
        all[i] = WORDS[i].select;
        i += 1;
    }
    all
};

pub(crate) const UPDATES: [&str; WORDS.len()] = {
    let mut all = [""; WORDS.len()];
    let mut i = 0;
    while i < all.len() {
        all[i] = WORDS[i].update;
        i += 1;
    }
    all
};

/// One text with the address in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Which of [`WORDS`].
    place: usize,
    id: [u8; 16],
    number: i64,
    /// The text without the address.
    rest: String,
}

/// Looks through all free text for an address.
pub(super) fn find(
    sql: &mut dyn Sql,
    address: &EmailAddress,
) -> Result<(Vec<Mention>, Vec<Record>), Fault> {
    let (mut mentions, mut records) = (Vec::new(), Vec::new());
    for (place, words) in WORDS.iter().enumerate() {
        for row in sql.rows(words.select, &[])? {
            let (id, number, said) = (row.id(0)?, row.int(1)?, row.str(2)?);
            let Some(rest) = text::without_address(said, address) else { continue };
            let mut cells = vec![("id", Cell::id(id))];
            cells.extend(words.number.map(|name| (name, Cell::Number(number))));
            cells.push((words.column, Cell::Text(said.to_owned())));
            records.push(Record { table: words.table, cells });
            mentions.push(Mention { place, id, number, rest });
        }
    }
    Ok((mentions, records))
}

/// Takes the address out of a text; true when that is part of a plan that pages show.
pub(super) fn take_out(sql: &mut dyn Sql, mention: &Mention) -> Result<bool, Fault> {
    let words = &WORDS[mention.place];
    // An entry of the day is about one family: its name goes with its address.
    if words.table.starts_with("day_") && words.column == "body" {
        day::erase(sql, mention.id)?;
        return Ok(false);
    }
    let mut args: Vec<(&'static str, Value<'_>)> =
        vec![("text", (&mention.rest).into()), ("id", mention.id.into())];
    args.extend(words.number.map(|_| ("number", mention.number.into())));
    sql.run(words.update, &args)?;
    if (words.table, words.column) == ("stroll", "name") {
        strolls::renew_words(sql, Id::from_bytes(mention.id))?;
    }
    let is_asked = words.table == "join_question_words";
    Ok(is_asked || words.table.starts_with("stroll") || words.table == "campaign_face")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{COLUMNS, Names};
    use super::*;

    /// These hold an address or an answer as a whole, and are found by it.
    const EXACT: [&str; 3] = ["email", "email_key", "answer"];

    #[test]
    fn all_free_text_that_can_name_a_person_is_looked_through() {
        let can_name = COLUMNS.iter().filter(|(_, names, _)| *names != Names::Nobody);
        let expected: BTreeSet<_> = can_name
            .flat_map(|(table, _, columns)| columns.iter().map(move |column| (*table, *column)))
            .filter(|(_, column)| !EXACT.contains(column))
            .collect();
        let found: BTreeSet<_> = WORDS.iter().map(|words| (words.table, words.column)).collect();
        assert_eq!(found, expected);
        assert_eq!(found.len(), WORDS.len(), "each once");
    }
}
