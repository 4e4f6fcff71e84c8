//! A member who changes a stroll: who, when, why, and the dice for new ids.

use jiff::Timestamp;
use ounce_domain::actor::Actor;
use ounce_domain::member::{Held, Kind, Object, Role};
use ounce_store::acts::By;
use ounce_store::fresh;
use ounce_store::members::Named;
use ounce_store::strolls::Doer;
use ounce_web::app::App;

use crate::api::Caller;
use crate::signed::Signed;

/// Everything that a write closure needs each time it runs.
#[derive(Clone, Debug)]
pub(crate) struct Doing {
    by: By,
    actor: Actor,
    at: Timestamp,
    why: String,
    seed: [u8; 16],
}

impl Doing {
    pub(crate) fn new(app: &App, signed: &Signed, at: &Named, why: String) -> Self {
        let by = By::Member(signed.open.session.member);
        Self::of(app, (by, &signed.open.roles), at, why)
    }

    /// As [`Doing::new`], by a token.
    pub(crate) fn by_program(app: &App, caller: &Caller, at: &Named, why: String) -> Self {
        Self::of(app, (caller.by(), &caller.granted.roles), at, why)
    }

    fn of(app: &App, (by, roles): (By, &[Held]), at: &Named, why: String) -> Self {
        let now = app.now();
        let whole = Object { kind: Kind::Campaign, id: at.place.campaign.bytes() };
        let coordinates =
            roles.iter().any(|held| held.role == Role::Coordinator && held.object == whole);
        Self {
            by,
            actor: if coordinates { Actor::Coordinator } else { Actor::Host },
            at: now,
            why,
            seed: app.fresh_id::<()>(now).bytes(),
        }
    }

    pub(crate) fn doer(&self) -> Doer<'_> {
        Doer { by: self.by, actor: self.actor.clone(), at: self.at, why: &self.why, part_of: None }
    }

    /// The ids of acts and letters, the same ones each time.
    pub(crate) fn ids(&self) -> impl FnMut() -> [u8; 16] {
        fresh::ids(self.at.as_millisecond(), self.seed)
    }
}
