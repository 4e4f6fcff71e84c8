//! Members and their roles. `places.rs` finds what a role is held for, `leaving.rs` lets go of who
//! holds none any more.

mod leaving;
mod places;

use std::collections::HashMap;

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::{self, Giver, Held, Kind, Member, Object, Place, Role, Taking};
use ounce_domain::refusal::MemberRefusal;
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::acts::{self, Act, By, Deed};
use super::invitations;
use crate::columns::{Columns, each, id, maybe};

pub use places::{Named, place};

pub(crate) use leaving::{ALL_SQL as LEAVING_SQL, forget_without_role};
pub(crate) use places::group_of;

pub(crate) use places::ALL_SQL as PLACES_SQL;

const LOAD: &str = "SELECT id, email, at_ms, language FROM member WHERE id = :id";
const FIND: &str = "SELECT id, email, at_ms, language FROM member WHERE email_key = :email_key";
const INSERT: &str = "INSERT INTO member (id, email, email_key, at_ms)
    VALUES (:id, :email, :email_key, :at_ms)";
const ROLES: &str = "SELECT role, kind, object FROM member_role WHERE member = :member
    ORDER BY kind, object, role";
const INSERT_ROLE: &str = "INSERT INTO member_role (member, kind, object, role, campaign, at_ms)
    VALUES (:member, :kind, :object, :role, :campaign, :at_ms) ON CONFLICT DO NOTHING";
const REMOVE_ROLE: &str = "DELETE FROM member_role
    WHERE member = :member AND kind = :kind AND object = :object AND role = :role";
const COUNT_OF_PARTNERS_AND_GROUPS: &str =
    "SELECT kind, object, CAST(COUNT(DISTINCT member) AS BIGINT) FROM member_role
    WHERE campaign = :campaign AND kind IN ('partner', 'group') GROUP BY kind, object";
const COUNT_OTHERS: &str = "SELECT CAST(COUNT(*) AS BIGINT), CAST(COUNT(m.came_in_ms) AS BIGINT)
    FROM member_role r JOIN member m ON m.id = r.member
    WHERE r.kind = :kind AND r.object = :object AND r.role = :role AND r.member <> :member";
const HAS_COME_IN: &str =
    "SELECT CASE WHEN came_in_ms IS NULL THEN 0 ELSE 1 END FROM member WHERE id = :member";
const COME_IN: &str = "UPDATE member
    SET language = :language, came_in_ms = COALESCE(came_in_ms,
        CASE WHEN :now_ms < at_ms THEN at_ms ELSE :now_ms END)
    WHERE id = :member";
macro_rules! list {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.email, r.role, r.kind, r.object, r.at_ms,
                CASE WHEN m.came_in_ms IS NULL THEN 0 ELSE 1 END, c.slug,
                COALESCE(s.slug, p.slug, g.slug, ''), COALESCE(s.name, p.name, g.name, c.name)
            FROM member_role r
                JOIN member m ON m.id = r.member
                JOIN campaign c ON c.id = r.campaign
                ",
            join_objects!("r"),
            $rest
        )
    };
}

const LIST: &str = list!("WHERE r.campaign = :campaign ORDER BY r.kind, 9, r.role, m.email_key");
const LIST_OF: &str =
    list!("WHERE r.member = :member ORDER BY c.day DESC, r.kind, 9, r.role, r.object");
const LIST_AT: &str =
    list!("WHERE r.kind = :kind AND r.object = :object ORDER BY r.role, m.email_key");

pub(crate) const ALL_SQL: &[&str] = &[
    LOAD,
    FIND,
    INSERT,
    ROLES,
    INSERT_ROLE,
    REMOVE_ROLE,
    COUNT_OF_PARTNERS_AND_GROUPS,
    COUNT_OTHERS,
    HAS_COME_IN,
    COME_IN,
    LIST,
    LIST_OF,
    LIST_AT,
];

/// A role that a member holds, with the names of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub member: Id<Member>,
    pub email: EmailAddress,
    pub held: Held,
    /// Since when.
    pub at_ms: i64,
    /// They have signed in at least once.
    pub has_come_in: bool,
    /// Slug of the campaign.
    pub campaign: String,
    /// Slug of the object; empty for the campaign itself.
    pub slug: String,
    /// Name of the object.
    pub name: String,
}

pub fn load(sql: &mut dyn Sql, member: Id<Member>) -> Result<Option<Member>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(member))])?, read)
}

/// The member with an address, also one who has no role any more.
pub fn find(sql: &mut dyn Sql, email: &EmailAddress) -> Result<Option<Member>, Fault> {
    maybe(sql.row(FIND, &[("email_key", email.key().into())])?, read)
}

