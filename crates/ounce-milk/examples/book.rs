//! How long it takes to add one day to a long book of milk: `cargo run --release -p ounce-milk
//! --example book -- [DONORS MONTHS] [--json]`.
//!
//! The movements of an invented bank (500 donors and 24 months, unless given) are read and posted
//! as a whole, which is the floor. Then a book of all but the last day is stored, read again, and
//! the last day is posted to it and judged.

use ounce_milk::balance::{BalancePack, Books, Movement, read};
use ounce_milk::pack::Shelf;
use ounce_milk_synth::{Plan, bank};
use serde_json::json;

#[expect(clippy::disallowed_methods, reason = "measuring how long it takes is what this is for")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let as_json = arguments.iter().any(|argument| argument == "--json");
    arguments.retain(|argument| argument != "--json");
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
    if as_json {
        let line = json!({
            "donors": donors, "months": months, "moves": count, "day": day,
            "read_us": read_us, "resumed_us": resumed_us, "appended_us": appended_us,
        });
        println!("{line}");
    } else {
        println!(
            "{count} movements of {donors} donors in {months} months read and posted in {read_us} \
             µs, gone on from in {resumed_us} µs; {day} of the last day in {appended_us} µs"
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
