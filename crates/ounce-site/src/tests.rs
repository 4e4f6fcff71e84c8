//! Rules that every page must keep, with every sample, in every language.

mod tags;
mod weight;

use crate::campaign::page::Progress;
use crate::samples::{Rendered, Samples, render_all};
use ounce_desks::samples as desks;
use ounce_domain::campaign::Campaign;
use ounce_domain::quantity::Microlitres;
use ounce_domain::stroll::Phase;
use ounce_domain::tally::Tally;
use ounce_web::charts::Bottle;
use ounce_web::form::Form;
use ounce_web::i18n::{Lang, Reader, Units};
use ounce_web::links;
use std::collections::BTreeSet;
use tags::{Tag, balance, tags};

/// Runs a check on every page in every language and reports what it says about each.
fn on_every_page(check: impl Fn(Lang, &Rendered) -> Vec<String>) {
    let mut faults = Vec::new();
    let mut pages = 0;
    for lang in Lang::ALL {
        for page in render_all(lang).into_iter().chain(desks::render_all(lang)) {
            pages += 1;
            let said = check(lang, &page);
            faults
                .extend(said.iter().map(|fault| format!("{} {}: {fault}", lang.code(), page.name)));
        }
    }
    assert!(pages > 4 * 70, "only {pages} pages");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_sentence_is_there() {
    on_every_page(|lang, page| {
        let mut faults = Vec::new();
        for mark in ["⟦", "{$", "{ $", "&#x27e6;"] {
            if page.html.contains(mark) {
                faults.push(format!("contains {mark}"));
            }
        }
        let spoken = format!("<html lang=\"{}\"", lang.code());
        faults.extend((!page.html.contains(&spoken)).then(|| "has another language".to_owned()));
        faults
    });
}

#[test]
fn every_element_is_closed() {
    on_every_page(|_, page| balance(&page.html));
}

#[test]
fn headings_are_in_order_and_the_first_is_alone() {
    on_every_page(|_, page| {
        let mut faults = Vec::new();
        let mut before = 0;
        let mut first = 0;
        for tag in tags(&page.html) {
            let level = match tag.name {
                "h1" => 1,
                "h2" => 2,
                "h3" => 3,
                "h4" => 4,
                _ => continue,
            };
            first += i32::from(level == 1);
            if level > before + 1 && before > 0 {
                faults.push(format!("h{level} after h{before}"));
            }
            before = level;
        }
        if first != 1 {
            faults.push(format!("{first} first headings"));
        }
        faults
    });
}

#[test]
fn ids_are_unique_and_whatever_refers_to_one_finds_it() {
    on_every_page(|_, page| {
        let tags = tags(&page.html);
        let mut faults = Vec::new();
        let mut ids = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.get("id")) {
            if !ids.insert(id) {
                faults.push(format!("id {id} twice"));
            }
        }
        let find = |kind: &str, wanted: &str, faults: &mut Vec<String>| {
            if !ids.contains(wanted) {
                faults.push(format!("{kind} looks for {wanted}"));
            }
        };
        for tag in &tags {
            for name in ["for", "aria-labelledby", "aria-describedby", "data-suggestions"] {
                for wanted in tag.get(name).into_iter().flat_map(str::split_whitespace) {
                    find(name, wanted, &mut faults);
                }
            }
            let target = tag.get("href").and_then(|href| href.strip_prefix('#'));
            if let Some(wanted) = target {
                find("link", wanted, &mut faults);
            }
        }
        faults
    });
}

#[test]
fn every_field_has_a_label() {
    on_every_page(|_, page| {
        let tags = tags(&page.html);
        let labelled: BTreeSet<&str> = tags.iter().filter_map(|tag| tag.get("for")).collect();
        let is_field = |tag: &&Tag<'_>| {
            matches!(tag.name, "input" | "select" | "textarea") && tag.get("type") != Some("hidden")
        };
        let fields = tags.iter().filter(is_field);
        let bare = fields.filter(|tag| !tag.get("id").is_some_and(|id| labelled.contains(id)));
        bare.map(|tag| format!("{:?} has no label", tag.get("name"))).collect()
    });
}

#[test]
fn nothing_needs_an_inline_script_or_style() {
    on_every_page(|_, page| {
        let mut faults = Vec::new();
        for tag in tags(&page.html) {
            for (name, _) in &tag.attributes {
                if *name == "style" || name.starts_with("on") {
                    faults.push(format!("{} has {name}", tag.name));
                }
            }
            let data = [Some("application/ld+json"), Some("application/json")];
            let is_data = data.contains(&tag.get("type"));
            if tag.name == "style" || (tag.name == "script" && tag.get("src").is_none() && !is_data)
            {
                faults.push(format!("inline {}", tag.name));
            }
        }
        faults
    });
}

