//! Letters to addresses that have not confirmed what they are written about: counted by address
//! and day, and gathered in a digest beyond the budget.
//!
//! The count is raised in the transaction that causes the letter, so a burst of requests can't
//! slip past it.

use ounce_domain::letter_budget::{self, Way};
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::outbox::{self, Letter};
use crate::columns::{each, maybe};

const COUNT: &str = "INSERT INTO letter_budget (email_key, day, letters, digest, digests)
    VALUES (:email_key, :day, 1, NULL, 0)
    ON CONFLICT (email_key, day) DO UPDATE SET letters = letter_budget.letters + 1
    RETURNING letters, digest, digests";
const BEGIN_DIGEST: &str = "UPDATE letter_budget SET digest = :digest, digests = digests + 1
    WHERE email_key = :email_key AND day = :day";
const ADD_LINE: &str = "INSERT INTO letter_beyond (digest, kind, about, at_ms)
    VALUES (:digest, :kind, :about, :at_ms) ON CONFLICT DO NOTHING";
const LIST_LINES: &str = "SELECT kind, about FROM letter_beyond WHERE digest = :digest
    ORDER BY at_ms, about LIMIT :limit";
const COUNT_LINES: &str =
    "SELECT CAST(COUNT(*) AS BIGINT) FROM letter_beyond WHERE digest = :digest";
const FORGET_DAYS: &str = "DELETE FROM letter_budget WHERE day < :day";
const FORGET_LINES: &str = "DELETE FROM letter_beyond WHERE at_ms < :before_ms
    AND digest NOT IN (SELECT id FROM outbox WHERE kind = 'digest')";

pub(crate) const ALL_SQL: &[&str] =
    &[COUNT, BEGIN_DIGEST, ADD_LINE, LIST_LINES, COUNT_LINES, FORGET_DAYS, FORGET_LINES];

/// A letter that somebody's request causes, before the address has confirmed anything.
#[derive(Clone, Debug)]
pub(crate) struct Unasked {
    pub(crate) id: [u8; 16],
    pub(crate) letter: Letter,
    pub(crate) about: [u8; 16],
    /// The address in the form for comparing.
    pub(crate) email_key: String,
    pub(crate) at_ms: i64,
}

impl Unasked {
    pub(crate) fn to(
        email: &EmailAddress,
        (id, letter, about): ([u8; 16], Letter, [u8; 16]),
        at_ms: i64,
    ) -> Self {
        Self { id, letter, about, email_key: email.key(), at_ms }
    }
}

/// Puts a letter into the outbox while the budget of its address lasts; beyond it, a line into
/// the digest.
pub(crate) fn put(sql: &mut dyn Sql, unasked: &Unasked) -> Result<(), Fault> {
    let day = letter_budget::day(unasked.at_ms);
    let of_day = [("email_key", (&unasked.email_key).into()), ("day", day.into())];
    let counted =
        maybe(sql.row(COUNT, &of_day)?, |row| Ok((row.int()?, row.opt_id::<()>()?, row.int()?)))?;
    let (number, digest, begun) = counted.ok_or_else(|| Fault::corrupt("a count without a row"))?;
    let digest = digest.map(ounce_domain::id::Id::bytes);
    let gathering = match digest {
        Some(digest) if outbox::is_waiting(sql, digest)? => Some(digest),
        _ => None,
    };
    let Unasked { id, letter, about, at_ms, .. } = *unasked;
    match (letter_budget::way(number, begun, gathering.is_some(), at_ms), gathering) {
        (Way::Letter, _) => outbox::put(sql, id, letter, about, at_ms),
        (Way::Digest, Some(digest)) => add_line(sql, digest, unasked),
        (Way::Digest, None) => Err(Fault::corrupt("a digest that gathers is not there")),
        (Way::NewDigest { due_ms }, _) => {
            outbox::put_digest(sql, id, at_ms, due_ms)?;
            let [email_key, day] = of_day;
            sql.run(BEGIN_DIGEST, &[("digest", id.into()), email_key, day])?;
            add_line(sql, id, unasked)
        }
    }
}

/// As [`put`], unless a letter of this id waits or is done.
pub(crate) fn put_once(sql: &mut dyn Sql, unasked: &Unasked) -> Result<(), Fault> {
    if outbox::is_known(sql, unasked.id)? { Ok(()) } else { put(sql, unasked) }
}

fn add_line(sql: &mut dyn Sql, digest: [u8; 16], unasked: &Unasked) -> Result<(), Fault> {
    let args = [
        ("digest", digest.into()),
        ("kind", unasked.letter.as_str().into()),
        ("about", unasked.about.into()),
        ("at_ms", unasked.at_ms.into()),
    ];
    sql.run(ADD_LINE, &args).map(drop)
}

/// A line of a digest: the letter it stands for, and the id of the record it is about.
pub type Line = (Letter, [u8; 16]);

/// The first lines of a digest, oldest first, and how many it has in all.
pub fn list_lines(
    sql: &mut dyn Sql,
    digest: [u8; 16],
    limit: i64,
) -> Result<(Vec<Line>, i64), Fault> {
    let of_digest = [("digest", digest.into()), ("limit", limit.into())];
    let lines = each(&sql.rows(LIST_LINES, &of_digest)?, |row| {
        Ok((row.parsed("letter", Letter::parse)?, row.bytes16()?))
    })?;
    let count = maybe(sql.row(COUNT_LINES, &of_digest[..1])?, |row| row.int())?;
    Ok((lines, count.unwrap_or_default()))
}

/// Forgets the counts of days that have passed, and the lines of digests that are done.
pub fn forget(sql: &mut dyn Sql, now_ms: i64) -> Result<(), Fault> {
    let yesterday = letter_budget::day(now_ms) - 1;
    sql.run(FORGET_DAYS, &[("day", yesterday.into())])?;
    let before_ms = yesterday * letter_budget::DAY_MS;
    sql.run(FORGET_LINES, &[("before_ms", before_ms.into())]).map(drop)
}