fn read(row: &mut Columns<'_>) -> Result<Member, Fault> {
    Ok(Member { id: row.id()?, email: row.email()?, at_ms: row.int()?, language: row.text()? })
}

/// The member with an address, if they hold a role or have an invitation to answer: nobody else may
/// sign in.
pub fn find_who_may_enter(
    sql: &mut dyn Sql,
    email: &EmailAddress,
    now_ms: i64,
) -> Result<Option<Member>, Fault> {
    let Some(member) = find(sql, email)? else { return Ok(None) };
    let may = !roles(sql, member.id)?.is_empty() || invitations::has_open(sql, member.id, now_ms)?;
    Ok(may.then_some(member))
}

/// All roles of a member.
pub fn roles(sql: &mut dyn Sql, member: Id<Member>) -> Result<Vec<Held>, Fault> {
    each(&sql.rows(ROLES, &[("member", id(member))])?, held)
}

fn held(row: &mut Columns<'_>) -> Result<Held, Fault> {
    let role = row.parsed("role", Role::parse)?;
    Ok(Held { role, object: Object { kind: row.parsed("kind", Kind::parse)?, id: row.bytes16()? } })
}

/// A role to give or to take, by whom and when.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    pub by: By,
    pub email: &'a EmailAddress,
    pub role: Role,
    pub place: &'a Place,
    pub at_ms: i64,
    pub why: &'a str,
    /// Fresh ids: of the member, where the address is new, and of the act.
    pub ids: [[u8; 16]; 2],
}

/// The outcome of a change of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Now(Id<Member>),
    /// It was so before.
    Before,
}

/// Gives a role. Giving it again changes nothing.
///
/// # Errors
/// As [`member::give`]; `NotYours` also for a giver who is no member any more.
pub fn give(
    sql: &mut dyn Sql,
    change: &Change<'_>,
) -> Result<Result<Changed, MemberRefusal>, Fault> {
    let own = giver_roles(sql, change.by)?;
    if let Err(refusal) = member::give(giver(&own), change.role, change.place) {
        return Ok(Err(refusal));
    }
    let member = ensure(sql, change)?;
    if !hold(sql, member, change)? {
        return Ok(Ok(Changed::Before));
    }
    let words = ["", change.role.as_str(), change.why];
    write_act(sql, change, (change.ids[1], Deed::GaveRole, member), words)?;
    Ok(Ok(Changed::Now(member)))
}

/// Gives back a role that was taken from a member. Whoever has held it once needs no invitation.
///
/// # Errors
/// As [`give`]; `NotYours` also when it was never taken from them.
pub fn give_back(
    sql: &mut dyn Sql,
    change: &Change<'_>,
) -> Result<Result<Changed, MemberRefusal>, Fault> {
    let object = change.place.object;
    let was_taken = match find(sql, change.email)? {
        Some(member) => acts::was_taken(sql, object, member.id, change.role)?,
        None => false,
    };
    if was_taken { give(sql, change) } else { Ok(Err(MemberRefusal::NotYours)) }
}

/// The member of a change; added where the address is new.
pub(crate) fn ensure(sql: &mut dyn Sql, change: &Change<'_>) -> Result<Id<Member>, Fault> {
    if let Some(member) = find(sql, change.email)? {
        return Ok(member.id);
    }
    let member = Id::from_bytes(change.ids[0]);
    let args = [
        ("id", id(member)),
        ("email", change.email.as_str().into()),
        ("email_key", change.email.key().into()),
        ("at_ms", change.at_ms.into()),
    ];
    sql.run(INSERT, &args)?;
    Ok(member)
}

/// Lets a member hold the role of a change. False when they do so already.
pub(crate) fn hold(
    sql: &mut dyn Sql,
    member: Id<Member>,
    change: &Change<'_>,
) -> Result<bool, Fault> {
    let Place { object, campaign, .. } = *change.place;
    let args = [
        ("member", id(member)),
        ("kind", object.kind.as_str().into()),
        ("object", object.id.into()),
        ("role", change.role.as_str().into()),
        ("campaign", id(campaign)),
        ("at_ms", change.at_ms.into()),
    ];
    Ok(sql.run(INSERT_ROLE, &args)? == 1)
}

