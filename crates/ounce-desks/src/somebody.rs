//! "Be somebody": one click signs in as one of the invented members of a demo. Nowhere else.

mod page;
mod sample;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use ounce_domain::id::Id;
use ounce_domain::member::{Member, Role};
use ounce_store::members::{self, Listed};
use ounce_web::answer::own;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::visit::Visit;

use crate::sign_in;
use crate::signed::{Answer, id_of};
use page::{Somebody, SomebodyPage};

/// `GET /be-somebody`
pub(crate) async fn show(State(app): State<App>, visit: Visit) -> Answer {
    only_in_a_demo(&app)?;
    let page =
        SomebodyPage { t: visit.reader, frame: visit.frame(&app, None), all: load(&app).await? };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// One member for each role, in the order of the roles.
async fn load(app: &App) -> Result<Vec<Somebody>, Failure> {
    let snapshot = app.board().snapshot();
    let open = snapshot.editions.iter().find(|edition| !edition.is_over());
    let Some(campaign) = open.map(|edition| edition.campaign.id) else { return Ok(Vec::new()) };
    let listed = app.store().read(move |sql| members::list(sql, campaign)).await?;
    let helped = listed.iter().find(|one| one.held.role == Role::Helper);
    let of = |role: Role| {
        let mut all = listed.iter().filter(|one| one.held.role == role);
        // The host of the stroll that has helpers has most to see.
        let is_helped = |one: &&Listed| helped.is_some_and(|it| it.held.object == one.held.object);
        all.clone().find(is_helped).or_else(|| all.next())
    };
    let named = Role::ALL.into_iter().filter_map(of);
    Ok(named
        .map(|one| Somebody { member: one.member, role: one.held.role, name: one.name.clone() })
        .collect())
}

/// `POST /be-somebody`: field `member`.
pub(crate) async fn be(State(app): State<App>, visit: Visit, request: Request) -> Answer {
    only_in_a_demo(&app)?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["member"])?;
    let member: Id<Member> = id_of(typed.get("member"))?;
    let is_offered = load(&app).await?.iter().any(|one| one.member == member);
    if !is_offered {
        return Err(Failure::NotFound.into());
    }
    Ok(sign_in::be(&app, &visit, member).await?)
}

fn only_in_a_demo(app: &App) -> Result<(), Failure> {
    if app.config().is_demo { Ok(()) } else { Err(Failure::NotFound) }
}
