//! The details of a stroll in the reader's words: one list for page, ticket, letter and calendar.
//! It has only what the host has said.

use jiff::civil::DateTime;
use ounce_domain::stroll::{Access, Meeting, Status, Stroll};

use crate::i18n::Reader;
use crate::links;
use crate::place::{degrees, town};

/// One known detail, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub name: String,
    pub value: String,
}

/// `Elm Park, 12 Crocus Lane`; empty where neither is known.
pub fn address(meeting: &Meeting) -> String {
    let parts = [meeting.venue.as_str(), meeting.street.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// The end, if the host has said how long it lasts and the start is settled.
pub fn ends(stroll: &Stroll, meeting: &Meeting) -> Option<DateTime> {
    let holds = stroll.status != (Status::Postponed { dated: false });
    meeting.ends(stroll.starts).filter(|_| holds)
}

/// `11:30 AM`, or with its day where that is another.
pub fn until(stroll: &Stroll, meeting: &Meeting, t: &Reader) -> Option<String> {
    let ends = ends(stroll, meeting)?;
    let time = t.time(ends.time());
    if ends.date() == stroll.starts.date() {
        return Some(time);
    }
    Some(t.say("when").s("day", t.day_short(ends.date())).s("time", time).to_string())
}

/// The length, the ground, prams and wheelchairs, parking and toilets.
pub fn facts(meeting: &Meeting, t: &Reader) -> Vec<Fact> {
    let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let access = |access: Option<Access>| {
        access.map(|access| {
            let word = match access {
                Access::Yes => "access-yes",
                Access::Partly => "access-partly",
                Access::No => "access-no",
            };
            t.say(word).to_string()
        })
    };
    let known = [
        ("fact-distance", meeting.distance_m.map(|metres| t.length(metres))),
        ("fact-surface", text(&meeting.surface)),
        ("fact-pram", access(meeting.pram)),
        ("fact-wheelchair", access(meeting.wheelchair)),
        ("fact-parking", text(&meeting.parking)),
        ("fact-toilets", text(&meeting.toilets)),
        ("fact-rain", text(&meeting.rain_plan)),
    ];
    let known = known.into_iter().filter_map(|(name, value)| Some((name, value?)));
    known.map(|(name, value)| Fact { name: t.say(name).to_string(), value }).collect()
}

/// The meeting point on the map, in degrees; without one, the middle of the town.
pub fn point(stroll: &Stroll, meeting: &Meeting) -> (f64, f64) {
    degrees(meeting.position.unwrap_or(stroll.position))
}

/// Directions to the meeting point: to its place on the map, to its street, or to the town.
pub fn directions(stroll: &Stroll, meeting: &Meeting) -> String {
    if meeting.position.is_none() && !meeting.street.is_empty() {
        let town = town(&stroll.town, &stroll.region);
        return links::directions_to(&format!("{}, {town}, {}", meeting.street, stroll.country));
    }
    links::directions(point(stroll, meeting))
}
