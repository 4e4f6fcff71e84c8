//! A town by the name it is shown with, and by its position.

use ounce_domain::stroll::{Position, Stroll};

/// A stroll by its name, for pages about something else.
#[derive(Clone, Debug)]
pub struct StrollName {
    pub slug: String,
    pub name: String,
    pub town: String,
    pub region: String,
}

impl StrollName {
    pub fn of(stroll: &Stroll) -> Self {
        Self {
            slug: stroll.slug.clone(),
            name: stroll.name.clone(),
            town: stroll.town.clone(),
            region: stroll.region.clone(),
        }
    }
}

/// `Baltimore, MD`; a region that says nothing new is left out.
pub fn town(town: &str, region: &str) -> String {
    if region.is_empty() || region == town { town.to_owned() } else { format!("{town}, {region}") }
}

/// A position in degrees, for maps and distances.
pub fn degrees(position: Position) -> (f64, f64) {
    (position.lat_e7 as f64 / 1e7, position.lon_e7 as f64 / 1e7)
}
