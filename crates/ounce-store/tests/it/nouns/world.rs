//! A small campaign to try things on: three partners, two groups, a few towns.

use ounce_domain::actor::Actor;
use std::error::Error;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::civil::{date, datetime};
use ounce_domain::campaign::Campaign;
use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::id::Id;
use ounce_domain::milk_promise::{MilkPromise, MilkReceipt};
use ounce_domain::quantity::{Microlitres, Money};
use ounce_domain::refusal::Refusal;
use ounce_domain::registration::{Party, Registration};
use ounce_domain::stroll::{Position, Status, StatusChange, Stroll};
use ounce_store::registrations::{Cancelled, Join, Joined};
use ounce_store::strolls::Listed;
use ounce_store::{Fault, Sql, Store, banks, campaigns, fresh, registrations, strolls, waivers};

use super::samples::{application, bank, campaign, email, groups, partners};
use crate::both::{Database, NOW_MS, Outcome};

pub(crate) type Answer<T> = Result<T, Box<dyn Error>>;

/// An id that no other row of this run has.
pub(crate) fn new_id() -> [u8; 16] {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let mut random = [0; 10];
    random[2..].copy_from_slice(&(NEXT.fetch_add(1, Ordering::Relaxed) << 8).to_be_bytes());
    Id::<()>::new(NOW_MS, random).bytes()
}

pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) campaign: Campaign,
}

impl World {
    /// Towns: `elm-grove` with 50 places, `river-bend` with 5, `long-beach` without a limit,
    /// `quiet-lake` still a draft.
    pub(crate) fn new(db: &Database) -> Answer<World> {
        let campaign = campaign("spring-2015");
        let world = World { store: db.open(), campaign };
        let campaign = world.campaign.clone();
        world.write(move |sql| {
            waivers::ensure(sql)?;
            if let Err(refusal) = campaigns::save(sql, &campaign)? {
                return Ok(Err(refusal));
            }
            for (place, partner) in (1..).zip(partners(&campaign)) {
                campaigns::save_partner(sql, &partner, place)?;
            }
            for group in groups(&campaign) {
                campaigns::save_group(sql, &group)?;
            }
            banks::save(sql, &bank("north-bank", "active"))?;
            banks::save(sql, &bank("old-bank", "historical"))?;
            Ok(Ok(()))
        })?;
        let group = groups(&world.campaign)[0].id;
        for (slug, capacity, status) in [
            ("elm-grove", Some(50), Status::Open),
            ("river-bend", Some(5), Status::Open),
            ("long-beach", None, Status::Open),
            ("quiet-lake", None, Status::Draft),
        ] {
            let mut stroll = world.stroll(slug, capacity);
            stroll.status = status;
            stroll.group = (slug == "elm-grove").then_some(group);
            world.save(&stroll)?;
        }
        Ok(world)
    }

    pub(crate) fn write<T, R, F>(&self, f: F) -> Answer<T>
    where
        T: Send + 'static,
        R: Debug + Send + 'static,
        F: FnMut(&mut dyn Sql) -> Result<Result<T, R>, Fault> + Send + 'static,
    {
        self.store.write_now(f)?.map_err(|refusal| format!("refused: {refusal:?}").into())
    }

    /// For writes that nothing can refuse.
    pub(crate) fn put<T, F>(&self, mut f: F) -> Answer<T>
    where
        T: Send + 'static,
        F: FnMut(&mut dyn Sql) -> Result<T, Fault> + Send + 'static,
    {
        self.write(move |sql| f(sql).map(Ok::<_, ()>))
    }

    pub(crate) fn read<T, F>(&self, f: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&mut dyn Sql) -> Result<T, Fault> + Send + 'static,
    {
        self.store.read_now(f)
    }

    /// A stroll of this campaign as an import would give it.
    pub(crate) fn stroll(&self, slug: &str, capacity: Option<i64>) -> Stroll {
        Stroll {
            id: fresh::imported(self.campaign.id, "stroll", slug),
            campaign: self.campaign.id,
            slug: slug.to_owned(),
            name: format!("Stroll of {slug}"),
            group: None,
            town: slug.to_owned(),
            region: "NY".to_owned(),
            country: "US".to_owned(),
            position: Position { lat_e7: 431_000_000, lon_e7: -776_000_000 },
            time_zone: "America/New_York".to_owned(),
            starts: datetime(2015, 6, 6, 10, 0, 0, 0),
            first_starts: None,
            meeting_point: "By the fountain".to_owned(),
            host: "Robin Example".to_owned(),
            bring: String::new(),
            capacity,
            confirm: ounce_domain::stroll::Confirm::AtOnce,
            status: Status::Open,
            sequence: 0,
        }
    }

    /// Saves a stroll as an import made now; true when something changed.
    pub(crate) fn save(&self, stroll: &Stroll) -> Answer<bool> {
        Ok(self.try_save(stroll, NOW_MS)?.map_err(|refusal| format!("{refusal:?}"))?)
    }

    pub(crate) fn try_save(
        &self,
        stroll: &Stroll,
        at_ms: i64,
    ) -> Result<Result<bool, Refusal>, Fault> {
        self.imported_at(stroll, at_ms, NOW_MS)
    }

