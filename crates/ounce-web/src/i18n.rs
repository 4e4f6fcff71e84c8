//! Four languages: which one a reader wants, and every text in it.
//!
//! Owns the sentences of `locales/`, numbers, money, dates, distances and volumes of milk. A page
//! holds a [`Reader`] and asks it for text; nothing else in the program formats anything for
//! people. It never decides which text is shown, and never reads a clock or a store.

mod catalog;
mod countries;
mod dates;
mod lang;
mod names;
mod numbers;
mod reader;
mod regions;
mod units;
mod zones;

pub use catalog::{Count, Given, Saying};
pub use lang::Lang;
pub use reader::Reader;
pub use units::Units;

#[cfg(test)]
mod tests;
