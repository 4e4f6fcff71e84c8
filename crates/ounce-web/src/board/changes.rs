//! What was changed about strolls: the newest for the feed, the last of each for its page.

use std::collections::HashMap;

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::Stroll;
use ounce_store::strolls::{self, News};
use ounce_store::{Fault, Sql};

/// How many changes the feed tells.
const TOLD: usize = 50;

/// The changes of a campaign's strolls.
#[derive(Default)]
pub struct Changes {
    /// Newest first.
    pub newest: Vec<News>,
    last: HashMap<Id<Stroll>, LastChange>,
}

/// The last thing that was said about a stroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    pub at_ms: i64,
    pub why: String,
}

impl Changes {
    /// Reads them all.
    pub(super) fn read(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Self, Fault> {
        let mut newest = strolls::list_news(sql, campaign, i64::MAX)?;
        let mut last = HashMap::new();
        for news in &newest {
            let change = || LastChange { at_ms: news.at_ms, why: news.why.clone() };
            last.entry(news.stroll).or_insert_with(change);
        }
        newest.truncate(TOLD);
        Ok(Self { newest, last })
    }

    pub fn last(&self, stroll: Id<Stroll>) -> Option<&LastChange> {
        self.last.get(&stroll)
    }
}
