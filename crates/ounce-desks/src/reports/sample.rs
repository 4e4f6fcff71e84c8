//! The pages of reports, with invented values.

use std::collections::BTreeMap;

use ounce_domain::quantity::{Currency, Microlitres};
use ounce_domain::refusal::{Complaint, FieldRefusal, PlanRefusal};
use ounce_domain::stroll_report::{Handed, Recorded, StrollReport};
use ounce_store::stroll_reports::{Kept, Noted};
use ounce_web::form::Form;

use super::campaign::Town;
use super::campaign_page::ReportsPage;
use super::page::{Cash, ReportPage, ReportState};
use super::sending::opened;
use crate::samples::{Rendered, Samples, add, id};

const SENT_MS: i64 = 1_809_320_400_000;

impl Samples {
    pub(crate) fn report_pages(&self, all: &mut Vec<Rendered>) {
        let page = |kept: Option<Kept>, cash, form: Form, theirs, done| ReportPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/report"),
            campaign: "2027".to_owned(),
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
            time_zone: "America/New_York".to_owned(),
            refused: None,
            currency: Currency::USD,
            may_report: true,
            may_close: false,
            runs_day: true,
            kept,
            noted: noted(),
            banks: vec![("elm-bank".to_owned(), self.s("Milk bank of Elm Grove"))],
            cash,
            form,
            theirs,
            done,
        };
        let none = BTreeMap::new;
        let open = |kept: &Kept| opened(&self.t, Some(&kept.report), &kept.report, Vec::new());
        let empty = StrollReport::empty(id(2), Currency::USD);
        let filled = empty.prefilled(&noted().recorded, &noted().milk);
        let first = opened(&self.t, None, &filled, Vec::new());
        let to_count = page(None, Cash::NotYetCounted, first, none(), "");
        add(all, "report", &to_count);
        let wrong = vec![
            Complaint { field: "cash_reason", refusal: PlanRefusal::DifferenceUnexplained.into() },
            Complaint { field: "milk_bank_2", refusal: FieldRefusal::Missing.into() },
            Complaint { field: "milk_bank_1", refusal: PlanRefusal::ChangedMeanwhile.into() },
            Complaint { field: "story_shown", refusal: PlanRefusal::ChangedMeanwhile.into() },
            Complaint { field: "story", refusal: PlanRefusal::ChangedMeanwhile.into() },
        ];
        let typed = [("story".to_owned(), self.s("Sunny.")), ("arrived".to_owned(), "31".into())];
        let theirs = BTreeMap::from([
            ("milk_bank_1", "elm-bank".to_owned()),
            ("story_shown", "yes".to_owned()),
            ("story", String::new()),
        ]);
        let refused = Form::refused(typed, wrong);
        add(all, "report-refused", &page(None, Cash::Differs, refused, theirs, ""));
        let kept = self.report_on_record(true);
        let form = open(&kept);
        let sent = page(Some(kept.clone()), Cash::Known, form.clone(), none(), "report-done-sent");
        add(all, "report-sent", &sent);
        for done in ["report-done-same", "report-done-closed", "report-done-opened"] {
            let mut told = page(Some(kept.clone()), Cash::Known, form.clone(), none(), done);
            told.may_close = true;
            told.noted.recorded.arrived += 2;
            told.noted.has_other_cash = true;
            add(all, done, &told);
        }
        let closed = Kept { closed_ms: Some(SENT_MS + 9), ..kept };
        let mut read = page(Some(closed.clone()), Cash::Known, open(&closed), none(), "");
        add(all, "report-closed", &read);
        read.may_close = true;
        read.done = "report-done-before";
        let why = vec![Complaint { field: "why", refusal: FieldRefusal::Missing.into() }];
        read.form = opened(&self.t, Some(&closed.report), &closed.report, why);
        add(all, "report-open-again", &read);
        let mut before = page(None, Cash::NotYetCounted, Form::new(), none(), "");
        before.refused = Some(PlanRefusal::BeforeTheDay);
        before.noted = Noted { recorded: Recorded::default(), ..noted() };
        add(all, "report-before", &before);
        before.refused = None;
        add(all, "report-without-phones", &before);
        self.reports(all);
    }

    fn reports(&self, all: &mut Vec<Rendered>) {
        let page = |only, shown: Vec<Town>, page, pages| ReportsPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/reports"),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            currency: Currency::USD,
            counts: ReportState::ALL.map(|state| (state, shown.len())),
            all: 4 * shown.len(),
            only,
            shown,
            page,
            pages,
        };
        let town = |kept| Town {
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester, NY"),
            walkers: 41,
            kept,
        };
        let towns = || {
            let sent = self.report_on_record(false);
            let closed = Kept { closed_ms: Some(SENT_MS + 9), ..sent.clone() };
            let differs = self.report_on_record(true);
            vec![town(None), town(Some(differs)), town(Some(sent)), town(Some(closed))]
        };
        add(all, "reports", &page(None, towns(), 1, 1));
        add(all, "reports-only", &page(Some(ReportState::Differs), towns(), 2, 3));
        add(all, "reports-none", &page(None, Vec::new(), 1, 1));
        let mut narrowed = page(Some(ReportState::Missing), Vec::new(), 1, 1);
        narrowed.all = 3;
        add(all, "reports-narrowed", &narrowed);
    }

    fn report_on_record(&self, differs: bool) -> Kept {
        let noted = noted();
        let empty = StrollReport::empty(id(2), Currency::USD);
        let filled = empty.prefilled(&noted.recorded, &noted.milk);
        let report = StrollReport {
            cash_counted_minor: Some(if differs { 19_500 } else { 20_000 }),
            cash_reason: if differs { self.s("A five blew away.") } else { String::new() },
            story: self.s("Sunny. The babies slept.\nWe walk again."),
            story_is_public: true,
            ..filled
        };
        Kept {
            report,
            recorded: noted.recorded,
            version: 2,
            sent_ms: SENT_MS,
            changed_ms: SENT_MS + 60_000,
            closed_ms: None,
        }
    }
}

fn noted() -> Noted {
    let milk = Handed { bank: "elm-bank".to_owned(), volume: Some(Microlitres(850_000)) };
    Noted {
        recorded: Recorded {
            expected: 40,
            is_of_phones: true,
            arrived: 30,
            walk_ups: 5,
            headcount: Some(36),
            cash_minor: 20_000,
            milk_ul: 850_000,
        },
        milk: vec![milk],
        has_other_cash: false,
    }
}
