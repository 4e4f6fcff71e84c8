//! A circular: what a host writes to the walkers of a stroll, or a coordinator to hosts.
//!
//! The writer sees no address. Each reader gets a letter of their own, which waits as long as the
//! circular can be taken back. Readers may refuse further ones ([`crate::letter_choice`]).

use crate::campaign::Campaign;
use crate::id::Id;
use crate::member::Member;
use crate::refusal::{Complaints, FieldRefusal, PlanRefusal};
use crate::stroll::{Status, Stroll, is_undoable};
use crate::text;

/// The longest subject, in characters: mail programs cut off longer ones.
pub const LONGEST_SUBJECT: usize = 100;
/// The longest text, in characters.
pub const LONGEST: usize = 3_000;
/// How many circulars a day the same place may send. A morning with rain needs two or three; those
/// who get more refuse all of them, and mail servers take them for advertising.
pub const MOST_A_DAY: i64 = 3;
/// How many tests a day a member may send to themself from one place. Each is a letter.
pub const MOST_TESTS_A_DAY: i64 = 10;
/// How long a circular counts against the limit.
pub const DAY_MS: i64 = 86_400_000;

/// Whom a circular is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Parties with a place.
    Walkers,
    /// Parties on the waiting list.
    Waiting,
    /// Parties with a place and those that wait.
    Everybody,
    /// Hosts of strolls: of one country, or of one status, where these are named.
    Hosts { country: Option<String>, status: Option<Status> },
    /// The writer: a test.
    Oneself,
}

impl Readers {
    /// Those a host may choose.
    pub const OF_STROLL: [Self; 3] = [Self::Walkers, Self::Waiting, Self::Everybody];

    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Walkers => "walkers",
            Self::Waiting => "waiting",
            Self::Everybody => "everybody",
            Self::Hosts { .. } => "hosts",
            Self::Oneself => "oneself",
        }
    }

    /// From the words that are stored; an empty country or status is none.
    pub fn read(word: &str, country: &str, status: &str) -> Option<Self> {
        let country = Some(country.to_owned()).filter(|country| !country.is_empty());
        let status = match status {
            "" => None,
            status => Some(Status::parse(status)?),
        };
        match word {
            "walkers" => Some(Self::Walkers),
            "waiting" => Some(Self::Waiting),
            "everybody" => Some(Self::Everybody),
            "hosts" => Some(Self::Hosts { country, status }),
            "oneself" => Some(Self::Oneself),
            _ => None,
        }
    }

    /// The country that hosts are narrowed to; empty for all.
    pub fn country(&self) -> &str {
        match self {
            Self::Hosts { country: Some(country), .. } => country,
            _ => "",
        }
    }

    /// The status that hosts are narrowed to; empty for all.
    pub fn status(&self) -> &'static str {
        match self {
            Self::Hosts { status: Some(status), .. } => status.as_str(),
            _ => "",
        }
    }
}

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circular {
    /// Made when the form is shown, so that the same form sends once.
    pub id: Id<Circular>,
    pub campaign: Id<Campaign>,
    /// The stroll whose walkers it is for; `None` for one to hosts.
    pub stroll: Option<Id<Stroll>>,
    pub readers: Readers,
    pub words: Words,
    /// Who wrote it.
    pub by: Id<Member>,
    pub at_ms: i64,
    pub taken_back_ms: Option<i64>,
}

/// What a circular says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub subject: String,
    pub text: String,
    /// Answers go to the writer's own address, which readers see then.
    pub shows_writer: bool,
}

impl Words {
    /// Reads what was typed.
    ///
    /// # Errors
    /// One complaint per field at fault.
    pub fn read(subject: &str, text: &str, shows_writer: bool) -> Result<Self, Complaints> {
        let mut wrong = Complaints::default();
        let subject = wrong.take("subject", text::line(subject, LONGEST_SUBJECT));
        let text = wrong.take("text", text::message(text, LONGEST).and_then(said));
        match (subject, text) {
            (Some(subject), Some(text)) => Ok(Self { subject, text, shows_writer }),
            _ => Err(wrong),
        }
    }
}

/// A letter has words.
fn said(words: String) -> Result<String, FieldRefusal> {
    if words.is_empty() { Err(FieldRefusal::Missing) } else { Ok(words) }
}

impl Circular {
    pub fn is_test(&self) -> bool {
        self.readers == Readers::Oneself
    }

