//! Campaigns, partners and groups come back as they were saved.

use jiff::civil::date;
use ounce_domain::quantity::{Currency, Microlitres};
use ounce_domain::refusal::{BookRefusal, Refusal};
use ounce_store::{campaigns, gifts};

use super::samples::{campaign, groups, partners};
use super::world::{World, new_id};

on_both! {
    /// Every field, also those that may be missing.
    fn a_campaign_comes_back(db) {
        let world = World::new(db)?;
        let mut given = campaign("next");
        given.goal_milk = Some(Microlitres(7));
        given.goal_minor = None;
        given.previous_places = None;
        given.is_reconstruction = true;
        given.currency = Currency::JPY;
        given.day = date(2016, 5, 14);
        given.last_day = given.day;
        let saved = given.clone();
        assert!(world.write(move |sql| campaigns::save(sql, &saved))?);
        assert_eq!(world.read(|sql| campaigns::load(sql, "next"))?, Some(given.clone()));
        let id = given.id;
        assert_eq!(world.read(move |sql| campaigns::load_by_id(sql, id))?, Some(given.clone()));
        assert_eq!(world.read(|sql| campaigns::load(sql, "other"))?, None);
        let slugs: Vec<_> = world.read(campaigns::list)?.into_iter().map(|c| c.slug).collect();
        assert_eq!(slugs, ["next", "spring-2015"]);
    }

    /// Saving the same again says that nothing changed; another id for a known slug is dropped.
    fn saving_again_changes_nothing(db) {
        let world = World::new(db)?;
        let mut again = world.campaign.clone();
        again.id = ounce_domain::id::Id::from_bytes(new_id());
        let same = again.clone();
        assert!(!world.write(move |sql| campaigns::save(sql, &same))?);
        again.goal_minor = None;
        again.day = date(2015, 5, 30);
        let other = again.clone();
        assert!(world.write(move |sql| campaigns::save(sql, &other))?);
        let kept = world.read(|sql| campaigns::load(sql, "spring-2015"))?.ok_or("gone")?;
        assert_eq!((kept.id, kept.goal_minor), (world.campaign.id, None));
        // The strolls still walk on 6 June.
        assert_eq!((kept.day, kept.last_day), (date(2015, 5, 30), date(2015, 6, 6)));
        world.agrees()?;
    }

    /// Dollars can't become yen once there are some.
    fn the_currency_stays_once_money_is_booked(db) {
        let world = World::new(db)?;
        let mut yen = world.campaign.clone();
        yen.currency = Currency::JPY;
        let gift = world.gift(500, None);
        world.put(move |sql| gifts::give(sql, &gift, new_id()))?;
        let refused = world.store.write_now(move |sql| campaigns::save(sql, &yen))?;
        assert_eq!(refused, Err(Refusal::Book(BookRefusal::OtherCurrency)));
    }

    /// Partners in line, groups by place; changes are noticed and nothing else is.
    fn partners_and_groups_come_back(db) {
        let world = World::new(db)?;
        let id = world.campaign.id;
        let given = partners(&world.campaign);
        assert_eq!(world.read(move |sql| campaigns::list_partners(sql, id))?, given);
        assert_eq!(
            world.read(move |sql| campaigns::list_groups(sql, id))?,
            groups(&world.campaign)
        );
        let (mut last, first) = (given[2].clone(), given[0].clone());
        assert!(!world.put({
            let last = last.clone();
            move |sql| campaigns::save_partner(sql, &last, 3)
        })?);
        last.name = "The meadow circle".to_owned();
        assert!(world.put(move |sql| campaigns::save_partner(sql, &last, 0))?);
        let listed = world.read(move |sql| campaigns::list_partners(sql, id))?;
        assert_eq!(listed[0].name, "The meadow circle");
        assert_eq!(listed[1], first);
        let mut group = groups(&world.campaign)[0].clone();
        let same = group.clone();
        assert!(!world.put(move |sql| campaigns::save_group(sql, &same))?);
        group.town = "Oak Grove".to_owned();
        assert!(world.put(move |sql| campaigns::save_group(sql, &group))?);
        world.agrees()?;
    }
}
