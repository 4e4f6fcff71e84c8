//! Calendars (RFC 5545): every stroll of a campaign, or one.
//!
//! An event keeps its UID for good and raises its SEQUENCE with every change of plan, so a calendar
//! that subscribed moves or strikes out its entry. Times are the town's own, with its zone
//! described beside them. Without an end, calendars show an event of no length or of a whole day.
//! So if the host has said no end, an event gets the assumed one, and a property that says it is
//! assumed.

mod lines;
mod zones;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::DateTime;
use ounce_domain::stroll::{ASSUMED_HOURS, Meeting, Status, Stroll};

use lines::Lines;
use ounce_web::app::App;
use ounce_web::board::{Edition, Entry};
use ounce_web::cache;
use ounce_web::failure::Failure;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_of;
use ounce_web::visit::Visit;
use ounce_web::walk;

const CALENDAR: &str = "text/calendar; charset=utf-8";

/// `GET /campaigns/{campaign}/strolls.ics`
pub(crate) async fn campaign(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let entries: Vec<&Entry> = edition.entries.iter().collect();
    Ok(answer(edition, &edition.campaign.name, &entries, &visit, &campaign))
}

/// `GET /campaigns/{campaign}/strolls/{stroll}.ics`
pub(crate) fn stroll(edition: &Edition, slug: &str, visit: &Visit) -> Result<Response, Failure> {
    let entry = edition.entry(slug).ok_or(Failure::NotFound)?;
    Ok(answer(edition, &entry.stroll().name, &[entry], visit, slug))
}

fn answer(
    edition: &Edition,
    name: &str,
    entries: &[&Entry],
    visit: &Visit,
    file: &str,
) -> Response {
    let body = calendar(edition, name, entries, visit);
    let mut response = cache::checked(&visit.headers, CALENDAR, body.into_bytes());
    response.headers_mut().insert(header::VARY, cache::VARY_OF_PAGES);
    let file = HeaderValue::from_str(&format!("inline; filename=\"{file}.ics\""));
    if let Ok(file) = file {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, file);
    }
    response
}

fn calendar(edition: &Edition, name: &str, entries: &[&Entry], visit: &Visit) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Ounce//Strolls//EN");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    lines.text("X-WR-CALNAME", name);
    // Look again after six hours: a postponement should be known the same day.
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    lines.add("X-PUBLISHED-TTL", "PT6H");
    zones::describe(&mut lines, entries);
    for entry in entries {
        event(&mut lines, edition, entry, visit);
    }
    lines.add("END", "VCALENDAR");
    lines.into_text()
}

fn event(lines: &mut Lines, edition: &Edition, entry: &Entry, visit: &Visit) {
    let stroll = entry.stroll();
    let meeting = &entry.planned.meeting;
    let changed = edition.changes().touched_ms(stroll.id);
    let changed = utc(Timestamp::from_millisecond(changed).unwrap_or(Timestamp::UNIX_EPOCH));
    let (lat, lon) = walk::point(stroll, meeting);
    lines.add("BEGIN", "VEVENT");
    // The id alone is unique and outlasts any host name.
    lines.add("UID", &format!("{}@stroll.ounce", stroll.id));
    lines.add("DTSTAMP", &changed);
    lines.add("LAST-MODIFIED", &changed);
    lines.add("SEQUENCE", &stroll.sequence.to_string());
    lines.add("STATUS", status(stroll));
    times(lines, stroll, meeting);
    let notice = notice(stroll, visit.reader);
    let summary = notice.as_ref().map(|notice| {
        let summary = visit.reader.say("calendar-summary");
        summary.s("status", notice).s("name", &stroll.name).to_string()
    });
    lines.text("SUMMARY", summary.as_ref().unwrap_or(&stroll.name));
    lines.text("LOCATION", &location(stroll, meeting, visit.reader));
    lines.add("GEO", &format!("{lat};{lon}"));
    let why = edition.changes().last(stroll.id).map(|change| change.why.clone());
    let why = why.filter(|_| notice.is_some());
    let said = [notice, why, Some(stroll.host.clone()), Some(stroll.bring.clone())];
    let mut said: Vec<String> =
        said.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let facts = walk::facts(meeting, &visit.reader).into_iter();
    said.extend(facts.map(|fact| {
        let line = visit.reader.say("calendar-fact");
        line.s("name", fact.name).s("value", fact.value).to_string()
    }));
    if !said.is_empty() {
        lines.text("DESCRIPTION", &said.join("\n"));
    }
    let page = links::stroll(&edition.campaign.slug, &stroll.slug);
    lines.add("URL", &format!("{}{page}", visit.origin));
    lines.add("END", "VEVENT");
}

/// The start, and the end where the host has said how long it lasts.
fn times(lines: &mut Lines, stroll: &Stroll, meeting: &Meeting) {
    let at = |at: DateTime| at.strftime("%Y%m%dT%H%M%S").to_string();
    lines.add(&format!("DTSTART;TZID={}", stroll.time_zone), &at(stroll.starts));
    match meeting.ends(stroll.starts) {
        Some(ends) => lines.add(&format!("DTEND;TZID={}", stroll.time_zone), &at(ends)),
        None => {
            lines.add("DURATION", &format!("PT{ASSUMED_HOURS}H"));
            lines.add("X-OUNCE-DURATION", "ASSUMED");
        }
    }
}

/// The change of plan, in the reader's words. Outlook does not show STATUS, so this text also
/// stands in the title.
fn notice(stroll: &Stroll, t: Reader) -> Option<String> {
    match stroll.status {
        Status::Cancelled => Some(t.say("badge-cancelled").to_string()),
        Status::Postponed { dated: false } => Some(t.say("badge-postponed").to_string()),
        Status::Postponed { dated: true } => {
            let day = t.day_short(stroll.starts.date());
            Some(t.say("badge-postponed-to").s("day", day).to_string())
        }
        Status::Open | Status::Draft | Status::Held => None,
    }
}

/// A postponed stroll without a new date may or may not take place, so it is "tentative".
fn status(stroll: &Stroll) -> &'static str {
    match stroll.status {
        Status::Cancelled => "CANCELLED",
        Status::Postponed { dated: false } | Status::Draft => "TENTATIVE",
        Status::Open | Status::Postponed { dated: true } | Status::Held => "CONFIRMED",
    }
}

fn location(stroll: &Stroll, meeting: &Meeting, t: Reader) -> String {
    let town = town_of(stroll, t.lang);
    let parts = [stroll.meeting_point.clone(), walk::address(meeting), town];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
