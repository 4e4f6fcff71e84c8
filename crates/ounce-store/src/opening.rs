//! How this program's database is opened.

use ounce_sql::{Look, Opening};

use crate::migrations::MIGRATIONS;

/// How to open a store with the tables of this crate.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// When, in milliseconds UTC: recorded with each migration that is applied.
    pub now_ms: i64,
    /// How many threads read.
    pub readers: usize,
    /// How thoroughly a file is checked before it is opened.
    pub look: Look,
}

impl Options {
    /// Two readers, which suits two cores.
    pub fn new(now_ms: i64) -> Options {
        Options { now_ms, readers: 2, look: Look::Header }
    }

    /// Checks every page of the file first: for a service that will run for long.
    #[must_use]
    pub fn looking_at_every_page(self) -> Options {
        Options { look: Look::EveryPage, ..self }
    }
}

impl From<Options> for Opening {
    fn from(Options { now_ms, readers, look }: Options) -> Opening {
        Opening { readers, look, ..Opening::new(MIGRATIONS, now_ms) }
    }
}
