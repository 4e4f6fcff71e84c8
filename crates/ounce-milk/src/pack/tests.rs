use super::*;
use jiff::Zoned;
use proptest::prelude::*;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cupboard {
    id: String,
    version: String,
    #[serde(with = "day")]
    effective: Date,
    shelves: Stated<u16>,
}

impl Pack for Cupboard {
    const KIND: &'static str = "cupboard";
    fn id(&self) -> &str {
        &self.id
    }
    fn version(&self) -> &str {
        &self.version
    }
    fn effective(&self) -> Date {
        self.effective
    }
    fn problems(&self) -> Vec<String> {
        if self.shelves.value > 0 { Vec::new() } else { vec!["no shelves".into()] }
    }
}

fn text(id: &str, version: &str, effective: &str, shelves: u16) -> String {
    format!(
        r#"{{"id":"{id}","version":"{version}","effective":"{effective}",
"shelves":{{"value":{shelves},"source":"a carpenter","verified":false}}}}"#
    )
}

fn day(text: &str) -> Date {
    day::read(text).expect("a day written in this test")
}

fn faults(text: &str) -> Vec<String> {
    let found = read::<Cupboard>("c.json", text).expect_err("a fault");
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn a_fault_is_shown_with_its_place() {
    let unknown = text("c", "1", "2026-01-01", 3).replace("\"verified\"", "\"verifyed\"");
    assert!(faults(&unknown)[0].starts_with("c.json:2: 54: unknown field `verifyed`"), "{unknown}");
    let winter = faults(&text("c", "1", "2026-02-30", 3));
    assert!(winter[0].contains("`2026-02-30` is not a day"), "{winter:?}");
    assert_eq!(
        faults(&text("c c", "", "2026-01-01", 0)),
        [
            "c.json: no shelves",
            "c.json: `id` holds letters, digits, `-`, `.` and `_` only",
            "c.json: `version` holds letters, digits, `-`, `.` and `_` only",
        ]
    );
}

#[test]
fn the_version_in_force_is_the_newest_that_has_begun() {
    let mut shelf = Shelf::default();
    shelf.add("cupboard", "new", &text("c", "2", "2026-07-01", 2));
    shelf.add("cupboard", "old", &text("c", "1", "2026-01-01", 1));
    shelf.add("cellar", "other kind", "not even JSON");
    let on = |on: &str| shelf.on::<Cupboard>("c", day(on)).map(|pack| pack.version);
    assert_eq!(on("2026-06-30"), Ok("1".into()));
    assert_eq!(on("2026-07-01"), Ok("2".into()));
    assert_eq!(on("2025-01-01"), Ok("1".into()), "before any began: the first");
    let version = |version: &str| shelf.version::<Cupboard>("c", version);
    assert_eq!(version("1").map(|pack| pack.shelves.value), Ok(1));
    let missing = version("3").expect_err("there is no third");
    assert_eq!(missing[0].to_string(), "c: no version 3 of this pack, there is 1, 2");
    let nobody = shelf.on::<Cupboard>("d", day("2026-01-01")).expect_err("no such pack");
    assert_eq!(nobody[0].to_string(), "d: no such cupboard pack, there is c");
}

#[test]
fn a_version_that_was_published_never_changes() {
    let mut shelf = Shelf::default();
    let first = text("c", "1", "2026-01-01", 1);
    shelf.add("cupboard", "a.json", &first);
    shelf.add("cupboard", "b.json", &first);
    assert_eq!(shelf.all::<Cupboard>().map(|packs| packs.len()), Ok(1), "the same bytes are one");
    shelf.add("cupboard", "c.json", &text("c", "1", "2026-01-01", 9));
    let clash = shelf.all::<Cupboard>().expect_err("one name for two things");
    assert!(clash[0].to_string().starts_with("c.json: `c` 1 clashes with a.json"), "{clash:?}");
}

#[test]
fn two_versions_clash_by_their_name_or_by_their_first_day() {
    for (version, effective, fits) in
        [("2", "2026-02-01", true), ("1", "2026-02-01", false), ("2", "2026-01-01", false)]
    {
        let mut shelf = Shelf::default();
        shelf.add("cupboard", "a.json", &text("c", "1", "2026-01-01", 1));
        shelf.add("cupboard", "b.json", &text("c", version, effective, 1));
        shelf.add("cupboard", "d.json", &text("d", "1", "2026-01-01", 1));
        assert_eq!(shelf.all::<Cupboard>().is_ok(), fits, "{version} from {effective} on");
    }
}

#[test]
fn a_day_is_written_in_one_way() {
    assert_eq!(day::read("2026-08-31"), Some(Date::constant(2026, 8, 31)));
    for other in ["20260831", "2026-8-31", "+2026-08-31", "2026-08-31T10:00", "2026/08/31", ""] {
        assert_eq!(day::read(other), None, "{other}");
    }
}

#[test]
fn every_pack_that_comes_with_the_program_states_its_folder_and_name() {
    assert_eq!(Shelf::built_in().leaves.len(), BUILT_IN.len());
    for (kind, id, text) in BUILT_IN {
        let pack: serde_json::Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(pack["id"].as_str(), Some(*id), "{kind}/{id}");
    }
}

/// Verdicts name their pack, so the pack must return the id and version of its file.
fn says_what_its_file_says<P: Pack>() {
    let of_kind: Vec<_> = BUILT_IN.iter().filter(|(kind, ..)| *kind == P::KIND).collect();
    assert!(!of_kind.is_empty(), "{}", P::KIND);
    for (kind, id, text) in of_kind {
        let pack: P = read(id, text).expect("it comes with the program");
        let stated: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let said = [pack.id(), pack.version(), &pack.effective().to_string()].map(str::to_owned);
        for (name, said) in ["id", "version", "effective"].into_iter().zip(said) {
            assert_eq!(stated[name].as_str(), Some(said.as_str()), "{name} of {kind}/{id}");
        }
    }
}

#[test]
fn every_kind_of_pack_says_its_name_version_and_first_day() {
    use crate::{allocation, balance, culture, curve, intake, pooling, prescreen, serology};
    says_what_its_file_says::<allocation::Pack>();
    says_what_its_file_says::<balance::BalancePack>();
    says_what_its_file_says::<culture::CulturePack>();
    says_what_its_file_says::<curve::CurvePack>();
    says_what_its_file_says::<intake::IntakePack>();
    says_what_its_file_says::<pooling::pack::Pack>();
    says_what_its_file_says::<prescreen::PrescreenPack>();
    says_what_its_file_says::<serology::SerologyPack>();
}

#[test]
fn months_end_where_a_short_month_ends() {
    for (period, from, after) in [
        (Period::Months(6), "2026-08-31", "2027-02-28"),
        (Period::Months(6), "2027-08-31", "2028-02-29"),
        (Period::Years(3), "2024-02-29", "2027-02-28"),
        (Period::Months(4), "2026-08-01", "2026-12-01"),
        (Period::Weeks(4), "2026-02-01", "2026-03-01"),
        (Period::Days(8), "2026-12-30", "2027-01-07"),
        (Period::Days(0), "2026-12-30", "2026-12-30"),
        (Period::Hours(12), "2026-03-07", "2026-03-09"),
    ] {
        assert_eq!(period.after(day(from)), day(after), "{from} and {period}");
    }
    assert_eq!(Period::Months(6).before(day("2026-08-31")), day("2026-02-28"));
    // Begun days, and one more for the hour of the day that nobody wrote down.
    assert_eq!(Period::Hours(24).before(day("2026-03-09")), day("2026-03-07"));
    assert_eq!(Period::Hours(25).before(day("2026-03-09")), day("2026-03-06"));
    assert_eq!([Period::Hours(1), Period::Weeks(2)].map(|p| p.to_string()), ["1 hour", "2 weeks"]);
}

#[test]
fn hours_are_elapsed_hours_when_the_clocks_change() {
    for (from, after) in [
        ("2026-03-07T20:00-05:00[America/New_York]", "2026-03-08T09:00-04:00[America/New_York]"),
        ("2026-10-31T20:00-04:00[America/New_York]", "2026-11-01T07:00-05:00[America/New_York]"),
        ("2026-07-01T08:00+09:00[Asia/Tokyo]", "2026-07-01T20:00+09:00[Asia/Tokyo]"),
    ] {
        let [from, after]: [Zoned; 2] = [from, after].map(|text| text.parse().expect("a moment"));
        assert_eq!(Period::Hours(12).since(&from), after);
    }
    // No span of hours leaves the calendar of one it is added to; the last moment there is stays.
    let last = "9999-12-30T22:00:00Z[UTC]".parse::<Zoned>().expect("a moment");
    assert!(Period::Hours(u16::MAX).since(&last) > last);
}

proptest! {
    #[test]
    fn a_longer_period_never_ends_earlier(offset in 0_i32..20_000, n in 0_u16..400) {
        let from = day("2000-01-01").saturating_add(jiff::Span::new().days(offset));
        for unit in [Period::Hours, Period::Days, Period::Weeks, Period::Months, Period::Years] {
            prop_assert!(unit(n).after(from) >= from);
            prop_assert!(unit(n + 1).after(from) >= unit(n).after(from));
            prop_assert!(unit(n).before(from) <= from);
        }
    }
}
