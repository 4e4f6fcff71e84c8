//! The sign-in sheet: the roster as a table with boxes, and empty rows for who comes unannounced.

use krilla::tagging::{TableHeaderScope, Tag, TagGroup};
use parley::Alignment;

use super::{MARGIN, quiet, style};
use crate::drawing::{self, line, rectangle, tick_box};
use crate::facts::{Facts, Row, Town};
use crate::paper_size::Size;
use crate::press::{Leaf, Press, paint};
use crate::typesetter::{Block, Face, Style};

/// Of a row at least: room for a signature.
const ROW: f32 = 25.0;
const HEAD_ROW: f32 = 22.0;
const BOX: f32 = 11.0;
/// Below the table.
const FOOT: f32 = 22.0;
/// There are always so many empty rows.
const WALK_UPS: usize = 6;
const SIZE: f32 = 10.5;
/// Number, adults, children, came, waiver; the name has the rest.
const NUMBER: f32 = 40.0;
const COUNT: f32 = 54.0;
const CAME: f32 = 52.0;
const WAIVER: f32 = 74.0;

pub(super) fn add(
    press: &mut Press,
    section: &mut TagGroup,
    (facts, town): (&Facts, &Town),
    size: Size,
) {
    let paper = size.points();
    let list = List { facts, town, wide: paper.0 - 2.0 * MARGIN };
    let mut rows: Vec<&Row> = town.roster.iter().collect();
    rows.sort_by_key(|row| &row.sorted_by);
    let lines: Vec<Line> = rows.into_iter().map(|row| list.line(press, row)).collect();
    let first_top = MARGIN + list.head_height(press);
    let plan = Plan::of(&lines, first_top, paper.1 - MARGIN - FOOT);
    let pages = plan.pages.len();
    let mut body = TagGroup::new(Tag::TBody);
    let mut head = None;
    for (at, range) in plan.pages.into_iter().enumerate() {
        press.page(paper, section, |leaf| {
            let mut y = if at == 0 { list.head(leaf) } else { MARGIN };
            if !range.is_empty() {
                let row = list.header(leaf, y, at == 0);
                head = head.take().or(row);
                y += HEAD_ROW;
            }
            for line in &lines[range.clone()] {
                body.push(list.row(leaf, line, y));
                y += line.high;
            }
            if at + 1 == pages {
                let rows = std::mem::replace(&mut body, TagGroup::new(Tag::TBody));
                if let Some(head) = head.take() {
                    leaf.push(TagGroup::with_children(Tag::Table, vec![head.into(), rows.into()]));
                }
                list.walk_ups(leaf, y);
            }
            list.foot(leaf, (at + 1, pages));
        });
    }
}

/// A row that is set and not printed yet.
struct Line<'a> {
    row: &'a Row,
    name: Block,
    high: f32,
}

/// Which rows are on which page. The last page has the empty rows too.
struct Plan {
    pages: Vec<std::ops::Range<usize>>,
}

impl Plan {
    fn of(lines: &[Line], first_top: f32, bottom: f32) -> Self {
        let mut pages = Vec::new();
        let (mut from, mut y) = (0, first_top + HEAD_ROW);
        for (at, line) in lines.iter().enumerate() {
            if y + line.high > bottom {
                pages.push(from..at);
                (from, y) = (at, MARGIN + HEAD_ROW);
            }
            y += line.high;
        }
        pages.push(from..lines.len());
        if y + HEAD_ROW + ROW * WALK_UPS as f32 > bottom {
            pages.push(lines.len()..lines.len());
        }
        Self { pages }
    }
}

struct List<'a> {
    facts: &'a Facts,
    town: &'a Town,
    wide: f32,
}

