//! A CSV file as rows that know their line, with cells found by column name.
//!
//! Here are all faults of form: no UTF-8, a missing or unknown column, a row of another length, a
//! quotation mark that is never closed. The module of each kind of file reads the meaning of its
//! cells. `table/opening.rs` handles what spreadsheets put around the rows,
//! `table/records.rs` splits the text into records.

mod opening;
pub(crate) mod records;

use super::findings::{Findings, Reason};
use super::wrong::Wrong;
use ounce_domain::reference::key;
use records::Record;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A column that a file may have, and whether it may lack it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) is_optional: bool,
}

/// A column every file must have.
pub(crate) const fn column(name: &'static str) -> Column {
    Column { name, is_optional: false }
}

/// A column a file may lack; its cells are empty then.
pub(crate) const fn optional(name: &'static str) -> Column {
    Column { name, is_optional: true }
}

/// The rows of a file. Rows that cannot be read at all are left out (and noted).
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The columns of the header, in the order of the cells.
    header: Vec<Column>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) line: u64,
    pub(crate) cells: csv::StringRecord,
}

/// A column whose heading is empty. Spreadsheets leave such columns behind; nothing may stand in
/// them.
const UNNAMED: Column = optional("");

impl Table {
    /// A table that was fitted to our columns; each row has a cell for each.
    pub(crate) fn fitted(header: Vec<Column>, rows: Vec<Row>) -> Self {
        Self { header, rows }
    }

    /// Reads a whole file. Faults go to `bad`; with a bad header there are no rows.
    pub(crate) fn read(bytes: &[u8], columns: &[Column], bad: &mut Findings) -> Self {
        let mut table = Self::default();
        let mut has_begun = false;
        let first = records::each(bytes, |record| {
            let is_first = !std::mem::replace(&mut has_begun, true);
            table.take(record, columns, is_first, bad)
        });
        match first {
            Err(wrong) => bad.add(1, "", wrong),
            Ok(line) if !has_begun => bad.add(line, "", Wrong::EmptyFile),
            Ok(_) => {}
        }
        table
    }

    /// Takes the header or a row; breaks off after a header at fault.
    fn take(
        &mut self,
        record: Record,
        columns: &[Column],
        is_header: bool,
        bad: &mut Findings,
    ) -> ControlFlow<()> {
        let Record { line, cells, is_quote_open } = record;
        let cells = match cells {
            Ok(cells) => cells,
            Err(cell) => {
                let column = self.header.get(cell).map_or("", |column| column.name);
                bad.add(line, column, Wrong::NotUtf8);
                return if is_header { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
            }
        };
        if is_quote_open {
            bad.add(line, self.column_of_open_quote(&cells), Wrong::OpenQuote);
        }
        if is_header {
            match read_header(&cells, columns, line, bad) {
                Some(header) => self.header = header,
                None => return ControlFlow::Break(()),
            }
        } else if !is_blank(&cells) {
            self.push(line, cells, bad);
        }
        ControlFlow::Continue(())
    }

    /// Keeps a row that has a cell for each column. Another row is a fault at its last column. A
    /// NUL character is a fault too, because no engine takes one, not even in a search.
    fn push(&mut self, line: u64, mut cells: csv::StringRecord, bad: &mut Findings) {
        let wanted = self.header.len();
        // Excel leaves empty cells out at the end of a row. A row has more cells than the header
        // because of a comma inside a number, also when its last cells are empty.
        while self.header.get(cells.len()..).is_some_and(may_be_left_out) {
            cells.push_field("");
        }
        let found = cells.len();
        let under_no_name = |(place, cell): (usize, &str)| {
            self.column_at(place).is_empty() && !bare(cell).is_empty()
        };
        if found != wanted {
            bad.add(line, self.column_at(found), Wrong::CellCount(found, wanted));
        } else if let Some(place) = cells.iter().position(|cell| cell.contains('\0')) {
            bad.add(line, self.column_at(place), Wrong::NulCharacter);
        } else if let Some(place) = cells.iter().enumerate().position(under_no_name) {
            bad.add(line, "", Wrong::NoHeading(place + 1));
        } else {
            self.rows.push(Row { line, cells });
        }
    }

    /// The name of a column; for places behind the last column, the name of the last one.
    fn column_at(&self, place: usize) -> &'static str {
        self.header.get(place).or(self.header.last()).map_or("", |column| column.name)
    }

