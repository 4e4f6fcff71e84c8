use super::*;
use crate::refusal::Complaint;
use proptest::prelude::*;

fn asked<'a>() -> Asked<'a> {
    Asked {
        name: "Ada R.",
        email: "ada@example.org",
        adults: "2",
        children: "1",
        waiver_version: "1",
        signed_name: "Ada R.",
    }
}

fn complaints(asked: &Asked<'_>) -> Vec<(&'static str, Refusal)> {
    let read = Application::read(asked, "en", 1);
    let list = read.err().map(Complaints::into_vec).unwrap_or_default();
    list.into_iter().map(|Complaint { field, refusal }| (field, refusal)).collect()
}

#[test]
fn a_sound_application_is_read() {
    let read =
        Application::read(&asked(), "en", 1).map(|a| (a.party.people(), a.signature.version));
    assert_eq!(read.ok(), Some((3, 1)));
    assert_eq!(complaints(&Asked { children: "", ..asked() }), []);
}

#[test]
fn every_field_at_fault_is_named_at_once() {
    let blank = Asked::default();
    let fields: Vec<_> = complaints(&blank).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["name", "email", "adults", "waiver.signed_name", "waiver.version"]);
}

#[test]
fn both_halves_of_a_party_are_told_what_is_wrong_with_them() {
    for (adults, children, refusals) in [
        (
            "0",
            "abc",
            [
                ("children", Refusal::Field(FieldRefusal::NotANumber)),
                ("adults", Refusal::Walk(WalkRefusal::NoAdult)),
            ],
        ),
        (
            "-2",
            "abc",
            [
                ("children", Refusal::Field(FieldRefusal::NotANumber)),
                ("adults", Refusal::Field(FieldRefusal::NotPositive)),
            ],
        ),
        (
            "two",
            "-1",
            [
                ("adults", Refusal::Field(FieldRefusal::NotANumber)),
                ("children", Refusal::Field(FieldRefusal::NotPositive)),
            ],
        ),
    ] {
        assert_eq!(complaints(&Asked { adults, children, ..asked() }), refusals);
    }
    let fine = Asked { adults: "1", children: "abc", ..asked() };
    assert_eq!(complaints(&fine), [("children", Refusal::Field(FieldRefusal::NotANumber))]);
}

#[test]
fn parties_that_make_no_sense_are_refused_by_name() {
    for (adults, children, complaint) in [
        ("0", "0", ("adults", Refusal::Walk(WalkRefusal::PartyEmpty))),
        ("0", "2", ("adults", Refusal::Walk(WalkRefusal::NoAdult))),
        ("-1", "0", ("adults", Refusal::Field(FieldRefusal::NotPositive))),
        ("1", "-1", ("children", Refusal::Field(FieldRefusal::NotPositive))),
        ("10000", "0", ("adults", Refusal::Walk(WalkRefusal::PartyTooLarge(20)))),
        ("20", "1", ("adults", Refusal::Walk(WalkRefusal::PartyTooLarge(20)))),
        ("99999999999", "0", ("adults", Refusal::Walk(WalkRefusal::PartyTooLarge(20)))),
        ("99999999999999999999", "0", ("adults", Refusal::Walk(WalkRefusal::PartyTooLarge(20)))),
        ("1", "10000", ("children", Refusal::Walk(WalkRefusal::PartyTooLarge(20)))),
        ("1", "99999999999999999999", ("children", Refusal::Walk(WalkRefusal::PartyTooLarge(20)))),
        ("-99999999999999999999", "0", ("adults", Refusal::Field(FieldRefusal::NotPositive))),
        ("1.5", "0", ("adults", Refusal::Field(FieldRefusal::NotANumber))),
        ("two", "0", ("adults", Refusal::Field(FieldRefusal::NotANumber))),
        ("1", "x", ("children", Refusal::Field(FieldRefusal::NotANumber))),
    ] {
        assert_eq!(
            complaints(&Asked { adults, children, ..asked() }),
            [complaint],
            "{adults} {children}"
        );
    }
}

