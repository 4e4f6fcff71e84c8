//! Rules about the whole project: ARCHITECTURE.md names every folder, and dependencies stay few.

use std::collections::BTreeSet;

use super::{Finding, Source};

/// Packages in Cargo.lock must stay below this: every one is fetched on every fresh machine, and
/// most are compiled.
const PACKAGES_BELOW: usize = 450;

/// The file that names every room.
const MAP: &str = "ARCHITECTURE.md";

pub(crate) fn check(files: &[Source], found: &mut Vec<Finding>) {
    map_is_complete(files, found);
    lock_is_short(files, found);
    engines_name_no_table(files, found);
}

/// Where the tables of the trade are made, and the half of the store that must not name them.
const MIGRATIONS: &str = "crates/ounce-store/migrations/";
const ENGINES: &str = "crates/ounce-sql/src/";

/// The engine half may not name a table of the trade in a statement.
fn engines_name_no_table(files: &[Source], found: &mut Vec<Finding>) {
    let tables: BTreeSet<&str> = files
        .iter()
        .filter(|file| file.path.starts_with(MIGRATIONS))
        .flat_map(|file| file.text.split("CREATE TABLE ").skip(1))
        .filter_map(|rest| rest.split_whitespace().next())
        .collect();
    for file in files.iter().filter(|file| file.path.starts_with(ENGINES)) {
        for (n, line) in file.text.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            let words: Vec<&str> = line
                .split(|c: char| !(c.is_alphanumeric() || c == '_'))
                .filter(|word| !word.is_empty())
                .collect();
            for pair in words.windows(2) {
                let is_place = matches!(pair[0], "FROM" | "INTO" | "JOIN" | "UPDATE" | "TABLE");
                if is_place && tables.contains(pair[1]) {
                    let says = format!("`{}`: a table of the trade in the engine half", pair[1]);
                    found.push(Finding::new(file, n + 1, "trade", says));
                }
            }
        }
    }
}

fn map_is_complete(files: &[Source], found: &mut Vec<Finding>) {
    let Some(map) = files.iter().find(|file| file.path == MAP) else {
        let rule = "map";
        found.push(Finding { path: MAP.into(), line: 1, rule, says: "is missing".into() });
        return;
    };
    let words: BTreeSet<&str> = map
        .text
        .split(|c: char| !(c.is_alphanumeric() || "-_./".contains(c)))
        .flat_map(|word| [word, word.trim_end_matches(['/', '.']).trim_start_matches("./")])
        .flat_map(|word| [word, word.strip_prefix("crates/").unwrap_or(word)])
        // A path names the folder it starts in.
        .flat_map(|word| [word, word.split('/').next().unwrap_or(word)])
        .collect();
    for room in rooms(files) {
        if !words.contains(room.as_str()) {
            found.push(Finding::new(map, 1, "map", format!("does not name `{room}`")));
        }
    }
}

/// Every top folder that is not hidden, and every crate.
fn rooms(files: &[Source]) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for file in files {
        let parts: Vec<&str> = file.path.split('/').collect();
        if let [top, _, ..] = parts.as_slice()
            && !top.starts_with('.')
        {
            rooms.insert((*top).to_owned());
        }
        if let ["crates", name, _, ..] = parts.as_slice() {
            rooms.insert((*name).to_owned());
        }
    }
    rooms
}

fn lock_is_short(files: &[Source], found: &mut Vec<Finding>) {
    let Some(lock) = files.iter().find(|file| file.path == "Cargo.lock") else { return };
    let packages = lock.text.lines().filter(|line| *line == "[[package]]").count();
    if packages >= PACKAGES_BELOW {
        let says = format!("{packages} packages, must stay below {PACKAGES_BELOW}");
        found.push(Finding::new(lock, 1, "lock", says));
    }
}
