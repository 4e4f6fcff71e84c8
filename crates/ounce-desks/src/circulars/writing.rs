//! A circular as it was typed, and the one core call that sends it.

use ounce_domain::circular::{Circular, Readers, Words};
use ounce_domain::country;
use ounce_domain::id::Id;
use ounce_domain::refusal::{Complaint, Complaints, FieldRefusal, Refusal};
use ounce_domain::stroll::Status;
use ounce_store::circulars::{self, Sent};
use ounce_store::{Fault, Sql};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;

use super::Here;
use crate::stroll::doing::Doing;

/// `circular` and `test` are the ids that make the same form send once.
pub(super) const FIELDS: [&str; 9] =
    ["readers", "country", "status", "subject", "text", "shows_writer", "circular", "test", "step"];

#[derive(Clone, Debug)]
pub(crate) struct Writing {
    pub readers: Readers,
    pub words: Words,
}

impl Writing {
    /// Reads the fields; of a stroll, whom it is for has to be chosen.
    ///
    /// # Errors
    /// One complaint per field at fault.
    pub(super) fn read(typed: &Typed, is_of_stroll: bool) -> Result<Self, Vec<Complaint>> {
        let mut wrong = Complaints::default();
        let readers = if is_of_stroll {
            let chosen =
                Readers::OF_STROLL.into_iter().find(|one| one.as_str() == typed.get("readers"));
            wrong.take("readers", chosen.ok_or(FieldRefusal::NotAChoice))
        } else {
            hosts(typed, &mut wrong)
        };
        let words =
            Words::read(typed.get("subject"), typed.get("text"), typed.is_ticked("shows_writer"));
        match (readers, words) {
            (Some(readers), Ok(words)) if wrong.is_empty() => Ok(Self { readers, words }),
            (_, words) => {
                let mut all = wrong.into_vec();
                all.extend(words.err().map(Complaints::into_vec).unwrap_or_default());
                Err(all)
            }
        }
    }

    pub(super) fn circular(
        &self,
        here: &Here,
        id: Id<Circular>,
        doing: &Doing,
    ) -> Option<Circular> {
        let doer = doing.doer();
        Some(Circular {
            id,
            campaign: here.at.place.campaign,
            stroll: here.stroll(),
            readers: self.readers.clone(),
            words: self.words.clone(),
            by: doer.by.member()?,
            at_ms: doer.at.as_millisecond(),
            taken_back_ms: None,
        })
    }

    /// Sends it, once.
    pub(super) async fn send(
        &self,
        app: &App,
        here: &Here,
        id: Id<Circular>,
        doing: Doing,
    ) -> Result<Result<Sent, Refusal>, Failure> {
        let circular = self.circular(here, id, &doing).ok_or(Failure::NotFound)?;
        let sent = app.store().write(move |sql: &mut dyn Sql| -> Result<_, Fault> {
            circulars::send(sql, &circular, doing.doer().by, &mut doing.ids())
        });
        Ok(sent.await?)
    }
}

/// The hosts that the fields `country` and `status` leave; empty ones leave all.
fn hosts(typed: &Typed, wrong: &mut Complaints) -> Option<Readers> {
    let country = match typed.get("country") {
        "" => Ok(None),
        code => country::parse(code).map(|code| Some(code.to_owned())),
    };
    let status = match typed.get("status") {
        "" => Ok(None),
        status => Status::parse(status).map(Some).ok_or(FieldRefusal::NotAChoice),
    };
    let (country, status) = (wrong.take("country", country), wrong.take("status", status));
    Some(Readers::Hosts { country: country?, status: status? })
}

/// The id that a form carries.
///
/// # Errors
/// `Wrong` for text that is none.
pub(super) fn id_of(typed: &Typed, field: &'static str) -> Result<Id<Circular>, Failure> {
    Id::parse(typed.get(field)).ok_or_else(|| Failure::refused(field, FieldRefusal::NotAChoice))
}
