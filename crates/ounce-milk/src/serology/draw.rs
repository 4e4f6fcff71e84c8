//! The combined result of one draw, and the days that it takes from the cover or gives back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::pack::{Analyte, SerologyPack};
use super::panel::{Reported, TestResult};
use super::span::{self, Span};

/// The kinds of findings against milk, from the lightest to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// The laboratory could not test the draw, and no later draw was negative.
    NoResult,
    /// The laboratory has not reported yet.
    Pending,
    /// Reactive or indeterminate, and neither confirmed nor cleared.
    Reactive,
    /// Positive and confirmed.
    Positive,
}

/// The combined result of one draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    Negative,
    Against(Found),
    /// Fewer methods than the pack asks for: no evidence either way.
    Nothing,
}

/// All results of one analyte of one donor from one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draw<'a> {
    pub(super) on: Date,
    pub(super) finding: Finding,
    /// The methods that were negative and count.
    negative_by: BTreeSet<&'a str>,
}

/// The draws of one analyte of one donor, oldest first.
pub(super) fn draws<'a>(
    pack: &SerologyPack,
    analyte: &Analyte,
    donor: &Reference,
    results: &'a [TestResult],
) -> Vec<Draw<'a>> {
    let mut by_day: BTreeMap<Date, Vec<&TestResult>> = BTreeMap::new();
    let concerned =
        |result: &&TestResult| result.donor == *donor && result.analyte == analyte.analyte;
    for result in results.iter().filter(concerned) {
        by_day.entry(result.drawn_on).or_default().push(result);
    }
    by_day.into_iter().map(|(on, results)| draw(pack, analyte, on, &results)).collect()
}

fn draw<'a>(
    pack: &SerologyPack,
    analyte: &Analyte,
    on: Date,
    results: &[&'a TestResult],
) -> Draw<'a> {
    let counted = |wanted: Reported| {
        results.iter().any(|one| one.reported == wanted && !pack.refuses(&one.method))
    };
    let is_negative = |one: &&&TestResult| {
        matches!(one.reported, Reported::Negative | Reported::ConfirmedNegative)
    };
    let negative = results.iter().filter(is_negative).filter(|one| !pack.refuses(&one.method));
    let methods: BTreeSet<&str> = negative.map(|one| one.method.as_str()).collect();
    let named: BTreeSet<&str> = methods.iter().copied().filter(|one| !one.is_empty()).collect();
    // A result without a method may be by the same method as another one.
    let different = named.len().max(usize::from(!methods.is_empty()));
    // A finding against the milk counts by any method, also by a refused one.
    let any = |wanted: &[Reported]| results.iter().any(|one| wanted.contains(&one.reported));
    let is_unanswered = |one: &&TestResult| {
        matches!(one.reported, Reported::Invalid | Reported::Insufficient)
            && !named.contains(one.method.as_str())
    };
    let finding = if any(&[Reported::Positive]) {
        Finding::Against(Found::Positive)
    } else if any(&[Reported::Reactive, Reported::Indeterminate])
        && !counted(Reported::ConfirmedNegative)
    {
        Finding::Against(Found::Reactive)
    } else if any(&[Reported::Pending]) {
        Finding::Against(Found::Pending)
    } else if results.iter().any(is_unanswered) {
        Finding::Against(Found::NoResult)
    } else if different >= analyte.methods.max(1) {
        Finding::Negative
    } else {
        Finding::Nothing
    };
    Draw { on, finding, negative_by: named }
}

/// Days that one or more findings close: those after the last negative draw before them, up to
/// the draw that lets the donor in again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Closed {
    /// The gravest of the findings.
    pub(super) found: Found,
    /// The day of its draw.
    pub(super) drawn_on: Date,
    pub(super) last_negative: Option<Date>,
    /// From this day on the donor is let in again.
    pub(super) again_from: Option<Date>,
    /// The day of the latest finding, from which the wait counts.
    latest: Date,
    /// How many negative draws have counted towards letting her in again.
    pub(super) counted: usize,
}

impl Closed {
    pub(super) fn holds(&self, day: Date) -> bool {
        let is_after = self.last_negative.is_none_or(|last| day > last);
        is_after && self.again_from.is_none_or(|again| day < again)
    }
}

/// The days that findings of the laboratory close, and the days that missing results close. They
/// are kept apart, because a missing result must not make a recall reach further back.
pub(super) fn closed(pack: &SerologyPack, analyte: &str, draws: &[Draw<'_>]) -> Vec<Closed> {
    let negative_after =
        |on: Date| draws.iter().any(|draw| draw.on > on && draw.finding == Finding::Negative);
    let found = closed_by(pack, analyte, draws, |_, found| found >= Found::Reactive);
    // A new draw stands in for one that could not be tested. A result that is still missing may be
    // positive, whatever was drawn later.
    let missing = closed_by(pack, analyte, draws, |on, found| match found {
        Found::NoResult => !negative_after(on),
        found => found == Found::Pending,
    });
    found.into_iter().chain(missing).collect()
}

fn closed_by(
    pack: &SerologyPack,
    analyte: &str,
    draws: &[Draw<'_>],
    closes: impl Fn(Date, Found) -> bool,
) -> Vec<Closed> {
    let mut all: Vec<Closed> = Vec::new();
    let mut last_negative = None;
    for draw in draws {
        let open = all.last_mut().filter(|closed| closed.again_from.is_none());
        match (draw.finding, open) {
            (Finding::Against(found), Some(open)) if closes(draw.on, found) => {
                if found > open.found {
                    (open.found, open.drawn_on) = (found, draw.on);
                }
                (open.latest, open.counted) = (draw.on, 0);
            }
            (Finding::Against(found), None) if closes(draw.on, found) => all.push(Closed {
                found,
                drawn_on: draw.on,
                last_negative,
                again_from: None,
                latest: draw.on,
                counted: 0,
            }),
            (Finding::Negative, Some(open)) => {
                let Some(rule) = pack.way_back(analyte, open.found) else { continue };
                let by_all = rule.methods.iter().all(|method| draw.is_negative_by(method));
                if by_all && draw.on >= rule.wait.after(open.latest) {
                    open.counted += 1;
                }
                if open.counted >= rule.negatives {
                    open.again_from = Some(draw.on);
                    last_negative = Some(draw.on);
                }
            }
            (Finding::Negative, None) => last_negative = Some(draw.on),
            (Finding::Against(_) | Finding::Nothing, _) => {}
        }
    }
    all
}

impl Draw<'_> {
    fn is_negative_by(&self, method: &str) -> bool {
        self.negative_by.contains(ounce_domain::reference::key(method).as_str())
    }
}

/// The days that are not closed.
pub(super) fn open(closed: &[Closed]) -> Vec<Span> {
    let mut days = vec![Span { from: Date::MIN, to: None }];
    for one in closed {
        let before = one.last_negative.map(|last| Span { from: Date::MIN, to: Some(last) });
        let after = one.again_from.map(|again| Span { from: again, to: None });
        let sides: Vec<Span> = before.into_iter().chain(after).collect();
        days = span::intersection(&days, &sides);
    }
    days
}
