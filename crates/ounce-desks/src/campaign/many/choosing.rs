//! What a form or a program says: which strolls, what is to be done to them, and why.

use jiff::civil::Date;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::refusal::{Complaint, Complaints, FieldRefusal, PlanRefusal, Refusal};
use ounce_domain::stroll::{MOST_AT_ONCE, ManyChange, Outline};
use ounce_domain::text;
use ounce_store::acts::Act;
use ounce_store::strolls::{self, Chosen};
use ounce_store::{Fault, Sql};
use ounce_web::fields::Typed;
use sha2::{Digest, Sha256};

use super::super::asked::Asked;
use crate::members::LONGEST_WHY;
use crate::stroll::doing::Doing;

/// Which strolls are meant.
///
/// # Errors
/// `Missing` where none is chosen; a complaint about each part of a filter that is none of its
/// choices.
pub(super) fn read_chosen(typed: &Typed) -> Result<Chosen, Vec<Complaint>> {
    if typed.is_ticked("all") {
        let asked = Asked::strict(typed).map_err(Complaints::into_vec)?;
        return Ok(Chosen::All(asked.filter));
    }
    // A form has a field for each, a program one for all.
    let named = typed.every("stroll").chain(typed.every("strolls"));
    let slugs: Vec<String> = named.flat_map(words).map(str::to_owned).collect();
    let mut wrong = Complaints::default();
    if slugs.is_empty() {
        wrong.add("strolls", FieldRefusal::Missing);
        return Err(wrong.into_vec());
    }
    Ok(Chosen::Slugs(slugs))
}

/// The slugs of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ' ']).filter(|slug| text::Slug::parse(slug).is_ok())
}

/// What is to be done, and the reason.
///
/// # Errors
/// Every complaint.
pub(super) fn read_change(typed: &Typed) -> Result<(ManyChange, String), Vec<Complaint>> {
    let mut wrong = Complaints::default();
    let change = match typed.get("next") {
        "open" => Some(ManyChange::Open),
        "cancelled" => Some(ManyChange::Cancel),
        "postponed-undated" => Some(ManyChange::Postpone(None)),
        "postponed" => {
            let day = match typed.get("day").trim() {
                "" => Err(FieldRefusal::Missing),
                day => day.parse::<Date>().map_err(|_| FieldRefusal::NotADate),
            };
            wrong.take("day", day).map(|day| ManyChange::Postpone(Some(day)))
        }
        _ => {
            wrong.add("next", FieldRefusal::NotAChoice);
            None
        }
    };
    let why = match text::line(typed.get("why"), LONGEST_WHY) {
        Err(FieldRefusal::Missing) if change == Some(ManyChange::Open) => Ok(String::new()),
        read => read,
    };
    let why = wrong.take("why", why);
    match (change, why) {
        (Some(change), Some(why)) if wrong.is_empty() => Ok((change, why)),
        _ => Err(wrong.into_vec()),
    }
}

/// What it will lead to, as things are now.
///
/// # Errors
/// `TooManyStrolls`.
pub(super) fn outline(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    (chosen, change): (&Chosen, ManyChange),
    doing: &Doing,
) -> Result<Result<Outline, Refusal>, Fault> {
    let candidates = strolls::candidates(sql, campaign, chosen)?;
    if candidates.len() > MOST_AT_ONCE {
        return Ok(Err(PlanRefusal::TooManyStrolls(MOST_AT_ONCE as i64).into()));
    }
    Ok(Ok(change.outline(candidates, doing.doer().at)))
}

/// A mark of what was shown: which strolls are changed, and how many parties are told in each.
pub(super) fn seen(outline: &Outline) -> String {
    let mut hash = Sha256::new();
    for one in &outline.planned {
        hash.update(one.candidate.stroll.id.bytes());
        hash.update(one.told.to_be_bytes());
    }
    hash.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A change as it is written.
#[derive(Clone, Debug)]
pub(super) struct Changing {
    pub(super) campaign: Id<Campaign>,
    pub(super) chosen: Chosen,
    pub(super) change: ManyChange,
    /// The mark of what was shown before; `None` for programs that did not look.
    pub(super) seen: Option<String>,
    pub(super) doing: Doing,
}

impl Changing {
    /// The act that joins all changes, and what was done.
    ///
    /// # Errors
    /// `SeenOtherwise` where it would be another change than the one that was shown;
    /// `NothingToChange`; `TooManyStrolls`.
    pub(super) fn write(
        &self,
        sql: &mut dyn Sql,
    ) -> Result<Result<(Id<Act>, Outline), Refusal>, Fault> {
        let what = (&self.chosen, self.change);
        let outline = match outline(sql, self.campaign, what, &self.doing)? {
            Ok(outline) => outline,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if self.seen.as_ref().is_some_and(|mark| *mark != seen(&outline)) {
            return Ok(Err(PlanRefusal::SeenOtherwise.into()));
        }
        if outline.planned.is_empty() {
            return Ok(Err(PlanRefusal::NothingToChange.into()));
        }
        let (doer, mut ids) = (self.doing.doer(), self.doing.ids());
        let many = (self.campaign, self.change, &outline);
        let act = strolls::change_many(sql, many, &doer, &mut ids)?;
        Ok(Ok((act, outline)))
    }
}
