//! How fast a long trace is judged: `cargo run --release -p ounce-milk --example
//! curve_throughput -- [READINGS] [--json]`.
//!
//! The trace (two probes; ten million readings unless given, twelve million at most) is written
//! into memory first, so that reading, hashing and judging are measured without the disk. It is
//! compared with the least work of any reader: the same bytes hashed, and each line split into its
//! cells, without reading their meaning.

use ounce_milk::curve::{Calibrations, CurvePack, Judge, Terms, TraceReader};
use ounce_milk::pack::Shelf;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What one `read` from a file would bring.
const CHUNK: usize = 1 << 16;

#[expect(clippy::disallowed_methods, reason = "measuring how long it takes is what this is for")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    arguments.retain(|argument| argument != "--json");
    let readings: u64 = arguments.first().map_or(Ok(10_000_000), |count| count.parse())?;

    let trace = trace(readings)?;
    let shelf = Shelf::built_in();
    let pack: CurvePack = shelf
        .on("holder", jiff::civil::Date::MAX)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let known = "probe,valid_from,valid_until,offset_c,certificate\n\
                 p1,2026-01-01,2026-12-31,0,C1\np2,2026-01-01,2026-12-31,0,C2\n";
    let known = Calibrations::read(known).map_err(|bad| format!("{} bad rows", bad.len()))?;
    let on = jiff::civil::date(2026, 5, 2);
    let terms = Terms { pack: &pack, calibrations: Some((&known, on)), shift: None };
    let begin = std::time::Instant::now();
    let (mut reader, mut judge) = (TraceReader::new(), Judge::new(terms));
    for chunk in trace.as_bytes().chunks(CHUNK) {
        reader.feed(chunk, &mut judge);
    }
    let hash = reader.finish(&mut judge).map_err(|bad| format!("{} bad rows", bad.len()))?;
    let verdict = judge.verdict(hash);
    let took = begin.elapsed();

    let begin = std::time::Instant::now();
    let cells = plainly(&trace);
    let plainly = begin.elapsed();
    if cells != 3 * trace.lines().count() {
        return Err("a line of the trace has not three cells".into());
    }

    let judged: u64 = verdict.probes.iter().map(|probe| probe.readings).sum();
    let each_second = u128::from(judged) * 1_000_000 / took.as_micros().max(1);
    let (millis, megabytes) = (took.as_millis(), trace.len() / 1_000_000);
    if json {
        println!(
            "{{\"readings\":{judged},\"bytes\":{},\"ms\":{millis},\"plainly_ms\":{},\
             \"readings_per_s\":{each_second},\"accepted\":{}}}",
            trace.len(),
            plainly.as_millis(),
            verdict.accepted
        );
    } else {
        println!(
            "{judged} readings, {megabytes} MB, in {millis} ms: {each_second} readings a second"
        );
        println!("accepted: {}, held {} s", verdict.accepted, verdict.hold_s);
        println!("hashed and cut into {cells} cells in {} ms", plainly.as_millis());
    }
    Ok(())
}

/// Hashes the bytes and counts the cells of the lines.
fn plainly(trace: &str) -> usize {
    std::hint::black_box(Sha256::digest(trace));
    trace.lines().map(|line| std::hint::black_box(line).split(',').count()).sum()
}

/// One good cycle of 6,060 s, sampled as often as it takes.
fn trace(readings: u64) -> Result<String, std::fmt::Error> {
    let mut text = String::from("t_s,probe,temp_c\n");
    let rows = (readings / 2).max(1);
    for n in 0..rows {
        let at = n * 6_060_000 / rows;
        let temp = match at {
            0..1_200_000 => 4_000 + at * 58_800 / 1_200_000,
            1_200_000..3_060_000 => 62_800 + n % 17,
            3_060_000..3_540_000 => 62_800 - (at - 3_060_000) * 42_800 / 480_000,
            _ => 20_000 - (at - 3_540_000) * 16_000 / 2_520_000,
        };
        let (seconds, ms) = (at / 1000, at % 1000);
        for (probe, temp) in [("p1", temp), ("p2", temp + 31)] {
            let (whole, rest) = (temp / 1000, temp % 1000);
            writeln!(text, "{seconds}.{ms:03},{probe},{whole}.{rest:03}")?;
        }
    }
    Ok(text)
}
