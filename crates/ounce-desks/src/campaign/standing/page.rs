//! The page of how a campaign stands.

use askama::Template;
use jiff::civil::Date;
use ounce_domain::campaign::growth::Mark;
use ounce_store::strolls::Point;
use ounce_web::charts::{Dot, MapDrawing, TwoYears};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::{degrees, town};

use super::Growth;

/// The map of what is ready, and the growth.
#[derive(Template)]
#[template(path = "campaign/standing/standing.html")]
pub(super) struct StandingPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub name: String,
    pub day: Date,
    pub map: MapDrawing,
    pub strolls: usize,
    /// How many strolls need something.
    pub lacking: usize,
    pub growth: Option<Growth>,
}

/// Every stroll, hollow where something is missing; each leads to its desk.
pub(super) fn map(campaign: &str, points: &[Point]) -> MapDrawing {
    MapDrawing::draw_what_is_missing(points.iter().map(|point| {
        let (lat, lon) = degrees(point.position);
        Dot {
            lat,
            lon,
            href: links::stroll_desk(campaign, &point.slug, ""),
            title: town(&point.town, &point.region),
            is_changed: !point.needs.is_empty(),
        }
    }))
}

impl StandingPage {
    fn desk(&self) -> String {
        links::campaign_desk(&self.campaign, "")
    }

    fn ready(&self) -> usize {
        self.strolls - self.lacking
    }

    /// Where both stand today, in a sentence.
    fn today(&self, growth: &Growth) -> String {
        let Mark { days_before, now, before } = growth.today;
        let says = self.t.say("standing-today").n("parties", now.unwrap_or_default());
        says.n("days", days_before).n("before", before).to_string()
    }

    fn chart(&self, growth: &Growth) -> TwoYears {
        TwoYears::draw(self.today(growth), &growth.weeks)
    }

    fn first(&self, growth: &Growth) -> String {
        let days = growth.weeks.first().map_or(0, |mark| mark.days_before);
        self.t.say("standing-days-before").n("days", days).to_string()
    }

    fn when(&self, mark: &Mark) -> String {
        self.t.say("standing-days-before").n("days", mark.days_before).to_string()
    }

    /// A day that has not come has no figure.
    fn now(&self, mark: &Mark) -> String {
        mark.now.map(|parties| self.t.number(parties)).unwrap_or_default()
    }
}
