//! What a member changes about a stroll: each change is an act, and its letters wait until it can't
//! be undone any more.

use jiff::Timestamp;
use jiff::civil::DateTime;
use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::quantity::Marks;
use ounce_domain::refusal::{Complaint, PlanRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::{
    Edit, Field, LETTERS_WAIT_MS, Meeting, Particulars, Status, StatusChange, Stroll, Touched,
    is_undoable,
};
use ounce_sql::{Fault, Sql};

use super::about::{load_about, save_about};
use super::change::{change_one, last_record, undo_status};
use super::{Whole, load_bare_by_id, load_meeting, save_whole};
use crate::acts::{self, Act, By, Deed};
use crate::{blueprints, campaigns, outbox, plan, questions};

/// A member who changes a stroll, and when.
#[derive(Clone, Debug)]
pub struct Doer<'a> {
    pub by: By,
    /// As the public record names them.
    pub actor: Actor,
    pub at: Timestamp,
    pub why: &'a str,
    /// The act that this is a part of, where many strolls are changed by one.
    pub part_of: Option<Id<Act>>,
}

impl Doer<'_> {
    fn at_ms(&self) -> i64 {
        self.at.as_millisecond()
    }
}

/// Everything that a host can change; `None` when there is no such stroll.
pub fn load_particulars(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
) -> Result<Option<Particulars>, Fault> {
    let Some(found) = load_bare_by_id(sql, stroll)? else { return Ok(None) };
    let meeting = load_meeting(sql, stroll)?.unwrap_or_else(|| Meeting::unknown(stroll));
    let host_email = questions::load_host(sql, stroll)?;
    let about = load_about(sql, stroll)?;
    Ok(Some(Particulars { stroll: found.stroll, meeting, host_email, about }))
}

/// The fields that the campaign has locked where a stroll is.
pub fn locked(sql: &mut dyn Sql, stroll: &Stroll) -> Result<Vec<Field>, Fault> {
    Ok(blueprints::load(sql, stroll.campaign)?.locked(&stroll.country))
}

