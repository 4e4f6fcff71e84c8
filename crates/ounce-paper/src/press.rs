//! Pages with their tags, written by krilla.
//!
//! A sheet opens pages here and puts text and drawings on them. Whatever it puts is either part of
//! the document, with a tag and in reading order, or an ornament, which readers aloud skip.

use std::fmt;
use std::num::NonZeroU16;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::{GlyphId, KrillaGlyph};

use crate::drawing::stroke_line;
use crate::fonts::Fonts;
use crate::typesetter::{Block, Face, Style, Typesetter};

/// How much thicker Japanese is drawn in headings, as a part of its size: there is one weight of it.
const THICKER: f32 = 0.028;

/// A document.
pub struct Printed {
    /// A PDF file.
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// Characters that no font has; a white square stands for each.
    pub missing: Vec<char>,
}

/// Why the engine refused a document.
#[derive(Debug)]
pub struct Unprintable(String);

impl fmt::Display for Unprintable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a sheet cannot be printed: {}", self.0)
    }
}

impl std::error::Error for Unprintable {}

/// A document that is being made.
pub(crate) struct Press {
    document: Document,
    setter: Typesetter,
    tree: TagTree,
    outline: Outline,
    pages: usize,
}

/// A page that is being filled.
pub(crate) struct Leaf<'a> {
    surface: Surface<'a>,
    setter: &'a mut Typesetter,
    section: &'a mut TagGroup,
    links: Vec<Link>,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// Words that lead somewhere when the document is read on a screen.
struct Link {
    words: Identifier,
    uri: String,
    rect: Rect,
}

impl Press {
    pub(crate) fn new(fonts: &Fonts, language: &str) -> Self {
        let configuration = ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .expect("one validator agrees with itself");
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        Self {
            document: Document::new_with(settings),
            setter: Typesetter::new(fonts, language),
            tree: TagTree::new().with_lang(Some(language.to_owned())),
            outline: Outline::new(),
            pages: 0,
        }
    }

    /// Sets a text before its page is open, to measure it.
    pub(crate) fn set(&mut self, text: &str, style: Style, width: f32) -> Block {
        self.setter.set(text, style, width)
    }

    /// Prints a page whose parts belong to a section.
    pub(crate) fn page(
        &mut self,
        (width, height): (f32, f32),
        section: &mut TagGroup,
        draw: impl FnOnce(&mut Leaf),
    ) {
        let settings = PageSettings::from_wh(width, height).expect("sizes of paper are positive");
        let mut page = self.document.start_page_with(settings);
        let links = {
            let setter = &mut self.setter;
            let surface = page.surface();
            let mut leaf = Leaf { surface, setter, section, links: Vec::new(), width, height };
            draw(&mut leaf);
            leaf.links
        };
        for Link { words, uri, rect } in links {
            let target = Target::Action(Action::Link(LinkAction::new(uri.clone())));
            let annotation = Annotation::new_link(LinkAnnotation::new(rect, target), Some(uri));
            let spot = page.add_tagged_annotation(annotation);
            section.push(TagGroup::with_children(Tag::Link, vec![words.into(), spot.into()]));
        }
        page.finish();
        self.pages += 1;
    }

    /// The number of the next page, from 0.
    pub(crate) fn next_page(&self) -> usize {
        self.pages
    }

    /// Ends a section, which started on a page.
    pub(crate) fn close(&mut self, section: TagGroup) {
        self.tree.push(section);
    }

    /// Adds an entry to the outline.
    pub(crate) fn note(&mut self, entry: OutlineNode) {
        self.outline.push_child(entry);
    }

    /// Writes the file.
    ///
    /// # Errors
    /// What the check of the engine found. It cannot happen with any facts, only by a mistake in a
    /// sheet.
    pub(crate) fn finish(mut self, title: &str, language: &str) -> Result<Printed, Unprintable> {
        let metadata = Metadata::new()
            .title(title.to_owned())
            .language(language.to_owned())
            .creator("Ounce".to_owned());
        self.document.set_metadata(metadata);
        self.document.set_outline(self.outline);
        self.document.set_tag_tree(self.tree);
        let bytes = self.document.finish().map_err(|error| Unprintable(format!("{error:?}")))?;
        let missing = self.setter.missing.into_iter().collect();
        Ok(Printed { bytes, pages: self.pages, missing })
    }
}

/// An entry of the outline that leads to the top of a page.
pub(crate) fn entry(text: &str, page: usize) -> OutlineNode {
    let top = XyzDestination::new(page, Point::from_xy(0.0, 0.0));
    OutlineNode::new(text.to_owned(), top)
}

