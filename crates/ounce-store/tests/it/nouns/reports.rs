//! What hosts report after the day: written once with its acts, closed by the coordinator, and
//! missed by letter.

use jiff::Timestamp;
use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Role};
use ounce_domain::quantity::{Marks, Microlitres, MilkUnit};
use ounce_domain::stroll::{Status, Stroll, Touched};
use ounce_domain::stroll_report::Field;
use ounce_store::acts::{self, Act, By, Deed};
use ounce_store::members::{self, Change};
use ounce_store::outbox::{self, Letter};
use ounce_store::person::{self, Whose};
use ounce_store::report::AfterTheDay;
use ounce_store::stroll_reports::{self, Kept, Sending};
use ounce_store::strolls::Doer;
use ounce_store::{Fault, fresh, report, strolls};

use super::day::{at, cash};
use super::samples::email;
use super::world::{Answer, World, new_id};
use serde_json::json;

const DAY_MS: i64 = 86_400_000;
/// When the strolls of these tests begin: 10 in the morning in New York, 6 June 2015.
const BEGAN_MS: i64 = 1_433_599_200_000;
const AFTER_MS: i64 = BEGAN_MS + 4 * 3_600_000;

const WHOLE: [(Field, &str); 5] = [
    (Field::Arrived, "4"),
    (Field::WalkUps, "2"),
    (Field::CashCounted, "6.00"),
    (Field::Milk(0), "90 mL"),
    (Field::MilkBank(0), "north-bank"),
];

type Sent = Result<Option<Id<Act>>, Vec<(&'static str, &'static str)>>;

fn doer(at_ms: i64, why: &str) -> Doer<'_> {
    let at = Timestamp::from_millisecond(at_ms).expect("a time of these tests");
    Doer { by: By::Member(Id::from_bytes([7; 16])), actor: Actor::Host, at, why, part_of: None }
}

impl World {
    fn id_of(&self, slug: &str) -> Id<Stroll> {
        self.stroll(slug, None).id
    }

    /// What a host types into fields that had another text when the form was opened.
    pub(super) fn reports(
        &self,
        slug: &str,
        fields: &[(Field, &str, &str)],
        at_ms: i64,
    ) -> Answer<Sent> {
        let touched: Vec<Touched<Field>> = fields
            .iter()
            .map(|(field, base, mine)| Touched {
                field: *field,
                base: (*base).to_owned(),
                mine: (*mine).to_owned(),
                keep: None,
                must_choose: false,
            })
            .collect();
        let (stroll, seed) = (self.id_of(slug), new_id());
        let sent = self.store.write_now(move |sql| {
            let (touched, marks, unit) = (&touched[..], Marks::Point, MilkUnit::Millilitre);
            let sending = Sending { stroll, touched, marks, unit };
            let mut ids = fresh::ids(at_ms, seed);
            stroll_reports::send(sql, &sending, &doer(at_ms, ""), &mut ids)
        })?;
        Ok(sent.map_err(|all| all.iter().map(|one| (one.field, one.refusal.code())).collect()))
    }

    /// Sends a report for the first time.
    pub(super) fn reports_first(&self, slug: &str, fields: &[(Field, &str)]) -> Answer<Sent> {
        let fields: Vec<_> = fields.iter().map(|(field, mine)| (*field, "", *mine)).collect();
        self.reports(slug, &fields, AFTER_MS)
    }

    fn kept(&self, slug: &str) -> Answer<Kept> {
        let id = self.id_of(slug);
        Ok(self.read(move |sql| stroll_reports::load(sql, id))?.ok_or("nobody has reported")?)
    }

