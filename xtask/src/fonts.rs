//! The web fonts, cut down to the characters and weights that pages use.
//!
//! `crates/ounce-web/assets/fonts.json` says what is cut from which file of `vendor/`, and
//! `xtask/fonts/cut.mjs` cuts with HarfBuzz. The results are in `vendor/cut-fonts/`, which git
//! ignores. The same table, script and versions give the same bytes. The licence of both fonts
//! reserves no name, so a cut font may keep its own; the licences stay where the whole fonts are.

use std::fs;
use std::path::{Path, PathBuf};

use crate::node::Node;
use crate::{setup, shell, vendor};

const TABLE: &str = "crates/ounce-web/assets/fonts.json";

/// Cuts the fonts unless they are cut by the same table, script and versions. The packages must
/// be in `vendor/`.
///
/// # Errors
/// Why they could not be cut. The caller decides whether that matters: the whole ones serve too.
pub(crate) fn set_up(root: &Path) -> Result<(), String> {
    let home = root.join("xtask/fonts");
    let out = root.join("vendor/cut-fonts");
    let lists = [root.join(TABLE), home.join("cut.mjs"), home.join("package-lock.json")];
    let lists = lists.each_ref().map(PathBuf::as_path);
    setup::once(&lists, &out.join(".made-from"), "fonts cut to what pages use", || {
        vendor::clear(&out)?;
        // The build takes the cut fonts when the folder has some: none is better than half a set.
        cut(root, &home, &out).inspect_err(|_| drop(fs::remove_dir_all(&out)))
    })
}

fn cut(root: &Path, home: &Path, out: &Path) -> Result<(), String> {
    let node = Node::find(root).ok_or("no Node.js with npm here, which cut the fonts")?;
    shell::quiet(node.npm().args(["ci", "--ignore-scripts", "--silent"]).current_dir(home))?;
    let mut cut = node.node();
    cut.arg(home.join("cut.mjs")).arg(root.join(TABLE)).arg(root.join("vendor")).arg(out);
    shell::quiet(&mut cut).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vendor::PACKAGES;

    #[test]
    fn every_fetched_font_is_cut_and_no_other() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let table = fs::read_to_string(root.join(TABLE)).expect("the table is in the repository");
        let mut lines = table.lines().filter(|line| line.contains("\"whole\"")).count();
        for package in PACKAGES {
            for file in package.served().filter(|file| file.ends_with(".woff2")) {
                let cuts = table.matches(&format!("\"whole\": \"{file}\"")).count();
                assert!(cuts > 0, "{file}");
                lines -= cuts;
            }
        }
        assert_eq!(lines, 0, "a cut from a file that is not fetched");
    }
}
