//! What programs of members ask: the same that the desks do, by a token instead of a session.
//!
//! A write is three steps: [`Caller`] says who asks and whether they may, [`Sent`] reads the body as
//! the fields of the form that does the same, and [`Sent::write`] runs the same core call, once.
//! `members/api.rs` shows it. The shapes are described in `openapi.json` of `ounce-site`.

mod table;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ounce_domain::id::Id;
use ounce_domain::member::api_token::Secret;
use ounce_domain::member::second_factor::is_needed;
use ounce_domain::member::{Action, Kind, may};
use ounce_domain::refusal::{MemberRefusal, RecordRefusal, Refusal};
use ounce_store::acts::{Act, By};
use ounce_store::api_tokens::{self, Granted};
use ounce_store::members::{self, Named};
use ounce_store::{Fault, Sql};
use ounce_web::app::App;
use ounce_web::asker::Asker;
use ounce_web::cache::Policy;
use ounce_web::failure::{Failure, Kind as Holds, What, Wrong};
use ounce_web::fields::{self, Fields, Typed};
use ounce_web::once::{Kept, Once, Stop, once};
use ounce_web::visit::Visit;
use serde::Serialize;
use std::convert::Infallible;

use crate::signed::{digest, is_public, place_of};

pub(crate) use table::table;

pub(crate) const JSON: &str = "application/json";

/// The member behind the token of a request.
pub(crate) struct Caller {
    pub(crate) granted: Granted,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let secret = bearer(&parts.headers).and_then(Secret::parse).ok_or(Failure::Unauthorized)?;
        let (hash, now_ms) = (digest(secret.as_str()), app.now().as_millisecond());
        let found = app.store().read(move |sql| api_tokens::find(sql, hash, now_ms)).await?;
        let granted = found.ok_or(Failure::Unauthorized)?;
        app.limits().check_token(granted.token.id.bytes()).map_err(Failure::TooMany)?;
        // It would open what a letter alone does not open.
        if is_needed(&granted.roles) && !granted.has_factor {
            return Err(Failure::forbidden(MemberRefusal::SecondFactorMissing));
        }
        if granted.token.is_to_be_noted(now_ms) {
            let id = granted.token.id;
            let noted = app
                .store()
                .write(move |sql| api_tokens::note(sql, id, now_ms).map(Ok::<_, Infallible>));
            // The request can be answered all the same, for instance with a full disk.
            if let Err(fault) = noted.await {
                tracing::warn!(%fault, "the use of a token could not be noted");
            }
        }
        Ok(Self { granted })
    }
}

/// The token of a request: what follows the scheme, which is written in any case.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let said = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = said.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

impl Caller {
    pub(crate) fn by(&self) -> By {
        By::Token(self.granted.member, self.granted.token.id)
    }

    /// The campaign of a path, if this token may do the action there.
    pub(crate) async fn campaign(
        &self,
        app: &App,
        campaign: &str,
        action: Action,
    ) -> Result<Named, Failure> {
        self.at(app, (Kind::Campaign, campaign, ""), action).await
    }

    /// The stroll of a path, if this token may do the action there.
    pub(crate) async fn stroll(
        &self,
        app: &App,
        (campaign, stroll): (&str, &str),
        action: Action,
    ) -> Result<Named, Failure> {
        self.at(app, (Kind::Stroll, campaign, stroll), action).await
    }

    /// Anything that roles are held for, if this token may do the action there.
    pub(crate) async fn at(
        &self,
        app: &App,
        place: (Kind, &str, &str),
        action: Action,
    ) -> Result<Named, Failure> {
        let found = place_of(app, place).await?;
        if may(&self.granted.roles, action, &found.place) {
            self.granted.token.scope.gives(action).map_err(Failure::forbidden)?;
            return Ok(found);
        }
        match is_public(app, place) {
            true => Err(Failure::forbidden(MemberRefusal::NotAllowed)),
            false => Err(Failure::NotFound),
        }
    }
}

/// A write as it arrived. Make it after the caller was found to be allowed to do it.
pub(crate) struct Sent {
    pub(crate) visit: Visit,
    body: Bytes,
    once: Option<Once>,
}

impl Sent {
    /// # Errors
    /// A failure of the query, of the body's size or type, or of the key.
    pub(crate) async fn read(
        app: &App,
        caller: &Caller,
        request: Request,
    ) -> Result<Self, Failure> {
        Self::read_up_to(fields::BODY_LIMIT, app, caller, request).await
    }

