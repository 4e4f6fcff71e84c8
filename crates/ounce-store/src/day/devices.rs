//! Helpers' phones: enrolled by a host, known by a token, cut off at once.

use ounce_domain::day::Device;
use ounce_domain::day::device::MOST;
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id, maybe};

macro_rules! select_device {
    ($rest:literal) => {
        concat!(
            "SELECT id, campaign, stroll, name, enrolled_ms, ends_ms, cut_off_ms, seen_ms,
                ready_ms, ready_people FROM day_device ",
            $rest
        )
    };
}

const FIND: &str = select_device!("WHERE token_hash = :token_hash");
const LOAD: &str = select_device!("WHERE id = :id");
const LIST: &str = select_device!("WHERE stroll = :stroll ORDER BY enrolled_ms, id");
/// Inserts nothing when the stroll has as many as it may have.
const INSERT: &str = "INSERT INTO day_device (id, campaign, stroll, name, token_hash, by_member,
        enrolled_ms, ends_ms)
    SELECT :id, :campaign, :stroll, :name, :token_hash, :by_member, CAST(:enrolled_ms AS BIGINT),
        CAST(:ends_ms AS BIGINT)
    WHERE (SELECT COUNT(*) FROM day_device WHERE stroll = :stroll) < :most";
const CUT_OFF: &str = "UPDATE day_device SET cut_off_ms = :at_ms
    WHERE id = :id AND stroll = :stroll AND cut_off_ms IS NULL";
const SEEN: &str = "UPDATE day_device SET seen_ms = :now_ms
    WHERE id = :id AND (seen_ms IS NULL OR seen_ms < :now_ms)";
const READY: &str = "UPDATE day_device SET ready_ms = :now_ms, ready_people = :people
    WHERE id = :id";

pub(crate) const ALL_SQL: &[&str] = &[FIND, LOAD, LIST, INSERT, CUT_OFF, SEEN, READY];

/// A phone, with what it last said of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    pub device: Device,
    pub seen_ms: Option<i64>,
    /// When it proved that it works without network, and for how many people.
    pub ready: Option<(i64, i64)>,
}

/// Enrols a phone. `token_hash` is the SHA-256 of its token. False when the stroll has as many as
/// it may have.
pub fn enrol(
    sql: &mut dyn Sql,
    device: &Device,
    token_hash: [u8; 32],
    by: Id<Member>,
) -> Result<bool, Fault> {
    let args = [
        ("id", id(device.id)),
        ("campaign", id(device.campaign)),
        ("stroll", id(device.stroll)),
        ("name", (&device.name).into()),
        ("token_hash", token_hash.as_slice().into()),
        ("by_member", id(by)),
        ("enrolled_ms", device.enrolled_ms.into()),
        ("ends_ms", device.ends_ms.into()),
        ("most", MOST.into()),
    ];
    Ok(sql.run(INSERT, &args)? == 1)
}

/// The phone with this token.
pub fn find(sql: &mut dyn Sql, token_hash: [u8; 32]) -> Result<Option<Enrolled>, Fault> {
    maybe(sql.row(FIND, &[("token_hash", token_hash.as_slice().into())])?, read)
}

pub fn load(sql: &mut dyn Sql, device: Id<Device>) -> Result<Option<Enrolled>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(device))])?, read)
}

/// The phones of a stroll, in the order in which they were enrolled.
pub fn list(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Vec<Enrolled>, Fault> {
    each(&sql.rows(LIST, &[("stroll", id(stroll))])?, read)
}

/// Cuts a phone off from now on. False when it is no phone of this stroll, or was cut off before.
pub fn cut_off(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    device: Id<Device>,
    at_ms: i64,
) -> Result<bool, Fault> {
    let args = [("id", id(device)), ("stroll", id(stroll)), ("at_ms", at_ms.into())];
    Ok(sql.run(CUT_OFF, &args)? == 1)
}

/// Writes down that a phone was heard of.
pub fn see(sql: &mut dyn Sql, device: Id<Device>, now_ms: i64) -> Result<(), Fault> {
    sql.run(SEEN, &[("id", id(device)), ("now_ms", now_ms.into())]).map(drop)
}

/// Writes down that a phone proved to work without network, with so many people on its roster.
pub fn be_ready(
    sql: &mut dyn Sql,
    device: Id<Device>,
    people: i64,
    now_ms: i64,
) -> Result<(), Fault> {
    let args = [("id", id(device)), ("people", people.into()), ("now_ms", now_ms.into())];
    sql.run(READY, &args).map(drop)
}

fn read(row: &mut Columns<'_>) -> Result<Enrolled, Fault> {
    Ok(Enrolled {
        device: Device {
            id: row.id()?,
            campaign: row.id()?,
            stroll: row.id()?,
            name: row.text()?,
            enrolled_ms: row.int()?,
            ends_ms: row.int()?,
            cut_off_ms: row.opt_int()?,
        },
        seen_ms: row.opt_int()?,
        ready: row.opt_int()?.zip(row.opt_int()?),
    })
}
