use super::*;
use crate::stroll::tests::stroll;
use jiff::Timestamp;
use proptest::prelude::*;

const BEFORE: &str = "2027-04-01T00:00:00Z";

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

fn spot(text: &str) -> Spot {
    Spot::parse(text).expect("a spot")
}

fn entry(hold: Hold, value: &str) -> Entry {
    Entry { hold, value: value.to_owned() }
}

fn blueprint(entries: &[(&str, Hold, &str)]) -> Blueprint {
    let mut all = Blueprint::default();
    for (at, hold, value) in entries {
        all.set(spot(at), Some(entry(*hold, value)));
    }
    all
}

fn standing(text: &str, given: Option<&str>) -> Standing {
    let stroll = stroll(Status::Open, Some(50));
    let given = given.map(str::to_owned);
    Standing { stroll, taken: 30, parties: 12, text: text.to_owned(), given }
}

/// What a push does to one stroll: its new text and how many parties are told, or why it stays.
fn push(
    blueprint: &Blueprint,
    at_spot: &str,
    standing: Standing,
    now: &str,
) -> Option<Result<(String, i64), Option<Kept>>> {
    let outline = blueprint.push(spot(at_spot), vec![standing], at(now));
    let touched = outline.touched.into_iter().map(|one| Ok((one.to, one.told)));
    let kept = outline.kept.into_iter().map(|(_, why)| Err(Some(why)));
    let in_step = outline.in_step.into_iter().map(|_| Err(None));
    let mut all: Vec<_> = touched.chain(kept).chain(in_step).collect();
    assert!(all.len() < 2, "a stroll is decided once");
    all.pop()
}

#[test]
fn a_country_has_its_own_text_before_that_of_the_campaign() {
    let blueprint = blueprint(&[
        ("bring", Hold::Locked, "A hat."),
        ("bring/JP", Hold::Suggested, "水筒"),
        ("bring/FR", Hold::Free, ""),
    ]);
    let says = |country| blueprint.effective(Field::Bring, country).map(|one| one.value.as_str());
    assert_eq!(says("US"), Some("A hat."));
    assert_eq!(says("JP"), Some("水筒"));
    assert_eq!(says("FR"), None, "a country may leave a field to its hosts");
    assert_eq!(says("??"), Some("A hat."), "no country is none of them");
    assert_eq!(blueprint.locked("US"), [Field::Bring]);
    assert_eq!(blueprint.locked("JP"), []);
    assert_eq!(blueprint.effective(Field::Capacity, "US"), None);
}

#[test]
fn a_text_is_read_as_the_page_of_a_stroll_reads_it() {
    let read = |field, hold, typed: &str| {
        Entry::read(field, hold, typed, Marks::Point).map(|one| one.value).map_err(Refusal::code)
    };
    assert_eq!(read(Field::Time, Hold::Locked, "9:30"), Ok("09:30".to_owned()));
    assert_eq!(read(Field::Time, Hold::Suggested, "soon"), Err("not-a-time"));
    assert_eq!(read(Field::Name, Hold::Locked, " "), Err("missing"));
    assert_eq!(read(Field::Capacity, Hold::Locked, ""), Ok(String::new()), "no limit is a limit");
    assert_eq!(read(Field::Bring, Hold::Free, "A hat."), Ok(String::new()));
    let name = entry(Hold::Locked, "Milk Stroll {town}");
    assert_eq!(name.filled("Elm Grove"), "Milk Stroll Elm Grove");
}

#[test]
fn what_acts_keep_is_read_again() {
    for one in [entry(Hold::Locked, "two\nlines"), entry(Hold::Free, "")] {
        assert_eq!(Entry::parse(&one.text()), Some(one));
    }
    for field in FIELDS {
        for tier in [Tier::Campaign, Tier::Country("JP")] {
            let spot = Spot { field, tier };
            assert_eq!(Spot::of_act(&spot.act_field()), Some(spot));
            assert_eq!(Spot::parse(&spot.text()), Some(spot));
        }
    }
    for wrong in ["", "venue", "bring/", "bring/us", "bring/ZZ", "bring/US/CA"] {
        assert_eq!(Spot::parse(wrong), None, "{wrong}");
    }
    assert_eq!(Spot::of_act("bring"), None, "an act on one stroll");
}

/// A hold, the text of a stroll and what it was given, what becomes of it, and why.
type Case =
    (Hold, &'static str, Option<&'static str>, Result<&'static str, Option<Kept>>, &'static str);

