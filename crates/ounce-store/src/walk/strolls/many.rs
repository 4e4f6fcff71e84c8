//! One change of many strolls: each is decided as at its own desk, and one act joins them all.

use std::collections::HashSet;

use jiff::civil::Date;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Object};
use ounce_domain::refusal::{PlanRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::{
    Candidate, Hosted, MOST_AT_ONCE, ManyChange, Outline, Status, Stroll, is_undoable,
};
use ounce_sql::{Fault, Sql};

use super::edit::{Doer, decide_one, undo_one};
use super::find::{Filter, fits, is_hosted, needs};
use super::{Listed, load_bare, read, select_stroll};
use crate::acts::{self, Act, Deed};
use crate::campaigns;
use crate::columns::{each, id, maybe};

const LIST: &str =
    select_stroll!(concat!("WHERE ", fits!(), " ORDER BY s.words, s.slug LIMIT :limit"));
const LIST_HOSTED: &str = "SELECT object FROM member_role
    WHERE campaign = :campaign AND kind = 'stroll' AND role = 'host'";
const LIST_PARTS: &str = "SELECT id, object FROM act WHERE campaign = :campaign
    AND at_ms = :at_ms AND about = :act AND kind = 'stroll' ORDER BY id";
const COUNT_LETTERS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM outbox
    WHERE kind IN ('stroll-changed', 'meeting-changed', 'promoted') AND at_ms = :at_ms
        AND about IN (SELECT r.id FROM registration r JOIN act a ON a.object = r.stroll
            WHERE a.campaign = :campaign AND a.at_ms = :at_ms AND a.about = :act)";

pub(crate) const ALL_SQL: &[&str] = &[LIST, LIST_HOSTED, LIST_PARTS, COUNT_LETTERS];

/// The field of acts on many strolls.
pub const MANY: &str = "many";

/// Which strolls somebody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// One by one, by their slugs.
    Slugs(Vec<String>),
    /// All that fit.
    All(Filter),
}

/// What was undone of a change of many strolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    pub strolls: i64,
    /// How many stayed as they are, since something else was changed there meanwhile.
    pub kept: i64,
}

/// The chosen strolls in the order of their towns, one more than [`MOST_AT_ONCE`] at most. One that
/// is not there is left away.
pub fn candidates(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    chosen: &Chosen,
) -> Result<Vec<Candidate>, Fault> {
    let most = MOST_AT_ONCE + 1;
    let listed: Vec<Listed> = match chosen {
        Chosen::All(filter) => {
            let mut args = filter.args(campaign);
            args.push(("limit", i64::try_from(most).unwrap_or(i64::MAX).into()));
            each(&sql.rows(LIST, &args)?, read)?
        }
        Chosen::Slugs(slugs) => {
            let mut found = Vec::new();
            for slug in
                slugs.iter().collect::<std::collections::BTreeSet<_>>().into_iter().take(most)
            {
                found.extend(load_bare(sql, campaign, slug)?);
            }
            found
        }
    };
    let rows = sql.rows(LIST_HOSTED, &[("campaign", id(campaign))])?;
    let hosted: HashSet<[u8; 16]> = each(&rows, |row| row.bytes16())?.into_iter().collect();
    let candidates = listed.into_iter().map(|Listed { stroll, tally, .. }| Candidate {
        hosted: if hosted.contains(&stroll.id.bytes()) { Hosted::Yes } else { Hosted::No },
        taken: tally.walkers,
        parties: tally.parties + tally.waiting,
        stroll,
    });
    Ok(candidates.collect())
}

/// Does what an outline of this very transaction says, each stroll as [`decide`](super::decide)
/// does it: the id of the act that joins them.
pub fn change_many(
    sql: &mut dyn Sql,
    (campaign, change, outline): (Id<Campaign>, ManyChange, &Outline),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Id<Act>, Fault> {
    let whole = Id::from_bytes(fresh());
    let became = match change {
        ManyChange::Open => Status::Open.as_str().to_owned(),
        ManyChange::Cancel => Status::Cancelled.as_str().to_owned(),
        ManyChange::Postpone(None) => Status::Postponed { dated: false }.as_str().to_owned(),
        ManyChange::Postpone(Some(day)) => dated(day),
    };
    let count = outline.planned.len().to_string();
    let act = act_of(campaign, (whole, Deed::ChangedMany), (count, became), doer);
    acts::write(sql, &act)?;
    let part = Doer { part_of: Some(whole), ..doer.clone() };
    for one in &outline.planned {
        let stroll = one.candidate.stroll.id;
        let decided = decide_one(sql, (stroll, (one.next, one.starts)), &part, fresh)?;
        if decided.is_err() {
            return Err(Fault::corrupt("a stroll refuses what its outline says"));
        }
    }
    campaigns::set_last_day(sql, campaign)?;
    Ok(whole)
}

fn dated(day: Date) -> String {
    format!("{} {day}", Status::Postponed { dated: true }.as_str())
}

/// Undoes a change of many strolls whose letters still wait. A stroll where something else was
/// changed since stays as it is.
///
/// # Errors
/// `Unknown` for an act that is none of these; `UndoOver` when the ten minutes are over or it was
/// undone before.
pub fn undo_many(
    sql: &mut dyn Sql,
    (campaign, act): (Id<Campaign>, Id<Act>),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Undone, Refusal>, Fault> {
    let found = acts::load(sql, act)?;
    let found = found.filter(|act| act.campaign == campaign && act.deed == Deed::ChangedMany);
    let Some(whole) = found else { return Ok(Err(RecordRefusal::Unknown.into())) };
    let now_ms = doer.at.as_millisecond();
    if !is_undoable(whole.at_ms, now_ms) || acts::was_undone(sql, &whole)? {
        return Ok(Err(Refusal::Plan(PlanRefusal::UndoOver)));
    }
    let args = [("campaign", id(campaign)), ("at_ms", whole.at_ms.into()), ("act", id(act))];
    let rows = sql.rows(LIST_PARTS, &args)?;
    let parts: Vec<(Id<Act>, Id<Stroll>)> = each(&rows, |row| Ok((row.id()?, row.id()?)))?;
    let mut undone = Undone { strolls: 0, kept: 0 };
    for (part, stroll) in parts {
        match undo_one(sql, (stroll, part), doer, fresh)? {
            Ok(_) => undone.strolls += 1,
            Err(_) => undone.kept += 1,
        }
    }
    campaigns::set_last_day(sql, campaign)?;
    let (id, words) = (Id::from_bytes(fresh()), (whole.became, undone.strolls.to_string()));
    let undid = act_of(campaign, (id, Deed::Undid), words, doer);
    acts::write(sql, &Act { about: Some(act.bytes()), ..undid })?;
    Ok(Ok(undone))
}

/// How many letters of a change of many strolls have not left.
pub fn count_letters_of_many(sql: &mut dyn Sql, act: &Act) -> Result<i64, Fault> {
    let args = [("at_ms", act.at_ms.into()), ("campaign", id(act.campaign)), ("act", id(act.id))];
    Ok(maybe(sql.row(COUNT_LETTERS, &args)?, |row| row.int())?.unwrap_or_default())
}

fn act_of(
    campaign: Id<Campaign>,
    (id, deed): (Id<Act>, Deed),
    (was, became): (String, String),
    doer: &Doer<'_>,
) -> Act {
    Act {
        id,
        campaign,
        object: Object { kind: Kind::Campaign, id: campaign.bytes() },
        deed,
        by: doer.by,
        about: None,
        at_ms: doer.at.as_millisecond(),
        field: MANY.to_owned(),
        was,
        became,
        why: doer.why.to_owned(),
    }
}
