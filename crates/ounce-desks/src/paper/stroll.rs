//! Paper of one stroll.

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::refusal::Complaint;
use ounce_paper::{Fonts, Sheet, Size};
use ounce_store::members::Named;
use ounce_store::strolls;
use ounce_web::answer::{edition_of, own};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::visit::Visit;

use super::asked;
use super::made::{self, Of};
use super::page::PrintPage;
use crate::signed::{Answer, Signed};

/// `GET …/print`
pub(super) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::SeeStroll).await?;
    let form = (StatusCode::OK, Form::new(), vec![Sheet::Flyer]);
    Ok(page(&app, (&visit, &signed), (&campaign, &at), form).await?)
}

/// `GET …/print.pdf?sheet=&size=&language=`
pub(super) async fn pdf(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::SeeStroll).await?;
    let typed = Typed::lenient_query(&uri);
    let again = |complaints: Vec<Complaint>| {
        let ticked = typed.every("sheet").filter_map(Sheet::parse).collect();
        let form = Form::refused(typed.pairs(), complaints);
        (StatusCode::UNPROCESSABLE_ENTITY, form, ticked)
    };
    let wanted = match asked::read(&typed, &visit.reader) {
        Ok(wanted) => wanted,
        Err(complaints) => {
            let form = again(complaints);
            return Ok(page(&app, (&visit, &signed), (&campaign, &at), form).await?);
        }
    };
    if Fonts::built_in().is_none() {
        let form = (StatusCode::SERVICE_UNAVAILABLE, Form::new(), wanted.sheets);
        return Ok(page(&app, (&visit, &signed), (&campaign, &at), form).await?);
    }
    let needed = wanted.action(Action::SeeStroll);
    signed.stroll(&app, (&campaign, &stroll), needed).await?;
    let of = (at.place.campaign, Of::Stroll(Id::from_bytes(at.place.object.id)));
    let about = format!("{campaign}-{stroll}");
    let answered = made::answer(&app, &visit.origin, of, wanted, &about).await?;
    let refused = |refusal| Failure::refused("stroll", refusal);
    Ok(answered.map_err(refused)?)
}

async fn page(
    app: &App,
    (visit, signed): (&Visit, &Signed),
    (campaign, at): (&str, &Named),
    (status, form, ticked): (StatusCode, Form, Vec<Sheet>),
) -> Result<Response, Failure> {
    let id = Id::from_bytes(at.place.object.id);
    let found = app.store().read(move |sql| strolls::load_by_id(sql, id)).await?;
    let stroll = found.ok_or(Failure::NotFound)?.stroll;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let path = links::stroll_desk(campaign, &at.slug, "print");
    let page = PrintPage {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path),
        back: links::stroll_desk(campaign, &at.slug, ""),
        name: stroll.name,
        form: if form.is_refused() {
            form
        } else {
            let size = Size::of_country(&stroll.country).as_str();
            form.with("size", size).with("language", visit.lang().code())
        },
        ticked,
        sees_names: signed.may(Action::SeeRoster, &at.place),
        has_fonts: Fonts::built_in().is_some(),
        towns: None,
    };
    own(visit, status, &page)
}
