//! How many sign-ups and gifts a second the store writes, compared with the least work that writing
//! the same rows takes: one thread, one connection, all queued rows in one commit, no rule, no
//! reading. Both take turns on fresh files, so that a busy machine is busy for both.
//!
//! `cargo run --release -p ounce-store --example joins -- [CLIENTS] [SECONDS] [ROUNDS]`
#![expect(clippy::disallowed_methods, reason = "it measures, so it needs the clock")]

use ounce_domain::actor::Actor;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use jiff::civil::{date, datetime};
use ounce_domain::campaign::{Campaign, Fee};
use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::id::Id;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::registration::{Application, Party};
use ounce_domain::stroll::{Position, Status, StatusChange, Stroll};
use ounce_domain::text::EmailAddress;
use ounce_domain::waiver::Signature;
use ounce_store::registrations::Join;
use ounce_store::{Options, Store, campaigns, fresh, gifts, registrations, strolls, waivers};

#[path = "joins/floor.rs"]
mod floor;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// 1 May 2027, 14:00 UTC: the clock that everybody signs up by.
const NOW_MS: i64 = 1_809_180_000_000;
const STROLLS: u64 = 150;

/// What one client sends, told apart by a number.
#[derive(Clone)]
struct Sign {
    number: u64,
    stroll: usize,
    application: Application,
}

fn sign(number: u64) -> Sign {
    // Addresses arrive in no order, as people do: neighbours in time are not neighbours in the index.
    let scattered = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let email = EmailAddress::parse(&format!("walker{scattered:x}@example.org"));
    Sign {
        number,
        stroll: (scattered % STROLLS) as usize,
        application: Application {
            name: "Ada Example".to_owned(),
            email: email.expect("letters and digits make an address"),
            party: Party { adults: 1, children: 1 },
            signature: Signature {
                version: 1,
                language: "en".to_owned(),
                signed_name: "Ada Example".to_owned(),
            },
        },
    }
}

fn id(kind: u8, number: u64) -> [u8; 16] {
    let mut random = [0; 10];
    random[0] = kind;
    random[2..].copy_from_slice(&number.to_be_bytes());
    Id::<()>::new(NOW_MS, random).bytes()
}

fn main() -> Outcome<()> {
    let mut numbers = std::env::args().skip(1).map(|word| word.parse::<u64>());
    let clients = numbers.next().transpose()?.unwrap_or(64);
    let seconds = numbers.next().transpose()?.unwrap_or(3);
    let rounds = numbers.next().transpose()?.unwrap_or(3);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let time = Duration::from_secs(seconds);
    let mut ratios = Vec::new();
    for round in 1..=rounds {
        let bare = runtime.block_on(floor_joins(clients, time))?;
        let ours = runtime.block_on(store_joins(clients, time))?;
        let given = runtime.block_on(store_gifts(clients, time))?;
        let ratio = ours.per_second * 100 / bare.per_second.max(1);
        println!("round {round}: floor {bare}, joins {ours}, {ratio} %; gifts {given}");
        ratios.push(ratio);
    }
    ratios.sort_unstable();
    println!("median: {} % of the floor at {clients} clients", ratios[ratios.len() / 2]);
    Ok(())
}

/// The measured figures. A busy neighbour disturbs the processor time least.
struct Rate {
    per_second: u64,
    cpu_ns_each: u64,
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/s at {} ns of processor", self.per_second, self.cpu_ns_each)
    }
}

/// Processor time of this process so far, in hundredths of a second (Linux).
fn cpu_ticks() -> Outcome<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, after_name) = stat.rsplit_once(')').ok_or("no name in /proc/self/stat")?;
    let fields: Vec<&str> = after_name.split_ascii_whitespace().collect();
    let (user, system) = (fields.get(11).ok_or("no time")?, fields.get(12).ok_or("no time")?);
    Ok(user.parse::<u64>()? + system.parse::<u64>()?)
}

