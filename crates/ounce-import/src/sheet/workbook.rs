//! The first visible sheet of a workbook, cell by cell.
//!
//! A workbook is a packed folder, and a small one can unpack into more than any memory holds. So it
//! is unpacked once into nothing, to learn its real size, before anything of it is kept.

use super::super::wrong::Wrong;
use super::Sheet;
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::Span;
use jiff::civil::{Date, date};
use std::io::{Cursor, Read};

const SECONDS: f64 = 86_400.0;

pub(super) fn read(bytes: &[u8], sheet: &mut Sheet) -> Result<(), Wrong> {
    measure(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let is_shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let first = book.sheets_metadata().iter().find(is_shown).map(|sheet| sheet.name.clone());
    let name = first.ok_or(Wrong::NoWorksheet)?;
    let epoch = if book.has_1904_epoch() { date(1904, 1, 1) } else { date(1899, 12, 30) };
    let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
    let mut row = Vec::new();
    let mut at = 0;
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (line, place) = cell.get_position();
        if line < at {
            return Err(Wrong::DamagedWorkbook);
        }
        if line > at {
            push(sheet, at, &mut row)?;
            at = line;
        }
        if let DataRef::Error(_) = cell.get_value() {
            sheet.note(u64::from(line) + 1, place as usize, Wrong::SheetError);
        }
        put(&mut row, place as usize, text(cell.get_value(), epoch))?;
    }
    push(sheet, at, &mut row)
}

/// Puts a cell in its place; those before it that the file leaves out are empty.
fn put(row: &mut Vec<String>, place: usize, text: String) -> Result<(), Wrong> {
    if text.is_empty() {
        return Ok(());
    }
    if place >= Sheet::MOST_COLUMNS {
        return Err(Wrong::TooManyColumns(Sheet::MOST_COLUMNS));
    }
    if place >= row.len() {
        row.resize(place + 1, String::new());
    }
    row[place] = text;
    Ok(())
}

fn push(sheet: &mut Sheet, at: u32, row: &mut Vec<String>) -> Result<(), Wrong> {
    let cells = csv::StringRecord::from(std::mem::take(row));
    sheet.push(u64::from(at) + 1, cells)
}

/// Refuses what unpacks into too much. The sizes that the file itself states may be wrong.
fn measure(bytes: &[u8]) -> Result<(), Wrong> {
    let mut files = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Wrong::DamagedWorkbook)?;
    let mut left = Sheet::MOST_UNPACKED_MB << 20;
    for n in 0..files.len() {
        let file = files.by_index(n).map_err(|_| Wrong::DamagedWorkbook)?;
        // One byte more than there may be tells that there are more.
        let mut unpacked = file.take(left + 1);
        let size = std::io::copy(&mut unpacked, &mut std::io::sink());
        let size = size.map_err(|_| Wrong::DamagedWorkbook)?;
        left = left.checked_sub(size).ok_or(Wrong::UnpacksTooLarge(Sheet::MOST_UNPACKED_MB))?;
    }
    Ok(())
}

fn damaged(_: XlsxError) -> Wrong {
    Wrong::DamagedWorkbook
}

/// A cell as a CSV file would have it.
fn text(value: &DataRef<'_>, epoch: Date) -> String {
    match value {
        DataRef::Int(whole) => whole.to_string(),
        DataRef::Float(number) => plain(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(time) => when(time, epoch),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A number with the 15 digits that a spreadsheet shows at most: `12.11`, where the file has
/// `12.109999999999999`.
fn plain(number: f64) -> String {
    let shown = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    shown.to_string()
}

/// A day as `2015-05-02`, a time of day as `10:00`, both as `2015-05-02T10:00`; seconds only where
/// there are some.
fn when(time: &ExcelDateTime, epoch: Date) -> String {
    let value = time.as_f64();
    let seconds = (value * SECONDS).round() as i64;
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (hours, minutes, seconds) = (rest / 3600, rest / 60 % 60, rest % 60);
    let clock = match seconds {
        0 => format!("{hours:02}:{minutes:02}"),
        _ => format!("{hours:02}:{minutes:02}:{seconds:02}"),
    };
    if days == 0 || time.is_duration() {
        return clock;
    }
    let day = Span::new().try_days(days).and_then(|days| epoch.checked_add(days));
    match (day, rest) {
        (Ok(day), 0) => day.to_string(),
        (Ok(day), _) => format!("{day}T{clock}"),
        // No calendar has this day; the number says more than nothing.
        (Err(_), _) => plain(value),
    }
}
