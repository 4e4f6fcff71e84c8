//! What a host does at the desk: notes what was kept on paper, answers questions, takes an answer
//! back, hands in the log of a phone. Each is an act of a member.

use ounce_domain::campaign::Campaign;
use ounce_domain::day::settling::{Answer, offered};
use ounce_domain::day::{Code, Device, Key, Kind, Question, read};
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::refusal::{FieldRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};
use serde_json::{Value, json};
use std::collections::BTreeMap;

use super::entries::{Upload, next_seq, take};
use super::settled::{self, Settled};
use super::{devices, facts};
use crate::acts::{self, Act, By, Deed};

/// Who does it, where and when.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    pub campaign: Id<Campaign>,
    pub stroll: Id<Stroll>,
    pub member: Id<Member>,
    pub by: By,
    pub at_ms: i64,
}

/// What a deed of the desk says of itself.
struct Words<'a> {
    about: Option<[u8; 16]>,
    field: &'a str,
    was: &'a str,
    became: &'a str,
}

impl Desk {
    fn act(
        &self,
        sql: &mut dyn Sql,
        deed: Deed,
        words: &Words<'_>,
        fresh: &mut dyn FnMut() -> [u8; 16],
    ) -> Result<(), Fault> {
        let act = Act {
            id: Id::from_bytes(fresh()),
            campaign: self.campaign,
            object: self.stroll.into(),
            deed,
            by: self.by,
            about: words.about,
            at_ms: self.at_ms,
            field: words.field.to_owned(),
            was: words.was.to_owned(),
            became: words.became.to_owned(),
            why: String::new(),
        };
        acts::write(sql, &act)
    }
}

