mod japanese;
mod listed;

use std::ops::RangeInclusive;

use proptest::prelude::*;

use super::{Gazetteer, Kind, Match, Place, Resolved};
use crate::distance_km;

fn short(place: &Place) -> String {
    format!("{}, {}, {}", place.name, place.region, place.country)
}

fn resolve(q: &str) -> Resolved {
    Gazetteer::embedded().resolve(q, None)
}

/// `text → place`; `?` stands before a list of places that the answer must offer.
fn check(q: &str, country: Option<&str>, expected: &str) {
    let resolved = Gazetteer::embedded().resolve(q, country);
    let (one, several) = match &resolved {
        Resolved::Nothing => ("nothing".to_owned(), Vec::new()),
        Resolved::One(place) => (short(place), Vec::new()),
        Resolved::Several(places) => ("several".to_owned(), places.iter().map(short).collect()),
    };
    match expected.strip_prefix('?') {
        None => assert_eq!(one, expected, "{q:?} gives {resolved:?}"),
        Some(list) => {
            assert!((2..=8).contains(&several.len()), "{q:?} gives {resolved:?}");
            for place in list.split(';').map(str::trim) {
                assert!(several.iter().any(|s| s == place), "{q:?} asks for {several:?}");
            }
        }
    }
}

#[test]
fn one_box_understands_towns() {
    for (q, expected) in [
        ("Portland", "? Portland, OR, US; Portland, ME, US; Portland, TX, US"),
        ("Springfield", "? Springfield, MO, US; Springfield, MA, US; Springfield, IL, US"),
        ("Rochester", "? Rochester, NY, US; Rochester, MN, US"),
        ("portland or", "Portland, OR, US"),
        ("Portland, OR", "Portland, OR, US"),
        ("Portland Oregon", "Portland, OR, US"),
        ("portland, maine, usa", "Portland, ME, US"),
        ("PORTLAND  ME", "Portland, ME, US"),
        ("Ｐｏｒｔｌａｎｄ、ＯＲ", "Portland, OR, US"),
        ("Paris", "Paris, Île-de-France, FR"),
        ("Paris, Texas", "Paris, TX, US"),
        ("paris tx", "Paris, TX, US"),
        ("Virginia Beach", "Virginia Beach, VA, US"),
        ("virginia bea", "Virginia Beach, VA, US"),
        ("Virginia Beach, VA 23451", "Virginia Beach, VA, US"),
        ("Portland, ME 04101", "Portland, ME, US"),
        ("Portland (Maine)", "Portland, ME, US"),
        ("Portland, Cumberland County, Maine", "Portland, ME, US"),
        ("Perth, WA, Australia", "Perth, Western Australia, AU"),
        ("City of Chesapeake, VA", "Chesapeake, VA, US"),
        ("75001 Paris", "Paris, Île-de-France, FR"),
        ("K1A 0B1 Ottawa", "Ottawa, ON, CA"),
        ("Coeur d Alene", "Coeur d'Alene, ID, US"),
        ("Stuart, VA", "Stuart, VA, US"),
        ("Baltimore", "Baltimore, MD, US"),
        ("New York City", "New York City, NY, US"),
        ("New York, NY", "New York City, NY, US"),
        ("nyc", "New York City, NY, US"),
        ("st paul, mn", "Saint Paul, MN, US"),
        ("São Paulo", "São Paulo, São Paulo, BR"),
        ("Sao Paulo", "São Paulo, São Paulo, BR"),
        ("Montréal", "Montréal, QC, CA"),
        ("montreal quebec", "Montréal, QC, CA"),
        ("St. John's, NL", "St. John's, NL, CA"),
        ("toronto", "Toronto, ON, CA"),
        ("Ciudad de México", "Mexico City, Mexico City, MX"),
        ("Nueva York", "New York City, NY, US"),
        ("Nouvelle-Orléans", "New Orleans, LA, US"),
    ] {
        check(q, None, expected);
    }
}

