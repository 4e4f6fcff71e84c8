//! The program in a folder of a test's own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;

pub(crate) const CAMPAIGN: &str = "\
record,slug,name,day,currency,languages,goal_money,goal_milk_oz,fee_basis_points,fee_fixed,\
previous_places,reconstruction,url,share_basis_points
campaign,far,A far stroll,2099-05-02,USD,en ja,,,0,0,,no,,
partner,wrens,Wren Society,,,,,,,,,,https://wrens.example,10000
";
pub(crate) const STROLLS: &str = "\
campaign,slug,name,group,town,region,country,lat,lon,time_zone,starts,first_starts,meeting_point,\
host,bring,capacity,status,status_at,status_why,confirm
far,elm,Elm,,Elm,NY,US,43.1,-77.6,America/New_York,2099-05-02T10:00,,At the pond,Ada W.,,,open,\
2026-03-01T12:00:00Z,,at-once
far,oak,Oak,,Oak,AZ,US,33.4,-112.0,America/Phoenix,2099-05-02T09:00,,At the gate,Bo L.,,50,open,\
2026-03-01T12:00:00Z,,at-once
";

/// A folder with a database, and the program to run on it.
pub(crate) struct Ounce {
    folder: PathBuf,
}

/// The output of a command, and its exit code.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    fn of(output: Output) -> Self {
        let Output { status, stdout, stderr } = output;
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it writes UTF-8");
        Self { code: status.code(), out: text(stdout), err: text(stderr) }
    }
}

impl Ounce {
    /// A folder with nothing in it.
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("ounce-it-{}-{count}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written to");
        Self { folder }
    }

    /// A folder whose database holds one campaign with two strolls, one of them for 50 people.
    pub(crate) fn with_strolls() -> Self {
        let ounce = Self::new();
        ounce.import("campaign", CAMPAIGN);
        ounce.import("strolls", STROLLS);
        ounce
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("the folder can be written to");
    }

    /// Imports a file that is good.
    pub(crate) fn import(&self, noun: &str, text: &str) -> String {
        let file = format!("{noun}.csv");
        self.write(&file, text);
        let said = self.run(&["import", noun, &file]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        said.err
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, words: &[&str]) -> Said {
        Said::of(self.command(words).output().expect("the program starts"))
    }

    fn command(&self, words: &[&str]) -> Command {
        self.furnish(Command::new(env!("CARGO_BIN_EXE_ounce")), words)
    }

    fn furnish(&self, mut command: Command, words: &[&str]) -> Command {
        // Nothing of the machine's own settings counts.
        for name in
            ["OUNCE_LISTEN", "OUNCE_BASE_URL", "OUNCE_HOSTS", "OUNCE_SMTP", "OUNCE_MAIL_FROM"]
        {
            command.env_remove(name);
        }
        command
            .args(words)
            .current_dir(&self.folder)
            .env("OUNCE_DB", "sqlite:ounce.db")
            .env("OUNCE_LOG", "error")
            .stdin(Stdio::null());
        command
    }

    /// Runs a command as somebody who may read the folder and not write to it.
    #[cfg(unix)]
    pub(crate) fn run_as_reader(&self, words: &[&str]) -> Said {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        use std::os::unix::process::CommandExt;
        let set = |path: &Path, mode| {
            let mode = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(path, mode).expect("the folder is ours");
        };
        // The folder in which it was built may be closed to others.
        let program = self.path("program");
        let built = env!("CARGO_BIN_EXE_ounce");
        if std::fs::hard_link(built, &program).is_err() {
            std::fs::copy(built, &program).expect("the folder can be written to");
        }
        let mut command = self.furnish(Command::new(&program), words);
        // Root may write in spite of the mode.
        if std::fs::metadata(&self.folder).expect("it is there").uid() == 0 {
            command.uid(65_534).gid(65_534);
        }
        set(&self.path("ounce.db"), 0o444);
        set(&self.folder, 0o555);
        let output = command.output();
        set(&self.folder, 0o755);
        set(&self.path("ounce.db"), 0o600);
        Said::of(output.expect("the program starts"))
    }

    /// Starts the service, and hands out what it logs.
    pub(crate) fn serve_heard(&self) -> (Service, Log) {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        let words = ["serve", "--listen", "127.0.0.1:0", "--trust-forwarded"];
        let child = self.command(&words).stdout(Stdio::piped()).stderr(writer).spawn();
        (Service::of(child.expect("the program starts")), Log::of(reader))
    }

    /// Starts the service on a free port and waits until it listens.
    pub(crate) fn serve(&self, more: &[&str]) -> Service {
        let mut words = vec!["serve", "--listen", "127.0.0.1:0", "--trust-forwarded"];
        words.extend(more);
        self.start(&words)
    }

    /// Starts the service in a shell that has set a limit or a mask before.
    pub(crate) fn serve_after(&self, setting: &str) -> Service {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{setting}; exec \"$0\" \"$@\"")]);
        shell.arg(env!("CARGO_BIN_EXE_ounce"));
        let words = ["serve", "--listen", "127.0.0.1:0", "--trust-forwarded"];
        let child = self.furnish(shell, &words).stdout(Stdio::piped()).spawn();
        Service::of(child.expect("the program starts"))
    }

    /// Builds a demo in the folder `demo` and serves it.
    pub(crate) fn demo(&self) -> Service {
        self.start(&["demo", "--listen", "127.0.0.1:0", "--dir", "demo"])
    }

    /// As [`Ounce::serve`], with this many files allowed to the service.
    pub(crate) fn serve_within(&self, files: usize) -> Service {
        let words = ["serve", "--listen", "127.0.0.1:0", "--trust-forwarded"];
        let inner = self.command(&words);
        let mut outer = Command::new("sh");
        // The limit is the process's own: the shell lowers it and becomes the service.
        outer.args(["-c", &format!("ulimit -n {files} && exec \"$0\" \"$@\"")]);
        outer.arg(inner.get_program()).args(inner.get_args()).current_dir(&self.folder);
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => outer.env(name, value),
                None => outer.env_remove(name),
            };
        }
        Service::of(outer.stdout(Stdio::piped()).spawn().expect("a shell is there"))
    }

    /// Runs a command whose standard error nobody reads, and returns its exit code.
    pub(crate) fn run_unheard(&self, words: &[&str]) -> Option<i32> {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = self.command(words);
        command.env("OUNCE_LOG", "trace").stderr(writer).stdout(Stdio::null());
        command.status().expect("the program starts").code()
    }

    fn start(&self, words: &[&str]) -> Service {
        let child = self.command(words).stdout(Stdio::piped()).spawn();
        Service::of(child.expect("the program starts"))
    }
}

