//! Runs other programs: it finds them on the PATH, runs them quietly or with visible output, and
//! reports their whole output when they fail.
//!
//! This module does not know the purpose of a program. Every error is one line that a person can
//! act on.

use std::env;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::caretaker::Caretaker;

/// The first file called `name` on the PATH, if there is one.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The first of several names that is on the PATH.
pub(crate) fn find_any(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| find(name))
}

/// Runs a program to its end and gives back what it wrote to standard output.
///
/// # Errors
/// The command line and its whole output, when it can't start or fails.
pub(crate) fn quiet(command: &mut Command) -> Result<String, String> {
    let line = describe(command);
    let output = command.output().map_err(|e| format!("`{line}` did not start: {e}"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(said);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{line}` ended with {}\n{}{}", output.status, said, complaint))
}

/// Runs a program that speaks to the person directly.
///
/// # Errors
/// One line with the command and how it ended.
pub(crate) fn open(command: &mut Command) -> Result<(), String> {
    let line = describe(command);
    let status = command.status().map_err(|e| format!("`{line}` did not start: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` ended with {status}")) }
}

/// Runs a program to its end, but for `longest` at most. Then it is killed with everything it
/// started; its output until then shows where it stopped.
///
/// # Errors
/// One line when it does not start, or is not done in time.
pub(crate) fn within(longest: Duration, command: &mut Command) -> Result<ExitStatus, String> {
    let line = describe(command);
    // A group of its own, so that what it started can be ended with it.
    let mut child =
        command.process_group(0).spawn().map_err(|e| format!("`{line}` did not start: {e}"))?;
    // Ctrl-C does not reach another group: the caretaker does.
    let caretaker = Caretaker::new(r#"kill -s KILL -- "-$1""#, [child.id().to_string()])?;
    let (done, ended) = mpsc::channel();
    let waiting = thread::spawn(move || {
        // After the time is up nobody listens.
        let _ = done.send(child.wait());
    });
    let result = match ended.recv_timeout(longest) {
        Ok(status) => status.map_err(|e| format!("`{line}`: {e}")),
        Err(_) => Err(format!("`{line}` was not done after {} minutes", longest.as_secs() / 60)),
    };
    drop(caretaker);
    // It only waits for a program that has ended.
    let _ = waiting.join();
    result
}

/// The cargo that runs this program, with an environment as if called by hand. Otherwise some build
/// scripts would see its variables as a change, and half of the dependencies would be built again
/// whenever it and a plain `cargo` take turns.
pub(crate) fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(words);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name.as_ref());
        }
    }
    command
}

/// The command as somebody would type it.
pub(crate) fn describe(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let mut line = name.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// Whether this process may install system packages. There is no portable question for it in the
/// standard library, so `id` is asked; where there is no `id`, the answer is no.
pub(crate) fn is_root() -> bool {
    quiet(Command::new("id").arg("-u")).is_ok_and(|uid| uid.trim() == "0")
}
