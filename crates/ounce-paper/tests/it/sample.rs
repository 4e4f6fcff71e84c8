//! An invented stroll, in English and in Japanese.

use ounce_paper::{
    Code, Facts, FlyerWords, Row, Sheet, SignWords, Size, TableWords, Tasks, Town, Words,
};

/// A code with the alternative text that names what it says.
pub(crate) fn code(text: &str) -> Code {
    let made = fast_qr::qr::QRBuilder::new(text).build().expect("a short text fits into a code");
    let side = made.size;
    let dark = (0..side * side).map(|at| made[at / side][at % side].value()).collect();
    Code { side, dark, alt: format!("Code: {text}") }
}

fn rows(parties: usize, names: &[&str]) -> Vec<Row> {
    let row = |at: usize| Row {
        number: (at + 1).to_string(),
        name: names[at % names.len()].to_owned(),
        sorted_by: names[at % names.len()].to_lowercase(),
        adults: "2".to_owned(),
        children: (at % 4).to_string(),
        party: format!("2 adults, {} children", at % 4),
        mark: if at % 17 == 16 { "Waiting".to_owned() } else { String::new() },
        has_place: at % 17 != 16,
        is_signed: !at.is_multiple_of(3),
        code: format!("7K3-MWQ-{:04}", at + 1),
        scanned: Some(code(&format!("7K3MWQ{:04}", at + 1))),
    };
    (0..parties).map(row).collect()
}

pub(crate) fn town(parties: usize, size: Size) -> Town {
    Town {
        size,
        name: "Virginia Beach Milk Stroll".to_owned(),
        town: "Virginia Beach, VA".to_owned(),
        day: "Saturday, May 1, 2027".to_owned(),
        time: "10:00 AM – 12:00 PM EDT".to_owned(),
        place: vec![
            "Mount Trashmore Park, north shelter".to_owned(),
            "310 Edwin Drive, Virginia Beach, VA".to_owned(),
        ],
        notice: String::new(),
        bring: "A pram or carrier, a hat, and frozen milk in a cooler if you give some.".to_owned(),
        walk: vec![
            "1.6 km on paved paths.".to_owned(),
            "Good for prams and wheelchairs.".to_owned(),
        ],
        host: "Ada R.".to_owned(),
        address: "stroll.example/campaigns/2027/strolls/virginia-beach-va".to_owned(),
        uri: "https://stroll.example/campaigns/2027/strolls/virginia-beach-va".to_owned(),
        code: code("https://stroll.example/campaigns/2027/strolls/virginia-beach-va"),
        roster: rows(
            parties,
            &[
                "Zoë Zander",
                "José Ñandú",
                "Élodie Lefèvre",
                "Adam Ant",
                "山田 花子",
                "Wren O’Hara-Whittaker",
            ],
        ),
        checklist: vec![
            Tasks {
                when: "Eight weeks before".to_owned(),
                day: "March 6, 2027".to_owned(),
                tasks: vec![
                    "Ask the town or park for permission, in writing.".to_owned(),
                    "Call the milk bank: who takes milk on the day, and how is it kept cold?"
                        .to_owned(),
                ],
            },
            Tasks {
                when: "The week before".to_owned(),
                day: "April 24, 2027".to_owned(),
                tasks: vec!["Print the sign-in sheet and the signs.".to_owned()],
            },
        ],
    }
}

pub(crate) fn facts(towns: Vec<Town>) -> Facts {
    Facts {
        words: words(),
        towns,
        partners: ["La Leche League USA", "Mothers’ Milk Bank", "Best for Babes"]
            .map(str::to_owned)
            .into(),
    }
}

fn words() -> Words {
    let own = str::to_owned;
    Words {
        language: own("en"),
        title: own("Paper for Virginia Beach"),
        campaign: own("Milk Stroll 2027"),
        sheets: Sheet::ALL.map(|sheet| own(sheet.as_str())).into(),
        page_of: Box::new(|page, pages| format!("Page {page} of {pages}")),
        box_alt: own("Empty box"),
        flyer: FlyerWords {
            headline: own("Walk a mile. Give an ounce."),
            lead: own(
                "Families stroll so that the smallest babies in intensive care get human milk when their own mothers can’t yet make enough.",
            ),
            when: own("When"),
            place: own("Where"),
            bring: own("Bring"),
            walk: own("The walk"),
            host: own("Your host"),
            scan: own("Join here"),
            or_type: own("or type"),
            drawing_alt: own("A park in the morning, with a pram and a bottle of milk."),
            partners: own("Together with"),
        },
        table: TableWords {
            help: own("Tick who came. Have every adult sign the waiver who has no signature yet."),
            number: own("No."),
            name: own("Name"),
            adults: own("Adults"),
            children: own("Children"),
            came: own("Came"),
            waiver: own("Waiver"),
            signed: own("Signed"),
            walk_ups: own("Walk-ups"),
            nobody: own("Nobody has signed up yet."),
        },
        signs: SignWords {
            here: own("Milk Stroll here"),
            way: own("Milk Stroll"),
            places: ["Waivers", "Milk cooler", "Shirts"].map(str::to_owned).into(),
            arrows: ["Arrow to the left", "Arrow to the right", "Arrow ahead"].map(str::to_owned),
        },
        keep: own("Bring this ticket. The number is on your bib too."),
    }
}
