//! `cargo xtask bench`: how fast the service is beside the fastest simple program on this machine;
//! and, as parts that can be measured alone, how long the milk rules and a recall take.
//!
//! The floor (`bench/floor`) and the service run in turn, A B A B, each on a fresh file, under the
//! same load from wrk. Only the ratio of two runs that followed each other counts: the absolute
//! figures of a shared machine move by a third from hour to hour. After each run the number of rows
//! is compared with the number of answers; if they do not agree, the run has failed. wrk hangs up
//! before the last answer of each connection, so the count is exact only up to one row per
//! connection. The tests, not this bench, check that every single answer is stored.

mod builds;
mod crowd;
mod desks;
mod footprint;
mod http;
mod line;
mod listeners;
mod milk;
mod parts;
mod recall;
mod report;
mod subject;
mod wrk;

use std::path::{Path, PathBuf};

use self::crowd::Crowd;
use self::parts::Part;
use self::report::{Growth, Line, Page, Round};
use self::subject::{Ground, Running, Subject, Written};
use self::wrk::Measured;
use crate::caretaker::Caretaker;
use crate::shell;

/// How many connections ask for pages and for growth.
const AT_ONCE: u32 = 64;
/// Two sizes of the same campaign.
const SMALL: Crowd = Crowd { strolls: 150, registrations: 1_000 };
const LARGE: Crowd = Crowd { strolls: 15_000, registrations: 1_000_000 };

/// The load on both programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Load {
    Registrations,
    Gifts,
    Home,
    Stroll,
    /// A fixed answer of five bytes; only the floor has it.
    Hello,
    /// A fixed answer about as long as a packed page; only the floor has it.
    Still,
}

impl Load {
    fn name(self) -> &'static str {
        match self {
            Load::Registrations => "registrations",
            Load::Gifts => "gifts",
            Load::Home => "home page",
            Load::Stroll => "stroll page",
            Load::Hello => "hello",
            Load::Still => "still",
        }
    }

    fn writes(self) -> bool {
        matches!(self, Load::Registrations | Load::Gifts)
    }

    /// The rows that must be there after these answers.
    fn wrote(self, measured: &Measured) -> Written {
        match self {
            Load::Registrations => Written { registrations: measured.answers, gifts: 0 },
            Load::Gifts => Written { registrations: 0, gifts: measured.answers },
            Load::Home | Load::Stroll | Load::Hello | Load::Still => Written::default(),
        }
    }
}

/// How long and how often.
struct Plan {
    seconds: u32,
    rounds: u32,
    connections: Vec<u32>,
    /// The number of bottles in the measured trace.
    bottles: u32,
    /// The commit to build, if not the newest one.
    commit: Option<String>,
}

/// Builds and measures the parts asked for, prints their tables and writes them to
/// `bench/results.md`, part by part.
///
/// # Errors
/// A program that does not run, an option that does not exist, an answer without its row.
pub(crate) fn bench(root: &Path, args: &[String]) -> Result<(), String> {
    let (parts, options) = parts::asked(args)?;
    let plan = plan(options)?;
    if parts.contains(&Part::Service) && shell::find("wrk").is_none() {
        return Err("missing: wrk, which makes the load (Debian: apt-get install wrk)".into());
    }
    let release = build(root, &parts)?;
    let examples = release.join("examples");
    let bench = Bench { root, release, plan };
    for part in parts {
        let measured = match part {
            Part::Service => bench.measure()?,
            Part::Desks => desks::measure(&bench)?,
            Part::Milk => milk::measure(&bench.release)?,
            Part::Trace => recall::measure(&examples, bench.plan.bottles)?,
            Part::Builds => builds::measure(root, bench.plan.commit.as_deref())?,
        };
        print!("{measured}");
        parts::keep(&root.join("bench/results.md"), &measured)?;
    }
    Ok(())
}

