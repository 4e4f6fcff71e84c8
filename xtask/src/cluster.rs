//! A real PostgreSQL for the tests: made in a temporary folder, removed afterwards.
//!
//! It listens on a socket in that folder only, sorts by bytes (`C`), and does not flush to disk: a
//! test database need not survive a power cut. PostgreSQL refuses to run as root, so root hands it
//! to the user `postgres` or `nobody`.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::caretaker::Caretaker;
use crate::shell;

/// The oldest version whose behaviour the tests rely on.
const OLDEST: u32 = 15;

/// A running PostgreSQL. Dropping it stops it and removes its folder.
pub(crate) struct Cluster {
    folder: PathBuf,
    /// The port on which it also listens, with TLS only.
    port: Option<u16>,
    _caretaker: Caretaker,
}

/// The password of the superuser of a cluster that listens with TLS.
const PASSWORD: &str = "a walk in the park";

impl Cluster {
    /// Makes a cluster that listens on its socket, and waits until it answers.
    ///
    /// # Errors
    /// The missing program, or PostgreSQL's message together with its log.
    pub(crate) fn start() -> Result<Cluster, String> {
        Self::with(None)
    }

    /// Makes a cluster that also listens on a loopback port, for those who speak TLS and know the
    /// password. `python` has `trustme`, which signs its certificate for `localhost`.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub(crate) fn secured(python: &Path) -> Result<Cluster, String> {
        Self::with(Some(python))
    }

    fn with(python: Option<&Path>) -> Result<Cluster, String> {
        let programs = programs().ok_or("no PostgreSQL 15 or newer found")?;
        let folder = std::env::temp_dir().join(format!("ounce-pg-{}", std::process::id()));
        let data = folder.join("data");
        let as_user = as_unprivileged()?;
        fs::create_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;

        let pg_ctl = programs.join("pg_ctl");
        let mut stop: Vec<String> = vec![folder.display().to_string()];
        stop.extend(as_user.iter().cloned());
        stop.push(pg_ctl.display().to_string());
        let script = r#"folder=$1; shift
            "$@" -D "$folder/data" -m immediate -w stop; rm -rf "$folder""#;
        let caretaker = Caretaker::new(script, &stop)?;
        let mut cluster = Cluster { folder, port: None, _caretaker: caretaker };

        if let Some(user) = as_user_name(&as_user) {
            shell::quiet(Command::new("chown").arg(user).arg(&cluster.folder))?;
        }
        let initdb = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
        let password = cluster.folder.join("password");
        fs::write(&password, PASSWORD).map_err(|e| format!("{}: {e}", password.display()))?;
        let mut initdb_command = cluster.run(&as_user, &programs.join("initdb"));
        initdb_command.args(initdb).arg("--pwfile").arg(&password).arg("-D").arg(&data);
        shell::quiet(&mut initdb_command)?;
        let listening = match python {
            Some(python) => cluster.listen_under_tls(python, as_user_name(&as_user))?,
            None => "-c listen_addresses=''".to_owned(),
        };
        let options = format!(
            "{listening} -c unix_socket_directories='{}' -c max_connections=200 \
             -c fsync=off -c full_page_writes=off",
            cluster.folder.display()
        );
        let log = cluster.folder.join("log");
        shell::quiet(
            cluster
                .run(&as_user, &pg_ctl)
                .args(["-w", "-t", "60", "-o", &options, "-D"])
                .arg(&data)
                .arg("-l")
                .arg(&log)
                .arg("start"),
        )
        .map_err(|e| format!("{e}\n{}", fs::read_to_string(&log).unwrap_or_default()))?;
        Ok(cluster)
    }

    /// Where clients connect: as the superuser, who may create a database per test.
    pub(crate) fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=postgres", self.folder.display())
    }

    /// The same address with TLS. The caller adds `sslmode` and `sslrootcert`. Empty unless it is
    /// [`Cluster::secured`].
    pub(crate) fn secured_url(&self) -> String {
        let port = self.port.map(|port| format!("localhost:{port}")).unwrap_or_default();
        format!("postgres://postgres:{}@{port}/postgres", PASSWORD.replace(' ', "%20"))
    }

    /// The PEM file of the authority that signed the certificate.
    pub(crate) fn authority(&self) -> PathBuf {
        self.folder.join("client.pem")
    }

    /// Makes a certificate, and gives the settings that turn away clients without TLS.
    fn listen_under_tls(&mut self, python: &Path, user: Option<&str>) -> Result<String, String> {
        let mut trustme = Command::new(python);
        trustme.args(["-m", "trustme", "-q", "-i", "localhost", "-d"]).arg(&self.folder);
        shell::quiet(&mut trustme)?;
        if let Some(user) = user {
            let keys = ["server.key", "server.pem"].map(|name| self.folder.join(name));
            shell::quiet(Command::new("chown").arg(user).args(keys))?;
        }
        let key = self.folder.join("server.key");
        // PostgreSQL reads no key that others could.
        shell::quiet(Command::new("chmod").arg("600").arg(key))?;
        let doors = self.folder.join("data/pg_hba.conf");
        let rules = "local all all trust\nhostssl all all localhost scram-sha-256\n";
        fs::write(&doors, rules).map_err(|e| format!("{}: {e}", doors.display()))?;
        let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|taken| taken.local_addr());
        let port = free.map_err(|e| format!("no free port: {e}"))?.port();
        self.port = Some(port);
        let folder = self.folder.display();
        Ok(format!(
            "-c listen_addresses=localhost -c port={port} -c ssl=on \
             -c ssl_cert_file='{folder}/server.pem' -c ssl_key_file='{folder}/server.key'"
        ))
    }

    fn run(&self, as_user: &[String], program: &Path) -> Command {
        let mut command = match as_user.split_first() {
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(program);
                command
            }
            None => Command::new(program),
        };
        command.current_dir(&self.folder);
        command
    }
}

