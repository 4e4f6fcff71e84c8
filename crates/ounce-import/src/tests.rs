mod doubts;
pub(crate) mod files;
mod names;
mod particulars;
mod whole;

use super::*;
use crate::scratch::Scratch;
use files::{ALL, BANKS, CAMPAIGN, GIFTS, MILK, REGISTRATIONS, STROLLS};
use jiff::civil::date;
use ounce_domain::actor::Actor;
use ounce_store::{campaigns, gifts as kept_gifts, strolls as kept_strolls, tally, verify};
use proptest::prelude::*;

pub(crate) fn request(noun: Noun, text: &str) -> Request<'_> {
    Request {
        noun,
        bytes: text.as_bytes(),
        checked: Some(date(2026, 1, 1)),
        now: Timestamp::constant(1_775_000_000, 0),
        seed: [7; 16],
        is_dry_run: false,
        accepts_warnings: false,
        watch: None,
        also: None,
    }
}

pub(crate) fn import_text(store: &Store, noun: Noun, text: &str) -> Result<Counts, Vec<String>> {
    let done = import(store, &request(noun, text)).expect("the store works");
    let counts = done.map(|done| done.counts);
    counts.map_err(|bad| bad.iter().map(ToString::to_string).collect())
}

/// A store that holds every file above, up to and without `noun`.
fn store_before(noun: Noun, scratch: &Scratch) -> Store {
    let store = scratch.store();
    for (earlier, text) in ALL {
        if earlier == noun {
            break;
        }
        import_text(&store, earlier, text).expect("the file is good");
    }
    store
}

/// The faults of a file when everything it refers to is there; then nothing is written.
fn wrong(noun: Noun, text: &str) -> Vec<String> {
    let scratch = Scratch::new();
    let store = store_before(noun, &scratch);
    let bad = import_text(&store, noun, text).expect_err("something is wrong with the file");
    let good = ALL.iter().find(|(other, _)| *other == noun).map(|(_, good)| *good);
    let rows = import_text(&store, noun, good.expect("every noun has a file"));
    let rows = rows.expect("the good file is still good");
    assert_eq!((rows.changed, rows.unchanged), (0, 0), "nothing had been written");
    bad
}

fn edited(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn every_file_is_imported_and_the_same_file_again_changes_nothing() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let new = ALL.map(|(noun, text)| import_text(&store, noun, text).map(|counts| counts.new));
    assert_eq!(new, [Ok(3), Ok(1), Ok(3), Ok(1), Ok(1), Ok(4), Ok(3), Ok(2)]);
    for (noun, text) in ALL {
        // A stroll without the moment of its status is not changed by a later import either.
        let later = Request { now: Timestamp::constant(1_776_000_000, 0), ..request(noun, text) };
        let again = import(&store, &later).expect("the store works").expect("the file is good");
        let again = again.counts;
        assert_eq!((again.new, again.changed), (0, 0), "{noun:?}");
        assert_eq!(again.to_string(), format!("0 new, {} unchanged", again.unchanged));
    }
    let sums = store.read_now(|sql| {
        let campaign = campaigns::load(sql, "2026")?.expect("it was imported");
        tally::campaign(sql, campaign.id)
    });
    let sums = sums.expect("the store works");
    assert_eq!((sums.places, sums.groups, sums.walkers), (2, 1, 5));
    assert_eq!((sums.gift_minor, sums.shirt_minor, sums.promised_minor), (2500, 1800, 1000));
    assert_eq!((sums.milk_promised.0, sums.milk_received.0), (1_000_000, 400_000));
    let findings = store.read_now(verify::verify).expect("the store works");
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn a_dry_run_finds_the_same_and_keeps_nothing() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let dry = Request { is_dry_run: true, ..request(Noun::Campaign, CAMPAIGN) };
    let counts = import(&store, &dry).expect("the store works");
    let counts = counts.map(|done| done.counts);
    assert_eq!(counts, Ok(Counts { new: 3, ..Counts::default() }));
    let kept = store.read_now(|sql| campaigns::load(sql, "2026")).expect("the store works");
    assert_eq!(kept, None);
}

