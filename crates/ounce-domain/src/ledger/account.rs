//! Accounts, and the chart that says what each code stands for.

use crate::campaign::Campaign;
use crate::id::Id;
use crate::quantity::Currency;
use crate::stroll::Stroll;
use sha2::{Digest, Sha256};
use std::fmt;

/// What a ledger counts. Transfers never cross units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Minor units of a currency.
    Money(Currency),
    /// Microlitres of milk.
    Milk,
}

impl Unit {
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ul" => Some(Self::Milk),
            code => Currency::from_code(code).map(Self::Money),
        }
    }

    /// The form the database keeps: the ISO 4217 code, or `ul`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Money(currency) => currency.code(),
            Self::Milk => "ul",
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The chart of accounts. Numbers follow the usual order: assets from 1000, income from 4000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i64)]
pub enum Code {
    /// Money that a card provider holds or has paid out for the campaign. Grows by debits.
    CardClearing = 1000,
    /// Cash and cheques in the hands of a stroll's host. Grows by debits.
    HostCash = 1100,
    /// Money received for the campaign by other ways (imported gifts). Grows by debits.
    OtherReceipts = 1200,
    /// Milk that milk banks said they have received. Grows by debits.
    MilkAtBanks = 1500,
    /// Milk that was handed in at a stroll, until a bank has it. Grows by debits.
    MilkAtStroll = 1510,
    // Where milk is inside a milk bank and after it. Each grows by debits.
    /// Containers that arrived and were not checked yet.
    MilkReceived = 1600,
    MilkRejected = 1610,
    /// Accepted, frozen, not pooled yet.
    RawStock = 1620,
    /// In a pool, or in a load of it that is not bottled yet.
    MilkPooled = 1630,
    MilkSampled = 1640,
    /// Milk that stays in vessels and tubes, or cannot be found again.
    TransferLoss = 1650,
    /// In bottles that nobody released yet.
    MilkBottled = 1660,
    FailedCulture = 1670,
    FailedCurve = 1680,
    MilkForResearch = 1690,
    /// Released, in the bank's freezer.
    ReleasedStock = 1700,
    MilkShipped = 1710,
    TransitLoss = 1720,
    HospitalStock = 1730,
    MilkFed = 1740,
    HospitalWaste = 1750,
    MilkReturned = 1760,
    RecalledDestroyed = 1770,
    /// Thrown away by the bank for another reason: too old, broken, spilt.
    MilkDiscarded = 1780,
    /// Direct gifts. Grows by credits.
    Gifts = 4000,
    /// T-shirts sold. Grows by credits.
    Shirts = 4100,
    /// Amounts that givers added so that the fee does not shrink their gift. Not part of the sum
    /// raised.
    FeeCover = 4900,
    /// Milk that was promised first. Pending: outstanding; posted: received.
    MilkPromised = 4500,
    /// Milk that was received without a promise. Grows by credits.
    MilkBrought = 4510,
    /// Milk that was handed in at a stroll. It is not counted as received: the bank that gets it
    /// says so, and counts by its own measure. Grows by credits.
    MilkHandedIn = 4515,
    /// Milk that a milk bank got from its donors. Grows by credits.
    DonorMilk = 4520,
    /// Volume that a second measurement found beyond the first. Grows by credits.
    MeasuredGain = 4530,
}

impl Code {
    pub const ALL: [Self; 32] = [
        Self::CardClearing,
        Self::HostCash,
        Self::OtherReceipts,
        Self::MilkAtBanks,
        Self::MilkAtStroll,
        Self::MilkReceived,
        Self::MilkRejected,
        Self::RawStock,
        Self::MilkPooled,
        Self::MilkSampled,
        Self::TransferLoss,
        Self::MilkBottled,
        Self::FailedCulture,
        Self::FailedCurve,
        Self::MilkForResearch,
        Self::ReleasedStock,
        Self::MilkShipped,
        Self::TransitLoss,
        Self::HospitalStock,
        Self::MilkFed,
        Self::HospitalWaste,
        Self::MilkReturned,
        Self::RecalledDestroyed,
        Self::MilkDiscarded,
        Self::Gifts,
        Self::Shirts,
        Self::FeeCover,
        Self::MilkPromised,
        Self::MilkBrought,
        Self::MilkHandedIn,
        Self::DonorMilk,
        Self::MeasuredGain,
    ];

