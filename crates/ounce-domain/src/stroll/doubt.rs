//! Times and places that are impossible, and those that are unlikely.
//!
//! A longitude without its minus puts Virginia Beach into China, and nobody notices in a table of a
//! hundred rows. A value that is certainly wrong is refused; an unlikely one is a warning. The
//! caller looks up the towns around a point: this module knows no towns.

use super::{Position, Status, Stroll};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};

/// Something about a time or place that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// 0 degrees north and east: what an empty cell becomes, in the sea off Africa.
    AtZero,
    /// With the other sign the longitude is right.
    LongitudeSign,
    /// With the other sign the latitude is right.
    LatitudeSign,
    /// The other way round they are right.
    Swapped,
    /// The point is in this country, or in none where it is empty; the row says another.
    OtherCountry(String),
    /// The town of that name is this many kilometres away.
    FarFromTown(u32),
    /// Not the zone of a town, such as `EST` or `Etc/GMT+5`.
    NoTownsZone,
    /// The clocks around the point show another time; theirs is this zone.
    OtherClocks(String),
    /// The clocks are put forward over this time: it does not exist.
    SkippedTime,
    /// The clocks are put back over this time: it comes twice, and the first is taken.
    RepeatedTime,
    /// Nobody walks then.
    AtNight,
    /// This many days from the campaign's day.
    FarFromDay(i32),
    /// Moved to a time that was over already.
    IntoThePast,
    /// Moved by this many days.
    FarMove(i32),
}

impl Doubt {
    /// Whether the value is certainly wrong, and so refused without a question.
    pub fn is_certain(&self) -> bool {
        matches!(self, Self::AtZero | Self::NoTownsZone | Self::SkippedTime)
    }
}

/// The place in a row and, for a stroll, its time.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub country: &'a str,
    pub position: Position,
    pub when: Option<When<'a>>,
}

/// The time of a stroll in a row.
#[derive(Clone, Debug)]
pub struct When<'a> {
    pub time_zone: &'a str,
    pub starts: DateTime,
    /// The day of the campaign.
    pub day: Date,
    pub status: Status,
    /// When the stroll got that status.
    pub since: Timestamp,
}

/// The towns around a point.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The nearest towns, nearest first.
    pub towns: Vec<Nearby>,
    /// How far the town that the row names is, where one is known by that name.
    pub town_km: Option<u32>,
}

/// A town near a point.
#[derive(Clone, Debug)]
pub struct Nearby {
    pub country: String,
    pub time_zone: String,
    pub km: u32,
}

/// A park can be across the border from the nearest town, but not further.
const BORDER_KM: u32 = 50;
/// Wider than any town and the parks around it.
const TOWN_KM: u32 = 80;
/// A town that lies this near to another reading of the two numbers was meant by it.
const MEANT_KM: u32 = 30;
/// Towns further away say nothing about the clocks at a point.
const CLOCKS_KM: u32 = 150;
/// About a season: postponed strolls stay within it.
const FAR_FROM_DAY: i32 = 120;
/// A stroll is moved within its year.
const FAR_MOVE: i32 = 366;
/// From this hour until the other one nobody walks.
const NIGHT: (i8, i8) = (22, 5);

const AREAS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// Everything that does not fit in a row. `look` finds the towns around a point.
pub fn doubts_about(row: &Row<'_>, look: impl Fn(Position) -> Around) -> Vec<Doubt> {
    let here = look(row.position);
    let mut doubts: Vec<Doubt> = of_place(row, &here, look).into_iter().collect();
    if let Some(when) = &row.when {
        // A point that is wrong says nothing about the clocks of the town.
        let towns = if doubts.is_empty() { &*here.towns } else { &[] };
        doubts.extend(of_zone(when, row.country, towns));
        doubts.extend(of_clock(when.starts, when.time_zone));
        doubts.extend(of_day(when));
    }
    doubts
}

