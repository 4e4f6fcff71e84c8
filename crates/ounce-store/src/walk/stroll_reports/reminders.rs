//! Letters to hosts who have not reported. Each host gets each of them once.

use jiff::Timestamp;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::stroll::{Stroll, starts_at};
use ounce_domain::stroll_report::reminder;
use ounce_sql::{Fault, Sql};

use crate::campaigns;
use crate::columns::{each, id, maybe};
use crate::outbox::{self, Letter};

/// Strolls that began in a span of days by the clocks of their towns, and have no report.
const SILENT: &str = "SELECT s.id, s.starts, s.time_zone FROM stroll s
    WHERE s.campaign = :campaign AND s.status IN ('open', 'postponed', 'held')
        AND s.starts >= :first AND s.starts < :last
        AND NOT EXISTS (SELECT 1 FROM stroll_report r WHERE r.stroll = s.id)
    ORDER BY s.id";
const HOSTS: &str = "SELECT m.member FROM member_role m
    WHERE m.kind = 'stroll' AND m.object = :stroll AND m.role = 'host'
        AND NOT EXISTS (SELECT 1 FROM report_reminder r WHERE r.stroll = m.object
            AND r.member = m.member AND r.number >= :number)
    ORDER BY m.member";
const INSERT: &str = "INSERT INTO report_reminder (id, stroll, member, number, at_ms)
    VALUES (:id, :stroll, :member, :number, :at_ms)";
const LOAD: &str = "SELECT r.stroll, r.member, r.number FROM report_reminder r
    WHERE r.id = :id
        AND EXISTS (SELECT 1 FROM member_role m WHERE m.kind = 'stroll' AND m.object = r.stroll
            AND m.member = r.member AND m.role = 'host')
        AND NOT EXISTS (SELECT 1 FROM stroll_report s WHERE s.stroll = r.stroll)";

pub(crate) const ALL_SQL: &[&str] = &[SILENT, HOSTS, INSERT, LOAD];

/// How many letters one turn writes at most, so that it stays short.
const AT_ONCE: u64 = 500;

/// A letter that asks a host for the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    pub stroll: Id<Stroll>,
    pub member: Id<Member>,
    /// 1 for the first, 2 for the last.
    pub number: i64,
}

/// Writes to every host whose stroll is over for some days and has no report. Returns how many
/// letters were put into the outbox; 0 when there is nobody left to write to.
pub fn remind(
    sql: &mut dyn Sql,
    now_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<u64, Fault> {
    let mut written = 0;
    // Of a reconstruction everybody is invented, and nobody has to report.
    for campaign in campaigns::list(sql)?.into_iter().filter(|one| !one.is_reconstruction) {
        for (stroll, number) in silent(sql, &campaign, now_ms)? {
            let args = [("stroll", id(stroll)), ("number", number.into())];
            for member in each(&sql.rows(HOSTS, &args)?, |row| row.id::<Member>())? {
                let own = fresh();
                let args = [
                    ("id", own.into()),
                    ("stroll", id(stroll)),
                    ("member", id(member)),
                    ("number", number.into()),
                    ("at_ms", now_ms.into()),
                ];
                sql.run(INSERT, &args)?;
                outbox::put(sql, fresh(), Letter::ReportMissing, own, now_ms)?;
                written += 1;
            }
            if written >= AT_ONCE {
                return Ok(written);
            }
        }
    }
    Ok(written)
}

/// The strolls of a campaign that are to be reminded, with the number of the reminder.
fn silent(
    sql: &mut dyn Sql,
    campaign: &Campaign,
    now_ms: i64,
) -> Result<Vec<(Id<Stroll>, i64)>, Fault> {
    // A day more at both ends: towns are ahead of UTC, or behind it.
    let day = |days: i64| {
        let at = Timestamp::from_millisecond(now_ms - days * 86_400_000);
        at.map(|at| at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string())
            .map_err(|_| Fault::corrupt("a time beyond all calendars"))
    };
    let args = [
        ("campaign", id(campaign.id)),
        ("first", day(reminder::UNTIL_DAYS + 1)?.into()),
        ("last", day(reminder::AFTER_DAYS[0] - 2)?.into()),
    ];
    let found = each(&sql.rows(SILENT, &args)?, |row| {
        Ok((row.id::<Stroll>()?, row.date_time()?, row.text()?))
    })?;
    let due = found.into_iter().filter_map(|(stroll, starts, zone)| {
        let began_ms = starts_at(starts, &zone).ok()?.as_millisecond();
        Some((stroll, reminder::due(began_ms, now_ms)?))
    });
    Ok(due.collect())
}

/// A reminder that is still to be said; `None` when the host has reported, or is host no more.
pub fn load(sql: &mut dyn Sql, of: [u8; 16]) -> Result<Option<Reminder>, Fault> {
    maybe(sql.row(LOAD, &[("id", of.into())])?, |row| {
        Ok(Reminder { stroll: row.id()?, member: row.id()?, number: row.int()? })
    })
}
