//! Reminders before a stroll and the thanks after it: put into the outbox once for each day, and
//! turned off for a campaign.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::letter_choice::Wish;
use ounce_domain::reminder::Reminder;
use ounce_domain::stroll::{Status, Stroll, starts_at};
use ounce_sql::{Fault, Sql};

use super::outbox::Letter;
use crate::acts::{self, Act, By, Deed};
use crate::columns::{each, id, maybe};
use crate::fresh;

/// Strolls that start within some days, and were not told yet.
const CANDIDATES: &str = "SELECT s.id, s.status, s.starts, s.time_zone FROM stroll s
    WHERE s.starts >= :first AND s.starts < :last
        AND NOT EXISTS (SELECT 1 FROM reminder_sent d WHERE d.stroll = s.id AND d.kind = :kind
            AND d.day = substr(s.starts, 1, 10))
        AND NOT EXISTS (SELECT 1 FROM reminder_off f
            WHERE f.campaign = s.campaign AND f.kind = :kind)
    ORDER BY s.starts, s.id";
macro_rules! readers {
    () => {
        "r.stroll = :stroll AND r.standing = 'confirmed' AND r.held_until_ms IS NULL
            AND r.email NOT LIKE '%@%.invalid'
            AND NOT EXISTS (SELECT 1 FROM letter_refusal n WHERE n.campaign = r.campaign
                AND n.email_key = r.email_key AND n.kind = 'reminders')"
    };
}
const COUNT: &str =
    concat!("SELECT CAST(COUNT(*) AS BIGINT) FROM registration r WHERE ", readers!());
/// One statement for any number of walkers: see `outbox/walkers.rs`.
const PUT: &str = concat!(
    "INSERT INTO outbox (id, kind, about, at_ms, attempts, next_try_ms, last_error)
    SELECT substr(COALESCE(:ids, w.id), CAST(w.number * 16 - 15 AS INTEGER), 16),
        CAST(:letter AS TEXT), w.id, :at_ms, 0, :at_ms, ''
    FROM (SELECT r.id, ROW_NUMBER() OVER (ORDER BY r.id) AS number FROM registration r WHERE ",
    readers!(),
    ") w"
);
const NOTE: &str = "INSERT INTO reminder_sent (stroll, kind, day, at_ms, letters)
    VALUES (:stroll, :kind, :day, :at_ms, :letters)";
const LIST_OFF: &str = "SELECT kind FROM reminder_off WHERE campaign = :campaign ORDER BY kind";
const TURN_OFF: &str = "INSERT INTO reminder_off (campaign, kind) VALUES (:campaign, :kind)
    ON CONFLICT DO NOTHING";
const TURN_ON: &str = "DELETE FROM reminder_off WHERE campaign = :campaign AND kind = :kind";

pub(crate) const ALL_SQL: &[&str] = &[CANDIDATES, COUNT, PUT, NOTE, LIST_OFF, TURN_OFF, TURN_ON];

/// Puts the letters of one stroll that is due into the outbox: 1, or 0 when none is due. Each call
/// does one, so that no visitor waits long; with the same seed each still makes ids of its own.
pub fn send_due(sql: &mut dyn Sql, now_ms: i64, seed: [u8; 16]) -> Result<u64, Fault> {
    let now = Timestamp::from_millisecond(now_ms)
        .map_err(|_| Fault::corrupt("a time beyond all calendars"))?;
    let today = now.to_zoned(TimeZone::UTC).date();
    for reminder in Reminder::ALL {
        if let Some((stroll, day)) = first_due(sql, reminder, (today, now_ms))? {
            let own = std::array::from_fn(|i| seed[i] ^ stroll.bytes()[i]);
            let letters = put(sql, (stroll, reminder), now_ms, &mut fresh::ids(now_ms, own))?;
            let args = [
                ("stroll", id(stroll)),
                ("kind", reminder.as_str().into()),
                ("day", day.to_string().into()),
                ("at_ms", now_ms.into()),
                ("letters", letters.into()),
            ];
            sql.run(NOTE, &args)?;
            return Ok(1);
        }
    }
    Ok(0)
}

fn first_due(
    sql: &mut dyn Sql,
    reminder: Reminder,
    (today, now_ms): (Date, i64),
) -> Result<Option<(Id<Stroll>, Date)>, Fault> {
    let (first, last) = reminder.days(today);
    let after_last = last.saturating_add(jiff::Span::new().days(1));
    let args = [
        ("first", first.to_string().into()),
        ("last", after_last.to_string().into()),
        ("kind", reminder.as_str().into()),
    ];
    let found = each(&sql.rows(CANDIDATES, &args)?, |row| {
        Ok((row.id()?, row.status()?, row.date_time()?, row.text()?))
    })?;
    let is_due = |(_, status, starts, zone): &(Id<Stroll>, Status, DateTime, String)| {
        let starts = starts_at(*starts, zone).map(Timestamp::as_millisecond);
        starts.is_ok_and(|starts_ms| reminder.is_due(*status, starts_ms, now_ms))
    };
    Ok(found.into_iter().find(is_due).map(|(stroll, _, starts, _)| (stroll, starts.date())))
}

/// One letter for each party with a place that wants it. How many.
fn put(
    sql: &mut dyn Sql,
    (stroll, reminder): (Id<Stroll>, Reminder),
    at_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<i64, Fault> {
    let of_stroll = ("stroll", id(stroll));
    let count = maybe(sql.row(COUNT, std::slice::from_ref(&of_stroll))?, |row| row.int())?
        .unwrap_or_default();
    if count > 0 {
        let ids: Vec<u8> = (0..count).flat_map(|_| fresh()).collect();
        let letter = letter_of(reminder).as_str();
        let args = [("ids", ids.into()), ("letter", letter.into()), ("at_ms", at_ms.into())];
        let args: Vec<_> = args.into_iter().chain([of_stroll]).collect();
        sql.run(PUT, &args)?;
    }
    Ok(count)
}

fn letter_of(reminder: Reminder) -> Letter {
    match reminder {
        Reminder::Week => Letter::WeekBefore,
        Reminder::Day => Letter::DayBefore,
        Reminder::Thanks => Letter::Thanks,
    }
}

/// The reminders that a campaign does without.
pub fn list_off(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Reminder>, Fault> {
    let rows = sql.rows(LIST_OFF, &[("campaign", id(campaign))])?;
    each(&rows, |row| row.parsed("reminder", Reminder::parse))
}

/// Turns a reminder on or off for a campaign: the act, or `None` when it was so before.
pub fn turn(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    (reminder, wish): (Reminder, Wish),
    (by, at_ms): (By, i64),
    act: Id<Act>,
) -> Result<Option<Id<Act>>, Fault> {
    let args = [("campaign", id(campaign)), ("kind", reminder.as_str().into())];
    let statement = match wish {
        Wish::Send => TURN_ON,
        Wish::Stop => TURN_OFF,
    };
    if sql.run(statement, &args)? == 0 {
        return Ok(None);
    }
    let (on, off) = ("on".to_owned(), "off".to_owned());
    let (was, became) = if wish == Wish::Send { (off, on) } else { (on, off) };
    let done = Act {
        id: act,
        campaign,
        object: campaign.into(),
        deed: Deed::TurnedReminder,
        by,
        about: None,
        at_ms,
        field: reminder.as_str().to_owned(),
        was,
        became,
        why: String::new(),
    };
    acts::write(sql, &done)?;
    Ok(Some(act))
}