fn of_place(row: &Row<'_>, here: &Around, look: impl Fn(Position) -> Around) -> Option<Doubt> {
    const NEAR_ZERO_E7: i64 = 10_000_000;
    let Position { lat_e7, lon_e7 } = row.position;
    if lat_e7.abs() < NEAR_ZERO_E7 && lon_e7.abs() < NEAR_ZERO_E7 {
        return Some(Doubt::AtZero);
    }
    let is_in = |around: &Around, km| {
        let is_home = |town: &Nearby| town.country == row.country && town.km <= km;
        around.towns.iter().any(is_home)
    };
    let fits = is_in(here, BORDER_KM) || here.town_km.is_some_and(|km| km <= MEANT_KM);
    let is_near = here.town_km.is_none_or(|km| km <= TOWN_KM);
    if fits && is_near {
        return None;
    }
    for (lat_e7, lon_e7, doubt) in [
        (lat_e7, -lon_e7, Doubt::LongitudeSign),
        (lon_e7, lat_e7, Doubt::Swapped),
        (-lat_e7, lon_e7, Doubt::LatitudeSign),
    ] {
        let Ok(position) = Position::new(lat_e7, lon_e7) else { continue };
        let there = look(position);
        // A town that the gazetteer knows must be there. For an unknown one only the country can be
        // checked.
        let is_meant = match there.town_km {
            Some(km) => km <= MEANT_KM,
            None => is_in(&there, MEANT_KM),
        };
        if is_meant {
            return Some(doubt);
        }
    }
    if fits {
        return here.town_km.map(Doubt::FarFromTown);
    }
    let nearest = here.towns.first().filter(|town| town.km <= BORDER_KM);
    Some(Doubt::OtherCountry(nearest.map(|town| town.country.clone()).unwrap_or_default()))
}

/// A zone is named after a town, and its clocks show what those around the point show.
fn of_zone(when: &When<'_>, country: &str, towns: &[Nearby]) -> Option<Doubt> {
    let area = when.time_zone.split_once('/').map(|(area, _)| area);
    if !area.is_some_and(|area| AREAS.contains(&area)) {
        return Some(Doubt::NoTownsZone);
    }
    let near = towns.iter().filter(|town| town.km <= CLOCKS_KM);
    let own: Vec<&Nearby> = near.clone().filter(|town| town.country == country).collect();
    let asked = if own.is_empty() { near.collect() } else { own };
    let clock = |zone: &str| when.starts.to_zoned(TimeZone::get(zone).ok()?).ok();
    let shown = clock(when.time_zone)?.offset();
    let is_same = |town: &&Nearby| clock(&town.time_zone).is_some_and(|at| at.offset() == shown);
    if asked.iter().any(is_same) {
        return None;
    }
    asked.first().map(|town| Doubt::OtherClocks(town.time_zone.clone()))
}

/// What does not fit about a time of day on the clocks of a zone.
fn of_clock(starts: DateTime, time_zone: &str) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if let Ok(zone) = TimeZone::get(time_zone) {
        match zone.to_ambiguous_zoned(starts).offset() {
            AmbiguousOffset::Gap { .. } => doubts.push(Doubt::SkippedTime),
            AmbiguousOffset::Fold { .. } => doubts.push(Doubt::RepeatedTime),
            AmbiguousOffset::Unambiguous { .. } => {}
        }
    }
    let hour = starts.hour();
    if doubts.is_empty() && (hour >= NIGHT.0 || hour < NIGHT.1) {
        doubts.push(Doubt::AtNight);
    }
    doubts
}

fn of_day(when: &When<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let days = days_between(when.day, when.starts.date());
    if days.abs() > FAR_FROM_DAY {
        doubts.push(Doubt::FarFromDay(days));
    }
    let is_moved = when.status == (Status::Postponed { dated: true });
    let start = super::starts_at(when.starts, when.time_zone);
    if is_moved && start.is_ok_and(|start| start < when.since) {
        doubts.push(Doubt::IntoThePast);
    }
    doubts
}

/// What does not fit when a stroll on record is moved to another start.
pub fn doubts_of_move(stroll: &Stroll, starts: DateTime, now: Timestamp) -> Vec<Doubt> {
    let mut doubts = of_clock(starts, &stroll.time_zone);
    let days = days_between(stroll.starts.date(), starts.date());
    if days.abs() > FAR_MOVE {
        doubts.push(Doubt::FarMove(days));
    }
    if super::starts_at(starts, &stroll.time_zone).is_ok_and(|start| start < now) {
        doubts.push(Doubt::IntoThePast);
    }
    doubts
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

#[cfg(test)]
mod tests;
