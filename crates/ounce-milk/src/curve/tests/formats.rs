//! The table of formats in the bank's documentation, row by row.

use super::logger::{Logger, Order, read};
use super::*;

/// The rows of a table in `docs/milk.md` that stands under a heading, its cells without blanks.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let page = include_str!("../../../../../docs/milk.md");
    let (_, behind) = page.split_once(heading).expect("the page has the heading");
    let table = behind.lines().skip_while(|line| !line.starts_with('|'));
    let lines = table.take_while(|line| line.starts_with('|')).skip(2);
    let cells = |line: &str| {
        let inside = line.trim_matches('|').split(" | ");
        inside.map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    };
    lines.map(cells).collect()
}

/// The lines that a cell such as `` `a` then `b` `` stands for.
fn file(cell: &str) -> String {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(|line| format!("{}\n", line.replace("→", "\t")))
        .collect()
}

#[test]
fn the_files_of_the_table_are_read_as_it_says() {
    let rows = rows("### What loggers write");
    assert!(rows.len() >= 9, "{}", rows.len());
    for row in rows {
        let [logger, asked, text, expected] = row.as_slice() else { panic!("{row:?}") };
        let mut by = Logger::named(logger.trim_matches('`')).expect("it comes with the program");
        for word in asked.trim_matches('`').split_whitespace().collect::<Vec<_>>().chunks(2) {
            match word {
                ["--order", order] => by.order = Order::parse(order),
                ["--zone", zone] => by.zone = Some((*zone).to_owned()),
                _ => {}
            }
        }
        let found = match read(file(text).as_bytes(), &by) {
            Err(_) => "refused".to_owned(),
            Ok(recording) => {
                let pack = holder();
                let mut judge = Judge::new(terms(&pack));
                recording.tell(&mut judge);
                let hottest = judge.verdict("").max_c;
                format!("{}, {hottest} °C", recording.clock.at(Milliseconds(0)))
            }
        };
        assert_eq!(&found, expected, "{row:?}");
    }
}

#[test]
fn the_loads_of_the_table_end_as_it_says() {
    let rows = rows("### Several loads in one trace");
    assert!(rows.len() >= 8, "{}", rows.len());
    for row in rows {
        let [_, minutes, asked, expected] = row.as_slice() else { panic!("{row:?}") };
        let corners: Vec<(i64, i64)> = minutes
            .split_whitespace()
            .map(|corner| {
                let (at, temp) = corner.trim_matches('`').split_once(':').expect("minute:degrees");
                let minutes = Milliseconds::parse(at).expect("minutes");
                let shown = MilliCelsius::parse(temp).expect("a temperature");
                (minutes.0 * 60 / 1000, i64::from(shown.0))
            })
            .collect();
        let pack = holder();
        let terms = match asked.contains("no calibrations") {
            true => Terms { pack: &pack, calibrations: None, shift: None },
            false => terms(&pack),
        };
        let load = asked
            .split("--load ")
            .nth(1)
            .and_then(|rest| rest.trim_matches('`').split([' ', '`']).next()?.parse().ok());
        let (mut reader, mut judge) = (TraceReader::new(), Judge::new(terms));
        reader.feed(text(&[("p1", Curve::of(&corners).readings())]).as_bytes(), &mut judge);
        let trace_sha256 = reader.finish(&mut judge).expect("the trace can be read");
        let found = judge.verdict(Asked { trace_sha256, load, ..Asked::default() });
        let codes: Vec<String> = found
            .reasons
            .iter()
            .map(|reason| serde_json::to_string(&reason.code).expect("a word").replace('"', ""))
            .collect();
        let said = if found.accepted { "accepted".to_owned() } else { codes.join(", ") };
        let told = format!("{}, {said}", found.loads.len());
        assert_eq!(&told, &expected.replace('`', ""), "{row:?}");
    }
}