/// A folder of its own, removed afterwards.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new() -> Outcome<Folder> {
        let name = format!("ounce-joins-{}-{:?}", std::process::id(), Instant::now());
        let name: String = name.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder)?;
        Ok(Folder(folder))
    }

    fn file(&self) -> std::path::PathBuf {
        self.0.join("db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that can't be removed now is removed with the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Clients that each send one thing, wait for its answer, and send the next; how many a second.
async fn count<F, W>(clients: u64, time: Duration, one: F) -> Outcome<Rate>
where
    F: Fn(u64) -> W + Clone + Send + 'static,
    W: Future<Output = bool> + Send,
{
    let next = Arc::new(AtomicU64::new(1));
    let (started, ticks) = (Instant::now(), cpu_ticks()?);
    let mut tasks = Vec::new();
    for _ in 0..clients {
        let (one, next) = (one.clone(), Arc::clone(&next));
        tasks.push(tokio::spawn(async move {
            let mut done = 0;
            while started.elapsed() < time {
                let number = next.fetch_add(1, Ordering::Relaxed);
                done += u64::from(one(number).await);
            }
            done
        }));
    }
    let mut done = 0;
    for task in tasks {
        done += task.await?;
    }
    let per_second = done * 1_000 / u64::try_from(started.elapsed().as_millis())?.max(1);
    let cpu_ns_each = (cpu_ticks()? - ticks) * 10_000_000 / done.max(1);
    Ok(Rate { per_second, cpu_ns_each })
}

async fn floor_joins(clients: u64, time: Duration) -> Outcome<Rate> {
    let folder = Folder::new()?;
    let (_, _) = prepare(&folder)?;
    let writer = floor::start(&folder.file())?;
    count(clients, time, move |number| {
        let writer = writer.clone();
        async move { floor::write(&writer, sign(number)).await }
    })
    .await
}

async fn store_joins(clients: u64, time: Duration) -> Outcome<Rate> {
    let folder = Folder::new()?;
    let (campaign, slugs) = prepare(&folder)?;
    let store = open(&folder)?;
    let (campaign, slugs) = (Arc::new(campaign), Arc::new(slugs));
    let checked = store.clone();
    let rate = count(clients, time, move |number| {
        let (store, campaign, slugs) = (store.clone(), Arc::clone(&campaign), Arc::clone(&slugs));
        async move {
            let sign = sign(number);
            let joined = store.write(move |sql| {
                let join = Join {
                    id: Id::from_bytes(id(1, sign.number)),
                    application: &sign.application,
                    answers: &[],
                    language: "en",
                    at_ms: NOW_MS,
                    outbox_id: id(2, sign.number),
                    sends_mail: false,
                };
                registrations::join(sql, &campaign, &slugs[sign.stroll], &join)
            });
            matches!(joined.await, Ok(Ok(_)))
        }
    })
    .await?;
    check(&checked).await?;
    Ok(rate)
}

async fn store_gifts(clients: u64, time: Duration) -> Outcome<Rate> {
    let folder = Folder::new()?;
    let (campaign, _) = prepare(&folder)?;
    let store = open(&folder)?;
    let checked = store.clone();
    let rate = count(clients, time, move |number| {
        let (store, campaign) = (store.clone(), campaign.id);
        async move {
            let sign = sign(number);
            let gift = Gift {
                id: Id::from_bytes(id(1, number)),
                campaign,
                stroll: Some(stroll_id(campaign, sign.stroll as u64)),
                purpose: Purpose::Gift,
                method: Method::DemoCard,
                amount: Money::new(2_500, Currency::USD),
                fee_cover_minor: 0,
                name: sign.application.name,
                email: Some(sign.application.email),
                is_hidden: false,
                message: String::new(),
                standing: GiftStanding::Received,
                language: "en".to_owned(),
                at_ms: NOW_MS,
            };
            let given =
                store.write(move |sql| gifts::give(sql, &gift, id(2, number)).map(Ok::<_, ()>));
            matches!(given.await, Ok(Ok(())))
        }
    })
    .await?;
    check(&checked).await?;
    Ok(rate)
}

/// Checks that the rows are right: a fast run with wrong rows would be no result.
async fn check(store: &Store) -> Outcome<()> {
    let findings = store.read(ounce_store::verify).await?;
    if findings.is_empty() { Ok(()) } else { Err(format!("{findings:#?}").into()) }
}

fn open(folder: &Folder) -> Outcome<Store> {
    let url = format!("sqlite:{}", folder.file().display());
    // A runtime's thread may not block on the first connection, so another one does.
    let opened = std::thread::spawn(move || Store::open(&url, Options::new(NOW_MS))).join();
    Ok(opened.map_err(|_| "opening panicked")??)
}

fn stroll_id(campaign: Id<Campaign>, n: u64) -> Id<Stroll> {
    fresh::imported(campaign, "stroll", &n.to_string())
}

/// A fresh file with a campaign of 150 towns without a limit.
fn prepare(folder: &Folder) -> Outcome<(Campaign, Vec<String>)> {
    let store = open(folder)?;
    let campaign = Campaign {
        id: Id::from_bytes(id(0, 0)),
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
    };
    let slugs: Vec<String> = (0..STROLLS).map(|n| format!("stroll-{n}")).collect();
    let (given, names) = (campaign.clone(), slugs.clone());
    let written = std::thread::spawn(move || {
        store.write_now(move |sql| {
            waivers::ensure(sql)?;
            if let Err(refusal) = campaigns::save(sql, &given)? {
                return Ok(Err(refusal));
            }
            let mut ids = fresh::ids(NOW_MS, [1; 16]);
            for (n, slug) in (0..).zip(&names) {
                let (stroll, change) = stroll(&given, n, slug);
                if let Err(refusal) = strolls::save(sql, &stroll, &change, &mut ids)? {
                    return Ok(Err(refusal));
                }
            }
            Ok(Ok(()))
        })
    });
    written.join().map_err(|_| "preparing panicked")??.map_err(|r| format!("{r:?}"))?;
    Ok((campaign, slugs))
}

fn stroll(campaign: &Campaign, n: u64, slug: &str) -> (Stroll, StatusChange) {
    let stroll = Stroll {
        id: stroll_id(campaign.id, n),
        campaign: campaign.id,
        slug: slug.to_owned(),
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
    };
    let change = StatusChange {
        stroll: stroll.id,
        status: stroll.status,
        starts: stroll.starts,
        at: jiff::Timestamp::UNIX_EPOCH,
        by: Actor::Import,
        why: String::new(),
    };
    (stroll, change)
}
