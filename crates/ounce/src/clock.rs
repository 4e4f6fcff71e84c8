//! The clock and the system's randomness. All other code gets time and random bytes from here.

use jiff::Timestamp;

/// Now.
#[expect(clippy::disallowed_methods, reason = "this is the one place that looks at the clock")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// Now, in Unix milliseconds.
pub(crate) fn now_ms() -> i64 {
    now().as_millisecond()
}

/// A clock that can't be set: the time since this was called.
#[expect(clippy::disallowed_methods, reason = "this is the one place that looks at the clock")]
pub(crate) fn uptime() -> ounce_web::Uptime {
    let started = std::time::Instant::now();
    std::sync::Arc::new(move || started.elapsed())
}

/// Bytes nobody can guess; see [`fill`].
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

/// Fills a slice with bytes nobody can guess.
///
/// # Panics
/// When the system has no randomness: links and ids would not be safe.
#[expect(clippy::disallowed_methods, reason = "this is the one place that throws dice")]
pub(crate) fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the system gives random bytes");
}
