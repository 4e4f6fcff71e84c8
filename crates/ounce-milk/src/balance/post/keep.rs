//! The books as a table, to be kept and gone on from.
//!
//! Rows are added and never changed. Each carries a digest over itself and the digest of the row
//! before. [`Books::resume`] judges nothing again. It makes sure that no row is missing or was
//! changed and that the accounts are sound; whether rows at the end are missing only the
//! [`Standing`] or the digest of the last verdict can tell.

use super::row::{KeptRow, SEAL, kept};
use super::{Books, Standing};
use crate::balance::code::MoveCode;
use crate::sheet::{self, BadRow};

/// Where the rows begin that are not kept yet. Books that say the same are the same, wherever they
/// were put down.
#[derive(Clone, Debug, Default)]
pub(super) struct Begun {
    /// How much of the log is kept.
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
    /// The whole table; of a book in part, the rows since it was opened.
    pub fn kept(&self) -> String {
        let mut text = KeptRow::COLUMNS.join(",") + "\n";
        self.each_row(|row| text += &(row.text() + "\n"));
        text
    }

    /// Calls for each row of the table, because a long one takes much memory.
    pub fn each_row(&self, call: impl FnMut(KeptRow)) {
        let before = if self.part.is_some() { self.begun.clone() } else { Begun::default() };
        self.rows_behind(&before, call);
    }

    /// The rows since the book was begun, resumed or opened, which are to be added to those that
    /// are kept.
    pub fn added(&self) -> Vec<KeptRow> {
        let mut rows = Vec::new();
        self.rows_behind(&self.begun, |row| rows.push(row));
        rows
    }

    /// What the book comes to, to be kept beside its rows.
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

    /// The books that [`Books::kept`] wrote, whole.
    ///
    /// # Errors
    /// Every row that cannot be used, or the first from which on they contradict each other.
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

    /// Takes up the next row of a kept book.
    fn take_up(&mut self, row: KeptRow) -> Result<(), (&'static str, &'static str)> {
        let sequence = ("posted", "the rows are not posted one after the other");
        let at = row.entry - 1;
        if at == self.written {
            self.write_down(row.movement);
        } else {
            // A second row of an entry is one that waited until then.
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
