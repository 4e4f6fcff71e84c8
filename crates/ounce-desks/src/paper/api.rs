//! Paper for programs: the same files.

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::visit::Visit;

use super::asked::{self, Chosen, OF_CAMPAIGN, OF_STROLL};
use super::made::{self, Of};
use crate::api::Caller;

/// `GET /api/v1/strolls/{campaign}/{stroll}/print?sheet=&size=&language=`
pub(super) async fn stroll(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let wanted = Typed::query(&uri, &OF_STROLL).map(|typed| asked::read(&typed, &visit.reader));
    let needed = match &wanted {
        Ok(Ok(wanted)) => wanted.action(Action::SeeStroll),
        _ => Action::SeeStroll,
    };
    let at = caller.stroll(&app, (&campaign, &stroll), needed).await?;
    let wanted = wanted?.map_err(Failure::from)?;
    let of = (at.place.campaign, Of::Stroll(Id::from_bytes(at.place.object.id)));
    let about = format!("{campaign}-{stroll}");
    let answered = made::answer(&app, &visit.origin, of, wanted, &about).await?;
    answered.map_err(|refusal| Failure::refused("stroll", refusal))
}

/// `GET /api/v1/campaigns/{campaign}/print?sheet=&size=&language=&drafts=&cancelled=&stroll=`
pub(super) async fn campaign(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let read = Typed::query(&uri, &OF_CAMPAIGN)
        .map(|typed| (asked::read(&typed, &visit.reader), Chosen::read(&typed)));
    let needed = match &read {
        Ok((Ok(wanted), _)) => wanted.action(Action::SeeCampaign),
        _ => Action::SeeCampaign,
    };
    let at = caller.campaign(&app, &campaign, needed).await?;
    let (wanted, chosen) = read?;
    let wanted = wanted.map_err(Failure::from)?;
    let of = (at.place.campaign, Of::Campaign(chosen));
    let answered = made::answer(&app, &visit.origin, of, wanted, &campaign).await?;
    answered.map_err(|refusal| Failure::refused("stroll", refusal))
}