#[test]
fn nothing_is_ticked_before_somebody_ticks_it() {
    let ticked = |page: &Rendered| {
        let tags = tags(&page.html);
        let is_ticked =
            |tag: &&Tag<'_>| tag.get("type") == Some("checkbox") && tag.get("checked").is_some();
        tags.iter()
            .filter(is_ticked)
            .map(|tag| format!("{:?} is ticked", tag.get("name")))
            .collect()
    };
    // In these samples somebody has ticked one box, and it stays ticked.
    let once = [
        ("give-wrong", "hidden"),
        ("strolls-paged", "pram"),
        ("paper-refused", "sheet"),
        ("paper-campaign-refused", "stroll"),
    ];
    on_every_page(|_, page| {
        let expected = once.iter().find(|(name, _)| *name == page.name);
        let expected: Vec<String> =
            expected.iter().map(|(_, field)| format!("Some({field:?}) is ticked")).collect();
        let found: Vec<String> = ticked(page);
        if found == expected { Vec::new() } else { vec![format!("{found:?}")] }
    });
}

/// A typed text that would do harm if a page did not escape it.
const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&<script>alert(2)</script>";

#[test]
fn html_in_any_text_is_shown_and_never_obeyed() {
    for lang in Lang::ALL {
        let all = Samples::new(lang, HOSTILE).render_all().into_iter();
        for page in all.chain(desks::Samples::new(lang, HOSTILE).render_all()) {
            let at = format!("{} {}", lang.code(), page.name);
            assert!(!page.html.contains("<img src=x"), "{at}");
            assert!(!page.html.contains("<script>"), "{at}");
            assert_eq!(balance(&page.html), Vec::<String>::new(), "{at}");
            let attributes = tags(&page.html);
            let names = attributes.iter().flat_map(|tag| tag.attributes.iter().map(|(n, _)| *n));
            let own = |name: &str| name.starts_with(|c: char| c.is_ascii_lowercase());
            assert!(names.clone().all(|name| own(name) && !name.starts_with("on")), "{at}");
        }
    }
    let pages = Samples::new(Lang::En, HOSTILE).render_all();
    let shown = pages.iter().filter(|page| page.html.contains("onerror=alert(1)"));
    assert!(shown.count() > 60, "the mark is in the samples");
}

#[test]
fn what_was_typed_is_still_there() {
    let pages = render_all(Lang::En);
    let page = pages.iter().find(|page| page.name == "join-wrong").expect("it is a sample");
    let tags = tags(&page.html);
    let field = |name: &str| tags.iter().find(|tag| tag.get("name") == Some(name));
    for (name, value) in [
        ("email", "ada at example"),
        ("adults", "51"),
        ("children", "-1"),
        ("gift_amount", "12,50"),
    ] {
        let field = field(name).expect("the form has it");
        assert_eq!(field.get("value"), Some(value));
        assert_eq!(field.get("aria-invalid"), Some("true"), "{name}");
        let described = field.get("aria-describedby").unwrap_or_default();
        assert!(described.contains(&format!("f-{name}-wrong")), "{described}");
    }
    let chosen = tags.iter().find(|tag| tag.get("id") == Some("f-gift_method-at-stroll"));
    assert!(chosen.is_some_and(|tag| tag.get("checked").is_some()));
    assert!(page.html.contains("href=\"#f-email\""), "the summary leads to the field");
}

#[test]
fn a_ticket_for_a_stroll_that_is_cancelled_promises_nothing() {
    let pages = render_all(Lang::En);
    let html = |name: &str| {
        let page = pages.iter().find(|page| page.name == name).expect("a sample of this name");
        page.html.replace("&#39;", "'")
    };
    let (kept, void) = (html("ticket-confirmed"), html("ticket-stroll-cancelled"));
    assert!(void.contains("<h1>This stroll is cancelled.</h1>"));
    for promise in ["Your place is kept", "See you in", "code-text"] {
        assert!(kept.contains(promise) && !void.contains(promise), "{promise}");
    }
}

#[test]
fn nobody_is_told_of_cents_where_there_are_none() {
    let is_form = |name: &str| name.starts_with("give") && !name.ends_with("where");
    for page in render_all(Lang::En).iter().filter(|page| is_form(&page.name)) {
        let has_cents = page.html.contains("like 25 or 12.50");
        assert_eq!(has_cents, page.name != "give-yen", "{}", page.name);
    }
}

#[test]
fn a_form_knows_what_is_ticked() {
    let form = Form::new().with("hidden", "on").with("cover_fee", "no");
    assert!(form.is_ticked("hidden") && !form.is_ticked("cover_fee") && !form.is_ticked("other"));
}

#[test]
fn links_keep_what_they_are_given() {
    assert_eq!(
        links::find("2015", "São Paulo & co"),
        "/campaigns/2015/find?q=S%C3%A3o%20Paulo%20%26%20co"
    );
    assert_eq!(links::in_language("/x?q=a&lang=en&page=2", "ja"), "/x?q=a&page=2&lang=ja");
    assert_eq!(links::in_language("/x", "fr"), "/x?lang=fr");
    assert_eq!(
        links::strolls("2015", Some("US-VA"), 3),
        "/campaigns/2015/strolls?region=US-VA&page=3"
    );
    assert_eq!(links::strolls("2015", None, 1), "/campaigns/2015/strolls");
}

