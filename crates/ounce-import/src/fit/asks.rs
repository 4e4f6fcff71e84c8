//! What is asked for each kind of file, and by which headings it is known.
//!
//! The names are those of spreadsheets, forms and ticket shops in our four languages. The order
//! matters: an earlier column takes a heading before a later one does.

mod gifts;
mod groups;
mod headings;
mod registrations;
mod strolls;

use super::super::Noun;

/// A column that a file of anybody's making may fill.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// Our own name of the column, as docs/formats.md has it.
    pub column: &'static str,
    /// A new record can't be made without it.
    pub is_needed: bool,
    /// One text may stand for every row.
    pub may_be_text: bool,
    /// It has a day in it.
    pub has_day: bool,
    /// A text to offer for every row when no heading fits.
    pub offered: Option<&'static str>,
    /// Further headings it is known by.
    pub known_as: &'static [&'static str],
}

const fn ask(column: &'static str, known_as: &'static [&'static str]) -> Ask {
    let (is_needed, may_be_text, has_day) = (false, true, false);
    Ask { column, is_needed, may_be_text, has_day, offered: None, known_as }
}

const fn need(column: &'static str, known_as: &'static [&'static str]) -> Ask {
    Ask { is_needed: true, ..ask(column, known_as) }
}

impl Ask {
    const fn of_a_row(self) -> Self {
        Self { may_be_text: false, ..self }
    }

    const fn with_day(self) -> Self {
        Self { has_day: true, ..self }
    }

    const fn or(self, text: &'static str) -> Self {
        Self { offered: Some(text), ..self }
    }
}

/// What is asked for this kind of file; nothing where only our own columns are read.
pub fn asks(noun: Noun) -> &'static [Ask] {
    match noun {
        Noun::Strolls => strolls::STROLLS,
        Noun::Groups => groups::GROUPS,
        Noun::Registrations => registrations::REGISTRATIONS,
        Noun::Gifts => gifts::GIFTS,
        Noun::Campaign | Noun::Banks | Noun::Depots | Noun::Milk => &[],
    }
}
