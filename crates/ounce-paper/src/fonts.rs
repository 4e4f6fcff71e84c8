//! The fonts of the sheets: Fraunces and Figtree as on the pages, and Noto Sans JP for Japanese and
//! for every sign that the other two lack.

include!(concat!(env!("OUT_DIR"), "/fonts.rs"));

/// Four whole fonts in TrueType form.
#[derive(Clone, Copy)]
pub struct Fonts {
    /// Fraunces, semi-bold: headings, and figures that matter.
    pub(crate) display: &'static [u8],
    /// Figtree, regular.
    pub(crate) text: &'static [u8],
    /// Figtree, bold.
    pub(crate) strong: &'static [u8],
    /// Noto Sans JP, medium: the one weight of Japanese, which is thickened for headings.
    pub(crate) japanese: &'static [u8],
}

impl Fonts {
    /// The fonts in this build; `None` when they were not fetched before it.
    pub fn built_in() -> Option<Self> {
        let [display, text, strong, japanese] = BUILT_IN else { return None };
        Some(Self { display, text, strong, japanese })
    }
}
