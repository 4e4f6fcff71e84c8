//! Clears up after this process, however it ends.
//!
//! A caretaker is a small shell that waits on a pipe only this process holds. When the pipe closes,
//! because the value was dropped, because of Ctrl-C or because of `kill -9`, it runs its script. So
//! there is only one way to clean up, for a normal end and for any other.

use std::ffi::OsStr;
use std::io::Write;
use std::process::{Child, Command, Stdio};

/// Runs a shell script when it is dropped or this process is gone.
pub(crate) struct Caretaker {
    shell: Child,
}

impl Caretaker {
    /// `script` sees `args` as `$1`, `$2` and so on, so that no path is ever part of shell text,
    /// and in `$told` the words of [`Caretaker::tell`].
    ///
    /// # Errors
    /// One line when there is no shell.
    pub(crate) fn new<I, A>(script: &str, args: I) -> Result<Caretaker, String>
    where
        I: IntoIterator<Item = A>,
        A: AsRef<OsStr>,
    {
        // Ctrl-C reaches the whole group of processes; the caretaker must outlive it.
        let text = format!("trap '' INT TERM HUP; told=$(cat); {script}");
        let shell = Command::new("sh")
            .args(["-c", &text, "caretaker"])
            .args(args)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("no shell to clear up with: {e}"))?;
        Ok(Caretaker { shell })
    }

    /// Passes a word to the script, which reads it when it runs.
    pub(crate) fn tell(&mut self, word: &str) {
        if let Some(pipe) = &mut self.shell.stdin {
            // If the caretaker is gone already, the word does not matter.
            let _ = pipe.write_all(word.as_bytes());
        }
    }
}

impl Drop for Caretaker {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // There is nobody left to tell when waiting fails.
        let _ = self.shell.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_script_runs_at_the_end_and_not_before() {
        let file = std::env::temp_dir().join(format!("ounce caretaker {}", std::process::id()));
        fs::write(&file, "x").expect("the temporary folder can be written");
        let caretaker = Caretaker::new(r#"rm -f "$1""#, [&file]).expect("there is a shell");
        assert!(file.exists());
        drop(caretaker);
        assert!(!file.exists());
    }

    #[test]
    fn what_it_is_told_reaches_the_script() {
        let file = std::env::temp_dir().join(format!("ounce told {}", std::process::id()));
        let script = r#"printf %s "$told" >"$1""#;
        let mut caretaker = Caretaker::new(script, [&file]).expect("there is a shell");
        caretaker.tell("done");
        drop(caretaker);
        assert_eq!(fs::read_to_string(&file).expect("the script wrote it"), "done");
        fs::remove_file(&file).expect("it was read above");
    }
}
