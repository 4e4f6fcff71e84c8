//! A change of the blueprint, written into all strolls that it concerns, as one act; and taken back
//! as one.

use std::collections::HashMap;

use jiff::Timestamp;
use ounce_domain::campaign::Campaign;
use ounce_domain::campaign::blueprint::{
    Change, Entry, Outline, Spot, Standing, Touched, take_back,
};
use ounce_domain::id::Id;
use ounce_domain::refusal::{PlanRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::{Field, LETTERS_WAIT_MS, Stroll, is_undoable};
use ounce_sql::{Fault, Sql};

use super::effects::{self, Parts};
use super::{GIVE, load, save, standings};
use crate::acts::{self, Act, Deed};
use crate::columns::{each, id, maybe};
use crate::outbox::{self, Letter};
use crate::strolls::{self, Doer, Undone};
use crate::{plan, registrations};

const LIST_PARTS: &str = "SELECT a.object, w.was, w.became
    FROM act a JOIN act_words w ON w.act = a.id
    WHERE a.campaign = :campaign AND a.at_ms = :at_ms AND a.about = :act
        AND a.deed = 'changed-field' AND a.kind = 'stroll'";
const FORGET_GIVEN: &str = "DELETE FROM stroll_given WHERE act = :act AND before IS NULL";
const RESTORE_GIVEN: &str = "UPDATE stroll_given SET value = before, before = NULL
    WHERE act = :act AND before IS NOT NULL";
const COUNT_LETTERS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM outbox
    WHERE kind IN ('stroll-changed', 'meeting-changed', 'promoted') AND at_ms = :at_ms
        AND about IN (SELECT r.id FROM registration r JOIN act a ON a.object = r.stroll
            WHERE a.campaign = :campaign AND a.at_ms = :at_ms AND a.about = :act)";

pub(crate) const ALL_SQL: &[&str] = &[LIST_PARTS, FORGET_GIVEN, RESTORE_GIVEN, COUNT_LETTERS];

/// What a change of the blueprint will lead to, as things are now; `None` leaves the field to the
/// tier above.
pub fn outline(
    sql: &mut dyn Sql,
    (campaign, spot): (Id<Campaign>, Spot),
    entry: Option<&Entry>,
    now: Timestamp,
) -> Result<Outline, Fault> {
    let mut after = load(sql, campaign)?;
    after.set(spot, entry.cloned());
    Ok(after.push(spot, standings(sql, campaign, spot.field)?, now))
}

/// Sets a field of the blueprint and does what an outline of this very transaction says: the act
/// that joins all changes. Letters wait until it can't be undone any more.
pub fn push(
    sql: &mut dyn Sql,
    (campaign, spot): (Id<Campaign>, Spot),
    (entry, outline): (Option<&Entry>, &Outline),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Id<Act>, Fault> {
    let whole = Id::from_bytes(fresh());
    let text = |entry: Option<&Entry>| entry.map(Entry::text).unwrap_or_default();
    let was = text(load(sql, campaign)?.get(spot));
    let words = (was, text(entry));
    acts::write(sql, &act_of(campaign, (whole, Deed::SetBlueprint), (spot, words), doer))?;
    save(sql, (campaign, spot), entry)?;
    let parts =
        Parts { campaign, at_ms: doer.at.as_millisecond(), about: whole, deed: Deed::ChangedField };
    change(sql, (&parts, spot.field), &outline.touched, (doer, fresh))?;
    effects::give(sql, &parts)?;
    for one in &outline.in_step {
        if one.given.as_ref() != Some(&one.text) {
            give(sql, (one, spot.field), (whole, fresh()))?;
        }
    }
    Ok(whole)
}

/// A stroll has the text of the blueprint already.
fn give(
    sql: &mut dyn Sql,
    (one, field): (&Standing, Field),
    (act, fresh): (Id<Act>, [u8; 16]),
) -> Result<(), Fault> {
    let args = [
        ("id", fresh.into()),
        ("stroll", id(one.stroll.id)),
        ("field", field.name().into()),
        ("value", (&one.text).into()),
        ("act", id(act)),
    ];
    sql.run(GIVE, &args).map(drop)
}

/// Writes an act for each stroll, the texts, and the letters.
fn change(
    sql: &mut dyn Sql,
    (parts, field): (&Parts, Field),
    touched: &[Touched],
    (doer, fresh): (&Doer<'_>, &mut dyn FnMut() -> [u8; 16]),
) -> Result<(), Fault> {
    if touched.is_empty() {
        return plan::raise(sql, parts.campaign);
    }
    for Touched { standing, to, .. } in touched {
        let act = Act {
            id: Id::from_bytes(fresh()),
            campaign: parts.campaign,
            object: standing.stroll.id.into(),
            deed: parts.deed,
            by: doer.by,
            about: Some(parts.about.bytes()),
            at_ms: parts.at_ms,
            field: field.name().to_owned(),
            was: standing.text.clone(),
            became: to.clone(),
            why: doer.why.to_owned(),
        };
        acts::write(sql, &act)?;
    }
    effects::write(sql, (parts, field), &doer.actor)?;
    for one in touched {
        if field == Field::Name {
            strolls::renew_words(sql, one.standing.stroll.id)?;
        }
        tell(sql, (parts, field), one, (doer, &mut *fresh))?;
    }
    plan::raise(sql, parts.campaign)
}

/// Tells the walkers of one stroll, where they have to know, and lets those who wait into new
/// places. The letters wait.
fn tell(
    sql: &mut dyn Sql,
    (parts, field): (&Parts, Field),
    one: &Touched,
    (doer, fresh): (&Doer<'_>, &mut dyn FnMut() -> [u8; 16]),
) -> Result<(), Fault> {
    let (stroll, at_ms) = (one.standing.stroll.id, parts.at_ms);
    if one.told > 0 {
        let letter = match field {
            Field::Time => Letter::StrollChanged,
            _ => Letter::MeetingChanged,
        };
        outbox::tell_walkers(sql, (stroll, letter), at_ms, fresh)?;
    }
    if field == Field::Capacity && one.standing.parties > 0 {
        registrations::promote(sql, stroll, (&doer.actor, "room came free"), at_ms, fresh)?;
    }
    let has_letters = one.told > 0 || field == Field::Capacity;
    if has_letters && one.standing.parties > 0 {
        outbox::hold_back(sql, stroll, at_ms, at_ms + LETTERS_WAIT_MS)?;
    }
    Ok(())
}

/// Undoes a change of the blueprint whose letters still wait. A stroll that has another text by now
/// stays as it is.
///
/// # Errors
/// `Unknown` for an act that is no such change; `UndoOver` when the ten minutes are over, it was
/// undone before, or the field was set again since.
pub fn undo(
    sql: &mut dyn Sql,
    (campaign, act): (Id<Campaign>, Id<Act>),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Undone, Refusal>, Fault> {
    let found = acts::load(sql, act)?;
    let found = found.filter(|act| act.campaign == campaign && act.deed == Deed::SetBlueprint);
    let whole = found.and_then(|act| Some((Spot::of_act(&act.field)?, act)));
    let Some((spot, whole)) = whole else { return Ok(Err(RecordRefusal::Unknown.into())) };
    let at_ms = doer.at.as_millisecond();
    let stands = load(sql, campaign)?.get(spot).map(Entry::text).unwrap_or_default();
    let is_last = stands == whole.became;
    if !is_undoable(whole.at_ms, at_ms) || !is_last || acts::was_undone(sql, &whole)? {
        return Ok(Err(Refusal::Plan(PlanRefusal::UndoOver)));
    }
    let now = standings(sql, campaign, spot.field)?;
    let back = pushed(sql, &whole, now)?;
    let (touched, kept) = take_back(spot.field, back, doer.at);
    let parts = Parts { campaign, at_ms, about: act, deed: Deed::Undid };
    change(sql, (&parts, spot.field), &touched, (doer, &mut *fresh))?;
    for one in touched.iter().filter(|one| one.standing.parties > 0) {
        let stroll = one.standing.stroll.id;
        // As when one change is undone: an earlier one whose letters had not left is what walkers
        // have to be told now. Otherwise they know what is true again.
        if !outbox::take_back(sql, stroll, whole.at_ms)? {
            outbox::take_back(sql, stroll, at_ms)?;
        }
    }
    sql.run(FORGET_GIVEN, &[("act", id(act))])?;
    sql.run(RESTORE_GIVEN, &[("act", id(act))])?;
    save(sql, (campaign, spot), Entry::parse(&whole.was).as_ref())?;
    let (undid, words) = (Id::from_bytes(fresh()), (whole.became, whole.was));
    let undid = act_of(campaign, (undid, Deed::Undid), (spot, words), doer);
    acts::write(sql, &Act { about: Some(act.bytes()), ..undid })?;
    Ok(Ok(Undone { strolls: i64::try_from(touched.len()).unwrap_or(i64::MAX), kept }))
}

/// The strolls that a push changed, as they stand now, and how it changed each.
fn pushed(
    sql: &mut dyn Sql,
    whole: &Act,
    strolls: Vec<Standing>,
) -> Result<Vec<(Standing, Change)>, Fault> {
    let args =
        [("campaign", id(whole.campaign)), ("at_ms", whole.at_ms.into()), ("act", id(whole.id))];
    let rows = sql.rows(LIST_PARTS, &args)?;
    let changes =
        each(&rows, |row| Ok((row.id()?, Change { was: row.text()?, became: row.text()? })))?;
    let mut changes: HashMap<Id<Stroll>, Change> = changes.into_iter().collect();
    let of = |one: Standing| changes.remove(&one.stroll.id).map(|change| (one, change));
    Ok(strolls.into_iter().filter_map(of).collect())
}

/// How many letters of a push have not left.
pub fn count_letters(sql: &mut dyn Sql, act: &Act) -> Result<i64, Fault> {
    let args = [("at_ms", act.at_ms.into()), ("campaign", id(act.campaign)), ("act", id(act.id))];
    Ok(maybe(sql.row(COUNT_LETTERS, &args)?, |row| row.int())?.unwrap_or_default())
}

fn act_of(
    campaign: Id<Campaign>,
    (id, deed): (Id<Act>, Deed),
    (spot, (was, became)): (Spot, (String, String)),
    doer: &Doer<'_>,
) -> Act {
    Act {
        id,
        campaign,
        object: campaign.into(),
        deed,
        by: doer.by,
        about: None,
        at_ms: doer.at.as_millisecond(),
        field: spot.act_field(),
        was,
        became,
        why: doer.why.to_owned(),
    }
}
