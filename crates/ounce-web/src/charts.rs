//! Drawings in SVG: the bottle that fills, bars, the map, sign-ups over time, two years
//! beside each other.
//!
//! Each drawing is computed from whole numbers on the server, has words for who can't see it, and
//! takes its colours from the stylesheet, so that there is no style attribute anywhere.

mod bar;
mod bottle;
mod map;
mod sign_ups;
mod two_years;

pub use bar::Bar;
pub use bottle::Bottle;
pub use map::{Dot, MapDrawing, MiniMap};
pub use map::{escaped, ground_file};
pub use sign_ups::{SignUpChart, SignUps};
pub use two_years::TwoYears;

#[cfg(test)]
mod tests;
