//! `ounce stroll`: records a change of status of one stroll, with who and why; and finds a party by the
//! code it reads out.

mod bursts;
mod find;

use crate::cli::{StrollCommand, Which};
use crate::gifts::unknown_campaign;
use crate::say::{End, tell};
use crate::{clock, words};
use jiff::civil::DateTime;
use ounce_domain::actor::Actor;
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::{Doubt, Status, doubts_of_move};
use ounce_domain::text;
use ounce_store::{Store, campaigns, strolls};

/// Why nothing was changed.
enum No {
    Campaign,
    Stroll,
    Refused(Refusal),
    /// The new start is probably a mistake.
    Doubtful(Vec<Doubt>),
}

/// A change of a stroll.
struct Step {
    status: Status,
    starts: Option<DateTime>,
    accepts_warnings: bool,
}

/// Records the change, or finds a party.
///
/// # Errors
/// A verdict when the rules do not allow it; unusable when there is no such stroll or no reason.
pub(crate) fn run(store: &Store, command: StrollCommand) -> Result<(), End> {
    let plain = |status| Step { status, starts: None, accepts_warnings: false };
    let (which, step) = match command {
        StrollCommand::Find { code } => return find::run(store, &code.concat()),
        StrollCommand::Bursts { campaign } => return bursts::run(store, &campaign),
        StrollCommand::Postpone { which, starts, accept_warnings } => {
            let status = Status::Postponed { dated: starts.is_some() };
            (which, Step { status, starts, accepts_warnings: accept_warnings })
        }
        StrollCommand::Cancel(which) => (which, plain(Status::Cancelled)),
        StrollCommand::Open(which) => (which, plain(Status::Open)),
        StrollCommand::Hold(which) => (which, plain(Status::Held)),
    };
    let (by, why) = reasons(&which, step.status)?;
    change(store, which, step, (by, why))
}

/// Who and why, as they will stand in the record.
fn reasons(which: &Which, next: Status) -> Result<(Actor, String), End> {
    let unusable =
        |flag: &str, refusal| End::Unusable(format!("{flag} {}", words::reason(refusal)));
    let by = text::name(&which.by).map_err(|refusal| unusable("--by", refusal))?;
    let by = Actor::parse(&by);
    let needs_why = matches!(next, Status::Cancelled | Status::Postponed { .. });
    let why = match which.why.trim() {
        "" if needs_why => {
            let why = "say --why: walkers will want to know";
            return Err(End::Unusable(why.to_owned()));
        }
        "" => String::new(),
        typed => text::line(typed, 300).map_err(|refusal| unusable("--why", refusal))?,
    };
    Ok((by, why))
}

fn change(store: &Store, which: Which, step: Step, (by, why): (Actor, String)) -> Result<(), End> {
    let now = clock::now();
    let Which { campaign, stroll, .. } = which;
    let (campaign_slug, stroll_slug) = (campaign.clone(), stroll.clone());
    let changed = store.write_now(move |sql| {
        let Some(campaign) = campaigns::load(sql, &campaign_slug)? else {
            return Ok(Err(No::Campaign));
        };
        let Some(listed) = strolls::load(sql, campaign.id, &stroll_slug)? else {
            return Ok(Err(No::Stroll));
        };
        let doubts = step.starts.map(|starts| doubts_of_move(&listed.stroll, starts, now));
        let mut doubts = doubts.unwrap_or_default();
        doubts.retain(|doubt| doubt.is_certain() || !step.accepts_warnings);
        if !doubts.is_empty() {
            return Ok(Err(No::Doubtful(doubts)));
        }
        let who = (&by, why.as_str());
        let next = (step.status, step.starts);
        let changed = strolls::change_status(sql, listed.stroll.id, next, who, now)?;
        Ok(changed.map_err(No::Refused))
    })?;
    match changed {
        Ok(changed) => {
            tell!("{}: {}, {}", changed.name, changed.status.as_str(), changed.starts);
            Ok(())
        }
        Err(No::Campaign) => Err(unknown_campaign(&campaign)),
        Err(No::Stroll) => Err(End::Unusable(format!("{campaign} has no stroll called {stroll}"))),
        Err(No::Doubtful(doubts)) => {
            let reasons: Vec<String> = doubts.iter().map(words::doubt).collect();
            let certain = doubts.iter().any(Doubt::is_certain);
            let way = if certain { "" } else { "; --accept-warnings takes it all the same" };
            Err(End::Verdict(format!("--starts {}{way}", reasons.join("; "))))
        }
        Err(No::Refused(refusal)) => {
            Err(End::Verdict(format!("{stroll}: {}", words::reason(refusal))))
        }
    }
}
