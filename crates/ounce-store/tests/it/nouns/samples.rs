//! Rows to begin with: plainly invented, and the same each time but for their ids.

use jiff::civil::date;
use ounce_domain::campaign::{Campaign, Fee, Group, Partner};
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::member::passkey::Passkey;
use ounce_domain::milk_promise::Bank;
use ounce_domain::quantity::Currency;
use ounce_domain::registration::{Application, Party};
use ounce_domain::stroll::Position;
use ounce_domain::text::EmailAddress;
use ounce_domain::waiver::Signature;
use ounce_store::fresh;
use ounce_store::passkeys::Key;

use super::world::new_id;
use crate::both::NOW_MS;

pub(crate) fn campaign(slug: &str) -> Campaign {
    Campaign {
        id: Id::from_bytes(new_id()),
        slug: slug.to_owned(),
        name: "Spring stroll".to_owned(),
        day: date(2015, 6, 6),
        last_day: date(2015, 6, 6),
        currency: Currency::USD,
        languages: vec!["en".to_owned(), "es".to_owned()],
        goal_minor: Some(5_000_000),
        goal_milk: None,
        fee: Fee { basis_points: 290, fixed_minor: 30 },
        previous_places: Some(70),
        is_reconstruction: false,
    }
}

pub(crate) fn partners(campaign: &Campaign) -> Vec<Partner> {
    [("lantern", 5_000), ("harbour", 3_000), ("meadow", 2_000)]
        .into_iter()
        .map(|(slug, share_basis_points)| Partner {
            id: fresh::imported(campaign.id, "partner", slug),
            campaign: campaign.id,
            slug: slug.to_owned(),
            name: format!("The {slug} society"),
            url: format!("https://{slug}.example"),
            share_basis_points,
        })
        .collect()
}

pub(crate) fn groups(campaign: &Campaign) -> Vec<Group> {
    let partner = partners(campaign)[0].id;
    ["grove-group", "lake-group"]
        .into_iter()
        .map(|slug| Group {
            id: fresh::imported(campaign.id, "group", slug),
            campaign: campaign.id,
            partner,
            slug: slug.to_owned(),
            name: format!("The {slug}"),
            town: "Elm Grove".to_owned(),
            region: "NY".to_owned(),
            country: "US".to_owned(),
        })
        .collect()
}

pub(crate) fn bank(slug: &str, status: &str) -> Bank {
    Bank {
        id: fresh::imported(Id::from_bytes([0; 16]), "bank", slug),
        slug: slug.to_owned(),
        name: format!("Milk bank {slug}"),
        city: "Elm Grove".to_owned(),
        region: "NY".to_owned(),
        country: "US".to_owned(),
        position: Position { lat_e7: 431_000_000, lon_e7: -776_000_000 },
        network: "HMBANA".to_owned(),
        status: status.to_owned(),
        source: "https://bank.example".to_owned(),
        last_checked: date(2015, 4, 1),
    }
}

pub(crate) fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an address of these tests")
}

pub(crate) fn application(address: &str, adults: i64) -> Application {
    Application {
        name: "Ada Example".to_owned(),
        email: email(address),
        party: Party { adults, children: 0 },
        signature: signature(),
    }
}

pub(crate) fn signature() -> Signature {
    Signature { version: 1, language: "en".to_owned(), signed_name: "Ada Example".to_owned() }
}

/// A passkey of a member, and what it answers with.
pub(crate) fn passkey(member: Id<Member>) -> (Passkey, Key) {
    let id = Id::from_bytes([36; 16]);
    let (name, host) = ("My telephone".to_owned(), "stroll.example".to_owned());
    let key = Key {
        id,
        member,
        credential: vec![37; 32],
        public_key: vec![38; 77],
        algorithm: -7,
        counter: 0,
        transports: "internal".to_owned(),
    };
    (Passkey { id, name, host, at_ms: NOW_MS, used_ms: None }, key)
}
