//! The drawn map with the towns on it, and a piece of it around one town.

use crate::assets;
use crate::i18n::Reader;
use askama::filters::HtmlSafe;
use ounce_geo::{Frame, drawn_map};
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// A town on the map.
#[derive(Clone, Debug)]
pub struct Dot {
    pub lat: f64,
    pub lon: f64,
    pub href: String,
    /// `Baltimore, MD`
    pub title: String,
    /// Whether the plan has changed there: postponed or cancelled.
    pub is_changed: bool,
}

/// Above this many dots, neighbours share one, so that the drawing stays small.
const MOST_DOTS: usize = 400;
/// The side of a square whose towns share a dot, in units of the map (which is about 1600 wide).
const SQUARE: f64 = 34.0;

/// All towns of a campaign, drawn once whenever they change and shown in any language.
#[derive(Clone, Debug, Default)]
pub struct MapDrawing {
    dots: String,
    on_map: usize,
    total: usize,
    has_changed: bool,
}

impl MapDrawing {
    pub fn draw(dots: impl IntoIterator<Item = Dot>) -> Self {
        let mut drawing = Self::default();
        let mut placed = Vec::new();
        for dot in dots {
            drawing.total += 1;
            if let Some(at) = drawn_map().place(dot.lat, dot.lon) {
                placed.push((at, dot));
            }
        }
        drawing.on_map = placed.len();
        if placed.len() <= MOST_DOTS {
            for (at, dot) in &placed {
                drawing.add(*at, dot, 1);
            }
        } else {
            drawing.add_by_square(&placed);
        }
        drawing
    }

    /// One dot for each square, in the middle of its towns, named after the first of them.
    fn add_by_square(&mut self, placed: &[((f64, f64), Dot)]) {
        let mut squares: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
        for (n, ((x, y), _)) in placed.iter().enumerate() {
            let square = ((x / SQUARE) as i64, (y / SQUARE) as i64);
            squares.entry(square).or_default().push(n);
        }
        for towns in squares.values() {
            let count = towns.len() as f64;
            let x = towns.iter().map(|n| placed[*n].0.0).sum::<f64>() / count;
            let y = towns.iter().map(|n| placed[*n].0.1).sum::<f64>() / count;
            self.add((x, y), &placed[towns[0]].1, towns.len());
        }
    }

    fn add(&mut self, (x, y): (f64, f64), dot: &Dot, towns: usize) {
        self.has_changed |= dot.is_changed && towns == 1;
        let class = if dot.is_changed && towns == 1 { " class=\"changed\"" } else { "" };
        let more = if towns > 1 { format!(" + {}", towns - 1) } else { String::new() };
        let radius = match towns {
            1 => 7.0,
            some => (7.0 + (some as f64).log2() * 1.5).min(17.0),
        };
        let title = escaped(&dot.title);
        // Written into a String, so it can't fail.
        let _ = write!(
            self.dots,
            "<a href=\"{}\"{class}><title>{title}{more}</title>\
             <circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{radius:.0}\"/></a>",
            escaped(&dot.href)
        );
    }

    /// How many towns are off the map. The list has everybody.
    pub fn off_map(&self) -> usize {
        self.total - self.on_map
    }

    /// Whether a dot is hollow, so that somebody has to say what that means.
    pub fn has_changed(&self) -> bool {
        self.has_changed
    }

    pub fn on_map(&self) -> usize {
        self.on_map
    }

    pub fn show<'a>(&'a self, t: &Reader) -> ShowMap<'a> {
        ShowMap { label: t.say("map-label").n("count", self.on_map).to_string(), map: self }
    }
}

pub struct ShowMap<'a> {
    label: String,
    map: &'a MapDrawing,
}

impl HtmlSafe for ShowMap<'_> {}

impl fmt::Display for ShowMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (label, view_box) = (escaped(&self.label), drawn_map().view_box);
        write!(
            f,
            "<svg class=\"map\" viewBox=\"{view_box}\" role=\"group\" aria-label=\"{label}\">"
        )?;
        for inset in drawn_map().insets() {
            frame(f, "inset", inset)?;
        }
        ground(f)?;
        write!(f, "<g class=\"dots\">{}</g></svg>", self.map.dots)
    }
}

/// What a part of the map that lies elsewhere stands in.
fn frame(f: &mut fmt::Formatter<'_>, class: &str, frame: &Frame) -> fmt::Result {
    let (x, y, width, height) = (frame.x, frame.y, frame.width, frame.height);
    write!(
        f,
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
         rx=\"10\"/>"
    )
}

/// Land and borders, which every map shares: they are fetched once and kept by the browser.
fn ground(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let drawing = assets::href("map.svg");
    write!(
        f,
        "<use class=\"land\" href=\"{drawing}#land\"/>\
         <use class=\"borders\" href=\"{drawing}#borders\"/>"
    )
}

/// The file both are in.
pub fn ground_file() -> String {
    let map = drawn_map();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\">\
         <path id=\"land\" fill-rule=\"evenodd\" d=\"{}\"/><path id=\"borders\" d=\"{}\"/></svg>\n",
        map.view_box, map.land, map.borders
    )
}

/// The surroundings of one town, decoration beside the words that say where it is.
#[derive(Clone, Copy, Debug)]
pub struct MiniMap {
    at: Option<(f64, f64)>,
}

impl MiniMap {
    pub fn around((lat, lon): (f64, f64)) -> Self {
        Self { at: drawn_map().place(lat, lon) }
    }

    /// Not everybody fits on the map.
    pub fn is_on_map(&self) -> bool {
        self.at.is_some()
    }
}

impl HtmlSafe for MiniMap {}

impl fmt::Display for MiniMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((x, y)) = self.at else { return Ok(()) };
        let (left, top, width, height) = window((x, y));
        write!(
            f,
            "<svg class=\"map mini\" viewBox=\"{left:.0} {top:.0} {width:.0} {height:.0}\" \
             aria-hidden=\"true\">"
        )?;
        ground(f)?;
        // An inset beside a coast is another part of the world; here it would look like an island.
        for inset in drawn_map().insets().iter().filter(|inset| !holds(inset, (x, y))) {
            frame(f, "water", inset)?;
        }
        write!(f, "<circle class=\"here\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/></svg>")
    }
}

/// What is shown around a town: all of an inset, or a piece of the map that ends where it does.
/// Beyond the edge of what was drawn, half a province would look like a coast.
fn window((x, y): (f64, f64)) -> (f64, f64, f64, f64) {
    if let Some(inset) = drawn_map().insets().iter().find(|inset| holds(inset, (x, y))) {
        return (inset.x, inset.y, inset.width, inset.height);
    }
    let (width, height) = (300.0, 180.0);
    let Some(all) = drawn_map().frames.first() else { return (x, y, width, height) };
    let within = |middle: f64, side: f64, from: f64, whole: f64| {
        (middle - side / 2.0).min(from + whole - side).max(from)
    };
    let (left, top) = (within(x, width, all.x, all.width), within(y, height, all.y, all.height));
    (left, top, width, height)
}

fn holds(frame: &Frame, (x, y): (f64, f64)) -> bool {
    (frame.x..=frame.x + frame.width).contains(&x)
        && (frame.y..=frame.y + frame.height).contains(&y)
}

/// Text as it may stand between tags and in quotes.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
