//! The English of single countries.

use super::{Lang, Reader, Units, catalog, sentences, sentences_of};
use jiff::civil::date;
use ounce_domain::quantity::{Currency, Money};

#[test]
fn other_words_are_for_sentences_that_there_are_and_say_something_else() {
    let american = sentences(Lang::En);
    for lang in [Lang::EnCa, Lang::EnGb] {
        let own = sentences_of(&[catalog::own_words(lang)]);
        assert!(own.len() > 5);
        for (id, values) in &own {
            assert_eq!(american.get(id), Some(values), "{} {id}", lang.tag());
            let say = |lang| Reader::new(lang, Units::Us).say(id).to_string();
            assert_ne!(say(lang), say(Lang::En), "{} {id} is the same", lang.tag());
        }
    }
}

#[test]
fn american_pages_use_no_word_of_elsewhere() {
    let said = catalog::sources(Lang::En).concat().replace("$organiser", "").to_lowercase();
    for word in ["postcode", "cheque", "organiser", "litre", "metre", "licence", "colour", "pram "]
    {
        let lines = || said.lines().filter(|line| !line.starts_with('#'));
        let in_text =
            |line: &str| line.split_once('=').is_some_and(|(_, text)| text.contains(word));
        assert!(!lines().any(in_text), "{word}");
    }
}

#[test]
fn a_reader_gets_the_english_of_the_own_country_and_else_that_of_the_campaign() {
    let american = [Lang::En, Lang::Es];
    let canadian = [Lang::Fr, Lang::EnCa];
    for (asked, spoken, lang) in [
        ("en", &american[..], Lang::En),
        ("en-US", &american, Lang::En),
        ("en-CA,en;q=0.9", &american, Lang::EnCa),
        ("en-gb", &american, Lang::EnGb),
        ("en-AU,fr;q=0.2", &american, Lang::EnGb),
        ("en", &canadian, Lang::EnCa),
        ("en-US,en;q=0.5", &canadian, Lang::En),
        ("de", &canadian, Lang::Fr),
    ] {
        assert_eq!(Lang::negotiate(asked, spoken), lang, "{asked}");
    }
    assert_eq!(Lang::EnCa.code(), "en", "a record keeps the language alone");
    assert!(Lang::EVERY.iter().all(|lang| Lang::from_code(lang.tag()) == Some(*lang)));
    assert!(Lang::EVERY.iter().enumerate().all(|(place, lang)| *lang as usize == place));
}

#[test]
fn dates_and_dollars_are_those_of_the_country() {
    let t = |lang| Reader::new(lang, Units::Metric);
    let day = date(2027, 5, 1);
    assert_eq!(t(Lang::EnCa).day(day), "Saturday, May 1, 2027");
    assert_eq!(t(Lang::EnGb).day(day), "Saturday, 1 May 2027");
    let dollars = |code| Money::new(2_500, Currency::from_code(code).expect("a currency"));
    assert_eq!(t(Lang::En).money(dollars("CAD")), "CA$25");
    assert_eq!(t(Lang::EnCa).money(dollars("CAD")), "$25");
    assert_eq!(t(Lang::EnCa).money(dollars("USD")), "US$25");
}
