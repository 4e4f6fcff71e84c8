//! How milk banks are reached, and where milk can be left for them.

use ounce_domain::id::Id;
use ounce_domain::milk_promise::{Bank, Contact, Depot, Frozen, SeenOn};
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id, maybe};

macro_rules! select_contact {
    ($rest:literal) => {
        concat!(
            "SELECT c.bank, c.website, c.donor_page, c.telephone, c.telephone_readings, c.ships,
                c.minimum_oz, c.frozen, c.takes_from, c.source, c.seen_on FROM bank_contact c ",
            $rest
        )
    };
}

macro_rules! select_depot {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.slug, d.bank, d.name, d.city, d.region, d.country, d.lat_e7, d.lon_e7,
                d.source, d.seen_on FROM depot d ",
            $rest
        )
    };
}

const LIST: &str =
    select_contact!("JOIN bank b ON b.id = c.bank WHERE b.status = 'active' ORDER BY b.slug");
/// Also of banks that are closed.
pub(crate) const EVERY: &str = select_contact!("ORDER BY c.bank");
const LOAD: &str = select_contact!("WHERE c.bank = :bank");
const SAVE: &str = "INSERT INTO bank_contact (bank, website, donor_page, telephone,
        telephone_readings, ships, minimum_oz, frozen, takes_from, source, seen_on)
    VALUES (:bank, :website, :donor_page, :telephone, :telephone_readings, :ships, :minimum_oz,
        :frozen, :takes_from, :source, :seen_on)
    ON CONFLICT (bank) DO UPDATE SET website = excluded.website,
        donor_page = excluded.donor_page, telephone = excluded.telephone,
        telephone_readings = excluded.telephone_readings, ships = excluded.ships,
        minimum_oz = excluded.minimum_oz, frozen = excluded.frozen,
        takes_from = excluded.takes_from, source = excluded.source, seen_on = excluded.seen_on";

const LIST_DEPOTS: &str =
    select_depot!("JOIN bank b ON b.id = d.bank WHERE b.status = 'active' ORDER BY d.slug");
pub(crate) const EVERY_DEPOT: &str = select_depot!("ORDER BY d.id");
const DEPOTS_OF_BANK: &str = select_depot!("WHERE d.bank = :bank ORDER BY d.slug");
const LOAD_DEPOT: &str = select_depot!("WHERE d.slug = :slug");
const SAVE_DEPOT: &str = "INSERT INTO depot (id, slug, bank, name, city, region, country, lat_e7,
        lon_e7, source, seen_on)
    VALUES (:id, :slug, :bank, :name, :city, :region, :country, :lat_e7, :lon_e7, :source, :seen_on)
    ON CONFLICT (slug) DO UPDATE SET bank = excluded.bank, name = excluded.name,
        city = excluded.city, region = excluded.region, country = excluded.country,
        lat_e7 = excluded.lat_e7, lon_e7 = excluded.lon_e7, source = excluded.source,
        seen_on = excluded.seen_on";

pub const ALL_SQL: &[&str] =
    &[LIST, EVERY, LOAD, SAVE, LIST_DEPOTS, EVERY_DEPOT, DEPOTS_OF_BANK, LOAD_DEPOT, SAVE_DEPOT];

/// The contacts of active banks that have one, by the bank's slug.
pub fn list(sql: &mut dyn Sql) -> Result<Vec<Contact>, Fault> {
    each(&sql.rows(LIST, &[])?, read)
}

pub fn load(sql: &mut dyn Sql, bank: Id<Bank>) -> Result<Option<Contact>, Fault> {
    maybe(sql.row(LOAD, &[("bank", id(bank))])?, read)
}

