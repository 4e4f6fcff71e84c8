//! Sign-ups of two campaigns as two lines, up to the day of each.

use super::map::escaped;
use askama::filters::HtmlSafe;
use ounce_domain::campaign::growth::Mark;
use std::fmt::{self, Write};

/// The drawing is stretched to the width of the page. Its words stand beside it, so they are not
/// stretched.
const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 200.0;

/// From the first week to the day itself. The line of what has come ends today.
#[derive(Clone, Debug)]
pub struct TwoYears {
    label: String,
    now: String,
    before: String,
}

impl TwoYears {
    pub fn draw(label: String, marks: &[Mark]) -> Self {
        let highest = marks.iter().map(|mark| mark.before.max(mark.now.unwrap_or(0))).max();
        let highest = highest.unwrap_or(0).max(1) as f64;
        let step = WIDTH / marks.len().saturating_sub(1).max(1) as f64;
        let line = |of: &dyn Fn(&Mark) -> Option<i64>| {
            let places = marks.iter().enumerate();
            places.filter_map(|(n, mark)| Some((n, of(mark)?))).fold(
                String::new(),
                |mut points, (n, parties)| {
                    let (x, y) = (n as f64 * step, HEIGHT - parties as f64 / highest * HEIGHT);
                    // Written into a String, so it can't fail.
                    let _ = write!(points, "{x:.0},{y:.0} ");
                    points
                },
            )
        };
        let (now, before) = (line(&|mark| mark.now), line(&|mark| Some(mark.before)));
        Self { label, now, before }
    }
}

impl HtmlSafe for TwoYears {}

impl fmt::Display for TwoYears {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (label, now, before) = (escaped(&self.label), self.now.trim(), self.before.trim());
        write!(
            f,
            "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\" role=\"img\" \
             aria-label=\"{label}\"><polyline class=\"before\" points=\"{before}\"/>\
             <polyline class=\"now\" points=\"{now}\"/></svg>"
        )
    }
}
