//! API tokens: how a member's program proves who it works for, and what it was given.
//!
//! A token is a prefix, thirty random characters and one that checks them. Programs that look for
//! lost secrets find it by the prefix, and know a real one by the check. Only its digest is stored.
//! A token may do what its member may do at this moment, and of that only what it was given.

use std::fmt;

use super::may::Action;
use crate::id::Id;
use crate::refusal::{FieldRefusal, MemberRefusal};
use crate::registration::check;

/// What every token begins with.
pub const PREFIX: &str = "ounce_";
/// How many random characters follow, five bits each.
pub const RANDOM: usize = 30;
/// How many tokens one member has at most.
pub const MOST: usize = 20;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 60;
/// For how many days a token can be good.
pub const DAYS: [i64; 4] = [7, 30, 90, 365];
/// For how many days it is good when nobody says otherwise.
pub const USUAL_DAYS: i64 = 90;
/// The last use is written down at most this often.
pub const NOTE_EVERY_MS: i64 = 5 * 60_000;

/// A row in the list of tokens; what it opens with is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    pub id: Id<ApiToken>,
    /// What the member calls it.
    pub name: String,
    pub scope: Scope,
    pub at_ms: i64,
    pub ends_ms: i64,
    /// `None` when it was never used.
    pub used_ms: Option<i64>,
}

impl ApiToken {
    pub fn is_open(&self, now_ms: i64) -> bool {
        now_ms < self.ends_ms
    }

    /// Whether this use is to be written down.
    pub fn is_to_be_noted(&self, now_ms: i64) -> bool {
        self.used_ms.is_none_or(|used_ms| now_ms >= used_ms + NOTE_EVERY_MS)
    }
}

/// The text that is shown once and sent with each request. Its `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// From dice: each byte gives one character.
    pub fn of(random: &[u8; RANDOM]) -> Self {
        let characters = random.map(|byte| byte & 31);
        let letters = characters.iter().copied().chain([check::last(&characters)]);
        let letters = letters.map(|value| check::letter(value).to_ascii_lowercase());
        Self(PREFIX.chars().chain(letters).collect())
    }

    /// Reads a token as a program sends it; `None` for what was never one. So a mistyped token costs
    /// no look at the rows.
    pub fn parse(text: &str) -> Option<Self> {
        let letters = text.strip_prefix(PREFIX)?;
        let is_small = letters.bytes().all(|byte| !byte.is_ascii_uppercase());
        let values: Option<Vec<u8>> = letters.chars().map(check::value).collect();
        let is_whole = |values: &[u8]| values.len() == RANDOM + 1 && check::holds(values);
        (is_small && is_whole(&values?)).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What a token was given.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Scope {
    /// In the order of [`Action::ALL`].
    actions: Vec<Action>,
    /// Words of [`OWN`], in its order.
    own: Vec<&'static str>,
}

/// What is the member's own and no action at a place: where they are signed in; and the roles that
/// are offered to them, or that they lay down.
pub const OWN_SESSIONS: &str = "own-sessions";
pub const OWN_ROLES: &str = "own-roles";
const OWN: [&str; 2] = [OWN_SESSIONS, OWN_ROLES];

impl Scope {
    /// Every word that can be given.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Action::ALL.into_iter().map(Action::as_str).chain(OWN)
    }

    /// Reads words with commas or spaces between them.
    ///
    /// # Errors
    /// `Missing` when nothing is given, `NotAChoice` for a word that gives nothing.
    pub fn parse(text: &str) -> Result<Self, FieldRefusal> {
        let words: Vec<&str> = text
            .split(|c: char| c == ',' || c.is_whitespace())
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() {
            return Err(FieldRefusal::Missing);
        }
        match words.iter().all(|word| Self::words().any(|known| known == *word)) {
            true => Ok(Self::known(&words)),
            false => Err(FieldRefusal::NotAChoice),
        }
    }

    /// Reads a row. A word of an action that is there no more gives nothing.
    pub fn stored(text: &str) -> Self {
        Self::known(&text.split(' ').collect::<Vec<_>>())
    }

    fn known(words: &[&str]) -> Self {
        let given = |word: &str| words.contains(&word);
        let actions = Action::ALL.into_iter().filter(|action| given(action.as_str()));
        let own = OWN.into_iter().filter(|word| given(word));
        Self { actions: actions.collect(), own: own.collect() }
    }

    /// The words with spaces between them.
    pub fn text(&self) -> String {
        let words: Vec<&str> = Self::words().filter(|word| self.has(word)).collect();
        words.join(" ")
    }

    pub fn has(&self, word: &str) -> bool {
        self.actions.iter().any(|action| action.as_str() == word) || self.own.contains(&word)
    }

    /// Whether it was given an action.
    ///
    /// # Errors
    /// `TokenWithout` when not.
    pub fn gives(&self, action: Action) -> Result<(), MemberRefusal> {
        if self.actions.contains(&action) { Ok(()) } else { Err(MemberRefusal::TokenWithout) }
    }

    /// Whether it was given something of the member's own, by its word.
    ///
    /// # Errors
    /// `TokenWithout` when not.
    pub fn gives_own(&self, word: &str) -> Result<(), MemberRefusal> {
        if self.own.contains(&word) { Ok(()) } else { Err(MemberRefusal::TokenWithout) }
    }
}

