//! Files that one command writes and a later one continues.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::answer::{Unusable, unreadable};

/// Waits until no other command is adding to a file, and makes others wait until it is dropped. If
/// two commands wrote at the same time, the second would undo the first.
pub(crate) fn alone(file: &Path) -> Result<File, Unusable> {
    let beside = beside(file, ".lock");
    let lock = File::create(&beside).map_err(|error| unreadable(&beside, &error))?;
    lock.lock().map_err(|error| unreadable(&beside, &error))?;
    Ok(lock)
}

/// Writes a file so that no reader ever sees half of it, even when the power fails meanwhile.
pub(crate) fn replace(file: &Path, bytes: &[u8]) -> Result<(), Unusable> {
    let fresh = beside(file, ".new");
    let written = File::create(&fresh).and_then(|mut to| {
        to.write_all(bytes)?;
        to.sync_all()
    });
    written.map_err(|error| unreadable(&fresh, &error))?;
    fs::rename(&fresh, file).map_err(|error| unreadable(file, &error))
}

/// The path of a file beside another: the whole name and an ending. So `a.csv` and `a.trace` never
/// share one.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    name.into()
}
