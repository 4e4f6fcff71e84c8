//! `ounce members`: who holds which role, and a way in where no letters are sent.

use crate::cli::MembersCommand;
use crate::cli::members::{Change as Words, Invite};
use crate::gifts::unknown_campaign;
use crate::say::{End, columns, print, tell};
use crate::{clock, config, serve, words};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Role};
use ounce_domain::refusal::MemberRefusal;
use ounce_domain::text::EmailAddress;
use ounce_store::acts::{By, Told};
use ounce_store::invitations::{self, Offered};
use ounce_store::members::{Change, Changed, Listed, Named};
use ounce_store::sign_ins::Begin;
use ounce_store::{Store, acts, campaigns, members, second_factors, sign_ins};
use ounce_web::i18n::Lang;
use ounce_web::{Tokens, links};
use std::convert::Infallible;

/// How many changes are listed.
const ACTS: i64 = 200;

/// Gives a role, or takes it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Give,
    Take,
}

/// Runs one of the commands.
///
/// # Errors
/// Unusable for words that name nothing; a verdict for what a rule refuses.
pub(crate) fn run(store: &Store, command: MembersCommand) -> Result<(), End> {
    match command {
        MembersCommand::Add(change) => change_role(store, &change, Way::Give),
        MembersCommand::Invite(invite) => offer(store, &invite),
        MembersCommand::Remove(change) => change_role(store, &change, Way::Take),
        MembersCommand::List { campaign } => list(store, &campaign),
        MembersCommand::Acts { campaign } => list_acts(store, &campaign),
        MembersCommand::Link { email, base_url } => link(store, &email, base_url.as_deref()),
        MembersCommand::ResetSecondStep { email } => reset_second_step(store, &email),
    }
}

pub(crate) fn email_of(text: &str) -> Result<EmailAddress, End> {
    EmailAddress::parse(text)
        .map_err(|refusal| End::Unusable(format!("{text} {}", words::reason(refusal))))
}

/// `stroll:2027/rochester-ny` as kind, campaign and slug.
fn object_of(text: &str) -> Option<(Kind, &str, &str)> {
    let (kind, rest) = text.split_once(':')?;
    let kind = Kind::parse(kind)?;
    match (kind, rest.split_once('/')) {
        (Kind::Campaign, None) => Some((kind, rest, "")),
        (Kind::Campaign, Some(_)) | (_, None) => None,
        (_, Some((campaign, slug))) => Some((kind, campaign, slug)),
    }
}

fn find(store: &Store, text: &str) -> Result<Named, End> {
    let (kind, campaign, slug) = object_of(text).ok_or_else(|| {
        End::Unusable(format!(
            "{text} is none of campaign:2027, stroll:2027/rochester-ny, partner:2027/nec-society, \
             group:2027/elm-ny"
        ))
    })?;
    let (campaign, slug) = (campaign.to_owned(), slug.to_owned());
    let found = store.read_now(move |sql| members::place(sql, kind, &campaign, &slug))?;
    found.ok_or_else(|| End::Unusable(format!("there is no {text}")))
}

/// The address, the role and the object of a command.
fn read(store: &Store, said: &Words) -> Result<(EmailAddress, Role, Named), End> {
    let email = email_of(&said.email)?;
    let role = Role::parse(&said.role)
        .ok_or_else(|| End::Unusable(format!("{} is no role", said.role)))?;
    let named = find(store, &said.object)?;
    if role.kind() != named.place.object.kind {
        let why = words::reason(MemberRefusal::RoleOfAnotherKind);
        return Err(End::Unusable(format!("{} {why}", said.role)));
    }
    Ok((email, role, named))
}

/// How links of this service start, and what signs them.
fn links_of(store: &Store, base_url: Option<&str>) -> Result<(String, Tokens), End> {
    let base_url = config::base_url(base_url, &config::variable)?
        .unwrap_or_else(|| format!("http://{}", config::DEFAULT_LISTEN));
    Ok((base_url, Tokens::new(serve::furnish(store)?.secret)))
}

fn offer(store: &Store, said: &Invite) -> Result<(), End> {
    let (email, role, named) = read(store, &said.change)?;
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == said.language);
    let lang = lang.ok_or_else(|| End::Unusable(format!("{} is no language", said.language)))?;
    let (base_url, tokens) = links_of(store, said.base_url.as_deref())?;
    let now_ms = clock::now_ms();
    let fresh = || Id::<()>::new(now_ms, clock::random()).bytes();
    let (ids, why) = ([fresh(), fresh()], said.change.why.clone());
    let (id, letter) = (Id::new(now_ms, clock::random()), fresh());
    let offered = store.write_now(move |sql| {
        let (by, place) = (By::Shell, &named.place);
        let change = Change { by, email: &email, role, place, at_ms: now_ms, why: &why, ids };
        invitations::offer(sql, &change, (id, lang.code()), Some(letter))
    })?;
    let id = match offered {
        Ok(Offered::Now(id)) => {
            tell!(
                "the letter goes out when the service has a mail server; it can also be handed over:"
            );
            id
        }
        Ok(Offered::Before(id)) => {
            tell!("it was offered before, and there is no answer yet:");
            id
        }
        Ok(Offered::Held) => {
            tell!("they hold this role already; nothing was changed");
            return Ok(());
        }
        Err(refusal) => return Err(End::Verdict(words::reason(refusal))),
    };
    print(&format!("{base_url}{}\n", links::invitation(&tokens, id)))
}

