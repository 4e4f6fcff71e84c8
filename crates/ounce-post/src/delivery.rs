//! Delivering the outbox over SMTP.
//!
//! A letter is sent and then recorded as sent, so a crash in between sends it twice, never not at
//! all; its Message-ID is made of its row's id, so that a mail program shows it once. `server.rs`
//! speaks to the mail server, `lease.rs` says which process delivers.

mod conversation;
mod lease;
mod server;
mod tls;

use crate::desk::{Addressed, Desk};
use conversation::Conversation;
use jiff::Timestamp;
pub use lease::Lease;
use ounce_domain::id::Id;
use ounce_store::outbox::{self, Due};
use ounce_store::{Fault, Store};
use ounce_web::Clock;
use server::Attempt;
pub use server::{Mail, Post};
use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::{JoinError, JoinSet};

/// How many letters are under way at once, each in its own conversation with the server.
const AT_ONCE: usize = 4;
/// How many due letters are read to choose those from.
const ROUND: i64 = 50;
/// How long to wait after each failure. After the last one the letter is given up: two days in all.
const BACK_OFF_MINUTES: [i64; 9] = [1, 5, 15, 60, 180, 360, 720, 720, 720];
/// A commit may have put a letter into the outbox; commits come faster than anybody reads mail.
const REST: Duration = Duration::from_millis(500);
/// How often due letters are looked for when no commit is heard of.
const LOOK_AGAIN: Duration = Duration::from_secs(20);

/// The job that delivers.
pub struct Delivery {
    pub store: Store,
    pub post: Arc<Post>,
    pub desk: Arc<Desk>,
    pub lease: Lease,
    pub clock: Clock,
    /// Becomes true when no further letter should be begun.
    pub stopping: watch::Receiver<bool>,
}

/// The outcome of one attempt to send a letter.
struct Landed {
    id: [u8; 16],
    conversation: Option<Conversation>,
    /// The server could not be reached.
    is_unreachable: bool,
}

impl Delivery {
    /// Delivers until it is told to stop; the letters in hand are finished first.
    ///
    /// A few letters are under way at once, so that one which hangs does not hold up the others.
    pub async fn run(mut self) {
        let mut commits = self.store.commits();
        let mut flying = JoinSet::new();
        let mut ids = HashSet::new();
        let mut idle = Vec::new();
        let mut is_paused = false;
        let mut lease_ends_ms = i64::MIN;
        while !*self.stopping.borrow() {
            commits.mark_unchanged();
            let has_room = flying.len() < AT_ONCE && !is_paused;
            if has_room {
                match self.due(&ids, AT_ONCE - flying.len(), &mut lease_ends_ms).await {
                    Ok(due) => {
                        for (due, addressed) in due {
                            ids.insert(due.id);
                            flying.spawn(self.attempt(idle.pop(), due, addressed));
                        }
                    }
                    Err(fault) => {
                        tracing::warn!(%fault, "the outbox could not be read or written");
                        is_paused = true;
                    }
                }
            }
            let is_full = flying.len() == AT_ONCE;
            let stop = async { self.stopping.wait_for(|is_stopping| *is_stopping).await.is_ok() };
            let has_committed = tokio::select! {
                Some(landed) = flying.join_next() => {
                    is_paused |= land(landed, &mut ids, &mut idle);
                    false
                }
                changed = commits.changed(), if has_room && !is_full => match changed {
                    Ok(()) => true,
                    Err(_) => break,
                },
                () = tokio::time::sleep(LOOK_AGAIN) => {
                    is_paused = false;
                    false
                }
                _ = stop => break,
            };
            if has_committed {
                tokio::time::sleep(REST).await;
            }
            // A server ends a conversation that is silent for minutes, so none is kept idle.
            if flying.is_empty() {
                for conversation in idle.drain(..) {
                    conversation.close().await;
                }
            }
        }
        while let Some(landed) = flying.join_next().await {
            land(landed, &mut ids, &mut idle);
        }
    }

    /// Tries one letter and records the outcome.
    fn attempt(
        &self,
        open: Option<Conversation>,
        due: Due,
        addressed: Option<Addressed>,
    ) -> impl Future<Output = Landed> + Send + use<> {
        let (post, store, clock) =
            (Arc::clone(&self.post), self.store.clone(), Arc::clone(&self.clock));
        async move {
            let (attempt, conversation) = match addressed {
                None => (Attempt::Refused(outbox::NOBODY.to_owned()), open),
                Some(addressed) => post.send(open, due.id, &addressed, clock()).await,
            };
            let is_unreachable = matches!(attempt, Attempt::Unreachable(_));
            if let Err(fault) = record(&store, &due, attempt, clock()).await {
                tracing::warn!(%fault, "what became of a letter could not be written");
            }
            Landed { id: due.id, conversation, is_unreachable }
        }
    }

