//! Who may manage a place: the generation of its link, whether its address has confirmed, and how
//! long a place is held for an unconfirmed address.

use jiff::{SignedDuration, Timestamp};

use super::Standing;
use crate::refusal::WalkRefusal;
use crate::stroll::{Status, Stroll};

/// How long a place is held for an address that has not confirmed: an hour.
pub const HOLD_MS: i64 = 3_600_000;
/// How many days after the stroll a manage link ends.
pub const LINK_DAYS: i64 = 90;

/// The facts that decide which links open a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Raised when the address confirms and when the link is renewed; a link of an earlier
    /// generation opens nothing.
    pub generation: i64,
    /// The generation that began when the address confirmed; `None` until it does.
    pub confirmed: Option<i64>,
    /// The place is given back at this time (Unix milliseconds) unless the address confirms; `None`
    /// for a place that is kept for good.
    pub held_until_ms: Option<i64>,
}

impl Link {
    /// The address has opened its letter.
    pub fn is_confirmed(&self) -> bool {
        self.confirmed.is_some()
    }

    /// Whether the place waits for its address.
    pub fn is_held(&self) -> bool {
        self.held_until_ms.is_some()
    }

    /// The address confirms from its letter. From now on the links that were made before no longer
    /// open the place: a stranger may have typed the address.
    ///
    /// # Errors
    /// `AlreadyCancelled` when the place was let go or given back.
    pub fn confirm(self, standing: Standing) -> Result<Self, WalkRefusal> {
        if standing == Standing::Cancelled {
            return Err(WalkRefusal::AlreadyCancelled);
        }
        if self.is_confirmed() {
            return Ok(self);
        }
        let generation = self.generation + 1;
        Ok(Self { generation, confirmed: Some(generation), held_until_ms: None })
    }

    /// The holder asks for a new link; all before it end.
    #[must_use]
    pub fn renew(self) -> Self {
        Self { generation: self.generation + 1, ..self }
    }

    /// Whether a letter that asked the address to confirm still leads to the place. Before the
    /// address confirms it always does, even if the link was renewed meanwhile. Afterwards it does
    /// until the link is renewed, so the letter can be opened twice.
    pub fn takes_letter(&self) -> bool {
        self.confirmed.is_none_or(|confirmed| confirmed == self.generation)
    }
}

/// Whether manage links of a stroll still open: until [`LINK_DAYS`] days after it. They stay open
/// for a stroll without a date, or whose start can't be computed.
pub fn link_is_open(stroll: &Stroll, now: Timestamp) -> bool {
    if stroll.status == (Status::Postponed { dated: false }) {
        return true;
    }
    let days = SignedDuration::from_hours(LINK_DAYS * 24);
    stroll.starts_at().ok().and_then(|at| at.checked_add(days).ok()).is_none_or(|end| now <= end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stroll::tests::stroll;

    const HELD: Link = Link { generation: 0, confirmed: None, held_until_ms: Some(5) };

    #[test]
    fn confirming_ends_older_links_and_keeps_the_place() {
        let link = HELD.confirm(Standing::Confirmed);
        let now = Link { generation: 1, confirmed: Some(1), held_until_ms: None };
        assert_eq!(link, Ok(now));
        assert_eq!(now.confirm(Standing::Waiting), Ok(now), "once more changes nothing");
        assert_eq!(HELD.confirm(Standing::Cancelled), Err(WalkRefusal::AlreadyCancelled));
    }

    #[test]
    fn a_letter_opens_until_its_owner_renews_the_link() {
        assert!(HELD.takes_letter());
        assert!(HELD.renew().takes_letter(), "whoever signed up can't shut the owner out");
        let now = HELD.renew().confirm(Standing::Confirmed).expect("it is in force");
        assert!(now.takes_letter());
        assert!(!now.renew().takes_letter());
    }

    #[test]
    fn links_end_ninety_days_after_the_stroll() {
        let stroll_of = |status| stroll(status, None);
        let open = stroll_of(Status::Open);
        let start = open.starts_at().expect("the example has a time");
        let after = |days: i64| start + SignedDuration::from_hours(days * 24);
        assert!(link_is_open(&open, after(90)));
        assert!(!link_is_open(&open, after(91)));
        assert!(!link_is_open(&stroll_of(Status::Cancelled), after(91)));
        assert!(link_is_open(&stroll_of(Status::Postponed { dated: false }), after(91)));
    }
}
