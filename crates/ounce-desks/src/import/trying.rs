//! Reading, trying and putting in a file. All of it is work for a thread of its own.
//!
//! An asker who leaves, or whose time is over, was told "no": then nothing is kept.

use std::collections::BTreeSet;
use std::sync::{Arc, Weak};

use ounce_domain::id::Id;
use ounce_import::{
    Also, Counts, Finding, Fit, Noun, Request, Sheet, Weight, Wrong, import_fitted,
};
use ounce_store::Fault;
use ounce_store::acts::{self, Act, By, Deed};
use ounce_store::uploads::{self, Upload};
use ounce_web::app::App;
use ounce_web::csv;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::i18n::Reader;

use super::asking::Asking;
use super::page::{BadRow, Done, Here, TriedPage};
use super::{MOST_ROWS, says};

/// How many findings a page shows.
const SHOWN: usize = 100;

/// A file, and how it is read.
pub(super) struct Mapped {
    pub(super) upload: Upload,
    pub(super) sheet: Sheet,
    pub(super) fit: Fit,
}

/// The outcome of a try.
pub(super) enum Tried {
    /// Every row fits; nothing is written.
    Good(Counts),
    /// The rows are in.
    In,
    /// The rows were in before.
    DoneBefore,
    Bad(Vec<Finding>),
}

/// A file that was tried.
pub(super) struct Outcome {
    pub(super) mapped: Mapped,
    pub(super) outcome: Tried,
    accepts: bool,
}

/// Reads the file, and gives it back with what is in it.
pub(super) async fn read(upload: Upload) -> Result<(Upload, Result<Sheet, Wrong>), Failure> {
    aside(move || {
        let sheet = Sheet::read(&upload.content).and_then(|sheet| match sheet.len() {
            0..=MOST_ROWS => Ok(sheet),
            _ => Err(Wrong::TooManyRows(MOST_ROWS)),
        });
        (upload, sheet)
    })
    .await
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Fault::corrupt("the reading of a file broke off").into())
}

/// Tries the file, or puts it in with what else is done then.
pub(super) async fn run(
    app: &App,
    mapped: Mapped,
    accepts: bool,
    also: Option<Also>,
) -> Result<Outcome, Failure> {
    let (app, now) = (app.clone(), app.now());
    let seed = app.roll();
    // It is dropped when the asker leaves; the thread goes on, and must not write then.
    let asker = Arc::new(());
    let also = also.map(|also| unless_left(also, Arc::downgrade(&asker)));
    let done = aside(move || {
        let request = Request {
            noun: mapped.fit.noun,
            bytes: &[],
            checked: None,
            now,
            seed,
            is_dry_run: also.is_none(),
            accepts_warnings: accepts,
            watch: None,
            also: also.as_ref(),
        };
        let done = import_fitted(app.store(), (&mapped.sheet, &mapped.fit), &request);
        done.map(|done| (mapped, done, also.is_some()))
    });
    let (mapped, done, is_real) = done.await??;
    drop(asker);
    let outcome = match done {
        Ok(_) if is_real => Tried::In,
        Ok(done) => Tried::Good(done.counts),
        Err(findings) if findings.is_empty() => Tried::DoneBefore,
        Err(findings) => Tried::Bad(findings),
    };
    Ok(Outcome { mapped, outcome, accepts })
}

/// The same, but nothing is kept when the asker has left.
fn unless_left(also: Also, asker: Weak<()>) -> Also {
    Arc::new(move |sql, counts| match asker.strong_count() {
        0 => Ok(false),
        _ => also(sql, counts),
    })
}

/// In the transaction of the import: the file goes, and the act is written under its id. A file that
/// is gone was put in before.
pub(super) fn also(asking: &Asking, mapped: &Mapped) -> Also {
    let upload = &mapped.upload;
    let act = Act {
        id: Id::from_bytes(upload.id.bytes()),
        campaign: upload.campaign,
        object: asking.at.place.object,
        deed: Deed::ImportedFile,
        by: By::Member(upload.member),
        about: None,
        at_ms: asking.app.now().as_millisecond(),
        field: upload.noun.clone(),
        was: upload.name.clone(),
        became: String::new(),
        why: String::new(),
    };
    let (id, member) = (upload.id, upload.member);
    Arc::new(move |sql, counts| {
        if !uploads::remove(sql, id, member)? {
            return Ok(false);
        }
        acts::write(sql, &Act { became: Done::text(counts), ..act.clone() })?;
        Ok(true)
    })
}

impl Outcome {
    fn findings(&self) -> &[Finding] {
        match &self.outcome {
            Tried::Bad(findings) => findings,
            Tried::Good(_) | Tried::In | Tried::DoneBefore => &[],
        }
    }

    /// The needed columns that have no source, if rows do not fit because of them.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let mut missing = self.mapped.fit.missing();
        missing.retain(|column| self.findings().iter().any(|finding| finding.column == *column));
        missing
    }

    fn bad_row(&self, t: &Reader, finding: &Finding) -> BadRow {
        let (heading, cell) = self.mapped.fit.place_of(&self.mapped.sheet, finding);
        BadRow {
            line: finding.line,
            column: says::column(t, &finding.column),
            heading: heading.to_owned(),
            cell: cell.chars().take(200).collect(),
            why: says::reason(t, &finding.reason),
        }
    }

    pub(super) fn page(&self, here: Here, typed: &Typed) -> TriedPage {
        let (t, findings) = (here.t, self.findings());
        let lines: BTreeSet<u64> = findings.iter().map(|finding| finding.line).collect();
        let counts = match self.outcome {
            Tried::Good(counts) => Some(counts),
            Tried::In | Tried::DoneBefore | Tried::Bad(_) => None,
        };
        let mut hidden = typed.pairs();
        hidden.retain(|(name, value)| !value.is_empty() && name != "accept" && name != "back");
        if self.accepts {
            hidden.push(("accept".to_owned(), "yes".to_owned()));
        }
        TriedPage {
            t,
            frame: here.frame.clone(),
            here,
            file_name: self.mapped.upload.name.clone(),
            hidden,
            counts,
            bad: findings.iter().take(SHOWN).map(|one| self.bad_row(&t, one)).collect(),
            bad_rows: lines.len(),
            findings: findings.len(),
            is_doubt: !findings.is_empty()
                && findings.iter().all(|finding| finding.weight == Weight::Warning),
            tells_walkers: self.mapped.fit.noun == Noun::Strolls
                && counts.is_some_and(|counts| counts.changed > 0),
        }
    }

    /// All findings as a CSV file.
    pub(super) fn file(&self, t: &Reader) -> String {
        let heads = ["import-line", "import-asked", "import-column", "import-says", "import-why"];
        let heads = heads.map(|id| t.say(id).to_string());
        let mut file = format!("{}{}", csv::MARK, csv::row(&heads.each_ref().map(|head| &**head)));
        for finding in self.findings() {
            let BadRow { line, column, heading, cell, why } = self.bad_row(t, finding);
            file.push_str(&csv::row(&[&line.to_string(), &column, &heading, &cell, &why]));
        }
        file
    }
}
