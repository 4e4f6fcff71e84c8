//! How a milk bank is reached, what it asks for, and where milk can be left for it.
//!
//! Everything here was seen somewhere at some time, and says where and when: a bank moves, a depot
//! closes. A fact that was not seen is left open, since "no" would be an answer.

use super::{Bank, Telephone};
use crate::id::Id;
use crate::quantity::Microlitres;
use crate::refusal::FieldRefusal;
use crate::stroll::Position;
use crate::web_address;
use jiff::civil::Date;

/// The known facts about a bank, beside its name and place. Empty text means not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub bank: Id<Bank>,
    pub website: String,
    /// Its page for those who want to give.
    pub donor_page: String,
    /// As written; see [`Contact::shown_telephones`].
    pub telephone: String,
    /// How many independent sources have this telephone number.
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
    /// A bank that nobody has looked up yet.
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

    /// The telephones of a bank in a country, if they were read twice: a wrong number rings at a
    /// stranger's.
    pub fn shown_telephones(&self, country: &str) -> Vec<Telephone> {
        match self.telephone_readings {
            2.. => Telephone::read_all(&self.telephone, country),
            _ => Vec::new(),
        }
    }

    /// The page for everything that is not said here: the page for milk donors if there is one,
    /// else the first page.
    pub fn page(&self) -> Option<&str> {
        web_address::safe(&self.donor_page).or_else(|| web_address::safe(&self.website))
    }

    /// The least it asks for.
    pub fn minimum(&self) -> Option<Microlitres> {
        self.minimum_oz.map(Microlitres::from_ounces)
    }
}

/// Whether a bank takes milk that was pumped before the donor asked.
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
    pub fn parse(text: &str) -> Result<Self, FieldRefusal> {
        if text.is_empty() {
            return Err(FieldRefusal::Missing);
        }
        let day = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            10 => text.to_owned(),
            _ => return Err(FieldRefusal::NotADate),
        };
        let is_day = day.parse::<jiff::civil::Date>().is_ok_and(|date| date.to_string() == day);
        if is_day { Ok(Self(text.to_owned())) } else { Err(FieldRefusal::NotADate) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first day, and how many of year, month and day the source says: 1 to 3.
    pub fn first_day(&self) -> (Date, usize) {
        let mut parts = self.0.split('-').map(|part| part.parse().unwrap_or(1));
        let year = parts.next().unwrap_or(1);
        let mut small = parts.map(|part: i16| i8::try_from(part).unwrap_or(1));
        let (month, day) = (small.next().unwrap_or(1), small.next().unwrap_or(1));
        let date = Date::new(year, month, day).expect("it was read as a date");
        (date, self.0.split('-').count())
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
    use jiff::civil::date;

    #[test]
    fn a_telephone_is_shown_that_was_read_twice() {
        let contact = Contact::unknown(Id::from_bytes([1; 16]));
        let with = |telephone: &str, telephone_readings| {
            let contact =
                Contact { telephone: telephone.into(), telephone_readings, ..contact.clone() };
            let shown = contact.shown_telephones("US");
            shown.first().map(|one| one.said.clone())
        };
        assert_eq!(with("555-0100", 2).as_deref(), Some("555-0100"));
        assert_eq!(with("555-0100", 1), None);
        assert_eq!(with("", 2), None);
    }

    #[test]
    fn a_page_is_led_to_that_may_be() {
        let with = |donor_page: &str, website: &str| {
            let (donor_page, website) = (donor_page.to_owned(), website.to_owned());
            let unknown = Contact::unknown(Id::from_bytes([1; 16]));
            let contact = Contact { donor_page, website, ..unknown };
            contact.page().map(str::to_owned)
        };
        let (own, first) = ("https://bank.example/donate", "https://bank.example");
        assert_eq!(with(own, first).as_deref(), Some(own));
        assert_eq!(with("", first).as_deref(), Some(first));
        assert_eq!(with("javascript:alert(1)", first).as_deref(), Some(first));
        assert_eq!(with("", "javascript:alert(1)"), None);
    }

    #[test]
    fn a_source_is_as_old_as_it_says() {
        for text in ["2022", "2022-05", "2022-05-18"] {
            assert_eq!(SeenOn::parse(text).map(|seen| seen.as_str().to_owned()), Ok(text.into()));
        }
        for text in ["22", "2022-13", "2022-5", "2022-02-30", "undated", "2022/05", "２０２２"]
        {
            assert_eq!(SeenOn::parse(text), Err(FieldRefusal::NotADate), "{text}");
        }
        assert_eq!(SeenOn::parse(""), Err(FieldRefusal::Missing));
        for (text, first_day) in [
            ("2022", (date(2022, 1, 1), 1)),
            ("2022-05", (date(2022, 5, 1), 2)),
            ("2022-05-18", (date(2022, 5, 18), 3)),
        ] {
            assert_eq!(SeenOn::parse(text).map(|seen| seen.first_day()), Ok(first_day));
        }
        let day = |text| SeenOn::parse(text).expect("a date");
        assert!(day("2019-12") < day("2022"));
    }
}
