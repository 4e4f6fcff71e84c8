//! The file of a temperature logger, kept whole inside of a record.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::seal;

/// The prefix of bytes that are written in hexadecimal.
const HEX: &str = "hex:";

/// The bytes of a trace. Text is kept as it is. Other bytes, and text that begins with `hex:`, are
/// kept in hexadecimal behind `hex:`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TraceFile(String);

impl TraceFile {
    pub fn of(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) if !text.starts_with(HEX) => Self(text.to_owned()),
            _ => Self(HEX.to_owned() + &seal::hex(bytes)),
        }
    }

    /// The bytes of the file. `None` if the text behind `hex:` is not hexadecimal.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let Some(digits) = self.0.strip_prefix(HEX) else { return Some(self.0.clone().into()) };
        let byte = |pair: &[u8]| {
            let [high, low] = pair else { return None };
            let digit = |byte: &u8| char::from(*byte).to_digit(16);
            u8::try_from(digit(high)? * 16 + digit(low)?).ok()
        };
        digits.as_bytes().chunks(2).map(byte).collect()
    }

    /// SHA-256 of the file, in hexadecimal.
    pub fn sha256(&self) -> Option<String> {
        Some(seal::hex(&Sha256::digest(self.bytes()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_stands_as_it_is_and_anything_else_in_hexadecimal() {
        let json = |bytes: &[u8]| serde_json::to_string(&TraceFile::of(bytes)).expect("text");
        assert_eq!(json(b"0,T1,4\n"), r#""0,T1,4\n""#);
        assert_eq!(json(b"\xff\xfe0\0"), r#""hex:fffe3000""#);
        assert_eq!(json(b"hex:00"), r#""hex:6865783a3030""#);
        // `printf abc | sha256sum`
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(TraceFile::of(b"abc").sha256().as_deref(), Some(known));
        for bad in ["hex:0", "hex:0g", "hex:é0"] {
            assert_eq!(TraceFile(bad.to_owned()).bytes(), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_file_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            prop_assert_eq!(TraceFile::of(&bytes).bytes(), Some(bytes));
        }
    }
}
