//! The fold: what it makes of each case, and that no way of delivery changes it.

use serde_json::{Value, json};

use super::*;
use crate::id::Id;
use crate::quantity::Currency;
use crate::registration::{Code as TicketCode, Registration, Standing};
use std::collections::BTreeMap;

mod cases;
mod schedules;
mod vectors;

/// 1 May 2027, ten in the morning in New York.
const TEN: i64 = 1_809_180_000_000;
const ENROLLED: i64 = TEN - 12 * 3_600_000;

fn device(n: u8) -> Id<Device> {
    Id::from_bytes([n; 16])
}

fn key(device_n: u8, seq: i64) -> Key {
    Key { device: device(device_n), seq }
}

/// Registrations 1 to 12 walk here, 13 gave its place back, 14 waits, 15 walks elsewhere.
fn registration(n: u8) -> Id<Registration> {
    Id::from_bytes([100 + n; 16])
}

fn ticket(n: u8) -> String {
    TicketCode::of(registration(n), 0).stored()
}

fn facts() -> Facts {
    let mut facts = Facts {
        currency: Some(Currency::USD),
        banks: ["north-bank".to_owned()].into(),
        waivers: 1,
        ..Facts::default()
    };
    for n in 1..=15 {
        let standing = match n {
            13 => Standing::Cancelled,
            14 => Standing::Waiting,
            _ => Standing::Confirmed,
        };
        facts.registrations.insert(registration(n), Found { is_here: n != 15, standing });
        facts.tickets.insert(ticket(n), registration(n));
    }
    facts
}

/// An entry as it is delivered, with all that the service knows of it.
#[derive(Clone, Debug)]
struct Delivered {
    device: Id<Device>,
    /// As it was sent.
    sent: Value,
    clock: Clock,
    taken: Taken,
}

impl Delivered {
    fn received(&self) -> Received {
        let sent = read::sent(self.device, &self.sent).expect("it has a number");
        let clock = Clock { claimed_ms: sent.entry.at_ms, ..self.clock };
        Received { entry: sent.entry, clock, taken: self.taken }
    }
}

/// An entry that a phone with a right clock noted at ten and sent an hour later.
fn noted(device_n: u8, seq: i64, words: Value) -> Delivered {
    let mut sent = words;
    sent["seq"] = seq.into();
    if sent.get("at").is_none() {
        sent["at"] = "2027-05-01T14:00:00Z".into();
    }
    let clock = Clock {
        claimed_ms: None,
        offset_ms: Some(0),
        received_ms: TEN + 3_600_000,
        enrolled_ms: ENROLLED,
    };
    Delivered { device: device(device_n), sent, clock, taken: Taken::InTime }
}

fn arrived(n: u8, adults: i64) -> Value {
    json!({ "kind": "arrived", "registration": registration(n).to_string(), "adults": adults,
        "children": 0 })
}

fn undo(device_n: u8, seq: i64) -> Value {
    json!({ "kind": "undo", "of": key(device_n, seq).json() })
}

fn cash(amount: &str, receipt: &str) -> Value {
    json!({ "kind": "cash", "amount": amount, "currency": "USD", "name": null, "email": null,
        "receipt": receipt })
}

fn log_of(delivered: &[Delivered]) -> Log {
    union(delivered.iter().map(Delivered::received).collect())
}

fn union(all: Vec<Received>) -> Log {
    let mut log = Log::default();
    for one in all {
        log.add(one);
    }
    log
}

fn state_of(delivered: &[Delivered]) -> State {
    fold(&log_of(delivered), &facts())
}

fn asked(state: &State) -> Vec<(Code, Vec<Key>)> {
    state.questions.iter().map(|one| (one.code, one.entries.clone())).collect()
}
