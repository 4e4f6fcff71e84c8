//! `ounce backup`, `ounce restore` and `ounce copy`: copies of a whole database.

use crate::clock;
use crate::say::{End, tell};
use crate::words;
use ounce_store::{Options, Store};
use std::path::Path;

/// Checks that the SQLite file to read is there.
///
/// # Errors
/// When there is none.
pub(crate) fn expect_there(url: &str) -> Result<(), End> {
    match url.strip_prefix("sqlite:").map(Path::new) {
        Some(path) if !path.exists() => {
            Err(End::Unusable(format!("there is no database {}", path.display())))
        }
        _ => Ok(()),
    }
}

/// Copies an SQLite database into a new file while it is being served.
///
/// # Errors
/// When the file is there already, or the database is not SQLite.
pub(crate) fn backup(store: &Store, to: &Path) -> Result<(), End> {
    store.backup(to)?;
    tell!("backed up to {}", to.display());
    Ok(())
}

/// Puts a copy of a backup in the place of an SQLite database. The backup stays as it is.
///
/// # Errors
/// When the backup is damaged or not this program's, or when the database is in use or another
/// program's; then nothing is changed.
pub(crate) fn restore(from: &Path, url: &str) -> Result<(), End> {
    if let Some(kept) = Store::restore(from, url, clock::now_ms())? {
        tell!("what was there is kept in {}", kept.display());
    }
    tell!("restored from {}", from.display());
    Ok(())
}

/// Copies everything into an empty database of either engine.
///
/// # Errors
/// When the target holds rows, or the copied rows differ from the source; then nothing is written.
pub(crate) fn copy(from: &str, to: &str) -> Result<(), End> {
    if from == to {
        return Err(End::Unusable("a database cannot be copied onto itself".to_owned()));
    }
    expect_there(from)?;
    let options = Options::new(clock::now_ms());
    let from = Store::open(from, options)?;
    let to = Store::open(to, options)?;
    let tables = ounce_store::copy(&from, &to, |table| {
        tell!("{}: {}", table.name, words::count(table.rows, "row", "rows"));
    })?;
    let rows = tables.iter().map(|table| table.rows).sum();
    tell!("copied and compared: {}", words::count(rows, "row", "rows"));
    Ok(())
}
