//! The checklist of a host: what is to be done when, with a box for each.

use krilla::tagging::{ListNumbering, Tag, TagGroup};

use super::{MARGIN, quiet, style};
use crate::drawing::{self, line, rectangle, tick_box};
use crate::facts::{Facts, Tasks, Town};
use crate::paper_size::Size;
use crate::press::{Leaf, Press, paint};
use crate::sheets::Sheet;
use crate::typesetter::{Block, Face, Style};

const BOX: f32 = 11.0;
const INDENT: f32 = 24.0;
const FOOT: f32 = 22.0;
const AFTER_TASK: f32 = 7.0;
const AFTER_TASKS: f32 = 12.0;

/// Tasks that are set and not printed yet.
struct Group<'a> {
    tasks: &'a Tasks,
    when: Block,
    lines: Vec<Block>,
    high: f32,
}

pub(super) fn add(
    press: &mut Press,
    section: &mut TagGroup,
    (facts, town): (&Facts, &Town),
    size: Size,
) {
    let paper = size.points();
    let wide = paper.0 - 2.0 * MARGIN;
    let groups: Vec<Group> = town.checklist.iter().map(|tasks| set(press, tasks, wide)).collect();
    let title = press.set(name(facts), style(Face::Display, 28.0), wide);
    let under = press.set(&format!("{} · {}", town.name, town.day), quiet(12.0), wide);
    let first_top = MARGIN + title.height() + under.height() + 24.0;
    let bottom = paper.1 - MARGIN - FOOT;
    let mut pages = vec![Vec::new()];
    let mut y = first_top;
    for group in groups {
        if y + group.high > bottom && y > first_top {
            pages.push(Vec::new());
            y = MARGIN;
        }
        y += group.high;
        pages.last_mut().expect("there is a first page").push(group);
    }
    let count = pages.len();
    for (at, groups) in pages.into_iter().enumerate() {
        press.page(paper, section, |leaf| {
            let mut y = MARGIN;
            if at == 0 {
                leaf.heading(1, &title, (MARGIN, MARGIN));
                leaf.put(Tag::P, &under, (MARGIN, MARGIN + title.height() + 4.0));
                y = first_top;
            }
            for group in groups {
                print(leaf, &group, facts, (y, wide));
                y += group.high;
            }
            let right = leaf.set(&(facts.words.page_of)(at + 1, count), quiet(9.0), f32::MAX);
            let foot_y = leaf.height - MARGIN - 12.0;
            leaf.aside(&right, (MARGIN + wide - right.width(), foot_y));
        });
    }
}

fn name(facts: &Facts) -> &str {
    facts.words.sheets.get(Sheet::Checklist.place()).map_or("", String::as_str)
}

fn set<'a>(press: &mut Press, tasks: &'a Tasks, wide: f32) -> Group<'a> {
    let when_look = Style { color: drawing::leaf(), ..style(Face::Strong, 12.5) };
    let when = press.set(&tasks.when, when_look, wide * 0.6);
    let look = style(Face::Text, 11.0);
    let lines: Vec<Block> =
        tasks.tasks.iter().map(|task| press.set(task, look, wide - INDENT)).collect();
    let all: f32 = lines.iter().map(|line| line.height() + AFTER_TASK).sum();
    let high = when.height() + 12.0 + all + AFTER_TASKS;
    Group { tasks, when, lines, high }
}

fn print(leaf: &mut Leaf, group: &Group, facts: &Facts, (top, wide): (f32, f32)) {
    leaf.heading(2, &group.when, (MARGIN, top));
    if !group.tasks.day.is_empty() {
        let day = leaf.fit(&group.tasks.day, quiet(11.0), wide * 0.38);
        leaf.put(Tag::P, &day, (MARGIN + wide - day.width(), top + 1.0));
    }
    let mut y = top + group.when.height() + 4.0;
    leaf.ornament(|surface| paint(surface, &rectangle((MARGIN, y, wide, 0.8)), line()));
    y += 8.0;
    let mut list = TagGroup::new(Tag::L(ListNumbering::None));
    for task in &group.lines {
        let mark =
            leaf.figure(&facts.words.box_alt, |surface| tick_box(surface, (MARGIN, y + 2.0), BOX));
        let label = TagGroup::with_children(Tag::Lbl, vec![mark.into()]);
        let body = leaf.part(Tag::LBody, task, (MARGIN + INDENT, y));
        list.push(TagGroup::with_children(Tag::LI, vec![label.into(), body.into()]));
        y += task.height() + AFTER_TASK;
    }
    if !group.lines.is_empty() {
        leaf.push(list);
    }
}
