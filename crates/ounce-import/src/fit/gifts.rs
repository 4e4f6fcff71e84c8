//! Gifts: what is not said is a received gift of money, hidden where it has no name.

use super::super::findings::{Findings, Weight};
use super::super::table::{Row, Table};
use super::super::wrong::Wrong;
use super::walkers::{References, Strolls, at, both, language, zone_of};
use super::{Cells, Fit, Ground, cells as read, header, name, row_of};
use ounce_domain::reference::key;
use std::collections::HashMap;

const HEADER: [&str; 14] = [
    "campaign",
    "stroll",
    "reference",
    "kind",
    "method",
    "amount",
    "currency",
    "name",
    "email",
    "hidden",
    "message",
    "standing",
    "language",
    "given_at",
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
    let mut first = HashMap::new();
    let filled = fit.filled();
    let mut fitted: Vec<Row> = Vec::new();
    for cells in rows {
        let stroll = strolls.named(cells.get("stroll"));
        let zone = zone_of(&stroll, ground);
        let at = at(cells, "given_at", &zone, ground);
        let Some((stroll, at)) = both(cells, (stroll, "stroll"), (at, "given_at"), bad) else {
            continue;
        };
        let name = name(cells);
        let amount = read::amount(cells.get("amount"), ground.edition.campaign.currency);
        let reference = match cells.get("reference") {
            "" => {
                let at = if filled.at { "" } else { &at };
                let (kind, email) = (kind(cells.get("kind")), key(cells.get("email")));
                let (name, message) = (name.as_str(), cells.get("message"));
                let parts = [&*stroll, &*kind, &*amount, name, &*email, message, at];
                let (reference, before) = references.made_of(&parts);
                let line = *first.entry(parts.map(str::to_owned)).or_insert(cells.line());
                if before > 0 {
                    bad.note(cells.line(), "", Wrong::SameGift(line), Weight::Warning);
                }
                reference
            }
            given => given.to_owned(),
        };
        fitted.push(row_of(cells.line(), &header, |column| match (column, cells.get(column)) {
            ("campaign", _) => ground.edition.campaign.slug.clone(),
            ("stroll", _) => stroll.clone(),
            ("reference", _) => reference.clone(),
            ("amount", _) => amount.clone(),
            ("name", _) => name.clone(),
            ("given_at", _) => at.clone(),
            ("kind", said) => kind(said),
            ("method", "") => "imported".to_owned(),
            ("currency", "") => ground.edition.campaign.currency.code().to_owned(),
            ("currency", said) => said.to_uppercase(),
            ("hidden", "") => if name.is_empty() { "yes" } else { "no" }.to_owned(),
            ("hidden", said) => read::yes_or_no(said),
            ("standing", "") => "received".to_owned(),
            ("language", _) => language(cells, ground),
            (_, said) => said.to_owned(),
        }));
    }
    Table::fitted(header, fitted)
}

fn kind(said: &str) -> String {
    const KNOWN: &[(&str, &[&str])] = &[
        ("gift", &["", "donation", "money", "cash", "donativo", "donación", "don", "寄付"]),
        ("shirt", &["t-shirt", "tshirt", "tee", "camiseta", "playera", "tee-shirt", "シャツ"]),
    ];
    read::word(said, KNOWN)
}
