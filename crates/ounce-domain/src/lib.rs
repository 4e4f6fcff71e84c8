//! The words and the rules of a milk-donation stroll.
//!
//! Everything here is a function from what is known to what is decided, or a refusal with a
//! name. There is no I/O, no clock, no randomness, no SQL and no async: whoever calls passes the
//! time and the random bytes in, so that every decision can be made again and checked.
//!
//! Read in this order:

pub mod campaign; // one year's edition and the partners who share in it
pub mod gift; // money given, or promised for the day
pub mod id; // 16 bytes, ordered by time
pub mod ledger; // accounts, transfers, and the chart that names them
pub mod milk_promise; // milk promised, and what a bank says it received
pub mod quantity; // money in minor units, milk in microlitres
pub mod refusal; // every reason why something is not done
pub mod registration; // a party joins, waits, changes, leaves
pub mod stroll; // one town's event and what may happen to it
pub mod tally;
pub mod text; // slugs, e-mail addresses, names, messages: parsed once, right from then on
pub mod waiver; // the text a walker signs, by version // what it all came to
