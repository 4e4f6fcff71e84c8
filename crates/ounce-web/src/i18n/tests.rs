mod english;

use super::*;
use jiff::civil::{Date, date, time};
use ounce_domain::quantity::{Currency, Microlitres, Money};
use ounce_domain::refusal::Refusal;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn reader(lang: Lang) -> Reader {
    Reader::new(lang, Units::Us)
}

/// Every sentence's id with the names of the values in it.
fn sentences(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    sentences_of(&catalog::sources(lang))
}

fn sentences_of(sources: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in sources.iter().flat_map(|source| source.lines()) {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            current = line.split(" =").next().unwrap_or_default().to_owned();
            found.entry(current.clone()).or_default();
        }
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphabetic()).collect();
            found.entry(current.clone()).or_default().insert(name);
        }
    }
    found
}

#[test]
fn all_languages_say_the_same_sentences_with_the_same_values() {
    let english = sentences(Lang::En);
    assert!(english.len() > 400, "{}", english.len());
    for lang in Lang::ALL {
        let other = sentences(lang);
        for (id, values) in &english {
            assert_eq!(other.get(id), Some(values), "{} {id}", lang.code());
        }
        assert_eq!(other.len(), english.len(), "{} says more", lang.code());
    }
}

#[test]
fn no_sentence_was_left_in_english() {
    let text = |lang: Lang, id: &str| reader(lang).say(id).to_string();
    for id in ["skip", "home-milk-text", "join-button", "report-title", "letter-hello"] {
        for lang in [Lang::Es, Lang::Fr, Lang::Ja] {
            assert_ne!(text(lang, id), text(Lang::En, id), "{} {id}", lang.code());
        }
    }
    for (n, source) in catalog::sources(Lang::Ja).iter().enumerate() {
        let is_japanese = |line: &&str| line.chars().any(|c| ('ぁ'..='龯').contains(&c));
        let said: Vec<&str> = source.lines().filter(|line| line.contains(" = ")).collect();
        let japanese = said.iter().filter(|line| is_japanese(line)).count();
        assert!(japanese * 10 > said.len() * 9, "file {n}: {japanese} of {}", said.len());
    }
}

/// Sentences whose ids are put together from a family and a word; each family's test renders it.
const FAMILIES: &[&str] = &[
    "refusal-",
    "day-question-",
    "question-kind-",
    "problem-",
    "zone-",
    "check-",
    "rows-",
    "column-",
    "oops-",
    "field-",
    "word-",
    // Those of the desks are rendered by the samples of `ounce-desks`.
    "desk-status-",
    "edit-confirm-",
    "message-",
    "applications-said-",
    "circular-to-",
    "circular-said-",
    "letter-kind-",
    "mail-said-",
    "mail-reminder-",
    "applications-standing-",
    "need-",
    "action-",
    "role-",
    "sign-in-link-",
    "deed-",
    "report-state-",
    "day-kind-",
    "paper-sheet-",
    "paper-says-",
    "paper-when-",
    "paper-task-",
    "many-left-",
    "many-sort-",
    "blueprint-hold-",
    "blueprint-help-",
    "blueprint-kept-",
    "import-noun-",
    "import-column-",
    "import-wrong-",
];

/// Every source and template of every crate, but for tests: they name sentences that nobody says.
fn everything_written(folder: &Path, texts: &mut String) {
    let entries = std::fs::read_dir(folder).expect("the crates lie beside each other");
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_text = name.ends_with(".rs") || name.ends_with(".html");
        if path.is_dir() && name != "tests" {
            everything_written(&path, texts);
        } else if is_text && name != "tests.rs" {
            texts.push_str(&std::fs::read_to_string(&path).expect("sources are text"));
        }
    }
}

#[test]
fn every_sentence_is_used() {
    let mut all = String::new();
    everything_written(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut all);
    for id in sentences(Lang::En).keys() {
        let is_family = FAMILIES.iter().any(|family| id.starts_with(family));
        assert!(is_family || all.contains(&format!("\"{id}\"")), "nothing says {id}");
    }
}

#[test]
fn every_refusal_has_its_sentence_and_no_other_does() {
    let codes: BTreeSet<String> =
        Refusal::each(7).iter().map(|refusal| format!("refusal-{}", refusal.code())).collect();
    let ids: BTreeSet<String> =
        sentences(Lang::En).into_keys().filter(|id| id.starts_with("refusal-")).collect();
    assert_eq!(codes, ids);
    for lang in Lang::ALL {
        for refusal in Refusal::each(7) {
            let text = reader(lang).refusal(refusal);
            assert!(!text.contains('⟦') && !text.contains('{'), "{text}");
            if let Some(number) = refusal.number().filter(|number| *number > 2) {
                let number = reader(lang).number(number);
                assert!(text.contains(&number), "{text} should name {number}");
            }
        }
    }
}

