//! Registrations: a party is known by its stroll and its address.
//!
//! A signature is never made up: the file has a column with the name that each party signed with,
//! or its rows are refused.

use super::super::findings::Findings;
use super::super::table::{Row, Table};
use super::super::wrong::Wrong;
use super::{Cells, Fit, Ground, cells as read, header, name, row_of};
use jiff::tz::TimeZone;
use ounce_domain::reference::key;
use ounce_domain::stroll::Stroll;
use ounce_domain::text::EmailAddress;
use ounce_domain::waiver;
use ounce_geo::fold;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

const HEADER: [&str; 12] = [
    "campaign",
    "stroll",
    "reference",
    "name",
    "email",
    "adults",
    "children",
    "standing",
    "language",
    "waiver_version",
    "signed_name",
    "registered_at",
];

pub(super) fn fit<'a>(
    rows: impl Iterator<Item = Cells<'a>>,
    fit: &Fit,
    ground: &Ground,
    bad: &mut Findings,
) -> Table {
    let header = header(HEADER);
    let strolls = Strolls::of(ground);
    let mut references = References::default();
    let filled = fit.filled();
    let mut fitted: Vec<Row> = Vec::new();
    for cells in rows {
        let stroll = strolls.named(cells.get("stroll"));
        let zone = zone_of(&stroll, ground);
        let at = at(cells, "registered_at", &zone, ground);
        let Some((stroll, at)) = both(cells, (stroll, "stroll"), (at, "registered_at"), bad) else {
            continue;
        };
        let email = EmailAddress::parse(cells.get("email"))
            .map_or_else(|_| format!("line {}", cells.line()), |email| email.key());
        let reference = match cells.get("reference") {
            "" => references.made_of(&[&stroll, &email]).0,
            given => given.to_owned(),
        };
        fitted.push(row_of(cells.line(), &header, |column| match column {
            "campaign" => ground.edition.campaign.slug.clone(),
            "stroll" => stroll.clone(),
            "reference" => reference.clone(),
            "name" => name(cells),
            "standing" => standing(cells.get(column)),
            "language" => language(cells, ground),
            "waiver_version" if filled.waiver => waiver::CURRENT.to_string(),
            "registered_at" => at.clone(),
            _ => cells.get(column).to_owned(),
        }));
    }
    Table::fitted(header, fitted)
}

fn standing(said: &str) -> String {
    const KNOWN: &[(&str, &[&str])] = &[
        ("confirmed", &["", "attending", "yes", "confirmado", "confirmada", "confirmé", "確定"]),
        ("waiting", &["waitlist", "waiting list", "lista de espera", "liste d'attente", "待ち"]),
        ("cancelled", &["canceled", "cancelado", "cancelada", "annulé", "取消", "キャンセル"]),
    ];
    read::word(said, KNOWN)
}

/// The language a row says, or the campaign's own.
pub(super) fn language(cells: Cells<'_>, ground: &Ground) -> String {
    match cells.get("language") {
        "" => ground.edition.campaign.first_language().to_owned(),
        said => read::language(said),
    }
}

/// Both, or notes what is wrong with each.
pub(super) fn both<A, B>(
    cells: Cells<'_>,
    (a, of_a): (Result<A, Wrong>, &'static str),
    (b, of_b): (Result<B, Wrong>, &'static str),
    bad: &mut Findings,
) -> Option<(A, B)> {
    let a = a.map_err(|wrong| bad.add(cells.line(), of_a, wrong)).ok();
    let b = b.map_err(|wrong| bad.add(cells.line(), of_b, wrong)).ok();
    a.zip(b)
}

/// The clocks of a stroll; without one, those of Greenwich.
pub(super) fn zone_of(stroll: &Result<String, Wrong>, ground: &Ground) -> TimeZone {
    let stroll = stroll.as_ref().ok().and_then(|slug| ground.edition.stroll(slug).ok());
    stroll.and_then(|stroll| TimeZone::get(&stroll.time_zone).ok()).unwrap_or(TimeZone::UTC)
}

/// When it was: as the row says, or now where the file has no such column.
pub(super) fn at(
    cells: Cells<'_>,
    column: &str,
    zone: &TimeZone,
    ground: &Ground,
) -> Result<String, Wrong> {
    match cells.fit.says(column) {
        true => read::moment(cells.get(column), cells.days, zone),
        false => Ok(ground.now.to_string()),
    }
}

/// The strolls of the campaign, by everything that a file may call them.
pub(super) struct Strolls(HashMap<String, Option<String>>);

impl Strolls {
    pub(super) fn of(ground: &Ground) -> Self {
        let mut named: HashMap<String, Option<String>> = HashMap::new();
        let strolls = ground.edition.strolls.values();
        for stroll in strolls.clone() {
            for name in names(stroll) {
                let others = named.entry(name).or_insert_with(|| Some(stroll.slug.clone()));
                if others.as_ref().is_some_and(|slug| *slug != stroll.slug) {
                    *others = None;
                }
            }
        }
        // A slug is one stroll's own, whatever others are called.
        named.extend(strolls.map(|stroll| (fold(&stroll.slug), Some(stroll.slug.clone()))));
        Self(named)
    }

    /// The slug of the stroll that a cell names; the cell itself where none is.
    pub(super) fn named(&self, cell: &str) -> Result<String, Wrong> {
        match self.0.get(&fold(cell)) {
            Some(Some(slug)) => Ok(slug.clone()),
            Some(None) => Err(Wrong::WhichStroll),
            None => Ok(key(cell)),
        }
    }
}

/// A stroll's names: its own, its town, and its town with what is around it.
fn names(stroll: &Stroll) -> impl Iterator<Item = String> {
    let Stroll { name, town, region, country, .. } = stroll;
    let with = [
        name.clone(),
        town.clone(),
        format!("{town} {region}"),
        format!("{town} {region} {country}"),
        format!("{town} {country}"),
    ];
    with.into_iter().map(|name| fold(&name)).filter(|name| !name.is_empty())
}

/// References that are made of a row's content. Rows of the same content are counted, so that each
/// has its own, and the same file has the same ones again.
#[derive(Default)]
pub(super) struct References(HashMap<String, usize>);

impl References {
    /// The reference, and how many rows before had the same content.
    pub(super) fn made_of(&mut self, parts: &[&str]) -> (String, usize) {
        let mut hash = Sha256::new();
        for part in parts {
            // No cell has a NUL character in it, so no two rows give the same bytes.
            hash.update(part.trim());
            hash.update([0]);
        }
        let digest: String = hash.finalize()[..12].iter().map(|b| format!("{b:02x}")).collect();
        let before = self.0.entry(digest.clone()).or_default();
        *before += 1;
        match *before {
            1 => (format!("row-{digest}"), 0),
            n => (format!("row-{digest}-{n}"), n - 1),
        }
    }
}
