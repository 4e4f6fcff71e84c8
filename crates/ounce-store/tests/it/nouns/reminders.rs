//! Reminders and thanks: put into the outbox once for a stroll and its day, and only while they are
//! of use.

use jiff::civil::datetime;
use ounce_domain::actor::Actor;
use ounce_domain::letter_choice::{Optional, Wish};
use ounce_domain::reminder::Reminder;
use ounce_domain::stroll::Status;
use ounce_store::acts::{self, By, Deed};
use ounce_store::outbox::{self, Letter};
use ounce_store::{Fault, reminders, strolls};

use super::world::{Answer, World, new_id};

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// Ten o'clock in New York on 6 June 2015, when the strolls of the world start.
const START_MS: i64 = 1_433_599_200_000;

impl World {
    /// What the job does in one turn: strolls told.
    fn reminds(&self, now_ms: i64) -> Answer<u64> {
        let mut told = 0;
        // The loop of the jobs has one seed for all turns of a moment.
        let seed = new_id();
        loop {
            let one = self.put(move |sql| reminders::send_due(sql, now_ms, seed))?;
            if one == 0 {
                return Ok(told);
            }
            told += one;
        }
    }

    /// The reminders of a week, and thanks that are turned off.
    pub(super) fn reminds_elm(&self) -> Answer<()> {
        self.reminds(START_MS - 7 * DAY_MS)?;
        let (campaign, act) = (self.campaign.id, ounce_domain::id::Id::from_bytes(new_id()));
        self.put(move |sql| {
            let turn = (Reminder::Thanks, Wish::Stop);
            reminders::turn(sql, campaign, turn, (By::Shell, START_MS), act).map(drop)
        })
    }

    fn reminded(&self, letter: Letter) -> Result<usize, Fault> {
        let due = self.read(|sql| outbox::list(sql, 100))?;
        Ok(due.iter().filter(|one| one.letter == letter).count())
    }

    fn becomes(&self, slug: &str, next: Status, at_ms: i64) -> Answer<()> {
        let stroll = self.listed(slug)?.stroll.id;
        let starts = (next == Status::Postponed { dated: true })
            .then_some(datetime(2015, 6, 20, 10, 0, 0, 0));
        let at = jiff::Timestamp::from_millisecond(at_ms)?;
        let changed = self.store.write_now(move |sql| {
            strolls::change_status(sql, stroll, (next, starts), (&Actor::Host, "ice"), at)
        })?;
        changed.map(drop).map_err(|refusal| format!("{refusal:?}").into())
    }
}

on_both! {
    /// Three letters in all, each once, whenever the job looks; drafts and those who do without get
    /// none.
    fn each_reminder_leaves_once(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        world.joined("elm-grove", "b@example.org", 1)?;
        world.joined("river-bend", "c@example.org", 5)?;
        world.joined("river-bend", "waits@example.org", 1)?;
        world.wishes("b@example.org", Optional::Reminders, Wish::Stop)?;
        assert_eq!(world.reminds(START_MS - 7 * DAY_MS - 1)?, 0);
        for (at, letter) in [
            (-7 * DAY_MS, Letter::WeekBefore),
            (-DAY_MS, Letter::DayBefore),
            (26 * HOUR_MS, Letter::Thanks),
        ] {
            assert_eq!(world.reminds(START_MS + at)?, 3, "three strolls are public");
            assert_eq!(world.reminds(START_MS + at + 60_000)?, 0, "once");
            assert_eq!(world.reminded(letter)?, 2, "a and c");
        }
        world.agrees()?;
    }

    /// A service that was down sends what is still of use, and leaves out what is not.
    fn what_is_too_late_is_left_out(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        assert_eq!(world.reminds(START_MS - 5 * DAY_MS)?, 3, "two days late");
        assert_eq!(world.reminded(Letter::WeekBefore)?, 1);
        assert_eq!(world.reminds(START_MS - 2 * HOUR_MS)?, 0, "they are on their way");
        assert_eq!(world.reminded(Letter::DayBefore)?, 0);
        assert_eq!(world.reminds(START_MS + 30 * DAY_MS)?, 0);
        assert_eq!(world.reminded(Letter::Thanks)?, 0);
    }

    /// Nothing of a stroll that does not take place; a new day is reminded of anew.
    fn a_stroll_that_moves_is_reminded_of_its_new_day(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        world.joined("river-bend", "b@example.org", 1)?;
        world.joined("long-beach", "c@example.org", 1)?;
        world.becomes("river-bend", Status::Cancelled, START_MS - 9 * DAY_MS)?;
        world.becomes("long-beach", Status::Postponed { dated: false }, START_MS - 9 * DAY_MS)?;
        assert_eq!(world.reminds(START_MS - 6 * DAY_MS)?, 1);
        assert_eq!(world.reminded(Letter::WeekBefore)?, 1);
        world.becomes("elm-grove", Status::Postponed { dated: true }, START_MS - 5 * DAY_MS)?;
        assert_eq!(world.reminds(START_MS - DAY_MS)?, 0, "not on the old day");
        assert_eq!(world.reminds(START_MS + 8 * DAY_MS)?, 1, "a week before the new one");
        assert_eq!(world.reminded(Letter::WeekBefore)?, 2);
        assert_eq!(world.reminds(START_MS + 26 * HOUR_MS)?, 0, "no thanks for the old day");
        world.agrees()?;
    }

    /// Turned off for a campaign, none leaves; turned on in time, it does.
    fn a_campaign_can_do_without_a_reminder(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "a@example.org", 1)?;
        let campaign = world.campaign.id;
        let turn = |wish| {
            let act = ounce_domain::id::Id::from_bytes(new_id());
            let by = (By::Shell, START_MS - 8 * DAY_MS);
            world.put(move |sql| {
                reminders::turn(sql, campaign, (Reminder::Week, wish), by, act)
            })
        };
        assert!(turn(Wish::Stop)?.is_some());
        assert!(turn(Wish::Stop)?.is_none(), "it was off before");
        assert_eq!(world.read(move |sql| reminders::list_off(sql, campaign))?, [Reminder::Week]);
        assert_eq!(world.reminds(START_MS - 7 * DAY_MS)?, 0);
        assert!(turn(Wish::Send)?.is_some());
        assert_eq!(world.reminds(START_MS - 7 * DAY_MS)?, 3);
        let told = world.read(move |sql| acts::list_at(sql, campaign.into(), 10))?;
        let deeds: Vec<_> =
            told.iter().map(|told| (told.act.deed, told.act.became.as_str())).collect();
        assert!(deeds.contains(&(Deed::TurnedReminder, "on")), "{deeds:?}");
        assert!(deeds.contains(&(Deed::TurnedReminder, "off")), "{deeds:?}");
        world.agrees()?;
    }
}
