//! `ounce milk trace`: from any donor, device or lot to every bottle, and back.
//!
//! `build` makes an image from tables once; a question then reads only the parts it needs.

mod notice;
mod pages;

use std::fmt::Write;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ounce_milk::trace::{
    Answer as Found, BottleFound, Builder, Damaged, EdgeReader, Kind, Label, Question, Start,
    Trace, WhereReader, Window, second,
};
use serde_json::json;

use super::answer::{self, Answer, Unusable, unreadable};
use super::balance::ml;
use super::choice::visible;
use super::kept;
use pages::FilePages;

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Debug, clap::Subcommand)]
enum Command {
    /// Make an image from tables.
    Build {
        /// The edges, what went into what or acted on it: from,to,volume_ml,at
        #[arg(long, value_name = "FILE")]
        edges: PathBuf,
        /// The bottles, with their states: bottle,state,at
        #[arg(long = "where", value_name = "FILE")]
        places: Option<PathBuf>,
        /// An earlier image: the tables then have the new rows only
        #[arg(long, value_name = "FILE")]
        onto: Option<PathBuf>,
        /// The image
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Answer in JSON
        #[arg(long)]
        json: bool,
    },
    /// Check a whole image against its checksum.
    Check {
        #[arg(long = "in", value_name = "FILE")]
        image: PathBuf,
        /// Answer in JSON
        #[arg(long)]
        json: bool,
    },
    /// Find where it went: from a donor, a device, a probe, a lot, or all of a kind in a period.
    Forward {
        #[command(flatten)]
        asked: Asked,
        /// The start, such as donor:D17 or lot:caps-7; may be given several times
        #[arg(long, value_name = "KIND:NAME", value_parser = Label::parse)]
        from: Vec<Label>,
        /// Start from all of a kind, such as pasteuriser
        #[arg(long, value_name = "KIND", value_parser = kind)]
        all: Vec<Kind>,
        #[command(flatten)]
        when: When,
    },
    /// Find where it came from, and who else got milk of the same pools.
    Backward {
        #[command(flatten)]
        asked: Asked,
        /// A bottle, a recipient, or any other thing
        #[arg(long, value_name = "KIND:NAME", value_parser = Label::parse)]
        from: Label,
    },
    /// Find what shares an operator, a freezer or a box with it.
    Sideways {
        #[command(flatten)]
        asked: Asked,
        #[arg(long, value_name = "KIND:NAME", value_parser = Label::parse)]
        from: Label,
        /// What they share, such as operator
        #[arg(long, value_name = "KIND", value_parser = kind)]
        through: Kind,
        #[command(flatten)]
        when: When,
    },
}

#[derive(Clone, Debug, clap::Args)]
struct Asked {
    /// The image
    #[arg(long = "in", value_name = "FILE")]
    image: PathBuf,
    /// Show only what this hospital may see: its own bottles; no donor, baby or other hospital
    #[arg(long, value_name = "NAME")]
    hospital: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// The period, for what the start itself did. Things without a time are always included.
#[derive(Clone, Debug, Default, clap::Args)]
struct When {
    /// From this day (its beginning, in UTC) or time on
    #[arg(long, value_name = "TIME", value_parser = since)]
    since: Option<u32>,
    /// Until this day (its end, in UTC) or time
    #[arg(long, value_name = "TIME", value_parser = until)]
    until: Option<u32>,
}

fn kind(text: &str) -> Result<Kind, String> {
    Kind::parse(text).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.into_iter().map(Kind::as_str).collect();
        format!("there is {}", known.join(", "))
    })
}

fn since(text: &str) -> Result<u32, String> {
    second(text).ok_or_else(|| "expected 2026-08-31 or 2026-08-31T10:15:00Z".into())
}

fn until(text: &str) -> Result<u32, String> {
    const DAY: u32 = 86_400;
    let whole_day = text.len() == "2026-08-31".len();
    since(text).map(|at| if whole_day { at.saturating_add(DAY - 1) } else { at })
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(obey(&args.command))
}

fn obey(command: &Command) -> Result<Answer, Unusable> {
    match command {
        Command::Build { edges, places, onto, out, json } => {
            let _alone = onto.as_ref().map(|_| kept::alone(out)).transpose()?;
            let builder = onto.as_deref().map_or_else(|| Ok(Builder::default()), begun)?;
            build(builder, edges, places.as_deref(), out, *json)
        }
        Command::Check { image, json } => {
            let trace = open(image)?;
            trace.check().map_err(|damaged| told_damaged(image, damaged))?;
            let (nodes, edges) = (trace.nodes(), trace.edges());
            let text = if *json {
                answer::json(&json!({"unharmed": true, "nodes": nodes, "edges": edges}))?
            } else {
                format!("{nodes} nodes, {edges} edges, unharmed\n")
            };
            Ok(Answer { text, favourable: true })
        }
        Command::Forward { asked, from, all, when } => {
            if from.is_empty() && all.is_empty() {
                return Err(Unusable::one("--from or --all says where to begin"));
            }
            let trace = open(&asked.image)?;
            let mut starts: Vec<Start> = all.iter().copied().map(Start::All).collect();
            for label in from {
                starts.push(find(&trace, label, &asked.image)?);
            }
            ask(&trace, asked, &Question::Forward { from: starts, window: when.window() })
        }
        Command::Backward { asked, from } => {
            let trace = open(&asked.image)?;
            let from = find(&trace, from, &asked.image)?;
            ask(&trace, asked, &Question::Backward { from })
        }
        Command::Sideways { asked, from, through, when } => {
            let trace = open(&asked.image)?;
            let from = find(&trace, from, &asked.image)?;
            let through = *through;
            ask(&trace, asked, &Question::Sideways { from, through, window: when.window() })
        }
    }
}

