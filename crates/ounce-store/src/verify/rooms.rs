//! Places against registrations, registrations against what was recorded of them, campaigns
//! against their strolls and partners.

use ounce_sql::{Fault, Row, Sql};

use super::Finding;
use crate::columns::Columns;

const ROOMS: &str = "SELECT r.stroll, r.taken, r.parties, r.waiting, COALESCE(c.taken, 0),
        COALESCE(c.parties, 0), COALESCE(c.waiting, 0)
    FROM stroll_room r LEFT JOIN (SELECT stroll,
            CAST(SUM(CASE WHEN standing = 'confirmed' THEN adults + children ELSE 0 END) AS BIGINT)
                AS taken,
            CAST(SUM(CASE WHEN standing = 'confirmed' THEN 1 ELSE 0 END) AS BIGINT) AS parties,
            CAST(SUM(CASE WHEN standing = 'waiting' THEN 1 ELSE 0 END) AS BIGINT) AS waiting
        FROM registration GROUP BY stroll) c ON c.stroll = r.stroll
    WHERE r.taken <> COALESCE(c.taken, 0) OR r.parties <> COALESCE(c.parties, 0)
        OR r.waiting <> COALESCE(c.waiting, 0) ORDER BY r.stroll";
const OVERSOLD: &str = "SELECT stroll, capacity, taken FROM stroll_room
    WHERE capacity < taken ORDER BY stroll";
const NO_ROOM: &str = "SELECT s.id FROM stroll s
    WHERE NOT EXISTS (SELECT 1 FROM stroll_room r WHERE r.stroll = s.id) ORDER BY s.id";
/// Registrations that differ from their own last change.
const LAST_CHANGES: &str = "SELECT r.id, c.standing, c.adults, c.children, r.standing, r.adults,
        r.children
    FROM registration_change c JOIN registration r ON r.id = c.registration
    WHERE (c.standing <> r.standing OR c.adults <> r.adults OR c.children <> r.children)
        AND c.number = (SELECT MAX(l.number) FROM registration_change l
            WHERE l.registration = c.registration)
    ORDER BY r.id";
const CANCELLED_UNSAID: &str = "SELECT r.id FROM registration r WHERE r.standing = 'cancelled'
        AND NOT EXISTS (SELECT 1 FROM registration_change c WHERE c.registration = r.id)
    ORDER BY r.id";
const LAST_STATUSES: &str = "SELECT s.id, c.status, c.starts, s.status, s.starts
    FROM stroll_change c JOIN stroll s ON s.id = c.stroll
    WHERE (c.status <> s.status OR c.starts <> s.starts)
        AND c.number = (SELECT MAX(l.number) FROM stroll_change l WHERE l.stroll = c.stroll)
    ORDER BY s.id";
const STATUS_UNSAID: &str = "SELECT s.id FROM stroll s
    WHERE NOT EXISTS (SELECT 1 FROM stroll_change c WHERE c.stroll = s.id) ORDER BY s.id";
const SHARES: &str = "SELECT campaign, CAST(SUM(share_basis_points) AS BIGINT) FROM partner
    GROUP BY campaign HAVING SUM(share_basis_points) <> 10000 ORDER BY campaign";
const LAST_DAYS: &str = "SELECT c.id, d.last_day, c.last_day FROM campaign c JOIN (
        SELECT e.id, MAX(e.day) AS last_day FROM (SELECT id, day FROM campaign
            UNION ALL SELECT s.campaign, substr(s.starts, 1, 10) FROM stroll s
                WHERE s.status IN ('open', 'postponed', 'held')) e GROUP BY e.id) d ON d.id = c.id
    WHERE c.last_day <> d.last_day ORDER BY c.id";

pub(super) const ALL_SQL: &[&str] = &[
    ROOMS,
    OVERSOLD,
    NO_ROOM,
    LAST_CHANGES,
    CANCELLED_UNSAID,
    LAST_STATUSES,
    STATUS_UNSAID,
    SHARES,
    LAST_DAYS,
];

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    for row in sql.rows(ROOMS, &[])? {
        differing_counts(&row, findings)?;
    }
    for row in sql.rows(OVERSOLD, &[])? {
        let mut row = Columns::of(&row);
        let (stroll, capacity, taken) = (row.bytes16()?, row.int()?, row.int()?);
        let most = format!("at most {capacity}");
        findings.push(Finding::new("stroll places taken", stroll, most, taken));
    }
    for row in sql.rows(LAST_CHANGES, &[])? {
        let mut row = Columns::of(&row);
        let registration = row.bytes16()?;
        let (expected, found) = (standing_and_party(&mut row)?, standing_and_party(&mut row)?);
        findings.push(Finding::new("registration standing", registration, expected, found));
    }
    for row in sql.rows(LAST_STATUSES, &[])? {
        let mut row = Columns::of(&row);
        let stroll = row.bytes16()?;
        let expected = format!("{} {}", row.text()?, row.text()?);
        let found = format!("{} {}", row.text()?, row.text()?);
        findings.push(Finding::new("stroll status", stroll, expected, found));
    }
    for (statement, what, expected) in [
        (NO_ROOM, "stroll room", "a row of places"),
        (CANCELLED_UNSAID, "registration cancelled", "a record of who and when"),
        (STATUS_UNSAID, "stroll status", "a record of who and when"),
    ] {
        for row in sql.rows(statement, &[])? {
            findings.push(Finding::new(what, row.id(0)?, expected, "none"));
        }
    }
    for row in sql.rows(SHARES, &[])? {
        findings.push(Finding::new("partner shares", row.id(0)?, 10_000, row.int(1)?));
    }
    for row in sql.rows(LAST_DAYS, &[])? {
        findings.push(Finding::new("campaign last day", row.id(0)?, row.str(1)?, row.str(2)?));
    }
    Ok(())
}

fn differing_counts(row: &Row, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let stroll = row.id(0)?;
    let names = ["stroll places taken", "stroll parties", "stroll parties waiting"];
    for (i, what) in names.into_iter().enumerate() {
        let (found, expected) = (row.int(1 + i)?, row.int(4 + i)?);
        if found != expected {
            findings.push(Finding::new(what, stroll, expected, found));
        }
    }
    Ok(())
}

fn standing_and_party(row: &mut Columns<'_>) -> Result<String, Fault> {
    Ok(format!("{}, {} and {}", row.text()?, row.int()?, row.int()?))
}
