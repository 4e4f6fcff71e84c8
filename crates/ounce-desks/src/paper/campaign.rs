//! Paper of all towns of a campaign in one file.

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::member::Action;
use ounce_domain::refusal::Complaint;
use ounce_paper::{Fonts, Sheet};
use ounce_store::members::Named;
use ounce_store::paper::MOST_TOWNS;
use ounce_store::strolls;
use ounce_web::answer::{edition_of, own};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::place::town_of;
use ounce_web::visit::Visit;

use super::asked::{self, Chosen, EACH};
use super::made::{self, Of};
use super::page::{PrintPage, TownLine, TownsChoice};
use crate::signed::{Answer, Signed};

/// `GET /desk/campaigns/{campaign}/print`
pub(super) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::SeeCampaign).await?;
    let form = (StatusCode::OK, Form::new(), vec![Sheet::Flyer]);
    Ok(page(&app, (&visit, &signed), (&campaign, &at), form, &Chosen::default()).await?)
}

/// `GET …/print.pdf?sheet=&size=&language=&drafts=&cancelled=&stroll=`
pub(super) async fn pdf(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::SeeCampaign).await?;
    let typed = Typed::lenient_query(&uri);
    let chosen = Chosen::read(&typed);
    let again = |complaints: Vec<Complaint>| {
        let ticked = typed.every("sheet").filter_map(Sheet::parse).collect();
        let form = Form::refused(typed.pairs(), complaints);
        (StatusCode::UNPROCESSABLE_ENTITY, form, ticked)
    };
    let wanted = match asked::read(&typed, &visit.reader) {
        Ok(wanted) => wanted,
        Err(complaints) => {
            let form = again(complaints);
            return Ok(page(&app, (&visit, &signed), (&campaign, &at), form, &chosen).await?);
        }
    };
    if Fonts::built_in().is_none() {
        let form = (StatusCode::SERVICE_UNAVAILABLE, Form::new(), wanted.sheets);
        return Ok(page(&app, (&visit, &signed), (&campaign, &at), form, &chosen).await?);
    }
    signed.campaign(&app, &campaign, wanted.action(Action::SeeCampaign)).await?;
    let of = (at.place.campaign, Of::Campaign(chosen.clone()));
    match made::answer(&app, &visit.origin, of, wanted, &campaign).await? {
        Ok(file) => Ok(file),
        Err(refusal) => {
            let form = again(vec![Complaint { field: "towns", refusal }]);
            Ok(page(&app, (&visit, &signed), (&campaign, &at), form, &chosen).await?)
        }
    }
}

async fn page(
    app: &App,
    (visit, signed): (&Visit, &Signed),
    (campaign, at): (&str, &Named),
    (status, form, ticked): (StatusCode, Form, Vec<Sheet>),
    chosen: &Chosen,
) -> Result<Response, Failure> {
    let id = at.place.campaign;
    let all = app.store().read(move |sql| strolls::list_with_drafts(sql, id)).await?;
    let usual = Chosen::default();
    let count = all.iter().filter(|listed| usual.has(&listed.stroll)).count();
    let line = |listed: &strolls::Listed| TownLine {
        slug: listed.stroll.slug.clone(),
        town: town_of(&listed.stroll, visit.lang()),
        is_ticked: chosen.slugs.contains(&listed.stroll.slug),
    };
    // A longer list is no choice on a page.
    let lines = if all.len() > MOST_TOWNS { Vec::new() } else { all.iter().map(line).collect() };
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let page = PrintPage {
        t: visit.reader,
        frame: visit.frame_at(app, edition, links::campaign_desk(campaign, "print")),
        back: links::campaign_desk(campaign, ""),
        name: at.name.clone(),
        form: if form.is_refused() {
            form
        } else {
            form.with("size", EACH).with("language", visit.lang().code())
        },
        ticked,
        sees_names: signed.may(Action::SeeRoster, &at.place),
        has_fonts: Fonts::built_in().is_some(),
        towns: Some(TownsChoice { count, lines }),
    };
    own(visit, status, &page)
}
