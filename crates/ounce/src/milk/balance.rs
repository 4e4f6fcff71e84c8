//! `ounce milk balance`: is every microlitre somewhere, or lost with a reason?

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::civil::Date;
use ounce_milk::balance::{Balance, BalancePack, Books, Stored, read};

use super::answer::{self, Answer, Unusable, unreadable};
use super::choice::{self, Choice, footing, visible};
use super::kept;
use super::replay::{self, Said};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Movements: move,at,by,from,to,volume_ml,reason,reverses, and entered if it is kept
    #[arg(long, value_name = "FILE", required_unless_present = "book")]
    moves: Option<PathBuf>,
    /// The book so far, which the movements go into; it is begun if there is none
    #[arg(long, value_name = "FILE")]
    book: Option<PathBuf>,
    /// The id of the pack that says how much may be lost
    #[arg(long, value_name = "PACK", default_value = "balance-default")]
    pack: String,
    /// A folder of more packs, each as KIND/NAME.json
    #[arg(long, value_name = "DIR")]
    packs: Option<PathBuf>,
    /// The day whose version of the pack counts [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = choice::day)]
    on: Option<Date>,
    /// A stored balance to make again, from the same movements and the same version of its pack
    #[arg(long, value_name = "VERDICT", conflicts_with_all = ["pack", "on"])]
    replay: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args) -> ExitCode {
    replay::say(add_up(&args))
}

fn add_up(args: &Args) -> Result<Said, Unusable> {
    let stored: Option<(String, Stored)> =
        args.replay.as_deref().map(replay::stored).transpose()?;
    let pack: BalancePack = match &stored {
        Some((_, stored)) => {
            let shelf = choice::shelf(args.packs.as_deref())?;
            shelf.version(&stored.pack, &stored.version).map_err(Unusable::all)?
        }
        None => {
            let (pack, packs) = (args.pack.clone(), args.packs.clone());
            Choice { pack, packs, on: args.on, json: args.json }.pack()?
        }
    };
    let adds = args.book.as_deref().filter(|_| args.moves.is_some() && stored.is_none());
    let _alone = adds.map(kept::alone).transpose()?;
    let mut books = args.book.as_deref().map_or_else(|| Ok(Books::default()), so_far)?;
    if let Some(moves) = &args.moves {
        for movement in choice::rows(moves, read)? {
            // A refused movement stands in the book as refused.
            let _ = books.post(&movement);
        }
        if let Some(book) = adds {
            kept::replace(book, books.kept().as_bytes())?;
        }
    }
    let found = books.balance(&pack);
    let differs = match (&args.replay, stored) {
        (Some(file), Some((_, stored))) if stored.moves_sha256 != found.moves_sha256 => {
            Some(format!("{}: verdict: it was made from other movements", file.display()))
        }
        (Some(file), Some((text, _))) => replay::difference(file, &text, &answer::json(&found)?),
        _ => None,
    };
    let text = if args.json { answer::json(&found)? } else { told(&found, pack.effective) };
    Ok((Answer { text, favourable: found.balanced && differs.is_none() }, differs))
}

/// The book in a file; a new one if there is none.
fn so_far(file: &Path) -> Result<Books, Unusable> {
    // A book that exists but can't be read must not be replaced by a new one.
    if !file.try_exists().map_err(|error| unreadable(file, &error))? {
        return Ok(Books::default());
    }
    Books::resume(&answer::text(file)?).map_err(|bad| Unusable::rows(file, &bad))
}

/// Microlitres as millilitres, to the microlitre.
pub(super) fn ml(ul: impl Into<i128>) -> String {
    let ul: i128 = ul.into();
    format!("{}.{:03} mL", ul / 1000, (ul % 1000).abs())
}