#[test]
fn a_region_alone_asks_for_its_towns() {
    for (q, expected) in [
        ("Oregon", "? Portland, OR, US; Salem, OR, US; Eugene, OR, US"),
        ("texas", "? Houston, TX, US; San Antonio, TX, US"),
        ("神奈川県", "? Yokohama, Kanagawa, JP; Kawasaki, Kanagawa, JP"),
        ("日本", "? Tokyo, Tokyo, JP; Osaka, Osaka, JP"),
        ("Illinois", "? Chicago, IL, US"),
        ("Puerto Rico", "? San Juan, San Juan, PR"),
        // Here the town is at least as likely meant.
        ("New York", "New York City, NY, US"),
        ("Lebanon", "? Lebanon, TN, US; Lebanon, PA, US"),
    ] {
        check(q, None, expected);
    }
}

#[test]
fn a_slip_is_forgiven_but_asked_about() {
    for (q, expected) in [
        ("Virgina Beach", "Virginia Beach, VA, US"),
        ("philidelphia", "Philadelphia, PA, US"),
        ("cincinatti oh", "Cincinnati, OH, US"),
        ("Rochestre, NY", "Rochester, NY, US"),
    ] {
        let place = match resolve(q) {
            Resolved::One(place) => place,
            Resolved::Several(mut places) => places.remove(0),
            Resolved::Nothing => panic!("{q:?} is nothing"),
        };
        assert_eq!(short(&place), expected, "{q:?} gives {:?}", resolve(q));
        assert_eq!(place.matched, Match::Misspelt, "{q:?}");
    }
    check("Vriginia Beach", None, "Virginia Beach, VA, US");
    assert_eq!(Gazetteer::embedded().search("Boston", None, 1)[0].matched, Match::Meant);
}

#[test]
fn the_post_reaches_territories_and_the_forces() {
    for (q, expected) in [
        ("96349", "96349 Yokosuka, Kanagawa, JP"),
        ("09096", "09096 Wiesbaden, Hesse, DE"),
        ("34002", "34002 Panama City, Panamá, PA"),
        ("00901", "00901 San Juan, San Juan, PR"),
        ("00802", "00802 Charlotte Amalie, Saint Thomas Island, VI"),
        ("96910", "96910 Hagåtña, Hagatna, GU"),
        ("96799", "96799 Pago Pago, Eastern District, AS"),
        ("96950", "96950 Saipan, Saipan, MP"),
        ("96326", "96326 Fussa, Tokyo, JP"),
        ("96319", "96319 Misawa, Aomori, JP"),
        ("PSC 473 Box 12, FPO AP 96349-0012", "96349 Yokosuka, Kanagawa, JP"),
        ("PSC 12345 APO AE 09096", "09096 Wiesbaden, Hesse, DE"),
        ("AE 09096", "09096 Wiesbaden, Hesse, DE"),
        ("San Juan, PR 00901", "San Juan, San Juan, PR"),
        ("PR 00901", "00901 San Juan, San Juan, PR"),
        ("USA 00901", "00901 San Juan, San Juan, PR"),
    ] {
        check(q, None, expected);
    }
    check("00901", Some("PR"), "00901 San Juan, San Juan, PR");
}

#[test]
fn a_postcode_is_one_however_a_telephone_leaves_it() {
    for q in [
        "23451.",
        "23451,",
        "ZIP 23451",
        "zip code: 23451",
        "VA 23451",
        "Virginia 23451",
        "23451 VA",
        "USA 23451",
        "23451, USA",
        "VA, 23451.",
        "(23451)",
    ] {
        check(q, None, "23451 Virginia Beach, VA, US");
    }
    check("Ontario K1A 0B1", None, "K1A, ON, CA");
    check("長崎県 857-0053", None, "857-0053 Sasebo, Nagasaki, JP");
}

