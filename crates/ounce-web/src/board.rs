//! The board: everything public, held in memory and swapped whole.
//!
//! Pages and reads of the API look at the board and never at the database, so their cost does not
//! grow with the number of sign-ups, and they cost the writer nothing. It is renewed after commits
//! (see [`App::keep_fresh`](crate::App::keep_fresh)), only when readers are idle: under overload it
//! grows old, and pages say how old. Decisions that must be exact (a place, a gift) never use it.

mod banks;
mod changes;
mod edition;
mod kept;
mod plan;
mod ready;

use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;
use ounce_store::{Fault, Sql, Store, campaigns};
use tokio::sync::{Mutex, watch};

use crate::source::Clock;

pub use banks::{Banks, KnownBank};
pub use edition::{Edition, Entry};
pub(crate) use ready::{Asked, ForAll, Ready};

/// Holds the current snapshot.
pub struct Board {
    now: RwLock<Arc<Snapshot>>,
    /// Counts snapshots whose figures differ from those before.
    moved: watch::Sender<u64>,
    /// One renewal at a time; a second one would read the same.
    renewal: Mutex<()>,
}

/// Everything public at a moment.
pub struct Snapshot {
    /// The newest day first.
    pub editions: Vec<Arc<Edition>>,
    pub banks: Arc<Banks>,
    /// When these figures were last read from the database, or found unchanged.
    pub as_of: Timestamp,
    /// Whole answers made from these figures.
    pub(crate) ready: Arc<Ready>,
}

impl Snapshot {
    pub fn edition(&self, slug: &str) -> Option<&Arc<Edition>> {
        self.editions.iter().find(|edition| edition.campaign.slug == slug)
    }

    /// Reads everything public. Unchanged parts are kept, with the pages and drawings made from
    /// them.
    fn read(sql: &mut dyn Sql, before: &Self, now: Timestamp) -> Result<Self, Fault> {
        let mut editions = Vec::new();
        for campaign in campaigns::list(sql)? {
            let known = before.edition(&campaign.slug);
            editions.push(Edition::read(sql, campaign, known, now)?);
        }
        let banks = match before.banks.read_if_other(sql)? {
            Some(other) => Arc::new(other),
            None => Arc::clone(&before.banks),
        };
        let mut next = Self { editions, banks, as_of: now, ready: Arc::default() };
        if next.shows_the_same(before) && Arc::ptr_eq(&next.banks, &before.banks) {
            next.ready = Arc::clone(&before.ready);
        }
        Ok(next)
    }

    fn shows_the_same(&self, other: &Self) -> bool {
        let same = |(a, b): (&Arc<Edition>, &Arc<Edition>)| Arc::ptr_eq(a, b);
        self.editions.len() == other.editions.len()
            && self.editions.iter().zip(&other.editions).all(same)
    }
}

impl Board {
    pub fn empty(now: Timestamp) -> Self {
        let banks = Arc::new(Banks::none());
        let snapshot = Snapshot { editions: Vec::new(), banks, as_of: now, ready: Arc::default() };
        Self {
            now: RwLock::new(Arc::new(snapshot)),
            moved: watch::Sender::new(0),
            renewal: Mutex::new(()),
        }
    }

    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes when the figures do.
    pub fn moved(&self) -> watch::Receiver<u64> {
        self.moved.subscribe()
    }

    /// Renews the snapshot, unless more than `max_queued` reads wait: then it stays as it is.
    pub async fn refresh(
        &self,
        store: &Store,
        clock: &Clock,
        max_queued: usize,
    ) -> Result<(), Fault> {
        let _renewal = self.renewal.lock().await;
        let before = self.snapshot();
        let (known, clock) = (Arc::clone(&before), Arc::clone(clock));
        // The moment is taken before the database is looked at, so it is never too late.
        let read = move |sql: &mut dyn Sql| Snapshot::read(sql, &known, clock());
        let Some(read) = store.read_if_idle(max_queued, read).await else {
            return Ok(());
        };
        let next = Arc::new(read?);
        let has_moved = !next.shows_the_same(&before);
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = next;
        if has_moved {
            self.moved.send_modify(|count| *count += 1);
        }
        Ok(())
    }
}
