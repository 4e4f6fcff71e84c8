//! Embeds the third-party files that were fetched into `vendor/`, whichever are there.
//!
//! They are fetched at set-up and not kept in the repository. A build without them is complete:
//! pages then use the fonts of the system and the drawn map. Fonts that set-up has cut are taken in
//! place of the whole ones.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder of the fonts that set-up cut.
const CUT: &str = "cut-fonts";

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script by the environment")]
fn main() {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let vendor = here.join("../../vendor");
    println!("cargo::rerun-if-changed={}", vendor.display());
    let mut found = Vec::new();
    for folder in [CUT, "figtree-5.3.0", "fraunces-5.3.0", "maplibre-gl-6.17.0", "qr-0.7.0"] {
        println!("cargo::rerun-if-changed={}", vendor.join(folder).display());
        found.extend(files(&vendor, folder));
    }
    if found.iter().any(|name| is_font(name) && name.starts_with(CUT)) {
        found.retain(|name| !is_font(name) || name.starts_with(CUT));
    }
    found.sort();
    let mut table = String::from("static VENDOR: &[(&str, &[u8])] = &[\n");
    for name in found {
        let file = vendor.join(&name);
        let file = file.canonicalize().expect("a file that was just listed is there");
        writeln!(table, "    ({name:?}, include_bytes!({:?})),", file.display().to_string())
            .expect("a string takes any text");
    }
    table.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    fs::write(out.join("vendor.rs"), table).expect("cargo's output folder can be written");
}

fn is_font(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "woff2")
}

/// The files of a folder as `folder/file`; none when the folder is not there.
fn files(vendor: &Path, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(vendor.join(folder)) else { return Vec::new() };
    entries
        .filter_map(Result::ok)
        .map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy()))
        .filter(|name| !name.contains("/."))
        .collect()
}
