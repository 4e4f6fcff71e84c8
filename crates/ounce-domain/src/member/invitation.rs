//! Invitations: a role that is offered by letter, and counts when its addressee accepts it.

use super::role::Role;
use crate::id::Id;
use crate::member::Member;
use crate::refusal::MemberRefusal;

/// How long an invitation can be answered: two weeks.
pub const OPEN_MS: i64 = 14 * 86_400_000;
/// The letter of an invitation goes out again after a day at the earliest.
pub const AGAIN_MS: i64 = 86_400_000;

/// A role that is offered to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub id: Id<Invitation>,
    /// Whom it is for. Nobody else can accept it, also not with the letter in hand.
    pub member: Id<Member>,
    pub role: Role,
    pub at_ms: i64,
    /// When its last letter was written.
    pub letter_ms: i64,
    pub answer: Option<Answer>,
}

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Accepted,
    Declined,
    /// By somebody who may give the role.
    Withdrawn,
}

impl Answer {
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Declined, Self::Withdrawn];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == text)
    }
}

impl Invitation {
    /// Until when it can be answered.
    pub fn ends_ms(&self) -> i64 {
        self.at_ms + OPEN_MS
    }

    pub fn is_open(&self, now_ms: i64) -> bool {
        self.answer.is_none() && now_ms < self.ends_ms()
    }

    /// Whether this member may accept or decline it now.
    ///
    /// # Errors
    /// `NotYours` for anybody but the addressee, `InvitationOver` when it was answered or is too
    /// old.
    pub fn answer(&self, by: Id<Member>, now_ms: i64) -> Result<(), MemberRefusal> {
        if by != self.member {
            return Err(MemberRefusal::NotYours);
        }
        if self.is_open(now_ms) { Ok(()) } else { Err(MemberRefusal::InvitationOver) }
    }

    /// Whether its letter may go out again now.
    pub fn may_be_written_again(&self, now_ms: i64) -> bool {
        self.is_open(now_ms) && now_ms >= self.letter_ms + AGAIN_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(answer: Option<Answer>) -> Invitation {
        let (id, member) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        Invitation { id, member, role: Role::Host, at_ms: 1_000, letter_ms: 1_000, answer }
    }

    #[test]
    fn its_addressee_alone_answers_it_once_within_two_weeks() {
        let (hers, theirs) = (Id::from_bytes([2; 16]), Id::from_bytes([3; 16]));
        assert_eq!(ours(None).answer(hers, 1_000), Ok(()));
        assert_eq!(ours(None).answer(hers, 1_000 + OPEN_MS - 1), Ok(()));
        let over = Err(MemberRefusal::InvitationOver);
        assert_eq!(ours(None).answer(hers, 1_000 + OPEN_MS), over);
        for answer in Answer::ALL {
            assert_eq!(ours(Some(answer)).answer(hers, 1_000), over, "{answer:?}");
        }
        // Somebody else does not learn what became of it.
        let not_theirs = Err(MemberRefusal::NotYours);
        assert_eq!(ours(None).answer(theirs, 1_000), not_theirs);
        assert_eq!(ours(Some(Answer::Declined)).answer(theirs, 1_000), not_theirs);
    }

    #[test]
    fn a_letter_goes_out_again_after_a_day() {
        assert!(!ours(None).may_be_written_again(1_000 + AGAIN_MS - 1));
        assert!(ours(None).may_be_written_again(1_000 + AGAIN_MS));
        assert!(!ours(Some(Answer::Declined)).may_be_written_again(1_000 + AGAIN_MS));
    }

    #[test]
    fn words_are_read_as_they_were_written() {
        for answer in Answer::ALL {
            assert_eq!(Answer::parse(answer.as_str()), Some(answer));
        }
        assert_eq!(Answer::parse(""), None);
    }
}
