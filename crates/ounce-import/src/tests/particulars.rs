//! The columns a file may lack: further facts about banks, meeting points and campaigns.

use super::files::{BANKS, CAMPAIGN, DEPOTS, STROLLS};
use super::{edited, import_text, store_before, wrong};
use crate::scratch::Scratch;
use crate::{Counts, Noun};
use ounce_domain::campaign::Published;
use ounce_domain::stroll::{Access, Position};
use ounce_store::{banks, campaigns, contacts, faces, published, strolls};

/// Gives every line of a file cells at its end: the header, the second line, the others.
fn widened(text: &str, header: &str, second: &str) -> String {
    let commas = ",".repeat(header.matches(',').count());
    let widen = |(n, line): (usize, &str)| match n {
        0 => format!("{line},{header}\n"),
        1 => format!("{line},{second}\n"),
        _ => format!("{line},{commas}\n"),
    };
    text.lines().enumerate().map(widen).collect()
}

const CONTACT: &str = "website,donor_page,telephone,telephone_readings,ships,minimum_oz,\
milk_already_frozen,takes_from,contact_source,contact_seen";
const REACHED: &str = "https://elm.example,https://elm.example/give,555-0100,2,yes,100,ask,\
New York,https://elm.example,2022-05";

#[test]
fn a_bank_says_how_it_is_reached() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Banks, &scratch);
    let full = widened(BANKS, CONTACT, REACHED);
    assert_eq!(import_text(&store, Noun::Banks, &full).map(|counts| counts.new), Ok(1));
    let unchanged = Ok(Counts { unchanged: 1, ..Counts::default() });
    assert_eq!(import_text(&store, Noun::Banks, &full), unchanged);
    assert_eq!(
        import_text(&store, Noun::Banks, BANKS),
        unchanged,
        "a file that does not speak of it"
    );
    let contact = store.read_now(|sql| {
        let bank = banks::load(sql, "milk-bank-of-elm")?.expect("it was imported");
        contacts::load(sql, bank.id)
    });
    let contact = contact.expect("the store works").expect("it was imported");
    let shown = contact.shown_telephones("US");
    assert_eq!(shown.iter().map(|one| one.said.as_str()).collect::<Vec<_>>(), ["555-0100"]);
    assert_eq!((contact.ships, contact.minimum_oz), (Some(true), Some(100)));
    assert_eq!(contact.seen_on.map(|seen| seen.as_str().to_owned()).as_deref(), Some("2022-05"));
    let emptied = widened(BANKS, CONTACT, ",,,,,,,,,");
    assert_eq!(import_text(&store, Noun::Banks, &emptied).map(|counts| counts.changed), Ok(1));
    let of = |from, to| wrong(Noun::Banks, &edited(&full, from, to));
    assert_eq!(of(",yes,", ",always,"), ["2: ships: is neither yes nor no"]);
    assert_eq!(of(",ask,", ",maybe,"), ["2: milk_already_frozen: is not one of yes, ask, no"]);
    assert_eq!(
        of("2022-05", "spring"),
        ["2: contact_seen: is not a year, a month or a day such as 2022-05-18"]
    );
}

#[test]
fn a_depot_lies_in_its_town() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Depots, &scratch);
    import_text(&store, Noun::Depots, DEPOTS).expect("the file is good");
    let depots = store.read_now(contacts::list_depots).expect("the store works");
    let depot = depots.first().expect("it was imported");
    assert_eq!((depots.len(), &*depot.slug), (1, "elm-clinic-rochester"));
    assert_eq!((depot.position.lat_e7 / 10_000_000, depot.position.lon_e7 / 10_000_000), (43, -77));
    assert_eq!(
        wrong(Noun::Depots, &edited(DEPOTS, "milk-bank-of-elm", "milk-bank-of-oak")),
        ["2: bank: is not known"]
    );
}

const MEETING: &str = "venue,street,meeting_lat,meeting_lon,ends,distance_m,surface,pram,wheelchair,parking,toilets,rain_plan";
const PARK: &str =
    "Sorrel Park,4 Sorrel Lane,42.9,-76.8,11:30,1600,paved,yes,partly,at the gate,,We walk";