    /// Whether it may be sent, when `before` of its kind were sent from the same place within a day
    /// and `readers` would get it.
    ///
    /// # Errors
    /// `EnoughLetters` beyond the limit, `NobodyToWriteTo` without a reader.
    pub fn may_be_sent(&self, before: i64, readers: i64) -> Result<(), PlanRefusal> {
        let most = if self.is_test() { MOST_TESTS_A_DAY } else { MOST_A_DAY };
        if before >= most {
            Err(PlanRefusal::EnoughLetters(most))
        } else if readers == 0 {
            Err(PlanRefusal::NobodyToWriteTo)
        } else {
            Ok(())
        }
    }

    /// Whether it can still be taken back.
    pub fn is_undoable(&self, now_ms: i64) -> bool {
        !self.is_test() && self.taken_back_ms.is_none() && is_undoable(self.at_ms, now_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use crate::stroll::UNDO_MS;

    fn circular(readers: Readers) -> Circular {
        Circular {
            id: Id::from_bytes([1; 16]),
            campaign: Id::from_bytes([2; 16]),
            stroll: Some(Id::from_bytes([3; 16])),
            readers,
            words: Words::default(),
            by: Id::from_bytes([4; 16]),
            at_ms: 1_000,
            taken_back_ms: None,
        }
    }

    #[test]
    fn a_circular_has_a_subject_and_words() {
        let read = Words::read(" Rain ", " We walk.\r\n\r\nBring boots. ", false);
        let words = read.expect("both are fine");
        assert_eq!(
            (words.subject.as_str(), words.text.as_str()),
            ("Rain", "We walk.\n\nBring boots.")
        );
        let wrong = Words::read("", " \n", true).expect_err("both are empty").into_vec();
        let missing = Refusal::Field(FieldRefusal::Missing);
        let fields: Vec<_> = wrong.iter().map(|one| (one.field, one.refusal)).collect();
        assert_eq!(fields, [("subject", missing), ("text", missing)]);
        let long = Words::read(&"a".repeat(LONGEST_SUBJECT + 1), &"a".repeat(LONGEST + 1), false);
        let codes: Vec<_> = long.expect_err("both are long").into_vec();
        assert!(codes.iter().all(|one| one.refusal.code() == "too-long"), "{codes:?}");
        assert_eq!(codes.len(), 2);
    }

    #[test]
    fn three_a_day_leave_a_place_and_none_without_readers() {
        let walkers = circular(Readers::Walkers);
        assert_eq!(walkers.may_be_sent(MOST_A_DAY - 1, 1), Ok(()));
        assert_eq!(walkers.may_be_sent(MOST_A_DAY, 1), Err(PlanRefusal::EnoughLetters(MOST_A_DAY)));
        assert_eq!(walkers.may_be_sent(0, 0), Err(PlanRefusal::NobodyToWriteTo));
        let test = circular(Readers::Oneself);
        assert_eq!(test.may_be_sent(MOST_A_DAY, 1), Ok(()), "tests are counted apart");
        let enough = PlanRefusal::EnoughLetters(MOST_TESTS_A_DAY);
        assert_eq!(test.may_be_sent(MOST_TESTS_A_DAY, 1), Err(enough));
    }

    #[test]
    fn a_circular_can_be_taken_back_once_within_ten_minutes() {
        let sent = circular(Readers::Waiting);
        assert!(sent.is_undoable(1_000 + UNDO_MS - 1));
        assert!(!sent.is_undoable(1_000 + UNDO_MS));
        assert!(!Circular { taken_back_ms: Some(2_000), ..sent }.is_undoable(3_000));
        assert!(!circular(Readers::Oneself).is_undoable(1_001), "a test has left");
    }

    #[test]
    fn readers_are_read_as_they_are_stored() {
        let open = Some(Status::Open);
        for readers in [
            Readers::Walkers,
            Readers::Waiting,
            Readers::Everybody,
            Readers::Oneself,
            Readers::Hosts { country: None, status: None },
            Readers::Hosts { country: Some("JP".to_owned()), status: open },
        ] {
            let stored = (readers.as_str(), readers.country(), readers.status());
            assert_eq!(Readers::read(stored.0, stored.1, stored.2), Some(readers.clone()));
        }
        assert_eq!(Readers::read("hosts", "", "maybe"), None);
        assert_eq!(Readers::read("all", "", ""), None);
    }
}
