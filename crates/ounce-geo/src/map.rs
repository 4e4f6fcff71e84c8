//! The drawn map: land and borders as SVG paths, and where a point lies on them.
//!
//! Owns the drawing of North America with insets for Alaska, Hawaii and Japan, and the projection
//! that puts points on it. The paths are projected when the data is packed
//! (`geodata/recipe/drawn_map.py`), the points here, by the same formula; some points computed by
//! the packer are in the data, and a test compares the two. Knows nothing of colours: the page
//! styles the paths.

mod conic;

use std::sync::OnceLock;

use conic::Conic;

static PACKED: &str = include_str!("../../../geodata/map.txt");
static WORLD: &[u8] = include_bytes!("../../../geodata/world.geojson.gz");

/// Countries of the world and states and provinces of the United States and Canada as gzipped
/// GeoJSON, the ground of the interactive map. Each feature has `kind` (`country` or `state`) and
/// `code` (ISO 3166).
pub fn world_geojson_gz() -> &'static [u8] {
    WORLD
}

/// The drawn map; parsed on first use.
pub fn drawn_map() -> &'static DrawnMap {
    static DRAWN: OnceLock<DrawnMap> = OnceLock::new();
    DRAWN.get_or_init(|| DrawnMap::read(PACKED).expect("the file inside the program is tested"))
}

/// A map drawn in SVG units.
pub struct DrawnMap {
    /// `min-x min-y width height`.
    pub view_box: &'static str,
    /// Path data of all land, insets included; fill it with the even-odd rule, since lakes are holes.
    pub land: &'static str,
    /// Path data of the borders between countries, states and provinces; stroke it, no fill.
    pub borders: &'static str,
    /// The main frame first, then the insets.
    pub frames: Vec<Frame>,
}

/// A part of the map with its own projection.
pub struct Frame {
    /// `america`, `alaska`, `hawaii` or `japan`.
    pub name: &'static str,
    /// Its rectangle on the map. An inset's is drawn, below the land, to set it apart.
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    bounds: Bounds,
    conic: Conic,
}

/// The part of the world of a frame, in degrees. Outside of it the projection could put a point
/// into the frame by mistake.
struct Bounds {
    south: f64,
    west: f64,
    north: f64,
    east: f64,
}

impl DrawnMap {
    /// The insets, whose rectangles are drawn.
    pub fn insets(&self) -> &[Frame] {
        &self.frames[1..]
    }

    /// Where a point in degrees lies on the map, in SVG units. None when it is off the map: not
    /// everybody fits, and the list beside the map has everybody.
    pub fn place(&self, lat: f64, lon: f64) -> Option<(f64, f64)> {
        let inset = self.insets().iter().find_map(|frame| frame.place(lat, lon));
        inset.or_else(|| {
            let at = self.frames[0].place(lat, lon)?;
            let is_covered = self.insets().iter().any(|inset| inset.covers(at));
            (!is_covered).then_some(at)
        })
    }

    fn read(packed: &'static str) -> Result<Self, String> {
        let field = |key: &str| {
            let mut lines = packed.lines().filter_map(|line| line.split_once(' '));
            let found = lines.find(|(k, _)| *k == key).map(|(_, value)| value);
            found.ok_or_else(|| format!("the map has no {key}"))
        };
        let frames = packed.lines().filter_map(|line| line.strip_prefix("frame "));
        let frames = frames.map(Frame::read).collect::<Result<Vec<_>, _>>()?;
        if frames.is_empty() {
            return Err("the map has no frame".into());
        }
        let (view_box, land, borders) = (field("viewbox")?, field("land")?, field("borders")?);
        Ok(Self { view_box, land, borders, frames })
    }
}

impl Frame {
    /// Name, rectangle (x, y, width, height), bounds (south, west, north, east), and the projection:
    /// two standard parallels, the middle (latitude, longitude), scale, and where the middle lies.
    fn read(line: &'static str) -> Result<Self, String> {
        let (name, numbers) = line.split_once(' ').unwrap_or((line, ""));
        let numbers: Vec<f64> = numbers.split(' ').filter_map(|n| n.parse().ok()).collect();
        let [x, y, width, height, south, west, north, east, conic @ ..] = &numbers[..] else {
            return Err(format!("frame {name} is cut off"));
        };
        let conic = Conic::read(conic).ok_or_else(|| format!("frame {name} has no projection"))?;
        let bounds = Bounds { south: *south, west: *west, north: *north, east: *east };
        Ok(Self { name, x: *x, y: *y, width: *width, height: *height, bounds, conic })
    }

    fn place(&self, lat: f64, lon: f64) -> Option<(f64, f64)> {
        let b = &self.bounds;
        let is_within = (b.south..=b.north).contains(&lat) && (b.west..=b.east).contains(&lon);
        let at = is_within.then(|| self.conic.project(lat, lon))?;
        self.covers(at).then_some(at)
    }

    fn covers(&self, (x, y): (f64, f64)) -> bool {
        (self.x..=self.x + self.width).contains(&x) && (self.y..=self.y + self.height).contains(&y)
    }
}

#[cfg(test)]
mod tests;
