//! The page of the first set-up.

use askama::Template;
use ounce_domain::campaign::founding::{LANGUAGE_FIELDS, PARTNER_FIELDS, SHARE_FIELDS};
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

/// Asks for the first coordinator and the first campaign. Fields: `email`, `campaign_name`, `day`,
/// `currency`, `goal_money`, `goal_milk`, `goal_unit`, `language_en` and so on, `partner_1`,
/// `share_1` and so on.
#[derive(Template)]
#[template(path = "set_up/set_up.html")]
pub(crate) struct SetUpPage {
    pub t: Reader,
    pub frame: Frame,
    /// Of this page, with its token.
    pub action: String,
    pub form: Form,
    /// The browser will not keep the cookie of a session: no TLS.
    pub is_unsafe: bool,
    /// A campaign is there already, or the hour is over.
    pub is_over: bool,
}

impl SetUpPage {
    /// Names and shares of partners: the fields of each row.
    fn rows(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        PARTNER_FIELDS.into_iter().zip(SHARE_FIELDS)
    }

    fn languages(&self) -> [&'static str; 4] {
        LANGUAGE_FIELDS.map(|(field, _)| field)
    }

    fn is_unit(&self, unit: &str) -> bool {
        self.form.is("goal_unit", unit)
    }
}
