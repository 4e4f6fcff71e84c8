//! Who holds which role for a campaign, a partner, a group or a stroll, and who changed it.

pub(crate) mod api;
mod change;
pub(crate) mod page;
mod sample;
mod table;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Kind, Object, Place, Role};
use ounce_domain::refusal::{Complaint, Complaints, FieldRefusal};
use ounce_domain::text::{self, EmailAddress};
use ounce_store::acts::{self, Act, By, Told};
use ounce_store::members::{self, Named};
use ounce_store::{campaigns, invitations};
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
use page::{Done, Invited, MembersPage, Other};

pub(crate) use table::{table, table_of_api};

/// How many changes the page shows.
const ACTS: i64 = 50;
/// The longest reason for a change, in characters.
pub(crate) const LONGEST_WHY: usize = 300;

/// What a path names: a campaign, or a partner, a group or a stroll of it.
#[derive(Deserialize)]
pub(crate) struct Here {
    pub(crate) campaign: String,
    partner: Option<String>,
    group: Option<String>,
    pub(crate) stroll: Option<String>,
}

impl Here {
    /// Its kind, the slug of its campaign and its own.
    fn thing(&self) -> (Kind, &str, &str) {
        let of = [
            (Kind::Partner, &self.partner),
            (Kind::Group, &self.group),
            (Kind::Stroll, &self.stroll),
        ];
        let found = of.into_iter().find_map(|(kind, slug)| Some((kind, slug.as_deref()?)));
        let (kind, slug) = found.unwrap_or((Kind::Campaign, ""));
        (kind, &self.campaign, slug)
    }

    /// The place, if the member may do the action there.
    pub(crate) async fn place(
        &self,
        app: &App,
        signed: &Signed,
        action: Action,
    ) -> Result<Named, Refused> {
        signed.at(app, self.thing(), action).await
    }

    /// The place, if the token may do the action there.
    pub(crate) async fn place_for(
        &self,
        app: &App,
        caller: &Caller,
        action: Action,
    ) -> Result<Named, Failure> {
        caller.at(app, self.thing(), action).await
    }
}

/// `GET …/members`
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
    let others = match object.kind {
        Kind::Campaign => others(app, campaign, at.place.campaign).await?,
        _ => Vec::new(),
    };
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
        up: up(signed, (campaign, at)),
        name: at.name.clone(),
        kind: object.kind,
        zone,
        acts: acts_of(signed, (campaign, at)),
        may_change: signed.may(Action::ChangeMembers, &at.place),
        roles: Role::ALL.into_iter().rev().filter(|role| role.kind() == object.kind).collect(),
        done: done_of(visit, &told),
        sends_mail,
        invited,
        listed,
        others,
        told,
        form,
    };
    own(visit, status, &page)
}

/// The page above, for who may see it: of a partner or a group, that of its campaign's members.
fn up(signed: &Signed, (campaign, at): (&str, &Named)) -> Option<String> {
    match at.place.object.kind {
        Kind::Campaign | Kind::Stroll => Some(desk_page(campaign, at, "")),
        Kind::Partner | Kind::Group => {
            let whole = Place::of_campaign(at.place.campaign);
            let sees = signed.may(Action::SeeMembers, &whole);
            sees.then(|| links::campaign_desk(campaign, "members"))
        }
    }
}

/// The page of all that was done; a partner and a group have none of their own.
fn acts_of(signed: &Signed, (campaign, at): (&str, &Named)) -> Option<String> {
    let has_page = matches!(at.place.object.kind, Kind::Campaign | Kind::Stroll);
    let sees = has_page && signed.may(Action::SeeActs, &at.place);
    sees.then(|| desk_page(campaign, at, "acts"))
}

/// The partners and groups of a campaign, with how many hold a role for each.
async fn others(app: &App, campaign: &str, id: Id<Campaign>) -> Result<Vec<Other>, Failure> {
    let read = app.store().read(move |sql| {
        let (partners, groups) =
            (campaigns::list_partners(sql, id)?, campaigns::list_groups(sql, id)?);
        Ok((partners, groups, members::count_of_partners_and_groups(sql, id)?))
    });
    let (partners, groups, counts) = read.await?;
    let other = |object: Object, slug: &str, name: String| Other {
        kind: object.kind,
        name,
        href: members_of(campaign, (object.kind, slug)),
        members: counts.get(&object).copied().unwrap_or_default(),
    };
    let partners = partners.into_iter().map(|one| other(one.id.into(), &one.slug, one.name));
    let groups = groups.into_iter().map(|one| other(one.id.into(), &one.slug, one.name));
    Ok(partners.chain(groups).collect())
}

/// The page of the members of something.
pub(crate) fn members_of(campaign: &str, (kind, slug): (Kind, &str)) -> String {
    match kind {
        Kind::Campaign => links::campaign_desk(campaign, "members"),
        Kind::Partner => links::campaign_desk(campaign, &format!("partners/{slug}/members")),
        Kind::Group => links::campaign_desk(campaign, &format!("groups/{slug}/members")),
        Kind::Stroll => links::stroll_desk(campaign, slug, "members"),
    }
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
    members_of(campaign, (at.place.object.kind, &at.slug))
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
