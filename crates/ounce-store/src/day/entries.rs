//! Takes what a phone sends, and hands out what the others noted.
//!
//! Taking is a union: an entry that is there is left alone, word for word or not. All that follows
//! from the new ones is written in the same transaction, so a phone that hears nothing and sends
//! again finds either all of it or nothing.

use std::collections::{BTreeMap, BTreeSet};

use ounce_domain::day::log::{Progress, progress};
use ounce_domain::day::read::{Sent, without_names};
use ounce_domain::day::{Device, Key, Question, Who};
use ounce_domain::id::Id;
use ounce_domain::registration::Registration;
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::effects::{self, Effects};
use super::{devices, facts};
use crate::columns::{Columns, each, id, maybe, opt_id};

const KNOWN: &str = "SELECT seq, digest FROM day_entry WHERE device = :device ORDER BY seq";
const MOVE_ON: &str = "INSERT INTO day (stroll, last_position) VALUES (:stroll, :more)
    ON CONFLICT (stroll) DO UPDATE SET last_position = day.last_position + excluded.last_position";
const LAST: &str = "SELECT last_position FROM day WHERE stroll = :stroll";
const INSERT: &str = "INSERT INTO day_entry (stroll, position, device, seq, id, registration,
        offset_ms, received_ms, taken, digest, body, is_bare)
    VALUES (:stroll, :position, :device, :seq, :id, :registration, :offset_ms, :received_ms, :taken,
        :digest, :body, :is_bare)";
const KEEP_OTHER_WORDS: &str = "INSERT INTO day_other_words (id, device, seq, received_ms, body)
    VALUES (:id, :device, :seq, :received_ms, :body) ON CONFLICT (id) DO NOTHING";
const OF_OTHERS: &str = "SELECT position, device, seq, body FROM day_entry
    WHERE stroll = :stroll AND position > :since AND device <> :device
    ORDER BY position LIMIT :limit";
const OTHER_WORDS: &str = "SELECT o.device, o.seq, o.body FROM day_other_words o
        JOIN day_device d ON d.id = o.device
    WHERE d.stroll = :stroll ORDER BY o.device, o.seq, o.received_ms, o.id";
const BODY: &str = "SELECT body FROM day_entry WHERE device = :device AND seq = :seq";
const NEXT: &str = "SELECT COALESCE(MAX(seq), 0) + 1 FROM day_entry WHERE device = :device";
const ALL: &str = "SELECT position, device, seq, body FROM day_entry
    WHERE stroll = :stroll ORDER BY position";

pub(crate) const ALL_SQL: &[&str] =
    &[KNOWN, MOVE_ON, LAST, INSERT, KEEP_OTHER_WORDS, OF_OTHERS, OTHER_WORDS, BODY, NEXT, ALL];

/// How many entries of others one answer has.
pub const OTHERS_MAX: i64 = 1_000;

/// What a phone sends.
#[derive(Clone, Copy, Debug)]
pub struct Upload<'a> {
    pub device: &'a Device,
    pub entries: &'a [Sent],
    /// Whose the tickets are that prove themselves, by their texts.
    pub tickets: &'a BTreeMap<String, Id<Registration>>,
    /// How far the phone's clock is off now.
    pub offset_ms: Option<i64>,
    /// Up to where it has read what others noted.
    pub since: i64,
    pub now_ms: i64,
}

/// The answer to a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub progress: Progress,
    /// About the entries of this request.
    pub questions: Vec<Question>,
    pub of_others: Vec<Noted>,
    /// Up to where it has read now.
    pub cursor: i64,
}

/// An entry as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    pub key: Key,
    pub body: String,
}

