//! Serology cover: the days on which a donor's blood tests cover her milk.
//!
//! Each analyte of a pack's panel is covered from a negative draw for as long as the pack says. A
//! day is covered for a donor when all analytes are covered. A container is covered when the day of
//! its expression is. A later positive result looks back: milk expressed since the last negative
//! draw loses its cover, and is named. A reactive result does the same until somebody confirms or
//! clears it. A missing result holds the same days until it is reported. A later negative draw
//! opens them again only by a rule of the pack. Whether a donor is active does not matter here.

mod draw;
mod pack;
mod panel;
mod span;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ounce_domain::reference::Reference;

pub use draw::Found;
pub use pack::{Analyte, ReEntry, SerologyPack};
pub use panel::{
    CONTAINER_COLUMNS, PANEL_COLUMNS, Reported, Subject, TestResult, read_containers, read_panels,
};
pub use span::Span;
pub use verdict::{Code, Cover, DonorCover, Input, LookBack, Reason, Stored, Verdict};

use crate::seal::{self, Seal};
use draw::{Closed, Draw, Finding, closed, draws};

/// The cover of one donor by the draws of one analyte.
struct AnalyteCover {
    analyte: Analyte,
    spans: Vec<Span>,
    last_negative: Option<Date>,
    /// The days that findings and missing results take from the cover, the gravest first.
    closed: Vec<Closed>,
}

/// Works out the cover of every donor who has results or containers, and of every container.
pub fn decide(pack: &SerologyPack, results: &[TestResult], containers: &[Subject]) -> Verdict {
    let mut donors: BTreeMap<&Reference, Vec<AnalyteCover>> = BTreeMap::new();
    let named = containers.iter().filter_map(|one| one.donor.as_ref());
    for donor in named.chain(results.iter().map(|result| &result.donor)) {
        donors.entry(donor).or_insert_with(|| {
            let asked = pack.panel.iter().map(|analyte| cover(pack, analyte, donor, results));
            asked.chain(found_beside(pack, donor, results)).collect()
        });
    }
    let covers: Vec<Cover> = containers.iter().map(|one| judge(pack, one, &donors)).collect();
    let verdict = Verdict {
        covered: !covers.is_empty() && covers.iter().all(|cover| cover.covered),
        donors: donors.iter().map(|(donor, covers)| sum_up(donor, covers, containers)).collect(),
        containers: covers,
        seal: Seal::of(
            pack,
            pack.is_example(),
            Input { results: results.to_vec(), containers: containers.to_vec() },
        ),
    };
    seal::sealed(verdict, |verdict| &mut verdict.seal)
}

/// The findings of tests that the pack does not ask for. They need not be done, but their findings
/// count, and so do their missing results.
fn found_beside(
    pack: &SerologyPack,
    donor: &Reference,
    results: &[TestResult],
) -> Vec<AnalyteCover> {
    let asked = |name: &str| pack.panel.iter().any(|analyte| analyte.analyte == name);
    let names: BTreeSet<&str> = (results.iter())
        .filter(|result| result.donor == *donor && !asked(&result.analyte))
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
        AnalyteCover { spans: draw::open(&found.closed), ..found }
    });
    covers.collect()
}

fn cover(
    pack: &SerologyPack,
    analyte: &Analyte,
    donor: &Reference,
    results: &[TestResult],
) -> AnalyteCover {
    let draws = draws(pack, analyte, donor, results);
    let mut closed = closed(pack, &analyte.analyte, &draws);
    let open = draw::open(&closed);
    let is_negative = |draw: &&Draw| draw.finding == Finding::Negative;
    let negatives: Vec<Date> = draws.iter().filter(is_negative).map(|draw| draw.on).collect();
    // A draw covers days on its own side of a finding only.
    let reach = |on: Date| {
        let side = open.iter().copied().find(|span| span.holds(on));
        let whole = Span {
            from: pack.covers_before_draw.value.before(on),
            to: pack.valid.value.map(|valid| valid.after(on)),
        };
        side.map_or(Vec::new(), |side| span::intersection(&[whole], &[side]))
    };
    let spans = span::union(negatives.iter().flat_map(|on| reach(*on)).collect());
    closed.sort_by_key(|closed| (std::cmp::Reverse(closed.found), closed.drawn_on));
    AnalyteCover {
        analyte: analyte.clone(),
        spans,
        last_negative: negatives.last().copied(),
        closed,
    }
}

fn judge(
    pack: &SerologyPack,
    one: &Subject,
    donors: &BTreeMap<&Reference, Vec<AnalyteCover>>,
) -> Cover {
    let because = match (&one.donor, one.expressed_on) {
        (None, _) => vec![Reason::unlabelled(Code::NoDonor, "The label names no donor.")],
        (_, None) => {
            vec![Reason::unlabelled(Code::NoDate, "The label gives no day of expression.")]
        }
        (Some(donor), Some(day)) => {
            let covers = donors.get(donor).map_or(&[][..], Vec::as_slice);
            covers.iter().filter_map(|cover| against(pack, cover, day)).collect()
        }
    };
    Cover {
        container: one.container.to_string(),
        donor: one.donor.as_ref().map(ToString::to_string),
        expressed_on: one.expressed_on.map(|day| day.to_string()),
        covered: because.is_empty(),
        because,
    }
}

/// Why an analyte does not cover a day; nothing when it does.
fn against(pack: &SerologyPack, cover: &AnalyteCover, day: Date) -> Option<Reason> {
    if cover.spans.iter().any(|span| span.holds(day)) {
        return None;
    }
    let name = &cover.analyte.analyte;
    if let Some(closed) = cover.closed.iter().find(|closed| closed.holds(day)) {
        return Some(Reason::closed(pack, &cover.analyte, closed));
    }
    let (code, detail) = match (cover.spans.first(), cover.spans.last()) {
        (Some(first), _) if day < first.from => {
            (Code::BeforeCover, format!("{name}: covered from {} on", first.from))
        }
        (_, Some(Span { to: Some(to), .. })) if day > *to => {
            (Code::AfterCover, format!("{name}: covered up to {to}"))
        }
        (Some(_), _) => (Code::BetweenDraws, format!("{name}: a gap between two draws")),
        (None, _) => match cover.last_negative {
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

fn sum_up(donor: &Reference, covers: &[AnalyteCover], containers: &[Subject]) -> DonorCover {
    let mut spans = vec![Span { from: Date::MIN, to: None }];
    let (mut look_back, mut held) = (Vec::new(), Vec::new());
    for cover in covers {
        spans = span::intersection(&spans, &cover.spans);
        for closed in &cover.closed {
            let is_hers = |one: &&Subject| {
                let is_closed = one.expressed_on.is_none_or(|day| closed.holds(day));
                one.donor.as_ref() == Some(donor) && is_closed
            };
            let hers = containers.iter().filter(is_hers);
            let back = LookBack {
                analyte: cover.analyte.analyte.clone(),
                found: closed.found,
                drawn_on: closed.drawn_on,
                last_negative: closed.last_negative.map(|last| last.to_string()),
                again_from: closed.again_from.map(|again| again.to_string()),
                containers: hers.map(|one| one.container.to_string()).collect(),
            };
            let list = if closed.found >= Found::Reactive { &mut look_back } else { &mut held };
            list.push(back);
        }
    }
    DonorCover { donor: donor.to_string(), spans, look_back, held }
}

#[cfg(test)]
mod tests;
