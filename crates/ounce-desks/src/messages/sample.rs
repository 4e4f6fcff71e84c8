//! The page of givers' messages, with invented values.

use ounce_store::messages::{Message, MessageStanding};

use super::page::MessagesPage;
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn message_pages(&self, all: &mut Vec<Rendered>) {
        let message = |n: u8, standing| Message {
            gift: id(n),
            at_ms: 1_803_900_000_000,
            name: self.s("Gil Giver"),
            message: self.s("For the night nurses.\nThank you."),
            standing,
        };
        let page = |shows_all, waiting, shown| MessagesPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/messages"),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            waiting,
            shows_all,
            shown,
        };
        let each = [MessageStanding::Held, MessageStanding::Shown, MessageStanding::Hidden];
        let each = (1..).zip(each).map(|(n, standing)| message(n, standing)).collect();
        add(all, "messages", &page(true, 1, each));
        let one = vec![message(1, MessageStanding::Held)];
        add(all, "messages-waiting", &page(false, 1, one));
        add(all, "messages-none", &page(false, 0, Vec::new()));
    }
}
