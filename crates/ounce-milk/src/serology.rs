//! Serology cover: on which days a donor's blood tests vouch for the milk.
//!
//! Each analyte of a pack's panel is covered from a negative draw for as long as the pack says;
//! a donor's cover is where all of them are covered. A container is covered when the day of its
//! expression is. A later positive looks back: whatever was expressed since the last negative
//! draw loses its cover, and is named. A reactive result that nobody confirmed or cleared does
//! the same until somebody does. Whether a donor is active says nothing here.

mod panel;
mod span;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

pub use panel::{
    Analyte, CONTAINER_COLUMNS, Found, PANEL_COLUMNS, SerologyPack, Subject, TestResult,
    read_containers, read_panels,
};
pub use span::Span;

use crate::pack::day;
use panel::{Draw, Finding, draws};

/// Why a container is not covered, from the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A later draw was positive and no negative draw lies on or after the day.
    PositiveSince,
    /// As [`Code::PositiveSince`], reactive or indeterminate and neither confirmed nor cleared.
    ReactiveSince,
    /// Nobody knows on which day it was expressed.
    NoDate,
    /// Nobody knows of whom it is.
    NoDonor,
    /// The donor has no negative draw of this analyte.
    NoNegative,
    /// Expressed before the cover begins.
    BeforeCover,
    /// Expressed after the last day covered.
    AfterCover,
    /// Expressed between two covered spans.
    BetweenDraws,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    pub code: Code,
    pub analyte: Option<String>,
    pub detail: String,
    pub source: String,
    pub verified: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cover {
    pub container: String,
    pub donor: Option<String>,
    pub expressed_on: Option<String>,
    pub covered: bool,
    /// The gravest reason of each analyte; empty when covered.
    pub because: Vec<Reason>,
}

/// A finding that takes the cover back to the last negative draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LookBack {
    pub analyte: String,
    pub found: Found,
    #[serde(with = "day")]
    pub drawn_on: Date,
    pub last_negative: Option<String>,
    /// Every container of this donor expressed since, or on a day nobody knows.
    pub containers: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DonorCover {
    pub donor: String,
    /// The days on which all analytes are covered.
    pub spans: Vec<Span>,
    pub look_back: Vec<LookBack>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether every container is covered.
    pub covered: bool,
    pub donors: Vec<DonorCover>,
    pub containers: Vec<Cover>,
    /// Whether any number of the pack rests on a source nobody read.
    pub example: bool,
    pub pack: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
}

/// What the draws of one analyte say of one donor.
struct AnalyteCover {
    analyte: Analyte,
    spans: Vec<Span>,
    last_negative: Option<Date>,
    /// The first draw that takes the cover back, and the last negative before it.
    taken_back: Option<(Draw, Option<Date>)>,
}

/// Works out the cover of every donor who has results or containers, and of every container.
pub fn decide(pack: &SerologyPack, results: &[TestResult], containers: &[Subject]) -> Verdict {
    let mut donors: BTreeMap<&str, Vec<AnalyteCover>> = BTreeMap::new();
    let named = containers.iter().filter_map(|one| one.donor.as_deref());
    for donor in named.chain(results.iter().map(|result| result.donor.as_str())) {
        donors.entry(donor).or_insert_with(|| {
            let asked = pack.panel.iter().map(|analyte| cover(pack, analyte, donor, results));
            asked.chain(found_beside(pack, donor, results)).collect()
        });
    }
    let covers: Vec<Cover> = containers.iter().map(|one| judge(pack, one, &donors)).collect();
    Verdict {
        covered: covers.iter().all(|cover| cover.covered),
        donors: donors.iter().map(|(donor, covers)| sum_up(donor, covers, containers)).collect(),
        containers: covers,
        example: pack.is_example(),
        pack: pack.id.clone(),
        version: pack.version.clone(),
        effective: pack.effective,
    }
}

/// What tests that the pack does not ask for have found. They need not be done, but what they
/// find counts.
fn found_beside(pack: &SerologyPack, donor: &str, results: &[TestResult]) -> Vec<AnalyteCover> {
    let asked = |name: &str| pack.panel.iter().any(|analyte| analyte.analyte == name);
    let names: BTreeSet<&str> = (results.iter())
        .filter(|result| result.donor == donor && !asked(&result.analyte))
        .map(|result| result.analyte.as_str())
        .collect();
    let covers = names.into_iter().map(|name| {
        let analyte = Analyte {
            analyte: name.to_owned(),
            methods: 1,
            source: "what a test finds counts, also where the pack does not ask for it".into(),
            verified: true,
        };
        let found = cover(pack, &analyte, donor, results);
        let spans = match &found.taken_back {
            Some((_, None)) => Vec::new(),
            Some((_, last)) => vec![Span { from: Date::MIN, to: *last }],
            None => vec![Span { from: Date::MIN, to: None }],
        };
        AnalyteCover { spans, ..found }
    });
    covers.collect()
}

