//! Offers to host a stroll: what applicants write. `judging.rs` has what coordinators do with it.

mod judging;

use ounce_domain::campaign::Campaign;
use ounce_domain::hosting::{HostApplication, KEEP_UNCONFIRMED_MS, Standing, Step, Town};
use ounce_domain::id::Id;
use ounce_domain::refusal::RecordRefusal;
use ounce_domain::stroll::{Position, Status};
use ounce_sql::{Fault, Sql};

use crate::budget::{self, Unasked};
use crate::columns::{Columns, each, id, maybe, opt_id};
use crate::outbox::Letter;

pub use judging::{Approval, Writes, approve, ask, decline, undo_decline};

pub(crate) use judging::ALL_SQL as JUDGING_SQL;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, campaign, name, email, town, region, country, lat_e7, lon_e7, time_zone,
                chapter, why, language, at_ms, standing, said, since_ms, stroll
            FROM host_application ",
            $rest
        )
    };
}

const INSERT: &str = "INSERT INTO host_application (id, campaign, name, email, email_key, town,
        region, country, lat_e7, lon_e7, time_zone, chapter, why, language, standing, said, at_ms,
        since_ms, stroll)
    VALUES (:id, :campaign, :name, :email, :email_key, :town, :region, :country, :lat_e7, :lon_e7,
        :time_zone, :chapter, :why, :language, :standing, '', :at_ms, :at_ms, NULL)";
const CHANGE: &str = "UPDATE host_application SET name = :name, town = :town, region = :region,
        country = :country, lat_e7 = :lat_e7, lon_e7 = :lon_e7, time_zone = :time_zone,
        chapter = :chapter, why = :why, standing = :standing,
        since_ms = CASE WHEN :now_ms < at_ms THEN at_ms ELSE :now_ms END
    WHERE id = :id AND standing = :was";
const CONFIRM: &str = "UPDATE host_application SET standing = 'waiting',
        since_ms = CASE WHEN :now_ms < at_ms THEN at_ms ELSE :now_ms END
    WHERE id = :id AND standing = 'unconfirmed'";
const LOAD: &str = select!("WHERE id = :id");
const LIST_OPEN: &str = select!(
    "WHERE campaign = :campaign AND standing IN ('waiting', 'asked')
    ORDER BY standing DESC, at_ms, id LIMIT :limit"
);
const LIST_JUDGED: &str = select!(
    "WHERE campaign = :campaign AND standing IN ('approved', 'declined')
    ORDER BY since_ms DESC, id LIMIT :limit"
);
const COUNT_WAITING: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM host_application
    WHERE campaign = :campaign AND standing = 'waiting'";
const STROLLS_NEAR: &str = "SELECT slug, town, region, status, lat_e7, lon_e7 FROM stroll
    WHERE campaign = :campaign AND lat_e7 BETWEEN :south_e7 AND :north_e7 ORDER BY slug";
const FORGET: &str =
    "DELETE FROM host_application WHERE standing = 'unconfirmed' AND at_ms < :before_ms";
/// A letter whose application was deleted while the letter waited has nothing to say.
const FORGET_LETTERS: &str = "DELETE FROM outbox
    WHERE kind IN ('host-applied', 'host-asked', 'host-declined')
        AND about NOT IN (SELECT id FROM host_application)";

pub(crate) const ALL_SQL: &[&str] = &[
    INSERT,
    CHANGE,
    CONFIRM,
    LOAD,
    LIST_OPEN,
    LIST_JUDGED,
    COUNT_WAITING,
    STROLLS_NEAR,
    FORGET,
    FORGET_LETTERS,
];

/// Stores an application. If its address has not confirmed it, a letter asks the address to; that
/// letter contains no word that was typed.
pub fn apply(
    sql: &mut dyn Sql,
    application: &HostApplication,
    outbox_id: [u8; 16],
) -> Result<(), Fault> {
    let one = application;
    let args = [
        ("id", id(one.id)),
        ("campaign", id(one.campaign)),
        ("name", (&one.name).into()),
        ("email", one.email.as_str().into()),
        ("email_key", one.email.key().into()),
        ("town", (&one.town.name).into()),
        ("region", (&one.town.region).into()),
        ("country", (&one.town.country).into()),
        ("lat_e7", one.town.position.lat_e7.into()),
        ("lon_e7", one.town.position.lon_e7.into()),
        ("time_zone", (&one.town.time_zone).into()),
        ("chapter", opt_id(one.group)),
        ("why", (&one.why).into()),
        ("language", (&one.language).into()),
        ("standing", one.standing.as_str().into()),
        ("at_ms", one.at_ms.into()),
    ];
    sql.run(INSERT, &args)?;
    if one.standing != Standing::Unconfirmed {
        return Ok(());
    }
    let letter = (outbox_id, Letter::HostApplied, one.id.bytes());
    budget::put(sql, &Unasked::to(&one.email, letter, one.at_ms))
}

