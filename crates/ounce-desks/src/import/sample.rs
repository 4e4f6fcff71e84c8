//! The pages of an import, with invented values.

use ounce_import::{Counts, Days, Fit, Noun, Source, asks};

use super::page::{Asked, BadRow, ChoosePage, Done, FitPage, Here, Problem, TriedPage};
use crate::samples::{Rendered, Samples, add};

impl Samples {
    fn import_here(&self) -> Here {
        Here {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/import"),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
        }
    }

    pub(crate) fn import_pages(&self, all: &mut Vec<Rendered>) {
        let here = || self.import_here();
        let choose = |problem, done| {
            let (here, chosen) = (here(), "gifts".to_owned());
            ChoosePage { t: self.t, frame: here.frame.clone(), here, chosen, problem, done }
        };
        add(all, "import", &choose(None, None));
        add(all, "import-refused", &choose(Some(self.s("Please choose a file.")), None));
        let done = Done { noun: "registrations".to_owned(), counts: [212, 0, 3] };
        add(all, "import-done", &choose(None, Some(done)));
        let sources = asks(Noun::Registrations).iter().enumerate().map(|(n, _)| match n {
            0 => Source::Column(1),
            5 => Source::Text(self.s("2")),
            _ => Source::Nothing,
        });
        let sources = sources.collect();
        let (noun, campaign) = (Noun::Registrations, "2027".to_owned());
        let mapping = Fit { noun, campaign, sources, days: Some(Days::DayFirst) };
        let asked = asks(noun).iter().map(|ask| Asked::of(ask, &mapping));
        let page = here();
        let fit = FitPage {
            t: self.t,
            frame: page.frame.clone(),
            here: page,
            file: "0".repeat(26),
            file_name: self.s("walkers.xlsx"),
            rows: 212,
            headings: vec![self.s("Full name"), self.s("Work mail"), String::new()],
            first: vec![(2, vec![self.s("Ada Wren"), self.s("ada@example.org"), String::new()])],
            asked: asked.collect(),
            days: mapping.days,
            problem: Some(Problem {
                says: self.s("Please choose a column or type a text: Name."),
                at: vec!["name"],
            }),
        };
        add(all, "import-fit", &fit);
        let bad = || BadRow {
            line: 7,
            column: self.s("E-mail address"),
            heading: self.s("Work mail"),
            cell: self.s("ada"),
            why: self.s("This does not look like an e-mail address."),
        };
        let tried = |counts, bad: Vec<BadRow>, findings, is_doubt| {
            let here = here();
            TriedPage {
                t: self.t,
                frame: here.frame.clone(),
                here,
                file_name: self.s("walkers.xlsx"),
                hidden: vec![("from-email".to_owned(), "1".to_owned())],
                counts,
                bad_rows: bad.len(),
                bad,
                findings,
                is_doubt,
                tells_walkers: true,
            }
        };
        let counts = Counts { new: 212, changed: 0, unchanged: 3 };
        add(all, "import-good", &tried(Some(counts), Vec::new(), 0, false));
        add(all, "import-bad", &tried(None, vec![bad(), bad()], 120, false));
        add(all, "import-doubtful", &tried(None, vec![bad()], 1, true));
    }
}
