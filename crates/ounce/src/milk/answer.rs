//! The beginning and the end of every command of the milk bank: files in, an answer out.
//!
//! A command is a function from its arguments to an [`Answer`] or to [`Unusable`], so that tests
//! call it like the program does. Nothing is printed before everything was read.

use crate::say::tell;
use std::fmt::Display;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ounce_milk::pack::Shelf;
use ounce_milk::sheet::BadRow;
use serde::Serialize;

/// What a command found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// As it is printed, with the line break at its end.
    pub(crate) text: String,
    /// Whether the verdict is favourable.
    pub(crate) favourable: bool,
}

/// Why the input can't be used, one reason a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unusable(pub(crate) Vec<String>);

impl Unusable {
    pub(crate) fn one(reason: impl Display) -> Self {
        Self(vec![reason.to_string()])
    }

    pub(crate) fn all(reasons: Vec<impl Display>) -> Self {
        Self(reasons.iter().map(ToString::to_string).collect())
    }

    /// Rows of a file that can't be used, as `file:line: column: reason`.
    pub(crate) fn rows(file: &Path, bad: &[BadRow]) -> Self {
        Self(bad.iter().map(|row| format!("{}:{row}", file.display())).collect())
    }
}

/// Prints the answer, and gives the exit status: 0 favourable, 1 not, 2 unusable.
pub(crate) fn say(found: Result<Answer, Unusable>) -> ExitCode {
    match found {
        Ok(answer) => match std::io::stdout().write_all(answer.text.as_bytes()) {
            // A reader that has read enough may close the pipe.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                tell!("the answer could not be written: {error}");
                ExitCode::from(2)
            }
            _ => ExitCode::from(u8::from(!answer.favourable)),
        },
        Err(Unusable(reasons)) => {
            for reason in reasons {
                tell!("{reason}");
            }
            ExitCode::from(2)
        }
    }
}

/// JSON as it is printed: one value, indented, with a line break behind it.
pub(crate) fn json(value: &impl Serialize) -> Result<String, Unusable> {
    let text = serde_json::to_string_pretty(value).map_err(Unusable::one)?;
    Ok(text + "\n")
}

/// The whole text of a file; if it is no text, the line where it stops being one is named.
pub(crate) fn text(file: &Path) -> Result<String, Unusable> {
    let bytes = fs::read(file).map_err(|error| unreadable(file, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        no_text(file, good.iter().filter(|byte| **byte == b'\n').count() + 1)
    })
}

/// A file that stops being text on this line.
pub(crate) fn no_text(file: &Path, line: usize) -> Unusable {
    Unusable::one(format!("{}:{line}: text: not UTF-8", file.display()))
}

pub(crate) fn unreadable(file: &Path, error: &std::io::Error) -> Unusable {
    Unusable::one(format!("{}: {error}", file.display()))
}

/// The files of a folder with this extension, sorted by name.
pub(crate) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Unusable> {
    let failed = |error| unreadable(folder, &error);
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(failed)?.collect();
    let mut files: Vec<PathBuf> = entries.map_err(failed)?.iter().map(|e| e.path()).collect();
    files.retain(|path| path.is_file() && path.extension().is_some_and(|found| found == ending));
    files.sort();
    Ok(files)
}

/// The packs that come with the program, and those of a folder that is laid out like `packs/`:
/// one folder for each kind.
pub(crate) fn shelf(more: Option<&Path>) -> Result<Shelf, Unusable> {
    let mut shelf = Shelf::built_in();
    let Some(folder) = more else { return Ok(shelf) };
    let failed = |error| unreadable(folder, &error);
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(failed)?.collect();
    let mut kinds: Vec<PathBuf> = entries.map_err(failed)?.iter().map(|e| e.path()).collect();
    kinds.retain(|path| path.is_dir());
    kinds.sort();
    for kind in kinds {
        let name = kind.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for file in files(&kind, "json")? {
            shelf.add(&name, &file.display().to_string(), &text(&file)?);
        }
    }
    Ok(shelf)
}
