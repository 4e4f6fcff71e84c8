//! The pages and the interface for programs, over one core call each.
//!
//! `routes.rs` is the table of contents. A request goes through `edge.rs` (limits, failures,
//! headers) to a handler, which parses what was typed into domain types, runs one store closure,
//! and redirects or fills a page. Public reads come from `board.rs`, never from the database.
//! There is no SQL and no rule of the trade in this crate, and it never reads a clock, the dice
//! or the environment by itself: [`Deps`] brings them.

mod about;
mod api;
mod app; // what every request needs
mod board; // everything public, in memory, swapped whole
mod cache;
mod calendars;
mod edge; // what every request and every answer passes
mod failure;
mod fields; // what was typed, by name
mod find;
mod front;
mod gifts;
mod giving;
mod joining;
mod json_ld;
mod limits; // how often one address may ask
mod live;
mod milk;
mod news;
mod once; // the same request twice has its effect once
mod page;
pub mod pay; // how money comes in
mod problem;
mod promising;
mod refusals;
mod registrations;
pub mod report;
pub mod routes; // every address there is
mod site;
mod strolls;
mod tokens; // links that open without an account
mod visit;

pub mod assets; // the stylesheet, the script, fonts, maps: what is served beside pages
pub mod charts; // the bottle, bars, the map, sign-ups over time, as SVG
pub mod i18n; // four languages: sentences, numbers, money, dates, distances, volumes
pub mod letters; // what is mailed, as text and simple HTML
pub mod pages; // what is seen: one struct and one template per page
pub mod self_check; // a first look at whether somebody may give milk

pub use app::{App, Clock, Config, Deps, Dice};
pub use limits::{Allowance, Pace};
pub use routes::router;
pub use tokens::Tokens;
