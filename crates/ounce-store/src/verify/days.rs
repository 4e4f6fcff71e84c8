//! Every entry of a day that is about money or milk has its gift and its lines, and no position is
//! missing.

use std::collections::BTreeMap;

use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::day::{Device, Received, effect, undone};
use ounce_domain::gift::GiftStanding;
use ounce_domain::id::Id;
use ounce_domain::ledger::Transfer;
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use super::Finding;
use crate::columns::{Columns, each};
use crate::day::{self, devices};
use crate::ledger::{self, select_transfer};
use crate::{campaigns, gifts};

/// A stroll and its campaign; how many entries were counted, there are, and which is the last.
type Day = (Id<Stroll>, Id<Campaign>, i64, i64, i64);

const DAYS: &str = "SELECT d.stroll, s.campaign, d.last_position,
        (SELECT CAST(COUNT(*) AS BIGINT) FROM day_entry e WHERE e.stroll = d.stroll),
        (SELECT COALESCE(MAX(e.position), 0) FROM day_entry e WHERE e.stroll = d.stroll)
    FROM day d JOIN stroll s ON s.id = d.stroll ORDER BY d.stroll";
const LINES: &str = select_transfer!("WHERE t.about = :about ORDER BY t.id");

pub(super) const ALL_SQL: &[&str] = &[DAYS, LINES];

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let days: Vec<Day> = each(&sql.rows(DAYS, &[])?, |row| {
        Ok((row.id()?, row.id()?, row.int()?, row.int()?, row.int()?))
    })?;
    for (stroll, campaign, last, count, highest) in days {
        if last != count || last != highest {
            let found = format!("{count} entries, the last at {highest}");
            findings.push(Finding::new("day last_position", stroll.bytes(), last, found));
        }
        let found = match campaigns::load_by_id(sql, campaign) {
            Ok(Some(campaign)) => of_day(sql, stroll, &campaign, findings),
            Ok(None) => Ok(()),
            Err(fault) => Err(fault),
        };
        if let Err(fault) = found {
            findings.push(Finding::new("day", stroll.bytes(), "one that can be read", fault));
        }
    }
    Ok(())
}

fn of_day(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    campaign: &Campaign,
    findings: &mut Vec<Finding>,
) -> Result<(), Fault> {
    let log = day::load(sql, stroll)?.log;
    let phones: BTreeMap<_, _> =
        devices::list(sql, stroll)?.into_iter().map(|one| (one.device.id, one.device)).collect();
    let (terms, undone) = (day::terms(campaign), undone(&log));
    for one in log.entries() {
        let key = one.entry.key;
        let Some(device) = phones.get(&key.device) else { continue };
        let is_undone = undone.contains(&key);
        let agrees = match effect::gift(one, device, &terms) {
            Some(gift) => {
                let standing =
                    if is_undone { GiftStanding::Withdrawn } else { GiftStanding::Received };
                gifts::load(sql, gift.id)?.is_some_and(|kept| {
                    (kept.amount, kept.stroll, kept.standing)
                        == (gift.amount, gift.stroll, standing)
                })
            }
            None => milk_agrees(sql, one, device, is_undone)?,
        };
        if !agrees {
            let expected = "a gift or lines that follow from it";
            findings.push(Finding::new("day entry", key.id(), expected, "others"));
        }
    }
    Ok(())
}

fn milk_agrees(
    sql: &mut dyn Sql,
    one: &Received,
    device: &Device,
    is_undone: bool,
) -> Result<bool, Fault> {
    let rows = sql.rows(LINES, &[("about", one.entry.key.id().into())])?;
    let Some((line, ..)) = effect::milk(one, device, &Actor::Host) else {
        return Ok(rows.is_empty());
    };
    let found: Vec<Transfer> =
        rows.iter().map(|row| ledger::read(&mut Columns::of(row))).collect::<Result<_, _>>()?;
    let mut expected = vec![line];
    if is_undone {
        // Nothing says when the undo was received but the line itself.
        let back = effect::milk_back(one, device, 0, &Actor::Host).map(|(back, ..)| back);
        expected.extend(back.map(|back| {
            let at_ms = found.iter().find(|one| one.id == back.id).map_or(0, |one| one.at_ms);
            Transfer { at_ms, ..back }
        }));
    }
    let is_there = |line: &Transfer| found.contains(line);
    Ok(found.len() == expected.len() && expected.iter().all(is_there))
}
