//! Importing: a whole file is read and checked first; then all of it is written, or nothing.
//!
//! Rows are checked twice. The first check uses the rules and a snapshot of the records that the
//! file refers to. The second check happens while the rows are written in one transaction, also if
//! the first one has found faults. All faults of both are listed, and the transaction is then
//! rolled back. The same file again changes nothing. The meaning of the columns is in the module of
//! each kind of file, and nowhere here.

mod banks;
mod campaign;
mod depots;
mod doubts;
mod findings;
mod gifts;
mod groups;
mod ids;
mod known;
mod milk;
mod read;
mod registrations;
mod seen;
mod strolls;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use findings::{Finding, Findings};
use findings::{Reason, Weight};

use crate::words;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use jiff::civil::Date;
use known::{Known, Names};
use ounce_store::{Fault, Sql, Store, fresh};
use std::fmt;
use std::time::Duration;
use table::{Column, Table};

/// The kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Noun {
    Campaign,
    Strolls,
    Groups,
    Banks,
    Depots,
    Registrations,
    Gifts,
    Milk,
}

/// A file to import, and how.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'a> {
    pub(crate) noun: Noun,
    pub(crate) bytes: &'a [u8],
    /// The day banks without one of their own were last checked.
    pub(crate) checked: Option<Date>,
    pub(crate) now: Timestamp,
    /// Random bytes, for the ids of records that the rows cause.
    pub(crate) seed: [u8; 16],
    /// Do everything but keep nothing.
    pub(crate) is_dry_run: bool,
    /// Warnings do not stop the import.
    pub(crate) accepts_warnings: bool,
    pub(crate) shows_progress: bool,
}

/// How many rows were new, changed or unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) new: u64,
    pub(crate) changed: u64,
    pub(crate) unchanged: u64,
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
pub(crate) struct Done {
    pub(crate) counts: Counts,
    pub(crate) warnings: Vec<Finding>,
}

/// Records, and the line that each one's row starts in.
#[derive(Clone, Debug)]
struct Rows<T> {
    lines: Vec<u64>,
    rows: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { lines: Vec::new(), rows: Vec::new() }
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
    progress: &'a ProgressBar,
}

impl Frame<'_> {
    /// One more row is checked.
    fn step(&self) {
        self.progress.inc(1);
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
    progress: ProgressBar,
}

impl Written {
    fn count(&mut self, change: Change) {
        match change {
            Change::New => self.counts.new += 1,
            Change::Changed => self.counts.changed += 1,
            Change::Unchanged => self.counts.unchanged += 1,
        }
        self.progress.inc(1);
    }

    /// Notes that the records do not allow this row.
    fn refuse(&mut self, line: u64, column: &str, reason: impl Into<Reason>) {
        self.bad.add(line, column, reason);
        self.progress.inc(1);
    }
}

/// Why a transaction without a fault is rolled back.
enum Stop {
    Bad(Vec<Finding>),
    DryRun(Counts),
}

/// Imports a file. `Ok(Err)` lists all faults and warnings by line; then nothing was written.
///
/// # Errors
/// A fault of the store; then nothing was written either.
pub(crate) fn import(
    store: &Store,
    request: &Request<'_>,
) -> Result<Result<Done, Vec<Finding>>, Fault> {
    let run = Run { store, request };
    match request.noun {
        Noun::Campaign => run.with(campaign::COLUMNS, campaign::check, campaign::write),
        Noun::Strolls => run.with(strolls::COLUMNS, strolls::check, strolls::write),
        Noun::Groups => run.with(groups::COLUMNS, groups::check, groups::write),
        Noun::Banks => run.with(banks::COLUMNS, banks::check, banks::write),
        Noun::Depots => run.with(depots::COLUMNS, depots::check, depots::write),
        Noun::Registrations => {
            run.with(registrations::COLUMNS, registrations::check, registrations::write)
        }
        Noun::Gifts => run.with(gifts::COLUMNS, gifts::check, gifts::write),
        Noun::Milk => run.with(milk::COLUMNS, milk::check, milk::write),
    }
}

struct Run<'a> {
    store: &'a Store,
    request: &'a Request<'a>,
}

