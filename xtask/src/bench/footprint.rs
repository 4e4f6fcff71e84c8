//! What the service needs besides processor time: disk, memory, time to start, bytes over the wire.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::report::kilobytes;
use super::subject::{Ground, Running, Subject};
use super::{AT_ONCE, Bench, Load, http};
use crate::shell;

/// The tables, and the bytes of first visits for the goals; without a browser there are none.
pub(super) struct Footprint {
    pub(super) text: String,
    pub(super) weights: Vec<Weight>,
}

/// A first visit of a page, in bytes over the wire, headers included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    path: String,
    pub(super) all: u64,
    fonts: u64,
    map: u64,
    requests: u64,
}

impl Weight {
    /// Without fonts and the drawn map.
    pub(super) fn bare(&self) -> u64 {
        self.all.saturating_sub(self.fonts + self.map)
    }
}

pub(super) fn measure(bench: &Bench<'_>, demo: &Ground) -> Result<Footprint, String> {
    println!("bench: size, start, memory, weight");
    let floor = body(bench, demo, Subject::Floor, |_| ())?.0;
    let (ounce, weighed) = body(bench, demo, Subject::Ounce, |running| weigh(bench.root, running))?;
    let mut text = bodies(&floor, &ounce);
    text.push_str("\n## A first visit, over the wire\n\n");
    let weights = match weighed {
        Ok(weights) => {
            text.push_str(&table(&weights));
            weights
        }
        // Needs a browser and its driver, which only the tests install.
        Err(missing) => {
            println!("bench: not weighed\n{missing}");
            text.push_str("Not measured: no browser here (`cargo xtask set-up` brings one).\n");
            Vec::new()
        }
    };
    Ok(Footprint { text, weights })
}

/// The disk, memory and starting time of one of the two programs.
struct Body {
    binary: u64,
    start: Duration,
    /// In kB, if the system tells it.
    idle_kb: Option<u64>,
    loaded_kb: Option<u64>,
}

/// Measures one of the programs, and runs `idle` while it is idle.
fn body<T>(
    bench: &Bench<'_>,
    ground: &Ground,
    subject: Subject,
    ask: impl FnOnce(&Running) -> T,
) -> Result<(Body, T), String> {
    let binary = match subject {
        Subject::Floor => &ground.floor,
        Subject::Ounce => &ground.ounce,
    };
    let size = fs::metadata(binary).map_err(|e| e.to_string())?.len();
    let start = ground.start_to_first_answer(subject)?;
    let running = ground.start(subject)?;
    let idle_kb = running.memory_kb();
    let asked = ask(&running);
    bench.press(&running, Load::Registrations, AT_ONCE, bench.plan.seconds, "memory")?;
    let loaded_kb = running.memory_kb();
    Ok((Body { binary: size, start, idle_kb, loaded_kb }, asked))
}

/// Both programs side by side.
fn bodies(floor: &Body, ounce: &Body) -> String {
    let megabytes = |bytes: f64| format!("{:.1} MB", bytes / 1024.0 / 1024.0);
    let memory = |of: fn(&Body) -> Option<u64>| {
        of(floor)
            .zip(of(ounce))
            .map(|(floor, ounce)| (floor as f64 * 1024.0, ounce as f64 * 1024.0))
    };
    let mut text =
        String::from("\n## Footprint\n\n| | floor | ounce | ounce/floor |\n|---|---|---|---|\n");
    let mut row = |name: &str, figures: Option<(f64, f64)>, shown: &dyn Fn(f64) -> String| {
        // Writing to a string cannot fail.
        let _ = match figures {
            Some((floor, ounce)) => writeln!(
                text,
                "| {name} | {} | {} | {:.2} |",
                shown(floor),
                shown(ounce),
                ounce / floor
            ),
            None => writeln!(text, "| {name} | not told by this system | | |"),
        };
    };
    row("binary", Some((floor.binary as f64, ounce.binary as f64)), &megabytes);
    let starts = [floor, ounce].map(|body| body.start.as_secs_f64() * 1e3);
    row("start to first answer", Some(starts.into()), &|ms| format!("{ms:.0} ms"));
    row("memory, idle", memory(|body| body.idle_kb), &megabytes);
    let loaded = format!("memory, after registrations from {AT_ONCE}");
    row(&loaded, memory(|body| body.loaded_kb), &megabytes);
    text
}

