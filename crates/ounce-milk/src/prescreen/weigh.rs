//! The findings of the rules of one question for its answer.

use jiff::civil::Date;

use super::answer::{Answer, Dose, Medicine};
use super::pack::{Question, Rule, Then, When};
use super::{SetAside, Status};
use crate::pack::Period;

/// The finding of one rule.
pub(super) struct Finding<'a> {
    pub(super) rule: &'a Rule,
    pub(super) status: Status,
    pub(super) because: String,
    pub(super) until: Option<Date>,
    pub(super) set_aside: Option<SetAside>,
    pub(super) asks_bank: bool,
    /// Advice: words instead of a reason.
    pub(super) note: Option<String>,
}

/// Whether a rule holds. Some answers leave it open, and then a person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
    Open,
}

impl From<bool> for Holds {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// All findings of the rules of a question. The caller judges an unknown answer.
pub(super) fn findings<'a>(question: &'a Question, answer: &Answer, on: Date) -> Vec<Finding<'a>> {
    let mut found: Vec<Finding<'a>> = Vec::new();
    for rule in &question.rules {
        if let Answer::Medicines(medicines) = answer {
            let taken = medicines.iter().filter(|medicine| concerns(rule, medicine));
            found.extend(taken.filter_map(|medicine| of_medicine(question, rule, medicine)));
            continue;
        }
        match holds(rule, answer, on) {
            Holds::No => {}
            Holds::Yes => found.extend(follows(question, rule, answer, on)),
            Holds::Open => found.extend(left_open(rule)),
        }
    }
    found
}

fn holds(rule: &Rule, answer: &Answer, on: Date) -> Holds {
    let of_kind = match (&rule.kind, answer) {
        (None, _) | (_, Answer::No | Answer::Unknown) => Holds::Yes,
        (Some(wanted), Answer::Event { kind: Some(kind), .. }) => Holds::from(wanted == kind),
        (Some(_), _) => Holds::Open,
    };
    match (of_kind, condition(&rule.when, answer, on)) {
        (Holds::No, _) | (_, Holds::No) => Holds::No,
        (Holds::Yes, Holds::Yes) => Holds::Yes,
        _ => Holds::Open,
    }
}

fn condition(when: &When, answer: &Answer, on: Date) -> Holds {
    let event_on = match answer {
        Answer::Event { on, .. } => *on,
        _ => None,
    };
    match (when, answer) {
        (_, Answer::Unknown) => Holds::No,
        (When::Answered, _) => Holds::Yes,
        (When::Yes, _) => Holds::from(*answer != Answer::No),
        (When::No, _) => Holds::from(*answer == Answer::No),
        (When::Over(limit), Answer::Count(count)) => Holds::from(count > limit),
        (When::AtLeast(limit), Answer::Count(count)) => Holds::from(count >= limit),
        (When::Over(_) | When::AtLeast(_), Answer::Yes) => Holds::Open,
        (When::UnderUl(least), Answer::Volume(volume)) => Holds::from(volume.0 < *least),
        (When::WarmerThanMc(limit), Answer::Temperature(mc)) => Holds::from(mc > limit),
        (When::UnderUl(_) | When::WarmerThanMc(_), Answer::No) => Holds::Yes,
        (_, Answer::No) => Holds::No,
        (When::Now, _) => Holds::from(event_on.is_none_or(|day| day > on)),
        (When::Ended, _) => Holds::from(event_on.is_some_and(|day| day <= on)),
        (When::Within(period), _) => match event_on {
            Some(day) => Holds::from(on < period.after(day)),
            None => Holds::Open,
        },
        _ => Holds::No,
    }
}

