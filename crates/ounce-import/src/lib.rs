//! Importing: a whole file is read and checked first; then all of it is written, or nothing.
//!
//! Rows are checked twice. The first check uses the rules and a snapshot of the records that the
//! file refers to. The second check happens while the rows are written in one transaction, also if
//! the first one has found faults. All faults of both are listed, and the transaction is then
//! rolled back. The same file again changes nothing. The meaning of the columns is in the module of
//! each kind of file, and nowhere here.
//!
//! A finding is a value with its facts (`findings.rs`, `wrong.rs`): the shell prints its English
//! sentence, a page says it in the reader's language. Time, chance and the files themselves are
//! handed in.

mod banks;
mod campaign;
mod depots;
mod doubts;
mod findings;
mod fit;
mod gifts;
mod groups;
mod ids;
mod known;
mod listing;
mod milk;
mod read;
mod registrations;
#[cfg(test)]
mod scratch;
mod seen;
mod sheet;
mod steps;
mod strolls;
mod table;
#[cfg(test)]
mod tests;
pub mod words;
mod wrong;

pub use findings::{Finding, Reason, Weight};
pub use fit::{Ask, Fit, Source, Unfit, asks, guess, import_fitted, sources};
pub use listing::{listing, warned};
pub use read::dates::Days;
pub use sheet::Sheet;
pub use steps::{Step, Watch};
pub use wrong::Wrong;

use findings::Findings;
use jiff::Timestamp;
use jiff::civil::Date;
use known::{Known, Names};
use ounce_store::{Fault, Filled, Sql, Store, fresh};
use std::fmt;
use std::sync::Arc;
use steps::tell;
use table::{Column, Table};

/// The kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    Campaign,
    Strolls,
    Groups,
    Banks,
    Depots,
    Registrations,
    Gifts,
    Milk,
}

impl Noun {
    pub const ALL: [Self; 8] = [
        Self::Campaign,
        Self::Strolls,
        Self::Groups,
        Self::Banks,
        Self::Depots,
        Self::Registrations,
        Self::Gifts,
        Self::Milk,
    ];

    /// The word for it at the shell and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Campaign => "campaign",
            Self::Strolls => "strolls",
            Self::Groups => "groups",
            Self::Banks => "banks",
            Self::Depots => "depots",
            Self::Registrations => "registrations",
            Self::Gifts => "gifts",
            Self::Milk => "milk",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|noun| noun.as_str() == word)
    }
}

/// Is called in the transaction when every row is in; false says that this was done before, and
/// nothing of it is kept then.
pub type Also = Arc<dyn Fn(&mut dyn Sql, Counts) -> Result<bool, Fault> + Send + Sync>;

/// A file to import, and how.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    pub noun: Noun,
    pub bytes: &'a [u8],
    /// The day banks without one of their own were last checked.
    pub checked: Option<Date>,
    pub now: Timestamp,
    /// Random bytes, for the ids of records that the rows cause.
    pub seed: [u8; 16],
    /// Do everything but keep nothing.
    pub is_dry_run: bool,
    /// Warnings do not stop the import.
    pub accepts_warnings: bool,
    pub watch: Option<&'a Watch>,
    /// What else is done with it, unless it is a dry run.
    pub also: Option<&'a Also>,
}

/// How many rows were new, changed or unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} new, ", self.new)?;
        if self.changed > 0 {
            write!(f, "{} changed, ", self.changed)?;
        }
        write!(f, "{} unchanged", self.unchanged)
    }
}

/// The outcome of an imported file, and its warnings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub counts: Counts,
    pub warnings: Vec<Finding>,
}

/// Records, and the line that each one's row starts in.
#[derive(Clone, Debug)]
struct Rows<T> {
    lines: Vec<u64>,
    rows: Vec<T>,
    /// What the importer filled in by rule; such values are not compared with the records.
    filled: Filled,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { lines: Vec::new(), rows: Vec::new(), filled: Filled::default() }
    }
}

impl<T> Rows<T> {
    fn push(&mut self, line: u64, row: T) {
        self.lines.push(line);
        self.rows.push(row);
    }

    fn iter(&self) -> impl Iterator<Item = (u64, &T)> {
        self.lines.iter().copied().zip(&self.rows)
    }
}

/// The facts that rows are checked against.
struct Frame<'a> {
    known: &'a Known,
    now: Timestamp,
    checked: Option<Date>,
    watch: Option<&'a Watch>,
}

impl Frame<'_> {
    /// One more row is checked.
    fn step(&self) {
        tell(self.watch, Step::Row);
    }
}

/// The outcome of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    New,
    Changed,
    Unchanged,
}

impl Change {
    fn of(has_changed: bool, is_new: bool) -> Self {
        match (has_changed, is_new) {
            (_, true) => Self::New,
            (true, false) => Self::Changed,
            (false, false) => Self::Unchanged,
        }
    }
}

