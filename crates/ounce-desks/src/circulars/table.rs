//! The addresses of letters, for members and for their programs.

use axum::routing::{get, post};
use ounce_domain::member::{Action, Kind};

use super::{
    api, preview_of_campaign, preview_of_stroll, send_of_campaign, send_of_stroll,
    show_of_campaign, show_of_stroll, test_of_campaign, test_of_stroll, undo_of_campaign,
    undo_of_stroll,
};
use crate::routes::{DESK, DeskRoute, Needs, at};

/// The addresses, for members and for their programs.
pub(crate) fn table() -> Vec<DeskRoute> {
    let of_stroll = Needs::May(Action::SendCirculars, Kind::Stroll);
    let of_campaign = Needs::May(Action::SendCirculars, Kind::Campaign);
    let stroll = |path, methods| at(path, methods, DESK, of_stroll);
    let campaign = |path, methods| at(path, methods, DESK, of_campaign);
    vec![
        stroll(
            "/desk/campaigns/{campaign}/strolls/{stroll}/letters",
            get(show_of_stroll).post(send_of_stroll),
        ),
        stroll(
            "/desk/campaigns/{campaign}/strolls/{stroll}/letters/preview",
            post(preview_of_stroll),
        ),
        stroll("/desk/campaigns/{campaign}/strolls/{stroll}/letters/test", post(test_of_stroll)),
        stroll("/desk/campaigns/{campaign}/strolls/{stroll}/letters/undo", post(undo_of_stroll)),
        campaign(
            "/desk/campaigns/{campaign}/letters",
            get(show_of_campaign).post(send_of_campaign),
        ),
        campaign("/desk/campaigns/{campaign}/letters/preview", post(preview_of_campaign)),
        campaign("/desk/campaigns/{campaign}/letters/test", post(test_of_campaign)),
        campaign("/desk/campaigns/{campaign}/letters/undo", post(undo_of_campaign)),
        stroll(
            "/api/v1/strolls/{campaign}/{stroll}/letters",
            get(api::list_of_stroll).post(api::send_of_stroll),
        ),
        stroll("/api/v1/strolls/{campaign}/{stroll}/letters/preview", post(api::preview_of_stroll)),
        stroll("/api/v1/strolls/{campaign}/{stroll}/letters/undo", post(api::undo_of_stroll)),
        campaign(
            "/api/v1/campaigns/{campaign}/letters",
            get(api::list_of_campaign).post(api::send_of_campaign),
        ),
        campaign("/api/v1/campaigns/{campaign}/letters/preview", post(api::preview_of_campaign)),
        campaign("/api/v1/campaigns/{campaign}/letters/undo", post(api::undo_of_campaign)),
    ]
}
