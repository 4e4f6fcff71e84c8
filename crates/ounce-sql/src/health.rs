//! Whether a write is possible: proved by a real write.
//!
//! An answer of the database proves little: with a full disk, with read-only files, or while
//! another process holds the lock, every page is served but no write is stored. So a row is changed
//! and committed. The result is used for a second, for any number of callers.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::fault::{Fault, Trouble};
use crate::session::Statement;
use crate::store::{Store, closed};
use crate::writer::{News, now};

/// How long a result is used.
const STANDS: Duration = Duration::from_secs(1);

/// How long the write may take. The caller is a load balancer, which waits only a few seconds
/// itself.
const AT_MOST: Duration = Duration::from_secs(2);

const BEAT: &str = "INSERT INTO heartbeat (id, beats) VALUES (1, 1)
    ON CONFLICT (id) DO UPDATE SET beats = heartbeat.beats + 1";

/// The last result. Callers that come during a write wait for it and share its result.
#[derive(Default)]
pub(crate) struct Health(Mutex<Option<(Instant, Result<(), Fault>)>>);

impl Health {
    /// Takes any failed write as a result too: on a nearly full disk the heartbeat may still fit
    /// when other writes do not.
    pub(crate) fn note(&self, fault: &Fault) {
        let stays = matches!(
            fault.trouble(),
            Some(Trouble::Disk | Trouble::ReadOnly | Trouble::Replaced | Trouble::Missing)
        );
        // If a write is under way at this moment, its result is as new.
        if stays && let Ok(mut last) = self.0.try_lock() {
            *last = Some((now(), Err(fault.clone())));
        }
    }

    /// Drops the result that a file was replaced: it is in its place again.
    pub(crate) fn forget_replaced(&self) {
        let is_replaced =
            |answer: &Result<(), Fault>| matches!(answer, Err(fault) if fault.is_replaced());
        if let Ok(mut last) = self.0.try_lock()
            && last.as_ref().is_some_and(|(_, answer)| is_replaced(answer))
        {
            *last = None;
        }
    }

    pub(crate) async fn ask(&self, store: &Store) -> Result<(), Fault> {
        let mut last = self.0.lock().await;
        if let Some((at, answer)) = &*last
            && at.elapsed() < STANDS
        {
            return answer.clone();
        }
        let answer = match tokio::time::timeout(AT_MOST, beat(store)).await {
            Ok(answer) => answer,
            Err(_) => Err(Fault::busy("a write does not get through within two seconds")),
        };
        *last = Some((now(), answer.clone()));
        answer
    }
}

async fn beat(store: &Store) -> Result<(), Fault> {
    let reply = store.queue(Statement::Bounded, News::Untold, |sql| {
        sql.run(BEAT, &[]).map(Ok::<_, std::convert::Infallible>)
    });
    let Ok(_) = reply.await?.await.unwrap_or_else(|_| Err(closed()))?;
    Ok(())
}
