//! Everything that is kept about a person.
//!
//! Nobody has an account, so a person is known by an address. Somebody who has only the link to one
//! record sees that record alone, because a link does not prove whose the address is.

mod found;

use std::collections::BTreeSet;

use ounce_domain::gift::Gift;
use ounce_domain::id::Id;
use ounce_domain::milk_promise::MilkPromise;
use ounce_domain::registration::Registration;
use ounce_domain::text::{self, EmailAddress};
use ounce_sql::{Fault, Row, Sql, Value};

pub use found::{Cell, Found, Record};

use super::{applications, letters, members, questions, words};

/// Whose data is meant.
#[derive(Clone, Debug)]
pub enum Whose {
    /// Of the person who uses the address, however it is written.
    Address(EmailAddress),
    /// Of one record, and of nobody else by the same address.
    Registration(Id<Registration>),
    Gift(Id<Gift>),
    Promise(Id<MilkPromise>),
}

/// A table, a statement, and the names of its columns behind the first one, which is the row's id.
type Question = (&'static str, &'static str, &'static [&'static str]);

const REGISTRATIONS: &str = "SELECT id, email FROM registration
    WHERE email_key = :email_key ORDER BY id";
const REGISTRATION: &str = "SELECT id, campaign, stroll, name, email, signed_name, adults,
        children, standing, language, waiver_version, waiver_language, at_ms
    FROM registration WHERE id = :about";
const GIFT_ADDRESSES: &str = "SELECT id, email FROM gift
    WHERE id > :after AND email <> '' ORDER BY id LIMIT :limit";
const GIFT: &str = "SELECT id, campaign, stroll, name, email, message, message_standing,
        is_hidden, purpose, method, amount_minor, fee_cover_minor, currency, standing, language,
        at_ms
    FROM gift WHERE id = :about";
const PROMISE_ADDRESSES: &str = "SELECT id, email FROM milk_promise
    WHERE id > :after ORDER BY id LIMIT :limit";
const PROMISE: &str = "SELECT id, campaign, stroll, bank, email, volume_ul, language, at_ms
    FROM milk_promise WHERE id = :about";
const CHANGES: &str = "SELECT registration, number, standing, adults, children, at_ms, by_whom, why
    FROM registration_change WHERE registration = :about ORDER BY number";
/// With the question in the first of its languages, for a choice is kept by its number.
const JOIN_ANSWERS: &str = "SELECT a.registration, a.number, w.words, w.choices, a.said
    FROM join_answer a JOIN join_question_words w ON w.stroll = a.stroll AND w.number = a.number
    WHERE a.registration = :about AND w.language = (SELECT MIN(m.language)
        FROM join_question_words m WHERE m.stroll = a.stroll AND m.number = a.number)
    ORDER BY a.number";
const MESSAGE_CHANGES: &str = "SELECT gift, number, standing, at_ms, by_whom, why
    FROM gift_message_change WHERE gift = :about ORDER BY number";
const LETTERS: &str = "SELECT id, kind, about, at_ms, attempts, last_error FROM outbox
    WHERE about = :about ORDER BY id";
const LETTERS_DONE: &str = "SELECT id, kind, about, at_ms, attempts, done_at_ms, error, said
    FROM outbox_done WHERE about = :about ORDER BY id";
const COPIES: &str = "SELECT id, circular FROM circular_copy WHERE registration = :about
    ORDER BY id";
const BUDGET: &str = "SELECT digest, email_key, day, letters, digests FROM letter_budget
    WHERE email_key = :email_key ORDER BY day";
const LINES: &str = "SELECT digest, kind, about, at_ms FROM letter_beyond
    WHERE about = :about ORDER BY digest, kind";
const RECEIPTS: &str = "SELECT id, promise, bank, volume_ul, received_on, at_ms FROM milk_receipt
    WHERE promise = :about ORDER BY id";
const TRANSFERS: &str = "SELECT id, about, kind, unit, amount, at_ms, by_whom FROM ledger_transfer
    WHERE about = :about ORDER BY id";
const ANSWERS: &str = "SELECT key_hash, status, at_ms, answer FROM idempotency
    WHERE answer <> '' ORDER BY key_hash";

/// Named as organisers name somebody in their own plan: it may be somebody else.
const HOSTS: &str = "SELECT id, slug, host FROM stroll WHERE lower(host) = :name ORDER BY id";
const ORGANISERS: &str = "SELECT campaign, organiser FROM campaign_face
    WHERE lower(organiser) = :name ORDER BY campaign";
const HELPED: &str = "SELECT id, stroll, name, role FROM helper_hours
    WHERE lower(name) = :name ORDER BY id";
