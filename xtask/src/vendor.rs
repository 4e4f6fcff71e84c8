//! Third-party files that go into the program: fonts of pages and of paper, and the interactive
//! map, as their makers publish them.
//!
//! Owns which npm packages, at which version, with which SHA-512, and which of their files are
//! wanted. They land in `vendor/<name>-<version>/`, which git ignores; licences come along. The
//! service builds and runs without them, so a machine without npm loses the web fonts, the
//! interactive map and the printed sheets, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::node::Node;
use crate::shell;

/// One npm package at one version.
pub(crate) struct Package {
    /// The name npm knows it by.
    pub(crate) name: &'static str,
    /// The exact version.
    pub(crate) version: &'static str,
    /// Digest of the published archive in Subresource Integrity form, recorded here when the
    /// version was chosen, so that a changed archive is noticed even if its source agrees with it.
    pub(crate) integrity: &'static str,
    /// The wanted files, by their path inside the package. They are laid flat into the folder.
    pub(crate) files: &'static [&'static str],
}

/// Everything that pages serve and sheets are set in that is not ours.
pub(crate) const PACKAGES: &[Package] = &[
    Package {
        name: "maplibre-gl",
        version: "6.17.0",
        integrity: "sha512-2chIZwpLGenoUQOcnm9Pk4SLbA8ppNFq8jlpXiq9vcYm3Y1wJ3fc82FL0GLwBaPYJCLzPv/m\
            C46KEupVov75rQ==",
        // The map looks for its worker and shared part by these names beside itself, therefore the
        // version is in the folder's name and never in the files'.
        files: &[
            "dist/maplibre-gl.mjs",
            "dist/maplibre-gl-worker.mjs",
            "dist/maplibre-gl-shared.mjs",
            "dist/maplibre-gl.css",
            "LICENSE.txt",
        ],
    },
    Package {
        // Reads the codes of tickets on a phone whose browser does not. It finds its second file by
        // this name beside itself.
        name: "qr",
        version: "0.7.0",
        integrity: "sha512-/VrrACmOAwZVipuRITwfEwOL5oAMEHH5PTmBWaGtlTom2Thxaa+rhmna4zU9\
            PRN2uLw2wdccbkHOLGZb1Q9SdA==",
        files: &["decode.js", "index.js", "LICENSE"],
    },
    Package {
        // Headings have one weight, and a file of one weight is half of one of all. Both fonts are
        // cut down after they are here; see `fonts`.
        name: "@fontsource/fraunces",
        version: "5.3.0",
        integrity: "sha512-LEHTOBiZufQzAvnAe2rZ8ZknbDS28Q9kzwb0L+gZJEmjLGr8hhZ/5NuHXwDuHBWhVXYoiGGX\
            mrb0H6Ko/RrHTg==",
        files: &[
            "files/fraunces-latin-600-normal.woff2",
            "files/fraunces-latin-ext-600-normal.woff2",
            "LICENSE",
        ],
    },
    Package {
        name: "@fontsource-variable/figtree",
        version: "5.3.0",
        integrity: "sha512-VRVodD7OiG7apQwE8/2fMjaqpY/a0qRJqL5HtYj8CKIVps+9amaFcdfKmDIf7iqYQx6iPLlA\
            rVXAfKeIZmVcNQ==",
        files: &[
            "files/figtree-latin-wght-normal.woff2",
            "files/figtree-latin-ext-wght-normal.woff2",
            "LICENSE",
        ],
    },
    Package {
        // For paper: a PDF needs whole fonts in TrueType form, which a browser never sees. Japanese
        // is in one weight, since each is 5.5 MB inside the program.
        name: "@expo-google-fonts/fraunces",
        version: "0.4.1",
        integrity: "sha512-gYc9P92ObyWvz1rWPOeWSvVKyBFIuA8hgOdhvo4DSiPBaWLbFA6v8uLIEIBwW+0oWTlXbBzj\
            eBReHQI2H7UNjQ==",
        files: &["600SemiBold/Fraunces_600SemiBold.ttf", "LICENSE_FONT"],
    },
    Package {
        name: "@expo-google-fonts/figtree",
        version: "0.4.1",
        integrity: "sha512-6IQQddGeR3yZBSwiIjy2kd1gA+5s2esF8JAFw6M1qqU4RUlj4Zxkw9J+gixAtZFgd+QIS875\
            EPHqeYlpaRcCRw==",
        files: &[
            "400Regular/Figtree_400Regular.ttf",
            "700Bold/Figtree_700Bold.ttf",
            "LICENSE_FONT",
        ],
    },
    Package {
        name: "@expo-google-fonts/noto-sans-jp",
        version: "0.4.3",
        integrity: "sha512-Fl+Z6vtD24HFAYsvzB0S9Nery1ly16B9PesdY0wBd+wEHAvkNglnkTUspU0HqGOubkmoa8zu\
            sJrKv6vDx1o70A==",
        files: &["500Medium/NotoSansJP_500Medium.ttf", "LICENSE_FONT"],
    },
];

impl Package {
    /// `fraunces-5.3.0`: the name without its scope, and the version.
    fn folder_name(&self) -> String {
        let short = self.name.rsplit('/').next().unwrap_or(self.name);
        format!("{short}-{}", self.version)
    }

