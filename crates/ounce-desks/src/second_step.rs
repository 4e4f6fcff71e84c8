//! The second step of signing in: showing a second factor, and setting one up.

pub(crate) mod page;
mod sample;

use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::second_factor::{
    Codes, Outcome, RECOVERY_CODES, SecondFactor, Standing, Typed as Code, is_needed, read,
};
use ounce_domain::refusal::{Complaint, MemberRefusal, Refusal};
use ounce_store::{Fault, second_factors};
use ounce_web::answer::{own, pressed, see};
use ounce_web::app::App;
use ounce_web::code_app::CodeApp;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::visit::Visit;
use ounce_web::{links, qr};
use std::convert::Infallible;

use crate::passkeys;
use crate::sign_in::to_of;
use crate::signed::{Answer, Entered, OWN_STEP};
use page::{OwnPage, SettingUp, ShowPage};

/// `GET /sign-in/second-step?to=`
pub(crate) async fn form(
    State(app): State<App>,
    entered: Entered,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let query = Typed::lenient_query(&uri);
    let to = to_of(query.get("to"));
    if entered.open.standing != Standing::Asked {
        return Ok(see(if to.is_empty() { "/desk" } else { to }));
    }
    Ok(show_form(&app, &visit, &entered, to, (StatusCode::OK, Form::new())).await?)
}

pub(crate) async fn show_form(
    app: &App,
    visit: &Visit,
    entered: &Entered,
    to: &str,
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let member = entered.open.session.member;
    let codes = app.store().read(move |sql| second_factors::load(sql, member)).await?;
    let page = ShowPage {
        t: visit.reader,
        frame: Frame { path: links::second_step(to), ..visit.frame(app, None) },
        email: entered.open.email.as_str().to_owned(),
        has_codes: codes.is_some(),
        passkey: passkeys::ask_shown(app, visit, &entered.open.session).await?,
        form,
        to: to.to_owned(),
    };
    own(visit, status, &page)
}

/// `POST /sign-in/second-step`: fields `code`, `to`.
pub(crate) async fn show(
    State(app): State<App>,
    entered: Entered,
    visit: Visit,
    request: Request,
) -> Answer {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["code", "to"])?;
    let to = to_of(typed.get("to")).to_owned();
    let on = if to.is_empty() { "/desk" } else { &to };
    if entered.open.standing != Standing::Asked {
        return Ok(see(on));
    }
    let refused = match read(typed.get("code")) {
        None => MemberRefusal::NotASecondCode,
        Some(code) => match check(&app, &entered, code).await? {
            Ok(Outcome::App { .. } | Outcome::Recovery { .. }) => return Ok(see(on)),
            Ok(Outcome::Wrong) => MemberRefusal::WrongSecondCode,
            Err(refusal) => refusal,
        },
    };
    // Who has passkeys alone is asked for no code: there is no field to lead to.
    let member = entered.open.session.member;
    let codes = app.store().read(move |sql| second_factors::load(sql, member)).await?;
    let field = if codes.is_some() { "code" } else { "passkey" };
    let state = (StatusCode::UNPROCESSABLE_ENTITY, refused_form(&typed, (field, refused)));
    Ok(show_form(&app, &visit, &entered, &to, state).await?)
}

