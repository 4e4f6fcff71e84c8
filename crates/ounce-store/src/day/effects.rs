//! What follows from entries, in the transaction that takes them: gifts, milk, places on the roster.
//!
//! Each effect is made once, and taken back once, whatever is taken twice. So it is enough to bring
//! every entry that may have changed to where the log says it is.

use std::collections::{BTreeMap, BTreeSet};

use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::day::effect::{self, Terms};
use ounce_domain::day::{Device, Key, Kind, Log, Received, undone};
use ounce_domain::id::Id;
use ounce_domain::waiver;
use ounce_sql::{Fault, Sql};

use super::devices;
use crate::{gifts, ledger, registrations};

/// What the effects of a request have in common.
pub(super) struct Effects<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) now_ms: i64,
}

/// Brings about what follows from new entries. The log has them already.
pub(super) fn follow(
    sql: &mut dyn Sql,
    log: &Log,
    new: &BTreeSet<Key>,
    effects: &Effects<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let terms = terms(effects.campaign);
    let undone = undone(log);
    let mut phones = Phones::default();
    for key in touched(log, new) {
        let Some(one) = log.get(key) else { continue };
        let device = phones.get(sql, key.device)?;
        let is_undone = undone.contains(&key);
        match one.entry.kind {
            Kind::Cash { .. } => cash(sql, (one, &device, &terms), is_undone, effects, fresh)?,
            Kind::Milk { .. } => milk(sql, one, &device, is_undone, effects.now_ms)?,
            Kind::WalkedIn { .. } => {
                walk_up(sql, (one, &device, &terms), is_undone, effects.now_ms, fresh)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// What the campaign says about records that come from the park.
pub(crate) fn terms(campaign: &Campaign) -> Terms {
    let language = campaign.first_language();
    let is_known = waiver::LANGUAGES.contains(&language);
    let language = if is_known { language } else { waiver::LANGUAGES[0] };
    Terms { currency: campaign.currency, language: language.to_owned(), waivers: waiver::CURRENT }
}

/// The entries whose effects may have changed, those to be taken back first: a place that one
/// family gives back is there for the next.
fn touched(log: &Log, new: &BTreeSet<Key>) -> Vec<Key> {
    let mut touched = new.clone();
    for key in new {
        let Some(Kind::Undo { of }) = log.get(*key).map(|one| &one.entry.kind) else { continue };
        touched.insert(*of);
        if matches!(log.get(*of).map(|one| &one.entry.kind), Some(Kind::WalkedIn { .. })) {
            // Another family by the same address can have the place now.
            let walk_ups =
                log.entries().filter(|one| matches!(one.entry.kind, Kind::WalkedIn { .. }));
            touched.extend(walk_ups.map(|one| one.entry.key));
        }
    }
    let undone = undone(log);
    let mut ordered: Vec<Key> = touched.into_iter().collect();
    ordered.sort_by_key(|key| (!undone.contains(key), *key));
    ordered
}

/// An entry with its phone and the terms of the campaign.
type Of<'a> = (&'a Received, &'a Device, &'a Terms);

fn cash(
    sql: &mut dyn Sql,
    (one, device, terms): Of<'_>,
    is_undone: bool,
    effects: &Effects<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let Some(gift) = effect::gift(one, device, terms) else { return Ok(()) };
    if gifts::hand_over(sql, &gift)? && !is_undone {
        gifts::thank(sql, &gift, fresh(), effects.now_ms)?;
    }
    if is_undone { gifts::take_back(sql, gift.id, effects.now_ms) } else { Ok(()) }
}

fn milk(
    sql: &mut dyn Sql,
    one: &Received,
    device: &Device,
    is_undone: bool,
    now_ms: i64,
) -> Result<(), Fault> {
    let line = effect::milk(one, device, &Actor::Host);
    ledger::post_new(sql, line)?;
    if is_undone {
        ledger::post_new(sql, effect::milk_back(one, device, now_ms, &Actor::Host))?;
    }
    Ok(())
}

fn walk_up(
    sql: &mut dyn Sql,
    (one, device, terms): Of<'_>,
    is_undone: bool,
    now_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    if is_undone {
        let id = Id::from_bytes(one.entry.key.id());
        return registrations::walk_back(sql, id, now_ms, fresh);
    }
    match effect::registration(one, device, terms) {
        Some(registration) => registrations::walk_up(sql, &registration),
        None => Ok(()),
    }
}

/// The phones of a log, each looked up once.
#[derive(Default)]
struct Phones(BTreeMap<Id<Device>, Device>);

impl Phones {
    fn get(&mut self, sql: &mut dyn Sql, device: Id<Device>) -> Result<Device, Fault> {
        if let Some(known) = self.0.get(&device) {
            return Ok(known.clone());
        }
        let found = devices::load(sql, device)?;
        let found = found.ok_or_else(|| Fault::corrupt("an entry of no phone"))?.device;
        self.0.insert(device, found.clone());
        Ok(found)
    }
}