#[test]
fn what_has_a_slug_is_brought_up_to_date() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Registrations, &scratch);
    let moved = edited(STROLLS, "At the pond", "At the mill");
    let counts = import_text(&store, Noun::Strolls, &moved);
    assert_eq!(counts, Ok(Counts { new: 0, changed: 1, unchanged: 2 }));
    assert_eq!(counts.map(|c| c.to_string()), Ok("0 new, 1 changed, 2 unchanged".to_owned()));
    let meeting_point = store.read_now(|sql| {
        let campaign = campaigns::load(sql, "2026")?.expect("it was imported");
        Ok(kept_strolls::load(sql, campaign.id, "elm")?.map(|l| l.stroll.meeting_point))
    });
    assert_eq!(meeting_point.expect("the store works").as_deref(), Some("At the mill"));
}

#[test]
fn a_record_is_never_changed_by_its_reference() {
    for (noun, from, to, reference) in [
        (Noun::Registrations, "Bo Lark,bo@", "Bob Lark,bo@", "3: reference: "),
        (Noun::Registrations, "2026-03-03T12", "2026-03-03T13", "3: reference: "),
        (Noun::Gifts, "25.00", "26.00", "2: reference: "),
        (Noun::Milk, "1000", "1001", "3: reference: "),
    ] {
        let scratch = Scratch::new();
        let store = store_before(noun, &scratch);
        let text = ALL.iter().find(|(other, _)| *other == noun).map_or("", |(_, text)| *text);
        import_text(&store, noun, text).expect("the file is good");
        let bad = import_text(&store, noun, &edited(text, from, to));
        let wanted = format!("{reference}this reference was imported before with other values");
        assert_eq!(bad, Err(vec![wanted]), "{noun:?} {from}");
    }
}

#[test]
fn a_campaign_is_one_and_its_shares_are_whole() {
    let of = |from, to| wrong(Noun::Campaign, &edited(CAMPAIGN, from, to));
    let sum = "2: share_basis_points: the partners' shares add up to 9000, not to 10000";
    assert_eq!(of("6000", "5000"), [sum]);
    assert_eq!(
        of("campaign,2026", "edition,2026"),
        ["1: record: there is no row with the record campaign"]
    );
    assert_eq!(
        of("partner,larks", "sponsor,larks"),
        ["4: record: is not one of campaign, partner, published"]
    );
    assert_eq!(of("partner,larks", "partner,wrens"), ["4: slug: is the same as in line 3"]);
    assert_eq!(
        wrong(Noun::Campaign, &edited(CAMPAIGN, "2026-05-02,USD,en es,50000", "2 May,$,en de,-5")),
        [
            "2: currency: is not a currency's code such as USD",
            "2: day: is not a day such as 2015-05-02",
            "2: languages: is not one of en, es, fr, ja, en-CA, en-GB",
        ]
    );
    assert_eq!(
        of("50000", "50,000"),
        ["2: share_basis_points: the row has 15 cells, the header 14"]
    );
    assert_eq!(of("en es,50000", "en-CA en,50000"), ["2: languages: has en twice"]);
    let comma = "2: goal_money: has a comma; write 1234.50 without one";
    assert_eq!(of("50000", "\"50,000\""), [comma]);
    assert_eq!(
        of("https://larks.example", "larks"),
        ["4: url: is not a link that starts with https:// or http://"]
    );
}

