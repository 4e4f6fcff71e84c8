//! The day in the park, for programs: a host enrols phones and sees the state; a phone gets the
//! roster and hands in what was noted.
//!
//! A phone has no account. It proves itself by the token that it was enrolled with; only the
//! SHA-256 of that is kept. What a phone hands in is taken in any case, also from one that was cut
//! off. What it may read ends with its enrolment.

mod carrying;
pub(crate) mod desk;
mod enrolling;
mod pack;
mod phone;
pub(crate) mod phone_page;
mod preparing;
mod sending;

use axum::routing::{get, post};
use ounce_domain::member::{Action, Kind};
use ounce_web::service::Terms;

use crate::routes::{DESK, DeskRoute, Needs, OWN, at};

/// Of a phone in the park.
const PHONE: Terms = OWN.with_camera();

/// The addresses, for hosts and for the phones that they enrolled. A phone proves itself by its
/// token, and what it sends counts as reading: in a park many of them share one address.
pub(crate) fn table() -> Vec<DeskRoute> {
    let run = Needs::May(Action::RunDay, Kind::Stroll);
    let desk = |path, methods| at(path, methods, DESK, run);
    let read = |path, methods| at(path, methods, OWN, run);
    let own = |path, methods| at(path, methods, OWN, Needs::Nothing);
    let page = |path, methods| at(path, methods, PHONE, Needs::Nothing);
    vec![
        desk("/desk/campaigns/{campaign}/strolls/{stroll}/day", get(desk::show)),
        desk("/desk/campaigns/{campaign}/strolls/{stroll}/day/enroll", post(desk::enroll)),
        desk("/desk/campaigns/{campaign}/strolls/{stroll}/day/cut-off", post(desk::cut_off)),
        desk("/desk/campaigns/{campaign}/strolls/{stroll}/day/settle", post(desk::settle)),
        desk("/desk/campaigns/{campaign}/strolls/{stroll}/day/reopen", post(desk::reopen)),
        desk("/desk/campaigns/{campaign}/strolls/{stroll}/day/paper", post(desk::paper)),
        desk("/desk/campaigns/{campaign}/strolls/{stroll}/day/hand-in", post(desk::hand_in)),
        read("/api/v1/strolls/{campaign}/{stroll}/day/state", get(enrolling::state)),
        at(
            "/api/v1/strolls/{campaign}/{stroll}/day/devices",
            get(desk::api::phones).post(enrolling::enrol),
            DESK,
            run,
        ),
        desk("/api/v1/strolls/{campaign}/{stroll}/day/cut-off", post(desk::api::cut_off)),
        desk("/api/v1/strolls/{campaign}/{stroll}/day/settle", post(desk::api::settle)),
        desk("/api/v1/strolls/{campaign}/{stroll}/day/reopen", post(desk::api::reopen)),
        desk("/api/v1/strolls/{campaign}/{stroll}/day/paper", post(desk::api::note_paper)),
        desk("/api/v1/strolls/{campaign}/{stroll}/day/hand-in", post(desk::api::hand_in)),
        own("/api/v1/strolls/{campaign}/{stroll}/day", get(pack::pack)),
        own("/api/v1/strolls/{campaign}/{stroll}/day/entries", post(sending::entries)),
        own("/api/v1/strolls/{campaign}/{stroll}/day/carried", post(carrying::carried)),
        own("/api/v1/strolls/{campaign}/{stroll}/day/claim", post(preparing::claim)),
        own("/api/v1/strolls/{campaign}/{stroll}/day/ready", post(preparing::ready)),
        page("/day/worker.js", get(phone_page::worker)),
        page("/day/{campaign}/{stroll}", get(phone_page::show)),
        page("/day/{campaign}/{stroll}/app.webmanifest", get(phone_page::manifest)),
    ]
}
