//! The page of a stroll, changed by who runs it.

pub(crate) mod api;
mod page;
mod sample;

use std::collections::BTreeMap;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::quantity::Marks;
use ounce_domain::refusal::{Complaint, PlanRefusal, Refusal};
use ounce_domain::stroll::{Field, Keep, Particulars, Status, Stroll, Touched};
use ounce_store::acts::Act;
use ounce_store::members::Named;
use ounce_store::{Fault, strolls};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::visit::Visit;

use super::doing::Doing;
use crate::signed::{Answer, Signed};
use page::EditPage;

/// `GET …/page`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let now = load(&app, &at).await?;
    let form = Field::ALL.into_iter().fold(Form::new(), |form, field| {
        let text = now.page.text(field);
        let shown = shown(&visit.reader, field, &text);
        form.with(field.name(), shown).with(&was(field), text)
    });
    Ok(page(&app, &visit, (&campaign, &at), &now, (StatusCode::OK, form, BTreeMap::new()))?)
}

/// The hidden field with the text that a field had when the form was opened.
fn was(field: Field) -> String {
    format!("was_{}", field.name())
}

/// The field that says which of two texts to keep.
fn keep(field: Field) -> String {
    format!("keep_{}", field.name())
}

/// A field's text as the form shows it: a length in the reader's units, the rest as it is.
pub(crate) fn shown(t: &Reader, field: Field, text: &str) -> String {
    let metres = text.strip_suffix(" m").and_then(|metres| metres.parse::<i64>().ok());
    match (field, metres) {
        (Field::Distance, Some(metres)) => t.length(metres),
        _ => text.to_owned(),
    }
}

/// The fields of this page: a day only for a draft, a welcome only in the campaign's languages.
fn fields_of(stroll: &Stroll, languages: &[String]) -> Vec<Field> {
    let is_here = |field: &Field| match field {
        Field::Day => stroll.status == Status::Draft,
        Field::About(code) => languages.iter().any(|tag| tag.split('-').next() == Some(code)),
        _ => true,
    };
    Field::ALL.into_iter().filter(is_here).collect()
}

/// A page as it is, and the fields that the campaign has locked.
struct Now {
    page: Particulars,
    locked: Vec<Field>,
}

async fn load(app: &App, at: &Named) -> Result<Now, Failure> {
    let id = Id::from_bytes(at.place.object.id);
    let found = app.store().read(move |sql| {
        let Some(page) = strolls::load_particulars(sql, id)? else { return Ok(None) };
        Ok(Some(Now { locked: strolls::locked(sql, &page.stroll)?, page }))
    });
    found.await?.ok_or(Failure::NotFound)
}

/// `theirs` has the texts that somebody else wrote meanwhile.
fn page(
    app: &App,
    visit: &Visit,
    (campaign, at): (&str, &Named),
    now: &Now,
    (status, form, theirs): (StatusCode, Form, BTreeMap<&'static str, String>),
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let path = links::stroll_desk(campaign, &at.slug, "page");
    let fields = fields_of(&now.page.stroll, &edition.campaign.languages);
    let page = EditPage {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path),
        campaign: campaign.to_owned(),
        slug: at.slug.clone(),
        name: now.page.stroll.name.clone(),
        zone: visit.reader.zone(now.page.stroll.starts, &now.page.stroll.time_zone),
        is_draft: now.page.stroll.status == Status::Draft,
        locked: now.locked.iter().map(|field| (*field, now.page.text(*field))).collect(),
        fields,
        form,
        theirs,
    };
    own(visit, status, &page)
}

/// `POST …/page`: every field, with `was_…` for the text it had when the form was opened, and
/// `keep_…` where two texts are to choose from.
pub(crate) async fn save(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    let all = Field::ALL.map(|field| [field.name().to_owned(), was(field), keep(field)]).concat();
    typed.only(&all.iter().map(String::as_str).collect::<Vec<_>>())?;
    if !Field::ALL.iter().any(|field| typed.has(field.name())) {
        return Err(
            Failure::refused("stroll_name", ounce_domain::refusal::FieldRefusal::Missing).into()
        );
    }
    let touched = touched(&visit.reader, &typed);
    let doing = Doing::new(&app, &signed, &at, String::new());
    let marks = visit.lang().marks();
    match write(&app, (&at, touched), marks, doing).await? {
        Ok(act) => {
            app.refresh().await.map_err(Failure::from)?;
            let done = act.map_or_else(|| "same".to_owned(), |act| act.to_string());
            let desk = links::stroll_desk(&campaign, &stroll, "");
            Ok(see(&format!("{desk}?done={done}")))
        }
        Err(complaints) => {
            let now = load(&app, &at).await?;
            let (form, theirs) = returned(&visit.reader, &typed, &now.page, complaints);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&app, &visit, (&campaign, &at), &now, (status, form, theirs))?)
        }
    }
}

/// The fields that came along. A length that was left as it was shown is the length that it was.
fn touched(t: &Reader, typed: &Typed) -> Vec<Touched> {
    let came = Field::ALL.into_iter().filter(|field| typed.has(field.name()));
    let read = came.map(|field| {
        let (base, mine) = (typed.get(&was(field)).to_owned(), typed.get(field.name()));
        let is_as_shown = mine == shown(t, field, &base);
        Touched {
            field,
            mine: if is_as_shown { base.clone() } else { mine.to_owned() },
            base,
            keep: Keep::parse(typed.get(&keep(field))),
            must_choose: typed.has(&keep(field)),
        }
    });
    read.collect()
}

async fn write(
    app: &App,
    (at, touched): (&Named, Vec<Touched>),
    marks: Marks,
    doing: Doing,
) -> Result<Result<Option<Id<Act>>, Vec<Complaint>>, Failure> {
    let id = Id::from_bytes(at.place.object.id);
    let edited = app.store().write(move |sql| -> Result<_, Fault> {
        let mut ids = doing.ids();
        strolls::edit(sql, (id, &touched, marks), &doing.doer(), &mut ids)
    });
    Ok(edited.await?)
}

/// The form as it comes back, and the texts of others where there are two to choose from.
fn returned(
    t: &Reader,
    typed: &Typed,
    now: &Particulars,
    complaints: Vec<Complaint>,
) -> (Form, BTreeMap<&'static str, String>) {
    let is_meanwhile =
        |one: &&Complaint| one.refusal == Refusal::Plan(PlanRefusal::ChangedMeanwhile);
    let mut theirs = BTreeMap::new();
    for one in complaints.iter().filter(is_meanwhile) {
        if let Some(field) = Field::parse(one.field) {
            theirs.insert(one.field, shown(t, field, &now.text(field)));
        }
    }
    let mut form = Form::refused(typed.pairs(), complaints);
    for name in theirs.keys() {
        if let Some(field) = Field::parse(name) {
            // Both texts are seen now; a third one would be new again.
            form = form.with(&was(field), now.text(field)).with(&keep(field), "");
        }
    }
    (form, theirs)
}
