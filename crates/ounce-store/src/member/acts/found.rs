//! Acts that are searched for, newest first, from one page to the next.
//!
//! A page goes on where the one before ended, at a moment and an id, so the last page of many acts
//! costs what the first one does.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Member, Object};
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::{Act, Deed, Told, read};
use crate::columns::{each, id};

/// The conditions that every search has beside its own. One that is not wanted is an empty text.
macro_rules! search {
    ($own:literal) => {
        concat!(
            "WHERE ",
            $own,
            " AND a.at_ms >= :from_ms AND a.at_ms <= :before_ms
                AND (a.at_ms < :before_ms OR a.id < :before)
                AND (CAST(:deed AS TEXT) = '' OR a.deed = :deed)
                AND (CAST(:doer AS TEXT) = '' OR a.member = :member
                    OR CAST(:doer AS TEXT) = 'shell' AND a.member IS NULL)
            ORDER BY a.at_ms DESC, a.id DESC LIMIT :limit"
        )
    };
}

const OF_CAMPAIGN: &str = list!(search!("a.campaign = :campaign"));
const OF_MEMBER: &str = list!(search!("a.campaign = :campaign AND a.member = :member"));
const AT_OBJECT: &str =
    list!(search!("a.campaign = :campaign AND a.kind = :kind AND a.object = :object"));

/// Those who did something in a campaign. Every member is looked up in an index; there are more
/// acts than members.
const DOERS: &str = "SELECT m.id, m.email FROM member m WHERE EXISTS
    (SELECT 1 FROM act a WHERE a.campaign = :campaign AND a.member = m.id) ORDER BY m.email_key";
const DOERS_AT: &str = "SELECT m.id, m.email FROM member m WHERE m.id IN
    (SELECT a.member FROM act a WHERE a.kind = :kind AND a.object = :object)
    ORDER BY m.email_key";
const THINGS: &str = "SELECT 'stroll' AS kind, slug, name FROM stroll WHERE campaign = :campaign
    UNION ALL SELECT 'partner', slug, name FROM partner WHERE campaign = :campaign
    UNION ALL SELECT 'group', slug, name FROM chapter WHERE campaign = :campaign
    ORDER BY 1, 3, 2";

pub(crate) const ALL_SQL: &[&str] = &[OF_CAMPAIGN, OF_MEMBER, AT_OBJECT, DOERS, DOERS_AT, THINGS];

/// Who did something, as a search names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doer {
    /// Somebody at the shell.
    Shell,
    Member(Id<Member>),
}

/// What is searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter {
    pub campaign: Id<Campaign>,
    /// `None` for the campaign with all that belongs to it.
    pub object: Option<Object>,
    /// `None` for everybody.
    pub doer: Option<Doer>,
    pub deed: Option<Deed>,
    /// Not earlier.
    pub from_ms: i64,
}

/// Where a page of acts begins: before this moment, and at this moment before this id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    pub at_ms: i64,
    pub id: Id<Act>,
}

impl Before {
    /// Everything that was done before a moment.
    pub fn moment(at_ms: i64) -> Self {
        Self { at_ms, id: Id::from_bytes([0; 16]) }
    }

    /// Everything that is older than an act.
    pub fn act(act: &Act) -> Self {
        Self { at_ms: act.at_ms, id: act.id }
    }
}

/// At most `limit` acts, newest first.
pub fn find(
    sql: &mut dyn Sql,
    filter: &Filter,
    before: Before,
    limit: i64,
) -> Result<Vec<Told>, Fault> {
    let (doer, member) = match filter.doer {
        None => ("", Id::from_bytes([0; 16])),
        Some(Doer::Shell) => ("shell", Id::from_bytes([0; 16])),
        Some(Doer::Member(member)) => ("member", member),
    };
    let mut args = vec![
        ("campaign", id(filter.campaign)),
        ("from_ms", filter.from_ms.into()),
        ("before_ms", before.at_ms.into()),
        ("before", id(before.id)),
        ("deed", filter.deed.map_or("", Deed::as_str).into()),
        ("doer", doer.into()),
        ("member", id(member)),
        ("limit", limit.into()),
    ];
    let text = match (filter.object, filter.doer) {
        (Some(object), _) => {
            args.extend([("kind", object.kind.as_str().into()), ("object", object.id.into())]);
            AT_OBJECT
        }
        (None, Some(Doer::Member(_))) => OF_MEMBER,
        (None, _) => OF_CAMPAIGN,
    };
    each(&sql.rows(text, &args)?, read)
}

/// The members who did something in a campaign, or to one object of it, by their addresses.
pub fn doers(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    object: Option<Object>,
) -> Result<Vec<(Id<Member>, EmailAddress)>, Fault> {
    let rows = match object {
        None => sql.rows(DOERS, &[("campaign", id(campaign))])?,
        Some(object) => {
            let args = [("kind", object.kind.as_str().into()), ("object", object.id.into())];
            sql.rows(DOERS_AT, &args)?
        }
    };
    each(&rows, |row| Ok((row.id()?, row.email()?)))
}

/// Something of a campaign that acts can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    pub kind: Kind,
    pub slug: String,
    pub name: String,
}

/// Everything of a campaign that acts can be about, but for the campaign itself.
pub fn things(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Thing>, Fault> {
    each(&sql.rows(THINGS, &[("campaign", id(campaign))])?, |row| {
        Ok(Thing { kind: row.parsed("kind", Kind::parse)?, slug: row.text()?, name: row.text()? })
    })
}
