//! The page "Be somebody".

use askama::Template;
use ounce_domain::id::Id;
use ounce_domain::member::{Member, Role};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

use crate::home::role_word;

/// An invented member of the demo.
pub(crate) struct Somebody {
    pub member: Id<Member>,
    pub role: Role,
    /// Of the object of the role.
    pub name: String,
}

/// Whom to be. Field: `member`.
#[derive(Template)]
#[template(path = "somebody/somebody.html")]
pub(crate) struct SomebodyPage {
    pub t: Reader,
    pub frame: Frame,
    pub all: Vec<Somebody>,
}

impl SomebodyPage {
    fn title(&self, one: &Somebody) -> String {
        self.t.say(&role_word(one.role)).s("name", &one.name).to_string()
    }

    fn does(&self, one: &Somebody) -> String {
        self.t.say(&format!("role-does-{}", one.role.as_str())).to_string()
    }
}
