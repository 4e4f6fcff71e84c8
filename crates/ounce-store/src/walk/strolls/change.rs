//! Changes of status: each leaves a record of who, when and why, and letters to its walkers.

use jiff::Timestamp;
use jiff::civil::DateTime;
use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_domain::stroll::{Status, StatusChange, Stroll};
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id};
use crate::{campaigns, fresh, outbox, plan, registrations};

const ADD_CHANGE: &str = "INSERT INTO stroll_change
        (stroll, number, campaign, status, starts, at_ms, by_whom, why, undoes)
    VALUES (:stroll, (SELECT COALESCE(MAX(number), 0) + 1 FROM stroll_change
        WHERE stroll = :stroll), :campaign, :status, :starts, :at_ms, :by, :why, :undoes)";
const SET_STATUS: &str = "UPDATE stroll SET status = :status, starts = :starts,
        first_starts = :first_starts WHERE id = :id";
const RAISE_SEQUENCE: &str = "UPDATE stroll SET sequence = sequence + 1 WHERE id = :stroll";

const HISTORY: &str =
    "SELECT number, undoes, stroll, status, starts, at_ms, by_whom, why FROM stroll_change
    WHERE stroll = :stroll ORDER BY number DESC LIMIT :limit";

pub(crate) const ALL_SQL: &[&str] = &[ADD_CHANGE, SET_STATUS, RAISE_SEQUENCE, HISTORY];

/// The last change of a stroll's status or start, and what was announced before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    pub before: StatusChange,
    pub change: StatusChange,
}

