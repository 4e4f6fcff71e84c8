//! The page of givers' messages.

use askama::Template;
use ounce_store::messages::{Message, MessageStanding};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

use crate::sessions::page::moment;

/// What givers wrote. Fields: `gift`, `standing`, `why`.
#[derive(Template)]
#[template(path = "messages/messages.html")]
pub(crate) struct MessagesPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug.
    pub campaign: String,
    pub name: String,
    /// How many wait to be read.
    pub waiting: usize,
    /// Those that were shown or hidden are on the page too.
    pub shows_all: bool,
    pub shown: Vec<Message>,
}

impl MessagesPage {
    fn desk(&self) -> String {
        links::campaign_desk(&self.campaign, "")
    }

    fn path(&self) -> String {
        links::campaign_desk(&self.campaign, "messages")
    }

    fn came(&self, message: &Message) -> String {
        moment(&self.t, message.at_ms)
    }

    fn standing(&self, message: &Message) -> String {
        self.t.say(&format!("message-{}", message.standing.as_str())).to_string()
    }

    fn may_show(&self, message: &Message) -> bool {
        message.standing != MessageStanding::Shown
    }

    fn may_hide(&self, message: &Message) -> bool {
        message.standing != MessageStanding::Hidden
    }
}
