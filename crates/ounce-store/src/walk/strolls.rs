//! Strolls as visitors see them: the record, its group, and the town's figures.
//!
//! Reading is here; `strolls/save.rs` writes what an import says, `strolls/change.rs` records a
//! change of status. Places are counted in a table of their own (`stroll_room`), since they change
//! with every sign-up and the rest hardly ever does.

mod about;
mod change;
mod edit;
mod find;
mod many;
mod meeting;
mod meets;
mod news;
mod points;
mod save;
mod whole;
mod words;

use std::collections::HashMap;

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::ledger::Code;
use ounce_domain::stroll::{Confirm, Stroll};
use ounce_domain::tally::StrollTally;
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id, maybe};
use crate::tally::Sum;

pub(crate) use about::list_every_about;
pub(crate) use about::save_about;
pub use about::{list_about, load_about};
pub use change::{LastChange, change_status, last_change};
pub use edit::{Doer, decide, edit, load_particulars, locked, undo};
pub use find::{After, Filter, Line, Region, Sort, count, count_needs, find, regions};
pub use many::{Chosen, MANY, Undone, candidates, change_many, count_letters_of_many, undo_many};
pub(crate) use meeting::list_every_meeting;
pub use meeting::{list_meetings, load_meeting, save_meeting};
pub use meets::{meets_at, tell_meets_elsewhere};
pub use news::{News, Told, list_news};
pub use points::{Point, points};
pub use save::save;
pub use whole::{Whole, save_whole};
pub use words::give_words;
pub(crate) use words::renew_words;

/// A stroll with what goes beside it wherever it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub stroll: Stroll,
    pub tally: StrollTally,
    /// The group that runs it, where one does.
    pub group: Option<GroupName>,
}

/// A group and its partner, as far as a list names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupName {
    pub slug: String,
    pub name: String,
    pub partner_slug: String,
    pub partner_name: String,
}

macro_rules! select_stroll {
    ($rest:expr) => {
        concat!(
            "SELECT s.id, s.campaign, s.slug, s.name, s.chapter, s.town, s.region, s.country,
                s.lat_e7, s.lon_e7, s.time_zone, s.starts, s.first_starts, s.meeting_point, s.host,
                s.bring, r.capacity, s.confirm, s.status, s.sequence, r.taken, r.parties, r.waiting,
                g.slug, g.name, p.slug, p.name
            FROM stroll s JOIN stroll_room r ON r.stroll = s.id
                LEFT JOIN chapter g ON g.id = s.chapter LEFT JOIN partner p ON p.id = g.partner ",
            $rest
        )
    };
}

pub(crate) use select_stroll;

const LOAD: &str = select_stroll!("WHERE s.campaign = :campaign AND s.slug = :slug");
const LOAD_BY_ID: &str = select_stroll!("WHERE s.id = :id");
const LIST: &str =
    select_stroll!("WHERE s.campaign = :campaign AND s.status <> 'draft' ORDER BY s.slug");
const LIST_WITH_DRAFTS: &str = select_stroll!("WHERE s.campaign = :campaign ORDER BY s.slug");
/// Drafts and all campaigns too, for `verify`.
pub(crate) const EVERY: &str = select_stroll!("ORDER BY s.id");

macro_rules! select_sums {
    ($rest:literal) => {
        concat!(
            "SELECT owner, code, credits_posted - debits_posted, credits_pending - debits_pending
            FROM ledger_account ",
            $rest
        )
    };
}

const LIST_SUMS: &str = select_sums!("WHERE campaign = :campaign AND code >= 4000");
const SUMS_OF_ONE: &str = select_sums!("WHERE id IN (:gifts, :shirts, :promised, :brought)");

pub(crate) const ALL_SQL: &[&str] =
    &[LOAD, LOAD_BY_ID, LIST, LIST_WITH_DRAFTS, EVERY, LIST_SUMS, SUMS_OF_ONE];
pub(crate) use about::ALL_SQL as ABOUT_SQL;
pub(crate) use change::ALL_SQL as CHANGE_SQL;
pub(crate) use find::ALL_SQL as FIND_SQL;
pub(crate) use many::ALL_SQL as MANY_SQL;
pub(crate) use meeting::ALL_SQL as MEETING_SQL;
pub(crate) use news::ALL_SQL as NEWS_SQL;
pub(crate) use points::ALL_SQL as POINTS_SQL;
pub(crate) use save::ALL_SQL as SAVE_SQL;
pub(crate) use words::ALL_SQL as WORDS_SQL;

