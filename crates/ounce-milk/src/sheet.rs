//! Tables as a milk bank's files hold them: comma-separated, one header line, one fact a line.
//!
//! A file is used whole or not at all, and all its faults are named at once: a broken row does not
//! hide faults of the others ([`read`], [`whole`]). Columns may stand in any order, but none may be
//! missing and none may be extra: an unknown column is not ignored in silence. Quoting is that of
//! RFC 4180; a byte order mark and both kinds of line end are understood. Nothing here opens a
//! file.

use std::fmt;
use std::iter::Peekable;
use std::str::Chars;

/// A place in a file that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BadRow {
    /// Counted from 1, the header included; where the row begins.
    pub line: usize,
    pub column: String,
    pub reason: String,
}

impl BadRow {
    pub fn new(line: usize, column: &str, reason: impl Into<String>) -> Self {
        Self { line, column: column.to_owned(), reason: reason.into() }
    }
}

/// `line: column: reason`, to be put behind the name of the file.
impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.line, self.column, self.reason)
    }
}

/// A row of a table, its cells in the sequence of the columns that were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    cells: Vec<String>,
}

impl Row {
    /// What stands in the column at this place of the list given to [`read`], without the spaces
    /// around it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells[column].trim()
    }
}

/// The readable rows of a table, and the faults of the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Row>,
    pub bad: Vec<BadRow>,
}

/// All rows of a table with exactly these columns. Empty lines are passed over. Bad are rows with
/// more or fewer cells than the header, and those with a quotation mark that is not closed or
/// stands inside a cell; the caller, who reads the cells, adds their faults.
///
/// # Errors
/// A header that is not this one: then no cell has a meaning.
pub fn read(text: &str, columns: &[&str]) -> Result<Table, Vec<BadRow>> {
    let mut rows = Vec::new();
    let bad = each(text, columns, |row| rows.push(row))?;
    Ok(Table { rows, bad })
}

/// Calls for each row of such a table, one after the other, because a long one takes much more
/// memory as rows than as text. Gives back the bad ones.
///
/// # Errors
/// As those of [`read`].
pub fn each(
    text: &str,
    columns: &[&str],
    mut call: impl FnMut(Row),
) -> Result<Vec<BadRow>, Vec<BadRow>> {
    let mut lines = Lines::of(text.strip_prefix('\u{feff}').unwrap_or(text));
    let Some(header) = lines.next() else {
        let reason = format!("the file is empty, expected the columns {}", columns.join(","));
        return Err(vec![BadRow::new(1, columns[0], reason)]);
    };
    let places = places(&header.map_err(|bad| vec![bad])?, columns)?;
    let mut bad = Vec::new();
    for line in lines {
        match line {
            Ok(Row { line, cells }) if cells.len() == places.len() => {
                let mut in_sequence = vec![String::new(); columns.len()];
                for (cell, place) in cells.into_iter().zip(&places) {
                    in_sequence[*place] = cell;
                }
                call(Row { line, cells: in_sequence });
            }
            Ok(Row { line, cells }) => {
                let (found, expected) = (cells.len(), places.len());
                let reason = format!("the row has {found} cells, the header {expected}");
                bad.push(BadRow::new(line, columns[0], reason));
            }
            Err(broken) => bad.push(broken),
        }
    }
    Ok(bad)
}

/// The names in the header, for a table whose columns depend on what somebody asks. A header that
/// cannot be read has none; [`read`] then says why.
pub fn header(text: &str) -> Vec<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().find(|line| !line.trim().is_empty()).map(Lines::of);
    let Some(Ok(row)) = first.and_then(|mut rows| rows.next()) else { return Vec::new() };
    row.cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The rows that were read, if the file had no fault.
///
/// # Errors
/// Everything that was bad, from the first line to the last.
pub fn whole<T>(read: T, mut bad: Vec<BadRow>) -> Result<T, Vec<BadRow>> {
    bad.sort_by_key(|bad| bad.line);
    if bad.is_empty() { Ok(read) } else { Err(bad) }
}

