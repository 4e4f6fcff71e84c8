//! How long a build takes: from nothing, and after an edit of a template or of a rule.
//!
//! A clone of one commit is built into an empty folder, as `cargo xtask demo` does it. Crates are
//! downloaded beforehand. Then a line is added to one file at a time, and the same build runs
//! again.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::parts;
use crate::caretaker::Caretaker;
use crate::shell;

/// An edit: its name, the file that is edited where it lies, and the line that is added. A commit
/// from before the rooms were laid out has the file at the second place.
struct Edit {
    name: &'static str,
    places: [&'static str; 2],
    line: &'static str,
}

const RULE: &str = "\nconst _: () = assert!(1 + 1 == 2);\n";

const EDITS: [Edit; 3] = [
    Edit {
        name: "edit of a template",
        places: [
            "crates/ounce-site/src/stroll/stroll.html",
            "crates/ounce-web/templates/stroll.html",
        ],
        line: "<!-- edited -->\n",
    },
    Edit {
        name: "edit of a rule of milk",
        places: [
            "crates/ounce-milk/src/curve/hold.rs",
            "crates/ounce-domain/src/milk/curve/hold.rs",
        ],
        line: RULE,
    },
    Edit {
        name: "edit of a rule of money",
        places: ["crates/ounce-domain/src/ledger.rs", "crates/ounce-domain/src/ledger.rs"],
        line: RULE,
    },
];

/// One build: how long it took, and how many crates it compiled.
struct Built {
    took: Duration,
    crates: usize,
    /// Those of this repository, in the order in which they were begun.
    own: Vec<String>,
}

/// Builds `commit`, or `HEAD`, and gives back the tables.
///
/// # Errors
/// A build that fails, a commit that is not there.
pub(super) fn measure(root: &Path, commit: Option<&str>) -> Result<String, String> {
    let folder = std::env::temp_dir().join(format!("ounce-bench-{}-builds", std::process::id()));
    let _caretaker = Caretaker::new(r#"rm -rf "$1""#, [&folder])?;
    let tree = folder.join("tree");
    let git = |words: &[&str], place: &Path| {
        shell::quiet(Command::new("git").args(words).current_dir(place))
            .map(|said| said.trim().to_owned())
    };
    shell::quiet(Command::new("git").args(["clone", "--quiet"]).args([root, &tree]))?;
    git(&["checkout", "--quiet", "--detach", commit.unwrap_or("HEAD")], &tree)?;
    let here = git(&["rev-parse", "--short", "HEAD"], &tree)?;
    shell::quiet(shell::cargo(&["fetch", "--locked"]).current_dir(&tree))?;
    let target = folder.join("target");
    println!("bench: building {here} from nothing");
    let mut rows = vec![("from nothing", build(&tree, &target)?)];
    for edit in EDITS {
        println!("bench: {}", edit.name);
        add_line(&tree, &edit)?;
        rows.push((edit.name, build(&tree, &target)?));
    }
    let title = commit
        .map_or_else(|| "Building, measured".to_owned(), |_| format!("Building {here}, measured"));
    let remark = format!("`cargo build --package ounce` of commit {here}, unoptimised.");
    Ok(format!("{}{}", parts::head(&title, &remark), table(&rows)))
}

fn add_line(tree: &Path, edit: &Edit) -> Result<(), String> {
    let mut places = edit.places.iter().map(|place| tree.join(place));
    let file: PathBuf = places
        .find(|file| file.is_file())
        .ok_or_else(|| format!("no file for the {}", edit.name))?;
    let append =
        |file: &Path| OpenOptions::new().append(true).open(file)?.write_all(edit.line.as_bytes());
    append(&file).map_err(|e| format!("{}: {e}", file.display()))
}

fn build(tree: &Path, target: &Path) -> Result<Built, String> {
    let mut command = shell::cargo(&["build", "--locked", "--package", "ounce"]);
    command.current_dir(tree).env("CARGO_TARGET_DIR", target);
    let said = fs::File::create(target.with_extension("log")).map_err(|e| e.to_string())?;
    command.stderr(said);
    let start = Instant::now();
    let status = command.status().map_err(|e| format!("cargo did not start: {e}"))?;
    let took = start.elapsed();
    let said = fs::read_to_string(target.with_extension("log")).map_err(|e| e.to_string())?;
    if !status.success() {
        return Err(format!("the build failed\n{said}"));
    }
    let (crates, own) = compiled(&said);
    Ok(Built { took, crates, own })
}

/// How many crates cargo says that it compiled, and the names of those that lie in folders.
fn compiled(said: &str) -> (usize, Vec<String>) {
    let lines = said.lines().filter_map(|line| line.trim_start().strip_prefix("Compiling "));
    let own = |line: &str| line.contains(" (/").then(|| line.split(' ').next().map(str::to_owned));
    let lines: Vec<&str> = lines.collect();
    (lines.len(), lines.iter().filter_map(|line| own(line).flatten()).collect())
}

fn table(rows: &[(&str, Built)]) -> String {
    let mut text =
        String::from("| build | seconds | crates | of these our own |\n|---|---|---|---|\n");
    for (name, Built { took, crates, own }) in rows {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {name} | {:.1} | {crates} | {} |",
            took.as_secs_f64(),
            own.join(", ")
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_counted_and_ours_are_named() {
        let said = "   Compiling serde v1.0.0\n   Compiling ounce-site v0.0.0 (/tmp/x/crates/ounce-site)\n    Finished `dev` profile\n";
        assert_eq!(compiled(said), (2, vec!["ounce-site".to_owned()]));
        let built = Built { took: Duration::from_millis(1_540), crates: 2, own: compiled(said).1 };
        let table = table(&[("from nothing", built)]);
        assert!(table.ends_with("| from nothing | 1.5 | 2 | ounce-site |\n"), "{table}");
    }

    #[test]
    fn every_file_that_is_edited_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        assert!(EDITS.iter().all(|edit| root.join(edit.places[0]).is_file()));
    }
}