#[test]
fn a_push_touches_what_is_the_blueprints_and_nothing_else() {
    use Hold::{Free, Locked, Suggested};
    let cases: [Case; 9] = [
        (Locked, "Boots.", None, Ok("A hat."), "a locked text is the same everywhere"),
        (Locked, "A hat.", None, Err(None), "it has the text"),
        (Suggested, "", None, Ok("A hat."), "nobody has said anything"),
        (Suggested, "Boots.", None, Err(Some(Kept::Hosts)), "the host said it first"),
        (Suggested, "Water.", Some("Water."), Ok("A hat."), "it was given and left so"),
        (Suggested, "Boots.", Some("Water."), Err(Some(Kept::Hosts)), "the host changed it"),
        (Suggested, "", Some("Water."), Err(Some(Kept::Hosts)), "the host took it away"),
        (Suggested, "A hat.", Some("Water."), Err(None), "the host says the same"),
        (Free, "Water.", Some("Water."), Err(None), ""),
    ];
    for (hold, text, given, expected, why) in cases {
        let value = if hold == Free { "" } else { "A hat." };
        let all = blueprint(&[("bring", hold, value)]);
        let found = push(&all, "bring", standing(text, given), BEFORE);
        let expected = expected.map(|to| (to.to_owned(), 0));
        let expected = if hold == Free { None } else { Some(expected) };
        assert_eq!(found, expected, "{hold:?} {text} {given:?}: {why}");
    }
}

#[test]
fn a_tier_touches_only_its_own_strolls() {
    let all = blueprint(&[("bring", Hold::Locked, "A hat."), ("bring/CA", Hold::Locked, "Boots.")]);
    let of = |country: &str| {
        let mut one = standing("", None);
        one.stroll.country = country.to_owned();
        one
    };
    assert_eq!(push(&all, "bring", of("CA"), BEFORE), None, "Canada has its own");
    assert_eq!(push(&all, "bring/CA", of("US"), BEFORE), None);
    assert_eq!(push(&all, "bring/CA", of("CA"), BEFORE), Some(Ok(("Boots.".to_owned(), 0))));
    // A country that gives up its own text has that of the campaign.
    let without = blueprint(&[("bring", Hold::Locked, "A hat.")]);
    assert_eq!(push(&without, "bring/CA", of("CA"), BEFORE), Some(Ok(("A hat.".to_owned(), 0))));
}

#[test]
fn strolls_that_are_over_or_can_not_be_so_stay() {
    let kept = |at_spot: &str, value: &str, change: fn(&mut Standing), now: &str| {
        let mut one = standing("", None);
        change(&mut one);
        push(&blueprint(&[(at_spot, Hold::Locked, value)]), at_spot, one, now)
    };
    let stays = |why| Some(Err(Some(why)));
    let cancelled = |one: &mut Standing| one.stroll.status = Status::Cancelled;
    let held = |one: &mut Standing| one.stroll.status = Status::Held;
    assert_eq!(kept("bring", "A hat.", cancelled, BEFORE), stays(Kept::Cancelled));
    assert_eq!(kept("bring", "A hat.", held, BEFORE), stays(Kept::Over));
    assert_eq!(kept("bring", "A hat.", |_| {}, "2027-05-02T12:00:00Z"), stays(Kept::Over));
    let fifty = |one: &mut Standing| one.text = "50".to_owned();
    assert_eq!(kept("capacity", "29", fifty, BEFORE), stays(Kept::BelowTaken));
    assert_eq!(kept("capacity", "30", fifty, BEFORE), Some(Ok(("30".to_owned(), 0))));
    assert_eq!(kept("capacity", "", fifty, BEFORE), Some(Ok((String::new(), 0))));
    let long = |one: &mut Standing| one.stroll.town = "x".repeat(115);
    assert_eq!(kept("stroll_name", "Stroll {town}", long, BEFORE), stays(Kept::TooLong));
    // At ten in the morning in New York, at 14:00 UTC, nine is over.
    let ten = |one: &mut Standing| one.text = "10:00".to_owned();
    assert_eq!(kept("time", "09:00", ten, "2027-05-01T14:00:00Z"), stays(Kept::NoSuchTime));
    fn night(one: &mut Standing) {
        one.stroll.starts = "2027-03-14T10:00".parse().expect("a date and time");
        one.text = "10:00".to_owned();
    }
    assert_eq!(kept("time", "02:30", night, "2027-03-01T00:00:00Z"), stays(Kept::NoSuchTime));
}

#[test]
fn walkers_are_told_of_another_time_and_length_and_of_nothing_else() {
    let told = |at_spot: &str, text: &str, value: &str, status| {
        let mut one = standing(text, None);
        one.stroll.status = status;
        let all = blueprint(&[(at_spot, Hold::Locked, value)]);
        push(&all, at_spot, one, BEFORE).and_then(Result::ok).map(|(_, told)| told)
    };
    assert_eq!(told("time", "10:00", "09:00", Status::Open), Some(12));
    assert_eq!(told("time", "10:00", "09:00", Status::Draft), Some(0));
    assert_eq!(told("time", "10:00", "09:00", Status::Postponed { dated: true }), Some(12));
    assert_eq!(told("lasts_minutes", "60", "90", Status::Open), Some(12));
    assert_eq!(told("lasts_minutes", "", "90", Status::Open), Some(0), "it is said first");
    assert_eq!(told("lasts_minutes", "60", "90", Status::Draft), Some(0));
    assert_eq!(told("bring", "", "A hat.", Status::Open), Some(0));
}

