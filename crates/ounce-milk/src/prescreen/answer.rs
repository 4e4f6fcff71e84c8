//! Answers as sent, read once into a form that rules can use.
//!
//! A key that is missing, `null` or `"unknown"` is the answer "unknown". A value that can't be read
//! in one way only is a [`BadAnswer`], and then nothing is decided.

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::pack::{AnswerKind, Question};
use crate::pack::day;
use ounce_domain::quantity::{Microlitres, MilkUnit};
use ounce_domain::reference::key;

/// A key of the answers that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadAnswer {
    pub key: String,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    Unknown,
    No,
    /// Yes, without an amount or a day.
    Yes,
    Count(i64),
    Event {
        on: Option<Date>,
        kind: Option<String>,
    },
    Moment(Zoned),
    Volume(Microlitres),
    /// Thousandths of a degree Celsius.
    Temperature(i32),
    Medicines(Vec<Medicine>),
}

/// A medicine somebody takes or took.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Medicine {
    pub(super) name: String,
    /// A class as packs name them: lower case, words joined by `_`.
    pub(super) class: String,
    pub(super) last_dose: Dose,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Dose {
    Unknown,
    Day(Date),
    Moment(Zoned),
}

/// Reads the answer to one question. `at` is the moment that `hours_ago` counts from.
pub(super) fn read(
    question: &Question,
    value: &Value,
    at: Option<&Zoned>,
) -> Result<Answer, String> {
    let kind = question.answer;
    let plain = match value {
        Value::Null => Some(Answer::Unknown),
        Value::Bool(true) => Some(Answer::Yes),
        Value::Bool(false) => Some(Answer::No),
        Value::String(word) => match word.trim().to_ascii_lowercase().as_str() {
            "" | "unknown" => Some(Answer::Unknown),
            "yes" => Some(Answer::Yes),
            "no" | "never" | "none" => Some(Answer::No),
            _ => None,
        },
        _ => None,
    };
    match (kind, plain) {
        (_, Some(Answer::Unknown)) => Ok(Answer::Unknown),
        (AnswerKind::Number, Some(_)) => Err(wanted(question)),
        (AnswerKind::Medicines, Some(Answer::No)) => Ok(Answer::Medicines(Vec::new())),
        // Somebody takes a medicine, but only a list would say which.
        (AnswerKind::Medicines, Some(_)) => Ok(Answer::Unknown),
        (_, Some(answer)) => Ok(answer),
        (AnswerKind::YesNo, None) => Err(wanted(question)),
        (AnswerKind::Amount | AnswerKind::Number, None) => {
            let count = value.as_i64().filter(|count| (0..=1_000_000).contains(count));
            let none_is_no = kind == AnswerKind::Amount;
            let answer = |n| if n == 0 && none_is_no { Answer::No } else { Answer::Count(n) };
            count.map(answer).ok_or_else(|| wanted(question))
        }
        (AnswerKind::Event, None) => event(question, value),
        (AnswerKind::Moment, None) => moment(question, value, at),
        (AnswerKind::Volume, None) => volume(value).ok_or_else(|| wanted(question)),
        (AnswerKind::Temperature, None) => temperature(value).ok_or_else(|| wanted(question)),
        (AnswerKind::Medicines, None) => medicines(question, value),
    }
}

fn wanted(question: &Question) -> String {
    let unit = question.unit.as_deref().unwrap_or("units");
    match question.answer {
        AnswerKind::YesNo => "expected true, false or \"unknown\"".into(),
        AnswerKind::Amount => {
            format!("expected true, false, a whole number ({unit}) or \"unknown\"")
        }
        AnswerKind::Number => format!("expected a whole number ({unit}) or \"unknown\""),
        AnswerKind::Event => {
            let kinds = match question.kinds.join(", ") {
                none if none.is_empty() => String::new(),
                kinds => format!(" with \"kind\" one of {kinds}"),
            };
            format!(
                "expected a day (\"2026-08-31\"), \"never\", true, \"unknown\" or \
                 {{\"on\": \"2026-08-31\"}}{kinds}"
            )
        }
        AnswerKind::Moment => "expected a time with its offset (\"2026-08-31T21:30-04:00\"), \
            {\"hours_ago\": 5}, \"never\" or \"unknown\""
            .into(),
        AnswerKind::Volume => "expected {\"oz\": 150}, {\"ml\": 4500}, true, false or \
            \"unknown\"; a number alone has no unit"
            .into(),
        AnswerKind::Temperature => {
            "expected degrees Celsius (-20), true, false or \"unknown\"".into()
        }
        AnswerKind::Medicines => "expected a list of names or of {\"name\", \"class\", \
            \"last_dose\"}, \"none\" or \"unknown\""
            .into(),
    }
}

fn event(question: &Question, value: &Value) -> Result<Answer, String> {
    let fault = || wanted(question);
    if let Some(text) = value.as_str() {
        if let Some(kind) = kind(question, text) {
            return Ok(Answer::Event { on: None, kind: Some(kind) });
        }
        let on = day::read(text.trim()).ok_or_else(fault)?;
        return Ok(Answer::Event { on: Some(on), kind: None });
    }
    let fields = value.as_object().ok_or_else(fault)?;
    if fields.is_empty() || knows(fields, &["on", "kind"]).is_err() {
        return Err(fault());
    }
    let on = match text(fields, "on").map_err(|()| fault())? {
        Some(on) => Some(day::read(on).ok_or_else(fault)?),
        None => None,
    };
    let kind = match text(fields, "kind").map_err(|()| fault())? {
        Some(word) => Some(kind(question, word).ok_or_else(fault)?),
        None => None,
    };
    Ok(Answer::Event { on, kind })
}

