//! Passkeys: a key that stays in a telephone, a computer or a key ring, and signs what we ask.
//!
//! A passkey is shown with a finger, a face or a PIN, so it is two things at once: it signs a member
//! in without a letter, and it counts as the second factor. We keep its public half. What is to be
//! signed is called a challenge. It follows from an id, what it is for and the key of the
//! installation, so nothing is written before somebody has answered one. Each is answered once.

use super::second_factor::is_needed;
use super::{Held, Member};
use crate::id::Id;
use crate::refusal::{FieldRefusal, MemberRefusal};
use crate::text;

/// How many passkeys one member has at most.
pub const MOST: usize = 10;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 60;
/// The longest id that an authenticator gives a key, in bytes (Web Authentication, 4).
pub const LONGEST_CREDENTIAL: usize = 1_023;
/// For how long a challenge can be answered.
pub const OPEN_MS: i64 = 15 * 60_000;
/// By how much the clocks of two of our own processes may differ.
const SKEW_MS: i64 = 60_000;

/// A row in the list of passkeys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    pub id: Id<Passkey>,
    /// What the member calls it.
    pub name: String,
    /// The host it was made at. It works there alone.
    pub host: String,
    pub at_ms: i64,
    /// `None` when it was never used.
    pub used_ms: Option<i64>,
}

/// What an authenticator is asked to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Challenge;

/// Whether a challenge may be answered at this moment.
pub fn is_open(challenge: Id<Challenge>, now_ms: i64) -> bool {
    let at_ms = challenge.made_at_ms();
    (at_ms - SKEW_MS..at_ms + OPEN_MS).contains(&now_ms)
}

/// The host of an origin, when passkeys can be made there: browsers make none for an address of
/// numbers.
pub fn host_of(origin: &str) -> Option<&str> {
    let rest = origin.split_once("://").map(|(_, rest)| rest)?;
    let host = match rest.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => rest,
    };
    let is_name = |host: &&str| {
        let last = host.rsplit('.').next().unwrap_or_default();
        last.starts_with(|c: char| c.is_ascii_alphabetic())
            && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
    };
    Some(host).filter(is_name)
}

/// Reads the name of a passkey.
///
/// # Errors
/// `Missing` when it is empty, `TooLong` above sixty characters, and as names of people.
pub fn read_name(typed: &str) -> Result<String, FieldRefusal> {
    text::line(typed, LONGEST_NAME)
}

/// Whether a member may add a passkey who has so many.
///
/// # Errors
/// `TooManyPasskeys`.
pub fn add(own: usize) -> Result<(), MemberRefusal> {
    match own < MOST {
        true => Ok(()),
        false => Err(MemberRefusal::TooManyPasskeys(MOST as i64)),
    }
}

/// Whether a member may remove one of so many passkeys.
///
/// # Errors
/// `SecondFactorNeeded` when it is the last thing that a role of theirs needs.
pub fn remove(roles: &[Held], own: usize, has_codes: bool) -> Result<(), MemberRefusal> {
    match own <= 1 && !has_codes && is_needed(roles) {
        true => Err(MemberRefusal::SecondFactorNeeded),
        false => Ok(()),
    }
}

/// Who signs in by a passkey: its owner, if the key also says so where it says anything.
pub fn owner(owner: Id<Member>, told: Option<&[u8]>) -> Option<Id<Member>> {
    told.is_none_or(|told| told == owner.bytes()).then_some(owner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::Campaign;
    use crate::member::Role;

    const NOW: i64 = 1_800_000_000_000;

    #[test]
    fn a_challenge_is_open_for_a_quarter_of_an_hour() {
        let made = Id::new(NOW, [3; 10]);
        for (at_ms, expected) in [
            (NOW, true),
            (NOW + OPEN_MS - 1, true),
            (NOW + OPEN_MS, false),
            (NOW - SKEW_MS, true),
            (NOW - SKEW_MS - 1, false),
        ] {
            assert_eq!(is_open(made, at_ms), expected, "{at_ms}");
        }
    }

    #[test]
    fn passkeys_are_made_for_names_and_not_for_numbers() {
        for (origin, host) in [
            ("https://ounce.example", "ounce.example"),
            ("https://ounce.example:8443", "ounce.example"),
            ("http://localhost:8080", "localhost"),
            ("https://xn--bcher-kva.example", "xn--bcher-kva.example"),
        ] {
            assert_eq!(host_of(origin), Some(host));
        }
        for origin in ["http://127.0.0.1:8080", "http://[::1]:8080", "https://", "ounce.example"] {
            assert_eq!(host_of(origin), None, "{origin}");
        }
    }

    #[test]
    fn the_last_way_in_stays_where_a_role_needs_it() {
        let campaign = Id::<Campaign>::from_bytes([1; 16]);
        let roles = [Held { role: Role::Treasurer, object: campaign.into() }];
        let needed = Err(MemberRefusal::SecondFactorNeeded);
        assert_eq!(remove(&roles, 1, false), needed);
        assert_eq!(remove(&roles, 1, true), Ok(()), "the code app is left");
        assert_eq!(remove(&roles, 2, false), Ok(()), "another passkey is left");
        assert_eq!(remove(&[], 1, false), Ok(()), "no role needs one");
    }

    #[test]
    fn ten_passkeys_are_enough() {
        assert_eq!(add(MOST - 1), Ok(()));
        assert_eq!(add(MOST), Err(MemberRefusal::TooManyPasskeys(10)));
    }

    #[test]
    fn a_key_that_names_somebody_else_signs_nobody_in() {
        let ada = Id::from_bytes([1; 16]);
        assert_eq!(owner(ada, None), Some(ada));
        assert_eq!(owner(ada, Some(&[1; 16])), Some(ada));
        assert_eq!(owner(ada, Some(&[2; 16])), None);
        assert_eq!(owner(ada, Some(&[])), None);
    }
}
