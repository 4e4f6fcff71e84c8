//! Strolls: the texts that pages, feeds and the API share, and their pages.

pub(crate) mod api;
pub(crate) mod card;
pub(crate) mod filter;
pub(crate) mod json_ld;
pub(crate) mod list;
pub(crate) mod list_page;
pub(crate) mod page;
mod sample;
pub(crate) mod show;

use jiff::tz::TimeZone;
use ounce_domain::campaign::Campaign;
use ounce_domain::stroll::{Meeting, Phase, Stroll};
use ounce_domain::tally::StrollTally;
use ounce_store::strolls::GroupName;

use crate::stroll::card::StrollCard;
use ounce_web::board::Entry;

/// `2015-05-02T10:00:00-04:00`: the start on the town's clocks with their offset from UTC.
pub(crate) fn starts_with_offset(stroll: &Stroll) -> String {
    with_offset(stroll.starts, &stroll.time_zone)
}

/// A local time with the offset its zone has then.
pub(crate) fn with_offset(at: jiff::civil::DateTime, time_zone: &str) -> String {
    // A zone nobody knows can't be imported; if one is there, UTC is at least a time.
    let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
    match at.to_zoned(zone) {
        Ok(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        Err(_) => format!("{at}Z"),
    }
}

/// A stroll of the board as lists show it.
pub(crate) fn card_of(campaign: &Campaign, entry: &Entry, distance_km: Option<f64>) -> StrollCard {
    let planned = &entry.planned;
    let known = (&planned.stroll, planned.group.as_ref(), &planned.meeting);
    let card = card(campaign, known, entry.tally, entry.phase);
    StrollCard { distance_km, ..card }
}

/// A stroll as lists show it.
pub(crate) fn card(
    campaign: &Campaign,
    (stroll, group, meeting): (&Stroll, Option<&GroupName>, &Meeting),
    tally: StrollTally,
    phase: Phase,
) -> StrollCard {
    StrollCard {
        campaign: campaign.slug.clone(),
        currency: campaign.currency,
        stroll: stroll.clone(),
        tally,
        phase,
        group: group.map(|group| group.name.clone()),
        meeting: meeting.clone(),
        is_reconstruction: campaign.is_reconstruction,
        distance_km: None,
    }
}