/// The kind of event that a word names, as the pack writes it.
fn kind(question: &Question, word: &str) -> Option<String> {
    let word = key(word);
    question.kinds.iter().find(|kind| key(kind) == word).cloned()
}

fn moment(question: &Question, value: &Value, at: Option<&Zoned>) -> Result<Answer, String> {
    let hours = match value {
        Value::String(text) => match text.trim().strip_suffix("hours ago") {
            Some(hours) => Some(hours.trim().parse::<u16>().map_err(|_| wanted(question))?),
            None => None,
        },
        Value::Object(fields) => {
            knows(fields, &["hours_ago"]).map_err(|_| wanted(question))?;
            let hours = fields.get("hours_ago").and_then(Value::as_u64);
            let hours = hours.and_then(|hours| u16::try_from(hours).ok());
            Some(hours.ok_or_else(|| wanted(question))?)
        }
        _ => return Err(wanted(question)),
    };
    if let Some(hours) = hours {
        let at = at.ok_or("hours ago count from a moment, which was not given")?;
        let ago = jiff::SignedDuration::from_hours(-i64::from(hours));
        return Ok(Answer::Moment(at.saturating_add(ago)));
    }
    let text = value.as_str().unwrap_or_default();
    read_moment(text).map(Answer::Moment).ok_or_else(|| wanted(question))
}

/// A moment as RFC 3339 writes it, if need be with the zone's name behind it (RFC 9557):
/// `2026-03-07T20:00-05:00[America/New_York]`. `None` without an offset.
pub fn read_moment(text: &str) -> Option<Zoned> {
    let text = text.trim();
    if text.ends_with(']') {
        return text.parse().ok();
    }
    let moment: jiff::Timestamp = text.parse().ok()?;
    let offset = jiff::fmt::temporal::Pieces::parse(text).ok()?.to_numeric_offset()?;
    Some(moment.to_zoned(TimeZone::fixed(offset)))
}

fn volume(value: &Value) -> Option<Answer> {
    let (amount, unit) = match value {
        Value::String(text) => {
            let (amount, unit) = text.trim().split_once(' ')?;
            (amount.to_owned(), unit.trim().to_ascii_lowercase())
        }
        Value::Object(fields) if fields.len() == 1 => {
            let (unit, amount) = fields.iter().next()?;
            (amount.as_number()?.to_string(), unit.clone())
        }
        _ => return None,
    };
    let unit = match unit.as_str() {
        "oz" => MilkUnit::Ounce,
        "ml" => MilkUnit::Millilitre,
        _ => return None,
    };
    Microlitres::parse(&amount, unit).ok().map(Answer::Volume)
}

fn temperature(value: &Value) -> Option<Answer> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    milli_celsius(&text).map(Answer::Temperature)
}

/// Degrees Celsius as typed, in thousandths: `-18.5` is -18500. At most three decimals.
pub fn milli_celsius(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    if digits.split_once('.').is_some_and(|(_, fraction)| fraction.len() > 3) {
        return None;
    }
    let milli = crate::sheet::decimal(digits, 3)?;
    // Colder than absolute zero or hotter than any kettle is a slip of the pen.
    i32::try_from(milli).ok().map(|milli| sign * milli).filter(|m| (-273_150..=200_000).contains(m))
}

fn medicines(question: &Question, value: &Value) -> Result<Answer, String> {
    let list = value.as_array().ok_or_else(|| wanted(question))?;
    let read = list.iter().map(|entry| medicine(entry).ok_or_else(|| wanted(question)));
    read.collect::<Result<_, _>>().map(Answer::Medicines)
}

fn medicine(value: &Value) -> Option<Medicine> {
    let as_class = |word: &str| key(&word.trim().replace([' ', '-', '\u{3000}'], "_"));
    if let Some(name) = value.as_str().filter(|name| !name.trim().is_empty()) {
        let name = name.trim().to_owned();
        return Some(Medicine { class: as_class(&name), name, last_dose: Dose::Unknown });
    }
    let fields = value.as_object()?;
    knows(fields, &["name", "class", "last_dose"]).ok()?;
    let name = text(fields, "name").ok()??.to_owned();
    let class = as_class(text(fields, "class").ok()?.unwrap_or(&name));
    let last_dose = match text(fields, "last_dose").ok()? {
        None | Some("unknown") => Dose::Unknown,
        Some(dose) => match day::read(dose) {
            Some(day) => Dose::Day(day),
            None => Dose::Moment(read_moment(dose)?),
        },
    };
    Some(Medicine { name, class, last_dose })
}

/// The text of a field; a field that is not there or `null` is none.
fn text<'a>(fields: &'a Map<String, Value>, key: &str) -> Result<Option<&'a str>, ()> {
    match fields.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.trim())),
        Some(_) => Err(()),
    }
}

fn knows(fields: &Map<String, Value>, known: &[&str]) -> Result<(), ()> {
    if fields.keys().all(|key| known.contains(&key.as_str())) { Ok(()) } else { Err(()) }
}
