//! Where everything comes from, and what is kept about whom.

use super::Frame;
use crate::i18n::Reader;
use askama::Template;

/// Credits and licences.
#[derive(Template)]
#[template(path = "about.html")]
pub struct About {
    pub t: Reader,
    pub frame: Frame,
}

/// Privacy in plain words.
#[derive(Template)]
#[template(path = "privacy.html")]
pub struct Privacy {
    pub t: Reader,
    pub frame: Frame,
}
