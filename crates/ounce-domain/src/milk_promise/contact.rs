//! How a milk bank is reached, what it asks for, and where milk can be left for it.
//!
//! Everything here was seen somewhere at some time, and says where and when: a bank moves, a depot
//! closes. What was not seen is left open, since "no" would be an answer.

use super::Bank;
use crate::id::Id;
use crate::refusal::Refusal;
use crate::stroll::Position;

/// What is known of a bank beside its name and place. Empty text means not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub bank: Id<Bank>,
    pub website: String,
    /// Its page for those who want to give.
    pub donor_page: String,
    /// As written; see [`Contact::shown_telephone`].
    pub telephone: String,
    /// How many sources that do not copy each other have this telephone.
    pub telephone_readings: i64,
    /// Whether it sends what is needed to ship milk from home.
    pub ships: Option<bool>,
    /// The least it asks for, in US fluid ounces over the whole time of giving.
    pub minimum_oz: Option<i64>,
    pub frozen: Option<Frozen>,
    /// Where its donors live, in its own words.
    pub takes_from: String,
    pub source: String,
    pub seen_on: Option<SeenOn>,
}

impl Contact {
    /// What is known of a bank nobody has looked up.
    pub fn unknown(bank: Id<Bank>) -> Self {
        let empty = String::new;
        Self {
            bank,
            website: empty(),
            donor_page: empty(),
            telephone: empty(),
            telephone_readings: 0,
            ships: None,
            minimum_oz: None,
            frozen: None,
            takes_from: empty(),
            source: empty(),
            seen_on: None,
        }
    }

    /// The telephone, if it was read twice: a wrong number rings at a stranger's.
    pub fn shown_telephone(&self) -> Option<&str> {
        (self.telephone_readings >= 2 && !self.telephone.is_empty()).then_some(&*self.telephone)
    }
}

/// What becomes of milk that was pumped before somebody asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frozen {
    /// Taken, if its rules were kept.
    Yes,
    Ask,
    No,
}

impl Frozen {
    pub const ALL: [Self; 3] = [Self::Yes, Self::Ask, Self::No];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Ask => "ask",
            Self::No => "no",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|frozen| frozen.as_str() == text)
    }
}

/// A year, a month or a day: as closely as a source says when something was so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeenOn(String);

impl SeenOn {
    /// Reads `2022`, `2022-05` or `2022-05-18`.
    ///
    /// # Errors
    /// `Missing` or `NotADate`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if text.is_empty() {
            return Err(Refusal::Missing);
        }
        let day = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            10 => text.to_owned(),
            _ => return Err(Refusal::NotADate),
        };
        let is_day = day.parse::<jiff::civil::Date>().is_ok_and(|date| date.to_string() == day);
        if is_day { Ok(Self(text.to_owned())) } else { Err(Refusal::NotADate) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn year(&self) -> &str {
        &self.0[..4]
    }
}

/// A place where milk can be left for a bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Depot {
    pub id: Id<Depot>,
    pub slug: String,
    pub bank: Id<Bank>,
    pub name: String,
    pub city: String,
    pub region: String,
    pub country: String,
    /// The middle of the town unless the list had a point of its own.
    pub position: Position,
    pub source: String,
    pub seen_on: Option<SeenOn>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_is_shown_that_was_read_twice() {
        let contact = Contact::unknown(Id::from_bytes([1; 16]));
        let with = |telephone: &str, telephone_readings| {
            let contact =
                Contact { telephone: telephone.into(), telephone_readings, ..contact.clone() };
            contact.shown_telephone().map(str::to_owned)
        };
        assert_eq!(with("555-0100", 2).as_deref(), Some("555-0100"));
        assert_eq!(with("555-0100", 1), None);
        assert_eq!(with("", 2), None);
    }

    #[test]
    fn a_source_is_as_old_as_it_says() {
        for text in ["2022", "2022-05", "2022-05-18"] {
            assert_eq!(SeenOn::parse(text).map(|seen| seen.as_str().to_owned()), Ok(text.into()));
        }
        assert_eq!(SeenOn::parse("2022-05").map(|seen| seen.year().to_owned()), Ok("2022".into()));
        for text in ["22", "2022-13", "2022-5", "2022-02-30", "undated", "2022/05", "２０２２"]
        {
            assert_eq!(SeenOn::parse(text), Err(Refusal::NotADate), "{text}");
        }
        assert_eq!(SeenOn::parse(""), Err(Refusal::Missing));
        assert!(SeenOn::parse("2019-12") < SeenOn::parse("2022"));
    }
}
