//! `ounce verify`: compares the database with its migrations and adds everything up again.

use crate::say::{End, print, tell};
use crate::words;
use ounce_store::{Store, verify};

/// Prints what disagrees, row by row.
///
/// # Errors
/// A verdict when anything disagrees.
pub(crate) fn run(store: &Store) -> Result<(), End> {
    let findings = verify::everything(store)?;
    if findings.is_empty() {
        tell!("everything adds up");
        return Ok(());
    }
    let mut text = String::new();
    for finding in &findings {
        let verify::Finding { what, id, expected, found } = finding;
        text.push_str(&format!("{what} {id}: expected {expected}, found {found}\n"));
    }
    print(&text)?;
    let count = words::count(findings.len() as u64, "row disagrees", "rows disagree");
    Err(End::Verdict(count))
}