fn change_role(store: &Store, said: &Words, way: Way) -> Result<(), End> {
    let (email, role, named) = read(store, said)?;
    let now_ms = clock::now_ms();
    let fresh = || Id::<()>::new(now_ms, clock::random()).bytes();
    let (ids, why) = ([fresh(), fresh()], said.why.clone());
    let changed = store.write_now(move |sql| {
        let place = &named.place;
        let change =
            Change { by: By::Shell, email: &email, role, place, at_ms: now_ms, why: &why, ids };
        match way {
            Way::Give => members::give(sql, &change),
            Way::Take => members::take(sql, &change),
        }
    })?;
    match changed {
        Ok(Changed::Now(_)) => tell!("done"),
        Ok(Changed::Before) => tell!("it was so before; nothing was changed"),
        Err(refusal) => return Err(End::Verdict(words::reason(refusal))),
    }
    Ok(())
}

fn list(store: &Store, campaign: &str) -> Result<(), End> {
    let slug = campaign.to_owned();
    let listed = store.read_now(move |sql| {
        let Some(campaign) = campaigns::load(sql, &slug)? else { return Ok(None) };
        members::list(sql, campaign.id).map(Some)
    })?;
    let listed = listed.ok_or_else(|| unknown_campaign(campaign))?;
    let row = |one: &Listed| {
        let object = match one.slug.as_str() {
            "" => format!("campaign:{}", one.campaign),
            slug => format!("{}:{}/{slug}", one.held.object.kind.as_str(), one.campaign),
        };
        let role = one.held.role.as_str().to_owned();
        vec![object, role, one.email.as_str().to_owned(), day(one.at_ms)]
    };
    let rows: Vec<Vec<String>> = listed.iter().map(row).collect();
    print(&columns(&rows))?;
    tell!("{}", words::count(rows.len() as u64, "role is held", "roles are held"));
    Ok(())
}

fn list_acts(store: &Store, campaign: &str) -> Result<(), End> {
    let slug = campaign.to_owned();
    let told = store.read_now(move |sql| {
        let Some(campaign) = campaigns::load(sql, &slug)? else { return Ok(None) };
        acts::list(sql, campaign.id, ACTS).map(Some)
    })?;
    let told = told.ok_or_else(|| unknown_campaign(campaign))?;
    let rows: Vec<Vec<String>> = told.iter().map(act_row).collect();
    print(&columns(&rows))?;
    tell!("{}", words::count(rows.len() as u64, "change", "changes"));
    Ok(())
}

fn act_row(told: &Told) -> Vec<String> {
    let address = |email: &Option<EmailAddress>| {
        email
            .as_ref()
            .map_or_else(|| "(no member any more)".to_owned(), |it| it.as_str().to_owned())
    };
    let by = match told.act.by {
        By::Shell => "(shell)".to_owned(),
        By::Member(_) => address(&told.by),
        By::Token(..) => format!("{} (token)", address(&told.by)),
    };
    let role = if told.act.became.is_empty() { &told.act.was } else { &told.act.became };
    vec![
        day(told.act.at_ms),
        by,
        told.act.deed.as_str().to_owned(),
        role.clone(),
        address(&told.about),
        told.name.clone(),
        told.act.why.clone(),
    ]
}

/// The day of a moment, by UTC.
pub(crate) fn day(at_ms: i64) -> String {
    let at = Timestamp::from_millisecond(at_ms);
    at.map(|at| at.to_zoned(TimeZone::UTC).date().to_string()).unwrap_or_default()
}

fn link(store: &Store, email: &str, base_url: Option<&str>) -> Result<(), End> {
    let email = email_of(email)?;
    let (base_url, tokens) = links_of(store, base_url)?;
    let now_ms = clock::now_ms();
    let id = Id::new(now_ms, clock::random());
    let begun = store.write_now(move |sql| {
        if members::find_who_may_enter(sql, &email, now_ms)?.is_none() {
            return Ok(Ok::<_, Infallible>(false));
        }
        let (browser, language, outbox_id) = (None, "en", None);
        let begin = Begin { id, email: &email, browser, language, at_ms: now_ms, outbox_id };
        sign_ins::begin(sql, &begin)?;
        Ok(Ok(true))
    })?;
    if begun == Ok(false) {
        return Err(End::Verdict(
            "nobody with this address holds a role or has an invitation".to_owned(),
        ));
    }
    print(&format!("{base_url}{}\n", links::sign_in_link(&tokens, id)))?;
    tell!("good for 15 minutes, once");
    Ok(())
}

fn reset_second_step(store: &Store, email: &str) -> Result<(), End> {
    let email = email_of(email)?;
    let now_ms = clock::now_ms();
    let letter = (Id::<()>::new(now_ms, clock::random()).bytes(), now_ms);
    let reset = store.write_now(move |sql| {
        let Some(member) = members::find(sql, &email)? else { return Ok(Ok(None)) };
        let was_there = second_factors::reset(sql, member.id, letter)?;
        Ok(Ok::<_, Infallible>(Some(was_there)))
    })?;
    match reset {
        Ok(Some(true)) => tell!("done; all their sessions have ended"),
        Ok(Some(false)) => tell!("they had no second step; all their sessions have ended"),
        Ok(None) => return Err(End::Verdict("nobody with this address is a member".to_owned())),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_named_by_kind_and_slugs() {
        assert_eq!(object_of("campaign:2027"), Some((Kind::Campaign, "2027", "")));
        let stroll = Some((Kind::Stroll, "2027", "rochester-ny"));
        assert_eq!(object_of("stroll:2027/rochester-ny"), stroll);
        for text in ["", "2027", "campaign:2027/elm", "stroll:2027", "bank:elm", "Stroll:2027/x"] {
            assert_eq!(object_of(text), None, "{text}");
        }
    }
}
