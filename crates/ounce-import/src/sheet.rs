//! Any table as somebody's program wrote it: headings of their own and rows of text.
//!
//! CSV as [`crate::import`] reads it, or a workbook (XLSX), whose cells become the text that a CSV
//! file of it would have. Nothing is known here of what the columns mean; `fit.rs` maps them. A file
//! that would fill the memory is refused before it does.

mod workbook;

use super::findings::Findings;
use super::table::records::{self, Record};
use super::table::{Row, bare, is_blank, shown};
use super::wrong::Wrong;
use std::ops::ControlFlow;

/// A table of anybody's making.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    headings: Vec<String>,
    rows: Vec<Row>,
    /// What is wrong with the form of rows; those are not in `rows`.
    pub(crate) bad: Findings,
}

impl Sheet {
    /// More rows than this are refused.
    pub const MOST_ROWS: usize = 100_000;
    /// More columns than this are refused.
    pub const MOST_COLUMNS: usize = 200;
    /// How many megabytes a workbook may have when it is unpacked.
    pub const MOST_UNPACKED_MB: u64 = 256;

    /// Reads a file, whatever its name is: its first bytes say what it is.
    ///
    /// # Errors
    /// The file can't be read at all, has no rows, or is too large. What is wrong with single rows
    /// is noted, and told when the sheet is imported.
    pub fn read(bytes: &[u8]) -> Result<Self, Wrong> {
        const ZIP: &[u8] = b"PK\x03\x04";
        // The form of XLS, and of an XLSX file with a password.
        const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
        let mut sheet = Self::default();
        if bytes.starts_with(COMPOUND) {
            return Err(Wrong::OldWorkbook);
        } else if bytes.starts_with(ZIP) {
            workbook::read(bytes, &mut sheet)?;
        } else {
            sheet.read_csv(bytes)?;
        }
        if sheet.headings.is_empty() {
            return Err(Wrong::EmptyFile);
        }
        if sheet.rows.is_empty() && sheet.bad.is_empty() {
            return Err(Wrong::NoRows);
        }
        Ok(sheet)
    }

    fn read_csv(&mut self, bytes: &[u8]) -> Result<(), Wrong> {
        let mut stop = Ok(());
        records::each(bytes, |record| {
            stop = self.take(record);
            if stop.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        stop
    }

    fn take(&mut self, record: Record) -> Result<(), Wrong> {
        let Record { line, cells, is_quote_open } = record;
        match cells {
            // Without headings nothing else can be read.
            Err(_) if self.headings.is_empty() => return Err(Wrong::NotUtf8),
            Err(cell) => self.note(line, cell, Wrong::NotUtf8),
            Ok(cells) if is_quote_open => {
                let inside = cells.iter().position(|cell| cell.contains('"'));
                let cell = inside.unwrap_or(cells.len().saturating_sub(1));
                self.note(line, cell, Wrong::OpenQuote);
            }
            Ok(cells) => self.push(line, cells)?,
        }
        Ok(())
    }

    /// The first row that is not blank has the headings. Cells behind the last heading have to be
    /// empty, and cells that are missing are.
    fn push(&mut self, line: u64, cells: csv::StringRecord) -> Result<(), Wrong> {
        if is_blank(&cells) {
            return Ok(());
        }
        let filled = cells.iter().enumerate().filter(|(_, cell)| !bare(cell).is_empty());
        let length = filled.last().map_or(0, |(place, _)| place + 1);
        if length > Self::MOST_COLUMNS {
            return Err(Wrong::TooManyColumns(Self::MOST_COLUMNS));
        }
        if self.headings.is_empty() {
            self.headings = cells.iter().take(length).map(|cell| bare(cell).to_owned()).collect();
            return Ok(());
        }
        if self.rows.len() + self.bad.len() >= Self::MOST_ROWS {
            return Err(Wrong::TooManyRows(Self::MOST_ROWS));
        }
        if length > self.headings.len() {
            self.note(line, length - 1, Wrong::CellCount(length, self.headings.len()));
        } else if let Some(cell) = cells.iter().position(|cell| cell.contains('\0')) {
            self.note(line, cell, Wrong::NulCharacter);
        } else {
            self.rows.push(Row { line, cells });
        }
        Ok(())
    }

    /// Notes what is wrong with the form of a row, under the heading of a cell.
    fn note(&mut self, line: u64, cell: usize, wrong: Wrong) {
        let heading = self.headings.get(cell).map(|heading| shown(heading)).unwrap_or_default();
        self.bad.add(line, &heading, wrong);
    }

    /// The headings as they stand in the file; empty where a column has none.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// How many rows can be read.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no row can be read.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every row: its line, and a cell for each heading.
    pub fn rows(&self) -> impl Iterator<Item = (u64, Vec<&str>)> {
        self.rows.iter().map(move |row| {
            (row.line, (0..self.headings.len()).map(|place| cell_of(row, place)).collect())
        })
    }

    pub(crate) fn raw(&self) -> &[Row] {
        &self.rows
    }
}

/// A cell without the blanks around it; empty where the row has none.
pub(crate) fn cell_of(row: &Row, place: usize) -> &str {
    bare(row.cells.get(place).unwrap_or_default())
}

#[cfg(test)]
mod tests;
