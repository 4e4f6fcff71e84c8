//! The drawn map with the towns on it, and a piece of it around one town.

mod names;
mod window;

use crate::assets;
use crate::i18n::Reader;
use askama::filters::HtmlSafe;
use ounce_geo::{Frame, drawn_map};
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use window::{ACROSS, Window};

/// A town on the map.
#[derive(Clone, Debug)]
pub struct Dot {
    pub lat: f64,
    pub lon: f64,
    pub href: String,
    /// `Baltimore, MD`
    pub title: String,
    /// Drawn hollow: on a visitor's map the plan has changed there, postponed or cancelled; on a
    /// coordinator's something is missing.
    pub is_changed: bool,
}

/// Above this many dots, neighbours share one, so that the drawing stays small.
const MOST_DOTS: usize = 400;
/// The side of a square whose towns share a dot, in units of the drawing (which is 1600 wide).
const SQUARE: f64 = 34.0;
/// Up to this many towns have their names beside them.
const MOST_NAMES: usize = 12;
/// How far from its middle a dot can be touched: 44 px across on a phone.
const THUMB: f64 = 100.0;

/// All towns of a campaign, drawn once whenever they change and shown in any language.
#[derive(Clone, Debug, Default)]
pub struct MapDrawing {
    window: Window,
    dots: String,
    on_map: usize,
    total: usize,
    has_changed: bool,
}

/// One circle: a town, or several that are so near each other that they share it.
struct Mark<'a> {
    at: (f64, f64),
    dot: &'a Dot,
    towns: usize,
    is_hollow: bool,
}

impl MapDrawing {
    /// A dot that several towns share is full: what changed in one is no news of the others.
    pub fn draw(dots: impl IntoIterator<Item = Dot>) -> Self {
        Self::draw_by(dots, false)
    }

    /// A dot that several towns share is hollow as soon as one of them is: nothing that is missing
    /// is hidden.
    pub fn draw_what_is_missing(dots: impl IntoIterator<Item = Dot>) -> Self {
        Self::draw_by(dots, true)
    }

    fn draw_by(dots: impl IntoIterator<Item = Dot>, shows_any: bool) -> Self {
        let mut drawing = Self::default();
        let (mut points, mut placed) = (Vec::new(), Vec::new());
        for dot in dots {
            drawing.total += 1;
            if let Some(at) = drawn_map().place(dot.lat, dot.lon) {
                points.push(at);
                placed.push(dot);
            }
        }
        drawing.on_map = placed.len();
        drawing.window = Window::of(&points);
        for point in &mut points {
            *point = drawing.window.place(*point);
        }
        let each = points.iter().zip(&placed);
        let marks: Vec<_> = if placed.len() <= MOST_DOTS {
            let own = |(at, dot): (&(f64, f64), _)| mark(*at, dot, 1);
            each.map(own).collect()
        } else {
            by_square(&points, &placed, shows_any)
        };
        drawing.add(&marks);
        drawing
    }

