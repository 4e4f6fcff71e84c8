//! Everything that is served beside pages: the stylesheet, the script, drawings, fonts, the
//! interactive map.
//!
//! Own files live under `/assets/{hash}/{name}` and never change under one address, so browsers
//! keep them for good. So do the fonts that are cut for us. Third-party files lie in folders that
//! name their version, because the map looks for its parts by name beside itself. Fonts and map are
//! there when they were fetched before the build; without them pages use the fonts of the system
//! and the drawn map.

mod fonts;
mod packing;

pub use packing::Packing;

use crate::charts;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/vendor.rs"));

/// A file as it is served.
pub struct Asset {
    /// The address: `/assets/1f0c…/ounce.css` or `/vendor/figtree-5.3.0/….woff2`.
    pub path: String,
    pub mime: &'static str,
    pub bytes: Cow<'static, [u8]>,
    /// A strong entity tag, quotes included.
    pub etag: String,
    brotli: OnceLock<Vec<u8>>,
    gzip: OnceLock<Vec<u8>>,
}

impl Asset {
    fn new(path: String, bytes: Cow<'static, [u8]>, hash: &str) -> Self {
        let mime = mime(&path);
        let etag = format!("\"{hash}\"");
        Self { path, mime, bytes, etag, brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    /// The compressed file, made on first use; `None` for a file that is compressed already.
    pub fn packed(&self, packing: Packing) -> Option<&[u8]> {
        if matches!(self.mime, "font/woff2" | "image/png") {
            return None;
        }
        let made = match packing {
            Packing::Brotli => &self.brotli,
            Packing::Gzip => &self.gzip,
        };
        Some(made.get_or_init(|| packing.of(&self.bytes)))
    }
}

const CSS: [&str; 6] = [
    include_str!("../assets/css/tokens.css"),
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/parts.css"),
    include_str!("../assets/css/pages.css"),
    include_str!("../assets/css/drawings.css"),
    include_str!("../assets/css/print.css"),
];

/// The pictures that a campaign chooses from, by the names in `Face::PICTURES`.
const PICTURES: [(&str, &[u8]); 4] = [
    ("picture-bottle.svg", include_bytes!("../assets/img/pictures/bottle.svg")),
    ("picture-heart.svg", include_bytes!("../assets/img/pictures/heart.svg")),
    ("picture-sun.svg", include_bytes!("../assets/img/pictures/sun.svg")),
    ("picture-walk.svg", include_bytes!("../assets/img/pictures/walk.svg")),
];

/// The address of a campaign's picture; `None` for a name that there is no picture of.
pub fn picture(name: &str) -> Option<&'static str> {
    let file = format!("picture-{name}.svg");
    let found = PICTURES.iter().find(|(known, _)| *known == file);
    found.map(|(known, _)| href(known))
}

/// Every asset; put together on first use.
pub fn all() -> &'static [Asset] {
    static ALL: OnceLock<Vec<Asset>> = OnceLock::new();
    ALL.get_or_init(|| {
        let map_view =
            own("map_view.mjs", Cow::Borrowed(include_bytes!("../assets/js/map_view.mjs")));
        let vendored: Vec<Asset> =
            VENDOR.iter().map(|(path, bytes)| fetched(path, bytes)).collect();
        let mut assets = vec![
            own("ounce.css", Cow::Owned(stylesheet(&vendored).into_bytes())),
            own("desk.css", Cow::Borrowed(include_bytes!("../assets/css/desk.css"))),
            own("ounce.mjs", Cow::Borrowed(include_bytes!("../assets/js/ounce.mjs"))),
            own("passkey.mjs", Cow::Borrowed(include_bytes!("../assets/js/passkey.mjs"))),
            map_code(&map_view),
            map_view,
            own("day.css", Cow::Owned(day_css().into_bytes())),
            own("map.svg", Cow::Owned(charts::ground_file().into_bytes())),
            own("favicon.svg", Cow::Borrowed(include_bytes!("../assets/img/favicon.svg"))),
            own("card.png", Cow::Borrowed(include_bytes!("../assets/img/card.png"))),
        ];
        assets.extend(PICTURES.map(|(name, bytes)| own(name, Cow::Borrowed(bytes))));
        assets.extend(day());
        assets.extend(vendored);
        assets
    })
}

/// The asset at an address, if there is one.
pub fn at(path: &str) -> Option<&'static Asset> {
    all().iter().find(|asset| asset.path == path)
}

/// Packs all our own files, so that no visitor waits for it. This takes a part of a second.
pub fn pack_own() {
    for asset in all().iter().filter(|asset| asset.path.starts_with("/assets/")) {
        asset.packed(Packing::Brotli);
    }
}

/// The address of one of our own files.
///
/// # Panics
/// For a name that is not in the table: a mistake in a template, which every test would meet.
pub fn href(name: &str) -> &'static str {
    let mut own = all().iter().filter(|asset| asset.path.starts_with("/assets/"));
    let found = own.find(|asset| asset.path.rsplit('/').next() == Some(name));
    &found.unwrap_or_else(|| panic!("there is no asset {name}")).path
}

/// Fonts every page needs at once, to be fetched before the stylesheet has been read.
pub fn preloaded_fonts() -> Vec<String> {
    fonts::first(all())
}

/// The address of the interactive map's module, if it was there at build time.
pub fn interactive_map() -> Option<String> {
    vendor("maplibre-gl.mjs")
}

