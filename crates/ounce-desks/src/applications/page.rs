//! The page of offers to host.

use askama::Template;
use ounce_domain::hosting::HostApplication;
use ounce_domain::id::Id;
use ounce_store::acts::Act;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_in_full;

use super::near::{Near, What};
use crate::sessions::page::moment;

/// An offer that can be judged.
pub(crate) struct Waiting {
    pub application: HostApplication,
    /// The name of the group that the applicant belongs to.
    pub group: Option<String>,
    pub near: Vec<Near>,
}

/// An offer that was judged.
pub(crate) struct Judged {
    pub application: HostApplication,
    /// The no, while it can be undone.
    pub act: Option<Id<Act>>,
    /// Slug of the stroll that was made.
    pub stroll: Option<String>,
}

/// A form that came back, and the offer it is about.
pub(crate) struct Refused {
    pub application: Id<HostApplication>,
    pub form: Form,
}

/// Who offers to host. Fields: `application`, `verdict`, `words`.
#[derive(Template)]
#[template(path = "applications/applications.html")]
pub(crate) struct ApplicationsPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug.
    pub campaign: String,
    pub name: String,
    pub waiting: Vec<Waiting>,
    pub judged: Vec<Judged>,
    /// What the form that was just sent came to: a word, or empty.
    pub done: String,
    pub refused: Option<Refused>,
}

impl ApplicationsPage {
    fn desk(&self) -> String {
        links::campaign_desk(&self.campaign, "")
    }

    fn path(&self) -> String {
        links::campaign_desk(&self.campaign, "applications")
    }

    /// What to say of the form that was just sent.
    fn said(&self) -> Option<String> {
        let known = ["approved", "asked", "declined", "before", "undone"];
        let word = known.into_iter().find(|word| *word == self.done)?;
        let quiet =
            !self.frame.letters.go_out() && matches!(word, "approved" | "asked" | "declined");
        let end = if quiet { "-quiet" } else { "" };
        Some(self.t.say(&format!("applications-said-{word}{end}")).to_string())
    }

    fn is_undo_over(&self) -> bool {
        self.done == "undo-over"
    }

    fn town(&self, application: &HostApplication) -> String {
        town_in_full(&application.town, &self.t)
    }

    fn came(&self, application: &HostApplication) -> String {
        moment(&self.t, application.at_ms)
    }

    fn since(&self, application: &HostApplication) -> String {
        moment(&self.t, application.since_ms)
    }

    fn standing(&self, application: &HostApplication) -> String {
        let word = application.standing.as_str();
        self.t.say(&format!("applications-standing-{word}")).to_string()
    }

    /// `Portland, ME, 3 km: a stroll, draft`
    fn near(&self, near: &Near) -> String {
        let t = &self.t;
        let what = match &near.what {
            What::Stroll(_, status) => {
                t.say(&format!("desk-status-{}", status.as_str())).to_string()
            }
            What::Application(name) => t.say("applications-near-offer").s("name", name).to_string(),
        };
        let says = t.say("applications-near").s("town", &near.town).s("what", what);
        says.s("distance", t.distance(near.km)).to_string()
    }

    fn near_href(&self, near: &Near) -> Option<String> {
        match &near.what {
            What::Stroll(slug, _) => Some(links::stroll_desk(&self.campaign, slug, "")),
            What::Application(_) => None,
        }
    }

    fn stroll(&self, slug: &str) -> String {
        links::stroll_desk(&self.campaign, slug, "")
    }

    fn members(&self, slug: &str) -> String {
        links::stroll_desk(&self.campaign, slug, "members")
    }

    fn sends_mail(&self) -> bool {
        self.frame.letters.go_out()
    }

    fn form_of(&self, application: &HostApplication) -> Option<&Form> {
        self.refused.as_ref().filter(|one| one.application == application.id).map(|one| &one.form)
    }

    fn words(&self, application: &HostApplication) -> String {
        self.form_of(application).map(|form| form.value("words").to_owned()).unwrap_or_default()
    }

    fn wrong(&self, application: &HostApplication) -> Option<String> {
        let complaint = self.form_of(application)?.complaint("words")?;
        Some(self.t.refusal(complaint))
    }
}
