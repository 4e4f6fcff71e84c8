//! What hosts report of their strolls after the day.
//!
//! A report changes neither the day nor the book. `closing.rs` has what coordinators do with it,
//! `reminders.rs` the letters to hosts who have not reported.

mod closing;
mod reminders;

use std::collections::HashMap;

use jiff::Timestamp;
use ounce_domain::campaign::Campaign;
use ounce_domain::day::fold;
use ounce_domain::id::Id;
use ounce_domain::quantity::{Currency, Marks, Microlitres, MilkUnit};
use ounce_domain::refusal::{Complaint, PlanRefusal, RecordRefusal, Refusal};
use ounce_domain::registration::Standing;
use ounce_domain::stroll::{Edit, Stroll, Touched};
use ounce_domain::stroll_report::{
    Field, Handed, Recorded, StrollReport, Terms, may_report, milk_by_bank,
};
use ounce_sql::{Fault, Row, Sql};

use crate::acts::{self, Act, Deed};
use crate::columns::{Columns, each, id, maybe};
use crate::strolls::Doer;
use crate::{banks, campaigns, day, roster, strolls};

pub use closing::{close, open_again};
pub use reminders::{Reminder, load as load_reminder, remind};

pub(crate) use closing::ALL_SQL as CLOSING_SQL;
pub(crate) use reminders::ALL_SQL as REMINDERS_SQL;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT r.stroll, c.currency, r.arrived, r.walk_ups, r.headcount, r.cash_counted_minor,
                r.cash_reason, r.milk_reason, r.story, r.story_is_public, r.expected,
                r.is_of_phones, r.recorded_arrived, r.recorded_walk_ups, r.recorded_headcount,
                r.recorded_cash_minor, r.recorded_milk_ul, r.version, r.sent_ms, r.changed_ms,
                r.closed_ms
            FROM stroll_report r JOIN stroll s ON s.id = r.stroll
                JOIN campaign c ON c.id = s.campaign ",
            $rest
        )
    };
}

const LOAD: &str = select!("WHERE r.stroll = :stroll");
const LIST: &str = select!("WHERE s.campaign = :campaign ORDER BY r.stroll");
const COUNT_UNCLOSED: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM stroll_report r
    JOIN stroll s ON s.id = r.stroll WHERE s.campaign = :campaign AND r.closed_ms IS NULL";
const MILK: &str = "SELECT m.stroll, m.number, b.slug, m.volume_ul
    FROM stroll_report_milk m JOIN bank b ON b.id = m.bank
    WHERE m.stroll = :stroll ORDER BY m.stroll, m.number";
const MILK_OF_ALL: &str = "SELECT m.stroll, m.number, b.slug, m.volume_ul
    FROM stroll_report_milk m JOIN bank b ON b.id = m.bank JOIN stroll s ON s.id = m.stroll
    WHERE s.campaign = :campaign ORDER BY m.stroll, m.number";
const INSERT: &str =
    "INSERT INTO stroll_report (stroll, version, arrived, walk_ups, headcount, came,
        cash_counted_minor, cash_is_explained, cash_reason, milk_reason, story, story_is_public,
        expected, is_of_phones, recorded_arrived, recorded_walk_ups, recorded_headcount,
        recorded_cash_minor, recorded_milk_ul, sent_ms, changed_ms, closed_ms)
    VALUES (:stroll, 1, :arrived, :walk_ups, :headcount, :came, :cash_counted_minor,
        :cash_is_explained, :cash_reason, :milk_reason, :story, :story_is_public, :expected,
        :is_of_phones, :recorded_arrived, :recorded_walk_ups, :recorded_headcount,
        :recorded_cash_minor, :recorded_milk_ul, :at_ms, :at_ms, NULL)";
