//! Rows edited behind the program's back are found, each by the check that is there for it.

use std::collections::BTreeSet;

use ounce_domain::actor::Actor;
use ounce_domain::gift::{GiftStanding, Method};
use ounce_domain::hosting::{HostApplication, Standing, Town};
use ounce_domain::id::Id;
use ounce_domain::member::api_token::{ApiToken, Scope};
use ounce_domain::member::session::Times;
use ounce_domain::member::{Kind, Role};
use ounce_domain::milk_promise::{Contact, Depot, SeenOn};
use ounce_domain::question::Question;
use ounce_domain::stroll::{Meeting, Position, Status, Stroll};
use ounce_store::acts::By;
use ounce_store::day::settled;
use ounce_store::members::{self, Change};
use ounce_store::messages::{self, MessageStanding};
use ounce_store::sessions::{self, Session};
use ounce_store::sign_ins::{self, Begin};
use ounce_store::{
    Finding, api_tokens, contacts, gifts, host_applications, invitations, jobs, milk, passkeys,
    questions, second_factors, strolls,
};

use serde_json::json;

use super::day::{at, cash};
use super::samples::{bank, campaign, email, passkey};
use super::world::{Answer, World, new_id};
use crate::both::{Database, NOW_MS};

/// The person who shows a message, and the reason.
const WHO: (&Actor, &str) = (&Actor::Coordinator, "kind words");

/// Changes made behind the store's back, and the findings they must cause.
const EDITS: &[(&str, &[&str])] = &[
    (
        "UPDATE ledger_account SET credits_posted = credits_posted + 1 WHERE code = 4000",
        &["account credits_posted", "unit posted"],
    ),
    (
        "UPDATE ledger_account SET debits_pending = 0 WHERE code = 1100",
        &["account debits_pending", "unit pending"],
    ),
    ("UPDATE ledger_pending SET remaining = remaining + 1", &["promise left"]),
    ("DELETE FROM ledger_pending", &["promise left"]),
    (
        "UPDATE ledger_transfer SET amount = amount + 1 WHERE kind = 'posted'",
        &["account credits_posted", "account debits_posted", "gift", "receipt"],
    ),
    ("UPDATE ledger_transfer SET amount = amount + 1000000 WHERE kind = 'post'", &["transfer"]),
    ("UPDATE ledger_transfer SET unit = 'ul' WHERE unit = 'USD'", &["transfer", "gift"]),
    ("UPDATE ledger_transfer SET by_whom = 'nobody'", &["transfer", "gift", "promise"]),
    ("UPDATE ledger_transfer SET about = debit", &["ledger_transfer about", "gift", "promise"]),
    ("UPDATE ledger_account SET owner = id", &["account id", "ledger_account owner"]),
    ("UPDATE stroll_room SET taken = taken + 1 WHERE capacity = 50", &["stroll places taken"]),
    ("UPDATE stroll_room SET waiting = 9 WHERE capacity = 50", &["stroll parties waiting"]),
    ("UPDATE stroll_room SET parties = 0", &["stroll parties"]),
    ("UPDATE registration SET adults = adults + 1", &["stroll places taken"]),
    (
        "UPDATE registration SET standing = 'cancelled' WHERE standing = 'confirmed'",
        &["registration cancelled", "stroll parties", "stroll places taken"],
    ),
    (
        "UPDATE registration SET standing = 'waiting' WHERE standing = 'cancelled'",
        &["registration standing", "stroll parties waiting"],
    ),
    ("DELETE FROM registration_change", &["registration cancelled"]),
    (
        "UPDATE registration SET code = '0000000000' WHERE standing = 'cancelled'",
        &["registration code"],
    ),
    ("UPDATE stroll SET status = 'held' WHERE slug = 'elm-grove'", &["stroll status"]),
    ("DELETE FROM stroll_change", &["stroll status"]),
    ("UPDATE partner SET share_basis_points = 1 WHERE slug = 'meadow'", &["partner shares"]),
    ("UPDATE campaign SET last_day = '2030-01-01'", &["campaign last day"]),
    ("UPDATE gift SET amount_minor = amount_minor + 1 WHERE standing = 'received'", &["gift"]),
    ("UPDATE gift SET standing = 'withdrawn' WHERE standing = 'promised'", &["gift"]),
    ("UPDATE gift SET currency = 'JPY'", &["gift currency", "gift"]),
    ("UPDATE gift SET method = 'barter'", &["gift"]),
    ("UPDATE milk_promise SET volume_ul = 5", &["promise"]),
    ("UPDATE milk_receipt SET volume_ul = 5", &["receipt"]),
    ("UPDATE milk_receipt SET promise = NULL", &["receipt"]),
    ("UPDATE outbox SET about = id WHERE kind <> 'circular'", &["outbox about"]),
    ("UPDATE circular SET taken_back_ms = at_ms", &["circular letters"]),
    (
        "UPDATE circular SET stroll = (SELECT id FROM stroll WHERE slug = 'river-bend')",
        &["circular_copy registration"],
    ),
    ("UPDATE day SET last_position = last_position + 1", &["day last_position"]),
    ("UPDATE day_entry SET body = '{}' WHERE seq = 2", &["day entry"]),
    ("UPDATE gift SET standing = 'withdrawn' WHERE is_hidden = 1", &["day entry", "gift"]),
    ("UPDATE stroll_report SET came = came + 1", &["stroll_report came"]),
];