fn weigh(root: &Path, running: &Running) -> Result<Vec<Weight>, String> {
    let campaign = format!("/campaigns/{}", running.campaign);
    let stroll = format!("{campaign}/strolls/{}", running.slugs[0]);
    let join = format!("{stroll}/join");
    let said = shell::quiet(
        Command::new("node")
            .arg(root.join("e2e/weight.mjs"))
            .args([running.base(), "/", &format!("{campaign}/strolls"), &stroll, &join])
            .args([format!("{campaign}/give"), format!("{campaign}/milk")])
            .arg("/campaigns/2015/report"),
    )?;
    said.lines().filter_map(|line| line.strip_prefix("weight ")).map(read).collect()
}

fn read(line: &str) -> Result<Weight, String> {
    let word = |name: &str| {
        line.split_whitespace()
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
            .ok_or_else(|| format!("`{line}` has no {name}"))
    };
    let number =
        |name: &str| word(name)?.parse().map_err(|_| format!("`{line}`: {name} is no number"));
    Ok(Weight {
        path: word("path")?.to_owned(),
        all: number("all")?,
        fonts: number("fonts")?,
        map: number("map")?,
        requests: number("requests")?,
    })
}

fn table(weights: &[Weight]) -> String {
    let mut text = String::from(
        "| page | all | fonts | drawn map | without both | requests |\n|---|---|---|---|---|---|\n",
    );
    for weight in weights {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} |",
            weight.path,
            kilobytes(weight.all),
            kilobytes(weight.fonts),
            kilobytes(weight.map),
            kilobytes(weight.bare()),
            weight.requests,
        );
    }
    text
}

/// The time for the ten nearest of all towns in the gazetteer, compared with looking at every town.
pub(super) fn nearest(release: &Path) -> Result<String, String> {
    println!("bench: nearest of all towns");
    let said = shell::quiet(Command::new(release.join("examples/nearest")).arg("--json"))?;
    let number = |name: &str| {
        http::number_after(&said, name).ok_or_else(|| format!("nearest: no {name} in {said}"))
    };
    let (near, brute) = (number("ten_nearest_places_ns")?, number("ten_nearest_brute_force_ns")?);
    let us = |ns: i64| ns as f64 / 1e3;
    Ok(format!(
        "\n## Nearest of {} towns\n\n| | µs |\n|---|---|\n| ten nearest towns | {:.1} |\n\
         | looking at each of them | {:.0} ({:.0} times as long) |\n\
         | \"portland or\", searched and resolved | {:.0} |\n| \"横須賀\" | {:.0} |\n\
         | load the gazetteer, once | {:.0} |\n",
        number("towns")?,
        us(near),
        us(brute),
        brute as f64 / near.max(1) as f64,
        us(number("search_and_resolve_ns portland or")?),
        us(number("search_and_resolve_ns 横須賀")?),
        us(number("load_ns")?),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_programs_stand_side_by_side() {
        let of = |binary, ms, idle_kb| Body {
            binary,
            start: Duration::from_millis(ms),
            idle_kb,
            loaded_kb: Some(2048),
        };
        let text = bodies(&of(1 << 20, 5, None), &of(3 << 20, 10, Some(1024)));
        for row in [
            "| binary | 1.0 MB | 3.0 MB | 3.00 |",
            "| start to first answer | 5 ms | 10 ms | 2.00 |",
            "| memory, idle | not told by this system | | |",
            "| memory, after registrations from 64 | 2.0 MB | 2.0 MB | 1.00 |",
        ] {
            assert!(text.lines().any(|line| line == row), "{row} in {text}");
        }
    }

    #[test]
    fn a_weight_is_read_and_its_parts_are_taken_off() {
        let weight = read("path=/ all=90000 fonts=50000 map=15000 requests=9");
        assert_eq!(weight.as_ref().map(Weight::bare), Ok(25_000));
        assert!(weight.is_ok_and(|weight| {
            table(&[weight]).ends_with("| / | 90.0 kB | 50.0 kB | 15.0 kB | 25.0 kB | 9 |\n")
        }));
        assert!(read("path=/ all=many fonts=1 map=1 requests=1").is_err());
        assert!(read("path=/ fonts=1 map=1 requests=1").is_err());
    }
}
