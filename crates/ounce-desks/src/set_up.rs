//! The first set-up: whoever started the service makes the first campaign and coordinates it.
//!
//! `ounce serve` prints the address while there is no campaign. It is good for an hour, and once.

mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use jiff::tz::TimeZone;
use ounce_domain::campaign::founding::{
    Founding, LANGUAGE_FIELDS, OPEN_MS, PARTNER_FIELDS, SHARE_FIELDS, Words, found,
};
use ounce_domain::id::Id;
use ounce_domain::member::{Place, Role};
use ounce_domain::refusal::{Complaints, Refusal};
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::members::{self, Change};
use ounce_store::{Fault, Sql, campaigns};
use ounce_web::answer::{opened, own};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::links::{self, SetUp};
use ounce_web::visit::Visit;

use crate::sign_in::{self, Fresh};
use crate::signed::Answer;
use page::SetUpPage;

/// The fields of the page besides partners and languages.
const FIELDS: [&str; 7] =
    ["email", "campaign_name", "day", "currency", "goal_money", "goal_milk", "goal_unit"];

/// `GET /set-up/{id}?token=`
pub(crate) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_set_up(id, token))?;
    if !is_open(&app, id).await? {
        return Ok(page(&app, &visit, id, (StatusCode::GONE, None))?);
    }
    let own = LANGUAGE_FIELDS.iter().find(|(_, code)| *code == visit.lang().code());
    let form = Form::new().with("goal_unit", "oz").with(own.map_or("", |(field, _)| field), "1");
    Ok(page(&app, &visit, id, (StatusCode::OK, Some(form)))?)
}

/// Whether the first campaign can still be made by this address.
async fn is_open(app: &App, id: Id<SetUp>) -> Result<bool, Failure> {
    let now_ms = app.now().as_millisecond();
    let is_in_time = (id.made_at_ms()..id.made_at_ms() + OPEN_MS).contains(&now_ms);
    Ok(is_in_time && app.store().read(|sql| Ok(campaigns::list(sql)?.is_empty())).await?)
}

/// `form` is `None` when the address is over.
fn page(
    app: &App,
    visit: &Visit,
    id: Id<SetUp>,
    (status, form): (StatusCode, Option<Form>),
) -> Result<Response, Failure> {
    let page = SetUpPage {
        t: visit.reader,
        frame: Frame { path: "/".to_owned(), ..visit.frame(app, None) },
        action: links::set_up(app.tokens(), id),
        is_unsafe: !sign_in::is_safe(app, visit),
        is_over: form.is_none(),
        form: form.unwrap_or_default(),
    };
    own(visit, status, &page)
}

/// `POST /set-up/{id}?token=`
pub(crate) async fn make(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
    request: Request,
) -> Answer {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_set_up(id, token))?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    let languages = LANGUAGE_FIELDS.map(|(field, _)| field);
    let known = [&FIELDS[..], &PARTNER_FIELDS, &SHARE_FIELDS, &languages, &["token"]].concat();
    typed.only(&known)?;
    if !is_open(&app, id).await? {
        return Ok(page(&app, &visit, id, (StatusCode::GONE, None))?);
    }
    let (email, founding) = match read(&app, &visit, &typed) {
        Ok(read) => read,
        Err(wrong) => {
            let values = known.iter().map(|name| (String::from(*name), typed.get(name).to_owned()));
            let form = Form::refused(values.collect::<Vec<_>>(), wrong.into_vec());
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(page(&app, &visit, id, (status, Some(form)))?);
        }
    };
    let slug = founding.campaign.slug.clone();
    match write(&app, &visit, (email, founding)).await? {
        Some(key) => {
            app.refresh().await.map_err(Failure::from)?;
            Ok(sign_in::come_in(&key, &links::campaign_desk(&slug, "")))
        }
        None => Ok(page(&app, &visit, id, (StatusCode::GONE, None))?),
    }
}

fn read(app: &App, visit: &Visit, typed: &Typed) -> Result<(EmailAddress, Founding), Complaints> {
    let mut wrong = Complaints::default();
    let email = wrong.take("email", EmailAddress::parse(typed.get("email")));
    let mut languages: Vec<&str> = LANGUAGE_FIELDS
        .iter()
        .filter(|(field, _)| typed.is_ticked(field))
        .map(|(_, code)| *code)
        .collect();
    // Visitors who ask for none of the languages get the first: the one that it is set up in.
    languages.sort_by_key(|code| *code != visit.lang().code());
    let row = |n: usize| (typed.get(PARTNER_FIELDS[n]), typed.get(SHARE_FIELDS[n]));
    let words = Words {
        name: typed.get("campaign_name"),
        day: typed.get("day"),
        currency: typed.get("currency"),
        languages,
        goal_money: typed.get("goal_money"),
        goal_milk: typed.get("goal_milk"),
        is_in_litres: typed.get("goal_unit") == "l",
        partners: [row(0), row(1), row(2), row(3)],
    };
    let now = app.now();
    // The day may have begun nowhere yet where it is over in the west: the earliest day counts.
    let today = (now - jiff::SignedDuration::from_hours(12)).to_zoned(TimeZone::UTC).date();
    let fresh = || app.fresh_id::<()>(now).bytes();
    match (email, found(&words, visit.lang().marks(), today, &fresh)) {
        (Some(email), Ok(founding)) => Ok((email, founding)),
        (_, Ok(_)) => Err(wrong),
        (_, Err(others)) => {
            for one in others.into_vec() {
                wrong.add(one.field, one.refusal);
            }
            Err(wrong)
        }
    }
}

/// Writes the campaign, its partners and its coordinator, and begins a session: the key of it.
/// `None` when somebody else was faster.
async fn write(
    app: &App,
    visit: &Visit,
    (email, Founding { campaign, partners }): (EmailAddress, Founding),
) -> Result<Option<String>, Failure> {
    let now = app.now();
    let at_ms = now.as_millisecond();
    let ids = [app.fresh_id::<()>(now).bytes(), app.fresh_id::<()>(now).bytes()];
    let (key, fresh) = Fresh::of(app, visit);
    let written = app.store().write(move |sql: &mut dyn Sql| {
        if !campaigns::list(sql)?.is_empty() {
            return Ok(Ok(false));
        }
        if let Err(refusal) = campaigns::save(sql, &campaign)? {
            return Ok(Err(refusal));
        }
        for (place, partner) in (1..).zip(&partners) {
            campaigns::save_partner(sql, partner, place)?;
        }
        // Whoever has the address has read what the service printed, as one at the shell has.
        let place = Place::of_campaign(campaign.id);
        let (by, role) = (By::Shell, Role::Coordinator);
        let change = Change { by, email: &email, role, place: &place, at_ms, why: "", ids };
        if let Err(refusal) = members::give(sql, &change)? {
            return Ok(Err(Refusal::Member(refusal)));
        }
        let member = members::find(sql, &email)?.ok_or_else(|| Fault::new("no member"))?;
        fresh.begin(sql, member.id)?;
        Ok(Ok(true))
    });
    match written.await? {
        Ok(is_written) => Ok(is_written.then_some(key)),
        Err(_) => Err(Failure::broken("a new campaign was refused")),
    }
}
