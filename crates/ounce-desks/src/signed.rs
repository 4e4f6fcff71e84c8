//! Who asks: the session behind the cookie, and what its member may do where.

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use ounce_domain::id::Id;
use ounce_domain::member::second_factor::Standing;
use ounce_domain::member::{Action, Kind, Place, may};
use ounce_domain::text::Slug;
use ounce_store::Fault;
use ounce_store::members::{self, Named};
use ounce_store::sessions::{self, Open};
use ounce_web::answer::{own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::visit::{Visit, cookie};
use sha2::{Digest, Sha256};

/// The cookie of a session. By the prefix browsers keep it to this host and to TLS; they take
/// `localhost` for safe without it.
pub(crate) const SESSION: &str = "__Host-ounce";

/// Why a page of the desk is not answered as asked.
pub(crate) struct Refused(Box<Response>);

impl Refused {
    fn to(path: &str) -> Self {
        Self(Box::new(see(path)))
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        *self.0
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self(Box::new(failure.into_response()))
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Failure::from(fault).into()
    }
}

/// What a handler of the desk answers.
pub(crate) type Answer = Result<Response, Refused>;

/// A member with an open session, whether or not a second step is still to be done. No page of the
/// desk is opened by this alone.
pub(crate) struct Entered {
    pub(crate) open: Open,
}

/// Where a member sets up the second step.
pub(crate) const OWN_STEP: &str = "/desk/second-step";

/// The page that was asked for is shown after the sign-in; what was sent is not sent again by
/// itself.
fn asked(parts: &Parts) -> &str {
    if parts.method == Method::GET { parts.uri.path() } else { "" }
}

impl FromRequestParts<App> for Entered {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refused> {
        match find(app, &parts.headers).await? {
            Some(open) => Ok(Self { open }),
            None => Err(Refused::to(&links::sign_in(asked(parts)))),
        }
    }
}

impl Entered {
    /// Whether the session opens the desk.
    pub(crate) fn is_whole(&self) -> bool {
        self.open.standing == Standing::Whole
    }

    /// Lets nobody on who has a second factor and has not shown it: they could replace it.
    pub(crate) fn is_not_asked(&self) -> Result<(), Refused> {
        match self.open.standing {
            Standing::Asked => Err(Refused::to(&links::second_step(OWN_STEP))),
            Standing::Whole | Standing::Missing => Ok(()),
        }
    }
}

/// A member who is signed in, and has done what their roles need for it.
pub(crate) struct Signed {
    pub(crate) open: Open,
    visit: Visit,
}

impl FromRequestParts<App> for Signed {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refused> {
        let Entered { open } = Entered::from_request_parts(parts, app).await?;
        match open.standing {
            Standing::Whole => {
                Ok(Self { open, visit: Visit::new(app, &parts.uri, &parts.headers) })
            }
            Standing::Asked => Err(Refused::to(&links::second_step(asked(parts)))),
            Standing::Missing => Err(Refused::to(OWN_STEP)),
        }
    }
}

/// The open session of a request, if it has one.
pub(crate) async fn find(app: &App, headers: &HeaderMap) -> Result<Option<Open>, Failure> {
    let Some(key) = cookie(headers, SESSION) else { return Ok(None) };
    let (hash, now_ms) = (digest(key), app.now().as_millisecond());
    let open = app.store().read(move |sql| sessions::find(sql, hash, now_ms)).await?;
    if let Some(open) = open.as_ref().filter(|open| open.session.times.is_to_be_noted(now_ms)) {
        let id = open.session.id;
        let noted = app.store().write(move |sql| {
            sessions::note(sql, id, now_ms).map(Ok::<_, std::convert::Infallible>)
        });
        // The page can be read all the same, for instance with a full disk.
        if let Err(fault) = noted.await {
            tracing::warn!(%fault, "the use of a session could not be noted");
        }
    }
    Ok(open)
}

impl Signed {
    /// The campaign of a path, if this member may do the action there.
    pub(crate) async fn campaign(
        &self,
        app: &App,
        campaign: &str,
        action: Action,
    ) -> Result<Named, Refused> {
        self.at(app, (Kind::Campaign, campaign, ""), action).await
    }

    /// The stroll of a path, if this member may do the action there.
    pub(crate) async fn stroll(
        &self,
        app: &App,
        (campaign, stroll): (&str, &str),
        action: Action,
    ) -> Result<Named, Refused> {
        self.at(app, (Kind::Stroll, campaign, stroll), action).await
    }

    /// Anything that roles are held for, if this member may do the action there.
    pub(crate) async fn at(
        &self,
        app: &App,
        (kind, campaign, slug): (Kind, &str, &str),
        action: Action,
    ) -> Result<Named, Refused> {
        let found = place_of(app, (kind, campaign, slug)).await?;
        if self.may(action, &found.place) {
            return Ok(found);
        }
        if is_public(app, (kind, campaign, slug)) {
            Err(self.refuse(app))
        } else {
            Err(Failure::NotFound.into())
        }
    }

    pub(crate) fn may(&self, action: Action, place: &Place) -> bool {
        may(&self.open.roles, action, place)
    }

    /// The page that says whose work this is not.
    fn refuse(&self, app: &App) -> Refused {
        let page = NotYours {
            t: self.visit.reader,
            frame: self.visit.frame(app, None),
            email: self.open.email.as_str().to_owned(),
        };
        let answer = own(&self.visit, StatusCode::FORBIDDEN, &page);
        answer.map_or_else(Refused::from, |answer| Refused(Box::new(answer)))
    }
}

/// Whether everybody may know that this is there. A draft is not public, so nobody else learns of it.
pub(crate) fn is_public(app: &App, (kind, campaign, slug): (Kind, &str, &str)) -> bool {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(campaign);
    match kind {
        Kind::Stroll => edition.is_some_and(|edition| edition.entry(slug).is_some()),
        _ => edition.is_some(),
    }
}

/// What a path or a form names, whoever asks.
///
/// # Errors
/// `NotFound` when there is nothing of this kind and name.
pub(crate) async fn place_of(
    app: &App,
    (kind, campaign, slug): (Kind, &str, &str),
) -> Result<Named, Failure> {
    // Nothing is called by a text that is no slug, and PostgreSQL takes no NUL.
    let is_slug = |text: &str| Slug::parse(text).is_ok();
    if !is_slug(campaign) || kind != Kind::Campaign && !is_slug(slug) {
        return Err(Failure::NotFound);
    }
    let (campaign, slug) = (campaign.to_owned(), slug.to_owned());
    let found = app.store().read(move |sql| members::place(sql, kind, &campaign, &slug)).await?;
    found.ok_or(Failure::NotFound)
}

/// A page of the desk that this member may not see.
#[derive(Template)]
#[template(path = "home/not_yours.html")]
pub(crate) struct NotYours {
    pub t: Reader,
    pub frame: Frame,
    /// Of the member who is signed in.
    pub email: String,
}

/// What is kept of a cookie: not enough to make it again.
pub(crate) fn digest(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

/// A cookie of this service alone, for so many seconds; 0 removes it.
pub(crate) fn set_cookie(name: &str, value: &str, seconds: i64) -> HeaderValue {
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax");
    HeaderValue::from_str(&text).expect("names and values are letters and digits")
}

/// The id of a path; a text that is none leads nowhere.
pub(crate) fn id_of<T>(text: &str) -> Result<Id<T>, Failure> {
    Id::parse(text).ok_or(Failure::NotFound)
}
