//! Reads an entry as it is sent, and writes down what is kept of it.
//!
//! Only the number must be readable. An entry whose other words are not is kept all the same, as
//! one that nobody can read: its number is not missing, and those behind it go on.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::device::Device;
use super::entry::{Entry, Key, Kind, Waiver, Who};
use crate::id::Id;
use crate::quantity::{Currency, Microlitres, Money};
use crate::text::{self, EmailAddress};

/// The highest number of an entry. A phone that notes one every second for a week stays below.
pub const SEQ_MAX: i64 = 1_000_000;
/// How many entries may come in one request.
pub const BATCH_MAX: usize = 500;
/// The longest entry that is kept whole, in bytes of JSON.
pub const BYTES_MAX: usize = 8_000;
/// The most people of one entry that is about a party.
const PARTY_MAX: i64 = 500;
const HEADCOUNT_MAX: i64 = 100_000;
const BAGS_MAX: i64 = 10_000;
const NOTE_MAX: usize = 2_000;
const RECEIPT_MAX: usize = 40;
const LINE_MAX: usize = 100;
const TICKET_MAX: usize = 200;

/// An entry that was sent: what it says, and the words that are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub entry: Entry,
    /// A JSON object without the number. Fields that are null are left out, names are in order, so
    /// that the same words are the same text.
    pub body: String,
}

/// The number of an entry; `None` for one that can't be kept, since nothing names it.
pub fn seq(value: &Value) -> Option<i64> {
    value.get("seq")?.as_i64().filter(|seq| (1..=SEQ_MAX).contains(seq))
}

/// Reads an entry of a phone; `None` for one without a number.
pub fn sent(device: Id<Device>, value: &Value) -> Option<Sent> {
    let key = Key { device, seq: seq(value)? };
    let mut fields = value.as_object()?.clone();
    fields.remove("seq");
    fields.retain(|_, value| !value.is_null());
    let body = Value::Object(fields).to_string();
    if body.len() > BYTES_MAX {
        // What is left of it is enough to see what it was.
        let start: String = body.chars().take(BYTES_MAX / 4).collect();
        let body = Value::Object(Map::from_iter([("cut".to_owned(), start.into())])).to_string();
        return Some(Sent { entry: kept(key, &body), body });
    }
    Some(Sent { entry: kept(key, &body), body })
}

/// Reads the words that were kept of an entry. Whatever they are, the entry is one.
pub fn kept(key: Key, body: &str) -> Entry {
    let value: Value = serde_json::from_str(body).unwrap_or(Value::Null);
    let none = Map::new();
    let fields = Fields(value.as_object().unwrap_or(&none));
    let at_ms = fields.text("at").and_then(|at| at.parse::<Timestamp>().ok());
    let at_ms = at_ms.map(Timestamp::as_millisecond);
    let kind = fields.kind().unwrap_or_else(|field| Kind::Unreadable { field });
    Entry { key, at_ms, kind }
}

/// The words without any that name a person. What was counted by them stays counted.
pub fn without_names(body: &str) -> String {
    let Ok(Value::Object(mut fields)) = serde_json::from_str(body) else { return "{}".to_owned() };
    if matches!(kept(NOBODY, body).kind, Kind::Unreadable { .. }) {
        fields.retain(|name, _| name == "at");
    }
    for name in ["name", "email", "text"] {
        fields.remove(name);
    }
    if let Some(Value::Object(waiver)) = fields.get_mut("waiver")
        && waiver.contains_key("signed_name")
    {
        waiver.insert("signed_name".to_owned(), ERASED.into());
    }
    match fields.get("kind").and_then(Value::as_str) {
        Some("walked_in") => fields.insert("name".to_owned(), ERASED.into()),
        Some("note") => fields.insert("text".to_owned(), ERASED.into()),
        _ => None,
    };
    Value::Object(fields).to_string()
}

/// What stands for words that were erased, where there must be some.
pub const ERASED: &str = "–";
const NOBODY: Key = Key { device: Id::from_bytes([0; 16]), seq: 1 };

struct Fields<'a>(&'a Map<String, Value>);

/// A value, or the field at fault.
type Read<T> = Result<T, &'static str>;

impl<'a> Fields<'a> {
    fn kind(&self) -> Read<Kind> {
        match self.text("kind").unwrap_or_default() {
            "arrived" => {
                let (adults, children) = self.party()?;
                Ok(Kind::Arrived { who: self.who()?, adults, children })
            }
            "walked_in" => self.walked_in(),
            "cash" => self.cash(),
            "milk" => self.milk(),
            "shirt" => Ok(Kind::Shirt { who: self.who()?, line: self.line()? }),
            "headcount" => {
                Ok(Kind::Headcount { people: self.number("people", 0..=HEADCOUNT_MAX)? })
            }
            "note" => self.note(),
            "undo" => self.undo(),
            _ => Err("kind"),
        }
    }

