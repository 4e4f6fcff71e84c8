//! The page of a member's sessions, with invented values.

use ounce_domain::member::session::Times;
use ounce_store::sessions::Session;

use super::page::SessionsPage;
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn session_pages(&self, all: &mut Vec<Rendered>) {
        let times = Times { began_ms: 1_803_000_000_000, used_ms: 1_803_900_000_000 };
        let session = |n: u8, device: &str| Session {
            id: id(n),
            member: id(1),
            times,
            device: device.to_owned(),
        };
        let page = |sessions| SessionsPage {
            t: self.t,
            frame: self.frame_without_campaign("/desk/sessions"),
            email: self.s("host@ounce.example"),
            here: id(1),
            all: sessions,
        };
        let phone = self.s("Safari, iPhone");
        let many = vec![session(1, &phone), session(2, "Firefox, Windows"), session(3, "")];
        add(all, "sessions", &page(many));
        add(all, "sessions-one", &page(vec![session(1, &phone)]));
    }
}
