//! The fields of a request, whichever way it came: a JSON object, a form or a query.
//!
//! A reader takes each field it knows by name and kind. Fields left over at the end are unknown,
//! and refused by name. Complaints gather, so that a person or a program sees all of them at once.

mod object; // JSON, and what is in it twice

use std::collections::BTreeMap;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Uri, header};
use ounce_domain::refusal::{Complaints, FieldRefusal, Refusal};
use serde_json::Value;

use crate::connections::TooSlow;
use crate::failure::{Failure, Kind, What, Wrong};

/// The largest body that is read: far more than any form here holds.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Takes the whole body in, if it is of the right type and size.
///
/// # Errors
/// `OtherType`, `TooLarge`, `TooSlow`, or `Unreadable` when the connection broke off.
pub async fn body(
    headers: &HeaderMap,
    body: Body,
    content_type: &'static str,
) -> Result<Bytes, Failure> {
    body_up_to(BODY_LIMIT, headers, body, content_type).await
}

/// As [`body`], up to a limit of its own.
///
/// # Errors
/// As [`body`].
pub async fn body_up_to(
    limit: usize,
    headers: &HeaderMap,
    body: Body,
    content_type: &'static str,
) -> Result<Bytes, Failure> {
    let said = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let said = said.and_then(|said| said.split(';').next()).unwrap_or_default();
    if !said.trim().eq_ignore_ascii_case(content_type) {
        return Err(Failure::OtherType(content_type));
    }
    // A body whose header gives too large a length is refused before it arrives.
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if length.and_then(|length| length.parse().ok()).is_some_and(|it: usize| it > limit) {
        return Err(Failure::TooLarge);
    }
    axum::body::to_bytes(body, limit).await.map_err(|error| {
        let mut cause: Option<&dyn std::error::Error> = Some(&error);
        while let Some(inner) = cause {
            if inner.is::<TooSlow>() {
                return Failure::TooSlow;
            }
            if inner.to_string().contains("length limit") {
                return Failure::TooLarge;
            }
            cause = inner.source();
        }
        Failure::Unreadable { line: 0, column: 0 }
    })
}

/// A JSON object being read.
pub struct Fields {
    left: BTreeMap<String, Value>,
    within: &'static str,
    wrong: Vec<Wrong>,
}

impl Fields {
    /// # Errors
    /// `Unreadable` with the place where it stops being JSON, or what it is instead of an object.
    pub fn read(body: &[u8]) -> Result<Self, Failure> {
        let (value, twice) = object::read(body)
            .map_err(|error| Failure::Unreadable { line: error.line(), column: error.column() })?;
        match value {
            Value::Object(object) => {
                let left = object.into_iter().collect();
                let twice = twice.into_iter();
                let wrong = twice.map(|name| Wrong { field: name.into(), what: What::Twice });
                Ok(Self { left, within: "", wrong: wrong.collect() })
            }
            _ => Err(Failure::Unreadable { line: 1, column: 1 }),
        }
    }

    /// Text; nothing where it is missing or null.
    pub fn text(&mut self, name: &'static str) -> String {
        match self.left.remove(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text,
            Some(_) => self.wrong_kind(name, Kind::Text),
        }
    }

    /// A whole number as the domain reads it from people: as text.
    pub fn whole_number(&mut self, name: &'static str) -> String {
        match self.left.remove(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::Number(number)) if number.is_i64() || number.is_u64() => number.to_string(),
            Some(_) => self.wrong_kind(name, Kind::WholeNumber),
        }
    }

    /// Yes or no; missing is no.
    pub fn flag(&mut self, name: &'static str) -> bool {
        match self.left.remove(name) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(flag)) => flag,
            Some(_) => {
                self.wrong_kind(name, Kind::YesOrNo);
                false
            }
        }
    }

    /// The fields of an object within; none where it is missing or null. Give it back to
    /// [`Fields::close`] when it is read.
    pub fn object(&mut self, name: &'static str) -> Self {
        let left = match self.left.remove(name) {
            None | Some(Value::Null) => BTreeMap::new(),
            Some(Value::Object(object)) => object.into_iter().collect(),
            Some(_) => {
                self.wrong_kind(name, Kind::Object);
                BTreeMap::new()
            }
        };
        Self { left, within: name, wrong: Vec::new() }
    }

    /// Adds the complaints about an object within.
    pub fn close(&mut self, mut within: Self) {
        within.note_unknown();
        self.wrong.append(&mut within.wrong);
    }

    /// All complaints: of kind, of unknown names, then those of the rules about other fields.
    pub fn finish(mut self, rules: Option<Complaints>) -> Vec<Wrong> {
        self.note_unknown();
        let rules = rules.map(Complaints::into_vec).unwrap_or_default();
        for complaint in rules.into_iter().map(Wrong::from) {
            let is_said = |said: &Wrong| {
                said.field == complaint.field
                    || complaint
                        .field
                        .strip_prefix(&*said.field)
                        .is_some_and(|r| r.starts_with('.'))
            };
            if !self.wrong.iter().any(is_said) {
                self.wrong.push(complaint);
            }
        }
        self.wrong
    }

    fn note_unknown(&mut self) {
        for name in std::mem::take(&mut self.left).into_keys() {
            let name: String = name.chars().take(80).collect();
            self.wrong.push(Wrong { field: self.path(&name).into(), what: What::UnknownField });
        }
    }

    fn wrong_kind(&mut self, name: &str, kind: Kind) -> String {
        self.wrong.push(Wrong { field: self.path(name).into(), what: What::WrongKind(kind) });
        String::new()
    }

    fn path(&self, name: &str) -> String {
        if self.within.is_empty() { name.to_owned() } else { format!("{}.{name}", self.within) }
    }
}

