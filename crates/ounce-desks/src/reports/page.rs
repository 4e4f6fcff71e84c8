//! The page of one report: the form, the figures beside those of the day, and the coordinator's part.

use askama::Template;
use jiff::Timestamp;
use ounce_domain::quantity::{Currency, Microlitres, Money};
use ounce_domain::refusal::{PlanRefusal, Refusal};
use ounce_domain::stroll_report::{Field as Said, Recorded, StrollReport};
use ounce_store::stroll_reports::{Kept, Noted};
use ounce_web::form::{Field, Form, field_id, label_id};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use std::collections::BTreeMap;

/// Whether the cash that the day recorded is shown. It is counted first, so that nobody counts
/// towards a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cash {
    NotYetCounted,
    /// It was counted, and is another sum than the recorded one.
    Differs,
    Known,
}

/// How the report of a stroll stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportState {
    Missing,
    Sent,
    /// Sent, and some figure is another than the day recorded.
    Differs,
    Closed,
}

impl ReportState {
    pub(crate) const ALL: [Self; 4] = [Self::Missing, Self::Differs, Self::Sent, Self::Closed];

    pub(crate) fn of(kept: Option<&Kept>) -> Self {
        match kept {
            None => Self::Missing,
            Some(kept) if kept.closed_ms.is_some() => Self::Closed,
            Some(kept) if differs(kept) => Self::Differs,
            Some(_) => Self::Sent,
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Sent => "sent",
            Self::Differs => "differs",
            Self::Closed => "closed",
        }
    }
}

/// Whether cash or milk are other figures than those that the day recorded.
pub(crate) fn differs(kept: &Kept) -> bool {
    let Kept { report, recorded, .. } = kept;
    report.cash_difference(recorded).is_some() || report.milk_differs(recorded)
}

/// Fields: as `ounce_domain::stroll_report::Field` names them, with `was_…` and `keep_…` for each.
#[derive(Template)]
#[template(path = "reports/report.html")]
pub(crate) struct ReportPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub slug: String,
    pub name: String,
    pub time_zone: String,
    /// Why nothing can be reported.
    pub refused: Option<PlanRefusal>,
    pub currency: Currency,
    pub may_report: bool,
    pub may_close: bool,
    pub runs_day: bool,
    pub kept: Option<Kept>,
    /// What the day has recorded by now.
    pub noted: Noted,
    /// Slug and name.
    pub banks: Vec<(String, String)>,
    pub cash: Cash,
    pub form: Form,
    /// What somebody else wrote meanwhile, by field.
    pub theirs: BTreeMap<&'static str, String>,
    /// The sentence for what a form came to; empty for none.
    pub done: &'static str,
}

/// A figure of the day beside the reported one.
pub(crate) struct Line {
    pub name: String,
    pub recorded: String,
    pub reported: String,
    /// Empty where the two agree.
    pub difference: String,
}

impl ReportPage {
    fn page(&self, page: &str) -> String {
        links::stroll_desk(&self.campaign, &self.slug, page)
    }

    fn reports(&self) -> String {
        links::campaign_desk(&self.campaign, "reports")
    }

    fn why_not(&self) -> Option<String> {
        self.refused.map(|refusal| self.t.refusal(Refusal::Plan(refusal)))
    }

    fn is_closed(&self) -> bool {
        self.kept.as_ref().is_some_and(|kept| kept.closed_ms.is_some())
    }

    /// Whether this member can write into the form now.
    fn is_open(&self) -> bool {
        self.may_report && self.refused.is_none() && !self.is_closed()
    }

    fn version(&self) -> i64 {
        self.kept.as_ref().map_or(0, |kept| kept.version)
    }

    /// `Sent on May 2, 2027, …` and whether it is closed.
    fn stands(&self) -> Option<String> {
        let kept = self.kept.as_ref()?;
        let sent = self.t.say("report-sent-at").s("moment", self.there(kept.sent_ms)).to_string();
        let mut said = vec![sent];
        if kept.changed_ms != kept.sent_ms {
            let changed = self.t.say("report-changed-at").s("moment", self.there(kept.changed_ms));
            said.push(changed.to_string());
        }
        if let Some(at_ms) = kept.closed_ms {
            let closed = self.t.say("report-closed-at").s("moment", self.there(at_ms));
            said.push(closed.to_string());
        }
        Some(said.join(self.t.gap()))
    }

