//! Checks a database file before it is opened, so that no data is lost.
//!
//! SQLite takes an empty file for a new database, plays any log beside a file into it, and adds
//! tables to the file of any program. Each of these would lose data. So a new file is completed
//! before it gets its name, and has the mark of this program. A file that is not as it should be is
//! refused, with advice what to do.
//!
//! A file that this process has open through SQLite must be read through SQLite: closing it any
//! other way releases SQLite's locks.

use std::fs::{self, File, OpenOptions};
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::files::{SUFFIXES, beside};
use crate::fault::Fault;

/// The mark of this program in a database's header: `Ounc`.
pub(super) const OURS: i32 = 0x4f75_6e63;
/// The mark of a copy that nobody has written to since: `Ounb`. It has no log, so a log beside it
/// belongs to another file.
pub(super) const COPY: i32 = 0x4f75_6e62;

/// How thoroughly a file is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Checks that the file exists, that its header and size are right, and that it is this
    /// program's.
    Header,
    /// Also checks every page, which takes as long as reading the file.
    EveryPage,
}

/// Makes the database when there is none, or says why the existing file must not be opened.
pub(crate) fn prepare(path: &Path, look: Look) -> Result<(), Fault> {
    let log = beside(path, "-wal");
    match length(path)? {
        None if length(&log)?.is_some_and(|bytes| bytes > 0) => {
            return Err(Fault::new(format!(
                "there is {} and no {}: the log holds what was written last to a database that was \
                 moved or removed. Put that file back, or use `ounce restore FILE`",
                log.display(),
                path.display()
            )));
        }
        None => return make(path),
        Some(0) => {
            return Err(Fault::corrupt(format!(
                "{} is empty. Put a backup in its place with `ounce restore FILE`, or remove the \
                 file to begin with a new database",
                path.display()
            )));
        }
        Some(_) => {}
    }
    expect_ours(path)?;
    warn_if_open_to_others(path);
    match look {
        Look::Header => Ok(()),
        Look::EveryPage => check_pages(path),
    }
}

/// Fails unless it is this program's database with no log but its own.
pub(super) fn expect_ours(path: &Path) -> Result<(), Fault> {
    let log = beside(path, "-wal");
    if whose(path)? == Whose::Copy && length(&log)?.is_some_and(|bytes| bytes > 0) {
        return Err(Fault::corrupt(format!(
            "{} is a backup, and {} beside it belongs to another file: opened together they would \
             spoil each other. Move the backup elsewhere, put back what the log belongs to, and use \
             `ounce restore FILE`",
            path.display(),
            log.display()
        )));
    }
    Ok(())
}

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Ours,
    Copy,
}

/// Reads the header, and the names of the tables where there is no mark, and changes nothing: not a lock, not a log.
///
/// # Errors
/// When it is another program's file, or none of SQLite's at all.
pub(super) fn whose(path: &Path) -> Result<Whose, Fault> {
    let not_ours = |why: &str| {
        Fault::corrupt(format!(
            "{} {why}. It was not touched: name another file, or move this one away",
            path.display()
        ))
    };
    let unreadable = |error: rusqlite::Error| {
        not_ours(&format!(
            "is no database that can be read, or its first page is damaged ({error})"
        ))
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(uri(path), flags).map_err(unreadable)?;
    let mark = connection.query_row("PRAGMA application_id", [], |row| row.get(0));
    match mark.map_err(unreadable)? {
        OURS => Ok(Whose::Ours),
        COPY => Ok(Whose::Copy),
        // A database from before there was a mark, or an empty one.
        0 if is_unmarked(&connection).map_err(unreadable)? => Ok(Whose::Ours),
        _ => Err(not_ours("is another program's database")),
    }
}

fn is_unmarked(connection: &Connection) -> rusqlite::Result<bool> {
    let tables = "SELECT COUNT(*), COUNT(*) FILTER (WHERE name = 'migration') FROM sqlite_schema";
    let (all, own): (i64, i64) =
        connection.query_row(tables, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(all == 0 || own == 1)
}

/// The file as it is, without its log and without locks.
fn uri(path: &Path) -> String {
    let mut uri = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                uri.push(char::from(*byte));
            }
            other => uri.push_str(&format!("%{other:02x}")),
        }
    }
    uri + "?immutable=1"
}

/// Reads every page, with what is in the log, and leaves both as they are.
pub(super) fn check_pages(path: &Path) -> Result<(), Fault> {
    let read = || -> rusqlite::Result<String> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        // Closing must not play a log that does not fit into the file.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        connection.busy_timeout(crate::session::PATIENCE)?;
        connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
    };
    let found = match read() {
        Ok(found) if found == "ok" => return Ok(()),
        Ok(found) => found.replace('\n', " "),
        Err(error) => {
            let fault = Fault::sqlite(&error);
            if fault.trouble().is_some() {
                return Err(fault.at(&path.to_string_lossy()));
            }
            fault.to_string()
        }
    };
    Err(Fault::corrupt(format!(
        "{} is damaged, or the -wal beside it belongs to another file ({found}). Nothing was \
         changed. Use `ounce restore FILE` with a backup, which keeps the damaged files aside",
        path.display()
    )))
}

/// Makes an empty database with its mark, and gives it its name when it is whole: two programs
/// that start together, or one that is killed, never leave an empty file.
fn make(path: &Path) -> Result<(), Fault> {
    let fresh = beside(path, &format!(".new-{}-{:?}", std::process::id(), thread()));
    make_private(&fresh)?;
    let made = (|| {
        let connection = Connection::open(&fresh)?;
        connection.execute_batch(&format!("PRAGMA application_id = {OURS}; VACUUM"))
    })();
    let made = made.map_err(|e: rusqlite::Error| Fault::sqlite(&e).at(&path.to_string_lossy()));
    // Another process has made it already; this one is not needed.
    let named = made.and_then(|()| match fs::hard_link(&fresh, path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(Fault::new(format!("{}: {error}", path.display())))
        }
        _ => Ok(()),
    });
    // If the file stays behind, it is empty and does no harm.
    let _ = fs::remove_file(&fresh);
    named
}

fn thread() -> std::thread::ThreadId {
    std::thread::current().id()
}

/// A new, empty file that its owner alone may read, whatever the process's mask says. SQLite gives
/// the files beside it the same rights.
pub(super) fn make_private(path: &Path) -> Result<(), Fault> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let made = options.open(path).and_then(|file| restrict(&file));
    made.map_err(|error| Fault::new(format!("{}: {error}", path.display())))
}

#[cfg(unix)]
fn restrict(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn restrict(_: &File) -> std::io::Result<()> {
    Ok(())
}

/// Warns when others than the owner may read the database: it holds all personal data.
#[cfg(unix)]
fn warn_if_open_to_others(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    for suffix in SUFFIXES {
        let path = beside(path, suffix);
        if let Ok(file) = fs::metadata(&path) {
            let mode = file.permissions().mode() & 0o777;
            if mode & 0o077 != 0 {
                let path = path.display();
                tracing::warn!("{path} may be read by others (mode {mode:o}): chmod 600 {path}");
            }
        }
    }
}

#[cfg(not(unix))]
fn warn_if_open_to_others(_: &Path) {}

/// How many bytes a file has; `None` when there is none.
fn length(path: &Path) -> Result<Option<u64>, Fault> {
    match fs::metadata(path) {
        Ok(file) => Ok(Some(file.len())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::new(format!("{}: {error}", path.display()))),
    }
}
