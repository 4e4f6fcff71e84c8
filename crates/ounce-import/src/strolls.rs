//! `strolls.csv`: one town's event per row.

pub(crate) mod meeting;

use super::findings::{Findings, Reason};
use super::ids::id_of_new;
use super::known::Edition;
use super::seen::Seen;
use super::table::{Cells, Column, Table, column, optional};
use super::wrong::Wrong;
use super::{Change, Frame, Rows, Written, doubts, read};
use jiff::civil::DateTime;
use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_domain::stroll::{
    Confirm, Meeting, Position, Row, Status, StatusChange, Stroll, When, starts_at,
};
use ounce_domain::text::{self, EmailAddress};
use ounce_store::strolls::Whole;
use ounce_store::{Fault, Sql, strolls};

pub(crate) const COLUMNS: &[Column] = &[
    column("campaign"),
    column("slug"),
    column("name"),
    column("group"),
    column("town"),
    column("region"),
    column("country"),
    column("lat"),
    column("lon"),
    column("time_zone"),
    column("starts"),
    column("first_starts"),
    column("meeting_point"),
    column("host"),
    column("bring"),
    column("capacity"),
    column("status"),
    column("status_at"),
    column("status_why"),
    optional("confirm"),
    optional("host_email"),
    optional("venue"),
    optional("street"),
    optional("meeting_lat"),
    optional("meeting_lon"),
    optional("ends"),
    optional("distance_m"),
    optional("surface"),
    optional("pram"),
    optional("wheelchair"),
    optional("parking"),
    optional("toilets"),
    optional("rain_plan"),
];

const STATUSES: &str = "draft, open, postponed, postponed-undated, cancelled, held";

/// A stroll, how it came to its status, and whether it is new.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    stroll: Stroll,
    change: StatusChange,
    /// `None` when the file has no such columns.
    meeting: Option<Meeting>,
    /// The address for questions, if there is one; `None` when the file has no such column.
    host_email: Option<Option<EmailAddress>>,
    is_new: bool,
}

pub(crate) fn check(table: &Table, frame: &Frame<'_>, bad: &mut Findings) -> Rows<Record> {
    let mut seen = Seen::default();
    let mut records = Rows::default();
    let speaks_of = SpeaksOf {
        meeting: meeting::COLUMNS.iter().any(|column| table.has(column)),
        host_email: table.has("host_email"),
    };
    for cells in table.cells() {
        let key = (cells.key("campaign"), cells.key("slug"));
        let is_once = seen.is_new(key, cells, "slug", bad);
        if let Some(record) = read_stroll(cells, speaks_of, frame, bad).filter(|_| is_once) {
            records.push(cells.line(), record);
        }
        frame.step();
    }
    records
}

/// Which of the columns that may be missing the file has.
#[derive(Clone, Copy)]
struct SpeaksOf {
    meeting: bool,
    host_email: bool,
}

