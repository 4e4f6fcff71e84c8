//! The letters that are mailed: one function per occasion, from values to text.
//!
//! A letter has a subject, a plain text and a simple HTML part that says the same. It is written in
//! the language its reader signed up in. This module does not send letters.

mod body;
mod burst;
mod change;
mod circular;
mod digest;
mod hosting;
mod invitation;
mod milk;
mod question;
mod reminder;
mod report;
mod sign_in;

use body::Body;
pub use burst::burst;
pub use change::{Change, meets_elsewhere, stroll_changed};
pub use circular::{ToReader, circular};
pub use digest::{Line, digest};
pub use hosting::{Hosting, host_applied, host_asked, host_declined};
pub use invitation::{Again, Invited, host_again, invitation};
use jiff::civil::DateTime;
pub use milk::{ToCall, milk_promise};
use ounce_domain::campaign::Campaign;
use ounce_domain::gift::{Gift, GiftStanding, Method};
use ounce_domain::registration::{Code, Link, Registration, Standing};
use ounce_domain::stroll::{Meeting, Status, Stroll};
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::{StrollName, town_name};
use ounce_web::walk;
pub use question::{Query, question, question_asked};
pub use reminder::{Together, reminder, test, thanks};
pub use report::report_missing;
pub use sign_in::{Step, sign_in, step_changed};

/// A letter ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    pub text: String,
    /// A whole document without pictures, scripts or anything fetched.
    pub html: String,
}

/// The facts about the service that every letter needs for its links.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// Scheme and host without a slash at the end.
    pub base_url: &'a str,
    /// No money moves and every person is invented: the letter says so.
    pub is_demo: bool,
}

/// Why a letter about a place is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Somebody has just signed up, for a place or for the waiting list.
    Joined,
    /// The same address signed up again: the link once more, and nothing has changed.
    Again,
    /// A place has come free.
    Promoted,
}

/// A party's place on a stroll.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub campaign: &'a Campaign,
    pub stroll: &'a Stroll,
    /// What its host has said of the place and the walk.
    pub meeting: &'a Meeting,
    pub registration: &'a Registration,
    /// From 1; only while waiting.
    pub place_in_line: Option<i64>,
    /// The code that names the registration when it is read out.
    pub code: Code,
    /// Whether its address has confirmed, and until when it is held.
    pub link: Link,
    /// The path that opens it: the manage link, or, until the address has confirmed, the page that
    /// asks to confirm.
    pub path: &'a str,
}

impl Place<'_> {
    /// The name in the greeting; empty until the address has confirmed, for a stranger may have
    /// typed the name.
    fn name(&self) -> &str {
        if self.link.is_confirmed() { &self.registration.name } else { "" }
    }
}

/// The letter to somebody who signed up, signed up again, or moved up.
pub fn registration(
    place: &Place<'_>,
    occasion: Occasion,
    sender: Sender<'_>,
    t: &Reader,
) -> Letter {
    if place.link.is_held() {
        return digest::confirm(place, sender, t);
    }
    let town = town_name(place.stroll, t.lang);
    let is_waiting = place.registration.standing == Standing::Waiting;
    let (subject, opening) = match occasion {
        Occasion::Again => ("letter-again-subject", "letter-again-opening"),
        Occasion::Promoted => ("letter-promoted-subject", "letter-promoted-opening"),
        Occasion::Joined if is_waiting => ("letter-waiting-subject", "letter-waiting-opening"),
        Occasion::Joined => ("letter-joined-subject", "letter-joined-opening"),
    };
    let mut body = Body::new(t, sender, place.name());
    body.say(t.say(opening).s("town", &town));
    if let Some(line) = place.place_in_line.filter(|_| is_waiting) {
        body.say(t.say("letter-in-line").n("number", line));
    }
    facts(&mut body, place, t);
    body.link(t.say("letter-open-place"), &manage_link(place, sender));
    let stroll = links::stroll(&place.campaign.slug, &place.stroll.slug);
    body.link(t.say("letter-calendar"), &format!("{}{stroll}.ics", sender.base_url));
    body.link(t.say("letter-stroll"), &format!("{}{stroll}", sender.base_url));
    body.say(t.say("letter-cannot-come"));
    body.small(t.say("letter-keep-link"));
    body.finish(t.say(subject).s("town", &town))
}

