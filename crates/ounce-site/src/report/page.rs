//! The report of a campaign, and the rows behind each of its figures.

use crate::campaign::page::PartnerPart;
use crate::report::origin::ShowOrigin;
use askama::Template;
use jiff::civil::{Date, DateTime};
use ounce_domain::campaign::{Campaign, CampaignStatus, OnRecord, Published};
use ounce_domain::quantity::{Microlitres, Money};
use ounce_domain::tally::Figure;
use ounce_store::report::{AfterTheDay, Story};
use ounce_web::charts::{MapDrawing, SignUpChart, SignUps};
use ounce_web::frame::Frame;
use ounce_web::i18n::{Lang, Reader};
use ounce_web::links;
use ounce_web::place::{Japanese, town};
use std::sync::Arc;

/// The figures, as the organisers publish them; each leads to its rows.
#[derive(Template)]
#[template(path = "report/report.html")]
pub(crate) struct Report {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    /// The figures that were published, of a campaign that is a reconstruction.
    pub published: Vec<OnRecord>,
    pub status: CampaignStatus,
    pub figures: Figures,
    pub partners: Vec<PartnerPart>,
    /// Days in order; days without sign-ups may be left out.
    pub sign_ups: Vec<SignUps>,
    pub moved: Vec<Moved>,
    /// What hosts wrote for everybody.
    pub stories: Vec<Story>,
    pub map: Arc<MapDrawing>,
}

/// The figures of the report.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    pub places: i64,
    /// How many towns there were the year before, where it is on record.
    pub previous_places: Option<i64>,
    /// One line for each partner whose groups ran strolls.
    pub by_partner: Vec<PartnerStrolls>,
    pub groups: i64,
    pub walkers: i64,
    pub parties: i64,
    pub gift_minor: i64,
    pub shirt_minor: i64,
    pub promised_minor: i64,
    pub milk_promised: Microlitres,
    pub milk_received: Microlitres,
    pub after: AfterTheDay,
}

/// Strolls run by one partner's groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PartnerStrolls {
    pub name: String,
    pub strolls: i64,
    pub participants: i64,
    pub groups: i64,
}

/// A stroll that took place on another day than was first announced.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    pub slug: String,
    pub town: String,
    pub region: String,
    pub japanese: Option<Japanese>,
    pub from: DateTime,
    /// `None` while there is no new date.
    pub to: Option<DateTime>,
}

impl Moved {
    fn town(&self, t: &Reader) -> String {
        let japanese = self.japanese.as_ref().filter(|_| t.lang == Lang::Ja);
        japanese.map_or_else(|| town(&self.town, &self.region), Japanese::full)
    }
}

impl Report {
    fn is_over(&self) -> bool {
        self.status == CampaignStatus::Over
    }

    fn money(&self, minor: &i64) -> Money {
        self.campaign.money(*minor)
    }

    fn origin_of(&self, figure: &Published) -> ShowOrigin<'_> {
        self.origin(Some(*figure))
    }

    /// The origin of a figure; `None` was never published.
    fn origin(&self, figure: Option<Published>) -> ShowOrigin<'_> {
        ShowOrigin::of(&self.t, &self.campaign, &self.published, figure)
    }

    pub(super) fn raised(&self) -> Money {
        self.campaign.money(self.figures.gift_minor + self.figures.shirt_minor)
    }

    pub(super) fn rows(&self, kind: &str) -> String {
        links::report_rows(&self.campaign.slug, kind)
    }

    fn file(&self, ending: &str) -> String {
        format!("/campaigns/{}/report.{ending}", self.campaign.slug)
    }

    fn stroll_href(&self, slug: &str) -> String {
        links::stroll(&self.campaign.slug, slug)
    }

    /// Growth over the year before in whole percent: `+114%`.
    pub(super) fn growth(&self) -> Option<String> {
        let growth = crate::report::growth(self.figures.places, self.figures.previous_places)?;
        let plus = if growth > 0 { "+" } else { "" };
        Some(format!("{plus}{}", self.t.percent(growth * 100)))
    }

    fn chart(&self) -> SignUpChart {
        SignUpChart::draw(&self.t, &self.sign_ups)
    }

    /// How many people came, and what that is known from; `None` before a town has reported.
    fn came(&self) -> Option<(String, String)> {
        let after = &self.figures.after;
        let of = self.t.say("figure-came-of").n("reported", after.reported);
        let of = of.n("towns", after.towns).to_string();
        (after.reported > 0).then(|| (self.t.number(after.came), of))
    }

    /// Milk that hosts handed over to banks, if there was some.
    fn milk_handed(&self) -> Option<String> {
        let handed = self.figures.after.milk_handed;
        let says = self.t.say("figure-milk-handed").s("volume", self.t.milk(handed));
        (handed.0 > 0).then(|| says.to_string())
    }

    fn town_of(&self, story: &Story) -> String {
        town(&story.town, &story.region)
    }

    pub(super) fn promised(&self) -> Option<Money> {
        let minor = self.figures.promised_minor;
        (minor > 0).then(|| self.campaign.money(minor))
    }
}