/// Edits that only a database whose foreign keys were not held can come to.
const ORPHANS: &[(&str, &str)] = &[
    ("DELETE FROM partner", "chapter partner"),
    ("DELETE FROM chapter", "stroll chapter"),
    ("DELETE FROM stroll_room", "stroll room"),
    ("DELETE FROM waiver", "registration waiver"),
    ("DELETE FROM bank", "milk_promise bank"),
    ("DELETE FROM bank", "milk_receipt bank"),
    ("DELETE FROM stroll", "stroll_room stroll"),
    ("DELETE FROM stroll", "stroll_change stroll"),
    ("DELETE FROM stroll", "stroll_meeting stroll"),
    ("DELETE FROM stroll", "stroll_about stroll"),
    ("DELETE FROM stroll", "question stroll"),
    ("DELETE FROM stroll", "stroll_host stroll"),
    ("DELETE FROM stroll", "registration stroll"),
    ("DELETE FROM stroll", "gift stroll"),
    ("DELETE FROM stroll", "ledger_account owner"),
    ("DELETE FROM campaign", "registration campaign"),
    ("DELETE FROM campaign", "ledger_account campaign"),
    ("DELETE FROM registration", "registration_change registration"),
    ("DELETE FROM registration", "outbox about"),
    ("DELETE FROM gift", "ledger_transfer about"),
    ("DELETE FROM milk_promise", "milk_receipt promise"),
    ("DELETE FROM ledger_account", "ledger_transfer debit"),
    ("DELETE FROM ledger_account", "transfer"),
    ("DELETE FROM ledger_transfer WHERE kind = 'pending'", "ledger_transfer pending_of"),
    ("DELETE FROM ledger_transfer WHERE kind = 'pending'", "ledger_pending transfer"),
    ("DELETE FROM ledger_transfer WHERE kind = 'post'", "receipt"),
    ("DELETE FROM member", "member_role member"),
    ("DELETE FROM member", "session member"),
    ("DELETE FROM member", "api_token member"),
    ("DELETE FROM member", "sign_in member"),
    ("DELETE FROM member", "second_factor member"),
    ("DELETE FROM member", "passkey member"),
    ("DELETE FROM member", "invitation member"),
    ("DELETE FROM campaign", "invitation campaign"),
    ("DELETE FROM stroll", "invitation object"),
    ("DELETE FROM campaign", "member_role campaign"),
    ("DELETE FROM campaign", "act campaign"),
    ("DELETE FROM stroll", "member_role object"),
    ("DELETE FROM stroll", "act object"),
    ("DELETE FROM sign_in", "outbox about"),
    ("DELETE FROM invitation", "outbox about"),
    ("DELETE FROM campaign", "host_application campaign"),
    ("DELETE FROM host_application", "outbox about"),
    ("DELETE FROM campaign", "circular campaign"),
    ("DELETE FROM stroll", "circular stroll"),
    ("DELETE FROM circular", "circular_copy circular"),
    ("DELETE FROM circular_copy", "outbox about"),
    ("DELETE FROM registration", "circular_copy registration"),
    ("DELETE FROM campaign", "letter_refusal campaign"),
    ("DELETE FROM campaign", "reminder_off campaign"),
    ("DELETE FROM stroll", "reminder_sent stroll"),
    ("DELETE FROM campaign", "outbox_done campaign"),
    ("DELETE FROM stroll", "day stroll"),
    ("DELETE FROM stroll", "day_device stroll"),
    ("DELETE FROM stroll", "day_entry stroll"),
    ("DELETE FROM stroll", "day_settled stroll"),
    ("DELETE FROM campaign", "day_device campaign"),
    ("DELETE FROM day_device", "day_entry device"),
    ("DELETE FROM day_device", "day_other_words device"),
    ("DELETE FROM day_entry", "day_other_words seq"),
    ("DELETE FROM day_entry", "ledger_transfer about"),
    ("DELETE FROM day_entry", "day last_position"),
    ("DELETE FROM stroll", "stroll_report stroll"),
    ("DELETE FROM stroll", "helper_hours stroll"),
    ("DELETE FROM stroll", "join_question stroll"),
    ("DELETE FROM join_question", "join_question_words join_question"),
    ("DELETE FROM join_question_words", "join_question wording"),
    ("DELETE FROM join_question", "join_answer join_question"),
    ("DELETE FROM registration", "join_answer registration"),
    ("UPDATE registration SET stroll = campaign", "join_answer stroll"),
    ("DELETE FROM member", "helper_hours member"),
    ("DELETE FROM stroll", "report_reminder stroll"),
    ("DELETE FROM stroll_report", "stroll_report_milk stroll"),
    ("DELETE FROM bank", "stroll_report_milk bank"),
    ("DELETE FROM member", "report_reminder member"),
    ("DELETE FROM report_reminder", "outbox about"),
];

