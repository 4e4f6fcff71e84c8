//! `ounce stroll`: records a change of status of one stroll, with who and why.

use crate::cli::{StrollCommand, Which};
use crate::gifts::unknown_campaign;
use crate::say::{End, tell};
use crate::{clock, words};
use jiff::civil::DateTime;
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::Status;
use ounce_domain::text;
use ounce_store::{Store, campaigns, strolls};

/// Why nothing was changed.
enum No {
    Campaign,
    Stroll,
    Refused(Refusal),
}

/// Records the change.
///
/// # Errors
/// A verdict when the rules do not allow it; unusable when there is no such stroll or no reason.
pub(crate) fn run(store: &Store, command: StrollCommand) -> Result<(), End> {
    let (which, next, starts) = match command {
        StrollCommand::Postpone { which, starts } => {
            (which, Status::Postponed { dated: starts.is_some() }, starts)
        }
        StrollCommand::Cancel(which) => (which, Status::Cancelled, None),
        StrollCommand::Open(which) => (which, Status::Open, None),
        StrollCommand::Hold(which) => (which, Status::Held, None),
    };
    let (by, why) = reasons(&which, next)?;
    change(store, which, (next, starts), (by, why))
}

/// Who and why, as they will stand in the record.
fn reasons(which: &Which, next: Status) -> Result<(String, String), End> {
    let unusable =
        |flag: &str, refusal| End::Unusable(format!("{flag} {}", words::reason(refusal)));
    let by = text::name(&which.by).map_err(|refusal| unusable("--by", refusal))?;
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

fn change(
    store: &Store,
    which: Which,
    next: (Status, Option<DateTime>),
    (by, why): (String, String),
) -> Result<(), End> {
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
        let who = (by.as_str(), why.as_str());
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
        Err(No::Refused(refusal)) => {
            Err(End::Verdict(format!("{stroll}: {}", words::reason(refusal))))
        }
    }
}
