//! The first page of the desk: which role today?

pub(crate) mod api;
mod page;
mod sample;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Place, Role};
use ounce_domain::refusal::{FieldRefusal, MemberRefusal};
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::invitations;
use ounce_store::members::{self, Change, Listed};
use ounce_web::answer::{own, see};
use ounce_web::app::App;
use ounce_web::board::Snapshot;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::frame::Frame;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::members::members_of;
use crate::signed::{Answer, Signed, place_of};
use page::{HomePage, Work};

/// `GET /desk`
pub(crate) async fn show(State(app): State<App>, signed: Signed, visit: Visit) -> Answer {
    page(&app, &signed, &visit, None).await
}

/// `POST /desk/lay-down`: fields `kind`, `campaign`, `slug`, `role`. A member lays down a role of
/// their own; without any role they are signed out.
pub(crate) async fn lay_down(
    State(app): State<App>,
    signed: Signed,
    visit: Visit,
    request: Request,
) -> Answer {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["kind", "campaign", "slug", "role"])?;
    let who = (By::Member(signed.open.session.member), signed.open.email.clone());
    let leaving = Leaving::read(&app, who, &typed).await?;
    let laid_down = app.store().write(move |sql| members::take(sql, &leaving.change()));
    match laid_down.await? {
        Ok(_) => Ok(see("/desk")),
        Err(refusal) => page(&app, &signed, &visit, Some(refusal)).await,
    }
}

/// A role of one's own to lay down.
struct Leaving {
    by: By,
    email: EmailAddress,
    role: Role,
    place: Place,
    at_ms: i64,
    ids: [[u8; 16]; 2],
}

impl Leaving {
    /// By the fields `kind`, `campaign`, `slug`, `role`.
    async fn read(
        app: &App,
        (by, email): (By, EmailAddress),
        typed: &Typed,
    ) -> Result<Self, Failure> {
        let named = |field| Failure::refused(field, FieldRefusal::NotAChoice);
        let kind = Kind::parse(typed.get("kind")).ok_or_else(|| named("kind"))?;
        let role = Role::parse(typed.get("role")).ok_or_else(|| named("role"))?;
        let object = (kind, typed.get("campaign"), typed.get("slug"));
        let place = place_of(app, object).await?.place;
        let now = app.now();
        let ids = [app.fresh_id::<()>(now).bytes(), app.fresh_id::<()>(now).bytes()];
        Ok(Self { by, email, role, place, at_ms: now.as_millisecond(), ids })
    }

    fn change(&self) -> Change<'_> {
        let Self { by, role, at_ms, ids, .. } = *self;
        Change { by, email: &self.email, role, place: &self.place, at_ms, why: "", ids }
    }
}

/// The first page of the desk, perhaps with why something was not done.
pub(crate) async fn page(
    app: &App,
    signed: &Signed,
    visit: &Visit,
    refusal: Option<MemberRefusal>,
) -> Answer {
    let member = signed.open.session.member;
    let now_ms = app.now().as_millisecond();
    let (listed, invited) = app
        .store()
        .read(move |sql| {
            Ok((members::list_of(sql, member)?, invitations::list_of(sql, member, now_ms)?))
        })
        .await?;
    let snapshot = app.board().snapshot();
    let work = listed.into_iter().map(|listed| work(&snapshot, listed)).collect();
    let path = "/desk".to_owned();
    let page = HomePage {
        t: visit.reader,
        frame: Frame { path, ..visit.frame(app, None) },
        email: signed.open.email.as_str().to_owned(),
        refusal,
        invited,
        work,
    };
    let status = refusal.map_or(StatusCode::OK, |_| StatusCode::UNPROCESSABLE_ENTITY);
    Ok(own(visit, status, &page)?)
}

/// One role, with where its work is done.
fn work(snapshot: &Snapshot, listed: Listed) -> Work {
    let Listed { held, campaign, slug, name, .. } = listed;
    let object = (held.object.kind, campaign.clone(), slug.clone());
    let edition = snapshot.edition(&campaign);
    let campaign_name = edition.map_or_else(|| campaign.clone(), |it| it.campaign.name.clone());
    let day = edition.map(|edition| edition.campaign.day);
    let (href, strolls) = match (held.object.kind, held.role) {
        (Kind::Campaign, _) => (links::campaign_desk(&campaign, ""), Vec::new()),
        (Kind::Stroll, _) => (links::stroll_desk(&campaign, &slug, ""), Vec::new()),
        // The figures of a partner are in the report that everybody can read.
        (Kind::Partner, _) => (links::under(&campaign, "report"), Vec::new()),
        (Kind::Group, _) => {
            let group = Some(Id::from_bytes(held.object.id));
            let entries = edition.map(|edition| edition.entries.iter()).into_iter().flatten();
            let own = entries.filter(|entry| entry.stroll().group == group);
            let strolls = own.map(|entry| {
                let slug = &entry.stroll().slug;
                (links::stroll_desk(&campaign, slug, ""), entry.stroll().name.clone())
            });
            (String::new(), strolls.collect())
        }
    };
    // Only a leader gives roles for a group.
    let members =
        (held.object.kind == Kind::Group).then(|| members_of(&campaign, (Kind::Group, &slug)));
    Work { role: held.role, object, name, campaign: campaign_name, day, href, strolls, members }
}

/// The word for a role in a sentence's name.
pub(crate) fn role_word(role: Role) -> String {
    format!("role-{}", role.as_str())
}