    /// The day went on after the report was sent: a phone found network later.
    fn has_moved_on(&self) -> bool {
        self.kept.as_ref().is_some_and(|kept| kept.recorded != self.noted.recorded)
    }

    /// The figures side by side, as the report was sent.
    fn lines(&self) -> Vec<Line> {
        let Some(Kept { report, recorded, .. }) = self.kept.as_ref() else { return Vec::new() };
        let t = &self.t;
        let number = |number: Option<i64>| number.map(|n| t.number(n)).unwrap_or_default();
        let of_phones = |number: i64| recorded.is_of_phones.then_some(number);
        let count = |id: &str, recorded: Option<i64>, reported: Option<i64>| Line {
            name: t.say(id).to_string(),
            recorded: number(recorded),
            reported: number(reported),
            difference: String::new(),
        };
        vec![
            count("field-arrived", of_phones(recorded.arrived), report.arrived),
            count("field-walk-ups", of_phones(recorded.walk_ups), report.walk_ups),
            count("field-headcount", recorded.headcount, report.headcount),
            self.cash_line(report, recorded),
            self.milk_line(report, recorded),
        ]
    }

    fn cash_line(&self, report: &StrollReport, recorded: &Recorded) -> Line {
        let t = &self.t;
        let money = |minor| t.money_in_full(Money::new(minor, self.currency));
        let difference = report.cash_difference(recorded).map(|minor| {
            let sign = if minor > 0 { "+" } else { "\u{2212}" };
            format!("{sign}{}", money(minor.abs()))
        });
        Line {
            name: t.say("report-cash").to_string(),
            recorded: money(recorded.cash_minor),
            reported: report.cash_counted_minor.map(money).unwrap_or_default(),
            difference: difference.unwrap_or_default(),
        }
    }

    fn milk_line(&self, report: &StrollReport, recorded: &Recorded) -> Line {
        let t = &self.t;
        let handed = report.milk_handed();
        let difference = report.milk_differs(recorded).then(|| {
            let apart = Microlitres((handed.0 - recorded.milk_ul).abs());
            let sign = if handed.0 > recorded.milk_ul { "+" } else { "\u{2212}" };
            format!("{sign}{}", t.milk(apart))
        });
        Line {
            name: t.say("report-milk").to_string(),
            recorded: t.milk(Microlitres(recorded.milk_ul)),
            reported: t.milk(handed),
            difference: difference.unwrap_or_default(),
        }
    }

    /// `40 people were announced; 36 came.`
    fn sum(&self) -> Option<String> {
        let kept = self.kept.as_ref()?;
        let says = self.t.say("report-sum").n("expected", kept.recorded.expected);
        Some(says.n("came", kept.report.came()).to_string())
    }

    /// The words of the host: each with its heading.
    fn words(&self) -> Vec<(String, String)> {
        let Some(kept) = self.kept.as_ref() else { return Vec::new() };
        let report = &kept.report;
        let all = [
            (Said::CashReason, &report.cash_reason),
            (Said::MilkReason, &report.milk_reason),
            (Said::Story, &report.story),
        ];
        let said = all.into_iter().filter(|(_, words)| !words.is_empty());
        said.map(|(field, words)| (self.label(field), words.clone())).collect()
    }

    fn is_story_public(&self) -> bool {
        self.kept.as_ref().is_some_and(|kept| kept.report.story_is_public)
    }

    /// To whom how much was handed.
    fn handed(&self) -> Vec<(String, String)> {
        let Some(kept) = self.kept.as_ref() else { return Vec::new() };
        let rows = kept.report.milk.iter();
        rows.filter_map(|row| Some((self.bank(&row.bank), self.t.milk(row.volume?)))).collect()
    }

    fn bank(&self, slug: &str) -> String {
        let known = self.banks.iter().find(|(known, _)| known == slug);
        known.map_or_else(|| slug.to_owned(), |(_, name)| name.clone())
    }

    fn label(&self, field: Said) -> String {
        self.t.say(&label_id(field.name())).to_string()
    }

