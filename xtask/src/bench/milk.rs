//! How long the milk rules take and how close pooling comes to its target. The example programs
//! measure; this module runs them and makes tables of their lines, each figure beside the floor or
//! the baseline of the same run.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::line::{Line, lines};
use super::parts;
use super::report::{Goals, median};
use crate::caretaker::Caretaker;
use crate::shell;

/// The most that a pooling plan may take, from reading to report, and handing out, in ms.
const POOLING_MS: f64 = 10_000.0;
const ALLOCATION_MS: f64 = 1_000.0;
/// The goal for a trace of ten million readings, in ms.
const CURVE_MS: f64 = 3_000.0;
const CURVE_ROUNDS: u32 = 5;
/// The most time that adding a day to a long book may take, as a share of reading the whole book.
const BOOK_SHARE: f64 = 0.02;
/// The most that a day's entry and answer may take from the command line, in ms.
const BOOK_MS: f64 = 1_000.0;

/// Ways to pool by hand: their names in the program and in the table.
const BASELINES: [(&str, &str); 3] = [
    ("fifo_single_donor", "FIFO, one donor"),
    ("fifo_up_to_max_donors", "FIFO, up to five"),
    ("alternate_high_low", "high and low by turns"),
];

/// Runs the programs and gives back the part of the results.
///
/// # Errors
/// A program that does not end well or prints what is not understood.
pub(super) fn measure(release: &Path) -> Result<String, String> {
    let examples = &release.join("examples");
    let head = parts::head(
        "The milk rules, measured",
        "Five seeds of `ounce milk synth` for pooling, five of made-up orders for allocation.",
    );
    println!("bench: pooling");
    let pooling = said(examples, "pooling")?;
    println!("bench: allocation");
    let allocation = said(examples, "allocation")?;
    println!("bench: a long curve");
    let mut curve = Vec::new();
    for _ in 0..CURVE_ROUNDS {
        curve.extend(said(examples, "curve_throughput")?);
    }
    println!("bench: a long book");
    let mut book = Vec::new();
    let folder = std::env::temp_dir().join(format!("ounce-bench-{}-book", std::process::id()));
    let _caretaker = Caretaker::new(r#"rm -rf "$1""#, [&folder])?;
    for _ in 0..CURVE_ROUNDS {
        book.extend(long_book(release, &folder)?);
    }
    page(&head, &pooling, &allocation, &curve, &book)
}

fn said(examples: &Path, program: &str) -> Result<Vec<Line>, String> {
    lines(&shell::quiet(Command::new(examples.join(program)).arg("--json"))?)
}

/// The long book, with an empty folder for the program that keeps one in a file.
fn long_book(release: &Path, folder: &Path) -> Result<Vec<Line>, String> {
    let failed = |error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)?;
    let mut command = Command::new(release.join("examples/book"));
    command.arg("--json").arg("--ounce").arg(release.join("ounce")).arg("--dir").arg(folder);
    lines(&shell::quiet(&mut command)?)
}

fn page(
    head: &str,
    pooling: &[Line],
    allocation: &[Line],
    curve: &[Line],
    book: &[Line],
) -> Result<String, String> {
    let mut goals = Goals::new();
    let slowest = worst(pooling, "all_ms")?;
    goals.add(
        "pools of up to 2,000 containers: within 10 s",
        &seconds(slowest),
        slowest <= POOLING_MS,
    );
    let slowest = worst(allocation, "us")? / 1e3;
    let name = "10,000 bottles to 200 hospitals: under 1 s";
    goals.add(name, &format!("{slowest:.0} ms"), slowest < ALLOCATION_MS);
    let slowest = worst(curve, "ms")?;
    let name = "a curve of 10 million readings: under 3 s";
    goals.add(name, &seconds(slowest), slowest < CURVE_MS);
    let slowest = book.iter().map(day_share).collect::<Result<Vec<_>, _>>()?;
    let slowest = slowest.into_iter().fold(0.0, f64::max);
    let name =
        "a day added to the book of 500 donors × 24 months, beside reading it all: under 0.02";
    goals.add(name, &format!("{slowest:.4}"), slowest < BOOK_SHARE);
    let slowest = worst(book, "command_us")? / 1e3;
    let name = "a day's entry and answer by the command line, 500 donors × 24 months: under 1 s";
    goals.add(name, &format!("{slowest:.0} ms"), slowest < BOOK_MS);
    let (pooling, costs) = (pooling_table(pooling)?, costs(allocation, curve)?);
    Ok(format!("{head}{}{pooling}{costs}{}", goals.text(), book_table(book)?))
}

