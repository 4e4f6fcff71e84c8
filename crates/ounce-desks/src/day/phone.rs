//! The phone behind a token.

use axum::http::HeaderMap;
use ounce_domain::day::Device;
use ounce_domain::member::Kind;
use ounce_store::day::devices;
use ounce_web::app::App;
use ounce_web::failure::Failure;

use crate::api::bearer;
use crate::signed::{digest, place_of};

/// The phone that asks, if it is enrolled for the stroll of the path.
///
/// # Errors
/// `Unauthorized` without a token, with one that is not known, and for a phone of another town:
/// whoever has no token learns nothing about what is there.
pub(super) async fn of(
    app: &App,
    headers: &HeaderMap,
    (campaign, stroll): (&str, &str),
) -> Result<Device, Failure> {
    let hash = digest(bearer(headers).ok_or(Failure::Unauthorized)?);
    let found = app.store().read(move |sql| devices::find(sql, hash)).await?;
    let device = found.ok_or(Failure::Unauthorized)?.device;
    match place_of(app, (Kind::Stroll, campaign, stroll)).await {
        Ok(named) if named.place.object.id == device.stroll.bytes() => Ok(device),
        Ok(_) | Err(Failure::NotFound) => Err(Failure::Unauthorized),
        Err(failure) => Err(failure),
    }
}
