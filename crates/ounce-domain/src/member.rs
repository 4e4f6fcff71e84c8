//! Members: people who run something, known by an address, and the roles they hold.
//!
//! A role is held for one object: a campaign, a partner, a group or a stroll. What a role may do is
//! in one table, [`may`]. [`role`] says who may give and take roles; [`sign_in`] and [`session`] say
//! how a member gets in and for how long, [`invitation`] how a role is offered, [`second_factor`]
//! who has to show more than the letter, [`passkey`] how a key in a device does both,
//! [`api_token`] how a program works for a member.

pub mod api_token;
pub mod invitation;
pub mod may;
pub mod passkey;
pub mod role;
pub mod second_factor;
pub mod session;
pub mod sign_in;

use crate::id::Id;
use crate::text::EmailAddress;

pub use may::{Action, may};
pub use role::{Giver, Held, Kind, Object, Place, Role, Taking, give, take};

/// Somebody who runs something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub id: Id<Member>,
    pub email: EmailAddress,
    /// Since when.
    pub at_ms: i64,
    /// The code of the language they signed in with last; empty until they have.
    pub language: String,
}