/// The time of adding a day, as a share of reading the whole book.
fn day_share(line: &Line) -> Result<f64, String> {
    Ok(line.number("appended_us")? / line.number("read_us")?.max(1.0))
}

fn book_table(lines: &[Line]) -> Result<String, String> {
    let one = lines.first().ok_or("no book was measured")?;
    let middle = |name: &str| -> Result<f64, String> {
        let figures = lines.iter().map(|line| line.number(name)).collect::<Result<Vec<_>, _>>()?;
        Ok(median(figures.into_iter()))
    };
    let shares = lines.iter().map(day_share).collect::<Result<Vec<_>, _>>()?;
    let command = |line: &Line| -> Result<f64, String> {
        Ok(line.number("command_us")? / line.number("read_us")?.max(1.0))
    };
    let commands = lines.iter().map(command).collect::<Result<Vec<_>, _>>()?;
    Ok(format!(
        "\n## The book of milk\n\n\
         A whole table of movements is read and posted, which is the floor; a book that was kept \
         is gone on from; the last day is posted to it and the balance answered. The command adds \
         the same day to a book in a file and answers from the rows that it wants. Medians.\n\n\
         | movements | read | gone on from | the last day | day/read | by the command | \
         command/read |\n|---|---|---|---|---|---|---|\n\
         | {:.0} | {:.0} ms | {:.0} ms | {:.2} ms, {:.0} movements | {:.4} | {:.0} ms | {:.4} |\n",
        one.number("moves")?,
        middle("read_us")? / 1e3,
        middle("resumed_us")? / 1e3,
        middle("appended_us")? / 1e3,
        one.number("day")?,
        median(shares.into_iter()),
        middle("command_us")? / 1e3,
        median(commands.into_iter()),
    ))
}

fn worst(lines: &[Line], name: &str) -> Result<f64, String> {
    let figures = lines.iter().map(|line| line.number(name)).collect::<Result<Vec<_>, _>>()?;
    figures.into_iter().reduce(f64::max).ok_or_else(|| format!("nothing measured has {name}"))
}

fn pooling_table(lines: &[Line]) -> Result<String, String> {
    let mut text = String::from(
        "\n## Pooling\n\n\
         Freezers of `ounce milk synth`, six months; means over the seeds. Deviation is \
         |P − P*|/P* + |E − E*|/E*. No plan can be below the bound, which is proven; the gap is \
         how far above it this one is. The share is the least volume of a pool as a part of an \
         even split: at 60 % a bank can choose, at 95 % nearly all milk must be used. A baseline \
         is given with how many pools it filled; plan/best compares with the best of those that \
         filled all, seed by seed.\n\n\
         | containers → pools, share | filled | deviation | bound | gap | in window |",
    );
    for (_, name) in BASELINES {
        // Writing to a string cannot fail.
        let _ = write!(text, " {name} |");
    }
    text.push_str(
        " plan/best baseline | slowest |\n|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    let mut freezers: Vec<[&str; 3]> = Vec::new();
    for line in lines {
        let freezer = freezer(line);
        if !freezers.contains(&freezer) {
            freezers.push(freezer);
        }
    }
    for asked in freezers {
        let seeds: Vec<&Line> = lines.iter().filter(|line| freezer(line) == asked).collect();
        text.push_str(&pooling_row(asked, &seeds)?);
    }
    Ok(text)
}

fn freezer(line: &Line) -> [&str; 3] {
    ["containers", "pools", "share"].map(|name| line.word(name))
}

fn pooling_row([containers, pools, share]: [&str; 3], seeds: &[&Line]) -> Result<String, String> {
    let mean = |name: &str| mean_of(seeds, name);
    let mut row = format!(
        "| {containers} → {pools}, {share} % | {} | {} | {} | {} | {:.0} % |",
        spread(seeds, "filled")?,
        told(mean("mean_deviation")),
        told(mean("lower_bound")),
        told(mean("proven_gap")),
        mean("in_window").unwrap_or(0.0) * 100.0,
    );
    for (name, _) in BASELINES {
        let filled = spread(seeds, &format!("{name}_pools"))?;
        let (mean, inside) =
            (mean(&format!("{name}_deviation")), mean(&format!("{name}_in_window")));
        let _ = match mean {
            Some(mean) => {
                let inside = inside.unwrap_or(0.0) * 100.0;
                write!(row, " {mean:.3}, {inside:.0} % in window ({filled}) |")
            }
            None => write!(row, " fills none |"),
        };
    }
    let ratios: Vec<f64> = seeds.iter().filter_map(|line| beside_best(line)).collect();
    let ratio = if ratios.is_empty() {
        "no baseline filled all".to_owned()
    } else {
        format!("{:.2}", median(ratios.into_iter()))
    };
    let slowest = seeds.iter().filter_map(|line| line.perhaps("all_ms")).fold(0.0, f64::max);
    let _ = writeln!(row, " {ratio} | {} |", seconds(slowest));
    Ok(row)
}

/// The plan's deviation as a share of that of the best baseline that filled every pool.
fn beside_best(line: &Line) -> Option<f64> {
    let whole = line.word("pools");
    let best = BASELINES
        .iter()
        .filter(|(name, _)| line.word(&format!("{name}_pools")) == whole)
        .filter_map(|(name, _)| line.perhaps(&format!("{name}_deviation")))
        .reduce(f64::min)?;
    Some(line.perhaps("mean_deviation")? / best)
}

/// Over the seeds that have one.
fn mean_of(seeds: &[&Line], name: &str) -> Option<f64> {
    let figures: Vec<f64> = seeds.iter().filter_map(|line| line.perhaps(name)).collect();
    let count = figures.len() as f64;
    (count > 0.0).then(|| figures.iter().sum::<f64>() / count)
}

/// From the least to the most, or the one when they are the same.
fn spread(seeds: &[&Line], name: &str) -> Result<String, String> {
    let figures =
        seeds.iter().map(|line| line.number(name)).collect::<Result<Vec<_>, _>>()?.into_iter();
    let (least, most) =
        (figures.clone().fold(f64::INFINITY, f64::min), figures.fold(0.0, f64::max));
    Ok(if least == most { format!("{most}") } else { format!("{least} to {most}") })
}

fn told(figure: Option<f64>) -> String {
    figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.3}"))
}

