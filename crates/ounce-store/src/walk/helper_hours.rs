//! The hours that people helped at a stroll. Each is noted and removed by who runs the stroll, with
//! an act that names nobody.

use ounce_domain::hours::{Helped, Hours};
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Member};
use ounce_domain::refusal::{FieldRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use crate::acts::{self, Act, Deed};
use crate::columns::{Columns, each, id, maybe, opt_id};
use crate::members;
use crate::strolls::{self, Doer};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, stroll, member, name, role, minutes, at_ms FROM helper_hours ", $rest)
    };
}

const LIST: &str = select!("WHERE stroll = :stroll ORDER BY at_ms, id");
const LOAD: &str = select!("WHERE id = :id");
const SAME: &str = "SELECT id FROM helper_hours WHERE stroll = :stroll AND name = :name
    AND role = :role AND minutes = :minutes LIMIT 1";
const INSERT: &str = "INSERT INTO helper_hours (id, stroll, member, name, role, minutes, at_ms)
    VALUES (:id, :stroll, :member, :name, :role, :minutes, :at_ms)";
const REMOVE: &str = "DELETE FROM helper_hours WHERE id = :id AND stroll = :stroll";

pub(crate) const ALL_SQL: &[&str] = &[LIST, LOAD, SAME, INSERT, REMOVE];

/// The hours of a stroll, in the order in which they were noted.
pub fn list(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Vec<Hours>, Fault> {
    each(&sql.rows(LIST, &[("stroll", id(stroll))])?, read)
}

/// The hours of one person.
pub fn load(sql: &mut dyn Sql, hours: Id<Hours>) -> Result<Option<Hours>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(hours))])?, read)
}

/// Notes hours: the act, or `None` when the same stands there already.
///
/// # Errors
/// `NotAChoice` for a member who holds no role at the stroll.
pub fn note(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    (helped, member): (&Helped, Option<Id<Member>>),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Option<Id<Act>>, Refusal>, Fault> {
    if let Some(member) = member {
        let here = members::list_at(sql, stroll.into())?;
        if !here.iter().any(|one| one.member == member && one.held.object.kind == Kind::Stroll) {
            return Ok(Err(FieldRefusal::NotAChoice.into()));
        }
    }
    let same = [
        ("stroll", id(stroll)),
        ("name", (&helped.name).into()),
        ("role", (&helped.role).into()),
        ("minutes", helped.minutes.into()),
    ];
    if sql.row(SAME, &same)?.is_some() {
        return Ok(Ok(None));
    }
    let own = Id::from_bytes(fresh());
    let [stroll_arg, name, role, minutes] = same;
    let (own_arg, at_ms) = (("id", id(own)), ("at_ms", doer.at.as_millisecond().into()));
    sql.run(
        INSERT,
        &[own_arg, stroll_arg, ("member", opt_id(member)), name, role, minutes, at_ms],
    )?;
    let told = format!("{}, {} min", helped.role, helped.minutes);
    Ok(Ok(Some(act(sql, (stroll, own), Deed::NotedHours, [String::new(), told], doer, fresh)?)))
}

/// Removes hours that were noted: the act, or `None` when they were removed before.
///
/// # Errors
/// `Unknown` for a stroll that is not there.
pub fn remove(
    sql: &mut dyn Sql,
    (stroll, hours): (Id<Stroll>, Id<Hours>),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Option<Id<Act>>, Refusal>, Fault> {
    let Some(found) = load(sql, hours)?.filter(|found| found.stroll == stroll) else {
        return Ok(Ok(None));
    };
    if strolls::load_bare_by_id(sql, stroll)?.is_none() {
        return Ok(Err(RecordRefusal::Unknown.into()));
    }
    sql.run(REMOVE, &[("id", id(hours)), ("stroll", id(stroll))])?;
    let told = format!("{}, {} min", found.role, found.minutes);
    let words = [told, String::new()];
    Ok(Ok(Some(act(sql, (stroll, hours), Deed::RemovedHours, words, doer, fresh)?)))
}

fn act(
    sql: &mut dyn Sql,
    (stroll, hours): (Id<Stroll>, Id<Hours>),
    deed: Deed,
    [was, became]: [String; 2],
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Id<Act>, Fault> {
    let found = strolls::load_bare_by_id(sql, stroll)?;
    let campaign = found.ok_or_else(|| Fault::corrupt("hours of no stroll"))?.stroll.campaign;
    let act = Act {
        id: Id::from_bytes(fresh()),
        campaign,
        object: stroll.into(),
        deed,
        by: doer.by,
        about: Some(hours.bytes()),
        at_ms: doer.at.as_millisecond(),
        field: String::new(),
        was,
        became,
        why: doer.why.to_owned(),
    };
    acts::write(sql, &act)?;
    Ok(act.id)
}

fn read(row: &mut Columns<'_>) -> Result<Hours, Fault> {
    Ok(Hours {
        id: row.id()?,
        stroll: row.id()?,
        member: row.opt_id()?,
        name: row.text()?,
        role: row.text()?,
        minutes: row.int()?,
        at_ms: row.int()?,
    })
}
