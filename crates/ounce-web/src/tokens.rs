//! Links that open without an account: an id and a proof that we handed it out.
//!
//! A token is an HMAC over a purpose and an id, so nothing is stored with a record, and rows that
//! get into the wrong hands (an export, a log of queries) open no link. The key is a setting in the
//! database, so a copy or backup of the whole database opens all links. The answers that are stored
//! for repeated requests hold links for two days. A ticket has its own short proof: a person who
//! scans it learns that it is ours, and can't change the registration with it.

use hmac::{Hmac, KeyInit, Mac};
use ounce_domain::gift::Gift;
use ounce_domain::hosting::HostApplication;
use ounce_domain::id::Id;
use ounce_domain::letter_choice::Optional;
use ounce_domain::member::invitation::Invitation;
use ounce_domain::member::passkey::Challenge;
use ounce_domain::member::sign_in::{self, SignIn};
use ounce_domain::milk_promise::MilkPromise;
use ounce_domain::question::Question;
use ounce_domain::registration::Registration;
use sha2::Sha256;

use crate::links::SetUp;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 130 bits.
const TOKEN: usize = 26;
/// 40 bits: enough against guessing at a park's gate, short enough to read out.
const PROOF: usize = 8;

/// Signs and checks.
#[derive(Clone)]
pub struct Tokens {
    mac: Hmac<Sha256>,
}

impl Tokens {
    pub fn new(secret: [u8; 32]) -> Self {
        let mac = Hmac::new_from_slice(&secret).expect("an HMAC takes a key of any length");
        Self { mac }
    }

    /// The token that opens `/registrations/{id}`, for one generation of its links.
    pub fn registration(&self, id: Id<Registration>, generation: i64) -> String {
        match generation {
            // Links handed out before there were generations go on opening.
            0 => self.sign("registration", id.bytes(), TOKEN),
            later => self.sign(&format!("registration {later}"), id.bytes(), TOKEN),
        }
    }

    pub fn opens_registration(&self, id: Id<Registration>, generation: i64, token: &str) -> bool {
        is_same(&self.registration(id, generation), token)
    }

    /// The token by which an address confirms. It is in the letter that asks, and nowhere else.
    pub fn confirmation(&self, id: Id<Registration>) -> String {
        self.sign("confirmation", id.bytes(), TOKEN)
    }

    pub fn opens_confirmation(&self, id: Id<Registration>, token: &str) -> bool {
        is_same(&self.confirmation(id), token)
    }

    /// The token that opens `/gifts/{id}`.
    pub fn gift(&self, id: Id<Gift>) -> String {
        self.sign("gift", id.bytes(), TOKEN)
    }

    pub fn opens_gift(&self, id: Id<Gift>, token: &str) -> bool {
        is_same(&self.gift(id), token)
    }

    /// The public name of a gift's row. It is the same each time. It is not the id, which reveals
    /// the moment of the gift, and it opens no page.
    pub fn row_of_gift(&self, id: Id<Gift>) -> String {
        self.sign("gift-row", id.bytes(), TOKEN / 2)
    }

    /// The token that opens the thanks for a promise of milk.
    pub fn milk_promise(&self, id: Id<MilkPromise>) -> String {
        self.sign("milk-promise", id.bytes(), TOKEN)
    }

    pub fn opens_milk_promise(&self, id: Id<MilkPromise>, token: &str) -> bool {
        is_same(&self.milk_promise(id), token)
    }

    /// The token by which the address of a question confirms.
    pub fn question_confirmation(&self, id: Id<Question>) -> String {
        self.sign("question-confirmation", id.bytes(), TOKEN)
    }

    pub fn opens_question_confirmation(&self, id: Id<Question>, token: &str) -> bool {
        is_same(&self.question_confirmation(id), token)
    }

    /// The token that opens a question for the host it was sent to.
    pub fn question(&self, id: Id<Question>) -> String {
        self.sign("question", id.bytes(), TOKEN)
    }

    pub fn opens_question(&self, id: Id<Question>, token: &str) -> bool {
        is_same(&self.question(id), token)
    }