/// An offer to host that has not confirmed.
pub(super) fn application_of(elm: &Stroll) -> HostApplication {
    HostApplication {
        id: Id::from_bytes([35; 16]),
        campaign: elm.campaign,
        name: "Ada Ant".to_owned(),
        email: email("ada@hosts.example"),
        town: Town {
            name: "Birch Hill".to_owned(),
            region: "NY".to_owned(),
            country: "US".to_owned(),
            position: elm.position,
            time_zone: elm.time_zone.clone(),
        },
        group: None,
        why: "Our ward".to_owned(),
        language: "en".to_owned(),
        at_ms: 5,
        standing: Standing::Unconfirmed,
        said: String::new(),
        since_ms: 5,
        stroll: None,
    }
}

/// A world with a row of every kind, in which everything agrees.
pub(crate) fn full_world(db: &Database) -> Answer<World> {
    let world = World::new(db)?;
    let left = world.joined("elm-grove", "a@example.org", 2)?;
    world.joined("elm-grove", "b@example.org", 3)?;
    let off = world.cancel(left.id)?.map_err(|refusal| format!("{refusal:?}"));
    off?;
    let gift = world.gift(2_500, Some("elm-grove"));
    let mut promised = world.gift(900, None);
    promised.method = Method::AtStroll;
    promised.standing = GiftStanding::Promised;
    let mut kept = world.gift(800, Some("elm-grove"));
    kept.method = Method::AtStroll;
    kept.standing = GiftStanding::Promised;
    let promise = world.promise(300, Some("elm-grove"));
    let receipt = world.receipt(400, Some(&promise));
    let elm = world.listed("elm-grove")?.stroll;
    world.put(move |sql| {
        let meeting = Meeting { venue: "Elm Park".to_owned(), ..Meeting::unknown(elm.id) };
        let mut fresh = ounce_store::fresh::ids(5, [5; 16]);
        strolls::save_meeting(sql, elm.campaign, &meeting, &Actor::Import, &mut fresh)?;
        let host = email("host@letters.example");
        questions::save_host(sql, &elm, Some(&host))?;
        let question = Question {
            id: Id::from_bytes([6; 16]),
            stroll: elm.id,
            email: email("ada@example.org"),
            words: "Is there shade?".to_owned(),
            language: "en".to_owned(),
            at_ms: 5,
            confirmed_at_ms: None,
        };
        questions::ask(sql, &question, [7; 16])?;
        host_applications::apply(sql, &application_of(&elm), [36; 16])
    })?;
    world.welcomes("elm-grove", "Come along.")?;
    world.write(move |sql| {
        for gift in [&gift, &promised, &kept] {
            gifts::give(sql, gift, new_id())?;
        }
        if let Err(refusal) =
            gifts::settle(sql, kept.id, GiftStanding::Received, 5, &Actor::Import)?
        {
            return Ok(Err(refusal));
        }
        milk::promise(sql, &promise, new_id())?;
        if let Err(refusal) = messages::set(sql, gift.id, MessageStanding::Shown, WHO, NOW_MS)? {
            return Ok(Err(refusal));
        }
        milk::receive(sql, &receipt, &Actor::Bank).map(|received| received.map(drop))
    })?;
    house(&world)?;
    desk(&world)?;
    park(&world)?;
    world.writes_to_many()?;
    super::reports::afterwards(&world)?;
    world.helps("Hal Heron", Some(Id::from_bytes([21; 16])))?;
    world.asks_and_hears(&left)?;
    let moved = world.listed("river-bend")?.stroll;
    let at = jiff::Timestamp::from_millisecond(NOW_MS)?;
    world.write(move |sql| {
        let next = (Status::Postponed { dated: false }, None);
        strolls::change_status(sql, moved.id, next, (&Actor::Coordinator, "Rain"), at)
    })?;
    world.agrees()?;
    Ok(world)
}

