//! A member who changes a stroll: who, when, why, and the dice for new ids.

use jiff::Timestamp;
use ounce_domain::actor::Actor;
use ounce_domain::member::{Kind, Object, Role};
use ounce_store::acts::By;
use ounce_store::members::Named;
use ounce_store::strolls::Doer;
use ounce_web::app::App;

use crate::signed::Signed;

/// Everything that a write closure needs each time it runs.
#[derive(Clone, Debug)]
pub(crate) struct Deciding {
    by: By,
    actor: Actor,
    at: Timestamp,
    why: String,
    pub(crate) seed: [u8; 16],
}

impl Deciding {
    pub(crate) fn new(app: &App, signed: &Signed, at: &Named, why: String) -> Self {
        let now = app.now();
        let campaign = at.place.campaign;
        let coordinates = signed.open.roles.iter().any(|held| {
            held.role == Role::Coordinator
                && held.object == Object { kind: Kind::Campaign, id: campaign.bytes() }
        });
        Self {
            by: By::Member(signed.open.session.member),
            actor: if coordinates { Actor::Coordinator } else { Actor::Host },
            at: now,
            why,
            seed: app.fresh_id::<()>(now).bytes(),
        }
    }

    pub(crate) fn doer(&self) -> Doer<'_> {
        Doer { by: self.by, actor: self.actor.clone(), at: self.at, why: &self.why }
    }

    pub(crate) fn at_ms(&self) -> i64 {
        self.at.as_millisecond()
    }
}
