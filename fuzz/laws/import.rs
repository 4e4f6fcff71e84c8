//! The law of the tables that `ounce import` reads; it stands beside the reader in both crates
//! that include it.

use super::findings::Findings;
use super::table::{Column, Table, column, optional};

const COLUMNS: &[Column] = &[column("campaign"), column("slug"), column("name"), optional("lat")];

/// Every finding is about a line of the file, in its sequence; a file without one, printed and
/// read again, has the same cells.
pub(crate) fn import(bytes: &[u8]) {
    let mut bad = Findings::default();
    let table = Table::read(bytes, COLUMNS, &mut bad);
    // A line may end with either character or both, so there are never more lines than these
    // characters and one.
    let most = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() as u64 + 1;
    let mut last = 0;
    for cells in table.cells() {
        assert!(last < cells.line() && cells.line() <= most, "row at line {}", cells.line());
        last = cells.line();
    }
    let whole = bad.is_empty();
    for finding in bad.into_sorted() {
        assert!((1..=most).contains(&finding.line), "{finding}");
        assert!(!finding.reason.to_string().is_empty(), "{finding:?}");
        assert!(!finding.to_string().chars().any(char::is_control), "{finding:?}");
    }
    if whole {
        assert_eq!(again(&table), rows(&table));
    }
}

fn rows(table: &Table) -> Vec<Vec<String>> {
    let cells = table.cells();
    cells.map(|row| COLUMNS.iter().map(|c| row.get(c.name).to_owned()).collect()).collect()
}

fn again(table: &Table) -> Vec<Vec<String>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS.iter().map(|column| column.name)).expect("into memory");
    for row in rows(table) {
        writer.write_record(&row).expect("into memory");
    }
    let printed = writer.into_inner().expect("into memory");
    let mut bad = Findings::default();
    let table = Table::read(&printed, COLUMNS, &mut bad);
    assert!(bad.is_empty(), "{:?}", bad.into_sorted());
    rows(&table)
}
