//! Towns of a demo that have walked already, so that there are reports to read: one that is closed,
//! one whose cash differs, and one that nobody has sent.

use crate::clock;
use jiff::Timestamp;
use jiff::civil::{DateTime, Weekday};
use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::hours::Helped;
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::quantity::{Marks, MilkUnit};
use ounce_domain::stroll::{Status, StatusChange, Stroll, Touched};
use ounce_domain::stroll_report::Field;
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::day::desk::{self, Desk};
use ounce_store::stroll_reports::{self, Sending};
use ounce_store::strolls::Doer;
use ounce_store::{Fault, Sql, campaigns, fresh, helper_hours, members, strolls};
use serde_json::{Value, json};

const HOUR_MS: i64 = 3_600_000;
/// The town whose report is closed, the one with a difference, and the one without a report.
const CLOSED: &str = "frederick-md";
const DIFFERS: &str = "iowa-city-ia";
const MISSING: &str = "athens-ga";

const WHOLE: [(Field, &str); 7] = [
    (Field::Headcount, "34"),
    (Field::CashCounted, "85.00"),
    (Field::CashReason, "We had no phone with us. It is in the group's tin."),
    (Field::Milk(0), "62 oz"),
    (Field::MilkReason, "Brought on Monday by two families."),
    (
        Field::Story,
        "Rain until ten, then sun. A grandmother walked with a photograph of her own first baby, \
            and everybody under the roof sang.",
    ),
    (Field::StoryShown, "yes"),
];
const LESS: [(Field, &str); 4] = [
    (Field::Headcount, "27"),
    (Field::CashCounted, "115.00"),
    (Field::CashReason, "A five is missing. Nobody knows where it went."),
    (Field::Story, "Three prams, two dogs, and coffee afterwards."),
];

/// Who helped in the town whose report is closed: name, what as, and minutes.
const HELPED: [(&str, &str, i64); 2] =
    [("Wren Willow", "with the cooler", 210), ("Moss Marten", "at the gate", 120)];

/// Lets three towns walk on the Saturday before last, and two of them report.
///
/// # Errors
/// A fault of the store, or a town that the files of the demo do not have.
pub(super) fn plant(sql: &mut dyn Sql, campaign: &str, now_ms: i64) -> Result<(), Fault> {
    let campaign = campaigns::load(sql, campaign)?;
    let campaign = campaign.ok_or_else(|| Fault::new("the demo has no campaign"))?;
    for slug in [CLOSED, DIFFERS, MISSING] {
        walk(sql, &campaign, slug, now_ms)?;
    }
    let cora = member(sql, "cora.coordinator@ounce.example")?;
    let bank = ounce_store::banks::list(sql)?.into_iter().next();
    let bank = bank.ok_or_else(|| Fault::new("the demo has no bank"))?.slug;
    let (closed, closed_ms) = walked(sql, &campaign, CLOSED)?;
    let whole = [&WHOLE[..], &[(Field::MilkBank(0), bank.as_str())]].concat();
    report(sql, (closed, CLOSED), &whole, closed_ms + 30 * HOUR_MS)?;
    let doer = doer(cora, Actor::Coordinator, closed_ms + 50 * HOUR_MS)?;
    let mut ids = fresh::ids(now_ms, clock::random());
    let done = stroll_reports::close(sql, (closed, 1), &doer, &mut ids)?;
    done.map_err(|refusal| Fault::new(format!("{refusal:?}")))?;
    for (name, role, minutes) in HELPED {
        let helped = Helped { name: name.to_owned(), role: role.to_owned(), minutes };
        let noted = helper_hours::note(sql, closed, (&helped, None), &doer, &mut ids)?;
        noted.map_err(|refusal| Fault::new(format!("{refusal:?}")))?;
    }
    let (differs, began_ms) = walked(sql, &campaign, DIFFERS)?;
    note(sql, (&campaign, differs), cora, began_ms + HOUR_MS)?;
    report(sql, (differs, DIFFERS), &LESS, began_ms + 26 * HOUR_MS)
}

