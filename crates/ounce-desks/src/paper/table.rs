//! The addresses of paper. Each needs what a sheet without names needs; sheets that name people
//! need more, which is asked for when they are.

use axum::routing::get;
use ounce_domain::member::{Action, Kind};

use super::{api, campaign, stroll};
use crate::routes::{DeskRoute, Needs, OWN, at};

pub(crate) fn table() -> Vec<DeskRoute> {
    let of_stroll = Needs::May(Action::SeeStroll, Kind::Stroll);
    let of_campaign = Needs::May(Action::SeeCampaign, Kind::Campaign);
    vec![
        at("/desk/campaigns/{campaign}/print", get(campaign::show), OWN, of_campaign),
        at("/desk/campaigns/{campaign}/print.pdf", get(campaign::pdf), OWN, of_campaign),
        at("/desk/campaigns/{campaign}/strolls/{stroll}/print", get(stroll::show), OWN, of_stroll),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/print.pdf",
            get(stroll::pdf),
            OWN,
            of_stroll,
        ),
        at("/api/v1/campaigns/{campaign}/print", get(api::campaign), OWN, of_campaign),
        at("/api/v1/strolls/{campaign}/{stroll}/print", get(api::stroll), OWN, of_stroll),
    ]
}