impl Leaf<'_> {
    pub(crate) fn set(&mut self, text: &str, style: Style, width: f32) -> Block {
        self.setter.set(text, style, width)
    }

    pub(crate) fn fit(&mut self, text: &str, style: Style, width: f32) -> Block {
        self.setter.fit(text, style, width)
    }

    /// Puts a text on the page, as the next part of its section.
    pub(crate) fn put(&mut self, tag: impl Into<TagKind>, block: &Block, at: (f32, f32)) {
        let words = self.write(block, at);
        self.section.push(TagGroup::with_children(tag, vec![words.into()]));
    }

    /// Puts a heading of a level on the page; 1 is a sheet's own.
    pub(crate) fn heading(&mut self, level: u16, block: &Block, at: (f32, f32)) {
        let level = NonZeroU16::MIN.saturating_add(level.saturating_sub(1));
        self.put(Tag::Hn(level, Some(block.text.clone())), block, at);
    }

    /// Puts a text on the page, and gives its tag to the caller.
    pub(crate) fn part(
        &mut self,
        tag: impl Into<TagKind>,
        block: &Block,
        at: (f32, f32),
    ) -> TagGroup {
        let words = self.write(block, at);
        TagGroup::with_children(tag, vec![words.into()])
    }

    /// Puts a text on the page that is no part of the document, such as a page number.
    pub(crate) fn aside(&mut self, block: &Block, at: (f32, f32)) {
        self.surface.start_tagged(artifact(ArtifactType::PaginationOther));
        self.glyphs(block, at);
        self.surface.end_tagged();
    }

    fn write(&mut self, block: &Block, at: (f32, f32)) -> Identifier {
        let words = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.glyphs(block, at);
        self.surface.end_tagged();
        words
    }

    /// A drawing that is no part of the document.
    pub(crate) fn ornament(&mut self, draw: impl FnOnce(&mut Surface)) {
        self.surface.start_tagged(artifact(ArtifactType::Layout));
        draw(&mut self.surface);
        self.surface.end_tagged();
    }

    /// A drawing that is a part of the document, with words for who cannot see it.
    pub(crate) fn figure(&mut self, alt: &str, draw: impl FnOnce(&mut Surface)) -> TagGroup {
        let drawing = self.surface.start_tagged(ContentTag::Other);
        draw(&mut self.surface);
        self.surface.end_tagged();
        TagGroup::with_children(Tag::Figure(Some(alt.to_owned())), vec![drawing.into()])
    }

    /// Adds something to the section of this page.
    pub(crate) fn push(&mut self, group: TagGroup) {
        self.section.push(group);
    }

    /// Puts a text on the page that leads to an address. It is read after all else on the page.
    pub(crate) fn link(&mut self, uri: &str, block: &Block, at: (f32, f32), width: f32) {
        let words = self.write(block, at);
        let rect = Rect::from_xywh(at.0, at.1, width, block.height());
        let rect = rect.expect("an area of text is not negative");
        self.links.push(Link { words, uri: uri.to_owned(), rect });
    }

    fn glyphs(&mut self, block: &Block, (left, top): (f32, f32)) {
        for line in block.layout().lines() {
            let mut x = left + line.metrics().offset;
            let y = top + line.metrics().baseline;
            for run in line.runs() {
                let (font, is_japanese) = self.setter.font(run.font().data.id());
                let size = run.font_size();
                let mut glyphs: Vec<KrillaGlyph> = Vec::new();
                let start = x;
                for cluster in run.visual_clusters() {
                    if cluster.is_ligature_continuation() {
                        if let Some(glyph) = glyphs.last_mut() {
                            glyph.text_range.end = cluster.text_range().end;
                        }
                        continue;
                    }
                    for glyph in cluster.glyphs() {
                        glyphs.push(KrillaGlyph::new(
                            GlyphId::new(glyph.id),
                            glyph.advance / size,
                            glyph.x / size,
                            glyph.y / size,
                            0.0,
                            cluster.text_range(),
                            None,
                        ));
                        x += glyph.advance;
                    }
                }
                let is_thick = is_japanese && block.style.face != Face::Text;
                self.surface.set_fill(Some(fill(block.style.color)));
                let thicker = is_thick.then(|| stroke(block.style.color, size * THICKER));
                self.surface.set_stroke(thicker);
                let at = Point::from_xy(start, y);
                self.surface.draw_glyphs(at, &glyphs, font, &block.text, size, false);
            }
        }
        self.surface.set_stroke(None);
    }
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

pub(crate) fn fill(color: rgb::Color) -> Fill {
    Fill { paint: color.into(), opacity: NormalizedF32::ONE, rule: Default::default() }
}

pub(crate) fn stroke(color: rgb::Color, width: f32) -> Stroke {
    Stroke { paint: color.into(), width, ..Stroke::default() }
}

/// Fills a shape.
pub(crate) fn paint(surface: &mut Surface, path: &Path, color: rgb::Color) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(color)));
    surface.draw_path(path);
    surface.set_fill(None);
}

/// Draws the line of a shape.
pub(crate) fn outline(surface: &mut Surface, path: &Path, color: rgb::Color, width: f32) {
    surface.set_fill(None);
    surface.set_stroke(Some(stroke(color, width)));
    surface.draw_path(path);
    surface.set_stroke(None);
}

/// Draws a line of dashes, where paper is cut.
pub(crate) fn dashed(surface: &mut Surface, from: (f32, f32), to: (f32, f32), color: rgb::Color) {
    let dash = StrokeDash { array: vec![5.0, 5.0], offset: 0.0 };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { dash: Some(dash), ..stroke(color, 0.8) }));
    surface.draw_path(&stroke_line(from, to));
    surface.set_stroke(None);
}
