//! `ounce gifts`: gifts promised for the day, their confirmation, and messages of givers.

use crate::cli::FromNow;
use crate::clock;
use crate::say::{End, columns, print, tell, visible};
use crate::words;
use ounce_domain::actor::Actor;
use ounce_domain::gift::{Gift, GiftStanding};
use ounce_domain::id::Id;
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_store::messages::MessageStanding;
use ounce_store::{Store, campaigns, gifts, messages, strolls};

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
    tell!("{count}");
    Ok(())
}

/// Prints messages of givers, the waiting ones first. If `from_now` is given, sets whether later
/// messages are held or shown.
///
/// # Errors
/// When there is no such campaign.
pub(crate) fn messages(
    store: &Store,
    campaign: &str,
    from_now: Option<FromNow>,
) -> Result<(), End> {
    let slug = campaign.to_owned();
    let listed = store.write_now(move |sql| {
        let Some(campaign) = campaigns::load(sql, &slug)? else { return Ok(Err(())) };
        if let Some(from_now) = from_now {
            messages::hold(sql, campaign.id, from_now == FromNow::Held)?;
        }
        messages::list(sql, campaign.id).map(Ok)
    })?;
    let listed = listed.map_err(|()| unknown_campaign(campaign))?;
    let row = |one: &messages::Message| {
        let said = visible(&one.message.replace('\n', " "));
        vec![one.gift.to_string(), one.standing.as_str().to_owned(), visible(&one.name), said]
    };
    let rows: Vec<Vec<String>> = listed.iter().map(row).collect();
    print(&columns(&rows))?;
    let held = listed.iter().filter(|one| one.standing == MessageStanding::Held).count();
    let waits = words::count(held as u64, "message waits", "messages wait");
    tell!("{waits} to be seen; `ounce gifts show ID` or `ounce gifts hide ID --why …`");
    Ok(())
}

/// Shows or hides a giver's message.
///
/// # Errors
/// A verdict when it is shown or hidden so already; unusable when there is no such message.
pub(crate) fn set_message(
    store: &Store,
    id: &str,
    standing: MessageStanding,
    why: String,
) -> Result<(), End> {
    let unknown =
        || End::Unusable(format!("there is no message {id}; `ounce gifts messages` has the ids"));
    let gift: Id<Gift> = Id::parse(id).ok_or_else(unknown)?;
    let now_ms = clock::now_ms();
    let who = Actor::Coordinator;
    let set =
        store.write_now(move |sql| messages::set(sql, gift, standing, (&who, &why), now_ms))?;
    match set {
        Ok(()) => {
            tell!("{}", standing.as_str());
            Ok(())
        }
        Err(Refusal::Record(RecordRefusal::Unknown)) => Err(unknown()),
        Err(_) => Err(End::Verdict(format!("{id} is {} already", standing.as_str()))),
    }
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
    let settled = store
        .write_now(move |sql| gifts::settle(sql, gift, outcome, now_ms, &Actor::Coordinator))?;
    match settled {
        Ok(gift) => {
            tell!("{} {}", gift.amount, gift.standing.as_str());
            Ok(())
        }
        Err(Refusal::Record(RecordRefusal::Unknown)) => Err(unknown()),
        Err(refusal) => Err(End::Verdict(format!("{id}: {}", words::reason(refusal)))),
    }
}