/// Further rows: a bank's contact, and a job that has had a turn.
fn house(world: &World) -> Answer<()> {
    let bank = bank("north-bank", "active").id;
    let seen_on = SeenOn::parse("2015-05").ok();
    let contact = Contact {
        website: "https://bank.example/".to_owned(),
        seen_on: seen_on.clone(),
        ..Contact::unknown(bank)
    };
    let depot = Depot {
        id: Id::from_bytes(new_id()),
        slug: "elm-clinic".to_owned(),
        bank,
        name: "Elm Clinic".to_owned(),
        city: "Elm Grove".to_owned(),
        region: "NY".to_owned(),
        country: "US".to_owned(),
        position: Position { lat_e7: 0, lon_e7: 0 },
        source: "https://bank.example/depots".to_owned(),
        seen_on,
    };
    world.put(move |sql| {
        contacts::save(sql, &contact)?;
        contacts::save_depot(sql, &depot)?;
        jobs::begin(sql, "places", NOW_MS, 30_000)?;
        jobs::end(sql, "places", NOW_MS, 2)
    })
}

/// A host who signs in, and is signed in.
fn desk(world: &World) -> Answer<()> {
    let campaign = world.campaign.slug.clone();
    world.write(move |sql| {
        let found = members::place(sql, Kind::Stroll, &campaign, "elm-grove")?;
        let Some(named) = found else { return Err(ounce_store::Fault::new("no stroll")) };
        let (email, place) = (email("host@letters.example"), &named.place);
        let (by, role, ids) = (By::Shell, Role::Host, [[21; 16], [22; 16]]);
        let change = Change { by, email: &email, role, place, at_ms: NOW_MS, why: "", ids };
        if let Err(refusal) = members::give(sql, &change)? {
            return Ok(Err(refusal));
        }
        let (browser, outbox_id) = (Some([23; 32]), Some([24; 16]));
        let id = Id::from_bytes([25; 16]);
        let begin = Begin { id, email: &email, browser, language: "en", at_ms: NOW_MS, outbox_id };
        sign_ins::begin(sql, &begin)?;
        let times = Times { began_ms: NOW_MS, used_ms: NOW_MS };
        let (id, member) = (Id::from_bytes([26; 16]), Id::from_bytes([21; 16]));
        sessions::begin(
            sql,
            &Session { id, member, times, device: String::new() },
            ([27; 32], "en"),
        )?;
        let token = ApiToken {
            id: Id::from_bytes([33; 16]),
            name: String::new(),
            scope: Scope::default(),
            at_ms: NOW_MS,
            ends_ms: NOW_MS + 1,
            used_ms: None,
        };
        if let Err(refusal) = api_tokens::issue(sql, member, &token, [34; 32])? {
            return Ok(Err(refusal));
        }
        second_factors::begin(sql, member, Id::from_bytes([28; 16]), NOW_MS)?;
        let (passkey, key) = passkey(member);
        if let Err(refusal) =
            passkeys::add(sql, (Id::from_bytes([35; 16]), [94; 16]), &passkey, &key)?
        {
            return Ok(Err(refusal));
        }
        let (role, ids) = (Role::Helper, [[29; 16], [30; 16]]);
        let change = Change { role, ids, ..change };
        let invitation = (Id::from_bytes([31; 16]), "en");
        Ok(invitations::offer(sql, &change, invitation, Some([32; 16]))?.map(drop))
    })
}

