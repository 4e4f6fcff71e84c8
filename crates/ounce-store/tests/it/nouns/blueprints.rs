//! The blueprint of a campaign: pushed to all its strolls as one act, and undone as one.

use jiff::Timestamp;
use ounce_domain::actor::Actor;
use ounce_domain::campaign::blueprint::{Entry, FIELDS, Hold, Kept, Outline, Spot};
use ounce_domain::id::Id;
use ounce_domain::quantity::Marks;
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::{Field, LETTERS_WAIT_MS, Status, Touched, UNDO_MS};
use ounce_store::acts::{self, Act, By, Deed};
use ounce_store::strolls::{self, Doer, Undone};
use ounce_store::{Fault, blueprints, fresh, outbox};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

fn doer(at_ms: i64) -> Result<Doer<'static>, Fault> {
    let at = Timestamp::from_millisecond(at_ms).map_err(|_| Fault::corrupt("a time"))?;
    let by = By::Member(Id::from_bytes([7; 16]));
    Ok(Doer { by, actor: Actor::Coordinator, at, why: "", part_of: None })
}

fn entry(hold: Hold, value: &str) -> Option<Entry> {
    Some(Entry { hold, value: value.to_owned() })
}

/// The texts of a field before and after a push.
fn another(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Name => ("Stroll of elm-grove", "Milk Stroll {town}"),
        Field::Time => ("10:00", "09:30"),
        Field::LastsMinutes => ("60", "90"),
        Field::Capacity => ("50", "40"),
        Field::Confirm => ("at-once", "always"),
        Field::Distance => ("800 m", "1609 m"),
        Field::Surface | Field::RainPlan | Field::Bring | Field::About(_) => ("Boots.", "A hat."),
        _ => ("", ""),
    }
}

impl World {
    pub(crate) fn pushes(
        &self,
        spot: &str,
        entry: Option<Entry>,
        at_ms: i64,
    ) -> Answer<(Id<Act>, Outline)> {
        let (campaign, seed) = (self.campaign.id, new_id());
        let spot = Spot::parse(spot).ok_or("a spot")?;
        self.put(move |sql| {
            let (doer, mut ids) = (doer(at_ms)?, fresh::ids(at_ms, seed));
            let (at, entry) = ((campaign, spot), entry.as_ref());
            let outline = blueprints::outline(sql, at, entry, doer.at)?;
            let act = blueprints::push(sql, at, (entry, &outline), &doer, &mut ids)?;
            Ok((act, outline))
        })
    }

    fn undoes_push(&self, act: Id<Act>, at_ms: i64) -> Answer<Result<Undone, &'static str>> {
        let (campaign, seed) = (self.campaign.id, new_id());
        let undone = self.store.write_now(move |sql| {
            let mut ids = fresh::ids(at_ms, seed);
            blueprints::undo(sql, (campaign, act), &doer(at_ms)?, &mut ids)
        })?;
        Ok(undone.map_err(Refusal::code))
    }

    fn says(&self, slug: &str, field: Field) -> Answer<String> {
        let stroll = self.listed(slug)?.stroll.id;
        let page = self.read(move |sql| strolls::load_particulars(sql, stroll))?;
        Ok(page.ok_or("it is there")?.text(field))
    }

    /// The host writes something else.
    fn host_writes(&self, slug: &str, field: Field, mine: &str, at_ms: i64) -> Answer<()> {
        let (stroll, base) = (self.listed(slug)?.stroll.id, self.says(slug, field)?);
        let touched =
            [Touched { field, base, mine: mine.to_owned(), keep: None, must_choose: false }];
        let seed = new_id();
        self.write(move |sql| {
            let (doer, mut ids) = (doer(at_ms)?, fresh::ids(at_ms, seed));
            strolls::edit(sql, (stroll, &touched, Marks::Plain), &doer, &mut ids)
        })?;
        Ok(())
    }

    fn letters_due(&self, letter: outbox::Letter) -> Answer<Vec<i64>> {
        let due = self.read(|sql| outbox::list(sql, 100))?;
        let due = due.into_iter().filter(|one| one.letter == letter);
        Ok(due.map(|one| one.next_try_ms).collect())
    }
}

