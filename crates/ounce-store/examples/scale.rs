//! How long the larger readings and an import take: 150 and 15,000 strolls, 100,000 registrations
//! at a time up to the number asked for, and then everything verified.
//!
//! `cargo run --release -p ounce-store --example scale -- [REGISTRATIONS] [STROLLS] [URL]`
#![expect(clippy::disallowed_methods, reason = "it measures, so it needs the clock")]

use ounce_domain::actor::Actor;
use std::error::Error;
use std::time::Instant;

use jiff::civil::{date, datetime};
use ounce_domain::campaign::{Campaign, Fee};
use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::id::Id;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::registration::{Party, Registration, Standing};
use ounce_domain::stroll::{Position, Status, StatusChange, Stroll};
use ounce_domain::text::EmailAddress;
use ounce_domain::waiver::Signature;
use ounce_store::{
    Fault, Filled, Options, Store, campaigns, fresh, gifts, registrations, report, strolls, tally,
    waivers,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

const NOW_MS: i64 = 1_809_180_000_000;
/// Registrations in one write.
const BATCH: u64 = 100_000;

fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let people: u64 = words.next().map_or(Ok(100_000), |word| word.parse())?;
    let towns: u64 = words.next().map_or(Ok(15_000), |word| word.parse())?;
    let folder = std::env::temp_dir().join(format!("ounce-scale-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let url = words.next().unwrap_or(format!("sqlite:{}", folder.join("db").display()));
    let store = Store::open(&url, Options::new(NOW_MS))?;
    let campaign = campaign();
    timed(&format!("{towns} strolls saved"), || save(&store, &campaign, towns))?;
    timed(&format!("{towns} strolls saved again"), || save(&store, &campaign, towns))?;
    for from in (0..people).step_by(BATCH as usize) {
        let rows: Vec<Registration> = (from..people.min(from + BATCH))
            .map(|n| registration(&campaign, n % towns, n))
            .collect();
        let what = format!("{} registrations imported", rows.len());
        timed(&what, || {
            store
                .write_now(move |sql| registrations::import_many(sql, &rows, Filled::default()))?
                .map_err(|refusals| Fault::corrupt(format!("{refusals:?}")))
        })?;
    }
    let given = people / 10;
    timed(&format!("{given} gifts imported"), || give(&store, &campaign, towns, given))?;
    let id = campaign.id;
    for _ in 0..3 {
        timed("all strolls listed", || store.read_now(move |sql| strolls::list(sql, id)))?;
        timed("tally", || store.read_now(move |sql| tally::campaign(sql, id)))?;
        timed("report", || store.read_now(move |sql| report::figures(sql, id)))?;
    }
    let findings = timed("verified", || store.read_now(ounce_store::verify))?;
    store.close();
    std::fs::remove_dir_all(&folder)?;
    if findings.is_empty() { Ok(()) } else { Err(format!("{findings:#?}").into()) }
}

fn timed<T>(what: &str, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    let started = Instant::now();
    let done = work()?;
    println!("{what}: {} ms", started.elapsed().as_millis());
    Ok(done)
}

fn campaign() -> Campaign {
    Campaign {
        id: Id::from_bytes([5; 16]),
        slug: "next".to_owned(),
        name: "Next".to_owned(),
        day: date(2027, 5, 1),
        last_day: date(2027, 5, 1),
        currency: Currency::USD,
        languages: vec!["en".to_owned()],
        goal_minor: None,
        goal_milk: None,
        fee: Fee::default(),
        previous_places: None,
        is_reconstruction: false,
    }
}

fn save(store: &Store, campaign: &Campaign, towns: u64) -> Result<(), Fault> {
    let campaign = campaign.clone();
    let saved = store.write_now(move |sql| {
        waivers::ensure(sql)?;
        if let Err(refusal) = campaigns::save(sql, &campaign)? {
            return Ok(Err(refusal));
        }
        let mut ids = fresh::ids(NOW_MS, [1; 16]);
        for n in 0..towns {
            let stroll = stroll(&campaign, n);
            let change = StatusChange {
                stroll: stroll.id,
                status: stroll.status,
                starts: stroll.starts,
                at: jiff::Timestamp::UNIX_EPOCH,
                by: Actor::Import,
                why: String::new(),
            };
            if let Err(refusal) = strolls::save(sql, &stroll, &change, &mut ids)? {
                return Ok(Err(refusal));
            }
        }
        Ok(Ok(()))
    })?;
    saved.map_err(|refusal| Fault::corrupt(refusal.code()))
}

fn give(store: &Store, campaign: &Campaign, towns: u64, count: u64) -> Result<(), Fault> {
    let campaign = campaign.clone();
    let given = store.write_now(move |sql| {
        for n in 0..count {
            if let Err(refusal) =
                gifts::import(sql, &gift(&campaign, n % towns, n), Filled::default())?
            {
                return Ok(Err(refusal));
            }
        }
        Ok(Ok(()))
    })?;
    given.map_err(|refusal| Fault::corrupt(refusal.code()))
}

fn stroll(campaign: &Campaign, n: u64) -> Stroll {
    Stroll {
        id: fresh::imported(campaign.id, "stroll", &n.to_string()),
        campaign: campaign.id,
        slug: format!("stroll-{n}"),
        name: format!("Stroll of town {n}"),
        group: None,
        town: format!("Town {n}"),
        region: "NY".to_owned(),
        country: "US".to_owned(),
        position: Position { lat_e7: 431_000_000, lon_e7: -776_000_000 },
        time_zone: "America/New_York".to_owned(),
        starts: datetime(2027, 5, 1, 10, 0, 0, 0),
        first_starts: None,
        meeting_point: "By the fountain in the park behind the library".to_owned(),
        host: "Robin Example".to_owned(),
        bring: "Water, a hat, and whoever wants to come along".to_owned(),
        capacity: None,
        confirm: ounce_domain::stroll::Confirm::AtOnce,
        status: Status::Open,
        sequence: 0,
    }
}

fn registration(campaign: &Campaign, town: u64, n: u64) -> Registration {
    Registration {
        id: fresh::imported(campaign.id, "registration", &n.to_string()),
        campaign: campaign.id,
        stroll: fresh::imported(campaign.id, "stroll", &town.to_string()),
        name: "Ada Example".to_owned(),
        email: EmailAddress::parse(&format!("walker{n}@example.org"))
            .expect("letters and digits make an address"),
        party: Party { adults: 1, children: 1 },
        standing: Standing::Confirmed,
        language: "en".to_owned(),
        signature: Signature {
            version: 1,
            language: "en".to_owned(),
            signed_name: "Ada Example".to_owned(),
        },
        at_ms: NOW_MS + n as i64,
    }
}

fn gift(campaign: &Campaign, town: u64, n: u64) -> Gift {
    Gift {
        id: fresh::imported(campaign.id, "gift", &n.to_string()),
        campaign: campaign.id,
        stroll: Some(fresh::imported(campaign.id, "stroll", &town.to_string())),
        purpose: Purpose::Gift,
        method: Method::Imported,
        amount: Money::new(2_500, Currency::USD),
        fee_cover_minor: 0,
        name: "Kim Example".to_owned(),
        email: None,
        is_hidden: false,
        message: String::new(),
        standing: GiftStanding::Received,
        language: "en".to_owned(),
        at_ms: NOW_MS + n as i64,
    }
}
