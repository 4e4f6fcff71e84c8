//! News of a campaign (Atom, RFC 4287): every change of plan, newest first.

use std::fmt::Write;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;
use ounce_domain::stroll::Status;
use ounce_store::strolls::{News, Told};

use crate::campaign::api::seconds;
use ounce_web::app::App;
use ounce_web::board::Edition;
use ounce_web::cache;
use ounce_web::failure::Failure;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::{town, town_of};
use ounce_web::visit::Visit;

/// `GET /campaigns/{campaign}/news.atom`
pub(crate) async fn atom(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let body = feed(edition, &visit);
    let content_type = "application/atom+xml; charset=utf-8";
    let mut response = cache::checked(&visit.headers, content_type, body.into_bytes());
    response.headers_mut().insert(axum::http::header::VARY, cache::VARY_OF_PAGES);
    Ok(response)
}

fn feed(edition: &Edition, visit: &Visit) -> String {
    let campaign = &edition.campaign;
    let (origin, slug) = (&visit.origin, &campaign.slug);
    let newest = edition.changes().newest.first();
    // Before anything has happened, the feed is as old as the day itself will be.
    let updated = newest.map_or(Timestamp::UNIX_EPOCH, moment);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let lang = visit.lang().code();
    let _ = write!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{origin}/campaigns/{slug}/news.atom\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{origin}{}\"/>\n\
         <author><name>{}</name></author>\n",
        urn(campaign.id.bytes()),
        escaped(&campaign.name),
        seconds(updated),
        links::campaign(slug),
        escaped(&campaign.name),
    );
    for news in &edition.changes().newest {
        entry(&mut xml, edition, news, visit);
    }
    xml.push_str("</feed>\n");
    xml
}

fn entry(xml: &mut String, edition: &Edition, news: &News, visit: &Visit) {
    let at = seconds(moment(news));
    let stroll = edition.entry(&news.slug);
    let town = stroll.map_or_else(
        || town(&news.town, &news.region),
        |entry| town_of(entry.stroll(), visit.lang()),
    );
    let what = what(visit.reader, news);
    // Writing to a String can't fail.
    let _ = write!(
        xml,
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{at}</updated>\n\
         <published>{at}</published>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}{}\"/>\n\
         <summary>{}</summary>\n</entry>\n",
        urn_of(news),
        escaped(&format!("{town}: {what}")),
        visit.origin,
        links::stroll(&edition.campaign.slug, &news.slug),
        escaped(if news.why.is_empty() { &news.name } else { &news.why }),
    );
}

/// The new status, in the words of a stroll's card.
fn what(reader: Reader, news: &News) -> String {
    if news.told == Told::Particulars {
        return reader.say("news-particulars").to_string();
    }
    match news.status {
        Status::Open | Status::Draft => reader.say("badge-open").to_string(),
        Status::Postponed { dated: true } => {
            let day = reader.day_short(news.starts.date());
            reader.say("badge-postponed-to").s("day", day).to_string()
        }
        Status::Postponed { dated: false } => reader.say("badge-postponed").to_string(),
        Status::Cancelled => reader.say("badge-cancelled").to_string(),
        Status::Held => reader.say("badge-over").to_string(),
    }
}

fn moment(news: &News) -> Timestamp {
    Timestamp::from_millisecond(news.at_ms).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// An id of ours as a URN (RFC 9562): it stays when the feed moves to another address.
fn urn(bytes: [u8; 16]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

/// The stroll's URN and the number of the change.
fn urn_of(news: &News) -> String {
    format!("{}#{}", urn(news.stroll.bytes()), news.number)
}

/// Text in XML. Characters that XML can't carry at all are left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}
