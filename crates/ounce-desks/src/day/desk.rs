//! The day at the desk of a stroll: how it stands, which phones are ready, what is to be settled, and
//! what was kept on paper or in a file.
//!
//! Each form of the page has a file of its own. What it does is worked out from the fields alone, so
//! that a member's program does the same by the same fields (`api.rs`).

pub(crate) mod api;
mod handing_in;
pub(crate) mod page;
mod paper;
mod phones;
mod pressed;
mod sample;
pub(super) mod settling;

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::day::settling::{offered, outcome};
use ounce_domain::day::{Device, Key, Question};
use ounce_domain::id::Id;
use ounce_domain::registration::Standing;
use ounce_store::day::{devices, settled};
use ounce_store::{Fault, day, roster, strolls};
use ounce_web::answer::{edition_of, own};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::form::Form;
use ounce_web::visit::Visit;

use crate::done::done_says;
use crate::signed::{Answer, Signed};
use page::{Asked, DayDesk, Fact, Given};
use pressed::Here;

pub(crate) use handing_in::hand_in;
pub(crate) use paper::paper;
pub(crate) use phones::{cut_off, enroll};
pub(crate) use settling::{reopen, settle};

/// The sentences for what a form came to, by the word in the address.
const DONE: [(&str, &str); 6] = [
    ("cut-off", "day-done-cut-off"),
    ("settled", "day-done-settled"),
    ("reopened", "day-done-reopened"),
    ("paper", "day-done-paper"),
    ("handed-in", "day-done-handed-in"),
    ("before", "day-done-before"),
];

/// `GET …/day`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let done = done_says(&DONE, &uri);
    Ok(answer(&app, &visit, &here, (StatusCode::OK, Form::new(), done)).await?)
}

async fn answer(
    app: &App,
    visit: &Visit,
    here: &Here,
    (status, form, done): (StatusCode, Form, &'static str),
) -> Result<Response, Failure> {
    let id = Id::from_bytes(here.at.place.object.id);
    let read = app.store().read(move |sql| -> Result<_, Fault> {
        let Some(listed) = strolls::load_by_id(sql, id)? else { return Ok(None) };
        let loaded = day::load(sql, id)?;
        let facts = day::facts(sql, &loaded, id)?;
        let state = ounce_domain::day::fold(&loaded.log, &facts);
        let open = settled::open(sql, id, &state.questions)?;
        let given = settled::list(sql, id)?;
        let walkers = roster::list(sql, id)?;
        let phones = devices::list(sql, id)?;
        Ok(Some((listed, loaded, facts, state, (open, given), walkers, phones)))
    });
    let found = read.await?.ok_or(Failure::NotFound)?;
    let (listed, loaded, facts, state, (open, given), walkers, phones) = found;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, here.at.place.campaign)?;
    let fact = |key: &Key| {
        let one = loaded.log.get(*key)?;
        let phone = phones.iter().find(|phone| phone.device.id == key.device);
        let party = one.entry.kind.who().and_then(|who| facts.party(who));
        let party = party.and_then(|id| walkers.iter().find(|walker| walker.id == id));
        Some(Fact {
            phone: phone.map(|phone| phone.device.name.clone()).unwrap_or_default(),
            at_ms: one.clock.noted_ms(),
            kind: one.entry.kind.clone(),
            party: party.map(|walker| walker.name.clone()).unwrap_or_default(),
        })
    };
    let answers = |question: &Question| {
        let all = offered(question, &loaded.log).into_iter();
        all.map(|answer| (answer, outcome(question, answer, &loaded.log, &facts))).collect()
    };
    let asked = open.into_iter().map(|question| Asked {
        digest: settling::name(&settled::digest(&question.entries)),
        facts: question.entries.iter().filter_map(fact).collect(),
        answers: answers(&question),
        question,
    });
    let walked_in = loaded.walk_ups();
    let walking = walkers
        .iter()
        .filter(|walker| walker.standing == Standing::Confirmed && !walked_in.contains(&walker.id));
    let page = DayDesk {
        t: visit.reader,
        frame: visit.frame_at(app, edition, here.path("")),
        campaign: here.campaign.clone(),
        slug: here.at.slug.clone(),
        name: listed.stroll.name.clone(),
        time_zone: listed.stroll.time_zone.clone(),
        now_ms: app.now().as_millisecond(),
        expected: walking.map(|walker| walker.party.people()).sum(),
        asked: asked.collect(),
        given: given.into_iter().map(given_of).collect(),
        state,
        phones,
        once: app.fresh_id::<Device>(app.now()).to_string(),
        done,
        form,
    };
    own(visit, status, &page)
}

fn given_of(one: settled::Settled) -> Given {
    Given {
        code: one.code.as_str(),
        digest: settling::name(&one.entries),
        answer: one.answer,
        at_ms: one.at_ms,
    }
}
