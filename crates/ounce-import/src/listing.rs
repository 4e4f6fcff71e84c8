//! The findings of a file as lines for the shell.

use super::words;
use super::{Finding, Weight};

/// All faults of a file, as `file:line: column: reason`, and their number.
pub fn listing(file: &str, findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        text.push_str(&format!("{file}:{finding}\n"));
    }
    let of = |weight| findings.iter().filter(|finding| finding.weight == weight).count() as u64;
    let warnings = words::count(of(Weight::Warning), "warning", "warnings");
    let verdict = match (of(Weight::Fault), of(Weight::Warning)) {
        (0, _) => format!("{warnings} in {file}; --accept-warnings imports it all the same"),
        (faults, 0) => {
            format!("{} to put right in {file}", words::count(faults, "thing", "things"))
        }
        (faults, _) => {
            let faults = words::count(faults, "thing", "things");
            format!("{faults} to put right in {file}, and {warnings}")
        }
    };
    text.push_str(&format!("{verdict}; nothing was written\n"));
    text
}

/// The warnings of a file that is imported all the same.
pub fn warned(file: &str, warnings: &[Finding]) -> String {
    warnings.iter().map(|warning| format!("{file}:{warning}\n")).collect()
}
