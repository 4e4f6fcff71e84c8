//! Who did what to a campaign or a stroll: searched for, page by page, and taken along as a file.

pub(crate) mod api;
pub(crate) mod page;
mod sample;
mod search;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream;
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Kind};
use ounce_store::acts::{self, Before};
use ounce_store::members::{self, Named};
use ounce_store::{Fault, strolls};
use ounce_web::answer::{edition_of, own, streamed};
use ounce_web::app::App;
use ounce_web::cache::Policy;
use ounce_web::csv as csv_of;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::visit::Visit;

use crate::members::{Here, desk_page};
use crate::routes::{DeskRoute, Needs, OWN, at};
use crate::signed::{Answer, Signed};
use page::ActsPage;
use search::{Found, Wanted, row};

/// How many acts one page shows.
const A_PAGE: usize = 50;
/// How many are read at a time for a file.
const A_PART: i64 = 500;

/// The addresses, for pages and for programs.
pub(crate) fn table() -> Vec<DeskRoute> {
    let of = |kind| Needs::May(Action::SeeActs, kind);
    vec![
        at("/desk/campaigns/{campaign}/acts", get(show), OWN, of(Kind::Campaign)),
        at("/desk/campaigns/{campaign}/acts.csv", get(csv), OWN, of(Kind::Campaign)),
        at("/desk/campaigns/{campaign}/strolls/{stroll}/acts", get(show), OWN, of(Kind::Stroll)),
        at("/desk/campaigns/{campaign}/strolls/{stroll}/acts.csv", get(csv), OWN, of(Kind::Stroll)),
        at("/api/v1/campaigns/{campaign}/acts", get(api::list), OWN, of(Kind::Campaign)),
        at("/api/v1/strolls/{campaign}/{stroll}/acts", get(api::list), OWN, of(Kind::Stroll)),
    ]
}

/// The zone of the clocks at a place: a stroll's own; a campaign is in many towns, so UTC.
pub(crate) async fn zone_of(app: &App, at: &Named) -> Result<String, Failure> {
    let object = at.place.object;
    if object.kind != Kind::Stroll {
        return Ok("UTC".to_owned());
    }
    let id = Id::from_bytes(object.id);
    let found = app.store().read(move |sql| strolls::load_by_id(sql, id)).await?;
    found.map(|listed| listed.stroll.time_zone).ok_or(Failure::NotFound)
}

/// What a query asks for at a place. An object that is named and not there is a complaint.
async fn wanted(
    app: &App,
    (campaign, at, zone): (&str, &Named, &str),
    query: &Typed,
) -> Result<Wanted, Failure> {
    let mut wanted = Wanted::read(query, zone)?.at(at);
    if let Some((kind, slug)) = wanted.thing.take().filter(|_| at.place.object.kind != Kind::Stroll)
    {
        let campaign = campaign.to_owned();
        let found = app.store().read(move |sql| members::place(sql, kind, &campaign, &slug));
        let found = found.await?.ok_or_else(search::no_such_object)?;
        wanted.filter.object = Some(found.place.object);
    }
    Ok(wanted)
}

/// `GET …/acts?q=&by=&deed=&object=&from=&to=&before=`
async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(here): Path<Here>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = here.place(&app, &signed, Action::SeeActs).await?;
    let query = Typed::lenient_query(&uri);
    let zone = zone_of(&app, &at).await?;
    let asked = wanted(&app, (&here.campaign, &at, &zone), &query).await;
    let (found, complaints) = match asked {
        Ok(wanted) => {
            let read = app.store().read(move |sql| search::find(sql, &wanted, A_PAGE));
            (read.await?, Vec::new())
        }
        Err(failure) => (Found::default(), search::complaints(failure)?),
    };
    let (id, object) = (at.place.campaign, at.place.object);
    let is_stroll = object.kind == Kind::Stroll;
    let read = app.store().read(move |sql| {
        let things = if is_stroll { Vec::new() } else { acts::things(sql, id)? };
        Ok((things, acts::doers(sql, id, is_stroll.then_some(object))?))
    });
    let (things, doers) = read.await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let path = desk_page(&here.campaign, &at, "acts");
    let is_wrong = !complaints.is_empty();
    let page = ActsPage {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        path,
        desk: desk_page(&here.campaign, &at, ""),
        name: at.name.clone(),
        is_stroll,
        zone,
        form: Form::refused(search::typed(&query), complaints),
        doers,
        things,
        is_later: query.has("before"),
        found,
    };
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(own(&visit, status, &page)?)
}

/// A file that is written while it is read, so that a long history needs no room in memory.
struct Writing {
    app: App,
    wanted: Wanted,
    zone: String,
    next: Option<Before>,
    head: String,
}

impl Writing {
    async fn part(mut self) -> Result<Option<(String, Self)>, Fault> {
        let Some(before) = self.next else { return Ok(None) };
        let filter = self.wanted.filter;
        let read = self.app.store().read(move |sql| acts::find(sql, &filter, before, A_PART));
        let told = read.await?;
        let is_last = told.len() < A_PART as usize;
        self.next = told.last().filter(|_| !is_last).map(|one| Before::act(&one.act));
        let mut text = std::mem::take(&mut self.head);
        for one in told.iter().filter(|one| self.wanted.is_in(one)) {
            text.push_str(&row(one, &self.zone));
        }
        Ok(Some((text, self)))
    }
}

/// `GET …/acts.csv`: everything that the same search finds.
async fn csv(State(app): State<App>, signed: Signed, Path(here): Path<Here>, uri: Uri) -> Answer {
    let at = here.place(&app, &signed, Action::SeeActs).await?;
    let zone = zone_of(&app, &at).await?;
    let wanted = wanted(&app, (&here.campaign, &at, &zone), &Typed::lenient_query(&uri)).await?;
    let next = Some(wanted.before);
    let head = format!("{}{}", csv_of::MARK, csv_of::row(&search::HEADINGS));
    let writing = Writing { app, wanted, zone, next, head };
    let mut answer: Response = streamed(stream::try_unfold(writing, Writing::part)).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let of_stroll = here.stroll.map(|stroll| format!("-{stroll}")).unwrap_or_default();
    let file = format!("attachment; filename=\"{}{of_stroll}-acts.csv\"", here.campaign);
    if let Ok(file) = HeaderValue::from_str(&file) {
        headers.insert(header::CONTENT_DISPOSITION, file);
    }
    Policy::Private.apply(headers);
    Ok(answer)
}