#[test]
fn a_stroll_says_when_where_and_why() {
    let of = |from, to| wrong(Noun::Strolls, &edited(STROLLS, from, to));
    assert_eq!(
        of("America/Phoenix", "Arizona"),
        ["3: time_zone: is not a time zone such as America/New_York"]
    );
    assert_eq!(
        of("2026-05-02T10:00", "2026-05-02"),
        ["2: starts: is not a local time such as 2015-05-02T10:00"]
    );
    assert_eq!(
        of("43.1", "143.1"),
        ["2: lat: is not a latitude from -90 to 90 or a longitude from -180 to 180"]
    );
    assert_eq!(of("larks-of-elm,", "larks-of-oak,"), ["2: group: is not known"]);
    assert_eq!(of("2026,oak", "2027,oak"), ["3: campaign: is not known"]);
    assert_eq!(of("2026,oak", "2026,elm"), ["3: slug: is the same as in line 2"]);
    assert_eq!(of(",5,open", ",0,open"), ["2: capacity: is not from 1 to 1000000"]);
    assert_eq!(
        of("open,,", "shut,,"),
        ["3: status: is not one of draft, open, postponed, postponed-undated, cancelled, held"]
    );
    assert_eq!(
        of("open,,", "cancelled,,"),
        ["3: status_why: is empty; walkers will want to know why"]
    );
    assert_eq!(
        of("2026-03-01T12:00:00Z", "yesterday"),
        ["2: status_at: is not a moment such as 2015-04-18T15:04:05Z"]
    );
}

#[test]
fn history_and_places_on_record_are_kept() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Gifts, &scratch);
    let less = edited(STROLLS, ",5,open", ",4,open");
    assert_eq!(
        import_text(&store, Noun::Strolls, &less),
        Err(vec!["2: capacity: is less than the places that are taken".to_owned()])
    );
    let held = edited(STROLLS, "open,2026-03-01", "held,2026-03-02");
    import_text(&store, Noun::Strolls, &held).expect("it may have been held");
    let undone = edited(STROLLS, "open,2026-03-01", "open,2026-03-03");
    assert_eq!(
        import_text(&store, Noun::Strolls, &undone),
        Err(vec!["2: status: this status cannot follow the present one".to_owned()])
    );
}

#[test]
fn a_registration_names_who_where_and_what_was_signed() {
    let of = |from, to| wrong(Noun::Registrations, &edited(REGISTRATIONS, from, to));
    assert_eq!(
        of("ada@example.org,2,1", "ada,0,30"),
        ["2: adults: a party needs at least one adult", "2: email: is not an e-mail address"]
    );
    assert_eq!(of(",2,1,", ",15,15,"), ["2: adults: the party is larger than 20 people"]);
    assert_eq!(of("elm,R-3", "yew,R-3"), ["4: stroll: is not known"]);
    assert_eq!(of("R-3", "R-1"), ["4: reference: is the same as in line 2"]);
    assert_eq!(of("cy@", "Ada@"), ["4: email: is the same as in line 2"]);
    assert_eq!(of("waiting", "late"), ["4: standing: is not one of confirmed, waiting, cancelled"]);
    assert_eq!(
        of("en,1,Cy Robin", "de,9,"),
        [
            "4: language: is not one of en, es, fr, ja",
            "4: signed_name: the waiver is not signed",
            "4: waiver_version: no waiver has this version"
        ]
    );
    assert_eq!(of("2026-03-04T12", "2036-03-04T12"), ["4: registered_at: is in the future"]);
    assert_eq!(of(",1,1,", ",2,1,"), ["3: adults: there is room for 2 more people only"]);
}

#[test]
fn a_gift_is_in_the_campaigns_currency_and_named_or_hidden() {
    let of = |from, to| wrong(Noun::Gifts, &edited(GIFTS, from, to));
    assert_eq!(of("25.00,USD", "25.00,CAD"), ["2: currency: is not the campaign's currency, USD"]);
    assert_eq!(of("25.00", "12.345"), ["2: amount: has more than 2 decimals"]);
    assert_eq!(of("25.00", "0"), ["2: amount: must be more than zero"]);
    assert_eq!(of("25.00", "\"1,000\""), ["2: amount: has a comma; write 1234.50 without one"]);
    assert_eq!(of("USD,,,yes", "USD,,,no"), ["4: name: is empty; a gift without a name is hidden"]);
    assert_eq!(
        of("at-stroll", "imported"),
        ["5: standing: only a gift with the method at-stroll can be promised"]
    );
    assert_eq!(of("shirt", "mug"), ["4: kind: is not one of gift, shirt"]);
    assert_eq!(of("G-3", "G-2"), ["5: reference: is the same as in line 4"]);
}

