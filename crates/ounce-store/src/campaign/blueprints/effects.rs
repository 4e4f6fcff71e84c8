//! Writes the texts of a push into the strolls: one statement for any number of them.
//!
//! The acts of the push say which stroll gets what, so the statements read them from there.

use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::Field;
use ounce_sql::{Args, Fault, Sql};

use crate::acts::{Act, Deed};
use crate::columns::id;

/// The acts of one push, each with its text.
macro_rules! parts {
    () => {
        "act a JOIN act_words w ON w.act = a.id
        WHERE a.campaign = :campaign AND a.at_ms = :at_ms AND a.about = :about
            AND a.deed = :deed AND a.kind = 'stroll'"
    };
}

/// Sets a column of a table in which each stroll has a row.
macro_rules! set {
    ($table:literal, $key:literal, $assignments:expr) => {
        concat!(
            "UPDATE ",
            $table,
            " SET ",
            $assignments,
            " FROM ",
            parts!(),
            " AND a.object = ",
            $table,
            ".",
            $key
        )
    };
}

/// The start with the time of the act.
macro_rules! at_time {
    () => {
        "substr(stroll.starts, 1, 11) || w.became || ':00'"
    };
}

const SET_NAME: &str = set!("stroll", "id", "name = w.became");
const SET_BRING: &str = set!("stroll", "id", "bring = w.became");
const SET_CONFIRM: &str = set!("stroll", "id", "confirm = w.became");
/// The start that was announced first stays on record while the stroll starts at another.
const SET_TIME: &str = set!(
    "stroll",
    "id",
    concat!(
        "starts = ",
        at_time!(),
        ", first_starts = CASE WHEN stroll.status = 'draft' THEN stroll.first_starts
            WHEN stroll.first_starts = ",
        at_time!(),
        " THEN NULL ELSE COALESCE(stroll.first_starts, stroll.starts) END"
    )
);
const SET_CAPACITY: &str =
    set!("stroll_room", "stroll", "capacity = CAST(NULLIF(w.became, '') AS BIGINT)");
const ADD_MEETINGS: &str = concat!(
    "INSERT INTO stroll_meeting (stroll, venue, street, surface, parking, toilets, rain_plan)
    SELECT a.object, '', '', '', '', '', '' FROM ",
    parts!(),
    " ON CONFLICT (stroll) DO NOTHING"
);
const SET_LASTS: &str =
    set!("stroll_meeting", "stroll", "lasts_minutes = CAST(NULLIF(w.became, '') AS BIGINT)");
