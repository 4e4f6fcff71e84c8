//! How many bytes a first visit takes.

use std::collections::BTreeSet;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use ounce_web::assets::{Packing, at, href, preloaded_fonts};
use ounce_web::i18n::Lang;

use crate::samples;

/// Bytes of the headers of a file's answer. A page has longer ones.
const HEADERS: usize = 350;
const HEADERS_OF_PAGE: usize = 850;

/// Bytes that travel when a page is opened for the first time: the page, style, script and icon,
/// compressed and with headers; and with them the drawn map and the fonts.
fn first_visit(html: &str) -> (usize, usize) {
    let packed = |bytes: &[u8]| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(usize::MAX, |b| b.len())
    };
    let own: usize = ["ounce.css", "ounce.mjs", "favicon.svg"].iter().map(|name| sent(name)).sum();
    let map = sent("map.svg");
    let fonts = fonts_for(html);
    let fonts = fonts.iter().filter_map(|font| at(font));
    let fonts: usize = fonts.map(|font| font.bytes.len() + HEADERS).sum();
    let page = packed(html.as_bytes()) + HEADERS_OF_PAGE + own;
    (page, page + map + fonts)
}

/// What one of our own files takes, with its headers.
fn sent(name: &str) -> usize {
    let packed = at(href(name)).and_then(|file| file.packed(Packing::Brotli));
    packed.map_or(0, <[u8]>::len) + HEADERS
}

/// The fonts that a browser fetches for a page: the preloaded ones, and each that the stylesheet
/// declares for a character in it. A heading's font counts wherever the character stands.
fn fonts_for(html: &str) -> BTreeSet<String> {
    let css = at(href("ounce.css")).map(|asset| String::from_utf8_lossy(&asset.bytes));
    let css = css.expect("there is a stylesheet");
    let written: BTreeSet<u32> = html.chars().map(u32::from).collect();
    let mut fonts = BTreeSet::from_iter(preloaded_fonts());
    for face in css.split("@font-face{").skip(1) {
        let path = between(face, "url(", ")");
        let is_needed = between(face, "unicode-range:", "}").split(',').any(|part| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let code = |hex: &str| u32::from_str_radix(hex.trim_start_matches("U+"), 16);
            let (first, last) = (code(first).expect("a number"), code(last).expect("a number"));
            written.range(first..=last).next().is_some()
        });
        if is_needed {
            fonts.insert(path.to_owned());
        }
    }
    fonts
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).map_or("", |(_, rest)| rest);
    rest.split(after).next().unwrap_or_default()
}

#[test]
fn a_first_visit_is_light() {
    for lang in Lang::ALL {
        for page in samples::render_all(lang) {
            let (bare, whole) = first_visit(&page.html);
            assert!(bare < 30_000, "{} {}: {bare} bytes", lang.code(), page.name);
            assert!(whole < 60_000, "{} {}: {whole} bytes", lang.code(), page.name);
        }
    }
    let css = sent("ounce.css");
    assert!((1_000..12_000).contains(&css), "the stylesheet is {css} bytes");
}