#[test]
fn a_stroll_says_where_exactly_and_on_what() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Strolls, &scratch);
    let full = widened(STROLLS, MEETING, PARK);
    assert_eq!(import_text(&store, Noun::Strolls, &full).map(|counts| counts.new), Ok(3));
    let load = || {
        let found = store.read_now(|sql| {
            let campaign = campaigns::load(sql, "2026")?.expect("it was imported");
            let stroll = strolls::load(sql, campaign.id, "elm")?.expect("it was imported").stroll;
            Ok((strolls::load_meeting(sql, stroll.id)?, stroll))
        });
        found.expect("the store works")
    };
    let (meeting, stroll) = load();
    let meeting = meeting.expect("it was imported");
    assert_eq!((&*meeting.venue, meeting.lasts_minutes), ("Sorrel Park", Some(90)));
    assert_eq!((meeting.pram, meeting.wheelchair), (Some(Access::Yes), Some(Access::Partly)));
    assert_eq!(meeting.position, Position::parse("42.9", "-76.8").ok());
    assert_eq!((stroll.sequence, meeting.distance_m), (0, Some(1600)));
    let unchanged = Ok(Counts { unchanged: 3, ..Counts::default() });
    assert_eq!(import_text(&store, Noun::Strolls, &full), unchanged);
    assert_eq!(import_text(&store, Noun::Strolls, STROLLS), unchanged, "what is known stays");
    let later = edited(&full, "11:30", "12:00");
    assert_eq!(import_text(&store, Noun::Strolls, &later).map(|counts| counts.changed), Ok(1));
    assert_eq!(load().1.sequence, 1, "calendars hear of another end");
    let half = edited(&full, "42.9,-76.8", "42.9,");
    assert_eq!(wrong(Noun::Strolls, &half).len(), 1, "half a position");
    let of = |to| wrong(Noun::Strolls, &edited(&full, "11:30", to));
    assert_eq!(of("09:30"), ["2: ends: is not after the start"]);
    assert_eq!(of("2026-05-05T09:30"), ["2: ends: is more than a day after the start"]);
    assert_eq!(of("noon"), ["2: ends: is not a time such as 12:00 or 2015-05-02T12:00"]);
}

#[test]
fn a_campaign_has_its_own_words_and_partners_their_pages() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Campaign, &scratch);
    let header = "headline,lead,picture,organiser,contact,donate_url";
    let words = "A mile for the smallest,We walk.,bottle,The Wrens,hello@example.org,";
    let full = widened(CAMPAIGN, header, words);
    let full = edited(
        &full,
        "https://wrens.example,6000,,,,,,",
        "https://wrens.example,6000,,,,,,https://wrens.example/give",
    );
    assert_eq!(import_text(&store, Noun::Campaign, &full).map(|counts| counts.new), Ok(3));
    let unchanged = Ok(Counts { unchanged: 3, ..Counts::default() });
    assert_eq!(import_text(&store, Noun::Campaign, &full), unchanged);
    assert_eq!(import_text(&store, Noun::Campaign, CAMPAIGN), unchanged);
    let (face, pages) = store
        .read_now(|sql| {
            let campaign = campaigns::load(sql, "2026")?.expect("it was imported");
            Ok((faces::load(sql, campaign.id)?, faces::list_donation_pages(sql, campaign.id)?))
        })
        .expect("the store works");
    let face = face.expect("it was imported");
    assert_eq!((&*face.headline, &*face.picture), ("A mile for the smallest", "bottle"));
    let pages: Vec<String> = pages.into_iter().map(|(_, page)| page).collect();
    assert_eq!(pages, ["https://wrens.example/give"]);
    assert_eq!(
        wrong(Noun::Campaign, &edited(&full, ",bottle,", ",elephant,")),
        ["2: picture: is not one of bottle, heart, sun, walk"]
    );
    assert_eq!(
        wrong(Noun::Campaign, &edited(&full, "hello@example.org", "ring the bell")),
        ["2: contact: is not a link that starts with https:// or http://"]
    );
}

#[test]
fn a_campaign_says_which_of_its_figures_were_published() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Campaign, &scratch);
    let row = "published,raised,over $500,,,,,,,,,,https://elm.example/2026,\n";
    let full = format!("{CAMPAIGN}{row}");
    assert_eq!(import_text(&store, Noun::Campaign, &full).map(|counts| counts.new), Ok(4));
    let unchanged = Ok(Counts { unchanged: 4, ..Counts::default() });
    assert_eq!(import_text(&store, Noun::Campaign, &full), unchanged);
    let later = edited(&full, "over $500", "over $600");
    assert_eq!(import_text(&store, Noun::Campaign, &later).map(|counts| counts.changed), Ok(1));
    let figures = store
        .read_now(|sql| {
            let campaign = campaigns::load(sql, "2026")?.expect("it was imported");
            published::list(sql, campaign.id)
        })
        .expect("the store works");
    let found: Vec<_> = figures.iter().map(|one| (one.figure, one.stated.as_str())).collect();
    assert_eq!(found, [(Published::Raised, "over $600")]);
    let of = |from, to| wrong(Noun::Campaign, &edited(&full, from, to));
    let all = "places, places-before, walkers, groups, run-by-groups, walkers-of-groups, raised, \
gifts, shirts, promised, milk-promised, milk-received";
    assert_eq!(of("published,raised", "published,hugs"), [format!("5: slug: is not one of {all}")]);
    assert_eq!(of("over $500", ""), ["5: name: is empty"]);
    assert_eq!(of("https://elm.example/2026", ""), ["5: url: is empty"]);
    let twice = wrong(Noun::Campaign, &format!("{full}{row}"));
    assert_eq!(twice, ["6: slug: is the same as in line 5"]);
}
