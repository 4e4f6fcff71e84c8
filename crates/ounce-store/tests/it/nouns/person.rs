//! A person gets everything that names them, or has it erased; figures and the book stay.

use std::collections::BTreeSet;

use ounce_domain::actor::Actor;
use ounce_domain::gift::Gift;
use ounce_domain::id::Id;
use ounce_domain::letter_choice::{Optional, Wish};
use ounce_domain::question::Question;
use ounce_domain::registration::Standing;
use ounce_store::idempotency::{self, Answer as Kept};
use ounce_store::messages::{self, MessageStanding};
use ounce_store::person::{self, COLUMNS, Cell, Found, Names, Whose};
use ounce_store::registrations::{self, Joined};
use ounce_store::{
    Schema, faces, gifts, host_applications, milk, outbox, plan, questions, report, tally,
};

use super::corruption::application_of;
use super::samples::email;
use super::world::{Answer, World, new_id};
use crate::both::{Database, NOW_MS};

mod files;
mod host;
mod keeping;

const NAME: &str = "Zephyrine Quill";
const ADDRESS: &str = "Zephyrine.Quill@Letters.example";
/// Texts that no row and no byte may hold afterwards, in small letters.
const TRACES: [&str; 2] = ["zephyrine", "letters.example"];

impl World {
    fn give_as(&self, gift: &Gift) -> Answer<()> {
        let (gift, letter) = (gift.clone(), new_id());
        self.put(move |sql| gifts::give(sql, &gift, letter))
    }

    fn found(&self, address: &str) -> Answer<Found> {
        self.found_of(Whose::Address(email(address)))
    }

    fn found_of(&self, whose: Whose) -> Answer<Found> {
        Ok(self.read(move |sql| person::find(sql, &whose))?)
    }

    fn erase(&self, address: &str) -> Answer<Found> {
        self.erase_of(Whose::Address(email(address)))
    }

    fn erase_of(&self, whose: Whose) -> Answer<Found> {
        let found = self.found_of(whose)?;
        let erased = found.clone();
        self.put(move |sql| person::erase(sql, &erased))?;
        Ok(found)
    }

    /// Somebody who signed up, gave, wrote, and promised milk of which some came; whose letters
    /// failed and passed their budget; and whose answers are kept.
    fn with_a_person(&self) -> Answer<()> {
        let joined =
            self.join_by_mail("elm-grove", "zephyrine.QUILL@letters.example", 2, NOW_MS)?;
        let Ok(Joined::New(place, _)) = joined else { return Err(format!("{joined:?}").into()) };
        let place_id = place.id.to_string();
        let mut gift = self.gift(4_000, Some("elm-grove"));
        gift.name = NAME.to_owned();
        gift.email = Some(email(ADDRESS));
        gift.message = format!("{NAME} says hello");
        self.give_as(&gift)?;
        let id = gift.id;
        self.write(move |sql| {
            let why = format!("{NAME} asked for it");
            messages::set(sql, id, MessageStanding::Shown, (&Actor::Coordinator, &why), NOW_MS)
        })?;
        for _ in 0..12 {
            let mut small = self.gift(100, None);
            small.email = Some(email(ADDRESS));
            self.give_as(&small)?;
        }
        let mut promise = self.promise(900, Some("elm-grove"));
        promise.email = email("zephyrine.quill@LETTERS.example");
        let (receipt, letter) = (self.receipt(300, Some(&promise)), new_id());
        self.write(move |sql| {
            milk::promise(sql, &promise, letter)?;
            milk::receive(sql, &receipt, &Actor::Bank)
        })?;
        self.put(move |sql| {
            let answer = format!("/tickets/{place_id}-proof");
            for (key, answer) in [([1; 32], answer), ([2; 32], ADDRESS.to_owned())] {
                let kept = Kept { body_hash: [3; 32], status: 303, answer };
                idempotency::put(sql, &key, &kept, NOW_MS)?;
            }
            let other = Kept { body_hash: [3; 32], status: 303, answer: "/tickets/x".to_owned() };
            idempotency::put(sql, &[4; 32], &other, NOW_MS)
        })?;
        let stroll = self.listed("elm-grove")?.stroll;
        let question = Question {
            id: Id::from_bytes(new_id()),
            stroll: stroll.id,
            email: email(ADDRESS),
            words: format!("{NAME} asks whether there is shade"),
            language: "en".to_owned(),
            at_ms: NOW_MS,
            confirmed_at_ms: None,
        };
        let letter = new_id();
        self.put(move |sql| {
            questions::save_host(sql, &stroll, Some(&email(ADDRESS)))?;
            questions::ask(sql, &question, letter)
        })?;
        let mut offer = application_of(&self.listed("elm-grove")?.stroll);
        (offer.id, offer.email) = (Id::from_bytes(new_id()), email(ADDRESS));
        offer.name = NAME.to_owned();
        offer.why = format!("{NAME} lives there");
        let letter = new_id();
        self.put(move |sql| host_applications::apply(sql, &offer, letter))?;
        let phone = self.phone("elm-grove", 1)?;
        let noted = |name: &str| {
            serde_json::json!({ "seq": 1, "kind": "walked_in", "adults": 1,
            "children": 0, "name": name, "email": ADDRESS, "at": "2015-04-25T00:00:00Z" })
        };
        self.send(&phone, &[noted(NAME)])?;
        self.send(&phone, &[noted("Zephyrine")])?;
        self.wishes(ADDRESS, Optional::Circulars, Wish::Stop)?;
        let due = self.read(|sql| outbox::list(sql, 100))?;
        assert!(due.len() > 2, "letters wait");
        self.make_host()
    }

