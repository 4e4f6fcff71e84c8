//! The second factor: a code from an app on the telephone, or a recovery code from paper.
//!
//! Whoever reads the mailbox of a member can sign in by a letter. Roles that reach names and money
//! of a whole campaign therefore need something that the mailbox does not have. The code is that of
//! RFC 6238 (six digits, thirty seconds, HMAC-SHA-1), which every code app knows. The secret of a
//! factor follows from its id and the key of the installation, as the codes of letters do, so no
//! row opens anything.

use super::role::Held;
use crate::id::Id;
use crate::refusal::MemberRefusal;

/// For how many seconds a code of the app stands.
pub const STEP_S: i64 = 30;
/// How many digits a code of the app has.
pub const DIGITS: usize = 6;
/// How many recovery codes a factor has.
pub const RECOVERY_CODES: u32 = 10;
/// How many characters a recovery code has.
pub const RECOVERY: usize = 10;
/// After how many wrong codes one has to wait.
pub const TRIES: i64 = 5;
/// How long one has to wait before the next try, after that many wrong codes.
pub const WAIT_MS: i64 = 15 * 60_000;
/// How long the recovery codes are shown after the factor was set up.
pub const SHOWN_MS: i64 = 10 * 60_000;

/// A factor that was set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondFactor {
    pub id: Id<SecondFactor>,
    /// Since when it counts.
    pub since_ms: i64,
    /// The thirty seconds of the last code that was taken. A code is good once.
    pub last_step: i64,
    /// One bit for each recovery code that was used.
    pub used: i64,
    /// Wrong codes since the last right one.
    pub tries: i64,
    pub tried_ms: i64,
}

/// What somebody typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    App(String),
    Recovery(String),
}

/// What a code leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The code of the app for these thirty seconds.
    App { step: i64 },
    /// The recovery code of this number.
    Recovery { number: u32 },
    /// It is no refusal, since it has to be written down.
    Wrong,
}

/// The codes of one factor.
pub trait Codes {
    /// The code of the app for the thirty seconds of this number.
    fn app(&self, step: i64) -> String;
    /// A recovery code, in small letters.
    fn recovery(&self, number: u32) -> String;
}

/// Whether a session opens the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Whole,
    /// The member has a second factor, and has not shown it in this session.
    Asked,
    /// A role of the member needs a second factor, and there is none yet.
    Missing,
}

/// Whether a session opens the desk. A member who has set up a second factor shows it, needed or
/// not.
pub fn standing(roles: &[Held], has_factor: bool, is_shown: bool) -> Standing {
    match (is_shown, has_factor, is_needed(roles)) {
        (true, ..) | (false, false, false) => Standing::Whole,
        (false, true, _) => Standing::Asked,
        (false, false, true) => Standing::Missing,
    }
}

/// Whether somebody who holds these roles needs a second factor.
pub fn is_needed(roles: &[Held]) -> bool {
    roles.iter().any(|held| held.role.needs_second_factor())
}

/// A code as somebody types it: six digits are one of the app, ten letters a recovery code.
pub fn read(typed: &str) -> Option<Typed> {
    let letters: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if letters.len() == DIGITS && letters.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Typed::App(letters));
    }
    super::sign_in::read_letters(&letters, RECOVERY).map(Typed::Recovery)
}

/// The number of the thirty seconds of a moment.
pub fn step_of(now_ms: i64) -> i64 {
    now_ms.div_euclid(STEP_S * 1_000)
}

/// The step that a code of the app is of. Clocks of telephones are a little off, so the one before
/// and the one after count too (RFC 6238, 5.2). `None` when it is of none, or of one that was used.
pub fn step_by_code(code: &str, last_step: i64, now_ms: i64, codes: &dyn Codes) -> Option<i64> {
    let now = step_of(now_ms);
    (now - 1..=now + 1).filter(|step| *step > last_step).find(|step| codes.app(*step) == code)
}

impl SecondFactor {
    /// What a code leads to.
    ///
    /// # Errors
    /// `WaitAfterWrongCodes` after five wrong ones, for a quarter of an hour each time.
    pub fn check(
        &self,
        typed: &Typed,
        now_ms: i64,
        codes: &dyn Codes,
    ) -> Result<Outcome, MemberRefusal> {
        // A clock that was set back makes nobody wait longer.
        let has_waited = !(self.tried_ms..self.tried_ms + WAIT_MS).contains(&now_ms);
        if self.tries >= TRIES && !has_waited {
            return Err(MemberRefusal::WaitAfterWrongCodes);
        }
        Ok(match typed {
            Typed::App(code) => step_by_code(code, self.last_step, now_ms, codes)
                .map_or(Outcome::Wrong, |step| Outcome::App { step }),
            Typed::Recovery(code) => (0..RECOVERY_CODES)
                .filter(|number| self.used >> number & 1 == 0)
                .find(|number| codes.recovery(*number) == *code)
                .map_or(Outcome::Wrong, |number| Outcome::Recovery { number }),
        })
    }

