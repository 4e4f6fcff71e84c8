use super::*;
use crate::isbt::Facility;
use datamatrix::DataMatrix;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;

mod drawings;

fn minute(day: Date) -> Minute {
    Minute::end_of(day).expect("the year is in range")
}

fn label(facility: &str) -> Label {
    let facility = Facility::parse(facility).expect("it is one");
    Label {
        din: Din::new(facility, 26, 1).expect("it is in range"),
        flag: Flag::NONE,
        product: ProductCode::new("M0001", 13).expect("it is one"),
        name: "Donor human milk, pasteurised".into(),
        contents: Contents::default(),
        expires: minute(date(2027, 4, 30)),
        collected: None,
        produced: None,
    }
}

#[test]
fn the_message_is_the_exact_string() {
    let mut label = label("A9990");
    let message = |label: &Label| label.message().map(|message| message.to_string());
    assert_eq!(message(&label).as_deref(), Ok("=+03000=A99902600000100=<M0001013&>0271202359"));
    label.collected = Some(minute(date(2026, 10, 2)));
    label.produced = Some(minute(date(2026, 11, 21)));
    assert_eq!(
        message(&label).as_deref(),
        Ok("=+05000=A99902600000100=<M0001013&>0271202359&*0262752359&}0263252359")
    );
}

#[test]
fn a_label_is_printed_for_who_may_issue_it_only() {
    assert_eq!(label("A9990").check(false), Ok(()));
    assert_eq!(label("A9999").check(false), Ok(()));
    let other = label("A1234");
    let refusal = LabelRefusal::Din(DinRefusal::NotRegistered(other.din.facility()));
    assert_eq!(other.check(false), Err(refusal));
    assert_eq!(drawing::label_svg(&other, false), Err(refusal));
    let real = drawing::label_svg(&other, true).expect("the facility turned it on");
    assert!(!real.contains("not for feeding"));
    let sample = drawing::label_svg(&label("A9990"), false).expect("A9990 is for trying out");
    assert!(sample.contains("not for feeding"));
}

#[test]
fn times_that_contradict_each_other_are_refused() {
    let (early, late) = (minute(date(2026, 11, 1)), minute(date(2027, 5, 1)));
    for (collected, produced, fits) in [
        (Some(early), None, true),
        (None, Some(early), true),
        (Some(early), Some(early), true),
        (Some(late), None, false),
        (None, Some(late), false),
        (Some(minute(date(2026, 11, 2))), Some(early), false),
    ] {
        let label = Label { collected, produced, ..label("A9990") };
        assert_eq!(label.check(false).is_ok(), fits, "{collected:?} {produced:?}");
    }
}

/// The lines of letters of a drawing: x, y, size and text.
fn letters(svg: &str) -> Vec<(usize, usize, usize, String)> {
    let lines = svg.lines().filter_map(|line| line.strip_prefix("<text x=\""));
    let parts = lines.map(|line| {
        let mut parts = line.split('"');
        let mut number = |skip: usize| parts.nth(skip).and_then(|n| n.parse().ok()).unwrap_or(0);
        let (x, y, size) = (number(0), number(1), number(1));
        let text = line.split('>').nth(1).and_then(|rest| rest.split('<').next());
        (x, y, size, text.unwrap_or_default().to_owned())
    });
    parts.collect()
}

#[test]
fn a_long_name_is_set_in_lines_and_nothing_of_it_is_lost() {
    let word = "pasteurised ";
    for (name, lines) in [
        ("Donor human milk, pasteurised".to_owned(), 1),
        ("Donor human milk, pasteurised, preterm, fortified with bovine protein".to_owned(), 2),
        (word.repeat(18), 3),
        ("W".repeat(40), 3),
    ] {
        let named = Label { name: name.clone(), ..label("A9990") };
        if name.starts_with('W') {
            assert_eq!(named.check(false), Err(LabelRefusal::Name), "one word that has no place");
            continue;
        }
        let svg = drawing::label_svg(&named, false).expect("it fits");
        let above: Vec<_> = letters(&svg).into_iter().filter(|(_, y, ..)| *y < 750).collect();
        assert_eq!(above.len(), lines, "{name}");
        let texts: Vec<&str> = above.iter().map(|(.., text)| text.as_str()).collect();
        assert_eq!(texts.join(" "), name.trim());
        for (x, y, size, text) in &above {
            assert!(x + fit::length(text, *size) <= 7_300 && y + size / 4 <= 750, "{text}");
        }
    }
    for name in ["", " ", &word.repeat(40)] {
        let named = Label { name: name.to_owned(), ..label("A9990") };
        assert_eq!(named.check(false), Err(LabelRefusal::Name), "{name}");
    }
}

