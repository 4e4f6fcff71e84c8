//! What coordinators do with an application. Each is an act; a no can be undone until its letter
//! leaves.

use jiff::Timestamp;
use ounce_domain::hosting::{HostApplication, Standing, Step};
use ounce_domain::id::Id;
use ounce_domain::member::{Place, Role};
use ounce_domain::refusal::{PlanRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::{LETTERS_WAIT_MS, Stroll, is_undoable};
use ounce_sql::{Fault, Sql};

use super::load;
use crate::acts::{self, Act, Deed};
use crate::columns::{id, opt_id};
use crate::members::Change;
use crate::outbox::{self, Letter};
use crate::strolls::{self, Doer};
use crate::{blueprints, campaigns, invitations};

const SET: &str =
    "UPDATE host_application SET standing = :standing, said = :said, stroll = :stroll,
        since_ms = CASE WHEN :now_ms < at_ms THEN at_ms ELSE :now_ms END
    WHERE id = :id AND standing = :was";
const SLUG_IS_TAKEN: &str = "SELECT 1 FROM stroll WHERE campaign = :campaign AND slug = :slug";

pub(crate) const ALL_SQL: &[&str] = &[SET, SLUG_IS_TAKEN];

/// What a yes needs beside the application.
#[derive(Clone, Debug)]
pub struct Approval<'a> {
    /// The name of the stroll that is made.
    pub name: &'a str,
    /// Of the invitation's letter.
    pub language: &'a str,
    /// Whether letters go out.
    pub writes: Writes,
}

/// Whether a letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writes {
    Letter,
    Nothing,
}

