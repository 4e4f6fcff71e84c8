//! Signing in: by a link or a code from a letter, in the browser that asked for it.
//!
//! Programs that read mail for others open every link in it, and some send its forms too. So a link
//! signs nobody in by being opened, and a form only in the browser that asked, which is known by its
//! cookie. In any other browser the code is typed where the sign-in was begun.

use crate::id::Id;
use crate::member::Member;
use crate::refusal::MemberRefusal;

/// How long a sign-in can be completed: 15 minutes.
pub const OPEN_MS: i64 = 15 * 60_000;
/// How many wrong codes end it.
pub const TRIES: i64 = 5;
/// How many letters an address gets in an hour.
pub const LETTERS_AN_HOUR: i64 = 5;
/// Within what time letters to an address are counted.
pub const HOUR_MS: i64 = 3_600_000;
/// How many characters a code has.
pub const CODE: usize = 8;

/// A sign-in that was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub id: Id<SignIn>,
    /// `None` when no member has the address: nothing completes it.
    pub member: Option<Id<Member>>,
    pub at_ms: i64,
    /// How many wrong codes were typed.
    pub tries: i64,
    pub is_used: bool,
}

/// How somebody shows that a sign-in is theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The code, typed in the browser that asked. Whether it was the right one.
    Code { is_right: bool },
    /// The button behind the link of the letter. Whether the browser is the one that asked.
    Link { is_same_browser: bool },
    /// The button behind a link that somebody at the shell was given: it names no browser.
    Shell,
}

/// What a proof leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The member is signed in, and the sign-in is used.
    In(Id<Member>),
    /// The code was wrong; so many tries are left, 0 after the last. It is no refusal, since it has
    /// to be written down.
    WrongCode { left: i64 },
    /// The link was opened elsewhere: the code is to be typed where the sign-in was begun.
    OtherBrowser,
}

impl SignIn {
    /// What a proof leads to.
    ///
    /// # Errors
    /// `SignInOver` when it is used, too old, or had too many wrong codes.
    pub fn complete(&self, proof: Proof, now_ms: i64) -> Result<Outcome, MemberRefusal> {
        let is_open = now_ms >= self.at_ms && now_ms < self.at_ms + OPEN_MS;
        if self.is_used || self.tries >= TRIES || !is_open {
            return Err(MemberRefusal::SignInOver);
        }
        match (proof, self.member) {
            (Proof::Link { is_same_browser: false }, _) => Ok(Outcome::OtherBrowser),
            (Proof::Code { is_right: true } | Proof::Link { .. } | Proof::Shell, Some(member)) => {
                Ok(Outcome::In(member))
            }
            // An address of nobody takes as many wrong codes as one of a member.
            (Proof::Code { .. }, _) => Ok(Outcome::WrongCode { left: TRIES - self.tries - 1 }),
            (Proof::Link { .. } | Proof::Shell, None) => Err(MemberRefusal::SignInOver),
        }
    }
}

/// A code as somebody types it: with spaces, hyphens and capitals, and letters that look like
/// digits.
pub fn read_code(typed: &str) -> Option<String> {
    read_letters(typed, CODE)
}

/// So many letters of our alphabet, which has no `i`, `l`, `o` and `u`.
pub(super) fn read_letters(typed: &str, count: usize) -> Option<String> {
    let letters: Option<String> = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_lowercase() {
            'o' => Some('0'),
            'i' | 'l' => Some('1'),
            c if c.is_ascii_digit() || c.is_ascii_lowercase() && c != 'u' => Some(c),
            _ => None,
        })
        .take(count + 1)
        .collect();
    letters.filter(|code| code.len() == count)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: i64 = 1_000_000;

    fn begun(member: Option<u8>) -> SignIn {
        SignIn {
            id: Id::from_bytes([1; 16]),
            member: member.map(|n| Id::from_bytes([n; 16])),
            at_ms: ASKED,
            tries: 0,
            is_used: false,
        }
    }

    #[test]
    fn the_code_or_the_same_browser_signs_in() {
        let ours = begun(Some(7));
        let member = Ok(Outcome::In(Id::from_bytes([7; 16])));
        assert_eq!(ours.complete(Proof::Code { is_right: true }, ASKED), member);
        assert_eq!(ours.complete(Proof::Link { is_same_browser: true }, ASKED + 1), member);
        assert_eq!(ours.complete(Proof::Shell, ASKED + OPEN_MS - 1), member);
    }

    #[test]
    fn a_scanner_that_sends_the_form_is_not_signed_in_and_spoils_nothing() {
        let ours = begun(Some(7));
        let elsewhere = ours.complete(Proof::Link { is_same_browser: false }, ASKED);
        assert_eq!(elsewhere, Ok(Outcome::OtherBrowser));
    }

    #[test]
    fn it_ends_by_time_by_use_and_by_wrong_codes() {
        let over = Err(MemberRefusal::SignInOver);
        let right = Proof::Code { is_right: true };
        assert_eq!(begun(Some(7)).complete(right, ASKED + OPEN_MS), over);
        assert_eq!(begun(Some(7)).complete(right, ASKED - 1), over, "a clock that was set back");
        assert_eq!(SignIn { is_used: true, ..begun(Some(7)) }.complete(right, ASKED), over);
        assert_eq!(SignIn { tries: TRIES, ..begun(Some(7)) }.complete(right, ASKED), over);
        let wrong = Proof::Code { is_right: false };
        let first = begun(Some(7)).complete(wrong, ASKED);
        assert_eq!(first, Ok(Outcome::WrongCode { left: 4 }));
        let last = SignIn { tries: 4, ..begun(Some(7)) };
        assert_eq!(last.complete(wrong, ASKED), Ok(Outcome::WrongCode { left: 0 }));
        assert!(matches!(last.complete(right, ASKED), Ok(Outcome::In(_))), "the fifth is right");
    }

    #[test]
    fn an_address_of_nobody_answers_as_one_of_a_member_does_and_opens_nothing() {
        let nobody = begun(None);
        let wrong = begun(Some(7)).complete(Proof::Code { is_right: false }, ASKED);
        for is_right in [true, false] {
            assert_eq!(nobody.complete(Proof::Code { is_right }, ASKED), wrong);
        }
        let over = Err(MemberRefusal::SignInOver);
        assert_eq!(nobody.complete(Proof::Link { is_same_browser: true }, ASKED), over);
        assert_eq!(nobody.complete(Proof::Shell, ASKED), over);
    }

    #[test]
    fn a_code_is_read_as_it_is_typed() {
        let read = |typed| read_code(typed);
        for typed in ["7k3mwq4t", "7K3M-WQ4T", " 7k3m wq4t ", "7 k 3 m-w q 4 t"] {
            assert_eq!(read(typed).as_deref(), Some("7k3mwq4t"), "{typed}");
        }
        assert_eq!(read("Oil00000").as_deref(), Some("01100000"));
        for typed in ["", "7k3mwq4", "7k3mwq4tt", "7k3mwq4u", "７k3mwq4t", "7k3m.wq4t"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
