//! The form in which a verdict is stored: text that can be made again byte for byte, and a digest
//! by which another record names it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The part of a stored verdict that it can be made from again: what it was made from, and the
/// version of the pack.
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

/// SHA-256 of a verdict's JSON without white space between its parts, in hexadecimal. A verdict
/// that carries its own digest is asked before it does.
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
