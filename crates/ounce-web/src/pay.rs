//! How money comes in: one interface for every provider.
//!
//! A provider is asked only after the gift is stored. By then the request is known to be new and
//! admitted, so a double click begins one payment, and a refused request none. A provider never
//! touches the store: its later news (paid, failed, refunded) reaches the book by the same settling
//! that `ounce gifts confirm` uses.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use ounce_domain::gift::{Gift, GiftStanding, Method, Offer};
use ounce_domain::id::Id;

/// A provider's first answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The money is there.
    Received,
    /// It will come; the promise is pending until somebody confirms it.
    Promised,
    /// The giver pays on another page; until the outcome is known, the gift is a promise.
    Redirect(String),
}

/// The provider said no, and why in a word the language files know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declined(pub &'static str);

/// The answer to a request that may travel.
pub type Beginning<'a> = Pin<Box<dyn Future<Output = Result<Begun, Declined>> + Send + 'a>>;

/// A way to pay.
pub trait Provider: Send + Sync {
    fn method(&self) -> Method;

    /// The standing of a new gift, if no provider has to be asked.
    fn at_once(&self) -> Option<GiftStanding>;

    /// Begins a payment for a gift that is written down as promised. Called once per gift, and only
    /// where [`Provider::at_once`] says nothing; the same id again must be the same payment.
    fn begin<'a>(&'a self, gift: Id<Gift>, offer: &'a Offer) -> Beginning<'a>;
}

/// The answer of a provider that has nothing to begin.
fn nothing_to_begin<'a>() -> Beginning<'a> {
    Box::pin(std::future::ready(Ok(Begun::Promised)))
}

/// A pretended card that always pays. Offered in the demo only; no money moves.
struct DemoCard;

impl Provider for DemoCard {
    fn method(&self) -> Method {
        Method::DemoCard
    }

    fn at_once(&self) -> Option<GiftStanding> {
        Some(GiftStanding::Received)
    }

    fn begin<'a>(&'a self, _: Id<Gift>, _: &'a Offer) -> Beginning<'a> {
        nothing_to_begin()
    }
}

/// Cash or a cheque to the host at the stroll.
struct AtStroll;

impl Provider for AtStroll {
    fn method(&self) -> Method {
        Method::AtStroll
    }

    fn at_once(&self) -> Option<GiftStanding> {
        Some(GiftStanding::Promised)
    }

    fn begin<'a>(&'a self, _: Id<Gift>, _: &'a Offer) -> Beginning<'a> {
        nothing_to_begin()
    }
}

/// The ways this service offers, the usual one first.
pub fn providers(is_demo: bool) -> Vec<Arc<dyn Provider>> {
    let mut all: Vec<Arc<dyn Provider>> = Vec::new();
    if is_demo {
        all.push(Arc::new(DemoCard));
    }
    all.push(Arc::new(AtStroll));
    all
}
