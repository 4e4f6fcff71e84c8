//! Which piece of the drawn map is shown: all of it, or the part where the towns are.

use ounce_geo::{Frame, drawn_map};

/// How wide a drawing is, whatever piece of the map is on it.
pub(super) const ACROSS: f64 = 1600.0;
/// How high it is beside its width, except where an inset has a shape of its own.
const DOWN: f64 = 930.0;
/// A piece is never narrower than this, about 1200 km: the coast was drawn to a grid of 7 km, and
/// nearer than that it would be a staircase.
const NARROWEST: f64 = 160.0;
/// A piece wider than this is as good as all of it, and then the insets are shown as well.
const WIDEST: f64 = 1100.0;
/// How much wider a piece is than the distance between its towns, so that names have room.
const ROOM: f64 = 1.7;

/// A rectangle of the map, in its units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Window {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Default for Window {
    fn default() -> Self {
        Self { left: 0.0, top: 0.0, width: ACROSS, height: DOWN }
    }
}

impl Window {
    /// The window that holds all these points. Towns in several parts of the world need the whole
    /// map; towns in one inset need that inset.
    pub(super) fn of(points: &[(f64, f64)]) -> Self {
        let Some(first) = points.first() else { return Self::default() };
        let inset = inset_at(*first);
        let is_elsewhere = |at: &(f64, f64)| {
            inset_at(*at).map(|frame| frame.name) != inset.map(|frame| frame.name)
        };
        if points.iter().any(is_elsewhere) {
            return Self::default();
        }
        inset.map_or_else(|| Self::on_the_mainland(points), Self::all_of)
    }

    fn on_the_mainland(points: &[(f64, f64)]) -> Self {
        let (west, east) = ends(points.iter().map(|at| at.0));
        let (north, south) = ends(points.iter().map(|at| at.1));
        let wanted = ((east - west) * ROOM).max((south - north) * ROOM * ACROSS / DOWN);
        if wanted > WIDEST {
            return Self::default();
        }
        let width = wanted.max(NARROWEST);
        Self::within(((west + east) / 2.0, (north + south) / 2.0), (width, width * DOWN / ACROSS))
    }

    /// The window around one town: a whole inset, or a piece of the map.
    pub(super) fn around(at: (f64, f64)) -> Self {
        inset_at(at).map_or_else(|| Self::within(at, (300.0, 180.0)), Self::all_of)
    }

    /// A piece that ends where the map does. Beyond the edge of what was drawn, half a province
    /// would look like a coast.
    fn within((x, y): (f64, f64), (width, height): (f64, f64)) -> Self {
        let start =
            |middle: f64, side: f64, whole: f64| (middle - side / 2.0).min(whole - side).max(0.0);
        Self { left: start(x, width, ACROSS), top: start(y, height, DOWN), width, height }
    }

    fn all_of(frame: &Frame) -> Self {
        Self { left: frame.x, top: frame.y, width: frame.width, height: frame.height }
    }

    /// Where a point of the map lies on a drawing of this window, which is [`ACROSS`] wide.
    pub(super) fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let scale = ACROSS / self.width;
        ((x - self.left) * scale, (y - self.top) * scale)
    }

    /// How high that drawing is.
    pub(super) fn down(&self) -> f64 {
        self.height * ACROSS / self.width
    }

    pub(super) fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The insets that lie in this window and are not what it shows.
    pub(super) fn others(&self) -> impl Iterator<Item = &'static Frame> {
        let own = *self;
        drawn_map().insets().iter().filter(move |frame| {
            let meets = frame.x < own.left + own.width
                && own.left < frame.x + frame.width
                && frame.y < own.top + own.height
                && own.top < frame.y + frame.height;
            meets && Self::all_of(frame) != own
        })
    }
}

fn inset_at((x, y): (f64, f64)) -> Option<&'static Frame> {
    let holds = |frame: &&Frame| {
        (frame.x..=frame.x + frame.width).contains(&x)
            && (frame.y..=frame.y + frame.height).contains(&y)
    };
    drawn_map().insets().iter().find(holds)
}

/// The least and the greatest.
fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}
