mod samples;

use super::*;
use ounce_domain::id::Id;
use ounce_domain::milk_promise::Contact;
use ounce_domain::quantity::Microlitres;
use ounce_domain::registration::SignUps;
use ounce_domain::reminder::Reminder;
use ounce_domain::stroll::{Announcement, Phase};
use ounce_site::samples::Samples;
use ounce_web::circular::{Answers, Around, From};
use ounce_web::i18n::{Lang, Units};
use ounce_web::place::StrollName;

use samples::{changed, changes, code, letters};

const SENDER: Sender<'static> = Sender { base_url: "https://ounce.example", is_demo: true };
const CONFIRMED: Link = Link { generation: 1, confirmed: Some(1), held_until_ms: None };
const HOSTILE: &str = "<b onclick=x>\"'&\r\nBcc: x";

#[test]
fn a_change_is_told_with_its_reason_and_what_it_means() {
    for lang in Lang::ALL {
        let t = Reader::new(lang, Units::Metric);
        let day = |d| t.day(jiff::civil::date(2027, 5, d));
        for (what, standing) in changes() {
            let letter = changed(lang, "", what, standing);
            let name = format!("{} {what:?} {standing:?}: {}", lang.code(), letter.text);
            let has = |text: &str| letter.text.contains(text);
            assert!(has("A storm is forecast."), "{name}");
            assert!(has("?token=t0k%2Fn%2B\n") && has(".ics\n"), "{name}");
            assert_eq!(
                has(&day(1)),
                what == Announcement::Moved
                    || what == Announcement::Postponed
                    || what == Announcement::Cancelled,
                "the date before: {name}"
            );
            let is_on = matches!(what, Announcement::Moved | Announcement::Reopened);
            assert_eq!(has(&day(29)), is_on, "the date now: {name}");
            let takes_place = what != Announcement::Cancelled;
            assert_eq!(has(&code().to_string()), takes_place, "{name}");
            assert!(!letter.subject.contains(&day(1)), "{name}");
        }
    }
}

#[test]
fn a_cancelled_walk_asks_nothing_and_others_say_how_to_leave() {
    for (what, standing) in changes() {
        let letter = changed(Lang::En, "", what, standing).text;
        let is_off = what == Announcement::Cancelled;
        assert_eq!(letter.contains("please give the place back"), !is_off, "{letter}");
        assert_eq!(letter.contains("nobody expects you"), is_off, "{letter}");
        assert_eq!(letter.contains("/find?"), is_off, "{letter}");
        let waits = standing == Standing::Waiting && !is_off;
        assert_eq!(letter.contains("number 3 in line"), waits, "{letter}");
    }
}

#[test]
fn every_letter_is_whole_in_every_language() {
    for lang in Lang::ALL {
        for (name, letter) in letters(lang, "") {
            assert!(!letter.subject.is_empty(), "{name}");
            for text in [&letter.subject, &letter.text, &letter.html] {
                assert!(!text.contains('⟦') && !text.contains("{ $"), "{name}: {text}");
                assert!(!text.contains(['\u{2068}', '\u{2069}']), "{name} is isolated");
            }
            assert!(letter.html.starts_with("<!doctype html>"), "{name}");
            assert!(letter.html.contains(&format!("<html lang=\"{}\">", lang.code())), "{name}");
            assert!(letter.text.contains("https://ounce.example/campaigns/2027"), "{name}");
        }
    }
}

#[test]
fn a_letter_that_can_be_refused_leads_to_where_that_is_said_and_no_other_does() {
    for (name, letter) in letters(Lang::En, "") {
        let is_optional = ["circular", "Week", "Day", "thanks"]
            .iter()
            .any(|word| name.split(' ').any(|part| part == *word));
        assert_eq!(letter.text.contains("/stop?token=t0k\n"), is_optional, "{name}");
    }
    for lang in Lang::ALL {
        let t = Reader::new(lang, Units::Metric);
        let steps = [Step::Added, Step::Removed].map(|step| step_changed(step, SENDER, &t));
        for letter in steps.into_iter().chain([test(SENDER, &t)]) {
            let text = [letter.subject, letter.text].join(" ");
            assert!(!text.contains('⟦') && !text.contains("/stop"), "{text}");
        }
    }
}

