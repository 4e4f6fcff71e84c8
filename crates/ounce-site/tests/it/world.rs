//! The world of these tests: an open campaign in eight towns and one that is over in one.
//!
//! People and groups are invented. Places are on the real map, since the finder knows only that.

use jiff::Timestamp;
use jiff::civil::{DateTime, date, datetime};
use ounce_domain::actor::Actor;
use ounce_domain::campaign::{Campaign, Fee, Group, OnRecord, Partner, Published};
use ounce_domain::id::Id;
use ounce_domain::milk_promise::{Bank, Contact, Depot, Frozen, SeenOn};
use ounce_domain::quantity::{Currency, Microlitres};
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::{Access, Meeting, Position, Status, StatusChange, Stroll};
use ounce_store::{Fault, Sql, Store};
use ounce_store::{banks, campaigns, contacts, faces, fresh, published, strolls, waivers};

use crate::app::NOW;

pub(crate) const OPEN: &str = "next";
pub(crate) const OVER: &str = "past";

fn id<T>(last: u8) -> Id<T> {
    let mut random = [9; 10];
    random[9] = last;
    Id::new(NOW * 1000 - 86_400_000, random)
}

pub(crate) fn campaign(slug: &str) -> Campaign {
    let is_over = slug == OVER;
    let day = if is_over { date(2015, 5, 2) } else { date(2027, 5, 1) };
    Campaign {
        id: id(if is_over { 2 } else { 1 }),
        slug: slug.to_owned(),
        name: if is_over { "Stroll of the Past" } else { "Stroll to Come" }.to_owned(),
        day,
        last_day: day,
        currency: Currency::USD,
        languages: ["en", "es", "fr", "ja"].map(str::to_owned).to_vec(),
        goal_minor: Some(6_000_000),
        goal_milk: Some(Microlitres::from_millilitres(600_000)),
        fee: Fee { basis_points: 290, fixed_minor: 30 },
        previous_places: None,
        is_reconstruction: is_over,
    }
}

fn partners(campaign: &Campaign) -> [Partner; 2] {
    let partner = |n: u8, slug: &str, share_basis_points| Partner {
        id: id(10 + n),
        campaign: campaign.id,
        slug: slug.to_owned(),
        name: format!("The {slug} partner"),
        url: format!("https://{slug}.example/"),
        share_basis_points,
    };
    let offset = if campaign.slug == OVER { 5 } else { 0 };
    [partner(offset, "first", 6_667), partner(offset + 1, "second", 3_333)]
}

fn group(campaign: &Campaign) -> Group {
    Group {
        id: id(if campaign.slug == OVER { 22 } else { 21 }),
        campaign: campaign.id,
        partner: partners(campaign)[0].id,
        slug: "tidewater".to_owned(),
        name: "Tidewater Group".to_owned(),
        town: "Virginia Beach".to_owned(),
        region: "VA".to_owned(),
        country: "US".to_owned(),
    }
}

