//! Checks that everything a row refers to exists, and belongs to the same campaign.
//!
//! The engines check foreign keys only while the check is on. A file that was repaired by hand, or
//! written with the check off, is found here. Some rules can't be a foreign key (a gift's stroll is
//! one of the gift's campaign) and are checked only here.

use ounce_sql::{Fault, Sql};

use super::Finding;

struct Check {
    what: &'static str,
    expected: &'static str,
    sql: &'static str,
}

/// Rows of a table whose column refers to a missing row of another table.
macro_rules! names {
    ($table:literal, $key:literal, $column:literal, $other:literal, $other_key:literal) => {
        Check {
            what: concat!($table, " ", $column),
            expected: concat!("a row of ", $other),
            sql: concat!(
                "SELECT a.",
                $key,
                " FROM ",
                $table,
                " a WHERE a.",
                $column,
                " IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM ",
                $other,
                " b WHERE b.",
                $other_key,
                " = a.",
                $column,
                ")"
            ),
        }
    };
}

/// Rows of a table whose column refers to a row of another campaign.
macro_rules! same_campaign {
    ($table:literal, $key:literal, $column:literal, $other:literal) => {
        Check {
            what: concat!($table, " ", $column),
            expected: "the same campaign",
            sql: concat!(
                "SELECT a.",
                $key,
                " FROM ",
                $table,
                " a JOIN ",
                $other,
                " b ON b.id = a.",
                $column,
                " WHERE b.campaign <> a.campaign"
            ),
        }
    };
}

/// Rows whose object, which their kind says the table of, is missing or of another campaign.
macro_rules! object {
    ($table:literal, $key:literal) => {
        Check {
            what: concat!($table, " object"),
            expected: "a row of its kind and campaign",
            sql: concat!(
                "SELECT a.",
                $key,
                " FROM ",
                $table,
                " a WHERE NOT (a.kind = 'campaign' AND a.object = a.campaign)
                AND NOT (a.kind = 'partner' AND EXISTS (SELECT 1 FROM partner b
                    WHERE b.id = a.object AND b.campaign = a.campaign))
                AND NOT (a.kind = 'group' AND EXISTS (SELECT 1 FROM chapter b
                    WHERE b.id = a.object AND b.campaign = a.campaign))
                AND NOT (a.kind = 'stroll' AND EXISTS (SELECT 1 FROM stroll b
                    WHERE b.id = a.object AND b.campaign = a.campaign))"
            ),
        }
    };
}