on_both! {
    /// Whatever the field is kept in: it is read back as it was pushed, calendars and the history
    /// agree, and undoing leaves the page as it was.
    fn every_field_is_pushed_and_undone(db) {
        let world = World::new(db)?;
        for (n, field) in (0..).zip(FIELDS) {
            let (was, became) = another(field);
            let at_ms = NOW_MS + 1_000 * n;
            world.host_writes("elm-grove", field, was, at_ms)?;
            let empty = world.says("quiet-lake", field)?;
            let before = world.listed("elm-grove")?.stroll;
            let (act, outline) = world.pushes(field.name(), entry(Hold::Locked, became), at_ms + 5)?;
            assert_eq!(outline.touched.len() + outline.in_step.len(), 4, "{field:?}");
            for slug in ["elm-grove", "river-bend", "long-beach", "quiet-lake"] {
                assert_eq!(world.says(slug, field)?, became.replace("{town}", slug), "{field:?} {slug}");
            }
            let is_seen = matches!(field, Field::Name | Field::Time | Field::LastsMinutes);
            let after = world.listed("elm-grove")?.stroll;
            assert_eq!(after.sequence - before.sequence, i64::from(is_seen), "{field:?}");
            let undone = world.undoes_push(act, at_ms + 9)?;
            let count = i64::try_from(outline.touched.len())?;
            assert_eq!(undone, Ok(Undone { strolls: count, kept: 0 }), "{field:?}");
            assert_eq!(world.says("elm-grove", field)?, was, "{field:?}");
            assert_eq!(world.says("quiet-lake", field)?, empty, "{field:?}");
            let again = world.listed("elm-grove")?.stroll;
            assert_eq!(again.first_starts, before.first_starts, "{field:?}");
            assert_eq!(world.undoes_push(act, at_ms + 10)?, Err("undo-over"), "it was undone");
        }
        let found = world.read(ounce_store::verify)?;
        assert_eq!(found, [], "histories, figures and references agree");
        let campaign = world.campaign.id;
        let set = world.read(move |sql| blueprints::load(sql, campaign))?;
        assert_eq!(set.entries().count(), 0, "nothing is set any more");
    }

    fn a_suggestion_leaves_what_a_host_changed(db) {
        let world = World::new(db)?;
        world.host_writes("river-bend", Field::Bring, "Boots.", NOW_MS + 1)?;
        let (_, first) = world.pushes("bring", entry(Hold::Suggested, "A hat."), NOW_MS + 5)?;
        assert_eq!((first.touched.len(), first.of_hosts()), (3, 1));
        world.host_writes("elm-grove", Field::Bring, "A scarf.", NOW_MS + 10)?;
        let (act, second) = world.pushes("bring", entry(Hold::Suggested, "Water."), NOW_MS + 20)?;
        let kept: Vec<_> =
            second.kept.iter().map(|(one, why)| (one.stroll.slug.as_str(), *why)).collect();
        assert_eq!(kept, [("elm-grove", Kept::Hosts), ("river-bend", Kept::Hosts)]);
        let bring = |slug| world.says(slug, Field::Bring);
        assert_eq!((bring("elm-grove")?, bring("long-beach")?), ("A scarf.".into(), "Water.".into()));
        // After undoing, the first text is the blueprint's again.
        assert_eq!(world.undoes_push(act, NOW_MS + 30)?, Ok(Undone { strolls: 2, kept: 0 }));
        assert_eq!(bring("long-beach")?, "A hat.");
        let (_, third) = world.pushes("bring", entry(Hold::Suggested, "Sunscreen."), NOW_MS + 40)?;
        assert_eq!((third.touched.len(), third.of_hosts()), (2, 2));
        let (_, locked) = world.pushes("bring", entry(Hold::Locked, "A hat."), NOW_MS + 50)?;
        assert_eq!((locked.touched.len(), locked.kept.len()), (4, 0), "a lock is for all");
        // A host who happens to say what is suggested has it from the blueprint from then on.
        world.pushes("bring", entry(Hold::Suggested, "A hat."), NOW_MS + 60)?;
        let (_, last) = world.pushes("bring", entry(Hold::Suggested, "Tea."), NOW_MS + 70)?;
        assert_eq!(last.touched.len(), 4);
    }

    fn a_country_has_a_text_of_its_own(db) {
        let world = World::new(db)?;
        let mut far = world.stroll("kyoto", None);
        far.country = "JP".to_owned();
        far.time_zone = "Asia/Tokyo".to_owned();
        world.save(&far)?;
        world.pushes("bring/JP", entry(Hold::Locked, "水筒"), NOW_MS + 5)?;
        let (_, whole) = world.pushes("bring", entry(Hold::Locked, "Water."), NOW_MS + 6)?;
        assert_eq!(whole.touched.len(), 4);
        assert_eq!(world.says("kyoto", Field::Bring)?, "水筒");
        let (act, back) = world.pushes("bring/JP", None, NOW_MS + 7)?;
        assert_eq!(back.touched.len(), 1);
        assert_eq!(world.says("kyoto", Field::Bring)?, "Water.");
        assert_eq!(world.undoes_push(act, NOW_MS + 8)?, Ok(Undone { strolls: 1, kept: 0 }));
        assert_eq!(world.says("kyoto", Field::Bring)?, "水筒");
        let campaign = world.campaign.id;
        let set = world.read(move |sql| blueprints::load(sql, campaign))?;
        assert_eq!(set.entries().count(), 2, "the country's own text is set again");
    }

    /// Walkers are told of another time by letters that wait, and of nothing when it is undone.
    fn another_time_is_told_and_taken_back(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 2)?;
        world.joined("river-bend", "b@example.org", 5)?;
        // All start at ten, so they have it from the blueprint from now on.
        let (_, ten) = world.pushes("time", entry(Hold::Locked, "10:00"), NOW_MS + 1)?;
        assert_eq!((ten.touched.len(), ten.in_step.len()), (0, 4));
        let (act, outline) = world.pushes("time", entry(Hold::Suggested, "09:00"), NOW_MS + 5)?;
        assert_eq!((outline.touched.len(), outline.told()), (4, 2));
        let changed = outbox::Letter::StrollChanged;
        assert_eq!(world.letters_due(changed)?, [NOW_MS + 5 + LETTERS_WAIT_MS; 2]);
        let moved = world.listed("elm-grove")?.stroll;
        assert_eq!(moved.starts.to_string(), "2015-06-06T09:00:00");
        assert_eq!(moved.first_starts.map(|at| at.to_string()), Some("2015-06-06T10:00:00".to_owned()));
        let campaign = world.campaign.id;
        let all = world.read(move |sql| acts::list(sql, campaign, 100))?;
        let whole = all.iter().find(|one| one.act.deed == Deed::SetBlueprint).ok_or("the act")?;
        assert_eq!((whole.act.id, whole.act.field.as_str()), (act, "blueprint/time"));
        let one = whole.act.clone();
        assert_eq!(world.read(move |sql| blueprints::count_letters(sql, &one))?, 2);
        world.host_writes("river-bend", Field::Time, "08:00", NOW_MS + 10)?;
        assert_eq!(world.undoes_push(act, NOW_MS + 5 + UNDO_MS)?, Err("undo-over"), "too late");
        assert_eq!(world.undoes_push(act, NOW_MS + 20)?, Ok(Undone { strolls: 3, kept: 1 }));
        assert_eq!(world.says("elm-grove", Field::Time)?, "10:00");
        assert_eq!(world.says("river-bend", Field::Time)?, "08:00", "it was changed since");
        assert_eq!(world.letters_due(changed)?.len(), 1, "the walkers of River Bend");
        assert_eq!(world.undoes_push(whole.act.id, NOW_MS + 30)?, Err("undo-over"));
    }

    /// Those who wait get the places that a push makes; nobody loses one.
    fn places_are_given_and_never_taken(db) {
        let world = World::new(db)?;
        world.joined("river-bend", "a@example.org", 5)?;
        world.joined("river-bend", "b@example.org", 2)?;
        assert_eq!(world.listed("river-bend")?.tally.waiting, 1);
        let (_, fewer) = world.pushes("capacity", entry(Hold::Locked, "4"), NOW_MS + 5)?;
        let kept: Vec<_> =
            fewer.kept.iter().map(|(one, why)| (one.stroll.slug.as_str(), *why)).collect();
        assert_eq!(kept, [("river-bend", Kept::BelowTaken)]);
        let (act, _) = world.pushes("capacity", entry(Hold::Locked, "20"), NOW_MS + 6)?;
        let after = world.listed("river-bend")?;
        assert_eq!((after.tally.walkers, after.tally.waiting), (7, 0));
        let promoted = world.letters_due(outbox::Letter::Promoted)?;
        assert_eq!(promoted, [NOW_MS + 6 + LETTERS_WAIT_MS]);
        assert_eq!(world.undoes_push(act, NOW_MS + 7)?, Ok(Undone { strolls: 3, kept: 1 }));
        assert_eq!(world.listed("river-bend")?.tally.walkers, 7);
    }

    fn strolls_that_are_over_or_cancelled_stay(db) {
        let world = World::new(db)?;
        let stroll = world.listed("elm-grove")?.stroll.id;
        world.write(move |sql| {
            let mut ids = fresh::ids(NOW_MS + 2, [3; 16]);
            strolls::decide(sql, (stroll, (Status::Cancelled, None)), &doer(NOW_MS + 2)?, &mut ids)
        })?;
        let (_, outline) = world.pushes("bring", entry(Hold::Locked, "A hat."), NOW_MS + 5)?;
        assert_eq!(outline.kept.iter().map(|(_, why)| *why).collect::<Vec<_>>(), [Kept::Cancelled]);
        let year = NOW_MS + 400 * 86_400_000;
        let (_, late) = world.pushes("bring", entry(Hold::Locked, "Water."), year)?;
        assert_eq!((late.touched.len(), late.kept.len()), (1, 3), "a draft has no day yet");
    }

    /// What was the blueprint's is so in the next edition, and what was a host's is the host's.
    fn the_blueprint_goes_along_to_the_next_edition(db) {
        let world = World::new(db)?;
        world.pushes("bring", entry(Hold::Suggested, "A hat."), NOW_MS + 1)?;
        world.pushes("capacity/CA", entry(Hold::Locked, "30"), NOW_MS + 2)?;
        world.host_writes("river-bend", Field::Bring, "Boots.", NOW_MS + 3)?;
        let day = jiff::civil::date(2016, 5, 7);
        world.carries("spring-2016", day, By::Shell)?.map_err(|(field, _)| field)?;
        let next = world.read(|sql| ounce_store::campaigns::load(sql, "spring-2016"))?;
        let next = next.ok_or("it was made")?.id;
        let set = world.read(move |sql| blueprints::load(sql, next))?;
        assert_eq!(set.entries().count(), 2);
        let spot = Spot::parse("bring").ok_or("a spot")?;
        let outline = world.read(move |sql| {
            let tea = entry(Hold::Suggested, "Tea.");
            blueprints::outline(sql, (next, spot), tea.as_ref(), doer(NOW_MS + 4)?.at)
        })?;
        let touched: Vec<_> =
            outline.touched.iter().map(|one| one.standing.stroll.slug.as_str()).collect();
        assert_eq!(touched, ["elm-grove", "long-beach"]);
        assert_eq!(outline.of_hosts(), 1);
        assert_eq!(world.read(ounce_store::verify)?, []);
    }
}

