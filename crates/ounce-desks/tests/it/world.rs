//! What the tests of the desks find in the database.

use jiff::Timestamp;
use jiff::civil::{date, datetime};
use ounce_domain::actor::Actor;
use ounce_domain::campaign::{Campaign, Fee, Group, Partner};
use ounce_domain::id::Id;
use ounce_domain::quantity::Currency;
use ounce_domain::stroll::{Confirm, Position, Status, StatusChange, Stroll};
use ounce_store::{Fault, Sql, campaigns, fresh, strolls, waivers};

use crate::app::{ELSEWHERE, HERE, NOW};

fn id<T>(campaign: &str, last: u8) -> Id<T> {
    let mut random = [if campaign == HERE { 1 } else { 2 }; 10];
    random[9] = last;
    Id::new(NOW * 1000 - 86_400_000, random)
}

/// Two campaigns, each with a partner, a group and three strolls: `elm` of the group, `oak` and the
/// draft `fir`.
pub(crate) fn fill(sql: &mut dyn Sql) -> Result<(), Fault> {
    waivers::ensure(sql)?;
    for slug in [HERE, ELSEWHERE] {
        let campaign = Campaign {
            id: id(slug, 1),
            slug: slug.to_owned(),
            name: format!("Stroll {slug}"),
            day: date(2027, 5, 1),
            last_day: date(2027, 5, 1),
            currency: Currency::USD,
            languages: vec!["en".to_owned()],
            goal_minor: None,
            goal_milk: None,
            fee: Fee { basis_points: 290, fixed_minor: 30 },
            previous_places: None,
            is_reconstruction: false,
        };
        kept(campaigns::save(sql, &campaign)?)?;
        let partner = Partner {
            id: id(slug, 2),
            campaign: campaign.id,
            slug: "partner".to_owned(),
            name: "A partner".to_owned(),
            url: String::new(),
            share_basis_points: 10_000,
        };
        campaigns::save_partner(sql, &partner, 1)?;
        let group = Group {
            id: id(slug, 3),
            campaign: campaign.id,
            partner: partner.id,
            slug: "group".to_owned(),
            name: "A group".to_owned(),
            town: "Elm".to_owned(),
            region: "NY".to_owned(),
            country: "US".to_owned(),
        };
        campaigns::save_group(sql, &group)?;
        for (n, stroll_slug) in (4_u8..).zip(["elm", "oak", "fir"]) {
            let of_group = (stroll_slug == "elm").then_some(group.id);
            save_stroll(sql, (slug, campaign.id), (n, stroll_slug), of_group)?;
        }
    }
    Ok(())
}

fn kept<T, R: std::fmt::Debug>(saved: Result<T, R>) -> Result<T, Fault> {
    saved.map_err(|refusal| Fault::new(format!("{refusal:?}")))
}

fn save_stroll(
    sql: &mut dyn Sql,
    (campaign_slug, campaign): (&str, Id<Campaign>),
    (n, slug): (u8, &str),
    group: Option<Id<Group>>,
) -> Result<(), Fault> {
    let stroll = Stroll {
        id: id(campaign_slug, n),
        campaign,
        slug: slug.to_owned(),
        name: format!("Stroll of {slug}"),
        group,
        town: "Elm Grove".to_owned(),
        region: "NY".to_owned(),
        country: "US".to_owned(),
        position: Position { lat_e7: 431_000_000, lon_e7: -776_000_000 },
        time_zone: "America/New_York".to_owned(),
        starts: datetime(2027, 5, 1, 10, 0, 0, 0),
        first_starts: None,
        meeting_point: "By the fountain".to_owned(),
        host: "Robin Example".to_owned(),
        bring: String::new(),
        capacity: Some(50),
        confirm: Confirm::AtOnce,
        status: if slug == "fir" { Status::Draft } else { Status::Open },
        sequence: 0,
    };
    let change = StatusChange {
        stroll: stroll.id,
        status: stroll.status,
        starts: stroll.starts,
        at: Timestamp::from_second(NOW).map_err(|_| Fault::new("no time"))?,
        by: Actor::Import,
        why: String::new(),
    };
    let mut ids = fresh::ids(NOW * 1000, [n; 16]);
    kept(strolls::save(sql, &stroll, &change, &mut ids)?).map(drop)
}