#[test]
fn who_gets_a_letter_of_a_changed_sign_in_is_led_to_where_it_is_mended() {
    for step in [Step::Added, Step::Removed] {
        let letter = step_changed(step, SENDER, &Reader::new(Lang::En, Units::Metric));
        for page in ["/desk/second-step", "/desk/sessions"] {
            assert!(letter.text.contains(&format!("{}{page}", SENDER.base_url)), "{}", letter.text);
        }
        assert!(!letter.text.contains("token="), "it opens nothing: {}", letter.text);
    }
}

#[test]
fn thanks_tell_what_came_together() {
    let all = letters(Lang::En, "");
    let (_, thanks) = all.iter().find(|(name, _)| name == "en thanks").expect("there are thanks");
    for said in ["People in Virginia Beach: 34\n", "$1,234", "$50,000", "2,957\u{a0}mL"] {
        assert!(thanks.text.contains(said), "{said}: {}", thanks.text);
    }
}

#[test]
fn a_place_can_be_managed_from_its_letter() {
    for (name, letter) in letters(Lang::En, "").iter().take(9) {
        assert!(letter.text.contains("/registrations/"), "{name}");
        assert!(letter.text.contains("?token=t0k%2Fn%2B\n"), "{name}: {}", letter.text);
        assert!(letter.text.contains(".ics\n"), "{name}");
        assert!(letter.text.contains(&code().to_string()), "{name}: who waits has one as well");
        let waits = name.ends_with("Waiting");
        assert_eq!(letter.text.contains("number 3 in line"), waits, "{name}");
    }
}

#[test]
fn a_letter_says_where_and_how_as_far_as_it_is_known() {
    for (name, letter) in letters(Lang::En, "") {
        let tells = name.contains("elsewhere") || name.contains("Joined");
        let is_dated = !name.contains("Joined Confirmed") || letter.text.contains("Ends: ");
        assert!(is_dated || letter.text.contains("still to come"), "{name}: {}", letter.text);
        for said in [
            "Where: Mount Trashmore Park, north shelter, Mount Trashmore Park, 310 Edwin Drive\n",
            "How far: 1\u{a0}km\n",
            "Baby stroller: Yes, all the way\n",
            "Wheelchair: In part, or with help\n",
            "If it rains: Under the shelter\n",
            "https://www.openstreetmap.org/directions?to=36.83100%2C-76.06700\n",
        ] {
            assert!(!tells || letter.text.contains(said), "{name}: {said}: {}", letter.text);
        }
        assert!(!letter.text.contains("Toilets"), "nothing is said of what is unknown: {name}");
    }
    let all = letters(Lang::En, "");
    let elsewhere = all.iter().find(|(name, _)| name == "en elsewhere Confirmed");
    let letter = &elsewhere.expect("it is written").1;
    assert!(letter.text.contains("Ends: 11:30"), "{}", letter.text);
    assert_eq!(letter.subject, "Where to meet in Virginia Beach has changed");
}

#[test]
fn a_gift_is_thanked_for_honestly() {
    let all = letters(Lang::En, "");
    let of = |name: &str| &all.iter().find(|(other, _)| other == name).expect("it is written").1;
    assert!(of("en DemoCard").text.contains("no money has moved"));
    assert!(of("en AtStroll").text.contains("in cash or as a check"));
    for name in ["en DemoCard", "en AtStroll"] {
        assert!(of(name).text.contains("not a receipt for taxes"), "{name}");
        assert!(of(name).text.contains("$25.00"), "{name}");
    }
}

#[test]
fn milk_is_answered_with_the_bank_first() {
    for (name, letter) in letters(Lang::En, "").iter().filter(|(name, _)| name.contains("milk")) {
        assert!(letter.text.contains("before you pump, freeze or ship"), "{name}");
        assert!(letter.text.contains("Only the milk bank decides"), "{name}");
        assert!(letter.text.contains("Feed your own baby first"), "{name}");
    }
}

#[test]
fn what_people_typed_neither_breaks_out_of_the_html_nor_of_the_subject() {
    for (name, letter) in letters(Lang::En, HOSTILE) {
        assert!(!letter.subject.contains(['\r', '\n']), "{name}");
        assert!(!letter.html.contains("<b onclick"), "{name}");
        let is_personal = name != "en milk None";
        assert_eq!(letter.html.contains("&lt;b onclick"), is_personal, "{name}");
    }
}