fn read_stroll(
    cells: Cells<'_>,
    speaks_of: SpeaksOf,
    frame: &Frame<'_>,
    bad: &mut Findings,
) -> Option<Record> {
    let edition = cells.take("campaign", bad, |cell| frame.known.edition(cell));
    let slug = cells.take("slug", bad, read::slug);
    let name = cells.take("name", bad, |cell| text::line(cell, 120));
    let town = cells.take("town", bad, text::name);
    let region = cells.take("region", bad, |cell| read::line_or_none(cell, 60));
    let country = cells.take("country", bad, read::country);
    let position = cells.take("lat", bad, |lat| Position::parse(lat, cells.get("lon")));
    let when = read_when(cells, bad);
    let meeting_point = cells.take("meeting_point", bad, |cell| text::line(cell, 300));
    let host = cells.take("host", bad, text::name);
    let host_email = cells.take_optional("host_email", bad, EmailAddress::parse);
    let bring = cells.take("bring", bad, |cell| text::message(cell, 500));
    let capacity = cells.take_optional("capacity", bad, |cell| read::whole(cell, 1, 1_000_000));
    let confirm = cells.take_optional("confirm", bad, |cell| {
        read::word(cell, "always, large-or-nearly-full, at-once", Confirm::parse)
    });
    let status = read_status(cells, frame, bad);
    let (edition, slug) = (edition?, slug?);
    let group = cells.take_optional("group", bad, |cell| edition.group(cell));
    let known = edition.stroll(&slug).ok();
    let id = id_of(edition, &slug, known, frame);
    let (starts, first_starts, time_zone) = when?;
    let meeting = speaks_of.meeting.then(|| meeting::read(cells, id, starts, bad));
    let (status, at, why) = status?;
    let (town, region, country, position) = (town?, region?, country?, position?);
    let day = edition.campaign.day;
    let when = When { time_zone: &time_zone, starts, day, status, since: at };
    let row = Row { country: &country, position, when: Some(when) };
    doubts::note(cells, &row, (&town, &region), bad);
    let change = StatusChange { stroll: id, status, starts, at, by: Actor::Import, why };
    let stroll = Stroll {
        id,
        campaign: edition.campaign.id,
        slug,
        name: name?,
        group: group?.map(|group| group.id),
        town,
        region,
        country,
        position,
        time_zone,
        starts,
        first_starts,
        meeting_point: meeting_point?,
        host: host?,
        bring: bring?,
        capacity: capacity?,
        // A file without the column leaves the host's choice as it is on record.
        confirm: confirm?.or(known.map(|known| known.confirm)).unwrap_or_default(),
        status,
        sequence: known.map_or(0, |known| known.sequence),
    };
    let meeting = match meeting {
        Some(meeting) => Some(meeting?),
        None => None,
    };
    let host_email = speaks_of.host_email.then_some(host_email?);
    Some(Record { stroll, change, meeting, host_email, is_new: known.is_none() })
}

fn id_of(edition: &Edition, slug: &str, known: Option<&Stroll>, frame: &Frame<'_>) -> Id<Stroll> {
    let campaign = edition.campaign.id.bytes();
    let fresh = || id_of_new(frame.now, "stroll", &campaign, slug);
    known.map_or_else(fresh, |known| known.id)
}

/// The start, the start first announced, and the zone of both.
fn read_when(cells: Cells<'_>, bad: &mut Findings) -> Option<(DateTime, Option<DateTime>, String)> {
    let starts = cells.take("starts", bad, read::local_time);
    let first_starts = cells.take_optional("first_starts", bad, read::local_time);
    let time_zone = cells.take("time_zone", bad, |cell| {
        if cell.is_empty() {
            return Err(FieldRefusal::Missing);
        }
        // If the row has no valid date, any date will do to check whether the zone is known.
        let at = starts.unwrap_or(DateTime::constant(2015, 5, 2, 10, 0, 0, 0));
        starts_at(at, cell).map(|_| cell.to_owned())
    });
    Some((starts?, first_starts?, time_zone?))
}

/// The status, since when, and why. A status that walkers are told of needs a reason.
fn read_status(
    cells: Cells<'_>,
    frame: &Frame<'_>,
    bad: &mut Findings,
) -> Option<(Status, jiff::Timestamp, String)> {
    let status = cells.take("status", bad, |cell| read::word(cell, STATUSES, Status::parse));
    let at = cells.take_optional("status_at", bad, |cell| read::moment(cell, frame.now));
    let why = cells.take("status_why", bad, |cell| {
        let needs_why = matches!(status, Some(Status::Postponed { .. } | Status::Cancelled));
        if needs_why && cell.is_empty() {
            return Err(Reason::from(Wrong::NoWhy));
        }
        read::line_or_none(cell, 300)
    });
    Some((status?, at?.unwrap_or(frame.now), why?))
}

pub(crate) fn write(
    sql: &mut dyn Sql,
    records: &Rows<Record>,
    written: &mut Written,
) -> Result<(), Fault> {
    for (line, record) in records.iter() {
        let Record { stroll, change, meeting, host_email, is_new } = record;
        let whole = Whole {
            stroll,
            meeting: meeting.as_ref(),
            host_email: host_email.as_ref().map(Option::as_ref),
        };
        match strolls::save_whole(sql, whole, change, &mut *written.fresh)? {
            Ok(changed) => written.count(Change::of(changed, *is_new)),
            Err(Refusal::Field(FieldRefusal::TooLarge(_))) => {
                written.refuse(line, "capacity", Wrong::BelowTaken);
            }
            Err(refusal) => written.refuse(line, "status", refusal),
        }
    }
    Ok(())
}