    /// Where a quotation mark that has no pair stands: a cell that is never closed is the last one
    /// read, since it takes in the rest of the file.
    fn column_of_open_quote(&self, cells: &csv::StringRecord) -> &'static str {
        let inside = cells.iter().position(|cell| cell.contains('"'));
        self.column_at(inside.unwrap_or(cells.len().saturating_sub(1)))
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the file has this column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.header.iter().any(|known| known.name == column)
    }

    /// Every row, each with a place for its findings.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cells<'_>> {
        self.rows.iter().map(|row| Cells { header: &self.header, row })
    }

    /// The different values of a column; empty when the file lacks it.
    pub(crate) fn distinct_keys(&self, column: &str) -> BTreeSet<String> {
        self.cells().map(|cells| cells.key(column)).filter(|key| !key.is_empty()).collect()
    }
}

/// One row.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'t> {
    header: &'t [Column],
    row: &'t Row,
}

impl<'t> Cells<'t> {
    pub(crate) fn line(&self) -> u64 {
        self.row.line
    }

    /// The cell of a column without the blanks around it; empty when there is none.
    pub(crate) fn get(&self, column: &str) -> &'t str {
        let place = self.header.iter().position(|known| known.name == column);
        bare(place.and_then(|place| self.row.cells.get(place)).unwrap_or_default())
    }

    /// The name in a cell, in the form for comparing.
    pub(crate) fn key(&self, column: &str) -> String {
        key(self.get(column))
    }

    /// The cell as `read` reads it; otherwise notes the fault.
    pub(crate) fn take<T, E: Into<Reason>>(
        &self,
        column: &'static str,
        bad: &mut Findings,
        read: impl FnOnce(&'t str) -> Result<T, E>,
    ) -> Option<T> {
        read(self.get(column)).map_err(|reason| bad.add(self.line(), column, reason)).ok()
    }

    /// Like [`Cells::take`], and `None` for an empty cell.
    pub(crate) fn take_optional<T, E: Into<Reason>>(
        &self,
        column: &'static str,
        bad: &mut Findings,
        read: impl FnOnce(&'t str) -> Result<T, E>,
    ) -> Option<Option<T>> {
        match self.get(column) {
            "" => Some(None),
            _ => self.take(column, bad, read).map(Some),
        }
    }
}

/// The columns a header names, in its order; `None` when one is missing, unknown or there twice.
fn read_header(
    cells: &csv::StringRecord,
    columns: &[Column],
    line: u64,
    bad: &mut Findings,
) -> Option<Vec<Column>> {
    let before = bad.len();
    let mut header: Vec<Column> = Vec::with_capacity(cells.len());
    for cell in cells {
        let heading = heading(cell);
        match columns.iter().find(|column| column.name == heading) {
            Some(column) if header.iter().any(|known| known.name == column.name) => {
                bad.add(line, column.name, Wrong::ColumnTwice);
            }
            Some(column) => header.push(*column),
            None if heading.is_empty() => header.push(UNNAMED),
            None => {
                let known: Vec<_> = columns.iter().map(|column| column.name).collect();
                let reason = Wrong::NoSuchColumn(known.join(", "));
                bad.add(line, &shown(cell), reason);
            }
        }
    }
    for column in columns {
        if !column.is_optional && !header.iter().any(|known| known.name == column.name) {
            bad.add(line, column.name, Wrong::ColumnMissing);
        }
    }
    (bad.len() == before).then_some(header)
}

/// Whether cells may be missing at the end of a row: these columns are not none, and each may be
/// missing from a file.
fn may_be_left_out(columns: &[Column]) -> bool {
    !columns.is_empty() && columns.iter().all(|column| column.is_optional)
}

/// Whether a row has nothing in it. Spreadsheets leave such rows in the place of deleted ones.
pub(crate) fn is_blank(cells: &csv::StringRecord) -> bool {
    cells.iter().all(|cell| bare(cell).is_empty())
}

/// A heading as columns are named: `Time zone` and `time-zone` are `time_zone`.
fn heading(cell: &str) -> String {
    let words = bare(cell).to_lowercase();
    let words =
        words.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}

/// A cell without blanks around it, and without invisible marks copied from web pages: zero-width
/// spaces, marks of direction, byte order marks.
pub(crate) fn bare(cell: &str) -> &str {
    cell.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    })
}

/// A cell as a terminal may show it: no control characters, and not a whole page of it.
pub(crate) fn shown(cell: &str) -> String {
    let visible = cell.trim().chars().filter(|c| !c.is_control());
    let short: String = visible.take(40).collect();
    if short.is_empty() { "(no name)".to_owned() } else { short }
}

#[cfg(test)]
mod tests;