#[test]
fn japanese_readers_see_japanese_names() {
    for (q, name, region) in [
        ("佐世保", "佐世保", "長崎県"),
        ("Sasebo", "佐世保", "長崎県"),
        ("857-0053", "857-0053 佐世保", "長崎県"),
        ("96349", "96349 横須賀", "神奈川県"),
        ("三浦郡葉山町", "葉山町", "神奈川県"),
        ("Tokyo", "東京", "東京都"),
        ("津市", "津", "三重県"),
        ("四日市市", "四日市", "三重県"),
        ("Virginia Beach", "バージニアビーチ", "VA"),
        ("New York City", "ニューヨーク", "NY"),
        ("Stuart, VA", "Stuart", "VA"),
    ] {
        let Resolved::One(place) = resolve(q) else { panic!("{q:?} gives {:?}", resolve(q)) };
        assert_eq!(place.called("ja"), (name, region), "{q:?}");
        assert_eq!(place.called("fr"), (&*place.name, &*place.region));
    }
}

#[test]
fn one_box_understands_postcodes() {
    for (q, expected) in [
        ("23451", "23451 Virginia Beach, VA, US"),
        ("23451-1234", "23451 Virginia Beach, VA, US"),
        ("２３４５１", "23451 Virginia Beach, VA, US"),
        ("14604", "14604 Rochester, NY, US"),
        ("23451 somewhere or other", "23451 Virginia Beach, VA, US"),
        ("23451 23452", "23451 Virginia Beach, VA, US"),
        ("00000", "nothing"),
        ("Z9Z", "nothing"),
        ("000-0000", "nothing"),
    ] {
        check(q, None, expected);
    }
    for (q, country, region, lat, lon) in [
        ("K1A", "CA", "ON", 45.4, -75.7),
        ("k1a 0b1", "CA", "ON", 45.4, -75.7),
        ("〒100-0001", "JP", "Tokyo", 35.69, 139.75),
        ("1000001", "JP", "Tokyo", 35.69, 139.75),
        ("１００ー０００１", "JP", "Tokyo", 35.69, 139.75),
        ("238-0042", "JP", "Kanagawa", 35.28, 139.66),
        ("20500", "US", "DC", 38.9, -77.04),
    ] {
        let Resolved::One(place) = resolve(q) else {
            panic!("{q:?} is no place");
        };
        assert_eq!(
            (place.kind, &*place.country, &*place.region),
            (Kind::Postcode, country, region)
        );
        assert!(distance_km(place.lat, place.lon, lat, lon) < 15.0, "{place:?}");
        assert_eq!(Gazetteer::embedded().search(q, None, 5), [place], "{q:?}");
    }
}

#[test]
fn a_hint_lifts_its_country_and_excludes_none() {
    check("London", None, "London, England, GB");
    check("London", Some("CA"), "? London, England, GB; London, ON, CA");
    check("Boston", Some("US"), "Boston, MA, US");
    check("Paris", Some("US"), "Paris, Île-de-France, FR");
    let first = |country| Gazetteer::embedded().search("Vancouver", country, 1).remove(0);
    assert_eq!(short(&first(Some("US"))), "Vancouver, WA, US");
    assert_eq!(short(&first(Some("CA"))), "Vancouver, BC, CA");
    // Five digits mean another place to somebody in Mexico or France.
    check("75001", Some("FR"), "nothing");
    check("75001", Some("US"), "75001 Addison, TX, US");
}

#[test]
fn search_gives_whole_names_first_then_beginnings_by_size() {
    let found = Gazetteer::embedded().search("Portland", None, 500);
    let exact = found.iter().take_while(|p| p.name == "Portland").count();
    assert!(exact >= 6, "{exact}");
    assert_eq!(short(&found[0]), "Portland, OR, US");
    assert!(found[..exact].is_sorted_by(|a, b| a.population >= b.population));
    let beginnings = Gazetteer::embedded().search("Portla", None, 500);
    assert_eq!(short(&beginnings[0]), "Portland, OR, US");
    assert!(beginnings.iter().any(|p| p.name == "Portlaoise"));
    assert_eq!(Gazetteer::embedded().search("Portland", None, 3).len(), 3);
    assert!(Gazetteer::embedded().search("Portland", None, 0).is_empty());
    assert_eq!(found[0].time_zone, "America/Los_Angeles");
}