/// Takes the entries, with all that follows from them. `fresh` gives the ids of letters, the same
/// ones whenever the closure runs.
pub fn take(
    sql: &mut dyn Sql,
    upload: &Upload<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Answered, Fault> {
    let device = upload.device;
    let mut known = known(sql, device.id)?;
    let mut new: Vec<(&Sent, [u8; 32])> = Vec::new();
    for sent in upload.entries {
        let digest = digest(&sent.body);
        match known.get(&sent.entry.key.seq) {
            Some(first) if *first == digest => {}
            Some(_) => keep_other_words(sql, sent, upload.now_ms)?,
            None => {
                known.insert(sent.entry.key.seq, digest);
                new.push((sent, digest));
            }
        }
    }
    insert(sql, upload, &new)?;
    devices::see(sql, device.id, upload.now_ms)?;
    let loaded = facts::load(sql, device.stroll)?;
    if !new.is_empty() {
        let keys: BTreeSet<Key> = new.iter().map(|(sent, _)| sent.entry.key).collect();
        let Some(campaign) = facts::campaign_of(sql, device.stroll)? else {
            return Err(Fault::corrupt("a phone of no campaign"));
        };
        let effects = Effects { campaign: &campaign, now_ms: upload.now_ms };
        effects::follow(sql, &loaded.log, &keys, &effects, fresh)?;
    }
    let asked: BTreeSet<Key> = upload.entries.iter().map(|sent| sent.entry.key).collect();
    let mut questions = facts::folded(sql, &loaded, device.stroll)?.questions;
    questions.retain(|question| question.entries.iter().any(|key| asked.contains(key)));
    answer(sql, upload, questions)
}

/// The answer to a phone that sends nothing, or after it was taken.
pub fn answer(
    sql: &mut dyn Sql,
    upload: &Upload<'_>,
    questions: Vec<Question>,
) -> Result<Answered, Fault> {
    let device = upload.device;
    let progress = progress(known(sql, device.id)?.into_keys());
    let mut answered =
        Answered { progress, questions, of_others: Vec::new(), cursor: upload.since };
    if device.may_read(upload.now_ms) {
        let last = last(sql, device.stroll)?;
        let read = of_others(sql, upload)?;
        // A page that is full has more behind it.
        let is_full = i64::try_from(read.len()).is_ok_and(|count| count == OTHERS_MAX);
        answered.cursor = match read.last() {
            Some((position, _)) if is_full => *position,
            _ => last,
        };
        answered.of_others = read.into_iter().map(|(_, noted)| noted).collect();
    }
    Ok(answered)
}

/// Up to where a day has come: what a phone has read once it has read everything.
pub fn last(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<i64, Fault> {
    let last = maybe(sql.row(LAST, &[("stroll", id(stroll))])?, |row| row.int())?;
    Ok(last.unwrap_or(0))
}

/// The number that the next entry of the desk has.
pub(super) fn next_seq(sql: &mut dyn Sql, device: Id<Device>) -> Result<i64, Fault> {
    let next = maybe(sql.row(NEXT, &[("device", id(device))])?, |row| row.int())?;
    Ok(next.unwrap_or(1))
}

/// The words of an entry, without its time.
pub(super) fn body(sql: &mut dyn Sql, key: Key) -> Result<Option<Value>, Fault> {
    let args = [("device", id(key.device)), ("seq", key.seq.into())];
    let body = maybe(sql.row(BODY, &args)?, |row| row.text())?;
    Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
}

/// Everything that was noted on a day, in the order in which it came.
pub fn list(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Vec<Noted>, Fault> {
    let read = each(&sql.rows(ALL, &[("stroll", id(stroll))])?, read_noted)?;
    Ok(read.into_iter().map(|(_, noted)| noted).collect())
}

/// The other words that came under numbers.
pub fn list_other_words(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Vec<Noted>, Fault> {
    each(&sql.rows(OTHER_WORDS, &[("stroll", id(stroll))])?, |row| {
        Ok(Noted { key: Key { device: row.id()?, seq: row.int()? }, body: row.text()? })
    })
}

fn of_others(sql: &mut dyn Sql, upload: &Upload<'_>) -> Result<Vec<(i64, Noted)>, Fault> {
    let args = [
        ("stroll", id(upload.device.stroll)),
        ("since", upload.since.into()),
        ("device", id(upload.device.id)),
        ("limit", OTHERS_MAX.into()),
    ];
    each(&sql.rows(OF_OTHERS, &args)?, read_noted)
}

fn read_noted(row: &mut Columns<'_>) -> Result<(i64, Noted), Fault> {
    let position = row.int()?;
    let key = Key { device: row.id()?, seq: row.int()? };
    Ok((position, Noted { key, body: row.text()? }))
}

/// The numbers of a phone, with the digests of their words.
fn known(sql: &mut dyn Sql, device: Id<Device>) -> Result<BTreeMap<i64, [u8; 32]>, Fault> {
    let rows = sql.rows(KNOWN, &[("device", id(device))])?;
    Ok(each(&rows, |row| Ok((row.int()?, row.bytes32()?)))?.into_iter().collect())
}

fn insert(sql: &mut dyn Sql, upload: &Upload<'_>, new: &[(&Sent, [u8; 32])]) -> Result<(), Fault> {
    if new.is_empty() {
        return Ok(());
    }
    let (device, more) = (upload.device, new.len() as i64);
    // Whoever else takes entries of this day waits here, so positions become visible in order.
    sql.run(MOVE_ON, &[("stroll", id(device.stroll)), ("more", more.into())])?;
    let before = last(sql, device.stroll)? - more;
    for (position, (sent, digest)) in (before + 1..).zip(new) {
        let ticket_of = match sent.entry.kind.who() {
            Some(Who::Ticket(text)) => upload.tickets.get(text).copied(),
            _ => None,
        };
        let args = [
            ("stroll", id(device.stroll)),
            ("position", position.into()),
            ("device", id(device.id)),
            ("seq", sent.entry.key.seq.into()),
            ("id", sent.entry.key.id().into()),
            ("registration", opt_id(ticket_of)),
            ("offset_ms", upload.offset_ms.into()),
            ("received_ms", upload.now_ms.into()),
            ("taken", device.taken(upload.now_ms).as_str().into()),
            ("digest", digest.as_slice().into()),
            ("body", (&sent.body).into()),
            ("is_bare", (without_names(&sent.body) == sent.body).into()),
        ];
        sql.run(INSERT, &args)?;
    }
    Ok(())
}

fn keep_other_words(sql: &mut dyn Sql, sent: &Sent, now_ms: i64) -> Result<(), Fault> {
    let key = sent.entry.key;
    let mut hash = Sha256::new();
    hash.update(key.id());
    hash.update(digest(&sent.body));
    let mut own = [0; 16];
    own.copy_from_slice(&hash.finalize()[..16]);
    let args = [
        ("id", own.into()),
        ("device", id(key.device)),
        ("seq", key.seq.into()),
        ("received_ms", now_ms.into()),
        ("body", (&sent.body).into()),
    ];
    sql.run(KEEP_OTHER_WORDS, &args).map(drop)
}

fn digest(body: &str) -> [u8; 32] {
    Sha256::digest(body.as_bytes()).into()
}