type Check<T> = fn(&Table, &Frame<'_>, &mut Findings) -> Rows<T>;
type Write<T> = fn(&mut dyn Sql, &Rows<T>, &mut Written) -> Result<(), Fault>;

impl Run<'_> {
    fn with<T: Send + 'static>(
        &self,
        columns: &[Column],
        check: Check<T>,
        write: Write<T>,
    ) -> Result<Result<Done, Vec<Finding>>, Fault> {
        let mut bad = Findings::default();
        let table = Table::read(self.request.bytes, columns, &mut bad);
        let names = Names::of(&table);
        let known = self.store.read_now(move |sql| Known::load(sql, &names))?;
        let checking = self.progress("checking", table.len());
        let Request { now, checked, .. } = *self.request;
        let frame = Frame { known: &known, now, checked, progress: &checking };
        // A header at fault leaves no rows to check.
        let records =
            if table.len() > 0 { check(&table, &frame, &mut bad) } else { Rows::default() };
        checking.finish_and_clear();
        let passes = |bad: &Findings| {
            !bad.has(Weight::Fault) && (self.request.accepts_warnings || !bad.has(Weight::Warning))
        };
        let is_good = passes(&bad);
        let writing = self.progress("writing", records.rows.len());
        let Request { is_dry_run, seed, .. } = *self.request;
        let progress = writing.clone();
        let done = self.store.write_now(move |sql| {
            // A transaction that is run again starts over.
            progress.set_position(0);
            let progress = progress.clone();
            let fresh = Box::new(fresh::ids(now.as_millisecond(), seed));
            let (counts, bad) = (Counts::default(), Findings::default());
            let mut written = Written { counts, bad, fresh, progress };
            write(sql, &records, &mut written)?;
            Ok(match (is_good && written.bad.is_empty(), is_dry_run) {
                (false, _) => Err(Stop::Bad(written.bad.into_sorted())),
                (true, true) => Err(Stop::DryRun(written.counts)),
                (true, false) => Ok(written.counts),
            })
        })?;
        writing.finish_and_clear();
        Ok(match done {
            Ok(counts) | Err(Stop::DryRun(counts)) => {
                Ok(Done { counts, warnings: bad.into_sorted() })
            }
            Err(Stop::Bad(more)) => {
                bad.extend(more);
                Err(bad.into_sorted())
            }
        })
    }

    /// A bar on standard error, for files long enough that somebody waits. When standard error is
    /// not a terminal it draws nothing.
    fn progress(&self, doing: &'static str, rows: usize) -> ProgressBar {
        const LONG: usize = 5_000;
        if !self.request.shows_progress || rows < LONG {
            return ProgressBar::hidden();
        }
        let style =
            ProgressStyle::with_template("{msg:>9} {bar:40} {human_pos} of {human_len} {elapsed}");
        let mut bar = ProgressBar::new(rows as u64).with_message(doing);
        if let Ok(style) = style {
            bar = bar.with_style(style);
        }
        // Rows that are written many at a time do not move the bar; the clock shows that work goes
        // on.
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}

/// All faults of a file, as `file:line: column: reason`, and their number.
pub(crate) fn listing(file: &str, findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        text.push_str(&format!("{file}:{finding}\n"));
    }
    let of = |weight| findings.iter().filter(|finding| finding.weight == weight).count() as u64;
    let warnings = words::count(of(Weight::Warning), "warning", "warnings");
    let verdict = match (of(Weight::Fault), of(Weight::Warning)) {
        (0, _) => format!("{warnings} in {file}; --accept-warnings imports it all the same"),
        (faults, 0) => {
            format!("{} to put right in {file}", words::count(faults, "thing", "things"))
        }
        (faults, _) => {
            let faults = words::count(faults, "thing", "things");
            format!("{faults} to put right in {file}, and {warnings}")
        }
    };
    text.push_str(&format!("{verdict}; nothing was written\n"));
    text
}

/// The warnings of a file that is imported all the same.
pub(crate) fn warned(file: &str, warnings: &[Finding]) -> String {
    warnings.iter().map(|warning| format!("{file}:{warning}\n")).collect()
}