const CHANGED_BY: &str = "SELECT stroll, number, by_whom FROM stroll_change
    WHERE lower(by_whom) = :name ORDER BY stroll, number";

pub(crate) const ALL_SQL: &[&str] = &[
    REGISTRATIONS,
    REGISTRATION,
    GIFT_ADDRESSES,
    GIFT,
    PROMISE_ADDRESSES,
    PROMISE,
    CHANGES,
    JOIN_ANSWERS,
    MESSAGE_CHANGES,
    LETTERS,
    LETTERS_DONE,
    COPIES,
    BUDGET,
    LINES,
    RECEIPTS,
    TRANSFERS,
    ANSWERS,
    HOSTS,
    ORGANISERS,
    HELPED,
    CHANGED_BY,
];

const BUDGET_COLUMNS: &[&str] = &["digest", "email_key", "day", "letters", "digests"];
const ANSWER_COLUMNS: &[&str] = &["key", "status", "at_ms", "answer"];

const OF_REGISTRATION: Question = (
    "registration",
    REGISTRATION,
    &[
        "id",
        "campaign",
        "stroll",
        "name",
        "email",
        "signed_name",
        "adults",
        "children",
        "standing",
        "language",
        "waiver_version",
        "waiver_language",
        "at_ms",
    ],
);
const OF_GIFT: Question = (
    "gift",
    GIFT,
    &[
        "id",
        "campaign",
        "stroll",
        "name",
        "email",
        "message",
        "message_standing",
        "is_hidden",
        "purpose",
        "method",
        "amount_minor",
        "fee_cover_minor",
        "currency",
        "standing",
        "language",
        "at_ms",
    ],
);
const OF_PROMISE: Question = (
    "milk_promise",
    PROMISE,
    &["id", "campaign", "stroll", "bank", "email", "volume_ul", "language", "at_ms"],
);

/// Rows that belong to a registration, a gift, a promise or a digest.
const ABOUT: [Question; 9] = [
    (
        "registration_change",
        CHANGES,
        &["registration", "number", "standing", "adults", "children", "at_ms", "by_whom", "why"],
    ),
    ("join_answer", JOIN_ANSWERS, &["registration", "number", "words", "choices", "said"]),
    (
        "gift_message_change",
        MESSAGE_CHANGES,
        &["gift", "number", "standing", "at_ms", "by_whom", "why"],
    ),
    ("outbox", LETTERS, &["id", "kind", "about", "at_ms", "attempts", "last_error"]),
    (
        "outbox_done",
        LETTERS_DONE,
        &["id", "kind", "about", "at_ms", "attempts", "done_at_ms", "error", "said"],
    ),
    ("circular_copy", COPIES, &["id", "circular"]),
    ("milk_receipt", RECEIPTS, &["id", "promise", "bank", "volume_ul", "received_on", "at_ms"]),
    ("ledger_transfer", TRANSFERS, &["id", "about", "kind", "unit", "amount", "at_ms", "by_whom"]),
    ("letter_beyond", LINES, &["digest", "kind", "about", "at_ms"]),
];

const ALIKE: [Question; 4] = [
    ("stroll", HOSTS, &["id", "slug", "host"]),
    ("campaign_face", ORGANISERS, &["campaign", "organiser"]),
    ("helper_hours", HELPED, &["id", "stroll", "name", "role"]),
    ("stroll_change", CHANGED_BY, &["stroll", "number", "by_whom"]),
];

const PAGE: i64 = 2_000;

/// Finds every row that is about a person.
///
/// # Errors
/// A fault of the store.
pub fn find(sql: &mut dyn Sql, whose: &Whose) -> Result<Found, Fault> {
    let mut found = Found::default();
    match whose {
        Whose::Address(address) => find_by_address(sql, &mut found, address)?,
        Whose::Registration(id) => found.registrations.push(id.bytes()),
        Whose::Gift(id) => found.gifts.push(id.bytes()),
        Whose::Promise(id) => found.promises.push(id.bytes()),
    }
    let rows = [
        (found.registrations.clone(), OF_REGISTRATION),
        (found.gifts.clone(), OF_GIFT),
        (found.promises.clone(), OF_PROMISE),
    ];
    for (ids, question) in rows {
        for about in ids {
            ask(sql, &mut found, question, about)?;
        }
    }
    // The count of a day is forgotten sooner than its digest is sent.
    if let Whose::Address(_) = whose {
        for about in found.abouts() {
            for row in sql.rows(LINES, &[("about", about.into())])? {
                found.digests.insert(row.id(0)?);
            }
        }
    }
    for about in found.abouts() {
        for question in ABOUT {
            ask(sql, &mut found, question, about)?;
        }
    }
    find_answers(sql, &mut found, whose)?;
    find_alike(sql, &mut found)?;
    if let Whose::Address(address) = whose {
        let (mentions, records) = words::find(sql, address)?;
        found.mentions = mentions;
        // A row that is listed already is not listed twice.
        let is_new = |record: &Record| !found.records.iter().any(|known| known.tells(record));
        let new: Vec<_> = records.into_iter().filter(is_new).collect();
        found.records.extend(new);
    }
    Ok(found)
}