#[test]
fn milk_names_a_bank_and_a_promise_that_is_there() {
    let of = |from, to| wrong(Noun::Milk, &edited(MILK, from, to));
    assert_eq!(of("M-2,M-1", "M-2,M-9"), ["2: promise: names no promise on record"]);
    assert_eq!(
        of("M-1,,1000", "M-1,M-0,1000"),
        ["3: promise: must be empty: only a receipt names a promise"]
    );
    assert_eq!(of("elm,milk-bank-of-elm,M-2", "elm,,M-2"), ["2: bank: is empty"]);
    assert_eq!(of("400", "-1"), ["2: volume_ml: is not a plain number"]);
    assert_eq!(
        of("400,,", "400,ada@example.org,en"),
        [
            "2: email: must be empty: nobody is written to about a receipt",
            "2: language: must be empty: nobody is written to about a receipt",
        ]
    );
    assert_eq!(of("receipt", "delivery"), ["2: record: is not one of promise, receipt"]);
    assert_eq!(of("ada@example.org", ""), ["3: email: is empty"]);
}

#[test]
fn a_bank_without_the_day_it_was_checked_needs_one_from_outside() {
    let scratch = Scratch::new();
    let unchecked = Request { checked: None, ..request(Noun::Banks, BANKS) };
    let bad = import(&scratch.store(), &unchecked).expect("the store works");
    let bad = bad.expect_err("no day is given");
    assert_eq!(bad[0].to_string(), "2: last_checked: is empty; fill it in or say --checked DATE");
    assert_eq!(
        listing("banks.csv", &bad),
        "banks.csv:2: last_checked: is empty; fill it in or say --checked DATE\n\
         1 thing to put right in banks.csv; nothing was written\n"
    );
    assert_eq!(
        wrong(Noun::Banks, &edited(BANKS, "active", "closed")),
        ["2: status: is not one of active, unverified, historical"]
    );
    assert_eq!(wrong(Noun::Banks, &edited(BANKS, "US", "usa")).len(), 1);
}

#[test]
fn gifts_that_were_settled_since_are_left_alone() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Milk, &scratch);
    let confirmed = store.write_now(|sql| {
        let campaign = campaigns::load(sql, "2026")?.expect("it was imported");
        let promised = kept_gifts::list_promised(sql, campaign.id)?;
        let outcome = ounce_domain::gift::GiftStanding::Received;
        kept_gifts::settle(sql, promised[0].id, outcome, 1_775_000_000_000, &Actor::Coordinator)
    });
    confirmed.expect("the store works").expect("it was promised");
    let again = import_text(&store, Noun::Gifts, GIFTS);
    assert_eq!(again, Ok(Counts { unchanged: 3, ..Counts::default() }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// A file with bytes changed anywhere is imported or refused, and never stops the program.
    #[test]
    fn any_bytes_are_refused_or_imported(
        which in 0..ALL.len(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let (noun, text) = ALL[which];
        let mut bytes = text.as_bytes().to_vec();
        for (place, byte) in edits {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let mut bad = Findings::default();
        let known = Known::default();
        let now = Timestamp::constant(1_775_000_000, 0);
        let frame = Frame { known: &known, now, checked: None, watch: None };
        macro_rules! check {
            ($($module:ident)*) => {$({
                let table = Table::read(&bytes, $module::COLUMNS, &mut bad);
                Names::of(&table);
                $module::check(&table, &frame, &mut bad);
            })*};
        }
        match noun {
            Noun::Campaign => check!(campaign),
            Noun::Strolls => check!(strolls),
            Noun::Groups => check!(groups),
            Noun::Banks => check!(banks),
            Noun::Depots => check!(depots),
            Noun::Registrations => check!(registrations),
            Noun::Gifts => check!(gifts),
            Noun::Milk => check!(milk),
        }
        for finding in bad.into_sorted() {
            prop_assert!(finding.line >= 1 && !finding.reason.to_string().is_empty());
        }
    }
}
