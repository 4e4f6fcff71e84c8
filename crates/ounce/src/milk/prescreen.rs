//! `ounce milk prescreen`: whether somebody who would like to give milk looks eligible.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::civil::Date;
use ounce_milk::pack::Shelf;
use ounce_milk::prescreen::{
    BadAnswer, Input, PrescreenPack, Reason, Status, Stored, UNKNOWN_NEVER_PASSES, Verdict, decide,
    keys, read_moment,
};
use serde_json::{Map, Value};

use super::answer::{self, Answer, Unusable};
use super::choice::{self, quoted, sealed_by, visible};
use super::replay::{self, Said};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of the pack to decide by
    #[arg(long, value_name = "PACK", required_unless_present = "replay")]
    pack: Option<String>,
    /// Answers as JSON, by the ids of the questions
    #[arg(long, value_name = "FILE", required_unless_present = "replay")]
    answers: Option<PathBuf>,
    /// The day to decide for [default: the day of --at]
    #[arg(long, value_name = "DATE", value_parser = choice::day,
          required_unless_present_any = ["replay", "at"])]
    on: Option<Date>,
    /// The moment from which "hours ago" is counted, such as 2026-03-08T10:00-04:00[America/New_York]
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    at: Option<String>,
    /// A stored verdict to make again, from the same answers and the same version of its pack
    #[arg(long, value_name = "VERDICT", conflicts_with_all = ["pack", "answers", "on", "at"])]
    replay: Option<PathBuf>,
    /// A folder of more packs, each as KIND/NAME.json
    #[arg(long, value_name = "DIR")]
    packs: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args) -> ExitCode {
    replay::say(judge(&args))
}

/// The answer and, for a stored verdict that differs, where it differs.
fn judge(args: &Args) -> Result<Said, Unusable> {
    let shelf = choice::shelf(args.packs.as_deref())?;
    match (&args.replay, &args.pack, &args.answers) {
        (Some(stored), _, _) => replayed(&shelf, stored, args.json),
        (None, Some(pack), Some(file)) => Ok((asked(&shelf, pack, file, args)?, None)),
        _ => Err(Unusable::one("prescreen needs --pack and --answers, or --replay")),
    }
}

fn asked(shelf: &Shelf, pack: &str, file: &Path, args: &Args) -> Result<Answer, Unusable> {
    let at = args.at.as_deref().and_then(read_moment);
    let on = args.on.or_else(|| at.map(|at| at.date()));
    let on = on.ok_or_else(|| Unusable::one("prescreen needs --on or --at"))?;
    let pack: PrescreenPack = shelf.on(pack, on).map_err(Unusable::all)?;
    let text = answer::text(file)?;
    let answers = answers(file, &text, &known(shelf)?)?;
    let input = Input { on, at: args.at.clone(), answers };
    let verdict = decide(&pack, &input).map_err(|bad| placed(file, &text, &bad))?;
    let favourable = verdict.status == Status::LooksEligible;
    let text = if args.json { verdict.to_json() } else { told(&verdict) };
    Ok(Answer { text, favourable })
}

/// Makes a stored verdict again. If the bytes differ, the answer is not favourable.
fn replayed(shelf: &Shelf, file: &Path, as_json: bool) -> Result<Said, Unusable> {
    let (text, stored): (String, Stored) = replay::stored(file)?;
    let pack: PrescreenPack =
        shelf.version(&stored.pack, &stored.version).map_err(Unusable::all)?;
    let verdict = decide(&pack, &stored.input).map_err(|bad| placed(file, &text, &bad))?;
    let again = verdict.to_json();
    let differs = replay::difference(file, &text, &again);
    let favourable = differs.is_none() && verdict.status == Status::LooksEligible;
    let text = if as_json { again } else { told(&verdict) };
    Ok((Answer { text, favourable }, differs))
}

/// The ids of all questions of all packs, so that a misspelt key is not taken for a question of
/// another bank.
fn known(shelf: &Shelf) -> Result<BTreeSet<String>, Unusable> {
    let packs = shelf.all::<PrescreenPack>().map_err(Unusable::all)?;
    let rows = packs.into_iter().flat_map(|pack| pack.rows);
    let names = rows.flat_map(|row| std::iter::once(row.id).chain(row.also));
    Ok(names.chain(["path".to_owned()]).collect())
}

fn answers(
    file: &Path,
    text: &str,
    known: &BTreeSet<String>,
) -> Result<Map<String, Value>, Unusable> {
    let answers: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| replay::not_json(file, &error))?;
    let name = file.display();
    let mut bad = Vec::new();
    let mut seen = BTreeSet::new();
    for key in keys(text) {
        let at = format!("{name}:{}: {}", key.line, key.name);
        if !known.contains(&key.name) {
            bad.push(format!("{at}: no pack asks this"));
        }
        if !seen.insert(key.name) {
            bad.push(format!("{at}: answered twice"));
        }
    }
    if bad.is_empty() { Ok(answers) } else { Err(Unusable(bad)) }
}

/// Bad answers, each with the line its key stands on.
fn placed(file: &Path, text: &str, bad: &[BadAnswer]) -> Unusable {
    let keys = keys(text);
    let place = |bad: &BadAnswer| {
        let key = keys.iter().find(|key| key.name == bad.key);
        let line = key.map_or(1, |key| key.line);
        format!("{}:{line}: {}: {}", file.display(), bad.key, bad.reason)
    };
    Unusable(bad.iter().map(place).collect())
}

fn moment(text: &str) -> Result<String, String> {
    let known = read_moment(text).map(|_| text.to_owned());
    known.ok_or_else(|| "expected a time with its offset, such as 2026-03-08T10:00-04:00".into())
}

/// The verdict in plain words. It never sounds final, because only the bank decides.
fn told(verdict: &Verdict) -> String {
    let mut text = String::from(match verdict.status {
        Status::LooksEligible => "It looks as if you can give milk. The milk bank decides.\n",
        Status::TalkToBank => "Please talk with the milk bank: a person there will know.\n",
        Status::NotNow => "Not now.\n",
        Status::LikelyNot => "By these rules most likely not. The milk bank decides.\n",
    });
    if let (Status::NotNow, Some(day)) = (verdict.status, &verdict.not_before) {
        text += &format!("Not before {day}; please talk with the milk bank then.\n");
    }
    // An unanswered question is listed once, among the bank's questions.
    let told = |reason: &&Reason| reason.source != UNKNOWN_NEVER_PASSES;
    for reason in verdict.reasons.iter().filter(told) {
        let quoted = quoted(&reason.source, reason.verified);
        let _ = writeln!(text, "- {}: {} {quoted}", reason.rule, visible(&reason.because));
    }
    for window in &verdict.set_aside {
        let from = window.from.as_deref().unwrap_or("the time of it");
        let to = window.to.as_deref().unwrap_or("what the bank tells you");
        let mark = if window.verified { "" } else { " [example]" };
        let _ = writeln!(text, "Please set aside milk expressed from {from} to {to}.{mark}");
    }
    for ask in &verdict.ask_bank {
        let _ = writeln!(text, "The bank will ask ({}): {}", ask.rule, ask.ask);
    }
    for note in &verdict.notes {
        let _ = writeln!(text, "{}", visible(note));
    }
    text += &sealed_by(&verdict.seal);
    text + "This is general information, not medical advice. It is about milk for very small, sick \
            babies\nand says nothing about feeding your own.\n"
}

#[cfg(test)]
mod tests;