    /// The token by which the address of somebody who offers to host confirms.
    pub fn host_confirmation(&self, id: Id<HostApplication>) -> String {
        self.sign("host-confirmation", id.bytes(), TOKEN)
    }

    pub fn opens_host_confirmation(&self, id: Id<HostApplication>, token: &str) -> bool {
        is_same(&self.host_confirmation(id), token)
    }

    /// The token that opens an offer to host for who made it.
    pub fn host_application(&self, id: Id<HostApplication>) -> String {
        self.sign("host-application", id.bytes(), TOKEN)
    }

    pub fn opens_host_application(&self, id: Id<HostApplication>, token: &str) -> bool {
        is_same(&self.host_application(id), token)
    }

    /// The code in the letter of a sign-in, in small letters. It follows from the id, so that no row
    /// holds it.
    pub fn sign_in_code(&self, id: Id<SignIn>) -> String {
        self.sign("sign-in-code", id.bytes(), sign_in::CODE)
    }

    /// Whether a code that was read by [`sign_in::read_code`] is that of a sign-in.
    pub fn is_sign_in_code(&self, id: Id<SignIn>, code: &str) -> bool {
        is_same(&self.sign_in_code(id), code)
    }

    /// The token in the link of the letter of a sign-in.
    pub fn sign_in(&self, id: Id<SignIn>) -> String {
        self.sign("sign-in", id.bytes(), TOKEN)
    }

    pub fn opens_sign_in(&self, id: Id<SignIn>, token: &str) -> bool {
        is_same(&self.sign_in(id), token)
    }

    /// What a passkey signs. `of` is the session that shows or adds it; `None` for signing in.
    pub fn passkey_challenge(&self, id: Id<Challenge>, of: Option<[u8; 16]>) -> [u8; 32] {
        let place = of.map_or_else(|| "in".to_owned(), |session| base_32(&session, 26));
        self.bytes(&format!("passkey {place}"), id.bytes())
    }

    /// The token in the address of the first set-up.
    pub fn set_up(&self, id: Id<SetUp>) -> String {
        self.sign("set-up", id.bytes(), TOKEN)
    }

    pub fn opens_set_up(&self, id: Id<SetUp>, token: &str) -> bool {
        is_same(&self.set_up(id), token)
    }

    /// The token in the letter of an invitation.
    pub fn invitation(&self, id: Id<Invitation>) -> String {
        self.sign("invitation", id.bytes(), TOKEN)
    }

    pub fn opens_invitation(&self, id: Id<Invitation>, token: &str) -> bool {
        is_same(&self.invitation(id), token)
    }

    /// The token by which the reader of a letter does without others of its kind. It does not end: a
    /// letter may be read years later.
    pub fn stop_letters(&self, kind: Optional, id: Id<Optional>) -> String {
        self.sign(&format!("stop {}", kind.as_str()), id.bytes(), TOKEN)
    }

    pub fn opens_stop_letters(&self, kind: Optional, id: Id<Optional>, token: &str) -> bool {
        is_same(&self.stop_letters(kind, id), token)
    }

    /// The token in the letter that asks a host "again this year?". Its holder answers for the
    /// address that it went to, and for nobody else.
    pub fn host_again(&self, id: Id<Invitation>) -> String {
        self.sign("host-again", id.bytes(), TOKEN)
    }

    pub fn opens_host_again(&self, id: Id<Invitation>, token: &str) -> bool {
        is_same(&self.host_again(id), token)
    }

    /// The text of a ticket: the registration's id, a hyphen and a short proof.
    pub fn ticket(&self, id: Id<Registration>) -> String {
        format!("{id}-{}", self.sign("ticket", id.bytes(), PROOF))
    }

    /// The registration a ticket is for, if we made it. A signature behind it (`tickets.rs`) is for
    /// those who have only that.
    pub fn read_ticket(&self, ticket: &str) -> Option<Id<Registration>> {
        let mut parts = ticket.splitn(3, '-');
        let (id, proof) = (parts.next()?, parts.next()?);
        let owner = Id::parse(id)?;
        is_same(&self.ticket(owner), &format!("{id}-{proof}")).then_some(owner)
    }

