//! The accounts of a bank, and the ways between them that milk may go.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use ounce_domain::ledger::{AccountId, Code, Owner, Unit};
use ounce_domain::reference::Reference;

/// An account of the milk of a bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    DonorClaimed,
    MeasuredGain,
    Received,
    RejectedIntake,
    RawStock,
    Pooled,
    Samples,
    TransferLoss,
    Bottled,
    FailedMicro,
    FailedCurve,
    Research,
    StockReleased,
    Shipped,
    InTransitLoss,
    HospitalStock,
    Fed,
    HospitalWaste,
    Returned,
    RecalledDestroyed,
    Discarded,
}

use Place::{
    Bottled, Discarded, DonorClaimed, FailedCurve, FailedMicro, Fed, HospitalStock, HospitalWaste,
    InTransitLoss, MeasuredGain, Pooled, RawStock, RecalledDestroyed, Received, RejectedIntake,
    Research, Returned, Samples, Shipped, StockReleased, TransferLoss,
};

impl Place {
    pub const ALL: [Self; 21] = [
        DonorClaimed,
        MeasuredGain,
        Received,
        RejectedIntake,
        RawStock,
        Pooled,
        Samples,
        TransferLoss,
        Bottled,
        FailedMicro,
        FailedCurve,
        Research,
        StockReleased,
        Shipped,
        InTransitLoss,
        HospitalStock,
        Fed,
        HospitalWaste,
        Returned,
        RecalledDestroyed,
        Discarded,
    ];

    /// The word that stands for it in files, and its account in the chart.
    fn row(self) -> (&'static str, Code) {
        match self {
            DonorClaimed => ("donor_claimed", Code::DonorMilk),
            MeasuredGain => ("measured_gain", Code::MeasuredGain),
            Received => ("received", Code::MilkReceived),
            RejectedIntake => ("rejected_intake", Code::MilkRejected),
            RawStock => ("raw_stock", Code::RawStock),
            Pooled => ("pooled", Code::MilkPooled),
            Samples => ("samples", Code::MilkSampled),
            TransferLoss => ("transfer_loss", Code::TransferLoss),
            Bottled => ("bottled", Code::MilkBottled),
            FailedMicro => ("failed_micro", Code::FailedCulture),
            FailedCurve => ("failed_curve", Code::FailedCurve),
            Research => ("research", Code::MilkForResearch),
            StockReleased => ("stock_released", Code::ReleasedStock),
            Shipped => ("shipped", Code::MilkShipped),
            InTransitLoss => ("in_transit_loss", Code::TransitLoss),
            HospitalStock => ("hospital_stock", Code::HospitalStock),
            Fed => ("fed", Code::MilkFed),
            HospitalWaste => ("hospital_waste", Code::HospitalWaste),
            Returned => ("returned", Code::MilkReturned),
            RecalledDestroyed => ("recalled_destroyed", Code::RecalledDestroyed),
            Discarded => ("discarded", Code::MilkDiscarded),
        }
    }

    pub fn as_str(self) -> &'static str {
        self.row().0
    }

    pub fn code(self) -> Code {
        self.row().1
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.as_str() == text)
    }

    /// The accounts that milk can go to from here. A recall can destroy accepted milk in every
    /// account that has a way on.
    pub fn onward(self) -> &'static [Self] {
        match self {
            DonorClaimed => &[Received],
            MeasuredGain => &[Pooled],
            Received => &[RejectedIntake, RawStock, Research],
            RawStock => &[Pooled, Research, RecalledDestroyed, Discarded],
            Pooled => &[
                Pooled,
                Samples,
                TransferLoss,
                Bottled,
                FailedMicro,
                FailedCurve,
                Research,
                RecalledDestroyed,
                Discarded,
            ],
            Bottled => &[
                StockReleased,
                Samples,
                FailedMicro,
                FailedCurve,
                Research,
                RecalledDestroyed,
                Discarded,
            ],
            StockReleased => &[Shipped, Research, RecalledDestroyed, Discarded],
            Shipped => &[HospitalStock, InTransitLoss, Returned, RecalledDestroyed],
            HospitalStock => &[Fed, HospitalWaste, Returned, RecalledDestroyed],
            Returned => &[RecalledDestroyed, Discarded],
            RejectedIntake | Samples | TransferLoss | FailedMicro | FailedCurve | Research
            | InTransitLoss | Fed | HospitalWaste | RecalledDestroyed | Discarded => &[],
        }
    }

    /// Whether milk comes from here. Only a correction brings milk back to a source.
    pub fn is_source(self) -> bool {
        matches!(self, DonorClaimed | MeasuredGain)
    }

    /// Whether a movement to or from this account needs a reason.
    pub fn needs_reason(self) -> bool {
        matches!(
            self,
            MeasuredGain
                | RejectedIntake
                | TransferLoss
                | FailedMicro
                | FailedCurve
                | Research
                | InTransitLoss
                | HospitalWaste
                | RecalledDestroyed
                | Discarded
        )
    }

    /// Whether this account holds bottles. A bottle is in one such account at a time.
    pub fn holds_bottles(self) -> bool {
        matches!(self, Bottled | StockReleased | Shipped | HospitalStock | Returned)
    }

    /// Whether milk is poured on this way. Only then it changes from one thing to another.
    pub fn pours(self, to: Self) -> bool {
        matches!((self, to), (RawStock, Pooled) | (Pooled, Pooled | Bottled))
    }
}

/// One side of a movement: the account of one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    pub place: Place,
    /// The number of the container, pool, batch or bottle.
    pub thing: Reference,
}

impl Side {
    /// Reads `place:thing`, such as `raw_stock:C17`.
    ///
    /// # Errors
    /// One sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let Some((place, thing)) = text.split_once(':') else {
            return Err(format!("`{text}` is not an account and a thing, such as raw_stock:C17"));
        };
        let Some(place) = Place::parse(place) else {
            let known: Vec<&str> = Place::ALL.into_iter().map(Place::as_str).collect();
            return Err(format!("`{place}` is no account, there is {}", known.join(", ")));
        };
        let named = Reference::new(thing);
        let fits = !named.is_empty() && thing.len() <= 120;
        if !fits || thing.chars().any(char::is_control) {
            return Err(format!("`{text}`: the number of a thing has 1 to 120 bytes"));
        }
        Ok(Self { place, thing: named })
    }

    /// Its account on the ledger.
    pub fn account(&self) -> AccountId {
        let owner = Owner::Vessel(digest("milk:", self.thing.key()));
        AccountId::of(owner, self.place.code(), Unit::Milk)
    }
}

impl std::fmt::Display for Side {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.place.as_str(), self.thing)
    }
}

/// The first 16 bytes of SHA-256 over both texts.
pub(super) fn digest(about: &str, name: &str) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(about);
    hash.update(name);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    bytes
}
