//! Characters that scanners add to the content of a symbol.

use super::*;

/// The rows of the table in the bank's documentation: the scan, and the DIN or the fault.
fn rows() -> Vec<(String, String)> {
    let page = include_str!("../../../../../docs/milk.md");
    let (_, behind) = page.split_once("| sent or typed |").expect("the page has the table");
    let lines = behind.lines().skip(2).take_while(|line| line.starts_with('|'));
    let rows = lines.map(|line| {
        let mut cells = line.trim_matches('|').split(" | ").map(str::trim);
        let sent = cells.next().unwrap_or_default().trim_matches('`').to_owned();
        (sent, cells.next().unwrap_or_default().trim_matches('`').to_owned())
    });
    rows.collect()
}

#[test]
fn the_scans_of_the_table_are_read_as_it_says() {
    let rows = rows();
    assert!(rows.len() >= 10, "{}", rows.len());
    for (sent, expected) in rows {
        let found = examine(&sent);
        let said = match found.problems.first() {
            None => found.din.map(|din| din.to_string()).unwrap_or_default(),
            Some(problem) => problem.code().to_owned(),
        };
        assert_eq!(said, expected, "{sent}");
    }
}

#[test]
fn what_a_scanner_adds_changes_nothing() {
    let message = "=+03000=A99902600000100=<M0001013&>0271202359";
    let plain = Message::parse(message).expect("it is one");
    for sent in [
        message.to_owned(),
        format!("]d1{message}"),
        format!("]C0{message}\r\n"),
        format!("\u{1d}{message}\t"),
        message.to_lowercase(),
        message.replace("=<", " =< "),
        message.replace('A', "Ａ"),
    ] {
        assert_eq!(Scanned::read(&sent), Ok(Scanned::Many(plain.clone())), "{sent:?}");
        assert_eq!(examine(&sent).din, Some(din(1)), "{sent:?}");
    }
    let one = Scanned::read("]C4=<m0001 013").expect("it is a product");
    assert_eq!(one.structures()[0].to_string(), "=<M0001013");
    for wrong in [
        "]X1=<M0001013",
        "]C=<M0001013",
        "]]C1=<M0001013",
        "=<M00O1013",
        "=<M0001Ol3",
        "=<ı0001013",
    ] {
        assert!(Scanned::read(wrong).is_err(), "{wrong}");
    }
    let two = "=+02000=A99902600000100=A99902600000200";
    assert!(!examine(two).is_valid(), "two DINs are not one");
    let broken = "=+03000=A99902600000100=<M0001013";
    assert!(!examine(broken).is_valid(), "nothing is taken from a message that is wrong");
    let refusal = Scanned::read("=+0").expect_err("no message").to_string();
    assert_eq!(refusal, "a message begins with `=+` and five digits");
}
