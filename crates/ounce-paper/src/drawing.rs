//! Colours, shapes, and the pictures of the sheets: the morning in the park, codes, arrows, boxes.

use krilla::color::rgb::Color;
use krilla::geom::{Path, PathBuilder, Rect, Transform};
use krilla::paint::FillRule;
use krilla::surface::Surface;

use crate::facts::Code;
use crate::press::{outline, paint};

/// The colours of the pages by their roles. They are kept apart by lightness too, so that a page
/// reads the same from a printer without colours.
pub(crate) fn ink() -> Color {
    Color::new(0x1f, 0x2d, 0x36)
}

pub(crate) fn soft() -> Color {
    Color::new(0x4a, 0x57, 0x60)
}

pub(crate) fn line() -> Color {
    Color::new(0xcf, 0xc6, 0xb6)
}

pub(crate) fn leaf() -> Color {
    Color::new(0x24, 0x61, 0x4a)
}

pub(crate) fn leaf_wash() -> Color {
    Color::new(0xdf, 0xee, 0xe2)
}

pub(crate) fn coral() -> Color {
    Color::new(0xb9, 0x3f, 0x27)
}

pub(crate) fn milk() -> Color {
    Color::new(0xff, 0xff, 0xff)
}

fn paper() -> Color {
    Color::new(0xfb, 0xf5, 0xea)
}

fn sun() -> Color {
    Color::new(0xf2, 0xc1, 0x4e)
}

fn sky() -> Color {
    Color::new(0xd3, 0xe5, 0xef)
}

fn far() -> Color {
    Color::new(0xb9, 0xd6, 0xc2)
}

fn near() -> Color {
    Color::new(0x86, 0xb5, 0x98)
}

/// How far the handles of a curve are from its ends, so that four make a circle.
const ROUND: f32 = 0.552_284_8;

fn made(draw: impl FnOnce(&mut PathBuilder)) -> Path {
    let mut builder = PathBuilder::new();
    draw(&mut builder);
    builder.finish().expect("a drawn shape has points")
}

pub(crate) fn rectangle((x, y, width, height): (f32, f32, f32, f32)) -> Path {
    let rect = Rect::from_xywh(x, y, width, height).expect("an area is not negative");
    made(|path| path.push_rect(rect))
}

/// A rectangle with round corners.
pub(crate) fn card((x, y, width, height): (f32, f32, f32, f32), radius: f32) -> Path {
    let r = radius.min(width / 2.0).min(height / 2.0);
    let k = r * (1.0 - ROUND);
    let (right, bottom) = (x + width, y + height);
    made(|path| {
        path.move_to(x + r, y);
        path.line_to(right - r, y);
        path.cubic_to(right - k, y, right, y + k, right, y + r);
        path.line_to(right, bottom - r);
        path.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
        path.line_to(x + r, bottom);
        path.cubic_to(x + k, bottom, x, bottom - k, x, bottom - r);
        path.line_to(x, y + r);
        path.cubic_to(x, y + k, x + k, y, x + r, y);
        path.close();
    })
}

pub(crate) fn circle((x, y): (f32, f32), radius: f32) -> Path {
    card((x - radius, y - radius, radius * 2.0, radius * 2.0), radius)
}

pub(crate) fn stroke_line(from: (f32, f32), to: (f32, f32)) -> Path {
    made(|path| {
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
    })
}

/// Draws in units of a picture that is `units` wide, `wide` points wide on the page, at a point.
fn scaled(surface: &mut Surface, (x, y): (f32, f32), scale: f32, draw: impl FnOnce(&mut Surface)) {
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    draw(surface);
    surface.pop();
}

/// A QR code in a square. It needs four modules of white around it, which the caller leaves.
pub(crate) fn code(surface: &mut Surface, code: &Code, (x, y): (f32, f32), size: f32) {
    let module = size / code.side as f32;
    let squares = made(|path| {
        // Squares that touch are one rectangle, so that no hair of white is between them.
        for (row, modules) in code.dark.chunks(code.side).enumerate() {
            let mut column = 0;
            while column < modules.len() {
                let wide = modules[column..].iter().take_while(|dark| **dark).count();
                if wide > 0 {
                    let left = x + column as f32 * module;
                    let top = y + row as f32 * module;
                    let rect = Rect::from_xywh(left, top, wide as f32 * module, module);
                    path.push_rect(rect.expect("a module is not negative"));
                }
                column += wide.max(1);
            }
        }
    });
    paint(surface, &squares, Color::new(0, 0, 0));
}

