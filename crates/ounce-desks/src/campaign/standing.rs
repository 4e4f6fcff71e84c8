//! How a campaign stands: which towns are ready, on a map, and sign-ups beside the campaign before.

pub(crate) mod api;
mod page;
mod sample;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use jiff::civil::Date;
use ounce_domain::campaign::Campaign;
use ounce_domain::campaign::growth::{self, Mark, Year};
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Kind};
use ounce_store::strolls::{self, Point};
use ounce_store::{Fault, Sql, campaigns, report};
use ounce_web::answer::{edition_of, own};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::routes::{DeskRoute, Needs, OWN, at};
use crate::signed::{Answer, Signed};
use page::StandingPage;

/// The addresses, for members and for their programs.
pub(crate) fn table() -> Vec<DeskRoute> {
    let needs = Needs::May(Action::SeeCampaign, Kind::Campaign);
    vec![
        at("/desk/campaigns/{campaign}/standing", get(show), OWN, needs),
        at("/api/v1/campaigns/{campaign}/standing", get(api::show), OWN, needs),
    ]
}

/// Sign-ups beside those of the campaign before.
#[derive(Clone, Debug)]
struct Growth {
    /// Of the campaign before.
    name: String,
    today: Mark,
    weeks: Vec<Mark>,
}

/// Every town that walks or may walk, and how it grows.
struct Standing {
    points: Vec<Point>,
    /// `None` for the first campaign of all.
    growth: Option<Growth>,
}

/// `today` is the day in UTC, as the days of sign-ups are.
fn load(sql: &mut dyn Sql, campaign: Id<Campaign>, today: Date) -> Result<Standing, Fault> {
    let points = strolls::points(sql, campaign)?;
    let all = campaigns::list(sql)?;
    let Some(now) = all.iter().find(|one| one.id == campaign) else {
        return Ok(Standing { points, growth: None });
    };
    // The newest comes first.
    let Some(before) = all.iter().find(|one| one.day < now.day) else {
        return Ok(Standing { points, growth: None });
    };
    let (of_now, of_before) = (by_day(sql, now.id)?, by_day(sql, before.id)?);
    let year = Year { day: now.day, sign_ups: &of_now };
    let year_before = Year { day: before.day, sign_ups: &of_before };
    let growth = Growth {
        name: before.name.clone(),
        today: growth::today(year, year_before, today),
        weeks: growth::weeks(year, year_before, today),
    };
    Ok(Standing { points, growth: Some(growth) })
}

fn by_day(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<(Date, i64)>, Fault> {
    let days = report::sign_ups(sql, campaign)?.into_iter();
    Ok(days.map(|day| (day.date, day.parties)).collect())
}

async fn loaded(app: &App, campaign: Id<Campaign>) -> Result<Standing, Failure> {
    let today = app.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    Ok(app.store().read(move |sql| load(sql, campaign, today)).await?)
}

/// `GET /desk/campaigns/{campaign}/standing`
async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::SeeCampaign).await?;
    let Standing { points, growth } = loaded(&app, at.place.campaign).await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let page = StandingPage {
        t: visit.reader,
        frame: visit.frame_at(&app, edition, links::campaign_desk(&campaign, "standing")),
        map: page::map(&campaign, &points),
        lacking: points.iter().filter(|point| !point.needs.is_empty()).count(),
        strolls: points.len(),
        campaign,
        name: at.name.clone(),
        day: edition.campaign.day,
        growth,
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}
