//! Groups: the slug follows from the name, the partner from the campaign where it has one only.

use super::super::findings::Findings;
use super::super::table::{Row, Table};
use super::{Cells, Fit, Ground, Source, cells as read, header, row_of};
use ounce_domain::text::slug_of;

pub(super) fn fit<'a>(
    rows: impl Iterator<Item = Cells<'a>>,
    fit: &Fit,
    ground: &Ground,
    _: &mut Findings,
) -> Table {
    let header = header(["campaign", "slug", "name", "partner", "town", "region", "country"]);
    let rows: Vec<Row> = rows
        .map(|cells| row_of(cells.line(), &header, |column| cell(cells, column, fit, ground)))
        .collect();
    Table::fitted(header, rows)
}

fn cell(cells: Cells<'_>, column: &'static str, fit: &Fit, ground: &Ground) -> String {
    let edition = &ground.edition;
    let slug = || match cells.get("slug") {
        "" => slug_of(cells.get("name")).unwrap_or_default(),
        given => given.to_owned(),
    };
    match column {
        "campaign" => return edition.campaign.slug.clone(),
        "slug" => return slug(),
        _ => {}
    }
    // What the file is silent about stays as it is on record.
    let known = match fit.source(column) {
        Source::Nothing => edition.group(&slug()).ok(),
        Source::Column(_) | Source::Text(_) => None,
    };
    let said = cells.get(column);
    match (column, known) {
        ("partner", Some(known)) => {
            let mut all = edition.partners.values();
            let own = all.find(|partner| partner.id == known.partner);
            own.map(|partner| partner.slug.clone()).unwrap_or_default()
        }
        ("partner", None) => partner(said, ground),
        ("town", Some(known)) => known.town.clone(),
        ("region", Some(known)) => known.region.clone(),
        ("country", Some(known)) => known.country.clone(),
        ("name", Some(known)) => known.name.clone(),
        ("country", None) if said.is_empty() => only_country(ground),
        ("country", None) => read::country(said),
        _ => said.to_owned(),
    }
}

/// The partner of this name or slug; the only one where the file says none.
fn partner(said: &str, ground: &Ground) -> String {
    let all = || ground.edition.partners.values();
    let is_it = |name: &str| ounce_geo::fold(name) == ounce_geo::fold(said);
    let named = all().find(|partner| is_it(&partner.name) || is_it(&partner.slug));
    let only = all().next().filter(|_| said.is_empty() && all().count() == 1);
    named.or(only).map_or(said.to_owned(), |partner| partner.slug.clone())
}

/// The country that all strolls and groups on record are in, if it is one.
pub(super) fn only_country(ground: &Ground) -> String {
    let strolls = ground.edition.strolls.values().map(|stroll| &stroll.country);
    let mut all = strolls.chain(ground.edition.groups.values().map(|group| &group.country));
    let first = all.next();
    first.filter(|first| all.all(|other| other == *first)).cloned().unwrap_or_default()
}
