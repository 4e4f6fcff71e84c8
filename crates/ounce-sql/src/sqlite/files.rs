//! Whether the files are still those that were opened.
//!
//! A program can go on writing into a file that was deleted or renamed, and all these writes are
//! lost when it closes the file. So before and after each commit the writer checks the device and
//! inode number of the files at the path: the database, its log and the log's index.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::fault::Fault;

/// The device and inode number, which tell files apart independent of their names.
type Identity = (u64, u64);

/// A file that is to stay at its path as long as the database is open.
struct Kept {
    path: PathBuf,
    /// As it was first seen. The log and its index come with the first transaction.
    first: Option<Identity>,
}

pub(crate) struct Files([Kept; 3]);

/// Where a database is, and which file it was when it was first opened: a connection that is made
/// later must not find another one there.
#[derive(Clone, Default)]
pub(crate) struct Place {
    pub(crate) path: PathBuf,
    first: Arc<OnceLock<Identity>>,
}

impl Place {
    pub(crate) fn at(path: impl Into<PathBuf>) -> Place {
        Place { path: path.into(), first: Arc::default() }
    }
}

/// The names SQLite gives the files beside a database.
pub(super) const SUFFIXES: [&str; 3] = ["", "-wal", "-shm"];

/// The path of a file beside the database.
pub(super) fn beside(database: &Path, suffix: &str) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(suffix);
    PathBuf::from(path)
}

impl Files {
    /// Those of a database that is in memory alone.
    pub(crate) fn none() -> Files {
        Files(SUFFIXES.map(|_| Kept { path: PathBuf::new(), first: None }))
    }

    /// The files of a database that has just been opened.
    ///
    /// # Errors
    /// When it is another one than the one that was opened there first.
    pub(crate) fn of(place: &Place) -> Result<Files, Fault> {
        let mut files = Files(SUFFIXES.map(|suffix| {
            let path = beside(&place.path, suffix);
            let first = identity(&path);
            Kept { path, first }
        }));
        let database = &mut files.0[0].first;
        *database = match *database {
            Some(now) => Some(*place.first.get_or_init(|| now)),
            None => place.first.get().copied(),
        };
        files.look().map(|()| files)
    }

    /// Fails when one of them is gone or another one is in its place.
    pub(crate) fn look(&mut self) -> Result<(), Fault> {
        for kept in &mut self.0 {
            let now = identity(&kept.path);
            if kept.first.is_some() && kept.first != now {
                let what = if now.is_none() { "is gone" } else { "is another file now" };
                return Err(Fault::replaced(format!("{} {what}", kept.path.display())));
            }
            kept.first = now;
        }
        Ok(())
    }
}

fn identity(path: &Path) -> Option<Identity> {
    std::fs::metadata(path).ok().map(|file| numbers(&file))
}

#[cfg(unix)]
fn numbers(file: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (file.dev(), file.ino())
}

/// For systems without inode numbers, on which nobody can remove an open file.
#[cfg(not(unix))]
fn numbers(_: &Metadata) -> Identity {
    (0, 0)
}
