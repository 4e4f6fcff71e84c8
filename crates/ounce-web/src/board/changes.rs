//! What was changed about strolls: the newest for the feed, the last of each for its page.

use std::collections::HashMap;

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::Stroll;
use ounce_store::strolls::{self, News, Told};
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

/// The last that was changed about a stroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// Of its status, its start, or where it meets.
    pub at_ms: i64,
    /// Why it got the status and the start that it has.
    pub why: String,
}

impl Changes {
    /// Reads them all.
    pub(super) fn read(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Self, Fault> {
        let mut newest = strolls::list_news(sql, campaign, i64::MAX)?;
        let mut last = HashMap::new();
        let mut reasons: HashMap<Id<Stroll>, &str> = HashMap::new();
        for news in &newest {
            let change = || LastChange { at_ms: news.at_ms, why: String::new() };
            last.entry(news.stroll).or_insert_with(change);
            if news.told == Told::Became {
                reasons.entry(news.stroll).or_insert(&news.why);
            }
        }
        for (stroll, change) in &mut last {
            change.why = reasons.get(stroll).copied().unwrap_or_default().to_owned();
        }
        newest.truncate(TOLD);
        Ok(Self { newest, last })
    }

    pub fn last(&self, stroll: Id<Stroll>) -> Option<&LastChange> {
        self.last.get(&stroll)
    }
}
