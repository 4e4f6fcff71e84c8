//! Writes a stroll from an import.

use jiff::Timestamp;
use ounce_domain::id::Id;
use ounce_domain::refusal::{FieldRefusal, Refusal, WalkRefusal};
use ounce_domain::stroll::{Status, StatusChange, Stroll};
use ounce_sql::{Fault, Sql};

use super::change::{add_change, last_record, moment, note, record, tell_walkers};
use super::words::words_of;
use crate::columns::{id, opt_id};
use crate::fresh::made_ms;
use crate::{campaigns, plan, registrations};

const INSERT: &str = "INSERT INTO stroll (id, campaign, slug, name, chapter, town, region, country,
        lat_e7, lon_e7, time_zone, starts, first_starts, meeting_point, host, bring, confirm,
        status, sequence, words)
    VALUES (:id, :campaign, :slug, :name, :chapter, :town, :region, :country, :lat_e7, :lon_e7,
        :time_zone, :starts, :first_starts, :meeting_point, :host, :bring, :confirm, :status,
        :sequence, :words)";
const INSERT_ROOM: &str = "INSERT INTO stroll_room
        (stroll, campaign, capacity, taken, parties, waiting)
    VALUES (:stroll, :campaign, :capacity, 0, 0, 0)";
const UPDATE: &str = "UPDATE stroll SET name = :name, chapter = :chapter, town = :town,
        region = :region, country = :country, lat_e7 = :lat_e7, lon_e7 = :lon_e7,
        time_zone = :time_zone, starts = :starts, first_starts = :first_starts,
        meeting_point = :meeting_point, host = :host, bring = :bring, confirm = :confirm,
        status = :status, sequence = :sequence, words = :words
    WHERE id = :id AND campaign = :campaign AND slug = :slug";
const UPDATE_ROOM: &str = "UPDATE stroll_room SET capacity = :capacity
    WHERE stroll = :stroll AND (CAST(:capacity AS BIGINT) IS NULL OR taken <= :capacity)";

pub(crate) const ALL_SQL: &[&str] = &[INSERT, INSERT_ROOM, UPDATE, UPDATE_ROOM];

