//! The web fonts: which files there are, and which characters each of them holds.
//!
//! `assets/fonts.json` is the table. Set-up cuts the files by it (`xtask/fonts/cut.mjs`), and the
//! stylesheet declares them by it, so both say the same. Where the cut files are missing, the whole
//! ones they are cut from do the same work with more bytes.

use std::sync::OnceLock;

use serde::Deserialize;

use super::Asset;

/// A line of the table.
#[derive(Deserialize)]
struct Face {
    family: String,
    /// One weight, or the least and the greatest.
    weights: String,
    /// The file it is cut from, below `vendor/`.
    whole: String,
    /// The cut file.
    file: String,
    /// Whether every page needs it: the letters, digits and marks of English, Spanish and French,
    /// and the other letters of Western Europe. Browsers fetch the other files only for a page that
    /// has one of their characters.
    is_first: bool,
    /// The characters, as the stylesheet writes them.
    range: String,
}

fn faces() -> &'static [Face] {
    static FACES: OnceLock<Vec<Face>> = OnceLock::new();
    FACES.get_or_init(|| {
        serde_json::from_str(include_str!("../../assets/fonts.json"))
            .expect("the table of fonts is part of the program, and the tests read it")
    })
}

impl Face {
    /// The cut file, or else the whole one, if either is there.
    fn href<'a>(&self, assets: &'a [Asset]) -> Option<&'a str> {
        let ending = |end: String| assets.iter().find(|asset| asset.path.ends_with(&end));
        let found =
            ending(format!("/{}", self.file)).or_else(|| ending(format!("/{}", self.whole)));
        found.map(|asset| asset.path.as_str())
    }
}

/// A rule for each font that is among the assets.
pub(super) fn declared(assets: &[Asset]) -> String {
    let mut css = String::new();
    for face in faces() {
        let Some(href) = face.href(assets) else { continue };
        let Face { family, weights, range, .. } = face;
        css.push_str(&format!(
            "@font-face{{font-family:\"{family}\";src:url({href}) format(\"woff2\");\
             font-weight:{weights};font-display:swap;unicode-range:{range}}}\n"
        ));
    }
    css
}

/// The fonts that every page needs.
pub(super) fn first(assets: &[Asset]) -> Vec<String> {
    let first = faces().iter().filter(|face| face.is_first);
    first.filter_map(|face| face.href(assets)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::BTreeSet;

    use super::*;

    /// The characters of a range.
    fn characters(range: &str) -> impl Iterator<Item = u32> {
        range.split(',').flat_map(|part| {
            let part = part.strip_prefix("U+").expect("a range begins with U+");
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let code = |hex| u32::from_str_radix(hex, 16).expect("a character is in hexadecimal");
            code(first)..=code(last)
        })
    }

    fn asset(path: &str) -> Asset {
        Asset::new(path.to_owned(), Cow::Borrowed(b""), "")
    }

    #[test]
    fn a_character_is_in_one_file_of_a_family() {
        let mut seen = BTreeSet::new();
        for face in faces() {
            for code in characters(&face.range) {
                assert!(seen.insert((&face.family, code)), "{} U+{code:04X}", face.file);
            }
        }
        assert_eq!(faces().iter().filter(|face| face.is_first).count(), 2);
    }

    #[test]
    fn the_first_files_have_the_letters_of_three_languages_and_their_marks() {
        let letters = ('\u{20}'..='\u{7e}').chain('À'..='ÿ').chain("Œœ«»‘’“”–—…·¡¿ªº£¥€−".chars());
        for face in faces().iter().filter(|face| face.is_first) {
            let held: BTreeSet<u32> = characters(&face.range).collect();
            for letter in letters.clone() {
                assert!(held.contains(&u32::from(letter)), "{}: {letter}", face.file);
            }
        }
    }

    #[test]
    fn a_whole_file_serves_where_the_cut_one_is_missing() {
        let whole: BTreeSet<_> = faces().iter().map(|face| face.whole.as_str()).collect();
        let mut assets: Vec<_> = whole.iter().map(|p| asset(&format!("/vendor/{p}"))).collect();
        assert_eq!(declared(&assets).matches("url(/vendor/").count(), faces().len());
        assert_eq!(first(&assets).len(), 2);
        assets.extend(faces().iter().map(|face| asset(&format!("/assets/0f/{}", face.file))));
        assert_eq!(declared(&assets).matches("url(/assets/0f/").count(), faces().len());
        let cut = first(&assets);
        assert!(cut.len() == 2 && cut.iter().all(|path| path.starts_with("/assets/0f/")));
        assert_eq!((declared(&[]), first(&[])), (String::new(), Vec::new()));
    }
}