/// A form or a query: names with what was typed, as typed.
pub struct Typed(Vec<(String, String)>);

/// The fields that hold a number or an address, and nothing in words.
const NARROW: [&str; 15] = [
    "numbers",
    "email",
    "adults",
    "children",
    "amount",
    "gift_amount",
    "volume",
    "day",
    "time",
    "start_time",
    "lasts_minutes",
    "capacity",
    "distance",
    "position",
    "host_email",
];

/// The forms of `!` to `~` for East Asian text (Unicode block FF00, halfwidth and fullwidth).
const WIDE: std::ops::RangeInclusive<char> = '\u{ff01}'..='\u{ff5e}';

/// As many unknown names as are worth telling.
const UNKNOWN_TOLD: usize = 10;

impl Typed {
    /// A posted form, and its bytes as they came. Ask [`Typed::only`] next.
    ///
    /// # Errors
    /// `OtherType`, `TooLarge`, or `Unreadable`.
    pub async fn form(headers: &HeaderMap, from: Body) -> Result<(Self, Bytes), Failure> {
        Self::form_up_to(BODY_LIMIT, headers, from).await
    }

    /// As [`Typed::form`], up to a limit of its own.
    ///
    /// # Errors
    /// As [`Typed::form`].
    pub async fn form_up_to(
        limit: usize,
        headers: &HeaderMap,
        from: Body,
    ) -> Result<(Self, Bytes), Failure> {
        let bytes = body_up_to(limit, headers, from, "application/x-www-form-urlencoded").await?;
        let mut form = Self::read(&bytes);
        form.narrow();
        Ok((form, bytes))
    }

    /// Fields that came in another shape, such as JSON.
    pub fn of(fields: Vec<(String, String)>) -> Self {
        let mut typed = Self(fields);
        typed.narrow();
        typed
    }

    /// The query of a link. `lang` and `units` are known everywhere.
    ///
    /// # Errors
    /// `Wrong` for an unknown name.
    pub fn query(uri: &Uri, known: &[&str]) -> Result<Self, Failure> {
        let query = Self::lenient_query(uri);
        query.only(known).map(|()| query)
    }

    /// The query of a page's link. Unknown names are let be: people share links with all kinds of
    /// marks on them.
    pub fn lenient_query(uri: &Uri) -> Self {
        Self::read(uri.query().unwrap_or_default().as_bytes())
    }

    /// Any text is a form; bytes that are no UTF-8 become the replacement character.
    fn read(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// Japanese keyboards first write digits, dots and the @ as wide as a kanji. In fields with
    /// only numbers or an address these become the plain characters.
    fn narrow(&mut self) {
        for (_, value) in self.0.iter_mut().filter(|(name, _)| NARROW.contains(&&**name)) {
            if value.contains(|c| WIDE.contains(&c)) {
                let narrow = |c: char| u8::try_from(u32::from(c) - 0xfee0).map_or(c, char::from);
                let chars = value.chars();
                *value = chars.map(|c| if WIDE.contains(&c) { narrow(c) } else { c }).collect();
            }
        }
    }

    /// Everything that was typed, without the hidden mark of the form, which is made anew. A field
    /// that is there twice has the value that counts. NUL becomes U+FFFD, because HTML can't write
    /// it.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let typed = self.0.iter().rev().filter(|(name, _)| name != "once");
        typed.map(|(name, value)| (name.clone(), value.replace('\0', "\u{fffd}"))).collect()
    }

    /// Names that are not known are refused, so that a mistyped one is not silently left out.
    ///
    /// # Errors
    /// `Wrong`, with the first of them.
    pub fn only(&self, known: &[&str]) -> Result<(), Failure> {
        let is_known = |name: &str| known.contains(&name) || matches!(name, "lang" | "units");
        let unknown = self.0.iter().filter(|(name, _)| !is_known(name)).take(UNKNOWN_TOLD);
        let told = unknown.map(|(name, _)| {
            let name: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
            Wrong { field: name.into(), what: What::UnknownField }
        });
        let told: Vec<Wrong> = told.collect();
        if told.is_empty() { Ok(()) } else { Err(Failure::Wrong(told)) }
    }

    /// What was typed; nothing where the field is missing.
    pub fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// Everything under a name that may be there several times, in its order.
    pub fn every<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let found = self.0.iter().filter(move |(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// Whether a box is ticked: browsers send `on`.
    pub fn is_ticked(&self, name: &str) -> bool {
        matches!(self.get(name), "on" | "true" | "1" | "yes")
    }

    /// A whole number between bounds; nothing where the field is missing or empty.
    ///
    /// # Errors
    /// `NotANumber`, `NotPositive` or `TooLarge`.
    pub fn count(&self, name: &str, most: usize) -> Result<Option<usize>, Refusal> {
        let text = self.get(name).trim();
        if text.is_empty() {
            return Ok(None);
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Refusal::Field(FieldRefusal::NotANumber));
        }
        let too_large =
            Refusal::Field(FieldRefusal::TooLarge(i64::try_from(most).unwrap_or(i64::MAX)));
        match text.parse::<i64>() {
            Ok(n) if n < 1 => Err(Refusal::Field(FieldRefusal::NotPositive)),
            Ok(n) => usize::try_from(n).ok().filter(|n| *n <= most).map(Some).ok_or(too_large),
            Err(_) if text.starts_with('-') => Err(Refusal::Field(FieldRefusal::NotPositive)),
            Err(_) => Err(too_large),
        }
    }
}
