//! The sheets of a stroll as PDF: flyer, poster, sign-in sheet, signs, bibs, tickets, checklist; and certificates.
//!
//! Facts and sentences go in (`facts.rs`), bytes come out. The same facts give the same bytes. The
//! crate asks no clock, no disk, no database and no language file, and knows no page of the web.
//! `typesetter.rs` shapes text and breaks lines, `press.rs` writes pages with their tags,
//! `sheets/` has one module for each sheet, `drawing.rs` the pictures.
//!
//! Every document is tagged and has its fonts in it. It passes the check of the engine (krilla) for
//! PDF/UA-1, which finds what a machine can find; nobody has certified more.

mod certificate;
mod drawing;
mod facts;
mod fonts;
mod paper_size;
mod press;
mod sheets;
mod typesetter;

#[cfg(test)]
mod tests;

pub use certificate::{Certificate, certify};
pub use facts::{Code, Facts, FlyerWords, Row, SignWords, TableWords, Tasks, Town, Words};
pub use fonts::Fonts;
pub use paper_size::Size;
pub use press::{Printed, Unprintable};
pub use sheets::{Sheet, print};
