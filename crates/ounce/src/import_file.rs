//! `ounce import`: reads a file, and prints the counts of rows or all faults.

use crate::cli;
use crate::say::{End, tell};
use crate::{backup, clock, config, open_or_make, serve};
use indicatif::{ProgressBar, ProgressStyle};
use ounce_import::{Done, Finding, Fit, Request, Sheet, Source, Step, Watch, Wrong};
use ounce_store::{Options, Store};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Imports a file, or lists all its faults.
///
/// # Errors
/// When the file can't be read, or anything in it is wrong; then nothing is written.
pub(crate) fn run(words: &cli::Import) -> Result<(), End> {
    let file = words.file.display();
    let bytes =
        std::fs::read(&words.file).map_err(|error| End::Unusable(format!("{file}: {error}")))?;
    let url = config::database(words.database.db.as_deref(), &config::variable);
    if words.dry_run && backup::expect_there(&url).is_err() {
        return rehearse(words, &bytes);
    }
    import_into(&open_or_make(&words.database)?, words, &bytes)
}

/// A dry run without a database: it uses a new one and throws it away.
fn rehearse(words: &cli::Import, bytes: &[u8]) -> Result<(), End> {
    let name = format!("ounce-dry-run-{}", u64::from_be_bytes(clock::random()));
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir(&folder)?;
    let url = format!("sqlite:{}", folder.join("ounce.db").display());
    let opened = Store::open(&url, Options::new(clock::now_ms())).map_err(End::from);
    let done = opened.and_then(|store| import_into(&store, words, bytes));
    // A folder that stays behind in the system's temporary folder does no harm.
    let _ = std::fs::remove_dir_all(&folder);
    done
}

fn import_into(store: &Store, words: &cli::Import, bytes: &[u8]) -> Result<(), End> {
    let file = words.file.display().to_string();
    // Registrations are signed under a waiver, so the waivers have to be there first.
    serve::furnish(store)?;
    let request = Request {
        noun: words.noun,
        bytes,
        checked: words.checked,
        now: clock::now(),
        seed: clock::random(),
        is_dry_run: words.dry_run,
        accepts_warnings: words.accept_warnings,
        watch: Some(&bar()),
        also: None,
    };
    let done = match &words.fit {
        Some(campaign) => fitted(store, words, campaign, &request)?,
        None => ounce_import::import(store, &request)?,
    };
    match done {
        Ok(done) => {
            let warned = ounce_import::warned(&file, &done.warnings);
            if !warned.is_empty() {
                tell!("{}", warned.trim_end());
            }
            let counts = done.counts;
            match words.dry_run {
                true => tell!("{file}: would be {counts}; nothing was written"),
                false => tell!("{file}: {counts}"),
            }
            Ok(())
        }
        Err(findings) => {
            tell!("{}", ounce_import::listing(&file, &findings).trim_end());
            Err(End::Unusable(format!("{file} was not imported")))
        }
    }
}

/// Fits a file of anybody's making, says how, and imports it.
fn fitted(
    store: &Store,
    words: &cli::Import,
    campaign: &str,
    request: &Request<'_>,
) -> Result<Result<Done, Vec<Finding>>, End> {
    let file = words.file.display();
    let noun = words.noun;
    if ounce_import::asks(noun).is_empty() {
        let why = "--fit is for strolls, groups, registrations and gifts";
        return Err(End::Unusable(why.to_owned()));
    }
    let unusable = |wrong: Wrong| End::Unusable(format!("{file}: {wrong}"));
    let sheet = Sheet::read(request.bytes).map_err(unusable)?;
    let guessed = ounce_import::guess(noun, &sheet);
    let sources = ounce_import::sources(noun, &sheet, guessed, &words.columns)
        .map_err(|unfit| End::Unusable(format!("--column {unfit}")))?;
    let fit = Fit { noun, campaign: campaign.to_owned(), sources, days: words.days };
    for (ask, source) in ounce_import::asks(noun).iter().zip(&fit.sources) {
        match source {
            Source::Column(place) => tell!("{} = {}", ask.column, sheet.headings()[*place]),
            Source::Text(text) => tell!("{}: {text}", ask.column),
            Source::Nothing if ask.is_needed => tell!("{} = nothing", ask.column),
            Source::Nothing => {}
        }
    }
    let done = ounce_import::import_fitted(store, (&sheet, &fit), request)?;
    if done.is_err() && fit.has_unclear_days(&sheet) {
        tell!("{file}: some days can be two days; say --days month-first or --days day-first");
    }
    Ok(done)
}

/// A bar on standard error, for files long enough that somebody waits. When standard error is not a
/// terminal it draws nothing.
fn bar() -> Watch {
    let shown = Mutex::new(ProgressBar::hidden());
    Arc::new(move |step| {
        let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
        match step {
            Step::Checks(rows) => *shown = bar_of("checking", rows),
            Step::Writes(rows) => {
                // A transaction that is run again starts over.
                shown.finish_and_clear();
                *shown = bar_of("writing", rows);
            }
            Step::Row => shown.inc(1),
            Step::Ends => shown.finish_and_clear(),
        }
    })
}

fn bar_of(doing: &'static str, rows: usize) -> ProgressBar {
    const LONG: usize = 5_000;
    if rows < LONG {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{msg:>9} {bar:40} {human_pos} of {human_len} {elapsed}");
    let mut bar = ProgressBar::new(rows as u64).with_message(doing);
    if let Ok(style) = style {
        bar = bar.with_style(style);
    }
    // Rows that are written many at a time do not move the bar; the clock shows that work goes on.
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
