//! A gift is made: the one core call under the form and the API.

use ounce_domain::actor::Actor;
use std::sync::Arc;

use ounce_domain::campaign::{Campaign, Partner};
use ounce_domain::gift::{Gift, GiftStanding, Method, Offer};
use ounce_domain::id::Id;
use ounce_domain::refusal::{BookRefusal, RecordRefusal, Refusal, WalkRefusal};
use ounce_domain::stroll::{Phase, Status, Stroll};
use ounce_store::{Fault, Sql, gifts};

use crate::join::joining::{refused, stopped};
use ounce_web::app::App;
use ounce_web::board::Edition;
use ounce_web::failure::Failure;
use ounce_web::once::{self, Done, Kept, Once};
use ounce_web::pay;

/// What somebody wants to give.
pub(crate) struct Wish {
    pub(crate) campaign: Arc<Campaign>,
    pub(crate) stroll: Option<Id<Stroll>>,
    pub(crate) offer: Offer,
    pub(crate) language: &'static str,
}

/// The stroll of a gift or a promise, by its slug; an empty slug is the whole campaign.
///
/// # Errors
/// `Unknown` when there is no such public stroll, `StrollCancelled` when nobody will be there.
pub(crate) fn stroll(edition: &Edition, slug: &str) -> Result<Option<Id<Stroll>>, Refusal> {
    let slug = slug.trim();
    if slug.is_empty() {
        return Ok(None);
    }
    let stroll = edition
        .entry(slug)
        .map(|entry| entry.stroll())
        .ok_or(Refusal::Record(RecordRefusal::Unknown))?;
    if stroll.status == Status::Cancelled {
        Err(Refusal::Walk(WalkRefusal::StrollCancelled))
    } else {
        Ok(Some(stroll.id))
    }
}

/// Whether a way of giving can be used for a stroll, or for the whole campaign. A host can't be
/// paid at a stroll that is over, or without a stroll; a card works for both. When the whole
/// campaign is over, that is the refusal instead.
///
/// # Errors
/// `StrollOver` or `MethodNotOffered`, which belong to the method.
pub(crate) fn can_be_used(edition: &Edition, slug: &str, method: &str) -> Result<(), Refusal> {
    if method != Method::AtStroll.as_str() || edition.is_over() {
        return Ok(());
    }
    match slug.trim() {
        "" => Err(Refusal::Book(BookRefusal::MethodNotOffered)),
        slug => match edition.entry(slug) {
            Some(entry) if entry.phase == Phase::Over => {
                Err(Refusal::Walk(WalkRefusal::StrollOver))
            }
            _ => Ok(()),
        },
    }
}

/// The partners' own pages for gifts, for somebody who cannot give here.
pub(crate) fn elsewhere(edition: &Edition) -> Vec<Elsewhere> {
    let page = |partner: &Partner| {
        let page = edition.donation_page(partner.id)?.to_owned();
        Some(Elsewhere { partner: partner.name.clone(), page })
    };
    edition.partners.iter().filter_map(page).collect()
}

/// A partner's own page for gifts.
#[derive(Clone, Debug)]
pub(crate) struct Elsewhere {
    pub(crate) partner: String,
    pub(crate) page: String,
}

/// A gift as it is stored before a provider is asked.
pub(crate) struct Begun {
    pub(crate) gift: Gift,
    offer: Offer,
    /// The thank-you letter's row.
    letter: [u8; 16],
    /// Whether a provider is still to be asked.
    is_asked: bool,
}

impl Begun {
    /// # Errors
    /// `MethodNotOffered`.
    pub(crate) fn new(
        app: &App,
        (campaign, stroll): (Id<Campaign>, Option<Id<Stroll>>),
        offer: Offer,
        language: &str,
    ) -> Result<Self, Refusal> {
        let provider =
            app.provider(offer.method).ok_or(Refusal::Book(BookRefusal::MethodNotOffered))?;
        let now = app.now();
        let at_once = provider.at_once();
        let gift = Gift {
            id: app.fresh_id(now),
            campaign,
            stroll,
            purpose: offer.purpose,
            method: offer.method,
            amount: offer.amount,
            fee_cover_minor: offer.fee_cover_minor,
            name: offer.name.clone(),
            email: offer.email.clone(),
            is_hidden: offer.is_hidden,
            message: offer.message.clone(),
            standing: at_once.unwrap_or(GiftStanding::Promised),
            language: language.to_owned(),
            at_ms: now.as_millisecond(),
        };
        let letter = app.fresh_id::<()>(now).bytes();
        Ok(Self { gift, offer, letter, is_asked: at_once.is_none() })
    }

