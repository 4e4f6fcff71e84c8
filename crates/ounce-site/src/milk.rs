//! Promising milk by the form, the first self-check, and what comes next.

pub(crate) mod api;
pub(crate) mod changing;
pub(crate) mod page;
pub(crate) mod promising;
mod sample;
pub(crate) mod self_check_page;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::milk_promise::{self, Asked, Bank, MilkPromise};
use ounce_domain::refusal::{Complaints, RecordRefusal, Refusal};
use ounce_domain::self_check::SelfCheck;

use crate::bank::card::BankCard;
use crate::bank::near::NearBanks;
use crate::find::sought;
use crate::find::spot::{self, Spot};
use crate::gift::giving;
use crate::join::{fresh_once, refused};
use crate::milk::page::{BankChoice, Milk, MilkThanks};
use crate::milk::self_check_page::SelfCheckPage;
use ounce_web::answer::{self, edition_of, is_again, own, see, see_first};
use ounce_web::app::App;
use ounce_web::board::{Edition, Snapshot};
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::once::{Kept, Once};
use ounce_web::place::StrollName;
use ounce_web::visit::Visit;

/// How many banks are shown: they fit a phone, and the list has the others.
const NEAREST: usize = 4;
/// After a promise she needs one bank to call, and a second one in case the first is not right for
/// her.
const NEAREST_TO_CALL: usize = 2;

const FIELDS: [&str; 7] = ["volume", "unit", "bank", "stroll", "email", "consent", "once"];

/// `GET /campaigns/{campaign}/milk?stroll=&q=&lat=&lon=&bank=`
pub(crate) async fn form(
    State(app): State<App>,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let query = Typed::lenient_query(&uri);
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let stroll = Some(query.get("stroll")).filter(|slug| edition.entry(slug).is_some());
    let form =
        Form::new().with("stroll", stroll.unwrap_or_default()).with("bank", query.get("bank"));
    show(&app, &visit, (&snapshot, edition), &query, (StatusCode::OK, form))
}

fn show(
    app: &App,
    visit: &Visit,
    (snapshot, edition): (&Snapshot, &Edition),
    query: &Typed,
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let entry = edition.entry(form.value("stroll"));
    let sought = sought(query);
    // A visitor who comes from a stroll is probably near it.
    let near_stroll = entry.filter(|_| sought.typed.is_empty());
    let spot = spot::spot(&sought, &visit.reader);
    let spot = spot.or_else(|| near_stroll.map(|entry| Spot::of(entry.stroll(), visit.lang())));
    let slug = entry.map(|entry| entry.stroll().slug.as_str());
    let campaign = &edition.campaign.slug;
    let near = spot.as_ref().filter(|_| sought.at.is_ok());
    let near = near.map(|spot| NearBanks::look(campaign, snapshot, spot, NEAREST));
    let page = Milk {
        t: visit.reader,
        frame: visit.frame_at(
            app,
            edition,
            links::about_stroll(&edition.campaign.slug, "milk", slug),
        ),
        campaign: edition.campaign.as_ref().clone(),
        is_over: edition.is_over(),
        stroll: entry.map(|entry| StrollName::of(entry.stroll(), &visit.reader)),
        near_query: sought.as_query(),
        query: sought.typed,
        refused: sought.at.err(),
        choices: BankChoice::all(snapshot, spot.map(|spot| spot.at), visit.lang()),
        near,
        form,
        once: fresh_once(app),
    };
    let is_refused = status == StatusCode::OK && page.refused.is_some();
    own(visit, if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { status }, &page)
}

/// `POST /campaigns/{campaign}/milk`
pub(crate) async fn promise(
    State(app): State<App>,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let (parts, body) = request.into_parts();
    let (typed, bytes) = Typed::form(&parts.headers, body).await?;
    let once = Once::of_mark(typed.get("once"), parts.uri.path(), &bytes);
    let known = typed.only(&FIELDS);
    let read = known.and_then(|()| Ok(read(&app, &visit, (&snapshot, edition), &typed)?));
    let failure = match read {
        Err(wrong) => wrong,
        Ok(promise) => {
            let signer = app.clone();
            let near = sought(&Typed::lenient_query(&uri)).as_query();
            let promised = promising::promise(&app, promise, once, move |id| {
                let answer = links::milk_promise(signer.tokens(), id, &near);
                Kept { status: StatusCode::SEE_OTHER.as_u16(), answer }
            });
            match promised.await {
                Ok(kept) => return Ok(see(&kept.answer)),
                Err(Failure::KeyReused(first)) => return Ok(see_first(&first)),
                Err(failure) => failure,
            }
        }
    };
    let refused = refused(failure, &typed)?;
    show(&app, &visit, (&snapshot, edition), &Typed::lenient_query(&uri), refused)
}