/// Letters about a record that is not there.
macro_rules! letters_about {
    ($table:literal, $kinds:literal, $other:literal) => {
        Check {
            what: concat!($table, " about"),
            expected: concat!("a row of ", $other),
            sql: concat!(
                "SELECT a.id FROM ",
                $table,
                " a WHERE a.kind IN (",
                $kinds,
                ")
                AND NOT EXISTS (SELECT 1 FROM ",
                $other,
                " b WHERE b.id = a.about)"
            ),
        }
    };
}

const CHECKS: [Check; 118] = [
    names!("partner", "id", "campaign", "campaign", "id"),
    names!("chapter", "id", "campaign", "campaign", "id"),
    names!("chapter", "id", "partner", "partner", "id"),
    same_campaign!("chapter", "id", "partner", "partner"),
    names!("stroll", "id", "campaign", "campaign", "id"),
    names!("stroll", "id", "chapter", "chapter", "id"),
    same_campaign!("stroll", "id", "chapter", "chapter"),
    names!("stroll_room", "stroll", "stroll", "stroll", "id"),
    names!("stroll_room", "stroll", "campaign", "campaign", "id"),
    same_campaign!("stroll_room", "stroll", "stroll", "stroll"),
    names!("plan_version", "campaign", "campaign", "campaign", "id"),
    names!("stroll_change", "stroll", "stroll", "stroll", "id"),
    names!("stroll_change", "stroll", "campaign", "campaign", "id"),
    same_campaign!("stroll_change", "stroll", "stroll", "stroll"),
    names!("stroll_about", "id", "stroll", "stroll", "id"),
    names!("stroll_given", "id", "stroll", "stroll", "id"),
    names!("stroll_given", "id", "act", "act", "id"),
    names!("blueprint_field", "id", "campaign", "campaign", "id"),
    names!("stroll_meeting", "stroll", "stroll", "stroll", "id"),
    names!("stroll_host", "stroll", "stroll", "stroll", "id"),
    names!("question", "id", "stroll", "stroll", "id"),
    names!("host_application", "id", "campaign", "campaign", "id"),
    names!("host_application", "id", "chapter", "chapter", "id"),
    same_campaign!("host_application", "id", "chapter", "chapter"),
    names!("host_application", "id", "stroll", "stroll", "id"),
    same_campaign!("host_application", "id", "stroll", "stroll"),
    names!("sign_up_burst", "id", "stroll", "stroll", "id"),
    names!("campaign_face", "campaign", "campaign", "campaign", "id"),
    names!("published_figure", "campaign", "campaign", "campaign", "id"),
    names!("partner_page", "partner", "partner", "partner", "id"),
    names!("bank_contact", "bank", "bank", "bank", "id"),
    names!("depot", "id", "bank", "bank", "id"),
    names!("registration", "id", "campaign", "campaign", "id"),
    names!("registration", "id", "stroll", "stroll", "id"),
    same_campaign!("registration", "id", "stroll", "stroll"),
    Check {
        what: "registration waiver",
        expected: "a row of waiver",
        sql: "SELECT a.id FROM registration a WHERE NOT EXISTS (SELECT 1 FROM waiver w
            WHERE w.version = a.waiver_version AND w.language = a.waiver_language)",
    },
    names!("registration_change", "registration", "registration", "registration", "id"),
    names!("ledger_account", "id", "campaign", "campaign", "id"),
    Check {
        what: "ledger_account owner",
        expected: "the campaign, or a stroll of it",
        sql: "SELECT a.id FROM ledger_account a WHERE NOT (a.owner_kind = 'campaign'
            AND a.owner = a.campaign) AND NOT (a.owner_kind = 'stroll' AND EXISTS
            (SELECT 1 FROM stroll s WHERE s.id = a.owner AND s.campaign = a.campaign))",
    },
    names!("ledger_transfer", "id", "debit", "ledger_account", "id"),
    names!("ledger_transfer", "id", "credit", "ledger_account", "id"),
    names!("ledger_transfer", "id", "pending_of", "ledger_transfer", "id"),
    Check {
        what: "ledger_transfer about",
        expected: "a gift, a promise, a receipt or an entry of a day",
        sql: "SELECT t.id FROM ledger_transfer t
            WHERE NOT EXISTS (SELECT 1 FROM gift g WHERE g.id = t.about)
                AND NOT EXISTS (SELECT 1 FROM milk_promise p WHERE p.id = t.about)
                AND NOT EXISTS (SELECT 1 FROM milk_receipt r WHERE r.id = t.about)
                AND NOT EXISTS (SELECT 1 FROM day_entry e WHERE e.id = t.about)",
    },
    names!("ledger_pending", "transfer", "transfer", "ledger_transfer", "id"),
    names!("gift", "id", "campaign", "campaign", "id"),
    names!("gift", "id", "stroll", "stroll", "id"),
    same_campaign!("gift", "id", "stroll", "stroll"),
    names!("gift_message_change", "gift", "gift", "gift", "id"),
    Check {
        what: "gift currency",
        expected: "the campaign's",
        sql: "SELECT g.id FROM gift g JOIN campaign c ON c.id = g.campaign
            WHERE c.currency <> g.currency",
    },
    names!("milk_promise", "id", "campaign", "campaign", "id"),
    names!("milk_promise", "id", "stroll", "stroll", "id"),
    same_campaign!("milk_promise", "id", "stroll", "stroll"),
    names!("milk_promise", "id", "bank", "bank", "id"),
    names!("milk_receipt", "id", "campaign", "campaign", "id"),
    names!("milk_receipt", "id", "stroll", "stroll", "id"),
    same_campaign!("milk_receipt", "id", "stroll", "stroll"),
    names!("milk_receipt", "id", "bank", "bank", "id"),
    names!("milk_receipt", "id", "promise", "milk_promise", "id"),
    same_campaign!("milk_receipt", "id", "promise", "milk_promise"),
    letters_about!(
        "outbox",
        "'registration', 'registration-again', 'promoted', 'stroll-changed', 'meeting-changed',
            'week-before', 'day-before', 'thanks'",
        "registration"
    ),
    letters_about!("outbox", "'circular'", "circular_copy"),
    names!("circular", "id", "campaign", "campaign", "id"),
    names!("circular", "id", "stroll", "stroll", "id"),
    same_campaign!("circular", "id", "stroll", "stroll"),
    names!("circular_copy", "id", "circular", "circular", "id"),
    names!("circular_copy", "id", "registration", "registration", "id"),
    Check {
        what: "circular_copy registration",
        expected: "one of the circular's stroll",
        sql: "SELECT c.id FROM circular_copy c JOIN circular i ON i.id = c.circular
            JOIN registration r ON r.id = c.registration
            WHERE i.stroll IS NULL OR i.stroll <> r.stroll",
    },
    Check {
        what: "circular letters",
        expected: "none waits of one that was taken back",
        sql: "SELECT o.id FROM outbox o JOIN circular_copy c ON c.id = o.id
            JOIN circular i ON i.id = c.circular WHERE i.taken_back_ms IS NOT NULL",
    },
    names!("letter_refusal", "id", "campaign", "campaign", "id"),
    names!("reminder_sent", "stroll", "stroll", "stroll", "id"),
    names!("reminder_off", "campaign", "campaign", "campaign", "id"),
    names!("outbox_done", "id", "campaign", "campaign", "id"),
    letters_about!("outbox", "'gift'", "gift"),
    letters_about!("outbox", "'milk-promise'", "milk_promise"),
    letters_about!("outbox", "'burst'", "sign_up_burst"),
    letters_about!("outbox", "'report-missing'", "report_reminder"),
    letters_about!("outbox", "'question', 'question-asked'", "question"),
    letters_about!("outbox", "'host-applied', 'host-asked', 'host-declined'", "host_application"),
    letters_about!("outbox", "'sign-in'", "sign_in"),
    letters_about!("outbox", "'invitation', 'host-again'", "invitation"),
    names!("member_role", "member", "member", "member", "id"),
    names!("member_role", "member", "campaign", "campaign", "id"),
    object!("member_role", "member"),
    names!("act", "id", "campaign", "campaign", "id"),
    object!("act", "id"),
    names!("act_words", "act", "act", "act", "id"),
    names!("sign_in", "id", "member", "member", "id"),
    names!("session", "id", "member", "member", "id"),
    names!("api_token", "id", "member", "member", "id"),
    names!("invitation", "id", "member", "member", "id"),
    names!("invitation", "id", "campaign", "campaign", "id"),
    object!("invitation", "id"),
    names!("second_factor", "member", "member", "member", "id"),
    names!("passkey", "id", "member", "member", "id"),
    names!("day", "stroll", "stroll", "stroll", "id"),
    names!("day_device", "id", "campaign", "campaign", "id"),
    names!("day_device", "id", "stroll", "stroll", "id"),
    same_campaign!("day_device", "id", "stroll", "stroll"),
    names!("day_entry", "id", "stroll", "stroll", "id"),
    names!("day_entry", "id", "device", "day_device", "id"),
    Check {
        what: "day_entry stroll",
        expected: "the stroll of its phone",
        sql: "SELECT e.id FROM day_entry e JOIN day_device d ON d.id = e.device
            WHERE d.stroll <> e.stroll",
    },
    names!("day_other_words", "id", "device", "day_device", "id"),
    Check {
        what: "day_other_words seq",
        expected: "the number of an entry",
        sql: "SELECT o.id FROM day_other_words o WHERE NOT EXISTS
            (SELECT 1 FROM day_entry e WHERE e.device = o.device AND e.seq = o.seq)",
    },
    names!("day_settled", "id", "stroll", "stroll", "id"),
    names!("stroll_report", "stroll", "stroll", "stroll", "id"),
    names!("stroll_report_milk", "stroll", "stroll", "stroll_report", "stroll"),
    names!("stroll_report_milk", "stroll", "bank", "bank", "id"),
    names!("join_question", "stroll", "stroll", "stroll", "id"),
    Check {
        what: "join_question_words join_question",
        expected: "a row of join_question",
        sql: "SELECT w.id FROM join_question_words w WHERE NOT EXISTS
            (SELECT 1 FROM join_question q WHERE q.stroll = w.stroll AND q.number = w.number)",
    },
    Check {
        what: "join_question wording",
        expected: "words in a language",
        sql:
            "SELECT q.stroll FROM join_question q WHERE NOT EXISTS
            (SELECT 1 FROM join_question_words w WHERE w.stroll = q.stroll AND w.number = q.number)",
    },
    names!("join_answer", "registration", "registration", "registration", "id"),
    Check {
        what: "join_answer join_question",
        expected: "a row of join_question",
        sql: "SELECT a.registration FROM join_answer a WHERE NOT EXISTS
            (SELECT 1 FROM join_question q WHERE q.stroll = a.stroll AND q.number = a.number)",
    },
    Check {
        what: "join_answer stroll",
        expected: "the stroll of its registration",
        sql: "SELECT a.registration FROM join_answer a JOIN registration r
            ON r.id = a.registration WHERE r.stroll <> a.stroll",
    },
    names!("helper_hours", "id", "stroll", "stroll", "id"),
    names!("helper_hours", "id", "member", "member", "id"),
    names!("report_reminder", "id", "stroll", "stroll", "id"),
    names!("report_reminder", "id", "member", "member", "id"),
    Check {
        what: "outbox_done id",
        expected: "no such row in outbox any more",
        sql: "SELECT d.id FROM outbox_done d JOIN outbox o ON o.id = d.id",
    },
];

pub(super) const ALL_SQL: &[&str] = &{
    let mut all = [""; CHECKS.len()];
    let mut i = 0;
    while i < all.len() {
        all[i] = CHECKS[i].sql;
        i += 1;
    }
    all
};

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    for check in &CHECKS {
        for row in sql.rows(check.sql, &[])? {
            findings.push(Finding::new(check.what, row.id(0)?, check.expected, "none"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