impl When {
    fn window(&self) -> Window {
        Window { from_s: self.since, until_s: self.until }
    }
}

fn open(image: &Path) -> Result<Trace<FilePages>, Unusable> {
    let pages = FilePages::open(image).map_err(|error| unreadable(image, &error))?;
    Trace::open(pages).map_err(|damaged| told_damaged(image, damaged))
}

fn told_damaged(image: &Path, damaged: Damaged) -> Unusable {
    Unusable::one(format!("{}: {damaged}", image.display()))
}

fn find(trace: &Trace<FilePages>, label: &Label, image: &Path) -> Result<Start, Unusable> {
    let found = trace.find(label).map_err(|damaged| told_damaged(image, damaged))?;
    let said = || Unusable::one(format!("{}: there is no {label}", image.display()));
    found.map(Start::One).ok_or_else(said)
}

fn ask(trace: &Trace<FilePages>, asked: &Asked, question: &Question) -> Result<Answer, Unusable> {
    let found = trace.ask(question).map_err(|damaged| told_damaged(&asked.image, damaged))?;
    let text = match &asked.hospital {
        None if asked.json => answer::json(&found)?,
        None => told(&found),
        Some(hospital) if asked.json => answer::json(&found.notice(hospital))?,
        Some(hospital) => notice::told(&found.notice(hospital)),
    };
    // An answered question is not a verdict, so it is never unfavourable.
    Ok(Answer { text, favourable: true })
}

/// Calls `each` with every line of a file.
fn lines(file: &Path, mut each: impl FnMut(&str)) -> Result<(), Unusable> {
    let failed = |error| unreadable(file, &error);
    let mut reader = BufReader::with_capacity(1 << 20, File::open(file).map_err(failed)?);
    let (mut line, mut count) = (Vec::new(), 0);
    while reader.read_until(b'\n', &mut line).map_err(failed)? > 0 {
        count += 1;
        let text = std::str::from_utf8(&line).map_err(|_| answer::no_text(file, count))?;
        each(text.trim_end_matches(['\n', '\r']));
        line.clear();
    }
    Ok(())
}

/// A builder with the content of an image.
fn begun(image: &Path) -> Result<Builder, Unusable> {
    let trace = open(image)?;
    let whole = trace.check().and_then(|()| Builder::resume(&trace));
    whole.map_err(|damaged| told_damaged(image, damaged))
}

fn build(
    mut builder: Builder,
    edges: &Path,
    places: Option<&Path>,
    out: &Path,
    as_json: bool,
) -> Result<Answer, Unusable> {
    let mut reasons = Vec::new();
    let mut reader = EdgeReader::default();
    lines(edges, |line| reader.line(line, &mut builder))?;
    if let Err(bad) = reader.end() {
        reasons.extend(Unusable::rows(edges, &bad).0);
    }
    if let Some(places) = places {
        let mut reader = WhereReader::default();
        lines(places, |line| reader.line(line, &mut builder))?;
        if let Err(bad) = reader.end() {
            reasons.extend(Unusable::rows(places, &bad).0);
        }
    }
    if !reasons.is_empty() {
        return Err(Unusable(reasons.iter().map(|reason| visible(reason)).collect()));
    }
    let image = builder
        .image()
        .map_err(|fault| Unusable::one(visible(&format!("{}: {fault}", edges.display()))))?;
    kept::replace(out, &image)?;
    let (file, bytes) = (out.display().to_string(), image.len());
    let text = if as_json {
        answer::json(&json!({"image": file, "bytes": bytes}))?
    } else {
        format!("{file}: {bytes} bytes\n")
    };
    Ok(Answer { text, favourable: true })
}

fn told(found: &Found) -> String {
    let mut text = format!("From {}\n", visible(&found.from.join(", ")));
    for (kind, held) in &found.reached {
        let milk = if held.volume_ul > 0 { format!(", {}", ml(held.volume_ul)) } else { "".into() };
        let _ = writeln!(text, "  {kind}: {}{milk}", held.count);
    }
    for (state, held) in &found.by_state {
        let _ = writeln!(text, "  bottles {state}: {}, {}", held.count, ml(held.volume_ul));
    }
    for hospital in &found.hospitals {
        let (name, ul) = (visible(&hospital.hospital), ml(hospital.volume_ul));
        let _ = writeln!(text, "Call {name}: {} bottles, {ul}", hospital.bottles);
    }
    if !found.sibling_donors.is_empty() {
        let names = visible(&found.sibling_donors.join(", "));
        let _ = writeln!(text, "Others in the same pools, nothing is wrong with them: {names}");
    }
    for share in &found.shares {
        let _ = writeln!(text, "{} of donor {}", ml(share.volume_ul), visible(&share.donor));
    }
    told_bottles(&mut text, "Bottle", &found.bottles);
    told_bottles(&mut text, "Also of the same pools:", &found.other_bottles);
    if !found.other_recipients.is_empty() {
        let names = visible(&found.other_recipients.join(", "));
        let _ = writeln!(text, "Also fed of the same pools: {names}");
    }
    text
}

fn told_bottles(text: &mut String, word: &str, bottles: &[BottleFound]) {
    for bottle in bottles {
        let state = bottle.state.map_or("unaccounted", |state| state.as_str());
        let at = bottle.at.as_deref().map_or(String::new(), |at| format!(", {}", visible(at)));
        let of = bottle.of_start_ul.map_or(String::new(), |ul| format!(" ({} of it)", ml(ul)));
        let (name, ul) = (visible(&bottle.bottle), ml(bottle.volume_ul));
        let _ = writeln!(text, "{word} {name}: {ul}{of}, {state}{at}");
    }
}

#[cfg(test)]
mod tests;
