//! The two programs that are compared, each on a fresh file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::crowd::{self, Crowd};
use super::http;
use crate::caretaker::Caretaker;
use crate::service::Service;
use crate::shell;

/// The strolls the floor is made with, as many as the demo has places.
const FLOOR_STROLLS: u32 = 150;
/// How long a tally may be behind before the check gives up on it.
const TALLY_PATIENCE: Duration = Duration::from_secs(60);

/// Which of the two programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Floor,
    Ounce,
}

/// One of the programs while it runs, with the facts that the load needs.
pub(crate) struct Running {
    subject: Subject,
    service: Service,
    folder: PathBuf,
    /// The campaign that is open.
    pub(crate) campaign: String,
    /// Its strolls that take anybody.
    pub(crate) slugs: Vec<String>,
}

/// The rows a program has written so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) registrations: i64,
    pub(crate) gifts: i64,
}

/// Where the binaries and the demo that is copied are.
pub(crate) struct Ground {
    pub(crate) floor: PathBuf,
    pub(crate) ounce: PathBuf,
    /// A demo that was built once and is copied for every run.
    pub(crate) demo: PathBuf,
    /// A folder with the floor's file of the same crowd, copied for every run as the demo is.
    pub(crate) rows: PathBuf,
    /// The imported campaign that the load goes to, instead of the demo's own.
    pub(crate) crowd: Option<Crowd>,
    /// How many of the crowd's strolls the load goes to.
    pub(crate) asked: u32,
    /// Removes the demo.
    pub(crate) _caretaker: Caretaker,
}

impl Ground {
    /// Starts a program on a fresh file.
    ///
    /// # Errors
    /// Its output, when it does not listen.
    pub(crate) fn start(&self, subject: Subject) -> Result<Running, String> {
        self.start_in(
            subject,
            std::env::temp_dir().join(format!("ounce-bench-{}", std::process::id())),
        )
    }

    /// Starts the service on a fresh file that has a name of its own: several can run at once.
    ///
    /// # Errors
    /// Its output, when it does not listen.
    pub(crate) fn start_beside(&self, name: &str) -> Result<Running, String> {
        let name = format!("ounce-bench-{}-{name}", std::process::id());
        self.start_in(Subject::Ounce, std::env::temp_dir().join(name))
    }

    fn start_in(&self, subject: Subject, folder: PathBuf) -> Result<Running, String> {
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        match subject {
            Subject::Floor => {
                copy(&self.rows, &folder)?;
                let service = Service::start(&mut self.floor_in(&folder), &folder)?;
                let asked = if self.crowd.is_some() { self.asked } else { FLOOR_STROLLS };
                let slugs = (1..=asked).map(|n| format!("stroll-{n}")).collect();
                Ok(Running { subject, service, folder, campaign: "floor".into(), slugs })
            }
            Subject::Ounce => {
                copy(&self.demo, &folder)?;
                let service = Service::start(&mut demo(&self.ounce, &folder), &folder)?;
                let (campaign, slugs) = match self.crowd {
                    Some(_) => (crowd::CAMPAIGN.to_owned(), crowd::slugs(self.asked)),
                    None => open_strolls(service.base())?,
                };
                Ok(Running { subject, service, folder, campaign, slugs })
            }
        }
    }

    /// How long a program takes from its start on a file that is there to its first answer.
    ///
    /// # Errors
    /// Its output, when it does not listen.
    pub(crate) fn start_to_first_answer(&self, subject: Subject) -> Result<Duration, String> {
        let start = Instant::now();
        let service = match subject {
            Subject::Floor => Service::start(&mut self.floor_in(&self.rows), &nowhere())?,
            Subject::Ounce => Service::start(&mut demo(&self.ounce, &self.demo), &nowhere())?,
        };
        let path = match subject {
            Subject::Floor => "/hello",
            Subject::Ounce => "/readyz",
        };
        http::get(service.base(), path)?;
        Ok(start.elapsed())
    }

    /// Builds the demo the runs are copies of, once, with its crowd where it has one.
    ///
    /// # Errors
    /// What the service said.
    pub(crate) fn build(&self) -> Result<(), String> {
        let service = Service::start(&mut demo(&self.ounce, &self.demo), &nowhere())?;
        http::get(service.base(), "/readyz")?;
        drop(service);
        fs::create_dir(&self.rows).map_err(|e| format!("{}: {e}", self.rows.display()))?;
        drop(Service::start(&mut self.floor_in(&self.rows), &nowhere())?);
        let Some(crowd) = self.crowd else { return Ok(()) };
        let year = shell::quiet(Command::new("date").args(["-u", "+%Y"]))?;
        let year: u32 = year.trim().parse().map_err(|_| format!("`{year}` is no year"))?;
        crowd.import(&self.ounce, &self.demo, year + 1)
    }

    /// The command that goes on with the floor's file in `folder`, or makes it there.
    fn floor_in(&self, folder: &Path) -> Command {
        let (strolls, registrations) =
            self.crowd.map_or((FLOOR_STROLLS, 0), |crowd| (crowd.strolls, crowd.registrations));
        let mut command = Command::new(&self.floor);
        command
            .arg(folder.join("floor.db"))
            .arg(strolls.to_string())
            .arg(registrations.to_string());
        command
    }
}

/// A folder that does not exist, for a service whose own folder must stay.
pub(crate) fn nowhere() -> PathBuf {
    std::env::temp_dir().join(format!("ounce-bench-none-{}", std::process::id()))
}