#[test]
fn what_a_bottle_holds_stands_beside_its_numbers() {
    let contents = Contents {
        volume_ul: Some(100_000),
        energy_cal_dl: Some(67_500),
        protein_mg_dl: Some(1_050),
        storage: Some("Keep frozen at −20 °C or colder. Once thawed, 2 to 8 °C.".into()),
        use_within_h: Some(24),
    };
    let full = Label { contents: contents.clone(), ..label("A9990") };
    let svg = drawing::label_svg(&full, false).expect("it fits");
    let mut beside = letters(&svg);
    beside.retain(|(x, ..)| *x == 4_450);
    let said: Vec<&str> = beside.iter().map(|(.., text)| text.as_str()).collect();
    assert_eq!(said[..3], ["Volume 100 mL", "Energy 67.5 kcal/100 mL", "Protein 1.05 g/100 mL"]);
    let rest = said[3..].join(" ");
    assert_eq!(
        rest,
        "Keep frozen at −20 °C or colder. Once thawed, 2 to 8 °C. Once thawed, use within 24 hours"
    );
    for (x, y, size, text) in &beside {
        assert!(x + fit::length(text, *size) <= 7_300 && *y <= 4_950, "{text}");
    }
    let of = |change: fn(&mut Contents)| {
        let mut changed = contents.clone();
        change(&mut changed);
        Label { contents: changed, ..label("A9990") }.check(false)
    };
    let impossible = Err(LabelRefusal::Contents);
    assert_eq!(of(|c| c.volume_ul = Some(0)), impossible);
    assert_eq!(of(|c| c.volume_ul = Some(10_000_001)), impossible);
    assert_eq!(of(|c| c.energy_cal_dl = Some(675_000)), impossible, "a slip of the point");
    assert_eq!(of(|c| c.protein_mg_dl = Some(10_500)), impossible);
    assert_eq!(of(|c| c.use_within_h = Some(0)), impossible);
    assert_eq!(of(|c| c.storage = Some(" ".into())), impossible);
    assert_eq!(of(|c| c.storage = Some("Keep it cold. ".repeat(30))), Err(LabelRefusal::Words));
    assert_eq!(of(|c| c.use_within_h = Some(1)), Ok(()));
}

#[test]
fn a_refusal_says_what_is_wrong_with_the_label() {
    for (refusal, says) in [
        (LabelRefusal::Din(DinRefusal::Year), "the year has two digits, 0 to 99"),
        (
            LabelRefusal::Message(MessageRefusal::Count { named: 0, found: 0 }),
            "it says 0 structures and holds 0, of 1 to 99",
        ),
        (
            LabelRefusal::Times,
            "the times contradict each other: expressed, then pasteurised, then expired",
        ),
        (LabelRefusal::Name, "the name is missing, or too long for three lines"),
        (
            LabelRefusal::Contents,
            "a volume, energy, protein, storage or number of hours that cannot be: up to 10 L, 200 \
             kcal and 10 g in 100 mL, 720 hours",
        ),
        (LabelRefusal::Words, "the storage instruction is too long for its place"),
        (LabelRefusal::Symbol, "the symbol holds printable ASCII only, and not too much"),
    ] {
        assert_eq!(refusal.to_string(), says);
    }
}

#[test]
fn a_name_cannot_break_out_of_the_drawing() {
    let named = Label { name: "<b>\"Milk\" & more\u{7}".into(), ..label("A9990") };
    let svg = drawing::label_svg(&named, false).expect("A9990 is for trying out");
    assert!(svg.contains("&lt;b&gt;&quot;Milk&quot; &amp; more "));
    assert!(!svg.contains("<b>") && !svg.contains('\u{7}'));
}

