//! After the day: what the host of a stroll reports, beside what the day recorded, and what the
//! coordinator closes. `stroll.rs` has one report, `campaign.rs` those of a campaign.

pub(crate) mod api;
mod campaign;
mod campaign_page;
mod page;
mod sample;
mod sending;
mod stroll;

use axum::routing::{get, post};
use ounce_domain::member::{Action, Kind};
use ounce_store::acts::{Act, Deed};
use ounce_web::i18n::Reader;

use crate::members::page::changed;
use crate::routes::{DESK, DeskRoute, Needs, OWN, at};

pub(crate) use page::ReportState;

/// What was done after the day, in a sentence.
pub(crate) fn says(t: &Reader, act: &Act) -> String {
    let said = match act.deed {
        Deed::Reported => t.say("act-reported").s("what", changed(t, act)),
        Deed::ClosedReport => t.say("act-closed-report"),
        Deed::ReopenedReport => t.say("act-reopened-report"),
        Deed::RemovedHours => t.say("act-removed-hours").s("what", &act.was),
        _ => t.say("act-noted-hours").s("what", &act.became),
    };
    said.to_string()
}

/// The addresses, for members and for their programs.
pub(crate) fn table() -> Vec<DeskRoute> {
    let see = Needs::May(Action::SeeReports, Kind::Stroll);
    let report = Needs::May(Action::ReportStroll, Kind::Stroll);
    let close = Needs::May(Action::CloseReports, Kind::Stroll);
    let see_all = Needs::May(Action::SeeReports, Kind::Campaign);
    vec![
        at("/desk/campaigns/{campaign}/strolls/{stroll}/report", get(stroll::show), OWN, see),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/report/send",
            post(stroll::send),
            DESK,
            report,
        ),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/report/close",
            post(stroll::close),
            DESK,
            close,
        ),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/report/open-again",
            post(stroll::open_again),
            DESK,
            close,
        ),
        at("/desk/campaigns/{campaign}/reports", get(campaign::show), OWN, see_all),
        at("/api/v1/strolls/{campaign}/{stroll}/report", get(api::show), OWN, see),
        at("/api/v1/strolls/{campaign}/{stroll}/report/send", post(api::send), DESK, report),
        at("/api/v1/strolls/{campaign}/{stroll}/report/close", post(api::close), DESK, close),
        at(
            "/api/v1/strolls/{campaign}/{stroll}/report/open-again",
            post(api::open_again),
            DESK,
            close,
        ),
        at("/api/v1/campaigns/{campaign}/reports", get(api::list), OWN, see_all),
    ]
}
