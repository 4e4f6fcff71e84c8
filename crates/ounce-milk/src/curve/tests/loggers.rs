//! The files of loggers are read, or are refused because they can be read in two ways.

use super::logger::{Clock, Logger, Order, Recording, Unit, read};
use super::*;

fn by(id: &str) -> Logger {
    Logger::named(id).expect("it comes with the program")
}

fn readings(found: &Recording) -> Vec<(i64, usize, i32)> {
    #[derive(Default)]
    struct Told(Vec<(i64, usize, i32)>);
    impl Readings for Told {
        fn met(&mut self, _: &str) {}
        fn read(&mut self, reading: Reading) {
            self.0.push((reading.at.0, reading.probe, reading.shown.0));
        }
    }
    let mut told = Told::default();
    found.tell(&mut told);
    told.0
}

fn refused(text: &str, by: &Logger) -> String {
    let bad = read(text.as_bytes(), by).expect_err("it can be read in more ways than one");
    bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_layout_that_comes_with_the_program_is_read_and_says_where_it_is_from() {
    for id in Logger::built_in() {
        let logger = by(id);
        assert_eq!(logger.id, id);
        assert!(!logger.source.is_empty() && !logger.title.is_empty(), "{id}");
    }
    assert_eq!(Logger::named("nobody"), None);
}

#[test]
fn a_hobo_file_is_read_with_its_zone_its_unit_and_its_events() {
    let text = "\u{feff}\"Plot Title: Pasteuriser 1\"\n\
        \"#\",\"Date Time, GMT-05:00\",\"Temp, °F (LGR S/N: 1, SEN S/N: 77, LBL: T1)\",\"Host Connected\"\n\
        1,03/14/26 11:59:30 PM,39.2,\n\
        2,03/15/26 12:00:00 AM,,Logged\n\
        3,03/15/26 12:00:00 AM,144.5,\n";
    let found = read(text.as_bytes(), &by("hobo")).expect("it can be read");
    assert_eq!(found.probes, ["T1"]);
    assert_eq!(readings(&found), [(0, 0, 4_000), (30_000, 0, 62_500)]);
    assert_eq!(found.clock.at(Milliseconds(30_000)), "2026-03-15T00:00:00-05:00");
    assert_eq!(found.clock.day(Milliseconds(0)), date(2026, 3, 14));
    let elsewhere = Logger { zone: Some("America/New_York".into()), ..by("hobo") };
    assert!(refused(text, &elsewhere).contains("another zone"));
    let same = Logger { zone: Some("-05:00".into()), ..by("hobo") };
    assert!(read(text.as_bytes(), &same).is_ok());
}

#[test]
fn an_ibutton_file_is_read_with_a_decimal_comma_that_cuts_a_cell_in_two() {
    let text = "1-Wire/iButton Part Number: DS1922L\n\
        1-Wire/iButton Registration Number: 8400000036BF0121\n\
        Is Mission Active?  true\n\nDate/Time,Unit,Value\n\
        20-12-25 9:45:01,C,20,765\n20-12-25 9:46:01,C,21\n20-12-25 9:47:01,C,21,5\n";
    let dmy = Logger { order: Some(Order::Dmy), ..by("ibutton") };
    let found = read(text.as_bytes(), &dmy).expect("it can be read");
    assert_eq!(found.probes, ["8400000036BF0121"]);
    assert_eq!(readings(&found), [(0, 0, 20_765), (60_000, 0, 21_000), (120_000, 0, 21_500)]);
    assert!(matches!(found.clock, Clock::Wall(_)));
    assert_eq!(found.clock.at(Milliseconds(0)), "2025-12-20T09:45:01");
    let ways = refused(text, &by("ibutton"));
    assert!(ways.contains("6: Date/Time: the days may be year, month, day or day, month, year"));
    let fahrenheit = text.replace(",C,", ",F,");
    let found = read(fahrenheit.as_bytes(), &dmy).expect("the row says the unit");
    // (20.765 − 32) · 5/9 = −6.2416…, cut down.
    assert_eq!(readings(&found)[0].2, -6_242);
    assert!(refused(&text.replace("C,21\n", "K,21\n"), &dmy).contains("`K` is no unit"));
}

#[test]
fn a_testo_file_is_read_with_channels_as_columns() {
    let text = "Messreihe Becken 2\r\nDatum/Zeit;C1 [°C];C2 [°C];rF [%]\r\n\
        14.03.2026 08:00:00;4,0;4,25;51\r\n14.03.2026 08:00:10;-----;4,3;50\r\n\
        14.03.2026 08:00:20;4,1;4,4;50\r\n";
    let found = read(text.as_bytes(), &by("testo")).expect("it can be read");
    assert_eq!(found.probes, ["C1", "C2"]);
    let expected =
        [(0, 0, 4_000), (0, 1, 4_250), (10_000, 1, 4_300), (20_000, 0, 4_100), (20_000, 1, 4_400)];
    assert_eq!(readings(&found), expected);
    let named = Logger { probes: vec!["T1".into(), "T2".into()], ..by("testo") };
    let found = read(text.as_bytes(), &named).expect("it can be read");
    assert_eq!(found.probes, ["T1", "T2"]);
    let one = Logger { probes: vec!["T1".into()], ..by("testo") };
    assert!(refused(text, &one).contains("1 probes are named, 2 columns hold temperatures"));
    let twice = Logger { probes: vec!["T1".into(), "t 1".into()], ..by("testo") };
    assert!(refused(text, &twice).contains("names two probes"));
}

#[test]
fn encodings_are_known_by_their_mark_or_by_the_layout() {
    let text = "Time\tProbe 1 (°C)\n2026-03-14 08:00:00\t62,5\n2026-03-14 08:00:10\t62,5\n";
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
    };
    let (little, big) =
        (utf16([0xFF, 0xFE], u16::to_le_bytes), utf16([0xFE, 0xFF], u16::to_be_bytes));
    let latin: Vec<u8> =
        text.chars().map(|c| u8::try_from(u32::from(c)).expect("it is Latin-1")).collect();
    let plain = read(text.as_bytes(), &by("generic")).expect("UTF-8");
    assert_eq!(plain.probes, ["Probe 1"]);
    for bytes in [little, big] {
        let found = read(&bytes, &by("generic")).expect("it has a mark");
        assert_eq!(readings(&found), readings(&plain));
        // A half character at the end is no text.
        assert!(read(&bytes[..bytes.len() - 1], &by("generic")).is_err());
    }
    assert!(read(&latin, &by("generic")).is_err(), "nobody says what it is");
    let named = Logger { encoding: Some("windows-1252".into()), ..by("generic") };
    assert_eq!(readings(&read(&latin, &named).expect("the layout says it")), readings(&plain));
}

