//! `ounce outbox`: the letters as their readers would get them.

use crate::say::{End, print, tell, visible};
use crate::words;
use jiff::Timestamp;
use ounce_domain::id::Id;
use ounce_post::Desk;
use ounce_store::outbox::Done;
use ounce_store::{Store, outbox};

/// The most letters that are printed, because there may be a million.
const LIMIT: i64 = 1_000;

/// Prints the letters that wait, newest first, and with `all` those that are done as well.
///
/// # Errors
/// A fault of the store.
pub(crate) fn run(store: &Store, desk: Desk, all: bool, now: Timestamp) -> Result<(), End> {
    let text = store.read_now(move |sql| {
        let mut entries = Vec::new();
        for due in outbox::list(sql, LIMIT)? {
            let state = match (due.attempts, due.last_error.as_str()) {
                (0, "") => "waiting".to_owned(),
                (0, error) => format!("waiting, last: {error}"),
                (tries, error) => {
                    format!("tried {}, last: {error}", words::count(tries as u64, "time", "times"))
                }
            };
            entries.push((due.letter, due.about, due.at_ms, due.id, state));
        }
        if all {
            for done in outbox::list_done(sql, LIMIT)? {
                let state = match done.error {
                    None => format!("sent {}", moment(done.done_at_ms)),
                    Some(error) => format!("given up: {error}"),
                };
                entries.push((done.letter, done.about, done.at_ms, done.id, state));
            }
        }
        let mut text = String::new();
        for (kind, about, at_ms, id, state) in entries {
            let (kind_said, id) = (kind.as_str(), Id::<Done>::from_bytes(id));
            text.push_str(&format!("--- {kind_said} {} {id} ({state})\n", moment(at_ms)));
            match desk.write(sql, kind, about, now)? {
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
        tell!("no letters wait");
    }
    print(&visible(&text))
}

/// Makes every waiting letter due now, and also `letter`, which was given up.
///
/// # Errors
/// A verdict when no such letter was given up; a fault of the store.
pub(crate) fn retry(store: &Store, letter: Option<&str>, now_ms: i64) -> Result<(), End> {
    let wanted = match letter {
        Some(text) => {
            let id = Id::<Done>::parse(text);
            Some(id.ok_or_else(|| End::Unusable(format!("{text} is not the id of a letter")))?)
        }
        None => None,
    };
    let done = store.write_now(move |sql| {
        if let Some(id) = wanted
            && !outbox::take_up(sql, id.bytes(), now_ms)?
        {
            return Ok(Err(format!("no letter {id} was given up")));
        }
        outbox::retry(sql, now_ms).map(Ok)
    })?;
    let waited = done.map_err(End::Verdict)? + u64::from(wanted.is_some());
    print(&format!("{} to be tried now\n", words::count(waited, "letter", "letters")))
}

fn moment(at_ms: i64) -> String {
    let second = jiff::Timestamp::from_second(at_ms.div_euclid(1000));
    second.map(|at| at.to_string()).unwrap_or_default()
}
