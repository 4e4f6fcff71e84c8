//! Signing in: the address, the letter, the code or the link.
//!
//! The answer to an address is the same whether a member has it or not. The browser that asks gets a
//! cookie. The link of the letter works in that browser alone, so a program that opens the links of
//! letters gets no session, even if it sends the form; the code can be typed there too.

pub(crate) mod page;
pub(crate) mod sample;
mod to;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::member::session::{LONGEST_MS, Times, device};
use ounce_domain::member::sign_in::{OPEN_MS, Outcome, Proof, SignIn, read_code};
use ounce_domain::refusal::{Complaint, MemberRefusal, Refusal};
use ounce_domain::text::EmailAddress;
use ounce_store::sessions::{self, Session};
use ounce_store::sign_ins::{self, Begin};
use ounce_store::{Fault, Sql, second_factors};
use ounce_web::answer::{opened, own, pressed, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::tokens::base_32;
use ounce_web::visit::{Visit, cookie, is_https};

use crate::passkeys;
use crate::signed::{self, Answer, SESSION, digest, set_cookie};
use page::{AskPage, CodePage, LinkPage, LinkState};
pub(crate) use to::to_of;

/// The cookie of a browser that began a sign-in.
const ASKING: &str = "__Host-asking";

/// `GET /sign-in?to=`
pub(crate) async fn form(
    State(app): State<App>,
    headers: HeaderMap,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let query = Typed::lenient_query(&uri);
    let to = to_of(query.get("to"));
    if signed::find(&app, &headers).await?.is_some() {
        return Ok(see(if to.is_empty() { "/desk" } else { to }));
    }
    Ok(show_ask(&app, &visit, to, (StatusCode::OK, Form::new()))?)
}

pub(crate) fn show_ask(
    app: &App,
    visit: &Visit,
    to: &str,
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let path = links::sign_in(to);
    let page = AskPage {
        t: visit.reader,
        frame: ounce_web::frame::Frame { path, ..visit.frame(app, None) },
        form,
        to: to.to_owned(),
        sends_mail: app.config().letters.go_out(),
        is_unsafe: !is_safe(app, visit),
        passkey: passkeys::ask_in(app, visit)?,
    };
    own(visit, status, &page)
}

/// Whether the browser will keep the cookie of a session.
pub(crate) fn is_safe(app: &App, visit: &Visit) -> bool {
    let host = visit.origin.rsplit("://").next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_at_home = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    is_https(app.config(), &visit.headers) || is_at_home
}

/// `POST /sign-in`: writes to the address if a member has it, and says the same in any case.
pub(crate) async fn ask(State(app): State<App>, visit: Visit, request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["email", "to"])?;
    let to = to_of(typed.get("to")).to_owned();
    let email = match EmailAddress::parse(typed.get("email")) {
        Ok(email) => email,
        Err(refusal) => {
            let wrong = vec![Complaint { field: "email", refusal: refusal.into() }];
            let typed = [("email".to_owned(), typed.get("email").to_owned())];
            let form = Form::refused(typed, wrong);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(show_ask(&app, &visit, &to, (status, form))?);
        }
    };
    Ok(begin(&app, &visit, email, &to).await?)
}

/// Begins a sign-in in this browser, and leads to the page that asks for the code.
pub(crate) async fn begin(
    app: &App,
    visit: &Visit,
    email: EmailAddress,
    to: &str,
) -> Result<Response, Failure> {
    let mark =
        browser(&visit.headers).map_or_else(|| base_32(&app.roll::<32>(), 52), str::to_owned);
    let now = app.now();
    let (id, letter) = (app.fresh_id(now), app.fresh_id::<()>(now).bytes());
    let (browser, language) = (digest(&mark), visit.lang().code());
    let outbox_id = app.config().letters.go_out().then_some(letter);
    let at_ms = now.as_millisecond();
    let begun = app.store().write(move |sql| {
        let begin = Begin { id, email: &email, browser: Some(browser), language, at_ms, outbox_id };
        sign_ins::begin(sql, &begin).map(Ok::<_, std::convert::Infallible>)
    });
    let Ok(()) = begun.await?;
    let mut answer = see(&links::sign_in_code(to));
    let cookie = set_cookie(ASKING, &mark, OPEN_MS / 1_000);
    answer.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(answer)
}

