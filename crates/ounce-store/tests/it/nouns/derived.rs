//! What follows from other rows is worked out again, and the database is held against its migrations:
//! each damage is found by the check that is there for it.

use std::collections::BTreeSet;

use ounce_store::verify;

use super::corruption::{found_after, full_world, kinds};
use crate::both::Database;

/// Changes made behind the store's back, and the findings they must cause.
const EDITS: &[(&str, &str)] = &[
    ("UPDATE registration SET email_key = 'b@example.com'", "registration email_key"),
    ("UPDATE registration SET email = 'c@example.org'", "registration email_key"),
    ("UPDATE registration SET email = 'nobody'", "registration"),
    ("UPDATE registration SET language = 'xx'", "registration language"),
    ("UPDATE registration SET confirmed_generation = 4", "registration link"),
    (
        "UPDATE registration SET generation = 1, confirmed_generation = 1, held_until_ms = 5
            WHERE standing = 'confirmed'",
        "registration link",
    ),
    ("UPDATE registration SET held_until_ms = 5 WHERE standing = 'cancelled'", "registration link"),
    ("UPDATE registration_change SET number = number + 1", "registration_change number"),
    ("UPDATE gift SET language = 'xx'", "gift language"),
    ("UPDATE milk_promise SET language = 'xx'", "promise language"),
    ("UPDATE gift SET message_standing = 'hidden'", "gift message standing"),
    ("UPDATE gift_message_change SET standing = 'hidden'", "gift message standing"),
    ("UPDATE gift_message_change SET number = 2", "gift_message_change number"),
    ("UPDATE campaign SET languages = 'en xx'", "campaign languages"),
    ("UPDATE campaign SET slug = 'Spring 2015'", "campaign slug"),
    ("UPDATE campaign SET day = 'in May'", "campaign"),
    ("UPDATE partner SET slug = slug || '-'", "partner slug"),
    ("UPDATE partner SET place_in_line = 1", "partner place in line"),
    ("UPDATE chapter SET country = 'ZZ'", "chapter country"),
    ("UPDATE chapter SET slug = slug || '-'", "chapter slug"),
    ("UPDATE stroll SET country = 'us'", "stroll country"),
    ("UPDATE stroll SET slug = slug || '-'", "stroll slug"),
    ("UPDATE stroll SET time_zone = 'Mars/Olympus'", "stroll time zone"),
    ("UPDATE stroll SET starts = 'at noon'", "stroll"),
    ("UPDATE stroll SET sequence = 0", "stroll sequence"),
    ("UPDATE stroll_change SET number = number + 2", "stroll_change number"),
    ("UPDATE plan_version SET version = 1", "plan version"),
    ("DELETE FROM plan_version", "plan version"),
    ("UPDATE bank SET country = 'ZZ'", "bank country"),
    ("UPDATE bank SET slug = slug || '-'", "bank slug"),
    ("UPDATE bank SET last_checked = 'lately'", "bank"),
    ("UPDATE waiver SET wording = wording || ' or not' WHERE language = 'en'", "waiver wording"),
    (
        "INSERT INTO waiver (version, language, wording) VALUES (7, 'en', 'I sign')",
        "waiver wording",
    ),
    ("INSERT INTO setting (name, value) VALUES ('secret', 'short')", "setting"),
    ("UPDATE job SET held_until_ms = 5", "job holder"),
    ("UPDATE job SET holder = 'this one'", "job holder"),
    ("UPDATE job SET last_ms = next_ms + 1", "job next turn"),
    ("DELETE FROM job", "job_run job"),
    ("UPDATE ledger_account SET owner_kind = 'bank'", "ledger_account owner"),
    ("UPDATE depot SET seen_on = 'lately'", "depot"),
    ("UPDATE depot SET country = 'ZZ'", "depot country"),
    ("UPDATE depot SET slug = slug || '-'", "depot slug"),
    ("UPDATE bank_contact SET seen_on = 'lately'", "bank_contact"),
    ("UPDATE outbox SET kind = 'verse'", "outbox kind"),
    ("UPDATE outbox SET kind = 'digest'", "outbox about"),
    ("UPDATE letter_budget SET letters = 1", "letter budget"),
    ("UPDATE letter_budget SET digests = 1", "letter budget digests"),
    (
        "UPDATE letter_budget SET email_key = 'A@Example.org' WHERE email_key = 'a@example.org'",
        "letter budget address",
    ),
    (
        "INSERT INTO letter_beyond (digest, kind, about, at_ms) SELECT id, 'gift', id, 0 FROM gift",
        "letter_beyond digest",
    ),
    (
        "INSERT INTO letter_beyond (digest, kind, about, at_ms) SELECT id, 'verse', id, 0 FROM gift",
        "letter_beyond kind",
    ),
];

