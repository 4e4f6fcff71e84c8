//! Fitting a table of anybody's making to the columns that Ounce asks for.
//!
//! Each column that is asked for gets a [`Source`]: a column of the file, one text for all rows, or
//! nothing. [`guess`] offers the sources by the headings, and a person may change each of them.
//! What the file need not say is filled in by rule (`strolls.rs`, `groups.rs`, `walkers.rs`,
//! `gifts.rs` in this folder). The result is a table as [`crate::import`] reads it, so every row is
//! checked and written by the same rules as one of our own files.
//!
//! What names a record follows from the row's own content, and what is on record is kept where the
//! file is silent. So the same file again changes nothing.

mod asks;
mod cells;
mod gifts;
mod groups;
mod guess;
mod sources;
mod strolls;
mod walkers;

pub use asks::{Ask, asks};
pub use guess::guess;
pub use sources::{Source, Unfit, sources};

use super::findings::Findings;
use super::known::Edition;
use super::read::dates::Days;
use super::sheet::{Sheet, cell_of};
use super::table::{Column, Row, Table, optional};
use super::{Done, Finding, Noun, Request, Run};
use jiff::Timestamp;
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_domain::stroll::{Meeting, Stroll};
use ounce_store::{Fault, Filled, Store, campaigns, strolls as kept};
use std::collections::BTreeMap;

/// How a table is fitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    pub noun: Noun,
    /// The slug of the campaign that all rows are of.
    pub campaign: String,
    /// One for each of [`asks`].
    pub sources: Vec<Source>,
    /// How days with slashes are read; `None` as far as they can mean only one day.
    pub days: Option<Days>,
}

/// What the records say that rows are fitted to.
struct Ground {
    edition: Edition,
    meetings: BTreeMap<String, Meeting>,
    now: Timestamp,
}

/// One row while it is fitted.
#[derive(Clone, Copy)]
struct Cells<'a> {
    fit: &'a Fit,
    row: &'a Row,
    days: Option<Days>,
}

impl<'a> Cells<'a> {
    /// The text for a column; empty where there is none.
    fn get(&self, column: &str) -> &'a str {
        match self.fit.source(column) {
            Source::Nothing => "",
            Source::Column(place) => cell_of(self.row, *place),
            Source::Text(text) => text.trim(),
        }
    }

    fn line(&self) -> u64 {
        self.row.line
    }
}

impl Fit {
    /// Where a column's text comes from.
    pub fn source(&self, column: &str) -> &Source {
        let at = asks(self.noun).iter().position(|ask| ask.column == column);
        at.and_then(|at| self.sources.get(at)).unwrap_or(&Source::Nothing)
    }

    /// Whether the file says anything about a column.
    fn says(&self, column: &str) -> bool {
        *self.source(column) != Source::Nothing
    }

    /// Which values the rules of this folder fill in for registrations and gifts.
    fn filled(&self) -> Filled {
        Filled {
            at: !self.says("registered_at") && !self.says("given_at"),
            language: !self.says("language"),
            waiver: !self.says("waiver_version"),
        }
    }

    /// The columns that are needed for new records and have no source.
    pub fn missing(&self) -> Vec<&'static str> {
        let is_told_otherwise = |column: &str| match column {
            "name" => self.says("first_name") || self.says("last_name"),
            "starts" => self.says("day") || self.says("time"),
            _ => false,
        };
        let asks = asks(self.noun).iter().filter(|ask| ask.is_needed && !self.says(ask.column));
        asks.map(|ask| ask.column).filter(|column| !is_told_otherwise(column)).collect()
    }

    /// Whether a day in the file could be two days, and neither the file nor a person says which.
    pub fn has_unclear_days(&self, sheet: &Sheet) -> bool {
        self.days.is_none() && cells::order(self, sheet) == cells::Order::Unclear
    }

    /// What stands in the file where a finding is: the heading, and the cell.
    pub fn place_of<'s>(&self, sheet: &'s Sheet, finding: &Finding) -> (&'s str, &'s str) {
        let Source::Column(place) = self.source(&finding.column) else { return ("", "") };
        let row = sheet.raw().binary_search_by_key(&finding.line, |row| row.line).ok();
        let heading = sheet.headings().get(*place).map_or("", String::as_str);
        (heading, row.map_or("", |row| cell_of(&sheet.raw()[row], *place)))
    }
}