/// The mark of a browser that began a sign-in.
fn browser(headers: &HeaderMap) -> Option<&str> {
    let is_ours = |mark: &&str| mark.len() == 52 && mark.bytes().all(|b| b.is_ascii_alphanumeric());
    cookie(headers, ASKING).filter(is_ours)
}

/// `GET /sign-in/code?to=`
pub(crate) async fn code_form(State(app): State<App>, uri: Uri, visit: Visit) -> Answer {
    let query = Typed::lenient_query(&uri);
    let to = to_of(query.get("to"));
    Ok(show_code(&app, &visit, to, (StatusCode::OK, Form::new()))?)
}

fn show_code(
    app: &App,
    visit: &Visit,
    to: &str,
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let page = CodePage {
        t: visit.reader,
        frame: ounce_web::frame::Frame { path: links::sign_in_code(to), ..visit.frame(app, None) },
        form,
        to: to.to_owned(),
        sends_mail: app.config().letters.go_out(),
        has_begun: browser(&visit.headers).is_some(),
    };
    own(visit, status, &page)
}

/// `POST /sign-in/code`
pub(crate) async fn code(State(app): State<App>, visit: Visit, request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["code", "to"])?;
    let to = to_of(typed.get("to")).to_owned();
    let refused = match (read_code(typed.get("code")), browser(&parts.headers)) {
        (None, _) => MemberRefusal::NotACode,
        (Some(_), None) => MemberRefusal::SignInOver,
        (Some(code), Some(mark)) => {
            let (mark, tokens) = (digest(mark), app.clone());
            let by_code = move |sql: &mut dyn Sql, now_ms| {
                let is_right = |id| tokens.tokens().is_sign_in_code(id, &code);
                sign_ins::complete_by_code(sql, mark, &is_right, now_ms)
            };
            match complete(&app, &visit, by_code).await? {
                Ok(Completed::In(key)) => return Ok(come_in(&key, &to)),
                Ok(Completed::Not(Outcome::WrongCode { left: 0 })) => MemberRefusal::SignInOver,
                Ok(Completed::Not(Outcome::WrongCode { left })) => MemberRefusal::WrongCode(left),
                Ok(Completed::Not(_)) => MemberRefusal::SignInOver,
                Err(refusal) => refusal,
            }
        }
    };
    let wrong = vec![Complaint { field: "code", refusal: Refusal::Member(refused) }];
    let form = Form::refused([("code".to_owned(), typed.get("code").to_owned())], wrong);
    Ok(show_code(&app, &visit, &to, (StatusCode::UNPROCESSABLE_ENTITY, form))?)
}

/// What became of a proof.
enum Completed {
    /// The key of the new session.
    In(String),
    Not(Outcome),
}