    fn plan_version(&self) -> Answer<i64> {
        let id = self.campaign.id;
        Ok(self.read(move |sql| plan::version(sql, id))?)
    }

    /// Everything that may not change: figures, the book, and the findings of verify.
    fn adds_up_to(&self) -> Answer<String> {
        let id = self.campaign.id;
        let told = self.read(move |sql| {
            let sums = format!("{:?}", tally::campaign(sql, id)?);
            let figures = format!("{:?}", report::figures(sql, id)?);
            let days = format!("{:?}", report::sign_ups(sql, id)?);
            Ok(format!("{sums}\n{figures}\n{days}\n{:?}", ounce_store::verify(sql)?))
        })?;
        let lines = self.count("SELECT CAST(COUNT(*) AS BIGINT) FROM ledger_transfer")?;
        let sum = "SELECT CAST(SUM(debits_posted + debits_pending) AS BIGINT) FROM ledger_account";
        Ok(format!("{told}\n{lines} {}", self.count(sum)?))
    }
}

/// The text columns of every table.
fn text_columns(world: &World) -> Answer<BTreeSet<(String, String)>> {
    let schema = Schema::of(&world.store)?;
    let columns = schema.tables.iter().flat_map(|(name, table)| {
        let text = table.columns.iter().filter(|column| column.kind == "text");
        text.map(move |column| (name.clone(), column.name.clone()))
    });
    Ok(columns.collect())
}

/// How many rows have a trace of the person, by column.
fn rows_with_traces(db: &Database, world: &World) -> Answer<Vec<String>> {
    let mut found = Vec::new();
    for (table, column) in text_columns(world)? {
        for trace in TRACES {
            let count =
                format!("SELECT COUNT(*) FROM {table} WHERE lower({column}) LIKE '%{trace}%'");
            let rows: i64 = if db.is_sqlite() {
                let path = db.url().replace("sqlite:", "");
                rusqlite::Connection::open(path)?.query_row(&count, [], |row| row.get(0))?
            } else {
                let mut client = postgres::Client::connect(&db.url(), postgres::NoTls)?;
                client.query_one(&count, &[])?.get(0)
            };
            if rows > 0 {
                found.push(format!("{table}.{column}"));
            }
        }
    }
    found.dedup();
    Ok(found)
}

fn tables(found: &Found) -> BTreeSet<&'static str> {
    found.records.iter().map(|record| record.table).collect()
}

