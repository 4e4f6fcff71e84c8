//! Letters to somebody who offers to host: is the offer theirs, a coordinator's question, and a no.

use super::{Letter, Sender, body::Body};
use ounce_domain::campaign::Campaign;
use ounce_domain::hosting::HostApplication;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_in_full;

/// An offer to host, and the path that opens it for the letter's reader.
#[derive(Clone, Copy, Debug)]
pub struct Hosting<'a> {
    pub campaign: &'a Campaign,
    pub application: &'a HostApplication,
    pub path: &'a str,
}

/// Asks an address whether an offer is its owner's. A stranger may have typed the address, so no
/// word of the offer is in the letter.
pub fn host_applied(hosting: &Hosting<'_>, sender: Sender<'_>, t: &Reader) -> Letter {
    let campaign = &hosting.campaign.name;
    let mut body = Body::new(t, sender, "");
    body.say(t.say("letter-host-applied-opening").s("campaign", campaign));
    body.link(t.say("letter-host-applied-open"), &format!("{}{}", sender.base_url, hosting.path));
    body.small(t.say("letter-asked-not-you"));
    home(&mut body, hosting, sender, t);
    body.finish(t.say("letter-host-applied-subject").s("campaign", campaign))
}

/// Brings a coordinator's question. The reply goes to the campaign's contact, where there is one.
pub fn host_asked(hosting: &Hosting<'_>, sender: Sender<'_>, t: &Reader) -> Letter {
    let town = town_in_full(&hosting.application.town, t);
    let mut body = Body::new(t, sender, &hosting.application.name);
    let opening = t.say("letter-host-asked-opening").s("town", &town);
    body.say(opening.s("campaign", &hosting.campaign.name));
    said(&mut body, hosting.application);
    body.say(t.say("letter-host-asked-answer"));
    body.link(t.say("letter-host-asked-open"), &format!("{}{}", sender.base_url, hosting.path));
    home(&mut body, hosting, sender, t);
    body.finish(t.say("letter-host-asked-subject").s("town", &town))
}

/// Says no, with the reason.
pub fn host_declined(hosting: &Hosting<'_>, sender: Sender<'_>, t: &Reader) -> Letter {
    let town = town_in_full(&hosting.application.town, t);
    let mut body = Body::new(t, sender, &hosting.application.name);
    let opening = t.say("letter-host-declined-opening").s("town", &town);
    body.say(opening.s("campaign", &hosting.campaign.name));
    said(&mut body, hosting.application);
    home(&mut body, hosting, sender, t);
    body.finish(t.say("letter-host-declined-subject").s("town", &town))
}

fn home(body: &mut Body, hosting: &Hosting<'_>, sender: Sender<'_>, t: &Reader) {
    let page = links::campaign(&hosting.campaign.slug);
    body.link(t.say("letter-host-campaign"), &format!("{}{page}", sender.base_url));
}

fn said(body: &mut Body, application: &HostApplication) {
    for line in application.said.lines().filter(|line| !line.trim().is_empty()) {
        body.say(line);
    }
}
