//! What was found about a person.

use std::collections::BTreeSet;

use ounce_domain::gift::Gift;
use ounce_domain::id::Id;
use ounce_domain::registration::Registration;
use ounce_sql::Row;

use super::told;
use crate::person::words::Mention;

/// A value of a row, as the export writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Nothing,
    Number(i64),
    Text(String),
}

/// A row that is about the person: its table, and its values by column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub table: &'static str,
    pub cells: Vec<(&'static str, Cell)>,
}

impl Cell {
    pub(in crate::person) fn id(bytes: [u8; 16]) -> Self {
        Self::Text(Id::<()>::from_bytes(bytes).to_string())
    }
}

impl Record {
    /// Whether this record has all values of another record of the same row.
    pub(super) fn tells(&self, other: &Record) -> bool {
        let is_own = |(_, cell): &(&str, Cell)| self.cells.iter().any(|(_, own)| own == cell);
        self.table == other.table && other.cells.iter().all(is_own)
    }

    /// The name it gives the person, in small letters.
    pub(super) fn name(&self) -> Option<String> {
        if !matches!(self.table, "registration" | "gift" | "host_application") {
            return None;
        }
        let name = self.cells.iter().find(|(column, _)| *column == "name");
        match name {
            Some((_, Cell::Text(name))) if !name.is_empty() => Some(name.to_lowercase()),
            _ => None,
        }
    }
}

/// Everything that is kept about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub records: Vec<Record>,
    /// Rows in which organisers name somebody with the same name in their own plan. Only the
    /// organisers know whether it is the same person, so nothing of it is erased.
    pub alike: Vec<Record>,
    pub(in crate::person) registrations: Vec<[u8; 16]>,
    pub(in crate::person) gifts: Vec<[u8; 16]>,
    pub(in crate::person) promises: Vec<[u8; 16]>,
    pub(in crate::person) questions: Vec<[u8; 16]>,
    /// Offers to host that were made with the address.
    pub(in crate::person) applications: Vec<[u8; 16]>,
    /// Kinds of letters that the address does without.
    pub(in crate::person) refusals: Vec<[u8; 16]>,
    /// The strolls whose questions go to the address.
    pub(in crate::person) hosted: Vec<[u8; 16]>,
    /// The member who has the address.
    pub(in crate::person) member: Option<[u8; 16]>,
    /// Sign-ins that were begun with the address.
    pub(in crate::person) sign_ins: Vec<[u8; 16]>,
    /// The address in the form for comparing, if letters to it are counted.
    pub(in crate::person) counted: Option<String>,
    /// Letters that gather lines for the address.
    pub(in crate::person) digests: BTreeSet<[u8; 16]>,
    pub(in crate::person) mentions: Vec<Mention>,
    pub(in crate::person) answers: Vec<Vec<u8>>,
}

impl Found {
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The registrations that are found.
    pub fn registrations(&self) -> Vec<Id<Registration>> {
        self.registrations.iter().copied().map(Id::from_bytes).collect()
    }

    /// The gifts that are found.
    pub fn gifts(&self) -> Vec<Id<Gift>> {
        self.gifts.iter().copied().map(Id::from_bytes).collect()
    }

    /// The rows themselves that letters and changes are about, digests last.
    pub(in crate::person) fn abouts(&self) -> Vec<[u8; 16]> {
        let rows = self.registrations.iter().chain(&self.gifts).chain(&self.promises);
        let rows = rows.chain(&self.questions).chain(&self.applications);
        rows.chain(&self.sign_ins).chain(&self.digests).copied().collect()
    }

    pub(in crate::person) fn tell(
        &mut self,
        table: &'static str,
        columns: &[&'static str],
        row: &Row,
    ) {
        self.records.push(Record { table, cells: told(columns, row) });
    }
}
