//! `ounce milk release`: may this batch be released, and if not, why not?

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ounce_milk::states::{ReleaseRecord, ReleaseVerdict, decide, parse_record};

use super::answer::{self, Answer, Unusable};
use super::choice::visible;

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// The evidence of a batch, as JSON; may be given several times
    #[arg(long, value_name = "FILE", required = true)]
    record: Vec<PathBuf>,
    /// Answer in JSON: one verdict, or a list of them when there are several records
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(weigh(&args))
}

fn weigh(args: &Args) -> Result<Answer, Unusable> {
    let (mut verdicts, mut unusable) = (Vec::new(), Vec::new());
    for file in &args.record {
        match record(file) {
            Ok(record) => verdicts.push(decide(&record)),
            Err(Unusable(reasons)) => unusable.extend(reasons),
        }
    }
    if !unusable.is_empty() {
        return Err(Unusable(unusable));
    }
    let text = match (args.json, verdicts.as_slice()) {
        (true, [one]) => answer::json(one)?,
        (true, several) => answer::json(&several)?,
        (false, several) => several.iter().map(told).collect(),
    };
    Ok(Answer { text, favourable: verdicts.iter().all(|verdict| verdict.released) })
}

/// The evidence of one batch.
pub(super) fn record(file: &Path) -> Result<ReleaseRecord, Unusable> {
    parse_record(&answer::text(file)?).map_err(|(line, column, reason)| {
        Unusable(vec![visible(&format!("{}:{line}: {column}: {reason}", file.display()))])
    })
}

fn told(verdict: &ReleaseVerdict) -> String {
    let batch = visible(&verdict.batch);
    let mut text = match &verdict.release {
        Some(release) => {
            let signed = visible(&release.signed_by().join(" and "));
            format!("{batch}: may be released, signed by {signed}\n")
        }
        None => format!("{batch}: may not be released\n"),
    };
    for reason in &verdict.reasons {
        let about = visible(&reason.about);
        let about = if about.is_empty() { String::new() } else { format!("{about}: ") };
        let _ = writeln!(text, "  - {about}{}", visible(&reason.because));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milk::choice::tests::Folder;

    const RECORD: &str = r#"{
  "batch": "B1", "cycle_on": "2026-03-02", "operator": "O1",
  "containers": [{"container": "C1", "donor": "D1", "expressed_on": "2026-01-10"}],
  "donors": {"D1": {"approved": [{"from": "2026-01-01", "until": "2026-01-31"}],
                    "covered": [{"from": "2026-01-01", "until": "2026-06-30"}]}},
  "curve": {"accepted": true, "pack": "holder", "version": "2026.1", "trace_sha256": "ab",
            "probes": ["T1"]},
  "calibrations": [{"probe": "T1", "valid_from": "2025-03-02", "valid_until": "2026-03-02"}],
  "culture": {"passed": true, "pack": "us-hmbana", "version": "2026.1"},
  "signatures": [{"who": "O2", "at": "2026-03-05T09:00:00Z"},
                 {"who": "O3", "at": "2026-03-05T10:00:00Z"}]
}"#;

    fn run_on(records: &[&str], json: bool) -> Result<Answer, Unusable> {
        let folder = Folder::new();
        let file = |(n, text): (usize, &&str)| folder.file(&format!("{n}.json"), text);
        let record = records.iter().enumerate().map(file).collect();
        weigh(&Args { record, json })
    }

    #[test]
    fn good_evidence_and_bad() {
        let seen = run_on(&[RECORD], false).expect("can be used");
        let text = "B1: may be released, signed by O2 and O3\n";
        assert_eq!(seen, Answer { text: text.into(), favourable: true });
        let late = RECORD.replace("2026-01-10", "2026-02-01");
        let seen = run_on(&[RECORD, &late], false).expect("can be used");
        let reason = "  - C1: donor D1 was not approved on 2026-02-01\n";
        let text = format!("{text}B1: may not be released\n{reason}");
        assert_eq!(seen, Answer { text, favourable: false });
        let seen = run_on(&[&late], true).expect("can be used");
        let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
        assert_eq!(json["reasons"][0]["code"], "donor_not_approved");
    }

    #[test]
    fn a_record_that_is_none_is_told_where() {
        let said = run_on(&["{\n\"batch\": 7}", RECORD], false).expect_err("a number is no name");
        assert_eq!(said.0.len(), 1);
        assert!(said.0[0].contains("0.json:2: 10: invalid type"), "{said:?}");
        let unknown = RECORD.replace("\"operator\"", "\"cook\"");
        assert!(run_on(&[&unknown], false).expect_err("unknown").0[0].contains("`cook`"));
    }
}
