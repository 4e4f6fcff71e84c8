use super::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::io::Write;

fn cells(sheet: &Sheet) -> Vec<(u64, Vec<String>)> {
    let own = |(line, cells): (u64, Vec<&str>)| {
        (line, cells.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    sheet.rows().map(own).collect()
}

fn wrong(bytes: &[u8]) -> Wrong {
    Sheet::read(bytes).expect_err("it can't be read")
}

fn faults(sheet: &Sheet) -> Vec<String> {
    sheet.bad.clone().into_sorted().iter().map(ToString::to_string).collect()
}

#[test]
fn a_csv_file_of_anybody_is_read_as_it_stands() {
    let sheet = Sheet::read(
        "\u{feff}Full name;;E-mail\r\n\r\nAnn;x\r\n;;\r\nBo;;bo@example.org;;\r\n".as_bytes(),
    )
    .expect("a file");
    assert_eq!(sheet.headings(), ["Full name", "", "E-mail"]);
    let wanted = [(3, ["Ann", "x", ""]), (5, ["Bo", "", "bo@example.org"])];
    assert_eq!(cells(&sheet), wanted.map(|(line, row)| (line, row.map(str::to_owned).to_vec())));
    assert_eq!(faults(&sheet), [""; 0]);
}

#[test]
fn rows_that_can_not_be_read_are_told_by_their_place() {
    let sheet = Sheet::read(b"Name,Town\nAnn,Elm,lost\nJos\xe9,Elm\nBo,O\0k\nCy,Ash\nD,\"x\n")
        .expect("a file");
    assert_eq!(
        faults(&sheet),
        [
            "2: the row has 3 cells, the header 2",
            "3: Name: is not UTF-8 text; save the file as CSV in UTF-8",
            "4: Town: has a NUL character",
            "6: Town: has a quotation mark without its pair; inside quoted text write it twice",
        ]
    );
    assert_eq!(cells(&sheet), [(5, vec!["Cy".to_owned(), "Ash".to_owned()])]);
}

#[test]
fn what_is_no_table_or_too_large_is_refused() {
    assert_eq!(wrong(b""), Wrong::EmptyFile);
    assert_eq!(wrong(b",,\n\n"), Wrong::EmptyFile);
    assert_eq!(wrong(b"Name\n"), Wrong::NoRows);
    assert_eq!(wrong(b"N\xe9me\nx\n"), Wrong::NotUtf8);
    assert_eq!(wrong(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old"), Wrong::OldWorkbook);
    assert_eq!(wrong(b"PK\x03\x04 and nothing else"), Wrong::DamagedWorkbook);
    let wide = "x,".repeat(Sheet::MOST_COLUMNS) + "x\n";
    assert_eq!(wrong(wide.as_bytes()), Wrong::TooManyColumns(Sheet::MOST_COLUMNS));
    let most = "Name\n".to_owned() + &"Ann\n".repeat(Sheet::MOST_ROWS);
    assert_eq!(Sheet::read(most.as_bytes()).map(|sheet| sheet.len()), Ok(Sheet::MOST_ROWS));
    assert_eq!(wrong((most + "Bo\n").as_bytes()), Wrong::TooManyRows(Sheet::MOST_ROWS));
}

/// A workbook with every kind of cell that people have.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let hidden = book.add_worksheet();
    hidden.set_hidden(true).write_string(0, 0, "not this one").expect("a cell");
    let sheet = book.add_worksheet();
    sheet.set_active(true);
    let day = Format::new().set_num_format("m/d/yyyy");
    let both = Format::new().set_num_format("m/d/yyyy h:mm");
    let time = Format::new().set_num_format("h:mm AM/PM");
    for (place, heading) in ["Town", "Day", "When", "Time", "Gift", "Yes", "Sum"].iter().enumerate()
    {
        sheet.write_string(1, place as u16, *heading).expect("a cell");
    }
    let at = ExcelDateTime::from_ymd(2027, 5, 1).expect("a day");
    let ten = at.clone().and_hms(10, 0, 0).expect("a time");
    sheet.write_string(3, 0, "佐世保").expect("a cell");
    sheet.write_datetime_with_format(3, 1, &at, &day).expect("a cell");
    sheet.write_datetime_with_format(3, 2, &ten, &both).expect("a cell");
    let clock = ExcelDateTime::from_hms(9, 30, 0).expect("a time");
    sheet.write_datetime_with_format(3, 3, &clock, &time).expect("a cell");
    sheet.write_number(3, 4, 12.11 + 0.2).expect("a cell");
    sheet.write_boolean(3, 5, true).expect("a cell");
    let sum = rust_xlsxwriter::Formula::new("E4*2").set_result("24.62");
    sheet.write_formula(3, 6, sum).expect("a cell");
    sheet.write_number(4, 4, 25).expect("a cell");
    book.save_to_buffer().expect("into memory")
}

#[test]
fn a_workbook_has_the_text_that_its_csv_would_have() {
    let sheet = Sheet::read(&workbook()).expect("a workbook");
    assert_eq!(sheet.headings(), ["Town", "Day", "When", "Time", "Gift", "Yes", "Sum"]);
    let first = ["佐世保", "2027-05-01", "2027-05-01T10:00", "09:30", "12.31", "TRUE", "24.62"];
    let second = ["", "", "", "", "25", "", ""];
    let wanted = [(4, first), (5, second)];
    assert_eq!(cells(&sheet), wanted.map(|(line, row)| (line, row.map(str::to_owned).to_vec())));
}

/// A workbook that other programs wrote: openpyxl, with the days of a Macintosh.
#[test]
fn a_workbook_of_another_program_is_read() {
    let sheet = Sheet::read(include_bytes!("../../tests/walkers.xlsx")).expect("a workbook");
    assert_eq!(
        sheet.headings(),
        ["Full name", "E-mail", "Adults", "Signed up", "Town", "Signature"]
    );
    let wanted = [
        (2, ["Ada Wren", "ada@example.org", "2", "2026-03-02T12:30", "Elm", "Ada Wren"]),
        (3, ["Bo Lark", "bo@example.org", "1", "2026-03-03", "Oak", "Bo Lark"]),
    ];
    assert_eq!(cells(&sheet), wanted.map(|(line, row)| (line, row.map(str::to_owned).to_vec())));
}

#[test]
fn an_error_of_the_spreadsheet_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Town").expect("a cell");
    let lost = rust_xlsxwriter::Formula::new("NA()").set_result("#N/A");
    sheet.write_formula(1, 0, lost).expect("a cell");
    sheet.write_string(2, 0, "Elm").expect("a cell");
    let sheet = Sheet::read(&book.save_to_buffer().expect("into memory")).expect("a workbook");
    assert_eq!(faults(&sheet), ["2: Town: has an error of the spreadsheet, such as #N/A"]);
}

#[test]
fn a_damaged_workbook_is_refused_wherever_it_breaks_off() {
    let whole = workbook();
    for end in (4..whole.len()).step_by(97) {
        assert_eq!(wrong(&whole[..end]), Wrong::DamagedWorkbook, "{end} bytes");
    }
}

/// What unpacks into more than there may be is refused, although it is small and says otherwise.
#[test]
fn a_workbook_that_would_fill_the_memory_is_refused() {
    let mut packed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    let megabyte = vec![b' '; 1 << 20];
    packed.start_file("xl/workbook.xml", options).expect("into memory");
    for _ in 0..=Sheet::MOST_UNPACKED_MB {
        packed.write_all(&megabyte).expect("into memory");
    }
    let bomb = packed.finish().expect("into memory").into_inner();
    assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
    assert_eq!(wrong(&bomb), Wrong::UnpacksTooLarge(Sheet::MOST_UNPACKED_MB));
}