/// An empty box to tick.
pub(crate) fn tick_box(surface: &mut Surface, (x, y): (f32, f32), size: f32) {
    outline(surface, &card((x, y, size, size), size * 0.18), ink(), 0.9);
}

/// Which way an arrow points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Left,
    Right,
    Ahead,
}

/// A broad arrow that fills an area of 200 by 140 units.
pub(crate) fn arrow(surface: &mut Surface, way: Way, (x, y): (f32, f32), scale: f32) {
    let pointing_right = made(|path| {
        path.move_to(0.0, 48.0);
        path.line_to(116.0, 48.0);
        path.line_to(116.0, 6.0);
        path.line_to(200.0, 70.0);
        path.line_to(116.0, 134.0);
        path.line_to(116.0, 92.0);
        path.line_to(0.0, 92.0);
        path.close();
    });
    let turned = match way {
        Way::Right => Transform::identity(),
        Way::Left => Transform::from_row(-1.0, 0.0, 0.0, 1.0, 200.0, 0.0),
        Way::Ahead => Transform::from_row(0.0, -1.0, 1.0, 0.0, 30.0, 170.0),
    };
    scaled(surface, (x, y), scale, |surface| {
        surface.push_transform(&turned);
        paint(surface, &pointing_right, leaf());
        surface.pop();
    });
}

/// The drop of the pages' head, 24 by 30 units.
pub(crate) fn drop(surface: &mut Surface, (x, y): (f32, f32), scale: f32) {
    let shape = made(|path| {
        path.move_to(12.0, 1.0);
        path.cubic_to(17.0, 7.5, 22.0, 12.0, 22.0, 18.0);
        path.cubic_to(22.0, 24.0, 17.5, 29.0, 12.0, 29.0);
        path.cubic_to(6.5, 29.0, 2.0, 24.0, 2.0, 18.0);
        path.cubic_to(2.0, 12.0, 7.0, 7.5, 12.0, 1.0);
        path.close();
    });
    scaled(surface, (x, y), scale, |surface| paint(surface, &shape, leaf()));
}

/// The inside of the glass of the milk bottle, 150 by 330 units.
fn glass(path: &mut PathBuilder) {
    path.move_to(40.0, 40.0);
    path.line_to(40.0, 78.0);
    path.cubic_to(40.0, 100.0, 12.0, 112.0, 12.0, 146.0);
    path.line_to(12.0, 288.0);
    path.cubic_to(12.0, 306.0, 22.0, 316.0, 40.0, 316.0);
    path.line_to(110.0, 316.0);
    path.cubic_to(128.0, 316.0, 138.0, 306.0, 138.0, 288.0);
    path.line_to(138.0, 146.0);
    path.cubic_to(138.0, 112.0, 110.0, 100.0, 110.0, 78.0);
    path.line_to(110.0, 40.0);
    path.close();
}

/// The milk bottle, mostly full.
fn bottle(surface: &mut Surface, at: (f32, f32), scale: f32) {
    scaled(surface, at, scale, |surface| {
        let inside = made(glass);
        paint(surface, &inside, sky());
        surface.push_clip_path(&inside, &FillRule::NonZero);
        let level = made(|path| {
            path.move_to(-10.0, 138.0);
            path.cubic_to(15.0, 146.0, 30.0, 128.0, 75.0, 136.0);
            path.cubic_to(110.0, 142.0, 130.0, 130.0, 160.0, 138.0);
            path.line_to(160.0, 330.0);
            path.line_to(-10.0, 330.0);
            path.close();
        });
        paint(surface, &level, milk());
        surface.pop();
        outline(surface, &inside, ink(), 7.0);
        for (mark, wide) in [(150.0, 14.0), (192.0, 22.0), (234.0, 14.0), (276.0, 22.0)] {
            let right = 126.0;
            outline(surface, &stroke_line((right - wide, mark), (right, mark)), ink(), 4.0);
        }
        paint(surface, &card((34.0, 4.0, 82.0, 34.0), 9.0), coral());
    });
}

/// A tree of so many units in height, its foot at a point.
fn tree(surface: &mut Surface, (x, y): (f32, f32), high: f32) {
    let crown = high * 0.36;
    paint(surface, &rectangle((x - high * 0.035, y - high * 0.5, high * 0.07, high * 0.5)), ink());
    paint(surface, &circle((x, y - high + crown), crown), leaf());
    paint(surface, &circle((x - crown * 0.62, y - high + crown * 1.5), crown * 0.66), leaf());
    paint(surface, &circle((x + crown * 0.62, y - high + crown * 1.45), crown * 0.7), leaf());
}