/// Builds the programs to measure; returns their folder.
fn build(root: &Path, parts: &[Part]) -> Result<PathBuf, String> {
    println!("bench: building for release");
    let builds = [
        (Part::Service, "--package ounce --package ounce-floor"),
        (Part::Desks, "--package ounce --package ounce-floor"),
        (Part::Service, "--package ounce-geo --example nearest"),
        (Part::Milk, "--package ounce --bin ounce --example pooling --example allocation"),
        (Part::Milk, "--package ounce-milk --example curve_throughput --example book"),
        (Part::Trace, "--package ounce-store --example trace"),
    ];
    for (_, words) in builds.iter().filter(|(part, _)| parts.contains(part)) {
        let mut command = shell::cargo(&["build", "--release", "--locked"]);
        command.args(words.split(' ')).current_dir(root);
        shell::open(&mut command)?;
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    Ok(root.join(target).join("release"))
}

fn plan(args: &[String]) -> Result<Plan, String> {
    let mut plan = Plan {
        seconds: 4,
        rounds: 3,
        connections: vec![1, 16, 64, 256],
        bottles: 1_000_000,
        commit: None,
    };
    let mut words = args.iter();
    while let Some(option) = words.next() {
        let value = words.next().ok_or_else(|| format!("{option} needs a value"))?;
        let number = |text: &str| {
            text.parse::<u32>()
                .ok()
                .filter(|n| *n > 0)
                .ok_or_else(|| format!("{option}: `{text}` is not a number above 0"))
        };
        match option.as_str() {
            "--seconds" => plan.seconds = number(value)?,
            "--rounds" => plan.rounds = number(value)?,
            "--bottles" => plan.bottles = number(value)?,
            "--at" => plan.commit = Some(value.clone()),
            "--connections" => {
                plan.connections = value.split(',').map(number).collect::<Result<_, _>>()?;
            }
            _ => {
                return Err(format!(
                    "no option is called {option}: --seconds --rounds --connections --bottles --at"
                ));
            }
        }
    }
    Ok(plan)
}

/// The facts that every run needs.
struct Bench<'a> {
    root: &'a Path,
    release: PathBuf,
    plan: Plan,
}

