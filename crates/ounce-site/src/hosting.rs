//! Somebody offers to host a stroll: the form, the confirmation of their address, and their own page,
//! on which they answer a coordinator's question.

mod page;
mod sample;
mod town;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use ounce_domain::campaign::Group;
use ounce_domain::hosting::{self, HostApplication, Standing, Words};
use ounce_domain::id::Id;
use ounce_domain::refusal::{Complaints, FieldRefusal};
use ounce_store::{Sql, campaigns, host_applications};
use ounce_web::answer::{edition_of, opened, own, pressed, see, see_first};
use ounce_web::app::App;
use ounce_web::board::Edition;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::limits::Class;
use ounce_web::links;
use ounce_web::once::{self, Kept, Once};
use ounce_web::service::Route;
use ounce_web::visit::Visit;

use crate::join::joining::stopped;
use crate::join::{fresh_once, refused};
use crate::routes::{FORM, OWN};
use page::{Apply, Confirmation, Offer, Own, Sent};
use town::Choice;

const FIELDS: [&str; 7] = ["name", "email", "town", "place", "group", "why_host", "once"];
/// The address stays: it has confirmed.
const OWN_FIELDS: [&str; 6] = ["name", "town", "place", "group", "why_host", "token"];

/// The addresses of offers to host.
pub(crate) fn table() -> Vec<Route> {
    let asks = OWN.sending(Class::SigningUp);
    vec![
        Route::new(
            "/campaigns/{campaign}/host",
            get(form).post(apply),
            FORM.sending(Class::SigningUp),
        ),
        Route::new("/campaigns/{campaign}/host/sent", get(sent), OWN),
        Route::new("/host-applications/{id}", get(show).post(send_again), asks),
        Route::new("/host-applications/{id}/confirmation", get(confirmation).post(confirm), asks),
    ]
}

/// A campaign that strolls can still be offered for.
fn open(edition: Option<&std::sync::Arc<Edition>>) -> Result<&Edition, Failure> {
    edition.map(|edition| &**edition).filter(|edition| !edition.is_over()).ok_or(Failure::NotFound)
}

/// `GET /campaigns/{campaign}/host?town=`
pub(crate) async fn form(
    State(app): State<App>,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = open(snapshot.edition(&campaign))?;
    let query = Typed::lenient_query(&uri);
    let town = query.get("town").chars().filter(|c| !c.is_control()).take(town::LONGEST);
    let form = Form::new().with("town", town.collect::<String>());
    show_form(&app, &visit, edition, (StatusCode::OK, form, Vec::new())).await
}

async fn show_form(
    app: &App,
    visit: &Visit,
    edition: &Edition,
    (status, form, choices): (StatusCode, Form, Vec<Choice>),
) -> Result<Response, Failure> {
    let groups = groups(app, edition).await?;
    let path = links::host(&edition.campaign.slug, "");
    let page = Apply {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path),
        campaign: edition.campaign.as_ref().clone(),
        offer: Offer { t: visit.reader, form, choices, groups },
        once: fresh_once(app),
    };
    own(visit, status, &page)
}

async fn groups(app: &App, edition: &Edition) -> Result<Vec<Group>, Failure> {
    let id = edition.campaign.id;
    Ok(app.store().read(move |sql| campaigns::list_groups(sql, id)).await?)
}

/// What a form says, without the address.
struct Read {
    application: HostApplication,
}

