use super::*;
use crate::{findings, table};
use proptest::prelude::*;

#[path = "../../../../fuzz/laws/import.rs"]
mod law;

const COLUMNS: &[Column] = &[column("slug"), column("name"), optional("note")];

/// The rows of the file as `line:slug/name/note`, and its faults as `line:column:reason`.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let mut bad = Findings::default();
    let table = Table::read(bytes, COLUMNS, &mut bad);
    let rows = table.cells().map(|cells| {
        let [slug, name, note] = ["slug", "name", "note"].map(|column| cells.get(column));
        format!("{}:{slug}/{name}/{note}", cells.line())
    });
    let wrong = |finding: super::super::findings::Finding| {
        format!("{}:{}:{}", finding.line, finding.column, finding.reason)
    };
    (rows.collect(), bad.into_sorted().into_iter().map(wrong).collect())
}

fn rows(text: &str) -> Vec<String> {
    let (rows, wrong) = read(text.as_bytes());
    assert_eq!(wrong, [""; 0], "{text:?}");
    rows
}

fn wrong(bytes: &[u8]) -> Vec<String> {
    read(bytes).1
}

#[test]
fn columns_are_found_by_name_in_any_order() {
    assert_eq!(rows("slug,name\na,Ann\n"), ["2:a/Ann/"]);
    assert_eq!(rows("name,note,slug\nAnn, hm ,a"), ["2:a/Ann/hm"]);
    assert_eq!(rows(" slug , name \n a , Ann \n"), ["2:a/Ann/"]);
    assert_eq!(rows("slug,name\n"), [""; 0]);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    assert_eq!(rows("\u{feff}slug,name\r\na,Ann\r\nb,Bo\r\n"), ["2:a/Ann/", "3:b/Bo/"]);
    assert_eq!(rows("slug,name\ra,Ann\rb,Bo"), ["2:a/Ann/", "3:b/Bo/"]);
}

#[test]
fn a_row_is_at_the_line_it_starts_in() {
    let text = "slug,name,note\n\n\na,\"Ann\nof\nStuart\",x\nb,Bo,\"1\r\n2\"\r\n\r\nc,Cy,\"\"\n";
    assert_eq!(rows(text), ["4:a/Ann\nof\nStuart/x", "7:b/Bo/1\r\n2", "10:c/Cy/"]);
    assert_eq!(
        wrong(b"slug,name\r\n\r\na,Ann\r\nb\r\n"),
        ["4:name:the row has 1 cells, the header 2"]
    );
}

#[test]
fn rows_of_nothing_are_passed_over() {
    assert_eq!(rows("slug,name,note\na,Ann,\n,\n,,\n \nb,Bo,"), ["2:a/Ann/", "6:b/Bo/"]);
    assert_eq!(wrong(b"slug,name\na,Ann\n,,,\n"), [""; 0]);
}

#[test]
fn every_column_at_fault_is_named() {
    assert_eq!(
        wrong(b"slug,nmae,slug\na,b,c\n"),
        [
            "1:name:this column is missing",
            "1:nmae:no such column; the columns are slug, name, note",
            "1:slug:this column is there twice",
        ]
    );
    assert_eq!(wrong(b""), ["1::the file is empty; the first row names the columns"]);
}

#[test]
fn a_file_is_read_as_excel_leaves_it() {
    for text in [
        "slug,name,,\na,Ann,,\nb,Bo,,\n,,,\n",
        "slug,,name\na,,Ann\nb,,Bo\n",
        "slug,name,\na,Ann,\nb,Bo,\u{a0}\n\u{a0},\n",
        "sep=,\nslug,name\na,Ann\nb,Bo\n",
        "\u{feff}sep=;\r\nslug;name\r\na;Ann\r\nb;Bo\r\n",
        "\"sep=,\",,\nslug,name\na,Ann\nb,Bo\n",
        "sep=\t\nslug\tname\na\tAnn\nb\tBo\n",
        "slug;name;;\na;Ann;;\nb;Bo;;\n",
        "slug\tname\na\tAnn\nb\tBo\n",
        "Slug, NAME\u{a0},Note\na,\u{a0}Ann\u{200b}\nb,Bo,\n",
        "slug,name,note\na,Ann\nb,Bo\n",
    ] {
        let (rows, wrong) = read(text.as_bytes());
        let rows: Vec<&str> =
            rows.iter().filter_map(|row| row.split_once(':')).map(|row| row.1).collect();
        assert_eq!(wrong, [""; 0], "{text:?}");
        assert_eq!(rows, ["a/Ann/", "b/Bo/"], "{text:?}");
    }
    assert_eq!(rows("sep=,\r\nslug,name\r\na,Ann\r\n"), ["3:a/Ann/"], "lines as an editor counts");
}

