//! Letters to the walkers of a stroll, and to the hosts of a campaign: written, read as they will
//! be, sent to oneself, sent, and taken back for ten minutes. No address is shown.

pub(crate) mod api;
mod page;
mod sample;
mod table;
mod writing;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::circular::{Circular, Readers};
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Kind};
use ounce_domain::refusal::{Complaint, FieldRefusal, Refusal};
use ounce_domain::stroll::Stroll;
use ounce_store::members::Named;
use ounce_store::{Fault, circulars, faces, outbox, questions, strolls};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::circular::{Answers, Around, From};
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::signed::{Answer, Signed};
use crate::stroll::doing::Doing;
use page::{LettersPage, Preview};
pub(crate) use table::table;
use writing::{FIELDS, Writing};

/// How many circulars the page shows.
const LISTED: i64 = 20;
/// For how long letters that did not arrive are counted.
pub(crate) const LATELY_MS: i64 = 30 * 86_400_000;

/// The place that somebody writes from: a stroll, or a campaign.
struct Here {
    /// Slug.
    campaign: String,
    at: Named,
}

impl Here {
    /// `None` for the campaign, whose readers are hosts.
    fn stroll(&self) -> Option<Id<Stroll>> {
        let object = self.at.place.object;
        (object.kind == Kind::Stroll).then(|| Id::from_bytes(object.id))
    }

    fn page(&self, page: &str) -> String {
        match self.stroll() {
            Some(_) => links::stroll_desk(&self.campaign, &self.at.slug, page),
            None => links::campaign_desk(&self.campaign, page),
        }
    }
}

type Strolls = Path<(String, String)>;

async fn stroll(
    app: &App,
    signed: &Signed,
    (campaign, stroll): (String, String),
) -> Result<Here, crate::signed::Refused> {
    let at = signed.stroll(app, (&campaign, &stroll), Action::SendCirculars).await?;
    Ok(Here { campaign, at })
}

async fn campaign(
    app: &App,
    signed: &Signed,
    campaign: String,
) -> Result<Here, crate::signed::Refused> {
    let at = signed.campaign(app, &campaign, Action::SendCirculars).await?;
    Ok(Here { campaign, at })
}

/// `GET /desk/campaigns/{campaign}/strolls/{stroll}/letters`
async fn show_of_stroll(
    State(app): State<App>,
    signed: Signed,
    Path(path): Strolls,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let here = stroll(&app, &signed, path).await?;
    let done = Typed::lenient_query(&uri).get("done").to_owned();
    Ok(show(&app, &visit, &here, (StatusCode::OK, Form::new(), done)).await?)
}

/// `GET /desk/campaigns/{campaign}/letters`
async fn show_of_campaign(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let here = campaign(&app, &signed, path).await?;
    let done = Typed::lenient_query(&uri).get("done").to_owned();
    Ok(show(&app, &visit, &here, (StatusCode::OK, Form::new(), done)).await?)
}

async fn show(
    app: &App,
    visit: &Visit,
    here: &Here,
    (status, form, done): (StatusCode, Form, String),
) -> Result<Response, Failure> {
    let (id, stroll, now_ms) = (here.at.place.campaign, here.stroll(), app.now().as_millisecond());
    let read = app.store().read(move |sql| {
        let all = match stroll {
            Some(_) => Readers::OF_STROLL.to_vec(),
            None => vec![Readers::Hosts { country: None, status: None }],
        };
        let reach = all.into_iter().map(|readers| {
            let reach = circulars::reach(sql, id, (stroll, &readers))?;
            Ok((readers, reach))
        });
        let reach = reach.collect::<Result<Vec<_>, Fault>>()?;
        let mut countries = Vec::new();
        if stroll.is_none() {
            let all = strolls::list_with_drafts(sql, id)?;
            countries = all.into_iter().map(|one| one.stroll.country).collect();
            countries.sort_unstable();
            countries.dedup();
        }
        let failed = match stroll {
            Some(stroll) => outbox::count_failed_of(sql, (id, stroll), now_ms - LATELY_MS)?,
            None => 0,
        };
        Ok((reach, countries, circulars::list(sql, id, stroll, LISTED)?, failed))
    });
    let (reach, countries, listed, failed) = read.await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let page = LettersPage {
        t: visit.reader,
        frame: visit.frame_at(app, edition, here.page("letters")),
        desk: here.page(""),
        path: here.page("letters"),
        name: here.at.name.clone(),
        is_stroll: stroll.is_some(),
        reach,
        countries,
        listed,
        failed,
        now_ms,
        done,
        form,
    };
    own(visit, status, &page)
}

