use super::*;
use proptest::prelude::*;

fn cells(text: &str) -> Vec<Vec<String>> {
    let table = read(text, &["a", "b"]).expect("the header is that of the table");
    assert_eq!(table.bad, []);
    table.rows.iter().map(|row| vec![row.cell(0).to_owned(), row.cell(1).to_owned()]).collect()
}

fn reasons(text: &str) -> Vec<String> {
    let table = read(text, &["a", "b"]);
    let bad = table.and_then(|table| whole((), table.bad)).expect_err("it is not well formed");
    bad.iter().map(ToString::to_string).collect()
}

#[test]
fn a_table_is_read_whatever_program_wrote_it() {
    for text in [
        "a,b\n1,2\n3,4\n",
        "a,b\r\n1,2\r\n3,4",
        "\u{feff}a,b\n1,2\n\n3,4\n",
        "b,a\n2,1\n4,3\n",
        " a , b \n\"1\", 2 \n\"3\" ,4\n",
    ] {
        assert_eq!(cells(text), [["1", "2"], ["3", "4"]], "{text:?}");
    }
}

#[test]
fn a_quoted_cell_may_hold_commas_marks_and_line_ends() {
    assert_eq!(cells("a,b\n\"x,\"\"y\"\"\",\"1\n2\"\n"), [["x,\"y\"", "1\n2"]]);
    let table = read("a,b\n\"1\n2\",x\n3,4\n", &["a", "b"]).expect("it is well formed");
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn a_carriage_return_is_part_of_a_line_end_or_of_the_cell() {
    assert_eq!(cells("a,b\r\nx\ry,\"q\"\r\n"), [["x\ry", "q"]]);
    assert_eq!(reasons("a,b\n1,\"q\"\r,"), ["2: cell 2: text behind a closing quotation mark"]);
}

#[test]
fn a_header_must_be_the_expected_one() {
    assert_eq!(
        reasons("a,c\n1,2\n"),
        ["1: c: not a column of this file, which has a,b", "1: b: the column is missing"]
    );
    assert_eq!(reasons("a,a,b\n"), ["1: a: the column stands there twice"]);
    assert_eq!(reasons(""), ["1: a: the file is empty, expected the columns a,b"]);
}

#[test]
fn every_bad_row_is_named_by_its_line() {
    assert_eq!(
        reasons("a,b\n1\n1,2\n1,2,3\n"),
        ["2: a: the row has 1 cells, the header 2", "4: a: the row has 3 cells, the header 2"]
    );
    assert_eq!(reasons("a,b\n1,2\"x\n"), ["2: cell 2: a quotation mark inside a cell"]);
    assert_eq!(reasons("a,b\n\"1\"x,2\n"), ["2: cell 1: text behind a closing quotation mark"]);
    assert_eq!(reasons("a,b\n1,\"2\n"), ["2: cell 2: a quotation mark that is never closed"]);
}

#[test]
fn a_broken_row_does_not_hide_what_is_wrong_in_the_others() {
    let text = "a,b\n1\n1,2\"x\n5,6\n\"7\"y,8,9\n1,2\n3,\"4\n";
    let table = read(text, &["a", "b"]).expect("the header is that of the table");
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 6]);
    // The reader of the cells adds faults, and all are listed from the first line to the last.
    let mut bad = table.bad;
    bad.push(BadRow::new(4, "b", "too many"));
    let lines: Vec<usize> =
        whole((), bad).expect_err("bad rows").into_iter().map(|bad| bad.line).collect();
    assert_eq!(lines, [2, 3, 4, 5, 7]);
    assert_eq!(reasons("a\"x,b\n1,2\n"), ["1: cell 1: a quotation mark inside a cell"]);
}

#[test]
fn decimals_are_read_without_floats() {
    for (text, places, number) in [
        ("1.25", 3, Some(1250)),
        ("1", 2, Some(100)),
        ("0.8925", 3, Some(893)),
        ("0.8924999", 3, Some(892)),
        ("999999999999", 0, Some(999_999_999_999)),
        ("1000000000000", 0, None),
        ("", 2, None),
        (".5", 2, None),
        ("5.", 2, None),
        ("-1", 2, None),
        ("+1", 2, None),
        ("1e3", 2, None),
        ("1,5", 2, None),
        ("1.2.3", 2, None),
        ("٣", 0, None),
        ("0.1234565", 6, Some(123_457)),
        ("0.123", 7, None),
    ] {
        assert_eq!(decimal(text, places), number, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_never_a_panic(text in ".{0,80}") {
        match read(&text, &["a", "b"]) {
            Ok(table) => prop_assert!(table.rows.len() + table.bad.len() <= text.len()),
            Err(bad) => prop_assert!(!bad.is_empty()),
        }
    }

    #[test]
    fn what_is_quoted_comes_back_as_it_was(a in "[ -~\n]{1,12}", b in "[ -~\n]{1,12}") {
        let quote = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let table = format!("a,b\n{},{}\n", quote(&a), quote(&b));
        prop_assert_eq!(cells(&table), [[a.trim(), b.trim()]]);
    }
}
