//! The page of members.

use askama::Template;
use ounce_domain::member::Role;
use ounce_store::acts::{Deed, Told};
use ounce_store::invitations;
use ounce_store::members::Listed;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

use crate::sessions::page::moment;

/// What was just done.
#[derive(Clone, Debug)]
pub(crate) enum Done {
    Nothing,
    /// It was so before.
    Before,
    /// The letter goes out again.
    Written,
    /// A letter went out less than a day ago.
    TooEarly,
    Now(Box<Told>),
}

/// An invitation without an answer.
#[derive(Clone, Debug)]
pub(crate) struct Invited {
    pub listed: invitations::Listed,
    /// Its address, where no letter brings it.
    pub href: Option<String>,
    pub may_remind: bool,
}

/// Who holds which role. Fields: `email`, `role`, `why`.
#[derive(Template)]
#[template(path = "members/members.html")]
pub(crate) struct MembersPage {
    pub t: Reader,
    pub frame: Frame,
    /// Of this page.
    pub path: String,
    /// Of the desk it belongs to.
    pub desk: String,
    /// Of the campaign or the stroll.
    pub name: String,
    pub is_stroll: bool,
    pub may_change: bool,
    /// The roles that can be held here.
    pub roles: Vec<Role>,
    pub done: Done,
    pub sends_mail: bool,
    pub invited: Vec<Invited>,
    pub listed: Vec<Listed>,
    pub told: Vec<Told>,
    pub form: Form,
}

impl MembersPage {
    fn role(&self, role: &Role) -> String {
        self.t.say(&format!("role-short-{}", role.as_str())).to_string()
    }

    fn is_chosen(&self, role: &Role) -> bool {
        self.form.is("role", role.as_str())
    }

    fn role_wrong(&self) -> Option<String> {
        self.form.complaint("role").map(|refusal| self.t.refusal(refusal))
    }

    /// The way back from what was just done: give or take, address and role.
    fn undo(&self, told: &Told) -> Option<(&'static str, String, String)> {
        let email = told.about.as_ref()?.as_str().to_owned();
        match told.act.deed {
            Deed::GaveRole => Some(("take", email, told.act.became.clone())),
            Deed::TookRole => Some(("give-back", email, told.act.was.clone())),
            Deed::Invited => Some(("withdraw", email, told.act.became.clone())),
            Deed::Uninvited | Deed::AcceptedRole | Deed::DeclinedRole | Deed::JudgedMessage => None,
        }
    }

    fn until(&self, invited: &Invited) -> String {
        let moment = moment(&self.t, invited.listed.invitation.ends_ms());
        self.t.say("members-invited").s("moment", moment).to_string()
    }

    fn since(&self, listed: &Listed) -> String {
        self.t.say("members-since").s("moment", moment(&self.t, listed.at_ms)).to_string()
    }

    /// What was done, in a sentence.
    fn says(&self, told: &Told) -> String {
        let gone = || self.t.say("members-gone").to_string();
        let about = told.about.as_ref().map_or_else(gone, |email| email.as_str().to_owned());
        let (id, word) = match (told.act.deed, told.act.became.as_str()) {
            (Deed::GaveRole, _) => ("act-gave-role", &told.act.became),
            (Deed::TookRole, _) => ("act-took-role", &told.act.was),
            (Deed::Invited, _) => ("act-invited", &told.act.became),
            (Deed::Uninvited, _) => ("act-uninvited", &told.act.was),
            (Deed::AcceptedRole, _) => ("act-accepted-role", &told.act.became),
            (Deed::DeclinedRole, _) => ("act-declined-role", &told.act.became),
            (Deed::JudgedMessage, "shown") => return self.t.say("act-showed-message").to_string(),
            (Deed::JudgedMessage, _) => return self.t.say("act-hid-message").to_string(),
        };
        let role = Role::parse(word).map_or_else(|| word.clone(), |role| self.role(&role));
        self.t.say(id).s("who", about).s("role", role).to_string()
    }

    /// By whom and when.
    fn by(&self, told: &Told) -> String {
        let by = match (&told.by, told.act.by) {
            (Some(email), _) => email.as_str().to_owned(),
            (None, ounce_store::acts::By::Shell) => self.t.say("act-by-shell").to_string(),
            (None, _) => self.t.say("members-gone").to_string(),
        };
        let moment = moment(&self.t, told.act.at_ms);
        self.t.say("act-by").s("who", by).s("moment", moment).to_string()
    }
}
