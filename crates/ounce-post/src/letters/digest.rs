//! Letters to an address that a stranger may have typed: one asks to confirm a place, the other is
//! the digest of letters beyond the day's budget. No word in them was typed by a visitor.

use super::{Letter, Place, Sender, body::Body, manage_link, when};
use ounce_domain::stroll::Status;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_name;

/// Asks the owner of an address to confirm the place that is held for it.
pub(super) fn confirm(place: &Place<'_>, sender: Sender<'_>, t: &Reader) -> Letter {
    let stroll = place.stroll;
    let mut body = Body::new(t, sender, "");
    body.say(t.say("letter-confirm-opening").s("town", town_name(stroll, t.lang)));
    body.link(t.say("letter-confirm-open"), &manage_link(place, sender));
    body.fact(t.say("fact-stroll"), &stroll.name);
    if stroll.status != (Status::Postponed { dated: false }) {
        body.fact(t.say("fact-when"), when(stroll.starts, &stroll.time_zone, t));
    }
    let page = links::stroll(&place.campaign.slug, &stroll.slug);
    body.link(t.say("letter-stroll"), &format!("{}{page}", sender.base_url));
    body.small(t.say("letter-confirm-not-you"));
    body.finish(t.say("letter-confirm-subject").s("town", town_name(stroll, t.lang)))
}

/// One thing that was done with an address.
#[derive(Clone, Debug)]
pub struct Line {
    /// A description, in the reader's language.
    pub what: String,
    /// The path that leads to it.
    pub path: String,
}

/// The digest: `lines` has the first of `count` things that an address was used for beyond the
/// day's letters.
pub fn digest(lines: &[Line], count: i64, sender: Sender<'_>, t: &Reader) -> Letter {
    let mut body = Body::new(t, sender, "");
    body.say(t.say("letter-digest-opening").n("number", count));
    for line in lines {
        body.link(&line.what, &format!("{}{}", sender.base_url, line.path));
    }
    body.small(t.say("letter-digest-not-you"));
    body.finish(t.say("letter-digest-subject"))
}
