//! Imports that would bring an erased person back, and data that ends by itself.

use ounce_domain::gift::Method;
use ounce_domain::refusal::{PersonRefusal, Refusal};
use ounce_store::person::retention::{self, Due, Row};
use ounce_store::{Filled, budget, fresh, gifts, idempotency, milk, registrations};

use super::{ADDRESS, name_the_person, rows_with_traces};
use crate::both::NOW_MS;
use crate::nouns::samples::email;
use crate::nouns::world::{Answer, World};

on_both! {
    /// The same file again must not bring anybody back.
    fn an_import_does_not_bring_back_who_was_erased(db) {
        let world = World::new(db)?;
        let mut place = world.joined("elm-grove", ADDRESS, 2)?;
        place.id = fresh::imported(world.campaign.id, "registration", "R-1");
        place.email = email(ADDRESS);
        place.stroll = world.listed("long-beach")?.stroll.id;
        let mut gift = world.gift(2_500, None);
        gift.email = Some(email(ADDRESS));
        let mut promise = world.promise(900, None);
        promise.email = email(ADDRESS);
        let import = || -> Answer<_> {
            let (place, gift, promise) = (place.clone(), gift.clone(), promise.clone());
            world.put(move |sql| {
                let places = registrations::import_many(sql, std::slice::from_ref(&place), Filled::default())?;
                let places = places.map(|done| done.new == 1).map_err(|all| all[0].1);
                Ok([
                    places,
                    gifts::import(sql, &gift, Filled::default())?,
                    milk::import_promise(sql, &promise)?,
                ])
            })
        };
        assert_eq!(import()?, [Ok(true), Ok(true), Ok(true)]);
        assert_eq!(import()?, [Ok(false), Ok(false), Ok(false)]);
        world.erase(ADDRESS)?;
        let before = rows_with_traces(db, &world)?;
        let erased = Err(Refusal::Person(PersonRefusal::Erased));
        assert_eq!(import()?, [erased, erased, erased]);
        assert_eq!(rows_with_traces(db, &world)?, before);
        assert_eq!(before, Vec::<String>::new());
    }

    /// A year after the campaign nothing names anybody but what givers show in public, and gifts
    /// whose receipt must be kept.
    fn addresses_end_a_year_after_the_campaign(db) {
        let world = World::new(db)?;
        world.with_a_person()?;
        name_the_person(db);
        let mut hidden = world.gift(500, None);
        (hidden.name, hidden.is_hidden) = ("Quiet Giver".to_owned(), true);
        world.give_as(&hidden)?;
        let mut received = world.gift(700, None);
        (received.method, received.email) = (Method::Imported, Some(email("bea@example.org")));
        world.give_as(&received)?;
        let figures = world.adds_up_to()?;
        let due = |today: &str| -> Answer<Due> {
            let today = today.parse()?;
            let all = world.read(move |sql| retention::due(sql, today, 1_000))?;
            Ok(all.into_iter().next().ok_or("no campaign")?)
        };
        let last_day = due("2016-01-01")?.campaign.last_day;
        let end = last_day.checked_add(jiff::Span::new().years(1))?;
        let found = due(&end.yesterday()?.to_string())?;
        assert_eq!((found.rows.len(), found.kept.len()), (0, 0));
        let found = due(&end.to_string())?;
        let receipts = [("2023-01-01".parse()?, 1)];
        assert_eq!(found.kept, receipts.into_iter().collect());
        let rows = found.rows.clone();
        world.put(move |sql| retention::end(sql, &found.campaign, &rows))?;
        // Data that is kept for two days is deleted by then.
        world.put(|sql| {
            budget::forget(sql, NOW_MS + 9 * 86_400_000)?;
            idempotency::forget_before(sql, NOW_MS + 1)
        })?;
        assert_eq!(rows_with_traces(db, &world)?, ["gift.message", "gift.name"]);
        assert_eq!(world.adds_up_to()?, figures);
        world.agrees()?;
        let kept = world.read(move |sql| gifts::load(sql, hidden.id))?.ok_or("no gift")?;
        assert_eq!(kept.name, "");
        let kept = world.read(move |sql| gifts::load(sql, received.id))?.ok_or("no gift")?;
        assert_eq!(kept.email, Some(email("bea@example.org")));
        assert_eq!(due(&end.to_string())?.rows, [], "once more there is nothing");
        let later = due("2023-01-01")?;
        assert_eq!(later.rows, [Row::Gift(received.id.bytes())]);
    }
}
