//! A form of the desk that somebody sent, and what comes of it.

use axum::extract::Request;
use axum::http::StatusCode;
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Member};
use ounce_domain::refusal::{Complaint, Refusal};
use ounce_store::acts::By;
use ounce_store::day::desk::Desk;
use ounce_store::members::Named;
use ounce_store::{Fault, Sql, fresh};
use ounce_web::answer::see;
use ounce_web::app::App;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::visit::Visit;

use super::answer;
use crate::signed::{Answer, Refused, Signed};

/// The largest file of a phone: as many entries as one request may have, each of the usual length.
pub(super) const LOG_LIMIT: usize = 1024 * 1024;

/// A path with its member, who may run the day there.
pub(super) struct Here {
    pub(super) campaign: String,
    pub(super) at: Named,
    pub(super) member: Id<Member>,
}

impl Here {
    pub(super) async fn of(
        app: &App,
        signed: &Signed,
        (campaign, stroll): (String, String),
    ) -> Result<Self, Refused> {
        let at = signed.stroll(app, (&campaign, &stroll), Action::RunDay).await?;
        Ok(Self { campaign, at, member: signed.open.session.member })
    }

    pub(super) fn path(&self, done: &str) -> String {
        let path = links::stroll_desk(&self.campaign, &self.at.slug, "day");
        if done.is_empty() { path } else { format!("{path}?done={done}") }
    }
}

/// Who does something to the day of a stroll, and when.
pub(super) fn desk(at: &Named, by: By, member: Id<Member>, at_ms: i64) -> Desk {
    let stroll = Id::from_bytes(at.place.object.id);
    Desk { campaign: at.place.campaign, stroll, member, by, at_ms }
}

/// The ids of one write, the same ones whenever it runs.
pub(super) type Fresh<'a> = &'a mut dyn FnMut() -> [u8; 16];

/// What a form of the desk does in one write, as it was read from the fields. It may run twice.
pub(super) trait Work:
    FnMut(&mut dyn Sql, &Desk, Fresh<'_>) -> Result<Result<(), Refusal>, Fault> + Send + 'static
{
}

impl<W> Work for W where
    W: FnMut(&mut dyn Sql, &Desk, Fresh<'_>) -> Result<Result<(), Refusal>, Fault> + Send + 'static
{
}

/// A form of this page, from somebody who may send it.
pub(super) struct Pressed {
    pub(super) app: App,
    pub(super) here: Here,
    pub(super) typed: Typed,
    pub(super) visit: Visit,
}

impl Pressed {
    pub(super) async fn read(
        app: App,
        here: Here,
        visit: Visit,
        request: Request,
        known: &[&str],
    ) -> Result<Self, Refused> {
        let (parts, body) = request.into_parts();
        let (typed, _) = Typed::form_up_to(LOG_LIMIT, &parts.headers, body).await?;
        typed.only(known)?;
        Ok(Self { app, here, typed, visit })
    }

    /// Does it and goes back to the page, which says `done`; or shows the page with what was typed
    /// and what is wrong with this field.
    pub(super) async fn does(
        self,
        (field, done): (&'static str, &str),
        work: Result<impl Work, Complaint>,
    ) -> Answer {
        let mut work = match work {
            Ok(work) => work,
            Err(complaint) => return self.refused(complaint).await,
        };
        let (now_ms, seed) = (self.app.now().as_millisecond(), self.app.roll());
        let member = self.here.member;
        let desk = desk(&self.here.at, By::Member(member), member, now_ms);
        let done_so = self
            .app
            .store()
            .write(move |sql| work(sql, &desk, &mut fresh::ids(now_ms, seed)))
            .await?;
        match done_so {
            Ok(()) => Ok(see(&self.here.path(done))),
            Err(refusal) => self.refused(Complaint { field, refusal }).await,
        }
    }

    /// The page again, with what is wrong and what was typed.
    pub(super) async fn refused(&self, complaint: Complaint) -> Answer {
        let form = Form::refused(self.typed.pairs(), vec![complaint]);
        let said = (StatusCode::UNPROCESSABLE_ENTITY, form, "");
        Ok(answer(&self.app, &self.visit, &self.here, said).await?)
    }
}
