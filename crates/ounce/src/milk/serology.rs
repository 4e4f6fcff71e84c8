//! `ounce milk serology`: which containers the donors' blood tests cover.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ounce_milk::serology::{
    Cover, Found, LookBack, SerologyPack, Stored, Verdict, decide, read_containers, read_panels,
};

use super::answer::{Answer, Unusable};
use super::choice::{self, quoted, sealed_by, visible};
use super::replay::{self, Basis, Said};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Blood tests: donor,analyte,method,result,drawn_on,lab
    #[arg(
        long,
        value_name = "FILE",
        required_unless_present = "replay",
        conflicts_with = "replay"
    )]
    panels: Option<PathBuf>,
    /// Containers: container,donor,expressed_on, or the file of an intake
    #[arg(
        long,
        value_name = "FILE",
        required_unless_present = "replay",
        conflicts_with = "replay"
    )]
    containers: Option<PathBuf>,
    #[command(flatten)]
    basis: Basis,
}

pub(crate) fn run(args: Args) -> ExitCode {
    replay::say(judge(&args))
}

fn judge(args: &Args) -> Result<Said, Unusable> {
    match (&args.basis.replay, &args.panels, &args.containers) {
        (Some(stored), _, _) => replayed(args, stored),
        (None, Some(panels), Some(containers)) => {
            let verdict = asked(args, panels, containers)?;
            Ok((answer(args, &verdict, verdict.covered), None))
        }
        _ => Err(Unusable::one("serology needs --panels and --containers, or --replay")),
    }
}

fn asked(args: &Args, panels: &Path, containers: &Path) -> Result<Verdict, Unusable> {
    let pack: SerologyPack = args.basis.pack()?;
    let panels = choice::rows(panels, read_panels);
    let containers = choice::rows(containers, read_containers);
    match (panels, containers) {
        (Ok(panels), Ok(containers)) => Ok(decide(&pack, &panels, &containers)),
        (panels, containers) => {
            let bad = [panels.err(), containers.err()].into_iter().flatten();
            Err(Unusable(bad.flat_map(|bad| bad.0).collect()))
        }
    }
}

/// Makes a stored verdict again. If the bytes differ, the answer is not favourable.
fn replayed(args: &Args, file: &Path) -> Result<Said, Unusable> {
    let (text, stored): (String, Stored) = replay::stored(file)?;
    let pack: SerologyPack = args.basis.version(&stored.pack, &stored.version)?;
    let verdict = decide(&pack, &stored.input.results, &stored.input.containers);
    let differs = replay::difference(file, &text, &verdict.to_json());
    Ok((answer(args, &verdict, differs.is_none() && verdict.covered), differs))
}

fn answer(args: &Args, verdict: &Verdict, favourable: bool) -> Answer {
    let text = if args.basis.json { verdict.to_json() } else { told(verdict) };
    Answer { text, favourable }
}

fn told(verdict: &Verdict) -> String {
    let mut text = String::new();
    for donor in &verdict.donors {
        let spans: Vec<String> = donor
            .spans
            .iter()
            .map(|span| match span.to {
                Some(to) => format!("{} to {to}", span.from),
                None => format!("{} on", span.from),
            })
            .collect();
        let covered = if spans.is_empty() { "no day".into() } else { spans.join(", ") };
        let _ = writeln!(text, "Donor {}: covered {covered}", visible(&donor.donor));
        let backs = donor.look_back.iter().chain(&donor.held);
        backs.for_each(|back| tell_back(&mut text, back));
    }
    for one in &verdict.containers {
        tell(&mut text, one);
    }
    let covered = verdict.containers.iter().filter(|one| one.covered).count();
    let _ = writeln!(text, "{covered} of {} containers are covered.", verdict.containers.len());
    text + &sealed_by(&verdict.seal)
}

fn tell_back(text: &mut String, back: &LookBack) {
    let found = match back.found {
        Found::Positive => "positive",
        Found::Reactive => "reactive",
        Found::Pending => "not reported yet, drawn",
        Found::NoResult => "without a result, drawn",
    };
    let last = match &back.last_negative {
        Some(day) => format!("since the last negative of {day}"),
        None => "with no negative before".into(),
    };
    let again = match &back.again_from {
        Some(day) => format!(", let in again from {day} on"),
        None => String::new(),
    };
    let _ = writeln!(
        text,
        "  {}: {found} on {}, {last}{again}: {} containers {}",
        visible(&back.analyte),
        back.drawn_on,
        back.containers.len(),
        visible(&back.containers.join(" "))
    );
}

fn tell(text: &mut String, one: &Cover) {
    let verdict = if one.covered { "covered" } else { "not covered" };
    let day = one.expressed_on.as_deref().unwrap_or("no day");
    let _ = writeln!(text, "{} ({day}): {verdict}", visible(&one.container));
    for reason in &one.because {
        let quoted = quoted(&reason.source, reason.verified);
        let _ = writeln!(text, "  - {} {quoted}", visible(&reason.detail));
    }
}

#[cfg(test)]
mod tests;