/// Reads a form; the places to choose from come with the complaint about the town.
fn read(
    before: HostApplication,
    (typed, email): (&Typed, &str),
    groups: &[Group],
) -> Result<Read, (Complaints, Vec<Choice>)> {
    let (town, choices) = match town::find(typed.get("town"), typed.get("place")) {
        town::Found::One(town) => (Ok(town), Vec::new()),
        town::Found::Which(choices) => (Err(FieldRefusal::WhichPlace), choices),
        town::Found::Refused(refusal) => (Err(refusal), Vec::new()),
    };
    let words = Words { name: typed.get("name"), email, why: typed.get("why_host") };
    let group = match typed.get("group") {
        "" => Ok(None),
        slug => match groups.iter().find(|group| group.slug == slug) {
            Some(group) => Ok(Some(group.id)),
            None => Err(FieldRefusal::NotAChoice),
        },
    };
    match (hosting::read(&words, town), group) {
        (Ok((name, email, town, why)), Ok(group)) => {
            Ok(Read { application: HostApplication { name, email, town, why, group, ..before } })
        }
        (read, group) => {
            let mut wrong = read.err().unwrap_or_default();
            if let Err(refusal) = group {
                wrong.add("group", refusal);
            }
            Err((wrong, choices))
        }
    }
}

/// An application to fill in.
fn blank(app: &App, visit: &Visit, edition: &Edition, now: Timestamp) -> HostApplication {
    // Where no letter goes out, and in a demo, there is no address to confirm.
    let asks = app.config().letters.go_out() && !app.config().is_demo;
    HostApplication {
        id: app.fresh_id(now),
        campaign: edition.campaign.id,
        name: String::new(),
        email: ounce_domain::text::EmailAddress::of_nobody(app.fresh_id::<()>(now)),
        town: town::nowhere(),
        group: None,
        why: String::new(),
        language: visit.lang().code().to_owned(),
        at_ms: now.as_millisecond(),
        standing: if asks { Standing::Unconfirmed } else { Standing::Waiting },
        said: String::new(),
        since_ms: now.as_millisecond(),
        stroll: None,
    }
}

/// `POST /campaigns/{campaign}/host`: keeps the offer, and asks its address to confirm it.
pub(crate) async fn apply(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = open(snapshot.edition(&campaign))?;
    let (parts, body) = request.into_parts();
    let (typed, bytes) = Typed::form(&parts.headers, body).await?;
    let once = Once::of_form(typed.get("once"), parts.uri.path(), &bytes);
    let groups = groups(&app, edition).await?;
    let before = blank(&app, &visit, edition, app.now());
    let (failure, choices) = match typed.only(&FIELDS) {
        Err(failure) => (failure, Vec::new()),
        Ok(()) => match read(before, (&typed, typed.get("email")), &groups) {
            Err((wrong, choices)) => (wrong.into(), choices),
            Ok(read) => match keep(&app, edition, read.application, once).await {
                Ok(kept) => return Ok(see(&kept.answer)),
                Err(Failure::KeyReused(first)) => return Ok(see_first(&first)),
                Err(failure) => (failure, Vec::new()),
            },
        },
    };
    let (status, form) = refused(failure, &typed)?;
    show_form(&app, &visit, edition, (status, form, choices)).await
}

async fn keep(
    app: &App,
    edition: &Edition,
    application: HostApplication,
    once: Option<Once>,
) -> Result<Kept, Failure> {
    let letter = app.fresh_id::<()>(app.now()).bytes();
    let answer = match application.standing {
        Standing::Unconfirmed => links::under(&edition.campaign.slug, "host/sent"),
        _ => links::host_application(app.tokens(), application.id),
    };
    let at_ms = application.at_ms;
    let written = app.store().write(move |sql: &mut dyn Sql| {
        once::once(sql, once.as_ref(), at_ms, |sql| {
            host_applications::apply(sql, &application, letter)?;
            let answer = answer.clone();
            Ok(Ok((Kept { status: StatusCode::SEE_OTHER.as_u16(), answer }, ())))
        })
    });
    Ok(written.await?.map_err(stopped)?.kept())
}

/// `GET /campaigns/{campaign}/host/sent`: the next step, with no word of the offer.
pub(crate) async fn sent(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let page = Sent { t: visit.reader, frame: visit.frame(&app, Some(edition)) };
    own(&visit, StatusCode::OK, &page)
}

