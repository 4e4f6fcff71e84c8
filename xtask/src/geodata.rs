//! Rebuilds the packed geographic data from its sources, and compares it with its checksums.
//!
//! The work is done by the recipe in `geodata/recipe` (Python's standard library, no packages);
//! this module calls it in order and records the checksums of the results. The service builds and
//! runs without this: the packed data is committed.

use std::path::Path;
use std::process::Command;

const SUMS: &str = "SHA512SUMS";
const PACKED: [&str; 3] = ["gazetteer.bin.gz", "map.txt", "world.geojson.gz"];

/// Fetches the sources and packs `geodata/gazetteer.bin.gz`.
///
/// # Errors
/// The step that failed, after its own output.
pub fn gazetteer(root: &Path) -> Result<(), String> {
    let sources = fetch(root)?;
    recipe(root, "gazetteer.py", &[&sources, "gazetteer.bin.gz"])?;
    record(root)
}

/// Fetches the sources and packs `geodata/map.txt` and `geodata/world.geojson.gz`.
///
/// # Errors
/// The step that failed, after its own output.
pub fn base_map(root: &Path) -> Result<(), String> {
    let sources = fetch(root)?;
    recipe(root, "drawn_map.py", &[&sources, "map.txt", "world.geojson.gz"])?;
    record(root)
}

/// Whether the packed files are the recorded ones.
///
/// # Errors
/// Names the files that differ.
pub fn verify(root: &Path) -> Result<(), String> {
    run(root, Command::new("sha512sum").args(["--check", "--quiet", SUMS]))
        .map_err(|why| format!("packed data differs from geodata/{SUMS}: {why}"))
}

/// The folder with the unpacked sources.
fn fetch(root: &Path) -> Result<String, String> {
    let folder = root.join(".set-up/geodata").display().to_string();
    recipe(root, "fetch.py", &[&folder])?;
    Ok(folder)
}

fn recipe(root: &Path, script: &str, args: &[&str]) -> Result<(), String> {
    // -B: no compiled copies beside the recipe.
    run(root, Command::new("python3").arg("-B").arg(format!("recipe/{script}")).args(args))
}

fn record(root: &Path) -> Result<(), String> {
    let output = Command::new("sha512sum")
        .args(PACKED)
        .current_dir(root.join("geodata"))
        .output()
        .map_err(|e| format!("sha512sum: {e}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    std::fs::write(root.join("geodata").join(SUMS), output.stdout).map_err(|e| e.to_string())
}

fn run(root: &Path, command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .current_dir(root.join("geodata"))
        .status()
        .map_err(|e| format!("{name} does not start: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed: {status}")) }
}
