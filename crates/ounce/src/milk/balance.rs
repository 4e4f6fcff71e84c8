//! `ounce milk balance`: is every microlitre somewhere, or lost with a reason?

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::civil::Date;
use ounce_milk::balance::{Balance, BalancePack, balance, read};

use super::answer::{self, Answer, Unusable};
use super::choice::{self, Choice, footing, visible};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Movements: move,at,by,from,to,volume_ml,reason,reverses
    #[arg(long, value_name = "FILE")]
    moves: PathBuf,
    /// The id of the pack that says how much may be lost
    #[arg(long, value_name = "PACK", default_value = "balance-default")]
    pack: String,
    /// A folder of more packs, each as KIND/NAME.json
    #[arg(long, value_name = "DIR")]
    packs: Option<PathBuf>,
    /// The day whose version of the pack counts [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = choice::day)]
    on: Option<Date>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(add_up(&args))
}

fn add_up(args: &Args) -> Result<Answer, Unusable> {
    let (pack, packs) = (args.pack.clone(), args.packs.clone());
    let pack: BalancePack = Choice { pack, packs, on: args.on, json: args.json }.pack()?;
    let found = balance(&choice::rows(&args.moves, read)?, &pack);
    let text = if args.json { answer::json(&found)? } else { told(&found, pack.effective) };
    Ok(Answer { text, favourable: found.balanced })
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
        let on = Some(Date::constant(2026, 8, 1));
        add_up(&Args { moves, pack: "balance-default".into(), packs: None, on, json })
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
}
