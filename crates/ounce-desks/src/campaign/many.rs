//! Many strolls are opened, postponed or cancelled at once: shown first, then done as one, and
//! undone as one.

pub(crate) mod api;
mod choosing;
mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use ounce_domain::member::{Action, Kind};
use ounce_domain::refusal::{Complaint, PlanRefusal, Refusal};
use ounce_domain::stroll::ManyChange;
use ounce_store::members::Named;
use ounce_store::strolls::{self, Chosen};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::once::{Kept, Once, Stop, once};
use ounce_web::visit::Visit;

use super::asked::Asked;
use super::export;
use super::undoing::Undoing;
use crate::routes::{DESK, DeskRoute, Needs, OWN, at};
use crate::signed::{Answer, Signed};
use crate::stroll::doing::Doing;
use choosing::{Changing, outline, read_change, read_chosen, seen};
use page::{AskPage, PreviewPage};

const FIELDS: [&str; 12] =
    ["q", "only", "status", "in", "sort", "all", "stroll", "next", "day", "why", "once", "seen"];

const UNDOING: Undoing =
    Undoing { needs: Action::ChangeStroll, desk: "", undo: strolls::undo_many };

/// The addresses, for members and for their programs.
pub(crate) fn table() -> Vec<DeskRoute> {
    let needs = Needs::May(Action::ChangeStroll, Kind::Campaign);
    let sees = Needs::May(Action::SeeCampaign, Kind::Campaign);
    vec![
        at("/desk/campaigns/{campaign}/strolls.csv", get(export::csv), OWN, sees),
        at("/desk/campaigns/{campaign}/strolls.xlsx", get(export::xlsx), OWN, sees),
        at("/desk/campaigns/{campaign}/many", post(change), DESK, needs),
        at("/desk/campaigns/{campaign}/many/preview", post(preview), DESK, needs),
        at("/desk/campaigns/{campaign}/many/undo", post(undo), DESK, needs),
        at("/api/v1/campaigns/{campaign}/many", post(api::change), DESK, needs),
        at("/api/v1/campaigns/{campaign}/many/undo", post(api::undo), DESK, needs),
    ]
}

async fn read_form(request: Request) -> Result<(Typed, Option<Once>), Failure> {
    let (parts, body) = request.into_parts();
    let (typed, bytes) = Typed::form(&parts.headers, body).await?;
    typed.only(&FIELDS)?;
    let once = Once::of_mark(typed.get("once"), parts.uri.path(), &bytes);
    Ok((typed, once))
}

/// `POST …/many/preview`: which strolls, and what is to be done. Asks what is still to be said, or
/// shows what will happen; writes nothing.
pub(crate) async fn preview(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::ChangeStroll).await?;
    let (typed, _) = read_form(request).await?;
    let here = Here { app: &app, visit: &visit, campaign: &campaign, at: &at };
    let chosen = match read_chosen(&typed) {
        Ok(chosen) => chosen,
        Err(wrong) => return Ok(here.ask(&typed, wrong).await?),
    };
    // The table says what is to be done; day and reason are asked on a page of their own.
    let is_asked = matches!(typed.get("next"), "postponed" | "cancelled") && !typed.has("why");
    if is_asked {
        return Ok(here.ask(&typed, Vec::new()).await?);
    }
    match read_change(&typed) {
        Ok((change, why)) => {
            let doing = Doing::new(&app, &signed, &at, why);
            Ok(here.show(&typed, (chosen, change, doing), false).await?)
        }
        Err(wrong) => Ok(here.ask(&typed, wrong).await?),
    }
}

