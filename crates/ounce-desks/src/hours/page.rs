//! The page of hours.

use askama::Template;
use ounce_domain::hours::Hours;
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_web::form::{Field, Form, label_id};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// Who helped. Fields: `helper_name`, `helper_role`, `hours`, `helper`.
#[derive(Template)]
#[template(path = "hours/hours.html")]
pub(crate) struct HoursPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub slug: String,
    pub name: String,
    /// Whether this build can print.
    pub prints: bool,
    pub noted: Vec<Hours>,
    /// Those who hold a role here, by their address.
    pub members: Vec<(Id<Member>, String)>,
    pub form: Form,
    /// The sentence for what a form came to; empty for none.
    pub done: &'static str,
}

impl HoursPage {
    fn page(&self, page: &str) -> String {
        links::stroll_desk(&self.campaign, &self.slug, page)
    }

    fn name_of(&self, hours: &Hours) -> String {
        let is_erased = hours.name.is_empty();
        if is_erased { self.t.say("roster-erased").to_string() } else { hours.name.clone() }
    }

    fn time(&self, hours: &Hours) -> String {
        time(&self.t, hours.minutes)
    }

    fn can_print(&self, hours: &Hours) -> bool {
        self.prints && !hours.name.is_empty()
    }

    /// All of them together.
    fn sum(&self) -> String {
        let minutes = self.noted.iter().map(|one| one.minutes).sum();
        self.t.say("hours-sum").s("time", time(&self.t, minutes)).to_string()
    }

    fn field(&self, name: &'static str) -> Field {
        let (t, form) = (&self.t, &self.form);
        let label = &label_id(name);
        let field = form.text(t, name, label).required();
        match name {
            "helper_role" => field.help(t.say("hours-role-help")),
            "hours" => field.help(t.say("hours-help")),
            _ => field,
        }
    }

    fn is_member(&self, member: &Id<Member>) -> bool {
        self.form.is("helper", &member.to_string())
    }

    fn wrong_helper(&self) -> Option<String> {
        self.form.complaint("helper").map(|refusal| self.t.refusal(refusal))
    }
}

/// `3 hours`, `3 hours 30 minutes`, `45 minutes`.
pub(super) fn time(t: &Reader, minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let hours_said = t.say("hours-hours").n("count", hours).to_string();
    let rest_said = t.say("hours-minutes").n("count", rest).to_string();
    match (hours, rest) {
        (0, _) => rest_said,
        (_, 0) => hours_said,
        _ => format!("{hours_said}{}{rest_said}", t.gap()),
    }
}