    fn closes(&self, slug: &str, version: i64) -> Answer<Result<bool, &'static str>> {
        let (stroll, seed) = (self.id_of(slug), new_id());
        let closed = self.store.write_now(move |sql| {
            let mut ids = fresh::ids(AFTER_MS, seed);
            stroll_reports::close(sql, (stroll, version), &doer(AFTER_MS, ""), &mut ids)
        })?;
        Ok(closed.map(|act| act.is_some()).map_err(|refusal| refusal.code()))
    }

    fn opens_again(&self, slug: &str, why: &'static str) -> Answer<bool> {
        let (stroll, seed) = (self.id_of(slug), new_id());
        let opened = self.write(move |sql| {
            let mut ids = fresh::ids(AFTER_MS, seed);
            stroll_reports::open_again(sql, stroll, &doer(AFTER_MS, why), &mut ids)
        })?;
        Ok(opened.is_some())
    }

    fn deeds(&self, slug: &str) -> Answer<Vec<(Deed, String, String, String)>> {
        let id = self.id_of(slug);
        let all = self.read(move |sql| acts::list_at(sql, id.into(), 40))?;
        let all = all.into_iter().rev().map(|told| told.act);
        Ok(all.map(|act| (act.deed, act.field, act.was, act.became)).collect())
    }

    fn after(&self) -> Answer<AfterTheDay> {
        let id = self.campaign.id;
        Ok(self.read(move |sql| report::figures(sql, id))?.ok_or("no campaign")?.after)
    }

    fn is_hosted_by(&self, address: &str, slug: &'static str) -> Answer<()> {
        let (campaign, email, ids) =
            (self.campaign.slug.clone(), email(address), [new_id(), new_id()]);
        self.write(move |sql| {
            let found = members::place(sql, Kind::Stroll, &campaign, slug)?;
            let named = found.ok_or_else(|| Fault::new("no stroll"))?;
            let (by, role, place) = (By::Shell, Role::Host, &named.place);
            let change = Change { by, email: &email, role, place, at_ms: 5, why: "", ids };
            members::give(sql, &change)
        })?;
        Ok(())
    }

    fn reminds_to_report(&self, now_ms: i64) -> Answer<u64> {
        let seed = new_id();
        self.put(move |sql| stroll_reports::remind(sql, now_ms, &mut fresh::ids(now_ms, seed)))
    }

    /// The letters that ask for a report: what each is about.
    fn asked_for_reports(&self) -> Answer<Vec<[u8; 16]>> {
        let all = self.read(|sql| outbox::list(sql, 100))?;
        let asking = all.into_iter().filter(|one| one.letter == Letter::ReportMissing);
        Ok(asking.map(|one| one.about).collect())
    }
}

/// A report that is open, and a letter that asked for it, for the tests of `verify`.
pub(super) fn afterwards(world: &World) -> Answer<()> {
    assert_eq!(world.reminds_to_report(BEGAN_MS + 2 * DAY_MS)?, 1);
    world.reports_first("elm-grove", &WHOLE)?.map(drop).map_err(|all| format!("{all:?}").into())
}

