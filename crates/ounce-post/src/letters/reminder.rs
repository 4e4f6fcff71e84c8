//! The reminders before a stroll, and the thanks after it.

use super::{Letter, Place, Sender, body::Body, facts, manage_link, when};
use ounce_domain::quantity::{Microlitres, Money};
use ounce_domain::reminder::Reminder;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_name;

/// What the people of a stroll brought together, and what all of the campaign did: public figures.
#[derive(Clone, Copy, Debug)]
pub struct Together {
    pub people: i64,
    pub raised: Money,
    pub all_raised: Money,
    pub all_milk: Microlitres,
}

/// What a reminder says in its own words.
struct Text {
    subject: String,
    opening: String,
}

impl Text {
    /// Where the texts come from: the program's own sentences in the reader's language.
    fn of(reminder: Reminder, place: &Place<'_>, t: &Reader) -> Self {
        let stroll = place.stroll;
        let town = town_name(stroll, t.lang);
        let (subject, opening) = match reminder {
            Reminder::Week => ("reminder-week-subject", "reminder-week-opening"),
            Reminder::Day => ("reminder-day-subject", "reminder-day-opening"),
            Reminder::Thanks => ("reminder-thanks-subject", "reminder-thanks-opening"),
        };
        let day = t.day(stroll.starts.date());
        let when = when(stroll.starts, &stroll.time_zone, t);
        Self {
            subject: t.say(subject).s("town", &town).s("day", day).to_string(),
            opening: t.say(opening).s("town", &town).s("when", when).to_string(),
        }
    }
}

/// The letter before a stroll, to one party with a place. `stop` is the path of the page that ends
/// such letters.
pub fn reminder(
    place: &Place<'_>,
    reminder: Reminder,
    stop: &str,
    sender: Sender<'_>,
    t: &Reader,
) -> Letter {
    let text = Text::of(reminder, place, t);
    let mut body = Body::new(t, sender, place.name());
    body.say(text.opening);
    facts(&mut body, place, t);
    if !place.stroll.bring.is_empty() {
        body.say(t.say("reminder-bring").s("bring", &place.stroll.bring));
    }
    body.link(t.say("letter-open-place"), &manage_link(place, sender));
    let page = links::stroll(&place.campaign.slug, &place.stroll.slug);
    body.link(t.say("letter-stroll"), &format!("{}{page}", sender.base_url));
    body.say(t.say("letter-cannot-come"));
    body.small(t.say("letter-keep-link"));
    finish(body, (place, stop), text.subject, sender, t)
}

/// The thanks after a stroll, with what came together.
pub fn thanks(
    place: &Place<'_>,
    together: Together,
    stop: &str,
    sender: Sender<'_>,
    t: &Reader,
) -> Letter {
    let text = Text::of(Reminder::Thanks, place, t);
    let mut body = Body::new(t, sender, place.name());
    body.say(text.opening);
    let (town, campaign) = (town_name(place.stroll, t.lang), &place.campaign.name);
    body.fact(t.say("fact-together-people").s("town", &town), t.number(together.people));
    body.fact(t.say("fact-together-money").s("place", &town), t.money_in_full(together.raised));
    let all_raised = t.money_in_full(together.all_raised);
    body.fact(t.say("fact-together-money").s("place", campaign), all_raised);
    body.fact(t.say("fact-together-milk").s("campaign", campaign), t.milk(together.all_milk));
    let page = links::campaign(&place.campaign.slug);
    body.link(t.say("letter-see-tally"), &format!("{}{page}", sender.base_url));
    finish(body, (place, stop), text.subject, sender, t)
}

fn finish(
    mut body: Body,
    (place, stop): (&Place<'_>, &str),
    subject: String,
    sender: Sender<'_>,
    t: &Reader,
) -> Letter {
    body.small(t.say("circular-why-walker").s("stroll", &place.stroll.name));
    body.link(t.say("letter-stop"), &format!("{}{stop}", sender.base_url));
    body.finish(subject)
}

/// The letter by which a member finds out whether letters leave.
pub fn test(sender: Sender<'_>, t: &Reader) -> Letter {
    let mut body = Body::new(t, sender, "");
    body.say(t.say("test-letter-text"));
    body.finish(t.say("test-letter-subject"))
}
