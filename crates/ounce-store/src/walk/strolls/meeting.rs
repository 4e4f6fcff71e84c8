//! Where exactly a stroll meets, and what the walk is like.

use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::{Access, Meeting, Position, Stroll};
use ounce_sql::{Fault, Sql};

use super::change::note;
use crate::columns::{Columns, each, id, maybe};
use crate::fresh::made_ms;
use crate::plan;

macro_rules! select_meeting {
    ($rest:literal) => {
        concat!(
            "SELECT m.stroll, m.venue, m.street, m.lat_e7, m.lon_e7, m.lasts_minutes, m.distance_m,
                m.surface, m.pram, m.wheelchair, m.parking, m.toilets, m.rain_plan FROM stroll_meeting m ",
            $rest
        )
    };
}

const LOAD: &str = select_meeting!("WHERE m.stroll = :stroll");
const LIST: &str = select_meeting!(
    "JOIN stroll s ON s.id = m.stroll
    WHERE s.campaign = :campaign AND s.status <> 'draft' ORDER BY s.slug"
);
const LIST_EVERY: &str =
    select_meeting!("JOIN stroll s ON s.id = m.stroll WHERE s.campaign = :campaign");
const SAVE: &str = "INSERT INTO stroll_meeting (stroll, venue, street, lat_e7, lon_e7,
        lasts_minutes, distance_m, surface, pram, wheelchair, parking, toilets, rain_plan)
    VALUES (:stroll, :venue, :street, :lat_e7, :lon_e7, :lasts_minutes, :distance_m, :surface,
        :pram, :wheelchair, :parking, :toilets, :rain_plan)
    ON CONFLICT (stroll) DO UPDATE SET venue = excluded.venue, street = excluded.street,
        lat_e7 = excluded.lat_e7, lon_e7 = excluded.lon_e7,
        lasts_minutes = excluded.lasts_minutes, distance_m = excluded.distance_m,
        surface = excluded.surface, pram = excluded.pram, wheelchair = excluded.wheelchair,
        parking = excluded.parking, toilets = excluded.toilets, rain_plan = excluded.rain_plan";

pub(crate) const ALL_SQL: &[&str] = &[LOAD, LIST, LIST_EVERY, SAVE];

/// The host's words about meeting place and walk; `None` where there are none.
pub fn load_meeting(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<Meeting>, Fault> {
    maybe(sql.row(LOAD, &[("stroll", id(stroll))])?, read)
}

/// The same for every public stroll of a campaign that has such words, by the stroll's slug.
pub fn list_meetings(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Meeting>, Fault> {
    each(&sql.rows(LIST, &[("campaign", id(campaign))])?, read)
}

/// The same for drafts too, in no order.
pub(crate) fn list_every_meeting(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
) -> Result<Vec<Meeting>, Fault> {
    each(&sql.rows(LIST_EVERY, &[("campaign", id(campaign))])?, read)
}

/// Writes the host's words; true when something changed. Calendars and feeds show a change of place
/// or length, as made `by` somebody at the time of the ids of `fresh`. No row is made for empty
/// words. Walkers are told by [`super::tell_meets_elsewhere`].
pub fn save_meeting(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    meeting: &Meeting,
    by: &Actor,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<bool, Fault> {
    let known = load_meeting(sql, meeting.stroll)?;
    let is_new = known.is_none();
    let before = known.unwrap_or_else(|| Meeting::unknown(meeting.stroll));
    if before == *meeting {
        return Ok(false);
    }
    let access = |access: Option<Access>| access.map(|access| access.as_str().to_owned());
    let args = [
        ("stroll", id(meeting.stroll)),
        ("venue", (&meeting.venue).into()),
        ("street", (&meeting.street).into()),
        ("lat_e7", meeting.position.map(|position| position.lat_e7).into()),
        ("lon_e7", meeting.position.map(|position| position.lon_e7).into()),
        ("lasts_minutes", meeting.lasts_minutes.into()),
        ("distance_m", meeting.distance_m.into()),
        ("surface", (&meeting.surface).into()),
        ("pram", access(meeting.pram).into()),
        ("wheelchair", access(meeting.wheelchair).into()),
        ("parking", (&meeting.parking).into()),
        ("toilets", (&meeting.toilets).into()),
        ("rain_plan", (&meeting.rain_plan).into()),
    ];
    sql.run(SAVE, &args)?;
    let seen = |m: &Meeting| (m.venue.clone(), m.street.clone(), m.position, m.lasts_minutes);
    if !is_new && seen(&before) != seen(meeting) {
        note(sql, (campaign, meeting.stroll), (by, ""), made_ms(fresh()))?;
    }
    plan::raise(sql, campaign)?;
    Ok(true)
}

fn read(row: &mut Columns<'_>) -> Result<Meeting, Fault> {
    Ok(Meeting {
        stroll: row.id()?,
        venue: row.text()?,
        street: row.text()?,
        position: read_position(row)?,
        lasts_minutes: row.opt_int()?,
        distance_m: row.opt_int()?,
        surface: row.text()?,
        pram: row.opt_text()?.as_deref().and_then(Access::parse),
        wheelchair: row.opt_text()?.as_deref().and_then(Access::parse),
        parking: row.text()?,
        toilets: row.text()?,
        rain_plan: row.text()?,
    })
}

fn read_position(row: &mut Columns<'_>) -> Result<Option<Position>, Fault> {
    let (lat_e7, lon_e7) = (row.opt_int()?, row.opt_int()?);
    let (Some(lat_e7), Some(lon_e7)) = (lat_e7, lon_e7) else { return Ok(None) };
    let position = Position::new(lat_e7, lon_e7);
    position.map(Some).map_err(|_| Fault::corrupt("a meeting point beyond the earth"))
}
