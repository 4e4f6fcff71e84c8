//! Every gift, promise and receipt has exactly the lines in the book that follow from it.

use ounce_domain::actor::Actor;
use ounce_domain::gift::{Gift, GiftStanding};
use ounce_domain::ledger::{Account, Kind, Transfer};
use ounce_domain::milk_promise::{MilkPromise, MilkReceipt};
use ounce_domain::quantity::Microlitres;
use ounce_sql::{Fault, Row, Sql};

use super::{Finding, PAGE, is_language};
use crate::columns::Columns;
use crate::{gifts, ledger, milk};

/// A page of records, each with its lines: the record's columns first, then the line's, which are
/// NULL for a record without any.
macro_rules! page_with_lines {
    ($table:literal, $columns:literal) => {
        concat!(
            "SELECT ",
            $columns,
            ", t.id, t.kind, t.pending_of, t.debit, t.credit, t.unit, t.amount,
                t.about, t.at_ms, t.by_whom
            FROM (SELECT * FROM ",
            $table,
            " WHERE id > :after ORDER BY id LIMIT :limit) r
                LEFT JOIN ledger_transfer t ON t.about = r.id
            ORDER BY r.id, t.id"
        )
    };
}

const GIFTS: &str = page_with_lines!(
    "gift",
    "r.id, r.campaign, r.stroll, r.purpose, r.method, r.amount_minor, r.currency,
        r.fee_cover_minor, r.name, r.email, r.is_hidden, r.message, r.standing, r.language, r.at_ms"
);
const PROMISES: &str = page_with_lines!(
    "milk_promise",
    "r.id, r.campaign, r.stroll, r.bank, r.volume_ul, r.email, r.language, r.at_ms"
);
const RECEIPTS: &str = page_with_lines!(
    "milk_receipt",
    "r.id, r.campaign, r.stroll, r.bank, r.promise, r.volume_ul, r.received_on, r.at_ms"
);

pub(super) const ALL_SQL: &[&str] = &[GIFTS, PROMISES, RECEIPTS];

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let mut strange = Vec::new();
    let mut known = |what, id, language: &str| {
        if !is_language(language) {
            strange.push(Finding::new(what, id, "one that letters are written in", language));
        }
    };
    each_record(sql, (GIFTS, "gift"), gifts::read, findings, &mut |_, gift, found| {
        known("gift language", gift.id.bytes(), &gift.language);
        Ok(agrees(&lines_of_gift(&gift, found), found))
    })?;
    each_record(
        sql,
        (PROMISES, "promise"),
        milk::read_promise,
        findings,
        &mut |_, promise, found| {
            known("promise language", promise.id.bytes(), &promise.language);
            Ok(agrees(&[lines_of_promise(&promise, found)], found))
        },
    )?;
    findings.append(&mut strange);
    each_record(
        sql,
        (RECEIPTS, "receipt"),
        milk::read_receipt,
        findings,
        &mut |sql, receipt, found| Ok(agrees(&[lines_of_receipt(sql, &receipt, found)?], found)),
    )
}

/// The lines a gift can have: a received one was received at once, or promised and confirmed; a
/// withdrawn one was promised and withdrawn, or received by mistake and taken back.
fn lines_of_gift(gift: &Gift, found: &[Transfer]) -> Vec<Vec<Transfer>> {
    let promised = Gift { standing: GiftStanding::Promised, ..gift.clone() };
    let mut settled = transfers(promised.transfers(&Actor::Walker));
    match promised.settle(gift.standing, gift.at_ms, &Actor::Walker) {
        Ok((line, _, _)) => settled.push(line),
        // It is still promised: there is nothing to settle.
        Err(_) => return vec![settled],
    }
    match gift.standing {
        GiftStanding::Received => vec![transfers(gift.transfers(&Actor::Walker)), settled],
        GiftStanding::Withdrawn => {
            let received = Gift { standing: GiftStanding::Received, ..gift.clone() };
            let mut taken_back = transfers(received.transfers(&Actor::Host));
            let (mut line, ..) = gift.reversal(gift.at_ms, &Actor::Host);
            line.at_ms = found.iter().find(|one| one.id == line.id).map_or(0, |one| one.at_ms);
            taken_back.push(line);
            vec![settled, taken_back]
        }
        GiftStanding::Promised => vec![settled],
    }
}

