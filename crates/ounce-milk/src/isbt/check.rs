//! The check character of ISO/IEC 7064, mod 37-2.
//!
//! It changes with every single wrong character and with every two neighbours that change places,
//! which is how people mistype.

/// The values 0 to 36 as characters. The last stands in check characters only.
pub const ALPHABET: &[u8; 37] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

/// The checksum, 0 to 36, of a text of digits and capital letters; `None` for any other text.
pub fn checksum(text: &str) -> Option<u8> {
    let mut sum = 0;
    for byte in text.bytes() {
        let value = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A' + 10,
            _ => return None,
        };
        sum = (sum + u16::from(value)) * 2 % 37;
    }
    u8::try_from((38 - sum) % 37).ok()
}

/// The character for a checksum of 0 to 36.
pub fn character(checksum: u8) -> char {
    char::from(ALPHABET[usize::from(checksum) % ALPHABET.len()])
}
