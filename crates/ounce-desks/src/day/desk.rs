//! The day at the desk of a stroll: how it stands, which phones are ready, what is to be settled, and
//! what was kept on paper or in a file.

pub(crate) mod page;
mod paper;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use ounce_domain::day::read::{self, BATCH_MAX, Sent};
use ounce_domain::day::settling::{Answer as Settling, offered, outcome};
use ounce_domain::day::{Code, Device, Key, Question, device};
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Member};
use ounce_domain::refusal::{Complaint, Complaints, FieldRefusal, Refusal};
use ounce_domain::registration::Standing;
use ounce_domain::text;
use ounce_store::acts::By;
use ounce_store::day::desk::{self as deeds, Desk};
use ounce_store::day::entries::Upload;
use ounce_store::day::{devices, settled};
use ounce_store::members::Named;
use ounce_store::{Fault, day, fresh, roster, strolls};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::visit::Visit;
use ounce_web::{links, qr};
use serde_json::Value;
use std::collections::BTreeMap;

use super::enrolling;
use crate::signed::{Answer, Signed, digest};
use page::{Asked, DayDesk, Fact, Given, PhoneCode};

pub(crate) use paper::paper;

/// The largest file of a phone: as many entries as one request may have, each of the usual length.
const LOG_LIMIT: usize = 1024 * 1024;

/// The sentences for what a form came to, by the word in the address.
const DONE: [(&str, &str); 6] = [
    ("cut-off", "day-done-cut-off"),
    ("settled", "day-done-settled"),
    ("reopened", "day-done-reopened"),
    ("paper", "day-done-paper"),
    ("handed-in", "day-done-handed-in"),
    ("before", "day-done-before"),
];

/// A path with its member, who may run the day there.
struct Here {
    campaign: String,
    at: Named,
    member: Id<Member>,
}

impl Here {
    async fn of(
        app: &App,
        signed: &Signed,
        (campaign, stroll): (String, String),
    ) -> Result<Self, crate::signed::Refused> {
        let at = signed.stroll(app, (&campaign, &stroll), Action::RunDay).await?;
        Ok(Self { campaign, at, member: signed.open.session.member })
    }

    fn desk(&self, at_ms: i64) -> Desk {
        Desk {
            campaign: self.at.place.campaign,
            stroll: Id::from_bytes(self.at.place.object.id),
            member: self.member,
            by: By::Member(self.member),
            at_ms,
        }
    }

    fn path(&self, done: &str) -> String {
        let path = links::stroll_desk(&self.campaign, &self.at.slug, "day");
        if done.is_empty() { path } else { format!("{path}?done={done}") }
    }
}

/// `GET …/day`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let typed = Typed::lenient_query(&uri);
    let done = DONE.into_iter().find(|(word, _)| *word == typed.get("done"));
    let done = done.map_or("", |(_, sentence)| sentence);
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
        let walked_in = day::walk_ups(sql, id)?;
        let phones = devices::list(sql, id)?;
        Ok(Some((listed, loaded, facts, state, (open, given), (walkers, walked_in), phones)))
    });
    let found = read.await?.ok_or(Failure::NotFound)?;
    let (listed, loaded, facts, state, (open, given), (walkers, walked_in), phones) = found;
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
        digest: hex(&settled::digest(&question.entries)),
        facts: question.entries.iter().filter_map(fact).collect(),
        answers: answers(&question),
        question,
    });
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
        digest: hex(&one.entries),
        answer: one.answer,
        at_ms: one.at_ms,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}

