//! The blueprint of a campaign, and what it gave to the strolls.
//!
//! `push.rs` writes a change into all strolls that it concerns and takes it back; `effects.rs` has
//! the statements that do so for any number of strolls at once.

mod along;
mod effects;
mod push;

use std::collections::HashMap;

use ounce_domain::campaign::Campaign;
use ounce_domain::campaign::blueprint::{Blueprint, Entry, Hold, Spot, Standing, Tier, field_of};
use ounce_domain::id::Id;
use ounce_domain::stroll::{Field, Meeting, Particulars, Stroll};
use ounce_sql::{Fault, Sql};

use crate::columns::{each, id};
use crate::fresh::imported;
use crate::strolls;

pub(crate) use along::{begin, carry, carry_given, note_given};
pub use push::{count_letters, outline, push, undo};

const LOAD: &str =
    "SELECT tier, field, hold, value FROM blueprint_field WHERE campaign = :campaign";
const SAVE: &str = "INSERT INTO blueprint_field (id, campaign, tier, field, hold, value)
    VALUES (:id, :campaign, :tier, :field, :hold, :value)
    ON CONFLICT (campaign, tier, field) DO UPDATE SET hold = excluded.hold, value = excluded.value";
const REMOVE: &str = "DELETE FROM blueprint_field
    WHERE campaign = :campaign AND tier = :tier AND field = :field";
const LIST_GIVEN: &str = "SELECT g.stroll, g.value
    FROM stroll s JOIN stroll_given g ON g.stroll = s.id AND g.field = :field
    WHERE s.campaign = :campaign";
const GIVE: &str = "INSERT INTO stroll_given (id, stroll, field, value, before, act)
    VALUES (:id, :stroll, :field, :value, NULL, :act)
    ON CONFLICT (stroll, field) DO UPDATE
        SET before = stroll_given.value, value = excluded.value, act = excluded.act";

pub(crate) const ALL_SQL: &[&str] = &[LOAD, SAVE, REMOVE, LIST_GIVEN, GIVE];
pub(crate) use along::ALL_SQL as ALONG_SQL;
pub(crate) use effects::ALL_SQL as EFFECTS_SQL;
pub(crate) use push::ALL_SQL as PUSH_SQL;

/// What a campaign has set.
pub fn load(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Blueprint, Fault> {
    let mut blueprint = Blueprint::default();
    let rows = sql.rows(LOAD, &[("campaign", id(campaign))])?;
    let all = each(&rows, |row| {
        let tier = row.parsed("tier of a blueprint", Tier::parse)?;
        let field = row.parsed("field of a blueprint", field_of)?;
        let hold = row.parsed("hold on a field", Hold::parse)?;
        Ok((Spot { field, tier }, Entry { hold, value: row.text()? }))
    })?;
    for (spot, entry) in all {
        blueprint.set(spot, Some(entry));
    }
    Ok(blueprint)
}

/// Sets a field in a tier; `None` removes it.
fn save(
    sql: &mut dyn Sql,
    (campaign, spot): (Id<Campaign>, Spot),
    entry: Option<&Entry>,
) -> Result<(), Fault> {
    let place = [
        ("campaign", id(campaign)),
        ("tier", spot.tier.as_str().into()),
        ("field", spot.field.name().into()),
    ];
    let Some(entry) = entry else { return sql.run(REMOVE, &place).map(drop) };
    let of_field: Id<Blueprint> = imported(campaign, "blueprint", &spot.text());
    let [campaign, tier, field] = place;
    let args = [
        ("id", id(of_field)),
        campaign,
        tier,
        field,
        ("hold", entry.hold.as_str().into()),
        ("value", (&entry.value).into()),
    ];
    sql.run(SAVE, &args).map(drop)
}

/// How one field of every stroll stands, drafts too, in the order of their slugs.
pub fn standings(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    field: Field,
) -> Result<Vec<Standing>, Fault> {
    let args = [("campaign", id(campaign)), ("field", field.name().into())];
    let given = each(&sql.rows(LIST_GIVEN, &args)?, |row| Ok((row.id()?, row.text()?)))?;
    let mut given: HashMap<Id<Stroll>, String> = given.into_iter().collect();
    let meetings = strolls::list_every_meeting(sql, campaign)?;
    let mut meetings: HashMap<Id<Stroll>, Meeting> =
        meetings.into_iter().map(|meeting| (meeting.stroll, meeting)).collect();
    let mut about = match field {
        Field::About(_) => strolls::list_every_about(sql, campaign)?,
        _ => HashMap::new(),
    };
    let mut all = Vec::new();
    for found in strolls::list_bare(sql, campaign)? {
        let stroll = found.stroll.id;
        let page = Particulars {
            stroll: found.stroll,
            meeting: meetings.remove(&stroll).unwrap_or_else(|| Meeting::unknown(stroll)),
            host_email: None,
            about: about.remove(&stroll).unwrap_or_default(),
        };
        all.push(Standing {
            taken: found.tally.walkers,
            parties: found.tally.parties + found.tally.waiting,
            text: page.text(field),
            given: given.remove(&stroll),
            stroll: page.stroll,
        });
    }
    Ok(all)
}
