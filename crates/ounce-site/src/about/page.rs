//! The sources of all data, and which personal data is kept.

use askama::Template;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

/// Credits and licences.
#[derive(Template)]
#[template(path = "about/about.html")]
pub(crate) struct About {
    pub t: Reader,
    pub frame: Frame,
}

/// Privacy in plain words.
#[derive(Template)]
#[template(path = "about/privacy.html")]
pub(crate) struct Privacy {
    pub t: Reader,
    pub frame: Frame,
}
