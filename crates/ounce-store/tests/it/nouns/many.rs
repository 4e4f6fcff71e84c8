//! The table of strolls, and one change of many of them.

use jiff::Timestamp;
use jiff::civil::date;
use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::{LETTERS_WAIT_MS, LeftOut, ManyChange, Need, Outline, Status, UNDO_MS};
use ounce_store::acts::{self, Act, By, Deed};
use ounce_store::strolls::{self, Chosen, Doer, Filter, Sort, Undone};
use ounce_store::{Fault, fresh, outbox};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

fn doer(at_ms: i64) -> Result<Doer<'static>, Fault> {
    let at = Timestamp::from_millisecond(at_ms).map_err(|_| Fault::corrupt("a time"))?;
    let by = By::Member(Id::from_bytes([7; 16]));
    Ok(Doer { by, actor: Actor::Coordinator, at, why: "a storm", part_of: None })
}

impl World {
    fn slugs(&self, filter: Filter, sort: Sort, limit: i64) -> Answer<Vec<String>> {
        let campaign = self.campaign.id;
        let (mut all, mut after) = (Vec::new(), String::new());
        loop {
            let (what, from) = (filter.clone(), after.clone());
            let page =
                self.read(move |sql| strolls::find(sql, (campaign, &what), (sort, &from), limit))?;
            let Some(last) = page.last() else { return Ok(all) };
            after = last.slug.clone();
            all.extend(page.into_iter().map(|line| line.slug));
        }
    }

    fn changes_many(
        &self,
        chosen: Chosen,
        change: ManyChange,
        at_ms: i64,
    ) -> Answer<(Id<Act>, Outline)> {
        let (campaign, seed) = (self.campaign.id, new_id());
        self.put(move |sql| {
            let (doer, mut ids) = (doer(at_ms)?, fresh::ids(at_ms, seed));
            let outline = change.outline(strolls::candidates(sql, campaign, &chosen)?, doer.at);
            let act = strolls::change_many(sql, (campaign, change, &outline), &doer, &mut ids)?;
            Ok((act, outline))
        })
    }

    fn undoes_many(&self, act: Id<Act>, at_ms: i64) -> Answer<Result<Undone, &'static str>> {
        let (campaign, seed) = (self.campaign.id, new_id());
        let undone = self.store.write_now(move |sql| {
            let mut ids = fresh::ids(at_ms, seed);
            strolls::undo_many(sql, (campaign, act), &doer(at_ms)?, &mut ids)
        })?;
        Ok(undone.map_err(Refusal::code))
    }

    fn letters_wait(&self) -> Answer<Vec<i64>> {
        let due = self.read(|sql| outbox::list(sql, 100))?;
        let due = due.into_iter().filter(|one| one.letter == outbox::Letter::StrollChanged);
        Ok(due.map(|one| one.next_try_ms).collect())
    }
}

fn all() -> Chosen {
    Chosen::All(Filter::default())
}