/// Writes a bank's contact; true when something changed. For an empty contact no row is made.
pub fn save(sql: &mut dyn Sql, contact: &Contact) -> Result<bool, Fault> {
    let before = load(sql, contact.bank)?.unwrap_or_else(|| Contact::unknown(contact.bank));
    if before == *contact {
        return Ok(false);
    }
    let args = [
        ("bank", id(contact.bank)),
        ("website", (&contact.website).into()),
        ("donor_page", (&contact.donor_page).into()),
        ("telephone", (&contact.telephone).into()),
        ("telephone_readings", contact.telephone_readings.into()),
        ("ships", contact.ships.map(i64::from).into()),
        ("minimum_oz", contact.minimum_oz.into()),
        ("frozen", contact.frozen.map(|frozen| frozen.as_str().to_owned()).into()),
        ("takes_from", (&contact.takes_from).into()),
        ("source", (&contact.source).into()),
        ("seen_on", contact.seen_on.as_ref().map(|seen| seen.as_str().to_owned()).into()),
    ];
    Ok(sql.run(SAVE, &args)? > 0)
}

/// Every depot of an active bank, by slug. The nearest ones are found in memory, as with banks.
pub fn list_depots(sql: &mut dyn Sql) -> Result<Vec<Depot>, Fault> {
    each(&sql.rows(LIST_DEPOTS, &[])?, read_depot)
}

pub fn depots_of_bank(sql: &mut dyn Sql, bank: Id<Bank>) -> Result<Vec<Depot>, Fault> {
    each(&sql.rows(DEPOTS_OF_BANK, &[("bank", id(bank))])?, read_depot)
}

pub fn load_depot(sql: &mut dyn Sql, slug: &str) -> Result<Option<Depot>, Fault> {
    maybe(sql.row(LOAD_DEPOT, &[("slug", slug.into())])?, read_depot)
}

/// Inserts a depot, or brings the one with this slug up to date (its id is kept); true when
/// something changed.
pub fn save_depot(sql: &mut dyn Sql, depot: &Depot) -> Result<bool, Fault> {
    let before = load_depot(sql, &depot.slug)?;
    if before.is_some_and(|before| Depot { id: depot.id, ..before } == *depot) {
        return Ok(false);
    }
    let args = [
        ("id", id(depot.id)),
        ("slug", (&depot.slug).into()),
        ("bank", id(depot.bank)),
        ("name", (&depot.name).into()),
        ("city", (&depot.city).into()),
        ("region", (&depot.region).into()),
        ("country", (&depot.country).into()),
        ("lat_e7", depot.position.lat_e7.into()),
        ("lon_e7", depot.position.lon_e7.into()),
        ("source", (&depot.source).into()),
        ("seen_on", depot.seen_on.as_ref().map(|seen| seen.as_str().to_owned()).into()),
    ];
    Ok(sql.run(SAVE_DEPOT, &args)? > 0)
}

pub(crate) fn read(row: &mut Columns<'_>) -> Result<Contact, Fault> {
    Ok(Contact {
        bank: row.id()?,
        website: row.text()?,
        donor_page: row.text()?,
        telephone: row.text()?,
        telephone_readings: row.int()?,
        ships: row.opt_int()?.map(|ships| ships != 0),
        minimum_oz: row.opt_int()?,
        frozen: row.opt_text()?.as_deref().and_then(Frozen::parse),
        takes_from: row.text()?,
        source: row.text()?,
        seen_on: seen_on(row)?,
    })
}

pub(crate) fn read_depot(row: &mut Columns<'_>) -> Result<Depot, Fault> {
    Ok(Depot {
        id: row.id()?,
        slug: row.text()?,
        bank: row.id()?,
        name: row.text()?,
        city: row.text()?,
        region: row.text()?,
        country: row.text()?,
        position: row.position()?,
        source: row.text()?,
        seen_on: seen_on(row)?,
    })
}

fn seen_on(row: &mut Columns<'_>) -> Result<Option<SeenOn>, Fault> {
    let text = row.opt_text()?;
    let read = |text: String| SeenOn::parse(&text).map_err(|_| Fault::corrupt("no day seen"));
    text.map(read).transpose()
}