fn seconds(ms: f64) -> String {
    format!("{:.2} s", ms / 1e3)
}

fn costs(allocation: &[Line], curve: &[Line]) -> Result<String, String> {
    let middle = |lines: &[Line], ours: &str, floor: &str| -> Result<[f64; 3], String> {
        let numbers = |name: &str| {
            lines.iter().map(|line| line.number(name)).collect::<Result<Vec<f64>, String>>()
        };
        let (ours, floor) = (numbers(ours)?, numbers(floor)?);
        let ratios = ours.iter().zip(&floor).map(|(ours, floor)| ours / floor.max(1.0));
        let ratio = median(ratios.collect::<Vec<_>>().into_iter());
        Ok([median(ours.into_iter()), median(floor.into_iter()), ratio])
    };
    let handed = middle(allocation, "us", "plainly_us")?;
    let read = middle(curve, "ms", "plainly_ms")?;
    let (one, long) = (
        allocation.first().ok_or("no allocation was measured")?,
        curve.first().ok_or("no curve was measured")?,
    );
    let readings = long.number("readings")?;
    Ok(format!(
        "\n## Allocation and curves\n\n\
         The floor of allocation sorts the bottles by expiry and gives each to the first order \
         that takes it, without tiers, fairness or reasons; that of a curve hashes the bytes and \
         cuts the lines into cells, without understanding them. Medians.\n\n\
         | what | ounce | floor | ounce/floor | |\n|---|---|---|---|---|\n\
         | {} bottles, {} hospitals, {} orders | {:.1} ms | {:.1} ms | {:.2} | {} to {} given |\n\
         | a curve of {readings:.0} readings, {:.0} MB | {:.0} ms | {:.0} ms | {:.2} | {:.1} \
         million readings a second |\n",
        one.word("bottles"),
        one.word("hospitals"),
        one.word("orders"),
        handed[0] / 1e3,
        handed[1] / 1e3,
        handed[2],
        least(allocation, "assigned"),
        worst(allocation, "assigned")?,
        long.number("bytes")? / 1e6,
        read[0],
        read[1],
        read[2],
        readings / read[0] / 1e3,
    ))
}

fn least(lines: &[Line], name: &str) -> f64 {
    lines.iter().filter_map(|line| line.perhaps(name)).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests;