    /// Saves a stroll whose status is of `at_ms`, as an import made at `now_ms`.
    pub(crate) fn imported_at(
        &self,
        stroll: &Stroll,
        at_ms: i64,
        now_ms: i64,
    ) -> Result<Result<bool, Refusal>, Fault> {
        let change = StatusChange {
            stroll: stroll.id,
            status: stroll.status,
            starts: stroll.starts,
            at: Timestamp::from_millisecond(at_ms).expect("a time of these tests"),
            by: Actor::Import,
            why: String::new(),
        };
        let (stroll, seed) = (stroll.clone(), new_id());
        self.store.write_now(move |sql| {
            strolls::save(sql, &stroll, &change, &mut fresh::ids(now_ms, seed))
        })
    }

    pub(crate) fn listed(&self, slug: &str) -> Answer<Listed> {
        let (campaign, slug) = (self.campaign.id, slug.to_owned());
        let found = self.read(move |sql| strolls::load(sql, campaign, &slug))?;
        found.ok_or_else(|| "no such stroll".into())
    }

    pub(crate) fn join(
        &self,
        slug: &str,
        email: &str,
        adults: i64,
    ) -> Result<Result<Joined, Refusal>, Fault> {
        self.join_at(slug, email, adults, NOW_MS)
    }

    /// Joins where letters are sent.
    pub(crate) fn join_by_mail(
        &self,
        slug: &str,
        email: &str,
        adults: i64,
        at_ms: i64,
    ) -> Result<Result<Joined, Refusal>, Fault> {
        self.join_where((slug, email), adults, at_ms, true)
    }

    pub(crate) fn join_at(
        &self,
        slug: &str,
        email: &str,
        adults: i64,
        at_ms: i64,
    ) -> Result<Result<Joined, Refusal>, Fault> {
        self.join_where((slug, email), adults, at_ms, false)
    }

    fn join_where(
        &self,
        (slug, email): (&str, &str),
        adults: i64,
        at_ms: i64,
        sends_mail: bool,
    ) -> Result<Result<Joined, Refusal>, Fault> {
        let campaign = self.campaign.clone();
        let slug = slug.to_owned();
        let application = application(email, adults);
        let (id, outbox_id) = (Id::from_bytes(new_id()), new_id());
        self.store.write_now(move |sql| {
            let application = &application;
            let join = Join {
                id,
                application,
                answers: &[],
                language: "en",
                at_ms,
                outbox_id,
                sends_mail,
            };
            registrations::join(sql, &campaign, &slug, &join)
        })
    }

    /// Joins where nothing stands in the way.
    pub(crate) fn joined(&self, slug: &str, email: &str, adults: i64) -> Answer<Registration> {
        match self.join(slug, email, adults)? {
            Ok(Joined::New(registration, _)) => Ok(*registration),
            other => Err(format!("{other:?}").into()),
        }
    }

    pub(crate) fn cancel(
        &self,
        registration: Id<Registration>,
    ) -> Result<Result<Cancelled, Refusal>, Fault> {
        let seed = new_id();
        self.store.write_now(move |sql| {
            registrations::cancel(sql, registration, NOW_MS, &mut fresh::ids(NOW_MS, seed))
        })
    }

    pub(crate) fn change(
        &self,
        registration: Id<Registration>,
        adults: i64,
        children: i64,
    ) -> Result<Result<Registration, Refusal>, Fault> {
        let (seed, party) = (new_id(), Party { adults, children });
        self.store.write_now(move |sql| {
            registrations::change(sql, registration, party, NOW_MS, &mut fresh::ids(NOW_MS, seed))
        })
    }

    pub(crate) fn gift(&self, minor: i64, stroll: Option<&str>) -> Gift {
        Gift {
            id: Id::from_bytes(new_id()),
            campaign: self.campaign.id,
            stroll: stroll.map(|slug| self.stroll(slug, None).id),
            purpose: Purpose::Gift,
            method: Method::DemoCard,
            amount: Money::new(minor, self.campaign.currency),
            fee_cover_minor: 0,
            name: "Kim Example".to_owned(),
            email: Some(email("kim@example.org")),
            is_hidden: false,
            message: "For the babies".to_owned(),
            standing: GiftStanding::Received,
            language: "en".to_owned(),
            at_ms: NOW_MS,
        }
    }

    pub(crate) fn promise(&self, volume_ml: i64, stroll: Option<&str>) -> MilkPromise {
        MilkPromise {
            id: Id::from_bytes(new_id()),
            campaign: self.campaign.id,
            stroll: stroll.map(|slug| self.stroll(slug, None).id),
            bank: Some(bank("north-bank", "active").id),
            volume: Microlitres::from_millilitres(volume_ml),
            email: email("mika@example.org"),
            language: "ja".to_owned(),
            at_ms: NOW_MS,
        }
    }

    pub(crate) fn receipt(&self, volume_ml: i64, of: Option<&MilkPromise>) -> MilkReceipt {
        MilkReceipt {
            id: Id::from_bytes(new_id()),
            campaign: self.campaign.id,
            stroll: of.and_then(|promise| promise.stroll),
            bank: bank("north-bank", "active").id,
            promise: of.map(|promise| promise.id),
            volume: Microlitres::from_millilitres(volume_ml),
            received_on: date(2015, 5, 20),
            at_ms: NOW_MS,
        }
    }

    pub(crate) fn count(&self, statement: &'static str) -> Answer<i64> {
        let row = self.read(move |sql| sql.row(statement, &[]))?;
        Ok(row.ok_or("a count without a row")?.int(0)?)
    }

    /// Everything agrees with everything.
    pub(crate) fn agrees(&self) -> Outcome {
        let findings = self.read(ounce_store::verify)?;
        assert!(findings.is_empty(), "{findings:#?}");
        Ok(())
    }
}
