//! What is near to an offer to host: strolls, and other offers. They may be for the same people.

use ounce_domain::hosting::{HostApplication, NEAR_KM};
use ounce_domain::stroll::{Position, Status};
use ounce_geo::distance_km;
use ounce_store::{Fault, Sql, host_applications};
use ounce_web::place::{degrees, town};

/// A degree of latitude is at least this long, so a band that is too wide is looked through and
/// never one that is too narrow.
const KM_A_DEGREE: i64 = 110;
const DEGREE_E7: i64 = 10_000_000;

/// Something near.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    pub km: f64,
    /// `Portland, ME`
    pub town: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// By its slug.
    Stroll(String, Status),
    /// By the name of who offers it.
    Application(String),
}

/// The nearest first. `open` are the offers that can be judged.
pub(super) fn find(
    sql: &mut dyn Sql,
    one: &HostApplication,
    open: &[HostApplication],
) -> Result<Vec<Near>, Fault> {
    let here = one.town.position;
    let band = NEAR_KM * DEGREE_E7 / KM_A_DEGREE + 1;
    let between = (here.lat_e7 - band, here.lat_e7 + band);
    let mut all = Vec::new();
    for stroll in host_applications::list_strolls_between(sql, one.campaign, between)? {
        let named = town(&stroll.town, &stroll.region);
        let what = What::Stroll(stroll.slug, stroll.status);
        all.extend(within(here, stroll.position).map(|km| Near { km, town: named, what }));
    }
    for other in open.iter().filter(|other| other.id != one.id) {
        let named = town(&other.town.name, &other.town.region);
        let what = What::Application(other.name.clone());
        all.extend(within(here, other.town.position).map(|km| Near { km, town: named, what }));
    }
    all.sort_by(|a, b| a.km.total_cmp(&b.km));
    Ok(all)
}

fn within(here: Position, there: Position) -> Option<f64> {
    let (here, there) = (degrees(here), degrees(there));
    let km = distance_km(here.0, here.1, there.0, there.1);
    (km <= NEAR_KM as f64).then_some(km)
}
