//! What givers write beside their gifts: read here first, then shown or hidden.

pub(crate) mod api;
mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use ounce_domain::actor::Actor;
use ounce_domain::gift::Gift;
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Place};
use ounce_domain::refusal::{FieldRefusal, RecordRefusal, Refusal};
use ounce_domain::text;
use ounce_store::acts::{self, Act, By, Deed};
use ounce_store::members::Named;
use ounce_store::messages::{self, MessageStanding};
use ounce_store::{Fault, Sql};
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
    let by = By::Member(signed.open.session.member);
    let judgement = Judgement::read(&app, (by, &at), &typed)?;
    let judged = app.store().write(move |sql| judgement.write(sql)).await?;
    judged.map_err(|_| Failure::NotFound)?;
    let page = links::campaign_desk(&campaign, "messages");
    Ok(see(&if typed.get("all") == "1" { format!("{page}?all=1") } else { page }))
}

/// What a member says of a message: the one core call under the form and the API.
#[derive(Clone)]
struct Judgement {
    gift: Id<Gift>,
    standing: MessageStanding,
    why: String,
    by: By,
    place: Place,
    at_ms: i64,
    act: Id<Act>,
}

impl Judgement {
    /// From the fields `gift`, `standing` and `why`.
    ///
    /// # Errors
    /// `Wrong`, with the first of them that is none.
    fn read(app: &App, (by, at): (By, &Named), typed: &Typed) -> Result<Self, Failure> {
        let standing = match typed.get("standing") {
            "shown" => MessageStanding::Shown,
            "hidden" => MessageStanding::Hidden,
            _ => return Err(Failure::refused("standing", FieldRefusal::NotAChoice)),
        };
        let gift = Id::parse(typed.get("gift"))
            .ok_or_else(|| Failure::refused("gift", FieldRefusal::NotAChoice))?;
        let why = text::message(typed.get("why"), LONGEST_WHY)
            .map_err(|refusal| Failure::refused("why", refusal))?;
        let now = app.now();
        let (at_ms, act) = (now.as_millisecond(), app.fresh_id(now));
        Ok(Self { gift, standing, why, by, place: at.place.clone(), at_ms, act })
    }

    /// False for a message that stands so already.
    fn write(&self, sql: &mut dyn Sql) -> Result<Result<bool, RecordRefusal>, Fault> {
        let (gift, standing) = (self.gift, self.standing);
        if !messages::is_to(sql, gift, self.place.campaign)? {
            return Ok(Err(RecordRefusal::Unknown));
        }
        let was = messages::standing(sql, gift)?.map_or("", MessageStanding::as_str).to_owned();
        let why = (&Actor::Coordinator, self.why.as_str());
        match messages::set(sql, gift, standing, why, self.at_ms)? {
            Ok(()) => {}
            Err(Refusal::Record(RecordRefusal::AlreadySettled)) => return Ok(Ok(false)),
            Err(_) => return Ok(Err(RecordRefusal::Unknown)),
        }
        let act = Act {
            id: self.act,
            campaign: self.place.campaign,
            object: self.place.object,
            deed: Deed::JudgedMessage,
            by: self.by,
            about: Some(gift.bytes()),
            at_ms: self.at_ms,
            field: String::new(),
            was,
            became: standing.as_str().to_owned(),
            why: self.why.clone(),
        };
        acts::write(sql, &act).map(|()| Ok(true))
    }
}
