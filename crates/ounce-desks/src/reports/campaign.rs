//! The reports of a campaign: which towns have reported, which have not, where figures differ.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use jiff::Timestamp;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::stroll::Stroll;
use ounce_domain::stroll_report::may_report;
use ounce_geo::fold;
use ounce_store::stroll_reports::{self, Kept};
use ounce_store::strolls::{self, Listed};
use ounce_web::answer::{edition_of, own};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::visit::Visit;

use super::campaign_page::ReportsPage;
use super::page::ReportState;
use crate::signed::{Answer, Signed};

/// How many strolls one page of the table has.
const A_PAGE: usize = 200;

/// A stroll that is over, with its report if there is one.
pub(super) struct Town {
    /// Slug of the stroll.
    pub slug: String,
    /// The name of the town with its region.
    pub name: String,
    /// How many people have a place.
    pub walkers: i64,
    pub kept: Option<Kept>,
}

impl Town {
    pub(super) fn state(&self) -> ReportState {
        ReportState::of(self.kept.as_ref())
    }

    /// As many as the report says; without one, those who have a place.
    pub(super) fn expected(&self) -> i64 {
        self.kept.as_ref().map_or(self.walkers, |kept| kept.recorded.expected)
    }
}

/// Every stroll of a campaign that has something to report by now, by the name of its town.
pub(super) async fn load(
    app: &App,
    campaign: Id<Campaign>,
    now: Timestamp,
) -> Result<Vec<Town>, Failure> {
    let read = app
        .store()
        .read(move |sql| Ok((strolls::list(sql, campaign)?, stroll_reports::list(sql, campaign)?)));
    let (all, kept) = read.await?;
    let mut kept: HashMap<Id<Stroll>, Kept> =
        kept.into_iter().map(|one| (one.report.stroll, one)).collect();
    let towns = all.into_iter().filter(|one| may_report(&one.stroll, now).is_ok());
    let towns = towns.map(|Listed { stroll, tally, .. }| Town {
        kept: kept.remove(&stroll.id),
        name: ounce_web::place::town(&stroll.town, &stroll.region),
        walkers: tally.walkers,
        slug: stroll.slug,
    });
    let mut towns: Vec<Town> = towns.collect();
    towns.sort_by_cached_key(|one| (fold(&one.name), one.slug.clone()));
    Ok(towns)
}

/// `GET /desk/campaigns/{campaign}/reports?only=&page=`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::SeeReports).await?;
    let id = at.place.campaign;
    let towns = load(&app, id, app.now()).await?;
    let query = Typed::lenient_query(&uri);
    let only = ReportState::ALL.into_iter().find(|state| state.as_str() == query.get("only"));
    let counts = ReportState::ALL
        .map(|state| (state, towns.iter().filter(|town| town.state() == state).count()));
    let all = towns.len();
    let shown: Vec<Town> =
        towns.into_iter().filter(|town| only.is_none_or(|state| town.state() == state)).collect();
    let pages = shown.len().div_ceil(A_PAGE).max(1);
    let page = query.get("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let shown = shown.into_iter().skip((page - 1) * A_PAGE).take(A_PAGE).collect();
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let page = ReportsPage {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign,
        name: at.name.clone(),
        currency: edition.campaign.currency,
        counts,
        all,
        only,
        shown,
        page,
        pages,
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}
