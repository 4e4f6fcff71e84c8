use super::*;
use crate::actor::Actor;

pub(crate) fn stroll(status: Status, capacity: Option<i64>) -> Stroll {
    Stroll {
        id: Id::from_bytes([2; 16]),
        campaign: Id::from_bytes([1; 16]),
        slug: "virginia-beach-va".into(),
        name: "Virginia Beach".into(),
        group: None,
        town: "Virginia Beach".into(),
        region: "VA".into(),
        country: "US".into(),
        position: Position { lat_e7: 368_529_000, lon_e7: -759_780_000 },
        time_zone: "America/New_York".into(),
        starts: "2027-05-01T10:00".parse().expect("a date and time"),
        first_starts: None,
        meeting_point: "North shelter".into(),
        host: "Ada R.".into(),
        bring: String::new(),
        capacity,
        confirm: Confirm::AtOnce,
        status,
        sequence: 0,
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

#[test]
fn what_a_visitor_finds_follows_from_status_clock_and_room() {
    let before = at("2027-04-01T00:00:00Z");
    let later = at("2027-05-01T20:01:00Z");
    let dated = Status::Postponed { dated: true };
    let undated = Status::Postponed { dated: false };
    for (status, capacity, taken, now, phase) in [
        (Status::Draft, None, 0, before, Phase::Draft),
        (Status::Open, None, 9000, before, Phase::Open { room: None }),
        (Status::Open, Some(50), 36, before, Phase::Open { room: Some(14) }),
        (Status::Open, Some(50), 50, before, Phase::Full),
        (Status::Open, Some(50), 50, later, Phase::Over),
        (Status::Open, None, 0, at("2027-05-01T19:59:00Z"), Phase::Open { room: None }),
        (dated, Some(50), 41, before, Phase::Postponed { dated: true, room: Some(9) }),
        (dated, Some(50), 41, later, Phase::Over),
        (undated, None, 1, later, Phase::Postponed { dated: false, room: None }),
        (Status::Cancelled, None, 0, before, Phase::Cancelled),
        (Status::Held, None, 0, before, Phase::Over),
    ] {
        assert_eq!(stroll(status, capacity).phase(taken, now), phase, "{status:?} {taken}");
    }
}

#[test]
fn status_changes_follow_an_order() {
    let allowed = "draft>open draft>cancelled open>postponed-undated open>postponed open>cancelled \
        open>held postponed-undated>open postponed-undated>postponed postponed-undated>cancelled \
        postponed-undated>held postponed>open postponed>postponed postponed>cancelled \
        postponed>postponed-undated postponed>held cancelled>open";
    for from in Status::ALL {
        for to in Status::ALL {
            let step = format!("{}>{}", from.as_str(), to.as_str());
            let expected = allowed.split_ascii_whitespace().any(|known| known == step);
            assert_eq!(from.may_become(to), expected, "{step}");
        }
        assert_eq!(Status::parse(from.as_str()), Some(from));
    }
}

#[test]
fn a_postponement_with_a_date_needs_the_date() {
    let stroll = stroll(Status::Open, None);
    let dated = Status::Postponed { dated: true };
    let (who, now) = ((&Actor::Host, "the park is flooded"), at("2027-04-30T00:00:00Z"));
    assert_eq!(stroll.change(dated, None, who, now), Err(Refusal::Field(FieldRefusal::Missing)));
    let new: DateTime = "2027-05-29T10:00".parse().expect("a date and time");
    let change =
        stroll.change(dated, Some(new), who, now).map(|change| (change.starts, change.why));
    assert_eq!(change, Ok((new, "the park is flooded".to_owned())));
    let kept = stroll.change(Status::Cancelled, Some(new), who, now).map(|change| change.starts);
    assert_eq!(kept, Ok(stroll.starts));
}

#[test]
fn a_local_start_is_a_moment_in_its_zone() {
    let moment = |local: &str, zone| starts_at(local.parse().expect("a time"), zone);
    assert_eq!(moment("2015-05-02T10:00", "America/New_York"), Ok(at("2015-05-02T14:00:00Z")));
    assert_eq!(moment("2015-05-02T10:00", "Asia/Tokyo"), Ok(at("2015-05-02T01:00:00Z")));
    // 02:30 does not exist on the night of the change; it moves forward.
    assert_eq!(moment("2027-03-14T02:30", "America/New_York"), Ok(at("2027-03-14T07:30:00Z")));
    assert_eq!(moment("2027-05-01T10:00", "Mars/Base"), Err(FieldRefusal::NotATimeZone));
}

#[test]
fn positions_are_read_exactly_or_not_at_all() {
    let read = |lat, lon| Position::parse(lat, lon).map(|p| (p.lat_e7, p.lon_e7));
    assert_eq!(read("36.8529", "-75.978"), Ok((368_529_000, -759_780_000)));
    assert_eq!(read("-0.00000019", "180"), Ok((-1, 1_800_000_000)));
    assert_eq!(read("36,8529", "\u{2212}75,978"), Ok((368_529_000, -759_780_000)));
    for (lat, lon) in [
        ("90.1", "0"),
        ("0", "-180.0000001"),
        ("", "0"),
        ("1e1", "0"),
        ("NaN", "0"),
        ("1,234.5", "0"),
        ("--1", "0"),
    ] {
        assert_eq!(read(lat, lon), Err(FieldRefusal::NotAPosition), "{lat} {lon}");
    }
}

/// A row says a status and a day of May 2027 before, the same after, and what is announced when
/// the clock stands on the 1st.
#[test]
fn walkers_are_told_what_changes_their_morning() {
    let rows = "open 8 > cancelled 8: Cancelled
        open 8 > postponed-undated 8: Postponed
        open 8 > postponed 15: Moved
        open 8 > open 9: Moved
        open 8 > postponed 8: -
        open 8 > held 8: -
        draft 8 > open 8: -
        draft 8 > cancelled 8: -
        postponed 15 > postponed 22: Moved
        postponed 15 > postponed-undated 15: Postponed
        postponed 15 > open 15: -
        postponed-undated 8 > postponed 15: Moved
        postponed-undated 8 > postponed 8: Reopened
        postponed-undated 8 > open 8: Reopened
        postponed-undated 8 > cancelled 8: Cancelled
        cancelled 8 > open 8: Reopened
        cancelled 8 > open 9: Moved";
    let side = |text: &str| {
        let (status, day) = text.trim().split_once(' ').expect("a status and a day");
        let mut stroll = stroll(Status::parse(status).expect("a status"), None);
        stroll.starts = DateTime::constant(2027, 5, day.parse().expect("a day"), 10, 0, 0, 0);
        stroll
    };
    for row in rows.lines() {
        let (before, rest) = row.split_once('>').expect("a step");
        let (after, announced) = rest.split_once(": ").expect("an answer");
        let (before, after) = (side(before), side(after));
        let told = |now| before.announces(&after, at(now)).map(|told| format!("{told:?}"));
        let expected = Some(announced.to_owned()).filter(|word| word != "-");
        assert_eq!(told("2027-05-01T00:00:00Z"), expected, "{row}");
        // When all those days are over, only those who still wait for a date are told that there
        // will be none.
        let waits = before.status == Status::Postponed { dated: false };
        let late = expected.filter(|word| waits && word == "Cancelled");
        assert_eq!(told("2030-01-01T00:00:00Z"), late, "{row}, years later");
    }
}

#[test]
fn the_same_change_again_is_no_change() {
    let (who, now) = ((&Actor::Host, "storm"), at("2027-04-30T00:00:00Z"));
    let mut moved = stroll(Status::Open, None);
    let (later, dated) =
        (DateTime::constant(2027, 5, 29, 10, 0, 0, 0), Status::Postponed { dated: true });
    moved.starts = moved.change(dated, Some(later), who, now).expect("it may be moved").starts;
    moved.status = dated;
    assert_eq!(
        moved.change(dated, Some(later), who, now),
        Err(Refusal::Walk(WalkRefusal::StatusOutOfOrder))
    );
    let another = DateTime::constant(2027, 6, 5, 10, 0, 0, 0);
    assert_eq!(moved.change(dated, Some(another), who, now).map(|c| c.starts), Ok(another));
}