fn told(found: &Balance, effective: Date) -> String {
    let mut text = String::new();
    for (account, ul) in found.accounts.iter().filter(|(_, ul)| **ul != 0) {
        let _ = writeln!(text, "{account:20} {:>18}", ml(*ul));
    }
    let _ = writeln!(text, "In: {}. Accounted for: {}.", ml(found.in_ul), ml(found.accounted_ul));
    for loss in &found.losses {
        let (reason, ul) = (visible(&loss.reason), ml(loss.volume_ul));
        let _ = writeln!(text, "Lost ({}): {reason}: {ul} in {}", loss.account, loss.moves);
    }
    for vessel in &found.vessels_beyond {
        let _ = writeln!(
            text,
            "{} lost {} and gained {} of {}; {} is allowed",
            visible(&vessel.vessel),
            ml(vessel.lost_ul),
            ml(vessel.gained_ul),
            ml(vessel.in_ul),
            ml(vessel.allowed_ul)
        );
    }
    for refused in &found.refused {
        let _ =
            writeln!(text, "Line {}: {}: {}", refused.line, refused.id, visible(&refused.detail));
    }
    let even = if found.balanced { "Balanced" } else { "Not balanced" };
    let _ = writeln!(text, "{even}: {} movements, {} pools and loads.", found.moves, found.vessels);
    text + &footing(&found.pack, &found.version, effective, found.example)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milk::choice::tests::Folder;

    fn run_on(rows: &str, json: bool) -> Result<Answer, Unusable> {
        let folder = Folder::new();
        let header = "move,at,by,from,to,volume_ml,reason,reverses";
        let moves = folder.file("moves.csv", format!("{header}\n{rows}\n"));
        add_up(&args(Some(moves), json)).map(|(answer, _)| answer)
    }

    fn args(moves: Option<PathBuf>, json: bool) -> Args {
        let on = Some(Date::constant(2026, 8, 1));
        let pack = "balance-default".into();
        Args { moves, book: None, pack, packs: None, on, replay: None, json }
    }

    const ARRIVED: &str = "m1,2026-01-02,O1,donor_claimed:C1,received:C1,120.5,,";

    #[test]
    fn what_came_in_is_somewhere() {
        let seen = run_on(ARRIVED, false).expect("can be used");
        assert!(seen.favourable);
        let start = "donor_claimed                120.500 mL\nreceived ";
        assert!(seen.text.starts_with(start), "{}", seen.text);
        assert!(seen.text.contains("Balanced: 1 movements"), "{}", seen.text);
    }

    #[test]
    fn what_cannot_be_is_told_with_its_line() {
        let rows = format!("{ARRIVED}\nm2,2026-01-03,O1,received:C1,raw_stock:C1,121,,");
        let seen = run_on(&rows, false).expect("can be used");
        assert!(!seen.favourable);
        assert!(seen.text.contains("Line 3: m2: 121000 µl from received:C1"), "{}", seen.text);
        let seen = run_on(&rows, true).expect("can be used");
        let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
        assert_eq!(json["refused"][0]["code"], "below_nothing");
        assert_eq!(json["refused"][0]["move"], "m2");
        assert_eq!(json["balanced"], false);
    }

    #[test]
    fn a_bad_row_stops_everything() {
        let said = run_on("m1,soon,O1,milk:C1,received:C1,1,,", false).expect_err("bad");
        assert_eq!(said.0.len(), 2);
        assert!(said.0[1].contains("moves.csv:2: from: `milk` is no account"), "{said:?}");
    }

    #[test]
    fn a_book_goes_on_day_by_day_and_says_the_same_as_one_file() {
        let folder = Folder::new();
        let header = "move,at,by,from,to,volume_ml,reason,reverses";
        let late = "m2,2026-01-03,O1,received:c1,raw_stock:C1,120.5,,";
        let days = [
            folder.file("one.csv", format!("{header}\n{late}\n")),
            folder.file("two.csv", format!("{header}\n\n{ARRIVED}\n")),
        ];
        let book = Some(folder.file("book.csv", ""));
        std::fs::remove_file(book.as_ref().expect("a name")).expect("it is there");
        let said = |moves: Option<&PathBuf>| {
            let args = Args { book: book.clone(), ..args(moves.cloned(), true) };
            add_up(&args).expect("can be used").0
        };
        assert!(!said(Some(&days[0])).favourable);
        let whole = folder.file("whole.csv", format!("{header}\n{late}\n{ARRIVED}\n"));
        let at_once = add_up(&args(Some(whole.clone()), true)).expect("can be used").0;
        assert_eq!(said(Some(&days[1])), at_once);
        assert_eq!(said(None), at_once);
        assert!(at_once.favourable);
        // A stored answer is made again from its movements, and from no others.
        let stored = folder.file("balance.json", at_once.text);
        let again = |moves: &PathBuf| {
            let args = Args { replay: Some(stored.clone()), ..args(Some(moves.clone()), false) };
            add_up(&args).expect("can be used")
        };
        let (answer, differs) = again(&whole);
        assert!(answer.favourable && differs.is_none(), "{differs:?}");
        let (answer, differs) = again(&days[0]);
        assert!(!answer.favourable);
        assert!(differs.is_some_and(|said| said.ends_with("made from other movements")));
    }

    #[test]
    fn days_that_are_added_at_once_are_all_in_the_book() {
        let folder = Folder::new();
        let book = folder.path().join("book.csv");
        let add = |n: u32| {
            let row = format!("m{n},2026-01-02,O1,donor_claimed:C{n},received:C{n},1,,");
            let header = "move,at,by,from,to,volume_ml,reason,reverses";
            let day = folder.file(&format!("{n}.csv"), format!("{header}\n{row}\n"));
            let args = Args { book: Some(book.clone()), ..args(Some(day), true) };
            add_up(&args).expect("can be used");
        };
        std::thread::scope(|scope| {
            let add = &add;
            for n in 0..8 {
                scope.spawn(move || add(n));
            }
        });
        let kept = std::fs::read_to_string(&book).expect("it was kept");
        assert_eq!(kept.lines().count(), 9, "{kept}");
    }

    #[test]
    fn a_book_that_cannot_be_looked_at_is_not_begun_anew() {
        let folder = Folder::new();
        let book = Some(folder.file("plain.txt", "no folder").join("book.csv"));
        let args = Args { book, ..args(None, true) };
        let Unusable(reasons) = add_up(&args).expect_err("there is no such folder");
        assert!(reasons[0].contains("plain.txt"), "{reasons:?}");
    }
}
