//! The service's tables as far as a registration, a gift and a day in the park write
//! to them, with every index that
//! has to be kept. When a migration of the service changes these tables, this file follows.

use rusqlite::{Connection, params};

/// The settings the service uses: a commit is on the disk before it is answered.
pub(crate) const WRITER: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;
    PRAGMA wal_autocheckpoint = 4000;";

const TABLES: &str = "
CREATE TABLE campaign (
    id BLOB NOT NULL PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE stroll (
    id BLOB NOT NULL PRIMARY KEY, campaign BLOB NOT NULL REFERENCES campaign (id),
    slug TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (campaign, slug)
) STRICT, WITHOUT ROWID;
CREATE TABLE stroll_room (
    stroll BLOB NOT NULL PRIMARY KEY REFERENCES stroll (id),
    campaign BLOB NOT NULL REFERENCES campaign (id),
    capacity INTEGER CHECK (capacity >= 0), taken INTEGER NOT NULL CHECK (taken >= 0),
    parties INTEGER NOT NULL CHECK (parties >= 0), waiting INTEGER NOT NULL CHECK (waiting >= 0),
    CHECK (capacity IS NULL OR taken <= capacity)
) STRICT, WITHOUT ROWID;
CREATE INDEX stroll_room_by_campaign ON stroll_room (campaign);
CREATE TABLE waiver (
    version INTEGER NOT NULL, language TEXT NOT NULL, wording TEXT NOT NULL,
    PRIMARY KEY (version, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE registration (
    id BLOB NOT NULL PRIMARY KEY, campaign BLOB NOT NULL REFERENCES campaign (id),
    stroll BLOB NOT NULL REFERENCES stroll (id),
    name TEXT NOT NULL, email TEXT NOT NULL, email_key TEXT NOT NULL,
    adults INTEGER NOT NULL CHECK (adults >= 1), children INTEGER NOT NULL CHECK (children >= 0),
    standing TEXT NOT NULL CHECK (standing IN ('confirmed', 'waiting', 'cancelled')),
    language TEXT NOT NULL, waiver_version INTEGER NOT NULL, waiver_language TEXT NOT NULL,
    signed_name TEXT NOT NULL, at_ms INTEGER NOT NULL,
    generation INTEGER NOT NULL CHECK (generation >= 0), confirmed_generation INTEGER,
    held_until_ms INTEGER, code TEXT CHECK (length(code) = 10),
    FOREIGN KEY (waiver_version, waiver_language) REFERENCES waiver (version, language)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX registration_once ON registration (stroll, email_key)
    WHERE standing <> 'cancelled';
CREATE INDEX registration_waiting ON registration (stroll, at_ms, id) WHERE standing = 'waiting';
CREATE INDEX registration_by_campaign ON registration (campaign, at_ms);
CREATE INDEX registration_held ON registration (held_until_ms) WHERE held_until_ms IS NOT NULL;
CREATE UNIQUE INDEX registration_code ON registration (code);
CREATE INDEX registration_without_code ON registration (id) WHERE code IS NULL;
CREATE TABLE letter_budget (
    email_key TEXT NOT NULL, day INTEGER NOT NULL, letters INTEGER NOT NULL CHECK (letters >= 1),
    digest BLOB, digests INTEGER NOT NULL CHECK (digests >= 0), PRIMARY KEY (email_key, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_budget_by_day ON letter_budget (day);
CREATE TABLE gift (
    id BLOB NOT NULL PRIMARY KEY, campaign BLOB NOT NULL REFERENCES campaign (id),
    stroll BLOB REFERENCES stroll (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('gift', 'shirt')), method TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    fee_cover_minor INTEGER NOT NULL CHECK (fee_cover_minor >= 0), currency TEXT NOT NULL,
    name TEXT NOT NULL, email TEXT NOT NULL,
    is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)), message TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('promised', 'received', 'withdrawn')),
    language TEXT NOT NULL, at_ms INTEGER NOT NULL,
    message_standing TEXT NOT NULL CHECK (message_standing IN ('held', 'shown', 'hidden'))
) STRICT, WITHOUT ROWID;
CREATE INDEX gift_told ON gift (campaign, at_ms, id) WHERE standing = 'received' AND message <> '';
CREATE INDEX gift_held ON gift (campaign, at_ms, id) WHERE message_standing = 'held';
CREATE INDEX gift_by_campaign ON gift (campaign, at_ms);
CREATE INDEX gift_by_stroll ON gift (stroll, at_ms);
CREATE INDEX gift_promised ON gift (campaign, at_ms) WHERE standing = 'promised';
CREATE TABLE ledger_account (
    id BLOB NOT NULL PRIMARY KEY, campaign BLOB NOT NULL REFERENCES campaign (id),
    owner BLOB NOT NULL, unit TEXT NOT NULL, code INTEGER NOT NULL,
    debits_posted INTEGER NOT NULL CHECK (debits_posted >= 0),
    credits_posted INTEGER NOT NULL CHECK (credits_posted >= 0),
    debits_pending INTEGER NOT NULL CHECK (debits_pending >= 0),
    credits_pending INTEGER NOT NULL CHECK (credits_pending >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_account_by_campaign ON ledger_account (campaign, code);
CREATE TABLE ledger_transfer (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('posted', 'pending', 'post', 'void')),
    debit BLOB NOT NULL REFERENCES ledger_account (id),
    credit BLOB NOT NULL REFERENCES ledger_account (id),
    unit TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0),
    pending_of BLOB REFERENCES ledger_transfer (id), about BLOB NOT NULL,
    at_ms INTEGER NOT NULL, by_whom TEXT NOT NULL,
    CHECK (debit <> credit), CHECK ((pending_of IS NOT NULL) = (kind IN ('post', 'void')))
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_transfer_by_about ON ledger_transfer (about);
CREATE INDEX ledger_transfer_by_pending ON ledger_transfer (pending_of)
    WHERE pending_of IS NOT NULL;
CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY, kind TEXT NOT NULL, about BLOB NOT NULL, at_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL CHECK (attempts >= 0), next_try_ms INTEGER NOT NULL, last_error TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE day (
    stroll BLOB NOT NULL PRIMARY KEY REFERENCES stroll (id),
    last_position INTEGER NOT NULL CHECK (last_position >= 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE day_entry (
    stroll BLOB NOT NULL REFERENCES stroll (id), position INTEGER NOT NULL CHECK (position >= 1),
    device BLOB NOT NULL, seq INTEGER NOT NULL CHECK (seq >= 1), id BLOB NOT NULL UNIQUE,
    registration BLOB, offset_ms INTEGER, received_ms INTEGER NOT NULL,
    taken TEXT NOT NULL CHECK (taken IN ('in-time', 'ended', 'cut-off')), digest BLOB NOT NULL,
    body TEXT NOT NULL, is_bare INTEGER NOT NULL CHECK (is_bare IN (0, 1)),
    PRIMARY KEY (stroll, position), UNIQUE (device, seq)
) STRICT, WITHOUT ROWID;
";

/// The one campaign's id, and that of the account cards are paid into.
pub(crate) const CAMPAIGN: [u8; 16] = [1; 16];
pub(crate) const CLEARING: [u8; 16] = [2; 16];

/// Makes the file, with strolls called `stroll-1` and so on, each with an account for its gifts, and
/// the registrations spread over them.
pub(crate) fn make(file: &str, strolls: u32, registrations: u32) -> rusqlite::Result<()> {
    let mut db = Connection::open(file)?;
    db.execute_batch(WRITER)?;
    db.execute_batch(TABLES)?;
    let tx = db.transaction()?;
    tx.execute("INSERT INTO campaign VALUES (?1, 'floor', 'Floor')", [CAMPAIGN])?;
    tx.execute("INSERT INTO waiver VALUES (1, 'en', 'At my own risk.')", [])?;
    account(&tx, CLEARING, CAMPAIGN, 1000)?;
    for n in 1..=strolls {
        let id = scattered(n);
        let slug = format!("stroll-{n}");
        tx.execute("INSERT INTO stroll VALUES (?1, ?2, ?3, ?3)", params![id, CAMPAIGN, slug])?;
        let room = "INSERT INTO stroll_room VALUES (?1, ?2, NULL, 0, 0, 0)";
        tx.execute(room, params![id, CAMPAIGN])?;
        account(&tx, id, id, 4000)?;
    }
    for n in 1..=registrations {
        signed_up(&tx, n, scattered(n % strolls + 1))?;
    }
    tx.commit()
}

fn signed_up(db: &Connection, n: u32, stroll: [u8; 16]) -> rusqlite::Result<()> {
    let email = format!("crowd-{n}@walkers.example");
    db.prepare_cached(
        "INSERT INTO registration VALUES (?1, ?2, ?3, 'Wanda Walker', ?4, ?4, 1, 0, 'confirmed',
            'en', 1, 'en', 'Wanda Walker', ?5, 0, NULL, NULL, ?6)",
    )?
    .execute(params![id(u128::from(n)), CAMPAIGN, stroll, email, n, code(u64::from(n))])?;
    db.prepare_cached(
        "UPDATE stroll_room SET taken = taken + 1, parties = parties + 1 WHERE stroll = ?1",
    )?
    .execute([stroll])?;
    Ok(())
}

/// The id of the nth stroll: as in the service, strolls that follow each other in a list are not
/// neighbours in the tables.
pub(crate) fn scattered(n: u32) -> [u8; 16] {
    // Steps of the golden ratio of the whole range.
    id(u128::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835))
}

/// A code of ten characters, spread over the index as the service's codes are.
pub(crate) fn code(number: u64) -> String {
    let bits = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 14;
    let letters = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    (0..10).map(|place| char::from(letters[(bits >> (place * 5) & 31) as usize])).collect()
}

pub(crate) fn id(number: u128) -> [u8; 16] {
    number.to_be_bytes()
}

fn account(db: &Connection, id: [u8; 16], owner: [u8; 16], code: i64) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO ledger_account VALUES (?1, ?2, ?3, 'USD', ?4, 0, 0, 0, 0)",
        params![id, CAMPAIGN, owner, code],
    )?;
    Ok(())
}
