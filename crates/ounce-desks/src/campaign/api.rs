//! The strolls of a campaign for programs, as the coordinator sees them, page by page.

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use ounce_domain::member::Action;
use ounce_domain::stroll::Need;
use ounce_store::messages;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use serde::Serialize;

use super::asked::{Asked, FIELDS};
use super::page::{Line, needs_of};
use super::{A_PAGE, load};
use crate::api::{Caller, read};

/// The most strolls of one answer.
const MOST: usize = 1_000;

#[derive(Serialize)]
struct Desk {
    campaign: String,
    name: String,
    /// How many messages of givers wait to be read.
    messages_waiting: i64,
    /// How many strolls fit on all pages.
    found: i64,
    strolls: Vec<OfStroll>,
    /// What to send as `after` for the next ones.
    next: Option<String>,
}

#[derive(Serialize)]
struct OfStroll {
    slug: String,
    name: String,
    town: String,
    region: String,
    country: String,
    status: &'static str,
    /// On the town's clocks.
    starts: String,
    walkers: i64,
    capacity: Option<i64>,
    waiting: i64,
    raised_minor: i64,
    needs: Vec<&'static str>,
}

impl OfStroll {
    fn of(line: Line) -> Self {
        Self {
            needs: needs_of(&line).into_iter().map(Need::as_str).collect(),
            slug: line.slug,
            name: line.name,
            town: line.town,
            region: line.region,
            country: line.country,
            status: line.status.as_str(),
            starts: line.starts.to_string(),
            walkers: line.walkers,
            capacity: line.capacity,
            waiting: line.waiting,
            raised_minor: line.raised_minor,
        }
    }
}

/// `GET /api/v1/campaigns/{campaign}/desk?q=&only=&status=&in=&sort=&after=&limit=`
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    uri: Uri,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::SeeCampaign).await?;
    let known: Vec<&str> = FIELDS.into_iter().chain(["after", "limit"]).collect();
    let query = Typed::query(&uri, &known)?;
    let asked = Asked::strict(&query)?;
    let limit = query.count("limit", MOST).map_err(|wrong| Failure::refused("limit", wrong))?;
    let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(A_PAGE);
    let (id, after) = (at.place.campaign, query.get("after").to_owned());
    let loaded = app.store().read(move |sql| {
        Ok((load(sql, id, (&asked, &after), limit)?, messages::count_held(sql, id)?))
    });
    let (table, messages_waiting) = loaded.await?;
    let strolls = table.lines.into_iter().map(OfStroll::of).collect();
    let (found, next) = (table.found, table.next);
    Ok(read(&Desk { campaign, name: at.name, messages_waiting, found, strolls, next }))
}
