//! Who holds which role for a campaign or a stroll, and who changed it.

pub(crate) mod api;
mod change;
pub(crate) mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Kind, Role};
use ounce_domain::refusal::{Complaint, Complaints, FieldRefusal};
use ounce_domain::text::{self, EmailAddress};
use ounce_store::acts::{self, Act, By, Told};
use ounce_store::invitations;
use ounce_store::members::{self, Named};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::visit::Visit;
use serde::Deserialize;

use crate::acts::zone_of;
use crate::api::Caller;
use crate::signed::{Answer, Refused, Signed};
use change::{Deed, Outcome, Wish};
use page::{Done, Invited, MembersPage};

/// How many changes the page shows.
const ACTS: i64 = 50;
/// The longest reason for a change, in characters.
pub(crate) const LONGEST_WHY: usize = 300;

/// The campaign or the stroll of a path.
#[derive(Deserialize)]
pub(crate) struct Here {
    pub(crate) campaign: String,
    /// `None` in the paths of a campaign itself.
    pub(crate) stroll: Option<String>,
}

impl Here {
    /// The place, if the member may do the action there.
    pub(crate) async fn place(
        &self,
        app: &App,
        signed: &Signed,
        action: Action,
    ) -> Result<Named, Refused> {
        match &self.stroll {
            Some(stroll) => signed.stroll(app, (&self.campaign, stroll), action).await,
            None => signed.campaign(app, &self.campaign, action).await,
        }
    }

    /// The place, if the token may do the action there.
    pub(crate) async fn place_for(
        &self,
        app: &App,
        caller: &Caller,
        action: Action,
    ) -> Result<Named, Failure> {
        match &self.stroll {
            Some(stroll) => caller.stroll(app, (&self.campaign, stroll), action).await,
            None => caller.campaign(app, &self.campaign, action).await,
        }
    }
}

/// `GET …/members`, of a campaign or a stroll.
pub(crate) async fn list(
    State(app): State<App>,
    signed: Signed,
    Path(here): Path<Here>,
    visit: Visit,
) -> Answer {
    let at = here.place(&app, &signed, Action::SeeMembers).await?;
    Ok(show(&app, &signed, &visit, (&here.campaign, &at), (StatusCode::OK, Form::new())).await?)
}

async fn show(
    app: &App,
    signed: &Signed,
    visit: &Visit,
    (campaign, at): (&str, &Named),
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let object = at.place.object;
    let now_ms = app.now().as_millisecond();
    let (listed, told, invited) = app
        .store()
        .read(move |sql| {
            let listed = members::list_at(sql, object)?;
            let told = acts::list_at(sql, object, ACTS)?;
            Ok((listed, told, invitations::list_at(sql, object, now_ms)?))
        })
        .await?;
    let sends_mail = app.config().letters.go_out();
    let invited = invited.into_iter().map(|one| Invited {
        // Where no letter brings the address of the invitation, it is handed over by hand.
        href: (!sends_mail).then(|| {
            let path = links::invitation(app.tokens(), one.invitation.id);
            format!("{}{path}", visit.origin)
        }),
        may_remind: sends_mail && one.invitation.may_be_written_again(now_ms),
        listed: one,
    });
    let invited = invited.collect();
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let path = page_of(campaign, at);
    let zone = zone_of(app, at).await?;
    let page = MembersPage {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path.clone()),
        path,
        desk: desk_page(campaign, at, ""),
        name: at.name.clone(),
        is_stroll: object.kind == Kind::Stroll,
        zone,
        sees_acts: signed.may(Action::SeeActs, &at.place),
        may_change: signed.may(Action::ChangeMembers, &at.place),
        roles: Role::ALL.into_iter().rev().filter(|role| role.kind() == object.kind).collect(),
        done: done_of(visit, &told),
        sends_mail,
        invited,
        listed,
        told,
        form,
    };
    own(visit, status, &page)
}

/// What was just done, by the query of the page.
fn done_of(visit: &Visit, told: &[Told]) -> Done {
    let Some((_, done)) = visit.here.split_once("?done=") else { return Done::Nothing };
    match done {
        "before" => return Done::Before,
        "written" => return Done::Written,
        "too-early" => return Done::TooEarly,
        _ => {}
    }
    let act = told.iter().find(|one| one.act.id.to_string() == done);
    act.map_or(Done::Nothing, |act| Done::Now(Box::new(act.clone())))
}

fn page_of(campaign: &str, at: &Named) -> String {
    desk_page(campaign, at, "members")
}

/// A page of the desk of a campaign or a stroll.
pub(crate) fn desk_page(campaign: &str, at: &Named, page: &str) -> String {
    match at.place.object.kind {
        Kind::Stroll => links::stroll_desk(campaign, &at.slug, page),
        _ => links::campaign_desk(campaign, page),
    }
}

macro_rules! handlers {
    ($($(#[$doc:meta])* $name:ident: $deed:expr;)+) => {$(
        $(#[$doc])*
        pub(crate) async fn $name(
            State(app): State<App>,
            signed: Signed,
            Path(here): Path<Here>,
            visit: Visit,
            request: Request,
        ) -> Answer {
            let at = here.place(&app, &signed, Action::ChangeMembers).await?;
            Ok(change(&app, &signed, &visit, (&here.campaign, &at), ($deed, request)).await?)
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

async fn change(
    app: &App,
    signed: &Signed,
    visit: &Visit,
    (campaign, at): (&str, &Named),
    (deed, request): (Deed, Request),
) -> Result<Response, Failure> {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["email", "role", "why"])?;
    let wrong = match read(&typed) {
        Ok((email, role, why)) => {
            let by = By::Member(signed.open.session.member);
            let words = (email, role, why, visit.lang().code());
            let wish = Wish::new(app, (deed, by, at), words);
            let act = Id::<Act>::from_bytes(wish.act()).to_string();
            match app.store().write(move |sql| wish.write(sql)).await? {
                Ok(outcome) => {
                    let done = if outcome == Outcome::Done { &act } else { outcome.as_str() };
                    return Ok(see(&format!("{}?done={done}", page_of(campaign, at))));
                }
                Err(refusal) => vec![Complaint { field: "role", refusal: refusal.into() }],
            }
        }
        Err(complaints) => complaints.into_vec(),
    };
    let values = ["email", "role", "why"].map(|name| (name.to_owned(), typed.get(name).to_owned()));
    let form = Form::refused(values, wrong);
    show(app, signed, visit, (campaign, at), (StatusCode::UNPROCESSABLE_ENTITY, form)).await
}

/// The address, the role and the reason.
fn read(typed: &Typed) -> Result<(EmailAddress, Role, String), Complaints> {
    let mut wrong = Complaints::default();
    let email = wrong.take("email", EmailAddress::parse(typed.get("email")));
    let role = Role::parse(typed.get("role")).ok_or(FieldRefusal::NotAChoice);
    let role = wrong.take("role", role);
    let why = wrong.take("why", text::message(typed.get("why"), LONGEST_WHY));
    match (email, role, why) {
        (Some(email), Some(role), Some(why)) => Ok((email, role, why)),
        _ => Err(wrong),
    }
}