impl Bench<'_> {
    fn measure(&self) -> Result<String, String> {
        let mut report = report::head();
        let demo = self.ground("demo", None)?;
        let writes = self.writes(&demo)?;
        let pages = self.pages(&demo)?;
        let heard = listeners::measure(&demo, self.plan.rounds)?;
        let footprint = footprint::measure(self, &demo)?;
        drop(demo);
        let growth = self.growth()?;
        report.push_str(&report::goals(&report::Measurements {
            writes: &writes,
            pages: &pages,
            growth: &growth,
            heard: &heard,
            weights: &footprint.weights,
        }));
        report.push_str(&report::writes(&writes));
        report.push_str(&report::pages(&pages));
        report.push_str(&report::growth(&growth));
        report.push_str(&report::listeners(&heard));
        report.push_str(&footprint.text);
        report.push_str(&footprint::nearest(&self.release)?);
        report.push_str(&report::tail());
        Ok(report)
    }

    /// A demo to copy for each run, with a crowd where one is asked for.
    fn ground(&self, name: &str, crowd: Option<Crowd>) -> Result<Ground, String> {
        println!("bench: building {name}");
        let folder = format!("ounce-bench-{}-{name}", std::process::id());
        let demo = std::env::temp_dir().join(folder);
        // It is only a copy, and a large one, so it is removed also when the measurement fails.
        let rows = demo.with_extension("floor");
        let caretaker = Caretaker::new(r#"rm -rf "$1" "$2""#, [&demo, &rows])?;
        let ground = Ground {
            floor: self.release.join("ounce-floor"),
            ounce: self.release.join("ounce"),
            demo,
            rows,
            asked: crowd.map_or(0, |crowd| crowd.strolls),
            crowd,
            _caretaker: caretaker,
        };
        ground.build()?;
        Ok(ground)
    }

    fn writes(&self, demo: &Ground) -> Result<Vec<Line>, String> {
        let mut lines = Vec::new();
        for load in [Load::Registrations, Load::Gifts] {
            for connections in self.plan.connections.iter().copied() {
                let mut pairs = Vec::new();
                for round in 1..=self.plan.rounds {
                    self.tell(load, connections, round);
                    let floor = self.once(demo, Subject::Floor, load, connections)?;
                    let ounce = self.once(demo, Subject::Ounce, load, connections)?;
                    pairs.push((floor, ounce));
                }
                lines.push(Line { load, connections, pairs });
            }
        }
        Ok(lines)
    }

    fn pages(&self, demo: &Ground) -> Result<Vec<Page>, String> {
        let mut pages = Vec::new();
        for load in [Load::Home, Load::Stroll] {
            let mut rounds = Vec::new();
            for round in 1..=self.plan.rounds {
                self.tell(load, AT_ONCE, round);
                let hello = self.once(demo, Subject::Floor, Load::Hello, AT_ONCE)?;
                let still = self.once(demo, Subject::Floor, Load::Still, AT_ONCE)?;
                let floor = self.once(demo, Subject::Floor, load, AT_ONCE)?;
                let ounce = self.once(demo, Subject::Ounce, load, AT_ONCE)?;
                rounds.push(Round { hello, still, floor, ounce });
            }
            pages.push(Page { load, rounds });
        }
        Ok(pages)
    }

    /// The service on a small and on a large campaign; for writes the floor on as many rows.
    fn growth(&self) -> Result<Vec<Growth>, String> {
        let small = self.ground("small", Some(SMALL))?;
        let mut large = self.ground("large", Some(LARGE))?;
        let mut lines = Vec::new();
        for (load, asked) in [
            (Load::Registrations, SMALL.strolls),
            (Load::Registrations, LARGE.strolls),
            (Load::Gifts, LARGE.strolls),
            (Load::Home, LARGE.strolls),
            (Load::Stroll, LARGE.strolls),
        ] {
            large.asked = asked;
            let (mut pairs, mut floor) = (Vec::new(), Vec::new());
            for round in 1..=self.plan.rounds {
                self.tell(load, AT_ONCE, round);
                let both = |subject| -> Result<_, String> {
                    let few = self.once(&small, subject, load, AT_ONCE)?;
                    Ok((few, self.once(&large, subject, load, AT_ONCE)?))
                };
                pairs.push(both(Subject::Ounce)?);
                if load.writes() {
                    floor.push(both(Subject::Floor)?);
                }
            }
            lines.push(Growth { load, asked, pairs, floor });
        }
        Ok(lines)
    }

    fn tell(&self, load: Load, connections: u32, round: u32) {
        let (name, rounds) = (load.name(), self.plan.rounds);
        println!("bench: {name}, {connections} at once, {round} of {rounds}");
    }

    /// One run: a fresh program, time to warm up, the load, the check.
    fn once(
        &self,
        ground: &Ground,
        subject: Subject,
        load: Load,
        connections: u32,
    ) -> Result<Measured, String> {
        let running = ground.start(subject)?;
        let start = running.written()?;
        // The warm-up is long enough to request every page once before the measurement begins.
        let pages = if load == Load::Stroll { running.slugs.len() / 3_000 } else { 0 };
        let seconds = 1 + u32::try_from(pages).unwrap_or(u32::MAX);
        let warm = self.press(&running, load, connections, seconds, "warm")?;
        running.check(start, load.wrote(&warm), connections)?;
        let before = running.written()?;
        let measured = self.press(&running, load, connections, self.plan.seconds, "load")?;
        // Each of the two loads may leave one answer per connection under way when it stops.
        running.check(before, load.wrote(&measured), 2 * connections)?;
        if load.writes() && subject == Subject::Ounce {
            running.verify(&ground.ounce)?;
        }
        Ok(measured)
    }

    fn press(
        &self,
        running: &Running,
        load: Load,
        connections: u32,
        seconds: u32,
        run: &str,
    ) -> Result<Measured, String> {
        let campaign = &running.campaign;
        let (script, args) = match load {
            Load::Registrations | Load::Gifts => {
                let mut args = vec![load.name().to_owned(), run.to_owned(), campaign.clone()];
                args.extend(running.slugs.iter().cloned());
                ("post.lua", args)
            }
            Load::Home => ("get.lua", vec![format!("/campaigns/{campaign}")]),
            Load::Stroll => {
                let path = |slug: &String| format!("/campaigns/{campaign}/strolls/{slug}");
                ("get.lua", running.slugs.iter().map(path).collect())
            }
            Load::Hello => ("get.lua", vec!["/hello".to_owned()]),
            Load::Still => ("get.lua", vec!["/still".to_owned()]),
        };
        wrk::run(self.root, script, running.base(), connections, seconds, &args)
    }
}

#[cfg(test)]
mod tests;
