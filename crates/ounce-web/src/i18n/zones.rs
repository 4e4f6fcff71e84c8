//! The name of a town's time: "Eastern time (EDT)", never `America/New_York` alone.
//!
//! In the United States, Canada and Japan each time has a name that everybody there knows.
//! Elsewhere the time is named after the city of its zone.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The time of a town on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Zone {
    /// The id of the sentence that names the time, where people have a name for it.
    pub(super) name: Option<&'static str>,
    /// The city the zone is named after; empty where it has none.
    pub(super) city: String,
    /// `EDT`, or `UTC+01:00` where the time has no letters.
    pub(super) short: String,
}

/// `None` for a zone that is not in the database.
pub(super) fn zone(at: DateTime, time_zone: &str) -> Option<Zone> {
    let zoned = at.to_zoned(TimeZone::get(time_zone).ok()?).ok()?;
    let short = letters(time_zone, zoned.strftime("%Z").to_string());
    let (area, place) = time_zone.rsplit_once('/').unwrap_or(("", time_zone));
    let name = name(time_zone, &short);
    let has_letters = !short.starts_with(['+', '-']);
    let has_city = !matches!(area, "" | "Etc" | "US" | "Canada");
    Some(Zone {
        name,
        city: if has_city { place.replace('_', " ") } else { String::new() },
        short: if has_letters { short } else { format!("UTC{}", zoned.strftime("%:z")) },
    })
}

/// British Columbia keeps one time all year and by its law calls it Pacific Time; the database,
/// whose letters are at least three, writes `MST` for it.
fn letters(time_zone: &str, written: String) -> String {
    if time_zone == PACIFIC_ALL_YEAR && written == "MST" { "PT".to_owned() } else { written }
}

const PACIFIC_ALL_YEAR: &str = "America/Vancouver";

/// The letters alone are not enough: CST is also China's time, and PST the Philippines'.
fn name(time_zone: &str, letters: &str) -> Option<&'static str> {
    let area = time_zone.split('/').next().unwrap_or_default();
    match (area, letters) {
        _ if time_zone == "America/Havana" => None,
        _ if time_zone == PACIFIC_ALL_YEAR => Some("zone-pacific"),
        ("America" | "US" | "Canada" | "EST5EDT" | "EST", "EST" | "EDT") => Some("zone-eastern"),
        ("America" | "US" | "Canada" | "CST6CDT", "CST" | "CDT") => Some("zone-central"),
        ("America" | "US" | "Canada" | "MST7MDT" | "MST", "MST" | "MDT") => Some("zone-mountain"),
        ("America" | "US" | "Canada" | "PST8PDT", "PST" | "PDT") => Some("zone-pacific"),
        ("America" | "US", "AKST" | "AKDT") => Some("zone-alaska"),
        ("America" | "US" | "Pacific" | "HST", "HST" | "HDT") => Some("zone-hawaii"),
        ("America" | "Canada" | "Atlantic", "AST" | "ADT") => Some("zone-atlantic"),
        ("America" | "Canada", "NST" | "NDT") => Some("zone-newfoundland"),
        ("Pacific" | "US", "SST") => Some("zone-samoa"),
        ("Pacific", "ChST" | "CHST") => Some("zone-chamorro"),
        ("Asia" | "Japan", "JST") => Some("zone-japan"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The zones the time zone database gives the United States, Canada and Japan (zone.tab).
    const NAMED: &str = "America/New_York America/Detroit America/Kentucky/Louisville
        America/Kentucky/Monticello America/Indiana/Indianapolis America/Indiana/Vincennes
        America/Indiana/Winamac America/Indiana/Marengo America/Indiana/Petersburg
        America/Indiana/Vevay America/Chicago America/Indiana/Tell_City America/Indiana/Knox
        America/Menominee America/North_Dakota/Center America/North_Dakota/New_Salem
        America/North_Dakota/Beulah America/Denver America/Boise America/Phoenix
        America/Los_Angeles America/Anchorage America/Juneau America/Sitka America/Metlakatla
        America/Yakutat America/Nome America/Adak Pacific/Honolulu America/Puerto_Rico
        America/St_Thomas Pacific/Guam Pacific/Saipan Pacific/Pago_Pago America/St_Johns
        America/Halifax America/Glace_Bay America/Moncton America/Goose_Bay America/Blanc-Sablon
        America/Toronto America/Iqaluit America/Atikokan America/Winnipeg America/Resolute
        America/Rankin_Inlet America/Regina America/Swift_Current America/Edmonton
        America/Cambridge_Bay America/Inuvik America/Creston America/Dawson_Creek
        America/Fort_Nelson America/Whitehorse America/Dawson America/Vancouver Asia/Tokyo";

    #[test]
    fn every_zone_of_the_united_states_canada_and_japan_has_a_name_all_year() {
        for zone_id in NAMED.split_whitespace() {
            for month in [1, 7] {
                let zone = zone(DateTime::constant(2027, month, 4, 10, 0, 0, 0), zone_id);
                assert!(zone.is_some_and(|zone| zone.name.is_some()), "{zone_id} in month {month}");
            }
        }
    }

    /// Whether the database at hand knows of the change (2026) or not.
    #[test]
    fn vancouver_keeps_pacific_time_and_whitehorse_mountain_time() {
        for month in [1, 5, 7] {
            let at = DateTime::constant(2027, month, 1, 10, 0, 0, 0);
            let of = |time_zone| zone(at, time_zone).expect("a zone of the database");
            let vancouver = of("America/Vancouver");
            assert_eq!(vancouver.name, Some("zone-pacific"));
            assert!(vancouver.short.starts_with('P'), "{}", vancouver.short);
            assert_eq!(of("America/Whitehorse").name, Some("zone-mountain"));
        }
    }

    #[test]
    fn elsewhere_the_city_says_whose_time_it_is() {
        let at = DateTime::constant(2027, 5, 1, 10, 0, 0, 0);
        let of = |time_zone| {
            zone(at, time_zone).map(|zone| (zone.name, zone.city, zone.short)).unwrap_or_default()
        };
        let (city, short) = ("Sao Paulo".to_owned(), "UTC-03:00".to_owned());
        assert_eq!(of("America/Sao_Paulo"), (None, city, short));
        assert_eq!(of("Europe/Paris"), (None, "Paris".to_owned(), "CEST".to_owned()));
        assert_eq!(of("Asia/Shanghai"), (None, "Shanghai".to_owned(), "CST".to_owned()));
        assert_eq!(of("Asia/Manila").0, None);
        assert_eq!(of("Etc/GMT-9"), (None, String::new(), "UTC+09:00".to_owned()));
        assert_eq!(of("UTC"), (None, String::new(), "UTC".to_owned()));
        assert_eq!(zone(at, "Mars/Base"), None);
    }
}
