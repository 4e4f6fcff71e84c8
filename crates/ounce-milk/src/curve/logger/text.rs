//! Bytes of a logger's file as text, and its lines as cells.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8};

use crate::sheet::BadRow;

pub(super) fn encoding(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes())
}

/// The text of a file, read by its byte order mark, as UTF-8, or in the encoding that its layout
/// names.
///
/// # Errors
/// Bytes that are no text in any of them.
pub(super) fn text(bytes: &[u8], named: Option<&str>) -> Result<String, BadRow> {
    if let Some((marked, length)) = Encoding::for_bom(bytes) {
        let read = marked.decode_without_bom_handling_and_without_replacement(&bytes[length..]);
        let name = marked.name();
        let broken = || BadRow::new(1, "text", format!("the file says {name} and is none"));
        return read.map(std::borrow::Cow::into_owned).ok_or_else(broken);
    }
    let read = |by: &'static Encoding| {
        by.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
    };
    read(UTF_8).or_else(|| read(named.and_then(encoding)?)).ok_or_else(|| {
        BadRow::new(1, "text", "not UTF-8, and no mark at its beginning says what it is")
    })
}

/// A row with the line it begins on.
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

/// The rows of the text from a line on, cut at the separator. Quoted cells may hold line ends.
///
/// # Errors
/// None is expected from text, but the reader of tables may return one.
pub(super) fn rows(text: &str, from: usize, separator: char) -> Result<Vec<Line>, BadRow> {
    let skipped: usize = text.split_inclusive('\n').take(from).map(str::len).sum();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(&text.as_bytes()[skipped..]);
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    loop {
        let read = reader.read_record(&mut record);
        if !read.map_err(|error| BadRow::new(from + 1, "row", error.to_string()))? {
            return Ok(rows);
        }
        let line = record.position().map_or(1, csv::Position::line);
        let number = from + usize::try_from(line).unwrap_or(1);
        let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
        rows.push(Line { number, cells });
    }
}

/// The cells of one line.
pub(super) fn cells(line: &str, separator: char) -> Vec<String> {
    let rows = rows(line, 0, separator).unwrap_or_default();
    rows.into_iter().next().map(|row| row.cells).unwrap_or_default()
}