/// Whether a member may have one more token.
///
/// # Errors
/// `SecondFactorMissing` when a role needs the second factor and there is none: the token would
/// open what a letter alone does not open. `TooManyTokens` when there are enough.
pub fn issue(needs_factor: bool, has_factor: bool, open: usize) -> Result<(), MemberRefusal> {
    if needs_factor && !has_factor {
        return Err(MemberRefusal::SecondFactorMissing);
    }
    if open >= MOST { Err(MemberRefusal::TooManyTokens(MOST as i64)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_no_mistake_in_it_passes() {
        let secret = Secret::of(&std::array::from_fn(|n| (n as u8).wrapping_mul(37)));
        assert_eq!(secret.as_str(), "ounce_05afmsy38djqw16bgntz49ekrx27chv");
        assert_eq!(Secret::parse(secret.as_str()), Some(secret.clone()));
        let text = secret.as_str();
        for place in PREFIX.len()..text.len() {
            for wrong in "0123456789abcdefghjkmnpqrstvwxyz".chars() {
                let mut typed: Vec<char> = text.chars().collect();
                let was = std::mem::replace(&mut typed[place], wrong);
                let typed: String = typed.into_iter().collect();
                assert_eq!(Secret::parse(&typed).is_some(), was == wrong, "{typed}");
            }
        }
        for typed in ["", "ounce_", "Bearer", &text[1..], &text[..text.len() - 1]] {
            assert_eq!(Secret::parse(typed), None, "{typed}");
        }
        assert_eq!(Secret::parse(&text.to_uppercase()), None);
        assert_eq!(Secret::parse(&format!("{text}0")), None);
        assert_eq!(format!("{secret:?}"), "Secret(…)", "no log has it");
    }

    #[test]
    fn a_token_was_given_words_of_the_table() {
        let scope = Scope::parse("see-roster, see-members own-sessions,see-roster");
        let scope = scope.expect("all are words");
        assert_eq!(scope.text(), "see-roster see-members own-sessions");
        assert_eq!(Scope::stored(&scope.text()), scope);
        assert_eq!(scope.gives(Action::SeeRoster), Ok(()));
        assert_eq!(scope.gives(Action::ChangeMembers), Err(MemberRefusal::TokenWithout));
        assert_eq!(scope.gives_own(OWN_SESSIONS), Ok(()));
        let narrow = Scope::stored("see-stroll fly");
        assert_eq!(narrow.text(), "see-stroll", "an action that is there no more");
        let without = Err(MemberRefusal::TokenWithout);
        assert_eq!(narrow.gives_own(OWN_SESSIONS), without);
        let sessions = Scope::parse(OWN_SESSIONS).expect("it is a word");
        assert_eq!(sessions.gives_own(OWN_SESSIONS), Ok(()));
        assert_eq!(sessions.gives_own(OWN_ROLES), without, "one does not give the other");
        assert_eq!(Scope::parse(" , "), Err(FieldRefusal::Missing));
        assert_eq!(Scope::parse("see-roster fly"), Err(FieldRefusal::NotAChoice));
        let all: Vec<&str> = Scope::words().collect();
        assert_eq!(Scope::parse(&all.join(",")).map(|scope| scope.text()), Ok(all.join(" ")));
    }

    #[test]
    fn a_role_that_needs_the_second_factor_needs_it_for_a_token_too() {
        assert_eq!(issue(true, false, 0), Err(MemberRefusal::SecondFactorMissing));
        assert_eq!(issue(true, true, 0), Ok(()));
        assert_eq!(issue(false, false, MOST - 1), Ok(()));
        assert_eq!(issue(false, false, MOST), Err(MemberRefusal::TooManyTokens(20)));
    }

    #[test]
    fn a_token_ends_at_its_end_and_its_use_is_noted_once_in_a_while() {
        let token = ApiToken {
            id: Id::from_bytes([1; 16]),
            name: String::new(),
            scope: Scope::default(),
            at_ms: 0,
            ends_ms: 1_000_000,
            used_ms: None,
        };
        assert!(token.is_open(999_999));
        assert!(!token.is_open(1_000_000));
        assert!(token.is_to_be_noted(0));
        let used = ApiToken { used_ms: Some(0), ..token };
        assert!(!used.is_to_be_noted(NOTE_EVERY_MS - 1));
        assert!(used.is_to_be_noted(NOTE_EVERY_MS));
    }
}
