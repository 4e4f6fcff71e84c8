//! The sheets of all towns as one file of PDF.

use std::fs;
use std::time::{Duration, Instant};

use super::super::crowd::CAMPAIGN;
use super::super::report::Goals;
use super::super::subject::Ground;
use super::on;

/// The most that flyer, sign-in sheet, poster and bibs of 150 towns may take.
const WITHIN: Duration = Duration::from_secs(20);

pub(super) fn measure(ground: &Ground, goals: &mut Goals) -> Result<String, String> {
    println!("bench: paper for 150 towns");
    let file = ground.demo.join("towns.pdf");
    let to = file.display().to_string();
    let sheets = ["flyer", "sign-in", "poster", "bibs"].map(|sheet| ["--sheet", sheet]).concat();
    let words = [&["paper", CAMPAIGN, "--to", &to][..], &sheets].concat();
    let mut files = Vec::new();
    let mut slowest = Duration::ZERO;
    let mut pages = String::new();
    for _ in 0..2 {
        let start = Instant::now();
        let said = on(ground, &ground.demo, &words)?;
        slowest = slowest.max(start.elapsed());
        pages = said.rsplit(": ").next().unwrap_or_default().trim().to_owned();
        files.push(fs::read(&file).map_err(|error| format!("{to}: {error}"))?);
    }
    if files[0] != files[1] {
        return Err("the second file has other bytes than the first".to_owned());
    }
    let (seconds, bytes) = (slowest.as_secs_f64(), files[0].len() as f64 / 1e6);
    let name = "flyer, sign-in sheet, poster and bibs of 150 towns in one file: within 20 s";
    goals.add(name, &format!("{seconds:.1} s"), slowest < WITHIN);
    Ok(format!(
        "\n## Paper\n\n| 150 towns | slower of two, s | MB | the second time |\n|---|---|---|---|\n\
         | {pages} | {seconds:.1} | {bytes:.1} | the same bytes |\n"
    ))
}