#[test]
fn a_day_with_no_order_is_taken_only_if_there_is_one_way_to_read_the_file() {
    let file = |rows: &[&str]| {
        let rows: String = rows.iter().map(|row| format!("{row},62.5\n")).collect();
        format!("Time,P (C)\n{rows}")
    };
    let generic = by("generic");
    let begins = |rows: &[&str], logger: &Logger| {
        read(file(rows).as_bytes(), logger).map(|found| found.clock.day(Milliseconds(0)))
    };
    let march = date(2026, 3, 14);
    assert_eq!(begins(&["03/14/2026 08:00"], &generic), Ok(march));
    assert_eq!(begins(&["14/03/2026 08:00"], &generic), Ok(march));
    assert_eq!(begins(&["14.3.2026 8:00"], &generic), Ok(march));
    assert_eq!(begins(&["2026/03/14 08:00:00"], &generic), Ok(march));
    assert_eq!(begins(&["3/3/2026 08:00"], &generic), Ok(date(2026, 3, 3)), "both ways the same");
    assert_eq!(
        begins(&["03/12/2026 23:59", "03/13/2026 00:00"], &generic),
        Ok(date(2026, 3, 12)),
        "the second row shows it"
    );
    assert!(
        refused(&file(&["03/04/2026 08:00"]), &generic).contains("month, day, year or day, month")
    );
    for (order, day) in [(Order::Mdy, date(2026, 3, 4)), (Order::Dmy, date(2026, 4, 3))] {
        let named = Logger { order: Some(order), ..generic.clone() };
        assert_eq!(begins(&["03/04/2026 08:00"], &named), Ok(day));
        assert_eq!(begins(&["03/04/26 08:00"], &named), Ok(day));
        assert_eq!(begins(&["2026-03-14T08:00"], &named), Ok(march), "a year of four digits leads");
    }
    let american = Logger { order: Some(Order::Mdy), ..generic };
    assert!(refused(&file(&["14/03/2026 08:00"]), &american).contains("no such day or time"));
}