/// Writes the fields that somebody changed in a form: the id of the first act, or `None` when
/// nothing is another now. Walkers are told of another time or place by letters that wait.
///
/// # Errors
/// Every complaint, as [`Particulars::edit`]; `BelowTaken` when more places are taken than the new
/// capacity has. Nothing is written then.
pub fn edit(
    sql: &mut dyn Sql,
    (stroll, touched, marks): (Id<Stroll>, &[Touched], Marks),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Option<Id<Act>>, Vec<Complaint>>, Fault> {
    let Some(before) = load_particulars(sql, stroll)? else {
        return Err(Fault::corrupt("a stroll that was there is gone"));
    };
    let locked = locked(sql, &before.stroll)?;
    let (after, edits) = match before.edit(touched, marks, &locked) {
        Ok(edited) => edited,
        Err(complaints) => return Ok(Err(complaints)),
    };
    if edits.is_empty() {
        return Ok(Ok(None));
    }
    if let Err(refusal) = write(sql, (&before, &after), doer, fresh)? {
        let field = Field::Capacity.name();
        return Ok(Err(vec![Complaint { field, refusal }]));
    }
    outbox::hold_back(sql, stroll, doer.at_ms(), doer.at_ms() + LETTERS_WAIT_MS)?;
    let first = Id::from_bytes(fresh());
    for (n, Edit { field, was, became }) in edits.into_iter().enumerate() {
        let id = if n == 0 { first } else { Id::from_bytes(fresh()) };
        let act = Act {
            was,
            became,
            field: field.name().to_owned(),
            ..act_of(&after.stroll, Deed::ChangedField, doer, id)
        };
        acts::write(sql, &act)?;
    }
    Ok(Ok(Some(first)))
}

fn write(
    sql: &mut dyn Sql,
    (before, after): (&Particulars, &Particulars),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<(), Refusal>, Fault> {
    let stroll = &after.stroll;
    let last = last_record(sql, stroll.id)?;
    // A record that is older than the last one would not count.
    let at = last.map_or(doer.at, |last| doer.at.max(last.at));
    let by = doer.actor.clone();
    let (status, starts) = (stroll.status, stroll.starts);
    let change = StatusChange { stroll: stroll.id, status, starts, at, by, why: String::new() };
    let whole = Whole {
        stroll,
        meeting: (after.meeting != before.meeting).then_some(&after.meeting),
        host_email: (after.host_email != before.host_email).then_some(after.host_email.as_ref()),
    };
    if let Err(refusal) = save_whole(sql, whole, &change, fresh)? {
        let taken = load_bare_by_id(sql, stroll.id)?.map_or(0, |found| found.tally.walkers);
        let is_room = stroll.capacity.is_some_and(|capacity| capacity < taken);
        return Ok(Err(if is_room { PlanRefusal::BelowTaken(taken).into() } else { refusal }));
    }
    if after.about != before.about {
        save_about(sql, stroll, &after.about)?;
        plan::raise(sql, stroll.campaign)?;
    }
    Ok(Ok(()))
}

/// Changes the status as [`change_status`](super::change_status) does, with letters that wait: the id of the act.
///
/// # Errors
/// As [`change_status`](super::change_status).
pub fn decide(
    sql: &mut dyn Sql,
    (stroll, next): (Id<Stroll>, (Status, Option<DateTime>)),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Id<Act>, Refusal>, Fault> {
    let decided = decide_one(sql, (stroll, next), doer, fresh)?;
    Ok(match decided {
        Ok((campaign, act)) => {
            campaigns::set_last_day(sql, campaign)?;
            Ok(act)
        }
        Err(refusal) => Err(refusal),
    })
}

/// A stroll's campaign, and the act of a change.
type Decided = (Id<Campaign>, Id<Act>);

/// As [`decide`], but for the last day of the campaign, which the caller sets for all strolls.
pub(super) fn decide_one(
    sql: &mut dyn Sql,
    (stroll, next): (Id<Stroll>, (Status, Option<DateTime>)),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Decided, Refusal>, Fault> {
    let Some(before) = load_bare_by_id(sql, stroll)? else {
        return Ok(Err(RecordRefusal::Unknown.into()));
    };
    let who = (&doer.actor, doer.why);
    let after = match change_one(sql, stroll, next, who, doer.at)? {
        Ok(after) => after,
        Err(refusal) => return Ok(Err(refusal)),
    };
    outbox::hold_back(sql, stroll, doer.at_ms(), doer.at_ms() + LETTERS_WAIT_MS)?;
    let id = Id::from_bytes(fresh());
    let act = Act {
        was: stands(&before.stroll),
        became: stands(&after),
        ..act_of(&after, Deed::ChangedStatus, doer, id)
    };
    acts::write(sql, &act)?;
    Ok(Ok((after.campaign, id)))
}

/// Undoes an edit or a change of status whose letters still wait; they are not sent then.
///
/// # Errors
/// `Unknown` for an act that is none of this stroll; `UndoOver` when the ten minutes are over or
/// something else was changed since.
pub fn undo(
    sql: &mut dyn Sql,
    (stroll, act): (Id<Stroll>, Id<Act>),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<(), Refusal>, Fault> {
    Ok(match undo_one(sql, (stroll, act), doer, fresh)? {
        Ok(campaign) => {
            campaigns::set_last_day(sql, campaign)?;
            Ok(())
        }
        Err(refusal) => Err(refusal),
    })
}

/// As [`undo`], but for the last day of the campaign, which the caller sets for all strolls.
pub(super) fn undo_one(
    sql: &mut dyn Sql,
    (stroll, act): (Id<Stroll>, Id<Act>),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Id<Campaign>, Refusal>, Fault> {
    let found = acts::load(sql, act)?.filter(|act| act.object == stroll.into());
    let Some(undone) = found else { return Ok(Err(RecordRefusal::Unknown.into())) };
    let over = Ok(Err(Refusal::Plan(PlanRefusal::UndoOver)));
    if !is_undoable(undone.at_ms, doer.at_ms()) || acts::was_undone(sql, &undone)? {
        return over;
    }
    let restored = match undone.deed {
        Deed::ChangedStatus => undo_status(sql, stroll, undone.at_ms, (&doer.actor, doer.at))?,
        Deed::ChangedField => restore(sql, stroll, &undone, doer, fresh)?,
        _ => None,
    };
    let Some(restored) = restored else { return over };
    // An earlier change whose letters had not left is what walkers have to be told now. Otherwise
    // they know what is true again, and nothing is sent.
    if !outbox::take_back(sql, stroll, undone.at_ms)? {
        outbox::take_back(sql, stroll, doer.at_ms())?;
    }
    let id = Id::from_bytes(fresh());
    let undid = Act {
        about: Some(act.bytes()),
        was: undone.became,
        became: undone.was,
        field: undone.field,
        ..act_of(&restored, Deed::Undid, doer, id)
    };
    acts::write(sql, &undid)?;
    Ok(Ok(restored.campaign))
}

/// Puts back the texts that an edit changed; `None` when one of them is another by now.
fn restore(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    undone: &Act,
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Option<Stroll>, Fault> {
    let Some(now) = load_particulars(sql, stroll)? else { return Ok(None) };
    let mut touched = Vec::new();
    for act in acts::list_together(sql, undone)? {
        let Some(field) = Field::parse(&act.field) else { return Ok(None) };
        if now.text(field) != act.became {
            return Ok(None);
        }
        touched.push(Touched {
            field,
            base: act.became,
            mine: act.was,
            keep: None,
            must_choose: false,
        });
    }
    let locked = locked(sql, &now.stroll)?;
    let Ok((mut before, _)) = now.edit(&touched, Marks::Plain, &locked) else { return Ok(None) };
    if before.stroll.starts != now.stroll.starts {
        let first = before.stroll.first_starts.filter(|first| *first != before.stroll.starts);
        before.stroll.first_starts = first;
    }
    let written = write(sql, (&now, &before), doer, fresh)?;
    Ok(written.is_ok().then_some(before.stroll))
}

fn act_of(stroll: &Stroll, deed: Deed, doer: &Doer<'_>, id: Id<Act>) -> Act {
    Act {
        id,
        campaign: stroll.campaign,
        object: stroll.id.into(),
        deed,
        by: doer.by,
        about: doer.part_of.map(Id::bytes),
        at_ms: doer.at_ms(),
        field: String::new(),
        was: String::new(),
        became: String::new(),
        why: doer.why.to_owned(),
    }
}

/// The status and the start in an act.
fn stands(stroll: &Stroll) -> String {
    format!("{} {}", stroll.status.as_str(), stroll.starts)
}
