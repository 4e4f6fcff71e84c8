//! Checks that histories have no gap, and that stored counts agree with them.

use ounce_sql::{Fault, Sql};

use super::Finding;

/// Rows of a history whose number is not their place in it, from 1 on.
macro_rules! out_of_line {
    ($table:literal, $of:literal) => {
        concat!(
            "SELECT h.",
            $of,
            ", h.place, h.number FROM (SELECT ",
            $of,
            ", number, ROW_NUMBER() OVER (PARTITION BY ",
            $of,
            " ORDER BY number) AS place FROM ",
            $table,
            ") h WHERE h.place <> h.number ORDER BY h.",
            $of
        )
    };
}

const STROLLS: &str = out_of_line!("stroll_change", "stroll");
const REGISTRATIONS: &str = out_of_line!("registration_change", "registration");
const MESSAGES: &str = out_of_line!("gift_message_change", "gift");
/// Each change but the first, which made the stroll, raised its sequence.
const SEQUENCES: &str = "SELECT s.id, c.changes - 1, s.sequence FROM stroll s
        JOIN (SELECT stroll, CAST(COUNT(*) AS BIGINT) AS changes FROM stroll_change
            GROUP BY stroll) c ON c.stroll = s.id
    WHERE s.sequence < c.changes - 1 ORDER BY s.id";
/// Every change of a stroll raised the version of its campaign's plan.
const VERSIONS: &str = "SELECT c.campaign, c.changes, COALESCE(v.version, 0)
    FROM (SELECT campaign, CAST(COUNT(*) AS BIGINT) AS changes FROM stroll_change
            GROUP BY campaign) c LEFT JOIN plan_version v ON v.campaign = c.campaign
    WHERE COALESCE(v.version, 0) < c.changes ORDER BY c.campaign";
/// A message is as it was set last; one that nobody set is not hidden. An erased gift has no
/// message.
const STANDINGS: &str = "SELECT g.id, COALESCE(c.standing, 'held or shown'), g.message_standing
    FROM gift g LEFT JOIN gift_message_change c ON c.gift = g.id
        AND c.number = (SELECT MAX(l.number) FROM gift_message_change l WHERE l.gift = g.id)
    WHERE (c.standing IS NULL AND g.message_standing = 'hidden')
        OR c.standing <> g.message_standing ORDER BY g.id";

pub(super) const ALL_SQL: &[&str] =
    &[STROLLS, REGISTRATIONS, MESSAGES, SEQUENCES, VERSIONS, STANDINGS];

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    for (statement, what) in [
        (STROLLS, "stroll_change number"),
        (REGISTRATIONS, "registration_change number"),
        (MESSAGES, "gift_message_change number"),
    ] {
        for row in sql.rows(statement, &[])? {
            findings.push(Finding::new(what, row.id(0)?, row.int(1)?, row.int(2)?));
        }
    }
    for (statement, what) in [(SEQUENCES, "stroll sequence"), (VERSIONS, "plan version")] {
        for row in sql.rows(statement, &[])? {
            let least = format!("at least {}", row.int(1)?);
            findings.push(Finding::new(what, row.id(0)?, least, row.int(2)?));
        }
    }
    for row in sql.rows(STANDINGS, &[])? {
        let (expected, found) = (row.str(1)?, row.str(2)?);
        findings.push(Finding::new("gift message standing", row.id(0)?, expected, found));
    }
    Ok(())
}
