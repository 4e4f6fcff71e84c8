//! The letter after a promise of milk: whom to call, and how, before anything else.

use ounce_domain::campaign::Campaign;
use ounce_domain::milk_promise::{Bank, Contact, Frozen};
use ounce_domain::quantity::Microlitres;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::city_of;

use super::body::Body;
use super::{Letter, Sender};

/// The bank to call.
#[derive(Clone, Copy, Debug)]
pub struct ToCall<'a> {
    pub bank: &'a Bank,
    pub contact: &'a Contact,
    /// She named it; otherwise it is the nearest to the stroll.
    pub is_chosen: bool,
}

/// What to do after promising milk: call the bank before anything else. `path` opens the promise,
/// to see, change or withdraw it.
pub fn milk_promise(
    volume: Microlitres,
    to_call: Option<ToCall<'_>>,
    path: &str,
    campaign: &Campaign,
    sender: Sender<'_>,
    t: &Reader,
) -> Letter {
    let mut body = Body::new(t, sender, "");
    body.say(t.say("letter-milk-opening").s("volume", t.milk(volume)));
    match to_call {
        Some(to_call) => reach(&mut body, &to_call, t),
        None => body.say(t.say("letter-milk-any-bank")),
    }
    body.say(t.say("milk-say-own-baby"));
    body.say(t.say("milk-say-decides"));
    let page = match to_call {
        Some(to_call) => links::bank(&campaign.slug, &to_call.bank.slug, None),
        None => links::under(&campaign.slug, "milk"),
    };
    let said = if to_call.is_some() { "letter-milk-bank-page" } else { "letter-milk-page" };
    body.link(t.say(said), &format!("{}{page}", sender.base_url));
    body.link(t.say("letter-milk-promise"), &format!("{}{path}", sender.base_url));
    body.small(t.say("letter-milk-withdraw"));
    body.finish(t.say("letter-milk-subject"))
}

fn reach(body: &mut Body, to_call: &ToCall<'_>, t: &Reader) {
    let ToCall { bank, contact, is_chosen } = to_call;
    if !is_chosen {
        body.say(t.say("letter-milk-nearest"));
    }
    body.fact(t.say("fact-bank"), &bank.name);
    body.fact(t.say("fact-where"), city_of(bank, t.lang));
    let telephones = contact.shown_telephones(&bank.country);
    for telephone in &telephones {
        body.fact(t.say("fact-telephone"), &telephone.said);
    }
    body.fact(t.say("fact-checked"), t.date(bank.last_checked));
    if let Some(page) = contact.page() {
        body.link(t.say("letter-milk-its-page"), page);
    } else if telephones.is_empty() {
        body.say(t.say("bank-no-contact"));
    }
    body.say(t.say("letter-milk-bank-first").s("bank", &bank.name));
    let frozen = match contact.frozen {
        Some(Frozen::Yes) => "bank-frozen-yes",
        Some(Frozen::No) => "bank-frozen-no",
        Some(Frozen::Ask) | None => "bank-frozen-ask",
    };
    body.say(t.say(frozen));
}
