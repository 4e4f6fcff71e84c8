//! Telling others about a page: share, copy, or send by mail.

use askama::Template;
use askama::filters::HtmlSafe;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// The ways to pass one address on, shown in a separate section.
#[derive(Template)]
#[template(path = "pass_on.html")]
pub(crate) struct PassOn<'a> {
    t: Reader,
    /// Whole, with scheme and host.
    address: String,
    title: &'a str,
}

impl HtmlSafe for PassOn<'_> {}

impl<'a> PassOn<'a> {
    /// `path` must be a public page: never a link that opens somebody's own.
    pub(crate) fn new(t: &Reader, base_url: &str, path: &str, title: &'a str) -> Self {
        Self { t: *t, address: format!("{base_url}{path}"), title }
    }

    fn mail_href(&self) -> String {
        letter(self.title, &self.address)
    }
}

/// Opens the reader's own mail program with a subject and an address to send.
pub(crate) fn letter(subject: &str, address: &str) -> String {
    format!("mailto:?subject={}&body={}", links::encode(subject), links::encode(address))
}