fn read(
    app: &App,
    visit: &Visit,
    (snapshot, edition): (&Snapshot, &Edition),
    typed: &Typed,
) -> Result<MilkPromise, Complaints> {
    let asked = Asked {
        volume: typed.get("volume"),
        marks: visit.lang().marks(),
        unit: typed.get("unit"),
        email: typed.get("email"),
        consents: typed.is_ticked("consent"),
    };
    let promise = milk_promise::read(&asked);
    let stroll = giving::stroll(edition, typed.get("stroll"));
    let bank = bank(snapshot, typed.get("bank"));
    match (promise, stroll, bank) {
        (Ok((volume, email)), Ok(stroll), Ok(bank)) if edition.status.takes_part().is_ok() => {
            let now = app.now();
            Ok(MilkPromise {
                id: app.fresh_id(now),
                campaign: edition.campaign.id,
                stroll,
                bank,
                volume,
                email,
                language: visit.lang().code().to_owned(),
                at_ms: now.as_millisecond(),
            })
        }
        (promise, stroll, bank) => {
            let mut wrong = promise.err().unwrap_or_default();
            let over = edition.status.takes_part().err().map(Refusal::from);
            for refusal in stroll.err().into_iter().chain(over) {
                wrong.add("stroll", refusal);
            }
            if let Err(refusal) = bank {
                wrong.add("bank", refusal);
            }
            Err(wrong)
        }
    }
}

/// The bank that was chosen, if one was.
fn bank(snapshot: &Snapshot, typed: &str) -> Result<Option<Id<Bank>>, Refusal> {
    match typed.trim() {
        "" => Ok(None),
        slug => snapshot
            .banks
            .find(slug)
            .map(|known| Some(known.bank.id))
            .ok_or(Refusal::Record(RecordRefusal::Unknown)),
    }
}

/// `GET /milk-promises/{id}?token=&q=&lat=&lon=`: the next step, the bank to call, and the standing
/// of the promise.
pub(crate) async fn thanks(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let standing = changing::open(&app, &id, &uri).await?;
    let promise = &standing.promise;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, promise.campaign)?;
    let query = Typed::lenient_query(&uri);
    let stroll = promise.stroll.and_then(|stroll| edition.entry_by_id(stroll));
    let spot = spot::spot(&sought(&query), &visit.reader);
    let spot = spot.or_else(|| stroll.map(|entry| Spot::of(entry.stroll(), visit.lang())));
    let slug = &edition.campaign.slug;
    let bank = promise.bank.and_then(|bank| snapshot.banks.find_by_id(bank));
    let nearest = spot.as_ref().filter(|_| bank.is_none());
    let page = MilkThanks {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign: edition.campaign.as_ref().clone(),
        volume: promise.volume,
        can_change: changing::can_change(edition, &standing),
        is_withdrawn: standing.is_withdrawn,
        bank: bank.map(|known| BankCard::new(slug, known, spot.as_ref().map(|spot| spot.at))),
        near: nearest.map(|spot| NearBanks::look(slug, &snapshot, spot, NEAREST_TO_CALL)),
        is_again: is_again(&uri),
    };
    own(&visit, StatusCode::OK, &page)
}

/// `GET /campaigns/{campaign}/milk/self-check`
pub(crate) async fn self_check(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let page = SelfCheckPage {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign: edition.campaign.as_ref().clone(),
        form: Form::new(),
        verdict: None,
    };
    answer::fresh(&visit, &page)
}

/// `POST /campaigns/{campaign}/milk/self-check`: weighs the answers and forgets them.
pub(crate) async fn self_check_answered(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let questions = &SelfCheck::built_in().questions;
    let known: Vec<&str> = questions.iter().map(|question| question.id.as_str()).collect();
    let (typed, _) = Typed::form(&headers, request.into_body()).await?;
    let (status, form, verdict) = match typed.only(&known) {
        Ok(()) => {
            let verdict = SelfCheck::built_in().check(|question| typed.get(question));
            (StatusCode::OK, Form::refused(typed.pairs(), Vec::new()), Some(verdict))
        }
        Err(unknown) => {
            let (status, form) = refused(unknown, &typed)?;
            (status, form, None)
        }
    };
    let page = SelfCheckPage {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign: edition.campaign.as_ref().clone(),
        form,
        verdict,
    };
    own(&visit, status, &page)
}
