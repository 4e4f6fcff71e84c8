//! A letter to a host: many signed up for the stroll within an hour.

use super::{Letter, Sender, body::Body};
use ounce_domain::campaign::Campaign;
use ounce_domain::registration::SignUps;
use ounce_domain::stroll::Stroll;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// Tells a host of many sign-ups. It names nobody who signed up.
pub fn burst(
    (campaign, stroll): (&Campaign, &Stroll),
    sign_ups: SignUps,
    sender: Sender<'_>,
    t: &Reader,
) -> Letter {
    let mut body = Body::new(t, sender, "");
    let opening = t.say("letter-burst-opening").n("parties", sign_ups.parties);
    body.say(opening.s("stroll", &stroll.name));
    if sign_ups.unconfirmed > 0 {
        body.say(t.say("letter-burst-unconfirmed").n("count", sign_ups.unconfirmed));
    }
    body.say(t.say("letter-burst-look"));
    let page = links::stroll(&campaign.slug, &stroll.slug);
    body.link(t.say("letter-stroll"), &format!("{}{page}", sender.base_url));
    body.small(t.say("letter-question-why"));
    body.finish(t.say("letter-burst-subject").s("stroll", &stroll.name))
}