/// A letter to an address that has not confirmed contains nothing a visitor typed, on no occasion.
#[test]
fn until_an_address_has_confirmed_a_letter_has_no_words_of_a_visitor() {
    for lang in Lang::ALL {
        let samples = Samples::new(lang, "");
        let t = Reader::new(lang, Units::Metric);
        for held_until_ms in [Some(1), None] {
            for occasion in [Occasion::Joined, Occasion::Again, Occasion::Promoted] {
                let mut registration_of = samples.registration(Standing::Confirmed);
                registration_of.name = "Buy now".to_owned();
                let (campaign, meeting) = (samples.campaign(), samples.meeting());
                let stroll = samples.stroll_in(Phase::Open { room: None });
                let place = |link| Place {
                    campaign: &campaign,
                    stroll: &stroll,
                    meeting: &meeting,
                    registration: &registration_of,
                    place_in_line: None,
                    code: code(),
                    link,
                    path: "/registrations/x/confirmation?token=t0k",
                };
                let silent = Link { held_until_ms, ..Link::default() };
                let letter = registration(&place(silent), occasion, SENDER, &t);
                for part in [&letter.subject, &letter.text, &letter.html] {
                    assert!(!part.contains("Buy now"), "{part}");
                }
                assert!(letter.text.contains("/confirmation?token=t0k\n"), "{}", letter.text);
                let has_code = letter.text.contains(&code().to_string());
                assert_eq!(has_code, held_until_ms.is_none(), "{}", letter.text);
                let known = registration(&place(CONFIRMED), occasion, SENDER, &t);
                assert!(known.text.contains("Buy now"), "{}", known.text);
            }
        }
        let mut given = samples.gift(Method::AtStroll);
        given.name = "Buy now".to_owned();
        let letter = gift(&given, (&samples.campaign(), &[]), None, SENDER, &t);
        assert!(!letter.text.contains("Buy now"), "{}", letter.text);
    }
}

#[test]
fn who_promised_and_cannot_come_is_led_to_the_partners() {
    for lang in Lang::ALL {
        let (samples, t) = (Samples::new(lang, ""), Reader::new(lang, Units::Metric));
        let page = "https://give.example/now";
        let pages = [PartnerPage { partner: "Elm".to_owned(), page: page.to_owned() }];
        let letter = |method, pages: &[PartnerPage]| {
            gift(&samples.gift(method), (&samples.campaign(), pages), None, SENDER, &t).text
        };
        assert!(letter(Method::AtStroll, &pages).contains(page), "{lang:?}");
        for (method, pages) in [(Method::DemoCard, &pages[..]), (Method::AtStroll, &[])] {
            let said = t.say("letter-pledge-elsewhere").to_string();
            assert!(!letter(method, pages).contains(&said), "{lang:?} {method:?}");
        }
    }
}

#[test]
fn a_digest_counts_what_it_does_not_list() {
    let line = Line { what: "Elm Stroll".to_owned(), path: "/registrations/x".to_owned() };
    for lang in Lang::ALL {
        let letter =
            digest(std::slice::from_ref(&line), 155, SENDER, &Reader::new(lang, Units::Metric));
        assert!(letter.text.contains("155"), "{}", letter.text);
        assert!(letter.text.contains("Elm Stroll\nhttps://ounce.example/registrations/x\n"));
        assert!(!letter.subject.contains('⟦') && !letter.text.contains('⟦'), "{}", letter.text);
    }
}

#[test]
fn after_a_promise_of_milk_there_is_somebody_to_call() {
    let all = letters(Lang::En, "");
    let text = |name: &str| {
        let found = all.iter().find(|(other, _)| other == name).expect("a letter of this name");
        found.1.text.clone()
    };
    let chosen = text("en milk Some(true)");
    for said in [
        "Telephone: 757-555-0100",
        "Telephone: 800-555-0100",
        "https://tidewater.example/donate",
        "https://ounce.example/campaigns/2027/banks/bank-0",
        "already in your freezer: yes",
    ] {
        assert!(chosen.contains(said), "{said}: {chosen}");
    }
    let nearest = text("en milk Some(false)");
    assert!(nearest.contains("nearest to the stroll"), "{nearest}");
    assert!(nearest.contains("We know no telephone number"), "{nearest}");
    assert!(nearest.contains("already in your freezer: ask"), "{nearest}");
    assert!(text("en milk None").contains("https://ounce.example/campaigns/2027/milk"));
}