/// What is there twice once a unique index is gone, and what must be found then. In PostgreSQL some of
/// them belong to a constraint, so only those that both engines name alike are here.
const DOUBLES: &[(&str, &str, &str)] = &[(
    "DROP INDEX registration_once",
    "UPDATE registration SET email = 'a@example.org', email_key = 'a@example.org',
        standing = 'confirmed'",
    "registration place",
)];

/// What is taken from the database itself, and the object that is named.
const DAMAGES: &[(&str, &str)] = &[
    ("DROP INDEX gift_by_stroll", "index gift_by_stroll"),
    (
        "DROP INDEX registration_once; CREATE UNIQUE INDEX registration_once
            ON registration (stroll, email_key) WHERE standing = 'confirmed'",
        "index registration_once",
    ),
    ("CREATE UNIQUE INDEX gift_once ON gift (campaign)", "index gift_once"),
    ("CREATE TABLE stranger (n $int)", "table stranger"),
    ("DROP TABLE letter_beyond", "table letter_beyond"),
];

const SQLITE_DAMAGES: &[(&str, &str)] = &[
    ("DROP TRIGGER ledger_transfer_no_delete", "trigger ledger_transfer_no_delete"),
    (
        "DROP TRIGGER ledger_transfer_no_update; CREATE TRIGGER ledger_transfer_no_update
            BEFORE UPDATE ON ledger_transfer BEGIN SELECT 1; END",
        "trigger ledger_transfer_no_update",
    ),
    (
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql,
            'CHECK (capacity IS NULL OR taken <= capacity)', 'CHECK (1)')
            WHERE name = 'stroll_room'; PRAGMA writable_schema = RESET",
        "table stroll_room",
    ),
    ("ALTER TABLE gift ADD COLUMN more INTEGER", "table gift"),
];

const POSTGRES_DAMAGES: &[(&str, &str)] = &[
    (
        "DROP TRIGGER ledger_transfer_no_change ON ledger_transfer",
        "trigger ledger_transfer.ledger_transfer_no_change",
    ),
    (
        "ALTER TABLE ledger_transfer DISABLE TRIGGER ledger_transfer_no_change",
        "trigger ledger_transfer.ledger_transfer_no_change",
    ),
    (
        "CREATE OR REPLACE FUNCTION ledger_transfer_is_final() RETURNS trigger LANGUAGE plpgsql
            AS 'BEGIN RETURN NEW; END'",
        "function ledger_transfer_is_final()",
    ),
    (
        "ALTER TABLE stroll_room DROP CONSTRAINT stroll_room_check",
        "constraint stroll_room.stroll_room_check",
    ),
    ("ALTER TABLE gift ADD COLUMN more BIGINT", "column gift.more"),
    ("ALTER TABLE gift ALTER COLUMN name DROP NOT NULL", "column gift.name"),
    ("ALTER TABLE gift DISABLE TRIGGER ALL", "constraint gift.gift_campaign_fkey"),
    ("CREATE RULE lost AS ON DELETE TO gift DO INSTEAD NOTHING", "rule gift.lost"),
    ("ALTER TABLE outbox SET UNLOGGED", "table outbox"),
];

on_both! {
    fn every_derived_column_is_worked_out_again(db) {
        let world = full_world(db)?;
        for (edit, what) in EDITS {
            let found = kinds(&found_after(&world, None, edit)?);
            assert!(found.contains(what), "{edit}: no {what} in {found:?}");
        }
        world.agrees()?;
    }

    fn what_is_there_twice_is_found(db) {
        let world = full_world(db)?;
        for (before, edit, what) in DOUBLES {
            let found = kinds(&found_after(&world, Some(before), edit)?);
            assert!(found.contains(what), "{edit}: no {what} in {found:?}");
        }
        world.agrees()?;
    }

    /// Any operator may read a finding, so it shows no address.
    fn no_finding_shows_an_address(db) {
        let world = full_world(db)?;
        for (edit, _) in EDITS {
            for finding in found_after(&world, None, edit)? {
                assert!(!format!("{finding:?}").contains('@'), "{edit}: {finding:?}");
            }
        }
    }

    fn what_the_engine_no_longer_holds_to_is_found(db) {
        let world = full_world(db)?;
        assert_eq!(verify::everything(&world.store)?, []);
        drop(world);
        let own = if db.is_sqlite() { SQLITE_DAMAGES } else { POSTGRES_DAMAGES };
        for (damage, object) in DAMAGES.iter().chain(own) {
            let db = if db.is_sqlite() { Database::sqlite() } else { Database::postgres() };
            let store = db.open();
            db.script(damage);
            let findings = verify::everything(&store)?;
            let named: BTreeSet<&str> = findings
                .iter()
                .filter(|finding| finding.what == "schema")
                .map(|finding| finding.id.as_str())
                .collect();
            assert!(named.contains(object), "{damage}: no {object} in {findings:#?}");
        }
    }
}
