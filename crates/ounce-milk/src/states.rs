//! The states of containers, pools, batches and bottles, and the steps from one to the next.
//!
//! A state is never a field that somebody sets. It is the last of a list of changes, each with
//! who, when and why ([`History`]). A step that is not in the picture of the flow is refused by
//! name. A step that was taken can be taken back by a second person. A bottle is only in a state
//! that the state of its batch allows ([`steps`]). A batch is released, and its bottles go into
//! stock, only by a [`Release`]. Only [`decide`] makes one, from the evidence, or [`again`], from a
//! stored verdict. A later finding about a donor holds her milk ([`hold`]). A desk keeps all of
//! this as rows and resumes from them ([`steps::Course`]).

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
