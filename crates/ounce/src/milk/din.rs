//! `ounce milk din`: checks a donation identification number, makes one, or reads a symbol.

#[cfg(test)]
mod tests;

use std::process::ExitCode;

use ounce_milk::isbt::{Din, Facility, Flag, Scanned, Structure, examine};
use serde::Serialize;

use super::answer::{self, Answer, Unusable};
use super::label;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Check a number, as scanned (=A99902600000100) or typed (A9990 26 000001 S).
    Check {
        /// The number; groups may be separate words.
        #[arg(required = true, num_args = 1..)]
        din: Vec<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Read a symbol, as a scanner sends it.
    Read {
        /// One fact, or a message of several.
        #[arg(required = true, num_args = 1..)]
        scan: Vec<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Make the number with this serial number, as it is printed and scanned.
    Next {
        /// Five characters; A9990 to A9999 are for trying out.
        #[arg(long)]
        facility: String,
        /// The last two digits of the year.
        #[arg(long, value_parser = clap::value_parser!(u8).range(0..=99))]
        year: u8,
        /// 0 to 999999.
        #[arg(long, value_parser = clap::value_parser!(u32).range(0..=999_999))]
        serial: u32,
        /// Confirm that the facility is registered with ICCBBA under this number.
        #[arg(long)]
        facility_registered: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

/// The answer of `din check --json`.
#[derive(Debug, Serialize)]
struct Checked {
    /// The thirteen characters, or the text that was typed if it has none.
    din: String,
    valid: bool,
    check_character: Option<char>,
    /// The flag that carries the checksum of the DIN.
    flag: Option<String>,
    /// The flag that was read.
    flag_read: Option<String>,
    /// Whether the facility is one for trying out.
    facility_for_validation: Option<bool>,
    problems: Vec<Problem>,
}

#[derive(Debug, Serialize)]
struct Problem {
    code: &'static str,
    detail: String,
}

/// A fact of `din read --json`.
#[derive(Debug, Serialize)]
struct Fact {
    fact: &'static str,
    /// As it stands in the symbol.
    text: String,
    /// In words for people.
    says: String,
}

/// The answer of `din next --json`.
#[derive(Debug, Serialize)]
struct Made {
    din: String,
    check_character: char,
    /// The flag that carries the checksum of the DIN.
    flag: String,
    /// As a bar code holds it, with no flag.
    scanned: String,
    /// As it is printed for people, with the check character behind it.
    printed: String,
    /// The serial number after this one, unless the year is used up.
    next_serial: Option<u32>,
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(answer(&args))
}

fn answer(args: &Args) -> Result<Answer, Unusable> {
    match &args.what {
        What::Check { din, json } => check(&din.join(" "), *json),
        What::Read { scan, json } => read(&scan.join(" "), *json),
        What::Next { facility, year, serial, facility_registered, json } => {
            let facility = Facility::parse(facility)
                .map_err(|refusal| Unusable::one(format!("--facility: {refusal}")))?;
            facility.may_issue(*facility_registered).map_err(|refusal| {
                Unusable::one(format!("{refusal}, and says so with --facility-registered"))
            })?;
            made(Din::new(facility, *year, *serial).map_err(Unusable::one)?, *json)
        }
    }
}

fn check(typed: &str, json: bool) -> Result<Answer, Unusable> {
    let found = examine(typed);
    let checked = Checked {
        din: found.din.map_or_else(|| typed.trim().to_owned(), |din| din.to_string()),
        valid: found.is_valid(),
        check_character: found.din.map(|din| din.check_character()),
        flag: found.din.map(|din| Flag::checksum_of(&din).to_string()),
        flag_read: found.flag.map(|flag| flag.to_string()),
        facility_for_validation: found.din.map(|din| din.facility().is_for_validation()),
        problems: found
            .problems
            .iter()
            .map(|problem| Problem { code: problem.code(), detail: problem.to_string() })
            .collect(),
    };
    let text = if json { answer::json(&checked)? } else { checked.said() };
    Ok(Answer { text, favourable: checked.valid })
}

fn read(scan: &str, json: bool) -> Result<Answer, Unusable> {
    let scanned = Scanned::read(scan).map_err(Unusable::one)?;
    let facts: Vec<Fact> = scanned
        .structures()
        .iter()
        .map(|one| Fact { fact: label::fact(one), text: one.to_string(), says: says(one) })
        .collect();
    let text = if json {
        answer::json(&facts)?
    } else {
        facts.iter().map(|one| format!("{}: {}\n", one.fact, one.says)).collect()
    };
    Ok(Answer { text, favourable: true })
}

fn says(one: &Structure) -> String {
    match one {
        Structure::Din { din, .. } => format!("{} {}", din.spoken(), din.check_character()),
        Structure::Product(code) => match code.division() {
            0 => code.description().to_owned(),
            bottle => format!("{}, bottle {bottle}", code.description()),
        },
        Structure::Expires(at) | Structure::Collected(at) | Structure::Produced(at) => {
            at.at().strftime("%Y-%m-%d %H:%M").to_string()
        }
        Structure::ContainerLot(lot) | Structure::ItemLot(lot) => lot.as_str().to_owned(),
        Structure::Donor { facility, number } | Structure::Staff { facility, number } => {
            format!("{facility} {number}")
        }
        Structure::Consignment { facility, year, serial, box_number, boxes } => {
            format!("{facility} {year:02} {serial:05}, box {box_number} of {boxes}")
        }
    }
}

impl Checked {
    fn said(&self) -> String {
        let is = if self.valid { "valid" } else { "not valid" };
        let mut text = format!("{}: {is}\n", self.din);
        if let (Some(character), Some(flag)) = (self.check_character, &self.flag) {
            text.push_str(&format!("  check character {character}, checksum flag {flag}\n"));
        }
        if self.facility_for_validation == Some(true) {
            text.push_str("  the facility is one for trying out\n");
        }
        for problem in &self.problems {
            text.push_str(&format!("  because: {}\n", problem.detail));
        }
        text
    }
}

fn made(din: Din, json: bool) -> Result<Answer, Unusable> {
    let made = Made {
        din: din.to_string(),
        check_character: din.check_character(),
        flag: Flag::checksum_of(&din).to_string(),
        scanned: format!("={din}{}", Flag::NONE),
        printed: format!("{} {}", din.spoken(), din.check_character()),
        next_serial: Some(din.serial() + 1).filter(|serial| *serial < 1_000_000),
    };
    let text = if json {
        answer::json(&made)?
    } else {
        format!("{}\n  printed {}\n  scanned {}\n", made.din, made.printed, made.scanned)
    };
    Ok(Answer { text, favourable: true })
}
