//! What a day costs a book of milk that is long already: `cargo run --release -p ounce-milk
//! --example book -- [DONORS MONTHS] [--json] [--ounce PROGRAM --dir FOLDER]`.
//!
//! The movements of an invented bank (500 donors, 24 months when nothing is said) are read and
//! posted as a whole, which is the floor. Then all but the last day's are kept, the book is gone
//! on from, and the last day is posted to it and answered for. With `--ounce` that program does
//! the same with a book in a file of the folder, from the command line.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use ounce_milk::balance::{Balance, BalancePack, Books, Movement, read};
use ounce_milk::pack::Shelf;
use ounce_milk_synth::{Plan, bank};
use serde_json::json;

#[expect(clippy::disallowed_methods, reason = "measuring how long it takes is what this is for")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let as_json = arguments.iter().any(|argument| argument == "--json");
    arguments.retain(|argument| argument != "--json");
    let mut option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.drain(at..(at + 2).min(arguments.len())).nth(1)
    };
    let program = option("--ounce").zip(option("--dir"));
    let number = |at: usize, usual: u32| arguments.get(at).map_or(Ok(usual), |n| n.parse());
    let (donors, months) = (number(0, 500)?, number(1, 24)?);

    let plan = Plan { donors, months, seed: 1 };
    let files = bank(plan).map_err(|fault| fault.to_string())?;
    let file = files.iter().find(|file| file.path == "moves.csv").ok_or("a bank has moves")?;
    let pack: BalancePack = Shelf::built_in()
        .on("balance-default", jiff::civil::Date::MAX)
        .map_err(|_| "the pack comes with the program")?;

    let begun = now();
    let moves = read(&file.text).map_err(|bad| format!("{} bad rows", bad.len()))?;
    let all = posted(Books::default(), &moves);
    let whole = all.balance(&pack);
    let read_us = begun.elapsed().as_micros();

    drop(all);
    let last = moves.last().ok_or("somebody gave milk")?.at.as_second() / 86_400;
    let before = moves.partition_point(|one| one.at.as_second() / 86_400 < last);
    let kept = posted(Books::default(), &moves[..before]).kept();
    let begun = now();
    let books = Books::resume(&kept).map_err(|bad| format!("{} bad rows", bad.len()))?;
    let resumed_us = begun.elapsed().as_micros();
    let begun = now();
    let books = posted(books, &moves[before..]);
    let found = books.balance(&pack);
    let appended_us = begun.elapsed().as_micros();
    if found != whole {
        return Err("a book that was gone on from says something else".into());
    }
    let (count, day) = (moves.len(), moves.len() - before);
    let asked = program.map(|(ounce, folder)| {
        let [past, day] = parts(&file.text, before);
        let folder = Path::new(&folder);
        std::fs::write(folder.join("past.csv"), past)?;
        std::fs::write(folder.join("day.csv"), day)?;
        commanded(&ounce, folder, &whole)
    });
    let command_us = asked.transpose()?.unwrap_or(0);
    if as_json {
        let line = json!({
            "donors": donors, "months": months, "moves": count, "day": day,
            "read_us": read_us, "resumed_us": resumed_us, "appended_us": appended_us,
            "command_us": command_us,
        });
        println!("{line}");
    } else {
        println!(
            "{count} movements of {donors} donors in {months} months read and posted in {read_us} \
             µs, gone on from in {resumed_us} µs; {day} of the last day in {appended_us} µs, by a \
             command in {command_us} µs"
        );
    }
    Ok(())
}

fn posted(mut books: Books, moves: &[Movement]) -> Books {
    for movement in moves {
        // A refused movement stands in the book as refused.
        let _ = books.post(movement);
    }
    books
}

/// The table of the first movements and that of the others, each with the header.
fn parts(text: &str, before: usize) -> [String; 2] {
    let mut lines = text.split_inclusive('\n');
    let header = lines.next().unwrap_or_default();
    let past: String = lines.by_ref().take(before).collect();
    [format!("{header}{past}"), format!("{header}{}", lines.collect::<String>())]
}

/// How long the program takes to add the last day to a book and to answer for it.
fn commanded(ounce: &str, folder: &Path, whole: &Balance) -> Result<u128, Box<dyn Error>> {
    let ask = |moves: &str| {
        let mut command = Command::new(ounce);
        command.args(["milk", "balance", "--book", "book.csv", "--json", "--moves", moves]);
        command.current_dir(folder).output()
    };
    ask("past.csv")?;
    let begun = now();
    let answer = ask("day.csv")?;
    let took = begun.elapsed().as_micros();
    let answer: serde_json::Value = serde_json::from_slice(&answer.stdout)?;
    // The lines of two files are not those of one, so a refused row is not compared.
    if answer["moves_sha256"] == whole.moves_sha256.as_str()
        && answer["accounts"] == serde_json::to_value(&whole.accounts)?
        && answer["vessels"] == whole.vessels
    {
        return Ok(took);
    }
    Err("the book in the file says something else".into())
}