/// Whether a PostgreSQL that is new enough is installed.
pub(crate) fn is_installed() -> bool {
    programs().is_some()
}

/// The folder with `initdb` and `pg_ctl`, of the newest version found. Debian keeps them off the
/// PATH, and its `pg_config` belongs to another package.
fn programs() -> Option<PathBuf> {
    let told = shell::quiet(Command::new("pg_config").arg("--bindir")).ok();
    let mut folders: Vec<PathBuf> = told.iter().map(|path| PathBuf::from(path.trim())).collect();
    folders.extend(shell::find("initdb").and_then(|file| Some(file.parent()?.to_path_buf())));
    for parent in ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt"] {
        let versions = fs::read_dir(parent).into_iter().flatten().flatten();
        folders.extend(versions.map(|version| version.path().join("bin")));
    }
    folders
        .into_iter()
        .filter(|folder| folder.join("pg_ctl").is_file() && folder.join("initdb").is_file())
        .filter_map(|folder| Some((version(&folder)?, folder)))
        .filter(|(version, _)| *version >= OLDEST)
        .max()
        .map(|(_, folder)| folder)
}

fn version(programs: &Path) -> Option<u32> {
    major(&shell::quiet(Command::new(programs.join("initdb")).arg("--version")).ok()?)
}

/// `initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` is 15.
fn major(said: &str) -> Option<u32> {
    let number = said.split_whitespace().nth(2)?;
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The words before a command that make it run as somebody who is not root; none when this
/// process is not root itself.
fn as_unprivileged() -> Result<Vec<String>, String> {
    if !shell::is_root() {
        return Ok(Vec::new());
    }
    let known = |user: &&str| shell::quiet(Command::new("id").args(["-u", *user])).is_ok();
    let user = ["postgres", "nobody"]
        .into_iter()
        .find(known)
        .ok_or("PostgreSQL will not run as root, and there is no user `postgres` or `nobody`")?;
    if shell::find("runuser").is_some() {
        return Ok(vec!["runuser".into(), "-u".into(), user.into(), "--".into()]);
    }
    if shell::find("setpriv").is_some() {
        let words = ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--"];
        return Ok(words.map(String::from).to_vec());
    }
    Err("PostgreSQL will not run as root, and neither `runuser` nor `setpriv` is here".into())
}

fn as_user_name(as_user: &[String]) -> Option<&str> {
    as_user.get(2).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_postgresql_prints_them() {
        assert_eq!(major("initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major("initdb (PostgreSQL) 18beta2"), Some(18));
        assert_eq!(major("initdb: unknown"), None);
    }
}
