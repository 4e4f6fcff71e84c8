//! A stroll as its sheets show it.

use jiff::ToSpan;
use jiff::civil::Date;
use ounce_domain::registration::Standing;
use ounce_domain::stroll::{Status, Stroll};
use ounce_geo::fold;
use ounce_paper::{Code, Row, Sheet, Size, Tasks, Town};
use ounce_store::paper;
use ounce_store::roster::Walker;
use ounce_web::failure::Failure;
use ounce_web::i18n::{Reader, Units};
use ounce_web::place::town_of;
use ounce_web::{links, qr, walk};

use super::made::Printing;
use crate::stroll::page::shown_code;

pub(super) fn of(town: &paper::Town, campaign: &str, printing: &Printing) -> Result<Town, Failure> {
    let (stroll, meeting) = (&town.stroll, &town.meeting);
    let units = if stroll.country == "US" { Units::Us } else { Units::Metric };
    let t = Reader::new(printing.wanted.lang, units);
    let path = links::stroll(campaign, &stroll.slug);
    let uri = format!("{}{path}", printing.origin);
    let address = uri.split_once("://").map_or(uri.as_str(), |(_, rest)| rest).to_owned();
    let is_undated = stroll.status == (Status::Postponed { dated: false });
    let starts = stroll.starts;
    let place = [stroll.meeting_point.clone(), walk::address(meeting), town_of(stroll, t.lang)];
    let facts = walk::facts(meeting, &t).into_iter();
    let fact = |fact: walk::Fact| t.say("paper-fact").s("name", fact.name).s("value", fact.value);
    let roster = town.walkers.iter().map(|walker| row(walker, &t, printing));
    Ok(Town {
        size: printing.wanted.size.unwrap_or_else(|| Size::of_country(&stroll.country)),
        name: stroll.name.clone(),
        town: town_of(stroll, t.lang),
        day: if is_undated { t.say("when-undated").to_string() } else { t.day(starts.date()) },
        time: if is_undated { String::new() } else { time(town, &t) },
        place: place.into_iter().filter(|line| !line.is_empty()).collect(),
        notice: notice(stroll, &t),
        bring: stroll.bring.clone(),
        walk: facts.map(|one| fact(one).to_string()).collect(),
        host: stroll.host.clone(),
        code: code(&uri, t.say("paper-code").s("address", &address).to_string())?,
        address,
        uri,
        roster: roster.collect::<Result<_, _>>()?,
        checklist: checklist(&t, (!is_undated).then(|| starts.date())),
    })
}

/// `10:00 AM EDT – 12:00 PM`
fn time(town: &paper::Town, t: &Reader) -> String {
    let start = t.time_there(town.stroll.starts, &town.stroll.time_zone);
    match walk::until(&town.stroll, &town.meeting, t) {
        Some(end) => format!("{start} – {end}"),
        None => start,
    }
}

/// What has to be known before anything else.
fn notice(stroll: &Stroll, t: &Reader) -> String {
    match stroll.status {
        Status::Draft => t.say("paper-draft").to_string(),
        Status::Cancelled => t.say("stroll-cancelled").to_string(),
        Status::Postponed { dated: false } => t.say("stroll-postponed").to_string(),
        Status::Postponed { dated: true } => {
            t.say("stroll-postponed-to").s("day", t.day(stroll.starts.date())).to_string()
        }
        Status::Open | Status::Held => String::new(),
    }
}

fn code(text: &str, alt: String) -> Result<Code, Failure> {
    let qr::Modules { side, dark } = qr::modules(text)?;
    Ok(Code { side, dark, alt })
}

fn row(walker: &Walker, t: &Reader, printing: &Printing) -> Result<Row, Failure> {
    let is_held = walker.held_until_ms.is_some();
    let is_waiting = walker.standing == Standing::Waiting;
    let mark = match (is_waiting, is_held) {
        (true, _) => t.say("roster-waiting").to_string(),
        (false, true) => t.say("roster-held").to_string(),
        (false, false) => String::new(),
    };
    let (adults, children) = (walker.party.adults, walker.party.children);
    let code_text = shown_code(&walker.code);
    // Making a code is slow work, and only a ticket has one.
    let is_scanned = printing.wanted.sheets.contains(&Sheet::Tickets) && !is_waiting && !is_held;
    let scanned = is_scanned.then(|| {
        let ticket =
            format!("{}{}", printing.origin, links::ticket(&printing.tokens.ticket(walker.id)));
        code(&ticket, t.say("paper-ticket-code").s("code", &code_text).to_string())
    });
    Ok(Row {
        number: t.number(walker.number),
        name: match walker.name.as_str() {
            "" => t.say("roster-erased").to_string(),
            name => name.to_owned(),
        },
        sorted_by: fold(&walker.name),
        adults: t.number(adults),
        children: t.number(children),
        party: t.say("party").n("adults", adults).n("children", children).to_string(),
        mark,
        has_place: !is_waiting && !is_held,
        is_signed: walker.is_signed,
        code: code_text,
        scanned: scanned.transpose()?,
    })
}

/// How many days before the stroll something is done, and what.
const CHECKLIST: [(i64, &str, &[&str]); 6] = [
    (56, "8-weeks", &["permission", "bank", "way"]),
    (28, "4-weeks", &["page", "flyers", "helpers"]),
    (7, "1-week", &["roster", "paper", "cooler", "cash"]),
    (1, "evening", &["weather", "sheet", "phones"]),
    (0, "morning", &["signs", "tick", "milk", "count"]),
    (-7, "after", &["deliver", "enter", "thanks"]),
];

fn checklist(t: &Reader, day: Option<Date>) -> Vec<Tasks> {
    let of = |(days, when, tasks): (i64, &str, &[&str])| Tasks {
        when: t.say(&format!("paper-when-{when}")).to_string(),
        day: day
            .and_then(|day| day.checked_sub(days.days()).ok())
            .map(|day| t.date(day))
            .unwrap_or_default(),
        tasks: tasks.iter().map(|task| t.say(&format!("paper-task-{task}")).to_string()).collect(),
    };
    CHECKLIST.into_iter().map(of).collect()
}
