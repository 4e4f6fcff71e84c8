//! All open connections: whether there is room for one more, and which one is closed to make room.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::line::Turn;

/// How long to wait for a connection to end that was asked to leave, or for a file to come free,
/// before looking again.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// What a connection is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// To end after the answer that is under way.
    ToFinish,
    /// To end now.
    ToLeave,
}

/// Counts of refused and closed connections since the last line in the log.
#[derive(Default)]
pub(super) struct Counts {
    /// Clients that kept us waiting too long.
    pub(super) slow: AtomicU64,
    /// Connections that were closed to make room for others.
    pub(super) made_room: AtomicU64,
    /// Connections that were refused, since every other one was at work.
    pub(super) refused: AtomicU64,
    /// Requests that could not be read.
    pub(super) unreadable: AtomicU64,
}

impl Counts {
    /// Writes one line to the log for all counts, if any is above zero.
    pub(super) fn tell(&self, tallies_refused: u64) {
        let take = |count: &AtomicU64| count.swap(0, Ordering::Relaxed);
        let (slow, made_room) = (take(&self.slow), take(&self.made_room));
        let (refused, unreadable) = (take(&self.refused), take(&self.unreadable));
        if slow + made_room + refused + unreadable + tallies_refused > 0 {
            tracing::warn!(
                slow,
                made_room,
                refused,
                unreadable,
                tallies_refused,
                "connections were given up or refused"
            );
        }
    }
}

pub(super) struct Room {
    most: usize,
    opened: Instant,
    /// By number, which is the order in which they came.
    inside: Mutex<BTreeMap<u64, Arc<Turn>>>,
    next: AtomicU64,
    someone_left: Notify,
    counts: Arc<Counts>,
}

impl Room {
    pub(super) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self {
            most: most.max(1),
            opened: Turn::start(),
            inside: Mutex::default(),
            next: AtomicU64::new(0),
            someone_left: Notify::new(),
            counts: Arc::default(),
        })
    }

    pub(super) fn counts(&self) -> &Counts {
        &self.counts
    }

    fn inside(&self) -> MutexGuard<'_, BTreeMap<u64, Arc<Turn>>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a new connection, made by asking another one to leave where all are taken.
    /// `None` when none of them waits for its client.
    pub(super) async fn enter(self: &Arc<Self>) -> Option<Guest> {
        while self.inside().len() >= self.most {
            if !self.make_room() {
                self.counts.refused.fetch_add(1, Ordering::Relaxed);
                return None;
            }
            self.wait_for_leaving().await;
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let turn = Arc::new(Turn::new(self.opened, Arc::clone(&self.counts)));
        self.inside().insert(number, Arc::clone(&turn));
        Some(Guest { room: Arc::clone(self), number, turn })
    }

    /// Asks the connection to leave that has waited longest for its client. A connection that is
    /// leaving already also counts. False when there is none.
    fn make_room(&self) -> bool {
        let inside = self.inside();
        if inside.values().any(|turn| turn.is_leaving()) {
            return true;
        }
        let waiting = inside.values().filter_map(|turn| Some((turn.since_us()?, turn)));
        let Some((_, longest)) = waiting.min_by_key(|(since, _)| *since) else { return false };
        longest.ask(Asked::ToLeave);
        self.counts.made_room.fetch_add(1, Ordering::Relaxed);
        true
    }

    async fn wait_for_leaving(&self) {
        // Whether one left or not, the caller looks again.
        let _ = tokio::time::timeout(LOOK_AGAIN, self.someone_left.notified()).await;
    }

    /// The process has no free file left: one connection is closed, and the next one is accepted
    /// when a file is free.
    pub(super) async fn no_file(&self, error: &io::Error) {
        if self.counts.refused.fetch_add(1, Ordering::Relaxed) == 0 {
            tracing::error!(%error, "no connection can be taken just now");
        }
        self.make_room();
        self.wait_for_leaving().await;
    }

    /// Asks all to finish, and waits until they have.
    pub(super) async fn close(&self) {
        self.inside().values().for_each(|turn| turn.ask(Asked::ToFinish));
        while !self.inside().is_empty() {
            self.wait_for_leaving().await;
        }
    }
}

/// A connection's place in the room; given back when it is dropped.
pub(super) struct Guest {
    room: Arc<Room>,
    number: u64,
    turn: Arc<Turn>,
}

impl Guest {
    pub(super) fn turn(&self) -> &Arc<Turn> {
        &self.turn
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.room.inside().remove(&self.number);
        self.room.someone_left.notify_one();
    }
}
