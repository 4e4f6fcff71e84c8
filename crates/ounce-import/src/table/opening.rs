//! From the bytes of a file, as spreadsheets write it, to text that can be split into cells.
//!
//! Excel writes `;` where a comma is the decimal sign, a tab into its "Unicode Text", which is
//! UTF-16, and takes a first line `sep=;` as a note to itself. None of this can be mistaken for
//! anything else, since no name of a column has such a character in it.

use super::super::wrong::Wrong;
use std::borrow::Cow;

const BOM: &[u8] = b"\xef\xbb\xbf";
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

pub(super) struct Opened<'a> {
    pub(super) text: Cow<'a, [u8]>,
    pub(super) delimiter: u8,
    /// Where the rows begin, behind a byte order mark and a line `sep=`.
    pub(super) from: usize,
    /// The number of the line that begins there.
    pub(super) line: u64,
}

/// Opens a file, or says why it is no text.
pub(super) fn open(bytes: &[u8]) -> Result<Opened<'_>, Wrong> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf_16(rest, u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf_16(rest, u16::from_be_bytes)?),
        _ => Cow::Borrowed(bytes.strip_prefix(BOM).unwrap_or(bytes)),
    };
    let (first, next) = line_of(&text, 0);
    if let Some(delimiter) = declared(first) {
        let line = if next > first.len() { 2 } else { 1 };
        return Ok(Opened { delimiter, from: next, line, text });
    }
    let delimiter = delimiter_of(first);
    Ok(Opened { delimiter, from: 0, line: 1, text })
}

fn utf_16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<Vec<u8>, Wrong> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return Err(Wrong::DamagedUtf16) };
    let text: Result<String, _> = char::decode_utf16(pairs.iter().copied().map(read)).collect();
    text.map(String::into_bytes).map_err(|_| Wrong::DamagedUtf16)
}

/// The line that begins at a byte, and where the next one does.
fn line_of(text: &[u8], at: usize) -> (&[u8], usize) {
    let rest = &text[at..];
    let length = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
    let end = match &rest[length..] {
        [b'\r', b'\n', ..] => 2,
        [_, ..] => 1,
        [] => 0,
    };
    (&rest[..length], at + length + end)
}

/// The separator in a line `sep=;`, also in quotation marks and with the empty cells of a
/// spreadsheet.
fn declared(line: &[u8]) -> Option<u8> {
    let line: Vec<u8> = line.iter().copied().filter(|byte| *byte != b'"').collect();
    let delimiter = *line.strip_prefix(b"sep=").or_else(|| line.strip_prefix(b"SEP="))?.first()?;
    let is_alone = line[4..].iter().all(|byte| *byte == delimiter || DELIMITERS.contains(byte));
    (DELIMITERS.contains(&delimiter) && is_alone).then_some(delimiter)
}

/// The separator: the comma, unless the header has none and has another separator instead.
fn delimiter_of(header: &[u8]) -> u8 {
    let has = |delimiter: &&u8| header.contains(delimiter);
    DELIMITERS.iter().find(has).copied().unwrap_or(b',')
}
