//! What a coordinator says of an offer to host: the one core call under the form and the API.

use ounce_domain::hosting::{self, HostApplication};
use ounce_domain::id::Id;
use ounce_domain::member::Place;
use ounce_domain::refusal::{Complaint, FieldRefusal, RecordRefusal, Refusal};
use ounce_store::acts::Act;
use ounce_store::host_applications::{self, Approval, Writes};
use ounce_store::members::Named;
use ounce_store::{Fault, Sql, campaigns};
use ounce_web::app::App;
use ounce_web::fields::Typed;
use ounce_web::i18n::{Lang, Reader, Units};

use crate::stroll::doing::Doing;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Approve,
    Ask,
    Decline,
}

/// What it led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// Slug of the stroll that was made.
    Approved(String),
    Asked,
    /// The act by which it can be undone.
    Declined(Id<Act>),
}

impl Done {
    /// The word for it in the API and in the address of the page.
    pub(crate) fn outcome(&self) -> &'static str {
        match self {
            Self::Approved(_) => "approved",
            Self::Asked => "asked",
            Self::Declined(_) => "declined",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Judging {
    application: Id<HostApplication>,
    verdict: Verdict,
    place: Place,
    doing: Doing,
    writes: Writes,
}

impl Judging {
    /// From the fields `verdict` and `words`. A yes needs no words.
    ///
    /// # Errors
    /// The complaint about the field at fault.
    pub(crate) fn read(typed: &Typed) -> Result<(Verdict, String), Complaint> {
        let wrong = |field, refusal: FieldRefusal| Complaint { field, refusal: refusal.into() };
        let verdict = match typed.get("verdict") {
            "approve" => return Ok((Verdict::Approve, String::new())),
            "ask" => Verdict::Ask,
            "decline" => Verdict::Decline,
            _ => return Err(wrong("verdict", FieldRefusal::NotAChoice)),
        };
        let words = hosting::said(typed.get("words")).map_err(|refusal| wrong("words", refusal))?;
        Ok((verdict, words))
    }

    pub(crate) fn new(
        app: &App,
        at: &Named,
        application: Id<HostApplication>,
        verdict: Verdict,
        doing: Doing,
    ) -> Self {
        let goes_out = app.config().letters.go_out();
        let writes = if goes_out { Writes::Letter } else { Writes::Nothing };
        Self { application, verdict, place: at.place.clone(), doing, writes }
    }

    /// # Errors
    /// `Unknown` for one of another campaign; otherwise as the store's.
    pub(crate) fn write(&self, sql: &mut dyn Sql) -> Result<Result<Done, Refusal>, Fault> {
        let found = host_applications::load(sql, self.application)?;
        let Some(found) = found.filter(|found| found.campaign == self.place.campaign) else {
            return Ok(Err(RecordRefusal::Unknown.into()));
        };
        let (doer, mut ids) = (self.doing.doer(), self.doing.ids());
        Ok(match self.verdict {
            Verdict::Approve => {
                let campaign = campaigns::load_by_id(sql, found.campaign)?;
                let language = campaign.as_ref().map_or("", |campaign| campaign.first_language());
                let lang = Lang::from_code(language).unwrap_or_default();
                let t = Reader::new(lang, Units::Metric);
                let name = t.say("host-stroll-name").s("town", &found.town.name).to_string();
                let approval =
                    Approval { name: &name, language: &found.language, writes: self.writes };
                host_applications::approve(sql, found.id, &approval, &doer, &mut ids)?
                    .map(|stroll| Done::Approved(stroll.slug))
            }
            Verdict::Ask => host_applications::ask(sql, found.id, self.writes, &doer, &mut ids)?
                .map(|()| Done::Asked)
                .map_err(Refusal::from),
            Verdict::Decline => {
                host_applications::decline(sql, found.id, self.writes, &doer, &mut ids)?
                    .map(Done::Declined)
                    .map_err(Refusal::from)
            }
        })
    }
}
