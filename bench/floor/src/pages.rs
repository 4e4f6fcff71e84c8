//! Two pages of about the service's weight, read from the file and written into a string: what a
//! page costs when nobody asks who reads it.

use std::cell::RefCell;
use std::fmt::Write as _;

use rusqlite::{Connection, OpenFlags};

use crate::tables::CAMPAIGN;

/// Rows a page shows.
const ITEMS: u32 = 10;
/// The text around each, so that the page weighs about 10 kB.
const FILLING: usize = 900;

thread_local! {
    /// One reading connection per thread of the server, opened when it first reads.
    static READER: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

fn read<T>(
    file: &str,
    work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    READER.with_borrow_mut(|reader| {
        let db = match reader.take() {
            Some(db) => db,
            None => Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        };
        let done = work(&db);
        *reader = Some(db);
        done
    })
}

/// The campaign's page: its figures and ten of its strolls.
pub(crate) fn home(file: &str) -> rusqlite::Result<String> {
    read(file, |db| {
        let raised: i64 = db
            .prepare_cached("SELECT COALESCE(SUM(credits_posted), 0) FROM ledger_account")?
            .query_row([], |row| row.get(0))?;
        let mut page = head(&format!("{raised}"));
        let mut strolls = db.prepare_cached(
            "SELECT s.slug, r.taken FROM stroll s JOIN stroll_room r ON r.stroll = s.id LIMIT ?1",
        )?;
        let mut rows = strolls.query([ITEMS])?;
        while let Some(row) = rows.next()? {
            item(&mut page, &row.get::<_, String>(0)?, row.get(1)?);
        }
        Ok(page)
    })
}

/// A stroll's page: itself and its last ten gifts.
pub(crate) fn stroll(file: &str, slug: &str) -> rusqlite::Result<String> {
    read(file, |db| {
        let (id, taken): (Vec<u8>, i64) = db
            .prepare_cached(
                "SELECT s.id, r.taken FROM stroll s JOIN stroll_room r ON r.stroll = s.id
                 WHERE s.campaign = ?1 AND s.slug = ?2",
            )?
            .query_row(rusqlite::params![CAMPAIGN, slug], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut page = head(&format!("{slug} {taken}"));
        let mut gifts = db.prepare_cached(
            "SELECT name, amount_minor FROM gift WHERE stroll = ?1 ORDER BY at_ms DESC LIMIT ?2",
        )?;
        let mut rows = gifts.query(rusqlite::params![id, ITEMS])?;
        let mut shown = 0;
        while let Some(row) = rows.next()? {
            item(&mut page, &row.get::<_, String>(0)?, row.get(1)?);
            shown += 1;
        }
        for _ in shown..ITEMS {
            item(&mut page, slug, taken);
        }
        Ok(page)
    })
}

/// Rows of each kind, and whether the book's two sides are equal and the parties all counted.
pub(crate) fn counts(file: &str) -> rusqlite::Result<String> {
    read(file, |db| {
        // One snapshot for all sums: jobs may still be arriving.
        let db = db.unchecked_transaction()?;
        let one = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0));
        let registrations = one("SELECT COUNT(*) FROM registration")?;
        let gifts = one("SELECT COUNT(*) FROM gift")?;
        let parties = one("SELECT SUM(parties) FROM stroll_room")?;
        let difference =
            one("SELECT SUM(debits_posted) - SUM(credits_posted) FROM ledger_account")?;
        let given = one("SELECT COALESCE(SUM(amount_minor), 0) FROM gift")?;
        let booked = one("SELECT SUM(debits_posted) FROM ledger_account")?;
        let agrees = parties == registrations && difference == 0 && given == booked;
        Ok(format!("{{\"registrations\":{registrations},\"gifts\":{gifts},\"agrees\":{agrees}}}"))
    })
}

fn head(title: &str) -> String {
    let mut page = String::with_capacity(12 * 1024);
    // Writing to a string cannot fail.
    let _ = write!(page, "<!doctype html><html lang=\"en\"><title>{title}</title><h1>{title}</h1>");
    page
}

fn item(page: &mut String, name: &str, number: i64) {
    let _ = write!(page, "<section><h2>{name}</h2><p>{number}</p><p>");
    page.extend(std::iter::repeat_n('x', FILLING));
    page.push_str("</p></section>");
}
