//! The form in which a verdict is stored: text that can be made again byte for byte, the seal
//! behind the findings, and a digest by which another record names the verdict.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::culture::Named;
use crate::pack::{Pack, day};

/// The last part of a verdict, behind its findings: the pack that decided, and the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seal<I> {
    /// Whether nobody has read the source of some part of its basis.
    pub example: bool,
    pub pack: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    /// The dictionary that this version of the pack names, where it names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dictionary: Option<Named>,
    /// The input, beside the pack.
    pub input: I,
    /// The name that another record uses for the verdict; empty if no record names it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub digest: String,
}

impl<I> Seal<I> {
    pub(crate) fn of(pack: &impl Pack, example: bool, input: I) -> Self {
        Self {
            example,
            pack: pack.id().to_owned(),
            version: pack.version().to_owned(),
            effective: pack.effective(),
            dictionary: None,
            input,
            digest: String::new(),
        }
    }
}

/// A verdict that carries its own digest.
pub(crate) fn sealed<V: Serialize, I>(mut verdict: V, seal: fn(&mut V) -> &mut Seal<I>) -> V {
    let digest = digest(&verdict);
    seal(&mut verdict).digest = digest;
    verdict
}

/// The part of a stored verdict from which it can be made again: the input, and the version of the
/// pack.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stored<I> {
    pub pack: String,
    pub version: String,
    pub input: I,
}

/// JSON with two spaces of indent and a line end.
pub(crate) fn text(verdict: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(verdict);
    json.expect("a verdict has text keys and nothing that fails to serialise") + "\n"
}

/// SHA-256 of a verdict's JSON without white space between its parts, in hexadecimal. For a verdict
/// that holds its own digest, this is computed before the digest is filled in.
pub(crate) fn digest(verdict: &impl Serialize) -> String {
    let json = serde_json::to_vec(verdict);
    let json = json.expect("a verdict has text keys and nothing that fails to serialise");
    hex(&Sha256::digest(json))
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn a_digest_is_that_of_the_plain_json() {
        // `printf '{"a":[1,"b"]}' | sha256sum`
        let known = "ee70aef572200b15408cec63724334e0ccd6c2b5d1cd7225a7f6a3f2a9aa80a9";
        assert_eq!(super::digest(&json!({"a": [1, "b"]})), known);
        assert_eq!(super::text(&json!({"a": 1})), "{\n  \"a\": 1\n}\n");
    }
}