/// The page again, with what is wrong and what was typed.
async fn refused(
    app: &App,
    visit: &Visit,
    here: &Here,
    (typed, field, refusal): (&Typed, &'static str, Refusal),
) -> Result<Response, Failure> {
    let form = Form::refused(typed.pairs(), vec![Complaint { field, refusal }]);
    answer(app, visit, here, (StatusCode::UNPROCESSABLE_ENTITY, form, "")).await
}

async fn typed(request: Request, known: &[&str]) -> Result<Typed, Failure> {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form_up_to(LOG_LIMIT, &parts.headers, body).await?;
    typed.only(known)?;
    Ok(typed)
}

/// The id of the phone that a form enrols: the same for the same form, and never one that somebody
/// chose, since the desks of other strolls are phones too, with ids that can be worked out.
fn of_form(member: Id<Member>, once: &str) -> Id<Device> {
    let digest = digest(&format!("phone {member} {once}"));
    let mut own = [0; 16];
    own.copy_from_slice(&digest[..16]);
    Id::from_bytes(own)
}

/// `POST …/day/enroll`: fields `name` and `once`. The code is on the answer alone.
pub(crate) async fn enroll(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    headers: HeaderMap,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let typed = typed(request, &["name", "once"]).await?;
    let name = match text::line(typed.get("name"), device::NAME_MAX) {
        Ok(name) => name,
        Err(refusal) => {
            let wrong = (&typed, "name", refusal.into());
            return Ok(refused(&app, &visit, &here, wrong).await?);
        }
    };
    let own_id = of_form(here.member, typed.get("once"));
    let before = app.store().read(move |sql| devices::load(sql, own_id)).await?;
    if before.is_some() {
        return Ok(see(&here.path("before")));
    }
    let by = (By::Member(here.member), here.member);
    let made = enrolling::phone(&app, &here.at, by, (own_id, name.clone())).await?;
    let Some((_, token)) = made else {
        let refusal = Refusal::Field(FieldRefusal::TooLarge(device::MOST));
        return Ok(refused(&app, &visit, &here, (&typed, "name", refusal)).await?);
    };
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, here.at.place.campaign)?;
    let href = enrolling::page(&here.campaign, &here.at.slug, &token);
    let is_here = visit.origin.starts_with("http://localhost");
    let page = PhoneCode {
        t: visit.reader,
        frame: visit.frame_at(&app, edition, here.path("")),
        back: here.path(""),
        name,
        code: qr::svg(&format!("{}{href}", visit.origin))?,
        href,
        token,
        is_safe: is_here || ounce_web::visit::is_https(app.config(), &headers),
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// `POST …/day/cut-off`: field `device`.
pub(crate) async fn cut_off(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let typed = typed(request, &["device"]).await?;
    let Some(device) = Id::parse(typed.get("device")) else {
        let wrong = (&typed, "device", FieldRefusal::NotAChoice.into());
        return Ok(refused(&app, &visit, &here, wrong).await?);
    };
    let now_ms = app.now().as_millisecond();
    let (desk, seed) = (here.desk(now_ms), app.roll());
    let done = app
        .store()
        .write(move |sql| deeds::cut_off(sql, &desk, device, &mut fresh::ids(now_ms, seed)));
    done.await?.map_err(|_| Failure::NotFound)?;
    Ok(see(&here.path("cut-off")))
}

/// The question that a form names.
fn question(typed: &Typed) -> Option<(Code, [u8; 32])> {
    Some((Code::parse(typed.get("code"))?, unhex(typed.get("entries"))?))
}

/// `POST …/day/settle`: fields `code`, `entries` and `answer`.
pub(crate) async fn settle(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let typed = typed(request, &["code", "entries", "answer"]).await?;
    let (Some(of), Some(given)) = (question(&typed), Settling::parse(typed.get("answer"))) else {
        let wrong = (&typed, "answer", FieldRefusal::NotAChoice.into());
        return Ok(refused(&app, &visit, &here, wrong).await?);
    };
    let now_ms = app.now().as_millisecond();
    let (desk, seed) = (here.desk(now_ms), app.roll());
    let done = app
        .store()
        .write(move |sql| deeds::settle(sql, &desk, of, given, &mut fresh::ids(now_ms, seed)));
    match done.await? {
        Ok(_) => Ok(see(&here.path("settled"))),
        Err(refusal) => Ok(refused(&app, &visit, &here, (&typed, "answer", refusal)).await?),
    }
}

/// `POST …/day/reopen`: fields `code` and `entries`.
pub(crate) async fn reopen(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let typed = typed(request, &["code", "entries"]).await?;
    let Some(of) = question(&typed) else {
        let wrong = (&typed, "answer", FieldRefusal::NotAChoice.into());
        return Ok(refused(&app, &visit, &here, wrong).await?);
    };
    let now_ms = app.now().as_millisecond();
    let (desk, seed) = (here.desk(now_ms), app.roll());
    let done = app.store().write(move |sql| {
        let is_open = deeds::reopen(sql, &desk, of, &mut fresh::ids(now_ms, seed))?;
        Ok::<_, Fault>(Ok::<_, std::convert::Infallible>(is_open))
    });
    let Ok(_) = done.await?;
    Ok(see(&here.path("reopened")))
}

/// `POST …/day/hand-in`: field `log`, the text of the file that a phone of this stroll saved.
pub(crate) async fn hand_in(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let typed = typed(request, &["log"]).await?;
    let stroll = Id::from_bytes(here.at.place.object.id);
    let mut wrong = Complaints::default();
    let Some((device, sent)) = wrong.take("log", saved(typed.get("log"))) else {
        let wrong = (&typed, "log", FieldRefusal::NotAChoice.into());
        return Ok(refused(&app, &visit, &here, wrong).await?);
    };
    let found = app.store().read(move |sql| devices::load(sql, device)).await?;
    let phone = found.map(|one| one.device).filter(|one| one.stroll == stroll && !one.is_desk());
    let Some(phone) = phone else {
        let wrong = (&typed, "log", FieldRefusal::NotAChoice.into());
        return Ok(refused(&app, &visit, &here, wrong).await?);
    };
    let now_ms = app.now().as_millisecond();
    let (desk, seed) = (here.desk(now_ms), app.roll());
    let tickets: BTreeMap<_, _> =
        sent.iter().filter_map(|one| super::sending::proved(&app, one)).collect();
    let done = app.store().write(move |sql| {
        let mut fresh = fresh::ids(now_ms, seed);
        for part in sent.chunks(BATCH_MAX) {
            let upload = Upload {
                device: &phone,
                entries: part,
                tickets: &tickets,
                offset_ms: None,
                since: 0,
                now_ms,
            };
            deeds::hand_in(sql, &desk, &upload, &mut fresh)?;
        }
        Ok::<_, Fault>(Ok::<_, std::convert::Infallible>(()))
    });
    let Ok(()) = done.await?;
    Ok(see(&here.path("handed-in")))
}

/// The file of a phone: whose it is, and its entries.
fn saved(text: &str) -> Result<(Id<Device>, Vec<Sent>), FieldRefusal> {
    if text.trim().is_empty() {
        return Err(FieldRefusal::Missing);
    }
    let value: Value = serde_json::from_str(text).map_err(|_| FieldRefusal::NotAChoice)?;
    let device = value["device"].as_str().and_then(Id::parse).ok_or(FieldRefusal::NotAChoice)?;
    let entries = value["entries"].as_array().ok_or(FieldRefusal::NotAChoice)?;
    Ok((device, entries.iter().filter_map(|one| read::sent(device, one)).collect()))
}
