//! The blueprint of the campaign: what every stroll's page says, and who may change it. A change is
//! shown whole, then pushed to all strolls as one act, and undone as one.

pub(crate) mod api;
mod deciding;
pub(crate) mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use ounce_domain::campaign::blueprint::{Entry, FIELDS, Hold, Tier};
use ounce_domain::campaign::language_of;
use ounce_domain::member::{Action, Kind, Object};
use ounce_domain::refusal::{Complaint, FieldRefusal, PlanRefusal, Refusal};
use ounce_domain::stroll::{Field, LETTERS_WAIT_MS, is_undoable};
use ounce_store::acts::{self, Deed};
use ounce_store::members::Named;
use ounce_store::{Fault, Sql, blueprints, strolls};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::once::{Kept, Once, Stop, once};
use ounce_web::visit::Visit;

use super::undoing::{Said, Undoable, Undoing};
use crate::routes::{DESK, DeskRoute, Needs, OWN, at};
use crate::signed::{Answer, Signed};
use crate::stroll::doing::Doing;
use crate::stroll::editing::shown;
use deciding::{Pushing, Setting, read_setting, seen};
use page::{BlueprintPage, FieldPage, PreviewPage};

const FIELDS_OF_FORM: [&str; 6] = ["field", "in", "hold", "value", "once", "seen"];
/// Among how many of the last changes of the campaign itself one that can be undone is looked for.
const ACTS: i64 = 40;
const UNDOING: Undoing =
    Undoing { needs: Action::PlanCampaign, desk: "blueprint", undo: blueprints::undo };

/// The addresses, for members and for their programs.
pub(crate) fn table() -> Vec<DeskRoute> {
    let needs = Needs::May(Action::PlanCampaign, Kind::Campaign);
    vec![
        at("/desk/campaigns/{campaign}/blueprint", get(show).post(change), DESK, needs),
        at("/desk/campaigns/{campaign}/blueprint/field", get(field), OWN, needs),
        at("/desk/campaigns/{campaign}/blueprint/preview", post(preview), OWN, needs),
        at("/desk/campaigns/{campaign}/blueprint/undo", post(undo), DESK, needs),
        at("/api/v1/campaigns/{campaign}/blueprint", get(api::show).post(api::change), DESK, needs),
        at("/api/v1/campaigns/{campaign}/blueprint/undo", post(api::undo), DESK, needs),
    ]
}

/// The fields that this campaign can set: a welcome only in its languages.
fn fields_of(languages: &[String]) -> Vec<Field> {
    let is_here = |field: &Field| match field {
        Field::About(code) => languages.iter().any(|tag| language_of(tag) == *code),
        _ => true,
    };
    FIELDS.into_iter().filter(is_here).collect()
}

/// `GET /desk/campaigns/{campaign}/blueprint?done=`
async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::PlanCampaign).await?;
    let (id, object, now_ms) = (at.place.campaign, at.place.object, app.now().as_millisecond());
    let read = app.store().read(move |sql| {
        Ok((blueprints::load(sql, id)?, strolls::regions(sql, id)?, undoable(sql, object, now_ms)?))
    });
    let (blueprint, regions, undoable) = read.await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let mut countries: Vec<String> = regions.into_iter().map(|region| region.country).collect();
    countries.dedup();
    let page = BlueprintPage {
        t: visit.reader,
        frame: visit.frame_at(&app, edition, links::campaign_desk(&campaign, "blueprint")),
        campaign,
        name: at.name.clone(),
        fields: fields_of(&edition.campaign.languages),
        blueprint,
        countries,
        said: Said::of(Typed::lenient_query(&uri).get("done")),
        undoable,
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// The last change of the blueprint, if it can still be undone.
fn undoable(sql: &mut dyn Sql, object: Object, now_ms: i64) -> Result<Option<Undoable>, Fault> {
    let told = acts::list_at(sql, object, ACTS)?;
    let is_ours = |one: &acts::Told| {
        one.act.deed == Deed::SetBlueprint
            || one.act.deed == Deed::Undid && page::spot_of(&one.act).is_some()
    };
    let last = told.into_iter().find(is_ours);
    let fits =
        |one: &acts::Told| one.act.deed == Deed::SetBlueprint && is_undoable(one.act.at_ms, now_ms);
    let Some(told) = last.filter(fits) else { return Ok(None) };
    let letters = blueprints::count_letters(sql, &told.act)?;
    Ok(Some(Undoable { leave_ms: told.act.at_ms + LETTERS_WAIT_MS, letters, told }))
}

/// `GET …/blueprint/field?field=&in=`: the form for one field, for all strolls or a country's.
async fn field(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::PlanCampaign).await?;
    let query = Typed::lenient_query(&uri);
    // Without a field it is the first one.
    let name = if query.has("field") { query.get("field") } else { FIELDS[0].name() };
    let spot = deciding::spot_named(name, query.get("in")).ok_or(Failure::NotFound)?;
    let id = at.place.campaign;
    let blueprint = app.store().read(move |sql| blueprints::load(sql, id)).await?;
    let stands = blueprint.get(spot);
    // A country begins with what counts there now.
    let counts = stands.or_else(|| blueprint.effective(spot.field, spot.tier.as_str()));
    let value = counts.map(|one| shown(&visit.reader, spot.field, &one.value)).unwrap_or_default();
    let form = Form::new()
        .with("field", spot.field.name())
        .with("in", spot.tier.as_str())
        .with("hold", hold_word(stands, spot.tier))
        .with("value", value);
    let here = Here { app: &app, visit: &visit, campaign: &campaign, at: &at };
    Ok(here.ask(StatusCode::OK, form)?)
}

