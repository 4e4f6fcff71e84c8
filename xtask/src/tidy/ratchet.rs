//! Breaches that are known: `xtask/ratchet.txt`, one `rule path count` per line.
//!
//! A known breach may shrink and never grow, and once it has shrunk the record must follow, so the
//! file only ever gets shorter. A new breach is never added to it: it is repaired.

use std::collections::BTreeMap;

use super::Finding;

/// The complaints that remain beyond the recorded ones; empty when all rules are kept.
pub(crate) fn hold(found: Vec<Finding>, allowed: &str) -> Vec<String> {
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut complaints = Vec::new();
    for line in allowed.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match (words.as_slice(), words.last().map(|n| n.parse())) {
            ([rule, path, _], Some(Ok(count))) => {
                known.insert(((*rule).to_owned(), (*path).to_owned()), count);
            }
            _ => complaints.push(format!("xtask/ratchet.txt: `{line}` is not `rule path count`")),
        }
    }
    let mut by_place: BTreeMap<(String, String), Vec<Finding>> = BTreeMap::new();
    for finding in found {
        by_place.entry((finding.rule.to_owned(), finding.path.clone())).or_default().push(finding);
    }
    for (place, count) in &known {
        let now = by_place.get(place).map_or(0, Vec::len);
        if now < *count {
            let (rule, path) = place;
            complaints.push(format!(
                "xtask/ratchet.txt: {path} has {now} breaches of {rule} left, not {count}: \
                 record the better figure"
            ));
        }
    }
    for (place, findings) in by_place {
        if findings.len() > known.get(&place).copied().unwrap_or(0) {
            complaints.extend(
                findings.iter().map(|f| format!("{}:{}: {}: {}", f.path, f.line, f.rule, f.says)),
            );
        }
    }
    complaints
}
