//! Letters about the sign-in of a member.

use super::{Letter, Sender, body::Body};
use ounce_domain::member::sign_in::OPEN_MS;
use ounce_web::i18n::Reader;

/// Brings the code and the link. The link works in the browser that asked, the code in any other
/// place too: it is typed where the sign-in was begun.
pub fn sign_in(code: &str, path: &str, sender: Sender<'_>, t: &Reader) -> Letter {
    let shown = shown(code);
    let minutes = OPEN_MS / 60_000;
    let mut body = Body::new(t, sender, "");
    body.say(t.say("letter-sign-in-opening").n("minutes", minutes));
    body.fact(t.say("fact-sign-in-code"), &shown);
    body.link(t.say("letter-sign-in-link"), &format!("{}{path}", sender.base_url));
    body.small(t.say("letter-sign-in-not-you"));
    body.finish(t.say("letter-sign-in-subject").s("code", shown))
}

/// What became of a second step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Added,
    Removed,
}

/// Tells that a second step was added or removed, and what to do if that was somebody else. It has
/// no code and opens nothing.
pub fn step_changed(step: Step, sender: Sender<'_>, t: &Reader) -> Letter {
    let (subject, text) = match step {
        Step::Added => ("letter-step-added-subject", "letter-step-added-text"),
        Step::Removed => ("letter-step-removed-subject", "letter-step-removed-text"),
    };
    let mut body = Body::new(t, sender, "");
    body.say(t.say(text));
    body.link(t.say("second-step-title"), &format!("{}/desk/second-step", sender.base_url));
    body.say(t.say("letter-step-not-you"));
    body.link(t.say("sessions-title"), &format!("{}/desk/sessions", sender.base_url));
    body.finish(t.say(subject))
}

/// In two groups and capitals, as it is easiest to read and to say.
fn shown(code: &str) -> String {
    let code = code.to_uppercase();
    match code.split_at_checked(4) {
        Some((first, rest)) if !rest.is_empty() => format!("{first}-{rest}"),
        _ => code,
    }
}