async fn read_form(request: Request) -> Result<Typed, Failure> {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&FIELDS)?;
    Ok(typed)
}

fn refused(typed: &Typed, wrong: Vec<Complaint>) -> (StatusCode, Form, String) {
    let form = Form::refused(typed.pairs(), wrong);
    (StatusCode::UNPROCESSABLE_ENTITY, form, String::new())
}

/// `POST …/letters/preview`: shows the letter and the number of its readers, and sends nothing. With
/// `step=change` the form comes back as it was typed.
async fn preview_of_stroll(
    State(app): State<App>,
    signed: Signed,
    Path(path): Strolls,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = stroll(&app, &signed, path).await?;
    preview(&app, &signed, &visit, &here, request).await
}

/// As [`preview_of_stroll`], to hosts.
async fn preview_of_campaign(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = campaign(&app, &signed, path).await?;
    preview(&app, &signed, &visit, &here, request).await
}

async fn preview(
    app: &App,
    signed: &Signed,
    visit: &Visit,
    here: &Here,
    request: Request,
) -> Answer {
    let typed = read_form(request).await?;
    if typed.get("step") == "change" {
        let form = Form::refused(typed.pairs(), Vec::new());
        return Ok(show(app, visit, here, (StatusCode::OK, form, String::new())).await?);
    }
    match Writing::read(&typed, here.stroll().is_some()) {
        Ok(writing) => Ok(previewed(app, signed, visit, here, (writing, None)).await?),
        Err(wrong) => Ok(show(app, visit, here, refused(&typed, wrong)).await?),
    }
}

/// The letter as it will be read. `tested` says what a test came to.
async fn previewed(
    app: &App,
    signed: &Signed,
    visit: &Visit,
    here: &Here,
    (writing, tested): (Writing, Option<Result<(), Refusal>>),
) -> Result<Response, Failure> {
    let (id, stroll) = (here.at.place.campaign, here.stroll());
    let readers = writing.readers.clone();
    let read = app.store().read(move |sql| {
        let reach = circulars::reach(sql, id, (stroll, &readers))?;
        let has_answers = match stroll {
            Some(stroll) => questions::answers(sql, stroll)?.is_some(),
            None => faces::load(sql, id)?.is_some_and(|face| !face.contact.is_empty()),
        };
        Ok((reach, has_answers))
    });
    let (reach, has_answers) = read.await?;
    let email = signed.open.email.as_str();
    let ask = links::ask(&here.campaign, &here.at.slug);
    let answers = match (writing.words.shows_writer, has_answers, stroll) {
        (true, ..) => Answers::Writer(email),
        (false, true, Some(_)) => Answers::Form(&ask),
        (false, true, None) => Answers::Contact,
        (false, false, _) => Answers::Nobody,
    };
    let from = match stroll {
        Some(_) => From::Host(&here.at.name),
        None => From::Coordinators(&here.at.name),
    };
    let now = app.now();
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let page = Preview {
        t: visit.reader,
        frame: visit.frame_at(app, edition, here.page("letters")),
        desk: here.page(""),
        path: here.page("letters"),
        name: here.at.name.clone(),
        around: Around::new(from, answers, &visit.reader),
        reach,
        email: email.to_owned(),
        circular: app.fresh_id(now),
        test: app.fresh_id(now),
        tested,
        writing,
    };
    own(visit, StatusCode::OK, &page)
}

