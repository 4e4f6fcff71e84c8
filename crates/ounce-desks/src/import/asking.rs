//! Who imports at which campaign, and the pages they are shown.

use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_import::{Days, Fit, Noun, Sheet, asks, guess};
use ounce_store::acts::{self, Deed};
use ounce_store::members::Named;
use ounce_store::uploads::{self, Upload};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::links;
use ounce_web::visit::Visit;

use super::page::{Asked, ChoosePage, Done, FitPage, Here, Problem};
use super::trying::{self, Mapped};
use super::{form, says};
use crate::signed::{Answer, Refused, Signed};

/// How many rows the page of the mapping shows.
const FIRST: usize = 3;

/// Who imports, and where.
pub(super) struct Asking {
    pub(super) app: App,
    pub(super) signed: Signed,
    pub(super) at: Named,
    pub(super) campaign: String,
    pub(super) visit: Visit,
}

impl Asking {
    pub(super) async fn new(
        app: App,
        signed: Signed,
        campaign: String,
        visit: Visit,
    ) -> Result<Self, Refused> {
        let at = signed.campaign(&app, &campaign, Action::PlanCampaign).await?;
        Ok(Self { app, signed, at, campaign, visit })
    }

    pub(super) fn here(&self) -> Result<Here, Failure> {
        let snapshot = self.app.board().snapshot();
        let edition = edition_of(&snapshot, self.at.place.campaign)?;
        let path = links::campaign_desk(&self.campaign, "import");
        Ok(Here {
            t: self.visit.reader,
            frame: self.visit.frame_at(&self.app, edition, path),
            campaign: self.campaign.clone(),
            name: self.at.name.clone(),
        })
    }

    /// The file with this id, if it is this member's own and still here.
    async fn upload(&self, id: &str) -> Result<Option<Upload>, Failure> {
        let Some(id) = Id::parse(id) else { return Ok(None) };
        let of = (id, self.at.place.campaign, self.signed.open.session.member);
        let now_ms = self.app.now().as_millisecond();
        Ok(self.app.store().read(move |sql| uploads::load(sql, of, now_ms)).await?)
    }

    /// The page that takes the file.
    pub(super) fn choose(&self, chosen: &str, problem: Option<String>) -> Answer {
        self.choosing(chosen, problem, None)
    }

    pub(super) fn choosing(
        &self,
        chosen: &str,
        problem: Option<String>,
        done: Option<Done>,
    ) -> Answer {
        let here = self.here()?;
        let (t, frame, chosen) = (here.t, here.frame.clone(), chosen.to_owned());
        let status = status(problem.is_some());
        Ok(own(&self.visit, status, &ChoosePage { t, frame, here, chosen, problem, done })?)
    }

    /// The file is gone: it was put in, or its hour is over.
    fn over(&self) -> Answer {
        self.choose("", Some(self.visit.reader.say("import-over").to_string()))
    }

    /// To the page that says what an import did, or that goes on with a file.
    pub(super) fn to(&self, what: &str, id: &str) -> Response {
        let page = links::campaign_desk(&self.campaign, "import");
        see(&format!("{page}?{what}={id}"))
    }

    /// What an import of this campaign did. Its act has the id that its file had.
    pub(super) async fn done(&self, id: &str) -> Result<Option<Done>, Failure> {
        let Some(act) = Id::parse(id) else { return Ok(None) };
        let found = self.app.store().read(move |sql| acts::load(sql, act)).await?;
        let is_of_here = |campaign| campaign == self.at.place.campaign;
        let found = found.filter(|act| act.deed == Deed::ImportedFile && is_of_here(act.campaign));
        Ok(found.map(|act| Done::of(&act)))
    }

    /// The page of the mapping.
    pub(super) fn fit(&self, mapped: &Mapped, problem: Option<Problem>) -> Answer {
        let asked = asks(mapped.fit.noun).iter().map(|ask| Asked::of(ask, &mapped.fit));
        self.fitting(mapped, asked.collect(), problem)
    }

    fn fitting(&self, mapped: &Mapped, asked: Vec<Asked>, problem: Option<Problem>) -> Answer {
        let Mapped { upload, sheet, fit } = mapped;
        let here = self.here()?;
        let status = status(problem.is_some());
        let first = sheet.rows().take(FIRST);
        let first =
            first.map(|(line, cells)| (line, cells.into_iter().map(str::to_owned).collect()));
        let page = FitPage {
            t: here.t,
            frame: here.frame.clone(),
            here,
            file: upload.id.to_string(),
            file_name: upload.name.clone(),
            rows: sheet.len(),
            headings: sheet.headings().to_vec(),
            first: first.collect(),
            asked,
            days: fit.days,
            problem,
        };
        Ok(own(&self.visit, status, &page)?)
    }

    /// The file with this id, read; or the page that says why it can't be.
    async fn sheet(&self, id: &str) -> Result<Result<(Upload, Noun, Sheet), Response>, Refused> {
        let Some(upload) = self.upload(id).await? else { return Ok(Err(self.over()?)) };
        let Some(noun) = Noun::parse(&upload.noun) else { return Ok(Err(self.over()?)) };
        match trying::read(upload).await? {
            (upload, Ok(sheet)) => Ok(Ok((upload, noun, sheet))),
            (_, Err(wrong)) => {
                let problem = says::wrong(&self.visit.reader, &wrong);
                Ok(Err(self.choose(noun.as_str(), Some(problem))?))
            }
        }
    }

    /// The page of the mapping with our guess.
    pub(super) async fn guess(&self, file: &str) -> Answer {
        let (upload, noun, sheet) = match self.sheet(file).await? {
            Ok(read) => read,
            Err(asks_again) => return Ok(asks_again),
        };
        let sources = guess(noun, &sheet);
        let fit = Fit { noun, campaign: self.campaign.clone(), sources, days: None };
        self.fit(&Mapped { upload, sheet, fit }, None)
    }

    /// The file and the mapping of a form, or the page that asks for what is missing.
    pub(super) async fn mapped(&self, typed: &Typed) -> Result<Result<Mapped, Response>, Refused> {
        let (upload, noun, sheet) = match self.sheet(typed.get("file")).await? {
            Ok(read) => read,
            Err(asks_again) => return Ok(Err(asks_again)),
        };
        let (sources, twice) = form::sources(noun, &sheet, typed);
        let days = Days::parse(typed.get("days"));
        let fit = Fit { noun, campaign: self.campaign.clone(), sources, days };
        let mapped = Mapped { upload, sheet, fit };
        if twice.is_empty() {
            return Ok(Ok(mapped));
        }
        let asked = asks(noun)
            .iter()
            .map(|ask| Asked { text: form::text(typed, ask), ..Asked::of(ask, &mapped.fit) });
        let problem = self.problem("import-both", twice);
        Ok(Err(self.fitting(&mapped, asked.collect(), Some(problem))?))
    }

    /// What is wrong with a mapping, with the names of the columns.
    pub(super) fn problem(&self, id: &str, at: Vec<&'static str>) -> Problem {
        let t = &self.visit.reader;
        let named: Vec<String> = at.iter().map(|name| says::column(t, name)).collect();
        Problem { says: t.say(id).s("columns", named.join(", ")).to_string(), at }
    }
}

fn status(is_refused: bool) -> StatusCode {
    if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}
