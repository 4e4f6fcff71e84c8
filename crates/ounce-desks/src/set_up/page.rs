//! The page of the first set-up.

use askama::Template;
use ounce_domain::campaign::founding::{LANGUAGE_FIELDS, PARTNER_FIELDS, SHARE_FIELDS};
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

/// The sentences that name the fields of a row.
const LABELS: [(&str, &str); 12] = [
    ("language_en", "field-language-en"),
    ("language_es", "field-language-es"),
    ("language_fr", "field-language-fr"),
    ("language_ja", "field-language-ja"),
    ("partner_1", "field-partner-1"),
    ("partner_2", "field-partner-2"),
    ("partner_3", "field-partner-3"),
    ("partner_4", "field-partner-4"),
    ("share_1", "field-share-1"),
    ("share_2", "field-share-2"),
    ("share_3", "field-share-3"),
    ("share_4", "field-share-4"),
];

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

    fn languages(&self) -> [(&'static str, &'static str); 4] {
        LANGUAGE_FIELDS
    }

    /// The sentence that names a field.
    fn label(&self, field: &str) -> &'static str {
        LABELS.iter().find(|(known, _)| *known == field).map_or("", |(_, label)| label)
    }

    fn is_unit(&self, unit: &str) -> bool {
        self.form.is("goal_unit", unit)
    }

    fn wrong(&self, field: &str) -> Option<String> {
        self.form.complaint(field).map(|refusal| self.t.refusal(refusal))
    }
}
