//! `ounce import`: a file's way in, and what is said about it.

use crate::cli;
use crate::import::{self, Request};
use crate::say::End;
use crate::{clock, serve};
use ounce_store::Store;

/// Imports a file, or says everything that is wrong with it.
///
/// # Errors
/// When the file can't be read, or anything in it is wrong; then nothing is written.
pub(crate) fn run(store: &Store, words: &cli::Import) -> Result<(), End> {
    let file = words.file.display().to_string();
    let bytes =
        std::fs::read(&words.file).map_err(|error| End::Unusable(format!("{file}: {error}")))?;
    // Registrations are signed under a waiver, so the waivers have to be there first.
    serve::furnish(store)?;
    let request = Request {
        noun: words.noun,
        bytes: &bytes,
        checked: words.checked,
        now: clock::now(),
        seed: clock::random(),
        is_dry_run: words.dry_run,
        shows_progress: true,
    };
    match import::import(store, &request)? {
        Ok(counts) if words.dry_run => {
            eprintln!("{file}: would be {counts}; nothing was written");
            Ok(())
        }
        Ok(counts) => {
            eprintln!("{file}: {counts}");
            Ok(())
        }
        Err(findings) => {
            eprint!("{}", import::listing(&file, &findings));
            Err(End::Unusable(format!("{file} was not imported")))
        }
    }
}
