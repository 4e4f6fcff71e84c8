//! The four pictures of the flow: which state may follow which.

use serde::{Deserialize, Serialize};

use super::history::Stage;

/// An enum of states with the words of files, and the states that may follow each.
macro_rules! stages {
    ($(#[$doc:meta])* $name:ident, begins $begin:ident, by release $($released:ident)?;
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

            /// Its place in [`Self::ALL`], part of stored forms: new states go to the end.
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

            fn needs_release(self) -> bool {
                let released: &[Self] = &[$(Self::$released)?];
                released.contains(&self)
            }
        }
    };
}

stages! {
    /// A container of raw milk, from what a donor declared.
    ContainerState, begins Declared, by release;
    Declared = "declared" -> [Received],
    Received = "received" -> [Rejected, RawStock],
    Rejected = "rejected" -> [],
    RawStock = "raw_stock" -> [Thawed, Discarded],
    Thawed = "thawed" -> [Pooled, Discarded],
    Pooled = "pooled" -> [],
    Discarded = "discarded" -> [],
}

stages! {
    /// A pool, until it stands split into loads.
    PoolState, begins Draft, by release;
    Draft = "draft" -> [Mixed],
    Mixed = "mixed" -> [Sampled, Discarded],
    Sampled = "sampled" -> [Split, Discarded],
    Split = "split" -> [],
    Discarded = "discarded" -> [],
}

stages! {
    /// One load of a pasteuriser. A cycle that breaks off has failed its curve.
    BatchState, begins Loaded, by release Released;
    Loaded = "loaded" -> [Heating],
    Heating = "heating" -> [Held, CurveFail],
    Held = "held" -> [Cooled, CurveFail],
    Cooled = "cooled" -> [CurveFail, AwaitCulture],
    CurveFail = "curve_fail" -> [],
    AwaitCulture = "await_culture" -> [CultureFail, ReleaseReady],
    CultureFail = "culture_fail" -> [],
    ReleaseReady = "release_ready" -> [Released, CultureFail],
    Released = "released" -> [Recalled],
    Recalled = "recalled" -> [],
}

stages! {
    /// A bottle, from filling to a baby. Whatever is not gone yet can be called back.
    BottleState, begins Filled, by release Stock;
    Filled = "filled" -> [Quarantine, Discarded],
    Quarantine = "quarantine" -> [Stock, Discarded, Recalled],
    Stock = "stock" -> [Allocated, Discarded, Recalled],
    /// Set aside for an order, which may be withdrawn.
    Allocated = "allocated" -> [Shipped, Stock, Discarded, Recalled],
    Shipped = "shipped" -> [Received, Discarded, Returned, Recalled],
    Received = "received" -> [Thawed, Discarded, Returned, Recalled],
    Thawed = "thawed" -> [Fed, Discarded, Recalled],
    Fed = "fed" -> [],
    Discarded = "discarded" -> [],
    Returned = "returned" -> [Discarded, Recalled],
    Recalled = "recalled" -> [Discarded],
}
