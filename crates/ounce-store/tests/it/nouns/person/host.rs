//! The person as a member: a host who has signed in.

use ounce_domain::id::Id;
use ounce_domain::member::session::Times;
use ounce_domain::member::{Kind, Role};
use ounce_store::Fault;
use ounce_store::acts::By;
use ounce_store::members::{self, Change};
use ounce_store::sessions::{self, Session};
use ounce_store::sign_ins::{self, Begin};

use super::super::samples::email;
use super::super::world::{Answer, World, new_id};
use super::ADDRESS;
use crate::both::NOW_MS;

impl World {
    /// The person is a host, and has signed in.
    pub(super) fn make_host(&self) -> Answer<()> {
        let campaign = self.campaign.slug.clone();
        let (fresh, act) = (new_id(), new_id());
        let (begun, letter, session) = (new_id(), new_id(), new_id());
        self.write(move |sql| {
            let found = members::place(sql, Kind::Stroll, &campaign, "elm-grove")?;
            let Some(named) = found else { return Err(Fault::new("no stroll")) };
            let (email, place) = (email(ADDRESS), &named.place);
            let (by, role, ids) = (By::Shell, Role::Host, [fresh, act]);
            let change = Change { by, email: &email, role, place, at_ms: NOW_MS, why: "", ids };
            if let Err(refusal) = members::give(sql, &change)? {
                return Ok(Err(refusal));
            }
            let (id, browser) = (Id::from_bytes(begun), Some([8; 32]));
            let (language, outbox_id) = ("en", Some(letter));
            let begin = Begin { id, email: &email, browser, language, at_ms: NOW_MS, outbox_id };
            sign_ins::begin(sql, &begin)?;
            let times = Times { began_ms: NOW_MS, used_ms: NOW_MS };
            let (id, member) = (Id::from_bytes(session), Id::from_bytes(fresh));
            let device = "Firefox, Linux".to_owned();
            sessions::begin(sql, &Session { id, member, times, device }, ([9; 32], "fr"))?;
            Ok(Ok(()))
        })
    }
}
