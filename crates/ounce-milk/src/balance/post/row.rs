//! A row of a kept book: an entry and its outcome.

use sha2::{Digest, Sha256};

use crate::balance::code::{MoveCode, Refusal};
use crate::balance::movement::{COLUMNS, Movement, movement};
use crate::seal::hex;
use crate::sheet::{self, BadRow, Row};

const POSTED: usize = 11;
const REFUSED: usize = 12;
pub(super) const SEAL: usize = 14;

/// An entry and its outcome. An entry that waited gets another row when it is posted, or refused
/// for another reason. The last row of an entry counts.
///
/// A desk keeps these as rows of a table. It adds rows ([`Books::added`]) and never changes one.
/// As text a row has the columns of [`KeptRow::COLUMNS`].
///
/// [`Books::added`]: crate::balance::Books::added
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRow {
    /// The place of the entry in the book, counted from 1.
    pub entry: usize,
    pub movement: Movement,
    /// Posted: its place in the sequence of posting, counted from 0. Refused: why.
    pub stands: Result<usize, Refusal>,
    /// SHA-256 over the digest of the row before and the text of this one, in hexadecimal.
    pub sha256: String,
}

impl KeptRow {
    /// The columns of a kept book.
    pub const COLUMNS: [&str; 15] = [
        COLUMNS[0], COLUMNS[1], COLUMNS[2], COLUMNS[3], COLUMNS[4], COLUMNS[5], COLUMNS[6],
        COLUMNS[7], COLUMNS[8], "entry", "line", "posted", "refused", "against", "sha256",
    ];

    /// The row that follows a row with the digest `before`, which is empty for the first row.
    pub(super) fn behind(
        before: &str,
        entry: usize,
        movement: Movement,
        stands: Result<usize, Refusal>,
    ) -> Self {
        let mut row = Self { entry, movement, stands, sha256: String::new() };
        row.sha256 = seal(before, &row.bare());
        row
    }

    /// The row as text, without a line end.
    pub fn text(&self) -> String {
        format!("{},{}", self.bare(), self.sha256)
    }

    /// Whether this row is unchanged, and was kept behind a row with the digest `before`.
    pub fn follows(&self, before: &str) -> bool {
        self.sha256 == seal(before, &self.bare())
    }

    /// The text without the digest.
    fn bare(&self) -> String {
        let one = &self.movement;
        let entered = one.entered.map_or_else(String::new, |entered| entered.to_string());
        let reverses = one.reverses.as_ref().map_or("", |of| of.as_str());
        let (posted, refused, against) = match self.stands {
            Ok(posted) => (posted.to_string(), "", None),
            Err(refusal) => (String::new(), refusal.code.as_str(), refusal.against),
        };
        let ul = one.volume.0;
        let (from, to) = (one.from.to_string(), one.to.to_string());
        let (at, entry, line) = (one.at.to_string(), self.entry.to_string(), one.line.to_string());
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
            &entry,
            &line,
            &posted,
            refused,
            &against,
        ];
        cells.map(cell).join(",")
    }

    /// Reads rows of a kept book in the sequence in which they were kept. The first line names the
    /// columns. Rows between them may be missing.
    ///
    /// # Errors
    /// Every row that cannot be used.
    pub fn read(text: &str) -> Result<Vec<Self>, Vec<BadRow>> {
        let (mut rows, mut bad) = (Vec::new(), Vec::new());
        let broken = sheet::each(text, &Self::COLUMNS, |row| rows.extend(kept(&row, &mut bad)))?;
        bad.extend(broken);
        sheet::whole(rows, bad)
    }
}

/// The entry and the outcome in a row of a table.
pub(super) fn kept(row: &Row, bad: &mut Vec<BadRow>) -> Option<KeptRow> {
    let entered = !row.cell(8).is_empty();
    let (stands, one) = (standing(row), movement(row, entered, bad));
    let entry = row.cell(9).parse::<usize>().ok().filter(|entry| *entry > 0);
    if entry.is_none() {
        bad.push(BadRow::new(row.line, KeptRow::COLUMNS[9], "it is no place in the book"));
    }
    if stands.is_none() {
        let reason = "it is neither posted nor refused";
        bad.push(BadRow::new(row.line, KeptRow::COLUMNS[POSTED], reason));
    }
    let mut movement = one?;
    movement.line = row.cell(10).parse().unwrap_or(0);
    let sha256 = row.cell(SEAL).to_owned();
    Some(KeptRow { entry: entry?, movement, stands: stands?, sha256 })
}

/// The outcome in a row: posted or refused. `None` if the row says neither or both.
fn standing(row: &Row) -> Option<Result<usize, Refusal>> {
    match (row.cell(POSTED), row.cell(REFUSED)) {
        (posted, "") => posted.parse().ok().map(Ok),
        ("", code) => {
            let code = MoveCode::parse(code)?;
            let against = match row.cell(13) {
                "" => None,
                row => Some(row.parse::<usize>().ok()?.checked_sub(1)?),
            };
            Some(Err(Refusal::of(code, against)))
        }
        _ => None,
    }
}

/// The digest of a row. `before` is the digest of the row above it.
pub(super) fn seal(before: &str, bare: &str) -> String {
    let mut into = Sha256::new_with_prefix(before);
    into.update(bare);
    hex(&into.finalize())
}

/// A cell, in quotes where RFC 4180 asks for them.
fn cell(text: &str) -> String {
    let plain = !text.contains([',', '"', '\n', '\r']);
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}
