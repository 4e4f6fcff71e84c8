//! Volumes to the microlitre, the donors of the milk, and the rows of the tables.

use super::*;

fn of_start(edges: &str) -> Vec<Option<u64>> {
    let trace = open(edges, "");
    let answer = forward(&trace, "donor:D1", Window::default());
    answer.bottles.iter().map(|found| found.of_start_ul).collect()
}

#[test]
fn what_is_of_the_start_is_rounded_half_up_to_the_microlitre() {
    // Two thirds of 100 mL, then a sixth of three microlitres: half a microlitre.
    let thirds = "donor:D1,container:C1,20,
        container:C1,pool:P1,20,
        container:C2,pool:P1,10,
        pool:P1,bottle:B1,100,";
    assert_eq!(of_start(thirds), [Some(66_667)]);
    let sixth = "donor:D1,container:C1,10,
        container:C1,pool:P1,10,
        container:C2,pool:P1,50,
        pool:P1,bottle:B1,0.003,
        pool:P1,bottle:B2,0.002,";
    assert_eq!(of_start(sixth), [Some(1), Some(0)]);
    // A thousandth of 1,000,000,499 microlitres is 1,000,000.499.
    let thousandth = "donor:D1,container:C1,1,
        container:C1,pool:P1,1,
        container:C2,pool:P1,999,
        pool:P1,bottle:B1,1000000.499,";
    assert_eq!(of_start(thousandth), [Some(1_000_000)]);
}

#[test]
fn only_milk_makes_a_sibling_or_a_share() {
    // A sample of D3's milk was used to judge the pool; none of it went in.
    let edges = format!(
        "{EDGES}
        donor:D3,sample:S3,1,2026-02-01
        sample:S3,pool:P1,,2026-02-09"
    );
    let trace = open(&edges, PLACES);
    assert_eq!(forward(&trace, "donor:D1", Window::default()).sibling_donors, ["D2"]);
    let answer = ask(&trace, &Question::Backward { from: Start::One(node(&trace, "bottle:B2")) });
    let shares: Vec<&str> = answer.shares.iter().map(|share| share.donor.as_str()).collect();
    assert_eq!(shares, ["D1", "D2"]);
    assert_eq!(answer.nodes[&Kind::Donor], ["D1", "D2", "D3"], "but what led to it is told");
}

#[test]
fn seconds_count_from_1970_and_fit_the_stored_form() {
    for (text, wanted) in [
        ("1969-12-31", None),
        ("1970-01-01", None),
        ("1970-01-01T00:00:01Z", Some(1)),
        ("1970-01-02", Some(86_400)),
        ("2026-02-01T01:00:00+01:00", Some(1_769_904_000)),
        ("2026-02-01", Some(1_769_904_000)),
        ("2106-02-07T06:28:15Z", Some(u32::MAX)),
        ("2106-02-07T06:28:16Z", None),
        ("soon", None),
    ] {
        assert_eq!(second(text), wanted, "{text}");
    }
}

fn bad_rows(text: &str) -> Vec<String> {
    let (mut builder, mut reader) = (Builder::default(), EdgeReader::default());
    for line in text.split('\n') {
        reader.line(line, &mut builder);
    }
    let bad = reader.end().err().unwrap_or_default();
    bad.iter().map(ToString::to_string).collect()
}

#[test]
fn a_table_begins_with_its_header_and_may_have_empty_lines() {
    let expected = "1: from: expected the columns from,to,volume_ml,at";
    let row = "donor:D1,container:C1,120,2026-01-02";
    for header in ["", "from,to,volume,at", "from,to,volume_ml,at,note", "from,to,volume_ml", row] {
        assert_eq!(bad_rows(&format!("{header}\n{row}")), [expected], "{header}");
    }
    assert_eq!(bad_rows(&format!("\u{feff}from, to,volume_ml,at\r\n\n{row}\n  \n")), [""; 0]);
    assert_eq!(
        bad_rows(&format!("from,to,volume_ml,at\n\u{feff}{row}\n{row},x\n\"donor:D1\",pool:P,,")),
        [
            "2: from: `\u{feff}donor` is no kind, there is ALL",
            "3: from: the row has 5 cells, the header 4",
            "4: from: a quotation mark, which this table does not know",
        ]
        .map(|said| said.replace("ALL", &Kind::ALL.map(Kind::as_str).join(", ")))
    );
    let reason = EdgeReader::default().end().expect_err("no line at all");
    assert_eq!(reason[0].to_string(), "1: from: the file is empty, expected from,to,volume_ml,at");
}

#[test]
fn an_edge_carries_up_to_four_thousand_litres() {
    let row =
        |volume: &str| bad_rows(&format!("from,to,volume_ml,at\ncontainer:C,pool:P,{volume},"));
    for good in ["", "0.001", "4000000"] {
        assert_eq!(row(good), [""; 0], "{good}");
    }
    for bad in ["0", "0.0004", "4000000.001", "-1", "x"] {
        let said = format!("2: volume_ml: `{bad}` is not a volume above 0 in millilitres");
        assert_eq!(row(bad), [said]);
    }
}
