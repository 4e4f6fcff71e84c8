//! The least work: one thread that only writes the same rows of a sign-up.

use std::path::Path;

use rusqlite::{Connection, params};
use tokio::sync::{mpsc, oneshot};

use crate::{Sign, id};

/// Jobs that may share a commit, as in the store.
const GROUP: usize = 128;

pub(crate) struct Job {
    sign: Sign,
    answer: oneshot::Sender<bool>,
}

pub(crate) fn start(file: &Path) -> rusqlite::Result<mpsc::Sender<Job>> {
    let db = Connection::open(file)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;
         PRAGMA wal_autocheckpoint = 4000;",
    )?;
    let strolls = db
        .prepare("SELECT id, campaign FROM stroll ORDER BY slug")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<([u8; 16], [u8; 16])>>>()?;
    let (sender, jobs) = mpsc::channel(4096);
    std::thread::spawn(move || {
        if let Err(fault) = write_all(&db, &strolls, jobs) {
            // Waiting clients see their channel close and count nothing.
            eprintln!("the floor stopped: {fault}");
        }
    });
    Ok(sender)
}

/// Answers when the row's commit is on the disk.
pub(crate) async fn write(writer: &mpsc::Sender<Job>, sign: Sign) -> bool {
    let (answer, answered) = oneshot::channel();
    writer.send(Job { sign, answer }).await.is_ok() && answered.await.unwrap_or(false)
}

fn write_all(
    db: &Connection,
    strolls: &[([u8; 16], [u8; 16])],
    mut jobs: mpsc::Receiver<Job>,
) -> rusqlite::Result<()> {
    let mut answers = Vec::with_capacity(GROUP);
    while let Some(first) = jobs.blocking_recv() {
        db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        let mut next = Some(first);
        while let Some(Job { sign, answer }) = next {
            insert(db, strolls[sign.stroll], &sign)?;
            answers.push(answer);
            next = if answers.len() < GROUP { jobs.try_recv().ok() } else { None };
        }
        db.prepare_cached("COMMIT")?.execute([])?;
        for answer in answers.drain(..) {
            // The caller may be gone; the row stands.
            let _ = answer.send(true);
        }
    }
    Ok(())
}

fn insert(
    db: &Connection,
    (stroll, campaign): ([u8; 16], [u8; 16]),
    sign: &Sign,
) -> rusqlite::Result<()> {
    let (registration, letter) = (id(1, sign.number), id(2, sign.number));
    let given = &sign.application;
    db.prepare_cached(
        "INSERT INTO registration VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, 'confirmed', 'en', 1,
            'en', ?8, ?9)",
    )?
    .execute(params![
        registration,
        campaign,
        stroll,
        given.name,
        given.email.as_str(),
        given.party.adults,
        given.party.children,
        given.signature.signed_name,
        crate::NOW_MS
    ])?;
    db.prepare_cached(
        "UPDATE stroll_room SET taken = taken + ?1, parties = parties + 1 WHERE stroll = ?2",
    )?
    .execute(params![given.party.people(), stroll])?;
    db.prepare_cached("INSERT INTO outbox VALUES (?1, 'registration', ?2, ?3, 0, ?3, '')")?
        .execute(params![letter, registration, crate::NOW_MS])?;
    Ok(())
}