    /// Stores the gift, with its lines in the book. The thank-you is queued if no provider has to
    /// be asked.
    pub(crate) fn write(&self, sql: &mut dyn Sql) -> Result<(), Fault> {
        if self.is_asked {
            gifts::begin(sql, &self.gift)
        } else {
            gifts::give(sql, &self.gift, self.letter)
        }
    }

    /// As [`Begun::write`], for a stroll that is known only now.
    pub(crate) fn write_for(
        &self,
        sql: &mut dyn Sql,
        stroll: Id<Stroll>,
    ) -> Result<Id<Gift>, Fault> {
        let gift = Gift { stroll: Some(stroll), ..self.gift.clone() };
        let at = Self { gift, offer: self.offer.clone(), ..*self };
        at.write(sql).map(|()| at.gift.id)
    }

    /// Asks the provider, if one has to be asked, and stores its answer. `answer` makes the answer
    /// that the same request gets from now on.
    ///
    /// # Errors
    /// `MethodNotOffered` when the provider declines; a fault.
    pub(crate) async fn ask(
        &self,
        app: &App,
        once: Option<Once>,
        answer: impl Fn(Id<Gift>, GiftStanding, Option<&str>) -> Kept + Send + 'static,
    ) -> Result<Option<Kept>, Failure> {
        let Some(provider) = app.provider(self.gift.method).filter(|_| self.is_asked) else {
            return Ok(None);
        };
        let said = provider.begin(self.gift.id, &self.offer).await;
        let (gift, letter) = (self.gift.clone(), self.letter);
        let at_ms = app.now().as_millisecond();
        let written = app.store().write(move |sql: &mut dyn Sql| {
            let (outcome, elsewhere) = match &said {
                Ok(pay::Begun::Received) => (Some(GiftStanding::Received), None),
                Ok(pay::Begun::Promised) => (None, None),
                Ok(pay::Begun::Redirect(url)) => (None, Some(url.as_str())),
                Err(_) => (Some(GiftStanding::Withdrawn), None),
            };
            if let Some(outcome) = outcome
                && let Err(refusal) = gifts::settle(sql, gift.id, outcome, at_ms, &Actor::Walker)?
            {
                return Ok(Err(refusal));
            }
            if outcome == Some(GiftStanding::Withdrawn) {
                once.as_ref().map_or(Ok(()), |once| once.forget(sql))?;
                return Ok(Ok(None));
            }
            gifts::thank(sql, &gift, letter, at_ms)?;
            let kept = answer(gift.id, outcome.unwrap_or(gift.standing), elsewhere);
            once.as_ref().map_or(Ok(()), |once| once.keep(sql, &kept, at_ms))?;
            Ok(Ok(Some(kept)))
        });
        match written.await?.map_err(refused)? {
            Some(kept) => Ok(Some(kept)),
            None => Err(Failure::refused("method", Refusal::Book(BookRefusal::MethodNotOffered))),
        }
    }
}

/// Stores the gift, its lines in the book and the answer in one transaction, and then asks the
/// provider if one has to be asked. The thank-you letter is queued after that. The same request
/// again gives nothing and asks nobody.
///
/// # Errors
/// A refusal as a failure, `KeyReused`, or a fault.
pub(crate) async fn give(
    app: &App,
    wish: Wish,
    once: Option<Once>,
    answer: impl Fn(Id<Gift>, GiftStanding, Option<&str>) -> Kept + Clone + Send + 'static,
) -> Result<Kept, Failure> {
    let Wish { campaign, stroll, offer, language } = wish;
    let begun = Begun::new(app, (campaign.id, stroll), offer, language);
    let begun = begun.map_err(|refusal| Failure::refused("method", refusal))?;
    let begun = Arc::new(begun);
    let (to_write, first) = (Arc::clone(&begun), answer.clone());
    let written = app.store().write(move |sql: &mut dyn Sql| {
        let gift = &to_write.gift;
        once::once(sql, once.as_ref(), gift.at_ms, |sql| {
            to_write.write(sql)?;
            Ok(Ok((first(gift.id, gift.standing, None), ())))
        })
    });
    match written.await?.map_err(stopped)? {
        Done::Before(kept) => Ok(kept),
        Done::Now(kept, ()) => Ok(begun.ask(app, once, answer).await?.unwrap_or(kept)),
    }
}