/// Counts the written rows, and notes those that contradict the records.
struct Written {
    counts: Counts,
    bad: Findings,
    /// Ids for records that a row causes, such as a record of a change.
    fresh: Box<dyn FnMut() -> [u8; 16]>,
    watch: Option<Watch>,
}

impl Written {
    fn count(&mut self, change: Change) {
        match change {
            Change::New => self.counts.new += 1,
            Change::Changed => self.counts.changed += 1,
            Change::Unchanged => self.counts.unchanged += 1,
        }
        tell(self.watch.as_ref(), Step::Row);
    }

    /// Notes that the records do not allow this row.
    fn refuse(&mut self, line: u64, column: &str, reason: impl Into<Reason>) {
        self.bad.add(line, column, reason);
        tell(self.watch.as_ref(), Step::Row);
    }
}

/// Why a transaction without a fault is rolled back.
enum Stop {
    Bad(Vec<Finding>),
    DryRun(Counts),
    DoneBefore,
}

/// Imports a file. `Ok(Err)` lists all faults and warnings by line; then nothing was written. It is
/// empty when [`Request::also`] says that it was done before.
///
/// # Errors
/// A fault of the store; then nothing was written either.
pub fn import(store: &Store, request: &Request<'_>) -> Result<Result<Done, Vec<Finding>>, Fault> {
    Run { store, request }.any(None)
}

struct Run<'a> {
    store: &'a Store,
    request: &'a Request<'a>,
}

type Check<T> = fn(&Table, &Frame<'_>, &mut Findings) -> Rows<T>;
type Write<T> = fn(&mut dyn Sql, &Rows<T>, &mut Written) -> Result<(), Fault>;

/// A table that was read already, what was wrong with its rows, and what was filled in.
type Fitted = (Table, Findings, Filled);

impl Run<'_> {
    /// Imports by the rules of the noun: the file, or a table that was fitted.
    fn any(&self, fitted: Option<Fitted>) -> Result<Result<Done, Vec<Finding>>, Fault> {
        macro_rules! with {
            ($module:ident) => {
                self.with((fitted, $module::COLUMNS), $module::check, $module::write)
            };
        }
        match self.request.noun {
            Noun::Campaign => with!(campaign),
            Noun::Strolls => with!(strolls),
            Noun::Groups => with!(groups),
            Noun::Banks => with!(banks),
            Noun::Depots => with!(depots),
            Noun::Registrations => with!(registrations),
            Noun::Gifts => with!(gifts),
            Noun::Milk => with!(milk),
        }
    }

    fn with<T: Send + 'static>(
        &self,
        (fitted, columns): (Option<Fitted>, &[Column]),
        check: Check<T>,
        write: Write<T>,
    ) -> Result<Result<Done, Vec<Finding>>, Fault> {
        let (table, mut bad, filled) = fitted.unwrap_or_else(|| {
            let mut bad = Findings::default();
            (Table::read(self.request.bytes, columns, &mut bad), bad, Filled::default())
        });
        let names = Names::of(&table);
        let known = self.store.read_now(move |sql| Known::load(sql, &names))?;
        let Request { now, checked, watch, .. } = *self.request;
        tell(watch, Step::Checks(table.len()));
        let frame = Frame { known: &known, now, checked, watch };
        // A header at fault leaves no rows to check.
        let mut records =
            if table.len() > 0 { check(&table, &frame, &mut bad) } else { Rows::default() };
        records.filled = filled;
        tell(watch, Step::Ends);
        let passes = |bad: &Findings| {
            !bad.has(Weight::Fault) && (self.request.accepts_warnings || !bad.has(Weight::Warning))
        };
        let is_good = passes(&bad);
        let Request { is_dry_run, seed, .. } = *self.request;
        let (watch, also) = (watch.cloned(), self.request.also.cloned());
        let watching = watch.clone();
        let done = self.store.write_now(move |sql| {
            // A transaction that is run again starts over.
            tell(watching.as_ref(), Step::Writes(records.rows.len()));
            let fresh = Box::new(fresh::ids(now.as_millisecond(), seed));
            let (counts, bad) = (Counts::default(), Findings::default());
            let mut written = Written { counts, bad, fresh, watch: watching.clone() };
            write(sql, &records, &mut written)?;
            Ok(match (is_good && written.bad.is_empty(), is_dry_run) {
                (false, _) => Err(Stop::Bad(written.bad.into_sorted())),
                (true, true) => Err(Stop::DryRun(written.counts)),
                (true, false) => match &also {
                    Some(also) if !also(sql, written.counts)? => Err(Stop::DoneBefore),
                    _ => Ok(written.counts),
                },
            })
        })?;
        tell(watch.as_ref(), Step::Ends);
        Ok(match done {
            Ok(counts) | Err(Stop::DryRun(counts)) => {
                Ok(Done { counts, warnings: bad.into_sorted() })
            }
            Err(Stop::DoneBefore) => Err(Vec::new()),
            Err(Stop::Bad(more)) => {
                bad.extend(more);
                Err(bad.into_sorted())
            }
        })
    }
}