/// How many strolls are pushed to, and how long that may take.
const MANY: i64 = 15_000;
const MOST_SECONDS: f64 = 5.0;

#[expect(clippy::disallowed_methods, reason = "how long it takes is what this measures")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

fn measure(db: &crate::both::Database) -> Answer<()> {
    let world = World::new(db)?;
    let strolls: Vec<_> = (0..MANY).map(|n| world.stroll(&format!("town-{n:05}"), None)).collect();
    world.put(move |sql| {
        for stroll in &strolls {
            let change = ounce_domain::stroll::StatusChange {
                stroll: stroll.id,
                status: stroll.status,
                starts: stroll.starts,
                at: doer(NOW_MS)?.at,
                by: Actor::Coordinator,
                why: String::new(),
            };
            let saved = strolls::save(sql, stroll, &change, &mut || new_id())?;
            assert!(saved.is_ok(), "{}", stroll.slug);
        }
        Ok(())
    })?;
    for (n, field) in (0..).zip([Field::Bring, Field::Time, Field::Name, Field::About("en")]) {
        let at_ms = NOW_MS + 1_000 * n;
        let (begun, became) = (now(), another(field).1);
        let (act, outline) = world.pushes(field.name(), entry(Hold::Locked, became), at_ms)?;
        let pushed = begun.elapsed().as_secs_f64();
        assert!(outline.touched.len() as i64 >= MANY, "{field:?}");
        let undone = world.undoes_push(act, at_ms + 1)?;
        let both = begun.elapsed().as_secs_f64();
        assert!(undone.is_ok(), "{undone:?}");
        println!("{field:?}: pushed in {pushed:.2} s, undone in {:.2} s", both - pushed);
        assert!(pushed < MOST_SECONDS, "{field:?} took {pushed:.2} s");
    }
    Ok(())
}

#[test]
#[ignore = "a measure: how long a push to 15,000 strolls takes"]
fn a_push_to_fifteen_thousand_strolls_takes_seconds_on_sqlite() -> Answer<()> {
    measure(&crate::both::Database::sqlite())
}

#[test]
#[ignore = "a measure: how long a push to 15,000 strolls takes"]
fn a_push_to_fifteen_thousand_strolls_takes_seconds_on_postgresql() -> Answer<()> {
    measure(&crate::both::Database::postgres())
}