/// Imports a table of anybody's making. The noun and the bytes of the request are not looked at.
/// `Ok(Err)` lists all faults and warnings by line; then nothing was written.
///
/// # Errors
/// A fault of the store; then nothing was written either.
pub fn import_fitted(
    store: &Store,
    (sheet, fit): (&Sheet, &Fit),
    request: &Request<'_>,
) -> Result<Result<Done, Vec<Finding>>, Fault> {
    let mut bad = sheet.bad.clone();
    let slug = fit.campaign.clone();
    let ground = store.read_now(move |sql| {
        let Some(campaign) = campaigns::load(sql, &slug)? else { return Ok(None) };
        let id = campaign.id;
        let meetings = kept::list_meetings(sql, id)?;
        let every = kept::list_with_drafts(sql, id)?;
        let mut edition = super::known::load_edition(sql, campaign)?;
        let by_slug = |listed: kept::Listed| (listed.stroll.slug.clone(), listed.stroll);
        edition.strolls = every.into_iter().map(by_slug).collect();
        let slug_of = |meeting: &Meeting| {
            let mut strolls = edition.strolls.values();
            strolls.find(|stroll| stroll.id == meeting.stroll).map(|stroll| stroll.slug.clone())
        };
        let meetings = meetings.into_iter().filter_map(|m| Some((slug_of(&m)?, m))).collect();
        Ok(Some((edition, meetings)))
    })?;
    let table = match ground {
        Some((edition, meetings)) => {
            let ground = Ground { edition, meetings, now: request.now };
            table_of(sheet, fit, &ground, &mut bad)
        }
        None => {
            bad.add(1, "campaign", Refusal::Record(RecordRefusal::Unknown));
            Table::default()
        }
    };
    let request = Request { noun: fit.noun, ..*request };
    Run { store, request: &request }.any(Some((table, bad, fit.filled())))
}

/// The table in our own columns. A row at fault is noted and left out.
fn table_of(sheet: &Sheet, fit: &Fit, ground: &Ground, bad: &mut Findings) -> Table {
    let days = fit.days.or_else(|| cells::order(fit, sheet).only());
    let rows = sheet.raw().iter().map(|row| Cells { fit, row, days });
    match fit.noun {
        Noun::Strolls => strolls::fit(rows, fit, ground, bad),
        Noun::Groups => groups::fit(rows, fit, ground, bad),
        Noun::Registrations => walkers::fit(rows, fit, ground, bad),
        Noun::Gifts => gifts::fit(rows, fit, ground, bad),
        // Nothing is asked for these, so nothing can be mapped.
        Noun::Campaign | Noun::Banks | Noun::Depots | Noun::Milk => Table::default(),
    }
}

/// One row of the result: its cells by the columns of `header`, in their order.
fn row_of(line: u64, header: &[Column], mut cell: impl FnMut(&'static str) -> String) -> Row {
    let cells: Vec<String> = header.iter().map(|column| cell(column.name)).collect();
    Row { line, cells: csv::StringRecord::from(cells) }
}

fn header(columns: impl IntoIterator<Item = &'static str>) -> Vec<Column> {
    columns.into_iter().map(optional).collect()
}

/// The name in a row, from one cell or from two. Names in kanji and kana have the family first.
fn name(cells: Cells<'_>) -> String {
    let whole = cells.get("name");
    if !whole.is_empty() {
        return whole.to_owned();
    }
    let (first, last) = (cells.get("first_name"), cells.get("last_name"));
    let is_japanese = |text: &str| text.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}'));
    let both = if is_japanese(last) { [last, first] } else { [first, last] };
    both.join(" ").trim().to_owned()
}

/// The stroll that is on record in the place a row names, if it is the same town.
fn is_same_town(stroll: &Stroll, town: &str, region: &str, country: &str) -> bool {
    let fold = ounce_geo::fold;
    fold(&stroll.town) == fold(town)
        && (region.is_empty() || fold(&stroll.region) == fold(region))
        && (country.is_empty() || stroll.country == country)
}

#[cfg(test)]
mod tests;