/// Makes a stroll of an application, as a draft, and invites the applicant as its host: the new
/// stroll.
///
/// # Errors
/// `Unknown`; `AlreadySettled` as [`Standing::after`]; a refusal of the invitation.
pub fn approve(
    sql: &mut dyn Sql,
    application: Id<HostApplication>,
    approval: &Approval<'_>,
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Stroll, Refusal>, Fault> {
    let (before, standing) = match judged(sql, application, Step::Approve)? {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Err(refusal.into())),
    };
    let Some(campaign) = campaigns::load_by_id(sql, before.campaign)? else {
        return Err(Fault::corrupt("an application to no campaign"));
    };
    let mut slug = String::new();
    for one in before.slugs() {
        let args = [("campaign", id(campaign.id)), ("slug", (&one).into())];
        if sql.row(SLUG_IS_TAKEN, &args)?.is_none() {
            slug = one;
            break;
        }
    }
    let stroll = before.draft(&campaign, Id::from_bytes(fresh()), (&slug, approval.name));
    let stroll = match make(sql, &before, stroll, (doer, &mut *fresh))? {
        Ok(stroll) => stroll,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let place = Place { object: stroll.id.into(), group: stroll.group, campaign: stroll.campaign };
    let change = Change {
        by: doer.by,
        email: &before.email,
        role: Role::Host,
        place: &place,
        at_ms: doer.at.as_millisecond(),
        why: "",
        ids: [fresh(), fresh()],
    };
    let invitation = (Id::from_bytes(fresh()), approval.language);
    let letter = (approval.writes == Writes::Letter).then(&mut *fresh);
    if let Err(refusal) = invitations::offer(sql, &change, invitation, letter)? {
        return Ok(Err(Refusal::Member(refusal)));
    }
    let after = HostApplication { standing, stroll: Some(stroll.id), ..before.clone() };
    settle(sql, (&before, &after), doer, fresh)?;
    Ok(Ok(stroll))
}

/// Makes the stroll of an application, with what the blueprint of the campaign says.
fn make(
    sql: &mut dyn Sql,
    application: &HostApplication,
    stroll: Stroll,
    (doer, fresh): (&Doer<'_>, &mut dyn FnMut() -> [u8; 16]),
) -> Result<Result<Stroll, Refusal>, Fault> {
    let (page, given) = blueprints::begin(sql, stroll)?;
    let stroll = page.stroll;
    let change = application.change(&stroll, doer.at);
    if let Err(refusal) = strolls::save(sql, &stroll, &change, fresh)? {
        return Ok(Err(refusal));
    }
    strolls::save_meeting(sql, stroll.campaign, &page.meeting, &doer.actor, fresh)?;
    strolls::save_about(sql, &stroll, &page.about)?;
    let made = Act {
        object: stroll.id.into(),
        deed: Deed::MadeStroll,
        became: stroll.name.clone(),
        why: String::new(),
        ..act_of(application, doer, Id::from_bytes(fresh()))
    };
    acts::write(sql, &made)?;
    blueprints::note_given(sql, (stroll.id, made.id), &given, fresh)?;
    Ok(Ok(stroll))
}

/// Asks the applicant something, by a letter.
///
/// # Errors
/// `Unknown`, or `AlreadySettled` as [`Standing::after`].
pub fn ask(
    sql: &mut dyn Sql,
    application: Id<HostApplication>,
    writes: Writes,
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<(), RecordRefusal>, Fault> {
    let (before, standing) = match judged(sql, application, Step::Ask)? {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Err(refusal)),
    };
    // The same form again has had its effect.
    if before.standing == standing && before.said == doer.why {
        return Ok(Ok(()));
    }
    let after = HostApplication { standing, said: doer.why.to_owned(), ..before.clone() };
    settle(sql, (&before, &after), doer, fresh)?;
    if writes == Writes::Letter {
        // A question that has not left is overtaken by the new one.
        outbox::remove_about(sql, Letter::HostAsked, before.id.bytes())?;
        let at_ms = doer.at.as_millisecond();
        outbox::put(sql, fresh(), Letter::HostAsked, before.id.bytes(), at_ms)?;
    }
    Ok(Ok(()))
}

/// Says no with a reason. The letter waits until that can't be undone any more.
///
/// # Errors
/// `Unknown`, or `AlreadySettled` as [`Standing::after`].
pub fn decline(
    sql: &mut dyn Sql,
    application: Id<HostApplication>,
    writes: Writes,
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Id<Act>, RecordRefusal>, Fault> {
    let (before, standing) = match judged(sql, application, Step::Decline)? {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let after = HostApplication { standing, said: doer.why.to_owned(), ..before.clone() };
    let act = settle(sql, (&before, &after), doer, fresh)?;
    if writes == Writes::Letter {
        let at_ms = doer.at.as_millisecond();
        let letter = (fresh(), Letter::HostDeclined, before.id.bytes());
        outbox::put_for(sql, letter, at_ms, at_ms + LETTERS_WAIT_MS)?;
    }
    Ok(Ok(act))
}

/// Undoes a no whose letter waits: the application stands as before, and nobody is told.
///
/// # Errors
/// `Unknown` for an act that is no such no in this campaign; `UndoOver` after ten minutes, or when
/// it was undone before.
pub fn undo_decline(
    sql: &mut dyn Sql,
    (place, act): (&Place, Id<Act>),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<(), Refusal>, Fault> {
    let unknown = Ok(Err(RecordRefusal::Unknown.into()));
    let is_no = |act: &Act| {
        act.object == place.object
            && act.deed == Deed::JudgedApplication
            && act.became == Standing::Declined.as_str()
    };
    let Some(undone) = acts::load(sql, act)?.filter(is_no) else { return unknown };
    let over = Ok(Err(Refusal::Plan(PlanRefusal::UndoOver)));
    let Some(about) = undone.about else { return unknown };
    let Some(now) = load(sql, Id::from_bytes(about))? else { return over };
    let was = Standing::parse(&undone.was).filter(|was| was.is_open());
    let (Some(was), Standing::Declined) = (was, now.standing) else { return over };
    let in_time = is_undoable(undone.at_ms, doer.at.as_millisecond());
    if !in_time || now.since_ms > undone.at_ms || acts::was_undone(sql, &undone)? {
        return over;
    }
    outbox::remove_about(sql, Letter::HostDeclined, about)?;
    let after = HostApplication { standing: was, said: String::new(), ..now.clone() };
    set(sql, (&now, &after), doer.at)?;
    let undid = Act {
        deed: Deed::Undid,
        about: Some(act.bytes()),
        was: undone.became,
        became: undone.was,
        why: String::new(),
        ..act_of(&now, doer, Id::from_bytes(fresh()))
    };
    acts::write(sql, &undid)?;
    Ok(Ok(()))
}

/// An application, and its standing after a step.
fn judged(
    sql: &mut dyn Sql,
    application: Id<HostApplication>,
    step: Step,
) -> Result<Result<(HostApplication, Standing), RecordRefusal>, Fault> {
    let Some(found) = load(sql, application)? else { return Ok(Err(RecordRefusal::Unknown)) };
    Ok(found.standing.after(step).map(|standing| (found, standing)))
}

/// Writes another standing, and the act.
fn settle(
    sql: &mut dyn Sql,
    (before, after): (&HostApplication, &HostApplication),
    doer: &Doer<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Id<Act>, Fault> {
    set(sql, (before, after), doer.at)?;
    let act = Act {
        was: before.standing.as_str().to_owned(),
        became: after.standing.as_str().to_owned(),
        ..act_of(before, doer, Id::from_bytes(fresh()))
    };
    acts::write(sql, &act)?;
    Ok(act.id)
}

fn set(
    sql: &mut dyn Sql,
    (before, after): (&HostApplication, &HostApplication),
    at: Timestamp,
) -> Result<(), Fault> {
    let args = [
        ("id", id(before.id)),
        ("standing", after.standing.as_str().into()),
        ("said", (&after.said).into()),
        ("stroll", opt_id(after.stroll)),
        ("was", before.standing.as_str().into()),
        ("now_ms", at.as_millisecond().into()),
    ];
    if sql.run(SET, &args)? == 1 {
        Ok(())
    } else {
        Err(Fault::corrupt("an application that was there is gone"))
    }
}

fn act_of(application: &HostApplication, doer: &Doer<'_>, id: Id<Act>) -> Act {
    Act {
        id,
        campaign: application.campaign,
        object: application.campaign.into(),
        deed: Deed::JudgedApplication,
        by: doer.by,
        about: Some(application.id.bytes()),
        at_ms: doer.at.as_millisecond(),
        field: String::new(),
        was: String::new(),
        became: String::new(),
        why: doer.why.to_owned(),
    }
}