#[test]
fn a_din_takes_twelve_symbols() {
    let values = code128::values("=A99902600000100").expect("it is printable");
    // Start B, `=`, `A`, to set C, seven pairs; the check symbol by hand:
    // 104 + 29 + 2·33 + 3·99 + 4·99 + 5·90 + 6·26 + 9·1 = 1507, and 1507 mod 103 = 65.
    assert_eq!(values, [104, 29, 33, 99, 99, 90, 26, 0, 0, 1, 0, 65]);
    let modules = code128::modules("=A99902600000100").expect("it is printable");
    assert_eq!(modules.len(), 12 * 11 + 13);
}

#[test]
fn digits_are_paired_where_it_saves_a_symbol() {
    for (text, values) in [
        ("12", vec![105, 12]),
        ("1234", vec![105, 12, 34]),
        ("123", vec![104, 17, 18, 19]),
        ("12345", vec![104, 17, 99, 23, 45]),
        ("A1234", vec![104, 33, 99, 12, 34]),
        ("A12B", vec![104, 33, 17, 18, 34]),
        ("A123456", vec![104, 33, 99, 12, 34, 56]),
        ("A12345B", vec![104, 33, 17, 18, 19, 20, 21, 34]),
        // Where both ways are as short, set B comes first and set C is kept.
        ("12A", vec![104, 17, 18, 33]),
        ("1234A", vec![105, 12, 34, 100, 33]),
        ("1234567", vec![104, 17, 99, 23, 45, 67]),
        (" ~", vec![104, 0, 94]),
    ] {
        let found = code128::values(text).expect("it is printable");
        assert_eq!(found[..found.len() - 1], values, "{text}");
    }
}

#[test]
fn symbols_hold_printable_ascii_only() {
    let longest = "0".repeat(200);
    assert_eq!(code128::values(&longest).map(|values| values.len()), Ok(102));
    let long = "0".repeat(201);
    for text in ["", "\n", "é", "\u{7f}", long.as_str()] {
        assert_eq!(code128::values(text), Err(LabelRefusal::Symbol), "{text:?}");
    }
    let long = "a".repeat(4_000);
    for text in ["", "\n", "é", long.as_str()] {
        assert_eq!(data_matrix::modules(text), Err(LabelRefusal::Symbol), "{text:?}");
    }
}

/// The text of a Code 128 symbol, read back from its symbols by the rules of the standard.
fn read(values: &[code128::Value]) -> Option<String> {
    let (check, symbols) = values.split_last()?;
    let sum: usize = symbols.iter().enumerate().map(|(n, v)| n.max(1) * usize::from(*v)).sum();
    let mut in_c = symbols.first() == Some(&105);
    let mut text = String::new();
    for symbol in &symbols[1..] {
        match (in_c, symbol) {
            (false, 99) => in_c = true,
            (true, 100) => in_c = false,
            (false, value) => text.push(char::from(value + b' ')),
            (true, value) => text.push_str(&format!("{value:02}")),
        }
    }
    (sum % 103 == usize::from(*check)).then_some(text)
}

/// The fewest symbols between start and check, by trying every way.
fn fewest(text: &[u8], in_c: bool) -> usize {
    if text.is_empty() {
        return 0;
    }
    let single = usize::from(in_c) + 1 + fewest(&text[1..], false);
    match text {
        [a, b, rest @ ..] if a.is_ascii_digit() && b.is_ascii_digit() => {
            single.min(usize::from(!in_c) + 1 + fewest(rest, true))
        }
        _ => single,
    }
}

proptest! {
    #[test]
    fn bars_read_back_and_no_shorter_way_exists(text in "([ -~]|[0-9]{2}){1,8}") {
        let values = code128::values(&text).expect("it is printable");
        let found = read(&values);
        prop_assert_eq!(found.as_deref(), Some(text.as_str()));
        let shortest = fewest(text.as_bytes(), false).min(fewest(text.as_bytes(), true));
        prop_assert_eq!(values.len() - 2, shortest);
    }

    #[test]
    fn a_data_matrix_reads_back(text in "[ -~]{1,120}") {
        let rows = data_matrix::modules(&text).expect("it is printable");
        let width = rows[0].len();
        prop_assert_eq!(rows.len(), width);
        let pixels: Vec<bool> = rows.into_iter().flatten().collect();
        let read = DataMatrix::decode(&pixels, width).expect("it is a symbol");
        prop_assert_eq!(read, text.into_bytes());
    }
}