#[test]
fn what_is_no_place_is_nothing() {
    let long = "a".repeat(10_000);
    let long_words = "Portland ".repeat(1_200);
    for q in [
        "",
        " ",
        ",",
        ",,,",
        "\0",
        "\0\0\u{1}",
        "🍼",
        "🍼🍼",
        "x",
        "%",
        "_",
        "zzzzqq",
        "'; DROP TABLE stroll; --",
        "1 OR 1=1",
        "<script>alert(1)</script>",
        "\u{202e}dnaltroP",
        "\u{feff}",
        "-1",
        "99999999999999999999",
        &long,
        &long_words,
    ] {
        assert_eq!(resolve(q), Resolved::Nothing, "{q:?}");
        assert_eq!(Gazetteer::embedded().search(q, Some("US"), 10), [], "{q:?}");
    }
}

#[test]
fn nearest_town_equals_brute_force() {
    let gazetteer = Gazetteer::embedded();
    let everywhere = [(36.85, -75.98), (35.28, 139.67), (0.0, 180.0), (-89.9, 12.0), (90.0, 0.0)];
    for (lat, lon) in everywhere {
        let mut all: Vec<f64> = (0..gazetteer.towns())
            .map(|town| gazetteer.degrees(gazetteer.packed.at(town)))
            .map(|at| distance_km(lat, lon, at.0, at.1))
            .collect();
        all.sort_by(f64::total_cmp);
        let found = gazetteer.nearest(lat, lon, 10);
        assert_eq!(found.len(), 10);
        for ((place, km), expected) in found.iter().zip(&all) {
            assert!((km - expected).abs() < 0.001, "{place:?} at {km}, not {expected}");
        }
    }
    assert_eq!(gazetteer.nearest(36.85, -75.98, 1)[0].0.name, "Virginia Beach");
    assert!(gazetteer.nearest(f64::NAN, 0.0, 1).is_empty());
}

#[test]
fn every_place_can_be_shown() {
    const LAT: RangeInclusive<f64> = -90.0..=90.0;
    const LON: RangeInclusive<f64> = -180.0..=180.0;
    let gazetteer = Gazetteer::embedded();
    assert!(gazetteer.towns() > 230_000);
    for town in (0..gazetteer.towns()).step_by(3) {
        let place = gazetteer.town(town);
        assert!(!place.name.is_empty() && place.country.len() == 2, "{place:?}");
        assert!(LAT.contains(&place.lat) && LON.contains(&place.lon), "{place:?}");
        assert!(place.time_zone.contains('/'), "{place:?}");
        let has_letters = !matches!(&*place.country, "US" | "CA") || place.region.len() == 2;
        assert!(has_letters, "{place:?}");
    }
}

proptest! {
    #[test]
    fn no_text_is_too_strange(q in any::<String>(), country in "[A-Z]{2}") {
        let found = Gazetteer::embedded().search(&q, Some(&country), 5);
        prop_assert!(found.len() <= 5);
        if let Resolved::Several(places) = resolve(&q) {
            prop_assert!((2..=8).contains(&places.len()));
        }
    }

    #[test]
    fn pieces_of_real_queries_never_fail(
        q in "(Port|横須|Saint |〒|100|-|0001|, |OR|K1A|０|\\PC){0,6}",
    ) {
        Gazetteer::embedded().resolve(&q, None);
        Gazetteer::embedded().search(&q, None, 3);
    }

    #[test]
    fn every_town_finds_itself_with_its_country(
        number in 0_usize..230_000,
    ) {
        let place = Gazetteer::embedded().town(number);
        let q = format!("{}, {}", place.name, place.country);
        let found = Gazetteer::embedded().search(&q, None, 300);
        prop_assert!(found.iter().any(|p| p.name == place.name), "{}", q);
    }
}