/// A code is not shown again: the next one is another.
fn refused_form(typed: &Typed, (field, refusal): (&'static str, MemberRefusal)) -> Form {
    let wrong = vec![Complaint { field, refusal: Refusal::Member(refusal) }];
    let is_slip = refusal == MemberRefusal::NotASecondCode;
    let kept = if is_slip { typed.get("code") } else { "" };
    Form::refused([("code".to_owned(), kept.to_owned())], wrong)
}

/// The codes of a factor.
fn codes(app: &App) -> impl Fn(Id<SecondFactor>) -> Box<dyn Codes> + Send + use<> {
    let app = app.clone();
    move |id| Box::new(CodeApp::new(app.tokens(), id))
}

async fn check(
    app: &App,
    entered: &Entered,
    code: Code,
) -> Result<Result<Outcome, MemberRefusal>, Failure> {
    let (session, codes) = (entered.open.session.clone(), codes(app));
    let now_ms = app.now().as_millisecond();
    let checked = app
        .store()
        .write(move |sql| second_factors::check(sql, &session, (&code, now_ms), &codes).map(Ok));
    let Ok(outcome): Result<_, Infallible> = checked.await?;
    Ok(outcome)
}

/// `GET /desk/second-step`: the member's own second factor.
pub(crate) async fn own_step(State(app): State<App>, entered: Entered, visit: Visit) -> Answer {
    entered.is_not_asked()?;
    Ok(show_own(&app, &visit, &entered, (StatusCode::OK, Form::new())).await?)
}

pub(crate) async fn show_own(
    app: &App,
    visit: &Visit,
    entered: &Entered,
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let (member, now_ms) = (entered.open.session.member, app.now().as_millisecond());
    let (factor, next) = app
        .store()
        .read(move |sql| {
            Ok((second_factors::load(sql, member)?, second_factors::next(sql, member)?))
        })
        .await?;
    let email = entered.open.email.as_str();
    let setting_up = next.map(|next| setting_up(visit, CodeApp::new(app.tokens(), next), email));
    let shown = factor.filter(|factor| factor.shows_codes(now_ms) && entered.is_whole());
    let page = OwnPage {
        t: visit.reader,
        frame: Frame { path: OWN_STEP.to_owned(), ..visit.frame(app, None) },
        email: email.to_owned(),
        is_needed: is_needed(&entered.open.roles),
        codes: shown
            .map(|factor| recovery(&CodeApp::new(app.tokens(), factor.id)))
            .unwrap_or_default(),
        factor,
        passkeys: passkeys::own(app, visit, entered).await?,
        setting_up: setting_up.transpose()?,
        form,
    };
    own(visit, status, &page)
}

/// The recovery codes in two groups of five letters.
fn recovery(app: &CodeApp) -> Vec<String> {
    let code = |number| {
        let code = app.recovery(number);
        let (first, second) = code.split_at(code.len() / 2);
        format!("{first}-{second}")
    };
    (0..RECOVERY_CODES).map(code).collect()
}

fn setting_up(visit: &Visit, app: CodeApp, email: &str) -> Result<SettingUp, Failure> {
    let issuer = visit.origin.rsplit("://").next().unwrap_or("Ounce");
    let uri = app.uri(issuer, email);
    Ok(SettingUp { qr_svg: qr::svg(&uri)?, uri, secret: app.typed_secret() })
}

/// `POST /desk/second-step/begin`
pub(crate) async fn begin(State(app): State<App>, entered: Entered, request: Request) -> Answer {
    entered.is_not_asked()?;
    pressed(request, &[]).await?;
    let now = app.now();
    let (member, fresh) = (entered.open.session.member, app.fresh_id(now));
    write(&app, move |sql| second_factors::begin(sql, member, fresh, now.as_millisecond())).await?;
    Ok(see(OWN_STEP))
}

/// `POST /desk/second-step/confirm`: field `code`.
pub(crate) async fn confirm(
    State(app): State<App>,
    entered: Entered,
    visit: Visit,
    request: Request,
) -> Answer {
    entered.is_not_asked()?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["code"])?;
    let refused = match read(typed.get("code")) {
        Some(Code::App(code)) => {
            let (session, codes) = (entered.open.session.clone(), codes(&app));
            let now = app.now();
            let (letter, now_ms) = (app.fresh_id::<()>(now).bytes(), now.as_millisecond());
            let confirmed = app.store().write(move |sql| {
                second_factors::confirm(sql, &session, (&code, letter, now_ms), &codes)
            });
            match confirmed.await? {
                Ok(()) => return Ok(see(OWN_STEP)),
                Err(refusal) => refusal,
            }
        }
        _ => MemberRefusal::NotASecondCode,
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(show_own(&app, &visit, &entered, (status, refused_form(&typed, ("code", refused)))).await?)
}

/// `POST /desk/second-step/remove`
pub(crate) async fn remove(
    State(app): State<App>,
    entered: Entered,
    visit: Visit,
    request: Request,
) -> Answer {
    entered.is_not_asked()?;
    pressed(request, &[]).await?;
    let (member, now) = (entered.open.session.member, app.now());
    let letter = (app.fresh_id::<()>(now).bytes(), now.as_millisecond());
    match app.store().write(move |sql| second_factors::remove(sql, member, letter)).await? {
        Ok(()) => Ok(see(OWN_STEP)),
        Err(refusal) => {
            let wrong = vec![Complaint { field: "code", refusal: Refusal::Member(refusal) }];
            let form = Form::refused([], wrong);
            Ok(show_own(&app, &visit, &entered, (StatusCode::CONFLICT, form)).await?)
        }
    }
}

async fn write(
    app: &App,
    does: impl Fn(&mut dyn ounce_store::Sql) -> Result<(), Fault> + Send + 'static,
) -> Result<(), Failure> {
    let Ok(()) = app.store().write(move |sql| does(sql).map(Ok::<_, Infallible>)).await?;
    Ok(())
}