/// The rows behind one figure.
#[derive(Template)]
#[template(path = "report/report_rows.html")]
pub(crate) struct ReportRows {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub kind: Figure,
    /// Ids of the columns' names: the sentences are `column-…`.
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
    /// Where their sum comes from, of a campaign that is a reconstruction.
    pub published: Vec<OnRecord>,
    /// The sum of the rows, in the same words as the report.
    pub total: Option<Cell>,
    /// How many gifts there are on all pages, where the rows are gifts.
    pub gifts: Option<i64>,
    /// The address of the rows that follow, when not all of them are here.
    pub next: Option<String>,
}

/// One value of a row.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    Text(String),
    /// A code of ISO 3166-1, shown as the country's name.
    Country(String),
    /// A state, province or prefecture by its country's code and its own, shown as its name.
    Region {
        country: String,
        region: String,
    },
    Link {
        href: String,
        text: String,
    },
    Count(i64),
    Money(Money),
    Milk(Microlitres),
    Day(Date),
    /// A status or another word with a sentence of its own: its id.
    Word(&'static str),
}

impl Cell {
    fn text(&self, t: &Reader) -> String {
        match self {
            Self::Text(text) | Self::Link { text, .. } => text.clone(),
            Self::Country(code) => t.country(code),
            Self::Region { country, region } => t.region(country, region),
            Self::Count(count) => t.number(count),
            Self::Money(money) => t.money_in_full(money),
            Self::Milk(volume) => t.milk(volume),
            Self::Day(day) => t.date(day),
            Self::Word(id) => t.say(id).to_string(),
        }
    }

    fn href(&self) -> Option<&str> {
        match self {
            Self::Link { href, .. } => Some(href),
            _ => None,
        }
    }

    fn is_day(&self) -> bool {
        matches!(self, Self::Day(_))
    }

    fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Money(_) | Self::Milk(_))
    }
}

impl ReportRows {
    fn title(&self) -> String {
        self.t.say(&format!("rows-{}", self.kind.as_str())).to_string()
    }

    fn note(&self) -> String {
        self.t.say(&format!("rows-{}-note", self.kind.as_str())).to_string()
    }

    fn column(&self, id: &str) -> String {
        self.t.say(&format!("column-{id}")).to_string()
    }

    /// What stands over the cells of a column.
    fn heading(&self, index: &usize) -> String {
        self.columns.get(*index).map(|id| self.column(id)).unwrap_or_default()
    }

    /// Numbers stand under each other at the right, and so does their heading.
    fn is_number_column(&self, index: &usize) -> bool {
        self.rows.first().and_then(|row| row.get(*index)).is_some_and(Cell::is_number)
    }

    /// Two columns fit a phone as they are; the rows of more are stacked there.
    fn is_wide(&self) -> bool {
        self.columns.len() > 2
    }

    fn origin(&self) -> ShowOrigin<'_> {
        let figure = match self.kind {
            Figure::Places => Some(Published::Places),
            Figure::RunByGroups => Some(Published::WalkersOfGroups),
            Figure::Groups => Some(Published::Groups),
            Figure::Walkers => Some(Published::Walkers),
            Figure::Gifts => Some(Published::Gifts),
            Figure::Shirts => Some(Published::Shirts),
            Figure::PromisedGifts => Some(Published::Promised),
            Figure::MilkPromised => Some(Published::MilkPromised),
            Figure::MilkReceived => Some(Published::MilkReceived),
            Figure::SignUps => None,
        };
        ShowOrigin::of(&self.t, &self.campaign, &self.published, figure)
    }

    fn report_href(&self) -> String {
        links::under(&self.campaign.slug, "report")
    }

    fn csv_href(&self) -> String {
        format!("{}.csv", links::report_rows(&self.campaign.slug, self.kind.as_str()))
    }
}
