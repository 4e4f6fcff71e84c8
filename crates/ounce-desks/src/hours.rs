//! Who helped at a stroll, what as and for how long; and a letter about it as PDF.

pub(crate) mod api;
mod letter;
mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use ounce_domain::hours::{Helped, Hours};
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Kind, Member};
use ounce_domain::refusal::{Complaint, FieldRefusal};
use ounce_domain::stroll::Stroll;
use ounce_store::members::{self, Named};
use ounce_store::{Fault, helper_hours, strolls};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::done::done_says;
use crate::routes::{DESK, DeskRoute, Needs, OWN, at};
use crate::signed::{Answer, Signed};
use crate::stroll::doing::Doing;
use page::HoursPage;

pub(crate) const FIELDS: [&str; 4] = ["helper_name", "helper_role", "hours", "helper"];

/// The sentences for what a form came to, by the word in the address.
const DONE: [(&str, &str); 3] = [
    ("noted", "hours-done-noted"),
    ("removed", "hours-done-removed"),
    ("before", "hours-done-before"),
];

/// The addresses, for members and for their programs.
pub(crate) fn table() -> Vec<DeskRoute> {
    let needs = Needs::May(Action::ReportStroll, Kind::Stroll);
    vec![
        at("/desk/campaigns/{campaign}/strolls/{stroll}/hours", get(show), OWN, needs),
        at("/desk/campaigns/{campaign}/strolls/{stroll}/hours/note", post(note), DESK, needs),
        at("/desk/campaigns/{campaign}/strolls/{stroll}/hours/remove", post(remove), DESK, needs),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/hours/letter",
            post(letter::print),
            DESK,
            needs,
        ),
        at("/api/v1/strolls/{campaign}/{stroll}/hours", get(api::list), OWN, needs),
        at("/api/v1/strolls/{campaign}/{stroll}/hours/note", post(api::note), DESK, needs),
        at("/api/v1/strolls/{campaign}/{stroll}/hours/remove", post(api::remove), DESK, needs),
        at("/api/v1/strolls/{campaign}/{stroll}/hours/letter", post(api::letter), DESK, needs),
    ]
}

/// `GET …/hours`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ReportStroll).await?;
    let done = done_says(&DONE, &uri);
    Ok(page(&app, &visit, (&campaign, &at), (StatusCode::OK, Form::new(), done)).await?)
}

async fn page(
    app: &App,
    visit: &Visit,
    (campaign, at): (&str, &Named),
    (status, form, done): (StatusCode, Form, &'static str),
) -> Result<Response, Failure> {
    let id: Id<Stroll> = Id::from_bytes(at.place.object.id);
    let object = at.place.object;
    let read = app.store().read(move |sql| -> Result<_, Fault> {
        let Some(found) = strolls::load_by_id(sql, id)? else { return Ok(None) };
        let here = members::list_at(sql, object)?;
        Ok(Some((found.stroll, helper_hours::list(sql, id)?, here)))
    });
    let (stroll, noted, here) = read.await?.ok_or(Failure::NotFound)?;
    let mut members: Vec<(Id<Member>, String)> =
        here.into_iter().map(|one| (one.member, one.email.as_str().to_owned())).collect();
    members.sort();
    members.dedup();
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let path = links::stroll_desk(campaign, &at.slug, "hours");
    let page = HoursPage {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path),
        campaign: campaign.to_owned(),
        slug: at.slug.clone(),
        name: stroll.name,
        prints: ounce_paper::Fonts::built_in().is_some(),
        noted,
        members,
        form,
        done,
    };
    own(visit, status, &page)
}

/// The member of a form; `None` where none is chosen.
pub(crate) fn member_of(typed: &Typed) -> Result<Option<Id<Member>>, Complaint> {
    let wrong = Complaint { field: "helper", refusal: FieldRefusal::NotAChoice.into() };
    match typed.get("helper") {
        "" => Ok(None),
        text => Id::parse(text).map(Some).ok_or(wrong),
    }
}

/// What somebody typed, and the member it is about.
pub(crate) fn read(typed: &Typed) -> Result<(Helped, Option<Id<Member>>), Vec<Complaint>> {
    let fields = ["helper_name", "helper_role", "hours"].map(|name| typed.get(name));
    match (Helped::read(fields), member_of(typed)) {
        (Ok(helped), Ok(member)) => Ok((helped, member)),
        (Err(mut all), Err(one)) => {
            all.push(one);
            Err(all)
        }
        (Err(all), Ok(_)) => Err(all),
        (Ok(_), Err(one)) => Err(vec![one]),
    }
}

/// `POST …/hours/note`: fields `helper_name`, `helper_role`, `hours`, and `helper`, a member.
pub(crate) async fn note(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ReportStroll).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&FIELDS)?;
    let written = match read(&typed) {
        Ok((helped, member)) => {
            let doing = Doing::new(&app, &signed, &at, String::new());
            let id = Id::from_bytes(at.place.object.id);
            let written = app.store().write(move |sql| {
                let helped = (&helped, member);
                helper_hours::note(sql, id, helped, &doing.doer(), &mut doing.ids())
            });
            let written = written.await?;
            written.map_err(|refusal| vec![Complaint { field: "helper", refusal }])
        }
        Err(complaints) => Err(complaints),
    };
    match written {
        Ok(act) => {
            let done = if act.is_some() { "noted" } else { "before" };
            Ok(see(&format!("{}?done={done}", links::stroll_desk(&campaign, &stroll, "hours"))))
        }
        Err(complaints) => {
            let form = Form::refused(typed.pairs(), complaints);
            let state = (StatusCode::UNPROCESSABLE_ENTITY, form, "");
            Ok(page(&app, &visit, (&campaign, &at), state).await?)
        }
    }
}

/// `POST …/hours/remove`: field `id`.
pub(crate) async fn remove(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ReportStroll).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["id"])?;
    let hours = hours_of(&typed)?;
    let doing = Doing::new(&app, &signed, &at, String::new());
    let id = Id::from_bytes(at.place.object.id);
    let removed = app
        .store()
        .write(move |sql| helper_hours::remove(sql, (id, hours), &doing.doer(), &mut doing.ids()));
    let act = removed.await?.map_err(|_| Failure::NotFound)?;
    let done = if act.is_some() { "removed" } else { "before" };
    Ok(see(&format!("{}?done={done}", links::stroll_desk(&campaign, &stroll, "hours"))))
}

pub(crate) fn hours_of(typed: &Typed) -> Result<Id<Hours>, Failure> {
    Id::parse(typed.get("id")).ok_or_else(|| Failure::refused("id", FieldRefusal::NotAChoice))
}