impl List<'_> {
    fn line<'r>(&self, press: &mut Press, row: &'r Row) -> Line<'r> {
        let name = press.set(&row.name, style(Face::Strong, SIZE), self.name_wide());
        let high = (name.height() + 9.0).max(ROW);
        Line { row, name, high }
    }

    fn name_wide(&self) -> f32 {
        self.wide - NUMBER - 2.0 * COUNT - CAME - WAIVER - 10.0
    }

    fn title(&self) -> (Style, &str) {
        (style(Face::Display, 24.0), &self.town.name)
    }

    fn under_title(&self) -> String {
        let (town, help) = (self.town, &self.facts.words.table.help);
        let parts =
            [town.day.as_str(), town.time.as_str(), town.place.first().map_or("", String::as_str)];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}\n{help}", parts.join(" · "))
    }

    fn head_height(&self, press: &mut Press) -> f32 {
        let (look, title) = self.title();
        let title = press.set(title, look, self.wide).height();
        title + press.set(&self.under_title(), quiet(10.5), self.wide).height() + 16.0
    }

    fn head(&self, leaf: &mut Leaf) -> f32 {
        let (look, title) = self.title();
        let title = leaf.set(title, look, self.wide);
        leaf.heading(1, &title, (MARGIN, MARGIN));
        let under = leaf.set(&self.under_title(), quiet(10.5), self.wide);
        leaf.put(Tag::P, &under, (MARGIN, MARGIN + title.height() + 4.0));
        if self.town.roster.is_empty() {
            let nobody = leaf.set(&self.facts.words.table.nobody, quiet(10.5), self.wide);
            leaf.put(Tag::P, &nobody, (MARGIN, MARGIN + title.height() + under.height() + 8.0));
        }
        MARGIN + title.height() + under.height() + 16.0
    }

    /// The left edges of the columns after the name, and their widths.
    fn columns(&self) -> [(f32, f32); 4] {
        let waiver = MARGIN + self.wide - WAIVER;
        let came = waiver - CAME;
        [(came - 2.0 * COUNT, COUNT), (came - COUNT, COUNT), (came, CAME), (waiver, WAIVER)]
    }

    /// The names of the columns. They are a part of the document once; on later pages they are
    /// printed again for the eye.
    fn header(&self, leaf: &mut Leaf, y: f32, is_first: bool) -> Option<TagGroup> {
        let words = &self.facts.words.table;
        let look = Style { color: drawing::leaf(), ..style(Face::Strong, 9.0) };
        let middle = Style { align: Alignment::Center, ..look };
        let mut cells = vec![
            (leaf.set(&words.number, look, NUMBER), MARGIN),
            (leaf.set(&words.name, look, self.name_wide()), MARGIN + NUMBER),
        ];
        let named = [&words.adults, &words.children, &words.came, &words.waiver];
        for (word, (x, wide)) in named.into_iter().zip(self.columns()) {
            let cell = leaf.fit(word, middle, wide - 4.0);
            let x = x + (wide - cell.width()) / 2.0;
            cells.push((cell, x));
        }
        leaf.ornament(|surface| {
            paint(
                surface,
                &rectangle((MARGIN, y + HEAD_ROW - 1.2, self.wide, 1.2)),
                drawing::leaf(),
            );
        });
        let mut row = TagGroup::new(Tag::TR);
        for (cell, x) in cells {
            let at = (x, y + HEAD_ROW - 6.0 - cell.height());
            if is_first {
                row.push(leaf.part(Tag::TH(TableHeaderScope::Column), &cell, at));
            } else {
                leaf.aside(&cell, at);
            }
        }
        is_first.then(|| TagGroup::with_children(Tag::THead, vec![row.into()]))
    }

    fn row(&self, leaf: &mut Leaf, line: &Line, y: f32) -> TagGroup {
        let (row, words) = (line.row, &self.facts.words);
        let middle = |block: &Block| y + (line.high - block.height()) / 2.0;
        let mut cells = TagGroup::new(Tag::TR);
        let number = leaf.set(&row.number, style(Face::Text, SIZE), NUMBER - 6.0);
        cells.push(leaf.part(Tag::TD, &number, (MARGIN, middle(&number))));
        let mut name = leaf.part(
            Tag::TH(TableHeaderScope::Row),
            &line.name,
            (MARGIN + NUMBER, middle(&line.name)),
        );
        if !row.mark.is_empty() {
            let left = line.name.width() + 8.0;
            let mark = leaf.fit(&row.mark, quiet(9.0), (self.name_wide() - left).max(24.0));
            let at = (MARGIN + NUMBER + left, middle(&mark));
            name.push(leaf.part(Tag::Span, &mark, at));
        }
        cells.push(name);
        let [adults, children, came, waiver] = self.columns();
        for (text, (x, wide)) in [(&row.adults, adults), (&row.children, children)] {
            let count = leaf.set(text, super::centered(style(Face::Text, SIZE)), wide);
            cells.push(leaf.part(Tag::TD, &count, (x, middle(&count))));
        }
        cells.push(boxed(leaf, came, y, line.high, &words.box_alt));
        if row.is_signed {
            let signed = leaf.set(&words.table.signed, super::centered(quiet(9.0)), waiver.1);
            cells.push(leaf.part(Tag::TD, &signed, (waiver.0, middle(&signed))));
        } else {
            cells.push(boxed(leaf, waiver, y, line.high, &words.box_alt));
        }
        self.rule(leaf, y + line.high);
        cells
    }

    fn rule(&self, leaf: &mut Leaf, y: f32) {
        leaf.ornament(|surface| {
            paint(surface, &rectangle((MARGIN, y - 0.6, self.wide, 0.6)), line());
        });
    }

    /// Empty rows to the end of the page.
    fn walk_ups(&self, leaf: &mut Leaf, mut y: f32) {
        let bottom = leaf.height - MARGIN - FOOT;
        let look = Style { color: drawing::leaf(), ..style(Face::Strong, 9.0) };
        let title = leaf.set(&self.facts.words.table.walk_ups, look, self.wide);
        leaf.heading(2, &title, (MARGIN, y + 9.0));
        y += HEAD_ROW + 4.0;
        let [_, _, came, waiver] = self.columns();
        while y + ROW <= bottom {
            let boxes =
                [came, waiver].map(|(x, wide)| (x + (wide - BOX) / 2.0, y + (ROW - BOX) / 2.0));
            leaf.ornament(|surface| boxes.into_iter().for_each(|at| tick_box(surface, at, BOX)));
            self.rule(leaf, y + ROW);
            y += ROW;
        }
    }

    fn foot(&self, leaf: &mut Leaf, (page, pages): (usize, usize)) {
        let words = &self.facts.words;
        let y = leaf.height - MARGIN - 12.0;
        let left = leaf.fit(&self.town.name, quiet(9.0), self.wide * 0.7);
        leaf.aside(&left, (MARGIN, y));
        let right = leaf.set(&(words.page_of)(page, pages), quiet(9.0), f32::MAX);
        leaf.aside(&right, (MARGIN + self.wide - right.width(), y));
    }
}

fn boxed(leaf: &mut Leaf, (x, wide): (f32, f32), y: f32, high: f32, alt: &str) -> TagGroup {
    let at = (x + (wide - BOX) / 2.0, y + (high - BOX) / 2.0);
    let figure = leaf.figure(alt, |surface| tick_box(surface, at, BOX));
    TagGroup::with_children(Tag::TD, vec![figure.into()])
}