#[test]
fn a_push_is_taken_back_where_nothing_was_changed_since() {
    let change =
        |was: &str, became: &str| Change { was: was.to_owned(), became: became.to_owned() };
    let back = |field, text: &str, one| {
        let mut now = standing(text, None);
        if let (Field::Time, Some(time)) = (field, crate::stroll::time_typed(text)) {
            now.stroll.starts = now.stroll.starts.date().to_datetime(time);
        }
        let (touched, kept) = take_back(field, vec![(now, one)], at(BEFORE));
        (touched.into_iter().map(|one| (one.to, one.told)).collect::<Vec<_>>(), kept)
    };
    let time = change("10:00", "09:00");
    assert_eq!(back(Field::Time, "09:00", time.clone()), (vec![("10:00".to_owned(), 12)], 0));
    assert_eq!(back(Field::Time, "09:30", time), (vec![], 1), "the host changed it since");
    let room = change("20", "50");
    assert_eq!(back(Field::Capacity, "50", room), (vec![], 1), "thirty have a place by now");
}

#[test]
fn a_new_stroll_begins_with_what_is_locked_and_suggested() {
    let all = blueprint(&[
        ("stroll_name", Hold::Suggested, "Milk Stroll {town}"),
        ("bring/US", Hold::Locked, "A hat."),
        ("capacity", Hold::Free, ""),
        ("time/CA", Hold::Locked, "09:00"),
    ]);
    let stroll = stroll(Status::Draft, None);
    let meeting = Meeting::unknown(stroll.id);
    let page = Particulars { stroll, meeting, host_email: None, about: BTreeMap::new() };
    let (begun, given) = all.begin(page.clone());
    let name = (Field::Name, "Milk Stroll Virginia Beach".to_owned());
    assert_eq!(given, [name, (Field::Bring, "A hat.".to_owned())]);
    assert_eq!(
        (begun.stroll.name.as_str(), begun.stroll.bring.as_str()),
        ("Milk Stroll Virginia Beach", "A hat.")
    );
    assert_eq!(begun.stroll.starts, page.stroll.starts, "Canada's time is not for this town");
    let mut far = page;
    far.stroll.town = "x".repeat(120);
    assert_eq!(all.begin(far.clone()).0.stroll.name, far.stroll.name, "the name would be too long");
}

proptest! {
    /// Any history of pushes, edits by hosts and takings back: a text that a host wrote last never
    /// goes by a suggestion, and a lock leaves no open stroll with another text.
    #[test]
    fn a_hosts_text_goes_only_by_a_lock(
        steps in prop::collection::vec((0_u8..4, 0_usize..4, 0_usize..3), 1..40),
    ) {
        let texts = ["", "A hat.", "Water.", "Boots."];
        let mut strolls = vec![standing("", None), standing("Boots.", None), standing("", None)];
        // Whether each text was written by the host last, and nobody has given the stroll that.
        let mut is_hosts = [false, true, false];
        for (kind, text, which) in steps {
            let text = texts[text];
            match kind {
                0 => {
                    strolls[which].text = text.to_owned();
                    let given = strolls[which].given.as_deref();
                    is_hosts[which] = given.map_or(!text.is_empty(), |given| given != text);
                }
                _ => {
                    let hold = if kind == 1 { Hold::Locked } else { Hold::Suggested };
                    let all = blueprint(&[("bring", hold, text)]);
                    let before = strolls.clone();
                    let outline = all.push(spot("bring"), numbered(&strolls), at(BEFORE));
                    let sum = outline.touched.len() + outline.kept.len() + outline.in_step.len();
                    prop_assert_eq!(sum, 3, "every stroll is decided");
                    for one in &outline.touched {
                        let n = usize::from(one.standing.stroll.id.bytes()[0]);
                        strolls[n].text.clone_from(&one.to);
                        strolls[n].given = Some(one.to.clone());
                    }
                    for one in &outline.in_step {
                        strolls[usize::from(one.stroll.id.bytes()[0])].given = Some(text.to_owned());
                    }
                    for n in 0..3 {
                        if hold == Hold::Locked {
                            prop_assert_eq!(&strolls[n].text, text);
                        } else if is_hosts[n] {
                            prop_assert_eq!(&strolls[n].text, &before[n].text);
                        } else {
                            prop_assert_eq!(&strolls[n].text, text);
                        }
                        is_hosts[n] &= strolls[n].text != text;
                    }
                }
            }
        }
    }
}

/// The strolls with their places as ids.
fn numbered(strolls: &[Standing]) -> Vec<Standing> {
    let mut all = strolls.to_vec();
    for (n, one) in (0_u8..).zip(&mut all) {
        one.stroll.id = Id::from_bytes([n; 16]);
    }
    all
}