impl Drop for Ounce {
    fn drop(&mut self) {
        // A folder that stays behind in the system's temporary folder does no harm.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The lines that a program logs, as they come.
pub(crate) struct Log(mpsc::Receiver<String>);

impl Log {
    fn of(pipe: std::io::PipeReader) -> Self {
        let (tell, told) = mpsc::channel();
        // Reads to the end, so that the service never blocks on a full pipe.
        std::thread::spawn(move || {
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                // The test may have all the lines it wants.
                let _ = tell.send(line);
            }
        });
        Self(told)
    }

    /// Reads until a line has these words; a line that never comes fails the test and does not
    /// hold it up for ever.
    pub(crate) fn wait_for(&self, words: &str) {
        loop {
            let line = self.0.recv_timeout(Duration::from_secs(60));
            let line = line.unwrap_or_else(|_| panic!("no line of the log says: {words}"));
            if line.contains(words) {
                return;
            }
        }
    }
}

/// The service while it runs; it is killed when it is dropped.
pub(crate) struct Service {
    child: Child,
    /// `127.0.0.1:PORT`.
    pub(crate) address: String,
    /// What it prints after that.
    lines: mpsc::Receiver<String>,
}

impl Service {
    fn of(mut child: Child) -> Self {
        let output = child.stdout.take().expect("its output is a pipe");
        let (tell, told) = mpsc::channel();
        let (say, lines) = mpsc::channel();
        // Reads to the end, so that the service never blocks on a full pipe.
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(address) = line.strip_prefix("listening on http://") {
                    // The test may have given up; then nobody needs the answer.
                    let _ = tell.send(address.to_owned());
                } else {
                    let _ = say.send(line);
                }
            }
        });
        let address = told.recv_timeout(Duration::from_secs(60));
        let address = address.expect("it listens within a minute");
        Self { child, address, lines }
    }

    /// The rest of the next line that it prints with these words.
    pub(crate) fn line_after(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60));
            let line = line.unwrap_or_else(|_| panic!("it prints no line with: {words}"));
            if let Some((_, rest)) = line.split_once(words) {
                return rest.to_owned();
            }
        }
    }

    /// Ends it as a power cut would: no signal it could hear, no time to finish anything.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it was running");
        self.child.wait().expect("it has ended");
    }

    /// Asks it to stop as a service manager does, and says its exit code.
    pub(crate) fn stop(mut self) -> Option<i32> {
        // The shell's own `kill`: a small machine has no program of that name.
        let script = format!("kill -TERM {}", self.child.id());
        let told = Command::new("sh").args(["-c", &script]).status().expect("a shell is there");
        assert!(told.success());
        self.child.wait().expect("it has ended").code()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The id in a line of output, 26 characters of base 32.
pub(crate) fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

pub(crate) fn exists(path: &Path) -> bool {
    path.try_exists().expect("the folder can be read")
}
