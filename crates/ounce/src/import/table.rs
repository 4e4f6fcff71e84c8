//! A CSV file as rows that know their line, with cells found by column name.
//!
//! Here are all faults of form: no UTF-8, a missing or unknown column, a row of another length, a
//! quotation mark that is never closed. The module of each kind of file reads the meaning of its
//! cells. `table/opening.rs` handles what spreadsheets put around the rows.

mod opening;

use super::findings::{Findings, Reason};
use ounce_domain::reference::key;
use std::collections::BTreeSet;

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

#[derive(Debug)]
struct Row {
    line: u64,
    cells: csv::StringRecord,
}

/// A column whose heading is empty. Spreadsheets leave such columns behind; nothing may stand in
/// them.
const UNNAMED: Column = optional("");

impl Table {
    /// Reads a whole file. Faults go to `bad`; with a bad header there are no rows.
    pub(crate) fn read(bytes: &[u8], columns: &[Column], bad: &mut Findings) -> Self {
        let opened = match opening::open(bytes) {
            Ok(opened) => opened,
            Err(reason) => {
                bad.add(1, "", reason);
                return Self::default();
            }
        };
        let bytes = &opened.text[opened.from..];
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(opened.delimiter);
        let mut reader = builder.from_reader(bytes);
        let mut lines = Lines { bytes, at: 0, line: opened.line };
        let mut table = Self::default();
        let mut has_header = false;
        let mut record = csv::ByteRecord::new();
        // The reader reads from memory and takes rows of any length, so it can't fail.
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            let end = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
            let start = record.position().map_or(0, csv::Position::byte);
            let line = lines.of_record(usize::try_from(start).unwrap_or(0), end);
            let is_quote_open = lines.is_quote_open(end);
            let cells = match text_of(&record) {
                Ok(cells) => cells,
                Err(cell) => {
                    let column = table.header.get(cell).map_or("", |column| column.name);
                    bad.add(line, column, "is not UTF-8 text; save the file as CSV in UTF-8");
                    if has_header {
                        continue;
                    }
                    return table;
                }
            };
            if is_quote_open {
                let column = table.column_of_open_quote(&cells);
                bad.add(
                    line,
                    column,
                    "has a quotation mark without its pair; inside quoted text write it twice",
                );
            }
            if !has_header {
                has_header = true;
                table.header = match read_header(&cells, columns, line, bad) {
                    Some(header) => header,
                    None => return table,
                };
            } else if cells.iter().all(|cell| bare(cell).is_empty()) {
                // Spreadsheets leave such rows in the place of deleted ones.
                continue;
            } else {
                table.push(line, cells, bad);
            }
        }
        if !has_header {
            bad.add(opened.line, "", "the file is empty; the first row names the columns");
        }
        table
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
            let reason = format!("the row has {found} cells, the header {wanted}");
            bad.add(line, self.column_at(found), reason);
        } else if let Some(place) = cells.iter().position(|cell| cell.contains('\0')) {
            bad.add(line, self.column_at(place), "has a NUL character");
        } else if let Some(place) = cells.iter().enumerate().position(under_no_name) {
            let reason = format!("cell {} has no heading above it", place + 1);
            bad.add(line, "", reason);
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

/// The cells as text, or the number of the first one that is none.
fn text_of(record: &csv::ByteRecord) -> Result<csv::StringRecord, usize> {
    csv::StringRecord::from_byte_record(record.clone()).map_err(|error| error.utf8_error().field())
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
                bad.add(line, column.name, "this column is there twice");
            }
            Some(column) => header.push(*column),
            None if heading.is_empty() => header.push(UNNAMED),
            None => {
                let known: Vec<_> = columns.iter().map(|column| column.name).collect();
                let reason = format!("no such column; the columns are {}", known.join(", "));
                bad.add(line, &shown(cell), reason);
            }
        }
    }
    for column in columns {
        if !column.is_optional && !header.iter().any(|known| known.name == column.name) {
            bad.add(line, column.name, "this column is missing");
        }
    }
    (bad.len() == before).then_some(header)
}

/// Whether cells may be missing at the end of a row: these columns are not none, and each may be
/// missing from a file.
fn may_be_left_out(columns: &[Column]) -> bool {
    !columns.is_empty() && columns.iter().all(|column| column.is_optional)
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
fn bare(cell: &str) -> &str {
    cell.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    })
}

/// A cell as a terminal may show it: no control characters, and not a whole page of it.
fn shown(cell: &str) -> String {
    let visible = cell.trim().chars().filter(|c| !c.is_control());
    let short: String = visible.take(40).collect();
    if short.is_empty() { "(no name)".to_owned() } else { short }
}

/// Counts lines up to where records start. The reader's own count is one short after CRLF and
/// does not see the empty lines it passes over.
struct Lines<'a> {
    bytes: &'a [u8],
    /// Everything before this byte is counted.
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the record that starts at `start` or at the first byte after the line ends
    /// there, but before `end`. Afterwards the count stands at that byte.
    fn of_record(&mut self, start: usize, end: usize) -> u64 {
        let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let rest = &self.bytes[start.min(end)..end];
        let skipped = rest.iter().take_while(|byte| is_end(byte)).count();
        let first = start.min(end) + skipped;
        while self.at < first {
            let byte = self.bytes[self.at];
            self.at += 1;
            let is_crlf = byte == b'\r' && self.bytes.get(self.at) == Some(&b'\n');
            if is_end(&byte) && !is_crlf {
                self.line += 1;
            }
        }
        self.line
    }

    /// Whether the record from the counted place to `end` has an odd number of quotation marks:
    /// a closed cell has two around it and pairs of two within.
    fn is_quote_open(&self, end: usize) -> bool {
        let record = &self.bytes[self.at..end];
        record.iter().filter(|byte| **byte == b'"').count() % 2 == 1
    }
}

#[cfg(test)]
mod tests;