    /// What the host is told about the cash before and after counting.
    fn cash_says(&self) -> String {
        let recorded = Money::new(self.noted.recorded.cash_minor, self.currency);
        match self.cash {
            Cash::NotYetCounted => self.t.say("report-cash-count").to_string(),
            Cash::Differs | Cash::Known => {
                let amount = self.t.money_in_full(recorded);
                self.t.say("report-cash-recorded").s("amount", amount).to_string()
            }
        }
    }

    fn milk_says(&self) -> String {
        let amount = self.t.milk(Microlitres(self.noted.recorded.milk_ul));
        self.t.say("report-milk-recorded").s("amount", amount).to_string()
    }

    fn who_says(&self) -> String {
        let recorded = &self.noted.recorded;
        let announced = self.t.say("report-announced").n("count", recorded.expected).to_string();
        let id = if recorded.is_of_phones { "report-by-phones" } else { "report-no-phones" };
        format!("{announced}{}{}", self.t.gap(), self.t.say(id))
    }

    fn people_fields(&self) -> [Said; 3] {
        [Said::Arrived, Said::WalkUps, Said::Headcount]
    }

    fn cash_fields(&self) -> [Said; 2] {
        [Said::CashCounted, Said::CashReason]
    }

    fn milk_rows(&self) -> [(Said, Said); 4] {
        [0, 1, 2, 3].map(|row| (Said::Milk(row), Said::MilkBank(row)))
    }

    fn story_fields(&self) -> [Said; 2] {
        [Said::Story, Said::StoryShown]
    }

    fn milk_reason(&self) -> Said {
        Said::MilkReason
    }

    fn field_name(&self, field: &Said) -> &'static str {
        field.name()
    }

    fn was_name(&self, field: &Said) -> String {
        super::sending::was(*field)
    }

    fn was(&self, field: &Said) -> &str {
        self.form.value(&super::sending::was(*field))
    }

    fn keep_name(&self, field: &Said) -> String {
        super::sending::keep(*field)
    }

    fn id(&self, field: &Said) -> String {
        field_id(field.name())
    }

    fn theirs(&self, field: &Said) -> Option<String> {
        let theirs = self.theirs.get(field.name())?;
        Some(match field {
            Said::MilkBank(_) => self.bank(theirs),
            Said::StoryShown => {
                let id = if theirs.is_empty() { "report-story-no" } else { "report-story-yes" };
                self.t.say(id).to_string()
            }
            _ => theirs.clone(),
        })
    }

    fn wrong(&self, field: &Said) -> Option<String> {
        self.form.complaint(field.name()).map(|refusal| self.t.refusal(refusal))
    }

    fn wrong_why(&self) -> Option<String> {
        self.form.complaint("why").map(|refusal| self.t.refusal(refusal))
    }

    fn is_bank(&self, field: &Said, slug: &str) -> bool {
        self.form.is(field.name(), slug)
    }

    fn label_of(&self, field: &Said) -> String {
        self.label(*field)
    }

    fn field(&self, field: &Said) -> Field {
        let (t, form, name) = (&self.t, &self.form, field.name());
        let label = &label_id(name);
        match field {
            Said::Arrived | Said::WalkUps => form.count(t, name, label),
            Said::Headcount => form.count(t, name, label).help(t.say("report-headcount-help")),
            Said::CashCounted => {
                let currency = self.currency.code();
                form.decimal(t, name, label).help(t.say("report-cash-help").s("currency", currency))
            }
            Said::CashReason | Said::MilkReason => {
                form.area(t, name, label).help(t.say("report-reason-help"))
            }
            Said::Milk(_) => form.text(t, name, label).help(t.say("report-milk-help")),
            Said::MilkBank(_) => form.text(t, name, label),
            Said::Story => form.area(t, name, label).help(t.say("report-story-help")),
            Said::StoryShown => {
                let choices = [("", "report-story-no"), ("yes", "report-story-yes")];
                let choices = choices.map(|(word, id)| (word, t.say(id).to_string()));
                form.choice(t, name, label, choices.into())
            }
        }
    }

    /// A moment on the clocks of the town.
    fn there(&self, at_ms: i64) -> String {
        let at = Timestamp::from_millisecond(at_ms);
        at.map(|at| self.t.moment_there(at, &self.time_zone)).unwrap_or_default()
    }
}