    /// How many recovery codes are left.
    pub fn left(&self) -> u32 {
        RECOVERY_CODES.saturating_sub(self.used.count_ones())
    }

    /// Whether the recovery codes are still shown.
    pub fn shows_codes(&self, now_ms: i64) -> bool {
        (self.since_ms..self.since_ms + SHOWN_MS).contains(&now_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::Campaign;
    use crate::member::role::Role;
    use crate::stroll::Stroll;

    const NOW: i64 = 1_800_000_000_000;

    struct Ours;

    impl Codes for Ours {
        fn app(&self, step: i64) -> String {
            format!("{:06}", step % 1_000_000)
        }

        fn recovery(&self, number: u32) -> String {
            format!("revery{number:04}")
        }
    }

    fn factor() -> SecondFactor {
        let id = Id::from_bytes([1; 16]);
        SecondFactor { id, since_ms: NOW, last_step: 0, used: 0, tries: 0, tried_ms: 0 }
    }

    fn at(step: i64) -> Typed {
        Typed::App(Ours.app(step))
    }

    #[test]
    fn a_code_is_good_a_little_early_or_late_and_once() {
        let now = step_of(NOW);
        for step in [now - 1, now, now + 1] {
            assert_eq!(factor().check(&at(step), NOW, &Ours), Ok(Outcome::App { step }));
        }
        for step in [now - 2, now + 2] {
            assert_eq!(factor().check(&at(step), NOW, &Ours), Ok(Outcome::Wrong));
        }
        let used = SecondFactor { last_step: now, ..factor() };
        assert_eq!(used.check(&at(now), NOW, &Ours), Ok(Outcome::Wrong), "the same again");
        assert_eq!(used.check(&at(now - 1), NOW, &Ours), Ok(Outcome::Wrong), "an older one");
        assert_eq!(used.check(&at(now + 1), NOW, &Ours), Ok(Outcome::App { step: now + 1 }));
    }

    #[test]
    fn a_recovery_code_is_good_once() {
        let typed = Typed::Recovery("revery0003".to_owned());
        assert_eq!(factor().check(&typed, NOW, &Ours), Ok(Outcome::Recovery { number: 3 }));
        let used = SecondFactor { used: 0b1000, ..factor() };
        assert_eq!(used.check(&typed, NOW, &Ours), Ok(Outcome::Wrong));
        assert_eq!((factor().left(), used.left()), (10, 9));
        let unknown = Typed::Recovery("revery0010".to_owned());
        assert_eq!(factor().check(&unknown, NOW, &Ours), Ok(Outcome::Wrong));
    }

    #[test]
    fn after_five_wrong_codes_everybody_waits_also_who_has_the_right_one() {
        let tried = SecondFactor { tries: 5, tried_ms: NOW, ..factor() };
        let right = at(step_of(NOW));
        let wait = Err(MemberRefusal::WaitAfterWrongCodes);
        assert_eq!(tried.check(&right, NOW, &Ours), wait);
        let later = NOW + WAIT_MS;
        assert_eq!(tried.check(&right, later - 1, &Ours), wait);
        let outcome = tried.check(&at(step_of(later)), later, &Ours);
        assert_eq!(outcome, Ok(Outcome::App { step: step_of(later) }));
        let fifth = SecondFactor { tries: 4, tried_ms: NOW, ..factor() };
        assert!(matches!(fifth.check(&right, NOW, &Ours), Ok(Outcome::App { .. })));
    }

    #[test]
    fn a_session_opens_the_desk_when_the_factor_was_shown_or_is_not_needed() {
        let host = [Held { role: Role::Host, object: Id::<Stroll>::from_bytes([2; 16]).into() }];
        let campaign = Id::<Campaign>::from_bytes([1; 16]);
        for role in [Role::Coordinator, Role::Treasurer] {
            let roles = [host[0], Held { role, object: campaign.into() }];
            assert_eq!(standing(&roles, false, false), Standing::Missing, "{role:?}");
            assert_eq!(standing(&roles, true, false), Standing::Asked);
            assert_eq!(standing(&roles, true, true), Standing::Whole);
        }
        assert_eq!(standing(&host, false, false), Standing::Whole);
        assert_eq!(standing(&host, true, false), Standing::Asked, "who has one shows it");
        assert_eq!(standing(&[], false, false), Standing::Whole);
    }

    #[test]
    fn a_code_is_read_as_it_is_typed() {
        assert_eq!(read(" 123 456 "), Some(Typed::App("123456".to_owned())));
        for typed in ["rever-y0oo3", "REVER Y0003"] {
            assert_eq!(read(typed), Some(Typed::Recovery("revery0003".to_owned())), "{typed}");
        }
        for typed in ["", "12345", "1234567", "revery000", "revery00000", "１２３４５６"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_recovery_codes_are_shown_for_ten_minutes() {
        assert!(factor().shows_codes(NOW));
        assert!(!factor().shows_codes(NOW + SHOWN_MS));
        assert!(!factor().shows_codes(NOW - 1));
    }
}
