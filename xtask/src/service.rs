//! The service itself, started for a check and stopped after it.
//!
//! It runs in a temporary folder of its own on a free port and says where it listens on its first
//! lines of output. The bench starts the floor the same way.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::caretaker::Caretaker;
use crate::shell;

/// What the binary prints before its address.
const LISTENING: &str = "listening on ";
/// Building the demo's two campaigns takes seconds; a service that needs longer is broken.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running program that listens. Dropping it stops it and removes its folder.
pub(crate) struct Service {
    base: String,
    child: Child,
    caretaker: Caretaker,
}

impl Service {
    /// Starts `binary demo` in an empty folder and waits until it listens.
    ///
    /// # Errors
    /// Its output, when it gives no address.
    pub(crate) fn demo(binary: &Path) -> Result<Service, String> {
        let folder = std::env::temp_dir().join(format!("ounce-demo-{}", std::process::id()));
        let mut command = Command::new(binary);
        command.args(["demo", "--listen", "127.0.0.1:0", "--dir"]).arg(&folder);
        Service::start(&mut command, &folder)
    }

    /// Starts any program that says where it listens. `folder` is removed when it ends.
    ///
    /// # Errors
    /// Its output, when it gives no address.
    pub(crate) fn start(command: &mut Command, folder: &Path) -> Result<Service, String> {
        let line = shell::describe(command);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("`{line}` did not start: {e}"))?;
        // Once the process is collected, its number may belong to another process.
        let end = r#"if [ "$told" != collected ]; then
                kill "$1"; n=0
                while kill -0 "$1" && [ $n -lt 100 ]; do n=$((n + 1)); sleep 0.1; done
                kill -9 "$1"
            fi
            rm -rf "$2""#;
        let pid = child.id().to_string();
        let caretaker = Caretaker::new(end, [pid.as_ref(), folder.as_os_str()])?;
        let output = child.stdout.take().ok_or("the service has no output")?;
        let mut service = Service { base: String::new(), child, caretaker };

        let (tell, told) = mpsc::channel();
        // Reads to the end, so that the service never blocks on a full pipe.
        std::thread::spawn(move || {
            let mut before = String::new();
            let mut tell = Some(tell);
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(base) = address_in(&line)
                    && let Some(tell) = tell.take()
                {
                    // The receiver may have given up; then nobody needs the answer.
                    let _ = tell.send(Ok(base));
                }
                before.push_str(&line);
                before.push('\n');
            }
            if let Some(tell) = tell {
                let _ = tell.send(Err(before));
            }
        });
        service.base = match told.recv_timeout(PATIENCE) {
            Ok(Ok(base)) => base,
            Ok(Err(said)) => return Err(format!("`{line}` ended before it listened\n{said}")),
            Err(_) => return Err(format!("`{line}` did not listen in {PATIENCE:?}")),
        };
        Ok(service)
    }

    /// The process, to measure how much memory it takes.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        if self.child.wait().is_ok() {
            self.caretaker.tell("collected");
        }
    }
}

fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once(LISTENING)?;
    let address = rest.split_whitespace().next()?;
    address.starts_with("http").then(|| address.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_wherever_the_line_says_it() {
        assert_eq!(
            address_in("listening on http://127.0.0.1:80/"),
            Some("http://127.0.0.1:80".into())
        );
        assert_eq!(
            address_in("ounce: listening on http://[::1]:9 now"),
            Some("http://[::1]:9".into())
        );
        assert_eq!(address_in("not listening on anything"), None);
    }

    fn shell_script(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn it_stops_with_its_owner_and_takes_its_folder_along() {
        let folder = std::env::temp_dir().join(format!("ounce-service-{}", std::process::id()));
        std::fs::create_dir(&folder).expect("the temporary folder can be written");
        let mut script =
            shell_script("echo hello; echo listening on http://127.0.0.1:1; exec sleep 60");
        let service = Service::start(&mut script, &folder).expect("it listens");
        assert_eq!(service.base(), "http://127.0.0.1:1");
        // The shell's own `kill`: a small machine has no program of that name.
        let alive = |pid: u32| shell::quiet(&mut shell_script(&format!("kill -0 {pid}")));
        let pid = service.process();
        assert!(alive(pid).is_ok());
        drop(service);
        assert!(alive(pid).is_err());
        assert!(!folder.exists());
    }

    #[test]
    fn what_it_said_instead_of_listening_is_told() {
        let none = std::env::temp_dir().join(format!("ounce-nothing-{}", std::process::id()));
        let mut script = shell_script("echo the port is taken; exit 1");
        let refused = Service::start(&mut script, &none).err().unwrap_or_default();
        assert!(refused.ends_with("ended before it listened\nthe port is taken\n"), "{refused}");
    }
}
