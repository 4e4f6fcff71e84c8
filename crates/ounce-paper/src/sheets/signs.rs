//! Signs to be read from across a park: few words, as large as they fit, on paper that lies.

use krilla::tagging::{Tag, TagGroup};

use super::{MARGIN, quiet, style};
use crate::drawing::{self, Way, arrow, card};
use crate::facts::{Facts, Town};
use crate::paper_size::Size;
use crate::press::{Leaf, Press, outline};
use crate::typesetter::Face;

/// Of the words at most.
const LARGEST: f32 = 150.0;

pub(super) fn add(
    press: &mut Press,
    section: &mut TagGroup,
    (facts, town): (&Facts, &Town),
    size: Size,
) {
    let (short, long) = size.points();
    let words = &facts.words.signs;
    let ways = [Way::Left, Way::Right, Way::Ahead];
    let mut signs = vec![(words.here.as_str(), None)];
    signs.extend(ways.into_iter().zip(&words.arrows).map(|way| (words.way.as_str(), Some(way))));
    signs.extend(words.places.iter().map(|place| (place.as_str(), None)));
    for (text, way) in signs {
        press.page((long, short), section, |leaf| sign(leaf, (facts, town), text, way));
    }
}

fn sign(leaf: &mut Leaf, (facts, town): (&Facts, &Town), text: &str, way: Option<(Way, &String)>) {
    let (wide, high) = (leaf.width - 2.0 * MARGIN, leaf.height - 2.0 * MARGIN);
    leaf.ornament(|surface| {
        let frame = card((MARGIN, MARGIN, wide, high), 22.0);
        outline(surface, &frame, drawing::leaf(), 7.0);
    });
    let inner = wide - 64.0;
    let foot = leaf.fit(&format!("{} · {}", facts.words.campaign, town.name), quiet(14.0), inner);
    let foot_y = MARGIN + high - 22.0 - foot.height();
    let room = foot_y - MARGIN;
    let words = largest(leaf, text, inner, if way.is_some() { room * 0.42 } else { room * 0.82 });
    let arrow_high = room * 0.46;
    let together = words.height() + if way.is_some() { arrow_high } else { 0.0 };
    let top = MARGIN + (room - together) / 2.0;
    leaf.heading(1, &words, ((leaf.width - words.width()) / 2.0, top));
    if let Some((way, alt)) = way {
        let scale = arrow_high / if way == Way::Ahead { 200.0 } else { 140.0 };
        let at = ((leaf.width - 200.0 * scale) / 2.0, top + words.height());
        let figure = leaf.figure(alt, |surface| arrow(surface, way, at, scale));
        leaf.push(figure);
    }
    leaf.put(Tag::P, &foot, ((leaf.width - foot.width()) / 2.0, foot_y));
}

/// Sets words in one or more lines as large as an area allows; words are not torn apart.
fn largest(leaf: &mut Leaf, text: &str, wide: f32, high: f32) -> crate::typesetter::Block {
    let mut size = LARGEST;
    loop {
        let look = super::centered(style(Face::Display, size));
        let longest = text.split_whitespace().map(|word| leaf.set(word, look, f32::MAX).width());
        let longest = longest.fold(0.0, f32::max);
        let block = leaf.set(text, look, wide);
        let tears = longest > wide && text.contains(' ');
        if size < 30.0 || !tears && block.height() <= high && longest <= wide {
            // The lines are centered within their own width, wherever the block is put.
            let own = block.width() + 1.0;
            return leaf.set(text, look, own);
        }
        size -= 6.0;
    }
}
