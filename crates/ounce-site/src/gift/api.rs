//! Gifts: money given now, or promised for the day.

use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::gift::{Asked, Offer};
use ounce_domain::quantity::Marks;
use serde::Serialize;

use crate::api::{Posted, kept, written};
use crate::gift::giving::{self, Wish};
use crate::join::api::wrong;
use crate::join::joining;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Fields;

#[derive(Serialize)]
struct Made {
    id: String,
    status: &'static str,
}

/// `POST /api/v1/campaigns/{campaign}/gifts`: 201.
pub(crate) async fn create(
    State(app): State<App>,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let posted = Posted::read(&app, campaign, request).await?;
    let edition = posted.edition()?;

    let mut fields = Fields::read(&posted.body)?;
    let (amount, currency) = (fields.text("amount"), fields.text("currency"));
    let (slug, name, email) = (fields.text("stroll"), fields.text("name"), fields.text("email"));
    let (method, kind) = (fields.text("method"), fields.text("kind"));
    let (message, is_hidden) = (fields.text("message"), fields.flag("hidden"));
    let covers_fee = fields.flag("cover_fee");
    let asked = Asked {
        amount: &amount,
        marks: Marks::Plain,
        currency: &currency,
        purpose: if kind.is_empty() { "gift" } else { &kind },
        method: &method,
        name: &name,
        email: &email,
        message: &message,
        is_hidden,
        covers_fee,
    };
    let (offer, rules) = match Offer::read(&asked, &edition.campaign, &app.methods()) {
        Ok(offer) => (Some(offer), None),
        Err(rules) => (None, Some(rules)),
    };
    let mut all_wrong = fields.finish(rules);
    let stroll = giving::stroll(edition, &slug);
    all_wrong.extend(stroll.err().map(|refusal| wrong("stroll", refusal)));
    let can_be_used = giving::can_be_used(edition, &slug, &method);
    all_wrong.extend(can_be_used.err().map(|refusal| wrong("method", refusal)));
    let (Some(offer), Ok(stroll), true) = (offer, stroll, all_wrong.is_empty()) else {
        return Err(Failure::Wrong(all_wrong));
    };
    edition.status.takes_part().map_err(joining::refused)?;
    let (campaign, language) = (Arc::clone(&edition.campaign), posted.language());
    let wish = Wish { campaign, stroll, offer, language };
    let made = giving::give(&app, wish, posted.once, |id, standing, _| {
        kept(StatusCode::CREATED, &Made { id: id.to_string(), status: standing.as_str() })
    });
    Ok(written(made.await?))
}