/// Waits until the copy is on the disk: otherwise the first commits would pay for it.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    shell::quiet(Command::new("cp").arg("-R").args([from, to]))?;
    flush(to).map_err(|e| format!("{}: {e}", to.display()))
}

fn flush(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        fs::File::open(entry?.path())?.sync_all()?;
    }
    Ok(())
}

/// The command that goes on with the demo in `folder`, or makes it there.
pub(crate) fn demo(binary: &Path, folder: &Path) -> Command {
    let mut command = Command::new(binary);
    command.args(["demo", "--listen", "127.0.0.1:0", "--dir"]).arg(folder);
    command
}

impl Running {
    pub(crate) fn base(&self) -> &str {
        self.service.base()
    }

    /// Where it listens, and the folder with its file.
    pub(crate) fn place(&self) -> (&str, &Path) {
        (self.base(), &self.folder)
    }

    /// The rows it has written, by its own figures.
    ///
    /// # Errors
    /// It does not say, or its own sums disagree.
    pub(crate) fn written(&self) -> Result<Written, String> {
        match self.subject {
            Subject::Floor => {
                let counts = http::get(self.base(), "/counts")?;
                if !counts.contains("\"agrees\":true") {
                    return Err(format!("the floor's own sums disagree: {counts}"));
                }
                read(&counts, "registrations", "gifts", 1)
            }
            Subject::Ounce => {
                let path = format!("/api/v1/campaigns/{}/tally", self.campaign);
                // Every party of the load is one person, every gift 25.00.
                read(&http::get(self.base(), &path)?, "walkers", "gift", 2500)
            }
        }
    }

    /// Waits until the rows agree with the answers: no answer without its row, and no more further
    /// rows than answers that were still under way.
    ///
    /// # Errors
    /// The two figures, when they do not meet.
    pub(crate) fn check(
        &self,
        before: Written,
        answered: Written,
        on_their_way: u32,
    ) -> Result<(), String> {
        let fits =
            |rows: i64, answers: i64| (answers..=answers + i64::from(on_their_way)).contains(&rows);
        let start = Instant::now();
        loop {
            let now = self.written()?;
            let registrations = now.registrations - before.registrations;
            let gifts = now.gifts - before.gifts;
            if fits(registrations, answered.registrations) && fits(gifts, answered.gifts) {
                return Ok(());
            }
            // Tallies may be a moment behind; each look at them takes its own time.
            if start.elapsed() > TALLY_PATIENCE {
                return Err(format!(
                    "{:?}: answered {answered:?}, written {registrations} registrations and \
                     {gifts} gifts",
                    self.subject
                ));
            }
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Adds the service's whole book up again from its rows, while it runs.
    ///
    /// # Errors
    /// The differences.
    pub(crate) fn verify(&self, ounce: &Path) -> Result<(), String> {
        let database = format!("sqlite:{}", self.folder.join("ounce.db").display());
        shell::quiet(Command::new(ounce).args(["verify", "--db", &database])).map(drop)
    }

    /// Memory the process has in use, in kB, where Linux says so.
    pub(crate) fn memory_kb(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.service.process())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.split_whitespace().next()?.parse().ok()
    }
}

fn read(json: &str, people: &str, money: &str, per_gift: i64) -> Result<Written, String> {
    let number =
        |name| http::number_after(json, name).ok_or_else(|| format!("no {name} in {json}"));
    Ok(Written { registrations: number(people)?, gifts: number(money)? / per_gift })
}

/// The open campaign, and its strolls that are open and have no limit.
fn open_strolls(base: &str) -> Result<(String, Vec<String>), String> {
    let campaigns = http::get(base, "/api/v1/campaigns")?;
    let campaign = records(&campaigns)
        .find(|(_, record)| record.contains("\"status\":\"open\""))
        .map(|(slug, _)| slug.to_owned())
        .ok_or("the demo has no open campaign")?;
    let path = format!("/api/v1/campaigns/{campaign}/strolls?limit=1000");
    let strolls = http::get(base, &path)?;
    let slugs: Vec<String> = records(&strolls)
        .filter(|(_, record)| {
            record.contains("\"status\":\"open\"") && record.contains("\"capacity\":null")
        })
        .map(|(slug, _)| slug.to_owned())
        .collect();
    if slugs.is_empty() {
        return Err(format!("{campaign} has no open stroll without a limit"));
    }
    Ok((campaign, slugs))
}

/// The records of a list whose records begin with their slug, as the API's lists do.
fn records(json: &str) -> impl Iterator<Item = (&str, &str)> {
    json.split("{\"slug\":\"")
        .skip(1)
        .filter_map(|record| Some((record.split('"').next()?, record)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_taken_apart_by_slug() {
        let json =
            r#"[{"slug":"a","place":{"name":"A"},"status":"open"},{"slug":"b","status":"over"}]"#;
        let slugs: Vec<&str> = records(json).map(|(slug, _)| slug).collect();
        assert_eq!(slugs, ["a", "b"]);
        let open = records(json).find(|(_, record)| record.contains("\"status\":\"open\""));
        assert_eq!(open.map(|(slug, _)| slug), Some("a"));
    }

    #[test]
    fn a_tally_is_read_in_parties_and_gifts() {
        let tally = r#"{"walkers":7,"raised":[{"by_kind":{"gift":"75.00","shirt":"1.00"}}]}"#;
        let written = read(tally, "walkers", "gift", 2500);
        assert_eq!(written, Ok(Written { registrations: 7, gifts: 3 }));
    }
}
