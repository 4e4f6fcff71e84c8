//! Bibs: the number of a party, large, two to a page. Names are on the roster only.

use krilla::tagging::{Tag, TagGroup};

use super::{quiet, style};
use crate::drawing::{self, card, circle, line, milk, soft};
use crate::facts::{Facts, Row, Town};
use crate::paper_size::Size;
use crate::press::{Leaf, Press, dashed, outline, paint};
use crate::typesetter::{Face, Style};

const EDGE: f32 = 30.0;
const BAND: f32 = 58.0;

pub(super) fn add(
    press: &mut Press,
    section: &mut TagGroup,
    (facts, town): (&Facts, &Town),
    size: Size,
) {
    let paper = size.points();
    let rows: Vec<&Row> = town.roster.iter().filter(|row| row.has_place).collect();
    if rows.is_empty() {
        return super::nobody(press, section, (facts, town), paper);
    }
    for pair in rows.chunks(2) {
        press.page(paper, section, |leaf| {
            let half = leaf.height / 2.0;
            let wide = leaf.width;
            leaf.ornament(|surface| dashed(surface, (0.0, half), (wide, half), line()));
            for (row, top) in pair.iter().zip([0.0, half]) {
                bib(leaf, (facts, town), row, (top, half));
            }
        });
    }
}

fn bib(leaf: &mut Leaf, (facts, town): (&Facts, &Town), row: &Row, (top, half): (f32, f32)) {
    let (x, y) = (EDGE, top + EDGE);
    let (wide, high) = (leaf.width - 2.0 * EDGE, half - 2.0 * EDGE);
    leaf.ornament(|surface| {
        let frame = card((x, y, wide, high), 18.0);
        paint(surface, &frame, drawing::leaf());
        paint(surface, &card((x + 3.0, y + BAND, wide - 6.0, high - BAND - 3.0), 15.0), milk());
        // For safety pins.
        for (across, down, color) in
            [(0.0, 0.0, milk()), (1.0, 0.0, milk()), (0.0, 1.0, soft()), (1.0, 1.0, soft())]
        {
            let at = (x + 18.0 + across * (wide - 36.0), y + 18.0 + down * (high - 36.0));
            outline(surface, &circle(at, 4.0), color, 1.0);
        }
    });
    let white = Style { color: milk(), ..style(Face::Display, 26.0) };
    let title = leaf.fit(&town.name, white, wide - 84.0);
    let title_at = ((leaf.width - title.width()) / 2.0, y + (BAND - title.height()) / 2.0);
    let look = Style { leading: 1.0, ..style(Face::Display, 210.0) };
    let number = leaf.fit(&row.number, look, wide - 80.0);
    let foot =
        leaf.fit(&format!("{} · {}", facts.words.campaign, town.day), quiet(12.0), wide - 80.0);
    let foot_y = y + high - 20.0 - foot.height();
    let room = foot_y - y - BAND;
    let number_at =
        ((leaf.width - number.width()) / 2.0, y + BAND + (room - number.height()) / 2.0);
    leaf.heading(1, &number, number_at);
    leaf.put(Tag::P, &title, title_at);
    leaf.put(Tag::P, &foot, ((leaf.width - foot.width()) / 2.0, foot_y));
}