/// The link to the page that shows, changes and gives back the place.
fn manage_link(place: &Place<'_>, sender: Sender<'_>) -> String {
    format!("{}{}", sender.base_url, place.path)
}

/// `Saturday, May 2, 2015, 10:00 AM` and the name of the time the town keeps.
fn when(starts: DateTime, time_zone: &str, t: &Reader) -> String {
    let time = t.time_there_in_full(starts, time_zone);
    t.say("when").s("day", t.day(starts.date())).s("time", time).to_string()
}

/// When, where, who and the code, one under another.
fn facts(body: &mut Body, place: &Place<'_>, t: &Reader) {
    let stroll = place.stroll;
    let is_undated = stroll.status == Status::Postponed { dated: false };
    let when = if is_undated {
        t.say("when-undated").to_string()
    } else {
        when(stroll.starts, &stroll.time_zone, t)
    };
    let party = place.registration.party;
    let party = t.say("party").n("adults", party.adults).n("children", party.children);
    body.fact(t.say("fact-stroll"), &stroll.name);
    body.fact(t.say("fact-when"), when);
    if let Some(until) = walk::until(stroll, place.meeting, t) {
        body.fact(t.say("fact-until"), until);
    }
    let meets = [stroll.meeting_point.clone(), walk::address(place.meeting)];
    let meets: Vec<String> = meets.into_iter().filter(|part| !part.is_empty()).collect();
    if !meets.is_empty() {
        body.fact(t.say("fact-where"), meets.join(", "));
    }
    body.fact(t.say("fact-party"), party);
    body.fact(t.say("fact-code"), place.code);
    for fact in walk::facts(place.meeting, t) {
        body.fact(fact.name, fact.value);
    }
    body.link(t.say("letter-directions"), &walk::directions(stroll, place.meeting));
}

/// A partner's own page for gifts.
#[derive(Clone, Debug)]
pub struct PartnerPage {
    pub partner: String,
    /// A link that may be shown.
    pub page: String,
}

/// The thank-you for a gift. It greets nobody by name, because the address has not confirmed. It
/// says that it is no receipt for taxes.
pub fn gift(
    gift: &Gift,
    (campaign, pages): (&Campaign, &[PartnerPage]),
    stroll: Option<&StrollName>,
    sender: Sender<'_>,
    t: &Reader,
) -> Letter {
    let amount = t.money_in_full(gift.amount);
    let is_promised = gift.standing == GiftStanding::Promised;
    let opening = if is_promised { "letter-pledge-opening" } else { "letter-gift-opening" };
    let mut body = Body::new(t, sender, "");
    body.say(t.say(opening).s("amount", &amount).s("campaign", &campaign.name));
    body.fact(t.say("fact-amount"), &amount);
    if gift.fee_cover_minor > 0 {
        let cover = campaign.money(gift.fee_cover_minor);
        body.fact(t.say("fact-fee-cover"), t.money_in_full(cover));
    }
    let whole = campaign.name.clone();
    body.fact(t.say("fact-for"), stroll.map_or(whole, |stroll| stroll.name.clone()));
    if is_promised {
        body.say(t.say("letter-pledge-how"));
        if !pages.is_empty() {
            body.say(t.say("letter-pledge-elsewhere"));
        }
        for one in pages {
            let said = t.say("give-elsewhere-link").s("partner", &one.partner);
            body.link(said, &one.page);
        }
    }
    if gift.method == Method::DemoCard {
        body.say(t.say("letter-demo-card"));
    }
    body.small(t.say("letter-no-receipt"));
    let page = stroll.map_or_else(
        || links::campaign(&campaign.slug),
        |stroll| links::stroll(&campaign.slug, &stroll.slug),
    );
    body.link(t.say("letter-see-tally"), &format!("{}{page}", sender.base_url));
    let subject = if is_promised { "letter-pledge-subject" } else { "letter-gift-subject" };
    body.finish(t.say(subject))
}

#[cfg(test)]
mod tests;
