//! `cargo xtask test`: everything that must hold, one step after the other, each timed.
//!
//! Steps do not stop each other: one run reports a missing space and a broken ledger. A step is
//! left out only if a step that it needs has failed. The output of a step goes to `.set-up/log/`,
//! and to the screen when the step fails.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::cluster::Cluster;
use crate::node::Node;
use crate::service::Service;
use crate::{geodata, setup, shell, tidy};

/// How many checks a step made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u64,
    failed: u64,
}

/// A step's name, the steps it needs, and its work.
struct Step {
    name: &'static str,
    after: &'static [&'static str],
    run: fn(&mut Trial) -> Result<Count, Failure>,
}

/// Why a step did not end well, with as many checks as it still counted.
#[derive(Debug)]
struct Failure {
    says: String,
    count: Count,
}

impl From<String> for Failure {
    fn from(says: String) -> Failure {
        Failure { says, count: Count { passed: 0, failed: 1 } }
    }
}

const STEPS: &[Step] = &[
    Step { name: "set-up", after: &[], run: Trial::set_up },
    Step { name: "format", after: &[], run: Trial::format },
    Step { name: "tidy", after: &[], run: Trial::tidy },
    Step { name: "geodata", after: &[], run: Trial::geodata },
    Step { name: "clippy", after: &[], run: Trial::clippy },
    Step { name: "unit", after: &["set-up"], run: Trial::unit },
    Step { name: "folds", after: &["set-up"], run: Trial::folds },
    Step { name: "build", after: &[], run: Trial::build },
    Step { name: "browser", after: &["set-up", "build"], run: Trial::browser },
    Step { name: "feeds", after: &["set-up", "build"], run: Trial::feeds },
    Step { name: "paper", after: &["set-up", "build"], run: Trial::paper },
    Step { name: "mail", after: &["set-up", "build"], run: Trial::mail },
    Step { name: "database", after: &["set-up", "build"], run: Trial::database },
    Step { name: "api", after: &["set-up", "build"], run: Trial::api },
];

/// How long one command of a step may take: several times what the longest one needs. A test that
/// hangs is then named in the log (`has been running for over 60 seconds`), and the other steps run.
const LONGEST: Duration = Duration::from_mins(40);

/// One run of the test command.
struct Trial {
    root: PathBuf,
    /// How long a command may take.
    longest: Duration,
    /// Numbers the log files in the order of the steps.
    logs: u32,
}

/// Runs the steps named, or all of them, and prints the table and the sum.
///
/// # Errors
/// The names of the steps that failed.
pub(crate) fn test(root: &Path, only: &[String]) -> Result<(), String> {
    if let Some(unknown) = only.iter().find(|name| STEPS.iter().all(|s| s.name != **name)) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!("no step is called `{unknown}`; there are {}", names.join(", ")));
    }
    let wanted = with_what_they_need(only);
    let mut trial = Trial { root: root.to_path_buf(), longest: LONGEST, logs: 0 };
    let mut rows: Vec<(&str, Count, Duration)> = Vec::new();
    let mut failed: BTreeSet<&str> = BTreeSet::new();
    for step in STEPS.iter().filter(|step| wanted.contains(&step.name)) {
        println!("── {}", step.name);
        let start = Instant::now();
        let missing = step.after.iter().find(|name| failed.contains(*name));
        let result = match missing {
            Some(name) => Err(Failure::from(format!("not run, because `{name}` failed"))),
            None => (step.run)(&mut trial),
        };
        let count = match result {
            Ok(count) => count,
            Err(failure) => {
                println!("{}\n── {} failed", failure.says.trim_end(), step.name);
                failed.insert(step.name);
                failure.count
            }
        };
        rows.push((step.name, count, start.elapsed()));
    }
    print!("{}", table(&rows));
    if failed.is_empty() {
        return Ok(());
    }
    Err(format!("failed: {}", failed.into_iter().collect::<Vec<_>>().join(", ")))
}

