//! A party joins: the one core call under the form and the API.

use std::sync::Arc;

use ounce_domain::campaign::Campaign;
use ounce_domain::gift::{Gift, Offer};
use ounce_domain::id::Id;
use ounce_domain::join_question::Answer;
use ounce_domain::refusal::{RecordRefusal, Refusal, WalkRefusal};
use ounce_domain::registration::{Application, Code, Registration, Standing};
use ounce_domain::text::Slug;
use ounce_store::Sql;
use ounce_store::registrations::{self, Join, Joined};

use crate::gift::giving::Begun;
use ounce_web::app::App;
use ounce_web::failure::{Failure, What, Wrong};
use ounce_web::once::{self, Done, Kept, Once, Stop};

/// A wish to join a stroll.
pub(crate) struct Wish {
    pub(crate) campaign: Arc<Campaign>,
    pub(crate) stroll: String,
    pub(crate) application: Application,
    /// What the party answers to the questions of the stroll.
    pub(crate) answers: Vec<Answer>,
    pub(crate) language: &'static str,
    /// A first gift, written down with the registration or not at all.
    pub(crate) gift: Option<Offer>,
}

/// The outcome of joining.
pub(crate) enum Outcome {
    New {
        id: Id<Registration>,
        code: Code,
        standing: Standing,
        gift: Option<Id<Gift>>,
    },
    /// The address was asked by letter, whether it had a place or not.
    Asked,
    /// The address has a place already; its link goes out by mail again.
    Before,
}

/// Why a write was not done, as a failure.
pub(crate) fn stopped(stop: Stop) -> Failure {
    match stop {
        Stop::Refused(refusal) => refused(refusal),
        Stop::KeyReused(kept) => Failure::KeyReused(kept.answer.into()),
        Stop::Erased => Failure::Gone,
    }
}

/// The field that a refusal by the store belongs to. Faults of a field itself are found before the
/// store is asked.
pub(crate) fn refused(refusal: impl Into<Refusal>) -> Failure {
    let refusal = refusal.into();
    let conflict = |field: &'static str| {
        Failure::Conflict(Wrong { field: field.into(), what: What::Refused(refusal) })
    };
    match refusal {
        Refusal::Record(RecordRefusal::Unknown) => Failure::NotFound,
        Refusal::Walk(walk) => match walk {
            WalkRefusal::AlreadyRegistered => conflict("email"),
            WalkRefusal::PartyTooLarge(_) | WalkRefusal::PartyEmpty | WalkRefusal::NoAdult => {
                Failure::refused("adults", refusal)
            }
            WalkRefusal::WaiverUnsigned => Failure::refused("waiver.signed_name", refusal),
            WalkRefusal::WaiverOutdated(_) => Failure::refused("waiver.version", refusal),
            WalkRefusal::StrollCancelled
            | WalkRefusal::StrollOver
            | WalkRefusal::CampaignOver
            | WalkRefusal::StatusOutOfOrder => conflict("stroll"),
            // A place that was given back can't change: the refusal stands beside the number of
            // people.
            WalkRefusal::NoRoom(_) | WalkRefusal::AlreadyCancelled => conflict("adults"),
        },
        Refusal::Record(RecordRefusal::ReferenceReused | RecordRefusal::AlreadySettled)
        | Refusal::Field(_)
        | Refusal::Plan(_)
        | Refusal::Book(_)
        | Refusal::Person(_)
        | Refusal::Member(_) => conflict("adults"),
    }
}

/// Joins once: the registration, its letter, the first gift and the kept answer are one
/// transaction. `answer` makes the answer to store and give again for the same request.
///
/// # Errors
/// A refusal as a failure, `KeyReused`, or a fault.
pub(crate) async fn join(
    app: &App,
    wish: Wish,
    once: Option<Once>,
    answer: impl Fn(&Outcome) -> Kept + Send + 'static,
) -> Result<Kept, Failure> {
    // A path can hold any bytes, also some that no database takes as text.
    Slug::parse(&wish.stroll).map_err(|_| Failure::NotFound)?;
    let now = app.now();
    let at_ms = now.as_millisecond();
    let id = app.fresh_id(now);
    let letter = app.fresh_id::<()>(now).bytes();
    let gift = first_gift(app, &wish)?.map(Arc::new);
    let to_write = gift.clone();
    let sends_mail = app.config().letters.go_out();
    let written = app.store().write(move |sql: &mut dyn Sql| {
        once::once(sql, once.as_ref(), at_ms, |sql| {
            let join = Join {
                id,
                application: &wish.application,
                answers: &wish.answers,
                language: wish.language,
                at_ms,
                outbox_id: letter,
                sends_mail,
            };
            let give = |sql: &mut dyn Sql, stroll| match &to_write {
                Some(begun) => begun.write_for(sql, stroll).map(Some),
                None => Ok(None),
            };
            let mut has_given = to_write.is_some();
            let outcome = match registrations::join(sql, &wish.campaign, &wish.stroll, &join)? {
                Err(refusal) => return Ok(Err(refusal)),
                Ok(Joined::Before(_)) => {
                    has_given = false;
                    Outcome::Before
                }
                Ok(Joined::Asked(stroll)) => {
                    // The gift is also taken for a known address, so the answer does not reveal
                    // that the address is known.
                    give(sql, stroll)?;
                    Outcome::Asked
                }
                Ok(Joined::New(registration, code)) => {
                    let (id, standing) = (registration.id, registration.standing);
                    let gift = give(sql, registration.stroll)?;
                    Outcome::New { id, code, standing, gift }
                }
            };
            Ok(Ok((answer(&outcome), has_given)))
        })
    });
    let done = written.await?.map_err(stopped)?;
    if let (Done::Now(kept, true), Some(gift)) = (&done, gift) {
        // The place is kept whatever the provider answers; the ticket shows the standing of the
        // gift.
        let kept = kept.clone();
        let same = move |_, _, _: Option<&str>| kept.clone();
        match gift.ask(app, None, same).await {
            Ok(_) | Err(Failure::Wrong(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(done.kept())
}

/// The first gift, for a stroll that is known only when the party has joined.
fn first_gift(app: &App, wish: &Wish) -> Result<Option<Begun>, Failure> {
    let Some(offer) = wish.gift.clone() else { return Ok(None) };
    let begun = Begun::new(app, (wish.campaign.id, None), offer, wish.language);
    begun.map(Some).map_err(|refusal| Failure::refused("gift_method", refusal))
}
