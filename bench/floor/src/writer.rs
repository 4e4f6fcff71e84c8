//! One thread that writes: whatever has queued goes into one transaction, each job in a savepoint
//! of its own, and everybody is answered after the commit.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rusqlite::{Connection, OptionalExtension, params};
use tokio::sync::oneshot;

use crate::tables;

/// Jobs that may wait; also more than may ever share a commit.
const QUEUE: usize = 1024;
/// Jobs that share one commit at most.
const GROUP: usize = 256;

/// One thing to write, and whom to tell. `None` is the answer to what cannot be written.
pub(crate) struct Job {
    pub(crate) row: Row,
    pub(crate) answer: oneshot::Sender<Option<u128>>,
}

/// What a job writes.
pub(crate) enum Row {
    Registration(Registration),
    Gift(Gift),
    /// What a phone noted in the park.
    Entries {
        stroll: String,
        device: Vec<u8>,
        entries: Vec<Entry>,
        at_ms: i64,
    },
}

pub(crate) struct Entry {
    pub(crate) seq: i64,
    pub(crate) body: String,
}

pub(crate) struct Registration {
    pub(crate) stroll: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) adults: i64,
    pub(crate) children: i64,
    pub(crate) waiver: i64,
    pub(crate) signed_name: String,
    pub(crate) at_ms: i64,
}

pub(crate) struct Gift {
    pub(crate) stroll: Option<String>,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) amount_minor: i64,
    pub(crate) currency: String,
    pub(crate) at_ms: i64,
}

pub(crate) fn start(file: &str) -> rusqlite::Result<SyncSender<Job>> {
    let db = Connection::open(file)?;
    db.execute_batch(tables::WRITER)?;
    db.set_prepared_statement_cache_capacity(64);
    let (sender, jobs) = sync_channel(QUEUE);
    thread::spawn(move || {
        if let Err(fault) = write_all(&db, &jobs) {
            // Waiting callers see their channel close and answer 503.
            eprintln!("the writer stopped: {fault}");
        }
    });
    Ok(sender)
}

fn write_all(db: &Connection, jobs: &Receiver<Job>) -> rusqlite::Result<()> {
    // Ids are the time of the first commit and a number: unique in one file, and in order.
    let mut number = 0_u64;
    let mut answers = Vec::with_capacity(GROUP);
    while let Ok(first) = jobs.recv() {
        db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        let mut next = Some(first);
        while let Some(job) = next {
            number += 1;
            db.prepare_cached("SAVEPOINT job")?.execute([])?;
            let written = write(db, &job.row, number);
            if written.is_err() {
                db.prepare_cached("ROLLBACK TO job")?.execute([])?;
            }
            db.prepare_cached("RELEASE job")?.execute([])?;
            answers.push((job.answer, written.ok()));
            next = if answers.len() < GROUP { jobs.try_recv().ok() } else { None };
        }
        db.prepare_cached("COMMIT")?.execute([])?;
        for (answer, id) in answers.drain(..) {
            // The client may have left; the row stands.
            let _ = answer.send(id);
        }
    }
    Ok(())
}

fn write(db: &Connection, row: &Row, number: u64) -> rusqlite::Result<u128> {
    let (id, kind, at_ms) = match row {
        Row::Registration(row) => {
            let id = in_order(row.at_ms, number);
            registration(db, row, id, &tables::code(number | 1 << 40))?;
            budget(db, &row.email, row.at_ms)?;
            (id, "registration", row.at_ms)
        }
        Row::Gift(row) => {
            let id = in_order(row.at_ms, number);
            gift(db, row, id)?;
            budget(db, &row.email, row.at_ms)?;
            (id, "gift", row.at_ms)
        }
        Row::Entries { stroll, device, entries, at_ms } => {
            noted(db, (stroll, device), entries, *at_ms)?;
            return Ok(in_order(*at_ms, number));
        }
    };
    outbox(db, id, kind, at_ms)?;
    Ok(id)
}