fn cover(
    pack: &SerologyPack,
    analyte: &Analyte,
    donor: &str,
    results: &[TestResult],
) -> AnalyteCover {
    let draws = draws(pack, analyte, donor, results);
    let negatives = || draws.iter().filter(|draw| draw.finding == Finding::Negative);
    let taken_back = ([Found::Positive, Found::Reactive].into_iter())
        .filter_map(|found| draws.iter().find(|draw| draw.finding == Finding::Against(found)))
        .min_by_key(|draw| draw.on)
        .map(|draw| {
            let before = negatives().map(|draw| draw.on).filter(|on| *on < draw.on);
            (*draw, before.max())
        });
    let reach = |draw: &Draw| Span {
        from: pack.covers_before_draw.value.before(draw.on),
        to: pack.valid.value.map(|valid| valid.after(draw.on)),
    };
    let mut spans = span::union(negatives().map(reach).collect());
    if let Some((_, last_negative)) = &taken_back {
        spans = match last_negative {
            Some(last) => span::until(&spans, *last),
            None => Vec::new(),
        };
    }
    let last_negative = negatives().map(|draw| draw.on).max();
    AnalyteCover { analyte: analyte.clone(), spans, last_negative, taken_back }
}

fn judge(pack: &SerologyPack, one: &Subject, donors: &BTreeMap<&str, Vec<AnalyteCover>>) -> Cover {
    let because = match (&one.donor, one.expressed_on) {
        (None, _) => vec![unlabelled(Code::NoDonor, "The label names no donor.")],
        (_, None) => vec![unlabelled(Code::NoDate, "The label gives no day of expression.")],
        (Some(donor), Some(day)) => {
            let covers = donors.get(donor.as_str()).map_or(&[][..], Vec::as_slice);
            covers.iter().filter_map(|cover| against(pack, cover, day)).collect()
        }
    };
    Cover {
        container: one.container.clone(),
        donor: one.donor.clone(),
        expressed_on: one.expressed_on.map(|day| day.to_string()),
        covered: because.is_empty(),
        because,
    }
}

fn unlabelled(code: Code, detail: &str) -> Reason {
    Reason {
        code,
        analyte: None,
        detail: detail.into(),
        source: "what nobody knows is never covered, in every pack".into(),
        verified: true,
    }
}

/// Why an analyte does not cover a day; nothing when it does.
fn against(pack: &SerologyPack, cover: &AnalyteCover, day: Date) -> Option<Reason> {
    if cover.spans.iter().any(|span| span.holds(day)) {
        return None;
    }
    let name = &cover.analyte.analyte;
    let since = |last: &Option<Date>| last.is_none_or(|last| day > last);
    let (code, detail) = match (&cover.taken_back, cover.spans.first(), cover.spans.last()) {
        (Some((draw, last)), _, _) if since(last) => {
            let last = last.map_or("there was none".into(), |last| last.to_string());
            let detail = format!("{name}: drawn on {}, last negative before it: {last}", draw.on);
            (draw.code(), detail)
        }
        (_, Some(first), _) if day < first.from => {
            (Code::BeforeCover, format!("{name}: covered from {} on", first.from))
        }
        (_, _, Some(Span { to: Some(to), .. })) if day > *to => {
            (Code::AfterCover, format!("{name}: covered up to {to}"))
        }
        (_, Some(_), _) => (Code::BetweenDraws, format!("{name}: a gap between two draws")),
        (_, None, _) => match cover.last_negative {
            Some(on) => (Code::AfterCover, format!("{name}: negative on {on}, no cover left")),
            None => (Code::NoNegative, format!("{name}: no negative draw that counts")),
        },
    };
    let (source, verified) = match code {
        Code::BeforeCover => (&pack.covers_before_draw.source, pack.covers_before_draw.verified),
        Code::AfterCover | Code::BetweenDraws => (&pack.valid.source, pack.valid.verified),
        _ => (&cover.analyte.source, cover.analyte.verified),
    };
    Some(Reason { code, analyte: Some(name.clone()), detail, source: source.clone(), verified })
}

impl Draw {
    fn code(&self) -> Code {
        match self.finding {
            Finding::Against(Found::Positive) => Code::PositiveSince,
            _ => Code::ReactiveSince,
        }
    }
}

fn sum_up(donor: &str, covers: &[AnalyteCover], containers: &[Subject]) -> DonorCover {
    let mut spans = vec![Span { from: Date::MIN, to: None }];
    let mut look_back = Vec::new();
    for cover in covers {
        spans = span::intersection(&spans, &cover.spans);
        let Some((draw, last)) = &cover.taken_back else { continue };
        let Finding::Against(found) = draw.finding else { continue };
        let since = |one: &&Subject| {
            let is_later = one.expressed_on.is_none_or(|day| last.is_none_or(|last| day > last));
            one.donor.as_deref() == Some(donor) && is_later
        };
        look_back.push(LookBack {
            analyte: cover.analyte.analyte.clone(),
            found,
            drawn_on: draw.on,
            last_negative: last.map(|last| last.to_string()),
            containers: containers.iter().filter(since).map(|one| one.container.clone()).collect(),
        });
    }
    DonorCover { donor: donor.to_owned(), spans, look_back }
}

#[cfg(test)]
mod tests;
