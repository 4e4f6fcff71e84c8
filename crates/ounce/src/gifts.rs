//! `ounce gifts`: what was promised for the day, and what became of it.

use crate::clock;
use crate::say::{End, columns, print, visible};
use crate::words;
use ounce_domain::gift::{Gift, GiftStanding};
use ounce_domain::id::Id;
use ounce_domain::refusal::Refusal;
use ounce_store::{Store, campaigns, gifts, strolls};

/// Prints the gifts of a campaign that are promised, one per line, oldest first.
///
/// # Errors
/// When there is no such campaign.
pub(crate) fn list(store: &Store, campaign: &str) -> Result<(), End> {
    let slug = campaign.to_owned();
    let listed = store.read_now(move |sql| {
        let Some(campaign) = campaigns::load(sql, &slug)? else { return Ok(None) };
        let mut listed = Vec::new();
        for gift in gifts::list_promised(sql, campaign.id)? {
            let town = match gift.stroll {
                None => None,
                Some(stroll) => strolls::load_by_id(sql, stroll)?.map(|listed| listed.stroll.slug),
            };
            listed.push((gift, town));
        }
        Ok(Some(listed))
    })?;
    let listed = listed.ok_or_else(|| unknown_campaign(campaign))?;
    let rows: Vec<Vec<String>> = listed.iter().map(|(gift, town)| row(gift, town)).collect();
    print(&columns(&rows))?;
    let count = words::count(rows.len() as u64, "gift is promised", "gifts are promised");
    eprintln!("{count}");
    Ok(())
}

pub(crate) fn unknown_campaign(slug: &str) -> End {
    End::Unusable(format!("there is no campaign called {slug}"))
}

fn row(gift: &Gift, town: &Option<String>) -> Vec<String> {
    let day = jiff::Timestamp::from_millisecond(gift.at_ms);
    let day = day.map(|at| at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string());
    vec![
        gift.id.to_string(),
        day.unwrap_or_default(),
        gift.amount.to_string(),
        town.clone().unwrap_or_else(|| "(whole campaign)".to_owned()),
        visible(&gift.name),
    ]
}

/// Confirms a promised gift, or withdraws it.
///
/// # Errors
/// A verdict when it was settled before; unusable when there is no such gift.
pub(crate) fn settle(store: &Store, id: &str, outcome: GiftStanding) -> Result<(), End> {
    let unknown =
        || End::Unusable(format!("there is no gift {id}; `ounce gifts list` has the ids"));
    let gift: Id<Gift> = Id::parse(id).ok_or_else(unknown)?;
    let now_ms = clock::now_ms();
    let settled =
        store.write_now(move |sql| gifts::settle(sql, gift, outcome, now_ms, "coordinator"))?;
    match settled {
        Ok(gift) => {
            eprintln!("{} {}", gift.amount, gift.standing.as_str());
            Ok(())
        }
        Err(Refusal::Unknown) => Err(unknown()),
        Err(refusal) => Err(End::Verdict(format!("{id}: {}", words::reason(refusal)))),
    }
}