#[test]
fn plurals_follow_the_language() {
    let walkers = |lang, n: i64| reader(lang).say("walkers").n("count", n).to_string();
    for (lang, n, said) in [
        (Lang::En, 0, "0 walkers"),
        (Lang::En, 1, "one walker"),
        (Lang::En, 2206, "2,206 walkers"),
        (Lang::Es, 1, "una persona"),
        (Lang::Es, 2206, "2,206 caminantes"),
        (Lang::Fr, 0, "0 marcheur"),
        (Lang::Fr, 1, "1 marcheur"),
        (Lang::Fr, 2206, "2\u{a0}206 marcheurs"),
        (Lang::Ja, 1, "1人"),
        (Lang::Ja, 2206, "2,206人"),
    ] {
        assert_eq!(walkers(lang, n), said);
    }
    let t = reader(Lang::En);
    let party = |adults: i64, children: i64| {
        t.say("party").n("adults", adults).n("children", children).to_string()
    };
    assert_eq!(party(1, 0), "One adult");
    assert_eq!(party(2, 1), "2 adults, one child");
    assert_eq!(party(1, 3), "One adult, 3 children");
}

#[test]
fn a_missing_sentence_shows_and_never_breaks_a_page() {
    assert_eq!(reader(Lang::En).say("no-such").to_string(), "⟦no-such⟧");
    assert_eq!(reader(Lang::En).say("find-near").to_string(), "⟦find-near⟧");
}

#[test]
fn browsers_get_the_language_they_ask_for() {
    for (header, lang) in [
        ("", Lang::En),
        ("ja", Lang::Ja),
        ("fr-CA,fr;q=0.9,en;q=0.8", Lang::Fr),
        ("de-DE, de;q=0.9, es;q=0.7, en;q=0.5", Lang::Es),
        ("en;q=0.3, ja;q=0.8", Lang::Ja),
        ("es;q=0, fr;q=0.1", Lang::Fr),
        ("*", Lang::En),
        ("zh-Hans", Lang::En),
        ("ja;q=2, fr;q=x, es;q=0.01", Lang::Es),
        (";;,,q=,=;\0é", Lang::En),
    ] {
        assert_eq!(Lang::negotiate(header, &Lang::ALL), lang, "{header}");
    }
    assert_eq!(Lang::from_code("ES_mx"), Some(Lang::Es));
    assert_eq!(Lang::from_code("eng"), None);
}

#[test]
fn units_follow_the_region_first() {
    for (header, units) in [
        ("en-US,en;q=0.9", Units::Us),
        ("es-US", Units::Us),
        ("ja-US", Units::Us),
        ("en", Units::Us),
        ("", Units::Us),
        ("en-CA", Units::Metric),
        ("es-MX", Units::Metric),
        ("fr", Units::Metric),
        ("ja,en-US;q=0.5", Units::Metric),
    ] {
        assert_eq!(Units::negotiate(header), units, "{header}");
    }
}

#[test]
fn distances_and_milk_are_in_the_units_of_the_reader() {
    let metric = Reader::new(Lang::En, Units::Metric);
    let us = reader(Lang::En);
    for (km, in_km, in_miles) in [
        (0.2, "<\u{a0}1\u{a0}km", "<\u{a0}1\u{a0}mi"),
        (1.609_344, "2\u{a0}km", "1\u{a0}mi"),
        (27.4, "27\u{a0}km", "17\u{a0}mi"),
        (11_045.0, "11,045\u{a0}km", "6,863\u{a0}mi"),
    ] {
        assert_eq!(metric.distance(km), in_km);
        assert_eq!(us.distance(km), in_miles);
    }
    for (microlitres, in_metric, in_us) in [
        (0, "0\u{a0}mL", "0\u{a0}oz"),
        (850_400, "850\u{a0}mL", "29\u{a0}oz"),
        (9_999_000, "9,999\u{a0}mL", "338\u{a0}oz"),
        (366_712_000, "366.7\u{a0}L", "12,400\u{a0}oz"),
        (2_000_000_000, "2,000\u{a0}L", "67,628\u{a0}oz"),
    ] {
        assert_eq!(metric.milk(Microlitres(microlitres)), in_metric);
        assert_eq!(us.milk(Microlitres(microlitres)), in_us);
    }
    let fr = Reader::new(Lang::Fr, Units::Metric);
    assert_eq!(fr.milk(Microlitres(366_712_000)), "366,7\u{a0}L");
}

/// Results of the browser's own formatter, to compare with ours. Made by `intl.mjs` beside it.
const ORACLE: &str = include_str!("tests/intl.tsv");

