//! Letters that somebody may do without: circulars and reminders.
//!
//! A refusal is of one address, for one campaign and one kind, and counts from the next letter on.
//! Letters that must arrive are not among these: the ticket, a stroll that is postponed or
//! cancelled, a sign-in. They are sent whatever was refused.

use crate::campaign::Campaign;
use crate::id::Id;

/// A kind of letters that can be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Optional {
    /// What hosts write to walkers, and coordinators to hosts.
    Circulars,
    /// Reminders before a stroll, and the thanks after it.
    Reminders,
}

impl Optional {
    pub const ALL: [Self; 2] = [Self::Circulars, Self::Reminders];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Circulars => "circulars",
            Self::Reminders => "reminders",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// What somebody wants to get from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Send,
    Stop,
}

/// An address that refuses a kind of letters of a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub campaign: Id<Campaign>,
    /// The address in the form for comparing.
    pub email_key: String,
    pub kind: Optional,
}
