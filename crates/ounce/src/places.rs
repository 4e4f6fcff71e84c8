//! The job that lets places go whose address did not confirm in time.
//!
//! It runs in every process: a place is let go once, whichever of them comes first.

use crate::clock;
use ounce_store::{Store, fresh, registrations};
use std::convert::Infallible;
use std::time::Duration;

/// How long a place may be held beyond its hour.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// Lets places go, until the process ends.
pub(crate) async fn let_go(store: Store) {
    loop {
        let (at_ms, seed) = (clock::now().as_millisecond(), clock::random());
        let gone = store.write(move |sql| {
            let mut fresh = fresh::ids(at_ms, seed);
            registrations::let_go(sql, at_ms, &mut fresh).map(Ok::<_, Infallible>)
        });
        match gone.await {
            Ok(Ok(0)) => {}
            Ok(Ok(places)) => {
                tracing::info!(places, "let go of places nobody confirmed");
                continue;
            }
            Err(fault) => tracing::warn!(%fault, "places could not be let go"),
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
