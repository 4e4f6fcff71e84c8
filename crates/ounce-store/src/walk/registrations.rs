//! Registrations: a party joins, waits, changes, leaves; and the room of its stroll with it.
//!
//! Every change of a registration changes `stroll_room` in the same transaction, by one statement
//! that refuses to take more places than are left. `registrations/join.rs` is the hot path.
//! `manage.rs` changes and cancels registrations, `confirm.rs` has the confirmation by letter,
//! `undo.rs` gives a party its place again, `walk_up.rs` puts a family that just came on the roster,
//! and `import.rs` imports many.

mod codes;
mod confirm;
mod import;
mod join;
mod manage;
mod undo;
mod walk_up;

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::registration::{Code, Link, Party, Registration, Standing};
use ounce_domain::stroll::{Meeting, Stroll};
use ounce_domain::waiver::Signature;
use ounce_sql::{Args, Fault, Sql};

use crate::columns::{Columns, id, maybe};
use crate::strolls::{self, Listed};

pub use codes::{find, give_codes};
pub use confirm::{confirm, let_go, renew};
pub use import::{Imported, import_many};
pub use join::{Join, Joined, join};
pub use manage::{Cancelled, cancel, change};
pub use undo::take_back;
pub(crate) use walk_up::{walk_back, walk_up};

pub(crate) use codes::ALL_SQL as CODES_SQL;
pub(crate) use confirm::ALL_SQL as CONFIRM_SQL;
pub(crate) use import::ALL_SQL as IMPORT_SQL;
pub(crate) use manage::{ALL_SQL as MANAGE_SQL, promote};
pub(crate) use undo::ALL_SQL as UNDO_SQL;

macro_rules! select_registration {
    ($rest:literal) => {
        concat!(
            "SELECT id, campaign, stroll, name, email, adults, children, standing, language,
                waiver_version, waiver_language, signed_name, at_ms FROM registration ",
            $rest
        )
    };
}

const LOAD: &str = select_registration!("WHERE id = :id");
/// Inserts nothing when the id is taken, when the address has a place on this stroll already, or when
/// another registration has the code.
const INSERT: &str = "INSERT INTO registration (id, campaign, stroll, name, email, email_key,
        adults, children, standing, language, waiver_version, waiver_language, signed_name, at_ms,
        generation, confirmed_generation, held_until_ms, code)
    VALUES (:id, :campaign, :stroll, :name, :email, :email_key, :adults, :children, :standing,
        :language, :waiver_version, :waiver_language, :signed_name, :at_ms,
        0, NULL, :held_until_ms, :code)
    ON CONFLICT DO NOTHING";
const FIND_BY_EMAIL: &str = "SELECT id FROM registration
    WHERE stroll = :stroll AND email_key = :email_key AND standing <> 'cancelled'";
/// Takes places or gives them back; changes no row when there are too few.
const MOVE_ROOM: &str = "UPDATE stroll_room SET taken = taken + :people,
        parties = parties + :parties, waiting = waiting + :waiting
    WHERE stroll = :stroll AND (capacity IS NULL OR taken + :people <= capacity)";
const PLACE_IN_LINE: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM registration
    WHERE stroll = :stroll AND standing = 'waiting' AND name <> ''
        AND (at_ms < :at_ms OR (at_ms = :at_ms AND id <= :id))";

pub(crate) const ALL_SQL: &[&str] = &[LOAD, INSERT, FIND_BY_EMAIL, MOVE_ROOM, PLACE_IN_LINE];

/// A registration with all that its page and its letters show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub registration: Registration,
    /// Which links open it, and whether its address has confirmed.
    pub link: Link,
    /// The code that names the registration when it is read out.
    pub code: Code,
    pub stroll: Listed,
    /// What its host has said of the place and the walk.
    pub meeting: Meeting,
    pub campaign: Campaign,
    /// From 1; `None` for a party that does not wait.
    pub place_in_line: Option<i64>,
    /// Until when a place that its own party gave back can be taken back.
    pub undo_until_ms: Option<i64>,
}

