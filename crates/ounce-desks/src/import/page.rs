//! The pages of an import: the file is chosen, its columns are mapped, it is tried.

use askama::Template;
use ounce_import::{Ask, Counts, Days, Fit, Noun, Source};
use ounce_store::acts::Act;
use ounce_web::frame::Frame;
use ounce_web::i18n::{Given, Reader};
use ounce_web::links;

use super::{FILE_LIMIT_MB, MOST_ROWS, NOUNS, says};

/// What every page of an import knows.
#[derive(Clone)]
pub(crate) struct Here {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub name: String,
}

impl Here {
    pub(super) fn page(&self, page: &str) -> String {
        links::campaign_desk(&self.campaign, page)
    }
}

/// What an import did.
pub(crate) struct Done {
    /// The kind of its rows.
    pub noun: String,
    /// How many rows were new, changed and as before.
    pub counts: [i64; 3],
}

impl Done {
    /// As the act of the import has it.
    pub(super) fn of(act: &Act) -> Self {
        let mut counts = act.became.split(' ').map(|count| count.parse().unwrap_or(0));
        let counts = std::array::from_fn(|_| counts.next().unwrap_or(0));
        Self { noun: act.field.clone(), counts }
    }

    /// What [`Done::of`] reads.
    pub(super) fn text(counts: Counts) -> String {
        let Counts { new, changed, unchanged } = counts;
        format!("{new} {changed} {unchanged}")
    }
}

/// The form that takes the file. Fields: `noun`, `file`.
#[derive(Template)]
#[template(path = "import/choose.html")]
pub(crate) struct ChoosePage {
    pub t: Reader,
    pub frame: Frame,
    pub here: Here,
    /// The kind that was chosen.
    pub chosen: String,
    pub problem: Option<String>,
    pub done: Option<Done>,
}

impl ChoosePage {
    fn nouns(&self) -> Vec<(&'static str, String)> {
        let named = |noun: Noun| (noun.as_str(), says::noun(&self.t, noun.as_str()));
        NOUNS.into_iter().map(named).collect()
    }

    fn help(&self) -> String {
        let said = self.t.say("import-file-help").n("megabytes", FILE_LIMIT_MB as i64);
        said.n("rows", MOST_ROWS as i64).to_string()
    }

    fn done_says(&self, done: &Done) -> String {
        let [new, changed, same] = done.counts;
        let said = self.t.say("import-done").s("noun", says::noun(&self.t, &done.noun));
        said.n("new", new).n("changed", changed).n("same", same).to_string()
    }
}

/// A column that is asked for, and where it comes from.
pub(crate) struct Asked {
    pub column: &'static str,
    pub is_needed: bool,
    pub may_be_text: bool,
    /// The place of a column of the file.
    pub from: Option<usize>,
    /// The same for every row.
    pub text: String,
}

impl Asked {
    pub(super) fn of(ask: &Ask, fit: &Fit) -> Self {
        let source = fit.source(ask.column);
        let (from, text) = match source {
            Source::Nothing => (None, ""),
            Source::Column(place) => (Some(*place), ""),
            Source::Text(text) => (None, text.as_str()),
        };
        let Ask { column, may_be_text, .. } = *ask;
        // A name in two columns, and a day and a time, need no third.
        let is_missing = fit.missing().contains(&column);
        let is_needed = ask.is_needed && (*source != Source::Nothing || is_missing);
        Self { column, is_needed, may_be_text, from, text: text.to_owned() }
    }
}

/// Why a mapping can't be tried.
pub(crate) struct Problem {
    pub says: String,
    /// The columns that it is about, or `days`.
    pub at: Vec<&'static str>,
}

/// The mapping. Fields: `file`, `days`, and for each column `from-…` and `text-…`.
#[derive(Template)]
#[template(path = "import/fit.html")]
pub(crate) struct FitPage {
    pub t: Reader,
    pub frame: Frame,
    pub here: Here,
    pub file: String,
    pub file_name: String,
    pub rows: usize,
    pub headings: Vec<String>,
    /// The first rows, each with its number in the file.
    pub first: Vec<(u64, Vec<String>)>,
    pub asked: Vec<Asked>,
    pub days: Option<Days>,
    pub problem: Option<Problem>,
}

impl FitPage {
    fn label(&self, asked: &Asked) -> String {
        says::column(&self.t, asked.column)
    }

    fn heading(&self, place: impl Given<usize>) -> String {
        let place = place.given();
        match self.headings.get(place).map(String::as_str) {
            None | Some("") => self.t.say("import-no-heading").n("number", place + 1).to_string(),
            Some(heading) => heading.to_owned(),
        }
    }

    fn is_from(&self, asked: &Asked, place: &usize) -> bool {
        asked.from == Some(*place)
    }

    fn is_wrong(&self, name: &str) -> bool {
        self.problem.as_ref().is_some_and(|problem| problem.at.contains(&name))
    }

    /// The first field that the problem is about.
    fn first_wrong(&self, problem: &Problem) -> String {
        match problem.at.first() {
            None | Some(&"days") => "days".to_owned(),
            Some(column) => format!("from-{column}"),
        }
    }

    fn has_days(&self, days: &str) -> bool {
        self.days.map_or("", Days::as_str) == days
    }

    fn lead(&self) -> String {
        let said = self.t.say("import-fit-lead").s("file", &self.file_name);
        said.n("rows", self.rows).to_string()
    }
}

/// A row that does not fit.
pub(crate) struct BadRow {
    pub line: u64,
    /// What we ask for there.
    pub column: String,
    pub heading: String,
    pub cell: String,
    pub why: String,
}

/// What would be, or what does not fit; nothing is written.
#[derive(Template)]
#[template(path = "import/tried.html")]
pub(crate) struct TriedPage {
    pub t: Reader,
    pub frame: Frame,
    pub here: Here,
    pub file_name: String,
    /// The mapping, to send again.
    pub hidden: Vec<(String, String)>,
    /// What would be, if every row fits.
    pub counts: Option<Counts>,
    /// The first findings.
    pub bad: Vec<BadRow>,
    /// How many rows and findings there are.
    pub bad_rows: usize,
    pub findings: usize,
    /// The findings are all doubts, which a person may pass.
    pub is_doubt: bool,
    /// Walkers get letters when the rows are in.
    pub tells_walkers: bool,
}

impl TriedPage {
    fn title(&self) -> String {
        let said = match (self.counts, self.is_doubt) {
            (Some(_), _) => self.t.say("import-good-title"),
            (None, true) => self.t.say("import-doubtful-title").n("count", self.bad_rows),
            (None, false) => self.t.say("import-bad-title").n("count", self.bad_rows),
        };
        said.to_string()
    }

    fn figure(&self, rows: &u64) -> String {
        self.t.number(i64::try_from(*rows).unwrap_or(i64::MAX))
    }

    fn has_more(&self) -> bool {
        self.findings > self.bad.len()
    }
}
