//! `cargo xtask bench`: how fast the service is, as a share of what this machine can do at all.
//!
//! The floor (`bench/floor`) and the service run in turn, A B A B, each on a fresh file, under the
//! same load from wrk. Only the ratio of two runs that followed each other counts: the absolute
//! figures of a shared machine move by a third from hour to hour. After each run the rows are held
//! against the answers; a run whose rows don't account for them is a failure, not a figure. wrk
//! hangs up on the last answer of each connection, so the count is only that exact: whether every
//! single answer is kept is asked by the tests, not here.

mod http;
mod subject;
mod wrk;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use self::subject::{Ground, Running, Subject, Written};
use self::wrk::Measured;
use crate::{service::Service, shell};

/// What is asked of both programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Load {
    Registrations,
    Gifts,
    Home,
    Stroll,
}

const LOADS: &[Load] = &[Load::Registrations, Load::Gifts, Load::Home, Load::Stroll];

impl Load {
    fn name(self) -> &'static str {
        match self {
            Load::Registrations => "registrations",
            Load::Gifts => "gifts",
            Load::Home => "home page",
            Load::Stroll => "stroll page",
        }
    }

    /// The rows that must be there after these answers.
    fn wrote(self, measured: &Measured) -> Written {
        match self {
            Load::Registrations => Written { registrations: measured.answers, gifts: 0 },
            Load::Gifts => Written { registrations: 0, gifts: measured.answers },
            Load::Home | Load::Stroll => Written::default(),
        }
    }
}

/// How long and how often.
struct Plan {
    seconds: u32,
    rounds: u32,
    connections: Vec<u32>,
}

/// One line of the table: what was asked, by how many at once, and both programs' runs.
struct Line {
    load: Load,
    connections: u32,
    pairs: Vec<(Measured, Measured)>,
}

/// Builds both programs, measures, prints the table and keeps it in `bench/results.md`.
///
/// # Errors
/// A program that does not run, an option that does not exist, an answer without its row.
pub(crate) fn bench(root: &Path, args: &[String]) -> Result<(), String> {
    let plan = plan(args)?;
    if shell::find("wrk").is_none() {
        return Err("missing: wrk, which makes the load (Debian: apt-get install wrk)".into());
    }
    println!("bench: building the floor and the service for release");
    let packages = ["--package", "ounce", "--package", "ounce-floor"];
    shell::open(
        Command::new(env!("CARGO"))
            .args(["build", "--release", "--locked"])
            .args(packages)
            .current_dir(root),
    )?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    let release = root.join(target).join("release");
    let demo = std::env::temp_dir().join(format!("ounce-bench-demo-{}", std::process::id()));
    let ground = Ground { floor: release.join("ounce-floor"), ounce: release.join("ounce"), demo };
    let measured = ground.build_demo().and_then(|()| measure(root, &ground, &plan));
    // The demo is only a copy; a measurement that failed is the news, not a folder that stays.
    let _ = fs::remove_dir_all(&ground.demo);
    let report = measured?;
    print!("{report}");
    let file = root.join("bench/results.md");
    fs::write(&file, report).map_err(|e| format!("{}: {e}", file.display()))
}

fn plan(args: &[String]) -> Result<Plan, String> {
    let mut plan = Plan { seconds: 5, rounds: 3, connections: vec![1, 16, 64, 256] };
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
            "--connections" => {
                plan.connections = value.split(',').map(number).collect::<Result<_, _>>()?;
            }
            _ => {
                return Err(format!(
                    "no option is called {option}: --seconds --rounds --connections"
                ));
            }
        }
    }
    Ok(plan)
}

fn measure(root: &Path, ground: &Ground, plan: &Plan) -> Result<String, String> {
    let mut lines = Vec::new();
    for load in LOADS {
        for connections in &plan.connections {
            let mut pairs = Vec::new();
            for round in 1..=plan.rounds {
                let name = load.name();
                println!("bench: {name}, {connections} at once, {round} of {}", plan.rounds);
                let floor = once(root, ground, Subject::Floor, *load, *connections, plan.seconds)?;
                let ounce = once(root, ground, Subject::Ounce, *load, *connections, plan.seconds)?;
                pairs.push((floor, ounce));
            }
            lines.push(Line { load: *load, connections: *connections, pairs });
        }
    }
    let mut report = String::from("# Measured\n\n");
    report.push_str(&machine());
    report.push_str(&table(&lines));
    report.push_str(&footprint(root, ground, plan)?);
    Ok(report)
}

