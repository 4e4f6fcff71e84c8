//! Roles and invitations for programs. Each write is the form's: the same fields, the same core call.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::member::Action;
use ounce_store::{invitations, members};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::change::{Deed, Wish};
use super::{Here, read};
use crate::api::{Caller, Done, Sent, moment};

#[derive(Serialize)]
struct Shown {
    members: Vec<Member>,
    invitations: Vec<Invited>,
}

#[derive(Serialize)]
struct Member {
    email: String,
    role: &'static str,
    since: String,
    /// Whether they have signed in at least once.
    has_come_in: bool,
}

#[derive(Serialize)]
struct Invited {
    email: String,
    role: &'static str,
    invited_at: String,
    ends_at: String,
}

/// `GET …/members`, of a campaign or a stroll.
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(here): Path<Here>,
) -> Result<Response, Failure> {
    let at = here.place_for(&app, &caller, Action::SeeMembers).await?;
    let (object, now_ms) = (at.place.object, app.now().as_millisecond());
    let read = app.store().read(move |sql| {
        Ok((members::list_at(sql, object)?, invitations::list_at(sql, object, now_ms)?))
    });
    let (listed, invited) = read.await?;
    let members = listed.into_iter().map(|one| Member {
        email: one.email.as_str().to_owned(),
        role: one.held.role.as_str(),
        since: moment(one.at_ms),
        has_come_in: one.has_come_in,
    });
    let invitations = invited.into_iter().map(|one| Invited {
        email: one.email.as_str().to_owned(),
        role: one.invitation.role.as_str(),
        invited_at: moment(one.invitation.at_ms),
        ends_at: moment(one.invitation.ends_ms()),
    });
    Ok(crate::api::read(&Shown { members: members.collect(), invitations: invitations.collect() }))
}

const FIELDS: [(&str, Kind); 3] =
    [("email", Kind::Text), ("role", Kind::Text), ("why", Kind::Text)];

async fn change(
    app: &App,
    (caller, here): (&Caller, &Here),
    (deed, request): (Deed, Request),
) -> Result<Response, Failure> {
    let at = here.place_for(app, caller, Action::ChangeMembers).await?;
    let sent = Sent::read(app, caller, request).await?;
    let (email, role, why) = read(&sent.typed(&FIELDS)?)?;
    let words = (email, role, why, sent.visit.lang().code());
    let wish = Wish::new(app, (deed, caller.by(), &at), words);
    let act = move |sql: &mut dyn ounce_store::Sql| {
        Ok(wish.write(sql)?.map(|outcome| Done { outcome: outcome.as_str() }))
    };
    sent.write(app, "role", act).await
}

macro_rules! handlers {
    ($($(#[$doc:meta])* $name:ident: $deed:expr;)+) => {$(
        $(#[$doc])*
        pub(crate) async fn $name(
            State(app): State<App>,
            caller: Caller,
            Path(here): Path<Here>,
            request: Request,
        ) -> Result<Response, Failure> {
            change(&app, (&caller, &here), ($deed, request)).await
        }
    )+};
}

handlers! {
    /// `POST …/members/invite`
    invite: Deed::Invite;
    /// `POST …/members/withdraw`
    withdraw: Deed::Withdraw;
    /// `POST …/members/remind`
    remind: Deed::Remind;
    /// `POST …/members/take`
    take: Deed::Take;
    /// `POST …/members/give-back`
    give_back: Deed::GiveBack;
}