    fn add(&mut self, marks: &[Mark<'_>]) {
        let named: Vec<_> = match marks.len() {
            0..=MOST_NAMES => marks.iter().map(|mark| (mark.at, mark.dot.title.as_str())).collect(),
            _ => Vec::new(),
        };
        let mut spots = names::spots(&named, self.window.down()).into_iter();
        for (n, mark) in marks.iter().enumerate() {
            self.add_one(mark, touch(marks, n), spots.next().flatten());
        }
    }

    fn add_one(&mut self, mark: &Mark<'_>, touch: f64, name: Option<names::Spot>) {
        let Mark { at: (x, y), dot, towns, is_hollow } = mark;
        self.has_changed |= is_hollow;
        let class = if *is_hollow { " class=\"changed\"" } else { "" };
        let more = if *towns > 1 { format!(" + {}", towns - 1) } else { String::new() };
        let (title, radius) = (escaped(&dot.title), radius(*towns));
        // Written into a String, so it can't fail.
        let _ = write!(
            self.dots,
            "<a href=\"{}\"{class}><title>{title}{more}</title>\
             <circle class=\"touch\" cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{touch:.0}\"/>\
             <circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{radius:.0}\"/>",
            escaped(&dot.href)
        );
        if let Some(names::Spot { x, y, anchor }) = name {
            let _ = write!(
                self.dots,
                "<text x=\"{x:.0}\" y=\"{y:.0}\" text-anchor=\"{anchor}\" \
                 aria-hidden=\"true\">{title}</text>"
            );
        }
        self.dots.push_str("</a>");
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

fn mark(at: (f64, f64), dot: &Dot, towns: usize) -> Mark<'_> {
    Mark { at, dot, towns, is_hollow: dot.is_changed && towns == 1 }
}

/// One dot for each square, in the middle of its towns, named after the first of them.
fn by_square<'a>(points: &[(f64, f64)], dots: &'a [Dot], shows_any: bool) -> Vec<Mark<'a>> {
    let mut squares: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (n, (x, y)) in points.iter().enumerate() {
        let square = ((x / SQUARE) as i64, (y / SQUARE) as i64);
        squares.entry(square).or_default().push(n);
    }
    let shared = squares.values().map(|towns| {
        let count = towns.len() as f64;
        let x = towns.iter().map(|n| points[*n].0).sum::<f64>() / count;
        let y = towns.iter().map(|n| points[*n].1).sum::<f64>() / count;
        let shared = mark((x, y), &dots[towns[0]], towns.len());
        let any = shows_any && towns.iter().any(|n| dots[*n].is_changed);
        Mark { is_hollow: any || shared.is_hollow, ..shared }
    });
    shared.collect()
}

fn radius(towns: usize) -> f64 {
    match towns {
        1 => 7.0,
        some => (7.0 + (some as f64).log2() * 1.5).min(17.0),
    }
}

/// How far from the middle of a dot a touch counts for it: a thumb's width, but at most half the
/// way to the next dot, so that both can be touched.
fn touch(marks: &[Mark<'_>], n: usize) -> f64 {
    let (x, y) = marks[n].at;
    let others = marks.iter().enumerate().filter(|(other, _)| *other != n);
    let next = others.map(|(_, mark)| (mark.at.0 - x).hypot(mark.at.1 - y));
    let half = next.fold(f64::INFINITY, f64::min) / 2.0;
    half.floor().clamp(radius(marks[n].towns), THUMB)
}

pub struct ShowMap<'a> {
    label: String,
    map: &'a MapDrawing,
}

impl HtmlSafe for ShowMap<'_> {}

impl fmt::Display for ShowMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (label, window) = (escaped(&self.label), self.map.window);
        let down = window.down();
        write!(
            f,
            "<svg class=\"map\" viewBox=\"0 0 {ACROSS} {down:.0}\" role=\"group\" \
             aria-label=\"{label}\">"
        )?;
        if window.is_all() {
            for inset in drawn_map().insets() {
                frame(f, "inset", inset)?;
            }
            ground(f)?;
        } else {
            let Window { left, top, width, height } = window;
            write!(
                f,
                "<svg width=\"{ACROSS}\" height=\"{down:.0}\" \
                 viewBox=\"{left:.1} {top:.1} {width:.1} {height:.1}\">"
            )?;
            piece(f, &window)?;
            f.write_str("</svg>")?;
        }
        write!(f, "<g class=\"dots\">{}</g></svg>", self.map.dots)
    }
}

/// The ground of a piece of the map.
fn piece(f: &mut fmt::Formatter<'_>, window: &Window) -> fmt::Result {
    ground(f)?;
    // An inset beside a coast is another part of the world; here it would look like an island.
    window.others().try_for_each(|inset| frame(f, "water", inset))
}

/// The frame of an inset, which shows another part of the world.
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

/// The file both are in. Borders are as thin on a piece of the map as on all of it.
pub fn ground_file() -> String {
    let map = drawn_map();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\">\
         <path id=\"land\" fill-rule=\"evenodd\" d=\"{}\"/>\
         <path id=\"borders\" vector-effect=\"non-scaling-stroke\" d=\"{}\"/></svg>\n",
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
        let window = Window::around((x, y));
        let Window { left, top, width, height } = window;
        write!(
            f,
            "<svg class=\"map mini\" viewBox=\"{left:.0} {top:.0} {width:.0} {height:.0}\" \
             aria-hidden=\"true\">"
        )?;
        piece(f, &window)?;
        write!(f, "<circle class=\"here\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/></svg>")
    }
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