    /// As [`Sent::read`], with a body of up to so many bytes.
    ///
    /// # Errors
    /// As [`Sent::read`].
    pub(crate) async fn read_up_to(
        limit: usize,
        app: &App,
        caller: &Caller,
        request: Request,
    ) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        Typed::query(&parts.uri, &[])?;
        let body = fields::body_up_to(limit, &parts.headers, body, JSON).await?;
        let asker = Asker::of(app, &parts.headers, &parts.extensions);
        // The key of one member is not that of another.
        let path = format!("{} {}", caller.granted.member, parts.uri.path());
        let once = Once::of_api(&parts.headers, &asker, &path, &body)?;
        Ok(Self { visit: Visit::new(app, &parts.uri, &parts.headers), body, once })
    }

    /// The body as it came, where it is a file.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap_or_default()
    }

    /// The fields of the form that does the same, so that one function reads both.
    ///
    /// # Errors
    /// `Unreadable`, or `Wrong` for unknown names and other kinds of values.
    pub(crate) fn typed(&self, known: &[(&'static str, Holds)]) -> Result<Typed, Failure> {
        let mut fields = Fields::read(&self.body)?;
        let read = known.iter().map(|(name, kind)| {
            let value = match kind {
                Holds::WholeNumber => fields.whole_number(name),
                Holds::YesOrNo => if fields.flag(name) { "on" } else { "" }.to_owned(),
                Holds::Text | Holds::Object => fields.text(name),
            };
            ((*name).to_owned(), value)
        });
        let read = read.collect();
        let wrong = fields.finish(None);
        if wrong.is_empty() { Ok(Typed::of(read)) } else { Err(Failure::Wrong(wrong)) }
    }

    /// Runs a core call, unless the same request had its effect before. A refusal by the call is
    /// one of this field.
    ///
    /// # Errors
    /// `KeyReused`, `Conflict`, `NotFound` or a fault.
    pub(crate) async fn write<T, R>(
        self,
        app: &App,
        field: &'static str,
        mut act: impl FnMut(&mut dyn Sql) -> Result<Result<T, R>, Fault> + Send + 'static,
    ) -> Result<Response, Failure>
    where
        T: Serialize,
        R: Into<Refusal>,
    {
        let (key, at_ms) = (self.once, app.now().as_millisecond());
        let written = app.store().write(move |sql: &mut dyn Sql| {
            once(sql, key.as_ref(), at_ms, |sql| {
                Ok(act(sql)?.map(|done| (kept(&done), ())).map_err(Into::into))
            })
        });
        match written.await? {
            Ok(done) => Ok(written_down(done.kept())),
            Err(Stop::Refused(Refusal::Record(RecordRefusal::Unknown))) => Err(Failure::NotFound),
            Err(Stop::Refused(refusal)) => {
                let what = What::Refused(refusal);
                Err(Failure::Conflict(Wrong { field: field.into(), what }))
            }
            Err(Stop::KeyReused(kept)) => Err(Failure::KeyReused(kept.answer.into())),
            Err(Stop::Erased) => Err(Failure::Gone),
        }
    }
}

fn kept<T: Serialize>(value: &T) -> Kept {
    let answer = String::from_utf8(to_json(value)).expect("JSON is UTF-8");
    Kept { status: StatusCode::OK.as_u16(), answer }
}

fn to_json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("answers are made of text, numbers and lists")
}

fn written_down(kept: Kept) -> Response {
    let status = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::OK);
    own((status, Body::from(kept.answer)).into_response())
}

/// A read: for this caller alone.
pub(crate) fn read<T: Serialize>(value: &T) -> Response {
    answer(StatusCode::OK, value)
}

/// An answer for this caller alone.
pub(crate) fn answer<T: Serialize>(status: StatusCode, value: &T) -> Response {
    own((status, Body::from(to_json(value))).into_response())
}

fn own(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(JSON));
    Policy::Private.apply(headers);
    answer
}

/// What a change led to.
#[derive(Serialize)]
pub(crate) struct Done {
    pub(crate) outcome: &'static str,
}

/// What a change led to, and the act by which it can be undone.
#[derive(Serialize)]
pub(crate) struct Changed {
    outcome: &'static str,
    act: Option<String>,
}

impl Changed {
    /// `None` when it was so before.
    pub(crate) fn of(act: Option<Id<Act>>) -> Self {
        let outcome = if act.is_some() { "done" } else { "before" };
        Self { outcome, act: act.map(|act| act.to_string()) }
    }
}

/// A moment as programs read it.
pub(crate) fn moment(at_ms: i64) -> String {
    jiff::Timestamp::from_millisecond(at_ms).map(|at| at.to_string()).unwrap_or_default()
}

#[derive(Serialize)]
struct Me {
    email: String,
    token: Token,
    roles: Vec<Held>,
}

#[derive(Serialize)]
struct Token {
    name: String,
    actions: Vec<String>,
    ends_at: String,
}

#[derive(Serialize)]
struct Held {
    role: &'static str,
    kind: &'static str,
    /// Slug of the campaign.
    campaign: String,
    /// Slug of the object; `null` for the campaign itself.
    slug: Option<String>,
    name: String,
}

/// `GET /api/v1/me`: whose token it is, and what it was given. Every token may ask.
async fn me(State(app): State<App>, caller: Caller) -> Result<Response, Failure> {
    let Granted { member, token, email, .. } = caller.granted;
    let held = app.store().read(move |sql| members::list_of(sql, member)).await?;
    let roles = held.into_iter().map(|one| Held {
        role: one.held.role.as_str(),
        kind: one.held.object.kind.as_str(),
        campaign: one.campaign,
        slug: Some(one.slug).filter(|slug| !slug.is_empty()),
        name: one.name,
    });
    let token = Token {
        actions: token.scope.text().split(' ').map(str::to_owned).collect(),
        ends_at: moment(token.ends_ms),
        name: token.name,
    };
    Ok(read(&Me { email: email.as_str().to_owned(), token, roles: roles.collect() }))
}
