//! Who offers to host a stroll: near what it would be, and a yes, a question or a no.

pub(crate) mod api;
mod judging;
mod near;
mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Kind};
use ounce_domain::refusal::{Complaint, FieldRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::is_undoable;
use ounce_store::acts::{self, Deed};
use ounce_store::members::Named;
use ounce_store::{Fault, campaigns, host_applications, strolls};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::routes::{DESK, DeskRoute, Needs, OWN, at};
use crate::signed::{Answer, Signed};
use crate::stroll::doing::Doing;
use judging::Judging;
use page::{ApplicationsPage, Judged, Refused, Waiting};

/// How many that wait one page shows, and how many that were judged.
const A_PAGE: i64 = 100;
const JUDGED: i64 = 10;
/// Among how many of the last changes of a campaign a no that can be undone is looked for.
const ACTS: i64 = 200;

const FIELDS: [&str; 3] = ["application", "verdict", "words"];

/// The addresses, for members and for their programs.
pub(crate) fn table() -> Vec<DeskRoute> {
    let needs = Needs::May(Action::JudgeApplications, Kind::Campaign);
    vec![
        at("/desk/campaigns/{campaign}/applications", get(show), OWN, needs),
        at("/desk/campaigns/{campaign}/applications/judge", post(judge), DESK, needs),
        at("/desk/campaigns/{campaign}/applications/undo", post(undo), DESK, needs),
        at("/api/v1/campaigns/{campaign}/applications", get(api::list), OWN, needs),
        at("/api/v1/campaigns/{campaign}/applications/judge", post(api::judge), DESK, needs),
        at("/api/v1/campaigns/{campaign}/applications/undo", post(api::undo), DESK, needs),
    ]
}

/// `GET /desk/campaigns/{campaign}/applications`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::JudgeApplications).await?;
    let done = Typed::lenient_query(&uri).get("done").to_owned();
    Ok(page(&app, &visit, (&campaign, &at), (StatusCode::OK, done, None)).await?)
}

async fn page(
    app: &App,
    visit: &Visit,
    (campaign, at): (&str, &Named),
    (status, done, refused): (StatusCode, String, Option<Refused>),
) -> Result<Response, Failure> {
    let (id, object, now_ms) = (at.place.campaign, at.place.object, app.now().as_millisecond());
    let read = app.store().read(move |sql| {
        let open = host_applications::list_open(sql, id, A_PAGE)?;
        let near = open
            .iter()
            .map(|one| near::find(sql, one, &open))
            .collect::<Result<Vec<_>, Fault>>()?;
        let groups = campaigns::list_groups(sql, id)?;
        let acts = acts::list_at(sql, object, ACTS)?;
        let mut judged = Vec::new();
        for one in host_applications::list_judged(sql, id, JUDGED)? {
            let stroll = match one.stroll {
                Some(stroll) => strolls::load_by_id(sql, stroll)?.map(|found| found.stroll.slug),
                None => None,
            };
            let is_no = |act: &acts::Act| {
                act.deed == Deed::JudgedApplication
                    && act.about == Some(one.id.bytes())
                    && act.became == one.standing.as_str()
            };
            let act = acts.iter().map(|told| &told.act).find(|act| is_no(act));
            let act = act.filter(|act| stroll.is_none() && is_undoable(act.at_ms, now_ms));
            judged.push(Judged { act: act.map(|act| act.id), stroll, application: one });
        }
        Ok((open, near, groups, judged))
    });
    let (open, near, groups, judged) = read.await?;
    let waiting = open.into_iter().zip(near).map(|(application, near)| {
        let group = groups.iter().find(|group| Some(group.id) == application.group);
        Waiting { group: group.map(|group| group.name.clone()), near, application }
    });
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let path = links::campaign_desk(campaign, "applications");
    let page = ApplicationsPage {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path),
        campaign: campaign.to_owned(),
        name: at.name.clone(),
        waiting: waiting.collect(),
        judged,
        done,
        refused,
    };
    own(visit, status, &page)
}

/// `POST /desk/campaigns/{campaign}/applications/judge`: fields `application`, `verdict` (`approve`,
/// `ask` or `decline`), `words`.
pub(crate) async fn judge(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::JudgeApplications).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&FIELDS)?;
    let application = Id::parse(typed.get("application"))
        .ok_or_else(|| Failure::refused("application", FieldRefusal::NotAChoice))?;
    let written = match Judging::read(&typed) {
        Ok((verdict, words)) => {
            let doing = Doing::new(&app, &signed, &at, words);
            let judging = Judging::new(&app, &at, application, verdict, doing);
            let written = app.store().write(move |sql| judging.write(sql)).await?;
            written.map_err(|refusal| Complaint { field: "words", refusal })
        }
        Err(complaint) => Err(complaint),
    };
    let path = links::campaign_desk(&campaign, "applications");
    match written {
        Ok(done) => {
            app.refresh().await.map_err(Failure::from)?;
            Ok(see(&format!("{path}?done={}", done.outcome())))
        }
        Err(Complaint { refusal: Refusal::Record(RecordRefusal::Unknown), .. }) => {
            Err(Failure::NotFound.into())
        }
        Err(Complaint { refusal: Refusal::Record(_), .. }) => {
            Ok(see(&format!("{path}?done=before")))
        }
        Err(complaint) if complaint.field == "verdict" => {
            Err(Failure::refused("verdict", FieldRefusal::NotAChoice).into())
        }
        Err(complaint) => {
            let form = Form::refused(typed.pairs(), vec![complaint]);
            let state = (
                StatusCode::UNPROCESSABLE_ENTITY,
                String::new(),
                Some(Refused { application, form }),
            );
            Ok(page(&app, &visit, (&campaign, &at), state).await?)
        }
    }
}

/// `POST /desk/campaigns/{campaign}/applications/undo`: field `act`.
pub(crate) async fn undo(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::JudgeApplications).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["act"])?;
    let act = Id::parse(typed.get("act"))
        .ok_or_else(|| Failure::refused("act", FieldRefusal::NotAChoice))?;
    let doing = Doing::new(&app, &signed, &at, String::new());
    let place = at.place.clone();
    let undone = app.store().write(move |sql| {
        let mut ids = doing.ids();
        host_applications::undo_decline(sql, (&place, act), &doing.doer(), &mut ids)
    });
    let path = links::campaign_desk(&campaign, "applications");
    match undone.await? {
        Ok(()) => Ok(see(&format!("{path}?done=undone"))),
        Err(Refusal::Record(_)) => Err(Failure::NotFound.into()),
        Err(_) => Ok(see(&format!("{path}?done=undo-over"))),
    }
}