/// `POST …/letters/test`: the letter to oneself, and the preview again.
async fn test_of_stroll(
    State(app): State<App>,
    signed: Signed,
    Path(path): Strolls,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = stroll(&app, &signed, path).await?;
    test(&app, &signed, &visit, &here, request).await
}

/// As [`test_of_stroll`], of a letter to hosts.
async fn test_of_campaign(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = campaign(&app, &signed, path).await?;
    test(&app, &signed, &visit, &here, request).await
}

async fn test(app: &App, signed: &Signed, visit: &Visit, here: &Here, request: Request) -> Answer {
    let typed = read_form(request).await?;
    let writing = match Writing::read(&typed, here.stroll().is_some()) {
        Ok(writing) => writing,
        Err(wrong) => return Ok(show(app, visit, here, refused(&typed, wrong)).await?),
    };
    let of_oneself = Writing { readers: Readers::Oneself, ..writing.clone() };
    let id = writing::id_of(&typed, "test")?;
    let sent = of_oneself.send(app, here, id, Doing::new(app, signed, &here.at, String::new()));
    let tested = sent.await?.map(drop);
    Ok(previewed(app, signed, visit, here, (writing, Some(tested))).await?)
}

/// `POST …/letters`: sends it. The same form again sends nothing.
async fn send_of_stroll(
    State(app): State<App>,
    signed: Signed,
    Path(path): Strolls,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = stroll(&app, &signed, path).await?;
    send(&app, &signed, &visit, &here, request).await
}

/// As [`send_of_stroll`], to hosts.
async fn send_of_campaign(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = campaign(&app, &signed, path).await?;
    send(&app, &signed, &visit, &here, request).await
}

async fn send(app: &App, signed: &Signed, visit: &Visit, here: &Here, request: Request) -> Answer {
    let typed = read_form(request).await?;
    let writing = match Writing::read(&typed, here.stroll().is_some()) {
        Ok(writing) => writing,
        Err(wrong) => return Ok(show(app, visit, here, refused(&typed, wrong)).await?),
    };
    let id = writing::id_of(&typed, "circular")?;
    let doing = Doing::new(app, signed, &here.at, String::new());
    match writing.send(app, here, id, doing).await? {
        Ok(_) => Ok(see(&format!("{}?done=sent", here.page("letters")))),
        Err(Refusal::Record(_)) => Err(Failure::NotFound.into()),
        Err(refusal) => {
            let wrong = vec![Complaint { field: "readers", refusal }];
            Ok(show(app, visit, here, refused(&typed, wrong)).await?)
        }
    }
}

/// `POST …/letters/undo`: field `circular`.
async fn undo_of_stroll(
    State(app): State<App>,
    signed: Signed,
    Path(path): Strolls,
    request: Request,
) -> Answer {
    let here = stroll(&app, &signed, path).await?;
    undo(&app, &signed, &here, request).await
}

/// As [`undo_of_stroll`], of a letter to hosts.
async fn undo_of_campaign(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<String>,
    request: Request,
) -> Answer {
    let here = campaign(&app, &signed, path).await?;
    undo(&app, &signed, &here, request).await
}

async fn undo(app: &App, signed: &Signed, here: &Here, request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["circular"])?;
    let circular: Id<Circular> = Id::parse(typed.get("circular"))
        .ok_or_else(|| Failure::refused("circular", FieldRefusal::NotAChoice))?;
    let doing = Doing::new(app, signed, &here.at, String::new());
    let place = here.at.place.object;
    let undone = app.store().write(move |sql| {
        let by = (doing.doer().by, doing.doer().at.as_millisecond());
        circulars::take_back(sql, (place, circular), by, &mut doing.ids())
    });
    let path = here.page("letters");
    match undone.await? {
        Ok(()) => Ok(see(&format!("{path}?done=undone"))),
        Err(Refusal::Record(_)) => Err(Failure::NotFound.into()),
        Err(_) => Ok(see(&format!("{path}?done=undo-over"))),
    }
}
