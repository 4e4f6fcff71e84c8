//! Changes of strolls: the newest for the feed, the last of each for its page.

use std::collections::HashMap;

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::Stroll;
use ounce_store::strolls::{self, News, Told};
use ounce_store::{Fault, Sql};

/// How many changes the feed lists.
const TOLD: usize = 50;

/// The changes of a campaign's strolls.
#[derive(Default)]
pub struct Changes {
    /// Newest first.
    pub newest: Vec<News>,
    last: HashMap<Id<Stroll>, LastChange>,
    touched_ms: HashMap<Id<Stroll>, i64>,
}

/// The last change of a stroll's status or start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    pub at_ms: i64,
    pub why: String,
}

impl Changes {
    /// Reads them all.
    pub(super) fn read(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Self, Fault> {
        let mut newest = strolls::list_news(sql, campaign, i64::MAX)?;
        let (mut last, mut touched_ms) = (HashMap::new(), HashMap::new());
        for news in &newest {
            touched_ms.entry(news.stroll).or_insert(news.at_ms);
            if news.told == Told::Became {
                let change = || LastChange { at_ms: news.at_ms, why: news.why.clone() };
                last.entry(news.stroll).or_insert_with(change);
            }
        }
        newest.truncate(TOLD);
        Ok(Self { newest, last, touched_ms })
    }

    pub fn last(&self, stroll: Id<Stroll>) -> Option<&LastChange> {
        self.last.get(&stroll)
    }

    /// When something that calendars show was changed last: the status, the start, the place. In
    /// Unix milliseconds.
    pub fn touched_ms(&self, stroll: Id<Stroll>) -> i64 {
        self.touched_ms.get(&stroll).copied().unwrap_or_default()
    }
}
