//! The sentences of the sheets in one language.

use ounce_paper::{FlyerWords, Sheet, SignWords, TableWords, Words};
use ounce_web::i18n::{Lang, Reader, Units};

/// The name of a sheet on pages and on paper.
pub(super) fn sheet_name(t: &Reader, sheet: Sheet) -> String {
    t.say(&format!("paper-sheet-{}", sheet.as_str())).to_string()
}

/// The sentences, for the sheets of something in a campaign.
pub(super) fn of(lang: Lang, (campaign, title): (&str, &str)) -> Words {
    // No sentence of these has a unit in it.
    let t = Reader::new(lang, Units::default());
    let say = |id: &str| t.say(id).to_string();
    Words {
        language: lang.tag().to_owned(),
        title: t.say("paper-document").s("name", title).to_string(),
        campaign: campaign.to_owned(),
        sheets: Sheet::ALL.map(|sheet| sheet_name(&t, sheet)).into(),
        page_of: Box::new(move |page, pages| {
            t.say("paper-page-of").n("page", page).n("pages", pages).to_string()
        }),
        box_alt: say("paper-box"),
        flyer: FlyerWords {
            headline: format!("{}{}{}", say("home-title"), t.gap(), say("home-title-second")),
            lead: say("paper-lead"),
            when: say("fact-when"),
            place: say("fact-where"),
            bring: say("fact-bring"),
            walk: say("paper-walk"),
            host: say("fact-host"),
            scan: say("paper-scan"),
            or_type: say("paper-or-type"),
            drawing_alt: say("paper-drawing"),
            partners: say("paper-partners"),
        },
        table: TableWords {
            help: say("paper-help"),
            number: say("roster-number"),
            name: say("roster-name"),
            adults: say("desk-adults"),
            children: say("desk-children"),
            came: say("roster-came"),
            waiver: say("paper-waiver"),
            signed: say("paper-signed"),
            walk_ups: say("paper-walk-ups"),
            nobody: say("desk-no-walkers"),
        },
        signs: SignWords {
            here: say("paper-here"),
            way: say("paper-way"),
            places: ["paper-sign-in", "paper-sign-waivers", "paper-sign-milk", "paper-sign-shirts"]
                .map(say)
                .into(),
            arrows: ["paper-arrow-left", "paper-arrow-right", "paper-arrow-ahead"].map(say),
        },
        keep: say("paper-keep"),
    }
}
