use super::*;
use crate::stroll::tests::stroll;

fn park(status: Status) -> Particulars {
    let stroll = stroll(status, Some(50));
    let mut meeting = Meeting::unknown(stroll.id);
    meeting.venue = "Elm Park".to_owned();
    meeting.position = Position::new(-400_000_001, 740_000_000).ok();
    meeting.distance_m = Some(1_609);
    meeting.pram = Some(Access::Partly);
    let about = BTreeMap::from([("en".to_owned(), "Come along.\nBring the family.".to_owned())]);
    let host_email = EmailAddress::parse("ada@example.org").ok();
    Particulars { stroll, meeting, host_email, about }
}

fn touch(field: Field, base: &str, mine: &str) -> Touched {
    Touched { field, base: base.to_owned(), mine: mine.to_owned(), keep: None, must_choose: false }
}

#[test]
fn every_field_is_read_as_it_is_written() {
    for status in [Status::Draft, Status::Open] {
        let park = park(status);
        for field in Field::ALL {
            let mut again = park.clone();
            assert_eq!(again.set(field, &park.text(field), Marks::Plain), Ok(()), "{field:?}");
            assert_eq!(again, park, "{field:?}");
            assert_eq!(Field::parse(field.name()), Some(field));
        }
    }
    assert_eq!(park(Status::Open).text(Field::Position), "-40.0000001, 74.0");
}

#[test]
fn what_can_not_be_is_refused() {
    let refused = |field, typed: &str| {
        let code = park(Status::Open).set(field, typed, Marks::Point);
        code.err().map_or("", Refusal::code)
    };
    for (field, typed, code) in [
        (Field::Name, " ", "missing"),
        (Field::Day, "2027-05-02", "day-by-postponing"),
        (Field::Day, "1 May", "not-a-date"),
        (Field::Time, "24:00", "not-a-time"),
        (Field::Time, "10", "not-a-time"),
        (Field::Time, "-1:30", "not-a-time"),
        (Field::LastsMinutes, "1441", "too-large"),
        (Field::LastsMinutes, "an hour", "not-a-number"),
        (Field::MeetingPoint, "", "missing"),
        (Field::Position, "91, 0", "not-a-position"),
        (Field::Position, "40", "not-a-position"),
        (Field::Host, "", "missing"),
        (Field::HostEmail, "ada", "not-an-email"),
        (Field::Capacity, "0", "not-positive"),
        (Field::Capacity, "99999999999999999999", "too-large"),
        (Field::Confirm, "", "not-a-choice"),
        (Field::Distance, "1", "not-a-length"),
        (Field::Pram, "perhaps", "not-a-choice"),
        (Field::About("en"), &"x".repeat(LONGEST_ABOUT + 1), "too-long"),
    ] {
        assert_eq!(refused(field, typed), code, "{field:?} {typed}");
    }
    assert_eq!(park(Status::Draft).set(Field::Day, "2027-05-02", Marks::Point), Ok(()));
    assert_eq!(park(Status::Draft).set(Field::MeetingPoint, "", Marks::Point), Ok(()));
}

#[test]
fn another_time_keeps_the_one_that_was_announced() {
    let moved = |status| {
        let mut park = park(status);
        park.set(Field::Time, "9:30", Marks::Plain).expect("it is a time");
        (park.stroll.starts.to_string(), park.stroll.first_starts.map(|at| at.to_string()))
    };
    let new = "2027-05-01T09:30:00".to_owned();
    assert_eq!(moved(Status::Open), (new.clone(), Some("2027-05-01T10:00:00".to_owned())));
    assert_eq!(moved(Status::Draft), (new, None), "nobody knew of a draft");
}

#[test]
fn a_form_changes_only_what_was_changed_in_it() {
    let park = park(Status::Open);
    let touched = [
        touch(Field::Venue, "Elm Park", "Oak Park"),
        touch(Field::Bring, "", ""),
        // Somebody else wrote a surface meanwhile; this form was opened before and leaves it alone.
        touch(Field::Surface, "grass", "grass"),
        touch(
            Field::About("en"),
            "Come along.\nBring the family.",
            "Come along.\r\nBring the family.",
        ),
    ];
    let (after, edits) = park.edit(&touched, Marks::Point, &[]).expect("nothing is wrong");
    let edit = Edit { field: Field::Venue, was: "Elm Park".into(), became: "Oak Park".into() };
    assert_eq!(edits, [edit]);
    assert_eq!(after.meeting.venue, "Oak Park");
    assert_eq!(after.meeting.surface, park.meeting.surface);
}

#[test]
fn the_second_of_two_hosts_sees_the_text_of_the_first_and_chooses() {
    let park = park(Status::Open);
    let late = touch(Field::Venue, "Old Park", "Oak Park");
    let complaints =
        park.edit(std::slice::from_ref(&late), Marks::Point, &[]).expect_err("it is late");
    let told: Vec<_> = complaints.iter().map(|one| (one.field, one.refusal.code())).collect();
    assert_eq!(told, [("venue", "changed-meanwhile")]);
    // The form comes back with both texts, and has the text of the first as its base.
    let with = |base: &str, keep| {
        let choice = Touched { base: base.to_owned(), keep, must_choose: true, ..late.clone() };
        park.edit(&[choice], Marks::Point, &[])
            .map(|(after, edits)| (after.meeting.venue, edits.len()))
    };
    assert!(with("Elm Park", None).is_err(), "nobody has chosen");
    assert_eq!(with("Elm Park", Some(Keep::Mine)), Ok(("Oak Park".to_owned(), 1)));
    assert_eq!(with("Elm Park", Some(Keep::Theirs)), Ok(("Elm Park".to_owned(), 0)));
    assert!(with("Ash Park", Some(Keep::Mine)).is_err(), "a third text that nobody was shown");
    // Both wrote the same.
    let same = touch(Field::Venue, "Old Park", "Elm Park");
    assert!(park.edit(&[same], Marks::Point, &[]).expect("they agree").1.is_empty());
}

#[test]
fn one_complaint_and_nothing_is_changed() {
    let touched =
        [touch(Field::Venue, "Elm Park", "Oak Park"), touch(Field::Capacity, "50", "many")];
    let complaints =
        park(Status::Open).edit(&touched, Marks::Point, &[]).expect_err("it is no number");
    assert_eq!(complaints.len(), 1);
}

#[test]
fn what_the_campaign_has_locked_stays() {
    let park = park(Status::Open);
    let locked = [Field::Venue, Field::Surface];
    let touched = [
        touch(Field::Venue, "Elm Park", "Oak Park"),
        touch(Field::Surface, "", ""),
        touch(Field::Bring, "", "A hat."),
    ];
    let complaints = park.edit(&touched, Marks::Point, &locked).expect_err("it is locked");
    let told: Vec<_> = complaints.iter().map(|one| (one.field, one.refusal.code())).collect();
    assert_eq!(told, [("venue", "locked")], "what is sent as it was is let be");
    assert!(park.edit(&touched[1..], Marks::Point, &locked).is_ok());
}
