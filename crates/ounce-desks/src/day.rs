//! The day in the park, for programs: a host enrols phones and sees the state; a phone gets the
//! roster and hands in what was noted.
//!
//! A phone has no account. It proves itself by the token that it was enrolled with; only the
//! SHA-256 of that is kept. What a phone hands in is taken in any case, also from one that was cut
//! off. What it may read ends with its enrolment.

pub(crate) mod desk;
mod enrolling;
mod pack;
mod phone;
pub(crate) mod phone_page;
mod preparing;
mod sending;

pub(crate) use enrolling::{enrol, state};
pub(crate) use pack::pack;
pub(crate) use preparing::{claim, ready};
pub(crate) use sending::entries;