    /// The files as they lie in `vendor/`, with their folder.
    #[cfg(test)]
    pub(crate) fn served(&self) -> impl Iterator<Item = String> {
        self.files.iter().map(|file| format!("{}/{}", self.folder_name(), flat(file)))
    }

    fn home(&self, root: &Path) -> PathBuf {
        root.join("vendor").join(self.folder_name())
    }

    fn is_here(&self, root: &Path) -> bool {
        let home = self.home(root);
        self.files.iter().all(|file| home.join(flat(file)).is_file())
    }

    /// Fetches, checks, unpacks, and puts the folder in place in one rename, so that a broken
    /// connection never leaves half a package behind.
    fn fetch(&self, root: &Path, node: &Node) -> Result<(), String> {
        let work = root.join(".set-up").join("npm").join(self.folder_name());
        clear(&work)?;
        shell::quiet(
            node.npm()
                .args(["pack", "--silent", "--ignore-scripts", "--pack-destination"])
                .arg(&work)
                .arg(format!("{}@{}", self.name, self.version))
                .current_dir(&work),
        )?;
        let archive = the_archive_in(&work)?;
        check_integrity(node, &archive, self.integrity)
            .map_err(|e| format!("{} {}: {e}", self.name, self.version))?;
        shell::quiet(Command::new("tar").arg("-xzf").arg(&archive).current_dir(&work))?;

        let ready = work.join("ready");
        fs::create_dir(&ready).map_err(|e| format!("{}: {e}", ready.display()))?;
        for file in self.files {
            let from = work.join("package").join(file);
            fs::rename(&from, ready.join(flat(file)))
                .map_err(|e| format!("{} {} has no {file}: {e}", self.name, self.version))?;
        }
        let home = self.home(root);
        clear(&home)?;
        fs::remove_dir(&home).map_err(|e| format!("{}: {e}", home.display()))?;
        fs::rename(&ready, &home).map_err(|e| format!("{}: {e}", home.display()))?;
        fs::remove_dir_all(&work).map_err(|e| format!("{}: {e}", work.display()))
    }
}

/// Fetches missing packages and prints a line for each; silent when all are there.
///
/// # Errors
/// The packages that could not be fetched. The caller decides whether that matters: the demo goes
/// on without them.
pub(crate) fn set_up(root: &Path) -> Result<(), String> {
    let missing: Vec<&Package> = PACKAGES.iter().filter(|p| !p.is_here(root)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let node = Node::find(root).ok_or(
        "no npm here, so no web fonts, no interactive map and no fonts for paper: install Node.js with \
         npm to have them",
    )?;
    for package in missing {
        println!("set-up: {} {} from npm into vendor/", package.name, package.version);
        package.fetch(root, &node)?;
    }
    Ok(())
}

fn flat(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// An empty folder at `folder`, whatever was there before.
pub(crate) fn clear(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))
}

fn the_archive_in(folder: &Path) -> Result<PathBuf, String> {
    fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|e| e == "tgz"))
        .ok_or_else(|| format!("npm left no archive in {}", folder.display()))
}

/// Compares a file with its recorded digest. Node does the hashing: it is there wherever npm is.
fn check_integrity(node: &Node, file: &Path, recorded: &str) -> Result<(), String> {
    const DIGEST: &str = "process.stdout.write('sha512-' + require('node:crypto')\
        .createHash('sha512').update(require('node:fs').readFileSync(process.argv[1]))\
        .digest('base64'))";
    let found = shell::quiet(node.node().args(["-e", DIGEST]).arg(file))?;
    if found == recorded {
        return Ok(());
    }
    Err(format!("the archive is not the one recorded: expected {recorded}, found {found}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_recorded_digest_is_a_whole_sha512() {
        for package in PACKAGES {
            let digits = package.integrity.strip_prefix("sha512-").expect("named SHA-512");
            assert_eq!(digits.len(), 88, "{}", package.name);
            assert!(digits.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)));
        }
    }

    #[test]
    fn every_package_brings_its_licence() {
        for package in PACKAGES {
            assert!(package.files.iter().any(|f| f.starts_with("LICENSE")), "{}", package.name);
        }
    }

    #[test]
    fn a_scope_is_not_part_of_the_folder() {
        let folders: Vec<String> = PACKAGES.iter().map(Package::folder_name).collect();
        assert_eq!(
            folders,
            [
                "maplibre-gl-6.17.0",
                "qr-0.7.0",
                "fraunces-5.3.0",
                "figtree-5.3.0",
                "fraunces-0.4.1",
                "figtree-0.4.1",
                "noto-sans-jp-0.4.3"
            ]
        );
    }

    #[test]
    fn an_archive_that_differs_is_refused() {
        if shell::find("node").is_none() {
            // Without Node nothing is ever fetched, so there is nothing to check.
            return;
        }
        let file = std::env::temp_dir().join(format!("ounce-archive-{}", std::process::id()));
        fs::write(&file, "abc").expect("the temporary folder can be written");
        let abc = "sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q8\
            6A4qmslPpUyknw==";
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let node = Node::find(&root).expect("the tests' set-up brings Node.js");
        assert_eq!(check_integrity(&node, &file, abc), Ok(()));
        fs::write(&file, "abd").expect("the temporary folder can be written");
        let refused =
            check_integrity(&node, &file, abc).expect_err("another file has another digest");
        assert!(refused.contains("not the one recorded"), "{refused}");
        fs::remove_file(&file).expect("it was written above");
    }
}
