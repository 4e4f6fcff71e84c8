//! The page where paper is asked for.

use askama::Template;
use ounce_paper::{Sheet, Size};
use ounce_store::paper::MOST_TOWNS;
use ounce_web::form::{Field, Form};
use ounce_web::frame::Frame;
use ounce_web::i18n::{Lang, Reader};

use super::asked::EACH;
use super::words::sheet_name;

/// What to print. Fields: `sheet` several times, `size`, `language`; for a campaign also `drafts`,
/// `cancelled`, and `stroll` several times.
#[derive(Template)]
#[template(path = "paper/print.html")]
pub(crate) struct PrintPage {
    pub t: Reader,
    pub frame: Frame,
    /// The desk that this page belongs to.
    pub back: String,
    /// Of the stroll or the campaign.
    pub name: String,
    pub form: Form,
    pub ticked: Vec<Sheet>,
    /// Whether this member may print who walks.
    pub sees_names: bool,
    /// Whether anything can be printed.
    pub has_fonts: bool,
    /// The towns of a campaign; `None` for one stroll.
    pub towns: Option<TownsChoice>,
}

/// The towns of a campaign to choose from.
pub(crate) struct TownsChoice {
    /// How many are printed when nothing else is said.
    pub count: usize,
    /// None when there are too many for a list.
    pub lines: Vec<TownLine>,
}

pub(crate) struct TownLine {
    pub slug: String,
    pub town: String,
    pub is_ticked: bool,
}

impl TownsChoice {
    fn is_too_many(&self) -> bool {
        self.count > MOST_TOWNS
    }

    fn most(&self) -> usize {
        MOST_TOWNS
    }

    fn has_ticked(&self) -> bool {
        self.lines.iter().any(|line| line.is_ticked)
    }
}

impl PrintPage {
    fn file(&self) -> String {
        format!("{}/print.pdf", self.back)
    }

    fn sheets(&self) -> Vec<Sheet> {
        Sheet::ALL.into_iter().filter(|sheet| self.sees_names || !sheet.names_people()).collect()
    }

    fn sheet_name(&self, sheet: &Sheet) -> String {
        sheet_name(&self.t, *sheet)
    }

    /// What a sheet is, and whom it shows.
    fn says(&self, sheet: &Sheet) -> String {
        let says = self.t.say(&format!("paper-says-{}", sheet.as_str())).to_string();
        let shows = match sheet {
            Sheet::SignIn | Sheet::Tickets => self.t.say("paper-names"),
            Sheet::Bibs => self.t.say("paper-numbers"),
            Sheet::Flyer | Sheet::Poster | Sheet::Signs | Sheet::Checklist => return says,
        };
        format!("{says}{}{shows}", self.t.gap())
    }

    fn is_ticked(&self, sheet: &Sheet) -> bool {
        self.ticked.contains(sheet)
    }

    fn wrong(&self, field: &str) -> Option<String> {
        self.form.complaint(field).map(|refusal| self.t.refusal(refusal))
    }

    fn size(&self) -> Field {
        let of = |size: Size| match size {
            Size::A4 => (size.as_str(), self.t.say("paper-size-a4").to_string()),
            Size::Letter => (size.as_str(), self.t.say("paper-size-letter").to_string()),
        };
        let each = (EACH, self.t.say("paper-size-each").to_string());
        let each = self.towns.as_ref().map(|_| each);
        let sizes = each.into_iter().chain(Size::ALL.map(of)).collect();
        self.form.choice(&self.t, "size", "field-size", sizes).required()
    }

    fn language(&self) -> Field {
        let languages = Lang::ALL.map(|lang| (lang.code(), lang.own_name().to_owned()));
        self.form.choice(&self.t, "language", "field-language", languages.into()).required()
    }
}
