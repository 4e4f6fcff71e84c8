//! The waiver: a text with a version, shown before it is signed, kept as it was shown.
//!
//! A text is never edited. A new wording is a new version. An older signature stays one under the
//! older text. These are plain texts for organisers to replace after asking their own counsel;
//! nobody has reviewed them as legal advice.

/// The version asked for now.
pub const CURRENT: i64 = 1;

/// The languages every version exists in.
pub const LANGUAGES: [&str; 4] = ["en", "es", "fr", "ja"];

/// A signature: a name typed under the text of this version in this language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    pub version: i64,
    pub language: String,
    pub signed_name: String,
}

/// The text of a version in a language; English stands in for a language it is not written in.
pub fn text(version: i64, language: &str) -> Option<&'static str> {
    match (version, language) {
        (1, "es") => Some(include_str!("../waivers/1.es.txt")),
        (1, "fr") => Some(include_str!("../waivers/1.fr.txt")),
        (1, "ja") => Some(include_str!("../waivers/1.ja.txt")),
        (1, _) => Some(include_str!("../waivers/1.en.txt")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_is_written_in_every_language() {
        for version in 1..=CURRENT {
            let texts: Vec<_> = LANGUAGES.iter().filter_map(|l| text(version, l)).collect();
            assert_eq!(texts.len(), LANGUAGES.len());
            for (i, one) in texts.iter().enumerate() {
                assert!(one.lines().count() >= 4, "{version} {}", LANGUAGES[i]);
                assert!(texts[..i].iter().all(|other| other != one), "{version} {}", LANGUAGES[i]);
            }
        }
        assert_eq!(text(CURRENT + 1, "en"), None);
    }
}