/// Enrols a phone; false when the stroll has as many as it may have.
pub fn enrol(
    sql: &mut dyn Sql,
    desk: &Desk,
    (device, token_hash): (&Device, [u8; 32]),
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<bool, Fault> {
    if !devices::enrol(sql, device, token_hash, desk.member)? {
        return Ok(false);
    }
    let about = Some(device.id.bytes());
    let words = Words { about, field: "", was: "", became: &device.name };
    desk.act(sql, Deed::EnrolledPhone, &words, fresh)?;
    Ok(true)
}

/// Cuts a phone off from now on. False when it was cut off before.
///
/// # Errors
/// `Unknown` for what is no phone of this stroll.
pub fn cut_off(
    sql: &mut dyn Sql,
    desk: &Desk,
    device: Id<Device>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<bool, RecordRefusal>, Fault> {
    let found = devices::load(sql, device)?.map(|one| one.device);
    let phone = found.filter(|one| one.stroll == desk.stroll && !one.is_desk());
    let Some(phone) = phone else { return Ok(Err(RecordRefusal::Unknown)) };
    if !devices::cut_off(sql, desk.stroll, device, desk.at_ms)? {
        return Ok(Ok(false));
    }
    let words = Words { about: Some(device.bytes()), field: "", was: &phone.name, became: "" };
    desk.act(sql, Deed::CutOffPhone, &words, fresh)?;
    Ok(Ok(true))
}

/// Notes something at the desk. The words are those of a phone's entry, without number and time.
///
/// # Errors
/// `NotAChoice` for words that nobody could read. Such an entry is kept from a phone, and refused
/// at the desk, where it can be put right.
pub fn note(
    sql: &mut dyn Sql,
    desk: &Desk,
    words: &Value,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Key, FieldRefusal>, Fault> {
    let device = devices::desk(sql, (desk.campaign, desk.stroll), desk.member, desk.at_ms)?;
    let seq = next_seq(sql, device.id)?;
    let mut words = words.clone();
    words["seq"] = seq.into();
    let at = jiff::Timestamp::from_millisecond(desk.at_ms);
    words["at"] = at.map_or(Value::Null, |at| at.to_string().into());
    let sent = read::sent(device.id, &words);
    let sent = sent.filter(|sent| !matches!(sent.entry.kind, Kind::Unreadable { .. }));
    let Some(sent) = sent else { return Ok(Err(FieldRefusal::NotAChoice)) };
    let (key, kind) = (sent.entry.key, sent.entry.kind.as_str());
    let upload = Upload {
        device: &device,
        entries: &[sent],
        tickets: &BTreeMap::new(),
        offset_ms: Some(0),
        since: 0,
        now_ms: desk.at_ms,
    };
    take(sql, &upload, fresh)?;
    let about = Some(key.id());
    desk.act(sql, Deed::NotedOnDay, &Words { about, field: "", was: "", became: kind }, fresh)?;
    Ok(Ok(key))
}

/// Hands in the log of a phone that never found network, in parts. What is there already stays as it
/// is.
pub fn hand_in(
    sql: &mut dyn Sql,
    desk: &Desk,
    phone: &Device,
    parts: &[Upload<'_>],
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    for part in parts {
        take(sql, part, fresh)?;
    }
    let words = Words { about: Some(phone.id.bytes()), field: "", was: "", became: &phone.name };
    desk.act(sql, Deed::HandedIn, &words, fresh)
}

/// Answers a question. False when it was answered before.
///
/// # Errors
/// `Unknown` for a question that is not asked, `NotAChoice` for an answer that it does not offer.
pub fn settle(
    sql: &mut dyn Sql,
    desk: &Desk,
    (code, entries): (Code, [u8; 32]),
    answer: Answer,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<bool, Refusal>, Fault> {
    if find(sql, desk.stroll, code, entries)?.is_some() {
        return Ok(Ok(false));
    }
    let loaded = facts::load(sql, desk.stroll)?;
    let state = facts::folded(sql, &loaded, desk.stroll)?;
    let is_it = |one: &&Question| one.code == code && settled::digest(&one.entries) == entries;
    let Some(question) = state.questions.iter().find(is_it) else {
        return Ok(Err(RecordRefusal::Unknown.into()));
    };
    if !offered(question, &loaded.log).contains(&answer) {
        return Ok(Err(FieldRefusal::NotAChoice.into()));
    }
    let mut undo_seq = None;
    if let Answer::TakeBack(place) = answer {
        let of = question.entries[place - 1];
        let undo = json!({ "kind": "undo", "of": of.json() });
        match note(sql, desk, &undo, fresh)? {
            Ok(key) => undo_seq = Some(key.seq),
            Err(refusal) => return Ok(Err(refusal.into())),
        }
    }
    let own = fresh();
    let word = answer.word();
    settled::settle(sql, desk.stroll, question, (&word, desk.member, desk.at_ms), undo_seq, own)?;
    let words = Words { about: Some(own), field: code.as_str(), was: "", became: &word };
    desk.act(sql, Deed::Settled, &words, fresh)?;
    Ok(Ok(true))
}

/// Takes an answer back, so that the question is open again. What the answer took back is noted
/// again, with a new number. False when the question was not answered.
pub fn reopen(
    sql: &mut dyn Sql,
    desk: &Desk,
    (code, entries): (Code, [u8; 32]),
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<bool, Fault> {
    let Some(answered) = find(sql, desk.stroll, code, entries)? else { return Ok(false) };
    settled::remove(sql, desk.stroll, code, entries)?;
    if let Some(seq) = answered.undo_seq {
        let loaded = facts::load(sql, desk.stroll)?;
        let undo = loaded.log.get(Key { device: Device::desk_of(desk.stroll), seq });
        if let Some(Kind::Undo { of }) = undo.map(|one| &one.entry.kind)
            && let Some(words) = super::entries::body(sql, *of)?
        {
            // It was readable before, so it is again.
            let _ = note(sql, desk, &words, fresh)?;
        }
    }
    let words = Words { about: None, field: code.as_str(), was: &answered.answer, became: "" };
    desk.act(sql, Deed::Reopened, &words, fresh)?;
    Ok(true)
}

fn find(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    code: Code,
    entries: [u8; 32],
) -> Result<Option<Settled>, Fault> {
    let all = settled::list(sql, stroll)?;
    Ok(all.into_iter().find(|one| one.code == code && one.entries == entries))
}
