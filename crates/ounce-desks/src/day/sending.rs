//! A phone hands in what was noted, and learns what the others noted.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Path, Request, State};
use axum::response::Response;
use jiff::Timestamp;
use ounce_domain::day::read::{self, BATCH_MAX, Sent};
use ounce_domain::day::{Device, Key, Who};
use ounce_domain::id::Id;
use ounce_domain::refusal::FieldRefusal;
use ounce_domain::registration::Registration;
use ounce_store::day::entries::{Answered, Noted, Upload, answer as read_on, take};
use ounce_store::fresh;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields;
use ounce_web::i18n::Reader;
use ounce_web::visit::Visit;
use serde_json::{Value, json};

use super::phone;
use crate::api::{JSON, read as answer};

/// The largest body: more than as many entries as may come, each as long as it may be kept.
const BODY_LIMIT: usize = BATCH_MAX * (read::BYTES_MAX + 500);

/// `POST /api/v1/strolls/{campaign}/{stroll}/day/entries`
pub(crate) async fn entries(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let (parts, body) = request.into_parts();
    let device = phone::of(&app, &parts.headers, (&campaign, &stroll)).await?;
    let visit = Visit::new(&app, &parts.uri, &parts.headers);
    let body = fields::body_up_to(BODY_LIMIT, &parts.headers, body, JSON).await?;
    let now_ms = app.now().as_millisecond();
    let mut batch = Batch::read(&app, &device, &body, now_ms)?;
    let (without, own) = (std::mem::take(&mut batch.without_number), device.id);
    let has_ended = !device.may_read(now_ms);
    let answered = if batch.entries.is_empty() {
        // Asking costs the others nothing: it waits for no writer.
        let read = app.store().read(move |sql| {
            let upload = batch.upload(&device, now_ms);
            read_on(sql, &upload, Vec::new())
        });
        (read.await?, BTreeSet::new())
    } else {
        let seed = app.roll();
        let asked = batch.entries.iter().map(|sent| sent.entry.key).collect();
        let taken = app.store().write(move |sql| {
            let upload = batch.upload(&device, now_ms);
            take(sql, &upload, &mut fresh::ids(now_ms, seed)).map(Ok::<_, std::convert::Infallible>)
        });
        let Ok(taken) = taken.await?;
        (taken, asked)
    };
    let mut value = told(visit.reader, own, &answered.0, &answered.1);
    if let Some(review) = value["review"].as_array_mut() {
        for seq in without {
            let message = visit.reader.say("day-question-no-number").to_string();
            review.push(json!({ "device": own.to_string(), "seq": seq, "code": "no-number",
                "message": message }));
        }
    }
    // The phone asks for its list then, is refused, and forgets the names.
    value["ended"] = has_ended.into();
    Ok(answer(&value))
}

/// A request that makes sense.
struct Batch {
    entries: Vec<Sent>,
    /// What those entries gave as their numbers that have none. They are not kept, and keep back
    /// no other.
    without_number: Vec<Value>,
    tickets: BTreeMap<String, Id<Registration>>,
    since: i64,
    offset_ms: Option<i64>,
}

impl Batch {
    fn read(app: &App, device: &Device, body: &[u8], now_ms: i64) -> Result<Self, Failure> {
        let value: Value = serde_json::from_slice(body)
            .map_err(|error| Failure::Unreadable { line: error.line(), column: error.column() })?;
        let since = since(&value["since"])
            .ok_or_else(|| Failure::refused("since", FieldRefusal::NotANumber))?;
        let none = Vec::new();
        let all = match &value["entries"] {
            Value::Array(all) => all,
            Value::Null => &none,
            _ => return Err(Failure::refused("entries", FieldRefusal::NotAChoice)),
        };
        if all.len() > BATCH_MAX {
            let most = i64::try_from(BATCH_MAX).unwrap_or(i64::MAX);
            return Err(Failure::refused("entries", FieldRefusal::TooLarge(most)));
        }
        let (mut entries, mut without_number) = (Vec::new(), Vec::new());
        for one in all {
            match read::sent(device.id, one) {
                Some(sent) => entries.push(sent),
                None => without_number.push(one.get("seq").cloned().unwrap_or(Value::Null)),
            }
        }
        let tickets = entries.iter().filter_map(|sent| proved(app, sent)).collect();
        // The phone says what its clock shows now, so the time on the way is all that is left.
        let sent_at = value["sent_at"].as_str().and_then(|at| at.parse::<Timestamp>().ok());
        let offset_ms = sent_at.map(|at| now_ms - at.as_millisecond());
        Ok(Self { entries, without_number, tickets, since, offset_ms })
    }

    fn upload<'a>(&'a self, device: &'a Device, now_ms: i64) -> Upload<'a> {
        Upload {
            device,
            entries: &self.entries,
            tickets: &self.tickets,
            offset_ms: self.offset_ms,
            since: self.since,
            now_ms,
        }
    }
}

/// A cursor as it was given out; nothing means from the beginning.
fn since(value: &Value) -> Option<i64> {
    match value {
        Value::Null => Some(0),
        Value::String(text) => text.parse().ok().filter(|since| *since >= 0),
        other => other.as_i64().filter(|since| *since >= 0),
    }
}

/// The ticket of an entry and whose it is, if its picture proves that it is ours.
pub(super) fn proved(app: &App, sent: &Sent) -> Option<(String, Id<Registration>)> {
    let Who::Ticket(text) = sent.entry.kind.who()? else { return None };
    // A ticket's text is in small letters; the entry has it in capitals.
    let owner = app.tokens().read_ticket(&text.to_lowercase())?;
    Some((text.clone(), owner))
}

/// The answer in JSON. Each question stands once beside each entry of this request it is about.
fn told(reader: Reader, own: Id<Device>, answered: &Answered, asked: &BTreeSet<Key>) -> Value {
    let mut review = Vec::new();
    for question in &answered.questions {
        let code = question.code.as_str();
        let message = reader.say(&format!("day-question-{code}")).to_string();
        for key in question.entries.iter().filter(|key| key.device == own && asked.contains(key)) {
            review.push(json!({ "device": key.device.to_string(), "seq": key.seq, "code": code,
                "message": message }));
        }
    }
    let of_others: Vec<Value> = answered.of_others.iter().map(noted).collect();
    json!({
        "through": answered.progress.through,
        "gaps": answered.progress.gaps,
        "review": review,
        "entries": of_others,
        "cursor": answered.cursor.to_string(),
    })
}

fn noted(noted: &Noted) -> Value {
    let mut value = serde_json::from_str(&noted.body).unwrap_or_else(|_| json!({}));
    if let Value::Object(fields) = &mut value {
        fields.insert("device".to_owned(), noted.key.device.to_string().into());
        fields.insert("seq".to_owned(), noted.key.seq.into());
    }
    value
}
