//! The strolls of a campaign for programs, as the coordinator sees them.

use axum::extract::{Path, State};
use axum::response::Response;
use ounce_domain::member::Action;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use serde::Serialize;

use super::load;
use super::page::{Line, Need};
use crate::api::{Caller, read};

#[derive(Serialize)]
struct Desk {
    campaign: String,
    name: String,
    /// How many messages of givers wait to be read.
    messages_waiting: i64,
    strolls: Vec<OfStroll>,
}

#[derive(Serialize)]
struct OfStroll {
    slug: String,
    name: String,
    town: String,
    status: &'static str,
    walkers: i64,
    capacity: Option<i64>,
    waiting: i64,
    raised_minor: i64,
    needs: Vec<&'static str>,
}

impl OfStroll {
    fn of(line: Line) -> Self {
        Self {
            slug: line.slug,
            name: line.name,
            town: line.town,
            status: line.status.as_str(),
            walkers: line.walkers,
            capacity: line.capacity,
            waiting: line.waiting,
            raised_minor: line.raised_minor,
            needs: line.needs.into_iter().map(Need::as_str).collect(),
        }
    }
}

/// `GET /api/v1/campaigns/{campaign}/desk`
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::SeeCampaign).await?;
    let (lines, messages_waiting) = load(&app, at.place.campaign).await?;
    let strolls = lines.into_iter().map(OfStroll::of).collect();
    Ok(read(&Desk { campaign, name: at.name, messages_waiting, strolls }))
}
