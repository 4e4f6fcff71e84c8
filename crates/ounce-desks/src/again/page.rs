//! The page on which a host says whether they host again.

use askama::Template;
use ounce_domain::stroll::Stroll;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_name;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Asked,
    Yes,
    No,
    /// It was taken back, or is too old.
    Over,
}

/// Again this year? Field: `answer`.
#[derive(Template)]
#[template(path = "again/again.html")]
pub(crate) struct AgainPage {
    pub t: Reader,
    pub frame: Frame,
    pub action: String,
    /// Slug and name of the next edition.
    pub campaign: (String, String),
    pub stroll: Stroll,
    pub shown: Shown,
}

impl AgainPage {
    fn title(&self) -> String {
        let id = match self.shown {
            Shown::Asked => "again-title",
            Shown::Yes => "again-yes-title",
            Shown::No => "again-no-title",
            Shown::Over => "invitation-over-title",
        };
        self.t.say(id).to_string()
    }

    fn town(&self) -> String {
        town_name(&self.stroll, self.t.lang)
    }

    fn desk(&self) -> String {
        links::sign_in(&links::stroll_desk(&self.campaign.0, &self.stroll.slug, ""))
    }
}