fn find_by_address(
    sql: &mut dyn Sql,
    found: &mut Found,
    address: &EmailAddress,
) -> Result<(), Fault> {
    let key = address.key();
    for row in sql.rows(REGISTRATIONS, &[("email_key", (&key).into())])? {
        found.registrations.push(row.id(0)?);
    }
    found.gifts = of_address(sql, GIFT_ADDRESSES, &key)?;
    found.promises = of_address(sql, PROMISE_ADDRESSES, &key)?;
    for row in questions::asked(sql, &key)? {
        found.questions.push(row.id(0)?);
        found.tell("question", questions::QUESTION_COLUMNS, &row);
    }
    for row in questions::hosted(sql, &key)? {
        found.hosted.push(row.id(0)?);
        found.tell("stroll_host", questions::HOST_COLUMNS, &row);
    }
    for row in letters::refused(sql, &key)? {
        found.refusals.push(row.id(0)?);
        found.tell("letter_refusal", letters::COLUMNS, &row);
    }
    for row in applications::made(sql, &key)? {
        found.applications.push(row.id(0)?);
        found.tell("host_application", applications::COLUMNS, &row);
    }
    members::find(sql, found, &key)?;
    for row in sql.rows(BUDGET, &[("email_key", (&key).into())])? {
        found.digests.extend(row.opt_id(0)?);
        found.counted = Some(key.clone());
        found.tell("letter_budget", BUDGET_COLUMNS, &row);
    }
    Ok(())
}

fn ask(
    sql: &mut dyn Sql,
    found: &mut Found,
    (table, statement, columns): Question,
    about: [u8; 16],
) -> Result<(), Fault> {
    for row in sql.rows(statement, &[("about", about.into())])? {
        found.tell(table, columns, &row);
    }
    Ok(())
}

/// The rows of a table whose address is the same. These tables have no column with the form for
/// comparing, and the engines differ in lower case, so each address is compared here.
fn of_address(
    sql: &mut dyn Sql,
    statement: &'static str,
    key: &str,
) -> Result<Vec<[u8; 16]>, Fault> {
    let (mut ids, mut after) = (Vec::new(), [0; 16]);
    loop {
        let rows = sql.rows(statement, &[("after", after.into()), ("limit", PAGE.into())])?;
        let Some(last) = rows.last() else { return Ok(ids) };
        after = last.id(0)?;
        for row in &rows {
            if EmailAddress::parse(row.str(1)?).is_ok_and(|email| email.key() == key) {
                ids.push(row.id(0)?);
            }
        }
    }
}

/// An answer is about the person when it has the address in it, or the id of one of their rows.
fn find_answers(sql: &mut dyn Sql, found: &mut Found, whose: &Whose) -> Result<(), Fault> {
    let ids: Vec<String> =
        found.abouts().into_iter().map(|id| Id::<()>::from_bytes(id).to_string()).collect();
    let names = |answer: &str| match whose {
        Whose::Address(address) => text::without_address(answer, address).is_some(),
        _ => false,
    };
    for row in sql.rows(ANSWERS, &[])? {
        let answer = row.str(3)?;
        if names(answer) || ids.iter().any(|id| answer.contains(id)) {
            found.answers.push(row.bytes(0)?.to_vec());
            found.tell("idempotency", ANSWER_COLUMNS, &row);
        }
    }
    Ok(())
}

/// Looks for the person's names among those in organisers' plans.
fn find_alike(sql: &mut dyn Sql, found: &mut Found) -> Result<(), Fault> {
    let names: BTreeSet<String> = found.records.iter().filter_map(Record::name).collect();
    for name in names {
        for (table, statement, columns) in ALIKE {
            for row in sql.rows(statement, &[("name", (&name).into())])? {
                found.alike.push(Record { table, cells: told(columns, &row) });
            }
        }
    }
    Ok(())
}

fn told(columns: &[&'static str], row: &Row) -> Vec<(&'static str, Cell)> {
    columns.iter().copied().zip(row.cells().iter().map(cell)).collect()
}

fn cell(value: &Value<'static>) -> Cell {
    match value {
        Value::Null => Cell::Nothing,
        Value::Int(number) => Cell::Number(*number),
        Value::Text(text) => Cell::Text(text.to_string()),
        Value::Id(id) => Cell::id(*id),
        Value::Bytes(bytes) => Cell::Text(bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
    }
}
