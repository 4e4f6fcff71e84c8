//! Answers to the pre-screen: of every donor of the bank, and of some who were told to wait or to
//! talk with somebody, each for one planted reason.

use serde_json::{Map, Value, json};

use super::calendar::{Day, months_after, on};
use super::dice::Dice;
use super::files::File;
use super::world::World;

/// The pack of the bank's questions.
pub(super) const PACK: &str = "us-hmbana-practice";

/// A person's answers, and their outcome.
pub(super) struct Asked {
    pub who: String,
    pub day: Day,
    pub answers: Map<String, Value>,
    pub status: &'static str,
    pub not_before: Option<Day>,
    /// The question that decides, when one does.
    pub rule: Option<&'static str>,
    /// Milk that is set aside, from one moment to another.
    pub set_aside: Option<[String; 2]>,
}

/// Everybody who asked, donors first.
pub(super) fn asked(world: &World) -> Vec<Asked> {
    let mut dice = Dice::new(world.plan.seed, 8);
    let mut asked = Vec::new();
    for donor in &world.donors {
        let first = donor.draws.first().map_or(0, |draw| draw.day);
        let day = first - dice.between(7, 20);
        let mut one = clear(&mut dice, donor.name.clone(), day);
        // The newborn's age in whole months, of thirty days here.
        let weeks = (donor.weeks - 3).max(1);
        one.answers.insert("baby_age_months".to_owned(), json!(weeks * 7 / 30));
        if dice.happens(100_000) {
            drank(&mut one);
        }
        asked.push(one);
    }
    // 50 of 327 stopped at their own answers (Lifeblood Milk, 2018-19).
    for n in 0..world.donors.len() / 6 + WAYS {
        let day = dice.between(0, world.end);
        let mut one = clear(&mut dice, format!("A{:05}", n + 1), day);
        turn_away(&mut dice, &mut one, n % WAYS);
        asked.push(one);
    }
    asked
}

/// Answers without a reason against the donor.
fn clear(dice: &mut Dice, who: String, day: Day) -> Asked {
    let answers = json!({
        "tobacco": false, "second_hand": false, "alcohol_daily": false, "alcohol_event": "never",
        "drugs": false, "transfusion": "never", "transplant": "never",
        "tattoo_unsterile": "never", "tattoo_sterile": "never", "partner_risk": "never",
        "prison": "never", "chronic_inf": false, "cancer": "never", "vcjd": false,
        "regions": false, "meds": [], "supplements": false, "vegan_b12": false,
        "caffeine": dice.between(0, 20), "mastitis": "never", "herpes": "never",
        "house_rash": "never", "covid": "never", "infant_ok": true,
        "baby_age_months": dice.between(1, 20), "min_volume": {"ml": dice.between(3_000, 20_000)},
        "freezer": -dice.between(18, 24)
    });
    let answers = answers.as_object().cloned().unwrap_or_default();
    let status = "looks_eligible";
    Asked { who, day, answers, status, not_before: None, rule: None, set_aside: None }
}

/// A drink the evening before concerns the milk of twelve hours and not the donor.
fn drank(one: &mut Asked) {
    let (evening, morning) = (on(one.day - 1), on(one.day));
    one.answers.insert("alcohol_event".to_owned(), json!(format!("{evening}T20:00:00+00:00")));
    one.set_aside =
        Some([format!("{evening}T20:00:00+00:00"), format!("{morning}T08:00:00+00:00")]);
}

/// How many ways of being turned away there are.
const WAYS: usize = 10;

fn turn_away(dice: &mut Dice, one: &mut Asked, way: usize) {
    let ago = |dice: &mut Dice, least, most| one.day - dice.between(least, most);
    let event = |day: Day| json!(on(day).to_string());
    let (rule, answer, status, not_before) = match way {
        0 => ("tobacco", json!(true), "likely_not", None),
        1 => {
            let day = ago(dice, 3, 100);
            ("transfusion", event(day), "not_now", Some(months_after(day, 4)))
        }
        2 => {
            let day = ago(dice, 10, 300);
            ("tattoo_unsterile", event(day), "not_now", Some(months_after(day, 12)))
        }
        3 => {
            let day = ago(dice, 100, 900);
            let other = json!({"on": on(day).to_string(), "kind": "other"});
            ("cancer", other, "not_now", Some(months_after(day, 36)))
        }
        4 => ("infant_ok", json!(false), "not_now", None),
        5 => ("mastitis", json!(true), "not_now", None),
        6 => ("meds", json!(["antidepressant"]), "talk_to_bank", None),
        7 => ("drugs", json!("unknown"), "talk_to_bank", None),
        8 => ("baby_age_months", json!(dice.between(25, 40)), "likely_not", None),
        _ => ("min_volume", json!({"oz": 40}), "talk_to_bank", None),
    };
    one.answers.insert(rule.to_owned(), answer);
    // The verdict names the question, which has a second name.
    one.rule = Some(if way == 8 { "baby_age" } else { rule });
    (one.status, one.not_before) = (status, not_before);
}

/// A file of answers for each of them.
pub(super) fn files(world: &World) -> impl Iterator<Item = File> {
    asked(world).into_iter().map(|one| {
        let text = serde_json::to_string_pretty(&one.answers);
        let text = text.expect("answers have text keys") + "\n";
        File { path: format!("answers/{}.json", one.who), text }
    })
}