async fn read_form(request: Request) -> Result<(Typed, Option<Once>), Failure> {
    let (parts, body) = request.into_parts();
    let (typed, bytes) = Typed::form(&parts.headers, body).await?;
    typed.only(&FIELDS_OF_FORM)?;
    let once = Once::of_mark(typed.get("once"), parts.uri.path(), &bytes);
    Ok((typed, once))
}

/// `POST …/blueprint/preview`: shows what a change will do to which strolls; writes nothing.
async fn preview(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::PlanCampaign).await?;
    let (typed, _) = read_form(request).await?;
    let here = Here { app: &app, visit: &visit, campaign: &campaign, at: &at };
    match read_setting(&typed, visit.lang().marks()) {
        Ok(setting) => Ok(here.show(&typed, setting, false).await?),
        Err(wrong) => Ok(here.refuse(&typed, wrong)?),
    }
}

/// `POST …/blueprint`: the fields of the preview, with its marks `once` and `seen`.
async fn change(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::PlanCampaign).await?;
    let (typed, key) = read_form(request).await?;
    let here = Here { app: &app, visit: &visit, campaign: &campaign, at: &at };
    let setting = match read_setting(&typed, visit.lang().marks()) {
        Ok(setting) => setting,
        Err(wrong) => return Ok(here.refuse(&typed, wrong)?),
    };
    let pushing = Pushing {
        campaign: at.place.campaign,
        setting: setting.clone(),
        seen: Some(typed.get("seen").to_owned()),
        doing: Doing::new(&app, &signed, &at, String::new()),
    };
    let at_ms = app.now().as_millisecond();
    let written = app.store().write(move |sql| {
        once(sql, key.as_ref(), at_ms, |sql| {
            Ok(pushing.write(sql)?.map(|(act, _)| {
                (Kept { status: StatusCode::SEE_OTHER.as_u16(), answer: act.to_string() }, ())
            }))
        })
    });
    let desk = links::campaign_desk(&campaign, "blueprint");
    match written.await? {
        Ok(_) => {
            app.refresh().await.map_err(Failure::from)?;
            Ok(see(&desk))
        }
        // It had its effect, whatever was changed in the form since.
        Err(Stop::KeyReused(_)) => Ok(see(&desk)),
        Err(Stop::Refused(Refusal::Plan(PlanRefusal::SeenOtherwise))) => {
            Ok(here.show(&typed, setting, true).await?)
        }
        Err(Stop::Refused(refusal)) => {
            Ok(here.refuse(&typed, vec![Complaint { field: "value", refusal }])?)
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
    fn path(self) -> String {
        links::campaign_desk(self.campaign, "blueprint")
    }

    fn refuse(self, typed: &Typed, wrong: Vec<Complaint>) -> Result<Response, Failure> {
        self.ask(StatusCode::UNPROCESSABLE_ENTITY, Form::refused(typed.pairs(), wrong))
    }

    /// The form, with what was typed. Without a field that there is, there is no form.
    fn ask(self, status: StatusCode, form: Form) -> Result<Response, Failure> {
        let spot = deciding::spot_named(form.value("field"), form.value("in"));
        let Some(spot) = spot else {
            return Err(Failure::refused("field", FieldRefusal::NotAChoice));
        };
        let snapshot = self.app.board().snapshot();
        let edition = edition_of(&snapshot, self.at.place.campaign)?;
        let page = FieldPage {
            t: self.visit.reader,
            frame: self.visit.frame_at(self.app, edition, self.path()),
            campaign: self.campaign.to_owned(),
            name: self.at.name.clone(),
            spot,
            form,
        };
        own(self.visit, status, &page)
    }

    /// The page that shows what will happen; `meanwhile` when it is another thing than the page
    /// before showed.
    async fn show(
        self,
        typed: &Typed,
        setting: Setting,
        meanwhile: bool,
    ) -> Result<Response, Failure> {
        let (id, now, what) = (self.at.place.campaign, self.app.now(), setting.clone());
        let read = self.app.store().read(move |sql| {
            let at = (id, what.spot);
            let stands = blueprints::load(sql, id)?.get(what.spot).cloned();
            Ok((blueprints::outline(sql, at, what.entry.as_ref(), now)?, stands))
        });
        let (outline, stands) = read.await?;
        let snapshot = self.app.board().snapshot();
        let edition = edition_of(&snapshot, id)?;
        let page = PreviewPage {
            t: self.visit.reader,
            frame: self.visit.frame_at(self.app, edition, self.path()),
            campaign: self.campaign.to_owned(),
            name: self.at.name.clone(),
            hold: typed.get("hold").to_owned(),
            value: typed.get("value").to_owned(),
            seen: seen(&outline),
            once: self.app.fresh_id::<Entry>(now).to_string(),
            sends_mail: self.app.config().letters.go_out(),
            meanwhile,
            is_as_before: stands == setting.entry,
            setting,
            outline,
        };
        let status = if meanwhile { StatusCode::CONFLICT } else { StatusCode::OK };
        own(self.visit, status, &page)
    }
}

async fn undo(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    request: Request,
) -> Answer {
    UNDOING.at_desk((&app, &signed), &campaign, request).await
}

/// The word of a hold in a form: what is left to the tier above has one too.
fn hold_word(entry: Option<&Entry>, tier: Tier) -> &'static str {
    match (entry, tier) {
        (Some(entry), _) => entry.hold.as_str(),
        (None, Tier::Campaign) => Hold::Free.as_str(),
        (None, Tier::Country(_)) => "above",
    }
}
