//! Labels as the program writes them, read back by programs from elsewhere.

use std::path::Path;
use std::process::Command;

use super::{json, milk};
use crate::program::Ounce;

/// The text that another program reads from a drawing.
fn read_by(ounce: &Ounce, reader: &[&str], svg: &str) -> String {
    let picture = ounce.path("picture.png");
    let from = ounce.path(svg);
    let dots = ["--dpi-x", "300", "--dpi-y", "300", "--background-color", "white", "--output"];
    run("rsvg-convert", &dots, &[&picture, &from]);
    run(reader[0], &reader[1..], &[&picture])
}

fn run(program: &str, words: &[&str], files: &[&Path]) -> String {
    let output = Command::new(program).args(words).args(files).output();
    let output = output.expect("Debian: dmtx-utils, zbar-tools, librsvg2-bin");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

const MATRIX: [&str; 2] = ["dmtxread", "--stop-after=1"];
const BARS: [&str; 3] = ["zbarimg", "--quiet", "--raw"];

#[test]
fn the_symbols_of_a_label_hold_the_exact_strings() {
    let ounce = Ounce::new();
    let line = "label --din A999026000001 --division 13 --expires 2027-04-30 --out label --json";
    let said = milk(&ounce, &line.split(' ').collect::<Vec<_>>());
    assert_eq!(said.code, Some(0), "{}", said.err);
    let label = json(&said);
    // Three structures: the pool's number, the thirteenth bottle, the last minute of the day.
    let message = "=+03000=A99902600000100=<M0001013&>0271202359";
    assert_eq!(label["message"], message);
    assert_eq!(label["check_character"], "S");
    assert_eq!(read_by(&ounce, &MATRIX, "label/data-matrix.svg"), message);
    for (fact, text) in
        [("din", "=A99902600000100"), ("product", "=<M0001013"), ("expires", "&>0271202359")]
    {
        assert_eq!(read_by(&ounce, &BARS, &format!("label/{fact}.svg")), format!("{text}\n"));
    }
    assert_eq!(read_by(&ounce, &BARS, "label/label.svg"), "=A99902600000100\n");
    assert_eq!(read_by(&ounce, &MATRIX, "label/label.svg"), message);
}

#[test]
fn a_facility_that_is_not_one_for_trying_out_is_refused_unless_it_is_switched_on() {
    let ounce = Ounce::new();
    for facility in ["A9989", "B9990", "W0000", "G1234"] {
        let next = ["din", "next", "--facility", facility, "--year", "26", "--serial", "1"];
        let said = milk(&ounce, &next);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{facility}");
        assert!(said.err.contains("--facility-registered"), "{}", said.err);
        let said = milk(&ounce, &[&next[..], &["--facility-registered"]].concat());
        assert_eq!(said.code, Some(0), "{}", said.err);
        let din = said.out.lines().next().expect("the number").to_owned();
        let label = ["label", "--din", &din, "--division", "1", "--expires", "2027-04-30"];
        let said = milk(&ounce, &[&label[..], &["--out", "labels"]].concat());
        assert_eq!(said.code, Some(2), "{facility}");
        assert!(!ounce.path("labels").exists(), "nothing is written");
        assert_eq!(milk(&ounce, &[&label[..], &["--facility-registered"]].concat()).code, Some(0));
    }
    for last in 0..10 {
        let facility = format!("A999{last}");
        let next = ["din", "next", "--facility", &facility, "--year", "26", "--serial", "1"];
        assert_eq!(milk(&ounce, &next).code, Some(0), "{facility}");
    }
}
