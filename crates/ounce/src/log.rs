//! The log: to standard error, without personal data, as text or as one JSON object per line.

use crate::config;
use tracing_subscriber::EnvFilter;

/// Starts logging. `OUNCE_LOG` says what, such as `warn` or `ounce_web=debug`; a filter that
/// cannot be read is passed over with a word about it.
pub(crate) fn start() {
    let asked = config::variable("OUNCE_LOG").unwrap_or_else(|| "info".to_owned());
    let (filter, complaint) = match EnvFilter::try_new(&asked) {
        Ok(filter) => (filter, None),
        Err(error) => (EnvFilter::new("info"), Some(error)),
    };
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false);
    match config::variable("OUNCE_LOG_FORMAT").as_deref() {
        Some("json") => log.json().init(),
        _ => log.init(),
    }
    if let Some(error) = complaint {
        tracing::warn!("OUNCE_LOG: {error}; logging `info`");
    }
}
