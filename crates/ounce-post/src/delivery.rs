//! Delivering the outbox over SMTP.
//!
//! A letter is sent and then recorded as sent, so a crash in between sends it twice, never not at
//! all; its Message-ID is made of its row's id, so that a mail program shows it once. `server.rs`
//! speaks to the mail server, `lease.rs` says which process delivers.

mod lease;
mod server;
mod tls;

use crate::desk::{Addressed, Desk};
use jiff::Timestamp;
pub use lease::Lease;
use ounce_domain::id::Id;
use ounce_store::outbox::{self, Due};
use ounce_store::{Fault, Store};
use ounce_web::Clock;
use server::Attempt;
pub use server::{Mail, Post};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Letters taken from the outbox at once.
const ROUND: i64 = 50;
/// How long to wait after each failure. After the last one the letter is given up: two days in all.
const BACK_OFF_MINUTES: [i64; 9] = [1, 5, 15, 60, 180, 360, 720, 720, 720];
/// A commit may have put a letter into the outbox; commits come faster than anybody reads mail.
const REST: Duration = Duration::from_millis(500);
/// When nothing is heard, letters whose time has come are looked for this often.
const LOOK_AGAIN: Duration = Duration::from_secs(20);

/// The job that delivers.
pub struct Delivery {
    pub store: Store,
    pub post: Post,
    pub desk: Arc<Desk>,
    pub lease: Lease,
    pub clock: Clock,
    /// Turns true when no further letter should be begun.
    pub stopping: watch::Receiver<bool>,
}

/// What came of a round.
enum Round {
    /// Nothing was due, or it is somebody else's turn.
    Idle,
    Delivered,
    /// The mail server could not be reached.
    Unreachable,
}

impl Delivery {
    /// Delivers until it is told to stop; the letter in hand is finished first.
    pub async fn run(mut self) {
        let mut commits = self.store.commits();
        while !*self.stopping.borrow() {
            commits.mark_unchanged();
            let nap = match self.round().await {
                Ok(Round::Delivered) => continue,
                Ok(Round::Idle) => {
                    tokio::select! {
                        changed = commits.changed() => if changed.is_err() { return },
                        () = tokio::time::sleep(LOOK_AGAIN) => {}
                        _ = self.stopping.wait_for(|is_stopping| *is_stopping) => return,
                    }
                    REST
                }
                // The other letters would fare no better, and need not fail for it.
                Ok(Round::Unreachable) => LOOK_AGAIN,
                Err(fault) => {
                    tracing::warn!(%fault, "the outbox could not be read or written");
                    LOOK_AGAIN
                }
            };
            tokio::select! {
                () = tokio::time::sleep(nap) => {}
                _ = self.stopping.wait_for(|is_stopping| *is_stopping) => return,
            }
        }
    }

    /// Tries the letters whose time has come.
    async fn round(&self) -> Result<Round, Fault> {
        let mut lease_ends_ms = i64::MIN;
        let mut round = Round::Idle;
        for (due, addressed) in self.due().await? {
            let now_ms = (self.clock)().as_millisecond();
            if now_ms + lease::RENEW_MS > lease_ends_ms {
                if !self.take_lease(now_ms).await? {
                    break;
                }
                lease_ends_ms = now_ms + lease::TERM_MS;
            }
            if *self.stopping.borrow() {
                break;
            }
            let attempt = match addressed {
                None => Attempt::Refused("there is nobody to write to any more".to_owned()),
                Some(addressed) => self.post.send(due.id, &addressed, (self.clock)()).await,
            };
            let is_unreachable = matches!(attempt, Attempt::Unreachable(_));
            record(&self.store, &due, attempt, (self.clock)()).await?;
            if is_unreachable {
                return Ok(Round::Unreachable);
            }
            round = Round::Delivered;
        }
        Ok(round)
    }

    /// The letters whose time has come, written.
    async fn due(&self) -> Result<Vec<(Due, Option<Addressed>)>, Fault> {
        let now_ms = (self.clock)().as_millisecond();
        let desk = Arc::clone(&self.desk);
        let letters = self.store.read(move |sql| {
            let mut letters = Vec::new();
            for due in outbox::list_due(sql, now_ms, ROUND)? {
                let addressed = desk.write(sql, due.letter, due.about)?;
                letters.push((due, addressed));
            }
            Ok(letters)
        });
        letters.await
    }

    async fn take_lease(&self, now_ms: i64) -> Result<bool, Fault> {
        let lease = self.lease.clone();
        let taken = self.store.write(move |sql| lease.take(sql, now_ms).map(Ok::<_, Infallible>));
        let Ok(is_ours) = taken.await?;
        Ok(is_ours)
    }
}

async fn record(store: &Store, due: &Due, attempt: Attempt, now: Timestamp) -> Result<(), Fault> {
    let (id, now_ms) = (due.id, now.as_millisecond());
    let letter = Id::<()>::from_bytes(id);
    let (error, next) = match attempt {
        Attempt::Sent => {
            tracing::info!(%letter, kind = due.letter.as_str(), "sent");
            let sent = store
                .write(move |sql| outbox::record_sent(sql, id, now_ms).map(Ok::<(), Infallible>));
            return sent.await.map(drop);
        }
        Attempt::Refused(error) => (error, None),
        Attempt::Failed(error) | Attempt::Unreachable(error) => {
            (error, next_try(due.attempts + 1, now))
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