/// A phone that noted milk and cash, one of them twice in other words, and an answer about that.
fn park(world: &World) -> Answer<()> {
    let phone = world.phone("elm-grove", 1)?;
    let milk = |bags: i64| at(1, json!({ "kind": "milk", "millilitres": 90, "bags": bags }));
    world.send(&phone, &[milk(1), cash(2, "6.00")])?;
    let questions = world.send(&phone, &[milk(2)])?.questions;
    world.put(move |sql| {
        let answer = ("first", Id::from_bytes([21; 16]), NOW_MS);
        settled::settle(sql, phone.stroll, &questions[0], answer, None, [33; 16]).map(drop)
    })
}

pub(super) fn kinds(findings: &[Finding]) -> BTreeSet<&'static str> {
    findings.iter().map(|finding| finding.what).collect()
}

/// What lets go of foreign keys for the rest of a transaction. SQLite would look at them again at
/// a commit, which never comes.
const LET_GO_SQLITE: &str = "PRAGMA defer_foreign_keys = ON";
const LET_GO_POSTGRES: &str = "SET LOCAL session_replication_role = 'replica'";
const NO_TRIGGERS_SQLITE: &str =
    "DROP TRIGGER ledger_transfer_no_update; DROP TRIGGER ledger_transfer_no_delete;
     DROP TRIGGER act_no_update; DROP TRIGGER act_no_delete;
     DROP TRIGGER day_entry_no_update; DROP TRIGGER day_entry_no_delete";
const NO_TRIGGERS_POSTGRES: &str = "DROP TRIGGER ledger_transfer_no_change ON ledger_transfer;
     DROP TRIGGER act_no_change ON act;
     DROP TRIGGER day_entry_no_update ON day_entry;
     DROP TRIGGER day_entry_no_delete ON day_entry";

/// What is found after an edit, looked at from inside the transaction that makes it and that is
/// then undone: a database for each edit would be slow.
pub(super) fn found_after(
    world: &World,
    before: Option<&'static str>,
    edit: &'static str,
) -> Answer<Vec<Finding>> {
    let looked = world.store.write_now(move |sql| -> Result<Result<(), Vec<Finding>>, _> {
        if let Some(statement) = before {
            sql.run(statement, &[])?;
        }
        sql.run(edit, &[])?;
        ounce_store::verify(sql).map(Err)
    });
    looked?.err().ok_or_else(|| "the edit was kept".into())
}

on_both! {
    /// Each edit is found by the checks that are there for it, and nothing else is wrong.
    fn every_edit_is_found(db) {
        let world = full_world(db)?;
        db.script(if db.is_sqlite() { NO_TRIGGERS_SQLITE } else { NO_TRIGGERS_POSTGRES });
        for (edit, expected) in EDITS {
            let findings = found_after(&world, None, edit)?;
            let found = kinds(&findings);
            for what in *expected {
                assert!(found.contains(what), "{edit}: no {what} in {findings:#?}");
            }
        }
        world.agrees()?;
    }

    /// Rows that refer to a missing row are found, with the engine's foreign keys on or off.
    fn every_orphan_is_found(db) {
        let world = full_world(db)?;
        db.script(if db.is_sqlite() { NO_TRIGGERS_SQLITE } else { NO_TRIGGERS_POSTGRES });
        let let_go = if db.is_sqlite() { LET_GO_SQLITE } else { LET_GO_POSTGRES };
        let edits: BTreeSet<&'static str> = ORPHANS.iter().map(|(edit, _)| *edit).collect();
        for edit in edits {
            let found = kinds(&found_after(&world, Some(let_go), edit)?);
            for (_, what) in ORPHANS.iter().filter(|(other, _)| *other == edit) {
                assert!(found.contains(what), "{edit}: no {what} in {found:?}");
            }
        }
        world.agrees()?;
    }
}

on_both! {
    /// A stroll of another campaign is foreign too.
    fn campaigns_do_not_mix(db) {
        let world = full_world(db)?;
        let other = campaign("other");
        let id = other.id;
        world.write(move |sql| ounce_store::campaigns::save(sql, &other))?;
        let mut theirs = world.stroll("their-town", None);
        theirs.id = ounce_domain::id::Id::from_bytes(new_id());
        theirs.campaign = id;
        theirs.status = Status::Open;
        world.save(&theirs)?;
        let stroll = theirs.id.bytes();
        world.put(move |sql| {
            sql.run("UPDATE gift SET stroll = :stroll", &[("stroll", stroll.into())])
        })?;
        let found = kinds(&world.read(ounce_store::verify)?);
        assert!(found.contains("gift stroll"), "{found:?}");
    }
}