/// Where each column of the header stands in the list of columns that were asked for.
fn places(header: &Row, columns: &[&str]) -> Result<Vec<usize>, Vec<BadRow>> {
    let mut bad = Vec::new();
    let mut places = Vec::new();
    for name in header.cells.iter().map(|cell| cell.trim()) {
        match columns.iter().position(|column| *column == name) {
            Some(place) if places.contains(&place) => {
                bad.push(BadRow::new(header.line, name, "the column stands there twice"));
            }
            Some(place) => places.push(place),
            None => {
                let reason = format!("not a column of this file, which has {}", columns.join(","));
                bad.push(BadRow::new(header.line, name, reason));
            }
        }
    }
    for (place, column) in columns.iter().enumerate() {
        if !places.contains(&place) {
            bad.push(BadRow::new(header.line, column, "the column is missing"));
        }
    }
    if bad.is_empty() { Ok(places) } else { Err(bad) }
}

/// The row that is being read.
struct Reading {
    line: usize,
    begun_at: usize,
    cells: Vec<String>,
    cell: String,
    quoted: Quoted,
    /// The first fault of this row.
    complaint: Option<BadRow>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoted {
    No,
    Open,
    /// Behind the closing mark, where only a separator, a line end or a second mark may stand.
    Closed,
}

/// The rows of a text, good and bad, one after the other.
struct Lines<'a> {
    characters: Peekable<Chars<'a>>,
    at: Reading,
    ended: bool,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let at = Reading {
            line: 1,
            begun_at: 1,
            cells: Vec::new(),
            cell: String::new(),
            quoted: Quoted::No,
            complaint: None,
        };
        Self { characters: text.chars().peekable(), at, ended: false }
    }
}

impl Iterator for Lines<'_> {
    type Item = Result<Row, BadRow>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = &mut self.at;
        while let Some(c) = self.characters.next() {
            match (at.quoted, c) {
                (Quoted::Open, '"') => at.quoted = Quoted::Closed,
                (Quoted::Open, _) => {
                    at.line += usize::from(c == '\n');
                    at.cell.push(c);
                }
                (Quoted::Closed, '"') => {
                    at.cell.push('"');
                    at.quoted = Quoted::Open;
                }
                (_, ',') => at.end_cell(),
                (_, '\n') => {
                    if let Some(row) = at.end_row() {
                        return Some(row);
                    }
                }
                (_, '\r') if self.characters.peek() == Some(&'\n') => {}
                (Quoted::No, '"') if at.cell.trim().is_empty() => {
                    at.cell.clear();
                    at.quoted = Quoted::Open;
                }
                (Quoted::No, '"') => at.complain("a quotation mark inside a cell"),
                (Quoted::Closed, ' ') => {}
                (Quoted::Closed, _) => at.complain("text behind a closing quotation mark"),
                (Quoted::No, _) => at.cell.push(c),
            }
        }
        if std::mem::replace(&mut self.ended, true) {
            return None;
        }
        if at.quoted == Quoted::Open {
            at.complain("a quotation mark that is never closed");
        }
        at.end_row()
    }
}

impl Reading {
    fn end_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.cell));
        self.quoted = Quoted::No;
    }

    /// The row that ends here; none where nothing stood on the line.
    fn end_row(&mut self) -> Option<Result<Row, BadRow>> {
        let quoted = self.quoted != Quoted::No;
        self.end_cell();
        let cells = std::mem::take(&mut self.cells);
        let blank = !quoted && cells.len() == 1 && cells[0].trim().is_empty();
        let line = std::mem::replace(&mut self.begun_at, self.line + 1);
        self.line += 1;
        match self.complaint.take() {
            Some(complaint) => Some(Err(complaint)),
            None if blank => None,
            None => Some(Ok(Row { line, cells })),
        }
    }

    fn complain(&mut self, reason: &str) {
        let cell = format!("cell {}", self.cells.len() + 1);
        self.complaint.get_or_insert_with(|| BadRow::new(self.begun_at, &cell, reason));
    }
}

/// A plain decimal number, not negative, as a whole number of its last place: `"1.25"` with three
/// places is 1250. Digits beyond the last place are rounded half up. At most twelve digits stand
/// before the point; exponents, signs and separators are not understood.
pub fn decimal(text: &str, places: usize) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let dangling = text.ends_with('.') || whole.is_empty() || whole.len() > 12;
    if dangling || places > 6 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(places).collect();
    let rounded_up = fraction.as_bytes().get(places).is_some_and(|digit| *digit >= b'5');
    let number = format!("{whole}{kept}").parse::<i64>().ok()?;
    Some(number + i64::from(rounded_up))
}

#[cfg(test)]
mod tests;
