//! What a pack may contain, and which parts make a verdict an example.

use super::*;
use crate::pack::Period;

#[test]
fn a_pack_that_contradicts_itself_is_refused() {
    let mut own = pack("us-hmbana-practice");
    own.rows[0].rules[0].when = When::UnderUl(3);
    own.rows[1].rules[0].then = Then::SetAside;
    own.rows[2].rules[0].source = " ".into();
    own.rows[3].rules[0].because.clear();
    own.rows[4].ask.clear();
    own.rows[5].rules[0].kind = Some("other".into());
    own.rows[6].rules.clear();
    own.rows[7].switch = Some("nobody".into());
    own.rows[8].id = "tobacco".into();
    own.paths[0].skips.push("shoe_size".into());
    let problems = own.problems();
    assert_eq!(problems.len(), 10, "{problems:#?}");
}

#[test]
fn a_pack_takes_effect_on_the_day_it_says() {
    let own = pack("us-hmbana-practice");
    assert_eq!(own.effective(), Date::constant(2026, 1, 1));
}

const KINDS: [AnswerKind; 8] = [
    AnswerKind::YesNo,
    AnswerKind::Amount,
    AnswerKind::Number,
    AnswerKind::Event,
    AnswerKind::Moment,
    AnswerKind::Volume,
    AnswerKind::Temperature,
    AnswerKind::Medicines,
];

/// For each of [`KINDS`] whether a rule fits a question that is answered so: `y` or `n`.
fn fits(when: &When, then: Then) -> String {
    let mut own = pack("us-hmbana-practice");
    let fits = KINDS.map(|kind| {
        own.rows[0].answer = kind;
        own.rows[0].rules[0].when = when.clone();
        own.rows[0].rules[0].then = then;
        if own.problems().is_empty() { 'y' } else { 'n' }
    });
    fits.iter().collect()
}

#[test]
fn a_rule_fits_the_way_its_question_is_answered() {
    let week = Period::Weeks(1);
    for (when, expected) in [
        (When::Yes, "yynyyyyn"),
        (When::No, "yynynyyn"),
        (When::Answered, "yyyyyyyy"),
        (When::Now, "nnnynnnn"),
        (When::Ended, "nnnynnnn"),
        (When::Within(week), "nnnynnnn"),
        (When::Over(1), "nyynnnnn"),
        (When::AtLeast(1), "nyynnnnn"),
        (When::UnderUl(1), "nnnnnynn"),
        (When::WarmerThanMc(1), "nnnnnnyn"),
        (When::MedicineIn(BTreeSet::new()), "nnnnnnny"),
        (When::MedicineNotIn(BTreeSet::new()), "nnnnnnny"),
    ] {
        assert_eq!(fits(&when, Then::Pass), expected, "{when:?}");
    }
    for (then, expected) in [
        (Then::Pass, "yyyyyyyy"),
        (Then::Advice, "yyyyyyyy"),
        (Then::TalkToBank, "yyyyyyyy"),
        (Then::NotNow, "yyyyyyyy"),
        (Then::NotNowFor(week), "nnnynnnn"),
        (Then::LikelyNot, "yyyyyyyy"),
        (Then::SetAsideFor(week), "nnnnynny"),
        (Then::SetAside, "nnnnynny"),
    ] {
        assert_eq!(fits(&When::Answered, then), expected, "{then:?}");
    }
}

#[test]
fn only_a_rule_that_is_asked_makes_an_example() {
    let mut own = pack("us-hmbana-practice");
    let other = Switch { id: "other".into(), on: true, ..own.switches[0].clone() };
    own.switches.push(other);
    let asked = input("2026-08-01", json!({}));
    let mut after_a_loss = input("2026-08-01", json!({"path": "bereaved"}));
    let skipped = ["infant_ok", "baby_age_months", "min_volume"];
    after_a_loss.answers.retain(|key, _| !skipped.contains(&key.as_str()));
    // A bank has read every source but that of one question.
    let is_example = |own: &PrescreenPack, unread: &str, asked: &Input| {
        let mut own = own.clone();
        for row in &mut own.rows {
            let verified = row.id != unread;
            row.rules.iter_mut().for_each(|rule| rule.verified = verified);
        }
        decide(&own, asked).expect("answers that can be read").seal.example
    };
    assert!(!is_example(&own, "none of them", &asked));
    assert!(is_example(&own, "infant_ok", &asked));
    assert!(!is_example(&own, "infant_ok", &after_a_loss), "that path skips it");
    assert!(is_example(&own, "vcjd", &asked));
    own.switches[0].on = false;
    assert!(!is_example(&own, "vcjd", &asked), "its switch is off");
}