#[test]
fn the_waiver_must_be_the_one_shown_now() {
    let outdated = Asked { waiver_version: "0", ..asked() };
    assert_eq!(
        complaints(&outdated),
        [("waiver.version", Refusal::Walk(WalkRefusal::WaiverOutdated(1)))]
    );
    let unsigned = Asked { signed_name: " ", ..asked() };
    assert_eq!(
        complaints(&unsigned),
        [("waiver.signed_name", Refusal::Walk(WalkRefusal::WaiverUnsigned))]
    );
}

fn party(adults: i64) -> Party {
    Party { adults, children: 0 }
}

fn room(taken: i64) -> Room {
    Room { capacity: Some(50), taken }
}

#[test]
fn whoever_fits_gets_a_place_and_the_rest_wait() {
    let open = |taken: i64| Phase::Open { room: Some(50 - taken) };
    let join = |phase, taken, people| join(phase, CampaignStatus::Open, room(taken), party(people));
    assert_eq!(join(open(49), 49, 1), Ok(Standing::Confirmed));
    assert_eq!(join(open(49), 49, 2), Ok(Standing::Waiting));
    assert_eq!(join(Phase::Full, 50, 1), Ok(Standing::Waiting));
    assert_eq!(join(open(0), 0, 51), Err(Refusal::Walk(WalkRefusal::PartyTooLarge(50))));
    assert_eq!(join(Phase::Draft, 0, 1), Err(Refusal::Record(RecordRefusal::Unknown)));
    assert_eq!(join(Phase::Cancelled, 0, 1), Err(Refusal::Walk(WalkRefusal::StrollCancelled)));
    assert_eq!(join(Phase::Over, 0, 1), Err(Refusal::Walk(WalkRefusal::StrollOver)));
}

#[test]
fn nobody_joins_a_campaign_that_is_over() {
    let phase = Phase::Postponed { dated: false, room: None };
    let unlimited = Room { capacity: None, taken: 0 };
    assert_eq!(
        join(phase, CampaignStatus::Over, unlimited, party(1)),
        Err(Refusal::Walk(WalkRefusal::CampaignOver))
    );
    assert_eq!(join(phase, CampaignStatus::Open, unlimited, party(1)), Ok(Standing::Confirmed));
}

#[test]
fn a_party_changes_within_the_room_there_is() {
    let confirmed =
        |from, to, taken| change(Standing::Confirmed, party(from), party(to), room(taken));
    assert_eq!(confirmed(2, 4, 48), Ok(2));
    assert_eq!(confirmed(2, 5, 48), Err(WalkRefusal::NoRoom(2)));
    assert_eq!(confirmed(4, 1, 50), Ok(-3));
    assert_eq!(change(Standing::Waiting, party(2), party(9), room(50)), Ok(0));
    assert_eq!(
        change(Standing::Cancelled, party(2), party(1), room(50)),
        Err(WalkRefusal::AlreadyCancelled)
    );
}

#[test]
fn the_line_moves_up_in_order_and_a_large_party_blocks_nobody() {
    assert_eq!(promote(&[("a", 3), ("b", 1), ("c", 1)], room(48)), ["b", "c"]);
    assert_eq!(promote(&[("a", 2), ("b", 1)], room(48)), ["a"]);
    assert!(promote(&[("a", 1)], room(50)).is_empty());
}

proptest! {
    #[test]
    fn promotion_never_oversells(
        taken in 0_i64..=50, waiting in proptest::collection::vec(1_i64..20, 0..30)
    ) {
        let line: Vec<(usize, i64)> = waiting.iter().copied().enumerate().collect();
        let up = promote(&line, room(taken));
        let moved: i64 = up.iter().map(|i| waiting[*i]).sum();
        prop_assert!(taken + moved <= 50);
        let left = 50 - taken - moved;
        for (i, people) in line {
            prop_assert!(up.contains(&i) || people > left, "{} would have fitted", people);
        }
    }
}
