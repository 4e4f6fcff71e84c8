//! Why a batch is not released.

use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;

/// Why a batch is not released. Reasons are listed in this sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseCode {
    /// The batch, its pool, a container or a donor has no number.
    Unnamed,
    /// Another record of the same batch says otherwise.
    RecordedTwice,
    /// The record names no container.
    NoContainers,
    /// A container is named twice.
    ContainerTwice,
    /// Milk was expressed after the day of the cycle.
    ExpressedAfterCycle,
    /// Nothing is known of a donor.
    DonorUnknown,
    /// A donor's approvals contradict each other, or she is listed twice.
    ApprovalsContradict,
    /// A donor was not approved on the day of expression.
    DonorNotApproved,
    /// A verdict does not have the form that its command prints.
    Unreadable,
    /// A verdict names a pack or a version that does not exist.
    PackUnknown,
    /// A verdict does not keep its input, or the input gives another verdict.
    NotMadeAgain,
    /// No intake names a container, or one does not accept it with its donor and day.
    NotAccepted,
    /// No blood test of the donor covers the day of expression.
    NotCovered,
    /// The cycle lies in the future.
    CycleInFuture,
    /// There is no verdict on the curve, or it is not favourable.
    CurveNotPassed,
    /// The verdict on the curve is of another day or batch, or does not say of which.
    CurveOfAnother,
    /// The verdict on the curve does not say which trace it judged.
    TraceUnknown,
    /// Another batch rests on the same trace.
    TraceUsedTwice,
    /// No probe took part, or a probe that did has no calibration.
    NoCalibration,
    /// A probe's calibration was not valid on the day of the cycle.
    CalibrationNotValid,
    /// Calibrations of a probe contradict each other, or the correction of the curve.
    CalibrationsContradict,
    /// The culture of the pool before heating is missing, or it did not pass.
    PoolCultureNotPassed,
    /// There is no verdict on the culture, or it is not favourable.
    CultureNotPassed,
    /// The culture was known before the cycle, or is dated in the future.
    CultureTime,
    /// The record does not name the person who ran the cycle.
    OperatorUnknown,
    /// A signature names nobody.
    SignerUnknown,
    /// Fewer than two different people signed.
    TwoMustSign,
    /// The person who ran the cycle signed.
    OperatorSigned,
    /// Somebody signed before the day of the cycle or before the culture was known.
    SignedTooEarly,
    /// Somebody signed at a moment in the future.
    SignedInFuture,
    /// Somebody signed another record, or did not say which.
    SignedOther,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ReleaseReason {
    pub code: ReleaseCode,
    /// The container, probe or person it concerns; empty when it concerns none.
    pub about: String,
    pub because: String,
}

/// Reasons as they are found, each once.
#[derive(Default)]
pub(super) struct Against(pub(super) BTreeSet<ReleaseReason>);

impl Against {
    pub(super) fn say(
        &mut self,
        code: ReleaseCode,
        about: impl fmt::Display,
        because: impl Into<String>,
    ) {
        self.0.insert(ReleaseReason { code, about: about.to_string(), because: because.into() });
    }
}
