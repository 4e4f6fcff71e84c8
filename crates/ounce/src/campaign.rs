//! `ounce campaign`: a campaign carried over to its next edition.

use crate::cli::CampaignCommand;
use crate::gifts::unknown_campaign;
use crate::say::{End, columns, print, tell};
use crate::{clock, words};
use jiff::civil::Date;
use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::refusal::Refusal;
use ounce_store::acts::By;
use ounce_store::carry::{self, Carry, Counts};
use ounce_store::host_applications::Writes;
use ounce_store::strolls::Doer;
use ounce_store::{Store, campaigns, fresh};

/// Runs the command.
///
/// # Errors
/// Unusable for a campaign that is not there; a verdict for what a rule refuses.
pub(crate) fn run(store: &Store, command: CampaignCommand) -> Result<(), End> {
    let CampaignCommand::Carry { campaign, to, day, dry_run } = command;
    let slug = campaign.clone();
    let from = store.read_now(move |sql| campaigns::load(sql, &slug))?;
    let from = from.ok_or_else(|| unknown_campaign(&campaign))?;
    if dry_run { survey(store, from, (to, day)) } else { carry_over(store, from, (to, day)) }
}

fn refused((field, refusal): (&str, Refusal)) -> End {
    let option = if field == "day" { "--day" } else { "--to" };
    End::Verdict(format!("{option} {}", words::reason(refusal)))
}

fn survey(store: &Store, from: Campaign, (to, day): (String, Date)) -> Result<(), End> {
    let id = Id::new(clock::now_ms(), clock::random());
    let surveyed = store.read_now(move |sql| {
        let what = Carry { from: &from, to: &to, day, fresh: id };
        Ok(carry::survey(sql, &what)?.map(|survey| survey.counts()))
    })?;
    show(surveyed.map_err(refused)?)?;
    tell!("nothing was written");
    Ok(())
}

fn carry_over(store: &Store, from: Campaign, (to, day): (String, Date)) -> Result<(), End> {
    let (now, seed) = (clock::now(), clock::random());
    let id = Id::new(clock::now_ms(), clock::random());
    let carried = store.write_now(move |sql| {
        let what = Carry { from: &from, to: &to, day, fresh: id };
        let doer =
            Doer { by: By::Shell, actor: Actor::Coordinator, at: now, why: "", part_of: None };
        let mut ids = fresh::ids(now.as_millisecond(), seed);
        carry::carry(sql, &what, (Writes::Letter, &doer), &mut ids)
    })?;
    let counts = carried.map_err(refused)?;
    show(counts)?;
    if counts.is_nothing() {
        tell!("everything was there already; nothing was changed");
    } else {
        tell!("letters to hosts go out when the service has a mail server");
    }
    Ok(())
}

fn show(counts: Counts) -> Result<(), End> {
    let Counts { partners, groups, strolls, hosts, coordinators, drafts } = counts;
    let rows = [
        ("partners", partners),
        ("groups", groups),
        ("strolls, as drafts", strolls),
        ("hosts asked", hosts),
        ("coordinators", coordinators),
        ("drafts left behind", drafts),
    ];
    let rows = rows.map(|(what, count)| vec![what.to_owned(), count.to_string()]);
    print(&columns(&rows))
}
