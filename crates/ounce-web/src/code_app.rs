//! The codes of second factors: those of a code app (RFC 6238) and those on paper.
//!
//! Both follow from the id of the factor and the key of the installation.

use hmac::{Hmac, KeyInit, Mac};
use ounce_domain::id::Id;
use ounce_domain::member::second_factor::{Codes, RECOVERY, SecondFactor};
use sha1::Sha1;

use crate::links::encode;
use crate::tokens::{Tokens, base_32};

/// How long a secret is: that of the hash, as RFC 4226 advises.
const SECRET: usize = 20;
/// The alphabet of secrets in code apps (RFC 4648).
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The codes of one factor.
pub struct CodeApp {
    tokens: Tokens,
    id: Id<SecondFactor>,
}

impl CodeApp {
    pub fn new(tokens: &Tokens, id: Id<SecondFactor>) -> Self {
        Self { tokens: tokens.clone(), id }
    }

    fn secret(&self) -> [u8; SECRET] {
        let mut secret = [0; SECRET];
        secret.copy_from_slice(&self.tokens.bytes("second-factor", self.id.bytes())[..SECRET]);
        secret
    }

    /// The secret as it is typed into an app, in groups of four.
    pub fn typed_secret(&self) -> String {
        let letters = self.base_32();
        let groups: Vec<&str> = letters
            .as_bytes()
            .chunks(4)
            .filter_map(|group| std::str::from_utf8(group).ok())
            .collect();
        groups.join(" ")
    }

    fn base_32(&self) -> String {
        crate::tokens::letters(&self.secret(), SECRET * 8 / 5, ALPHABET)
    }

    /// The address that an app reads from a picture: who asks, and whose it is.
    pub fn uri(&self, issuer: &str, email: &str) -> String {
        let (issuer, email) = (encode(issuer), encode(email));
        format!("otpauth://totp/{issuer}:{email}?secret={}&issuer={issuer}", self.base_32())
    }
}

impl Codes for CodeApp {
    fn app(&self, step: i64) -> String {
        code(&self.secret(), step)
    }

    fn recovery(&self, number: u32) -> String {
        let bytes = self.tokens.bytes(&format!("recovery {number}"), self.id.bytes());
        base_32(&bytes, RECOVERY)
    }
}

/// A code of six digits (RFC 4226, 5.3).
fn code(secret: &[u8], step: i64) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("an HMAC takes a key of any length");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash[hash.len() - 1] & 15);
    let four = hash[offset..offset + 4].iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{:06}", (four & 0x7fff_ffff) % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(key: u8, id: u8) -> CodeApp {
        CodeApp::new(&Tokens::new([key; 32]), Id::from_bytes([id; 16]))
    }

    /// The table of RFC 6238, appendix B; its codes have eight digits, ours are the last six.
    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(b"12345678901234567890", seconds / 30), expected, "{seconds}");
        }
    }

    #[test]
    fn every_factor_has_its_own_codes() {
        let one = ours(1, 1);
        assert_eq!(one.app(1), ours(1, 1).app(1));
        for other in [ours(2, 1), ours(1, 2)] {
            assert_ne!(one.typed_secret(), other.typed_secret());
            assert_ne!(one.recovery(0), other.recovery(0));
        }
        assert_ne!(one.recovery(0), one.recovery(1));
        assert_eq!(one.recovery(0).len(), RECOVERY);
    }

    #[test]
    fn an_app_reads_who_asks_and_whose_it_is() {
        let ours = ours(1, 1);
        let secret = ours.typed_secret().replace(' ', "");
        assert_eq!(secret.len(), 32);
        let uri = ours.uri("Milk Stroll", "ada@ounce.example");
        let expected = format!(
            "otpauth://totp/Milk%20Stroll:ada%40ounce.example?secret={secret}&issuer=Milk%20Stroll"
        );
        assert_eq!(uri, expected);
    }
}
