//! What a phone notes down.

use super::device::Device;
use crate::id::Id;
use crate::quantity::{Microlitres, Money};
use crate::registration::Registration;
use crate::text::EmailAddress;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// What names an entry: its phone, and its number in the log of that phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub device: Id<Device>,
    /// From 1.
    pub seq: i64,
}

impl Key {
    /// The id of what the entry brings about: a gift, a walk-up family's registration, lines in the
    /// book. It follows from the key, so that the same entry twice is the same record twice.
    pub fn id(self) -> [u8; 16] {
        let mut hash = Sha256::new();
        hash.update(b"day entry");
        hash.update(self.device.bytes());
        hash.update(self.seq.to_be_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&hash.finalize()[..16]);
        id
    }
}

impl Key {
    /// The form of the API.
    pub fn json(self) -> Value {
        json!({ "device": self.device.to_string(), "seq": self.seq })
    }
}

/// An entry of a phone's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub key: Key,
    /// By the phone's clock, in Unix milliseconds; `None` when it can't be read.
    pub at_ms: Option<i64>,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A party that signed up is here: all of it, fewer, or more than announced.
    Arrived {
        who: Who,
        adults: i64,
        children: i64,
    },
    /// A family that had not signed up.
    WalkedIn {
        name: String,
        email: Option<EmailAddress>,
        adults: i64,
        children: i64,
        waiver: Option<Waiver>,
    },
    /// Cash or a cheque put into the box.
    Cash {
        amount: Money,
        name: String,
        email: Option<EmailAddress>,
        receipt: String,
    },
    /// Milk handed in for a bank.
    Milk {
        volume: Microlitres,
        bags: i64,
        bank: Option<String>,
        name: String,
    },
    /// A shirt handed out. The line says which one of what the party is owed.
    Shirt {
        who: Who,
        line: String,
    },
    /// Somebody counted everybody.
    Headcount {
        people: i64,
    },
    Note {
        text: String,
    },
    /// Takes back another entry.
    Undo {
        of: Key,
    },
    /// Nobody can read it; the field that is at fault. It is kept, and its number is not missing.
    Unreadable {
        field: &'static str,
    },
}

impl Kind {
    /// The word for it in the API.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Arrived { .. } => "arrived",
            Self::WalkedIn { .. } => "walked_in",
            Self::Cash { .. } => "cash",
            Self::Milk { .. } => "milk",
            Self::Shirt { .. } => "shirt",
            Self::Headcount { .. } => "headcount",
            Self::Note { .. } => "note",
            Self::Undo { .. } => "undo",
            Self::Unreadable { .. } => "unreadable",
        }
    }

    /// Whom it names, where it names somebody who signed up.
    pub fn who(&self) -> Option<&Who> {
        match self {
            Self::Arrived { who, .. } | Self::Shirt { who, .. } => Some(who),
            _ => None,
        }
    }
}

/// A party, as a phone names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    Registration(Id<Registration>),
    /// The text of a ticket: its code, or all that its picture says. In capitals, without spaces.
    Ticket(String),
}

/// A signature of a walk-up family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    pub version: i64,
    pub signed_name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_brings_about_a_record_of_its_own() {
        let key = |device: u8, seq| Key { device: Id::from_bytes([device; 16]), seq };
        assert_eq!(key(1, 1).id(), key(1, 1).id());
        assert_ne!(key(1, 1).id(), key(1, 2).id());
        assert_ne!(key(1, 1).id(), key(2, 1).id());
    }
}
