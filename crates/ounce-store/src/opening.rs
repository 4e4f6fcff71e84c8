//! How this program's database is opened.

use ounce_sql::Opening;

use crate::migrations::MIGRATIONS;

/// How to open a store with the tables of this crate.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// When, in milliseconds UTC: recorded with each migration that is applied.
    pub now_ms: i64,
    /// How many threads read.
    pub readers: usize,
}

impl Options {
    /// Two readers, which suits two cores.
    pub fn new(now_ms: i64) -> Options {
        Options { now_ms, readers: 2 }
    }
}

impl From<Options> for Opening {
    fn from(Options { now_ms, readers }: Options) -> Opening {
        Opening { readers, ..Opening::new(MIGRATIONS, now_ms) }
    }
}