/// The finding of a rule that holds; `None` when it has nothing against the donor.
fn follows<'a>(
    question: &Question,
    rule: &'a Rule,
    answer: &Answer,
    on: Date,
) -> Option<Finding<'a>> {
    let mut finding = plain(rule);
    match rule.then {
        Then::Pass => return None,
        Then::Advice => finding.note = Some(finding.because.clone()),
        Then::TalkToBank => finding.ask(),
        Then::NotNow => finding.status = Status::NotNow,
        Then::LikelyNot => finding.status = Status::LikelyNot,
        Then::NotNowFor(period) => match answer {
            Answer::Event { on: Some(day), .. } => {
                let until = period.after(*day);
                if until <= on {
                    return None;
                }
                finding.status = Status::NotNow;
                finding.until = Some(until);
            }
            _ => return left_open(rule),
        },
        Then::SetAsideFor(_) | Then::SetAside => {
            let period = period_of(rule.then);
            let moment = match answer {
                Answer::Moment(moment) => Some(moment),
                _ => None,
            };
            finding.set_aside = Some(SetAside {
                rule: question.id.clone(),
                from: moment.map(stamp),
                to: moment.zip(period).map(|(moment, period)| stamp(&period.since(moment))),
                verified: rule.verified,
            });
            if moment.is_none() || period.is_none() {
                finding.ask();
            }
        }
    }
    Some(finding)
}

/// A finding that keeps the donor eligible until more is said.
fn plain(rule: &Rule) -> Finding<'_> {
    Finding {
        rule,
        status: Status::LooksEligible,
        because: rule.because.get("en").cloned().unwrap_or_default(),
        until: None,
        set_aside: None,
        asks_bank: false,
        note: None,
    }
}

impl Finding<'_> {
    fn ask(&mut self) {
        self.status = Status::TalkToBank;
        self.asks_bank = true;
    }
}

/// A rule that may or may not hold: a person asks. Advice that may hold needs no question.
fn left_open(rule: &Rule) -> Option<Finding<'_>> {
    if matches!(rule.then, Then::Pass | Then::Advice) {
        return None;
    }
    let mut finding = plain(rule);
    finding.ask();
    finding.because += " Your answer leaves open whether this applies.";
    Some(finding)
}

fn period_of(then: Then) -> Option<Period> {
    match then {
        Then::SetAsideFor(period) => Some(period),
        _ => None,
    }
}

fn concerns(rule: &Rule, medicine: &Medicine) -> bool {
    match &rule.when {
        When::MedicineIn(classes) => classes.contains(&medicine.class),
        When::MedicineNotIn(classes) => !classes.contains(&medicine.class),
        When::Answered => true,
        _ => false,
    }
}

/// The finding of a rule for one medicine. Milk is set aside from the dose on, in whole days if
/// only the day of the dose is known.
fn of_medicine<'a>(
    question: &Question,
    rule: &'a Rule,
    medicine: &Medicine,
) -> Option<Finding<'a>> {
    let mut finding = plain(rule);
    finding.because = format!("{}: {}", medicine.name, finding.because);
    match rule.then {
        Then::Pass => return None,
        Then::Advice => finding.note = Some(finding.because.clone()),
        Then::NotNow => finding.status = Status::NotNow,
        Then::LikelyNot => finding.status = Status::LikelyNot,
        Then::TalkToBank | Then::NotNowFor(_) => finding.ask(),
        Then::SetAsideFor(_) | Then::SetAside => {
            let period = period_of(rule.then);
            let (from, to) = match &medicine.last_dose {
                Dose::Unknown => (None, None),
                Dose::Day(day) => {
                    let to = period.map(|period| period.after(*day).to_string());
                    (Some(day.to_string()), to)
                }
                Dose::Moment(moment) => {
                    (Some(stamp(moment)), period.map(|period| stamp(&period.since(moment))))
                }
            };
            if to.is_none() {
                finding.ask();
            }
            let verified = rule.verified;
            finding.set_aside = Some(SetAside { rule: question.id.clone(), from, to, verified });
        }
    }
    Some(finding)
}

/// A moment with the offset its own zone has then.
fn stamp(moment: &jiff::Zoned) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