/// The lines of a promise: the promise, and its withdrawal if there was one.
fn lines_of_promise(promise: &MilkPromise, found: &[Transfer]) -> Vec<Transfer> {
    let mut lines = vec![promise.transfer(&Actor::Walker).0];
    let withdrawn = found.iter().find(|line| settles(line.kind));
    lines
        .extend(withdrawn.map(|line| {
            promise.withdrawal(Microlitres(line.amount), line.at_ms, &Actor::Walker).0
        }));
    lines
}

/// The lines of a receipt, given how much of it went to its promise.
fn lines_of_receipt(
    sql: &mut dyn Sql,
    receipt: &MilkReceipt,
    found: &[Transfer],
) -> Result<Vec<Transfer>, Fault> {
    let promise = match receipt.promise {
        Some(promise) => milk::load_promise(sql, promise)?,
        None => None,
    };
    let kept = found.iter().filter(|line| settles(line.kind)).map(|line| line.amount).sum();
    let promise = promise.as_ref().map(|promise| (promise, Microlitres(kept)));
    Ok(transfers(receipt.transfers(promise, &Actor::Bank)))
}

fn transfers(lines: Vec<(Transfer, Account, Account)>) -> Vec<Transfer> {
    lines.into_iter().map(|(transfer, _, _)| transfer).collect()
}

fn settles(kind: Kind) -> bool {
    matches!(kind, Kind::PostPending(_) | Kind::VoidPending(_))
}

/// Whether the lines found are one of those sets. No record says who wrote a line and when a
/// promise was settled, so these are not compared.
fn agrees(expected: &[Vec<Transfer>], found: &[Transfer]) -> bool {
    expected.iter().any(|lines| {
        lines.len() == found.len()
            && lines.iter().all(|line| {
                found.iter().any(|other| {
                    let at_ms = if settles(line.kind) { other.at_ms } else { line.at_ms };
                    Transfer { by: other.by.clone(), at_ms, ..line.clone() } == *other
                })
            })
    })
}

/// Decides whether a record agrees with its lines.
type Rule<'a, R> = dyn FnMut(&mut dyn Sql, R, &[Transfer]) -> Result<bool, Fault> + 'a;

fn each_record<R>(
    sql: &mut dyn Sql,
    (statement, what): (&'static str, &'static str),
    read: fn(&mut Columns<'_>) -> Result<R, Fault>,
    findings: &mut Vec<Finding>,
    rule: &mut Rule<'_, R>,
) -> Result<(), Fault> {
    let mut after = [0; 16];
    loop {
        let rows = sql.rows(statement, &[("after", after.into()), ("limit", PAGE.into())])?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id(0)?;
        for rows in rows.chunk_by(|a, b| a.id(0).ok() == b.id(0).ok()) {
            let id = rows[0].id(0)?;
            match read_with_lines(rows, read) {
                Err(fault) => {
                    findings.push(Finding::new(what, id, "one that can be read", fault));
                }
                Ok((record, lines)) => {
                    if !rule(sql, record, &lines)? {
                        let found = format!("{} lines that do not", lines.len());
                        let expected = "lines in the book that follow from it";
                        findings.push(Finding::new(what, id, expected, found));
                    }
                }
            }
        }
    }
}

/// A record from the first of its rows, and the line at the end of each of them.
fn read_with_lines<R>(
    rows: &[Row],
    read: fn(&mut Columns<'_>) -> Result<R, Fault>,
) -> Result<(R, Vec<Transfer>), Fault> {
    let mut record = None;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let mut columns = Columns::of(row);
        record = Some(read(&mut columns)?);
        if columns.is_something()? {
            lines.push(ledger::read(&mut columns)?);
        }
    }
    let record = record.ok_or_else(|| Fault::corrupt("a record without a row"))?;
    Ok((record, lines))
}
