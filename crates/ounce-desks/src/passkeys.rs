//! Passkeys: adding, naming and removing one's own, showing one as the second step, and signing in
//! with one instead of a letter.

pub(crate) mod ceremony;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::member::passkey::{Passkey, owner, read_name};
use ounce_domain::member::second_factor::Standing;
use ounce_domain::refusal::{Complaint, MemberRefusal, Refusal};
use ounce_store::passkeys::{self, Key};
use ounce_store::second_factors;
use ounce_store::sessions::Session;
use ounce_web::answer::{pressed, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::visit::Visit;
use std::convert::Infallible;

use crate::second_step;
use crate::sign_in::{self, Fresh, to_of};
use crate::signed::{Answer, Entered, OWN_STEP, id_of};
use ceremony::{Ask, Ceremony, named};

/// The passkeys of a member, as a page shows them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Own {
    pub all: Vec<Passkey>,
    /// Of this browser, which is the first name that is offered; empty when nothing is known.
    pub device: String,
    /// `None` where none can be added.
    pub ask: Option<Ask>,
    /// The host that passkeys are added for.
    pub host: String,
}

/// The passkeys of a member, and what the browser is asked to add one.
pub(crate) async fn own(app: &App, visit: &Visit, entered: &Entered) -> Result<Own, Failure> {
    let session = entered.open.session.clone();
    let ceremony = Ceremony::of(app, visit);
    let host = ceremony.as_ref().map(|one| one.host.clone()).unwrap_or_default();
    let (member, at) = (session.member, host.clone());
    let read = move |sql: &mut dyn ounce_store::Sql| {
        Ok((passkeys::list(sql, member)?, passkeys::keys(sql, member, &at)?))
    };
    let (all, keys) = app.store().read(read).await?;
    let email = entered.open.email.as_str();
    let fresh = app.fresh_id(app.now());
    let ask = ceremony.map(|one| one.ask_new(fresh, &session, email, &keys)).transpose()?;
    Ok(Own { all, device: session.device, ask, host })
}

/// What the browser is asked to show one of a member's passkeys. `None` when there is none here.
pub(crate) async fn ask_shown(
    app: &App,
    visit: &Visit,
    session: &Session,
) -> Result<Option<Ask>, Failure> {
    let Some(ceremony) = Ceremony::of(app, visit) else { return Ok(None) };
    let (member, host) = (session.member, ceremony.host.clone());
    let keys = app.store().read(move |sql| passkeys::keys(sql, member, &host)).await?;
    if keys.is_empty() {
        return Ok(None);
    }
    ceremony.ask(app.fresh_id(app.now()), Some(session.id), &keys).map(Some)
}

/// What the browser is asked to sign in. `None` where no passkey can be used.
pub(crate) fn ask_in(app: &App, visit: &Visit) -> Result<Option<Ask>, Failure> {
    let ceremony = Ceremony::of(app, visit);
    ceremony.map(|one| one.ask(app.fresh_id(app.now()), None, &[])).transpose()
}

fn refused(field: &'static str, refusal: impl Into<Refusal>) -> Vec<Complaint> {
    vec![Complaint { field, refusal: refusal.into() }]
}

/// `POST /desk/second-step/passkeys`: fields `challenge`, `credential`, `name`.
pub(crate) async fn add(
    State(app): State<App>,
    entered: Entered,
    visit: Visit,
    request: Request,
) -> Answer {
    entered.is_not_asked()?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["challenge", "credential", "name"])?;
    let wrong = match read_name(typed.get("name")) {
        Err(refusal) => refused("name", refusal),
        Ok(name) => match take(&app, &visit, &entered, &typed, name).await? {
            Ok(()) => return Ok(see(OWN_STEP)),
            Err(refusal) => refused("passkey", Refusal::Member(refusal)),
        },
    };
    let form = Form::refused([("name".to_owned(), typed.get("name").to_owned())], wrong);
    let shown = (StatusCode::UNPROCESSABLE_ENTITY, form);
    Ok(second_step::show_own(&app, &visit, &entered, shown).await?)
}

async fn take(
    app: &App,
    visit: &Visit,
    entered: &Entered,
    typed: &Typed,
    name: String,
) -> Result<Result<(), MemberRefusal>, Failure> {
    let wrong = Ok(Err(MemberRefusal::PasskeyWrong));
    let Some(ceremony) = Ceremony::of(app, visit) else { return wrong };
    let answer = (typed.get("challenge"), typed.get("credential"));
    let session = entered.open.session.clone();
    let (challenge, key) = match ceremony.take_new(answer, &session)? {
        Ok(taken) => taken,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (at_ms, letter) = (app.now().as_millisecond(), app.fresh_id::<()>(app.now()).bytes());
    let passkey = Passkey { id: key.id, name, host: ceremony.host, at_ms, used_ms: None };
    let added = app.store().write(move |sql| {
        let added = passkeys::add(sql, (challenge, letter), &passkey, &key)?;
        if added.is_ok() {
            // Whoever added it has just shown it.
            second_factors::show(sql, session.id, at_ms)?;
        }
        Ok(Ok::<_, Infallible>(added))
    });
    let Ok(added) = added.await?;
    Ok(added)
}

/// `POST /desk/second-step/passkeys/{id}/rename`: field `name`.
pub(crate) async fn rename(
    State(app): State<App>,
    entered: Entered,
    visit: Visit,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    entered.is_not_asked()?;
    let (member, id) = (entered.open.session.member, id_of(&id)?);
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["name"])?;
    match read_name(typed.get("name")) {
        Ok(name) => {
            let write = app.store().write(move |sql| {
                passkeys::rename(sql, member, id, &name).map(Ok::<_, Infallible>)
            });
            let Ok(_) = write.await?;
            Ok(see(OWN_STEP))
        }
        Err(refusal) => {
            let form = Form::refused([], refused("passkey", refusal));
            let shown = (StatusCode::UNPROCESSABLE_ENTITY, form);
            Ok(second_step::show_own(&app, &visit, &entered, shown).await?)
        }
    }
}

