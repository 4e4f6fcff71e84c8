//! Milk banks that promises can name.

use ounce_domain::id::Id;
use ounce_domain::milk_promise::Bank;
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id, maybe};

macro_rules! select_bank {
    ($rest:literal) => {
        concat!(
            "SELECT id, slug, name, city, region, country, lat_e7, lon_e7, network, status, source,
                last_checked FROM bank ",
            $rest
        )
    };
}

const LIST: &str = select_bank!("WHERE status = 'active' ORDER BY slug");
pub(crate) const LIST_ALL: &str = select_bank!("ORDER BY slug");
const LOAD: &str = select_bank!("WHERE slug = :slug");
const LOAD_BY_ID: &str = select_bank!("WHERE id = :id");
const SAVE: &str = "INSERT INTO bank (id, slug, name, city, region, country, lat_e7, lon_e7,
        network, status, source, last_checked)
    VALUES (:id, :slug, :name, :city, :region, :country, :lat_e7, :lon_e7, :network, :status,
        :source, :last_checked)
    ON CONFLICT (slug) DO UPDATE SET name = excluded.name, city = excluded.city,
        region = excluded.region, country = excluded.country, lat_e7 = excluded.lat_e7,
        lon_e7 = excluded.lon_e7, network = excluded.network, status = excluded.status,
        source = excluded.source, last_checked = excluded.last_checked
    WHERE bank.name <> excluded.name OR bank.city <> excluded.city
        OR bank.region <> excluded.region OR bank.country <> excluded.country
        OR bank.lat_e7 <> excluded.lat_e7 OR bank.lon_e7 <> excluded.lon_e7
        OR bank.network <> excluded.network OR bank.status <> excluded.status
        OR bank.source <> excluded.source OR bank.last_checked <> excluded.last_checked";

pub(crate) const ALL_SQL: &[&str] = &[LIST, LIST_ALL, LOAD, LOAD_BY_ID, SAVE];

/// The banks that are shown: those known to be active.
pub fn list(sql: &mut dyn Sql) -> Result<Vec<Bank>, Fault> {
    each(&sql.rows(LIST, &[])?, read)
}

/// All banks, also those that nobody has checked yet.
pub fn list_all(sql: &mut dyn Sql) -> Result<Vec<Bank>, Fault> {
    each(&sql.rows(LIST_ALL, &[])?, read)
}

pub fn load(sql: &mut dyn Sql, slug: &str) -> Result<Option<Bank>, Fault> {
    maybe(sql.row(LOAD, &[("slug", slug.into())])?, read)
}

pub fn load_by_id(sql: &mut dyn Sql, bank: Id<Bank>) -> Result<Option<Bank>, Fault> {
    maybe(sql.row(LOAD_BY_ID, &[("id", id(bank))])?, read)
}

/// Inserts a bank, or brings the one with this slug up to date (its id is kept); true when
/// something changed.
pub fn save(sql: &mut dyn Sql, bank: &Bank) -> Result<bool, Fault> {
    let args = [
        ("id", id(bank.id)),
        ("slug", (&bank.slug).into()),
        ("name", (&bank.name).into()),
        ("city", (&bank.city).into()),
        ("region", (&bank.region).into()),
        ("country", (&bank.country).into()),
        ("lat_e7", bank.position.lat_e7.into()),
        ("lon_e7", bank.position.lon_e7.into()),
        ("network", (&bank.network).into()),
        ("status", (&bank.status).into()),
        ("source", (&bank.source).into()),
        ("last_checked", bank.last_checked.to_string().into()),
    ];
    Ok(sql.run(SAVE, &args)? > 0)
}

pub(crate) fn read(row: &mut Columns<'_>) -> Result<Bank, Fault> {
    Ok(Bank {
        id: row.id()?,
        slug: row.text()?,
        name: row.text()?,
        city: row.text()?,
        region: row.text()?,
        country: row.text()?,
        position: row.position()?,
        network: row.text()?,
        status: row.text()?,
        source: row.text()?,
        last_checked: row.date()?,
    })
}
