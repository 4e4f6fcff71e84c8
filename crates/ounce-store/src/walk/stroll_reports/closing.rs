//! The coordinator closes the report of a stroll, and opens it again with a reason. Only closed
//! reports count in the report of the campaign.

use ounce_domain::id::Id;
use ounce_domain::refusal::{PlanRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use super::{Kept, act_of, load};
use crate::acts::{self, Act, Deed};
use crate::columns::id;
use crate::plan;
use crate::strolls::{self, Doer};

const CLOSE: &str = "UPDATE stroll_report SET version = version + 1,
        closed_ms = CASE WHEN :at_ms < sent_ms THEN sent_ms ELSE :at_ms END
    WHERE stroll = :stroll AND version = :version AND closed_ms IS NULL";
const OPEN_AGAIN: &str = "UPDATE stroll_report SET version = version + 1, closed_ms = NULL
    WHERE stroll = :stroll AND closed_ms IS NOT NULL";

pub(crate) const ALL_SQL: &[&str] = &[CLOSE, OPEN_AGAIN];

/// Closes a report: the act, or `None` when it was closed before. `version` is the one that the
/// coordinator has read.
///
/// # Errors
/// `Unknown` when nobody has reported; `ChangedMeanwhile` when the report was changed since.
pub fn close(
    sql: &mut dyn Sql,
    (stroll, version): (Id<Stroll>, i64),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Option<Id<Act>>, Refusal>, Fault> {
    let (found, kept) = match find(sql, stroll)? {
        Some(found) => found,
        None => return Ok(Err(RecordRefusal::Unknown.into())),
    };
    if kept.closed_ms.is_some() {
        return Ok(Ok(None));
    }
    let at_ms = doer.at.as_millisecond();
    let args = [("stroll", id(stroll)), ("version", version.into()), ("at_ms", at_ms.into())];
    if sql.run(CLOSE, &args)? != 1 {
        return Ok(Err(PlanRefusal::ChangedMeanwhile.into()));
    }
    plan::raise(sql, found.campaign)?;
    let act = act_of(&found, Deed::ClosedReport, doer, Id::from_bytes(fresh()));
    acts::write(sql, &act)?;
    Ok(Ok(Some(act.id)))
}

/// Opens a report again, so that it can be changed: the act, or `None` when it was open.
///
/// # Errors
/// `Unknown` when nobody has reported.
pub fn open_again(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Option<Id<Act>>, Refusal>, Fault> {
    let Some((found, _)) = find(sql, stroll)? else {
        return Ok(Err(RecordRefusal::Unknown.into()));
    };
    if sql.run(OPEN_AGAIN, &[("stroll", id(stroll))])? != 1 {
        return Ok(Ok(None));
    }
    plan::raise(sql, found.campaign)?;
    let act = act_of(&found, Deed::ReopenedReport, doer, Id::from_bytes(fresh()));
    acts::write(sql, &act)?;
    Ok(Ok(Some(act.id)))
}

fn find(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<(Stroll, Kept)>, Fault> {
    let Some(found) = strolls::load_bare_by_id(sql, stroll)? else { return Ok(None) };
    Ok(load(sql, stroll)?.map(|kept| (found.stroll, kept)))
}
