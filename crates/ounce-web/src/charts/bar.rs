//! A bar that is partly full. The words beside it say the same, so it is hidden from readers.

use askama::filters::HtmlSafe;
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// In thousandths of its length.
    filled: i64,
}

impl Bar {
    pub fn new(part: i64, whole: i64) -> Self {
        Self { filled: (part.clamp(0, whole) * 1000).checked_div(whole).unwrap_or(0) }
    }
}

impl Bar {
    /// In thousandths of its length.
    pub fn filled(self) -> i64 {
        self.filled
    }
}

impl HtmlSafe for Bar {}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" \
             aria-hidden=\"true\"><rect width=\"1000\" height=\"10\" class=\"bar-ground\"/>\
             <rect width=\"{}\" height=\"10\" class=\"bar-filled\" data-filled/></svg>",
            self.filled
        )
    }
}