/// Completes a sign-in, and begins a session in the same transaction.
async fn complete(
    app: &App,
    visit: &Visit,
    by: impl Fn(&mut dyn Sql, i64) -> Result<Result<Outcome, MemberRefusal>, Fault> + Send + 'static,
) -> Result<Result<Completed, MemberRefusal>, Failure> {
    let (key, fresh) = Fresh::of(app, visit);
    let done = app.store().write(move |sql| {
        let outcome = match by(sql, fresh.now_ms)? {
            Ok(outcome) => outcome,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if let Outcome::In(member) = outcome {
            fresh.begin(sql, member)?;
        }
        Ok(Ok(outcome))
    });
    Ok(done.await?.map(|outcome| match outcome {
        Outcome::In(_) => Completed::In(key),
        other => Completed::Not(other),
    }))
}

/// A session to begin, and the digest of its key.
pub(crate) struct Fresh {
    pub(crate) id: Id<Session>,
    hash: [u8; 32],
    pub(crate) now_ms: i64,
    device: String,
    /// Code of the language.
    language: &'static str,
}

impl Fresh {
    /// The key for the browser's cookie, and what is kept.
    pub(crate) fn of(app: &App, visit: &Visit) -> (String, Self) {
        let now = app.now();
        let key = base_32(&app.roll::<32>(), 52);
        let (id, hash) = (app.fresh_id(now), digest(&key));
        let device = device_of(&visit.headers);
        let language = visit.lang().code();
        (key, Self { id, hash, now_ms: now.as_millisecond(), device, language })
    }

    pub(crate) fn begin(&self, sql: &mut dyn Sql, member: Id<Member>) -> Result<(), Fault> {
        let times = Times { began_ms: self.now_ms, used_ms: self.now_ms };
        let session = Session { id: self.id, member, times, device: self.device.clone() };
        sessions::begin(sql, &session, (self.hash, self.language))
    }
}

/// Begins a session without a letter: only a demo does that.
pub(crate) async fn be(app: &App, visit: &Visit, member: Id<Member>) -> Result<Response, Failure> {
    let (key, fresh) = Fresh::of(app, visit);
    let begun = app.store().write(move |sql| {
        fresh.begin(sql, member)?;
        // Nobody in a demo has a telephone with codes.
        second_factors::show(sql, fresh.id, fresh.now_ms)?;
        Ok(Ok::<_, std::convert::Infallible>(()))
    });
    let Ok(()) = begun.await?;
    Ok(come_in(&key, ""))
}

fn device_of(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    device(agent.unwrap_or_default())
}

/// Leads to the desk with the cookie of the session.
pub(crate) fn come_in(key: &str, to: &str) -> Response {
    let mut answer = see(if to.is_empty() { "/desk" } else { to });
    let headers = answer.headers_mut();
    headers.append(header::SET_COOKIE, set_cookie(SESSION, key, LONGEST_MS / 1_000));
    headers.append(header::SET_COOKIE, set_cookie(ASKING, "", 0));
    answer
}

/// `GET /sign-in/{id}?token=`: one button in the browser that asked, and what to do elsewhere.
/// Opening it signs nobody in.
pub(crate) async fn link_page(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_sign_in(id, token))?;
    let proof = proof_of(&app, id, &visit.headers).await?;
    let now_ms = app.now().as_millisecond();
    let begun = app.store().read(move |sql| sign_ins::load(sql, id)).await?;
    let state = match (begun, proof) {
        (Some(begun), Some(proof)) => match begun.complete(proof, now_ms) {
            Ok(Outcome::In(_)) => LinkState::Ready,
            Ok(_) => LinkState::Elsewhere,
            Err(_) => LinkState::Over,
        },
        _ => LinkState::Over,
    };
    Ok(show_link(&app, &visit, id, state)?)
}

fn show_link(
    app: &App,
    visit: &Visit,
    id: Id<SignIn>,
    state: LinkState,
) -> Result<Response, Failure> {
    let status = if state == LinkState::Over { StatusCode::GONE } else { StatusCode::OK };
    let path = links::sign_in("");
    let page = LinkPage {
        t: visit.reader,
        frame: ounce_web::frame::Frame { path, ..visit.frame(app, None) },
        state,
        action: links::sign_in_link(app.tokens(), id),
    };
    own(visit, status, &page)
}

/// The proof that a browser with the link has; `None` when there is no such sign-in.
async fn proof_of(
    app: &App,
    id: Id<SignIn>,
    headers: &HeaderMap,
) -> Result<Option<Proof>, Failure> {
    let asked = app.store().read(move |sql| sign_ins::browser(sql, id)).await?;
    let here = browser(headers).map(digest);
    Ok(asked.map(|asked| match asked {
        None => Proof::Shell,
        Some(asked) => Proof::Link { is_same_browser: here == Some(asked) },
    }))
}

/// `POST /sign-in/{id}?token=`: the button.
pub(crate) async fn link(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
    request: Request,
) -> Answer {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_sign_in(id, token))?;
    pressed(request, &["token"]).await?;
    let Some(proof) = proof_of(&app, id, &visit.headers).await? else {
        return Ok(show_link(&app, &visit, id, LinkState::Over)?);
    };
    let state =
        match complete(&app, &visit, move |sql, now| sign_ins::complete(sql, id, proof, now))
            .await?
        {
            Ok(Completed::In(key)) => return Ok(come_in(&key, "")),
            Ok(Completed::Not(_)) => LinkState::Elsewhere,
            Err(_) => LinkState::Over,
        };
    Ok(show_link(&app, &visit, id, state)?)
}