pub fn load(sql: &mut dyn Sql, registration: Id<Registration>) -> Result<Option<Held>, Fault> {
    let Some(registration) = load_bare(sql, registration)? else { return Ok(None) };
    let link = confirm::load_link(sql, registration.id)?;
    let code = codes::load(sql, registration.id)?;
    let stroll = strolls::load_by_id(sql, registration.stroll)?;
    let campaign = crate::campaigns::load_by_id(sql, registration.campaign)?;
    let (Some(stroll), Some(campaign)) = (stroll, campaign) else {
        return Err(Fault::corrupt("a registration for no stroll"));
    };
    let meeting = strolls::load_meeting(sql, registration.stroll)?;
    let meeting = meeting.unwrap_or_else(|| Meeting::unknown(registration.stroll));
    let place_in_line = match registration.standing {
        Standing::Waiting => Some(place_in_line(sql, &registration)?),
        Standing::Confirmed | Standing::Cancelled => None,
    };
    let undo_until_ms = match registration.standing {
        Standing::Cancelled => {
            undo::last_change(sql, registration.id)?.and_then(|last| last.undo_until_ms())
        }
        Standing::Confirmed | Standing::Waiting => None,
    };
    Ok(Some(Held {
        registration,
        link,
        code,
        stroll,
        meeting,
        campaign,
        place_in_line,
        undo_until_ms,
    }))
}

fn place_in_line(sql: &mut dyn Sql, registration: &Registration) -> Result<i64, Fault> {
    let args = [
        ("stroll", id(registration.stroll)),
        ("at_ms", registration.at_ms.into()),
        ("id", id(registration.id)),
    ];
    let count = maybe(sql.row(PLACE_IN_LINE, &args)?, |row| row.int())?;
    count.ok_or_else(|| Fault::corrupt("a count without a row"))
}

/// The registration alone.
pub(crate) fn load_bare(
    sql: &mut dyn Sql,
    registration: Id<Registration>,
) -> Result<Option<Registration>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(registration))])?, read)
}

pub(crate) fn read(row: &mut Columns<'_>) -> Result<Registration, Fault> {
    Ok(Registration {
        id: row.id()?,
        campaign: row.id()?,
        stroll: row.id()?,
        name: row.text()?,
        email: row.email()?,
        party: Party { adults: row.int()?, children: row.int()? },
        standing: row.parsed("standing", Standing::parse)?,
        language: row.text()?,
        signature: Signature {
            version: row.int()?,
            language: row.text()?,
            signed_name: row.text()?,
        },
        at_ms: row.int()?,
    })
}

/// Inserts a registration, held for its address or kept, and says its code; `None` when its id is
/// taken or its address has a place already.
fn insert(
    sql: &mut dyn Sql,
    registration: &Registration,
    held_until_ms: Option<i64>,
) -> Result<Option<Code>, Fault> {
    for code in codes::turns(registration.id) {
        if insert_with_code(sql, registration, held_until_ms, code)? {
            return Ok(Some(code));
        }
        // The reason is looked up only after a refusal; the code is hardly ever the reason.
        if codes::find(sql, code)?.is_none_or(|owner| owner == registration.id) {
            return Ok(None);
        }
    }
    Err(Fault::corrupt("every code of a registration belongs to another one"))
}

fn insert_with_code(
    sql: &mut dyn Sql,
    registration: &Registration,
    held_until_ms: Option<i64>,
    code: Code,
) -> Result<bool, Fault> {
    let args: &Args<'_> = &[
        ("id", id(registration.id)),
        ("campaign", id(registration.campaign)),
        ("stroll", id(registration.stroll)),
        ("name", (&registration.name).into()),
        ("email", registration.email.as_str().into()),
        ("email_key", registration.email.key().into()),
        ("adults", registration.party.adults.into()),
        ("children", registration.party.children.into()),
        ("standing", registration.standing.as_str().into()),
        ("language", (&registration.language).into()),
        ("waiver_version", registration.signature.version.into()),
        ("waiver_language", (&registration.signature.language).into()),
        ("signed_name", (&registration.signature.signed_name).into()),
        ("at_ms", registration.at_ms.into()),
        ("held_until_ms", held_until_ms.into()),
        ("code", code.stored().into()),
    ];
    Ok(sql.run(INSERT, args)? == 1)
}

/// How the room of a stroll changes.
#[derive(Clone, Copy, Debug, Default)]
struct RoomChange {
    people: i64,
    parties: i64,
    waiting: i64,
}

/// Changes the room; false when there are not as many places.
fn move_room(sql: &mut dyn Sql, stroll: Id<Stroll>, change: RoomChange) -> Result<bool, Fault> {
    let args = [
        ("people", change.people.into()),
        ("parties", change.parties.into()),
        ("waiting", change.waiting.into()),
        ("stroll", id(stroll)),
    ];
    Ok(sql.run(MOVE_ROOM, &args)? == 1)
}

/// Changes the room as was just decided in this same transaction, so it can't be refused.
fn move_room_as_decided(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    change: RoomChange,
) -> Result<(), Fault> {
    if move_room(sql, stroll, change)? {
        Ok(())
    } else {
        Err(Fault::corrupt("the room of a stroll is not what was read a moment before"))
    }
}
