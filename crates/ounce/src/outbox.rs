//! `ounce outbox`: the letters as their readers would get them.

use crate::say::{End, print, visible};
use crate::words;
use ounce_post::Desk;
use ounce_store::{Store, outbox};

/// As many letters as anybody reads through; there may be a million more.
const LIMIT: i64 = 1_000;

/// Prints the letters that wait, newest first, and with `all` those that are done as well.
///
/// # Errors
/// A fault of the store.
pub(crate) fn run(store: &Store, desk: Desk, all: bool) -> Result<(), End> {
    let text = store.read_now(move |sql| {
        let mut entries = Vec::new();
        for due in outbox::list(sql, LIMIT)? {
            let state = match (due.attempts, due.last_error.as_str()) {
                (0, _) => "waiting".to_owned(),
                (tries, error) => {
                    format!("tried {}, last: {error}", words::count(tries as u64, "time", "times"))
                }
            };
            entries.push((due.letter, due.about, due.at_ms, state));
        }
        if all {
            for done in outbox::list_done(sql, LIMIT)? {
                let state = match done.error {
                    None => format!("sent {}", moment(done.done_at_ms)),
                    Some(error) => format!("given up: {error}"),
                };
                entries.push((done.letter, done.about, done.at_ms, state));
            }
        }
        let mut text = String::new();
        for (kind, about, at_ms, state) in entries {
            text.push_str(&format!("--- {} {} ({state})\n", kind.as_str(), moment(at_ms)));
            match desk.write(sql, kind, about)? {
                None => text.push_str("(there is nobody to write to any more)\n"),
                Some(addressed) => {
                    let (to, letter) = (addressed.to, addressed.letter);
                    text.push_str(&format!("To: {}\nSubject: {}\n\n", to.as_str(), letter.subject));
                    text.push_str(letter.text.trim_end());
                    text.push('\n');
                }
            }
            text.push('\n');
        }
        Ok(text)
    })?;
    if text.is_empty() {
        eprintln!("no letters wait");
    }
    print(&visible(&text))
}

fn moment(at_ms: i64) -> String {
    let second = jiff::Timestamp::from_second(at_ms.div_euclid(1000));
    second.map(|at| at.to_string()).unwrap_or_default()
}
