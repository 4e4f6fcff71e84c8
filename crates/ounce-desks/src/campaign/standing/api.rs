//! How a campaign stands, for programs.

use axum::extract::{Path, State};
use axum::response::Response;
use ounce_domain::campaign::growth::Mark;
use ounce_domain::member::Action;
use ounce_domain::stroll::Need;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::place::degrees;
use serde::Serialize;

use super::{Standing, loaded};
use crate::api::{Caller, read};

#[derive(Serialize)]
struct Shown {
    strolls: Vec<OfStroll>,
    /// `null` for the first campaign of all.
    growth: Option<Growth>,
}

#[derive(Serialize)]
struct OfStroll {
    slug: String,
    lat: f64,
    lon: f64,
    status: &'static str,
    needs: Vec<&'static str>,
}

#[derive(Serialize)]
struct Growth {
    /// Name of the campaign before.
    beside: String,
    today: OfDay,
    weeks: Vec<OfDay>,
}

/// Parties that had signed up so many days before the day.
#[derive(Serialize)]
struct OfDay {
    days_before: i64,
    /// `null` for a day that has not come.
    now: Option<i64>,
    before: i64,
}

impl OfDay {
    fn of(mark: Mark) -> Self {
        Self { days_before: mark.days_before, now: mark.now, before: mark.before }
    }
}

/// `GET /api/v1/campaigns/{campaign}/standing`
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::SeeCampaign).await?;
    let Standing { points, growth } = loaded(&app, at.place.campaign).await?;
    let strolls = points.into_iter().map(|point| {
        let (lat, lon) = degrees(point.position);
        let needs = point.needs.into_iter().map(Need::as_str).collect();
        OfStroll { slug: point.slug, lat, lon, status: point.status.as_str(), needs }
    });
    let growth = growth.map(|growth| Growth {
        beside: growth.name,
        today: OfDay::of(growth.today),
        weeks: growth.weeks.into_iter().map(OfDay::of).collect(),
    });
    Ok(read(&Shown { strolls: strolls.collect(), growth }))
}