on_both! {
    /// A new column is thought of, or this fails.
    fn every_text_column_is_declared_once(db) {
        let world = World::new(db)?;
        let declared: Vec<(String, String)> = COLUMNS
            .iter()
            .flat_map(|(table, _, columns)| columns.iter().map(move |column| (*table, *column)))
            .map(|(table, column)| (table.to_owned(), column.to_owned()))
            .collect();
        let once: BTreeSet<_> = declared.iter().cloned().collect();
        assert_eq!(once.len(), declared.len(), "a column is declared twice");
        assert_eq!(once, text_columns(&world)?);
    }

    /// The export has every table that names the person, and nothing of anybody else.
    fn everything_about_a_person_is_found(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", "ada@example.org", 2)?;
        world.with_a_person()?;
        name_the_person(db);
        let found = world.found("ZEPHYRINE.quill@letters.EXAMPLE")?;
        let expected = [
            "gift", "gift_message_change", "idempotency", "ledger_transfer", "letter_beyond",
            "letter_budget", "milk_promise", "milk_receipt", "outbox", "question",
            "registration", "registration_change", "outbox_done", "stroll_host",
            "member", "member_role", "session", "act", "sign_in", "day_entry", "day_other_words",
            "host_application", "circular_copy", "letter_refusal", "join_answer",
        ];
        assert_eq!(tables(&found), BTreeSet::from(expected));
        let named = COLUMNS.iter().filter(|(_, names, _)| *names == Names::Person);
        for (table, _, columns) in named {
            for column in *columns {
                let says = |cell: &Cell| {
                    matches!(cell, Cell::Text(text) if TRACES.iter().any(|trace| {
                        text.to_lowercase().contains(trace)
                    }))
                };
                let mut cells = found.records.iter().filter(|one| one.table == *table);
                let is_told = cells.any(|one| {
                    one.cells.iter().any(|(name, cell)| name == column && says(cell))
                });
                // The form two addresses are compared in says nothing that the address does not.
                let is_key = *column == "email_key" && *table != "letter_budget";
                assert!(is_told || is_key, "{table}.{column} is not told");
            }
        }
        assert!(!format!("{found:?}").contains("ada@example.org"));
        assert_eq!(world.found("nobody@example.org")?, Found::default());
    }

    /// Afterwards no row names the person, and everything adds up to what it did.
    fn an_erased_person_is_gone_and_the_figures_are_not(db) {
        let world = World::new(db)?;
        let other = world.joined("elm-grove", "ada@example.org", 2)?;
        world.with_a_person()?;
        name_the_person(db);
        assert!(rows_with_traces(db, &world)?.len() > 8, "there was something to erase");
        let (before, found) = (world.adds_up_to()?, world.found(ADDRESS)?);
        assert_eq!(world.erase(ADDRESS)?, found, "what is erased is what is exported");
        assert_eq!(rows_with_traces(db, &world)?, Vec::<String>::new());
        assert_eq!(world.adds_up_to()?, before);
        world.agrees()?;
        assert_eq!(world.found(ADDRESS)?, Found::default());
        assert_eq!(world.erase(ADDRESS)?, Found::default(), "again there is nothing");
        let kept = world.read(move |sql| registrations::load(sql, other.id))?;
        assert_eq!(kept.map(|held| held.registration.email), Some(email("ada@example.org")));
        let answer = world.read(|sql| idempotency::find(sql, &[1; 32]))?;
        let answer = answer.map(|kept| (kept.status, kept.answer));
        assert_eq!(answer, Some((410, String::new())), "the same request has no second effect");
        let other = world.read(|sql| idempotency::find(sql, &[4; 32]))?;
        assert_eq!(other.map(|kept| kept.answer), Some("/tickets/x".to_owned()));
    }

    /// What others wrote about the person loses the address, and nothing else; who is only named
    /// alike stays, and is told.
    fn an_address_is_taken_out_of_what_others_wrote(db) {
        let world = World::new(db)?;
        world.joined("elm-grove", ADDRESS, 2)?;
        let other = world.joined("elm-grove", "ada@example.org", 1)?;
        db.script(&format!(
            "UPDATE registration SET name = '{NAME}' WHERE email_key LIKE 'zephyrine%';
            INSERT INTO registration_change (registration, number, standing, adults, children,
                    at_ms, by_whom, why)
                SELECT id, 9, 'confirmed', 1, 0, {NOW_MS}, 'host', 'for {ADDRESS}, who is ill'
                FROM registration WHERE email_key = 'ada@example.org';
            INSERT INTO campaign_face (campaign, headline, lead, picture, organiser, contact)
                SELECT id, 'Walk', 'Ask {ADDRESS} or ada@example.org.', '', '{NAME}',
                    'mailto:{ADDRESS}' FROM campaign;
            UPDATE stroll SET host = 'zephyrine QUILL' WHERE slug = 'river-bend';"
        ));
        let version = world.plan_version()?;
        let found = world.erase(ADDRESS)?;
        let alike: Vec<_> = found.alike.iter().map(|record| record.table).collect();
        assert_eq!(alike, ["stroll", "campaign_face"]);
        let traces = rows_with_traces(db, &world)?;
        assert_eq!(traces, ["campaign_face.organiser", "stroll.host"], "named alike");
        assert!(world.plan_version()? > version, "pages are made anew");
        let campaign = world.campaign.id;
        let face = world.read(move |sql| faces::load(sql, campaign))?.ok_or("no face")?;
        assert_eq!(face.lead, "Ask … or ada@example.org.");
        assert_eq!(face.contact, "");
        let kept = world.found("ada@example.org")?;
        let said = format!("{:?}", kept.records);
        assert!(said.contains("for …, who is ill"), "{said}");
        assert_eq!(kept.registrations(), [other.id]);
    }

    /// A link to one record is no proof of whose its address is.
    fn the_link_to_one_record_finds_that_record_alone(db) {
        let world = World::new(db)?;
        let place = world.joined("river-bend", ADDRESS, 2)?;
        world.with_a_person()?;
        let found = world.found_of(Whose::Registration(place.id))?;
        assert_eq!(tables(&found), BTreeSet::from(["outbox", "registration"]));
        assert_eq!(found.registrations(), [place.id]);
        world.erase_of(Whose::Registration(place.id))?;
        let left = world.found(ADDRESS)?;
        assert!(tables(&left).contains("gift") && tables(&left).contains("registration"));
        assert!(!left.registrations().contains(&place.id));
        world.agrees()?;
    }

    /// An erased party can't be told that a place came free, so the place goes to the next one
    /// waiting.
    fn an_erased_party_that_waits_does_not_move_up(db) {
        let world = World::new(db)?;
        let first = world.joined("river-bend", "ada@example.org", 5)?;
        let erased = world.joined("river-bend", ADDRESS, 2)?;
        let next = world.joined("river-bend", "bea@example.org", 2)?;
        world.erase(ADDRESS)?;
        let promoted = world.cancel(first.id)?.map_err(|no| format!("{no:?}"))?.promoted;
        assert_eq!(promoted, [next.id]);
        let kept = world.read(move |sql| registrations::load(sql, erased.id))?;
        let standing = kept.map(|held| held.registration.standing);
        assert_eq!(standing, Some(Standing::Waiting), "figures stay");
        world.agrees()?;
    }

    /// Links that were sent open nothing, and the owner of the address may sign up again.
    fn an_erased_person_may_come_back(db) {
        let world = World::new(db)?;
        let place = world.joined("elm-grove", ADDRESS, 2)?;
        let before = world.read(move |sql| registrations::load(sql, place.id))?;
        world.erase(ADDRESS)?;
        let after = world.read(move |sql| registrations::load(sql, place.id))?;
        let generation = |held: Option<registrations::Held>| held.map(|held| held.link.generation);
        assert_eq!(generation(after), generation(before).map(|before| before + 1));
        assert!(matches!(world.join("elm-grove", ADDRESS, 1)?, Ok(Joined::New(..))));
        world.agrees()?;
    }
}

