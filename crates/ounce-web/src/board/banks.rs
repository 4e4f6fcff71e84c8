//! The milk banks and their depots on the board, with their contacts, and the search for the
//! nearest.
//!
//! Three statements read any number of them. Pages and the API need no database for them.

use ounce_domain::id::Id;
use ounce_domain::milk_promise::{Bank, Contact, Depot};
use ounce_geo::{Nearest, distance_km};
use ounce_store::{Fault, Sql, banks, contacts};

use crate::place::degrees;

/// A bank with its contact and its depots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownBank {
    pub bank: Bank,
    pub contact: Contact,
    /// By slug.
    pub depots: Vec<Depot>,
}

impl KnownBank {
    /// Its depots with their distance in kilometres, nearest first.
    pub fn depots_near(&self, (lat, lon): (f64, f64)) -> Vec<(&Depot, f64)> {
        let with_distance = |depot: &'_ Depot| {
            let (depot_lat, depot_lon) = degrees(depot.position);
            distance_km(lat, lon, depot_lat, depot_lon)
        };
        let mut found: Vec<_> = self.depots.iter().map(|one| (one, with_distance(one))).collect();
        found.sort_by(|(_, a), (_, b)| a.total_cmp(b));
        found
    }
}

/// The milk banks that are shown, by slug.
pub struct Banks {
    pub all: Vec<KnownBank>,
    near: Nearest<usize>,
    /// Each depot by its bank's place in `all` and its own among that bank's.
    depots_near: Nearest<(usize, usize)>,
}

impl Banks {
    pub(super) fn none() -> Self {
        Self::new(Vec::new())
    }

    /// Reads all of them.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn read(sql: &mut dyn Sql) -> Result<Self, Fault> {
        Ok(Self::new(known(sql)?))
    }

    /// As [`Banks::read`]; `None` when nothing differs.
    pub(super) fn read_if_other(&self, sql: &mut dyn Sql) -> Result<Option<Self>, Fault> {
        let all = known(sql)?;
        Ok((all != self.all).then(|| Self::new(all)))
    }

    fn new(all: Vec<KnownBank>) -> Self {
        let points = all.iter().enumerate().map(|(i, known)| {
            let (lat, lon) = degrees(known.bank.position);
            (lat, lon, i)
        });
        let near = Nearest::build(points);
        let depots = all.iter().enumerate().flat_map(|(i, known)| {
            known.depots.iter().enumerate().map(move |(n, depot)| {
                let (lat, lon) = degrees(depot.position);
                (lat, lon, (i, n))
            })
        });
        let depots_near = Nearest::build(depots);
        Self { all, near, depots_near }
    }

    /// The nearest banks with their distance in kilometres.
    pub fn near(&self, (lat, lon): (f64, f64), limit: usize) -> Vec<(&KnownBank, f64)> {
        let found = self.near.near(lat, lon, limit);
        found.into_iter().map(|(i, km)| (&self.all[*i], km)).collect()
    }

    /// The nearest depots of all banks, each with its bank and its distance in kilometres.
    pub fn depots_near(
        &self,
        (lat, lon): (f64, f64),
        limit: usize,
    ) -> Vec<(&Depot, &KnownBank, f64)> {
        let found = self.depots_near.near(lat, lon, limit);
        let named = found.into_iter().map(|((i, n), km)| {
            let known = &self.all[*i];
            (&known.depots[*n], known, km)
        });
        named.collect()
    }

    pub fn find(&self, slug: &str) -> Option<&KnownBank> {
        let found = self.all.binary_search_by(|known| known.bank.slug.as_str().cmp(slug));
        found.ok().map(|i| &self.all[i])
    }

    /// By id; looks at each in turn.
    pub fn find_by_id(&self, id: Id<Bank>) -> Option<&KnownBank> {
        self.all.iter().find(|known| known.bank.id == id)
    }

    /// Whether any is in a country.
    pub fn has_any_in(&self, country: &str) -> bool {
        self.all.iter().any(|known| known.bank.country == country)
    }
}

fn known(sql: &mut dyn Sql) -> Result<Vec<KnownBank>, Fault> {
    let empty = |bank: Bank| {
        let contact = Contact::unknown(bank.id);
        KnownBank { bank, contact, depots: Vec::new() }
    };
    let mut all: Vec<KnownBank> = banks::list(sql)?.into_iter().map(empty).collect();
    // An engine may sort by rules of a language; slugs are searched for by their bytes.
    all.sort_by(|a, b| a.bank.slug.cmp(&b.bank.slug));
    let places: std::collections::HashMap<_, _> =
        all.iter().enumerate().map(|(i, known)| (known.bank.id, i)).collect();
    for contact in contacts::list(sql)? {
        if let Some(i) = places.get(&contact.bank) {
            all[*i].contact = contact;
        }
    }
    for depot in contacts::list_depots(sql)? {
        if let Some(i) = places.get(&depot.bank) {
            all[*i].depots.push(depot);
        }
    }
    Ok(all)
}
