//! The day in the park: what helpers' phones note down without network, and what it adds up to.
//!
//! Each phone keeps a log of its own, numbered from 1 without a gap. The service takes the union of
//! all logs. The state of the day is a function of that set ([`fold`]): no order, no repetition and
//! no split over phones changes it. An entry is never changed. An undo takes back one entry, and is
//! itself never taken back: who undid by mistake notes the thing again, with a new number.
//!
//! Nothing that somebody noted is refused. What does not fit is counted as it was noted, and
//! becomes a question to the host ([`Question`]).
//!
//! No figure depends on a clock. Times are for people to read; a phone whose clock says 2031 moves
//! none of them.
//!
//! Read in this order: [`entry`] (what a phone notes), [`read`] (how it is sent), [`log`] (numbers),
//! [`clock`], [`device`], [`fold`], [`question`], [`settling`] (what a host answers), [`effect`] (what
//! an entry brings about in the book and on the roster).

pub mod clock;
pub mod device;
pub mod effect;
pub mod entry;
pub mod fold;
pub mod log;
pub mod question;
pub mod read;
pub mod settling;

pub use clock::Clock;
pub use device::{Device, Taken};
pub use entry::{Entry, Key, Kind, Waiver, Who};
pub use fold::{Cash, Facts, Found, People, State, fold, undone};
pub use log::{Added, Log, Received};
pub use question::{Code, Question};

#[cfg(test)]
mod tests;
