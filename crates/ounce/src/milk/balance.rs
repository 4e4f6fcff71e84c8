//! `ounce milk balance`: is every microlitre somewhere, or lost with a reason?

mod book;

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::civil::Date;
use ounce_milk::balance::{Balance, BalancePack, Stored, read};

use super::answer::{self, Answer, Unusable};
use super::choice::{self, Choice, footing, visible};
use super::kept;
use super::replay::{self, Said};
use book::{Book, Reading};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Movements: move,at,by,from,to,volume_ml,reason,reverses, and entered if it is kept
    #[arg(long, value_name = "FILE", required_unless_present = "book")]
    moves: Option<PathBuf>,
    /// The file of the book; the movements are added to it. A missing file is created
    #[arg(long, value_name = "FILE")]
    book: Option<PathBuf>,
    /// Read the whole book and check every row against its digest
    #[arg(long, requires = "book")]
    whole: bool,
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
    let moves = args.moves.as_deref().map(|moves| choice::rows(moves, read)).transpose()?;
    let adds = args.book.as_deref().filter(|_| moves.is_some() && stored.is_none());
    let _alone = adds.map(kept::alone).transpose()?;
    let moves = moves.unwrap_or_default();
    let book = args.book.as_deref().map(Book::at).transpose()?;
    let reading = if args.whole { Reading::Whole } else { Reading::Wanted };
    let opened = book.as_ref().map(|book| book.open(&moves, reading)).transpose()?;
    let mut books = opened.unwrap_or_default();
    for movement in moves {
        // A refused movement stands in the books as refused.
        let _ = books.post(&movement);
    }
    if let Some(book) = book.filter(|_| adds.is_some()) {
        book.add(&books)?;
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

/// Microlitres as millilitres, to the microlitre.
pub(super) fn ml(ul: impl Into<i128>) -> String {
    let ul: i128 = ul.into();
    // The whole part alone loses the sign between -1 and 0 mL.
    let (sign, size) = (if ul < 0 { "-" } else { "" }, ul.unsigned_abs());
    format!("{sign}{}.{:03} mL", size / 1000, size % 1000)
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
mod tests;
