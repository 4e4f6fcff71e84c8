//! The hours that somebody helped at a stroll, and what as: for volunteers who need a letter.

use crate::id::Id;
use crate::member::Member;
use crate::refusal::{Complaint, Complaints, FieldRefusal};
use crate::stroll::Stroll;
use crate::text;

/// A hundred hours: more than one stroll takes of anybody.
const MOST_MINUTES: i64 = 6_000;
const LONGEST_ROLE: usize = 80;

/// What one person did for a stroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    pub id: Id<Hours>,
    pub stroll: Id<Stroll>,
    /// The member, where it is one of the stroll.
    pub member: Option<Id<Member>>,
    /// Empty for somebody who was erased.
    pub name: String,
    /// What they did, in the host's words.
    pub role: String,
    pub minutes: i64,
    pub at_ms: i64,
}

/// What a host types about somebody who helped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helped {
    pub name: String,
    pub role: String,
    pub minutes: i64,
}

impl Helped {
    /// Reads the fields `helper_name`, `helper_role` and `hours`.
    ///
    /// # Errors
    /// Every complaint about a field.
    pub fn read([name, role, hours]: [&str; 3]) -> Result<Self, Vec<Complaint>> {
        let mut wrong = Complaints::default();
        let name = wrong.take("helper_name", text::name(name));
        let role = wrong.take("helper_role", text::line(role, LONGEST_ROLE));
        let minutes = wrong.take("hours", minutes(hours));
        match (name, role, minutes) {
            (Some(name), Some(role), Some(minutes)) => Ok(Self { name, role, minutes }),
            _ => Err(wrong.into_vec()),
        }
    }
}

/// Hours as people write them: `3`, `3.5`, `3,5`, `3:30`, `3 h 30`.
///
/// # Errors
/// `Missing`, `NotANumber`, `NotPositive`, or `TooLarge` with the most hours.
pub fn minutes(typed: &str) -> Result<i64, FieldRefusal> {
    let typed: String = typed.to_lowercase().split_whitespace().collect();
    if typed.is_empty() {
        return Err(FieldRefusal::Missing);
    }
    let digits = |text: &str| -> Result<i64, FieldRefusal> {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse::<i64>().ok().filter(|_| is_number && text.len() <= 5);
        number.ok_or(FieldRefusal::NotANumber)
    };
    let minutes = if let Some((hours, rest)) = typed.split_once([':', 'h']) {
        let rest = rest.trim_end_matches("min").trim_end_matches('m');
        let rest = if rest.is_empty() { 0 } else { digits(rest)? };
        if rest >= 60 {
            return Err(FieldRefusal::NotANumber);
        }
        digits(hours)? * 60 + rest
    } else if let Some((hours, part)) = typed.split_once(['.', ',']) {
        if part.len() > 2 {
            return Err(FieldRefusal::NotANumber);
        }
        let hundredths = digits(&format!("{part:0<2}"))?;
        digits(hours)? * 60 + hundredths * 60 / 100
    } else {
        digits(&typed)? * 60
    };
    match minutes {
        0 => Err(FieldRefusal::NotPositive),
        minutes if minutes > MOST_MINUTES => Err(FieldRefusal::TooLarge(MOST_MINUTES / 60)),
        minutes => Ok(minutes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, read) in [
            ("3", Ok(180)),
            (" 3.5 ", Ok(210)),
            ("3,5", Ok(210)),
            ("0.25", Ok(15)),
            ("3:30", Ok(210)),
            ("3 h 30", Ok(210)),
            ("2h", Ok(120)),
            ("1h05min", Ok(65)),
            ("100", Ok(6_000)),
            ("", Err(FieldRefusal::Missing)),
            ("0", Err(FieldRefusal::NotPositive)),
            ("101", Err(FieldRefusal::TooLarge(100))),
            ("3:75", Err(FieldRefusal::NotANumber)),
            ("3.333", Err(FieldRefusal::NotANumber)),
            ("three", Err(FieldRefusal::NotANumber)),
            ("-2", Err(FieldRefusal::NotANumber)),
            ("999999999", Err(FieldRefusal::NotANumber)),
        ] {
            assert_eq!(minutes(text), read, "{text}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let wrong = Helped::read(["", " ", "x"]).expect_err("three fields are wrong");
        let fields: Vec<_> = wrong.iter().map(|one| one.field).collect();
        assert_eq!(fields, ["helper_name", "helper_role", "hours"]);
        let read = Helped::read(["Hal", "gate", "2"]).expect("it is whole");
        assert_eq!((read.name.as_str(), read.minutes), ("Hal", 120));
    }
}
