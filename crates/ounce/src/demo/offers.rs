//! Invented people who offer to host, so that the coordinator of a demo has somebody to answer.

use crate::clock;
use ounce_domain::hosting::{HostApplication, Standing, Town};
use ounce_domain::id::Id;
use ounce_domain::stroll::Position;
use ounce_domain::text::EmailAddress;
use ounce_store::{Fault, Sql, campaigns, host_applications};

const HOUR_MS: i64 = 3_600_000;

struct Offer {
    name: &'static str,
    town: &'static str,
    region: &'static str,
    time_zone: &'static str,
    position: Position,
    why: &'static str,
}

/// The second one is near a town that walks already.
const OFFERS: [Offer; 3] = [
    Offer {
        name: "Juniper Wren",
        town: "Bangor",
        region: "ME",
        time_zone: "America/New_York",
        position: Position { lat_e7: 448_016_000, lon_e7: -687_712_000 },
        why: "Our twins came home from the NICU in spring. Ten families here want to walk.",
    },
    Offer {
        name: "Silas Plover",
        town: "Brighton",
        region: "NY",
        time_zone: "America/New_York",
        position: Position { lat_e7: 431_475_000, lon_e7: -775_506_000 },
        why: "We would like a walk on our side of the river.",
    },
    Offer {
        name: "Opal Thrush",
        town: "Duluth",
        region: "MN",
        time_zone: "America/Chicago",
        position: Position { lat_e7: 467_867_000, lon_e7: -921_005_000 },
        why: "I run a parents' café and can bring the coffee.",
    },
];

/// Puts the offers in front of the coordinator, one an hour.
pub(super) fn plant(sql: &mut dyn Sql, campaign: &str, now_ms: i64) -> Result<(), Fault> {
    let Some(found) = campaigns::load(sql, campaign)? else { return Ok(()) };
    for (n, Offer { name, town, region, time_zone, position, why }) in (1..).zip(OFFERS) {
        let at_ms = now_ms - n * HOUR_MS;
        let address = format!("{}@ounce.example", name.to_lowercase().replace(' ', "."));
        let application = HostApplication {
            id: Id::new(at_ms, clock::random()),
            campaign: found.id,
            name: name.to_owned(),
            email: EmailAddress::parse(&address).map_err(|_| Fault::new("no address"))?,
            town: Town {
                name: town.to_owned(),
                region: region.to_owned(),
                country: "US".to_owned(),
                position,
                time_zone: time_zone.to_owned(),
            },
            group: None,
            why: why.to_owned(),
            language: "en".to_owned(),
            at_ms,
            standing: Standing::Waiting,
            said: String::new(),
            since_ms: at_ms,
            stroll: None,
        };
        host_applications::apply(sql, &application, clock::random())?;
    }
    Ok(())
}