#[test]
fn numbers_money_and_dates_are_written_as_browsers_write_them() {
    let mut seen = 0;
    for line in ORACLE.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [lang, what, value, expected] = fields[..] else { panic!("{line} has four fields") };
        let t = reader(Lang::from_code(lang).expect("the table has our languages"));
        let day = || value.parse::<Date>().expect("the table has dates");
        let said = match what {
            "number" => t.number(value.parse::<i64>().expect("the table has numbers")),
            "day" => t.day(day()),
            "day-short" => t.day_short(day()),
            "date" => t.date(day()),
            "time" => {
                let (hour, minute) = value.split_once(':').expect("the table has times");
                let part = |text: &str| text.parse::<i8>().expect("digits");
                t.time(time(part(hour), part(minute), 0, 0))
            }
            "percent" => t.percent(value.parse::<i64>().expect("the table has numbers")),
            currency => {
                let (kind, code) = currency.split_once('-').expect("a kind and a currency");
                let currency = Currency::from_code(code).expect("the table has currencies");
                let minor = value.parse::<i64>().expect("the table has numbers");
                let money = Money::new(minor, currency);
                if kind == "full" { t.money_in_full(money) } else { t.money(money) }
            }
        };
        // Browsers put narrower spaces in some places; ours are all of one width.
        let plain =
            |text: &str| text.replace(['\u{202f}', '\u{2009}'], "\u{a0}").replace('\u{a0}', " ");
        // The one thing browsers leave out: French says `1er mai`.
        let is_first = lang == "fr" && value.ends_with("-01");
        let expected =
            if is_first { expected.replacen("1 ", "1er ", 1) } else { expected.to_owned() };
        assert_eq!(plain(&said), plain(&expected), "{line}");
        seen += 1;
    }
    assert!(seen > 200, "{seen}");
}

/// Somebody copies an amount from a page into a form of the same language.
#[test]
fn what_pages_write_is_read_in_the_same_language() {
    for lang in Lang::ALL {
        let t = reader(lang);
        // Of dinars, which have three decimals, `1,000` stays asked back.
        for code in ["USD", "CAD", "MXN", "JPY", "EUR", "GBP", "CHF"] {
            let currency = Currency::from_code(code).expect("ISO 4217 has it");
            for minor in [1, 50, 2_500, 2_550, 99_900, 100_050, 1_234_567, 100_000_000] {
                let money = Money::new(minor, currency);
                for text in [t.money(money), t.money_in_full(money)] {
                    let read = Money::typed(&text, currency, lang.marks());
                    assert_eq!(read, Ok(money), "{text} in {}", lang.code());
                }
            }
        }
    }
}

/// `1er mai`, but `11 mai` and `21 mai`.
#[test]
fn the_first_of_a_month_is_the_first_in_french() {
    let t = reader(Lang::Fr);
    assert_eq!(t.day(date(2027, 5, 1)), "samedi 1er mai 2027");
    assert_eq!(t.day_short(date(2027, 5, 1)), "sam. 1er mai");
    assert_eq!(t.date(date(2011, 11, 1)), "1er novembre 2011");
    assert_eq!(t.date(date(2011, 11, 11)), "11 novembre 2011");
    assert_eq!(t.date(date(2015, 5, 21)), "21 mai 2015");
    assert_eq!(reader(Lang::En).date(date(2027, 5, 1)), "May 1, 2027");
}

/// A walker reads a name of the time that people use, in the walker's language, and never only the
/// database's.
#[test]
fn the_time_of_a_town_is_said_in_words() {
    let at = date(2027, 5, 1).at(10, 0, 0, 0);
    let said = |lang, zone| reader(lang).time_there_in_full(at, zone).replace('\u{a0}', " ");
    for (lang, zone, expected) in [
        (Lang::En, "America/New_York", "10:00 AM, Eastern time (EDT)"),
        (Lang::Es, "America/New_York", "10:00 a.m., hora del Este (EDT)"),
        (Lang::Fr, "America/New_York", "10 h 00, heure de l’Est (EDT)"),
        (Lang::Ja, "America/New_York", "10:00 東部時間（EDT）"),
        (Lang::En, "Europe/Paris", "10:00 AM, Paris time (CEST)"),
        (Lang::Ja, "Asia/Tokyo", "10:00 日本時間（JST）"),
        (Lang::En, "Etc/GMT-9", "10:00 AM, UTC+09:00"),
        (Lang::En, "No/Where", "10:00 AM"),
    ] {
        assert_eq!(said(lang, zone), expected);
    }
    let names = "eastern central mountain pacific alaska hawaii atlantic newfoundland samoa \
        chamorro japan";
    for lang in Lang::ALL {
        for name in names.split_whitespace() {
            assert!(reader(lang).knows(&format!("zone-{name}")), "{lang:?} {name}");
        }
    }
}

#[test]
fn towns_name_the_time_they_keep() {
    let t = reader(Lang::En);
    let at = |day: Date| day.at(10, 0, 0, 0);
    let there = |day, zone| t.time_there(at(day), zone).replace('\u{a0}', " ");
    assert_eq!(there(date(2015, 5, 2), "America/New_York"), "10:00 AM EDT");
    assert_eq!(there(date(2015, 1, 2), "America/New_York"), "10:00 AM EST");
    assert_eq!(there(date(2015, 5, 2), "Asia/Tokyo"), "10:00 AM JST");
    assert_eq!(there(date(2015, 5, 2), "America/Sao_Paulo"), "10:00 AM UTC-03:00");
    assert_eq!(there(date(2015, 5, 2), "No/Where"), "10:00 AM");
    let noon = "2015-05-02T12:00:00Z".parse::<jiff::Timestamp>().expect("a moment");
    let then = |zone| t.moment_there(noon, zone).replace('\u{a0}', " ");
    assert_eq!(then("America/New_York"), "May 2, 2015, 8:00 AM EDT");
    assert_eq!(then("No/Where"), "May 2, 2015, 12:00 PM UTC");
}
