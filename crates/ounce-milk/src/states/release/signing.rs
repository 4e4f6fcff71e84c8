//! Checks the signatures: at least two people sign this record, not too early. The person who ran
//! the cycle does not sign.

use ounce_domain::reference::person;
use std::collections::BTreeMap;

use super::Rests;
use super::cycle::is_before;
use super::reason::{Against, ReleaseCode};
use super::record::{ReleaseRecord, Signature};

/// Returns the people who signed, each once.
pub(super) fn look(
    record: &ReleaseRecord,
    rests: &Rests<'_>,
    against: &mut Against,
) -> Vec<String> {
    let operator = person(&record.operator);
    if operator.is_empty() {
        against.say(ReleaseCode::OperatorUnknown, "", "nobody is named who ran the cycle");
    }
    let known_at = record.culture.iter().map(|fact| fact.known_at).max();
    let digest = record.digest();
    let mut people: BTreeMap<String, &str> = BTreeMap::new();
    for Signature { who, at, record_sha256 } in &record.signatures {
        let signer = person(who);
        if signer.is_empty() {
            against.say(ReleaseCode::SignerUnknown, who, "a signature names nobody");
        } else if signer == operator {
            let because = "whoever ran the cycle does not sign it";
            against.say(ReleaseCode::OperatorSigned, who, because);
        } else {
            people.entry(signer).or_insert(who);
        }
        if is_before(*at, record.cycle_on) {
            let because = format!("signed before the cycle of {}", record.cycle_on);
            against.say(ReleaseCode::SignedTooEarly, who, because);
        } else if let Some(known_at) = known_at.filter(|known_at| at < known_at) {
            let because = format!("signed at {at}, before the culture was known at {known_at}");
            against.say(ReleaseCode::SignedTooEarly, who, because);
        }
        if *at > rests.now {
            against.say(
                ReleaseCode::SignedInFuture,
                who,
                format!("signed at {at}, which is not yet"),
            );
        }
        if !record_sha256.trim().eq_ignore_ascii_case(&digest) {
            against.say(ReleaseCode::SignedOther, who, "signed something other than this record");
        }
    }
    if people.len() < 2 {
        let because = format!("{} of two people signed", people.len());
        against.say(ReleaseCode::TwoMustSign, "", because);
    }
    people.into_values().map(str::to_owned).collect()
}
