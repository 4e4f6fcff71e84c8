//! The first page of the desk.

use askama::Template;
use jiff::civil::Date;
use ounce_domain::member::{Kind, Role};
use ounce_domain::refusal::MemberRefusal;
use ounce_store::invitations::Listed;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

use super::role_word;

/// A role of the member.
pub(crate) struct Work {
    pub role: Role,
    /// The object: its kind, the slug of its campaign and its own.
    pub object: (Kind, String, String),
    /// Of the object.
    pub name: String,
    /// The campaign's name.
    pub campaign: String,
    /// The campaign's day.
    pub day: Option<Date>,
    /// Where the work is done; empty for a group, whose strolls have a desk each.
    pub href: String,
    /// The strolls of a group: address and name.
    pub strolls: Vec<(String, String)>,
    /// The page of a group's members.
    pub members: Option<String>,
}

/// Which role today?
#[derive(Template)]
#[template(path = "home/home.html")]
pub(crate) struct HomePage {
    pub t: Reader,
    pub frame: Frame,
    pub email: String,
    /// Why a role was not laid down.
    pub refusal: Option<MemberRefusal>,
    /// Roles that are offered to the member.
    pub invited: Vec<Listed>,
    pub work: Vec<Work>,
}

impl HomePage {
    fn title(&self, work: &Work) -> String {
        self.t.say(&role_word(work.role)).s("name", &work.name).to_string()
    }

    fn wrong(&self) -> Option<String> {
        self.refusal.map(|refusal| self.t.refusal(ounce_domain::refusal::Refusal::Member(refusal)))
    }

    fn about(&self, work: &Work) -> String {
        let day = work.day.map(|day| self.t.date(day));
        let parts = [Some(work.campaign.clone()).filter(|name| *name != work.name), day];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}
