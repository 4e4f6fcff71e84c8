//! What the host is asked after the merge. Nothing waits for the answer: all of it is counted as
//! it was noted.

use super::entry::Key;
use serde_json::{Value, json};

/// Why the host is asked. Codes never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Nobody signed up by this number or ticket.
    UnknownRegistration,
    /// The place had been given back.
    Cancelled,
    /// The party signed up for another town.
    WrongTown,
    /// One party arrived on two phones.
    ArrivedTwice,
    /// Two walk-up families gave the same address.
    WalkedInTwice,
    /// A walk-up family whose address has a place already.
    HasPlace,
    /// A walk-up family without a signature under a waiver that is known.
    NoWaiver,
    /// A walk-up family that can't be put on the roster: without an adult, or too large.
    PartyUnfit,
    /// Two amounts with one receipt number.
    ReceiptTwice,
    /// Money that the campaign does not count in. It is not in the book until it is changed.
    OtherCurrency,
    /// Milk for a bank that is not known.
    UnknownBank,
    /// One shirt was handed out twice.
    ShirtTwice,
    /// An undo of an entry that is not there.
    UndoOfNothing,
    /// An undo of an undo, which takes nothing back.
    UndoOfUndo,
    /// The same number came with other words. The first ones count; the others are kept.
    OtherWords,
    /// The clock of the phone was off by more than a day.
    ClockOff,
    /// It came from a phone that had been cut off.
    CutOff,
    /// It came when the phone's enrolment had ended.
    Ended,
    /// It can't be read.
    Unreadable,
}

impl Code {
    pub const ALL: [Self; 19] = [
        Self::UnknownRegistration,
        Self::Cancelled,
        Self::WrongTown,
        Self::ArrivedTwice,
        Self::WalkedInTwice,
        Self::HasPlace,
        Self::NoWaiver,
        Self::PartyUnfit,
        Self::ReceiptTwice,
        Self::OtherCurrency,
        Self::UnknownBank,
        Self::ShirtTwice,
        Self::UndoOfNothing,
        Self::UndoOfUndo,
        Self::OtherWords,
        Self::ClockOff,
        Self::CutOff,
        Self::Ended,
        Self::Unreadable,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownRegistration => "unknown-registration",
            Self::Cancelled => "cancelled",
            Self::WrongTown => "wrong-town",
            Self::ArrivedTwice => "arrived-twice",
            Self::WalkedInTwice => "walked-in-twice",
            Self::HasPlace => "has-place",
            Self::NoWaiver => "no-waiver",
            Self::PartyUnfit => "party-unfit",
            Self::ReceiptTwice => "receipt-twice",
            Self::OtherCurrency => "other-currency",
            Self::UnknownBank => "unknown-bank",
            Self::ShirtTwice => "shirt-twice",
            Self::UndoOfNothing => "undo-of-nothing",
            Self::UndoOfUndo => "undo-of-undo",
            Self::OtherWords => "other-words",
            Self::ClockOff => "clock-off",
            Self::CutOff => "cut-off",
            Self::Ended => "ended",
            Self::Unreadable => "unreadable",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == text)
    }
}

/// A question, with every entry that it is about, in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    pub code: Code,
    pub entries: Vec<Key>,
}

impl Question {
    /// The form of the API.
    pub fn json(&self) -> Value {
        let entries = self.entries.iter().map(|key| key.json());
        json!({ "code": self.code.as_str(), "entries": entries.collect::<Vec<_>>() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_read_back_and_none_is_there_twice() {
        let words: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(words.len(), Code::ALL.len());
        for code in Code::ALL {
            assert_eq!(Code::parse(code.as_str()), Some(code));
        }
        assert_eq!(Code::parse("conflict"), None);
    }
}
