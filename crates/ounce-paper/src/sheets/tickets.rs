//! Tickets: eight to a page, with marks for the knife.

use krilla::tagging::{Tag, TagGroup};

use super::{quiet, style};
use crate::drawing::{self, rectangle, soft, stroke_line};
use crate::facts::{Facts, Row, Town};
use crate::paper_size::Size;
use crate::press::{Leaf, Press, outline, paint};
use crate::typesetter::{Face, Style};

const ACROSS: usize = 2;
const DOWN: usize = 4;
const EDGE: f32 = 28.0;
const INSIDE: f32 = 16.0;
const CODE: f32 = 84.0;
/// How long a mark for the knife is.
const MARK: f32 = 9.0;

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
    for page in rows.chunks(ACROSS * DOWN) {
        press.page(paper, section, |leaf| {
            let wide = (leaf.width - 2.0 * EDGE) / ACROSS as f32;
            let high = (leaf.height - 2.0 * EDGE) / DOWN as f32;
            marks(leaf, (wide, high));
            for (at, row) in page.iter().enumerate() {
                let x = EDGE + (at % ACROSS) as f32 * wide;
                let y = EDGE + (at / ACROSS) as f32 * high;
                ticket(leaf, (facts, town), row, (x, y, wide, high));
            }
        });
    }
}

/// Short lines where the tickets meet, so that no ticket shows a line after cutting.
fn marks(leaf: &mut Leaf, (wide, high): (f32, f32)) {
    leaf.ornament(|surface| {
        for column in 0..=ACROSS {
            for row in 0..=DOWN {
                let (x, y) = (EDGE + column as f32 * wide, EDGE + row as f32 * high);
                outline(surface, &stroke_line((x - MARK, y), (x + MARK, y)), soft(), 0.5);
                outline(surface, &stroke_line((x, y - MARK), (x, y + MARK)), soft(), 0.5);
            }
        }
    });
}

fn ticket(
    leaf: &mut Leaf,
    (facts, town): (&Facts, &Town),
    row: &Row,
    (x, y, wide, high): (f32, f32, f32, f32),
) {
    let left = x + INSIDE;
    let right_x = x + wide - INSIDE - CODE;
    let text_wide = right_x - left - 12.0;
    leaf.ornament(|surface| {
        paint(surface, &rectangle((left, y + INSIDE, 26.0, 3.0)), drawing::leaf());
    });
    let mut top = y + INSIDE + 9.0;
    let town_look = Style { color: drawing::leaf(), ..style(Face::Strong, 9.5) };
    let title = leaf.set(&town.name, town_look, text_wide);
    let title_at = (left, top);
    top += title.height() + 1.0;
    let number_look = Style { leading: 1.05, ..style(Face::Display, 36.0) };
    let number = leaf.fit(&row.number, number_look, text_wide);
    leaf.heading(1, &number, (left, top));
    leaf.put(Tag::P, &title, title_at);
    top += number.height();
    let name = two_lines(leaf, &row.name, text_wide);
    leaf.put(Tag::P, &name, (left, top));
    top += name.height() + 1.0;
    let party = leaf.fit(&row.party, quiet(9.5), text_wide);
    leaf.put(Tag::P, &party, (left, top));
    let day = leaf.fit(&town.day, quiet(8.5), text_wide);
    leaf.put(Tag::P, &day, (left, y + high - INSIDE - day.height()));
    if let Some(code) = &row.scanned {
        let code_y = y + INSIDE + 4.0;
        let figure =
            leaf.figure(&code.alt, |surface| drawing::code(surface, code, (right_x, code_y), CODE));
        leaf.push(figure);
        let typed = leaf.fit(&row.code, super::centered(style(Face::Strong, 10.0)), CODE);
        let typed_x = right_x + (CODE - typed.width()) / 2.0;
        leaf.put(Tag::P, &typed, (typed_x, code_y + CODE + 5.0));
        let keep = leaf.set(&facts.words.keep, super::centered(quiet(7.5)), CODE + 12.0);
        leaf.put(Tag::P, &keep, (right_x - 6.0, code_y + CODE + 22.0));
    }
}

/// A name in two lines at most.
fn two_lines(leaf: &mut Leaf, name: &str, wide: f32) -> crate::typesetter::Block {
    let mut size = 13.0;
    loop {
        let look = style(Face::Strong, size);
        let block = leaf.set(name, look, wide);
        if block.height() < size * look.leading * 2.5 || size < 7.0 {
            return block;
        }
        size -= 1.0;
    }
}