/// A town: slug, name, region, country, degrees, zone.
type Town = (&'static str, &'static str, &'static str, &'static str, (f64, f64), &'static str);

const TOWNS: [Town; 8] = [
    ("beach", "Virginia Beach", "VA", "US", (36.853, -75.978), "America/New_York"),
    ("small", "Rochester", "NY", "US", (43.157, -77.615), "America/New_York"),
    ("portland-me", "Portland", "ME", "US", (43.661, -70.255), "America/New_York"),
    ("moved", "Baltimore", "MD", "US", (39.29, -76.612), "America/New_York"),
    ("undated", "Portland", "OR", "US", (45.523, -122.676), "America/Los_Angeles"),
    ("cancelled", "Stuart", "VA", "US", (36.641, -80.266), "America/New_York"),
    ("draft", "Denver", "CO", "US", (39.739, -104.985), "America/Denver"),
    ("base", "Yokosuka", "Kanagawa", "JP", (35.284, 139.667), "Asia/Tokyo"),
];

fn e7(degrees: f64) -> i64 {
    (degrees * 1e7).round() as i64
}

fn stroll(campaign: &Campaign, town: Town, starts: DateTime) -> Stroll {
    let (slug, name, region, country, (lat, lon), time_zone) = town;
    let number = TOWNS.iter().position(|one| one.0 == slug).unwrap_or(0);
    let offset = if campaign.slug == OVER { 60 } else { 40 };
    Stroll {
        id: id(offset + u8::try_from(number).unwrap_or(0)),
        campaign: campaign.id,
        slug: slug.to_owned(),
        name: format!("{name} Stroll"),
        group: None,
        town: name.to_owned(),
        region: region.to_owned(),
        country: country.to_owned(),
        position: Position { lat_e7: e7(lat), lon_e7: e7(lon) },
        time_zone: time_zone.to_owned(),
        starts,
        first_starts: None,
        meeting_point: "By the fountain".to_owned(),
        host: "Robin Example".to_owned(),
        bring: "Water; a hat".to_owned(),
        capacity: None,
        confirm: ounce_domain::stroll::Confirm::AtOnce,
        status: Status::Open,
        sequence: 0,
    }
}

/// The strolls of the open campaign as their first import has them.
fn strolls_to_come(campaign: &Campaign) -> Vec<Stroll> {
    let day = datetime(2027, 5, 1, 10, 0, 0, 0);
    let all = TOWNS.into_iter().map(|town| {
        let mut stroll = stroll(campaign, town, day);
        match town.0 {
            "beach" => {
                stroll.capacity = Some(50);
                stroll.group = Some(group(campaign).id);
            }
            "small" => stroll.capacity = Some(4),
            "portland-me" => stroll.confirm = ounce_domain::stroll::Confirm::Always,
            "draft" => stroll.status = Status::Draft,
            "cancelled" => stroll.host = "Robin </script><b>Example".to_owned(),
            _ => {}
        }
        stroll
    });
    all.collect()
}

/// What became of some of them afterwards.
fn moved(campaign: &Campaign) -> Vec<(Stroll, &'static str)> {
    let first = datetime(2027, 5, 1, 10, 0, 0, 0);
    let changed = strolls_to_come(campaign).into_iter().filter_map(|mut stroll| {
        let why = match stroll.slug.as_str() {
            "moved" => {
                stroll.status = Status::Postponed { dated: true };
                stroll.starts = datetime(2027, 5, 29, 11, 0, 0, 0);
                stroll.first_starts = Some(first);
                "The park is closed that day"
            }
            "undated" => {
                stroll.status = Status::Postponed { dated: false };
                "We look for another park"
            }
            "cancelled" => {
                stroll.status = Status::Cancelled;
                "Nobody could host <it>"
            }
            _ => return None,
        };
        Some((stroll, why))
    });
    changed.collect()
}

/// The details of one stroll, whose host did not mention the toilets.
fn meeting(stroll: &Stroll) -> Meeting {
    Meeting {
        venue: "Cedar Park".to_owned(),
        street: "1-2 Cedar Street".to_owned(),
        position: Some(Position { lat_e7: e7(35.2901), lon_e7: e7(139.6654) }),
        lasts_minutes: Some(75),
        distance_m: Some(1_200),
        surface: "gravel <fine>".to_owned(),
        pram: Some(Access::Partly),
        wheelchair: Some(Access::No),
        parking: "By the gate".to_owned(),
        rain_plan: "Indoors".to_owned(),
        ..Meeting::unknown(stroll.id)
    }
}

fn bank(n: u8, slug: &str, (lat, lon): (f64, f64), status: &str) -> Bank {
    Bank {
        id: id(n.wrapping_add(80)),
        slug: slug.to_owned(),
        name: format!("Milk Bank of {slug}"),
        city: slug.to_owned(),
        region: "VA".to_owned(),
        country: "US".to_owned(),
        position: Position { lat_e7: e7(lat), lon_e7: e7(lon) },
        network: "HMBANA".to_owned(),
        status: status.to_owned(),
        source: "https://bank.example/".to_owned(),
        last_checked: date(2026, 11, 1),
    }
}

/// How the bank of Norfolk is reached; of the one in the Rockies nothing is known.
fn contact() -> Contact {
    Contact {
        website: "https://norfolk.example".to_owned(),
        donor_page: "https://norfolk.example/donate".to_owned(),
        telephone: "757-555-0100 ; toll-free 800-555-0100".to_owned(),
        telephone_readings: 2,
        ships: Some(true),
        minimum_oz: Some(100),
        frozen: Some(Frozen::Yes),
        takes_from: "Virginia, Maryland".to_owned(),
        source: "https://norfolk.example/faq ; https://news.example/bank".to_owned(),
        seen_on: SeenOn::parse("2024-09").ok(),
        ..Contact::unknown(id(81))
    }
}

fn depot(n: u8, town: &str, (lat, lon): (f64, f64), bank: &str) -> Depot {
    let banks = ["norfolk", "rockies", "closed"];
    let of = banks.iter().position(|one| *one == bank).unwrap_or_default();
    Depot {
        id: id(n.wrapping_add(90)),
        slug: format!("depot-{n}"),
        bank: id(81 + u8::try_from(of).unwrap_or_default()),
        name: format!("Clinic of {town}"),
        city: town.to_owned(),
        region: "VA".to_owned(),
        country: "US".to_owned(),
        position: Position { lat_e7: e7(lat), lon_e7: e7(lon) },
        source: "https://news.example/depots (2022-05-18)".to_owned(),
        seen_on: (n != 2).then(|| SeenOn::parse("2022-05-18")).and_then(Result::ok),
    }
}

pub(crate) async fn fill(store: &Store) {
    let written = store.write(|sql| -> Result<Result<(), Refusal>, Fault> {
        waivers::ensure(sql)?;
        for slug in [OPEN, OVER] {
            let campaign = campaign(slug);
            if let Err(refusal) = campaigns::save(sql, &campaign)? {
                return Ok(Err(refusal));
            }
            for (place, partner) in (1..).zip(partners(&campaign)) {
                campaigns::save_partner(sql, &partner, place)?;
            }
            campaigns::save_group(sql, &group(&campaign))?;
        }
        let open = campaign(OPEN);
        for stroll in strolls_to_come(&open) {
            if let Err(refusal) = save(sql, &stroll, "", NOW - 86_400)? {
                return Ok(Err(refusal));
            }
        }
        let base = strolls::load(sql, open.id, "base")?.expect("it was saved").stroll;
        let mut ids = fresh::ids(NOW * 1_000, [9; 16]);
        strolls::save_meeting(sql, open.id, &meeting(&base), &Actor::Import, &mut ids)?;
        for (stroll, why) in moved(&open) {
            if let Err(refusal) = save(sql, &stroll, why, NOW - 3_600)? {
                return Ok(Err(refusal));
            }
        }
        let over = campaign(OVER);
        let mut held = stroll(&over, TOWNS[0], datetime(2015, 5, 2, 10, 0, 0, 0));
        held.status = Status::Held;
        if let Err(refusal) = save(sql, &held, "", NOW - 86_400)? {
            return Ok(Err(refusal));
        }
        banks::save(sql, &bank(1, "norfolk", (36.85, -76.285), "active"))?;
        banks::save(sql, &bank(2, "rockies", (39.74, -104.99), "active"))?;
        banks::save(sql, &bank(3, "closed", (36.86, -75.98), "historical"))?;
        contacts::save(sql, &contact())?;
        for (n, town, at, status) in [
            (1, "Hampton", (37.03, -76.35), "norfolk"),
            (2, "Richmond", (37.54, -77.44), "norfolk"),
            (3, "Boulder", (40.01, -105.27), "rockies"),
            (4, "Virginia Beach", (36.85, -75.98), "closed"),
        ] {
            contacts::save_depot(sql, &depot(n, town, at, status))?;
        }
        for partner in &partners(&open)[..1] {
            faces::save_donation_page(sql, partner, "https://first.example/donate")?;
        }
        for (figure, stated) in
            [(Published::Raised, "over $1,000"), (Published::PlacesBefore, "67 to 70 places")]
        {
            let source = "https://www.record.example/2015".to_owned();
            let figure = OnRecord { figure, stated: stated.to_owned(), source };
            published::save(sql, over.id, &figure)?;
        }
        Ok(Ok(()))
    });
    written.await.expect("the store writes").expect("nothing is refused");
}

/// This many further banks, each with a contact and a depot.
pub(crate) fn more_banks(sql: &mut dyn Sql, count: u8) -> Result<(), Fault> {
    for n in 100..100 + count {
        let bank = bank(n, &format!("more-{n}"), (40.0, -90.0), "active");
        banks::save(sql, &bank)?;
        contacts::save(sql, &Contact { bank: bank.id, ..contact() })?;
        let depot = depot(n, "Peoria", (40.69, -89.59), "norfolk");
        contacts::save_depot(sql, &Depot { bank: bank.id, ..depot })?;
    }
    Ok(())
}

pub(crate) fn save(
    sql: &mut dyn Sql,
    stroll: &Stroll,
    why: &str,
    at: i64,
) -> Result<Result<bool, Refusal>, Fault> {
    let change = StatusChange {
        stroll: stroll.id,
        status: stroll.status,
        starts: stroll.starts,
        at: Timestamp::from_second(at).expect("a time of these tests"),
        by: Actor::Host,
        why: why.to_owned(),
    };
    strolls::save(sql, stroll, &change, &mut fresh::ids(at * 1000, [3; 16]))
}