on_both! {
    /// Any page size gives every stroll once, in the order that was asked for.
    fn the_table_is_turned_page_by_page_in_any_order(db) {
        let world = World::new(db)?;
        world.joined("long-beach", "a@example.org", 3)?;
        world.joined("elm-grove", "b@example.org", 2)?;
        let by_town = ["elm-grove", "long-beach", "quiet-lake", "river-bend"];
        let by_walkers = ["long-beach", "elm-grove", "quiet-lake", "river-bend"];
        for limit in 1..=5 {
            for (sort, expected) in [
                (Sort::Town, by_town),
                (Sort::Region, by_town),
                (Sort::Day, by_town),
                (Sort::Walkers, by_walkers),
            ] {
                assert_eq!(world.slugs(Filter::default(), sort, limit)?, expected, "{sort:?} {limit}");
            }
        }
    }

    fn the_table_is_narrowed_by_words_need_status_and_place(db) {
        let world = World::new(db)?;
        let mut far = world.stroll("sao-tome", None);
        far.town = "São Tomé".to_owned();
        far.region = String::new();
        far.country = "ST".to_owned();
        far.meeting_point = String::new();
        world.save(&far)?;
        let words = |text: &str| Filter { words: text.to_owned(), ..Filter::default() };
        let need = |need| Filter { need: Some(need), ..Filter::default() };
        let status = |status| Filter { status: Some(status), ..Filter::default() };
        let place = |country: &str, region: &str| Filter {
            country: country.to_owned(),
            region: region.to_owned(),
            ..Filter::default()
        };
        let undated = Status::Postponed { dated: false };
        let cases: [(Filter, &[&str]); 11] = [
            (words("sao tom"), &["sao-tome"]),
            (words("SÃO"), &["sao-tome"]),
            (words("elm"), &["elm-grove"]),
            (words("lm"), &[]),
            (words("grove elm NY"), &["elm-grove"]),
            (words("%"), &["elm-grove", "long-beach", "quiet-lake", "river-bend", "sao-tome"]),
            (need(Need::Place), &["sao-tome"]),
            (need(Need::Opening), &["quiet-lake"]),
            (status(undated), &[]),
            (place("ST", ""), &["sao-tome"]),
            (place("US", "CA"), &[]),
        ];
        for (filter, expected) in cases {
            assert_eq!(world.slugs(filter.clone(), Sort::Town, 9)?, expected, "{filter:?}");
            let (campaign, counted) = (world.campaign.id, filter.clone());
            let count = world.read(move |sql| strolls::count(sql, campaign, &counted))?;
            assert_eq!(count, expected.len() as i64, "{filter:?}");
        }
        let campaign = world.campaign.id;
        let (count, needs) = world.read(move |sql| strolls::count_needs(sql, campaign))?;
        assert_eq!(count, 5);
        let expected = [(Need::Host, 5), (Need::Place, 1), (Need::Day, 0), (Need::Opening, 1)];
        assert_eq!(needs, expected);
        for (need, count) in needs {
            let filter = Filter { need: Some(need), ..Filter::default() };
            let found = world.read(move |sql| strolls::count(sql, campaign, &filter))?;
            assert_eq!(found, count, "{need:?}: the filter finds what is counted");
        }
        let points = world.read(move |sql| strolls::points(sql, campaign))?;
        for (need, count) in needs {
            let lacking = points.iter().filter(|point| point.needs.contains(&need)).count();
            assert_eq!(lacking as i64, count, "{need:?}: the map shows what is counted");
        }
        let regions = world.read(move |sql| strolls::regions(sql, campaign))?;
        let regions: Vec<_> = regions.iter().map(|one| (one.country.as_str(), one.strolls)).collect();
        assert_eq!(regions, [("ST", 1), ("US", 4)]);
    }

    /// One act joins the acts of the towns; the letters wait, and undoing it leaves nothing to tell.
    fn many_strolls_are_postponed_and_undone_as_one(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 2)?;
        world.joined("river-bend", "b@example.org", 1)?;
        let later = ManyChange::Postpone(Some(date(2015, 6, 20)));
        let (act, outline) = world.changes_many(all(), later, NOW_MS + 5)?;
        assert_eq!((outline.planned.len(), outline.told()), (3, 2));
        let left: Vec<_> = outline.left_out.iter().map(|(one, why)| (one.stroll.slug.as_str(), *why)).collect();
        assert_eq!(left, [("quiet-lake", LeftOut::Draft)]);
        for slug in ["elm-grove", "river-bend", "long-beach"] {
            let stroll = world.listed(slug)?.stroll;
            assert_eq!(stroll.status, Status::Postponed { dated: true }, "{slug}");
            assert_eq!(stroll.starts.to_string(), "2015-06-20T10:00:00", "{slug} keeps its time");
        }
        assert_eq!(world.letters_wait()?, [NOW_MS + 5 + LETTERS_WAIT_MS; 2]);
        let campaign = world.campaign.id;
        let told = world.read(move |sql| acts::list(sql, campaign, 100))?;
        let parts = told.iter().filter(|one| one.act.about == Some(act.bytes()));
        assert_eq!(parts.filter(|one| one.act.deed == Deed::ChangedStatus).count(), 3);
        let whole = told.iter().find(|one| one.act.id == act).ok_or("the act that joins them")?;
        assert_eq!((whole.act.was.as_str(), whole.act.became.as_str()), ("3", "postponed 2015-06-20"));
        let (one, count) = (whole.act.clone(), 2);
        assert_eq!(world.read(move |sql| strolls::count_letters_of_many(sql, &one))?, count);
        let last_day = |day| -> Answer<()> {
            let found = world.read(|sql| ounce_store::campaigns::load(sql, "spring-2015"))?;
            assert_eq!(found.ok_or("it is there")?.last_day, day);
            Ok(())
        };
        last_day(date(2015, 6, 20))?;

        let undone = world.undoes_many(act, NOW_MS + 5 + UNDO_MS - 1)?;
        assert_eq!(undone, Ok(Undone { strolls: 3, kept: 0 }));
        assert_eq!(world.listed("elm-grove")?.stroll.status, Status::Open);
        assert_eq!(world.letters_wait()?, [0_i64; 0]);
        last_day(world.campaign.last_day)?;
        assert_eq!(world.undoes_many(act, NOW_MS + 20)?, Err("undo-over"), "it was undone");
        let other = world.read(move |sql| acts::list(sql, campaign, 100))?;
        let part = other.iter().find(|one| one.act.deed == Deed::ChangedStatus).ok_or("a part")?;
        assert_eq!(world.undoes_many(part.act.id, NOW_MS + 20)?, Err("unknown"), "a part is no whole");
    }

    /// Undoing takes nothing away that was done in a town since.
    fn a_town_that_changed_since_stays_when_the_rest_is_undone(db) {
        let world = World::new(db)?;
        let slugs = Chosen::Slugs(["elm-grove", "river-bend", "none", "elm-grove"].map(str::to_owned).to_vec());
        let (act, outline) = world.changes_many(slugs, ManyChange::Cancel, NOW_MS + 5)?;
        assert_eq!(outline.planned.len(), 2, "each once, and none that is not there");
        let one = Chosen::Slugs(vec!["elm-grove".to_owned()]);
        world.changes_many(one, ManyChange::Cancel, NOW_MS + 6)?;
        let again = world.listed("elm-grove")?.stroll;
        assert_eq!(again.status, Status::Cancelled, "the second had nothing to do");
        let stroll = again.id;
        world.write(move |sql| {
            let mut ids = fresh::ids(NOW_MS + 9, [3; 16]);
            strolls::decide(sql, (stroll, (Status::Open, None)), &doer(NOW_MS + 9)?, &mut ids)
        })?;
        assert_eq!(world.undoes_many(act, NOW_MS + 5 + UNDO_MS)?, Err("undo-over"), "too late");
        assert_eq!(world.undoes_many(act, NOW_MS + 10)?, Ok(Undone { strolls: 1, kept: 1 }));
        assert_eq!(world.listed("river-bend")?.stroll.status, Status::Open);
    }
}