on_both! {
    /// The day recorded 6 dollars and 90 mL; the report stands beside it and changes neither.
    fn a_report_is_written_with_an_act_for_each_field(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "ada@example.org", 5)?;
        let phone = world.phone("elm-grove", 1)?;
        let milk = json!({ "kind": "milk", "millilitres": 90, "bank": "north-bank" });
        world.send(&phone, &[at(1, milk), cash(2, "6.00")])?;
        let early = world.reports("elm-grove", &[(Field::Headcount, "", "3")], BEGAN_MS - 1)?;
        assert_eq!(early, Err(vec![("arrived", "before-the-day")]));
        let draft = world.reports_first("quiet-lake", &WHOLE)?;
        assert_eq!(draft, Err(vec![("arrived", "nothing-to-report")]));
        let mut less = WHOLE;
        less[2].1 = "5.50";
        let unexplained = Err(vec![("cash_reason", "difference-unexplained")]);
        assert_eq!(world.reports_first("elm-grove", &less)?, unexplained);
        assert_eq!(world.deeds("elm-grove")?.len(), 0, "nothing was written");

        let sent = world.reports_first("elm-grove", &WHOLE)?;
        assert!(matches!(sent, Ok(Some(_))), "{sent:?}");
        let kept = world.kept("elm-grove")?;
        assert_eq!((kept.version, kept.recorded.expected, kept.report.came()), (1, 5, 6));
        assert_eq!((kept.recorded.cash_minor, kept.recorded.milk_ul), (600, 90_000));
        assert_eq!(kept.report.milk[0].volume, Some(Microlitres(90_000)));
        let deeds = world.deeds("elm-grove")?;
        assert_eq!(deeds.len(), WHOLE.len());
        assert!(deeds.contains(&(Deed::Reported, "arrived".into(), String::new(), "4".into())));
        assert_eq!(world.reports_first("elm-grove", &WHOLE)?, Ok(None), "the same form again");

        // A second host has read the report, and knows better.
        let better = [(Field::Arrived, "4", "5"), (Field::Milk(0), "90 mL", ""),
            (Field::MilkBank(0), "north-bank", ""), (Field::MilkReason, "", "It is in a freezer.")];
        assert!(matches!(world.reports("elm-grove", &better, AFTER_MS + 9)?, Ok(Some(_))));
        let kept = world.kept("elm-grove")?;
        assert_eq!((kept.version, kept.report.came(), kept.changed_ms), (2, 7, AFTER_MS + 9));
        assert_eq!(kept.report.milk_handed(), Microlitres(0));
        // A third one had opened the form before that.
        let third = world.reports("elm-grove", &[(Field::Arrived, "4", "9")], AFTER_MS)?;
        assert_eq!(third, Err(vec![("arrived", "changed-meanwhile")]));
        world.agrees()?;
    }

    /// A phone that finds network later moves the day and not the report, until it is sent again.
    fn a_late_phone_changes_no_report(db) {
        let world = World::new(db)?;
        let phone = world.phone("elm-grove", 1)?;
        world.send(&phone, &[cash(1, "6.00")])?;
        let fields = [(Field::Headcount, "9"), (Field::CashCounted, "16")];
        let open = Err(vec![("cash_reason", "difference-unexplained")]);
        assert_eq!(world.reports_first("elm-grove", &fields)?, open);
        let why = (Field::CashReason, "One phone is still in the car.");
        assert!(world.reports_first("elm-grove", &[fields[0], fields[1], why])?.is_ok());
        world.send(&phone, &[cash(2, "10.00")])?;
        assert_eq!(world.kept("elm-grove")?.recorded.cash_minor, 600);
        let again = world.reports("elm-grove", &[(Field::Headcount, "9", "9")], AFTER_MS)?;
        assert_eq!(again, Ok(None), "no field is another now");
        let kept = world.kept("elm-grove")?;
        assert_eq!((kept.recorded.cash_minor, kept.version), (1_600, 2));
        assert_eq!(kept.report.cash_difference(&kept.recorded), None);
        world.agrees()?;
    }

    /// After closing nobody writes to it, not even behind the program's back; only closed reports
    /// are figures of the campaign.
    fn a_closed_report_counts_and_stays(db) {
        let world = World::new(db)?;
        assert_eq!(world.closes("elm-grove", 1)?, Err("unknown"));
        let fields = [(Field::Headcount, "31"), (Field::Milk(0), "90 mL"),
            (Field::MilkBank(0), "north-bank"), (Field::MilkReason, "Nobody had a phone.")];
        assert!(world.reports_first("elm-grove", &fields)?.is_ok());
        assert!(world.reports_first("river-bend", &[(Field::Headcount, "7")])?.is_ok());
        let none = AfterTheDay { towns: 3, ..AfterTheDay::default() };
        assert_eq!(world.after()?, none, "nothing is closed");
        assert_eq!(world.closes("elm-grove", 2)?, Err("changed-meanwhile"), "another version");
        assert_eq!(world.closes("elm-grove", 1)?, Ok(true));
        assert_eq!(world.closes("elm-grove", 1)?, Ok(false), "again");
        let one = AfterTheDay { reported: 1, came: 31, milk_handed: Microlitres(90_000), ..none };
        assert_eq!(world.after()?, one);
        let late = world.reports("elm-grove", &[(Field::Headcount, "31", "32")], AFTER_MS)?;
        assert_eq!(late, Err(vec![("arrived", "report-closed")]));
        for edit in [
            "UPDATE stroll_report SET headcount = 99 WHERE closed_ms IS NOT NULL",
            "UPDATE stroll_report SET recorded_cash_minor = 99 WHERE closed_ms IS NOT NULL",
            "DELETE FROM stroll_report_milk",
            "UPDATE stroll_report_milk SET volume_ul = 1",
        ] {
            let edited = world.store.write_now(|sql| sql.run(edit, &[]).map(Ok::<_, ()>));
            assert!(edited.is_err(), "{edit}");
        }
        assert!(world.opens_again("elm-grove", "a typing error")?);
        assert!(!world.opens_again("elm-grove", "again")?);
        assert_eq!(world.after()?, none);
        assert!(world.reports("elm-grove", &[(Field::Headcount, "31", "13")], AFTER_MS)?.is_ok());
        let version = world.kept("elm-grove")?.version;
        assert_eq!(world.closes("elm-grove", version)?, Ok(true));
        assert_eq!(world.after()?.came, 13);
        let deeds = world.deeds("elm-grove")?;
        for deed in [Deed::ClosedReport, Deed::ReopenedReport] {
            assert!(deeds.iter().any(|one| one.0 == deed), "{deed:?}");
        }
        world.agrees()?;
    }

    /// A stroll that was cancelled after all is no town, and its report counts nowhere.
    fn a_cancelled_stroll_is_not_counted(db) {
        let world = World::new(db)?;
        assert!(world.reports_first("river-bend", &[(Field::Headcount, "7")])?.is_ok());
        assert_eq!(world.closes("river-bend", 1)?, Ok(true));
        assert_eq!(world.after()?.came, 7);
        let stroll = world.id_of("river-bend");
        let at = Timestamp::from_millisecond(AFTER_MS)?;
        world.write(move |sql| {
            strolls::change_status(sql, stroll, (Status::Cancelled, None), (&Actor::Host, ""), at)
        })?;
        assert_eq!(world.after()?, AfterTheDay { towns: 2, ..AfterTheDay::default() });
    }

    /// Each host is written to once after two days and once after nine, and not once a report is
    /// there; a service that was down in between writes one letter and not two.
    fn hosts_who_have_not_reported_are_reminded(db) {
        let world = World::new(db)?;
        world.is_hosted_by("ada@hosts.example", "elm-grove")?;
        world.is_hosted_by("bo@hosts.example", "elm-grove")?;
        world.is_hosted_by("cy@hosts.example", "river-bend")?;
        world.is_hosted_by("di@hosts.example", "quiet-lake")?;
        assert_eq!(world.reminds_to_report(BEGAN_MS + 2 * DAY_MS - 1)?, 0);
        assert_eq!(world.reminds_to_report(BEGAN_MS + 2 * DAY_MS)?, 3, "not for a draft");
        assert_eq!(world.reminds_to_report(BEGAN_MS + 2 * DAY_MS)?, 0, "the job ran twice");
        assert_eq!(world.reminds_to_report(BEGAN_MS + 8 * DAY_MS)?, 0);
        let letters = world.asked_for_reports()?;
        assert_eq!(letters.len(), 3);
        let say = |about: [u8; 16]| world.read(move |sql| stroll_reports::load_reminder(sql, about));
        let said: Vec<_> = letters.iter().filter_map(|about| say(*about).ok()?).collect();
        assert!(said.iter().all(|one| one.number == 1) && said.len() == 3, "{said:?}");
        assert!(world.reports_first("elm-grove", &[(Field::Headcount, "9")])?.is_ok());
        let left = letters.iter().filter(|about| matches!(say(**about), Ok(Some(_)))).count();
        assert_eq!(left, 1, "two letters have nothing to say any more");
        assert_eq!(world.reminds_to_report(BEGAN_MS + 9 * DAY_MS)?, 1, "the host of the other town");
        // The service was down for both days.
        world.is_hosted_by("ed@hosts.example", "long-beach")?;
        assert_eq!(world.reminds_to_report(BEGAN_MS + 20 * DAY_MS)?, 1);
        assert_eq!(world.reminds_to_report(BEGAN_MS + 21 * DAY_MS)?, 0);
        assert_eq!(world.reminds_to_report(BEGAN_MS + 400 * DAY_MS)?, 0);
        world.agrees()?;
        let ed = Whose::Address(email("ed@hosts.example"));
        let found = world.read(move |sql| person::find(sql, &ed))?;
        assert!(found.records.iter().any(|record| record.table == "report_reminder"));
        world.put(move |sql| person::erase(sql, &found))?;
        assert_eq!(world.asked_for_reports()?.len(), 4, "the letter went with the host");
        world.agrees()?;
    }

    /// An address that a host wrote is taken out of the words, also of a closed report.
    fn who_is_named_in_a_report_can_be_erased(db) {
        let world = World::new(db)?;
        let fields = [(Field::Headcount, "3"), (Field::CashCounted, "5"),
            (Field::CashReason, "ada@example.org"), (Field::Story, "Ask ada@example.org for more.")];
        assert!(world.reports_first("elm-grove", &fields)?.is_ok());
        assert_eq!(world.closes("elm-grove", 1)?, Ok(true));
        let ada = Whose::Address(email("ada@example.org"));
        let found = world.read(move |sql| person::find(sql, &ada))?;
        world.put(move |sql| person::erase(sql, &found))?;
        let kept = world.kept("elm-grove")?.report;
        assert_eq!((kept.cash_reason.as_str(), kept.story.as_str()), ("", "Ask … for more."));
        assert_eq!(kept.cash_counted_minor, Some(500));
        world.agrees()?;
    }
}
