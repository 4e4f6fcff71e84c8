use super::*;
use crate::stroll::tests::stroll;

fn candidate(status: Status, hosted: Hosted, meeting_point: &str) -> Candidate {
    let meeting_point = meeting_point.to_owned();
    let stroll = Stroll { meeting_point, ..stroll(status, None) };
    Candidate { stroll, hosted, taken: 9, parties: 4 }
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

/// What becomes of one stroll: its new status, how many parties are told, or why it is left out.
fn fate(change: ManyChange, candidate: Candidate, now: &str) -> Result<(Status, i64), LeftOut> {
    let mut outline = change.outline(vec![candidate], at(now));
    assert_eq!(outline.planned.len() + outline.left_out.len(), 1);
    match outline.planned.pop() {
        Some(one) => Ok((one.next, one.told)),
        None => Err(outline.left_out.remove(0).1),
    }
}

const BEFORE: &str = "2027-04-01T00:00:00Z";
const UNDATED: Status = Status::Postponed { dated: false };
const DATED: Status = Status::Postponed { dated: true };

#[test]
fn a_change_of_many_leaves_out_what_does_not_fit() {
    let day = |text: &str| ManyChange::Postpone(Some(text.parse().expect("a day")));
    let (open, cancel) = (ManyChange::Open, ManyChange::Cancel);
    let postpone = ManyChange::Postpone(None);
    for (change, status, expected) in [
        (open, Status::Draft, Ok((Status::Open, 0))),
        (open, Status::Open, Err(LeftOut::Already)),
        (open, UNDATED, Err(LeftOut::Postponed)),
        (open, Status::Cancelled, Err(LeftOut::Cancelled)),
        (open, Status::Held, Err(LeftOut::Over)),
        (postpone, Status::Open, Ok((UNDATED, 4))),
        (postpone, DATED, Ok((UNDATED, 4))),
        (postpone, UNDATED, Err(LeftOut::Already)),
        (postpone, Status::Draft, Err(LeftOut::Draft)),
        (postpone, Status::Cancelled, Err(LeftOut::Cancelled)),
        (postpone, Status::Held, Err(LeftOut::Over)),
        (day("2027-06-05"), Status::Open, Ok((DATED, 4))),
        (day("2027-06-05"), UNDATED, Ok((DATED, 4))),
        (day("2027-05-01"), Status::Open, Err(LeftOut::Already)),
        (day("2027-05-01"), UNDATED, Ok((DATED, 4))),
        (day("2026-05-01"), Status::Open, Err(LeftOut::NoSuchTime)),
        (cancel, Status::Open, Ok((Status::Cancelled, 4))),
        (cancel, Status::Draft, Ok((Status::Cancelled, 0))),
        (cancel, Status::Cancelled, Err(LeftOut::Already)),
        (cancel, Status::Held, Err(LeftOut::Over)),
    ] {
        let found = fate(change, candidate(status, Hosted::Yes, "North shelter"), BEFORE);
        assert_eq!(found, expected, "{change:?} of {status:?}");
    }
}

#[test]
fn a_draft_without_host_or_place_or_in_the_past_is_not_opened() {
    let open =
        |hosted, place, now| fate(ManyChange::Open, candidate(Status::Draft, hosted, place), now);
    assert_eq!(open(Hosted::No, "", BEFORE), Err(LeftOut::NoHost));
    assert_eq!(open(Hosted::Yes, "", BEFORE), Err(LeftOut::NoPlace));
    assert_eq!(open(Hosted::Yes, "Gate", "2027-05-02T00:00:00Z"), Err(LeftOut::Over));
    assert_eq!(open(Hosted::Yes, "Gate", BEFORE), Ok((Status::Open, 0)));
}

/// The day is over by the clocks of the town, whatever is on record.
#[test]
fn a_stroll_whose_day_is_over_is_not_postponed() {
    let late = "2027-05-02T00:00:00Z";
    for change in [ManyChange::Postpone(None), ManyChange::Cancel] {
        let found = fate(change, candidate(Status::Open, Hosted::Yes, "Gate"), late);
        assert_eq!(found, Err(LeftOut::Over), "{change:?}");
    }
    let waiting = fate(ManyChange::Cancel, candidate(UNDATED, Hosted::Yes, "Gate"), late);
    assert_eq!(waiting, Ok((Status::Cancelled, 4)), "they wait for a day");
}

#[test]
fn every_change_that_is_planned_is_one_that_the_stroll_allows() {
    use crate::actor::Actor;
    let day = "2027-06-05".parse().expect("a day");
    let changes = [
        ManyChange::Open,
        ManyChange::Cancel,
        ManyChange::Postpone(None),
        ManyChange::Postpone(Some(day)),
    ];
    for change in changes {
        for status in Status::ALL {
            let one = candidate(status, Hosted::Yes, "Gate");
            let outline = change.outline(vec![one.clone()], at(BEFORE));
            for Planned { next, starts, .. } in outline.planned {
                let decided =
                    one.stroll.change(next, starts, (&Actor::Coordinator, ""), at(BEFORE));
                assert!(decided.is_ok(), "{change:?} of {status:?}: {decided:?}");
            }
        }
    }
}

#[test]
fn a_stroll_says_what_it_needs() {
    let needs = |status, hosted, place| candidate(status, hosted, place).stroll.needs(hosted);
    assert_eq!(needs(Status::Open, Hosted::Yes, "Gate"), []);
    assert_eq!(needs(Status::Draft, Hosted::No, ""), [Need::Host, Need::Place, Need::Opening]);
    assert_eq!(needs(UNDATED, Hosted::Yes, "Gate"), [Need::Day]);
    assert_eq!(needs(Status::Cancelled, Hosted::No, ""), []);
    assert_eq!(Need::ALL.map(Need::as_str).map(Need::parse), Need::ALL.map(Some));
}