/// The named steps and all steps they need; all steps when none is named.
fn with_what_they_need(only: &[String]) -> Vec<&'static str> {
    let mut wanted: Vec<&str> = STEPS
        .iter()
        .filter(|step| only.is_empty() || only.iter().any(|name| name == step.name))
        .map(|step| step.name)
        .collect();
    // A step only ever comes after earlier ones, so one walk from the end finds them all.
    for step in STEPS.iter().rev() {
        if wanted.contains(&step.name) {
            wanted.extend(step.after);
        }
    }
    wanted
}

impl Trial {
    fn set_up(&mut self) -> Result<Count, Failure> {
        setup::for_tests(&self.root)?;
        Ok(Count { passed: 1, failed: 0 })
    }

    fn format(&mut self) -> Result<Count, Failure> {
        self.one(self.cargo(&["fmt", "--all", "--check"]))
    }

    fn tidy(&mut self) -> Result<Count, Failure> {
        tidy::tidy(&self.root)?;
        Ok(Count { passed: 1, failed: 0 })
    }

    /// The packed places and maps are the ones the recipe made.
    fn geodata(&mut self) -> Result<Count, Failure> {
        geodata::verify(&self.root)?;
        Ok(Count { passed: 1, failed: 0 })
    }

    fn clippy(&mut self) -> Result<Count, Failure> {
        let words = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
        self.one(self.cargo(&words))
    }

    /// Unit, property and integration tests of every crate, on both engines.
    fn unit(&mut self) -> Result<Count, Failure> {
        let cluster = Cluster::start()?;
        let mut command = self.cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]);
        command.env("OUNCE_TEST_POSTGRES", cluster.url());
        self.counted(command, cargo_count)
    }

    /// The state of the day, by the page's own fold and by one in Python, as the one in Rust says.
    fn folds(&mut self) -> Result<Count, Failure> {
        let mut of_page = Node::for_tests(&self.root)?.node();
        of_page.arg("e2e/day/fold.mjs");
        self.one(of_page)?;
        self.one(self.python("e2e/day/fold.py"))
    }

    fn build(&mut self) -> Result<Count, Failure> {
        // What the tests have built: with the features of a package alone it would be built anew.
        self.one(self.cargo(&["test", "--workspace", "--locked", "--no-run"]))
    }

    fn browser(&mut self) -> Result<Count, Failure> {
        let mut command = Node::for_tests(&self.root)?.node();
        command.arg("e2e/run.mjs").arg(self.binary());
        self.counted(command, last_line_count)
    }

    fn feeds(&mut self) -> Result<Count, Failure> {
        let service = Service::demo(&self.binary())?;
        let mut command = self.python("e2e/feeds.py");
        command.arg(service.base());
        self.counted(command, last_line_count)
    }

    /// Sheets for printers, read by programs that are not ours.
    fn paper(&mut self) -> Result<Count, Failure> {
        let mut command = self.python("e2e/paper.py");
        command.arg(self.binary());
        self.counted(command, last_line_count)
    }

    fn mail(&mut self) -> Result<Count, Failure> {
        let mut command = self.python("e2e/mail.py");
        command.arg(self.binary());
        self.counted(command, last_line_count)
    }

    /// A database server over the network, which must prove its name by its certificate.
    fn database(&mut self) -> Result<Count, Failure> {
        let cluster = Cluster::secured(&setup::python_programs(&self.root).join("python"))?;
        let mut command = self.python("e2e/database.py");
        command.arg(self.binary()).arg(cluster.secured_url()).arg(cluster.authority());
        self.counted(command, last_line_count)
    }

    /// Generated requests, both those that the description of the API allows and others. They may
    /// be refused, but may not break the service.
    fn api(&mut self) -> Result<Count, Failure> {
        let service = Service::demo(&self.binary())?;
        let mut command = self.python("e2e/api.py");
        command.arg(service.base());
        self.one(command)
    }

    fn cargo(&self, words: &[&str]) -> Command {
        shell::cargo(words)
    }

    fn python(&self, script: &str) -> Command {
        let mut command = Command::new(setup::python_programs(&self.root).join("python"));
        command.arg(script);
        command
    }

    fn binary(&self) -> PathBuf {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
        self.root.join(target).join("debug/ounce")
    }

    /// Runs a command that is one check.
    fn one(&mut self, command: Command) -> Result<Count, Failure> {
        self.counted(command, |_| None)
    }

    /// Runs a command whose output says how many checks it made.
    fn counted(
        &mut self,
        mut command: Command,
        count: fn(&str) -> Option<Count>,
    ) -> Result<Count, Failure> {
        let line = shell::describe(&command);
        let (log, output) = self.log(&line)?;
        let errors = output.try_clone().map_err(|e| format!("{}: {e}", log.display()))?;
        if command.get_current_dir().is_none() {
            command.current_dir(&self.root);
        }
        command.stdin(Stdio::null()).stdout(output).stderr(errors);
        let ended = shell::within(self.longest, &mut command);
        let said = fs::read(&log).map_err(|e| format!("{}: {e}", log.display()))?;
        let said = String::from_utf8_lossy(&said);
        let sum = count(&said);
        if ended.as_ref().is_ok_and(ExitStatus::success) && sum.is_none_or(|sum| sum.failed == 0) {
            return Ok(sum.unwrap_or(Count { passed: 1, failed: 0 }));
        }
        // A command that fails without counting a failure counts as one.
        let mut sum = sum.unwrap_or_default();
        sum.failed = sum.failed.max(1);
        let how = ended.map_or_else(|says| says, |status| format!("`{line}` ended with {status}"));
        Err(Failure { says: format!("{said}\n{how}"), count: sum })
    }

    fn log(&mut self, line: &str) -> Result<(PathBuf, File), String> {
        let folder = self.root.join(".set-up/log");
        fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        self.logs += 1;
        let log = folder.join(format!("{:02}.log", self.logs));
        println!("   {line}  (.set-up/log/{:02}.log)", self.logs);
        let file = File::create(&log).map_err(|e| format!("{}: {e}", log.display()))?;
        Ok((log, file))
    }
}

