//! The letter to a walker whose stroll was postponed, moved, cancelled or reopened: the change, the
//! reason, and the consequence for their place.

use super::{Letter, Place, Sender, body::Body, facts, manage_link, when};
use jiff::civil::DateTime;
use ounce_domain::registration::Standing;
use ounce_domain::stroll::Announcement;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::degrees;
use ounce_web::place::{town_name, town_of};

/// A change of a stroll.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    pub announcement: Announcement,
    /// The start that was announced before, on the clocks of the town.
    pub before: DateTime,
    /// In the words of the person who changed it; may be empty.
    pub why: &'a str,
}

impl Change<'_> {
    fn subject(&self) -> &'static str {
        match self.announcement {
            Announcement::Cancelled => "letter-cancelled-subject",
            Announcement::Postponed => "letter-postponed-subject",
            Announcement::Moved => "letter-moved-subject",
            Announcement::Reopened => "letter-reopened-subject",
        }
    }

    fn opening(&self) -> &'static str {
        match self.announcement {
            Announcement::Cancelled => "letter-cancelled-opening",
            Announcement::Postponed => "letter-postponed-opening",
            Announcement::Moved => "letter-moved-opening",
            Announcement::Reopened => "letter-reopened-opening",
        }
    }
}

/// The letter about another place to meet or another end, to one party that walks or waits.
pub fn meets_elsewhere(place: &Place<'_>, sender: Sender<'_>, t: &Reader) -> Letter {
    let stroll = place.stroll;
    let mut body = Body::new(t, sender, place.name());
    body.say(t.say("letter-meeting-opening").s("town", town_name(stroll, t.lang)));
    let is_waiting = place.registration.standing == Standing::Waiting;
    body.say(t.say(if is_waiting { "letter-place-waits" } else { "letter-place-kept" }));
    facts(&mut body, place, t);
    let page = links::stroll(&place.campaign.slug, &stroll.slug);
    body.link(t.say("letter-open-place"), &manage_link(place, sender));
    body.link(t.say("letter-calendar-changed"), &format!("{}{page}.ics", sender.base_url));
    body.link(t.say("letter-stroll"), &format!("{}{page}", sender.base_url));
    body.say(t.say("letter-cannot-come"));
    body.small(t.say("letter-keep-link"));
    body.finish(t.say("letter-meeting-subject").s("town", town_name(stroll, t.lang)))
}

/// The letter about a change, to one party that walks or waits.
pub fn stroll_changed(
    place: &Place<'_>,
    change: &Change<'_>,
    sender: Sender<'_>,
    t: &Reader,
) -> Letter {
    let stroll = place.stroll;
    let is_off = change.announcement == Announcement::Cancelled;
    let at = |starts| when(starts, &stroll.time_zone, t);
    let mut body = Body::new(t, sender, place.name());
    let opening = t.say(change.opening()).s("town", town_name(stroll, t.lang));
    body.say(opening.s("from", at(change.before)).s("when", at(stroll.starts)));
    if !change.why.is_empty() {
        body.say(t.say("letter-why").s("why", change.why));
    }
    body.say(t.say(match (is_off, place.registration.standing) {
        (true, _) => "letter-place-void",
        (false, Standing::Waiting) => "letter-place-waits",
        (false, _) => "letter-place-kept",
    }));
    if let Some(line) = place.place_in_line.filter(|_| !is_off) {
        body.say(t.say("letter-in-line").n("number", line));
    }
    if !is_off {
        facts(&mut body, place, t);
    }
    let page = links::stroll(&place.campaign.slug, &stroll.slug);
    let to_place = if is_off { "letter-see-place" } else { "letter-open-place" };
    body.link(t.say(to_place), &manage_link(place, sender));
    body.link(t.say("letter-calendar-changed"), &format!("{}{page}.ics", sender.base_url));
    if is_off {
        let town = town_of(stroll, t.lang);
        let near = links::find_at(&place.campaign.slug, degrees(stroll.position), &town);
        body.link(t.say("letter-other-towns"), &format!("{}{near}", sender.base_url));
    } else {
        body.link(t.say("letter-stroll"), &format!("{}{page}", sender.base_url));
        body.say(t.say("letter-cannot-come"));
    }
    body.small(t.say("letter-keep-link"));
    let day = t.day(stroll.starts.date());
    body.finish(t.say(change.subject()).s("town", town_name(stroll, t.lang)).s("day", day))
}
