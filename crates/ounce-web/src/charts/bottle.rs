//! The milk bottle that fills: the thermometer of a campaign.

use askama::filters::HtmlSafe;
use std::fmt;

/// A bottle filled to a part of what it holds. Numbers beside it say how much, so it is hidden
/// from screen readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bottle {
    /// In thousandths.
    filled: i64,
}

/// The drawing is 150 by 330 units. Milk at the bottom line stands at 316, at the brim at 52.
const BOTTOM: i64 = 316;
const BRIM: i64 = 52;

impl Bottle {
    pub fn new(part: i64, whole: i64) -> Self {
        let part = i128::from(part.clamp(0, whole.max(0)));
        let filled = (part * 1000).checked_div(i128::from(whole)).unwrap_or(0);
        Self { filled: i64::try_from(filled).unwrap_or(1000) }
    }

    /// Where the surface of the milk is, from the top of the drawing.
    pub fn level(self) -> i64 {
        BOTTOM - (BOTTOM - BRIM) * self.filled / 1000
    }
}

impl HtmlSafe for Bottle {}

/// The inside of the glass. The area around it is painted over the milk in the colour of the card.
/// A clip path would need an id, which two bottles on one page would share.
const GLASS: &str =
    "M40 40v38c0 22-28 34-28 68v142q0 28 28 28h70q28 0 28-28V146c0-34-28-46-28-68V40z";

impl fmt::Display for Bottle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = self.level();
        write!(
            f,
            "<svg class=\"bottle\" viewBox=\"0 0 150 330\" aria-hidden=\"true\">\
             <path class=\"bottle-air\" d=\"{GLASS}\"/>\
             <g class=\"bottle-milk\"><path data-level transform=\"translate(0 {level})\" \
             d=\"M-10 4q25 8 50 3t45 0 75-2v330H-10z\"/></g>\
             <path class=\"bottle-marks\" d=\"M112 150h14M104 192h22M112 234h14M104 276h22\"/>\
             <path class=\"bottle-outside\" d=\"M-9-9H159V339H-9z{GLASS}\"/>\
             <path class=\"bottle-glass\" d=\"{GLASS}\"/>\
             <rect class=\"bottle-cap\" x=\"34\" y=\"6\" width=\"82\" height=\"32\" rx=\"9\"/></svg>"
        )
    }
}
