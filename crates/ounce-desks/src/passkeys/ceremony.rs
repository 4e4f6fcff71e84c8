//! What an authenticator is asked, and whether its answer holds.
//!
//! The crate `passki` knows the rules of Web Authentication. It makes a challenge by dice of its own
//! each time; ours is put in its place, since ours needs no row before it was answered.

use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::member::passkey::{Challenge, LONGEST_CREDENTIAL, Passkey, host_of, is_open};
use ounce_domain::refusal::MemberRefusal;
use ounce_store::passkeys::Key;
use ounce_store::sessions::Session;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::tokens::Tokens;
use ounce_web::visit::Visit;
use passki::{
    AttestationConveyancePreference, AuthenticationChallenge, AuthenticationCredential,
    AuthenticationOptions, AuthenticationState, AuthenticatorTransport, Passki,
    RegistrationChallenge, RegistrationCredential, RegistrationOptions, RegistrationState,
    ResidentKeyRequirement, StoredPasskey, UserVerificationRequirement,
};

/// For how long the browser waits for somebody to touch the device.
const WAIT_MS: u64 = 5 * 60_000;

/// What a page hands to the browser.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    /// Comes back with the answer.
    pub challenge: String,
    /// Options of Web Authentication, as JSON.
    pub options: String,
}

/// An answer that holds: who has the key, and what its counter says.
pub(crate) struct Held {
    pub user: Option<Vec<u8>>,
    pub counter: i64,
}

/// The passkeys of one host.
pub(crate) struct Ceremony {
    passki: Passki,
    tokens: Tokens,
    pub host: String,
    now_ms: i64,
}

impl Ceremony {
    /// `None` where no passkey can be used: at an address of numbers, or on a processor that the
    /// arithmetic is not written for.
    pub(crate) fn of(app: &App, visit: &Visit) -> Option<Self> {
        let host = host_of(&visit.origin).filter(|_| can_reckon())?.to_owned();
        let passki = Passki::new(&host, &[&visit.origin], &host);
        let now_ms = app.now().as_millisecond();
        Some(Self { passki, tokens: app.tokens().clone(), host, now_ms })
    }

    /// A challenge as it came back from the page.
    fn challenge(&self, text: &str, of: Option<Id<Session>>) -> Result<Asked, MemberRefusal> {
        let id = Id::parse(text).filter(|id| is_open(*id, self.now_ms));
        let id = id.ok_or(MemberRefusal::PasskeyOver)?;
        Ok(Asked { id, bytes: self.bytes(id, of) })
    }

    fn bytes(&self, id: Id<Challenge>, of: Option<Id<Session>>) -> Vec<u8> {
        self.tokens.passkey_challenge(id, of.map(Id::bytes)).to_vec()
    }

    /// Asks for a new passkey. `known` are those that a device need not make again.
    pub(crate) fn ask_new(
        &self,
        id: Id<Challenge>,
        session: &Session,
        email: &str,
        known: &[Key],
    ) -> Result<Ask, Failure> {
        let (mut options, _) = self.begin(session.member, email, known)?;
        options.challenge = Passki::base64_encode(&self.bytes(id, Some(session.id)));
        asked(id, &options)
    }

    fn begin(
        &self,
        member: Id<Member>,
        email: &str,
        known: &[Key],
    ) -> Result<(RegistrationChallenge, RegistrationState), Failure> {
        let known: Vec<StoredPasskey> = known.iter().map(stored).collect();
        let mut options = RegistrationOptions::default();
        options.timeout = WAIT_MS;
        options.attestation = AttestationConveyancePreference::None;
        // Without it the device could not offer the passkey on the page where one signs in.
        options.resident_key = ResidentKeyRequirement::Required;
        // A finger, a face or a PIN: it stands for the second step.
        options.user_verification = UserVerificationRequirement::Required;
        options.exclude_credentials = Some(&known);
        self.passki
            .start_passkey_registration(&member.bytes(), email, email, options)
            .map_err(|error| Failure::broken(error.to_string()))
    }

