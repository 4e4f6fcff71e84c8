//! The letters to somebody who is offered a role, or asked to take one again.

use super::{Letter, Sender, body::Body};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ounce_domain::member::Role;
use ounce_domain::stroll::Stroll;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_name;

/// A role that is offered.
#[derive(Clone, Copy, Debug)]
pub struct Invited<'a> {
    pub role: Role,
    /// Of what the role is held for.
    pub name: &'a str,
    /// Name of the campaign.
    pub campaign: &'a str,
    /// Address of the member who offers it; `None` for somebody at the shell.
    pub by: Option<&'a str>,
    /// Until when it can be answered.
    pub ends_ms: i64,
    /// Of the page that answers it.
    pub path: &'a str,
}

/// Says who offers what, what the role does, and where to answer.
pub fn invitation(invited: &Invited<'_>, sender: Sender<'_>, t: &Reader) -> Letter {
    let role =
        t.say(&format!("role-{}", invited.role.as_str())).s("name", invited.name).to_string();
    let mut body = Body::new(t, sender, "");
    body.say(t.say("letter-invitation-opening").s("campaign", invited.campaign));
    body.fact(t.say("fact-role"), &role);
    body.fact(t.say("fact-role-does"), t.say(&format!("role-does-{}", invited.role.as_str())));
    if let Some(by) = invited.by {
        body.fact(t.say("fact-invited-by"), by);
    }
    body.link(t.say("letter-invitation-link"), &format!("{}{}", sender.base_url, invited.path));
    if let Ok(ends) = Timestamp::from_millisecond(invited.ends_ms) {
        let day = t.date(ends.to_zoned(TimeZone::UTC).date());
        body.say(t.say("letter-invitation-ends").s("day", day));
    }
    body.small(t.say("letter-invitation-not-you"));
    body.finish(t.say("letter-invitation-subject").s("role", &role))
}

/// A stroll of the next edition, for who hosted it in the last one.
#[derive(Clone, Copy, Debug)]
pub struct Again<'a> {
    pub stroll: &'a Stroll,
    /// Slug and name of the next edition.
    pub campaign: (&'a str, &'a str),
    /// Until when it can be answered.
    pub ends_ms: i64,
    /// Of the page that answers it.
    pub path: &'a str,
}

/// Asks a host whether they host again.
pub fn host_again(again: &Again<'_>, sender: Sender<'_>, t: &Reader) -> Letter {
    let (town, day) = (town_name(again.stroll, t.lang), t.day(again.stroll.starts.date()));
    let mut body = Body::new(t, sender, &again.stroll.host);
    body.say(t.say("letter-host-again-opening").s("town", &town).s("campaign", again.campaign.1));
    body.fact(t.say("fact-again-day"), &day);
    body.say(t.say("letter-host-again-ready"));
    body.link(t.say("letter-host-again-link"), &format!("{}{}", sender.base_url, again.path));
    if let Ok(ends) = Timestamp::from_millisecond(again.ends_ms) {
        let ends = t.date(ends.to_zoned(TimeZone::UTC).date());
        body.say(t.say("letter-invitation-ends").s("day", ends));
    }
    let home = links::campaign(again.campaign.0);
    body.link(t.say("letter-host-campaign"), &format!("{}{home}", sender.base_url));
    body.finish(t.say("letter-host-again-subject").s("town", &town).s("campaign", again.campaign.1))
}
