//! A device with one passkey: what Web Authentication asks of an authenticator and a browser, written
//! down here without the crate that checks it.

use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const ORIGIN: &str = "http://stroll.example";
const HOST: &str = "stroll.example";
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const HAS_KEY: u8 = 0x40;

/// What a page asks.
pub(super) struct Asked {
    pub(super) challenge: String,
    pub(super) options: String,
}

impl Asked {
    pub(super) fn read(page: &str) -> Self {
        let between = |before: &str| {
            let rest = page.split(before).nth(1).unwrap_or_else(|| panic!("{before}: {page}"));
            rest.split('"').next().unwrap_or_default().to_owned()
        };
        let options = between("data-options=\"").replace("&#34;", "\"").replace("&quot;", "\"");
        Self { challenge: between("name=\"challenge\" value=\""), options }
    }
}

/// What a signature is made of.
pub(super) struct Signs {
    pub(super) kind: &'static str,
    pub(super) origin: String,
    pub(super) host: String,
    pub(super) flags: u8,
    pub(super) counter: u32,
    pub(super) is_framed: bool,
    pub(super) user: Vec<u8>,
}

#[derive(Clone)]
pub(super) struct Device {
    pkcs8: Vec<u8>,
    pub(super) id: Vec<u8>,
    user: Vec<u8>,
    counter: u32,
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let value = three.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        let value = value << (8 * (3 - three.len()));
        for n in 0..=three.len() {
            text.push(char::from(LETTERS[(value >> (18 - 6 * n) & 63) as usize]));
        }
    }
    text
}

fn bytes(text: &str) -> Vec<u8> {
    let six = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let value = four.iter().fold(0_u32, |sum, letter| sum << 6 | u32::from(six(*letter)));
        let value = value << (6 * (4 - four.len()));
        bytes.extend_from_slice(&value.to_be_bytes()[1..four.len()]);
    }
    bytes
}

impl Device {
    pub(super) fn new() -> Self {
        let dice = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &dice);
        let mut id = vec![0; 32];
        dice.fill(&mut id).expect("dice");
        let pkcs8 = made.expect("a key pair").as_ref().to_vec();
        Self { pkcs8, id, user: Vec::new(), counter: 0 }
    }

    pub(super) fn counting(mut self, counter: u32) -> Self {
        self.counter = counter - 1;
        self
    }

    pub(super) fn id_text(&self) -> String {
        base64(&self.id)
    }

    fn pair(&self) -> EcdsaKeyPair {
        let alg = &ECDSA_P256_SHA256_ASN1_SIGNING;
        EcdsaKeyPair::from_pkcs8(alg, &self.pkcs8, &SystemRandom::new()).expect("a key pair")
    }

    fn client_data(options: &Value, signs: &Signs) -> Vec<u8> {
        let data = json!({
            "type": signs.kind,
            "challenge": options["challenge"],
            "origin": signs.origin,
            "crossOrigin": signs.is_framed,
        });
        data.to_string().into_bytes()
    }

    fn authenticator_data(signs: &Signs) -> Vec<u8> {
        let mut data = Sha256::digest(signs.host.as_bytes()).to_vec();
        data.push(signs.flags);
        data.extend_from_slice(&signs.counter.to_be_bytes());
        data
    }

    /// The public key as COSE: an elliptic curve key for ES256 on P-256.
    fn cose(&self) -> Vec<u8> {
        let pair = self.pair();
        let point = pair.public_key().as_ref();
        let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        key.extend_from_slice(&point[1..33]);
        key.extend_from_slice(&[0x22, 0x58, 0x20]);
        key.extend_from_slice(&point[33..65]);
        key
    }

    fn usual(&self, kind: &'static str) -> Signs {
        Signs {
            kind,
            origin: ORIGIN.to_owned(),
            host: HOST.to_owned(),
            flags: PRESENT | VERIFIED,
            counter: self.counter,
            is_framed: false,
            user: self.user.clone(),
        }
    }

    /// Makes the passkey that a page asks for.
    pub(super) fn makes(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options are JSON");
        assert_eq!(options["rp"]["id"], HOST);
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        self.user = bytes(options["user"]["id"].as_str().expect("a user"));
        let signs = Signs { flags: PRESENT | VERIFIED | HAS_KEY, ..self.usual("webauthn.create") };
        let mut data = Self::authenticator_data(&signs);
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend_from_slice(&self.id);
        data.extend_from_slice(&self.cose());
        // A map of three in CBOR: no statement of who made the device.
        let mut object = vec![0xa3, 0x63];
        object.extend_from_slice(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).expect("below 256"));
        object.extend_from_slice(&data);
        let response = json!({
            "clientDataJSON": base64(&Self::client_data(&options, &signs)),
            "attestationObject": base64(&object),
            "transports": ["internal", "hybrid", "by-pigeon"],
        });
        let id = self.id_text();
        json!({"id": id, "rawId": id, "type": "public-key", "response": response}).to_string()
    }

    /// Signs what a page asks.
    pub(super) fn signs(&mut self, options: &str) -> String {
        let signed = self.clone().signs_as(options, |signs| signs);
        self.counter += 1;
        signed
    }

    pub(super) fn signs_as(mut self, options: &str, change: fn(Signs) -> Signs) -> String {
        self.counter += 1;
        let options: Value = serde_json::from_str(options).expect("options are JSON");
        let signs = change(self.usual("webauthn.get"));
        let client = Self::client_data(&options, &signs);
        let data = Self::authenticator_data(&signs);
        let mut message = data.clone();
        message.extend_from_slice(&Sha256::digest(&client));
        let signature = self.pair().sign(&SystemRandom::new(), &message).expect("a signature");
        let response = json!({
            "clientDataJSON": base64(&client),
            "authenticatorData": base64(&data),
            "signature": base64(signature.as_ref()),
            "userHandle": base64(&signs.user),
        });
        let id = self.id_text();
        json!({"id": id, "rawId": id, "type": "public-key", "response": response}).to_string()
    }
}
