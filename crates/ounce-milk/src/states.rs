//! What may become of a container, a pool, a batch and a bottle, one step at a time.
//!
//! A state is never a field that somebody sets: it is the last of a list of changes, each with
//! who, when and why ([`History`]). A step that the picture of the flow does not have is refused
//! by name. A batch is released, and its bottles go into stock, only by a [`Release`], which
//! nothing but [`decide`] makes, from the evidence, with every reason why not.

mod history;
mod moment;
mod release;
mod stages;
pub mod steps;

pub use history::{Change, History, MoveRefusal, Stage};
pub use release::{
    Approval, CalibrationFact, ContainerFact, CultureFact, CurveFact, DonorFact, Release,
    ReleaseCode, ReleaseReason, ReleaseRecord, ReleaseVerdict, Signature, decide, parse_record,
};
pub use stages::{BatchState, BottleState, ContainerState, PoolState};

#[cfg(test)]
mod tests;