async fn load(app: &App, id: Id<HostApplication>) -> Result<HostApplication, Failure> {
    let found = app.store().read(move |sql| host_applications::load(sql, id)).await?;
    found.ok_or(Failure::NotFound)
}

/// `GET /host-applications/{id}/confirmation?token=`: one button. Mail programs open links by
/// themselves, so opening changes nothing.
pub(crate) async fn confirmation(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_host_confirmation(id, token))?;
    let application = load(&app, id).await?;
    if application.standing != Standing::Unconfirmed {
        return Ok(see(&links::host_application(app.tokens(), id)));
    }
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, application.campaign)?;
    let page = Confirmation {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign: edition.campaign.as_ref().clone(),
        action: links::host_confirmation(app.tokens(), id),
        application,
    };
    own(&visit, StatusCode::OK, &page)
}

/// `POST /host-applications/{id}/confirmation?token=`: coordinators see the offer from now on.
pub(crate) async fn confirm(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    request: Request,
) -> Result<Response, Failure> {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_host_confirmation(id, token))?;
    pressed(request, &["token"]).await?;
    let now_ms = app.now().as_millisecond();
    let confirmed = app.store().write(move |sql| {
        host_applications::confirm(sql, id, now_ms).map(Ok::<_, std::convert::Infallible>)
    });
    match confirmed.await? {
        Ok(true) => Ok(see(&links::host_application(app.tokens(), id))),
        _ => Err(Failure::NotFound),
    }
}

/// `GET /host-applications/{id}?token=`: how the offer stands, for who made it.
pub(crate) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_host_application(id, token))?;
    let application = load(&app, id).await?;
    let is_sent = Typed::lenient_query(&uri).get("sent") == "1";
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, application.campaign)?;
    let groups = groups(&app, edition).await?;
    let own_group = groups.iter().find(|group| Some(group.id) == application.group);
    let town = ounce_web::place::town(&application.town.name, &application.town.region);
    let form = Form::new()
        .with("name", &application.name)
        .with("town", town)
        .with("place", town::value(application.town.position))
        .with("group", own_group.map_or("", |group| &group.slug))
        .with("why_host", &application.why);
    let state = (StatusCode::OK, form, Vec::new());
    show_own(&app, &visit, (edition, application, is_sent), groups, state)
}

fn show_own(
    app: &App,
    visit: &Visit,
    (edition, application, is_sent): (&Edition, HostApplication, bool),
    groups: Vec<Group>,
    (status, form, choices): (StatusCode, Form, Vec<Choice>),
) -> Result<Response, Failure> {
    let action = links::host_application(app.tokens(), application.id);
    let page = Own {
        t: visit.reader,
        frame: visit.frame_at(app, edition, action.clone()),
        campaign: edition.campaign.as_ref().clone(),
        seen: page::Seen::of(&application, app.now().as_millisecond()),
        is_sent,
        offer: Offer { t: visit.reader, form, choices, groups },
        application,
        action,
    };
    own(visit, status, &page)
}

/// `POST /host-applications/{id}?token=`: the offer with changes, for a coordinator again.
pub(crate) async fn send_again(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_host_application(id, token))?;
    let before = load(&app, id).await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, before.campaign)?;
    let groups = groups(&app, edition).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&OWN_FIELDS)?;
    let email = before.email.as_str().to_owned();
    let own_page = links::host_application(app.tokens(), id);
    match read(before.clone(), (&typed, &email), &groups) {
        Ok(Read { application }) => {
            let now_ms = app.now().as_millisecond();
            let written = app
                .store()
                .write(move |sql| host_applications::send_again(sql, &application, now_ms));
            // Where it was judged meanwhile, the page says so.
            let sent = if written.await?.is_ok() { "&sent=1" } else { "" };
            Ok(see(&format!("{own_page}{sent}")))
        }
        Err((wrong, choices)) => {
            let (status, form) = refused(wrong.into(), &typed)?;
            show_own(&app, &visit, (edition, before, false), groups, (status, form, choices))
        }
    }
}