const CHANGE: &str = "UPDATE stroll_report SET version = version + 1, arrived = :arrived,
        walk_ups = :walk_ups, headcount = :headcount, came = :came,
        cash_counted_minor = :cash_counted_minor, cash_is_explained = :cash_is_explained,
        cash_reason = :cash_reason, milk_reason = :milk_reason, story = :story,
        story_is_public = :story_is_public, expected = :expected, is_of_phones = :is_of_phones,
        recorded_arrived = :recorded_arrived, recorded_walk_ups = :recorded_walk_ups,
        recorded_headcount = :recorded_headcount, recorded_cash_minor = :recorded_cash_minor,
        recorded_milk_ul = :recorded_milk_ul,
        changed_ms = CASE WHEN :at_ms < sent_ms THEN sent_ms ELSE :at_ms END
    WHERE stroll = :stroll AND closed_ms IS NULL";
const ADD_MILK: &str = "INSERT INTO stroll_report_milk (stroll, number, bank, volume_ul)
    VALUES (:stroll, :number, :bank, :volume_ul)";
const EMPTY_MILK: &str = "DELETE FROM stroll_report_milk WHERE stroll = :stroll";

pub(crate) const ALL_SQL: &[&str] =
    &[LOAD, LIST, MILK, MILK_OF_ALL, INSERT, CHANGE, ADD_MILK, EMPTY_MILK, COUNT_UNCLOSED];

/// A report on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub report: StrollReport,
    /// What the day had recorded when it was sent the last time.
    pub recorded: Recorded,
    pub version: i64,
    pub sent_ms: i64,
    pub changed_ms: i64,
    pub closed_ms: Option<i64>,
}

/// What the day has recorded by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    pub recorded: Recorded,
    /// The milk by bank; milk for a bank that is not known has none.
    pub milk: Vec<Handed>,
    /// Cash was noted in another currency too.
    pub has_other_cash: bool,
}

/// A form with what somebody reports.
#[derive(Clone, Debug)]
pub struct Sending<'a> {
    pub stroll: Id<Stroll>,
    pub touched: &'a [Touched<Field>],
    pub marks: Marks,
    /// Of a volume that says no unit.
    pub unit: MilkUnit,
}

