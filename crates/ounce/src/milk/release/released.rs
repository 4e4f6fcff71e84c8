//! The table of the records that were released so far. Each release adds rows.

use std::fs::File;
use std::path::Path;

use ounce_milk::states::{Records, ReleaseVerdict, USED_COLUMNS, used_row};

use crate::milk::answer::{self, Unusable, unreadable};
use crate::milk::kept;

/// Waits for other commands that add to the table, and begins it where there is none.
pub(super) fn begin(file: &Path) -> Result<File, Unusable> {
    let alone = kept::alone(file)?;
    // If the file may be there but cannot be looked at, it must not be begun anew.
    if !file.try_exists().map_err(|error| unreadable(file, &error))? {
        kept::replace(file, format!("{}\n", USED_COLUMNS.join(",")).as_bytes())?;
    }
    Ok(alone)
}

/// Adds the records that were released now. A record that is there already is not added again.
pub(super) fn add(file: &Path, verdicts: &[ReleaseVerdict]) -> Result<(), Unusable> {
    let mut text = answer::text(file)?;
    let header = text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}').trim_end();
    if header != USED_COLUMNS.join(",") {
        let (name, columns) = (file.display(), USED_COLUMNS.join(","));
        return Err(Unusable::one(format!(
            "{name}: to add to it, its columns must be {columns}; the first line is `{header}`"
        )));
    }
    let mut known = Records::default();
    known.add_used(&text).map_err(|bad| Unusable::rows(file, &bad))?;
    let released = verdicts.iter().filter(|verdict| verdict.released);
    let new = released.map(|verdict| &verdict.record).filter(|record| !known.have(record));
    let rows: Vec<String> = new.filter_map(used_row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    kept::replace(file, format!("{text}{}\n", rows.join("\n")).as_bytes())
}
