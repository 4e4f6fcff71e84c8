//! The log: to standard error, without personal data, as text or as one JSON object per line.

use crate::config;
use crate::say::Unheard;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

/// Starts logging. `OUNCE_LOG` says what is logged, such as `warn` or `ounce_web=debug`. A filter
/// that can't be read is ignored with a warning.
pub(crate) fn start() {
    let asked = config::variable("OUNCE_LOG").unwrap_or_else(|| "info".to_owned());
    let (filter, complaint) = match asked.parse::<Targets>() {
        Ok(filter) => (filter, None),
        Err(error) => (Targets::new().with_default(LevelFilter::INFO), Some(error)),
    };
    let lines = tracing_subscriber::fmt::layer().with_writer(Unheard::new).with_ansi(false);
    let lines = match config::variable("OUNCE_LOG_FORMAT").as_deref() {
        Some("json") => lines.json().boxed(),
        _ => lines.boxed(),
    };
    tracing_subscriber::registry().with(lines.with_filter(filter)).init();
    if let Some(error) = complaint {
        tracing::warn!("OUNCE_LOG: {error}; logging `info`");
    }
}
