//! `ounce milk synth`: an invented milk bank with a whole history, and the expected findings.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use ounce_milk_synth::{Plan, bank};
use serde_json::json;

use super::answer::{self, Answer, Unusable, unreadable};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// How many people offer milk, 4 to 20,000
    #[arg(long, value_name = "N")]
    donors: u32,
    /// How many months the history has, 3 to 60
    #[arg(long, value_name = "M")]
    months: u32,
    /// The seed: the same number gives the same bytes
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// An empty or new folder
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(invent(&args))
}

fn invent(args: &Args) -> Result<Answer, Unusable> {
    let plan = Plan { donors: args.donors, months: args.months, seed: args.seed };
    let files = bank(plan).map_err(Unusable::one)?;
    let out = &args.out;
    let failed = |error| unreadable(out, &error);
    fs::create_dir_all(out).map_err(failed)?;
    // Files that stand there already would be taken for part of the bank.
    if fs::read_dir(out).map_err(failed)?.next().is_some() {
        return Err(Unusable::one(format!("{}: the folder is not empty", out.display())));
    }
    for folder in ["answers", "traces", "release"] {
        fs::create_dir_all(out.join(folder)).map_err(failed)?;
    }
    for file in &files {
        let path = out.join(&file.path);
        fs::write(&path, &file.text).map_err(|error| unreadable(&path, &error))?;
    }
    let (count, folder) = (files.len(), out.display().to_string());
    let text = if args.json {
        answer::json(&json!({"out": folder, "files": count, "start_at": "README.md"}))?
    } else {
        format!("{count} files in {folder}; start at README.md\n")
    };
    Ok(Answer { text, favourable: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milk::choice::tests::Folder;

    #[test]
    fn a_bank_is_written_once_and_over_nothing() {
        let folder = Folder::new();
        let out = folder.path().join("bank");
        let args = Args { donors: 4, months: 3, seed: 1, out: out.clone(), json: false };
        assert!(invent(&args).expect("an empty folder").favourable);
        let truth = fs::read_to_string(out.join("truth.json")).expect("it was written");
        assert!(truth.contains("\"late_positive\""), "{truth}");
        assert!(out.join("edges.csv").is_file());
        let said = invent(&args).expect_err("the folder is not empty");
        assert!(said.0[0].ends_with("the folder is not empty"), "{said:?}");
        assert!(invent(&Args { donors: 1, ..args }).is_err());
    }
}
