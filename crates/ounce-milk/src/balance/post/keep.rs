//! The books as a table, from which they can be resumed.
//!
//! Rows are added and never changed. Each row has a digest over itself and the digest of the row
//! before. [`Books::resume`] judges nothing again. It checks that no row was changed or is missing
//! between others, and that the accounts are sound. It cannot see that rows at the end are missing.
//! For that, compare the [`Standing`], or the digest of the movements in the last balance.

use super::row::{KeptRow, SEAL, kept};
use super::{Books, Standing};
use crate::balance::code::MoveCode;
use crate::sheet::{self, BadRow};

/// Where the rows begin that are not kept yet. Two books with the same entries are equal, even if
/// they were kept at different points. So all values of this type are equal.
#[derive(Clone, Debug, Default)]
pub(super) struct Begun {
    /// How many outcomes of the log are kept.
    pub log: usize,
    /// How many rows are kept, and the digest of the last.
    pub rows: usize,
    pub seal: String,
}

impl PartialEq for Begun {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Begun {}

impl Books {
    /// The whole table. For a book in part: the rows since it was opened.
    pub fn kept(&self) -> String {
        let mut text = KeptRow::COLUMNS.join(",") + "\n";
        self.each_row(|row| text += &(row.text() + "\n"));
        text
    }

    /// Calls `call` with every row. A long table would take much memory as one text.
    pub fn each_row(&self, call: impl FnMut(KeptRow)) {
        let before = if self.part.is_some() { self.begun.clone() } else { Begun::default() };
        self.rows_behind(&before, call);
    }

    /// The rows since the book was begun, resumed or opened. They go behind the rows that are
    /// kept.
    pub fn added(&self) -> Vec<KeptRow> {
        let mut rows = Vec::new();
        self.rows_behind(&self.begun, |row| rows.push(row));
        rows
    }

    /// The standing of the book, to be kept beside its rows.
    pub fn standing(&self) -> Standing {
        let mut seal = self.begun.seal.clone();
        self.rows_behind(&self.begun, |row| seal = row.sha256);
        Standing::of(self, self.begun.rows + self.log.len() - self.begun.log, seal)
    }

    fn rows_behind(&self, begun: &Begun, mut call: impl FnMut(KeptRow)) {
        let mut seal = begun.seal.clone();
        for (at, stands) in &self.log[begun.log..] {
            let row = KeptRow::behind(&seal, at + 1, self.entries[at].movement.clone(), *stands);
            seal.clone_from(&row.sha256);
            call(row);
        }
    }

    /// Reads the text of [`Books::kept`] for a whole book.
    ///
    /// # Errors
    /// Every row that cannot be used, or the first row that contradicts those above it.
    pub fn resume(text: &str) -> Result<Self, Vec<BadRow>> {
        let mut books = Self::default();
        books.make_room(text.lines().count());
        let (mut bad, mut seal) = (Vec::new(), String::new());
        let broken = sheet::each(text, &KeptRow::COLUMNS, |row| {
            let line = row.line;
            let Some(kept) = kept(&row, &mut bad) else { return };
            if !bad.is_empty() {
                return;
            }
            if !kept.follows(&seal) {
                let reason = "this row or one above it is not what was kept";
                bad.push(BadRow::new(line, KeptRow::COLUMNS[SEAL], reason));
                return;
            }
            seal.clone_from(&kept.sha256);
            if let Err((column, reason)) = books.take_up(kept) {
                bad.push(BadRow::new(line, column, reason));
            }
        })?;
        bad.extend(broken);
        let mut books = sheet::whole(books, bad)?;
        if !books.is_sound() {
            let reason = "a thing is below nothing or in two places";
            return Err(vec![BadRow::new(1, "posted", reason)]);
        }
        books.begun = Begun { log: books.log.len(), rows: books.log.len(), seal };
        Ok(books)
    }

    /// Adds the next row of a kept book.
    fn take_up(&mut self, row: KeptRow) -> Result<(), (&'static str, &'static str)> {
        let sequence = ("posted", "the rows are not posted one after the other");
        let at = row.entry - 1;
        if at == self.written {
            self.write_down(row.movement);
        } else {
            // Only an entry that was refused until then can have another row.
            let before = self.entries.get(&at).filter(|entry| entry.movement == row.movement);
            let before = before.and_then(|entry| entry.posted.err()).ok_or(sequence)?;
            self.let_go(at, before);
        }
        match row.stands {
            Ok(posted) if posted == self.posted => self.enter(at).map_err(|_| sequence),
            Ok(_) => Err(sequence),
            Err(refusal) if refusal.against.is_some_and(|other| other >= self.written) => {
                Err(("against", "a row that is not there speaks against another"))
            }
            Err(refusal) if refusal.code == MoveCode::NotAtHand => Err(sequence),
            Err(refusal) => {
                self.refuse(at, refusal);
                Ok(())
            }
        }
    }
}
