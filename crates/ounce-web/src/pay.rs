//! How money comes in: one interface, two ways that exist.
//!
//! A provider decides how a gift stands when it is written down, and where the giver goes next.
//! It never touches the store: what it later learns (paid, failed, refunded) reaches the book by
//! the same settling that `ounce gifts confirm` uses.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use ounce_domain::gift::{Gift, GiftStanding, Method, Offer};
use ounce_domain::id::Id;

/// What a provider says at first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The money is there.
    Received,
    /// It will come; the promise is pending until somebody confirms it.
    Promised,
    /// The giver pays on another page; until it is known how that went, it is a promise.
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

    /// Begins a payment. Called once per gift id; the same id again must be the same payment.
    fn begin<'a>(&'a self, gift: Id<Gift>, offer: &'a Offer) -> Beginning<'a>;
}

/// A pretended card that always pays. Offered in the demo only; no money moves.
struct DemoCard;

impl Provider for DemoCard {
    fn method(&self) -> Method {
        Method::DemoCard
    }

    fn begin<'a>(&'a self, _: Id<Gift>, _: &'a Offer) -> Beginning<'a> {
        Box::pin(std::future::ready(Ok(Begun::Received)))
    }
}

/// Cash or a cheque to the host at the stroll.
struct AtStroll;

impl Provider for AtStroll {
    fn method(&self) -> Method {
        Method::AtStroll
    }

    fn begin<'a>(&'a self, _: Id<Gift>, _: &'a Offer) -> Beginning<'a> {
        Box::pin(std::future::ready(Ok(Begun::Promised)))
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

impl Begun {
    /// How the gift is written down.
    pub fn standing(&self) -> GiftStanding {
        match self {
            Self::Received => GiftStanding::Received,
            Self::Promised | Self::Redirect(_) => GiftStanding::Promised,
        }
    }
}