    fn sign(&self, purpose: &str, id: [u8; 16], letters: usize) -> String {
        base_32(&self.bytes(purpose, id), letters)
    }

    /// What follows from the key of the installation for a purpose and an id.
    pub(crate) fn bytes(&self, purpose: &str, id: [u8; 16]) -> [u8; 32] {
        let mut mac = self.mac.clone();
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(&id);
        mac.finalize().into_bytes().into()
    }
}

/// The first `count` letters of bytes in Crockford's base 32, five bits a letter from the left.
pub fn base_32(bytes: &[u8], count: usize) -> String {
    letters(bytes, count, ALPHABET)
}

/// Bytes as letters of an alphabet, five bits a letter from the left.
pub(crate) fn letters(bytes: &[u8], count: usize, alphabet: &[u8; 32]) -> String {
    let bit = |i: usize| bytes.get(i / 8).map_or(0, |byte| byte >> (7 - i % 8) & 1);
    let letter = |n: usize| (0..5).fold(0_u8, |value, i| value << 1 | bit(n * 5 + i));
    (0..count).map(|n| char::from(alphabet[usize::from(letter(n))])).collect()
}

/// Compares in a time that depends on the lengths alone; capitals are as good as small letters.
fn is_same(ours: &str, theirs: &str) -> bool {
    let differences =
        ours.bytes().zip(theirs.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b.to_ascii_lowercase()));
    ours.len() == theirs.len() && differences == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T>(last: u8) -> Id<T> {
        let mut bytes = [7; 16];
        bytes[15] = last;
        Id::from_bytes(bytes)
    }

    #[test]
    fn a_token_opens_what_it_was_made_for_and_nothing_else() {
        let ours = Tokens::new([1; 32]);
        let token = ours.registration(id(1), 0);
        assert_eq!(token.len(), 26);
        assert!(ours.opens_registration(id(1), 0, &token));
        assert!(ours.opens_registration(id(1), 0, &token.to_uppercase()));
        assert!(!ours.opens_registration(id(2), 0, &token));
        assert!(!ours.opens_registration(id(1), 1, &token));
        assert!(ours.opens_registration(id(1), 1, &ours.registration(id(1), 1)));
        assert!(!ours.opens_confirmation(id(1), &token));
        assert!(!ours.opens_registration(id(1), 0, &ours.confirmation(id(1))));
        assert!(!ours.opens_gift(id(1), &token));
        assert!(!ours.opens_milk_promise(id(1), &token));
        assert!(!ours.opens_registration(id(1), 0, ""));
        assert!(!ours.opens_registration(id(1), 0, &token[..25]));
        assert!(!ours.opens_registration(id(1), 0, &format!("{token}0")));
        assert!(!Tokens::new([2; 32]).opens_registration(id(1), 0, &token));
    }

    #[test]
    fn a_ticket_reads_back_and_opens_no_registration() {
        let ours = Tokens::new([1; 32]);
        let ticket = ours.ticket(id(1));
        assert_eq!(ours.read_ticket(&ticket), Some(id(1)));
        assert_eq!(ours.read_ticket(&format!("{ticket}-2-1-signature")), Some(id(1)));
        assert_eq!(ours.read_ticket(&format!("{ticket}x-2-1")), None);
        assert_eq!(ours.read_ticket(&ours.ticket(id(2)).replace('-', "")), None);
        let (_, proof) = ticket.split_once('-').expect("a ticket has a hyphen");
        assert_eq!(ours.read_ticket(&format!("{}-{proof}", id::<()>(2))), None);
        assert!(!ours.registration(id(1), 0).starts_with(proof));
    }

    #[test]
    fn letters_are_five_bits_each_from_the_left() {
        assert_eq!(base_32(&[0b0000_1000, 0b0100_0000], 3), "110");
        assert_eq!(base_32(&[255; 20], 26), "z".repeat(26));
    }
}