pub fn load(
    sql: &mut dyn Sql,
    application: Id<HostApplication>,
) -> Result<Option<HostApplication>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(application))])?, read)
}

/// The address has confirmed: coordinators see the application from now on. Confirming again
/// changes nothing. False when there is no such application.
pub fn confirm(
    sql: &mut dyn Sql,
    application: Id<HostApplication>,
    now_ms: i64,
) -> Result<bool, Fault> {
    sql.run(CONFIRM, &[("id", id(application)), ("now_ms", now_ms.into())])?;
    Ok(load(sql, application)?.is_some())
}

/// The applicant's own changes: everything but the address and the campaign. It waits for a
/// coordinator again.
///
/// # Errors
/// `AlreadySettled` when it was approved or declined meanwhile, `Unknown` when it is gone.
pub fn send_again(
    sql: &mut dyn Sql,
    changed: &HostApplication,
    now_ms: i64,
) -> Result<Result<(), RecordRefusal>, Fault> {
    let Some(before) = load(sql, changed.id)? else { return Ok(Err(RecordRefusal::Unknown)) };
    let standing = match before.standing.after(Step::SendAgain) {
        Ok(standing) => standing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let args = [
        ("id", id(changed.id)),
        ("name", (&changed.name).into()),
        ("town", (&changed.town.name).into()),
        ("region", (&changed.town.region).into()),
        ("country", (&changed.town.country).into()),
        ("lat_e7", changed.town.position.lat_e7.into()),
        ("lon_e7", changed.town.position.lon_e7.into()),
        ("time_zone", (&changed.town.time_zone).into()),
        ("chapter", opt_id(changed.group)),
        ("why", (&changed.why).into()),
        ("standing", standing.as_str().into()),
        ("was", before.standing.as_str().into()),
        ("now_ms", now_ms.into()),
    ];
    sql.run(CHANGE, &args)?;
    Ok(Ok(()))
}

/// At most `limit` applications that can be judged: those that wait for a coordinator first, then
/// those that wait for their applicant, each the oldest first.
pub fn list_open(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    limit: i64,
) -> Result<Vec<HostApplication>, Fault> {
    let args = [("campaign", id(campaign)), ("limit", limit.into())];
    each(&sql.rows(LIST_OPEN, &args)?, read)
}

/// At most `limit` applications that were judged, newest first.
pub fn list_judged(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    limit: i64,
) -> Result<Vec<HostApplication>, Fault> {
    let args = [("campaign", id(campaign)), ("limit", limit.into())];
    each(&sql.rows(LIST_JUDGED, &args)?, read)
}

/// How many wait for a coordinator.
pub fn count_waiting(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<i64, Fault> {
    let count = maybe(sql.row(COUNT_WAITING, &[("campaign", id(campaign))])?, |row| row.int())?;
    Ok(count.unwrap_or_default())
}

/// A stroll that may be near an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearStroll {
    pub slug: String,
    pub town: String,
    pub region: String,
    pub status: Status,
    pub position: Position,
}

/// The strolls of a campaign, drafts too, between two latitudes.
pub fn list_strolls_between(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    (south_e7, north_e7): (i64, i64),
) -> Result<Vec<NearStroll>, Fault> {
    let args =
        [("campaign", id(campaign)), ("south_e7", south_e7.into()), ("north_e7", north_e7.into())];
    each(&sql.rows(STROLLS_NEAR, &args)?, |row| {
        Ok(NearStroll {
            slug: row.text()?,
            town: row.text()?,
            region: row.text()?,
            status: row.status()?,
            position: row.position()?,
        })
    })
}

/// Deletes applications that nobody confirmed. How many.
pub fn forget(sql: &mut dyn Sql, now_ms: i64) -> Result<u64, Fault> {
    let forgotten = sql.run(FORGET, &[("before_ms", (now_ms - KEEP_UNCONFIRMED_MS).into())])?;
    sql.run(FORGET_LETTERS, &[])?;
    Ok(forgotten)
}

fn read(row: &mut Columns<'_>) -> Result<HostApplication, Fault> {
    Ok(HostApplication {
        id: row.id()?,
        campaign: row.id()?,
        name: row.text()?,
        email: row.email()?,
        town: Town {
            name: row.text()?,
            region: row.text()?,
            country: row.text()?,
            position: row.position()?,
            time_zone: row.text()?,
        },
        group: row.opt_id()?,
        why: row.text()?,
        language: row.text()?,
        at_ms: row.int()?,
        standing: row.parsed("standing", Standing::parse)?,
        said: row.text()?,
        since_ms: row.int()?,
        stroll: row.opt_id()?,
    })
}
