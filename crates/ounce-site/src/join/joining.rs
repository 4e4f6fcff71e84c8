//! A party joins: the one core call under the form and the API.

use std::sync::Arc;

use ounce_domain::campaign::Campaign;
use ounce_domain::gift::{Gift, GiftStanding, Offer};
use ounce_domain::id::Id;
use ounce_domain::refusal::{Complaints, Refusal};
use ounce_domain::registration::{Application, Registration, Standing};
use ounce_domain::stroll::Stroll;
use ounce_domain::text::Slug;
use ounce_store::registrations::{self, Join, Joined};
use ounce_store::{Fault, Sql, gifts};

use ounce_web::app::App;
use ounce_web::failure::{Failure, What, Wrong};
use ounce_web::once::{Before, Kept, Once};

/// Who wants to join what.
pub(crate) struct Wish {
    pub(crate) campaign: Arc<Campaign>,
    pub(crate) stroll: String,
    pub(crate) application: Application,
    pub(crate) language: &'static str,
    /// A first gift, written down with the registration or not at all.
    pub(crate) gift: Option<FirstGift>,
}

/// A gift that comes with joining, as its provider has begun it.
pub(crate) struct FirstGift {
    id: Id<Gift>,
    offer: Offer,
    standing: GiftStanding,
}

/// What became of it.
pub(crate) enum Outcome {
    New {
        id: Id<Registration>,
        standing: Standing,
        gift: Option<Id<Gift>>,
    },
    /// The address has a place already; its link goes out by mail again.
    Before,
}

/// Why a write came to nothing.
pub(crate) enum Stop {
    Refused(Refusal),
    KeyReused,
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refusal) => refused(refusal),
            Stop::KeyReused => Self::KeyReused,
        }
    }
}

/// Where a refusal by the state of things belongs. What is wrong with a field itself has been
/// said before the store is asked.
pub(crate) fn refused(refusal: Refusal) -> Failure {
    let conflict = |field: &'static str| {
        Failure::Conflict(Wrong { field: field.into(), what: What::Refused(refusal) })
    };
    match refusal {
        Refusal::Unknown => Failure::NotFound,
        Refusal::AlreadyRegistered => conflict("email"),
        Refusal::PartyTooLarge(_) => Failure::refused("adults", refusal),
        Refusal::NoRoom(_) => conflict("adults"),
        Refusal::StrollCancelled | Refusal::StrollOver | Refusal::CampaignOver => {
            conflict("stroll")
        }
        // A place that is given back can't change: said beside how many come.
        _ => conflict("adults"),
    }
}

/// Joins once: the registration, its letter, the first gift and the kept answer are one
/// transaction. `answer` says what to keep and give again for the same request.
///
/// # Errors
/// A refusal as a failure, `KeyReused`, or a fault.
pub(crate) async fn join(
    app: &App,
    wish: Wish,
    once: Option<Once>,
    answer: impl Fn(&Outcome) -> Kept + Send + 'static,
) -> Result<Kept, Failure> {
    // A path holds anything, also what no database takes as text.
    Slug::parse(&wish.stroll).map_err(|_| Failure::NotFound)?;
    let now = app.now();
    let at_ms = now.as_millisecond();
    let id = app.fresh_id(now);
    let (letter, thanks) = (app.fresh_id::<()>(now).bytes(), app.fresh_id::<()>(now).bytes());
    let written =
        app.store().write(move |sql: &mut dyn Sql| -> Result<Result<Kept, Stop>, Fault> {
            if let Some(once) = &once {
                match once.before(sql)? {
                    Before::Never => {}
                    Before::Same(kept) => return Ok(Ok(kept)),
                    Before::Other => return Ok(Err(Stop::KeyReused)),
                }
            }
            let join = Join {
                id,
                application: &wish.application,
                language: wish.language,
                at_ms,
                outbox_id: letter,
            };
            let outcome = match registrations::join(sql, &wish.campaign, &wish.stroll, &join)? {
                Err(refusal) => return Ok(Err(refusal.into())),
                Ok(Joined::Before(_)) => Outcome::Before,
                Ok(Joined::New(registration)) => {
                    if let Some(FirstGift { id, offer, standing }) = &wish.gift {
                        let stroll = Some(registration.stroll);
                        let for_whom = For { campaign: wish.campaign.id, stroll };
                        let gift = for_whom.gift(*id, offer, *standing, wish.language, at_ms);
                        gifts::give(sql, &gift, thanks)?;
                    }
                    let gift = wish.gift.as_ref().map(|gift| gift.id);
                    Outcome::New { id: registration.id, standing: registration.standing, gift }
                }
            };
            let kept = answer(&outcome);
            if let Some(once) = &once {
                once.keep(sql, &kept, at_ms)?;
            }
            Ok(Ok(kept))
        });
    Ok(written.await??)
}

/// Begins a first gift. A provider that sends the giver elsewhere leaves it promised: the ticket
/// leads on to the gift's own page.
///
/// # Errors
/// `MethodNotOffered` when the provider declines.
pub(crate) async fn begin(app: &App, offer: Offer) -> Result<FirstGift, Complaints> {
    let id = app.fresh_id(app.now());
    let begun = match app.provider(offer.method) {
        Some(provider) => provider.begin(id, &offer).await.ok(),
        None => None,
    };
    let Some(begun) = begun else {
        let mut wrong = Complaints::default();
        wrong.add("gift_method", Refusal::MethodNotOffered);
        return Err(wrong);
    };
    Ok(FirstGift { id, offer, standing: begun.standing() })
}

/// What a gift is for.
#[derive(Clone, Copy)]
pub(crate) struct For {
    pub(crate) campaign: Id<Campaign>,
    pub(crate) stroll: Option<Id<Stroll>>,
}

impl For {
    pub(crate) fn gift(
        self,
        id: Id<Gift>,
        offer: &Offer,
        standing: GiftStanding,
        language: &str,
        at_ms: i64,
    ) -> Gift {
        Gift {
            id,
            campaign: self.campaign,
            stroll: self.stroll,
            purpose: offer.purpose,
            method: offer.method,
            amount: offer.amount,
            fee_cover_minor: offer.fee_cover_minor,
            name: offer.name.clone(),
            email: offer.email.clone(),
            is_hidden: offer.is_hidden,
            message: offer.message.clone(),
            standing,
            language: language.to_owned(),
            at_ms,
        }
    }
}
