//! Helpers' phones: enrolled by a host, known by a token, cut off at once.

use ounce_domain::campaign::Campaign;
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
            "SELECT id, campaign, stroll, number, name, enrolled_ms, ends_ms, cut_off_ms, seen_ms,
                ready_ms, ready_people FROM day_device ",
            $rest
        )
    };
}

const FIND: &str = select_device!("WHERE token_hash = :token_hash");
const LOAD: &str = select_device!("WHERE id = :id");
const LIST: &str = select_device!("WHERE stroll = :stroll ORDER BY number, id");
/// Inserts nothing when the stroll has as many as it may have.
const INSERT: &str = "INSERT INTO day_device (id, campaign, stroll, number, name, token_hash,
        by_member, enrolled_ms, ends_ms)
    SELECT :id, :campaign, :stroll,
        (SELECT COALESCE(MAX(number), 0) + 1 FROM day_device WHERE stroll = :stroll),
        :name, :token_hash, :by_member, CAST(:enrolled_ms AS BIGINT), CAST(:ends_ms AS BIGINT)
    WHERE (SELECT COUNT(*) FROM day_device WHERE stroll = :stroll) < :most";
/// The desk of the host: number 0, with a token that nobody has.
const INSERT_DESK: &str = "INSERT INTO day_device (id, campaign, stroll, number, name, token_hash,
        by_member, enrolled_ms, ends_ms)
    VALUES (:id, :campaign, :stroll, 0, :name, :token_hash, :by_member, :enrolled_ms, :ends_ms)
    ON CONFLICT (id) DO NOTHING";
const CUT_OFF: &str = "UPDATE day_device SET cut_off_ms = :at_ms
    WHERE id = :id AND stroll = :stroll AND cut_off_ms IS NULL";
/// One storage has a code; the same one may claim it again.
const CLAIM: &str = "UPDATE day_device SET install = :install
    WHERE id = :id AND install IN ('', :install)";
const SEEN: &str = "UPDATE day_device SET seen_ms = :now_ms
    WHERE id = :id AND (seen_ms IS NULL OR seen_ms < :now_ms)";
const READY: &str = "UPDATE day_device SET ready_ms = :now_ms, ready_people = :people
    WHERE id = :id";

/// The desk of the host asks for no list, so it is no phone.
const FIRST: &str = "SELECT MIN(enrolled_ms) FROM day_device WHERE stroll = :stroll AND number > 0";
const TOKEN_HASH: &str = "SELECT token_hash FROM day_device WHERE id = :id";

/// Long enough for whatever is settled after a stroll.
const DESK_MS: i64 = 10 * 366 * 86_400_000;

pub(crate) const ALL_SQL: &[&str] =
    &[FIND, LOAD, LIST, INSERT, INSERT_DESK, CUT_OFF, CLAIM, SEEN, READY, FIRST, TOKEN_HASH];

/// A phone, with what it last said of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    pub device: Device,
    pub seen_ms: Option<i64>,
    /// When it proved that it works without network, and for how many people.
    pub ready: Option<(i64, i64)>,
}

/// The desk of the host of a stroll, which is made with the first thing that is noted there.
pub(super) fn desk(
    sql: &mut dyn Sql,
    (campaign, stroll): (Id<Campaign>, Id<Stroll>),
    by: Id<Member>,
    now_ms: i64,
) -> Result<Device, Fault> {
    let own = Device::desk_of(stroll);
    // No text has this digest, so no token opens it.
    let mut token_hash = [0; 32];
    token_hash[..16].copy_from_slice(&own.bytes());
    let args = [
        ("id", id(own)),
        ("campaign", id(campaign)),
        ("stroll", id(stroll)),
        ("name", "".into()),
        ("token_hash", token_hash.as_slice().into()),
        ("by_member", id(by)),
        ("enrolled_ms", now_ms.into()),
        ("ends_ms", now_ms.saturating_add(DESK_MS).into()),
    ];
    sql.run(INSERT_DESK, &args)?;
    let found = load(sql, own)?.map(|one| one.device).filter(|desk| desk.stroll == stroll);
    found.ok_or_else(|| Fault::corrupt("the desk of a stroll belongs to another one"))
}

/// Enrols a phone. The store gives its number. `token_hash` is the SHA-256 of its token. False when
/// the stroll has as many as it may have.
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

/// The phones of a stroll by their numbers, after the desk of the host.
pub fn list(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Vec<Enrolled>, Fault> {
    each(&sql.rows(LIST, &[("stroll", id(stroll))])?, read)
}

/// When the first phone of a stroll was enrolled: tickets of later registrations may be unknown to
/// a phone.
pub fn first_enrolled(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<i64>, Fault> {
    let first = maybe(sql.row(FIRST, &[("stroll", id(stroll))])?, |row| row.opt_int())?;
    Ok(first.flatten())
}

/// The SHA-256 of a phone's token, by which the phone signs what another one carries for it.
pub fn token_hash(sql: &mut dyn Sql, device: Id<Device>) -> Result<Option<[u8; 32]>, Fault> {
    maybe(sql.row(TOKEN_HASH, &[("id", id(device))])?, |row| row.bytes32())
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

/// Binds a code to the storage of a phone. False when another one has it.
pub fn claim(sql: &mut dyn Sql, device: Id<Device>, install: &str) -> Result<bool, Fault> {
    Ok(sql.run(CLAIM, &[("id", id(device)), ("install", install.into())])? == 1)
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
            number: row.int()?,
            name: row.text()?,
            enrolled_ms: row.int()?,
            ends_ms: row.int()?,
            cut_off_ms: row.opt_int()?,
        },
        seen_ms: row.opt_int()?,
        ready: row.opt_int()?.zip(row.opt_int()?),
    })
}
