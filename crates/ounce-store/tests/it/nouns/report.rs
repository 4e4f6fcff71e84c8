//! The report's figures, and the rows they open into.

use ounce_domain::actor::Actor;
use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::stroll::Status;
use ounce_domain::tally::Figure;
use ounce_store::report::{self, After, Figures, MilkRow, MoneyRow, Rows};
use ounce_store::{gifts, milk};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

const DAY_MS: i64 = 86_400_000;

impl World {
    fn figures(&self) -> Answer<Figures> {
        let id = self.campaign.id;
        Ok(self.read(move |sql| report::figures(sql, id))?.ok_or("no such campaign")?)
    }

    fn rows(&self, figure: Figure, after: Option<After>, limit: i64) -> Answer<Rows> {
        let id = self.campaign.id;
        Ok(self.read(move |sql| report::list_rows(sql, id, figure, after, limit))?)
    }

    fn money(&self, figure: Figure, after: Option<After>, limit: i64) -> Answer<Vec<MoneyRow>> {
        match self.rows(figure, after, limit)? {
            Rows::Money(rows) => Ok(rows),
            other => Err(format!("no money: {other:?}").into()),
        }
    }

    fn milk_rows(&self, figure: Figure) -> Answer<Vec<MilkRow>> {
        match self.rows(figure, None, 0)? {
            Rows::Milk(rows) => Ok(rows),
            other => Err(format!("no milk: {other:?}").into()),
        }
    }

    /// Two towns walked in, one called off, gifts of every kind, milk of every kind.
    fn after_the_day(db: &crate::both::Database) -> Answer<World> {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 3)?;
        world.joined("river-bend", "b@example.org", 2)?;
        let later = world.join_at("elm-grove", "c@example.org", 4, NOW_MS + 2 * DAY_MS)?;
        assert!(later.is_ok());
        let mut off = world.stroll("long-beach", None);
        off.status = Status::Cancelled;
        world.save(&off)?;
        let gifts: Vec<Gift> = (1..=5)
            .map(|n| Gift {
                at_ms: NOW_MS + n % 2,
                is_hidden: n == 5,
                purpose: if n == 4 { Purpose::Shirt } else { Purpose::Gift },
                ..world.gift(n * 100, (n == 1).then_some("elm-grove"))
            })
            .collect();
        let mut promised = world.gift(7_000, Some("elm-grove"));
        promised.method = Method::AtStroll;
        promised.standing = GiftStanding::Promised;
        let promises = [world.promise(300, Some("elm-grove")), world.promise(200, None)];
        let mut unnamed = world.promise(50, Some("elm-grove"));
        unnamed.bank = None;
        let receipts = [world.receipt(400, Some(&promises[0])), world.receipt(10, None)];
        world.write(move |sql| {
            for gift in gifts.iter().chain([&promised]) {
                gifts::give(sql, gift, new_id())?;
            }
            for promise in promises.iter().chain([&unnamed]) {
                milk::promise(sql, promise, new_id())?;
            }
            for receipt in &receipts {
                if let Err(refusal) = milk::receive(sql, receipt, &Actor::Bank)? {
                    return Ok(Err(refusal));
                }
            }
            Ok(Ok(()))
        })?;
        world.agrees()?;
        Ok(world)
    }
}

