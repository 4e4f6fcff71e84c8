//! Links: every address that a page, a letter or a feed writes, in one place.

use ounce_domain::gift::Gift;
use ounce_domain::hosting::HostApplication;
use ounce_domain::id::Id;
use ounce_domain::letter_choice::Optional;
use ounce_domain::member::invitation::Invitation;
use ounce_domain::member::sign_in::SignIn;
use ounce_domain::milk_promise::MilkPromise;
use ounce_domain::question::Question;
use ounce_domain::registration::Registration;

use crate::tokens::Tokens;

/// `/campaigns/2015`
pub fn campaign(campaign: &str) -> String {
    format!("/campaigns/{campaign}")
}

/// A page under a campaign: `find`, `strolls`, `banks`, `give`, `milk`,
/// `milk/self-check`, `report`, `live`.
pub fn under(campaign: &str, page: &str) -> String {
    format!("/campaigns/{campaign}/{page}")
}

/// The page with the results of the find box.
pub fn find(campaign: &str, query: &str) -> String {
    format!("/campaigns/{campaign}/find?q={}", encode(query))
}

/// The strolls and banks nearest to a point, in degrees; the name is shown for it.
pub fn find_at(campaign: &str, (lat, lon): (f64, f64), name: &str) -> String {
    format!("/campaigns/{campaign}/find?lat={lat:.4}&lon={lon:.4}&q={}", encode(name))
}

/// A milk bank's page; with a point in degrees, its depots are sorted by how far they are from there.
pub fn bank(campaign: &str, bank: &str, at: Option<(f64, f64)>) -> String {
    let near = at.map(|(lat, lon)| format!("?lat={lat:.2}&lon={lon:.2}")).unwrap_or_default();
    format!("/campaigns/{campaign}/banks/{bank}{near}")
}

/// The form for promising milk, with a bank chosen.
pub fn milk_for_bank(campaign: &str, bank: &str) -> String {
    format!("/campaigns/{campaign}/milk?bank={bank}#promise")
}

/// `/campaigns/2015/strolls/baltimore-md`
pub fn stroll(campaign: &str, stroll: &str) -> String {
    format!("/campaigns/{campaign}/strolls/{stroll}")
}

pub fn join(campaign: &str, stroll: &str) -> String {
    format!("/campaigns/{campaign}/strolls/{stroll}/join")
}

/// The form that writes to a stroll's host.
pub fn ask(campaign: &str, stroll: &str) -> String {
    format!("/campaigns/{campaign}/strolls/{stroll}/ask")
}

/// The page after a question: the asker has to confirm, or the question was `sent` to the host.
pub fn asked(campaign: &str, stroll: &str, sent: bool) -> String {
    let sent = if sent { "?sent=1" } else { "" };
    format!("/campaigns/{campaign}/strolls/{stroll}/asked{sent}")
}

/// A form that can be about one stroll or the whole campaign: `give` or `milk`.
pub fn about_stroll(campaign: &str, page: &str, stroll: Option<&str>) -> String {
    match stroll {
        Some(stroll) => format!("/campaigns/{campaign}/{page}?stroll={stroll}"),
        None => under(campaign, page),
    }
}

/// One page of the list, of everything or of one region: `US-VA`.
pub fn strolls(campaign: &str, region: Option<&str>, page: i64) -> String {
    let mut query = Vec::new();
    query.extend(region.map(|region| format!("region={}", encode(region))));
    query.extend((page > 1).then(|| format!("page={page}")));
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/campaigns/{campaign}/strolls{mark}{}", query.join("&"))
}

pub fn report_rows(campaign: &str, kind: &str) -> String {
    format!("/campaigns/{campaign}/report/{kind}")
}

/// Directions to a point, by OpenStreetMap.
pub fn directions((lat, lon): (f64, f64)) -> String {
    format!("https://www.openstreetmap.org/directions?to={lat:.5}%2C{lon:.5}")
}

/// Directions to an address, as [`directions`].
pub fn directions_to(address: &str) -> String {
    format!("https://www.openstreetmap.org/directions?to={}", encode(address))
}

/// A page in another language: what was asked for, with `lang` set.
pub fn in_language(path: &str, lang: &str) -> String {
    with_choice(path, "lang", lang)
}

/// A page with one word of its query changed and the others kept.
pub fn with_choice(path: &str, name: &str, value: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let is_other = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(name);
    let mut pairs: Vec<String> = query.split('&').filter(is_other).map(str::to_owned).collect();
    pairs.push(format!("{name}={value}"));
    format!("{path}?{}", pairs.join("&"))
}

/// Percent-encodes all but the unreserved characters of RFC 3986, 2.3.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}

/// `/registrations/{id}?token=…`: the manage link of one generation.
pub fn manage(tokens: &Tokens, id: Id<Registration>, generation: i64) -> String {
    format!("/registrations/{id}?token={}", tokens.registration(id, generation))
}

