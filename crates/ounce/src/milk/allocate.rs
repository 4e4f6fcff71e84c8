//! `ounce milk allocate`: which bottles go to which hospital when there is not enough for all.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::civil::Date;
use ounce_milk::allocation::stock::{read_orders, read_stock};
use ounce_milk::allocation::{Allocation, Input, Pack, Stored, Verdict};

use super::answer::{Answer, Unusable};
use super::choice::{self, Choice, footing, visible};
use super::replay::{self, Said};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Bottles: bottle,din,volume_ml,expires_on,product,state
    #[arg(long, value_name = "FILE", required_unless_present = "replay")]
    stock: Option<PathBuf>,
    /// What hospitals ask for: hospital,tier,infants,need_ml,product,filled_ml
    #[arg(long, value_name = "FILE", required_unless_present = "replay")]
    orders: Option<PathBuf>,
    /// The id of the pack to decide by
    #[arg(long, value_name = "PACK", default_value = "alloc-default")]
    pack: String,
    /// A folder of more packs, each as KIND/NAME.json
    #[arg(long, value_name = "DIR")]
    packs: Option<PathBuf>,
    /// The day to decide for: it says what has expired, and which version of the pack counts
    /// [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = choice::day)]
    on: Option<Date>,
    /// A stored verdict to make again, from the same input and the same version of its pack
    #[arg(long, value_name = "VERDICT", conflicts_with_all = ["stock", "orders", "pack", "on"])]
    replay: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args) -> ExitCode {
    replay::say(decide(&args))
}

fn decide(args: &Args) -> Result<Said, Unusable> {
    match (&args.replay, &args.stock, &args.orders) {
        (Some(stored), _, _) => replayed(args, stored),
        (None, Some(stock), Some(orders)) => {
            let on = args.on.unwrap_or_else(today);
            let (pack, packs) = (args.pack.clone(), args.packs.clone());
            let pack: Pack = Choice { pack, packs, on: Some(on), json: args.json }.pack()?;
            let verdict = Verdict::of(&pack, read(stock, orders, on)?);
            Ok((answer(args, &verdict, true), None))
        }
        _ => Err(Unusable::one("allocate needs --stock and --orders, or --replay")),
    }
}

/// Makes a stored verdict again. If the bytes differ, the answer is not favourable.
fn replayed(args: &Args, file: &Path) -> Result<Said, Unusable> {
    let (text, stored): (String, Stored) = replay::stored(file)?;
    let shelf = choice::shelf(args.packs.as_deref())?;
    let pack: Pack = shelf.version(&stored.pack, &stored.version).map_err(Unusable::all)?;
    let verdict = Verdict::of(&pack, stored.input);
    let differs = replay::difference(file, &text, &verdict.to_json());
    Ok((answer(args, &verdict, differs.is_none()), differs))
}

/// Both files are read before any fault is reported, so that one run lists all faults.
fn read(stock: &Path, orders: &Path, on: Date) -> Result<Input, Unusable> {
    match (choice::rows(stock, read_stock), choice::rows(orders, read_orders)) {
        (Ok(bottles), Ok(orders)) => Ok(Input { on, bottles, orders }),
        (Err(Unusable(mut reasons)), Err(Unusable(more))) => {
            reasons.extend(more);
            Err(Unusable(reasons))
        }
        (Err(unusable), _) | (_, Err(unusable)) => Err(unusable),
    }
}

fn answer(args: &Args, verdict: &Verdict, as_stored: bool) -> Answer {
    let (allocation, effective) = (&verdict.allocation, verdict.effective);
    let text = if args.json { verdict.to_json() } else { told(allocation, effective) };
    Answer { text, favourable: as_stored && allocation.short.is_empty() }
}