/// The report of a stroll, if its host has sent one.
pub fn load(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<Kept>, Fault> {
    let args = [("stroll", id(stroll))];
    let Some(mut kept) = maybe(sql.row(LOAD, &args)?, read)? else { return Ok(None) };
    for (_, row, handed) in each(&sql.rows(MILK, &args)?, read_milk)? {
        kept.report.milk[row] = handed;
    }
    Ok(Some(kept))
}

/// Every report of a campaign.
pub fn list(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Kept>, Fault> {
    let args = [("campaign", id(campaign))];
    let mut all = each(&sql.rows(LIST, &args)?, read)?;
    let milk: Vec<Row> = sql.rows(MILK_OF_ALL, &args)?;
    let places: HashMap<Id<Stroll>, usize> =
        all.iter().enumerate().map(|(place, one)| (one.report.stroll, place)).collect();
    for (stroll, row, handed) in each(&milk, read_milk)? {
        if let Some(place) = places.get(&stroll) {
            all[*place].report.milk[row] = handed;
        }
    }
    Ok(all)
}

/// How many reports wait to be read and closed.
pub fn count_unclosed(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<i64, Fault> {
    let row = sql.row(COUNT_UNCLOSED, &[("campaign", id(campaign))])?;
    Ok(maybe(row, |row| row.int())?.unwrap_or_default())
}

/// What the day of a stroll has recorded by now, and how many people were announced.
pub fn noted(sql: &mut dyn Sql, stroll: Id<Stroll>, currency: Currency) -> Result<Noted, Fault> {
    let loaded = day::load(sql, stroll)?;
    let facts = day::facts(sql, &loaded, stroll)?;
    let state = fold(&loaded.log, &facts);
    let walk_ups = loaded.walk_ups();
    let walkers = roster::list(sql, stroll)?;
    let announced = walkers
        .iter()
        .filter(|one| one.standing == Standing::Confirmed && !walk_ups.contains(&one.id));
    let expected = announced.map(|one| one.party.people()).sum();
    let mut milk = milk_by_bank(&loaded.log);
    for row in &mut milk {
        if !facts.banks.contains(&row.bank) {
            row.bank.clear();
        }
    }
    Ok(Noted {
        recorded: Recorded::of(expected, &state, &loaded.log, currency),
        milk,
        has_other_cash: state.cash.iter().any(|cash| cash.currency != currency && cash.minor != 0),
    })
}

/// Writes what a host reports: the id of the first act, or `None` when nothing is another now.
///
/// # Errors
/// Every complaint, as [`StrollReport::edit`]; `ReportClosed` when the coordinator has closed it,
/// and what [`may_report`] says of a stroll that has nothing to report yet. Nothing is written then.
pub fn send(
    sql: &mut dyn Sql,
    sending: &Sending<'_>,
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Option<Id<Act>>, Vec<Complaint>>, Fault> {
    let judged = match judge(sql, sending, doer.at)? {
        Ok(judged) => judged,
        Err(complaints) => return Ok(Err(complaints)),
    };
    let Judged { stroll, before, recorded, after, edits } = judged;
    if edits.is_empty() && before.as_ref().is_some_and(|kept| kept.recorded == recorded) {
        return Ok(Ok(None));
    }
    write(sql, (&after, &recorded), before.is_some(), doer.at.as_millisecond())?;
    let mut first = None;
    for edit in edits {
        let act = Act {
            field: edit.field.name().to_owned(),
            was: edit.was,
            became: edit.became,
            ..act_of(&stroll, Deed::Reported, doer, Id::from_bytes(fresh()))
        };
        acts::write(sql, &act)?;
        first = first.or(Some(act.id));
    }
    Ok(Ok(first))
}

/// What [`send`] would complain about at this moment. Writes nothing.
pub fn complaints(
    sql: &mut dyn Sql,
    sending: &Sending<'_>,
    at: Timestamp,
) -> Result<Vec<Complaint>, Fault> {
    Ok(judge(sql, sending, at)?.err().unwrap_or_default())
}

/// A form that can be written.
struct Judged {
    stroll: Stroll,
    before: Option<Kept>,
    recorded: Recorded,
    after: StrollReport,
    edits: Vec<Edit<Field>>,
}

fn judge(
    sql: &mut dyn Sql,
    sending: &Sending<'_>,
    at: Timestamp,
) -> Result<Result<Judged, Vec<Complaint>>, Fault> {
    let whole =
        |refusal: Refusal| Ok(Err(vec![Complaint { field: Field::Arrived.name(), refusal }]));
    let Some(found) = strolls::load_bare_by_id(sql, sending.stroll)? else {
        return whole(RecordRefusal::Unknown.into());
    };
    let stroll = found.stroll;
    if let Err(refusal) = may_report(&stroll, at) {
        return whole(refusal.into());
    }
    let Some(campaign) = campaigns::load_by_id(sql, stroll.campaign)? else {
        return Err(Fault::corrupt("a stroll of no campaign"));
    };
    let before = load(sql, stroll.id)?;
    if before.as_ref().is_some_and(|kept| kept.closed_ms.is_some()) {
        return whole(PlanRefusal::ReportClosed.into());
    }
    let recorded = noted(sql, stroll.id, campaign.currency)?.recorded;
    let banks = banks::list(sql)?.into_iter().map(|bank| bank.slug).collect();
    let terms = Terms { marks: sending.marks, unit: sending.unit, banks };
    let said = before.as_ref().map(|kept| kept.report.clone());
    let said = said.unwrap_or_else(|| StrollReport::empty(stroll.id, campaign.currency));
    let edited = said.edit(sending.touched, (&terms, &recorded));
    Ok(edited.map(|(after, edits)| Judged { stroll, before, recorded, after, edits }))
}

fn write(
    sql: &mut dyn Sql,
    (report, recorded): (&StrollReport, &Recorded),
    is_there: bool,
    at_ms: i64,
) -> Result<(), Fault> {
    let stroll = ("stroll", id(report.stroll));
    let args = [
        stroll.clone(),
        ("arrived", report.arrived.into()),
        ("walk_ups", report.walk_ups.into()),
        ("headcount", report.headcount.into()),
        ("came", report.came().into()),
        ("cash_counted_minor", report.cash_counted_minor.into()),
        ("cash_is_explained", (!report.cash_reason.is_empty()).into()),
        ("cash_reason", (&report.cash_reason).into()),
        ("milk_reason", (&report.milk_reason).into()),
        ("story", (&report.story).into()),
        ("story_is_public", report.story_is_public.into()),
        ("expected", recorded.expected.into()),
        ("is_of_phones", recorded.is_of_phones.into()),
        ("recorded_arrived", recorded.arrived.into()),
        ("recorded_walk_ups", recorded.walk_ups.into()),
        ("recorded_headcount", recorded.headcount.into()),
        ("recorded_cash_minor", recorded.cash_minor.into()),
        ("recorded_milk_ul", recorded.milk_ul.into()),
        ("at_ms", at_ms.into()),
    ];
    if sql.run(if is_there { CHANGE } else { INSERT }, &args)? != 1 {
        return Err(Fault::corrupt("a report that was open is closed or gone"));
    }
    sql.run(EMPTY_MILK, std::slice::from_ref(&stroll))?;
    for (number, handed) in (1_i64..).zip(&report.milk) {
        let Some(volume) = handed.volume else { continue };
        let bank = banks::load(sql, &handed.bank)?;
        let bank = bank.ok_or_else(|| Fault::corrupt("a bank that was known is gone"))?;
        let args = [
            stroll.clone(),
            ("number", number.into()),
            ("bank", id(bank.id)),
            ("volume_ul", volume.0.into()),
        ];
        sql.run(ADD_MILK, &args)?;
    }
    Ok(())
}

fn act_of(stroll: &Stroll, deed: Deed, doer: &Doer<'_>, id: Id<Act>) -> Act {
    Act {
        id,
        campaign: stroll.campaign,
        object: stroll.id.into(),
        deed,
        by: doer.by,
        about: None,
        at_ms: doer.at.as_millisecond(),
        field: String::new(),
        was: String::new(),
        became: String::new(),
        why: doer.why.to_owned(),
    }
}

/// Reads the columns of a report; its milk is read by itself.
fn read(row: &mut Columns<'_>) -> Result<Kept, Fault> {
    let empty = StrollReport::empty(row.id()?, row.currency()?);
    let report = StrollReport {
        arrived: row.opt_int()?,
        walk_ups: row.opt_int()?,
        headcount: row.opt_int()?,
        cash_counted_minor: row.opt_int()?,
        cash_reason: row.text()?,
        milk_reason: row.text()?,
        story: row.text()?,
        story_is_public: row.flag()?,
        ..empty
    };
    let recorded = Recorded {
        expected: row.int()?,
        is_of_phones: row.flag()?,
        arrived: row.int()?,
        walk_ups: row.int()?,
        headcount: row.opt_int()?,
        cash_minor: row.int()?,
        milk_ul: row.int()?,
    };
    Ok(Kept {
        report,
        recorded,
        version: row.int()?,
        sent_ms: row.int()?,
        changed_ms: row.int()?,
        closed_ms: row.opt_int()?,
    })
}

/// A stroll, the row of its report from 0, and what is in it.
fn read_milk(row: &mut Columns<'_>) -> Result<(Id<Stroll>, usize, Handed), Fault> {
    let (stroll, number) = (row.id()?, row.int()?);
    let place = usize::try_from(number - 1).ok();
    let place = place.filter(|place| *place < ounce_domain::stroll_report::MILK_ROWS);
    let place = place.ok_or_else(|| Fault::corrupt("milk beyond the rows of a report"))?;
    let handed = Handed { bank: row.text()?, volume: Some(Microlitres(row.int()?)) };
    Ok((stroll, place, handed))
}
