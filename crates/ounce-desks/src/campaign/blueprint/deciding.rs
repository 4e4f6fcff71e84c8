//! What a form or a program says: which field, for which strolls, who may change it, and the text.

use ounce_domain::campaign::Campaign;
use ounce_domain::campaign::blueprint::{Entry, Hold, Outline, Spot, Tier, field_of};
use ounce_domain::id::Id;
use ounce_domain::quantity::Marks;
use ounce_domain::refusal::{Complaint, Complaints, FieldRefusal, PlanRefusal, Refusal};
use ounce_store::acts::Act;
use ounce_store::{Fault, Sql, blueprints};
use ounce_web::fields::Typed;
use sha2::{Digest, Sha256};

use crate::stroll::doing::Doing;

/// A field of the blueprint as it is to be; `None` leaves it to the whole campaign, or to the hosts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    pub(crate) spot: Spot,
    pub(crate) entry: Option<Entry>,
}

/// The spot that two fields of a form name.
pub(super) fn spot_named(field: &str, tier: &str) -> Option<Spot> {
    Some(Spot { field: field_of(field)?, tier: Tier::parse(tier)? })
}

/// Which field is meant, and for which strolls: `field`, `in`.
///
/// # Errors
/// `NotAChoice` and `NotACountry`.
fn read_spot(typed: &Typed) -> Result<Spot, Vec<Complaint>> {
    let mut wrong = Complaints::default();
    let field = field_of(typed.get("field")).ok_or(FieldRefusal::NotAChoice);
    let tier = Tier::parse(typed.get("in")).ok_or(FieldRefusal::NotACountry);
    match (wrong.take("field", field), wrong.take("in", tier)) {
        (Some(field), Some(tier)) => Ok(Spot { field, tier }),
        _ => Err(wrong.into_vec()),
    }
}

/// As [`read_spot`], with `hold` and `value`.
///
/// # Errors
/// Every complaint.
pub(super) fn read_setting(typed: &Typed, marks: Marks) -> Result<Setting, Vec<Complaint>> {
    let spot = read_spot(typed)?;
    let entry = match (typed.get("hold"), spot.tier) {
        ("above", Tier::Country(_)) => return Ok(Setting { spot, entry: None }),
        // Nothing stands above the campaign, so a free field is one that is not set.
        ("free", Tier::Campaign) => return Ok(Setting { spot, entry: None }),
        (word, _) => {
            let hold = Hold::parse(word).ok_or_else(|| {
                vec![Complaint { field: "hold", refusal: FieldRefusal::NotAChoice.into() }]
            })?;
            Entry::read(spot.field, hold, typed.get("value"), marks)
        }
    };
    let refused = |refusal| vec![Complaint { field: "value", refusal }];
    entry.map(|entry| Setting { spot, entry: Some(entry) }).map_err(refused)
}

/// A mark of what was shown: which strolls get what, and how many stay.
pub(super) fn seen(outline: &Outline) -> String {
    let mut hash = Sha256::new();
    for one in &outline.touched {
        hash.update(one.standing.stroll.id.bytes());
        hash.update(one.standing.text.as_bytes());
        hash.update([0]);
        hash.update(one.to.as_bytes());
        hash.update(one.told.to_be_bytes());
    }
    hash.update(outline.kept.len().to_be_bytes());
    hash.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A change as it is written.
#[derive(Clone, Debug)]
pub(super) struct Pushing {
    pub(super) campaign: Id<Campaign>,
    pub(super) setting: Setting,
    /// The mark of what was shown before; `None` for programs that did not look.
    pub(super) seen: Option<String>,
    pub(super) doing: Doing,
}

impl Pushing {
    /// The act that joins all changes, and what was done.
    ///
    /// # Errors
    /// `SeenOtherwise` where it would be another change than the one that was shown;
    /// `NothingToChange` where neither the blueprint nor a stroll is another afterwards.
    pub(super) fn write(
        &self,
        sql: &mut dyn Sql,
    ) -> Result<Result<(Id<Act>, Outline), Refusal>, Fault> {
        let (doer, mut ids) = (self.doing.doer(), self.doing.ids());
        let Setting { spot, entry } = &self.setting;
        let (at, entry) = ((self.campaign, *spot), entry.as_ref());
        let outline = blueprints::outline(sql, at, entry, doer.at)?;
        if self.seen.as_ref().is_some_and(|mark| *mark != seen(&outline)) {
            return Ok(Err(PlanRefusal::SeenOtherwise.into()));
        }
        let is_as_before = blueprints::load(sql, self.campaign)?.get(*spot) == entry;
        if is_as_before && outline.touched.is_empty() {
            return Ok(Err(PlanRefusal::NothingToChange.into()));
        }
        let act = blueprints::push(sql, at, (entry, &outline), &doer, &mut ids)?;
        Ok(Ok((act, outline)))
    }
}
