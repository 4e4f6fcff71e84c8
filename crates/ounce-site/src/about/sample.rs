//! The pages about the program and about privacy, with invented values.

use crate::about::page::About;
use crate::about::page::Privacy;
use crate::samples::{Rendered, Samples, add};
use ounce_web::frame::Frame;

impl Samples {
    pub(crate) fn about_pages(&self, all: &mut Vec<Rendered>) {
        let (t, frame) = (self.t, self.frame("/about"));
        add(all, "about", &About { t, frame: frame.clone() });
        add(all, "privacy", &Privacy { t, frame: Frame { campaign: None, ..frame } });
    }
}
