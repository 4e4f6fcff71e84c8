//! Changing or withdrawing a promise of milk, by the link to it.

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::milk_promise::{self, MilkPromise};
use ounce_domain::refusal::{Complaints, RecordRefusal, Refusal};
use ounce_store::Sql;
use ounce_store::milk::{self, Standing};

use super::page::{BankChoice, MilkChange};
use crate::join::joining::{self, stopped};
use crate::join::{fresh_once, refused};
use ounce_web::answer::{edition_of, opened, own, pressed, see, see_first};
use ounce_web::app::App;
use ounce_web::board::{Edition, Snapshot};
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::i18n::Units;
use ounce_web::links;
use ounce_web::once::{self, Kept, Once};
use ounce_web::visit::Visit;

const FIELDS: [&str; 4] = ["volume", "unit", "bank", "once"];

/// Loads the promise that a link opens.
///
/// # Errors
/// `NotFound` for an unknown id, `Unauthorized` without its token.
pub(super) async fn open(app: &App, id: &str, uri: &Uri) -> Result<Standing, Failure> {
    let id = opened(id, uri, |id, token| app.tokens().opens_milk_promise(id, token))?;
    let found = app.store().read(move |sql| milk::load_standing(sql, id)).await?;
    found.ok_or(Failure::NotFound)
}

/// Whether there is still something to change.
pub(super) fn can_change(edition: &Edition, standing: &Standing) -> bool {
    let has_left = standing.left.0 > 0 && !standing.is_withdrawn;
    has_left && edition.status.takes_part().is_ok() && !standing.promise.email.is_of_nobody()
}

/// `GET /milk-promises/{id}/change?token=`. For a settled promise its page is shown.
pub(crate) async fn form(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let standing = open(&app, &id, &uri).await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, standing.promise.campaign)?;
    if !can_change(edition, &standing) {
        return Ok(see(&links::milk_promise(app.tokens(), standing.promise.id, "")));
    }
    let unit = if visit.reader.units == Units::Us { "oz" } else { "ml" };
    let left = match visit.reader.units {
        Units::Us => standing.left.ounces(),
        Units::Metric => standing.left.millilitres(),
    };
    let bank = standing.promise.bank.and_then(|bank| snapshot.banks.find_by_id(bank));
    let form = Form::new()
        .with("volume", left.to_string())
        .with("unit", unit)
        .with("bank", bank.map(|known| known.bank.slug.clone()).unwrap_or_default());
    show(&app, &visit, (&snapshot, edition), &standing, (StatusCode::OK, form))
}

fn show(
    app: &App,
    visit: &Visit,
    (snapshot, edition): (&Snapshot, &Edition),
    standing: &Standing,
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let page = MilkChange {
        t: visit.reader,
        frame: visit.frame(app, Some(edition)),
        campaign: edition.campaign.as_ref().clone(),
        left: standing.left,
        choices: BankChoice::all(snapshot, None, visit.lang()),
        form,
        once: fresh_once(app),
        path: links::milk_promise(app.tokens(), standing.promise.id, ""),
    };
    own(visit, status, &page)
}

/// `POST /milk-promises/{id}/change?token=`: a new promise replaces the rest.
pub(crate) async fn change(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let standing = open(&app, &id, &uri).await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, standing.promise.campaign)?;
    let (parts, body) = request.into_parts();
    let (typed, bytes) = Typed::form(&parts.headers, body).await?;
    let once = Once::of_mark(typed.get("once"), parts.uri.path(), &bytes);
    let read = typed.only(&FIELDS);
    let read = read
        .and_then(|()| Ok(next(&app, &visit, (&snapshot, edition), &standing.promise, &typed)?));
    let failure = match read {
        Err(wrong) => wrong,
        Ok(next) => match put_instead(&app, standing.promise.id, next, once).await {
            Ok(kept) => return Ok(see(&kept.answer)),
            Err(Failure::KeyReused(first)) => return Ok(see_first(&first)),
            Err(failure) => failure,
        },
    };
    show(&app, &visit, (&snapshot, edition), &standing, refused(failure, &typed)?)
}

/// The new promise: same address, same stroll, with another volume or bank.
fn next(
    app: &App,
    visit: &Visit,
    (snapshot, edition): (&Snapshot, &Edition),
    before: &MilkPromise,
    typed: &Typed,
) -> Result<MilkPromise, Complaints> {
    let mut wrong = Complaints::default();
    let volume = (typed.get("volume"), typed.get("unit"));
    let volume = milk_promise::read_volume(volume, visit.lang().marks(), &mut wrong);
    let bank = super::bank(snapshot, typed.get("bank"));
    let bank = wrong.take("bank", bank);
    if let Err(refusal) = edition.status.takes_part() {
        wrong.add("volume", refusal);
    }
    match (volume, bank, wrong.is_empty()) {
        (Some(volume), Some(bank), true) => {
            let now = app.now();
            let (id, at_ms) = (app.fresh_id(now), now.as_millisecond());
            Ok(MilkPromise { id, at_ms, volume, bank, ..before.clone() })
        }
        _ => Err(wrong),
    }
}

async fn put_instead(
    app: &App,
    before: Id<MilkPromise>,
    next: MilkPromise,
    once: Option<Once>,
) -> Result<Kept, Failure> {
    let letter = app.fresh_id::<()>(app.now()).bytes();
    let answer = links::milk_promise(app.tokens(), next.id, "");
    let written = app.store().write(move |sql: &mut dyn Sql| {
        once::once(sql, once.as_ref(), next.at_ms, |sql| {
            let done = milk::promise_instead(sql, before, &next, letter)?;
            let answer = answer.clone();
            Ok(done.map(|()| (Kept { status: StatusCode::SEE_OTHER.as_u16(), answer }, ())))
        })
    });
    Ok(written.await?.map_err(stopped)?.kept())
}

/// `POST /milk-promises/{id}/withdrawal?token=`. Sent twice, it has its effect once.
pub(crate) async fn withdraw(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    request: Request,
) -> Result<Response, Failure> {
    let standing = open(&app, &id, &uri).await?;
    pressed(request, &["token"]).await?;
    let (id, at_ms) = (standing.promise.id, app.now().as_millisecond());
    let done = app.store().write(move |sql| milk::withdraw(sql, id, at_ms, &Actor::Walker));
    match done.await? {
        Ok(()) | Err(Refusal::Record(RecordRefusal::AlreadySettled)) => {
            Ok(see(&links::milk_promise(app.tokens(), id, "")))
        }
        Err(refusal) => Err(joining::refused(refusal)),
    }
}