#[test]
fn unicode_text_of_excel_is_read() {
    let encode = |text: &str, write: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(write).collect()
    };
    let text = "slug\tname\r\na\tJosé 佐世保\r\n";
    for write in [u16::to_le_bytes, u16::to_be_bytes] {
        assert_eq!(read(&encode(text, write)), (vec!["2:a/José 佐世保/".to_owned()], vec![]));
    }
    let damaged = ["1::the file is damaged UTF-16 text; save it as CSV in UTF-8"];
    assert_eq!(wrong(b"\xff\xfes\0l"), damaged);
    assert_eq!(wrong(b"\xff\xfe\x00\xd8"), damaged);
}

#[test]
fn nothing_may_stand_under_no_heading() {
    assert_eq!(wrong(b"slug,name,\na,Ann,\nb,Bo,lost\n"), ["3::cell 3 has no heading above it"]);
    assert_eq!(wrong(b"slug,name\nsep=,\n"), [""; 0], "only a first line says it");
    assert_eq!(wrong(b"sep=x\nslug,name\n").len(), 3, "x separates nothing");
}

#[test]
fn rows_of_another_length_are_all_told() {
    assert_eq!(
        wrong(b"slug,name\na\nb,Bo\nc,Cy,x\n"),
        ["2:name:the row has 1 cells, the header 2", "4:name:the row has 3 cells, the header 2"]
    );
}

#[test]
fn text_in_another_encoding_is_told_by_its_place() {
    let (rows, wrong) = read(b"slug,name\na,Jos\xe9\nb,Bo\n");
    assert_eq!(wrong, ["2:name:is not UTF-8 text; save the file as CSV in UTF-8"]);
    assert_eq!(rows, ["3:b/Bo/"], "the others are still checked");
    assert_eq!(super::tests::wrong(b"sl\xffug,name\n").len(), 1);
}

#[test]
fn a_nul_character_is_told_by_its_place() {
    let (rows, wrong) = read(b"slug,name\na,An\0n\nb,Bo\n");
    assert_eq!(wrong, ["2:name:has a NUL character"]);
    assert_eq!(rows, ["3:b/Bo/"], "the others are still checked");
}

#[test]
fn a_quotation_mark_without_its_pair_is_told_where_it_starts() {
    let reason = "has a quotation mark without its pair; inside quoted text write it twice";
    assert_eq!(
        wrong(b"slug,name\na,Ann\nb,\"Bo\nc,Cy\n"),
        [format!("3:name:{reason}")],
        "the rest of the file is inside the quotation"
    );
    assert_eq!(wrong(b"slug,name\na\"b,Ann\n"), [format!("2:slug:{reason}")]);
    assert_eq!(rows("slug,name\na,\"Ann \"\"Bo\"\" Cy\"\n"), ["2:a/Ann \"Bo\" Cy/"]);
}

proptest! {
    /// For any bytes, reading ends, and the lines of findings are lines of the file.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read(&bytes);
        let mut with_header = b"slug,name,note\n".to_vec();
        with_header.extend(&bytes);
        let lines = 1 + with_header.iter().filter(|b| matches!(b, b'\n' | b'\r')).count() as u64;
        let mut bad = Findings::default();
        let table = Table::read(&with_header, COLUMNS, &mut bad);
        let findings = bad.into_sorted().into_iter().map(|finding| finding.line);
        for line in table.cells().map(|cells| cells.line()).chain(findings) {
            prop_assert!((1..=lines).contains(&line));
        }
    }

    /// Cells quoted by a CSV writer are read back unchanged, each row at its line.
    #[test]
    fn quoted_cells_read_back(
        cells in prop::collection::vec(("[a-z\",\n é]{0,12}", "[a-z\"\n,]{0,12}"), 0..8),
        is_windows: bool,
    ) {
        let end = if is_windows { "\r\n" } else { "\n" };
        let mut text = format!("slug,name{end}");
        let mut wanted = Vec::new();
        for (slug, name) in &cells {
            let line = 1 + text.matches('\n').count();
            if !slug.trim().is_empty() || !name.trim().is_empty() {
                wanted.push(format!("{line}:{}/{}/", slug.trim(), name.trim()));
            }
            let quote = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
            text.push_str(&format!("{},{}{end}", quote(slug), quote(name)));
        }
        prop_assert_eq!(rows(&text), wanted);
    }
}

/// The law that the fuzz target checks for any bytes, checked for its seeds, for their beginnings,
/// and for each seed with one byte changed.
#[test]
fn the_law_holds_for_every_seed_its_beginnings_and_its_neighbours() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/seeds/import");
    let mut seeds = 0;
    for entry in std::fs::read_dir(folder).expect("the target has seeds") {
        let seed = entry.expect("the folder can be read").path();
        // The law's message says what failed; this line says for which seed.
        println!("{}", seed.display());
        let bytes = std::fs::read(&seed).expect("a seed can be read");
        law::import(&bytes);
        for at in 0..bytes.len() {
            law::import(&bytes[..at]);
            let mut neighbour = bytes.clone();
            neighbour[at] ^= 1;
            law::import(&neighbour);
        }
        seeds += 1;
    }
    assert!(seeds > 0, "{folder} is empty");
}
