//! Promises of milk: a volume, perhaps a bank, and consent to be contacted. Nothing about health.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::milk_promise::{self, Asked, MilkPromise};
use ounce_domain::quantity::Marks;
use ounce_domain::refusal::{Complaints, RecordRefusal, Refusal};
use serde::Serialize;

use crate::api::{Posted, kept, written};
use crate::gift::giving;
use crate::join::api::wrong;
use crate::join::joining;
use crate::milk::promising;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Fields;

#[derive(Serialize)]
struct Made {
    id: String,
    status: &'static str,
}

/// `POST /api/v1/campaigns/{campaign}/milk-promises`: 201.
pub(crate) async fn create(
    State(app): State<App>,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let posted = Posted::read(&app, campaign, request).await?;
    let edition = posted.edition()?;

    let mut fields = Fields::read(&posted.body)?;
    let (volume, email) = (fields.whole_number("millilitres"), fields.text("email"));
    let (slug, bank) = (fields.text("stroll"), fields.text("bank"));
    let consents = fields.flag("consent");
    let asked = Asked { marks: Marks::Plain, volume: &volume, unit: "ml", email: &email, consents };
    let (promise, rules) = match milk_promise::read(&asked) {
        Ok(promise) => (Some(promise), None),
        Err(rules) => (None, Some(in_millilitres(rules))),
    };
    let mut all_wrong = fields.finish(rules);
    let stroll = giving::stroll(edition, &slug);
    all_wrong.extend(stroll.err().map(|refusal| wrong("stroll", refusal)));
    let bank = match bank.trim() {
        "" => Ok(None),
        slug => {
            let known = posted.snapshot.banks.find(slug);
            known.map(|known| Some(known.bank.id)).ok_or(Refusal::Record(RecordRefusal::Unknown))
        }
    };
    all_wrong.extend(bank.err().map(|refusal| wrong("bank", refusal)));
    let (Some((volume, email)), Ok(stroll), Ok(bank), true) =
        (promise, stroll, bank, all_wrong.is_empty())
    else {
        return Err(Failure::Wrong(all_wrong));
    };
    edition.status.takes_part().map_err(joining::refused)?;
    let now = app.now();
    let promise = MilkPromise {
        id: app.fresh_id(now),
        campaign: edition.campaign.id,
        stroll,
        bank,
        volume,
        email,
        language: posted.language().to_owned(),
        at_ms: now.as_millisecond(),
    };
    let made = promising::promise(&app, promise, posted.once, |id| {
        kept(StatusCode::CREATED, &Made { id: id.to_string(), status: "promised" })
    });
    Ok(written(made.await?))
}

/// The form has a volume and a unit; in the API the unit is part of the field's name.
fn in_millilitres(rules: Complaints) -> Complaints {
    let mut renamed = Complaints::default();
    for complaint in rules.into_vec() {
        let field = match complaint.field {
            "volume" | "unit" => "millilitres",
            other => other,
        };
        renamed.add(field, complaint.refusal);
    }
    renamed
}
