//! What givers write beside their gifts: read here first, then shown or hidden.

mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use ounce_domain::actor::Actor;
use ounce_domain::gift::Gift;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::refusal::{FieldRefusal, RecordRefusal, Refusal};
use ounce_domain::text;
use ounce_store::acts::{self, Act, By, Deed};
use ounce_store::members::Named;
use ounce_store::messages::{self, MessageStanding};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::members::LONGEST_WHY;
use crate::signed::{Answer, Signed};
use page::MessagesPage;

/// How many messages one page shows.
const A_PAGE: usize = 100;

/// `GET /desk/campaigns/{campaign}/messages?all=1`: those that wait, or all of them.
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::JudgeMessages).await?;
    let shows_all = Typed::lenient_query(&uri).get("all") == "1";
    let id = at.place.campaign;
    let all = app.store().read(move |sql| messages::list(sql, id)).await?;
    let waiting = all.iter().filter(|one| one.standing == MessageStanding::Held).count();
    let shown = all.into_iter().filter(|one| shows_all || one.standing == MessageStanding::Held);
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let page = MessagesPage {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign,
        name: at.name.clone(),
        waiting,
        shows_all,
        shown: shown.take(A_PAGE).collect(),
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// `POST /desk/campaigns/{campaign}/messages/judge`: fields `gift`, `standing`, `why`. A message
/// that stands so already is left as it is.
pub(crate) async fn judge(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::JudgeMessages).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["gift", "standing", "why", "all"])?;
    let standing = match typed.get("standing") {
        "shown" => MessageStanding::Shown,
        "hidden" => MessageStanding::Hidden,
        _ => return Err(Failure::refused("standing", FieldRefusal::NotAChoice).into()),
    };
    let gift = Id::parse(typed.get("gift"))
        .ok_or_else(|| Failure::refused("gift", FieldRefusal::NotAChoice))?;
    let why = text::message(typed.get("why"), LONGEST_WHY)
        .map_err(|refusal| Failure::refused("why", refusal))?;
    write(&app, &signed, &at, (gift, standing, why)).await?;
    let page = links::campaign_desk(&campaign, "messages");
    Ok(see(&if typed.get("all") == "1" { format!("{page}?all=1") } else { page }))
}

async fn write(
    app: &App,
    signed: &Signed,
    at: &Named,
    (gift, standing, why): (Id<Gift>, MessageStanding, String),
) -> Result<(), Failure> {
    let now = app.now();
    let at_ms = now.as_millisecond();
    let (id, by) = (app.fresh_id(now), By::Member(signed.open.session.member));
    let (campaign, object) = (at.place.campaign, at.place.object);
    let judged = app.store().write(move |sql| {
        if !messages::is_to(sql, gift, campaign)? {
            return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
        }
        let was = messages::standing(sql, gift)?.map_or("", MessageStanding::as_str).to_owned();
        if let Err(refusal) =
            messages::set(sql, gift, standing, (&Actor::Coordinator, &why), at_ms)?
        {
            return Ok(Err(refusal));
        }
        let act = Act {
            id,
            campaign,
            object,
            deed: Deed::JudgedMessage,
            by,
            about: Some(gift.bytes()),
            at_ms,
            field: String::new(),
            was,
            became: standing.as_str().to_owned(),
            why: why.clone(),
        };
        acts::write(sql, &act).map(Ok)
    });
    match judged.await? {
        Ok(()) | Err(Refusal::Record(RecordRefusal::AlreadySettled)) => Ok(()),
        Err(_) => Err(Failure::NotFound),
    }
}