on_both! {
    /// Places, people and partners as they were.
    fn the_figures_are_what_happened(db) {
        let world = World::after_the_day(db)?;
        let figures = world.figures()?;
        let tally = &figures.tally;
        assert_eq!((tally.places, tally.strolls.open, tally.strolls.cancelled), (3, 2, 1));
        assert_eq!((tally.groups, tally.walkers, figures.parties, figures.waiting), (2, 9, 3, 0));
        assert_eq!((tally.gift_minor, tally.shirt_minor, tally.promised_minor), (1_100, 400, 7_000));
        let lantern = &figures.partners[0];
        assert_eq!((lantern.groups, lantern.strolls, lantern.walkers), (2, 1, 7));
        assert_eq!(figures.strolls_of_groups(), 1);
        let shares: Vec<_> = figures.partners.iter().map(|one| one.share_minor).collect();
        assert_eq!(shares, [750, 450, 300]);
        let days: Vec<_> =
            figures.sign_ups.iter().map(|day| (day.date.to_string(), day.parties)).collect();
        assert_eq!(days, [("2015-05-02".to_owned(), 2), ("2015-05-04".to_owned(), 1)]);
        let unknown = ounce_domain::id::Id::from_bytes([1; 16]);
        assert_eq!(world.read(move |sql| report::figures(sql, unknown))?, None);
    }

    /// Every figure opens into rows that add up to it.
    fn rows_add_up_to_their_figures(db) {
        let world = World::after_the_day(db)?;
        let figures = world.figures()?;
        let Rows::Strolls(places) = world.rows(Figure::Places, None, 0)? else {
            return Err("places are strolls".into());
        };
        assert_eq!(places.len() as i64, figures.tally.places);
        let Rows::Strolls(walked) = world.rows(Figure::Walkers, None, 0)? else {
            return Err("walkers are on strolls".into());
        };
        assert_eq!(walked.len(), 2);
        let walkers: i64 = walked.iter().map(|one| one.tally.walkers).sum();
        assert_eq!(walkers, figures.tally.walkers);
        let Rows::Strolls(run) = world.rows(Figure::RunByGroups, None, 0)? else {
            return Err("groups run strolls".into());
        };
        assert_eq!(run.len() as i64, figures.strolls_of_groups());
        let Rows::Groups(groups) = world.rows(Figure::Groups, None, 0)? else {
            return Err("groups are groups".into());
        };
        let of_groups: Vec<_> = groups.iter().map(|one| (one.strolls, one.walkers)).collect();
        assert_eq!(of_groups, [(1, 7), (0, 0)]);
        let Rows::Days(days) = world.rows(Figure::SignUps, None, 0)? else {
            return Err("sign-ups are days".into());
        };
        assert_eq!(days, figures.sign_ups);
        let sum = |rows: &[MoneyRow]| rows.iter().map(|row| row.amount.minor).sum::<i64>();
        assert_eq!(sum(&world.money(Figure::Gifts, None, 100)?), figures.tally.gift_minor);
        assert_eq!(sum(&world.money(Figure::Shirts, None, 100)?), figures.tally.shirt_minor);
        let promised = world.money(Figure::PromisedGifts, None, 100)?;
        assert_eq!(sum(&promised), figures.tally.promised_minor);
        let milk = |rows: &[MilkRow]| rows.iter().map(|row| row.volume.0).sum::<i64>();
        let given = world.milk_rows(Figure::MilkPromised)?;
        assert_eq!(milk(&given), figures.tally.milk_promised.0);
        assert_eq!(given.len(), 3);
        assert!(given[0].stroll.is_none() && given[1].bank.is_none());
        assert_eq!(milk(&world.milk_rows(Figure::MilkReceived)?), figures.tally.milk_received.0);
    }

    /// Pages of gifts neither skip nor repeat one, and hide the names that are to be hidden.
    fn gifts_come_in_pages(db) {
        let world = World::after_the_day(db)?;
        let whole = world.money(Figure::Gifts, None, 100)?;
        let mut paged = Vec::new();
        let mut after = None;
        loop {
            let page = world.money(Figure::Gifts, after, 1)?;
            let Some(last) = page.last() else { break };
            after = Some(After::Row { at_ms: last.at_ms, id: last.id });
            paged.extend(page);
        }
        assert_eq!((paged.len(), &paged), (4, &whole));
        // As a link says it: by the day and the rows of it that came before.
        let mut by_day = Vec::new();
        for row in &whole {
            let from_ms = row.at_ms - row.at_ms.rem_euclid(DAY_MS);
            let is_before = |one: &&MoneyRow| one.at_ms >= from_ms;
            let rows = by_day.iter().filter(is_before).count() as i64;
            let page = world.money(Figure::Gifts, Some(After::InDay { from_ms, rows }), 1)?;
            by_day.extend(page);
        }
        assert_eq!(by_day, whole);
        let hidden: Vec<_> = whole.iter().filter(|row| row.name.is_none()).collect();
        assert_eq!((hidden.len(), hidden[0].amount.minor), (1, 500));
    }

    /// Words in links read back.
    fn figures_have_words(_db) {
        for figure in Figure::ALL {
            assert_eq!(Figure::parse(figure.as_str()), Some(figure));
        }
        assert_eq!(Figure::parse("profit"), None);
    }
}
