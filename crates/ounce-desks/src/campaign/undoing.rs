//! The undo of one act that changed many strolls: at the desk, with what the page says of it, and
//! by programs.

use axum::extract::Request;
use axum::response::Response;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_store::acts::{Act, Told};
use ounce_store::strolls::{Doer, Undone};
use ounce_store::{Fault, Sql};
use ounce_web::answer::see;
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use ounce_web::fields::Typed;
use ounce_web::i18n::Reader;
use ounce_web::links;
use serde::Serialize;

use crate::acts::page::moment_in;
use crate::api::{Caller, Sent};
use crate::signed::{Answer, Signed};
use crate::stroll::doing::Doing;

/// What a form that was just sent came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Nothing,
    Undone,
    /// Some strolls stayed, since something else was changed there.
    UndonePartly,
    UndoOver,
}

impl Said {
    /// By the query of the page.
    pub(crate) fn of(done: &str) -> Self {
        match done {
            "undone" => Self::Undone,
            "undone-partly" => Self::UndonePartly,
            "undo-over" => Self::UndoOver,
            _ => Self::Nothing,
        }
    }
}

/// The last change of many strolls, which can still be undone.
#[derive(Clone, Debug)]
pub(crate) struct Undoable {
    pub told: Told,
    /// How many letters wait.
    pub letters: i64,
    pub leave_ms: i64,
}

impl Undoable {
    /// What can be undone, and until when nobody is told of it.
    pub(super) fn says(&self, t: &Reader, changed: String) -> String {
        if self.letters == 0 {
            return changed;
        }
        let leave = moment_in(t, self.leave_ms, "UTC");
        let letters = t.say("desk-letters-leave").n("count", self.letters);
        format!("{changed}{}{}", t.gap(), letters.s("moment", leave))
    }
}

/// How the store undoes one act.
type Undo = fn(
    &mut dyn Sql,
    (Id<Campaign>, Id<Act>),
    &Doer<'_>,
    &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Undone, Refusal>, Fault>;

/// A kind of change that is undone as one.
#[derive(Clone, Copy)]
pub(super) struct Undoing {
    /// What whoever undoes it must be allowed to do.
    pub(super) needs: Action,
    /// The page of the campaign's desk that is shown after.
    pub(super) desk: &'static str,
    pub(super) undo: Undo,
}

#[derive(Serialize)]
struct Answered {
    /// How many strolls are as they were before.
    undone: i64,
    /// How many stayed, since something else was changed there meanwhile.
    kept: i64,
}

impl Undoing {
    /// `POST …/undo`: field `act`.
    pub(super) async fn at_desk(
        self,
        (app, signed): (&App, &Signed),
        campaign: &str,
        request: Request,
    ) -> Answer {
        let at = signed.campaign(app, campaign, self.needs).await?;
        let (parts, body) = request.into_parts();
        let (typed, _) = Typed::form(&parts.headers, body).await?;
        typed.only(&["act"])?;
        let (what, doing) =
            ((at.place.campaign, act_of(&typed)?), Doing::new(app, signed, &at, String::new()));
        let undo = move |sql: &mut dyn Sql| (self.undo)(sql, what, &doing.doer(), &mut doing.ids());
        let desk = links::campaign_desk(campaign, self.desk);
        match app.store().write(undo).await? {
            Ok(undone) => {
                app.refresh().await.map_err(Failure::from)?;
                let said = if undone.kept == 0 { "undone" } else { "undone-partly" };
                Ok(see(&format!("{desk}?done={said}")))
            }
            Err(Refusal::Record(_)) => Err(Failure::NotFound.into()),
            Err(_) => Ok(see(&format!("{desk}?done=undo-over"))),
        }
    }

    /// The same for programs.
    pub(super) async fn by_program(
        self,
        (app, caller): (&App, &Caller),
        campaign: &str,
        request: Request,
    ) -> Result<Response, Failure> {
        let at = caller.campaign(app, campaign, self.needs).await?;
        let sent = Sent::read(app, caller, request).await?;
        let typed = sent.typed(&[("act", Kind::Text)])?;
        let (what, doing) = (
            (at.place.campaign, act_of(&typed)?),
            Doing::by_program(app, caller, &at, String::new()),
        );
        let undo = move |sql: &mut dyn Sql| {
            let undone = (self.undo)(sql, what, &doing.doer(), &mut doing.ids())?;
            Ok(undone.map(|undone| Answered { undone: undone.strolls, kept: undone.kept }))
        };
        sent.write(app, "act", undo).await
    }
}

fn act_of(typed: &Typed) -> Result<Id<Act>, Failure> {
    Id::parse(typed.get("act")).ok_or_else(|| Failure::refused("act", FieldRefusal::NotAChoice))
}