/// A pram that is pushed to the right, 60 by 56 units.
fn pram(surface: &mut Surface, at: (f32, f32), scale: f32) {
    scaled(surface, at, scale, |surface| {
        let handle = made(|path| {
            path.move_to(2.0, 6.0);
            path.cubic_to(8.0, 4.0, 11.0, 8.0, 14.0, 20.0);
        });
        outline(surface, &handle, ink(), 2.6);
        let body = made(|path| {
            path.move_to(10.0, 21.0);
            path.line_to(58.0, 21.0);
            path.cubic_to(58.0, 34.0, 48.0, 42.0, 34.0, 42.0);
            path.cubic_to(20.0, 42.0, 10.0, 34.0, 10.0, 21.0);
            path.close();
        });
        paint(surface, &body, coral());
        let hood = made(|path| {
            path.move_to(34.0, 21.0);
            path.line_to(34.0, -2.0);
            path.cubic_to(48.0, -2.0, 58.0, 8.0, 58.0, 21.0);
            path.close();
        });
        paint(surface, &hood, ink());
        for x in [22.0, 46.0] {
            paint(surface, &circle((x, 48.0), 6.5), ink());
            paint(surface, &circle((x, 48.0), 2.4), paper());
        }
    });
}

fn hill(surface: &mut Surface, points: [(f32, f32); 7], color: Color) {
    let [start, a, b, middle, c, d, end] = points;
    let shape = made(|path| {
        path.move_to(start.0, start.1);
        path.cubic_to(a.0, a.1, b.0, b.1, middle.0, middle.1);
        path.cubic_to(c.0, c.1, d.0, d.1, end.0, end.1);
        path.line_to(end.0, 260.0);
        path.line_to(start.0, 260.0);
        path.close();
    });
    paint(surface, &shape, color);
}

/// How high the picture of the morning is, for a width of 1.
pub(crate) const MORNING: f32 = 206.0 / 520.0;

/// Saturday morning in the park: a picture of 520 by 206 units in a card.
pub(crate) fn morning(surface: &mut Surface, at: (f32, f32), width: f32) {
    scaled(surface, at, width / 520.0, |surface| {
        let frame = card((0.0, 0.0, 520.0, 206.0), 14.0);
        surface.push_clip_path(&frame, &FillRule::NonZero);
        paint(surface, &frame, sky());
        paint(surface, &circle((118.0, 78.0), 40.0), sun());
        for (x, y, wide) in [(226.0, 42.0, 64.0), (252.0, 34.0, 44.0), (40.0, 40.0, 44.0)] {
            paint(surface, &card((x, y, wide, 15.0), 7.5), milk());
        }
        let far_hill = [
            (-10.0, 132.0),
            (80.0, 92.0),
            (150.0, 96.0),
            (250.0, 128.0),
            (330.0, 152.0),
            (400.0, 98.0),
            (530.0, 112.0),
        ];
        hill(surface, far_hill, far());
        for (x, y, high) in [(206.0, 126.0, 40.0), (232.0, 132.0, 52.0), (300.0, 136.0, 44.0)] {
            tree(surface, (x, y), high);
        }
        let near_hill = [
            (-10.0, 190.0),
            (60.0, 150.0),
            (180.0, 146.0),
            (290.0, 158.0),
            (380.0, 168.0),
            (450.0, 150.0),
            (530.0, 150.0),
        ];
        hill(surface, near_hill, near());
        let path = made(|path| {
            path.move_to(120.0, 232.0);
            path.cubic_to(150.0, 196.0, 330.0, 206.0, 330.0, 182.0);
            path.cubic_to(330.0, 170.0, 262.0, 172.0, 268.0, 156.0);
            path.line_to(276.0, 157.0);
            path.cubic_to(280.0, 168.0, 362.0, 164.0, 362.0, 184.0);
            path.cubic_to(362.0, 212.0, 216.0, 206.0, 214.0, 232.0);
            path.close();
        });
        paint(surface, &path, paper());
        tree(surface, (46.0, 182.0), 96.0);
        tree(surface, (492.0, 168.0), 84.0);
        bottle(surface, (384.0, 14.0), 0.5);
        pram(surface, (186.0, 152.0), 0.86);
        surface.pop();
    });
}
