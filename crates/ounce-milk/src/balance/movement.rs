//! Movements as a table: `move,at,by,from,to,volume_ml,reason,reverses`, and `entered` if a bank
//! keeps it.
//!
//! `at` is when milk moved, `entered` when somebody wrote it down. The book is in the sequence of
//! entry. A table without `entered` is taken to be in that sequence already.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ounce_domain::actor::Actor;
use sha2::{Digest, Sha256};

use super::route::{Side, digest};
use crate::pack::day;
use crate::sheet::{self, BadRow, Row};
use ounce_domain::id::Id;
use ounce_domain::ledger::{Kind, Transfer, Unit};
use ounce_domain::quantity::Microlitres;
use ounce_domain::reference::Reference;

/// Milk that went from one account to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// Its number. Two rows with the same number and the same values are one movement.
    pub id: Reference,
    /// When the milk moved.
    pub at: Timestamp,
    /// When it was written down, if the table says so. A day alone means its last second.
    pub entered: Option<Timestamp>,
    /// The number of the person who wrote it down.
    pub by: String,
    pub from: Side,
    pub to: Side,
    pub volume: Microlitres,
    /// Why it moved. A correction needs a reason, and so do some places ([`Place::needs_reason`]).
    ///
    /// [`Place::needs_reason`]: super::Place::needs_reason
    pub reason: String,
    /// The movement this one takes back.
    pub reverses: Option<Reference>,
    /// The line in its file.
    pub line: usize,
}

impl Movement {
    /// Whether another movement is this one, written down again. The line and the time of entry
    /// are not compared.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        *self == Self { line: self.line, entered: self.entered, ..other.clone() }
    }

    /// The movement without spaces around its texts, as it is read from a table.
    pub(super) fn tidy(&self) -> Cow<'_, Self> {
        let (by, reason) = (self.by.trim(), self.reason.trim());
        if (by, reason) == (&self.by, &self.reason) {
            return Cow::Borrowed(self);
        }
        let (by, reason) = (by.to_owned(), reason.to_owned());
        Cow::Owned(Self { by, reason, ..self.clone() })
    }

    /// The digest of a book that ends with this movement. `others` is the digest of the entries
    /// before it. A length goes before the texts, so that they cannot run into each other unseen.
    pub(super) fn digest_behind(&self, others: [u8; 32]) -> [u8; 32] {
        let mut into = Sha256::new_with_prefix(others);
        let reverses = self.reverses.as_ref().map_or("", |of| of.as_str());
        for text in [self.id.as_str(), &self.by, &self.reason, reverses] {
            into.update((text.len() as u64).to_be_bytes());
            into.update(text);
        }
        for side in [&self.from, &self.to] {
            let (place, thing) = (side.place.as_str(), side.thing.as_str());
            into.update(((place.len() + thing.len()) as u64).to_be_bytes());
            into.update(place);
            into.update(thing);
        }
        let entered = self.entered.map_or(i128::MIN, Timestamp::as_nanosecond);
        for number in [self.at.as_nanosecond(), entered, self.volume.0.into()] {
            into.update(number.to_be_bytes());
        }
        into.finalize().into()
    }

    /// The movement as a line of the project's ledger.
    pub fn transfer(&self) -> Transfer {
        Transfer {
            id: Id::from_bytes(digest("move:", self.id.key())),
            kind: Kind::Posted,
            debit: self.to.account(),
            credit: self.from.account(),
            unit: Unit::Milk,
            amount: self.volume.0,
            about: digest("milk:", self.to.thing.key()),
            at_ms: self.at.as_millisecond(),
            by: Actor::Bank,
        }
    }
}

pub(super) const COLUMNS: [&str; 9] =
    ["move", "at", "by", "from", "to", "volume_ml", "reason", "reverses", "entered"];
/// The largest volume of one movement: 4,000 litres.
const MOST_UL: i64 = 4_000_000_000;

/// Reads `moves.csv`. `at` is a day or an RFC 3339 time; `from` and `to` are an account and a
/// thing, such as `raw_stock:C17`; `reverses` is empty or the number of another movement;
/// `entered`, if the table has it, is when the row was written down. The movements are sorted by
/// it.
///
/// # Errors
/// Every row that cannot be used.
pub fn read(text: &str) -> Result<Vec<Movement>, Vec<BadRow>> {
    let mut moves = Vec::new();
    let header = text.lines().next().unwrap_or_default();
    let entered = header.split(',').any(|name| name.trim().trim_matches('"') == "entered");
    let columns = &COLUMNS[..if entered { 9 } else { 8 }];
    let mut bad = Vec::new();
    let broken = sheet::each(text, columns, |row| {
        moves.extend(movement(&row, entered, &mut bad));
    })?;
    bad.extend(broken);
    moves.sort_by_key(|one: &Movement| one.entered);
    sheet::whole(moves, bad)
}

/// The movement in a row whose first cells are those of [`COLUMNS`].
pub(super) fn movement(row: &Row, entered: bool, bad: &mut Vec<BadRow>) -> Option<Movement> {
    let mut refuse = |column: usize, reason: String| {
        bad.push(BadRow::new(row.line, COLUMNS[column], reason));
    };
    let id = Reference::new(row.cell(0));
    if id.is_empty() {
        refuse(0, "missing".to_owned());
    }
    if row.cell(2).is_empty() {
        refuse(2, "missing".to_owned());
    }
    let at = moment(row.cell(1));
    if at.is_none() {
        refuse(1, format!("`{}` is not a day or a time", row.cell(1)));
    }
    let from = Side::parse(row.cell(3)).map_err(|reason| refuse(3, reason));
    let to = Side::parse(row.cell(4)).map_err(|reason| refuse(4, reason));
    let volume = sheet::decimal(row.cell(5), 3).filter(|ul| (1..=MOST_UL).contains(ul));
    if volume.is_none() {
        refuse(5, format!("`{}` is not a volume above 0 in millilitres", row.cell(5)));
    }
    let written = if entered { row.cell(8) } else { "" };
    let entered = entered.then(|| end_of_moment(written));
    if entered == Some(None) {
        refuse(8, format!("`{written}` is not a day or a time"));
    }
    Some(Movement {
        id,
        at: at?,
        entered: entered.flatten(),
        by: row.cell(2).to_owned(),
        from: from.ok()?,
        to: to.ok()?,
        volume: Microlitres(volume?),
        reason: row.cell(6).to_owned(),
        reverses: Some(Reference::new(row.cell(7))).filter(|id| !id.is_empty()),
        line: row.line,
    })
}

pub(super) fn moment(text: &str) -> Option<Timestamp> {
    match day::read(text) {
        Some(day) => Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp()),
        None => text.parse().ok(),
    }
}

/// A time. A day alone means its last second, so that a movement of that day is not later than its
/// entry.
fn end_of_moment(text: &str) -> Option<Timestamp> {
    match day::read(text) {
        Some(day) => Some(day.at(23, 59, 59, 0).to_zoned(TimeZone::UTC).ok()?.timestamp()),
        None => text.parse().ok(),
    }
}