/// `/registrations/{id}/confirmation?token=…`: where a letter asks its address to confirm.
pub fn confirmation(tokens: &Tokens, id: Id<Registration>) -> String {
    format!("/registrations/{id}/confirmation?token={}", tokens.confirmation(id))
}

/// `/gifts/{id}?token=…`: thanks, and the standing of the gift.
pub fn gift(tokens: &Tokens, id: Id<Gift>) -> String {
    format!("/gifts/{id}?token={}", tokens.gift(id))
}

/// `/milk-promises/{id}?token=…`: what to do next, near the place that a query names, if any.
pub fn milk_promise(tokens: &Tokens, id: Id<MilkPromise>, near: &str) -> String {
    let mark = if near.is_empty() { "" } else { "&" };
    format!("/milk-promises/{id}?token={}{mark}{near}", tokens.milk_promise(id))
}

/// `/questions/{id}/confirmation?token=…`: where a letter asks whether a question is its reader's.
pub fn question_confirmation(tokens: &Tokens, id: Id<Question>) -> String {
    format!("/questions/{id}/confirmation?token={}", tokens.question_confirmation(id))
}

/// `/questions/{id}?token=…`: the question, for the host.
pub fn question(tokens: &Tokens, id: Id<Question>) -> String {
    format!("/questions/{id}?token={}", tokens.question(id))
}

/// The form that offers to host a stroll, with a town in it where one was looked for.
pub fn host(campaign: &str, town: &str) -> String {
    let town = if town.is_empty() { String::new() } else { format!("?town={}", encode(town)) };
    format!("/campaigns/{campaign}/host{town}")
}

/// `/host-applications/{id}/confirmation?token=…`: where a letter asks whether an offer to host is
/// its reader's.
pub fn host_confirmation(tokens: &Tokens, id: Id<HostApplication>) -> String {
    format!("/host-applications/{id}/confirmation?token={}", tokens.host_confirmation(id))
}

/// `/host-applications/{id}?token=…`: an offer to host, for who made it.
pub fn host_application(tokens: &Tokens, id: Id<HostApplication>) -> String {
    format!("/host-applications/{id}?token={}", tokens.host_application(id))
}

/// `/letters/{kind}/{id}/stop?token=…`: where the reader of a letter says to get no more of its
/// kind. The id is the registration's, or that of a reader's copy of a circular.
pub fn stop_letters(tokens: &Tokens, kind: Optional, about: [u8; 16]) -> String {
    let id = Id::<Optional>::from_bytes(about);
    format!("/letters/{}/{id}/stop?token={}", kind.as_str(), tokens.stop_letters(kind, id))
}

/// `/tickets/{ticket}`: the page that the QR code on a ticket opens.
pub fn ticket(ticket: &str) -> String {
    format!("/tickets/{ticket}")
}

/// The form that asks for a letter to sign in; `to` is the page of the desk to go on to.
pub fn sign_in(to: &str) -> String {
    if to.is_empty() { "/sign-in".to_owned() } else { format!("/sign-in?to={}", encode(to)) }
}

/// The form that takes the code of the letter.
pub fn sign_in_code(to: &str) -> String {
    let to = if to.is_empty() { String::new() } else { format!("?to={}", encode(to)) };
    format!("/sign-in/code{to}")
}

/// The form that asks for a code of the second factor.
pub fn second_step(to: &str) -> String {
    let to = if to.is_empty() { String::new() } else { format!("?to={}", encode(to)) };
    format!("/sign-in/second-step{to}")
}

/// `/sign-in/{id}?token=…`: the link of the letter.
pub fn sign_in_link(tokens: &Tokens, id: Id<SignIn>) -> String {
    format!("/sign-in/{id}?token={}", tokens.sign_in(id))
}

/// The first set-up of an installation. Its id says when it was offered.
#[derive(Debug)]
pub struct SetUp;

/// `/set-up/{id}?token=…`: the page that makes the first campaign.
pub fn set_up(tokens: &Tokens, id: Id<SetUp>) -> String {
    format!("/set-up/{id}?token={}", tokens.set_up(id))
}

/// `/invitations/{id}?token=…`: the page that answers an invitation.
pub fn invitation(tokens: &Tokens, id: Id<Invitation>) -> String {
    format!("/invitations/{id}?token={}", tokens.invitation(id))
}

/// `/again/{id}?token=…`: where a host says whether they host again.
pub fn host_again(tokens: &Tokens, id: Id<Invitation>) -> String {
    format!("/again/{id}?token={}", tokens.host_again(id))
}

/// A page of the desk of a campaign: `members` or, empty, the desk itself.
pub fn campaign_desk(campaign: &str, page: &str) -> String {
    let mark = if page.is_empty() { "" } else { "/" };
    format!("/desk/campaigns/{campaign}{mark}{page}")
}

/// A page of the desk of a stroll: `roster`, `members` or, empty, the desk itself.
pub fn stroll_desk(campaign: &str, stroll: &str, page: &str) -> String {
    let mark = if page.is_empty() { "" } else { "/" };
    format!("/desk/campaigns/{campaign}/strolls/{stroll}{mark}{page}")
}
