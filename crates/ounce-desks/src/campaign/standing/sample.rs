//! How a campaign stands, with invented values.

use jiff::civil::date;
use ounce_domain::campaign::growth::Mark;
use ounce_domain::stroll::{Need, Position, Status};
use ounce_store::strolls::Point;

use super::Growth;
use super::page::{StandingPage, map};
use crate::samples::{Rendered, Samples, add};

impl Samples {
    pub(crate) fn standing(&self, all: &mut Vec<Rendered>) {
        let point = |slug: &str, place: (i64, i64), needs: &[Need]| Point {
            slug: slug.to_owned(),
            town: self.s("Rochester"),
            region: "NY".to_owned(),
            country: "US".to_owned(),
            position: Position { lat_e7: place.0, lon_e7: place.1 },
            status: Status::Open,
            needs: needs.to_vec(),
        };
        let points = [
            point("rochester-ny", (431_566_000, -776_088_000), &[]),
            point("iowa-city-ia", (416_611_000, -915_302_000), &[Need::Host, Need::Place]),
            point("nowhere", (-850_000_000, 0), &[Need::Opening]),
        ];
        let mark = |days_before, now, before| Mark { days_before, now, before };
        let growth = |weeks: Vec<Mark>| Growth {
            name: self.s("Milk Stroll 2026"),
            today: mark(10, Some(38), 31),
            weeks,
        };
        let page = |points: &[Point], growth| StandingPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/standing"),
            map: map("2027", points),
            lacking: points.iter().filter(|point| !point.needs.is_empty()).count(),
            strolls: points.len(),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            day: date(2027, 5, 1),
            growth,
        };
        let weeks = vec![
            mark(21, Some(4), 0),
            mark(14, Some(30), 12),
            mark(7, None, 40),
            mark(0, None, 90),
        ];
        add(all, "standing", &page(&points, Some(growth(weeks))));
        add(all, "standing-early", &page(&points[..1], Some(growth(Vec::new()))));
        add(all, "standing-first", &page(&[], None));
    }
}
