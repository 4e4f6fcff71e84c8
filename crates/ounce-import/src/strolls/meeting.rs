//! The columns about the meeting point and the walk.

use super::super::findings::{Findings, Reason};
use super::super::read;
use super::super::table::Cells;
use super::super::wrong::Wrong;
use jiff::civil::DateTime;
use ounce_domain::id::Id;
use ounce_domain::stroll::{Access, Meeting, Position, Stroll};

/// A file without any of these leaves the values on record.
pub(crate) const COLUMNS: [&str; 12] = [
    "venue",
    "street",
    "meeting_lat",
    "meeting_lon",
    "ends",
    "distance_m",
    "surface",
    "pram",
    "wheelchair",
    "parking",
    "toilets",
    "rain_plan",
];

pub(super) fn read(
    cells: Cells<'_>,
    stroll: Id<Stroll>,
    starts: DateTime,
    bad: &mut Findings,
) -> Option<Meeting> {
    let mut line = |column, most| cells.take(column, bad, |cell| read::line_or_none(cell, most));
    let (venue, street) = (line("venue", 120), line("street", 200));
    let (surface, parking) = (line("surface", 120), line("parking", 300));
    let (toilets, rain_plan) = (line("toilets", 300), line("rain_plan", 300));
    let position = position(cells, bad);
    let lasts_minutes = cells.take_optional("ends", bad, |cell| minutes(starts, cell));
    let distance_m = cells.take_optional("distance_m", bad, |cell| read::whole(cell, 1, 100_000));
    let mut access = |column| {
        cells.take_optional(column, bad, |cell| read::word(cell, "yes, partly, no", Access::parse))
    };
    let (pram, wheelchair) = (access("pram"), access("wheelchair"));
    Some(Meeting {
        stroll,
        venue: venue?,
        street: street?,
        position: position?,
        lasts_minutes: lasts_minutes?,
        distance_m: distance_m?,
        surface: surface?,
        pram: pram?,
        wheelchair: wheelchair?,
        parking: parking?,
        toilets: toilets?,
        rain_plan: rain_plan?,
    })
}

/// The meeting point on the map: both halves, or neither.
fn position(cells: Cells<'_>, bad: &mut Findings) -> Option<Option<Position>> {
    cells.take("meeting_lat", bad, |lat| match (lat, cells.get("meeting_lon")) {
        ("", "") => Ok(None),
        (lat, lon) => Position::parse(lat, lon).map(Some),
    })
}

/// How long it lasts until a time of the same day, or until another local time.
fn minutes(starts: DateTime, cell: &str) -> Result<i64, Reason> {
    let same_day = format!("{}T{cell}", starts.date());
    let ends = read::local_time(&same_day).or_else(|_| read::local_time(cell));
    let ends = ends.map_err(|_| Reason::from(Wrong::NotAnEnd))?;
    let minutes = starts.duration_until(ends).as_mins();
    match minutes {
        1..=Meeting::MOST_MINUTES => Ok(minutes),
        ..=0 => Err(Wrong::EndNotAfterStart.into()),
        _ => Err(Wrong::EndTooLate.into()),
    }
}
