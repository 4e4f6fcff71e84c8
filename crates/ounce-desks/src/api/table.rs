//! Every address for members' programs. A test compares them with `openapi.json`.

use axum::routing::{get, post};
use ounce_domain::member::{Action, Kind};
use ounce_web::limits::Class;

use super::me;
use crate::home::api as roles;
use crate::members;
use crate::messages::api as messages;
use crate::routes::{DeskRoute, Needs, OWN, at};
use crate::sessions::api as sessions;
use crate::{campaign, stroll};

/// The addresses, in the same table as the pages.
pub(crate) fn table() -> Vec<DeskRoute> {
    let mut all = Vec::new();
    let of_campaign: fn(Action) -> Needs = |action| Needs::May(action, Kind::Campaign);
    let of_stroll: fn(Action) -> Needs = |action| Needs::May(action, Kind::Stroll);
    let desk = OWN.sending(Class::SigningUp);
    all.extend(members::table_of_api());
    all.extend(own());
    all.extend(changes_of_a_stroll());
    all.extend([
        at(
            "/api/v1/campaigns/{campaign}/desk",
            get(campaign::api::show),
            OWN,
            of_campaign(Action::SeeCampaign),
        ),
        at(
            "/api/v1/campaigns/{campaign}/messages",
            get(messages::list),
            OWN,
            of_campaign(Action::JudgeMessages),
        ),
        at(
            "/api/v1/campaigns/{campaign}/messages/judge",
            post(messages::judge),
            desk,
            of_campaign(Action::JudgeMessages),
        ),
        at(
            "/api/v1/strolls/{campaign}/{stroll}/desk",
            get(stroll::api::show),
            OWN,
            of_stroll(Action::SeeStroll),
        ),
        at(
            "/api/v1/strolls/{campaign}/{stroll}/roster",
            get(stroll::api::roster),
            OWN,
            of_stroll(Action::SeeRoster),
        ),
    ]);
    all
}

/// The page and the status of a stroll.
fn changes_of_a_stroll() -> Vec<DeskRoute> {
    let desk = OWN.sending(Class::SigningUp);
    let needs = Needs::May(Action::ChangeStroll, Kind::Stroll);
    vec![
        at(
            "/api/v1/strolls/{campaign}/{stroll}/page",
            get(stroll::editing::api::show).post(stroll::editing::api::save),
            desk,
            needs,
        ),
        at(
            "/api/v1/strolls/{campaign}/{stroll}/status",
            post(stroll::deciding::api::decide),
            desk,
            needs,
        ),
        at(
            "/api/v1/strolls/{campaign}/{stroll}/undo",
            post(stroll::editing::api::undo),
            desk,
            needs,
        ),
    ]
}

/// Of the member and the token itself.
fn own() -> Vec<DeskRoute> {
    let desk = OWN.sending(Class::SigningUp);
    vec![
        at("/api/v1/me", get(me), OWN, Needs::Member),
        at("/api/v1/me/lay-down", post(roles::lay_down), desk, Needs::Member),
        at("/api/v1/invitations", get(roles::invitations), OWN, Needs::Member),
        at("/api/v1/invitations/{id}/answer", post(roles::answer), desk, Needs::Member),
        at("/api/v1/sessions", get(sessions::list), OWN, Needs::Member),
        at("/api/v1/sessions/{id}/end", post(sessions::end), desk, Needs::Member),
    ]
}
