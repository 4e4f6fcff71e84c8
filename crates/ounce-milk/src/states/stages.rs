//! The four pictures of the flow: which state may follow which.

use serde::{Deserialize, Serialize};

use super::history::{Follows, Stage};

/// Makes an enum of states: the word of each state in files, and the states that may follow it.
macro_rules! stages {
    ($(#[$doc:meta])* $name:ident, begins $begin:ident
     $(, by release $waits:ident to $released:ident)?;
     $($(#[$about:meta])* $state:ident = $word:literal -> [$($next:ident),*]),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$about])* $state),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$state),+];

            /// The word that stands for it in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$state => $word),+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|state| state.as_str() == text)
            }

            /// Its place in [`Self::ALL`]. Stored forms contain it, so new states go to the end.
            pub fn place(self) -> u8 {
                self as u8
            }
        }

        impl Stage for $name {
            const BEGIN: Self = Self::$begin;

            fn word(self) -> &'static str {
                self.as_str()
            }

            fn next(self) -> &'static [Self] {
                match self { $(Self::$state => &[$(Self::$next),*]),+ }
            }

            fn needs_release(self, to: Self) -> bool {
                let released: &[(Self, Self)] = &[$((Self::$waits, Self::$released))?];
                released.contains(&(self, to))
            }
        }
    };
}

stages! {
    /// A container of raw milk, from what a donor declared.
    ContainerState, begins Declared;
    Declared = "declared" -> [Received],
    Received = "received" -> [Rejected, RawStock, Suspected],
    Rejected = "rejected" -> [],
    RawStock = "raw_stock" -> [Thawed, Discarded, Suspected],
    Thawed = "thawed" -> [Pooled, Discarded, Suspected],
    /// A later finding against the container holds its pool too.
    Pooled = "pooled" -> [Suspected, Rejected, Recalled],
    Discarded = "discarded" -> [],
    /// Held because somebody suspects it. The only way back is that a second person undoes this.
    Suspected = "suspected" -> [Rejected, Discarded, Recalled],
    /// Its milk is called back, wherever it is.
    Recalled = "recalled" -> [],
}

stages! {
    /// A pool, until it is split into loads.
    PoolState, begins Draft;
    Draft = "draft" -> [Mixed],
    Mixed = "mixed" -> [Sampled, Discarded, Suspected],
    Sampled = "sampled" -> [Split, Discarded, Suspected],
    /// A later finding against the pool holds its loads too.
    Split = "split" -> [Suspected, Recalled],
    Discarded = "discarded" -> [],
    /// Held because somebody suspects it. The only way back is that a second person undoes this.
    Suspected = "suspected" -> [Discarded, Recalled],
    /// Its milk is called back, wherever it is.
    Recalled = "recalled" -> [],
}

stages! {
    /// One load of a pasteuriser. A cycle that is broken off counts as a failed curve.
    BatchState, begins Loaded, by release ReleaseReady to Released;
    Loaded = "loaded" -> [Heating, Suspected],
    Heating = "heating" -> [Held, CurveFail, Suspected],
    Held = "held" -> [Cooled, CurveFail, Suspected],
    Cooled = "cooled" -> [CurveFail, AwaitCulture, Suspected],
    CurveFail = "curve_fail" -> [],
    AwaitCulture = "await_culture" -> [CultureFail, CurveFail, ReleaseReady, Suspected],
    CultureFail = "culture_fail" -> [],
    ReleaseReady = "release_ready" -> [Released, CultureFail, CurveFail, Suspected],
    /// The batch can still fail because of a later finding.
    Released = "released" -> [Recalled, CultureFail, CurveFail, Suspected],
    Recalled = "recalled" -> [],
    /// Held because somebody suspects it, and its bottles with it. The only way back is that a
    /// second person undoes this.
    Suspected = "suspected" -> [CurveFail, CultureFail, Recalled],
}

impl ContainerState {
    /// The state in which a refused step holds a container, if the step says that it is bad.
    pub(super) fn doubted(self, said: Self) -> Option<Self> {
        use ContainerState::{Declared, Discarded, Pooled, RawStock, Recalled, Received, Rejected};
        let bad = [Self::Suspected, Rejected, Discarded, Recalled].contains(&said);
        let can_be_held = [Declared, Received, RawStock, Self::Thawed, Pooled].contains(&self);
        (bad && can_be_held).then_some(Self::Suspected)
    }

    /// Whether a pool may go to the state `pool` while a container of it is in this state.
    pub fn lets(self, pool: PoolState) -> bool {
        use PoolState::{Discarded, Draft, Recalled, Suspected};
        self == Self::Pooled || [Draft, Suspected, Discarded, Recalled].contains(&pool)
    }
}