/// What no call of the store writes in a test of few lines: names on the place, what hosts and mail
/// servers said.
fn name_the_person(db: &Database) {
    db.script(&format!(
        "UPDATE registration SET name = '{NAME}', signed_name = '{NAME}'
            WHERE email_key = 'zephyrine.quill@letters.example';
        INSERT INTO registration_change (registration, number, standing, adults, children, at_ms,
                by_whom, why)
            SELECT id, 1 + (SELECT COUNT(*) FROM registration_change c WHERE c.registration = r.id),
                'confirmed', 2, 0, {NOW_MS}, 'host', 'for {NAME}' FROM registration r
            WHERE email_key = 'zephyrine.quill@letters.example';
        INSERT INTO outbox_done (id, kind, about, at_ms, attempts, done_at_ms, error, said)
            SELECT id, kind, about, at_ms, 1, {NOW_MS}, '550 {ADDRESS} unknown', '250 {ADDRESS}'
            FROM outbox
            WHERE kind = 'registration';
        DELETE FROM outbox WHERE kind = 'registration';
        INSERT INTO circular (id, campaign, stroll, readers, country, status, subject, words,
                shows_writer, member, at_ms)
            SELECT id, campaign, stroll, 'walkers', '', '', 'Rain', 'We walk.', 0, id, {NOW_MS}
            FROM registration WHERE email_key = 'zephyrine.quill@letters.example';
        INSERT INTO circular_copy (id, circular, registration)
            SELECT id, id, id FROM registration
            WHERE email_key = 'zephyrine.quill@letters.example';
        INSERT INTO join_question (stroll, number, position, kind, is_required, at_ms, retired_ms)
            SELECT id, 1, 1, 'text', 0, {NOW_MS}, NULL FROM stroll;
        INSERT INTO join_question_words (id, stroll, number, language, words, choices)
            SELECT id, id, 1, 'en', 'Who comes along?', '' FROM stroll;
        INSERT INTO join_answer (registration, number, stroll, said)
            SELECT id, 1, stroll, 'My twin {NAME}' FROM registration
            WHERE email_key = 'zephyrine.quill@letters.example';
        UPDATE host_application SET said = 'Which park, {NAME}?'
            WHERE email_key = 'zephyrine.quill@letters.example';
        UPDATE outbox SET last_error = '450 {ADDRESS} later' WHERE kind = 'gift';"
    ));
}
