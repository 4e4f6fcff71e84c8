//! The desk of a campaign: every stroll and how it stands.

pub(crate) mod api;
mod page;
mod sample;

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Kind, Role};
use ounce_domain::stroll::Status;
use ounce_geo::fold;
use ounce_store::strolls::Listed;
use ounce_store::{host_applications, members, messages, strolls};
use ounce_web::answer::{edition_of, own};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::visit::Visit;
use std::collections::HashSet;

use crate::signed::{Answer, Signed};
use page::{CampaignDesk, Line, Need};

/// How many strolls one page of the table has.
const A_PAGE: usize = 200;

/// `GET /desk/campaigns/{campaign}?q=&only=&page=`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::SeeCampaign).await?;
    let id = at.place.campaign;
    let judges = signed.may(Action::JudgeMessages, &at.place);
    let (lines, messages) = load(&app, id).await?;
    let applications = app.store().read(move |sql| host_applications::count_waiting(sql, id));
    let applications = applications.await?;
    let query = Typed::lenient_query(&uri);
    let q: String = query.get("q").chars().take(80).collect();
    let only = Need::ALL.into_iter().find(|need| need.as_str() == query.get("only"));
    let needs = Need::ALL
        .map(|need| (need, lines.iter().filter(|line| line.needs.contains(&need)).count()));
    let folded = fold(&q);
    let mut shown: Vec<Line> = lines
        .into_iter()
        .filter(|line| only.is_none_or(|need| line.needs.contains(&need)))
        .filter(|line| is_called(line, &folded))
        .collect();
    shown.sort_by_cached_key(|line| (fold(&line.town), line.slug.clone()));
    let found = shown.len();
    let page =
        query.get("page").parse::<usize>().unwrap_or(1).clamp(1, found.div_ceil(A_PAGE).max(1));
    let shown = shown.into_iter().skip((page - 1) * A_PAGE).take(A_PAGE).collect();
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let page = CampaignDesk {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign,
        name: at.name.clone(),
        day: edition.campaign.day,
        currency: edition.campaign.currency,
        tally: edition.tally.clone(),
        messages: judges.then_some(messages),
        applications: signed.may(Action::JudgeApplications, &at.place).then_some(applications),
        needs,
        only,
        q,
        page,
        pages: found.div_ceil(A_PAGE).max(1),
        found,
        shown,
        sees_members: signed.may(Action::SeeMembers, &at.place),
        sees_acts: signed.may(Action::SeeActs, &at.place),
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// Every stroll of a campaign, and how many messages wait to be read.
async fn load(app: &App, campaign: Id<Campaign>) -> Result<(Vec<Line>, i64), Failure> {
    let read = app.store().read(move |sql| {
        Ok((
            strolls::list_with_drafts(sql, campaign)?,
            members::list(sql, campaign)?,
            messages::count_held(sql, campaign)?,
        ))
    });
    let (all, roles, messages) = read.await?;
    let hosted: HashSet<[u8; 16]> = roles
        .iter()
        .filter(|one| one.held.role == Role::Host && one.held.object.kind == Kind::Stroll)
        .map(|one| one.held.object.id)
        .collect();
    Ok((all.iter().map(|listed| line(listed, &hosted)).collect(), messages))
}

/// Whether each word that was searched for begins a word of the town or of the stroll's name.
fn is_called(line: &Line, folded: &str) -> bool {
    let own = format!("{} {}", fold(&line.town), fold(&line.name));
    let begins = |wanted: &str| own.split_whitespace().any(|word| word.starts_with(wanted));
    folded.split_whitespace().all(begins)
}

/// A stroll, and what it still needs.
fn line(listed: &Listed, hosted: &HashSet<[u8; 16]>) -> Line {
    let stroll = &listed.stroll;
    let is_to_come = !matches!(stroll.status, Status::Cancelled | Status::Held);
    let mut needs = Vec::new();
    if is_to_come {
        if !hosted.contains(&Id::bytes(stroll.id)) {
            needs.push(Need::Host);
        }
        if stroll.meeting_point.is_empty() {
            needs.push(Need::Place);
        }
        if stroll.status == (Status::Postponed { dated: false }) {
            needs.push(Need::Day);
        }
        if stroll.status == Status::Draft {
            needs.push(Need::Opening);
        }
    }
    Line {
        slug: stroll.slug.clone(),
        name: stroll.name.clone(),
        town: ounce_web::place::town(&stroll.town, &stroll.region),
        status: stroll.status,
        walkers: listed.tally.walkers,
        capacity: stroll.capacity,
        waiting: listed.tally.waiting,
        raised_minor: listed.tally.raised_minor,
        needs,
    }
}
