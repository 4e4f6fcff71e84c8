//! A gift is made: the one core call under the form and the API.

use std::sync::Arc;

use ounce_domain::campaign::Campaign;
use ounce_domain::gift::{Gift, GiftStanding, Method, Offer};
use ounce_domain::id::Id;
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::{Phase, Status, Stroll};
use ounce_store::{Fault, Sql, gifts};

use crate::join::joining::{For, Stop};
use ounce_web::app::App;
use ounce_web::board::Edition;
use ounce_web::failure::Failure;
use ounce_web::once::{Before, Kept, Once};
use ounce_web::pay::Begun;

/// What somebody wants to give.
pub(crate) struct Wish {
    pub(crate) campaign: Arc<Campaign>,
    pub(crate) stroll: Option<Id<Stroll>>,
    pub(crate) offer: Offer,
    pub(crate) language: &'static str,
}

/// The stroll a gift or a promise names by its slug; nothing named is the whole campaign.
///
/// # Errors
/// `Unknown` when there is no such public stroll, `StrollCancelled` when nobody will be there.
pub(crate) fn stroll(edition: &Edition, slug: &str) -> Result<Option<Id<Stroll>>, Refusal> {
    let slug = slug.trim();
    if slug.is_empty() {
        return Ok(None);
    }
    let stroll = edition.entry(slug).map(|entry| entry.stroll()).ok_or(Refusal::Unknown)?;
    if stroll.status == Status::Cancelled {
        Err(Refusal::StrollCancelled)
    } else {
        Ok(Some(stroll.id))
    }
}

/// Nobody pays a host at a stroll that is over; by card it can still be given for. When the whole
/// campaign is over, that is said instead.
///
/// # Errors
/// `StrollOver`, which belongs to the method.
pub(crate) fn in_time(edition: &Edition, slug: &str, method: &str) -> Result<(), Refusal> {
    let is_over = edition.entry(slug.trim()).is_some_and(|entry| entry.phase == Phase::Over);
    let is_there = method == Method::AtStroll.as_str();
    if is_over && is_there && !edition.is_over() { Err(Refusal::StrollOver) } else { Ok(()) }
}

/// Asks the provider, then writes the gift, its lines in the book, its thank-you letter and the
/// kept answer in one transaction. The same request again asks nobody and gives nothing twice.
///
/// # Errors
/// A refusal as a failure, `KeyReused`, or a fault.
pub(crate) async fn give(
    app: &App,
    wish: Wish,
    once: Option<Once>,
    answer: impl Fn(Id<Gift>, GiftStanding, Option<&str>) -> Kept + Send + 'static,
) -> Result<Kept, Failure> {
    if let Some(kept) = kept_before(app, once).await? {
        return Ok(kept);
    }
    let now = app.now();
    let at_ms = now.as_millisecond();
    let (id, letter) = (app.fresh_id(now), app.fresh_id::<()>(now).bytes());
    let method = wish.offer.method;
    let not_offered = || Failure::refused("method", Refusal::MethodNotOffered);
    let provider = app.provider(method).ok_or_else(not_offered)?;
    let begun = provider.begin(id, &wish.offer).await.map_err(|_| not_offered())?;
    let for_whom = For { campaign: wish.campaign.id, stroll: wish.stroll };
    let gift = for_whom.gift(id, &wish.offer, begun.standing(), wish.language, at_ms);
    let written =
        app.store().write(move |sql: &mut dyn Sql| -> Result<Result<Kept, Stop>, Fault> {
            if let Some(once) = &once {
                match once.before(sql)? {
                    Before::Never => {}
                    Before::Same(kept) => return Ok(Ok(kept)),
                    Before::Other => return Ok(Err(Stop::KeyReused)),
                }
            }
            gifts::give(sql, &gift, letter)?;
            let elsewhere = match &begun {
                Begun::Redirect(url) => Some(url.as_str()),
                Begun::Received | Begun::Promised => None,
            };
            let kept = answer(gift.id, gift.standing, elsewhere);
            if let Some(once) = &once {
                once.keep(sql, &kept, at_ms)?;
            }
            Ok(Ok(kept))
        });
    Ok(written.await??)
}

/// What was answered to the same request before, so that no provider is asked twice.
async fn kept_before(app: &App, once: Option<Once>) -> Result<Option<Kept>, Failure> {
    let Some(once) = once else { return Ok(None) };
    match app.store().read(move |sql| once.before(sql)).await? {
        Before::Never => Ok(None),
        Before::Same(kept) => Ok(Some(kept)),
        Before::Other => Err(Failure::KeyReused),
    }
}