/// The sum over `test result: ok. 12 passed; 0 failed; …`, one per test binary.
fn cargo_count(said: &str) -> Option<Count> {
    let mut sum = Count::default();
    let mut seen = false;
    for line in said.lines().filter_map(|line| line.trim().strip_prefix("test result: ")) {
        let number = |word: &str| -> u64 {
            let before = line.split(word).next().unwrap_or_default();
            before.split_whitespace().last().and_then(|n| n.parse().ok()).unwrap_or(0)
        };
        sum.passed += number(" passed");
        sum.failed += number(" failed");
        seen = true;
    }
    seen.then_some(sum)
}

/// The last line that says `12 passed, 0 failed`.
fn last_line_count(said: &str) -> Option<Count> {
    said.lines().rev().find_map(|line| {
        let (passed, failed) = line.trim().strip_suffix(" failed")?.split_once(" passed, ")?;
        Some(Count { passed: passed.parse().ok()?, failed: failed.parse().ok()? })
    })
}

fn table(rows: &[(&str, Count, Duration)]) -> String {
    let mut text = String::from("\nstep        passed  failed     time\n");
    let mut sum = Count::default();
    let mut time = Duration::ZERO;
    for (name, count, took) in rows {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{name:<10} {:>7} {:>7} {:>6.1} s",
            count.passed,
            count.failed,
            took.as_secs_f64()
        );
        sum.passed += count.passed;
        sum.failed += count.failed;
        time += *took;
    }
    let _ = writeln!(text, "{:<26} {:>6.1} s", "", time.as_secs_f64());
    let _ = writeln!(text, "{} passed, {} failed", sum.passed, sum.failed);
    text
}
