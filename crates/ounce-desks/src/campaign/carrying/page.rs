//! The pages on which a campaign is carried over.

use askama::Template;
use ounce_domain::campaign::Campaign;
use ounce_store::carry::Counts;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// Where to, and on which day. Fields: `edition`, `day`.
#[derive(Template)]
#[template(path = "campaign/carrying/carry.html")]
pub(crate) struct CarryPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub name: String,
    pub form: Form,
}

impl CarryPage {
    fn page(&self, page: &str) -> String {
        links::campaign_desk(&self.campaign, page)
    }
}

/// What goes along, shown before it is carried over.
#[derive(Template)]
#[template(path = "campaign/carrying/preview.html")]
pub(crate) struct CarryPreview {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub name: String,
    /// The next edition.
    pub to: Campaign,
    pub is_new: bool,
    pub counts: Counts,
    pub sends_mail: bool,
}

impl CarryPreview {
    fn page(&self, page: &str) -> String {
        links::campaign_desk(&self.campaign, page)
    }

    /// Whether there is nothing left to carry over.
    fn is_done(&self) -> bool {
        !self.is_new && self.counts.is_nothing()
    }
}
