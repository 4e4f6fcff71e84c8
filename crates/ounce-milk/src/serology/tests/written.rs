//! Names of donors and methods, however they are written.

use super::*;

#[test]
fn a_donor_is_one_donor_however_her_number_is_written() {
    let pack = pack("us-hmbana");
    for donor in ["d1", " D1 ", "D 1", "Ｄ１", "D\u{200b}1"] {
        let rows = panel(&pack, donor, "2026-01-15", "negative");
        assert_eq!(lines(&judged(&pack, &rows, "c,D1,2026-02-01\n")), ["c covered"], "{donor:?}");
        let rows = panel(&pack, "D1", "2026-01-15", "negative")
            + &format!("{donor},hcv,blot,positive,2026-03-01,lab\n");
        let seen = judged(&pack, &rows, "c,D1,2026-02-01\n");
        assert_eq!(lines(&seen), ["c PositiveSince"], "{donor:?}");
        assert_eq!(seen.donors.len(), 1, "{donor:?}");
    }
    let rows = panel(&pack, "D-1", "2026-01-15", "negative");
    assert_eq!(lines(&judged(&pack, &rows, "c,D1,2026-02-01\n")), ["c NoNegative"]);
    let said =
        read_containers("container,donor,expressed_on\nC1,D1,\nｃ 1,D1,\n").expect_err("one");
    assert_eq!(said[0].line, 3);
}

#[test]
fn two_methods_are_two_different_ones_that_were_negative() {
    let fr = pack("fr-1995");
    let rest = panel(&fr, "d", "2026-01-15", "negative");
    let rest: String = rest
        .lines()
        .filter(|row| !row.contains("hiv_1_2"))
        .fold(String::new(), |text, row| text + row + "\n");
    for (first, second, covers) in [
        ("elisa,negative", "blot,negative", true),
        ("elisa,negative", "elisa,negative", false),
        ("elisa,negative", "ELISA,negative", false),
        ("elisa,negative", "Ｅlisa,negative", false),
        ("western blot,negative", "Western  Blot,negative", false),
        ("elisa,negative", ",negative", false),
        (",negative", ",negative", false),
        ("elisa,negative", "blot,pending", false),
        ("elisa,reactive", "blot,confirmed_negative", false),
        ("elisa,confirmed_negative", "elisa,confirmed_negative", false),
        ("elisa,confirmed_negative", "blot,negative", true),
    ] {
        let rows =
            format!("{rest}d,hiv_1_2,{first},2026-01-15,lab\nd,hiv_1_2,{second},2026-01-15,lab\n");
        let seen = judged(&fr, &rows, "c,d,2026-02-01\n");
        assert_eq!(seen.covered, covers, "{first} and {second}: {:?}", lines(&seen));
    }
}