/// `None` when neither has changed since the stroll was recorded first. A change of anything else,
/// such as the place, is passed over: it is not what a letter is about.
pub fn last_change(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<LastChange>, Fault> {
    Ok(last_step(sql, stroll)?.map(|step| step.change))
}

/// The last change that was not undone, and the number of its line.
struct Step {
    number: i64,
    change: LastChange,
}

fn last_step(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<Step>, Fault> {
    let lines = history(sql, stroll, i64::MAX)?;
    let undone: Vec<i64> = lines.iter().filter_map(|line| line.undoes).collect();
    // What was undone was told to nobody, and neither was its undoing.
    let told: Vec<Line> = lines
        .into_iter()
        .filter(|line| line.undoes.is_none() && !undone.contains(&line.number))
        .collect();
    let stands = |line: &Line| (line.change.status, line.change.starts);
    let pair = told.windows(2).find(|pair| stands(&pair[0]) != stands(&pair[1]));
    Ok(pair.map(|pair| {
        let (before, change) = (pair[1].change.clone(), pair[0].change.clone());
        Step { number: pair[0].number, change: LastChange { before, change } }
    }))
}

/// What was recorded last about a stroll.
pub(super) fn last_record(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
) -> Result<Option<StatusChange>, Fault> {
    Ok(history(sql, stroll, 1)?.into_iter().next().map(|line| line.change))
}

/// A line of the history.
struct Line {
    number: i64,
    /// The number of the line that it takes back.
    undoes: Option<i64>,
    change: StatusChange,
}

/// Newest first.
fn history(sql: &mut dyn Sql, stroll: Id<Stroll>, limit: i64) -> Result<Vec<Line>, Fault> {
    each(&sql.rows(HISTORY, &[("stroll", id(stroll)), ("limit", limit.into())])?, read)
}

fn read(row: &mut Columns<'_>) -> Result<Line, Fault> {
    let (number, undoes) = (row.int()?, row.opt_int()?);
    let change = StatusChange {
        stroll: row.id()?,
        status: row.status()?,
        starts: row.date_time()?,
        at: moment(row.int()?)?,
        by: Actor::parse(&row.text()?),
        why: row.text()?,
    };
    Ok(Line { number, undoes, change })
}

/// Changes the status of a stroll, gives calendars a new sequence, records who and why, queues
/// letters to everybody who signed up, and lets waiting parties move up into free places. `who` is
/// the person who changes it, and the reason.
///
/// # Errors
/// `Unknown` when there is no such stroll; otherwise as [`Stroll::change`].
pub fn change_status(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    next: (Status, Option<DateTime>),
    who: (&Actor, &str),
    at: Timestamp,
) -> Result<Result<Stroll, Refusal>, Fault> {
    let changed = change_one(sql, stroll, next, who, at)?;
    if let Ok(after) = &changed {
        campaigns::set_last_day(sql, after.campaign)?;
    }
    Ok(changed)
}

/// As [`change_status`], but for the last day of the campaign, which follows from all its strolls.
pub(super) fn change_one(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    next: (Status, Option<DateTime>),
    who: (&Actor, &str),
    at: Timestamp,
) -> Result<Result<Stroll, Refusal>, Fault> {
    let Some(found) = super::load_bare_by_id(sql, stroll)? else {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    };
    let before = found.stroll;
    let change = match before.change(next.0, next.1, who, at) {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let has_moved = change.starts != before.starts;
    let first_starts = before.first_starts.or(has_moved.then_some(before.starts));
    let after = Stroll {
        status: change.status,
        starts: change.starts,
        first_starts,
        sequence: before.sequence + 1,
        ..before.clone()
    };
    set_status(sql, &after)?;
    record(sql, after.campaign, &change)?;
    let mut ids = ids_of_letters(&after, at.as_millisecond());
    tell_walkers(sql, (&before, &after), at, &mut ids)?;
    // Places that were given back while the stroll was cancelled went to nobody. Now that it may
    // take place again, waiting parties get them.
    registrations::promote(sql, after.id, who, at.as_millisecond(), &mut ids)?;
    Ok(Ok(after))
}

fn set_status(sql: &mut dyn Sql, after: &Stroll) -> Result<(), Fault> {
    let args = [
        ("status", after.status.as_str().into()),
        ("starts", after.starts.to_string().into()),
        ("first_starts", after.first_starts.map(|starts| starts.to_string()).into()),
        ("id", id(after.id)),
    ];
    sql.run(SET_STATUS, &args).map(drop)
}

/// Undoes the last change of status or start, which a member made at `undone_ms`: the stroll as it
/// is again, or `None` when that is not what was changed last, or too late. Calendars get a new
/// sequence. Letters that an earlier change still owes are put into the outbox again. The last day of
/// the campaign is left to the caller.
pub(super) fn undo_status(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    undone_ms: i64,
    who: (&Actor, Timestamp),
) -> Result<Option<Stroll>, Fault> {
    let (found, step) = (super::load_bare_by_id(sql, stroll)?, last_step(sql, stroll)?);
    let (Some(found), Some(step)) = (found, step) else { return Ok(None) };
    let LastChange { before, change } = step.change;
    if change.at.as_millisecond() != undone_ms {
        return Ok(None);
    }
    let now = found.stroll;
    let signed_up = found.tally.parties + found.tally.waiting;
    let Ok(restored) = now.undo((&before, &change), signed_up, who) else { return Ok(None) };
    let after = Stroll {
        status: restored.status,
        starts: restored.starts,
        first_starts: now.first_starts_without(&before),
        sequence: now.sequence + 1,
        ..now.clone()
    };
    set_status(sql, &after)?;
    add_line(sql, after.campaign, &restored, Some(step.number))?;
    raise_sequence(sql, stroll)?;
    plan::raise(sql, after.campaign)?;
    let at = restored.at;
    tell_walkers(sql, (&now, &after), at, &mut ids_of_letters(&after, at.as_millisecond()))?;
    Ok(Some(after))
}

fn ids_of_letters(stroll: &Stroll, at_ms: i64) -> impl FnMut() -> [u8; 16] + use<> {
    // The sequence grows with each change, so no two changes make the same ids.
    let change = format!("{} {}", stroll.id, stroll.sequence);
    let seed: Id<StatusChange> = fresh::imported(stroll.campaign, "change of status", &change);
    fresh::ids(at_ms, seed.bytes())
}

/// Queues letters if walkers have to be told of the change.
pub(super) fn tell_walkers(
    sql: &mut dyn Sql,
    (before, after): (&Stroll, &Stroll),
    now: Timestamp,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    if before.announces(after, now).is_some() {
        let told = (after.id, outbox::Letter::StrollChanged);
        outbox::tell_walkers(sql, told, now.as_millisecond(), fresh)?;
    }
    Ok(())
}

/// A recorded time as a moment.
pub(super) fn moment(at_ms: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_millisecond(at_ms).map_err(|_| Fault::corrupt("a time beyond all calendars"))
}

/// Records a change that calendars and feeds show. The stroll gets a new sequence, and its history
/// a line that says when, by whom and why.
pub(super) fn record(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    change: &StatusChange,
) -> Result<(), Fault> {
    add_change(sql, campaign, change)?;
    raise_sequence(sql, change.stroll)?;
    plan::raise(sql, campaign)
}

fn raise_sequence(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<(), Fault> {
    sql.run(RAISE_SEQUENCE, &[("stroll", id(stroll))]).map(drop)
}

/// Records a change of something other than status and start, such as where a stroll meets; `who`
/// is the person who changed it, and the reason. Changes of one moment are recorded once: an import
/// writes a stroll and its meeting place one after the other.
pub(super) fn note(
    sql: &mut dyn Sql,
    (campaign, stroll): (Id<Campaign>, Id<Stroll>),
    (by, why): (&Actor, &str),
    now_ms: i64,
) -> Result<(), Fault> {
    let Some(last) = last_record(sql, stroll)? else { return Ok(()) };
    let last_ms = last.at.as_millisecond();
    if last_ms == now_ms {
        return raise_sequence(sql, stroll);
    }
    // A clock that was set back must not hide the change behind one before it.
    let at = moment(now_ms.max(last_ms))?;
    let change = StatusChange { at, by: by.clone(), why: why.to_owned(), ..last };
    record(sql, campaign, &change)
}

/// Adds a line to the history of a stroll.
pub(super) fn add_change(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    change: &StatusChange,
) -> Result<(), Fault> {
    add_line(sql, campaign, change, None)
}

/// As [`add_change`], for a line that may take back another one.
fn add_line(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    change: &StatusChange,
    undoes: Option<i64>,
) -> Result<(), Fault> {
    let args = [
        ("undoes", undoes.into()),
        ("stroll", id(change.stroll)),
        ("campaign", id(campaign)),
        ("status", change.status.as_str().into()),
        ("starts", change.starts.to_string().into()),
        ("at_ms", change.at.as_millisecond().into()),
        ("by", change.by.as_str().into()),
        ("why", (&change.why).into()),
    ];
    sql.run(ADD_CHANGE, &args).map(drop)
}
