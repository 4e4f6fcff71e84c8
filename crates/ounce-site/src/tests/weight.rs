//! How many bytes a first visit takes.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use ounce_web::assets::{Asset, at, href, preloaded_fonts};
use ounce_web::i18n::Lang;

use crate::samples;

/// Bytes that travel when a page is opened for the first time: the page, style, script, icon and
/// the drawn map, compressed.
fn first_visit(html: &str) -> (usize, usize) {
    let packed = |bytes: &[u8]| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(usize::MAX, |b| b.len())
    };
    let own: usize = ["ounce.css", "ounce.mjs", "favicon.svg"]
        .iter()
        .filter_map(|name| at(href(name)).and_then(Asset::gzipped))
        .map(<[u8]>::len)
        .sum();
    let map = at(href("map.svg")).and_then(Asset::gzipped).map_or(0, <[u8]>::len);
    let fonts = preloaded_fonts();
    let fonts: usize = fonts.iter().filter_map(|font| at(font)).map(|font| font.bytes.len()).sum();
    let page = packed(html.as_bytes()) + own;
    (page, page + map + fonts)
}

#[test]
fn a_first_visit_is_light() {
    for lang in Lang::ALL {
        for page in samples::render_all(lang) {
            let (bare, whole) = first_visit(&page.html);
            assert!(bare < 30_000, "{} {}: {bare} bytes", lang.code(), page.name);
            assert!(whole < 80_000, "{} {}: {whole} bytes", lang.code(), page.name);
        }
    }
    let css = at(href("ounce.css")).and_then(Asset::gzipped).map_or(0, <[u8]>::len);
    assert!((1_000..12_000).contains(&css), "the stylesheet is {css} bytes");
}
