//! The town of a row is compared with the towns of the gazetteer.

use super::{Gazetteer, short};

#[test]
fn a_town_is_listed_where_it_lies() {
    let listed = |name, country, lat, lon| {
        Gazetteer::embedded().listed(name, country, lat, lon).map(|place| short(&place))
    };
    let sasebo = listed("Sasebo", "JP", 33.16, 129.72);
    assert_eq!(sasebo.as_deref(), Some("Sasebo, Nagasaki, JP"));
    assert_eq!(listed("Elmira", "US", 42.09, -76.8).as_deref(), Some("Elmira, NY, US"));
    assert_eq!(listed("Elmira", "US", 42.09, 76.8), None);
    assert_eq!(listed("Elmira", "JP", 42.09, -76.8), None);
    assert_eq!(listed("", "US", 42.09, -76.8), None);
    assert_eq!(listed("Elmira", "US", f64::NAN, 0.0), None);
}

#[test]
fn a_town_is_looked_for_only_in_the_region_that_is_said() {
    let named = |name, region, country| {
        Gazetteer::embedded().town_named(name, region, country).map(|place| short(&place))
    };
    for (name, region, country, wanted) in [
        ("Rochester", "NY", "US", Some("Rochester, NY, US")),
        ("Rochester", "New York", "US", Some("Rochester, NY, US")),
        ("New York City", "NY", "US", Some("New York City, NY, US")),
        ("Sasebo", "Nagasaki", "JP", Some("Sasebo, Nagasaki, JP")),
        ("Yokosuka", "", "JP", Some("Yokosuka, Kanagawa, JP")),
        // ELM is the airport of Elmira; there is an Oak in other states, and OAK is an airport too.
        ("Elm", "NY", "US", None),
        ("Oak", "AZ", "US", None),
        ("Rochester", "NY", "CA", None),
        ("Rochester", "Nowhere", "US", None),
        ("Rochest", "NY", "US", None),
        ("", "NY", "US", None),
    ] {
        assert_eq!(named(name, region, country).as_deref(), wanted, "{name}, {region}, {country}");
    }
}
