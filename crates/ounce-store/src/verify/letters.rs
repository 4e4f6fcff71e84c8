//! Checks that letters are of a known kind, and the counts of letters that an address did not ask
//! for.
//!
//! The count keeps a stranger's letter box from being filled, so a count below the number of
//! letters is a finding. A higher count is none: letters are erased together with their reader.

use std::collections::HashMap;

use ounce_domain::letter_budget;
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Row, Sql};

use super::{Finding, pages};
use crate::outbox::Letter;

/// Letters of a table, with the address of the record each is about.
macro_rules! letters {
    ($table:literal) => {
        concat!(
            "SELECT o.id, o.about, o.kind, o.at_ms, r.email_key, g.email, p.email FROM ",
            $table,
            " o LEFT JOIN registration r ON r.id = o.about LEFT JOIN gift g ON g.id = o.about
                LEFT JOIN milk_promise p ON p.id = o.about
            WHERE o.id > :after ORDER BY o.id LIMIT :limit"
        )
    };
}

const WAITING: &str = letters!("outbox");
const DONE: &str = letters!("outbox_done");
/// Lines of digests are forgotten after two days, so there are few.
const LINES: &str = "SELECT o.digest, o.about, o.kind, o.at_ms, r.email_key, g.email, p.email,
        CASE WHEN EXISTS (SELECT 1 FROM outbox w WHERE w.id = o.digest AND w.kind = 'digest')
            OR EXISTS (SELECT 1 FROM outbox_done d WHERE d.id = o.digest AND d.kind = 'digest')
        THEN 1 ELSE 0 END
    FROM letter_beyond o LEFT JOIN registration r ON r.id = o.about
        LEFT JOIN gift g ON g.id = o.about LEFT JOIN milk_promise p ON p.id = o.about
    ORDER BY o.digest, o.about";
const BUDGETS: &str = "SELECT email_key, day, letters, CASE WHEN digest IS NULL THEN 0 ELSE 1 END,
        digests FROM letter_budget ORDER BY day, email_key";

pub(super) const ALL_SQL: &[&str] = &[WAITING, DONE, LINES, BUDGETS];

/// The count for an address on a day, and the number of letters.
#[derive(Default)]
struct Counted {
    kept: i64,
    seen: i64,
}

type Counts = HashMap<(String, i64), Counted>;

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let mut counts = budgets(sql, findings)?;
    for (statement, what, own) in
        [(WAITING, "outbox kind", "outbox about"), (DONE, "outbox_done kind", "outbox_done about")]
    {
        pages(sql, statement, &[], |row| {
            let kind = known(row, what, findings)?;
            if kind == Some(Letter::Digest) && row.id(0)? != row.id(1)? {
                findings.push(Finding::new(own, row.id(0)?, "its own id", "another"));
            }
            count(row, kind, &mut counts)
        })?;
    }
    for row in sql.rows(LINES, &[])? {
        let kind = known(&row, "letter_beyond kind", findings)?;
        if !row.flag(7)? {
            let expected = "a digest in the outbox";
            findings.push(Finding::new("letter_beyond digest", row.id(0)?, expected, "none"));
        }
        count(&row, kind, &mut counts)?;
    }
    let mut low: Vec<_> = counts.into_iter().filter(|(_, count)| count.kept < count.seen).collect();
    low.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    for ((_, day), Counted { kept, seen }) in low {
        findings.push(of_day("letter budget", day, format!("at least {seen}"), kept));
    }
    Ok(())
}

/// The address itself is not shown.
fn of_day(what: &'static str, day: i64, expected: impl ToString, found: impl ToString) -> Finding {
    let id = format!("of day {day}");
    Finding { what, id, expected: expected.to_string(), found: found.to_string() }
}

fn budgets(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<Counts, Fault> {
    let mut counts = Counts::new();
    for row in sql.rows(BUDGETS, &[])? {
        let (key, day, kept) = (row.text(0)?, row.int(1)?, row.int(2)?);
        if key_of(&key).as_ref() != Some(&key) {
            let expected = "an address in the form two are compared in";
            findings.push(of_day("letter budget address", day, expected, "another"));
        }
        let (has_digest, digests) = (row.flag(3)?, row.int(4)?);
        if has_digest != (digests > 0) {
            let expected = if has_digest { "at least 1" } else { "0" };
            findings.push(of_day("letter budget digests", day, expected, digests));
        }
        counts.insert((key, day), Counted { kept, seen: 0 });
    }
    Ok(counts)
}

fn known(
    row: &Row,
    what: &'static str,
    findings: &mut Vec<Finding>,
) -> Result<Option<Letter>, Fault> {
    let kind = Letter::parse(row.str(2)?);
    if kind.is_none() {
        findings.push(Finding::new(what, row.id(0)?, "a kind of letter", row.str(2)?));
    }
    Ok(kind)
}

fn count(row: &Row, kind: Option<Letter>, counts: &mut Counts) -> Result<(), Fault> {
    // Digests are begun by letters that are counted, and changes of a stroll are told to everybody,
    // as reminders are.
    let is_told = |letter| {
        matches!(
            letter,
            Letter::Digest
                | Letter::StrollChanged
                | Letter::MeetingChanged
                | Letter::WeekBefore
                | Letter::DayBefore
                | Letter::Thanks
        )
    };
    if counts.is_empty() || kind.is_none_or(is_told) {
        return Ok(());
    }
    let day = letter_budget::day(row.int(3)?);
    let email = match (row.opt_text(4)?, row.opt_text(5)?, row.opt_text(6)?) {
        (Some(key), _, _) => Some(key),
        (_, Some(email), _) | (_, _, Some(email)) => key_of(&email),
        _ => None,
    };
    if let Some(counted) = email.and_then(|key| counts.get_mut(&(key, day))) {
        counted.seen += 1;
    }
    Ok(())
}

fn key_of(email: &str) -> Option<String> {
    EmailAddress::parse(email).ok().map(|email| email.key())
}
