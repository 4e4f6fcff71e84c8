//! The books as a table, to be kept and gone on from.
//!
//! A row is an entry: the columns of a movement, the line it had in its file, and what became of
//! it. `posted` counts the entries that were posted, in that sequence; `refused` is the reason of
//! the others and `against` the row that speaks against it, counted from 1. `sha256` is over all
//! cells of this row and of those above it. [`Books::resume`] judges nothing again. It makes sure
//! that no row is missing or was changed and that the accounts are sound; whether rows at the end
//! are missing only the digest of the last verdict can tell.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::code::{MoveCode, Refusal};
use super::movement::{COLUMNS, Movement, movement};
use super::post::Books;
use crate::seal::hex;
use crate::sheet::{self, BadRow, Row};

pub(super) const KEPT: [&str; 14] = [
    COLUMNS[0], COLUMNS[1], COLUMNS[2], COLUMNS[3], COLUMNS[4], COLUMNS[5], COLUMNS[6], COLUMNS[7],
    COLUMNS[8], "line", "posted", "refused", "against", "sha256",
];
const POSTED: usize = 10;

impl Books {
    /// The table.
    pub fn kept(&self) -> String {
        let mut text = KEPT.join(",") + "\n";
        let mut seal = [0; 32];
        for entry in self.entries() {
            let one = &entry.movement;
            let entered = one.entered.map_or_else(String::new, |entered| entered.to_string());
            let reverses = one.reverses.as_ref().map_or("", |of| of.as_str());
            let (posted, refused, against) = match entry.posted {
                Ok(posted) => (posted.to_string(), "", None),
                Err(refusal) => (String::new(), refusal.code.as_str(), refusal.against),
            };
            let ul = one.volume.0;
            let (from, to) = (one.from.to_string(), one.to.to_string());
            let (at, line) = (one.at.to_string(), one.line.to_string());
            let volume = format!("{}.{:03}", ul / 1000, ul % 1000);
            let against = against.map_or_else(String::new, |row| (row + 1).to_string());
            let cells = [
                one.id.as_str(),
                &at,
                &one.by,
                &from,
                &to,
                &volume,
                &one.reason,
                reverses,
                &entered,
                &line,
                &posted,
                refused,
                &against,
            ];
            seal = sealed(seal, cells);
            let row = cells.map(cell).join(",");
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{row},{}", hex(&seal));
        }
        text
    }

    /// The books that [`Books::kept`] wrote.
    ///
    /// # Errors
    /// Every row that cannot be used, or the one from which on they contradict each other.
    pub fn resume(text: &str) -> Result<Self, Vec<BadRow>> {
        let (mut books, mut bad) = (Self::default(), Vec::new());
        books.make_room(text.lines().count());
        let (mut posted, mut speaks_against, mut seal) = (Vec::new(), None, [0; 32]);
        let broken = sheet::each(text, &KEPT, |row| {
            seal = sealed(seal, std::array::from_fn(|n| row.cell(n)));
            let (stands, one) = (standing(&row), entry(&row, &mut bad));
            if stands.is_none() {
                bad.push(BadRow::new(row.line, KEPT[POSTED], "it is neither posted nor refused"));
            }
            let (Some(stands), Some(mut one)) = (stands, one) else { return };
            one.line = row.cell(9).parse().unwrap_or(0);
            let at = books.write_down(one);
            match stands {
                Ok(place) => posted.push((place, at, row.line)),
                Err(refusal) => {
                    speaks_against = speaks_against.max(refusal.against);
                    books.refuse(at, refusal);
                }
            }
            if row.cell(13) != hex(&seal) && bad.is_empty() {
                let reason = "this row or one above it is not what was kept";
                bad.push(BadRow::new(row.line, KEPT[13], reason));
            }
        })?;
        bad.extend(broken);
        if speaks_against.is_some_and(|row| row >= books.entries().len()) {
            bad.push(BadRow::new(1, KEPT[12], "a row that is not there speaks against another"));
        }
        if !bad.is_empty() {
            return Err(bad);
        }
        posted.sort_unstable();
        for (place, (said, at, line)) in posted.into_iter().enumerate() {
            let entered = if said == place { books.enter(at, place).ok() } else { None };
            if entered.is_none() {
                let reason = "the rows are not posted one after the other";
                return Err(vec![BadRow::new(line, KEPT[POSTED], reason)]);
            }
        }
        if !books.is_sound() {
            let reason = "a thing is below nothing or in two places";
            return Err(vec![BadRow::new(1, KEPT[POSTED], reason)]);
        }
        Ok(books)
    }
}

fn entry(row: &Row, bad: &mut Vec<BadRow>) -> Option<Movement> {
    let entered = !row.cell(8).is_empty();
    movement(row, entered, bad)
}

/// When the row was posted, or why it was refused; `None` when it says neither or both.
fn standing(row: &Row) -> Option<Result<usize, Refusal>> {
    match (row.cell(POSTED), row.cell(11)) {
        (posted, "") => posted.parse().ok().map(Ok),
        ("", code) => {
            let code = MoveCode::parse(code)?;
            let against = match row.cell(12) {
                "" => None,
                row => Some(row.parse::<usize>().ok()?.checked_sub(1)?),
            };
            Some(Err(Refusal::of(code, against)))
        }
        _ => None,
    }
}

/// The digest of a row behind others; each cell with its length.
pub(super) fn sealed(others: [u8; 32], cells: [&str; KEPT.len() - 1]) -> [u8; 32] {
    let mut into = Sha256::new_with_prefix(others);
    for cell in cells {
        into.update((cell.len() as u64).to_be_bytes());
        into.update(cell);
    }
    into.finalize().into()
}

/// A cell as RFC 4180 has it.
fn cell(text: &str) -> String {
    let plain = !text.contains([',', '"', '\n', '\r']);
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}