/// Writes the entries of one phone behind those that the town has.
fn noted(
    db: &Connection,
    (stroll, device): (&str, &[u8]),
    entries: &[Entry],
    at_ms: i64,
) -> rusqlite::Result<()> {
    let stroll = stroll_id(db, stroll)?;
    let more = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    let last: i64 = db
        .prepare_cached(
            "INSERT INTO day VALUES (?1, ?2) ON CONFLICT (stroll) DO UPDATE
                SET last_position = day.last_position + excluded.last_position
                RETURNING last_position",
        )?
        .query_row(params![stroll, more], |row| row.get(0))?;
    let mut insert = db.prepare_cached(
        "INSERT INTO day_entry VALUES (?1, ?2, ?3, ?4, ?5, NULL, NULL, ?6, 'in-time', ?7, ?8, 1)",
    )?;
    for (position, entry) in (last - more + 1..).zip(entries) {
        // As long as the service's own, and as far apart: where a row goes costs most.
        let number =
            u64::try_from(position).unwrap_or(u64::MAX).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let own = [&number.to_be_bytes()[..], &stroll[..8]].concat();
        let digest = [&own[..], &own[..]].concat();
        insert.execute(params![
            stroll, position, device, entry.seq, own, at_ms, digest, entry.body
        ])?;
    }
    Ok(())
}

fn in_order(at_ms: i64, number: u64) -> u128 {
    (u128::from(at_ms.unsigned_abs()) << 64) | u128::from(number)
}

fn registration(db: &Connection, row: &Registration, id: u128, code: &str) -> rusqlite::Result<()> {
    let stroll = stroll_id(db, &row.stroll)?;
    db.prepare_cached(
        "INSERT INTO registration VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'confirmed', 'en', ?9,
            'en', ?10, ?11, 0, NULL, NULL, ?12)",
    )?
    .execute(params![
        tables::id(id),
        tables::CAMPAIGN,
        stroll,
        row.name,
        row.email,
        row.email,
        row.adults,
        row.children,
        row.waiver,
        row.signed_name,
        row.at_ms,
        code
    ])?;
    db.prepare_cached(
        "UPDATE stroll_room SET taken = taken + ?1, parties = parties + 1 WHERE stroll = ?2",
    )?
    .execute(params![row.adults + row.children, stroll])?;
    Ok(())
}

fn gift(db: &Connection, row: &Gift, id: u128) -> rusqlite::Result<()> {
    let Gift { name, email, amount_minor, currency, at_ms, .. } = row;
    let stroll = row.stroll.as_ref().map(|slug| stroll_id(db, slug)).transpose()?;
    // A gift to the whole campaign is credited to the first stroll's account: as many rows.
    let credit = stroll.unwrap_or(tables::scattered(1));
    db.prepare_cached(
        "INSERT INTO gift VALUES (?1, ?2, ?3, 'gift', 'demo-card', ?4, 0, ?5, ?6, ?7, 0, '',
            'received', 'en', ?8, 'shown')",
    )?
    .execute(params![
        tables::id(id),
        tables::CAMPAIGN,
        stroll,
        amount_minor,
        currency,
        name,
        email,
        at_ms
    ])?;
    db.prepare_cached(
        "INSERT INTO ledger_transfer VALUES (?1, 'posted', ?2, ?3, ?4, ?5, NULL, ?1, ?6, 'walker')",
    )?
    .execute(params![
        tables::id(id),
        tables::CLEARING,
        credit,
        currency,
        amount_minor,
        at_ms
    ])?;
    db.prepare_cached(
        "UPDATE ledger_account SET debits_posted = debits_posted + ?1 WHERE id = ?2",
    )?
    .execute(params![amount_minor, tables::CLEARING])?;
    db.prepare_cached(
        "UPDATE ledger_account SET credits_posted = credits_posted + ?1 WHERE id = ?2",
    )?
    .execute(params![amount_minor, credit])?;
    Ok(())
}

/// Counts a letter of the day to an address.
fn budget(db: &Connection, email: &str, at_ms: i64) -> rusqlite::Result<i64> {
    db.prepare_cached(
        "INSERT INTO letter_budget VALUES (?1, ?2, 1, NULL, 0)
            ON CONFLICT (email_key, day) DO UPDATE SET letters = letter_budget.letters + 1
            RETURNING letters",
    )?
    .query_row(params![email, at_ms.div_euclid(86_400_000)], |row| row.get(0))
}

fn outbox(db: &Connection, id: u128, kind: &str, at_ms: i64) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO outbox VALUES (?1, ?2, ?1, ?3, 0, ?3, '')")?
        .execute(params![tables::id(id), kind, at_ms])?;
    Ok(())
}

fn stroll_id(db: &Connection, slug: &str) -> rusqlite::Result<[u8; 16]> {
    db.prepare_cached("SELECT id FROM stroll WHERE campaign = ?1 AND slug = ?2")?
        .query_row(params![tables::CAMPAIGN, slug], |row| row.get(0))
        .optional()?
        .ok_or(rusqlite::Error::QueryReturnedNoRows)
}
