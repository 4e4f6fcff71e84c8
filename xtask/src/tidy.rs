//! `cargo xtask tidy`: the rules of STYLE.md that a machine can hold.
//!
//! Every rule is a pure function from files to findings, with a bad example in `tidy/tests.rs` that
//! must be found. Findings go through the ratchet: a breach that was there before is written down
//! in `xtask/ratchet.txt`, may shrink, and may not grow. Start reading at [`findings`].

mod house;
mod ratchet;
mod rust;
mod scrub;
mod text;

#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::shell;

/// One file of the project as text. Files that are not text are left out on reading.
pub(crate) struct Source {
    /// Path from the root, with forward slashes.
    pub(crate) path: String,
    /// The whole content.
    pub(crate) text: String,
}

impl Source {
    /// The part after the last dot of the file's name.
    fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    fn is_rust(&self) -> bool {
        self.extension() == "rs"
    }
}

/// One breach of one rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    rule: &'static str,
    says: String,
}

impl Finding {
    fn new(file: &Source, line: usize, rule: &'static str, says: impl Into<String>) -> Finding {
        Finding { path: file.path.clone(), line, rule, says: says.into() }
    }
}

/// Checks all files of the project, and prints how many there are when all keep the rules.
///
/// # Errors
/// All findings, one per line as `path:line: rule: what`, when there is one.
pub(crate) fn tidy(root: &Path) -> Result<(), String> {
    let files = read(root)?;
    for warning in text::over_goal(&files) {
        println!("tidy: {}: {}", warning.path, warning.says);
    }
    let allowed = fs::read_to_string(root.join("xtask/ratchet.txt")).unwrap_or_default();
    let left = ratchet::hold(findings(&files), &allowed);
    if left.is_empty() {
        println!("tidy: {} files keep the rules", files.len());
        return Ok(());
    }
    Err(left.join("\n"))
}

/// Everything that breaks a rule, in order of path and line.
fn findings(files: &[Source]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files {
        text::check(file, &mut found);
        if file.is_rust() {
            rust::check(file, &mut found);
        }
    }
    house::check(files, &mut found);
    found.sort();
    found
}

/// The files git would commit: tracked ones and new ones that are not ignored.
fn read(root: &Path) -> Result<Vec<Source>, String> {
    let listed = shell::quiet(
        Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(root),
    )?;
    let mut files = Vec::new();
    for path in listed.split('\0').filter(|path| !path.is_empty()) {
        // A listed file may be deleted, or be no text; such files have no rules to keep.
        if let Ok(text) = fs::read_to_string(root.join(path)) {
            files.push(Source { path: path.to_owned(), text });
        }
    }
    Ok(files)
}
