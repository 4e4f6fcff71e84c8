//! Time and chance, from outside.
//!
//! The binary brings the real clock and dice, a test a fixed day and counted ones. Nothing else in
//! the program looks at either.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

/// The time, in whatever way it is known.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// How long the program has run. Unlike the clock it can't be set, so it never goes back.
pub type Uptime = Arc<dyn Fn() -> Duration + Send + Sync>;

/// Fills a slice with bytes nobody can guess.
pub type Dice = Arc<dyn Fn(&mut [u8]) + Send + Sync>;