/// `POST /desk/second-step/passkeys/{id}/remove`. Again it changes nothing.
pub(crate) async fn remove(
    State(app): State<App>,
    entered: Entered,
    visit: Visit,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    entered.is_not_asked()?;
    let (member, id) = (entered.open.session.member, id_of(&id)?);
    pressed(request, &[]).await?;
    let now = app.now();
    let letter = (app.fresh_id::<()>(now).bytes(), now.as_millisecond());
    match app.store().write(move |sql| passkeys::remove(sql, (member, id), letter)).await? {
        Ok(()) => Ok(see(OWN_STEP)),
        Err(refusal) => {
            let form = Form::refused([], refused("passkey", Refusal::Member(refusal)));
            let shown = (StatusCode::CONFLICT, form);
            Ok(second_step::show_own(&app, &visit, &entered, shown).await?)
        }
    }
}

/// `POST /sign-in/second-step/passkey`: fields `challenge`, `credential`, `to`.
pub(crate) async fn show(
    State(app): State<App>,
    entered: Entered,
    visit: Visit,
    request: Request,
) -> Answer {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["challenge", "credential", "to"])?;
    let to = to_of(typed.get("to")).to_owned();
    let on = if to.is_empty() { "/desk" } else { &to };
    if entered.open.standing != Standing::Asked {
        return Ok(see(on));
    }
    let session = entered.open.session.clone();
    let refusal = match checked(&app, &visit, &typed, Some(&session)).await? {
        Ok(Shown { challenge, key, counter }) => {
            let now_ms = app.now().as_millisecond();
            let shown = app.store().write(move |sql| {
                passkeys::show(sql, session.id, challenge, &key, (counter, now_ms))
            });
            match shown.await? {
                Ok(()) => return Ok(see(on)),
                Err(refusal) => refusal,
            }
        }
        Err(refusal) => refusal,
    };
    let form = Form::refused([], refused("passkey", Refusal::Member(refusal)));
    let shown = (StatusCode::UNPROCESSABLE_ENTITY, form);
    Ok(second_step::show_form(&app, &visit, &entered, &to, shown).await?)
}

/// A passkey that was shown rightly.
struct Shown {
    challenge: Id<ounce_domain::member::passkey::Challenge>,
    key: Key,
    counter: i64,
}

/// Checks the answer of a device. With a session it has to be one of its member's passkeys.
async fn checked(
    app: &App,
    visit: &Visit,
    typed: &Typed,
    session: Option<&Session>,
) -> Result<Result<Shown, MemberRefusal>, Failure> {
    let wrong = Ok(Err(MemberRefusal::PasskeyWrong));
    let (challenge, credential) = (typed.get("challenge"), typed.get("credential"));
    let (Some(ceremony), Some(name)) = (Ceremony::of(app, visit), named(credential)) else {
        return wrong;
    };
    let host = ceremony.host.clone();
    let key = app.store().read(move |sql| passkeys::key(sql, &name, &host)).await?;
    let is_theirs = |key: &Key| session.is_none_or(|session| session.member == key.member);
    let Some(key) = key.filter(is_theirs) else { return wrong };
    let of = session.map(|session| session.id);
    let (challenge, held) = match ceremony.check((challenge, credential), of, &key)? {
        Ok(checked) => checked,
        Err(refusal) => return Ok(Err(refusal)),
    };
    Ok(match owner(key.member, held.user.as_deref()) {
        Some(_) => Ok(Shown { challenge, key, counter: held.counter }),
        None => Err(MemberRefusal::PasskeyWrong),
    })
}

/// `POST /sign-in/passkey`: fields `challenge`, `credential`, `to`. It is letter and second step in
/// one.
pub(crate) async fn enter(State(app): State<App>, visit: Visit, request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["challenge", "credential", "to"])?;
    let to = to_of(typed.get("to")).to_owned();
    let refusal = match checked(&app, &visit, &typed, None).await? {
        Ok(shown) => match begin(&app, &visit, shown).await? {
            Ok(key) => return Ok(sign_in::come_in(&key, &to)),
            Err(refusal) => refusal,
        },
        Err(refusal) => refusal,
    };
    let form = Form::refused([], refused("passkey", Refusal::Member(refusal)));
    Ok(sign_in::show_ask(&app, &visit, &to, (StatusCode::UNPROCESSABLE_ENTITY, form))?)
}

/// Begins a session in which the second step is done; the key of its cookie.
async fn begin(
    app: &App,
    visit: &Visit,
    Shown { challenge, key, counter }: Shown,
) -> Result<Result<String, MemberRefusal>, Failure> {
    let (cookie, fresh) = Fresh::of(app, visit);
    let member: Id<Member> = key.member;
    let begun = app.store().write(move |sql| {
        if let Err(refusal) = passkeys::used(sql, challenge, &key, (counter, fresh.now_ms))? {
            return Ok(Err(refusal));
        }
        fresh.begin(sql, member)?;
        second_factors::show(sql, fresh.id, fresh.now_ms)?;
        Ok(Ok(()))
    });
    Ok(begun.await?.map(|()| cookie))
}
