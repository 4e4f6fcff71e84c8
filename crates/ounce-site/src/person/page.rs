//! The pages about a person's own data: the link to it, the question before erasing, and the end.

use askama::Template;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

/// A step under the page of a record, with the token of its link: `/gifts/…/data?token=…`.
pub(crate) fn step(path: &str, step: &str) -> String {
    match path.split_once('?') {
        Some((path, query)) => format!("{path}{step}?{query}"),
        None => format!("{path}{step}"),
    }
}

/// Asks once more before a person's data is erased; posts to its own address.
#[derive(Template)]
#[template(path = "person/erasure.html")]
pub(crate) struct Erasure {
    pub t: Reader,
    pub frame: Frame,
    /// Whether everything about the address is erased, and not this record alone.
    pub is_whole: bool,
    /// Where the place is given back, while there is one.
    pub cancellation: Option<String>,
    pub back: String,
    pub action: String,
}

/// Nothing is left to show.
#[derive(Template)]
#[template(path = "person/erased.html")]
pub(crate) struct Erased {
    pub t: Reader,
    pub frame: Frame,
}
