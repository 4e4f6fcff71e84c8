//! `ounce demo`: two campaigns in a folder, built by the same code that imports, and served.
//!
//! A demo is built in a file of another name, which becomes the database when it is complete. So an
//! interrupted demo is never taken for a complete one: it is built again. The demo refuses a folder
//! with other files, and leaves them alone.

mod after;
mod asking;
mod blueprint;
mod letters;
mod offers;
mod people;
mod scale;
mod seeds;

use crate::say::{End, tell};
use crate::{clock, words};
use jiff::Timestamp;
use ounce_import::{Counts, Noun, Request};
use ounce_store::{Options, Store, settings, waivers};
use seeds::{BANKS, Calendar, DEPOTS, NEXT, OVER};
use std::path::Path;

const DATABASE: &str = "ounce.db";
/// A demo that is still being built. The name says so to a person who finds the file.
const UNFINISHED: &str = "unfinished.db";
/// The setting that says how a demo was built.
const SETTING: &str = "demo";

/// A demo that is ready.
pub(crate) struct Demo {
    pub(crate) store: Store,
    pub(crate) database: String,
    /// One line for the person who started it: what was built or found.
    pub(crate) said: String,
}

/// Opens the demo in a folder, and builds it first when the folder is empty.
///
/// # Errors
/// When there is something else in the folder, or it can't be written to.
pub(crate) fn open(folder: &Path, scale: u32, now: Timestamp) -> Result<Demo, End> {
    let in_folder = |error: std::io::Error| End::Unusable(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(in_folder)?;
    let database = folder.join(DATABASE);
    let said = if database.exists() {
        None
    } else {
        clear_unfinished(folder).map_err(in_folder)?;
        if std::fs::read_dir(folder).map_err(in_folder)?.next().is_some() {
            let folder = folder.display();
            return Err(End::Unusable(format!(
                "{folder} is not empty and holds no demo; choose another folder with --dir"
            )));
        }
        tell!("building a demo in {}", folder.display());
        let unfinished = folder.join(UNFINISHED);
        let said = build(&unfinished, scale, now)?;
        std::fs::rename(&unfinished, &database).map_err(in_folder)?;
        Some(said)
    };
    let store = Store::open(&url(&database), Options::new(now.as_millisecond()))?;
    let Some(built) = store.read_now(|sql| settings::get(sql, SETTING))? else {
        return Err(End::Unusable(format!("{} is not a demo's database", database.display())));
    };
    let said = said.unwrap_or_else(|| match built == words_for(scale) {
        true => "going on with the demo that is there".to_owned(),
        false => format!("going on with the demo that is there, built with {built}"),
    });
    Ok(Demo { store, database: url(&database), said })
}

/// Whether a database is a demo's.
///
/// # Errors
/// A fault of the store.
pub(crate) fn is_demo(store: &Store) -> Result<bool, End> {
    Ok(store.read_now(|sql| settings::get(sql, SETTING))?.is_some())
}

fn url(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

fn words_for(scale: u32) -> String {
    format!("--scale {scale}")
}

/// Removes the files of an interrupted build.
fn clear_unfinished(folder: &Path) -> std::io::Result<()> {
    for end in ["", "-wal", "-shm"] {
        match std::fs::remove_file(folder.join(format!("{UNFINISHED}{end}"))) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Builds a whole demo in a file of its own, and closes it.
fn build(path: &Path, scale: u32, now: Timestamp) -> Result<String, End> {
    let store = Store::open(&url(path), Options::new(now.as_millisecond()))?;
    let written = store.write_now(|sql| waivers::ensure(sql).map(Ok::<(), ()>))?;
    debug_assert!(written.is_ok(), "nothing refuses");
    let calendar = Calendar::new(now);
    for (noun, text) in [BANKS, DEPOTS] {
        plant(&store, noun, text, now)?;
    }
    for (noun, text) in OVER {
        plant(&store, noun, text, now)?;
    }
    let mut parties = 0;
    let mut strolls = String::new();
    for (noun, text) in NEXT {
        let text = calendar.fill(text).map_err(unreadable)?;
        let counts = plant(&store, noun, &text, now)?;
        match noun {
            Noun::Strolls => strolls = text,
            Noun::Registrations => {
                parties = counts.new;
                for copy in scale::copies(&text, &strolls, scale).map_err(unreadable)? {
                    parties += plant(&store, noun, &copy.map_err(unreadable)?, now)?.new;
                    tell!("{}", words::count(parties, "party", "parties"));
                }
            }
            _ => {}
        }
    }
    people::plant(&store, &calendar.day.year().to_string(), now.as_millisecond())?;
    let built = words_for(scale);
    let kept = store.write_now(move |sql| settings::put(sql, SETTING, &built).map(Ok::<(), ()>))?;
    debug_assert!(kept.is_ok(), "nothing refuses");
    store.close();
    let year = calendar.day.year();
    let parties = words::count(parties, "party", "parties");
    Ok(format!("built two campaigns: 2015, over, and {year}, open, with {parties} signed up"))
}

/// Imports one of the files that the demo brings along.
fn plant(store: &Store, noun: Noun, text: &str, now: Timestamp) -> Result<Counts, End> {
    let request = Request {
        noun,
        bytes: text.as_bytes(),
        checked: None,
        now,
        seed: clock::random(),
        is_dry_run: false,
        // A test checks that the files cause no warning; if they do, the demo starts all the same.
        accepts_warnings: true,
        watch: None,
        also: None,
    };
    ounce_import::import(store, &request)?
        .map(|done| done.counts)
        .map_err(|findings| End::Unusable(ounce_import::listing(&format!("{noun:?}"), &findings)))
}

fn unreadable(error: impl std::fmt::Display) -> End {
    End::Unusable(format!("a file of the demo: {error}"))
}

#[cfg(test)]
mod tests;