#[test]
fn an_hour_that_comes_twice_or_never_is_refused() {
    let new_york = Logger { zone: Some("America/New_York".into()), ..by("generic") };
    let file = |at: &str| format!("Time,P (C)\n{at},62.5\n");
    for at in ["2026-03-08 02:30:00", "2026-11-01 01:30:00"] {
        let why = refused(&file(at), &new_york);
        assert!(why.contains("left out or comes twice in America/New_York"), "{why}");
    }
    // The night of the change itself: only the time that really passed counts.
    let night = "Time,P (C)\n2026-03-08 01:59:30,62.5\n2026-03-08 03:00:00,62.5\n";
    let found = read(night.as_bytes(), &new_york).expect("both are once");
    assert_eq!(readings(&found)[1].0, 30_000);
    let wall = read(night.as_bytes(), &by("generic")).expect("nobody knows of a change");
    assert_eq!(readings(&wall)[1].0, 3_630_000, "a silence, which proves nothing");
    let back = "Time,P (C)\n2026-11-01 01:59:30,62.5\n2026-11-01 01:00:00,62.5\n";
    assert!(refused(back, &by("generic")).contains("comes before the row above it"));
    let offsets = "Time,P (C)\n2026-11-01T01:59:30-04:00,62.5\n2026-11-01T01:00:00-05:00,62.5\n";
    let found = read(offsets.as_bytes(), &by("generic")).expect("the rows say it");
    assert_eq!(readings(&found)[1].0, 30_000);
    assert!(refused(offsets, &new_york).contains("say it otherwise"));
    assert!(refused(&offsets.replace("-05:00", ""), &by("generic")).contains("otherwise"));
}

#[test]
fn what_nobody_says_or_what_is_said_twice_is_refused() {
    let generic = by("generic");
    let value = Logger { temperature: vec!["Value".into()], ..generic.clone() };
    for (text, logger, says) in [
        ("Time,Value\n2026-03-14 08:00:00,62.5\n", &value, "nothing says whether this is °C or °F"),
        ("Time,Value\n2026-03-14 08:00:00,62.5\n", &generic, "0 columns of the header hold"),
        ("Value\n62.5\n", &generic, "no line is a header"),
        ("", &generic, "no line is a header"),
        ("Time,P (C)\n", &generic, "holds no temperature"),
        ("Time,P (C)\n2026-03-14 08:00:00,\n", &generic, "holds no temperature"),
        ("Time,P (C)\nnoon,62.5\n", &generic, "2: Time: `noon` is not a day and a time"),
        ("Time,P (C)\n2026-03-14 08:00:00,warm\n", &generic, "2: P (C): `warm` is not a temp"),
        (
            "Time,P (C)\n2026-03-14 08:00:00,1,062.5\n",
            &generic,
            "3 cells, more than the header has",
        ),
        ("Time,P (C)\n2026-03-14 13:00 PM,62.5\n", &generic, "is not a day and a time"),
        ("Time,P (C)\n2026-02-30 13:00,62.5\n", &generic, "the rows are days in no single order"),
        (
            "Time;P (C)\n2026-03-14 08:00:00;62,5\n2026-03-14 08:00:10;62.5\n",
            &generic,
            "3: P (C): `.` in `62.5`, and `,` in the rows before",
        ),
        (
            "Time,P (C)\n2026-03-14 08:00,62.5\n2026-03-14 08:00,62.6\n",
            &generic,
            "a second reading of this probe at the same time",
        ),
    ] {
        let why = refused(text, logger);
        assert!(why.contains(says), "{text:?}: {why}");
    }
    let celsius = Logger { unit: Some(Unit::F), ..generic };
    assert!(refused("Time,P (C)\n2026-03-14 08:00:00,62.5\n", &celsius).contains("said twice"));
}

