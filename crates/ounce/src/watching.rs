//! Watches that the database file stays the one that was opened.
//!
//! The writer checks it with every commit. While nobody writes, only the next visitor who writes
//! would notice that the file was removed or replaced; the operators should know before.

use std::time::Duration;

use ounce_store::Store;
use tokio::time::{MissedTickBehavior, interval};

/// Twice a second, so that a second does not pass unnoticed.
const EVERY: Duration = Duration::from_millis(500);

/// Checks for as long as the service runs, and writes to the log when something has changed.
pub(crate) async fn run(store: Store) {
    let mut every = interval(EVERY);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut is_there = true;
    loop {
        every.tick().await;
        let looking = store.clone();
        let looked = tokio::task::spawn_blocking(move || looking.look_at_files()).await;
        // A check that was not finished ends with the service.
        let Ok(looked) = looked else { return };
        match &looked {
            Err(fault) if is_there => {
                tracing::error!(%fault, "the database file was removed or replaced: writes stop");
            }
            Ok(()) if !is_there => tracing::error!("the database file is in its place again"),
            _ => {}
        }
        is_there = looked.is_ok();
    }
}
