//! The tools that the tests need besides Rust, installed or fetched when they are missing.
//!
//! It prints one line for everything it does, and nothing for tools that are there. System packages
//! are installed only by root on a machine with `apt-get`; anybody else gets a list of everything
//! to install. Versions are pinned in `e2e/package-lock.json` and `e2e/requirements.txt`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::node::Node;
use crate::{cluster, fonts, shell, vendor};

/// Names under which a Chromium without a window is found.
const BROWSERS: &[&str] = &["chromium-headless-shell", "chromium", "chromium-browser"];

/// A program or font from the system's packages.
struct Need {
    what: &'static str,
    package: &'static str,
    is_here: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        what: "PostgreSQL 15 or newer (initdb and pg_ctl)",
        package: "postgresql",
        is_here: cluster::is_installed,
    },
    Need {
        what: "Chromium without a window",
        package: "chromium-headless-shell",
        is_here: || shell::find_any(BROWSERS).is_some(),
    },
    Need {
        what: "a font with Japanese, or its pages are tested as boxes",
        package: "fonts-noto-cjk",
        is_here: has_japanese_font,
    },
    Need {
        what: "Python 3.11 or newer with venv",
        package: "python3-venv",
        is_here: has_python_with_venv,
    },
    Need {
        what: "a reader of Data Matrix symbols",
        package: "dmtx-utils",
        is_here: || shell::find("dmtxread").is_some(),
    },
    Need {
        what: "a reader of bar codes",
        package: "zbar-tools",
        is_here: || shell::find("zbarimg").is_some(),
    },
    Need {
        what: "a reader of PDF",
        package: "poppler-utils",
        is_here: || shell::find("pdftotext").is_some(),
    },
    Need {
        what: "pictures of SVG drawings, for those readers",
        package: "librsvg2-bin",
        is_here: || shell::find("rsvg-convert").is_some(),
    },
];

/// Fonts, map, system packages, and the test tools of npm and PyPI.
///
/// # Errors
/// Everything that could not be fetched or installed, one line each.
pub(crate) fn for_tests(root: &Path) -> Result<(), String> {
    system_packages()?;
    python_packages(root)?;
    Node::set_up(root, &python_programs(root).join("pip"))?;
    vendor::set_up(root)?;
    fonts::set_up(root)?;
    node_packages(root)
}

/// The virtual environment's folder of programs.
pub(crate) fn python_programs(root: &Path) -> PathBuf {
    root.join(".set-up/venv/bin")
}

fn system_packages() -> Result<(), String> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.is_here)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    if shell::is_root() && shell::find("apt-get").is_some() {
        println!("set-up: {} from the system's packages", packages.join(", "));
        install(&packages)?;
    }
    let left: Vec<String> = NEEDS
        .iter()
        .filter(|need| !(need.is_here)())
        .map(|need| format!("missing: {} (Debian: apt-get install {})", need.what, need.package))
        .collect();
    if left.is_empty() { Ok(()) } else { Err(left.join("\n")) }
}

fn install(packages: &[&str]) -> Result<(), String> {
    let apt = |words: &[&str]| {
        shell::quiet(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(words))
    };
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend_from_slice(packages);
    // The package lists of a fresh machine may be old or empty; they are renewed only if the
    // installation fails.
    if apt(&words).is_ok() {
        return Ok(());
    }
    apt(&["update"])?;
    apt(&words).map(drop)
}

fn has_japanese_font() -> bool {
    // Only Linux may have no such fonts; there fontconfig chooses the browser's fonts.
    !cfg!(target_os = "linux")
        || shell::quiet(Command::new("fc-list").arg(":lang=ja"))
            .is_ok_and(|fonts| !fonts.trim().is_empty())
}

fn has_python_with_venv() -> bool {
    const ASK: &str = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";
    shell::quiet(Command::new("python3").args(["-c", ASK])).is_ok()
}

fn node_packages(root: &Path) -> Result<(), String> {
    let e2e = root.join("e2e");
    let made_from = e2e.join("node_modules/.made-from");
    once(&[&e2e.join("package-lock.json")], &made_from, "browser driver and axe from npm", || {
        let node = Node::for_tests(root)?;
        shell::quiet(node.npm().args(["ci", "--ignore-scripts", "--silent"]).current_dir(&e2e))
            .map(drop)
    })
}

fn python_packages(root: &Path) -> Result<(), String> {
    let venv = root.join(".set-up/venv");
    let wanted = root.join("e2e/requirements.txt");
    once(&[&wanted], &venv.join(".made-from"), "mail, calendar and API readers from PyPI", || {
        if venv.exists() {
            fs::remove_dir_all(&venv).map_err(|e| format!("{}: {e}", venv.display()))?;
        }
        shell::quiet(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
        shell::quiet(
            Command::new(venv.join("bin/pip"))
                .args(["install", "--quiet", "--require-hashes", "--no-deps"])
                .args(["--disable-pip-version-check", "-r"])
                .arg(&wanted),
        )
        .map(drop)
    })
}

/// Does `make` unless it was done before from the same lists. The lists are copied beside the
/// result last of all, so half a result is made again.
pub(crate) fn once(
    lists: &[&Path],
    made_from: &Path,
    what: &str,
    make: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    let mut wanted = Vec::new();
    for list in lists {
        wanted.extend(fs::read(list).map_err(|e| format!("{}: {e}", list.display()))?);
    }
    if fs::read(made_from).is_ok_and(|before| before == wanted) {
        return Ok(());
    }
    println!("set-up: {what}");
    make()?;
    fs::write(made_from, wanted).map_err(|e| format!("{}: {e}", made_from.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_list_is_not_installed_twice() {
        let folder = std::env::temp_dir().join(format!("ounce-once-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let (list, mark) = (folder.join("list"), folder.join("mark"));
        let lists = [list.as_path()];
        let mut made = 0;
        for (content, expected) in [("a", 1), ("a", 1), ("b", 2)] {
            fs::write(&list, content).expect("the folder was made above");
            once(&lists, &mark, "a list", || {
                made += 1;
                Ok(())
            })
            .expect("the list is there");
            assert_eq!(made, expected);
        }
        fs::write(&list, "c").expect("the folder was made above");
        let broken = once(&lists, &mark, "a list", || Err("no network".into()));
        assert_eq!(broken, Err("no network".into()));
        assert_eq!(fs::read_to_string(&mark).expect("it was written above"), "b");
        fs::remove_dir_all(&folder).expect("it was made above");
    }
}