/// The Saturday before last, at the hour at which the stroll starts.
fn early(starts: DateTime, now_ms: i64) -> Result<DateTime, Fault> {
    let beyond = |_| Fault::new("a time beyond all calendars");
    let now = Timestamp::from_millisecond(now_ms).map_err(beyond)?;
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let saturday = today.nth_weekday(-2, Weekday::Saturday).map_err(beyond)?;
    Ok(saturday.to_datetime(starts.time()))
}

fn walk(sql: &mut dyn Sql, campaign: &Campaign, slug: &str, now_ms: i64) -> Result<(), Fault> {
    let listed = strolls::load(sql, campaign.id, slug)?;
    let before = listed.ok_or_else(|| Fault::new(format!("no {slug}")))?.stroll;
    let starts = early(before.starts, now_ms)?;
    let stroll = Stroll { starts, status: Status::Held, ..before };
    let at = Timestamp::from_millisecond(now_ms).map_err(|_| Fault::new("no time"))?;
    let (status, by) = (stroll.status, Actor::Coordinator);
    let change = StatusChange { stroll: stroll.id, status, starts, at, by, why: String::new() };
    let saved = strolls::save(sql, &stroll, &change, &mut fresh::ids(now_ms, clock::random()))?;
    saved.map(drop).map_err(|refusal| Fault::new(format!("{refusal:?}")))
}

/// A town, and when it began.
fn walked(sql: &mut dyn Sql, campaign: &Campaign, slug: &str) -> Result<(Id<Stroll>, i64), Fault> {
    let listed = strolls::load(sql, campaign.id, slug)?;
    let stroll = listed.ok_or_else(|| Fault::new(format!("no {slug}")))?.stroll;
    let began = stroll.starts_at().map_err(|_| Fault::new("no time"))?;
    Ok((stroll.id, began.as_millisecond()))
}

fn member(sql: &mut dyn Sql, address: &str) -> Result<Id<Member>, Fault> {
    let email = EmailAddress::parse(address).map_err(|_| Fault::new("no address"))?;
    let found = members::find(sql, &email)?;
    Ok(found.ok_or_else(|| Fault::new(format!("no {address}")))?.id)
}

fn doer(member: Id<Member>, actor: Actor, at_ms: i64) -> Result<Doer<'static>, Fault> {
    let at = Timestamp::from_millisecond(at_ms).map_err(|_| Fault::new("no time"))?;
    Ok(Doer { by: By::Member(member), actor, at, why: "", part_of: None })
}

/// What was noted at the desk of the day.
fn note(
    sql: &mut dyn Sql,
    (campaign, stroll): (&Campaign, Id<Stroll>),
    member: Id<Member>,
    at_ms: i64,
) -> Result<(), Fault> {
    let desk = Desk { campaign: campaign.id, stroll, member, by: By::Member(member), at_ms };
    let cash = |receipt: &str, amount: &str| {
        json!({ "kind": "cash", "amount": amount, "currency": campaign.currency.code(),
            "receipt": receipt })
    };
    let all: [Value; 3] =
        [cash("0-1", "80.00"), cash("0-2", "40.00"), json!({ "kind": "headcount", "people": 27 })];
    let mut ids = fresh::ids(at_ms, clock::random());
    for words in &all {
        let noted = desk::note(sql, &desk, words, &mut ids)?;
        noted.map_err(|refusal| Fault::new(format!("{refusal:?}")))?;
    }
    Ok(())
}

fn report(
    sql: &mut dyn Sql,
    (stroll, slug): (Id<Stroll>, &str),
    fields: &[(Field, &str)],
    at_ms: i64,
) -> Result<(), Fault> {
    let host = member(sql, &format!("host.{slug}@ounce.example"))?;
    let touched: Vec<Touched<Field>> = fields
        .iter()
        .map(|(field, mine)| Touched {
            field: *field,
            base: String::new(),
            mine: (*mine).to_owned(),
            keep: None,
            must_choose: false,
        })
        .collect();
    let (touched, marks, unit) = (&touched[..], Marks::Point, MilkUnit::Ounce);
    let sending = Sending { stroll, touched, marks, unit };
    let doer = doer(host, Actor::Host, at_ms)?;
    let mut ids = fresh::ids(at_ms, clock::random());
    let sent = stroll_reports::send(sql, &sending, &doer, &mut ids)?;
    sent.map(drop).map_err(|complaints| Fault::new(format!("{complaints:?}")))
}
