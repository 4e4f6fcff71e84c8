//! The flyer: one page that says what, when, where, and how to join. The poster is the same page at
//! twice the area.

use krilla::tagging::{Tag, TagGroup};

use super::{MARGIN, quiet, style};
use crate::drawing::{self, MORNING, card, coral, leaf_wash, line, milk, rectangle};
use crate::facts::{Facts, Town};
use crate::press::{Leaf, Press, outline, paint};
use crate::typesetter::{Block, Face, Style};

/// The page is designed for this width, and everything grows with it.
const DESIGNED: f32 = 595.0;

pub(super) fn add(
    press: &mut Press,
    section: &mut TagGroup,
    (facts, town): (&Facts, &Town),
    paper: (f32, f32),
) {
    press.page(paper, section, |leaf| {
        let flyer = Flyer { facts, town, u: paper.0 / DESIGNED };
        let foot = flyer.foot(leaf);
        let foot_top = leaf.height - MARGIN * flyer.u - foot.height();
        let top = flyer.head(leaf);
        flyer.body(leaf, top, foot_top - 16.0 * flyer.u);
        flyer.end(leaf, &foot, foot_top);
    });
}

struct Flyer<'a> {
    facts: &'a Facts,
    town: &'a Town,
    /// How many points a unit of the design is.
    u: f32,
}