    pub fn number(self) -> i64 {
        self as i64
    }

    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.number() == number)
    }
}

/// The id of an account is computed from its owner, code and unit, so nobody has to look it up
/// before posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub [u8; 16]);

impl AccountId {
    /// The first 16 bytes of SHA-256 over the owner's id, code and unit.
    pub fn of(owner: Owner, code: Code, unit: Unit) -> Self {
        let mut hash = Sha256::new();
        hash.update(owner.id());
        hash.update(code.number().to_be_bytes());
        hash.update(unit.as_str());
        let mut id = [0; 16];
        id.copy_from_slice(&hash.finalize()[..16]);
        Self(id)
    }
}

/// Whose an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// For amounts that belong to no stroll.
    Campaign(Id<Campaign>),
    Stroll(Id<Stroll>),
    /// A thing that holds milk inside a bank: a container, a pool, a batch, a bottle.
    Vessel([u8; 16]),
}

impl Owner {
    /// Reads the two columns that the database keeps.
    pub fn of(kind: &str, id: [u8; 16]) -> Option<Self> {
        match kind {
            "campaign" => Some(Self::Campaign(Id::from_bytes(id))),
            "stroll" => Some(Self::Stroll(Id::from_bytes(id))),
            "vessel" => Some(Self::Vessel(id)),
            _ => None,
        }
    }

    /// The stroll's where there is one, else the campaign's.
    pub fn of_stroll(campaign: Id<Campaign>, stroll: Option<Id<Stroll>>) -> Self {
        stroll.map_or(Self::Campaign(campaign), Self::Stroll)
    }

    pub fn kind(self) -> &'static str {
        match self {
            Self::Campaign(_) => "campaign",
            Self::Stroll(_) => "stroll",
            Self::Vessel(_) => "vessel",
        }
    }

    pub fn id(self) -> [u8; 16] {
        match self {
            Self::Campaign(campaign) => campaign.bytes(),
            Self::Stroll(stroll) => stroll.bytes(),
            Self::Vessel(vessel) => vessel,
        }
    }
}

/// An account belongs to a campaign and to an owner in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    pub campaign: Id<Campaign>,
    pub owner: Owner,
    pub unit: Unit,
    pub code: Code,
}

impl Account {
    /// See [`AccountId::of`].
    pub fn id(&self) -> AccountId {
        AccountId::of(self.owner, self.code, self.unit)
    }
}

/// The four sums of an account, in its unit. Each only ever grows, but for pending ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    pub debits_posted: i64,
    pub credits_posted: i64,
    pub debits_pending: i64,
    pub credits_pending: i64,
}

impl Balance {
    /// Adds the signed changes; `None` when a sum would overflow or a sum would fall below zero.
    pub fn plus(self, change: Self) -> Option<Self> {
        let add = |a: i64, b: i64| a.checked_add(b).filter(|sum| *sum >= 0);
        Some(Self {
            debits_posted: add(self.debits_posted, change.debits_posted)?,
            credits_posted: add(self.credits_posted, change.credits_posted)?,
            debits_pending: add(self.debits_pending, change.debits_pending)?,
            credits_pending: add(self.credits_pending, change.credits_pending)?,
        })
    }

    /// What a credit account holds.
    pub fn credit(self) -> i64 {
        self.credits_posted - self.debits_posted
    }

    /// What a debit account holds.
    pub fn debit(self) -> i64 {
        self.debits_posted - self.credits_posted
    }
}
