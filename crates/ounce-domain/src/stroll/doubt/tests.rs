use super::super::tests::stroll;
use super::*;
use jiff::civil::date;

/// Elmira in New York, Windsor beside Detroit, and the town of the row in Guangdong's place.
fn look(position: Position) -> Around {
    const TOWNS: [(i64, i64, &str, &str, &str); 5] = [
        (421, -768, "Elmira", "US", "America/New_York"),
        (423, -830, "Detroit", "US", "America/Detroit"),
        (423, -831, "Windsor", "CA", "America/Toronto"),
        (421, 768, "Bishkek", "KG", "Asia/Bishkek"),
        (332, 1297, "Sasebo", "JP", "Asia/Tokyo"),
    ];
    let at = (position.lat_e7 / 1_000_000, position.lon_e7 / 1_000_000);
    // Tenths of a degree as kilometres: near enough for a rule.
    let km = |town: &(i64, i64, &str, &str, &str)| {
        u32::try_from(10 * ((town.0 - at.0).abs() + (town.1 - at.1).abs())).unwrap_or(u32::MAX)
    };
    let mut towns: Vec<_> = TOWNS.iter().collect();
    towns.sort_by_key(|town| km(town));
    let near = |town: &&(i64, i64, &str, &str, &str)| Nearby {
        country: town.3.to_owned(),
        time_zone: town.4.to_owned(),
        km: km(town),
    };
    Around { towns: towns.iter().map(near).collect(), town_km: Some(km(&TOWNS[0])) }
}

fn when(time_zone: &'static str, starts: &str) -> When<'static> {
    When {
        time_zone,
        starts: starts.parse().expect("a local time"),
        day: date(2027, 5, 1),
        status: Status::Open,
        since: "2027-01-01T00:00:00Z".parse().expect("a moment"),
    }
}

fn of(lat: &str, lon: &str, when: When<'_>) -> Vec<Doubt> {
    let position = Position::parse(lat, lon).expect("a position");
    doubts_about(&Row { country: "US", position, when: Some(when) }, look)
}

#[test]
fn a_point_is_where_the_row_says() {
    let noon = || when("America/New_York", "2027-05-01T10:00");
    assert_eq!(of("42.1", "-76.8", noon()), []);
    for (lat, lon, doubt) in [
        ("0", "0", Doubt::AtZero),
        ("0.0004", "-0.2", Doubt::AtZero),
        ("42.1", "76.8", Doubt::LongitudeSign),
        ("-76.8", "42.1", Doubt::Swapped),
        ("-42.1", "-76.8", Doubt::LatitudeSign),
        ("33.2", "129.7", Doubt::OtherCountry("JP".into())),
        ("20.0", "-30.0", Doubt::OtherCountry(String::new())),
        ("42.3", "-83.1", Doubt::FarFromTown(650)),
    ] {
        assert_eq!(of(lat, lon, noon()), [doubt], "{lat} {lon}");
    }
}

#[test]
fn a_town_nobody_lists_is_held_against_its_country() {
    let without_name = |position| Around { town_km: None, ..look(position) };
    let about = |lat, lon, country| {
        let position = Position::parse(lat, lon).expect("a position");
        doubts_about(&Row { country, position, when: None }, without_name)
    };
    assert_eq!(about("42.3", "-83.1", "US"), [], "across the river from Detroit");
    assert_eq!(about("42.3", "-83.0", "CA"), [], "across the river from Windsor");
    assert_eq!(about("42.1", "76.8", "US"), [Doubt::LongitudeSign]);
    assert_eq!(about("33.2", "129.7", "US"), [Doubt::OtherCountry("JP".into())]);
}

#[test]
fn a_zone_shows_the_time_of_the_town() {
    let with = |zone, starts| of("42.1", "-76.8", when(zone, starts));
    for zone in ["EST", "EST5EDT", "Etc/GMT+5", "UTC", "GMT", "US/Eastern", "Japan"] {
        assert!(with(zone, "2027-05-01T10:00").contains(&Doubt::NoTownsZone), "{zone}");
    }
    let other = Doubt::OtherClocks("America/New_York".into());
    assert_eq!(with("Asia/Tokyo", "2027-05-01T10:00"), std::slice::from_ref(&other));
    assert_eq!(with("America/Chicago", "2027-05-01T10:00"), std::slice::from_ref(&other));
    assert_eq!(with("America/Panama", "2027-05-01T10:00"), [other], "no summer time there");
    assert_eq!(with("America/Detroit", "2027-05-01T10:00"), [], "the same clocks");
}

#[test]
fn a_time_is_one_that_comes_once_by_day_and_in_season() {
    let at = |starts| of("42.1", "-76.8", when("America/New_York", starts));
    assert_eq!(at("2027-03-14T02:30"), [Doubt::SkippedTime]);
    assert_eq!(at("2027-03-14T03:00"), [Doubt::AtNight]);
    assert_eq!(at("2027-11-07T01:30"), [Doubt::RepeatedTime, Doubt::FarFromDay(190)]);
    assert_eq!(at("2027-05-01T23:00"), [Doubt::AtNight]);
    assert_eq!(at("2027-05-01T05:00"), []);
    assert_eq!(at("2077-05-01T10:00"), [Doubt::FarFromDay(18_263)]);
    let moved = When {
        status: Status::Postponed { dated: true },
        since: "2027-06-01T00:00:00Z".parse().expect("a moment"),
        ..when("America/New_York", "2027-05-29T10:00")
    };
    assert_eq!(of("42.1", "-76.8", moved), [Doubt::IntoThePast]);
}

#[test]
fn a_stroll_is_moved_ahead_and_not_for_ever() {
    let stroll = stroll(Status::Open, None);
    let now = "2027-04-30T00:00:00Z".parse().expect("a moment");
    let to = |starts: &str| doubts_of_move(&stroll, starts.parse().expect("a time"), now);
    assert_eq!(to("2027-05-29T10:00"), []);
    assert_eq!(to("2027-04-03T10:00"), [Doubt::IntoThePast]);
    assert_eq!(to("2077-05-01T10:00"), [Doubt::FarMove(18_263)]);
    assert_eq!(to("2028-03-12T02:30"), [Doubt::SkippedTime]);
    assert_eq!(to("2027-11-07T01:30"), [Doubt::RepeatedTime]);
    let certain = [Doubt::AtZero, Doubt::NoTownsZone, Doubt::SkippedTime];
    assert!(certain.iter().all(Doubt::is_certain));
    assert!(!Doubt::Swapped.is_certain() && !Doubt::RepeatedTime.is_certain());
}