    fn walked_in(&self) -> Read<Kind> {
        let (adults, children) = self.party()?;
        let name = text::name(self.text("name").unwrap_or_default()).map_err(|_| "name")?;
        Ok(Kind::WalkedIn { name, email: self.email(), adults, children, waiver: self.waiver() })
    }

    fn cash(&self) -> Read<Kind> {
        let currency = Currency::from_code(self.text("currency").unwrap_or_default());
        let currency = currency.ok_or("currency")?;
        let amount = Money::parse(self.text("amount").unwrap_or_default(), currency);
        let receipt = text::line(self.text("receipt").unwrap_or_default(), RECEIPT_MAX);
        Ok(Kind::Cash {
            amount: amount.map_err(|_| "amount")?,
            name: self.name(),
            email: self.email(),
            receipt: receipt.map_err(|_| "receipt")?,
        })
    }

    fn milk(&self) -> Read<Kind> {
        let most = Microlitres::MAX.millilitres();
        let millilitres = self.number("millilitres", 1..=most)?;
        let bags = if self.0.contains_key("bags") { self.number("bags", 0..=BAGS_MAX)? } else { 0 };
        let bank = self.text("bank").map(|bank| bank.trim().to_owned());
        Ok(Kind::Milk {
            volume: Microlitres::from_millilitres(millilitres),
            bags,
            bank: bank.filter(|bank| !bank.is_empty()),
            name: self.name(),
        })
    }

    fn note(&self) -> Read<Kind> {
        let text = text::message(self.text("text").unwrap_or_default(), NOTE_MAX);
        match text {
            Ok(text) if !text.is_empty() => Ok(Kind::Note { text }),
            _ => Err("text"),
        }
    }

    fn undo(&self) -> Read<Kind> {
        let of = self.0.get("of").ok_or("of")?;
        let device = of.get("device").and_then(Value::as_str).and_then(Id::parse);
        Ok(Kind::Undo { of: Key { device: device.ok_or("of")?, seq: seq(of).ok_or("of")? } })
    }

    fn who(&self) -> Read<Who> {
        if let Some(text) = self.text("registration").filter(|text| !text.is_empty()) {
            return Id::parse(text).map(Who::Registration).ok_or("registration");
        }
        let ticket: String = self.text("ticket").unwrap_or_default().split_whitespace().collect();
        match ticket.to_uppercase() {
            ticket if ticket.is_empty() || ticket.chars().count() > TICKET_MAX => Err("ticket"),
            ticket => Ok(Who::Ticket(ticket)),
        }
    }

    /// A party of any size: somebody who is there is not refused for having no adult beside them.
    fn party(&self) -> Read<(i64, i64)> {
        let adults = self.number("adults", 0..=PARTY_MAX)?;
        let children = if self.0.contains_key("children") {
            self.number("children", 0..=PARTY_MAX)?
        } else {
            0
        };
        if adults + children == 0 { Err("adults") } else { Ok((adults, children)) }
    }

    fn line(&self) -> Read<String> {
        match self.0.get("line") {
            Some(Value::Number(number)) => Ok(number.to_string()),
            Some(Value::String(line)) => text::line(line, LINE_MAX).map_err(|_| "line"),
            _ => Err("line"),
        }
    }

    /// A signature that can't be read is none; the family is there all the same.
    fn waiver(&self) -> Option<Waiver> {
        let waiver = Fields(self.0.get("waiver")?.as_object()?);
        let version = waiver.number("version", 1..=i64::MAX).ok()?;
        let signed_name = text::name(waiver.text("signed_name")?).ok()?;
        Some(Waiver { version, signed_name })
    }

    /// A name that may be left out.
    fn name(&self) -> String {
        self.text("name").and_then(|name| text::name(name).ok()).unwrap_or_default()
    }

    /// An address that mail can be sent to; one that was mistyped in the park is none.
    fn email(&self) -> Option<EmailAddress> {
        EmailAddress::parse(self.text("email")?).ok()
    }

    fn number(&self, field: &'static str, within: std::ops::RangeInclusive<i64>) -> Read<i64> {
        let number = self.0.get(field).and_then(Value::as_i64);
        number.filter(|number| within.contains(number)).ok_or(field)
    }

    fn text(&self, field: &str) -> Option<&'a str> {
        self.0.get(field)?.as_str()
    }
}

#[cfg(test)]
mod tests;
