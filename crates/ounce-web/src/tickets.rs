//! Tickets that a phone checks without network.
//!
//! A phone knows the tickets that were given out before it asked for its list. To one that was given
//! out later a signature is added, by ECDSA on P-256 with SHA-256, which every browser checks by
//! itself (Web Cryptography API). It says of which stroll the ticket is and how many people come, so
//! that the family is let in and counted; who they are is known when the phone has network again.

use std::sync::Arc;

use ounce_domain::id::Id;
use ounce_domain::registration::Party;
use ounce_domain::stroll::Stroll;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};

use crate::tokens::base_32;

/// 64 bytes, five bits a letter.
const LETTERS: usize = 103;

/// The key pair of an installation.
#[derive(Clone)]
pub struct TicketKey {
    pair: Arc<EcdsaKeyPair>,
    dice: SystemRandom,
}

impl TicketKey {
    /// A new key pair, as it is kept: in PKCS #8.
    ///
    /// # Panics
    /// When the system has no randomness: tickets would not be safe.
    pub fn make() -> Vec<u8> {
        let dice = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &dice);
        made.expect("the system gives random bytes").as_ref().to_vec()
    }

    /// Reads a key pair as it was kept.
    pub fn read(kept: &[u8]) -> Option<Self> {
        let dice = SystemRandom::new();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, kept, &dice).ok()?;
        Some(Self { pair: Arc::new(pair), dice })
    }

    /// What a phone checks by: the uncompressed point, 65 bytes in hexadecimal digits.
    pub fn public(&self) -> String {
        self.pair.public_key().as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A ticket with its signature: `{ticket}-{adults}-{children}-{signature}`. The signature is over
    /// [`message`]; it is another one each time. `None` when the system has no randomness.
    pub fn sign(&self, ticket: &str, stroll: Id<Stroll>, party: Party) -> Option<String> {
        let signed = message(ticket, stroll, party);
        let signature = self.pair.sign(&self.dice, signed.as_bytes()).ok()?;
        let signature = base_32(signature.as_ref(), LETTERS);
        Some(format!("{ticket}-{}-{}-{signature}", party.adults, party.children))
    }
}

/// What is signed, in capitals, as a camera reads it.
fn message(ticket: &str, stroll: Id<Stroll>, party: Party) -> String {
    let text = format!("ounce {stroll} {ticket} {} {}", party.adults, party.children);
    text.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    fn bytes(letters: &str) -> Vec<u8> {
        let alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        let five = letters.chars().map(|c| alphabet.find(c).expect("a letter of base 32"));
        let bits: Vec<bool> =
            five.flat_map(|five| (0..5).rev().map(move |bit| five >> bit & 1 == 1)).collect();
        let byte = |bits: &[bool]| bits.iter().fold(0_u8, |byte, bit| byte << 1 | u8::from(*bit));
        bits.chunks_exact(8).map(byte).collect()
    }

    #[test]
    fn a_signature_is_good_for_its_stroll_and_party_and_reads_back_after_a_restart() {
        let kept = TicketKey::make();
        let (key, again) = (TicketKey::read(&kept), TicketKey::read(&kept));
        let (key, again) = (key.expect("it was made now"), again.expect("it was made now"));
        let (stroll, party) = (Id::from_bytes([7; 16]), Party { adults: 2, children: 1 });
        let signed = key.sign("abc-12", stroll, party).expect("there is randomness");
        let signature = signed.strip_prefix("abc-12-2-1-").expect("the ticket comes first");
        assert_eq!(signature.len(), LETTERS);
        assert_eq!(key.public(), again.public());
        let point = bytes_of_hex(&again.public());
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
        let good = |message: &str| public.verify(message.as_bytes(), &bytes(signature)).is_ok();
        assert!(good(&message("abc-12", stroll, party)));
        assert!(!good(&message("abc-12", Id::from_bytes([8; 16]), party)));
        assert!(!good(&message("abc-12", stroll, Party { adults: 3, children: 1 })));
        assert!(!good(&message("abd-12", stroll, party)));
        assert!(TicketKey::read(&kept[1..]).is_none());
    }

    fn bytes_of_hex(text: &str) -> Vec<u8> {
        let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).expect("digits");
        (0..text.len()).step_by(2).map(byte).collect()
    }
}