/// The bottle stands for the goal in money, else for the goal in milk, and says so; without a goal
/// there is none.
#[test]
fn the_bottle_means_the_share_of_the_goal() {
    let samples = Samples::new(Lang::En, "");
    let (mut campaign, mut tally) = (samples.campaign(), samples.tally());
    tally.milk_promised = Microlitres(400_000_000);
    tally.milk_received = Microlitres(300_000_000);
    let t = Reader::new(Lang::En, Units::Us);
    let shown = |campaign: &Campaign, tally: &Tally| {
        Progress::of(campaign, tally).map(|shown| (shown.bottle, shown.caption(&t)))
    };
    let bottle = Bottle::new(tally.raised_minor(), 5_000_000);
    let percent = tally.raised_minor() * 100 / 5_000_000;
    let caption = format!("{percent}% of the goal in money");
    assert_eq!(shown(&campaign, &tally), Some((bottle, caption)));
    campaign.goal_minor = Some(tally.raised_minor() + 1);
    assert_eq!(
        shown(&campaign, &tally).map(|(_, caption)| caption).as_deref(),
        Some("99% of the goal in money"),
        "not before it is reached"
    );
    campaign.goal_minor = None;
    let caption = "67% of the goal in milk promised".to_owned();
    assert_eq!(shown(&campaign, &tally), Some((Bottle::new(400, 590), caption)));
    campaign.goal_milk = None;
    assert_eq!(shown(&campaign, &tally), None);
    let pages = render_all(Lang::En);
    for page in &pages {
        let bottles = page.html.matches("class=\"bottle\"").count();
        let captions = page.html.matches("of the goal in").count();
        assert_eq!(bottles, captions, "{}", page.name);
        assert!(!page.name.starts_with("stroll") || bottles == 0, "{}", page.name);
    }
}

#[test]
fn live_numbers_are_those_of_the_page() {
    let samples = Samples::new(Lang::En, "");
    let t = Reader::new(Lang::En, Units::Us);
    let numbers = crate::live::numbers::live_numbers(&t, &samples.campaign(), &samples.tally());
    let pages = render_all(Lang::En);
    let home = pages.iter().find(|page| page.name == "home-open").expect("it is a sample");
    for number in numbers.iter().filter(|number| !matches!(number.name, "level" | "places")) {
        let mark = format!("data-live=\"{}\">{}<", number.name, number.text);
        assert!(home.html.contains(&mark), "{mark}");
    }
    let level = numbers.iter().find(|number| number.name == "level").expect("the bottle moves");
    assert!(home.html.contains(&format!("data-level transform=\"translate(0 {})\"", level.text)));
}

#[test]
fn live_numbers_of_a_stroll_are_those_of_its_page() {
    let samples = Samples::new(Lang::En, "");
    let t = Reader::new(Lang::En, Units::Us);
    let card = samples.card(Phase::Open { room: Some(14) });
    let numbers = crate::live::numbers::live_numbers_of_stroll(&t, &card);
    let pages = render_all(Lang::En);
    let page = pages.iter().find(|page| page.name == "stroll-open").expect("it is a sample");
    assert!(page.html.contains("data-live-from=\"/campaigns/2027/live?stroll="));
    assert_eq!(numbers.len(), 5);
    for number in &numbers {
        let mark = match number.name {
            "filled" => format!("width=\"{}\" height=\"10\" class=\"bar-filled\"", number.text),
            name => format!("data-live=\"{name}\">{}<", number.text),
        };
        assert!(page.html.contains(&mark), "{mark}");
    }
    let held = pages.iter().find(|page| page.name == "stroll-over").expect("it is a sample");
    assert!(!held.html.contains("data-live-from"), "what is over stands still");
}

#[test]
fn regions_are_called_by_name_where_there_is_space() {
    for (lang, name) in [(Lang::En, "Maryland"), (Lang::Ja, "メリーランド州")] {
        let pages = render_all(lang);
        let page = |name: &str| pages.iter().find(|page| page.name == name).expect("a sample");
        assert!(page("strolls").html.contains(name), "{lang:?}");
    }
    let pages = render_all(Lang::En);
    let which = pages.iter().find(|page| page.name == "find-which").expect("a sample");
    assert!(which.html.contains("Portland, Oregon") && which.html.contains("Portland, Maine"));
}

#[test]
fn the_figures_of_a_card_say_when_they_are_made_up() {
    let card = Samples::new(Lang::En, "").card(Phase::Over);
    let t = Reader::new(Lang::En, Units::Us);
    assert_eq!(card.facts(&t), "36 walkers · $1,120 · hosted by Ada R.");
    let made_up = crate::stroll::card::StrollCard { is_reconstruction: true, ..card };
    assert!(made_up.facts(&t).starts_with("36 walkers · $1,120 · Reconstructed"));
}
