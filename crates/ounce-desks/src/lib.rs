//! The desks: pages for members, who run a stroll or a campaign. Visitors' pages are in
//! `ounce-site`.
//!
//! A folder for each desk holds its handlers, its pages and their templates, and invented values
//! (`sample.rs`). `routes.rs` lists every address with what it needs: [`Needs`]. `signed.rs` finds
//! out who asks and refuses what the table of the domain (`ounce_domain::member::may`) does not
//! allow. There is no SQL and no rule of the trade here.

mod acts;
mod again;
mod api;
mod applications;
mod campaign;
mod circulars;
mod day;
mod done;
mod home;
mod hours;
mod import;
mod invitations;
mod join_questions;
mod mail;
mod members;
mod messages;
pub mod paper;
mod passkeys;
mod reports;
mod routes;
pub mod samples;
mod second_step;
mod sessions;
mod set_up;
mod sign_in;
mod signed;
mod somebody; // only in a demo
mod stroll;
mod tokens;

pub use routes::{DeskRoute, Needs, routes, table};