/// `POST …/many`: the fields of the preview, with its marks `once` and `seen`.
pub(crate) async fn change(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::ChangeStroll).await?;
    let (typed, key) = read_form(request).await?;
    let here = Here { app: &app, visit: &visit, campaign: &campaign, at: &at };
    let read = read_chosen(&typed).and_then(|chosen| Ok((chosen, read_change(&typed)?)));
    let (chosen, (what, why)) = match read {
        Ok(read) => read,
        Err(wrong) => return Ok(here.ask(&typed, wrong).await?),
    };
    let doing = Doing::new(&app, &signed, &at, why);
    let changing = Changing {
        campaign: at.place.campaign,
        chosen: chosen.clone(),
        change: what,
        seen: Some(typed.get("seen").to_owned()),
        doing: doing.clone(),
    };
    let at_ms = app.now().as_millisecond();
    let written = app.store().write(move |sql| {
        once(sql, key.as_ref(), at_ms, |sql| {
            Ok(changing.write(sql)?.map(|(act, _)| {
                (Kept { status: StatusCode::SEE_OTHER.as_u16(), answer: act.to_string() }, ())
            }))
        })
    });
    let desk = links::campaign_desk(&campaign, "");
    match written.await? {
        Ok(done) => {
            app.refresh().await.map_err(Failure::from)?;
            Ok(see(&format!("{desk}?done={}", done.kept().answer)))
        }
        // It had its effect, whatever was changed in the form since.
        Err(Stop::KeyReused(kept)) => Ok(see(&format!("{desk}?done={}", kept.answer))),
        Err(Stop::Refused(Refusal::Plan(PlanRefusal::SeenOtherwise))) => {
            Ok(here.show(&typed, (chosen, what, doing), true).await?)
        }
        Err(Stop::Refused(refusal)) => {
            Ok(here.ask(&typed, vec![Complaint { field: "strolls", refusal }]).await?)
        }
        Err(Stop::Erased) => Err(Failure::Gone.into()),
    }
}

/// What every page here needs.
#[derive(Clone, Copy)]
struct Here<'a> {
    app: &'a App,
    visit: &'a Visit,
    /// Slug.
    campaign: &'a str,
    at: &'a Named,
}

impl Here<'_> {
    /// The page that asks for day and reason, with what was typed.
    async fn ask(self, typed: &Typed, wrong: Vec<Complaint>) -> Result<Response, Failure> {
        let status =
            if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let (id, chosen) = (self.at.place.campaign, read_chosen(typed).ok());
        let count = match &chosen {
            None => 0,
            Some(Chosen::Slugs(slugs)) => slugs.len() as i64,
            Some(Chosen::All(filter)) => {
                let filter = filter.clone();
                self.app.store().read(move |sql| strolls::count(sql, id, &filter)).await?
            }
        };
        let snapshot = self.app.board().snapshot();
        let edition = edition_of(&snapshot, id)?;
        let page = AskPage {
            t: self.visit.reader,
            frame: self.visit.frame_at(self.app, edition, links::campaign_desk(self.campaign, "")),
            campaign: self.campaign.to_owned(),
            name: self.at.name.clone(),
            count,
            hidden: hidden(typed),
            form: Form::refused(typed.pairs(), wrong),
        };
        own(self.visit, status, &page)
    }

    /// The page that shows what will happen; `meanwhile` when it is another thing than the page
    /// before showed.
    async fn show(
        self,
        typed: &Typed,
        (chosen, change, doing): (Chosen, ManyChange, Doing),
        meanwhile: bool,
    ) -> Result<Response, Failure> {
        let id = self.at.place.campaign;
        let why = doing.doer().why.to_owned();
        let read =
            self.app.store().read(move |sql| outline(sql, id, (&chosen, change), &doing)).await?;
        let outline = match read {
            Ok(outline) => outline,
            Err(refusal) => {
                return self.ask(typed, vec![Complaint { field: "strolls", refusal }]).await;
            }
        };
        let snapshot = self.app.board().snapshot();
        let edition = edition_of(&snapshot, id)?;
        let page = PreviewPage {
            t: self.visit.reader,
            frame: self.visit.frame_at(self.app, edition, links::campaign_desk(self.campaign, "")),
            campaign: self.campaign.to_owned(),
            name: self.at.name.clone(),
            hidden: hidden(typed),
            next: typed.get("next").to_owned(),
            change,
            why,
            seen: seen(&outline),
            once: self.app.fresh_id::<Chosen>(self.app.now()).to_string(),
            sends_mail: self.app.config().letters.go_out(),
            meanwhile,
            outline,
        };
        let status = if meanwhile { StatusCode::CONFLICT } else { StatusCode::OK };
        own(self.visit, status, &page)
    }
}

/// What was chosen, as the next form sends it again.
fn hidden(typed: &Typed) -> Vec<(&'static str, String)> {
    let asked = Asked::lenient(typed);
    let back = asked.pairs().into_iter();
    let all = typed.is_ticked("all").then(|| ("all", "on".to_owned()));
    let strolls = typed.every("stroll").map(|slug| ("stroll", slug.to_owned()));
    back.chain(all).chain(strolls).collect()
}

pub(crate) async fn undo(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    request: Request,
) -> Answer {
    UNDOING.at_desk((&app, &signed), &campaign, request).await
}
