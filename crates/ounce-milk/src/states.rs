//! What may become of a container, a pool, a batch and a bottle, one step at a time.
//!
//! A state is never a field that somebody sets: it is the last of a list of changes, each with
//! who, when and why ([`History`]). A step that the picture of the flow does not have is refused
//! by name; one that was taken is taken back by a second person. A bottle is only where the state
//! of its batch lets it be ([`steps`]). A batch is released, and its bottles go into stock, only
//! by a [`Release`], which nothing but [`decide`] makes, from the evidence. What is found of a donor
//! later holds her milk ([`hold`]). A desk keeps all of it as rows and goes on from them
//! ([`steps::Course`]).

mod history;
pub mod hold;
mod moment;
mod release;
mod stages;
pub mod steps;

pub use history::{Change, History, How, MoveRefusal, Stage};
pub use release::{
    APPROVAL_COLUMNS, Approval, Beside, CalibrationFact, ContainerFact, CultureFact, DonorFact,
    KeptRelease, Known, Packs, Printed, Records, Release, ReleaseCode, ReleaseReason,
    ReleaseRecord, ReleaseVerdict, Signature, StoredRelease, TraceFile, USED_COLUMNS, again,
    decide, parse_record, read_approvals, read_calibrations, used_row,
};
pub use stages::{BatchState, BottleState, ContainerState, PoolState};

#[cfg(test)]
mod tests;
