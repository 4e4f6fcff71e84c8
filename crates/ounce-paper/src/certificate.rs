//! A certificate: that somebody walked, or helped. One sheet that lies, with a name in the middle.

use krilla::tagging::{Tag, TagGroup};

use crate::drawing::{self, card, rectangle};
use crate::fonts::Fonts;
use crate::paper_size::Size;
use crate::press::{Leaf, Press, Printed, Unprintable, entry, outline, paint};
use crate::sheets::{MARGIN, centered, quiet, style};
use crate::typesetter::{Block, Face, Style};

/// What stands on it, ready for print.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// `en`, `es`, `fr` or `ja`.
    pub language: String,
    pub size: Size,
    /// Of the document, for its window.
    pub title: String,
    /// What it is, in a word or two.
    pub heading: String,
    /// Whose it is.
    pub name: String,
    /// What they did, where and when: a sentence each.
    pub said: Vec<String>,
    /// Below the line: the campaign, and who stands behind it.
    pub foot: Vec<String>,
}

/// Prints a certificate.
///
/// # Errors
/// `Unprintable` when the check of the engine finds a fault.
pub fn certify(certificate: &Certificate, fonts: &Fonts) -> Result<Printed, Unprintable> {
    let language = certificate.language.as_str();
    let mut press = Press::new(fonts, language);
    let (short, long) = certificate.size.points();
    let mut section = TagGroup::new(Tag::Section);
    press.note(entry(&certificate.heading, press.next_page()));
    press.page((long, short), &mut section, |leaf| lay(leaf, certificate));
    press.close(section);
    press.finish(&certificate.title, language)
}

fn lay(leaf: &mut Leaf, certificate: &Certificate) {
    let (wide, high) = (leaf.width - 2.0 * MARGIN, leaf.height - 2.0 * MARGIN);
    leaf.ornament(|surface| {
        let frame = card((MARGIN, MARGIN, wide, high), 22.0);
        outline(surface, &frame, drawing::leaf(), 3.0);
        let mark = rectangle((MARGIN + wide / 2.0 - 26.0, MARGIN + 46.0, 52.0, 4.0));
        paint(surface, &mark, drawing::leaf());
    });
    let inner = wide - 120.0;
    let heading = middle(leaf, &certificate.heading, style(Face::Display, 26.0), inner);
    let name = largest(leaf, &certificate.name, inner);
    let mut said = Vec::new();
    for sentence in &certificate.said {
        said.push(middle(leaf, sentence, style(Face::Text, 16.0), inner));
    }
    let mut feet = Vec::new();
    for line in &certificate.foot {
        feet.push(middle(leaf, line, quiet(11.0), inner));
    }
    let high_of = |blocks: &[Block]| blocks.iter().map(Block::height).sum::<f32>();
    let foot_top = MARGIN + high - 34.0 - high_of(&feet);
    let gaps = 40.0 + 6.0 * said.len() as f32;
    let together = heading.height() + name.height() + high_of(&said) + gaps;
    // In the middle between the mark and the foot, as far as there is room.
    let room = foot_top - (MARGIN + 66.0);
    let mut top = MARGIN + 66.0 + ((room - together) / 2.0).max(0.0);
    put_heading(leaf, 1, &heading, &mut top, 26.0);
    put_heading(leaf, 2, &name, &mut top, 14.0);
    for block in &said {
        put(leaf, block, &mut top, 6.0);
    }
    let mut top = foot_top.max(top + 6.0);
    for block in &feet {
        put(leaf, block, &mut top, 0.0);
    }
}

/// A name in one line where it fits, else in as many as it needs.
fn largest(leaf: &mut Leaf, name: &str, wide: f32) -> Block {
    let mut size = 46.0;
    loop {
        let look = centered(style(Face::Display, size));
        let is_wide = leaf.set(name, look, f32::MAX).width() > wide;
        if !is_wide || size < 24.0 {
            return middle(leaf, name, style(Face::Display, size), wide);
        }
        size -= 4.0;
    }
}

/// A text whose lines are centered within their own width, wherever it is put.
fn middle(leaf: &mut Leaf, text: &str, look: Style, wide: f32) -> Block {
    let look = centered(look);
    let own = leaf.set(text, look, wide).width() + 1.0;
    leaf.set(text, look, own.min(wide))
}

fn put_heading(leaf: &mut Leaf, level: u16, block: &Block, top: &mut f32, after: f32) {
    let x = (leaf.width - block.width()) / 2.0;
    leaf.heading(level, block, (x, *top));
    *top += block.height() + after;
}

fn put(leaf: &mut Leaf, block: &Block, top: &mut f32, after: f32) {
    let x = (leaf.width - block.width()) / 2.0;
    leaf.put(Tag::P, block, (x, *top));
    *top += block.height() + after;
}
