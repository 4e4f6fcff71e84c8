//! The records of a CSV file, each with the line that it starts in.

use super::super::wrong::Wrong;
use super::opening;
use std::ops::ControlFlow;

/// One record, as the file has it.
pub(crate) struct Record {
    pub(crate) line: u64,
    /// The cells, or the number of the first one that is no text.
    pub(crate) cells: Result<csv::StringRecord, usize>,
    /// A quotation mark has no pair.
    pub(crate) is_quote_open: bool,
}

/// Hands every record to `take` until it breaks off. Gives the line in which the records begin.
///
/// # Errors
/// The file is no text.
pub(crate) fn each(
    bytes: &[u8],
    mut take: impl FnMut(Record) -> ControlFlow<()>,
) -> Result<u64, Wrong> {
    let opened = opening::open(bytes)?;
    let bytes = &opened.text[opened.from..];
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(opened.delimiter);
    let mut reader = builder.from_reader(bytes);
    let mut lines = Lines { bytes, at: 0, line: opened.line };
    let mut record = csv::ByteRecord::new();
    // The reader reads from memory and takes rows of any length, so it can't fail.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let end = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.of_record(usize::try_from(start).unwrap_or(0), end);
        let is_quote_open = lines.is_quote_open(end);
        if take(Record { line, cells: text_of(&record), is_quote_open }).is_break() {
            break;
        }
    }
    Ok(opened.line)
}

/// The cells as text, or the number of the first one that is none.
fn text_of(record: &csv::ByteRecord) -> Result<csv::StringRecord, usize> {
    csv::StringRecord::from_byte_record(record.clone()).map_err(|error| error.utf8_error().field())
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
