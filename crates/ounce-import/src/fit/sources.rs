//! Where the text for each column comes from, as somebody says it at the shell.

use super::super::Noun;
use super::super::sheet::Sheet;
use super::asks::asks;
use ounce_geo::fold;
use std::fmt;

/// Where the text for a column comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    #[default]
    Nothing,
    /// The place of a column in the file.
    Column(usize),
    /// The same text for every row.
    Text(String),
}

/// Why a wish can't be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Neither `COLUMN=HEADING` nor `COLUMN:TEXT`.
    Unreadable(String),
    NoSuchColumn(String, String),
    NoSuchHeading(String),
    HeadingTwice(String),
    /// What names a person can't be the same for all.
    NotForAll(String),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(wish) => write!(f, "{wish}: say COLUMN=HEADING or COLUMN:TEXT"),
            Self::NoSuchColumn(column, known) => {
                write!(f, "{column}: no such column; the columns are {known}")
            }
            Self::NoSuchHeading(heading) => write!(f, "{heading}: the file has no such heading"),
            Self::HeadingTwice(heading) => write!(f, "{heading}: the file has this heading twice"),
            Self::NotForAll(column) => write!(f, "{column}: can't be the same for every row"),
        }
    }
}

/// Changes guessed sources as wished: `COLUMN=HEADING`, `COLUMN:TEXT`, or `COLUMN=` for nothing.
///
/// # Errors
/// The first wish that can't be followed.
pub fn sources(
    noun: Noun,
    sheet: &Sheet,
    mut guessed: Vec<Source>,
    wishes: &[String],
) -> Result<Vec<Source>, Unfit> {
    for wish in wishes {
        let at = wish.find(['=', ':']).ok_or_else(|| Unfit::Unreadable(wish.clone()))?;
        let (column, rest) = (wish[..at].trim(), wish[at + 1..].trim());
        let place = asks(noun).iter().position(|ask| ask.column == column).ok_or_else(|| {
            let known: Vec<_> = asks(noun).iter().map(|ask| ask.column).collect();
            Unfit::NoSuchColumn(column.to_owned(), known.join(", "))
        })?;
        guessed[place] = if rest.is_empty() {
            Source::Nothing
        } else if wish[at..].starts_with('=') {
            Source::Column(heading(sheet, rest)?)
        } else if asks(noun)[place].may_be_text {
            Source::Text(rest.to_owned())
        } else {
            return Err(Unfit::NotForAll(column.to_owned()));
        };
    }
    Ok(guessed)
}

/// The one column with this heading.
fn heading(sheet: &Sheet, wanted: &str) -> Result<usize, Unfit> {
    let headings = sheet.headings().iter().enumerate();
    let mut found = headings.filter(|(_, heading)| fold(heading) == fold(wanted));
    match (found.next(), found.next()) {
        (Some((place, _)), None) => Ok(place),
        (None, _) => Err(Unfit::NoSuchHeading(wanted.to_owned())),
        (Some(_), Some(_)) => Err(Unfit::HeadingTwice(wanted.to_owned())),
    }
}
