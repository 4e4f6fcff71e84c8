//! The pages of the second step.

use askama::Template;
use ounce_domain::member::second_factor::SecondFactor;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

use crate::sessions::page::moment;

/// Asks for a code of the app, or a recovery code. Fields: `code`, `to`.
#[derive(Template)]
#[template(path = "second_step/show.html")]
pub(crate) struct ShowPage {
    pub t: Reader,
    pub frame: Frame,
    pub email: String,
    pub form: Form,
    /// The page of the desk to go on to; empty for none.
    pub to: String,
}

/// A factor that is being set up.
#[derive(Clone, Debug)]
pub(crate) struct SettingUp {
    pub qr_svg: String,
    /// What the picture says: on a telephone it opens the app.
    pub uri: String,
    /// For an app that scans no pictures.
    pub secret: String,
}

/// The member's own second factor. Field: `code`.
#[derive(Template)]
#[template(path = "second_step/own.html")]
pub(crate) struct OwnPage {
    pub t: Reader,
    pub frame: Frame,
    pub email: String,
    /// A role of the member needs it.
    pub is_needed: bool,
    pub factor: Option<SecondFactor>,
    /// The recovery codes, for a few minutes after the factor was set up.
    pub codes: Vec<String>,
    pub setting_up: Option<SettingUp>,
    pub form: Form,
}

impl OwnPage {
    /// The desk opens without a further step.
    fn leads_on(&self) -> bool {
        self.factor.is_some() || !self.is_needed
    }

    fn since(&self, factor: &SecondFactor) -> String {
        moment(&self.t, factor.since_ms)
    }
}
