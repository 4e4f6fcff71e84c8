//! Embeds the fonts for paper that were fetched into `vendor/`.
//!
//! They are fetched at set-up and not kept in the repository. A build without them is complete: it
//! prints nothing, and says so.

use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

/// In the order of `Fonts`.
const FILES: [&str; 4] = [
    "fraunces-0.4.1/Fraunces_600SemiBold.ttf",
    "figtree-0.4.1/Figtree_400Regular.ttf",
    "figtree-0.4.1/Figtree_700Bold.ttf",
    "noto-sans-jp-0.4.3/NotoSansJP_500Medium.ttf",
];

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script by the environment")]
fn main() {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let vendor = here.join("../../vendor");
    println!("cargo::rerun-if-changed={}", vendor.display());
    let mut found = Vec::new();
    for name in FILES {
        let file = vendor.join(name);
        println!("cargo::rerun-if-changed={}", file.display());
        found.extend(file.canonicalize().ok());
    }
    let mut table = String::from("static BUILT_IN: &[&[u8]] = &[\n");
    // Some of the fonts are as good as none: a sheet needs all of them.
    for file in found.iter().filter(|_| found.len() == FILES.len()) {
        writeln!(table, "    include_bytes!({:?}),", file.display().to_string())
            .expect("a string takes any text");
    }
    table.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    fs::write(out.join("fonts.rs"), table).expect("cargo's output folder can be written");
}