fn today() -> Date {
    crate::clock::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn told(allocation: &Allocation, effective: Date) -> String {
    let mut text = String::new();
    for one in &allocation.assigned {
        let (bottle, hospital) = (visible(&one.bottle), visible(&one.hospital));
        let _ = writeln!(text, "{bottle} to {hospital}, {}", one.tier);
        let _ = writeln!(text, "  {}", visible(&one.because));
    }
    for one in &allocation.short {
        let (hospital, tier, short) = (visible(&one.hospital), one.tier, one.short_ml);
        let _ = writeln!(text, "Short: {hospital}, {tier}, {short}");
        let _ = writeln!(text, "  {}", visible(&one.because));
    }
    for one in &allocation.held_back {
        let _ = writeln!(text, "Held back: {}", visible(&one.bottle));
        let _ = writeln!(text, "  {}", visible(&one.because));
    }
    text + &footing(&allocation.pack, &allocation.version, effective, !allocation.verified)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milk::choice::tests::Folder;

    fn args(stock: Option<PathBuf>, orders: Option<PathBuf>, json: bool) -> Args {
        let on = Some(jiff::civil::date(2026, 5, 2));
        let pack = "alloc-default".to_owned();
        Args { stock, orders, pack, packs: None, on, replay: None, json }
    }

    fn run_on(stock: &str, orders: &str, json: bool) -> Result<Answer, Unusable> {
        let folder = Folder::new();
        let header = "bottle,din,volume_ml,expires_on,product,state";
        let stock = folder.file("stock.csv", format!("{header}\n{stock}\n"));
        let header = "hospital,tier,infants,need_ml,product,filled_ml";
        let orders = folder.file("orders.csv", format!("{header}\n{orders}\n"));
        decide(&args(Some(stock), Some(orders), json)).map(|(answer, _)| answer)
    }

    const BOTTLES: &str = "b1,A999026000001,100,2026-06-01,standard,stock\n\
                           b2,A999026000001,100,2026-06-01,standard,quarantine";

    #[test]
    fn every_bottle_and_every_order_left_short_has_a_reason() {
        let answer = run_on(BOTTLES, "bay,T1,1,300,standard,0", false).expect("it can be used");
        assert!(!answer.favourable);
        assert_eq!(
            answer.text,
            "b1 to bay, T1\n  T1 was the first tier with an open need; this order was 0% filled, \
             the least of those standard milk suits; of that the bottle expires first, on \
             2026-06-01\nShort: bay, T1, 200 mL\n  no standard milk is left after more urgent \
             tiers and equal shares in T1\nHeld back: b2\n  its state is \"quarantine\", which may \
             not go out\nBy alloc-default 2026.1, in force since 2026-01-01.\nAn example: some of \
             these rules rest on texts nobody read, and no bank has signed them.\n"
        );
    }

    #[test]
    fn the_json_has_the_promised_shape() {
        let answer = run_on(BOTTLES, "bay,T1,1,100,any,0", true).expect("it can be used");
        assert!(answer.favourable);
        let shown: serde_json::Value = serde_json::from_str(&answer.text).expect("it is JSON");
        assert_eq!(shown["assigned"][0]["bottle"], "b1");
        assert_eq!(shown["assigned"][0]["hospital"], "bay");
        assert_eq!(shown["assigned"][0]["tier"], "T1");
        assert_eq!(shown["short"], serde_json::json!([]));
        assert_eq!(shown["held_back"][0]["bottle"], "b2");
    }

    #[test]
    fn a_column_for_money_is_refused() {
        let folder = Folder::new();
        let stock = folder.file("stock.csv", "bottle,din,volume_ml,expires_on,product,state\n");
        let columns = "hospital,tier,infants,need_ml,product,filled_ml,raised_cents\n";
        let orders = folder.file("orders.csv", columns);
        let args = Args { on: None, ..args(Some(stock), Some(orders), false) };
        let Unusable(reasons) = decide(&args).expect_err("money is no input");
        assert_eq!(reasons.len(), 1);
        assert!(reasons[0].contains("orders.csv:1: raised_cents: not a column"), "{reasons:?}");
    }

    #[test]
    fn a_stored_verdict_is_made_again_from_what_it_holds() {
        let folder = Folder::new();
        let text = run_on(BOTTLES, "bay,T1,1,100,ANY,0", true).expect("it can be used").text;
        let again = |text: &str| {
            let replay = Some(folder.file("verdict.json", text));
            decide(&Args { replay, on: None, ..args(None, None, true) })
        };
        let (answer, differs) = again(&text).expect("it can be used");
        assert_eq!((answer.text.as_str(), answer.favourable, differs), (&*text, true, None));
        let changed = text.replace("b1", "b9");
        let (answer, differs) = again(&changed).expect("it can be used");
        assert!(!answer.favourable && differs.is_some(), "the digest is another one");
        assert!(again(&text.replace("\"infants\": 1,", "\"infants\": -1,")).is_err());
    }
}
