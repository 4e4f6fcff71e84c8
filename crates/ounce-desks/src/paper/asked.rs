//! What is asked for: which sheets, on which paper, in which language, and of which strolls.

use std::collections::BTreeSet;

use ounce_domain::member::Action;
use ounce_domain::refusal::{Complaint, FieldRefusal};
use ounce_domain::stroll::{Status, Stroll};
use ounce_paper::{Sheet, Size};
use ounce_store::paper::People;
use ounce_web::fields::Typed;
use ounce_web::i18n::{Lang, Reader};

/// The names in a query. `sheet` and `stroll` may be there several times.
pub(super) const OF_STROLL: [&str; 3] = ["sheet", "size", "language"];
pub(super) const OF_CAMPAIGN: [&str; 6] =
    ["sheet", "size", "language", "drafts", "cancelled", "stroll"];

/// The word for the paper of each country.
pub(super) const EACH: &str = "each";

/// The sheets of a file, and how they are printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// At least one.
    pub sheets: Vec<Sheet>,
    /// `None` for what printers of each town's country hold.
    pub size: Option<Size>,
    pub lang: Lang,
}

impl Wanted {
    /// Whether names have to be read for it.
    pub fn people(&self) -> People {
        if self.sheets.iter().any(|sheet| sheet.names_people()) {
            People::Named
        } else {
            People::LeftOut
        }
    }

    /// What somebody has to be allowed to do, if this is enough without names.
    pub(super) fn action(&self, without_names: Action) -> Action {
        match self.people() {
            People::Named => Action::SeeRoster,
            People::LeftOut => without_names,
        }
    }

    /// The name of the file behind what it is about: `flyer`, or `paper` for several sheets.
    pub(super) fn file_name(&self) -> &'static str {
        match self.sheets[..] {
            [one] => one.as_str(),
            _ => "paper",
        }
    }
}

/// Reads the sheets. A query that asks for nothing is about those that name nobody, in the reader's
/// language; one of a form in which nothing is ticked is refused.
pub(super) fn read(typed: &Typed, t: &Reader) -> Result<Wanted, Vec<Complaint>> {
    let mut wrong = Vec::new();
    let mut refuse = |field, refusal: FieldRefusal| {
        wrong.push(Complaint { field, refusal: refusal.into() });
    };
    let named: Vec<&str> = typed.every("sheet").filter(|word| !word.is_empty()).collect();
    let mut sheets: Vec<Sheet> =
        Sheet::ALL.into_iter().filter(|sheet| named.contains(&sheet.as_str())).collect();
    if named.iter().any(|word| Sheet::parse(word).is_none()) {
        refuse("sheet", FieldRefusal::NotAChoice);
    } else if sheets.is_empty() {
        if OF_CAMPAIGN.into_iter().any(|name| typed.has(name)) {
            refuse("sheet", FieldRefusal::Missing);
        }
        sheets = Sheet::ALL.into_iter().filter(|sheet| !sheet.names_people()).collect();
    }
    let size = match typed.get("size") {
        "" | EACH => None,
        word => Size::parse(word).or_else(|| {
            refuse("size", FieldRefusal::NotAChoice);
            None
        }),
    };
    let lang = match typed.get("language") {
        "" => t.lang,
        // The reader's own English is that of a country.
        code if code == t.lang.code() => t.lang,
        code => Lang::ALL.into_iter().find(|lang| lang.code() == code).unwrap_or_else(|| {
            refuse("language", FieldRefusal::NotAChoice);
            t.lang
        }),
    };
    if wrong.is_empty() { Ok(Wanted { sheets, size, lang }) } else { Err(wrong) }
}

/// Which strolls of a campaign are printed: those that are named, or all that are public and take
/// place, and others where that is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) has_drafts: bool,
    pub(super) has_cancelled: bool,
    /// By their slugs; empty for all.
    pub(super) slugs: BTreeSet<String>,
}

impl Chosen {
    pub(super) fn read(typed: &Typed) -> Self {
        let slugs = typed.every("stroll").filter(|slug| !slug.is_empty());
        Self {
            has_drafts: typed.is_ticked("drafts"),
            has_cancelled: typed.is_ticked("cancelled"),
            slugs: slugs.map(str::to_owned).collect(),
        }
    }

    pub(super) fn has(&self, stroll: &Stroll) -> bool {
        if !self.slugs.is_empty() {
            return self.slugs.contains(&stroll.slug);
        }
        match stroll.status {
            Status::Draft => self.has_drafts,
            Status::Cancelled => self.has_cancelled,
            Status::Open | Status::Postponed { .. } | Status::Held => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ounce_web::i18n::Units;

    fn asked(query: &str) -> Result<Wanted, Vec<(&'static str, &'static str)>> {
        let uri = format!("/?{query}").parse().expect("a query of these tests");
        let t = Reader::new(Lang::EnGb, Units::Metric);
        let read = read(&Typed::lenient_query(&uri), &t);
        read.map_err(|all| all.iter().map(|one| (one.field, one.refusal.code())).collect())
    }

    #[test]
    fn sheets_come_in_their_order_and_once() {
        let wanted =
            asked("sheet=bibs&sheet=flyer&sheet=bibs&size=a4&language=ja").expect("sheets");
        assert_eq!(wanted.sheets, [Sheet::Flyer, Sheet::Bibs]);
        assert_eq!((wanted.size, wanted.lang), (Some(Size::A4), Lang::Ja));
        assert_eq!((wanted.people(), wanted.file_name()), (People::Named, "paper"));
        let flyer = asked("sheet=flyer&size=each").expect("a sheet");
        assert_eq!((flyer.size, flyer.lang), (None, Lang::EnGb));
        assert_eq!((flyer.people(), flyer.file_name()), (People::LeftOut, "flyer"));
        assert_eq!(asked("sheet=flyer&language=en").expect("a sheet").lang, Lang::EnGb);
    }

    #[test]
    fn nothing_asked_names_nobody_and_nothing_ticked_is_refused() {
        assert_eq!(asked("lang=fr").expect("the usual").people(), People::LeftOut);
        assert_eq!(asked("size=a4"), Err(vec![("sheet", "missing")]));
        assert_eq!(asked("sheet="), Err(vec![("sheet", "missing")]));
        assert_eq!(
            asked("sheet=flyer&sheet=map&size=a3&language=de"),
            Err(vec![
                ("sheet", "not-a-choice"),
                ("size", "not-a-choice"),
                ("language", "not-a-choice")
            ])
        );
    }
}
