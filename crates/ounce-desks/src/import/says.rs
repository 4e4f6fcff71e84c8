//! What is wrong with a row or a file, in the reader's language.

use ounce_domain::stroll::Doubt;
use ounce_import::{Reason, Wrong};
use ounce_store::acts::Act;
use ounce_web::i18n::Reader;

use super::page::Done;

/// The sentence for a reason.
pub(super) fn reason(t: &Reader, reason: &Reason) -> String {
    match reason {
        Reason::Refusal(refusal) => t.refusal(*refusal),
        Reason::Doubt(doubt) => of_doubt(t, doubt),
        Reason::Wrong(found) => wrong(t, found),
    }
}

/// The sentence for what the importer finds. What can't be wrong with a file of anybody's making
/// has none of its own.
pub(super) fn wrong(t: &Reader, wrong: &Wrong) -> String {
    let id = format!("import-wrong-{}", wrong.code());
    if !t.knows(&id) {
        return t.say("import-wrong-other").to_string();
    }
    let said = wrong.facts().into_iter().fold(t.say(&id), |said, (name, fact)| {
        match fact.parse::<i64>() {
            Ok(number) => said.n(name, number),
            Err(_) => said.s(name, fact),
        }
    });
    said.to_string()
}

fn of_doubt(t: &Reader, doubt: &Doubt) -> String {
    let (id, number, words) = match doubt {
        Doubt::AtZero => ("import-doubt-at-zero", 0, ""),
        Doubt::LongitudeSign => ("import-doubt-longitude-sign", 0, ""),
        Doubt::LatitudeSign => ("import-doubt-latitude-sign", 0, ""),
        Doubt::Swapped => ("import-doubt-swapped", 0, ""),
        Doubt::OtherCountry(found) => ("import-doubt-other-country", 0, found.as_str()),
        Doubt::FarFromTown(km) => ("import-doubt-far-from-town", i64::from(*km), ""),
        Doubt::NoTownsZone => ("import-doubt-no-towns-zone", 0, ""),
        Doubt::OtherClocks(zone) => ("import-doubt-other-clocks", 0, zone.as_str()),
        Doubt::SkippedTime => ("import-doubt-skipped-time", 0, ""),
        Doubt::RepeatedTime => ("import-doubt-repeated-time", 0, ""),
        Doubt::AtNight => ("import-doubt-at-night", 0, ""),
        Doubt::FarFromDay(days) | Doubt::FarMove(days) => {
            ("import-doubt-far-from-day", i64::from(days.unsigned_abs()), "")
        }
        Doubt::IntoThePast => ("refusal-in-the-past", 0, ""),
    };
    t.say(id).n("number", number).s("words", words).to_string()
}

/// What we ask for, by its column.
pub(super) fn column(t: &Reader, column: &str) -> String {
    let id = format!("import-column-{}", column.replace('_', "-"));
    if t.knows(&id) { t.say(&id).to_string() } else { column.to_owned() }
}

/// The kind of a file.
pub(super) fn noun(t: &Reader, noun: &str) -> String {
    t.say(&format!("import-noun-{noun}")).to_string()
}

/// An import as the list of changes tells it.
pub(crate) fn says(t: &Reader, act: &Act) -> String {
    let [new, changed, _] = Done::of(act).counts;
    let said = t.say("act-imported-file").s("file", &act.was).s("noun", noun(t, &act.field));
    said.n("new", new).n("changed", changed).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::NOUNS;
    use super::*;
    use ounce_import::{Wrong, asks};
    use ounce_web::i18n::{Lang, Units};

    /// What only our own files can have wrong: a file of anybody's making never comes to it.
    const OF_OUR_OWN: [&str; 15] = [
        "no-heading",
        "column-twice",
        "no-such-column",
        "column-missing",
        "not-a-day",
        "not-a-day-or-year",
        "not-checked",
        "no-campaign-row",
        "second-campaign",
        "partner-left-out",
        "not-a-currency",
        "language-twice",
        "promise-names-promise",
        "nobody-written-to",
        "no-such-promise",
    ];

    #[test]
    fn everything_that_can_be_wrong_has_a_sentence_with_its_facts() {
        for lang in [Lang::En, Lang::Es, Lang::Fr, Lang::Ja] {
            let t = Reader::new(lang, Units::Metric);
            for found in Wrong::each() {
                let said = wrong(&t, &found);
                let is_other = said == t.say("import-wrong-other").to_string();
                assert_eq!(is_other, OF_OUR_OWN.contains(&found.code()), "{lang:?} {found:?}");
                for (name, fact) in found.facts() {
                    assert!(is_other || said.contains(&fact), "{lang:?} {found:?}: no {name}");
                }
            }
            for ask in NOUNS.iter().flat_map(|noun| asks(*noun)) {
                assert_ne!(column(&t, ask.column), ask.column, "{lang:?}");
            }
        }
    }
}