    /// The key that a device has made.
    ///
    /// # Errors
    /// `PasskeyOver` when the challenge is too old, `PasskeyWrong` when the answer does not hold.
    pub(crate) fn take_new(
        &self,
        (challenge, credential): (&str, &str),
        session: &Session,
    ) -> Result<Result<(Id<Challenge>, Key), MemberRefusal>, Failure> {
        let asked = match self.challenge(challenge, Some(session.id)) {
            Ok(asked) => asked,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (_, mut state) = self.begin(session.member, "", &[])?;
        state.challenge = asked.bytes;
        let Ok(answer) = serde_json::from_str::<RegistrationCredential>(credential) else {
            return Ok(Err(MemberRefusal::PasskeyWrong));
        };
        let made = self.passki.finish_passkey_registration(&answer, &state);
        let made = made.ok().filter(|made| made.credential_id.len() <= LONGEST_CREDENTIAL);
        let Some(made) = made else { return Ok(Err(MemberRefusal::PasskeyWrong)) };
        let key = Key {
            id: Id::<Passkey>::from_bytes(asked.id.bytes()),
            member: session.member,
            transports: words(&made.transports),
            credential: made.credential_id,
            public_key: made.public_key,
            algorithm: made.algorithm.into(),
            counter: made.counter.into(),
        };
        Ok(Ok((asked.id, key)))
    }

    /// Asks for one of the passkeys. Without any it asks for whichever the device has for this host.
    pub(crate) fn ask(
        &self,
        id: Id<Challenge>,
        session: Option<Id<Session>>,
        keys: &[Key],
    ) -> Result<Ask, Failure> {
        let (mut options, _) = self.start(keys)?;
        options.challenge = Passki::base64_encode(&self.bytes(id, session));
        asked(id, &options)
    }

    fn start(
        &self,
        keys: &[Key],
    ) -> Result<(AuthenticationChallenge, AuthenticationState), Failure> {
        let keys: Vec<StoredPasskey> = keys.iter().map(stored).collect();
        let mut options = AuthenticationOptions::default();
        options.timeout = WAIT_MS;
        options.user_verification = UserVerificationRequirement::Required;
        let started = self.passki.start_passkey_authentication(&keys, options);
        started.map_err(|error| Failure::broken(error.to_string()))
    }

    /// Whether the answer of a device holds for a key.
    ///
    /// # Errors
    /// As [`Ceremony::take_new`]. A counter that goes back is wrong too, unless it always says 0.
    pub(crate) fn check(
        &self,
        (challenge, credential): (&str, &str),
        session: Option<Id<Session>>,
        key: &Key,
    ) -> Result<Result<(Id<Challenge>, Held), MemberRefusal>, Failure> {
        let asked = match self.challenge(challenge, session) {
            Ok(asked) => asked,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (_, mut state) = self.start(std::slice::from_ref(key))?;
        state.challenge = asked.bytes;
        let answer = serde_json::from_str::<AuthenticationCredential>(credential).ok();
        let checked = answer.and_then(|answer| {
            self.passki.finish_passkey_authentication(&answer, &state, &stored(key)).ok()
        });
        Ok(match checked {
            Some(checked) => {
                let held = Held { user: checked.user_handle, counter: checked.counter.into() };
                Ok((asked.id, held))
            }
            None => Err(MemberRefusal::PasskeyWrong),
        })
    }
}

struct Asked {
    id: Id<Challenge>,
    bytes: Vec<u8>,
}

fn asked(id: Id<Challenge>, options: &impl serde::Serialize) -> Result<Ask, Failure> {
    let options = serde_json::to_string(options);
    let options = options.map_err(|error| Failure::broken(error.to_string()))?;
    Ok(Ask { challenge: id.to_string(), options })
}

/// The id of the key that an answer names.
pub(crate) fn named(credential: &str) -> Option<Vec<u8>> {
    let answer: AuthenticationCredential = serde_json::from_str(credential).ok()?;
    let id = Passki::base64_decode(&answer.raw_id).ok()?;
    Some(id).filter(|id| id.len() <= LONGEST_CREDENTIAL)
}

/// A key as `passki` takes it. Numbers that it can't hold are of no key that it knows.
fn stored(key: &Key) -> StoredPasskey {
    let mut stored = StoredPasskey::default();
    stored.credential_id.clone_from(&key.credential);
    stored.public_key.clone_from(&key.public_key);
    stored.counter = key.counter.try_into().unwrap_or(u32::MAX);
    stored.algorithm = key.algorithm.try_into().unwrap_or(0);
    stored.transports = key.transports.split(' ').filter_map(transport).collect();
    stored
}

/// The ways to reach a key, and their words in Web Authentication.
const TRANSPORTS: [(&str, AuthenticatorTransport); 6] = [
    ("usb", AuthenticatorTransport::Usb),
    ("nfc", AuthenticatorTransport::Nfc),
    ("ble", AuthenticatorTransport::Ble),
    ("smart-card", AuthenticatorTransport::SmartCard),
    ("hybrid", AuthenticatorTransport::Hybrid),
    ("internal", AuthenticatorTransport::Internal),
];

fn transport(word: &str) -> Option<AuthenticatorTransport> {
    TRANSPORTS.iter().find(|(known, _)| *known == word).map(|(_, transport)| *transport)
}

fn words(transports: &[AuthenticatorTransport]) -> String {
    let known = TRANSPORTS.iter().filter(|(_, one)| transports.contains(one));
    known.map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
}

/// Whether this processor has what the arithmetic needs. Without it a signature would end the
/// program. Nearly all processors since 2015 have it.
#[cfg(target_arch = "x86_64")]
fn can_reckon() -> bool {
    use std::arch::is_x86_feature_detected as has;
    has!("aes")
        && has!("ssse3")
        && has!("avx")
        && has!("avx2")
        && has!("adx")
        && has!("bmi2")
        && has!("pclmulqdq")
}

#[cfg(target_arch = "aarch64")]
fn can_reckon() -> bool {
    use std::arch::is_aarch64_feature_detected as has;
    has!("aes") && has!("sha2") && has!("pmull") && has!("neon")
}
