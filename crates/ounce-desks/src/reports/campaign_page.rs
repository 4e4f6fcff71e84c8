//! The page of a campaign's reports.

use askama::Template;
use ounce_domain::quantity::{Currency, Money};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

use super::campaign::Town;
use super::page::ReportState;

/// Which towns have reported, and where figures differ.
#[derive(Template)]
#[template(path = "reports/campaign.html")]
pub(crate) struct ReportsPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug.
    pub campaign: String,
    pub name: String,
    pub currency: Currency,
    /// How many towns stand how.
    pub counts: [(ReportState, usize); 4],
    /// How many towns have something to report by now.
    pub all: usize,
    pub only: Option<ReportState>,
    pub shown: Vec<Town>,
    pub page: usize,
    pub pages: usize,
}

impl ReportsPage {
    fn desk(&self) -> String {
        links::campaign_desk(&self.campaign, "")
    }

    fn path(&self) -> String {
        links::campaign_desk(&self.campaign, "reports")
    }

    /// Another page of what is shown.
    fn turned(&self, page: usize) -> String {
        let only = self.only.map_or("", ReportState::as_str);
        format!("{}?only={only}&page={page}", self.path())
    }

    fn narrowed(&self, state: &ReportState) -> String {
        format!("{}?only={}", self.path(), state.as_str())
    }

    fn is_only(&self, state: &ReportState) -> bool {
        self.only == Some(*state)
    }

    fn state(&self, state: &ReportState) -> String {
        self.t.say(&format!("report-state-{}", state.as_str())).to_string()
    }

    fn state_of(&self, town: &Town) -> String {
        self.state(&town.state())
    }

    /// `n of m towns have reported.`
    fn reported(&self) -> String {
        let missing = self.counts.iter().find(|(state, _)| *state == ReportState::Missing);
        let missing = missing.map_or(0, |(_, count)| *count);
        let says = self.t.say("reports-of").n("reported", self.all - missing);
        says.n("towns", self.all).to_string()
    }

    fn report(&self, town: &Town) -> String {
        links::stroll_desk(&self.campaign, &town.slug, "report")
    }

    fn expected(&self, town: &Town) -> String {
        self.t.number(town.expected())
    }

    /// Empty where nobody has reported: nothing is guessed.
    fn came(&self, town: &Town) -> String {
        town.kept.as_ref().map(|kept| self.t.number(kept.report.came())).unwrap_or_default()
    }

    fn cash(&self, town: &Town) -> String {
        let minor = town.kept.as_ref().and_then(|kept| kept.report.cash_counted_minor);
        minor.map(|minor| self.t.money(Money::new(minor, self.currency))).unwrap_or_default()
    }

    /// Counted less recorded; empty where they agree.
    fn cash_difference(&self, town: &Town) -> String {
        let kept = town.kept.as_ref();
        let difference = kept.and_then(|kept| kept.report.cash_difference(&kept.recorded));
        let said = difference.map(|minor| {
            let sign = if minor > 0 { "+" } else { "\u{2212}" };
            format!("{sign}{}", self.t.money(Money::new(minor.abs(), self.currency)))
        });
        said.unwrap_or_default()
    }

    fn milk(&self, town: &Town) -> String {
        let kept = town.kept.as_ref();
        kept.map(|kept| self.t.milk(kept.report.milk_handed())).unwrap_or_default()
    }
}