/// The stylesheet the interactive map needs.
pub fn interactive_map_css() -> Option<String> {
    vendor("maplibre-gl.css")
}

fn vendor(file: &str) -> Option<String> {
    let mut found = VENDOR.iter().filter(|(path, _)| path.rsplit('/').next() == Some(file));
    found.next().map(|(path, _)| format!("/vendor/{path}"))
}

/// The scripts of the phone in the park. They look for each other beside themselves, so they lie in
/// one folder, whose name changes with any of them.
const DAY: [(&str, &str); 14] = [
    ("day.mjs", include_str!("../assets/js/day.mjs")),
    ("day_book.mjs", include_str!("../assets/js/day_book.mjs")),
    ("day_camera.mjs", include_str!("../assets/js/day_camera.mjs")),
    ("day_carry.mjs", include_str!("../assets/js/day_carry.mjs")),
    ("day_disk.mjs", include_str!("../assets/js/day_disk.mjs")),
    ("day_fold.mjs", include_str!("../assets/js/day_fold.mjs")),
    ("day_forms.mjs", include_str!("../assets/js/day_forms.mjs")),
    ("day_letters.mjs", include_str!("../assets/js/day_letters.mjs")),
    ("day_page.mjs", include_str!("../assets/js/day_page.mjs")),
    ("day_post.mjs", include_str!("../assets/js/day_post.mjs")),
    ("day_reader.mjs", include_str!("../assets/js/day_reader.mjs")),
    ("day_screens.mjs", include_str!("../assets/js/day_screens.mjs")),
    ("day_series.mjs", include_str!("../assets/js/day_series.mjs")),
    ("day_verdicts.mjs", include_str!("../assets/js/day_verdicts.mjs")),
];

/// Where `day_reader.mjs` looks for the reader of codes.
const READER: &str = "qr-0.7.0/";

fn day() -> impl Iterator<Item = Asset> {
    let whole: String = DAY.iter().map(|(_, code)| *code).collect();
    let hash = digest(whole.as_bytes());
    DAY.into_iter().map(move |(name, code)| {
        let bytes = Cow::Borrowed(code.as_bytes());
        Asset::new(format!("/assets/{}/{name}", &hash[..12]), bytes, &hash)
    })
}

fn day_css() -> String {
    let parts = [include_str!("../assets/css/tokens.css"), include_str!("../assets/css/day.css")];
    parts.map(without_comments).concat()
}

/// Whether the reader of codes was there at build time.
pub fn has_reader() -> bool {
    reader_parts().next().is_some()
}

/// The addresses of the scripts of the reader of codes.
pub fn reader_parts() -> impl Iterator<Item = &'static str> {
    let all = all().iter().map(|asset| asset.path.as_str());
    all.filter(|path| path.starts_with("/vendor/qr-") && path.ends_with(".js"))
}

/// The address of the script that draws codes.
pub fn writer() -> Option<&'static str> {
    reader_parts().find(|path| path.ends_with("/index.js"))
}

/// A script without the lines that are comments alone, which are half of the reader of codes.
fn without_comment_lines(code: &str) -> String {
    let mut is_comment = false;
    let mut bare = String::with_capacity(code.len());
    for line in code.lines().map(str::trim) {
        let begins = line.starts_with("/*");
        is_comment = is_comment || begins;
        let is_left_out = is_comment || line.is_empty() || line.starts_with("//");
        if is_comment && line.ends_with("*/") {
            is_comment = false;
        }
        if !is_left_out {
            bare.push_str(line);
            bare.push('\n');
        }
    }
    bare
}

/// A third-party file as it was fetched, or a font that was cut from one.
fn fetched(path: &str, bytes: &'static [u8]) -> Asset {
    match path.strip_prefix("cut-fonts/") {
        Some(name) => own(name, Cow::Borrowed(bytes)),
        None if path.starts_with(READER) && path.ends_with(".js") => {
            let code = String::from_utf8_lossy(bytes);
            let code = without_comment_lines(&code).into_bytes();
            let hash = digest(&code);
            Asset::new(format!("/vendor/{path}"), Cow::Owned(code), &hash)
        }
        None => Asset::new(format!("/vendor/{path}"), Cow::Borrowed(bytes), &digest(bytes)),
    }
}

fn own(name: &str, bytes: Cow<'static, [u8]>) -> Asset {
    let hash = digest(&bytes);
    Asset::new(format!("/assets/{}/{name}", &hash[..12]), bytes, &hash)
}

/// The interactive map's script, with the address of its second file filled in.
fn map_code(view: &Asset) -> Asset {
    let code = include_str!("../assets/js/map.mjs").replace("./map_view.mjs", &view.path);
    own("map.mjs", Cow::Owned(code.into_bytes()))
}

fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The fonts that are there, then our own files without comments and indentation.
fn stylesheet(vendored: &[Asset]) -> String {
    let mut css = fonts::declared(vendored);
    for part in CSS {
        let part = without_comments(part);
        let lines = part.lines().map(str::trim).filter(|line| !line.is_empty());
        for line in lines {
            css.push_str(line);
            css.push('\n');
        }
    }
    css
}

fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut bare = String::with_capacity(css.len());
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    bare
}

fn mime(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("mjs" | "js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("txt" | "LICENSE") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
