//! Checks the containers of a batch: the donor of each, whether she was approved, and the verdicts
//! of intake and serology.

use ounce_domain::reference::Reference;
use std::collections::{BTreeMap, BTreeSet};

use super::Rests;
use super::printed::{CoverSeen, IntakeSeen, Printed, ReceivedSeen, SerologySeen};
use super::reason::{Against, ReleaseCode};
use super::record::{Approval, ContainerFact, DonorFact, ReleaseRecord};
use super::remade::By;
use crate::intake::{Outcome, Time};
use jiff::civil::Date;

pub(super) fn look(record: &ReleaseRecord, rests: &mut Rests<'_>, against: &mut Against) {
    if record.containers.is_empty() {
        against.say(ReleaseCode::NoContainers, "", "no container is named");
    }
    let donors = donors(&record.donors, against);
    let received = intake(&record.intake, rests, against);
    let covers = serology(&record.serology, rests, against);
    let mut seen = BTreeSet::new();
    for fact in &record.containers {
        let ContainerFact { container, donor, expressed_on } = fact;
        if container.is_empty() {
            against.say(ReleaseCode::Unnamed, "", "a container has no number");
        } else if !seen.insert(container) {
            against.say(ReleaseCode::ContainerTwice, container, "it is named twice");
        }
        if *expressed_on > record.cycle_on {
            let because =
                format!("expressed on {expressed_on}, after the cycle of {}", record.cycle_on);
            against.say(ReleaseCode::ExpressedAfterCycle, container, because);
        }
        if donor.is_empty() {
            against.say(ReleaseCode::Unnamed, container, "nobody is named whose milk it is");
        }
        approved(fact, &donors, against);
        accepted(fact, &received, against);
        covered(fact, &covers, against);
    }
}

fn donors<'a>(
    facts: &'a [DonorFact],
    against: &mut Against,
) -> BTreeMap<&'a Reference, &'a [Approval]> {
    let mut donors = BTreeMap::new();
    for DonorFact { donor, approved } in facts {
        if donor.is_empty() {
            against.say(ReleaseCode::Unnamed, "", "a donor has no number");
        } else if donors.insert(donor, approved.as_slice()).is_some() {
            against.say(ReleaseCode::ApprovalsContradict, donor, "the donor is listed twice");
        }
        if let Some(span) = approved.iter().find(|span| span.until < span.from) {
            let because = format!("approved from {} until {}, before it", span.from, span.until);
            against.say(ReleaseCode::ApprovalsContradict, donor, because);
        }
        for (n, one) in approved.iter().enumerate() {
            let twice = |other: &&Approval| other.from <= one.until && one.from <= other.until;
            if let Some(other) = approved[..n].iter().find(twice) {
                let (day, until) = (one.from.max(other.from), one.until.min(other.until));
                let because = format!("approved twice from {day} until {until}");
                against.say(ReleaseCode::ApprovalsContradict, donor, because);
            }
        }
    }
    donors
}

fn approved(
    fact: &ContainerFact,
    donors: &BTreeMap<&Reference, &[Approval]>,
    against: &mut Against,
) {
    let ContainerFact { container, donor, expressed_on } = fact;
    let Some(spans) = donors.get(donor) else {
        let because = format!("nothing is known of donor {donor}");
        return against.say(ReleaseCode::DonorUnknown, container, because);
    };
    if !spans.iter().any(|span| span.holds(*expressed_on)) {
        let because = format!("donor {donor} was not approved on {expressed_on}");
        against.say(ReleaseCode::DonorNotApproved, container, because);
    }
}

/// The verdict of intake on a container, and the day of expression on the label.
struct Arrived {
    seen: ReceivedSeen,
    expressed_on: Option<Date>,
}

fn intake(printed: &[Printed], rests: &mut Rests<'_>, against: &mut Against) -> Vec<Arrived> {
    let mut received = Vec::new();
    for one in printed {
        let Some(seen) = one.read::<IntakeSeen>() else {
            against.say(ReleaseCode::Unreadable, "intake", "it is not what `intake` prints");
            continue;
        };
        rests.on("intake", (&seen.pack, &seen.version), seen.example, against);
        rests.again(By::Intake, one, against);
        let labels = seen.input.map_or(Vec::new(), |input| input.containers);
        received.extend(seen.containers.into_iter().map(|seen| {
            let label = labels.iter().find(|label| label.id == seen.container);
            let expressed = label.and_then(|label| label.expressed.as_ref());
            Arrived { expressed_on: expressed.map(Time::day), seen }
        }));
    }
    received
}

/// At least one intake must name the container, and every one that names it must accept it.
fn accepted(fact: &ContainerFact, received: &[Arrived], against: &mut Against) {
    let of_it: Vec<&Arrived> =
        received.iter().filter(|one| one.seen.container == fact.container).collect();
    let because = if of_it.is_empty() {
        "no intake names it".to_owned()
    } else if of_it.iter().any(|one| one.seen.outcome != Outcome::Accept) {
        "intake did not accept it".to_owned()
    } else if of_it.iter().any(|one| one.seen.donor.as_ref() != Some(&fact.donor)) {
        format!("intake does not say that it is of donor {}", fact.donor)
    } else if of_it.iter().any(|one| one.expressed_on != Some(fact.expressed_on)) {
        format!("intake does not say that it was expressed on {}", fact.expressed_on)
    } else {
        return;
    };
    against.say(ReleaseCode::NotAccepted, &fact.container, because);
}

fn serology(printed: &[Printed], rests: &mut Rests<'_>, against: &mut Against) -> Vec<CoverSeen> {
    let mut covers = Vec::new();
    for one in printed {
        let Some(seen) = one.read::<SerologySeen>() else {
            against.say(ReleaseCode::Unreadable, "serology", "it is not what `serology` prints");
            continue;
        };
        rests.on("serology", (&seen.pack, &seen.version), seen.example, against);
        rests.again(By::Serology, one, against);
        covers.extend(seen.containers);
    }
    covers
}

/// At least one serology must name the container. Every one that names it must cover it, for the
/// same day and the same donor.
fn covered(fact: &ContainerFact, covers: &[CoverSeen], against: &mut Against) {
    let ContainerFact { container, donor, expressed_on } = fact;
    let of_it: Vec<&CoverSeen> =
        covers.iter().filter(|seen| seen.container == *container).collect();
    let day = expressed_on.to_string();
    let because = if of_it.is_empty() {
        "no serology names it".to_owned()
    } else if of_it.iter().any(|seen| seen.donor.as_ref() != Some(donor)) {
        format!("serology does not say that it is of donor {donor}")
    } else if of_it.iter().any(|seen| seen.expressed_on.as_ref() != Some(&day)) {
        format!("serology does not say that it was expressed on {day}")
    } else if of_it.iter().any(|seen| !seen.covered || !seen.because.is_empty()) {
        format!("no blood test of donor {donor} covers {day}")
    } else {
        return;
    };
    against.say(ReleaseCode::NotCovered, container, because);
}
