//! A stroll for search engines: a schema.org Event in JSON-LD.
//!
//! A postponed event without a date keeps its old one and says postponed; with a date it says
//! rescheduled and names the date before; a cancelled one keeps its date.

use ounce_domain::stroll::{ASSUMED_HOURS, Meeting, Phase, Status, Stroll};
use serde_json::{Map, Value, json};

use crate::stroll::{starts_with_offset, with_offset};
use ounce_web::assets;
use ounce_web::board::{Edition, Entry};
use ounce_web::links;
use ounce_web::walk;

/// The event as JSON that can stand in a script element: nothing in it ends the element.
pub(crate) fn event(edition: &Edition, entry: &Entry, url: &str) -> String {
    let stroll = entry.stroll();
    let mut event = Map::new();
    let mut put = |name: &str, value: Value| drop(event.insert(name.to_owned(), value));
    put("@context", json!("https://schema.org"));
    put("@type", json!("Event"));
    put("@id", json!(format!("{url}#event")));
    put("name", json!(stroll.name));
    put("url", json!(url));
    put("startDate", json!(starts_with_offset(stroll)));
    let assumed = || stroll.starts.saturating_add(jiff::Span::new().hours(ASSUMED_HOURS));
    let ends = entry.planned.meeting.ends(stroll.starts).unwrap_or_else(assumed);
    put("endDate", json!(with_offset(ends, &stroll.time_zone)));
    put("image", json!([format!("{}{}", origin(url), assets::href("card.png"))]));
    let status = format!("https://schema.org/{}", status(stroll));
    put("eventStatus", json!(status));
    let mode = "https://schema.org/OfflineEventAttendanceMode";
    put("eventAttendanceMode", json!(mode));
    put("location", location(stroll, &entry.planned.meeting));
    put("organizer", organizer(entry));
    put("superEvent", json!({ "@type": "Event", "name": edition.campaign.name }));
    if let Some(before) = previous_start(stroll) {
        put("previousStartDate", json!(with_offset(before, &stroll.time_zone)));
    }
    if let Some(capacity) = stroll.capacity {
        put("maximumAttendeeCapacity", json!(capacity));
    }
    if let Some(offer) = offer(edition, entry, url) {
        put("offers", offer);
    }
    Value::Object(event).to_string().replace('<', "\\u003c")
}

fn is_moved(stroll: &Stroll) -> bool {
    stroll.first_starts.is_some_and(|first| first != stroll.starts)
}

fn status(stroll: &Stroll) -> &'static str {
    match stroll.status {
        Status::Cancelled => "EventCancelled",
        Status::Postponed { dated: false } => "EventPostponed",
        _ if is_moved(stroll) => "EventRescheduled",
        _ => "EventScheduled",
    }
}

/// Only a rescheduled event has a start before. A postponed event without a date keeps its old date
/// as its start.
fn previous_start(stroll: &Stroll) -> Option<jiff::civil::DateTime> {
    stroll.first_starts.filter(|_| status(stroll) == "EventRescheduled")
}

fn location(stroll: &Stroll, meeting: &Meeting) -> Value {
    let (lat, lon) = walk::point(stroll, meeting);
    let names = [&meeting.venue, &stroll.meeting_point, &stroll.town];
    let name = names.into_iter().find(|name| !name.is_empty());
    let mut address = json!({
        "@type": "PostalAddress",
        "addressLocality": stroll.town,
        "addressRegion": stroll.region,
        "addressCountry": stroll.country,
    });
    if !meeting.street.is_empty() {
        address["streetAddress"] = json!(meeting.street);
    }
    json!({
        "@type": "Place",
        "name": name,
        "address": address,
        "geo": { "@type": "GeoCoordinates", "latitude": lat, "longitude": lon },
    })
}

fn organizer(entry: &Entry) -> Value {
    match &entry.planned.group {
        Some(group) => json!({ "@type": "Organization", "name": group.name }),
        None => json!({ "@type": "Person", "name": entry.stroll().host }),
    }
}

/// Scheme and host of a page under `/campaigns/`.
fn origin(url: &str) -> &str {
    url.find("/campaigns/").map_or(url, |end| &url[..end])
}

/// Joining costs nothing; the offer says whether there is room.
fn offer(edition: &Edition, entry: &Entry, url: &str) -> Option<Value> {
    let availability = match entry.phase {
        Phase::Open { .. } | Phase::Postponed { .. } => "InStock",
        Phase::Full => "SoldOut",
        Phase::Draft | Phase::Cancelled | Phase::Over => return None,
    };
    let join = links::join(&edition.campaign.slug, &entry.stroll().slug);
    let origin = origin(url);
    Some(json!({
        "@type": "Offer",
        "price": "0",
        "priceCurrency": edition.campaign.currency.code(),
        "availability": format!("https://schema.org/{availability}"),
        "url": format!("{origin}{join}"),
    }))
}