    /// The due letters that are not under way yet, ready to send; none while another process
    /// delivers.
    async fn due(
        &self,
        under_way: &HashSet<[u8; 16]>,
        room: usize,
        lease_ends_ms: &mut i64,
    ) -> Result<Vec<(Due, Option<Addressed>)>, Fault> {
        let now = (self.clock)();
        let now_ms = now.as_millisecond();
        let desk = Arc::clone(&self.desk);
        let under_way = under_way.clone();
        let letters = self.store.read(move |sql| {
            let mut letters = Vec::new();
            let due = outbox::list_due(sql, now_ms, ROUND)?.into_iter();
            for due in due.filter(|due| !under_way.contains(&due.id)).take(room) {
                let addressed = desk.write(sql, due.letter, due.about, now)?;
                letters.push((due, addressed));
            }
            Ok(letters)
        });
        let letters = letters.await?;
        if letters.is_empty() {
            return Ok(letters);
        }
        if now_ms + lease::RENEW_MS > *lease_ends_ms {
            if !self.take_lease(now_ms).await? {
                return Ok(Vec::new());
            }
            *lease_ends_ms = now_ms + lease::TERM_MS;
        }
        Ok(letters)
    }

    async fn take_lease(&self, now_ms: i64) -> Result<bool, Fault> {
        let lease = self.lease.clone();
        let taken = self.store.write(move |sql| lease.take(sql, now_ms).map(Ok::<_, Infallible>));
        let Ok(is_ours) = taken.await?;
        Ok(is_ours)
    }
}

/// Takes back what a finished attempt returns. True when nothing more should be tried now.
fn land(
    landed: Result<Landed, JoinError>,
    ids: &mut HashSet<[u8; 16]>,
    idle: &mut Vec<Conversation>,
) -> bool {
    match landed {
        Ok(landed) => {
            ids.remove(&landed.id);
            idle.extend(landed.conversation);
            landed.is_unreachable
        }
        Err(error) => {
            tracing::error!(%error, "a delivery broke");
            true
        }
    }
}

async fn record(store: &Store, due: &Due, attempt: Attempt, now: Timestamp) -> Result<(), Fault> {
    let (id, now_ms) = (due.id, now.as_millisecond());
    let letter = Id::<()>::from_bytes(id);
    let (error, next) = match attempt {
        Attempt::Sent(said) => {
            tracing::info!(%letter, kind = due.letter.as_str(), "sent");
            let sent = store.write(move |sql| {
                outbox::record_sent(sql, id, now_ms, &said).map(Ok::<(), Infallible>)
            });
            return sent.await.map(drop);
        }
        Attempt::Refused(error) => (error, None),
        Attempt::Failed(error) => (error, next_try(due.attempts + 1, now)),
        Attempt::Unreachable(error) => {
            // Not the letter's fault: it stays as it was, and is tried when the server is back.
            tracing::warn!(error, "the mail server can't be spoken to");
            let noted =
                store.write(move |sql| outbox::note(sql, id, &error).map(Ok::<(), Infallible>));
            return noted.await.map(drop);
        }
    };
    let is_last = next.is_none();
    tracing::warn!(%letter, kind = due.letter.as_str(), error, is_last, "not sent");
    let failed = store.write(move |sql| {
        outbox::record_failed(sql, id, now_ms, &error, next).map(Ok::<(), Infallible>)
    });
    failed.await.map(drop)
}

/// When to try again after this many failures; `None` to give up.
fn next_try(failures: i64, now: Timestamp) -> Option<i64> {
    let minutes = BACK_OFF_MINUTES.get(usize::try_from(failures).ok()?.checked_sub(1)?)?;
    Some(now.as_millisecond() + minutes * 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_795_300_000, 0);

    #[test]
    fn a_letter_is_tried_for_two_days_and_then_given_up() {
        let minutes = |n| next_try(n, NOW).map(|at| (at - NOW.as_millisecond()) / 60_000);
        assert_eq!(minutes(1), Some(1));
        assert_eq!(minutes(9), Some(720));
        assert_eq!(minutes(10), None);
        let all: i64 = (1..10).filter_map(minutes).sum();
        assert!((45 * 60..=49 * 60).contains(&all), "{all}");
    }
}
