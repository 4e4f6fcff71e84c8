//! The kit under every page: how requests come in, and how answers, words and drawings go out.
//!
//! It has only one page itself, the error page. A request passes `edge.rs` (limits, failures,
//! headers) to a handler of another crate. The handler reads the fields with `fields.rs`, runs one
//! store closure, and answers with a page (`answer.rs`) or JSON. Public reads come from `board.rs`,
//! never from the database. There is no SQL and no rule of the trade here, and nothing reads a
//! clock, the dice or the environment by itself: [`Deps`] brings them.

// Templates of every crate name what they need from here in one way.
extern crate self as ounce_web;

pub mod answer; // from a filled page to an answer
pub mod answers; // what parties answer to a host, in words
pub mod app; // what every request needs
pub mod asker; // from which address a request comes
pub mod assets; // the stylesheet, the script, fonts, maps: what is served beside pages
pub mod board; // everything public, in memory, swapped whole
pub mod cache;
pub mod charts;
pub mod circular;
pub mod code_app; // the bottle, bars, the map, sign-ups over time, as SVG
pub mod connections; // who is let in, and how long each may keep us waiting
pub mod csv; // files for spreadsheets
pub mod edge; // what every request and every answer passes
pub mod failure;
mod failure_page;
pub mod fields; // what was typed, by name
pub mod form; // fields as they are shown
pub mod frame; // what stands around every page
pub mod front; // answers that are ready, before all layers
mod guard; // a body that breaks while it is sent
pub mod hosts; // which hosts are this service
pub mod i18n; // four languages: sentences, numbers, money, dates, distances, volumes
pub mod letters; // whether they leave this house
pub mod limits; // how often one address may ask
pub mod links; // every address that is written anywhere
pub mod once; // the same request twice has its effect once
pub mod oops; // the page that says what went wrong
pub mod pay; // how money comes in
pub mod place; // a town by its name and its position
mod problem;
pub mod qr;
pub mod rendered; // pages with invented values
pub mod seats; // how many live tallies are open
pub mod service; // all addresses with what surrounds each request
pub mod source; // time and dice, from outside
pub mod tickets; // tickets that a phone checks without network
pub mod tokens; // links that open without an account
pub mod visit;
pub mod walk; // where a stroll meets and what the walk is like, in words

pub use app::{App, Config, Deps};
pub use letters::Letters;
pub use limits::{Allowance, Pace};
pub use source::{Clock, Dice, Uptime};
pub use tokens::Tokens;
