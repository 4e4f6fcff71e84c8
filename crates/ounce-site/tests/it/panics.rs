//! A panic anywhere while the tests run fails one of them, also where nobody else would see it: in a
//! task or a thread of its own, or behind a guard that answers with an error.

use std::sync::{Mutex, Once, PoisonError};
use std::thread;

/// The thread and the words of each.
static SEEN: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

/// Writes down every panic from now on.
pub(crate) fn watch() {
    static WATCHING: Once = Once::new();
    WATCHING.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let thread = thread::current().name().unwrap_or_default().to_owned();
            let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
            seen.push((thread, panic.to_string()));
            drop(seen);
            usual(panic);
        }));
    });
}

/// Those of this test's thread, and of threads that are no test's.
pub(crate) fn of_this_test() -> Vec<String> {
    let ours = thread::current().name().unwrap_or_default().to_owned();
    let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    // The test harness calls a thread by the path of its test.
    let is_ours = |thread: &str| thread == ours || !thread.contains("::");
    seen.iter().filter(|(thread, _)| is_ours(thread)).map(|(_, words)| words.clone()).collect()
}
