//! Letters to many, for programs.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::circular::Circular;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::refusal::{FieldRefusal, RecordRefusal, Refusal};
use ounce_store::circulars::{self, Listed, Sent};
use ounce_store::{Fault, Sql};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::writing::Writing;
use super::{Here, LISTED};
use crate::api::{Caller, Done, Sent as Body, moment, read};
use crate::stroll::doing::Doing;

#[derive(Serialize)]
struct Letters {
    letters: Vec<Letter>,
}

#[derive(Serialize)]
struct Letter {
    letter: String,
    readers: &'static str,
    /// Empty for all.
    country: String,
    /// Empty for all.
    status: &'static str,
    subject: String,
    text: String,
    shows_writer: bool,
    by: Option<String>,
    sent_at: String,
    taken_back_at: Option<String>,
    count: Count,
}

#[derive(Serialize)]
struct Count {
    readers: i64,
    waiting: i64,
    delivered: i64,
    failed: i64,
}

impl Letter {
    fn of(listed: Listed) -> Self {
        let Listed { circular, by, readers, waiting, delivered, failed } = listed;
        Self {
            letter: circular.id.to_string(),
            readers: circular.readers.as_str(),
            country: circular.readers.country().to_owned(),
            status: circular.readers.status(),
            subject: circular.words.subject,
            text: circular.words.text,
            shows_writer: circular.words.shows_writer,
            by: by.map(|email| email.as_str().to_owned()),
            sent_at: moment(circular.at_ms),
            taken_back_at: circular.taken_back_ms.map(moment),
            count: Count { readers, waiting, delivered, failed },
        }
    }
}

type Strolls = Path<(String, String)>;

async fn stroll(
    app: &App,
    caller: &Caller,
    (campaign, stroll): (String, String),
) -> Result<Here, Failure> {
    let at = caller.stroll(app, (&campaign, &stroll), Action::SendCirculars).await?;
    Ok(Here { campaign, at })
}

async fn campaign(app: &App, caller: &Caller, campaign: String) -> Result<Here, Failure> {
    let at = caller.campaign(app, &campaign, Action::SendCirculars).await?;
    Ok(Here { campaign, at })
}

/// `GET /api/v1/strolls/{campaign}/{stroll}/letters`
pub(crate) async fn list_of_stroll(
    State(app): State<App>,
    caller: Caller,
    Path(path): Strolls,
) -> Result<Response, Failure> {
    list(&app, &stroll(&app, &caller, path).await?).await
}

