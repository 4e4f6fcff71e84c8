//! Giving by the form, and thanks for it.

pub(crate) mod api;
pub(crate) mod giving;
pub(crate) mod page;
mod sample;

use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::gift::{Asked, Gift, Method, Offer};
use ounce_domain::id::Id;
use ounce_domain::refusal::Complaints;
use ounce_domain::stroll::Stroll;
use ounce_store::gifts;
use ounce_store::messages::{self, MessageStanding};

use crate::join::{fresh_once, refused};
use giving::{Elsewhere, Wish};
use ounce_web::answer::{edition_of, is_again, opened, own, see, see_first};
use ounce_web::app::App;
use ounce_web::board::Edition;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::once::{Kept, Once};
use ounce_web::place::StrollName;
use ounce_web::visit::Visit;
use page::{Give, Thanks};

const FIELDS: [&str; 11] = [
    "amount",
    "currency",
    "kind",
    "stroll",
    "method",
    "name",
    "email",
    "message",
    "hidden",
    "cover_fee",
    "once",
];

/// `GET /campaigns/{campaign}/give?stroll=&amount=`
pub(crate) async fn form(
    State(app): State<App>,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let query = Typed::lenient_query(&uri);
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    if edition.is_over() {
        return Ok(see(&links::campaign(&campaign)));
    }
    // A link to a stroll that is gone, or that can't be given for any more, gives to the whole
    // campaign.
    let is_there = |slug: &&str| edition.entry(slug).is_some();
    let stroll = Some(query.get("stroll")).filter(is_there);
    let stroll = stroll.filter(|slug| !methods(&app, edition, slug).is_empty());
    let amount: String = query.get("amount").chars().filter(|c| !c.is_control()).collect();
    let form = Form::new()
        .with("amount", amount)
        .with("stroll", stroll.unwrap_or_default())
        .with("currency", edition.campaign.currency.code())
        .with("kind", "gift");
    show(&app, &visit, edition, (StatusCode::OK, form))
}

fn show(
    app: &App,
    visit: &Visit,
    edition: &Edition,
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let entry = edition.entry(form.value("stroll"));
    let slug = entry.map(|entry| entry.stroll().slug.as_str());
    let path = links::about_stroll(&edition.campaign.slug, "give", slug);
    let page = Give {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path),
        campaign: edition.campaign.as_ref().clone(),
        stroll: entry.map(|entry| StrollName::of(entry.stroll(), &visit.reader)),
        methods: methods(app, edition, slug.unwrap_or_default()),
        elsewhere: elsewhere(app, edition),
        form,
        once: fresh_once(app),
    };
    own(visit, status, &page)
}

/// The partners' own pages, where no card is taken here.
fn elsewhere(app: &App, edition: &Edition) -> Vec<Elsewhere> {
    if app.gives_from_anywhere() { Vec::new() } else { giving::elsewhere(edition) }
}

/// The ways to give. Giving at the stroll is only for a stroll that is still to come.
fn methods(app: &App, edition: &Edition, stroll: &str) -> Vec<Method> {
    let mut methods = app.methods();
    methods.retain(|method| giving::can_be_used(edition, stroll, method.as_str()).is_ok());
    methods
}

/// `POST /campaigns/{campaign}/give`
pub(crate) async fn give(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let (parts, body) = request.into_parts();
    let (typed, bytes) = Typed::form(&parts.headers, body).await?;
    let once = Once::of_mark(typed.get("once"), parts.uri.path(), &bytes);
    let known = typed.only(&FIELDS);
    let failure = match known.and_then(|()| Ok(read(&app, &visit, edition, &typed)?)) {
        Err(wrong) => wrong,
        Ok((offer, stroll)) => {
            let campaign = Arc::clone(&edition.campaign);
            let wish = Wish { campaign, stroll, offer, language: visit.lang().code() };
            let signer = app.clone();
            let given = giving::give(&app, wish, once, move |id, _, elsewhere| {
                let thanks = links::gift(signer.tokens(), id);
                let answer = elsewhere.map_or(thanks, str::to_owned);
                Kept { status: StatusCode::SEE_OTHER.as_u16(), answer }
            });
            match given.await {
                Ok(kept) => return Ok(see(&kept.answer)),
                Err(Failure::KeyReused(first)) => return Ok(see_first(&first)),
                Err(failure) => failure,
            }
        }
    };
    let (status, mut form) = refused(failure, &typed)?;
    if methods(&app, edition, form.value("stroll")).is_empty() {
        // The gift can still go to the whole campaign, so the form comes back for that, with
        // everything typed.
        form = form.with("stroll", "");
    }
    show(&app, &visit, edition, (status, form))
}

fn read(
    app: &App,
    visit: &Visit,
    edition: &Edition,
    typed: &Typed,
) -> Result<(Offer, Option<Id<Stroll>>), Complaints> {
    let asked = Asked {
        amount: typed.get("amount"),
        marks: visit.lang().marks(),
        currency: typed.get("currency"),
        purpose: typed.get("kind"),
        method: typed.get("method"),
        name: typed.get("name"),
        email: typed.get("email"),
        message: typed.get("message"),
        is_hidden: typed.is_ticked("hidden"),
        covers_fee: typed.is_ticked("cover_fee"),
    };
    let offer = Offer::read(&asked, &edition.campaign, &app.methods());
    let stroll = giving::stroll(edition, typed.get("stroll"));
    let can_be_used = giving::can_be_used(edition, typed.get("stroll"), typed.get("method"));
    let takes_part = edition.status.takes_part();
    match (offer, stroll) {
        (Ok(offer), Ok(stroll)) if takes_part.is_ok() && can_be_used.is_ok() => Ok((offer, stroll)),
        (offer, stroll) => {
            let mut wrong = offer.err().unwrap_or_default();
            if let Err(refusal) = stroll {
                wrong.add("stroll", refusal);
            }
            if let Err(refusal) = takes_part {
                wrong.add("stroll", refusal);
            } else if let Err(refusal) = can_be_used {
                wrong.add("method", refusal);
            }
            Err(wrong)
        }
    }
}

/// `GET /gifts/{id}?token=`: thanks, and the standing of the gift.
pub(crate) async fn thanks(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_gift(id, token))?;
    let gift = load(&app, id).await?.ok_or(Failure::NotFound)?;
    let standing = app.store().read(move |sql| messages::standing(sql, id)).await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, gift.campaign)?;
    let entry = gift.stroll.and_then(|stroll| edition.entry_by_id(stroll));
    let page = Thanks {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign: edition.campaign.as_ref().clone(),
        stroll: entry.map(|entry| StrollName::of(entry.stroll(), &visit.reader)),
        is_held: standing == Some(MessageStanding::Held),
        elsewhere: elsewhere(&app, edition),
        gift,
        is_again: is_again(&uri),
    };
    own(&visit, StatusCode::OK, &page)
}

pub(crate) async fn load(app: &App, id: Id<Gift>) -> Result<Option<Gift>, Failure> {
    Ok(app.store().read(move |sql| gifts::load(sql, id)).await?)
}
