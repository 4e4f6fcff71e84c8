//! The forms of the desk, for members' programs: the same fields, the same work.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::refusal::Complaint;
use ounce_store::day::devices::{self, Enrolled};
use ounce_store::members::Named;
use ounce_store::{Fault, Sql, fresh};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind, What, Wrong};
use ounce_web::fields::Typed;
use serde_json::{Value, json};

use super::pressed::{LOG_LIMIT, Work, desk};
use super::{handing_in, paper, phones, settling};
use crate::api::{Caller, Done, Sent, moment, read};

/// A request about the day of a stroll, from a program that may run it.
struct Asked {
    app: App,
    caller: Caller,
    at: Named,
    sent: Sent,
}

impl Asked {
    async fn read(
        app: App,
        caller: Caller,
        (campaign, stroll): (String, String),
        request: Request,
    ) -> Result<Self, Failure> {
        let at = caller.stroll(&app, (&campaign, &stroll), Action::RunDay).await?;
        let sent = Sent::read_up_to(LOG_LIMIT, &app, &caller, request).await?;
        Ok(Self { app, caller, at, sent })
    }

    fn texts(&self, known: &[&'static str]) -> Result<Typed, Failure> {
        let known: Vec<_> = known.iter().map(|name| (*name, Kind::Text)).collect();
        self.sent.typed(&known)
    }

    /// Does it once.
    async fn does(
        self,
        field: &'static str,
        work: Result<impl Work, Complaint>,
    ) -> Result<Response, Failure> {
        let mut work = work.map_err(|complaint| {
            let what = What::Refused(complaint.refusal);
            Failure::Wrong(vec![Wrong { field: complaint.field.into(), what }])
        })?;
        let (now_ms, seed) = (self.app.now().as_millisecond(), self.app.roll());
        let desk = desk(&self.at, self.caller.by(), self.caller.granted.member, now_ms);
        let write = move |sql: &mut dyn Sql| {
            let done_so = work(sql, &desk, &mut fresh::ids(now_ms, seed))?;
            Ok::<_, Fault>(done_so.map(|()| Done { outcome: "done" }))
        };
        self.sent.write(&self.app, field, write).await
    }
}

/// `GET /api/v1/strolls/{campaign}/{stroll}/day/devices`
pub(crate) async fn phones(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::RunDay).await?;
    let id = Id::from_bytes(at.place.object.id);
    let all = app.store().read(move |sql| devices::list(sql, id)).await?;
    let phones = all.iter().filter(|one| !one.device.is_desk()).map(phone);
    Ok(read(&json!({ "devices": phones.collect::<Vec<_>>() })))
}

fn phone(one: &Enrolled) -> Value {
    let at = |at_ms: Option<i64>| at_ms.map(moment);
    json!({
        "device": one.device.id.to_string(),
        "name": one.device.name,
        "number": one.device.number,
        "enrolled_at": moment(one.device.enrolled_ms),
        "expires_at": moment(one.device.ends_ms),
        "cut_off_at": at(one.device.cut_off_ms),
        "seen_at": at(one.seen_ms),
        "ready_at": at(one.ready.map(|(at_ms, _)| at_ms)),
        "ready_people": one.ready.map(|(_, people)| people),
    })
}

/// `POST …/day/cut-off`: `device`.
pub(crate) async fn cut_off(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let asked = Asked::read(app, caller, path, request).await?;
    let work = phones::cutting_off(&asked.texts(&phones::CUT_OFF)?);
    asked.does("device", work).await
}

/// `POST …/day/settle`: `code`, `question` and `answer`.
pub(crate) async fn settle(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let asked = Asked::read(app, caller, path, request).await?;
    let work = settling::settling(&asked.texts(&settling::SETTLE)?);
    asked.does("answer", work).await
}

/// `POST …/day/reopen`: `code` and `question`.
pub(crate) async fn reopen(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let asked = Asked::read(app, caller, path, request).await?;
    let work = settling::reopening(&asked.texts(&settling::REOPEN)?);
    asked.does("answer", work).await
}

/// `POST …/day/paper`: `numbers`, as they are typed into the form.
pub(crate) async fn note_paper(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let asked = Asked::read(app, caller, path, request).await?;
    let work = paper::noting(&asked.texts(&paper::FIELDS)?);
    asked.does("numbers", work).await
}

/// `POST …/day/hand-in`: the file that a phone saved.
pub(crate) async fn hand_in(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let asked = Asked::read(app, caller, path, request).await?;
    let work = handing_in::handing_in(&asked.app, asked.sent.text());
    asked.does("log", work).await
}