#[test]
fn a_layout_that_contradicts_itself_is_refused() {
    let text = include_str!("../../../../../packs/logger/generic.toml");
    assert!(Logger::parse(text).is_ok());
    for (change, says) in [
        ("zone = \"Mars\"\n", "`Mars` is no zone"),
        ("encoding = \"klingon\"\n", "`klingon` is no encoding"),
        ("separators = [\"x\"]\n", "`separators`"),
        ("order = \"ydm\"\n", "unknown variant"),
        ("colour = \"red\"\n", "unknown field"),
    ] {
        let why = Logger::parse(&format!("{change}{text}")).expect_err("it cannot be used");
        assert!(why.contains(says), "{change}: {why}");
    }
    let no_time = text.replace("time = [[", "time = [] # [[");
    assert!(Logger::parse(&no_time).is_err_and(|why| why.contains("`time`")));
}

/// A day's log has idle time, a load and idle time again.
#[test]
fn a_cycle_is_cut_out_of_the_log_of_a_day() {
    let good = Curve::good();
    let mut rows = String::from("Time;P1 [°C]\n");
    let stamp = |at: i64| {
        let (hour, minute, second) = (at / 3600, at / 60 % 60, at % 60);
        format!("14.03.2026 {hour:02}:{minute:02}:{second:02}")
    };
    for n in 0..4_320 {
        let at = n * 20;
        let temp = if (30_000..36_060).contains(&at) { good.at(at - 30_000) } else { 19_500 };
        rows.push_str(&format!("{};{},{:03}\n", stamp(at), temp / 1000, temp % 1000));
    }
    let generic = by("generic");
    let recording = read(rows.as_bytes(), &generic).expect("it can be read");
    let (pack, day) = (holder(), date(2026, 3, 14));
    let known = "probe,valid_from,valid_until,offset_c,certificate\nP1,2026-01-01,2026-12-31,0,C\n";
    let known = Calibrations::read(known).expect("it is well formed");
    let judge = |on: Date| {
        let mut judge =
            Judge::new(Terms { pack: &pack, calibrations: Some((&known, on)), shift: None });
        recording.tell(&mut judge);
        judge.verdict(Asked {
            trace_sha256: recording.trace_sha256.clone(),
            logger: Some(generic.clone()),
            clock: Some(recording.clock.clone()),
            ..Asked::default()
        })
    };
    let found = judge(day);
    assert!(found.accepted, "{:?}", found.reasons);
    assert_eq!(found.loads[0].began.as_deref(), Some("2026-03-14T08:20:00"));
    assert_eq!((found.on, found.load), (Some(day), Some(1)));
    assert_eq!(found.input.logger.as_ref().map(|by| by.id.as_str()), Some("generic"));
    let other = judge(date(2026, 3, 15));
    assert_eq!(codes(&other.reasons), [Code::OtherDay]);
    assert_eq!(other.reasons[0].detail, "the load was run on 2026-03-14, not on 2026-03-15");
}
