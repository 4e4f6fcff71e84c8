use super::*;
use crate::campaign::Fee;
use crate::quantity::Currency;
use crate::refusal::Refusal;
use jiff::civil::{date, datetime};

const STEPS: [Step; 5] = [Step::Confirm, Step::SendAgain, Step::Ask, Step::Approve, Step::Decline];

fn town() -> Town {
    Town {
        name: "Elm Grove".to_owned(),
        region: "WI".to_owned(),
        country: "US".to_owned(),
        position: Position { lat_e7: 430_000_000, lon_e7: -880_000_000 },
        time_zone: "America/Chicago".to_owned(),
    }
}

fn application() -> HostApplication {
    HostApplication {
        id: Id::from_bytes([1; 16]),
        campaign: Id::from_bytes([2; 16]),
        name: "Ada Ant".to_owned(),
        email: EmailAddress::parse("ada@example.org").expect("it is one"),
        town: town(),
        group: Some(Id::from_bytes([3; 16])),
        why: "Our ward".to_owned(),
        language: "en".to_owned(),
        at_ms: 5,
        standing: Standing::Waiting,
        said: String::new(),
        since_ms: 5,
        stroll: None,
    }
}

#[test]
fn what_may_follow_what_is_this_table() {
    use Standing::{Approved, Asked, Declined, Unconfirmed, Waiting};
    let table = [
        (Unconfirmed, [Some(Waiting), None, None, None, None]),
        (Waiting, [Some(Waiting), Some(Waiting), Some(Asked), Some(Approved), Some(Declined)]),
        (Asked, [Some(Asked), Some(Waiting), Some(Asked), Some(Approved), Some(Declined)]),
        (Approved, [Some(Approved), None, None, None, None]),
        (Declined, [Some(Declined), None, None, None, None]),
    ];
    assert_eq!(table.map(|(standing, _)| standing), Standing::ALL);
    for (standing, after) in table {
        for (step, expected) in STEPS.into_iter().zip(after) {
            let expected = expected.ok_or(RecordRefusal::AlreadySettled);
            assert_eq!(standing.after(step), expected, "{standing:?} {step:?}");
        }
        assert_eq!(standing.is_open(), standing.after(Step::Approve).is_ok());
        assert_eq!(Standing::parse(standing.as_str()), Some(standing));
    }
}

#[test]
fn an_application_has_a_name_an_address_a_town_and_a_reason() {
    let words = Words { name: " Ada ", email: "ada@example.org", why: "Our ward\r\nneeds it." };
    let (name, email, found, why) = read(&words, Ok(town())).expect("all is well");
    assert_eq!((name.as_str(), email.as_str()), ("Ada", "ada@example.org"));
    assert_eq!((found, why.as_str()), (town(), "Our ward\nneeds it."));
    let wrong =
        read(&Words::default(), Err(FieldRefusal::WhichPlace)).expect_err("nothing is there");
    let wrong: Vec<_> = wrong.into_vec().into_iter().map(|one| (one.field, one.refusal)).collect();
    let missing = Refusal::Field(FieldRefusal::Missing);
    let which = Refusal::Field(FieldRefusal::WhichPlace);
    let expected = [("name", missing), ("email", missing), ("town", which), ("why_host", missing)];
    assert_eq!(wrong, expected);
    assert_eq!(said(&"x".repeat(1_001)), Err(FieldRefusal::TooLong(1_000)));
}

#[test]
fn a_yes_makes_a_draft_on_the_day_of_the_campaign() {
    let campaign = Campaign {
        id: Id::from_bytes([2; 16]),
        slug: "2027".to_owned(),
        name: "Milk Stroll 2027".to_owned(),
        day: date(2027, 5, 1),
        last_day: date(2027, 5, 1),
        currency: Currency::USD,
        languages: vec!["en".to_owned()],
        goal_minor: None,
        goal_milk: None,
        fee: Fee::default(),
        previous_places: None,
        is_reconstruction: false,
    };
    let stroll = application().draft(&campaign, Id::from_bytes([9; 16]), ("elm-grove-wi", "Elm"));
    assert_eq!((stroll.status, stroll.starts), (Status::Draft, datetime(2027, 5, 1, 10, 0, 0, 0)));
    assert_eq!((stroll.host.as_str(), stroll.group), ("Ada Ant", Some(Id::from_bytes([3; 16]))));
    assert_eq!((stroll.capacity, stroll.meeting_point.as_str()), (None, ""));
    let slugs: Vec<String> = application().slugs().take(3).collect();
    assert_eq!(slugs, ["elm-grove-wi", "elm-grove-wi-2", "elm-grove-wi-3"]);
    let mut far = application();
    (far.town.name, far.town.region) = ("x".repeat(200), String::new());
    assert!(far.slugs().take(12).all(|slug| Slug::parse(&slug).is_ok()));
    (far.town.name, far.town.country) = ("横須賀".to_owned(), "JP".to_owned());
    assert_eq!(far.slugs().next().as_deref(), Some("jp"));
}