impl Flyer<'_> {
    fn sized(&self, face: Face, size: f32) -> Style {
        style(face, size * self.u)
    }

    /// The picture, the day and the title; returns where they end.
    fn head(&self, leaf: &mut Leaf) -> f32 {
        let (u, margin) = (self.u, MARGIN * self.u);
        let wide = leaf.width - 2.0 * margin;
        let mut y = margin;
        let picture = leaf.figure(&self.facts.words.flyer.drawing_alt, |surface| {
            drawing::morning(surface, (margin, y), wide);
        });
        y += wide * MORNING + 20.0 * u;
        y = self.notice(leaf, y);
        let green = Style { color: drawing::leaf(), ..self.sized(Face::Strong, 12.5) };
        let motto = leaf.fit(&self.facts.words.flyer.headline, green, wide - 28.0 * u);
        let (pill_wide, pill_high) = (motto.width() + 28.0 * u, motto.height() + 9.0 * u);
        leaf.ornament(|surface| {
            paint(surface, &card((margin, y, pill_wide, pill_high), pill_high / 2.0), leaf_wash());
        });
        let motto_at = (margin + 14.0 * u, y + 4.5 * u);
        y += pill_high + 11.0 * u;
        let title = self.title(leaf, wide);
        leaf.heading(1, &title, (margin, y));
        // Read aloud, the title comes first.
        leaf.put(Tag::P, &motto, motto_at);
        leaf.push(picture);
        y += title.height() + 10.0 * u;
        let lead = leaf.set(&self.facts.words.flyer.lead, quiet(13.5 * u), wide * 0.86);
        leaf.put(Tag::P, &lead, (margin, y));
        y + lead.height() + 20.0 * u
    }

    /// The name of the stroll: in one line if it is then still large, else in lines of about the
    /// same length.
    fn title(&self, leaf: &mut Leaf, wide: f32) -> Block {
        let one_line = leaf.fit(&self.town.name, self.sized(Face::Display, 46.0), wide);
        if one_line.style.size >= 36.0 * self.u {
            return one_line;
        }
        let mut size = 44.0;
        loop {
            let look = self.sized(Face::Display, size);
            let title = leaf.set(&self.town.name, look, wide);
            if title.height() < 2.5 * look.size * look.leading || size < 20.0 {
                return balanced(leaf, title, wide);
            }
            size -= 3.0;
        }
    }

    fn notice(&self, leaf: &mut Leaf, y: f32) -> f32 {
        if self.town.notice.is_empty() {
            return y;
        }
        let (u, margin) = (self.u, MARGIN * self.u);
        let wide = leaf.width - 2.0 * margin;
        let white = Style { color: milk(), ..self.sized(Face::Strong, 14.0) };
        let notice = leaf.set(&self.town.notice, white, wide - 28.0 * u);
        let high = notice.height() + 14.0 * u;
        leaf.ornament(|surface| paint(surface, &card((margin, y, wide, high), 10.0 * u), coral()));
        leaf.put(Tag::P, &notice, (margin + 14.0 * u, y + 7.0 * u));
        y + high + 14.0 * u
    }

    /// The facts at the left, the code at the right.
    fn body(&self, leaf: &mut Leaf, top: f32, foot: f32) {
        let (u, margin) = (self.u, MARGIN * self.u);
        let wide = leaf.width - 2.0 * margin;
        let card_wide = 190.0 * u;
        let left_wide = wide - card_wide - 26.0 * u;
        let (town, words) = (self.town, &self.facts.words.flyer);
        let mut y = top;
        let mut time = town.day.clone();
        if !town.time.is_empty() {
            time = format!("{}\n{}", town.day, town.time);
        }
        let place = town.place.join("\n");
        let walk = town.walk.join("\n");
        let all = [
            (&words.when, &time, 15.0),
            (&words.place, &place, 15.0),
            (&words.bring, &town.bring, 12.0),
            (&words.walk, &walk, 12.0),
            (&words.host, &town.host, 12.0),
        ];
        for (label, text, size) in all.into_iter().filter(|(_, text, _)| !text.is_empty()) {
            let label_style = Style { color: drawing::leaf(), ..self.sized(Face::Strong, 10.5) };
            let label = leaf.set(label, label_style, left_wide);
            let face = if size > 13.0 { Face::Strong } else { Face::Text };
            let text = leaf.set(text, self.sized(face, size), left_wide);
            let high = label.height() + text.height() + 10.0 * u;
            // What does not fit is on the page that the code leads to; the first two always fit.
            if y + high > foot && size < 13.0 {
                break;
            }
            leaf.heading(2, &label, (margin, y));
            leaf.put(Tag::P, &text, (margin, y + label.height() + 1.0 * u));
            y += high + 2.0 * u;
        }
        self.code(leaf, (margin + wide - card_wide, top), card_wide);
    }

    fn code(&self, leaf: &mut Leaf, (x, y): (f32, f32), wide: f32) {
        let (u, words) = (self.u, &self.facts.words.flyer);
        let inner = wide - 28.0 * u;
        let strong = super::centered(self.sized(Face::Strong, 14.0));
        let scan = leaf.set(&words.scan, strong, inner);
        let or_type = leaf.set(&words.or_type, super::centered(quiet(9.5 * u)), inner);
        let address =
            Style { color: drawing::leaf(), ..super::centered(self.sized(Face::Strong, 10.0)) };
        let address = leaf.set(&self.town.address, address, inner);
        let size = inner - 22.0 * u;
        let code_top = y + 14.0 * u + scan.height() + 14.0 * u;
        let type_top = code_top + size + 14.0 * u;
        let address_top = type_top + or_type.height() + 1.0 * u;
        let high = address_top + address.height() + 12.0 * u - y;
        leaf.ornament(|surface| {
            let frame = card((x, y, wide, high), 14.0 * u);
            paint(surface, &frame, milk());
            outline(surface, &frame, drawing::leaf(), 1.6 * u);
        });
        leaf.heading(2, &scan, (x + 14.0 * u, y + 14.0 * u));
        let code = leaf.figure(&self.town.code.alt, |surface| {
            drawing::code(surface, &self.town.code, (x + 25.0 * u, code_top), size);
        });
        leaf.push(code);
        leaf.put(Tag::P, &or_type, (x + 14.0 * u, type_top));
        leaf.link(&self.town.uri, &address, (x + 14.0 * u, address_top), inner);
    }

    /// Who benefits.
    fn foot(&self, leaf: &mut Leaf) -> Block {
        let words = &self.facts.words;
        let names = self.facts.partners.join(" · ");
        let text = if names.is_empty() {
            words.campaign.clone()
        } else {
            format!("{} {names}", words.flyer.partners)
        };
        let wide = leaf.width - 2.0 * MARGIN * self.u;
        leaf.set(&text, quiet(10.5 * self.u), wide - 22.0 * self.u)
    }

    fn end(&self, leaf: &mut Leaf, text: &Block, top: f32) {
        let (u, margin) = (self.u, MARGIN * self.u);
        let wide = leaf.width - 2.0 * margin;
        leaf.ornament(|surface| {
            paint(surface, &rectangle((margin, top - 9.0 * u, wide, 0.8 * u)), line());
            drawing::drop(surface, (margin, top - 1.0 * u), 0.55 * u);
        });
        leaf.put(Tag::P, text, (margin + 22.0 * u, top));
    }
}

/// The same lines, as narrow as their number allows, so that none is left with one word.
fn balanced(leaf: &mut Leaf, block: Block, wide: f32) -> Block {
    let mut best = block;
    for part in 1..20 {
        let narrower = wide * (1.0 - part as f32 * 0.025);
        let tried = leaf.set(&best.text.clone(), best.style, narrower);
        if tried.height() > best.height() + 1.0 || tried.width() > narrower {
            break;
        }
        best = tried;
    }
    best
}
