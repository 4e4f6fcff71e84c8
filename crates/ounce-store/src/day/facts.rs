//! The log of a stroll's day, and what the roster says about those it names.

use std::collections::{BTreeMap, BTreeSet};

use ounce_domain::campaign::Campaign;
use ounce_domain::day::{
    Clock, Device, Facts, Found, Key, Kind, Log, Received, State, Taken, Who, fold, read,
};
use ounce_domain::id::Id;
use ounce_domain::registration::{Code, Registration, Standing};
use ounce_domain::stroll::Stroll;
use ounce_domain::waiver;
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id, maybe};
use crate::{campaigns, registrations};

const LOG: &str = "SELECT e.device, e.seq, e.registration, e.offset_ms, e.received_ms, e.taken,
        e.body, d.enrolled_ms
    FROM day_entry e JOIN day_device d ON d.id = e.device
    WHERE e.stroll = :stroll ORDER BY e.position";
const OTHER_WORDS: &str = "SELECT o.device, o.seq FROM day_other_words o
        JOIN day_device d ON d.id = o.device
    WHERE d.stroll = :stroll ORDER BY o.device, o.seq";
const ON_ROSTER: &str =
    "SELECT id, standing, code, email_key FROM registration WHERE stroll = :stroll";
const ELSEWHERE: &str = "SELECT stroll, standing FROM registration WHERE id = :id";
const BANKS: &str = "SELECT slug FROM bank WHERE status = 'active'";

pub(crate) const ALL_SQL: &[&str] = &[LOG, OTHER_WORDS, ON_ROSTER, ELSEWHERE, BANKS];

/// The log of a day, and whose the tickets in it are.
pub struct Loaded {
    pub log: Log,
    tickets: BTreeMap<String, Id<Registration>>,
}

impl Loaded {
    /// The registrations that families who walked in have.
    pub fn walk_ups(&self) -> BTreeSet<Id<Registration>> {
        let entries = self.log.entries();
        let walked_in = entries.filter(|one| matches!(one.entry.kind, Kind::WalkedIn { .. }));
        walked_in.map(|one| Id::from_bytes(one.entry.key.id())).collect()
    }
}

/// The log of a stroll's day.
pub fn load(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Loaded, Fault> {
    let mut loaded = Loaded { log: Log::default(), tickets: BTreeMap::new() };
    let args = [("stroll", id(stroll))];
    for row in sql.rows(LOG, &args)? {
        let (received, ticket_of) = read_received(&mut Columns::of(&row))?;
        if let (Some(Who::Ticket(text)), Some(owner)) = (received.entry.kind.who(), ticket_of) {
            loaded.tickets.insert(text.clone(), owner);
        }
        loaded.log.add(received);
    }
    for key in each(&sql.rows(OTHER_WORDS, &args)?, read_key)? {
        loaded.log.add_other_words(key);
    }
    Ok(loaded)
}

/// The state of a stroll's day.
pub fn folded(sql: &mut dyn Sql, loaded: &Loaded, stroll: Id<Stroll>) -> Result<State, Fault> {
    let facts = facts(sql, loaded, stroll)?;
    Ok(fold(&loaded.log, &facts))
}

/// What the roster and the campaign say about what the entries name.
pub fn facts(sql: &mut dyn Sql, loaded: &Loaded, stroll: Id<Stroll>) -> Result<Facts, Fault> {
    let mut facts = Facts { waivers: waiver::CURRENT, ..Facts::default() };
    facts.tickets = loaded.tickets.clone();
    let mut by_address = BTreeMap::new();
    for row in sql.rows(ON_ROSTER, &[("stroll", id(stroll))])? {
        let mut row = Columns::of(&row);
        let owner: Id<Registration> = row.id()?;
        let standing = row.parsed("standing", Standing::parse)?;
        facts.registrations.insert(owner, Found { is_here: true, standing });
        if let Some(code) = row.opt_text()? {
            facts.tickets.insert(code, owner);
        }
        let email_key = row.text()?;
        if standing != Standing::Cancelled {
            by_address.insert(email_key, owner);
        }
    }
    let walk_ups: BTreeSet<[u8; 16]> = loaded.log.entries().map(|one| one.entry.key.id()).collect();
    for one in loaded.log.entries() {
        if let Some(who) = one.entry.kind.who() {
            look_elsewhere(sql, who, stroll, &mut facts)?;
        }
        if let Kind::WalkedIn { email: Some(email), .. } = &one.entry.kind {
            let owner = by_address.get(&email.key());
            // A place that another walk-up family has is asked about as one that walked in twice.
            if owner.is_some_and(|owner| !walk_ups.contains(&owner.bytes())) {
                facts.placed.insert(one.entry.key);
            }
        }
    }
    for row in sql.rows(BANKS, &[])? {
        facts.banks.insert(Columns::of(&row).text()?);
    }
    if let Some(campaign) = campaign_of(sql, stroll)? {
        facts.currency = Some(campaign.currency);
    }
    Ok(facts)
}

/// Looks up a party that is not on this roster: it may walk in another town.
fn look_elsewhere(
    sql: &mut dyn Sql,
    who: &Who,
    stroll: Id<Stroll>,
    facts: &mut Facts,
) -> Result<(), Fault> {
    let owner = match who {
        Who::Registration(owner) => Some(*owner),
        Who::Ticket(text) => match facts.tickets.get(text) {
            Some(owner) => Some(*owner),
            None => ticket_by_code(sql, text, facts)?,
        },
    };
    let Some(owner) = owner.filter(|owner| !facts.registrations.contains_key(owner)) else {
        return Ok(());
    };
    let found = maybe(sql.row(ELSEWHERE, &[("id", id(owner))])?, |row| {
        Ok((row.id::<Stroll>()?, row.parsed("standing", Standing::parse)?))
    })?;
    if let Some((of, standing)) = found {
        facts.registrations.insert(owner, Found { is_here: of == stroll, standing });
    }
    Ok(())
}

/// A ticket that was typed or read out: the code, with or without its hyphens.
fn ticket_by_code(
    sql: &mut dyn Sql,
    text: &str,
    facts: &mut Facts,
) -> Result<Option<Id<Registration>>, Fault> {
    let Ok(code) = Code::parse(text) else { return Ok(None) };
    let owner = registrations::find(sql, code)?;
    if let Some(owner) = owner {
        facts.tickets.insert(text.to_owned(), owner);
    }
    Ok(owner)
}

/// The campaign of a stroll.
pub(super) fn campaign_of(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
) -> Result<Option<Campaign>, Fault> {
    match crate::strolls::load_bare_by_id(sql, stroll)? {
        Some(found) => campaigns::load_by_id(sql, found.stroll.campaign),
        None => Ok(None),
    }
}

fn read_key(row: &mut Columns<'_>) -> Result<Key, Fault> {
    let device: Id<Device> = row.id()?;
    Ok(Key { device, seq: row.int()? })
}

/// Reads the columns of [`LOG`]; beside the entry, whose its ticket is.
fn read_received(row: &mut Columns<'_>) -> Result<(Received, Option<Id<Registration>>), Fault> {
    let key = read_key(row)?;
    let ticket_of = row.opt_id()?;
    let (offset_ms, received_ms) = (row.opt_int()?, row.int()?);
    let taken = row.parsed("taken", Taken::parse)?;
    let entry = read::kept(key, &row.text()?);
    let enrolled_ms = row.int()?;
    let clock = Clock { claimed_ms: entry.at_ms, offset_ms, received_ms, enrolled_ms };
    Ok((Received { entry, clock, taken }, ticket_of))
}
