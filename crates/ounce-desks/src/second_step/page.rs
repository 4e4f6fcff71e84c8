//! The pages of the second step.

use askama::Template;
use ounce_domain::member::passkey::Passkey;
use ounce_domain::member::second_factor::SecondFactor;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

use crate::passkeys::Own;
use crate::passkeys::ceremony::Ask;
use crate::sessions::page::moment;

/// Asks for a code of the app, or a recovery code. Fields: `code`, `to`.
#[derive(Template)]
#[template(path = "second_step/show.html")]
pub(crate) struct ShowPage {
    pub t: Reader,
    pub frame: Frame,
    pub email: String,
    /// Whether there is a code app, and not only passkeys.
    pub has_codes: bool,
    /// `None` when no passkey of theirs works here.
    pub passkey: Option<Ask>,
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
    pub passkeys: Own,
    /// The recovery codes, for a few minutes after the factor was set up.
    pub codes: Vec<String>,
    pub setting_up: Option<SettingUp>,
    pub form: Form,
}

impl OwnPage {
    /// The desk opens without a further step.
    fn leads_on(&self) -> bool {
        self.has_any() || !self.is_needed
    }

    fn has_any(&self) -> bool {
        self.factor.is_some() || !self.passkeys.all.is_empty()
    }

    /// Whether a lost device would lock the member out: there is one passkey and nothing else.
    fn has_one_way(&self) -> bool {
        self.factor.is_none() && self.passkeys.all.len() == 1
    }

    /// Whether the code app may go: no role needs it, or a passkey is left.
    fn may_remove_codes(&self) -> bool {
        !self.is_needed || !self.passkeys.all.is_empty()
    }

    fn passkey_times(&self, passkey: &Passkey) -> String {
        let added = self.t.say("passkey-added").s("moment", moment(&self.t, passkey.at_ms));
        match passkey.used_ms {
            Some(used_ms) => {
                let used = self.t.say("passkey-used").s("moment", moment(&self.t, used_ms));
                format!("{added} {used}")
            }
            None => format!("{added} {}", self.t.say("passkey-unused")),
        }
    }

    fn is_elsewhere(&self, passkey: &Passkey) -> bool {
        passkey.host != self.passkeys.host
    }

    /// The name that a new passkey is offered.
    fn new_name(&self) -> &str {
        match self.form.value("name") {
            "" => &self.passkeys.device,
            typed => typed,
        }
    }

    fn since(&self, factor: &SecondFactor) -> String {
        moment(&self.t, factor.since_ms)
    }
}
