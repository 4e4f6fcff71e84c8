//! `ounce stroll bursts`: lists strolls that many signed up for within an hour.

use crate::gifts::unknown_campaign;
use crate::say::{End, columns, print};
use crate::words;
use jiff::Timestamp;
use ounce_store::{Store, bursts, campaigns, strolls};

/// How many are shown, the newest first.
const SHOWN: i64 = 50;

/// Prints the bursts of a campaign: when, which stroll, how many parties, how many unconfirmed.
///
/// # Errors
/// Unusable when there is no such campaign.
pub(super) fn run(store: &Store, campaign: &str) -> Result<(), End> {
    let slug = campaign.to_owned();
    let found = store.read_now(move |sql| {
        let Some(campaign) = campaigns::load(sql, &slug)? else { return Ok(None) };
        let mut rows = Vec::new();
        for burst in bursts::list(sql, campaign.id, SHOWN)? {
            let stroll = strolls::load_by_id(sql, burst.stroll)?;
            rows.push((burst, stroll.map(|found| found.stroll.slug).unwrap_or_default()));
        }
        Ok(Some(rows))
    })?;
    let found = found.ok_or_else(|| unknown_campaign(campaign))?;
    if found.is_empty() {
        return print("no stroll had many sign-ups within one hour\n");
    }
    let rows: Vec<Vec<String>> = found.iter().map(|(burst, slug)| row(burst, slug)).collect();
    print(&columns(&rows))
}

fn row(burst: &bursts::Burst, slug: &str) -> Vec<String> {
    let at = Timestamp::from_second(burst.at_ms.div_euclid(1000));
    let parties = burst.sign_ups.parties.unsigned_abs();
    vec![
        at.map(|at| at.to_string()).unwrap_or_default(),
        slug.to_owned(),
        words::count(parties, "party within an hour", "parties within an hour"),
        format!("{} not confirmed", burst.sign_ups.unconfirmed),
    ]
}