/// `GET /api/v1/campaigns/{campaign}/letters`
pub(crate) async fn list_of_campaign(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Response, Failure> {
    list(&app, &campaign(&app, &caller, path).await?).await
}

async fn list(app: &App, here: &Here) -> Result<Response, Failure> {
    let (campaign, stroll) = (here.at.place.campaign, here.stroll());
    let listed =
        app.store().read(move |sql| circulars::list(sql, campaign, stroll, LISTED)).await?;
    Ok(read(&Letters { letters: listed.into_iter().map(Letter::of).collect() }))
}

const TEXTS: [(&str, Kind); 5] = [
    ("readers", Kind::Text),
    ("country", Kind::Text),
    ("status", Kind::Text),
    ("subject", Kind::Text),
    ("text", Kind::Text),
];

/// The fields of the form, as far as the place has them.
fn writing(sent: &Body, here: &Here) -> Result<Writing, Failure> {
    let is_of_stroll = here.stroll().is_some();
    let texts = TEXTS.into_iter().filter(|(name, _)| match *name {
        "readers" => is_of_stroll,
        "country" | "status" => !is_of_stroll,
        _ => true,
    });
    let fields: Vec<_> = texts.chain([("shows_writer", Kind::YesOrNo)]).collect();
    Ok(Writing::read(&sent.typed(&fields)?, is_of_stroll)?)
}

#[derive(Serialize)]
struct Reached {
    readers: i64,
    refused: i64,
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/letters/preview`: who would get it; nothing is sent.
pub(crate) async fn preview_of_stroll(
    State(app): State<App>,
    caller: Caller,
    Path(path): Strolls,
    request: Request,
) -> Result<Response, Failure> {
    let here = stroll(&app, &caller, path).await?;
    preview(&app, &caller, &here, request).await
}

/// `POST /api/v1/campaigns/{campaign}/letters/preview`
pub(crate) async fn preview_of_campaign(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let here = campaign(&app, &caller, path).await?;
    preview(&app, &caller, &here, request).await
}

async fn preview(
    app: &App,
    caller: &Caller,
    here: &Here,
    request: Request,
) -> Result<Response, Failure> {
    let sent = Body::read(app, caller, request).await?;
    let readers = writing(&sent, here)?.readers;
    let (campaign, stroll) = (here.at.place.campaign, here.stroll());
    let reach = app.store().read(move |sql| circulars::reach(sql, campaign, (stroll, &readers)));
    let reach = reach.await?;
    Ok(read(&Reached { readers: reach.readers, refused: reach.refused }))
}

#[derive(Serialize)]
struct Outcome {
    outcome: &'static str,
    letter: String,
    readers: i64,
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/letters`
pub(crate) async fn send_of_stroll(
    State(app): State<App>,
    caller: Caller,
    Path(path): Strolls,
    request: Request,
) -> Result<Response, Failure> {
    let here = stroll(&app, &caller, path).await?;
    send(&app, &caller, &here, request).await
}

/// `POST /api/v1/campaigns/{campaign}/letters`
pub(crate) async fn send_of_campaign(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let here = campaign(&app, &caller, path).await?;
    send(&app, &caller, &here, request).await
}

async fn send(
    app: &App,
    caller: &Caller,
    here: &Here,
    request: Request,
) -> Result<Response, Failure> {
    let sent = Body::read(app, caller, request).await?;
    let writing = writing(&sent, here)?;
    let doing = Doing::by_program(app, caller, &here.at, String::new());
    let circular = writing.circular(here, app.fresh_id(app.now()), &doing);
    let circular = circular.ok_or(Failure::NotFound)?;
    let act = move |sql: &mut dyn Sql| -> Result<Result<Outcome, Refusal>, Fault> {
        let sent = circulars::send(sql, &circular, doing.doer().by, &mut doing.ids())?;
        Ok(match sent {
            Ok(Sent::Now(readers)) => {
                Ok(Outcome { outcome: "done", letter: circular.id.to_string(), readers })
            }
            // The id was made a moment ago.
            Ok(Sent::Before) => Err(RecordRefusal::Unknown.into()),
            Err(refusal) => Err(refusal),
        })
    };
    sent.write(app, "readers", act).await
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/letters/undo`
pub(crate) async fn undo_of_stroll(
    State(app): State<App>,
    caller: Caller,
    Path(path): Strolls,
    request: Request,
) -> Result<Response, Failure> {
    let here = stroll(&app, &caller, path).await?;
    undo(&app, &caller, &here, request).await
}

/// `POST /api/v1/campaigns/{campaign}/letters/undo`
pub(crate) async fn undo_of_campaign(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let here = campaign(&app, &caller, path).await?;
    undo(&app, &caller, &here, request).await
}

async fn undo(
    app: &App,
    caller: &Caller,
    here: &Here,
    request: Request,
) -> Result<Response, Failure> {
    let sent = Body::read(app, caller, request).await?;
    let typed = sent.typed(&[("letter", Kind::Text)])?;
    let circular: Id<Circular> = Id::parse(typed.get("letter"))
        .ok_or_else(|| Failure::refused("letter", FieldRefusal::NotAChoice))?;
    let doing = Doing::by_program(app, caller, &here.at, String::new());
    let place = here.at.place.object;
    let undo = move |sql: &mut dyn Sql| {
        let by = (doing.doer().by, doing.doer().at.as_millisecond());
        let undone = circulars::take_back(sql, (place, circular), by, &mut doing.ids())?;
        Ok(undone.map(|()| Done { outcome: "done" }))
    };
    sent.write(app, "letter", undo).await
}