/// Inserts a stroll, or brings the one with this slug up to date (its id is kept); true when
/// something changed. `change` says when, by whom and why its status and start are what they are; a
/// change that was recorded later than that stands, so that importing an old file again does not
/// undo newer changes. Everybody who signed up is told the change by letter, unless the day is
/// over. Waiting parties move up when there is more room, or when the stroll takes place again;
/// `fresh` gives the ids of all these letters, the same ones whenever the closure runs.
///
/// # Errors
/// `StatusOutOfOrder` when the status can't follow the recorded one, `TooLarge(capacity)` when
/// more places are taken than the new capacity has.
pub fn save(
    sql: &mut dyn Sql,
    stroll: &Stroll,
    change: &StatusChange,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<bool, Refusal>, Fault> {
    match super::load_bare(sql, stroll.campaign, &stroll.slug)? {
        None => insert(sql, stroll, change).map(|()| Ok(true)),
        Some(found) => update(sql, &found.stroll, stroll, change, fresh),
    }
}

fn insert(sql: &mut dyn Sql, stroll: &Stroll, change: &StatusChange) -> Result<(), Fault> {
    write(sql, INSERT, stroll)?;
    let room = [
        ("stroll", id(stroll.id)),
        ("campaign", id(stroll.campaign)),
        ("capacity", stroll.capacity.into()),
    ];
    sql.run(INSERT_ROOM, &room)?;
    plan::raise(sql, stroll.campaign)?;
    let change = StatusChange { stroll: stroll.id, ..change.clone() };
    add_change(sql, stroll.campaign, &change)?;
    if takes_place(stroll.status) {
        campaigns::extend_last_day(sql, stroll.campaign, stroll.starts.date())?;
    }
    Ok(())
}

fn update(
    sql: &mut dyn Sql,
    before: &Stroll,
    given: &Stroll,
    change: &StatusChange,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<bool, Refusal>, Fault> {
    let mut next = Stroll { id: before.id, sequence: before.sequence, ..given.clone() };
    let has_moved = |next: &Stroll| (next.status, next.starts) != (before.status, before.starts);
    if has_moved(&next) && last_change_ms(sql, before.id)? > change.at.as_millisecond() {
        next.status = before.status;
        next.starts = before.starts;
        next.first_starts = before.first_starts;
    }
    if next == *before {
        return Ok(Ok(false));
    }
    if next.status != before.status && !before.status.may_become(next.status) {
        return Ok(Err(Refusal::Walk(WalkRefusal::StatusOutOfOrder)));
    }
    if next.capacity != before.capacity {
        let room = [("stroll", id(next.id)), ("capacity", next.capacity.into())];
        if sql.run(UPDATE_ROOM, &room)? == 0 {
            return Ok(Err(Refusal::Field(FieldRefusal::TooLarge(
                next.capacity.unwrap_or(i64::MAX),
            ))));
        }
    }
    write(sql, UPDATE, &next)?;
    plan::raise(sql, next.campaign)?;
    // The change may be one that happened long ago; letters are written now.
    let now_ms = made_ms(fresh());
    if has_moved(&next) {
        let at = after_the_last(sql, next.id, change.at.as_millisecond(), now_ms)?;
        let change = StatusChange { stroll: next.id, at, ..change.clone() };
        record(sql, next.campaign, &change)?;
        campaigns::set_last_day(sql, next.campaign)?;
    } else if concerns_calendars(before, &next) {
        note(sql, (next.campaign, next.id), (&change.by, ""), now_ms)?;
    }
    if next.capacity != before.capacity || has_moved(&next) {
        let who = (&change.by, "room came free");
        tell_walkers(sql, (before, &next), moment(now_ms)?, fresh)?;
        registrations::promote(sql, next.id, who, now_ms, fresh)?;
    }
    Ok(Ok(true))
}

/// When a change of status counts as made: since when the file says, unless something was recorded
/// later or at that very time. Otherwise a file with an old `status_at` would make a change that
/// calendars and feeds take for one they know already.
fn after_the_last(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    at_ms: i64,
    now_ms: i64,
) -> Result<Timestamp, Fault> {
    let last_ms = last_change_ms(sql, stroll)?;
    moment(if at_ms > last_ms { at_ms } else { now_ms.max(last_ms) })
}

fn last_change_ms(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<i64, Fault> {
    Ok(last_record(sql, stroll)?.map_or(i64::MIN, |last| last.at.as_millisecond()))
}

/// Whether its date counts towards the last day of the campaign.
fn takes_place(status: Status) -> bool {
    matches!(status, Status::Open | Status::Held | Status::Postponed { dated: true })
}

/// Whether the difference concerns somebody who has the stroll in a calendar (RFC 5545, 3.8.7.4).
pub(super) fn concerns_calendars(before: &Stroll, next: &Stroll) -> bool {
    let seen = |s: &Stroll| {
        let place = (s.meeting_point.clone(), s.town.clone(), s.region.clone(), s.position);
        (s.name.clone(), s.starts, s.time_zone.clone(), s.status, place)
    };
    seen(before) != seen(next)
}

/// Runs one of the two statements that name every column.
pub(super) fn write(
    sql: &mut dyn Sql,
    statement: &'static str,
    stroll: &Stroll,
) -> Result<(), Fault> {
    let args = [
        ("id", id(stroll.id)),
        ("campaign", id(stroll.campaign)),
        ("slug", (&stroll.slug).into()),
        ("name", (&stroll.name).into()),
        ("chapter", opt_id(stroll.group)),
        ("town", (&stroll.town).into()),
        ("region", (&stroll.region).into()),
        ("country", (&stroll.country).into()),
        ("lat_e7", stroll.position.lat_e7.into()),
        ("lon_e7", stroll.position.lon_e7.into()),
        ("time_zone", (&stroll.time_zone).into()),
        ("starts", stroll.starts.to_string().into()),
        ("first_starts", stroll.first_starts.map(|starts| starts.to_string()).into()),
        ("meeting_point", (&stroll.meeting_point).into()),
        ("host", (&stroll.host).into()),
        ("bring", (&stroll.bring).into()),
        ("confirm", stroll.confirm.as_str().into()),
        ("status", stroll.status.as_str().into()),
        ("sequence", stroll.sequence.into()),
        ("words", words_of(stroll).into()),
    ];
    if sql.run(statement, &args)? == 1 {
        Ok(())
    } else {
        Err(Fault::corrupt("a stroll that was there is gone"))
    }
}
