//! A letter to a host: the stroll is over, and its report is missing.

use super::{Letter, Sender, body::Body};
use ounce_domain::campaign::Campaign;
use ounce_domain::stroll::Stroll;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// Asks a host for the report. `number` is 1 for the first letter; a later one says that it is the
/// last.
pub fn report_missing(
    (campaign, stroll): (&Campaign, &Stroll),
    number: i64,
    sender: Sender<'_>,
    t: &Reader,
) -> Letter {
    let mut body = Body::new(t, sender, "");
    body.say(t.say("letter-report-opening").s("stroll", &stroll.name));
    body.say(t.say("letter-report-what"));
    let page = links::stroll_desk(&campaign.slug, &stroll.slug, "report");
    body.link(t.say("letter-report-open"), &format!("{}{page}", sender.base_url));
    let public = links::stroll(&campaign.slug, &stroll.slug);
    body.link(t.say("letter-stroll"), &format!("{}{public}", sender.base_url));
    if number > 1 {
        body.say(t.say("letter-report-last"));
    }
    body.small(t.say("letter-report-why"));
    body.finish(t.say("letter-report-subject").s("stroll", &stroll.name))
}
