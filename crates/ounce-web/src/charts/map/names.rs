//! Which towns have their names beside their dots, and on which side.

use super::window::ACROSS;

/// The size of a letter and a line where the drawing is as wide as a phone: names that have room
/// there have room everywhere. The stylesheet has the size of the type.
const LETTER: f64 = 27.0;
const LINE: f64 = 60.0;
/// From the middle of a dot to the edge of its name.
const GAP: f64 = 26.0;

/// A name as it is written: where it is anchored, and by which end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) anchor: &'static str,
}

#[derive(Clone, Copy)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// A spot for each name that covers no other name and no dot; `None` for the others, whose names
/// are shown when they are touched.
pub(super) fn spots(towns: &[((f64, f64), &str)], down: f64) -> Vec<Option<Spot>> {
    let mut taken: Vec<Area> = towns.iter().map(|((x, y), _)| around(*x, *y)).collect();
    let mut spots = Vec::with_capacity(towns.len());
    for ((x, y), name) in towns {
        let width: f64 = name.chars().map(|c| if c.is_ascii() { LETTER } else { LINE }).sum();
        let free = sides(*x, *y).into_iter().find_map(|spot| {
            let area = area(&spot, width);
            let is_inside =
                area.left >= 0.0 && area.right <= ACROSS && area.top >= 0.0 && area.bottom <= down;
            let is_free = is_inside && !taken.iter().any(|other| other.meets(&area));
            is_free.then_some((spot, area))
        });
        taken.extend(free.map(|(_, area)| area));
        spots.push(free.map(|(spot, _)| spot));
    }
    spots
}

fn around(x: f64, y: f64) -> Area {
    Area { left: x - 15.0, right: x + 15.0, top: y - 15.0, bottom: y + 15.0 }
}

/// Right of the dot, left of it, below, above: the first that is free is taken.
fn sides(x: f64, y: f64) -> [Spot; 4] {
    let half = LINE / 4.0;
    [
        Spot { x: x + GAP, y: y + half, anchor: "start" },
        Spot { x: x - GAP, y: y + half, anchor: "end" },
        Spot { x, y: y + GAP + LINE * 0.75, anchor: "middle" },
        Spot { x, y: y - GAP, anchor: "middle" },
    ]
}

/// What the name covers. Its `y` is the line the letters stand on.
fn area(spot: &Spot, width: f64) -> Area {
    let left = match spot.anchor {
        "start" => spot.x,
        "end" => spot.x - width,
        _ => spot.x - width / 2.0,
    };
    Area { left, right: left + width, top: spot.y - LINE * 0.75, bottom: spot.y + LINE * 0.25 }
}
