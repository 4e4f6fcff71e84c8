//! The blueprint of the demo's campaign: what is locked and suggested everywhere, and what differs
//! in Canada. It was set some weeks ago, so the invented hosts have had time to write their own.

use crate::clock;
use jiff::Timestamp;
use ounce_domain::actor::Actor;
use ounce_domain::campaign::blueprint::{Entry, Hold, Spot};
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::strolls::Doer;
use ounce_store::{Fault, Sql, blueprints, campaigns, fresh, members};

const DAY_MS: i64 = 86_400_000;

/// Days ago, where, who may change it, and the text.
const SET: [(i64, &str, Hold, &str); 5] = [
    (40, "confirm", Hold::Locked, "always"),
    (
        39,
        "rain_plan",
        Hold::Suggested,
        "We walk in light rain. If it storms, this page says so by eight in the morning.",
    ),
    (39, "rain_plan/JP", Hold::Free, ""),
    (
        38,
        "bring/CA",
        Hold::Suggested,
        "Layers, good shoes, water, and a snack for the little ones.",
    ),
    (
        38,
        "about_en",
        Hold::Suggested,
        "Everybody is welcome in {town}: on foot, in a stroller, or in a carrier. We walk for the \
            smallest babies, and for the mothers who share their milk.",
    ),
];

/// Sets the blueprint and pushes it, field by field.
///
/// # Errors
/// A fault of the store.
pub(super) fn plant(sql: &mut dyn Sql, campaign: &str, now_ms: i64) -> Result<(), Fault> {
    let Some(campaign) = campaigns::load(sql, campaign)? else { return Ok(()) };
    let cora = EmailAddress::parse("cora.coordinator@ounce.example");
    let cora = cora.map_err(|_| Fault::new("no address"))?;
    let cora = members::find(sql, &cora)?.ok_or_else(|| Fault::new("no coordinator"))?.id;
    for (days, spot, hold, value) in SET {
        let at_ms = now_ms - days * DAY_MS;
        let at = Timestamp::from_millisecond(at_ms).map_err(|_| Fault::new("no time"))?;
        let (by, actor) = (By::Member(cora), Actor::Coordinator);
        let doer = Doer { by, actor, at, why: "", part_of: None };
        let spot = Spot::parse(spot).ok_or_else(|| Fault::new("no field of a blueprint"))?;
        let entry = Entry { hold, value: value.to_owned() };
        let (place, entry) = ((campaign.id, spot), Some(&entry));
        let outline = blueprints::outline(sql, place, entry, at)?;
        let mut ids = fresh::ids(at_ms, clock::random());
        blueprints::push(sql, place, (entry, &outline), &doer, &mut ids)?;
    }
    Ok(())
}
