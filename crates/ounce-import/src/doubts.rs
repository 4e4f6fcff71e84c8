//! Doubts about the place and the time in a row, as findings under their columns.

use super::findings::{Findings, Reason, Weight};
use super::table::Cells;
use ounce_domain::stroll::{Around, Doubt, Nearby, Position, Row, doubts_about};
use ounce_geo::{Gazetteer, distance_km};

/// Enough to see across a border.
const TOWNS: usize = 40;
/// A degree in the units of a position.
const DEGREE: f64 = 1e7;

/// Notes everything that does not fit. `town` and `region` are the names of the place.
pub(crate) fn note(
    cells: Cells<'_>,
    row: &Row<'_>,
    (town, region): (&str, &str),
    bad: &mut Findings,
) {
    let known = town_of(town, region, row.country);
    for doubt in doubts_about(row, |position| around(position, known)) {
        let weight = if doubt.is_certain() { Weight::Fault } else { Weight::Warning };
        let column = column_of(&doubt);
        bad.note(cells.line(), column, Reason::Doubt(doubt), weight);
    }
}

fn column_of(doubt: &Doubt) -> &'static str {
    match doubt {
        Doubt::AtZero
        | Doubt::LatitudeSign
        | Doubt::Swapped
        | Doubt::FarFromTown(_)
        | Doubt::OtherCountry(_) => "lat",
        Doubt::LongitudeSign => "lon",
        Doubt::NoTownsZone | Doubt::OtherClocks(_) => "time_zone",
        Doubt::SkippedTime
        | Doubt::RepeatedTime
        | Doubt::AtNight
        | Doubt::FarFromDay(_)
        | Doubt::IntoThePast
        | Doubt::FarMove(_) => "starts",
    }
}

/// The middle of the town of that name, if only one can be meant.
pub(crate) fn town_of(town: &str, region: &str, country: &str) -> Option<Position> {
    let place = Gazetteer::embedded().town_named(town, region, country)?;
    let e7 = |degrees: f64| (degrees * DEGREE).round() as i64;
    Position::new(e7(place.lat), e7(place.lon)).ok()
}

pub(crate) fn degrees(position: Position) -> (f64, f64) {
    (position.lat_e7 as f64 / DEGREE, position.lon_e7 as f64 / DEGREE)
}

fn around(position: Position, town: Option<Position>) -> Around {
    let (lat, lon) = degrees(position);
    let towns = Gazetteer::embedded().nearest(lat, lon, TOWNS).into_iter();
    let nearby = |(place, km): (ounce_geo::Place, f64)| Nearby {
        country: place.country,
        time_zone: place.time_zone,
        km: km as u32,
    };
    let km_to = |(town_lat, town_lon)| distance_km(lat, lon, town_lat, town_lon) as u32;
    let town_km = town.map(degrees).map(km_to);
    Around { towns: towns.map(nearby).collect(), town_km }
}