/// One run: a fresh program, one second to warm up, the load, the check.
fn once(
    root: &Path,
    ground: &Ground,
    subject: Subject,
    load: Load,
    connections: u32,
    seconds: u32,
) -> Result<Measured, String> {
    let running = ground.start(subject)?;
    let start = running.written()?;
    let warm = press(root, &running, load, connections, 1, "warm")?;
    running.check(start, load.wrote(&warm), connections)?;
    let before = running.written()?;
    let measured = press(root, &running, load, connections, seconds, "load")?;
    // Each of the two loads may leave one answer per connection on its way when it stops.
    running.check(before, load.wrote(&measured), 2 * connections)?;
    Ok(measured)
}

fn press(
    root: &Path,
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
    };
    wrk::run(root, script, running.base(), connections, seconds, &args)
}

fn table(lines: &[Line]) -> String {
    let mut text = String::from(
        "| load | at once | floor/s | ounce/s | ounce/floor | p50 ms | p99 ms | floor p99 ms |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for line in lines {
        let of = |figure: fn(&(Measured, Measured)) -> f64| {
            median(line.pairs.iter().map(figure).collect())
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {:.0} | {:.0} | {:.2} | {:.1} | {:.1} | {:.1} |",
            line.load.name(),
            line.connections,
            of(|(floor, _)| floor.rate()),
            of(|(_, ounce)| ounce.rate()),
            of(|(floor, ounce)| ounce.rate() / floor.rate()),
            of(|(_, ounce)| ounce.p50_us as f64 / 1e3),
            of(|(_, ounce)| ounce.p99_us as f64 / 1e3),
            of(|(floor, _)| floor.p99_us as f64 / 1e3),
        );
    }
    text
}

/// Size on disk, time to the first answer, memory before and after a load.
fn footprint(root: &Path, ground: &Ground, plan: &Plan) -> Result<String, String> {
    let size = fs::metadata(&ground.ounce).map_err(|e| e.to_string())?.len();
    let none = std::env::temp_dir().join(format!("ounce-bench-none-{}", std::process::id()));
    let start = Instant::now();
    let service = Service::start(&mut subject::demo(&ground.ounce, &ground.demo), &none)?;
    http::get(service.base(), "/readyz")?;
    let first_answer = start.elapsed();
    drop(service);

    let running = ground.start(Subject::Ounce)?;
    let idle = running.memory_kb();
    press(root, &running, Load::Registrations, 64, plan.seconds, "memory")?;
    let after = running.memory_kb();
    let megabytes = |kb: Option<u64>| {
        kb.map_or("not told by this system".into(), |kb| format!("{:.1} MB", kb as f64 / 1024.0))
    };
    Ok(format!(
        "\n| | |\n|---|---|\n| binary | {:.1} MB |\n| start to first answer | {} ms |\n\
         | memory, idle | {} |\n| memory, after registrations from 64 | {} |\n",
        size as f64 / 1024.0 / 1024.0,
        first_answer.as_millis(),
        megabytes(idle),
        megabytes(after),
    ))
}

fn machine() -> String {
    let said = |program: &str, words: &[&str]| {
        shell::quiet(Command::new(program).args(words)).unwrap_or_default().trim().to_owned()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "{}, {cores} cores, {}. The load comes from the same machine. Medians; the ratio is the \
         median of pairs run in turn, and the only figure to compare between machines.\n\n",
        said("date", &["-u", "+%Y-%m-%d"]),
        said("uname", &["-srm"]),
    )
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    if figures.len() % 2 == 1 {
        figures[middle]
    } else {
        (figures[middle - 1] + figures[middle]) / 2.0
    }
}

#[cfg(test)]
mod tests;