/// Every public stroll of a campaign, by slug. Two statements, however many there are.
pub fn list(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Listed>, Fault> {
    list_by(sql, LIST, campaign)
}

/// Every stroll of a campaign, drafts too, for those who run it.
pub fn list_with_drafts(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Listed>, Fault> {
    list_by(sql, LIST_WITH_DRAFTS, campaign)
}

/// Every stroll of a campaign, drafts too, without its sums.
pub(crate) fn list_bare(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Listed>, Fault> {
    each(&sql.rows(LIST_WITH_DRAFTS, &[("campaign", id(campaign))])?, read)
}

fn list_by(
    sql: &mut dyn Sql,
    statement: &'static str,
    campaign: Id<Campaign>,
) -> Result<Vec<Listed>, Fault> {
    let args = [("campaign", id(campaign))];
    let mut strolls = each(&sql.rows(statement, &args)?, read)?;
    let places: HashMap<[u8; 16], usize> =
        strolls.iter().enumerate().map(|(i, one)| (one.stroll.id.bytes(), i)).collect();
    for row in sql.rows(LIST_SUMS, &args)? {
        let mut columns = Columns::of(&row);
        // Sums of the campaign itself, and of drafts, belong to no stroll in the list.
        if let Some(i) = places.get(&columns.bytes16()?) {
            Sum::read(&mut columns)?.add_to_stroll(&mut strolls[*i].tally);
        }
    }
    Ok(strolls)
}

/// One stroll, drafts included: whether it may be seen is for the caller to decide.
pub fn load(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    slug: &str,
) -> Result<Option<Listed>, Fault> {
    let row = sql.row(LOAD, &[("campaign", id(campaign)), ("slug", slug.into())])?;
    with_sums(sql, maybe(row, read)?)
}

/// One stroll, drafts included.
pub fn load_by_id(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<Listed>, Fault> {
    let row = sql.row(LOAD_BY_ID, &[("id", id(stroll))])?;
    with_sums(sql, maybe(row, read)?)
}

/// The record and the room of one stroll, without its sums: a sign-up is decided by these.
pub(crate) fn load_bare(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    slug: &str,
) -> Result<Option<Listed>, Fault> {
    maybe(sql.row(LOAD, &[("campaign", id(campaign)), ("slug", slug.into())])?, read)
}

/// As [`load_bare`], by id.
pub(crate) fn load_bare_by_id(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
) -> Result<Option<Listed>, Fault> {
    maybe(sql.row(LOAD_BY_ID, &[("id", id(stroll))])?, read)
}

fn with_sums(sql: &mut dyn Sql, stroll: Option<Listed>) -> Result<Option<Listed>, Fault> {
    let Some(mut found) = stroll else { return Ok(None) };
    let Some(campaign) = crate::campaigns::load_by_id(sql, found.stroll.campaign)? else {
        return Err(Fault::corrupt("a stroll of no campaign"));
    };
    let account = |code| {
        let unit = match code {
            Code::Gifts | Code::Shirts => ounce_domain::ledger::Unit::Money(campaign.currency),
            _ => ounce_domain::ledger::Unit::Milk,
        };
        let owner = ounce_domain::ledger::Owner::Stroll(found.stroll.id);
        ounce_domain::ledger::Account { campaign: campaign.id, owner, unit, code }.id().0
    };
    let args = [
        ("gifts", account(Code::Gifts).into()),
        ("shirts", account(Code::Shirts).into()),
        ("promised", account(Code::MilkPromised).into()),
        ("brought", account(Code::MilkBrought).into()),
    ];
    for row in sql.rows(SUMS_OF_ONE, &args)? {
        let mut columns = Columns::of(&row);
        columns.bytes16()?;
        Sum::read(&mut columns)?.add_to_stroll(&mut found.tally);
    }
    Ok(Some(found))
}

pub(crate) fn read(row: &mut Columns<'_>) -> Result<Listed, Fault> {
    let stroll = Stroll {
        id: row.id()?,
        campaign: row.id()?,
        slug: row.text()?,
        name: row.text()?,
        group: row.opt_id()?,
        town: row.text()?,
        region: row.text()?,
        country: row.text()?,
        position: row.position()?,
        time_zone: row.text()?,
        starts: row.date_time()?,
        first_starts: row.opt_date_time()?,
        meeting_point: row.text()?,
        host: row.text()?,
        bring: row.text()?,
        capacity: row.opt_int()?,
        confirm: row.parsed("choice of when to confirm", Confirm::parse)?,
        status: row.status()?,
        sequence: row.int()?,
    };
    let tally = StrollTally {
        walkers: row.int()?,
        parties: row.int()?,
        waiting: row.int()?,
        ..StrollTally::default()
    };
    let group = match row.opt_text()? {
        None => None,
        Some(slug) => Some(GroupName {
            slug,
            name: row.text()?,
            partner_slug: row.text()?,
            partner_name: row.text()?,
        }),
    };
    Ok(Listed { stroll, tally, group })
}