/// Takes a role. Taking one that is not held changes nothing. A member who has no role left is
/// signed out, and stays on record as long as the acts name them.
///
/// # Errors
/// As [`member::take`].
pub fn take(
    sql: &mut dyn Sql,
    change: &Change<'_>,
) -> Result<Result<Changed, MemberRefusal>, Fault> {
    let Some(member) = find(sql, change.email)? else { return Ok(Ok(Changed::Before)) };
    let object = change.place.object;
    let wanted = Held { role: change.role, object };
    if !roles(sql, member.id)?.contains(&wanted) {
        return Ok(Ok(Changed::Before));
    }
    let own = giver_roles(sql, change.by)?;
    let args = [
        ("kind", object.kind.as_str().into()),
        ("object", object.id.into()),
        ("role", change.role.as_str().into()),
        ("member", id(member.id)),
    ];
    let others = maybe(sql.row(COUNT_OTHERS, &args)?, |row| Ok((row.int()?, row.int()?)))?;
    let (others, others_in) = others.unwrap_or_default();
    let is_own = change.by.member() == Some(member.id);
    let has_come_in = has_come_in(sql, member.id)?;
    let taking = Taking { is_own, has_come_in, others, others_in };
    if let Err(refusal) = member::take(giver(&own), change.role, change.place, taking) {
        return Ok(Err(refusal));
    }
    sql.run(REMOVE_ROLE, &args)?;
    let words = [change.role.as_str(), "", change.why];
    write_act(sql, change, (change.ids[1], Deed::TookRole, member.id), words)?;
    leaving::sign_out_without_role(sql, member.id)?;
    Ok(Ok(Changed::Now(member.id)))
}

/// Writes down that a member has signed in, and in which language.
pub(crate) fn come_in(
    sql: &mut dyn Sql,
    member: Id<Member>,
    (language, now_ms): (&str, i64),
) -> Result<(), Fault> {
    let args = [("member", id(member)), ("language", language.into()), ("now_ms", now_ms.into())];
    sql.run(COME_IN, &args).map(drop)
}

fn has_come_in(sql: &mut dyn Sql, member: Id<Member>) -> Result<bool, Fault> {
    let found = maybe(sql.row(HAS_COME_IN, &[("member", id(member))])?, |row| row.flag())?;
    Ok(found.unwrap_or_default())
}

pub(crate) fn giver_roles(sql: &mut dyn Sql, by: By) -> Result<Option<Vec<Held>>, Fault> {
    by.member().map(|member| roles(sql, member)).transpose()
}

pub(crate) fn giver(own: &Option<Vec<Held>>) -> Giver<'_> {
    own.as_deref().map_or(Giver::Shell, Giver::Member)
}

pub(crate) fn write_act(
    sql: &mut dyn Sql,
    change: &Change<'_>,
    (act, deed, about): ([u8; 16], Deed, Id<Member>),
    [was, became, why]: [&str; 3],
) -> Result<(), Fault> {
    acts::write(
        sql,
        &Act {
            id: Id::from_bytes(act),
            campaign: change.place.campaign,
            object: change.place.object,
            deed,
            by: change.by,
            about: Some(about.bytes()),
            at_ms: change.at_ms,
            field: String::new(),
            was: was.to_owned(),
            became: became.to_owned(),
            why: why.to_owned(),
        },
    )
}

/// How many members hold a role for each partner and group of a campaign that anybody holds one for.
pub fn count_of_partners_and_groups(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
) -> Result<HashMap<Object, i64>, Fault> {
    let rows = sql.rows(COUNT_OF_PARTNERS_AND_GROUPS, &[("campaign", id(campaign))])?;
    let counts = each(&rows, |row| {
        let object = Object { kind: row.parsed("kind", Kind::parse)?, id: row.bytes16()? };
        Ok((object, row.int()?))
    })?;
    Ok(counts.into_iter().collect())
}

/// Every role of a campaign and what belongs to it.
pub fn list(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Listed>, Fault> {
    each(&sql.rows(LIST, &[("campaign", id(campaign))])?, read_listed)
}

/// The roles of one member, those of the newest campaign first.
pub fn list_of(sql: &mut dyn Sql, member: Id<Member>) -> Result<Vec<Listed>, Fault> {
    each(&sql.rows(LIST_OF, &[("member", id(member))])?, read_listed)
}

/// The roles that are held for one object.
pub fn list_at(sql: &mut dyn Sql, object: Object) -> Result<Vec<Listed>, Fault> {
    let args = [("kind", object.kind.as_str().into()), ("object", object.id.into())];
    each(&sql.rows(LIST_AT, &args)?, read_listed)
}

fn read_listed(row: &mut Columns<'_>) -> Result<Listed, Fault> {
    Ok(Listed {
        member: row.id()?,
        email: row.email()?,
        held: held(row)?,
        at_ms: row.int()?,
        has_come_in: row.flag()?,
        campaign: row.text()?,
        slug: row.text()?,
        name: row.text()?,
    })
}
