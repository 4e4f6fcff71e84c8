//! Text into lines of glyphs.
//!
//! Owns the shaping, the choice of a font for each character, and the line breaks: the strict rules
//! of Unicode and, for Japanese, of kinsoku. A character that no font has becomes a white square, so
//! that a reader sees that something is missing; the document counts them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use krilla::color::rgb;
use krilla::text::Font;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{
    Alignment, AlignmentOptions, FontContext, FontFamily, FontFamilyName, FontFeatures, FontWeight,
    Language, Layout, LayoutContext, LineBreak, LineHeight, OverflowWrap, StyleProperty,
};

use crate::fonts::Fonts;

/// What is printed for a character that no font has.
pub(crate) const MISSING: char = '□';

/// A voice of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    Display,
    Text,
    Strong,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub face: Face,
    /// In points.
    pub size: f32,
    /// The distance of lines, as a multiple of the size.
    pub leading: f32,
    pub color: rgb::Color,
    pub align: Alignment,
}

/// A text in lines.
pub(crate) struct Block {
    pub text: String,
    pub style: Style,
    layout: Layout<()>,
}

/// A font as the shaper and as the document know it.
struct Known {
    id: u64,
    font: Font,
    is_japanese: bool,
}

/// The shaper with its fonts.
pub(crate) struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    known: Vec<Known>,
    language: Option<Language>,
    /// Japanese first, so that a line of Japanese keeps one look.
    is_japanese: bool,
    /// Characters that were replaced.
    pub(crate) missing: BTreeSet<char>,
}

const DISPLAY: &str = "display";
const TEXT: &str = "text";
const JAPANESE: &str = "japanese";

impl Typesetter {
    pub(crate) fn new(fonts: &Fonts, language: &str) -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut context = FontContext {
            collection: Collection::new(options),
            source_cache: SourceCache::default(),
        };
        let named = [
            (DISPLAY, fonts.display),
            (TEXT, fonts.text),
            (TEXT, fonts.strong),
            (JAPANESE, fonts.japanese),
        ];
        let mut known = Vec::new();
        for (family, bytes) in named {
            let blob = Blob::new(Arc::new(bytes));
            let font = Font::new(bytes.into(), 0).expect("a font that was fetched by its digest");
            known.push(Known { id: blob.id(), font, is_japanese: family == JAPANESE });
            let called = FontInfoOverride { family_name: Some(family), ..Default::default() };
            context.collection.register_fonts(blob, Some(called));
        }
        Self {
            fonts: context,
            layouts: LayoutContext::new(),
            known,
            language: Language::parse(language).ok(),
            is_japanese: language.starts_with("ja"),
            missing: BTreeSet::new(),
        }
    }

    /// Sets a text in lines that are no wider than `width`, unless a single character is.
    pub(crate) fn set(&mut self, text: &str, style: Style, width: f32) -> Block {
        let mut text = printable(text);
        let mut layout = self.lay_out(&text, style, width);
        let absent = absent(&layout);
        if !absent.is_empty() {
            text = self.replaced(&text, &absent);
            layout = self.lay_out(&text, style, width);
        }
        Block { text, style, layout }
    }

    /// Sets a text in one line, in the largest size up to the one of the style that fits.
    pub(crate) fn fit(&mut self, text: &str, mut style: Style, width: f32) -> Block {
        let block = self.set(text, style, f32::MAX);
        if block.width() <= width {
            return block;
        }
        style.size *= width / block.width();
        self.set(text, style, f32::MAX)
    }

    fn lay_out(&mut self, text: &str, style: Style, width: f32) -> Layout<()> {
        let mut names = match style.face {
            Face::Display => [DISPLAY, TEXT, JAPANESE],
            Face::Text | Face::Strong => [TEXT, JAPANESE, DISPLAY],
        };
        if self.is_japanese {
            names = [JAPANESE, TEXT, DISPLAY];
        }
        let names = names.map(|name| FontFamilyName::Named(Cow::Borrowed(name)));
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&names))));
        let weight = if style.face == Face::Strong { FontWeight::BOLD } else { FontWeight::NORMAL };
        builder.push_default(StyleProperty::FontWeight(weight));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(
            style.size * style.leading,
        )));
        builder.push_default(StyleProperty::LineBreak(LineBreak::Strict));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(StyleProperty::FontFeatures(FontFeatures::Source(Cow::Borrowed(
            "\"tnum\" 1",
        ))));
        builder.push_default(StyleProperty::Locale(self.language));
        let mut layout = builder.build(text);
        let limit = (width < f32::MAX).then_some(width);
        layout.break_all_lines(limit);
        if limit.is_some() {
            layout.align(style.align, AlignmentOptions::default());
        }
        layout
    }

    fn replaced(&mut self, text: &str, absent: &[Range<usize>]) -> String {
        let mut whole = String::with_capacity(text.len());
        let mut from = 0;
        for range in absent {
            self.missing.extend(text[range.clone()].chars());
            whole.push_str(&text[from..range.start]);
            whole.push(MISSING);
            from = range.end;
        }
        whole.push_str(&text[from..]);
        whole
    }

    /// The font of a run as the document takes it, and whether it is the Japanese one.
    pub(crate) fn font(&self, id: u64) -> (Font, bool) {
        let known = self.known.iter().find(|known| known.id == id);
        let known = known.expect("the shaper has no other fonts");
        (known.font.clone(), known.is_japanese)
    }
}

impl Block {
    pub(crate) fn height(&self) -> f32 {
        self.layout.height()
    }

    /// Of the widest line.
    pub(crate) fn width(&self) -> f32 {
        self.layout.width()
    }

    pub(crate) fn layout(&self) -> &Layout<()> {
        &self.layout
    }

    /// The text line by line.
    #[cfg(test)]
    pub(crate) fn lines(&self) -> Vec<&str> {
        self.layout.lines().map(|line| &self.text[line.text_range()]).collect()
    }
}

/// A text without characters that are no part of it in print, and that a checked document refuses.
fn printable(text: &str) -> String {
    let is_printed =
        |c: &char| *c == '\n' || !(c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}'));
    let text = text.replace("\r\n", "\n").replace('\t', " ");
    text.chars().filter(is_printed).collect()
}

/// The clusters for which no font has a glyph, in their order.
fn absent(layout: &Layout<()>) -> Vec<Range<usize>> {
    let runs = layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>());
    let mut found: Vec<Range<usize>> = Vec::new();
    for run in runs {
        for cluster in run.clusters() {
            let range = cluster.text_range();
            if cluster.glyphs().any(|glyph| glyph.id == 0) && !range.is_empty() {
                found.push(range);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}