const SET_DISTANCE: &str = set!(
    "stroll_meeting",
    "stroll",
    "distance_m = CAST(NULLIF(REPLACE(w.became, ' m', ''), '') AS BIGINT)"
);
const SET_SURFACE: &str = set!("stroll_meeting", "stroll", "surface = w.became");
const SET_RAIN_PLAN: &str = set!("stroll_meeting", "stroll", "rain_plan = w.became");
const REMOVE_ABOUT: &str = concat!(
    "DELETE FROM stroll_about WHERE language = :language AND stroll IN (SELECT a.object FROM ",
    parts!(),
    ")"
);
/// The act has an id of its own already, which no other row of the table has.
const ADD_ABOUT: &str = concat!(
    "INSERT INTO stroll_about (id, stroll, language, about)
    SELECT a.id, a.object, CAST(:language AS TEXT), w.became FROM ",
    parts!(),
    " AND w.became <> ''"
);
/// A line for calendars and feeds. A clock that was set back must not hide it behind the line before
/// it.
const ADD_LINES: &str = concat!(
    "INSERT INTO stroll_change (stroll, number, campaign, status, starts, at_ms, by_whom, why)
    SELECT s.id, l.number + 1, s.campaign, s.status, s.starts,
        CASE WHEN l.at_ms > p.at_ms THEN l.at_ms ELSE p.at_ms END, CAST(:by AS TEXT), ''
    FROM (SELECT a.object, a.at_ms FROM ",
    parts!(),
    ") p JOIN stroll s ON s.id = p.object
        JOIN stroll_change l ON l.stroll = s.id AND l.number =
            (SELECT MAX(x.number) FROM stroll_change x WHERE x.stroll = s.id)"
);
const RAISE_SEQUENCE: &str = set!("stroll", "id", "sequence = stroll.sequence + 1");
const GIVE: &str = concat!(
    "INSERT INTO stroll_given (id, stroll, field, value, before, act)
    SELECT a.id, a.object, a.field, w.became, NULL, a.about FROM ",
    parts!(),
    " ON CONFLICT (stroll, field) DO UPDATE
        SET before = stroll_given.value, value = excluded.value, act = excluded.act"
);

pub(crate) const ALL_SQL: &[&str] = &[
    SET_NAME,
    SET_BRING,
    SET_CONFIRM,
    SET_TIME,
    SET_CAPACITY,
    ADD_MEETINGS,
    SET_LASTS,
    SET_DISTANCE,
    SET_SURFACE,
    SET_RAIN_PLAN,
    REMOVE_ABOUT,
    ADD_ABOUT,
    ADD_LINES,
    RAISE_SEQUENCE,
    GIVE,
];

/// The acts that say which stroll gets what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    pub(super) campaign: Id<Campaign>,
    pub(super) at_ms: i64,
    /// The push that they are a part of, or that they undo.
    pub(super) about: Id<Act>,
    pub(super) deed: Deed,
}

impl Parts {
    fn args(&self) -> [(&'static str, ounce_sql::Value<'static>); 4] {
        [
            ("campaign", id(self.campaign)),
            ("at_ms", self.at_ms.into()),
            ("about", id(self.about)),
            ("deed", self.deed.as_str().into()),
        ]
    }
}

/// Writes the texts of a field, and for calendars that something changed.
pub(super) fn write(
    sql: &mut dyn Sql,
    (parts, field): (&Parts, Field),
    by: &Actor,
) -> Result<(), Fault> {
    let args = parts.args();
    let statement = match field {
        Field::Name => SET_NAME,
        Field::Bring => SET_BRING,
        Field::Confirm => SET_CONFIRM,
        Field::Time => SET_TIME,
        Field::Capacity => SET_CAPACITY,
        Field::LastsMinutes => SET_LASTS,
        Field::Distance => SET_DISTANCE,
        Field::Surface => SET_SURFACE,
        Field::RainPlan => SET_RAIN_PLAN,
        Field::About(language) => {
            return write_about(sql, &args, language);
        }
        _ => return Err(Fault::corrupt("a field that no blueprint has")),
    };
    if is_of_meeting(field) {
        sql.run(ADD_MEETINGS, &args)?;
    }
    sql.run(statement, &args)?;
    if matches!(field, Field::Name | Field::Time | Field::LastsMinutes) {
        let [campaign, at_ms, about, deed] = parts.args();
        sql.run(ADD_LINES, &[("by", by.as_str().into()), campaign, at_ms, about, deed])?;
        sql.run(RAISE_SEQUENCE, &args)?;
    }
    Ok(())
}

fn is_of_meeting(field: Field) -> bool {
    matches!(field, Field::LastsMinutes | Field::Distance | Field::Surface | Field::RainPlan)
}

fn write_about(sql: &mut dyn Sql, args: &Args<'_>, language: &str) -> Result<(), Fault> {
    let mut all = vec![("language", language.into())];
    all.extend(args.iter().cloned());
    sql.run(REMOVE_ABOUT, &all)?;
    sql.run(ADD_ABOUT, &all).map(drop)
}

/// Notes what the blueprint gave each stroll.
pub(super) fn give(sql: &mut dyn Sql, parts: &Parts) -> Result<(), Fault> {
    sql.run(GIVE, &parts.args()).map(drop)
}
