//! Makes a whole copy of a database, and restores one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::entry::{COPY, check_pages, expect_ours, make_private, whose};
use super::files::{SUFFIXES, beside};
use super::open;
use crate::fault::Fault;
use crate::session::{PATIENCE, Role};

/// Copies the whole database as of one moment while others go on reading and writing. The copy
/// has no log, belongs to its owner alone, and is marked as a copy until it is opened.
pub(crate) fn backup(from: &Path, to: &Path) -> Result<(), Fault> {
    make_private(to)?;
    let copied = (|| {
        let source = open(from, Role::Reader, PATIENCE)?;
        let mut target = Connection::open(to)?;
        // All pages in one step: between steps a busy writer would make it start over for ever.
        let end = Backup::new(&source, &mut target)?.step(-1)?;
        let mark = format!("PRAGMA journal_mode = DELETE; PRAGMA application_id = {COPY}");
        target.execute_batch(&mark)?;
        Ok(end)
    })();
    match copied.map_err(|e: rusqlite::Error| Fault::sqlite(&e).at("backup"))? {
        StepResult::Done => Ok(()),
        _ => Err(Fault::busy("backup: the database is locked")),
    }
}

/// Puts a copy of `from` in the place of the database `to`, whole or not at all. The old database
/// is kept beside it under a name with `aside` in it. Returns that name if there was one.
///
/// # Errors
/// When `from` is damaged or no database of this program, when `to` is in use, and when `to`
/// belongs to another program; then nothing was changed.
pub(crate) fn restore(from: &Path, to: &Path, aside: &str) -> Result<Option<PathBuf>, Fault> {
    expect_ours(from)?;
    let is_there = fs::metadata(to).ok();
    if is_there.as_ref().is_some_and(|file| file.len() > 0) {
        if fs::canonicalize(from).ok() == fs::canonicalize(to).ok() {
            return Err(Fault::new("a database cannot be restored from itself"));
        }
        whose(to)?;
        expect_unused(to)?;
    }
    let fresh = beside(to, ".restoring");
    remove(&fresh)?;
    backup(from, &fresh)?;
    check_pages(&fresh).map_err(|_| {
        Fault::corrupt(format!("{} is damaged: use another backup", from.display()))
    })?;
    let failed = |error: std::io::Error| Fault::new(format!("restore: {error}"));
    File::open(&fresh).and_then(|file| file.sync_all()).map_err(failed)?;
    // The database first: without it, a log that is left behind is refused and not lost.
    let kept = beside(to, aside);
    for suffix in SUFFIXES {
        match fs::rename(beside(to, suffix), beside(&kept, suffix)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(failed(error));
            }
            _ => {}
        }
    }
    fs::rename(&fresh, to).map_err(failed)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    Ok(is_there.map(|_| kept))
}

/// Fails while any other connection has the database open: each holds a lock on it as long as it
/// lives.
fn expect_unused(path: &Path) -> Result<(), Fault> {
    let alone = (|| {
        let connection = Connection::open(path)?;
        connection
            .set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK")
    })();
    match alone.map_err(|e: rusqlite::Error| Fault::sqlite(&e)) {
        Err(fault) if fault.is_late() => Err(Fault::new(format!(
            "{} is in use: stop the service first. Nothing was changed",
            path.display()
        ))),
        // A backup may replace a damaged database.
        _ => Ok(()),
    }
}

fn remove(path: &Path) -> Result<(), Fault> {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        match fs::remove_file(beside(path, suffix)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Fault::new(format!("{}: {error}", path.display())));
            }
            _ => {}
        }
    }
    Ok(())
}