impl PoolState {
    /// The state in which a refused step holds a pool, if the step says that it is bad.
    pub(super) fn doubted(self, said: Self) -> Option<Self> {
        let bad = [Self::Suspected, Self::Discarded, Self::Recalled].contains(&said);
        let is_gone = [Self::Discarded, Self::Recalled].contains(&self);
        (bad && !is_gone).then_some(Self::Suspected)
    }

    /// Whether a load may go to the state `batch` while the pool it was filled from is in this
    /// state.
    pub fn lets(self, batch: BatchState) -> bool {
        use BatchState::{CultureFail, CurveFail, Loaded, Recalled, Suspected};
        let kept = [Loaded, CurveFail, CultureFail, Recalled, Suspected];
        self == Self::Split || kept.contains(&batch)
    }
}

impl Follows for PoolState {
    fn pulled(self) -> Option<Self> {
        let holds_milk = [Self::Mixed, Self::Sampled, Self::Split].contains(&self);
        holds_milk.then_some(Self::Suspected)
    }
}

impl BatchState {
    /// The state in which a refused step holds a batch, if the step says that it is bad.
    pub(super) fn doubted(self, said: Self) -> Option<Self> {
        let failed = [Self::CurveFail, Self::CultureFail, Self::Recalled];
        let bad = said == Self::Suspected || failed.contains(&said);
        (bad && !failed.contains(&self)).then_some(Self::Suspected)
    }

    /// Whether a bottle may go to the state `bottle` while its batch is in this state.
    pub fn lets(self, bottle: BottleState) -> bool {
        use BottleState::{CallBack, Discarded, Filled, Quarantine, Recalled, Returned, Suspected};
        // Milk that is not released may only be kept, called back, brought back or thrown away.
        let kept = [Filled, Quarantine, Suspected, CallBack, Recalled, Returned, Discarded];
        self == Self::Released || kept.contains(&bottle)
    }
}

impl Follows for BatchState {
    fn pulled(self) -> Option<Self> {
        use BatchState::{AwaitCulture, Cooled, Heating, Held, ReleaseReady, Released};
        let goes_on = [Heating, Held, Cooled, AwaitCulture, ReleaseReady, Released].contains(&self);
        goes_on.then_some(Self::Suspected)
    }
}

stages! {
    /// A bottle, from filling to feeding. Until it is fed or thrown away it can be called back.
    BottleState, begins Filled, by release Quarantine to Stock;
    Filled = "filled" -> [Quarantine, Discarded, Suspected],
    Quarantine = "quarantine" -> [Stock, Discarded, Recalled, Suspected],
    Stock = "stock" -> [Allocated, Discarded, Recalled, Suspected],
    /// Set aside for an order. If the order is withdrawn, the bottle goes back into stock.
    Allocated = "allocated" -> [Shipped, Stock, Discarded, Recalled, Suspected],
    Shipped = "shipped" -> [Received, Discarded, Returned, Recalled, CallBack],
    Received = "received" -> [Thawed, Discarded, Returned, Recalled, CallBack],
    Thawed = "thawed" -> [Fed, Discarded, Recalled, CallBack],
    Fed = "fed" -> [],
    Discarded = "discarded" -> [],
    Returned = "returned" -> [Discarded, Recalled, Suspected],
    /// Called back, and accounted for.
    Recalled = "recalled" -> [Discarded],
    /// Held at the bank because somebody suspects it. The only way back is that a second person
    /// undoes this.
    Suspected = "suspected" -> [Discarded, Recalled],
    /// To be called back: it has left the bank and must not be fed.
    CallBack = "call_back" -> [Recalled, Returned, Discarded],
}

impl BottleState {
    /// The state in which a refused step holds a bottle, if the step says that it is bad.
    pub(super) fn doubted(self, said: Self) -> Option<Self> {
        match (said, self) {
            (
                Self::Suspected | Self::Recalled | Self::CallBack,
                Self::Shipped | Self::Received | Self::Thawed | Self::CallBack,
            ) => Some(Self::CallBack),
            (
                Self::Suspected | Self::Recalled | Self::CallBack,
                Self::Filled | Self::Quarantine | Self::Stock | Self::Allocated | Self::Returned,
            ) => Some(Self::Suspected),
            _ => None,
        }
    }
}

impl Follows for BottleState {
    /// A bottle that has left the bank is to be called back.
    fn pulled(self) -> Option<Self> {
        match self {
            Self::Stock | Self::Allocated => Some(Self::Quarantine),
            Self::Shipped | Self::Received | Self::Thawed => Some(Self::CallBack),
            _ => None,
        }
    }
}
