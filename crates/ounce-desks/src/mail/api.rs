//! The mail of a campaign, for programs.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_domain::reminder::Reminder;
use ounce_store::outbox::{self, OfKind, Troubled};
use ounce_store::{Sql, reminders};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::{Again, load, turning};
use crate::api::{Caller, Changed, Sent, moment, read};
use crate::stroll::doing::Doing;

#[derive(Serialize)]
struct Mail {
    kinds: Vec<OneKind>,
    /// Tried again by themselves.
    troubled: Vec<Letter>,
    /// Given up.
    failed: Vec<Letter>,
    reminders: Vec<Turned>,
}

#[derive(Serialize)]
struct OneKind {
    kind: &'static str,
    waiting: i64,
    troubled: i64,
    sent: i64,
    failed: i64,
}

impl OneKind {
    fn of(one: OfKind) -> Self {
        let OfKind { letter, waiting, troubled, sent, failed } = one;
        Self { kind: letter.as_str(), waiting, troubled, sent, failed }
    }
}

#[derive(Serialize)]
struct Letter {
    letter: String,
    kind: &'static str,
    /// The first letter and the domain.
    to: Option<String>,
    written_at: String,
    attempts: i64,
    /// When it was given up, or is tried again.
    then_at: String,
    error: String,
}

impl Letter {
    fn of(one: Troubled) -> Self {
        Self {
            letter: Id::<()>::from_bytes(one.id).to_string(),
            kind: one.letter.as_str(),
            to: one.email.map(|email| email.masked()),
            written_at: moment(one.at_ms),
            attempts: one.attempts,
            then_at: moment(one.then_ms),
            error: one.error,
        }
    }
}

#[derive(Serialize)]
struct Turned {
    reminder: &'static str,
    is_sent: bool,
}

/// `GET /api/v1/campaigns/{campaign}/mail`
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::RunMail).await?;
    let (id, now_ms) = (at.place.campaign, app.now().as_millisecond());
    let mail = app.store().read(move |sql| load(sql, id, now_ms)).await?;
    let reminders = Reminder::ALL
        .map(|one| Turned { reminder: one.as_str(), is_sent: !mail.off.contains(&one) });
    Ok(read(&Mail {
        kinds: mail.kinds.into_iter().map(OneKind::of).collect(),
        troubled: mail.troubled.into_iter().map(Letter::of).collect(),
        failed: mail.failed.into_iter().map(Letter::of).collect(),
        reminders: reminders.into(),
    }))
}

#[derive(Serialize)]
struct Retried {
    letters: u64,
}

/// `POST /api/v1/campaigns/{campaign}/mail/retry`
pub(crate) async fn retry(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::RunMail).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let again = Again::read(&sent.typed(&[("letter", Kind::Text)])?)?;
    let (id, now_ms) = (at.place.campaign, app.now().as_millisecond());
    let act = move |sql: &mut dyn Sql| {
        Ok(Ok::<_, Refusal>(Retried { letters: again.write(sql, id, now_ms)? }))
    };
    sent.write(&app, "letter", act).await
}

#[derive(Serialize)]
struct Tested {
    letter: String,
}

/// `POST /api/v1/campaigns/{campaign}/mail/test`
pub(crate) async fn test(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    caller.campaign(&app, &campaign, Action::RunMail).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    if sent.typed(&[("to", Kind::Text)])?.get("to") != "me" {
        return Err(Failure::refused("to", FieldRefusal::NotAChoice));
    }
    let now = app.now();
    let made = (app.fresh_id::<()>(now).bytes(), caller.granted.member);
    let act = move |sql: &mut dyn Sql| {
        let letter = outbox::put_test(sql, made, now.as_millisecond())?;
        Ok(Ok::<_, Refusal>(Tested { letter: Id::<()>::from_bytes(letter).to_string() }))
    };
    sent.write(&app, "to", act).await
}

/// `POST /api/v1/campaigns/{campaign}/mail/reminders`
pub(crate) async fn turn(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::RunMail).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let what = turning(&sent.typed(&[("reminder", Kind::Text), ("wish", Kind::Text)])?)?;
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let id = at.place.campaign;
    let act = move |sql: &mut dyn Sql| {
        let by = (doing.doer().by, doing.doer().at.as_millisecond());
        let act = Id::from_bytes(doing.ids()());
        let turned = reminders::turn(sql, id, what, by, act)?;
        Ok(Ok::<_, Refusal>(Changed::of(turned)))
    };
    sent.write(&app, "reminder", act).await
}
