//! Every address of the desks, with its terms and what it needs.

use axum::routing::{MethodRouter, get, post};
use ounce_domain::member::{Action, Kind};
use ounce_web::App;
use ounce_web::cache::Policy;
use ounce_web::limits::Class;
use ounce_web::service::{Route, Terms};

use crate::{
    acts, again, api, applications, campaign, circulars, day, home, hours, import, invitations,
    join_questions, mail, members, messages, paper, passkeys, reports, second_step, sessions,
    set_up, sign_in, somebody, stroll, tokens,
};

/// What an address needs. There is no address without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Anybody may ask.
    Nothing,
    /// Somebody who is signed in.
    Member,
    /// A member who may do this to the campaign or the stroll that the path names.
    May(Action, Kind),
}

/// An address of the desks.
pub struct DeskRoute {
    pub route: Route,
    pub needs: Needs,
}

/// For one member alone.
pub(crate) const OWN: Terms = Terms::page(Policy::Private).unlisted();
pub(crate) const SIGNING_IN: Terms = OWN.sending(Class::SigningIn);
pub(crate) const DESK: Terms = OWN.sending(Class::SigningUp);

/// The addresses for `ounce_web::service`.
pub fn routes() -> Vec<Route> {
    table().into_iter().map(|one| one.route).collect()
}

/// Every address there is.
pub fn table() -> Vec<DeskRoute> {
    let all =
        [doors(), own(), campaigns(), strolls(), day::table(), members::table(), api::table()];
    let all = all.into_iter().chain([acts::table(), applications::table(), paper::table()]);
    let all = all.chain([campaign::many::table(), circulars::table(), mail::table()]);
    let all = all.chain([
        campaign::blueprint::table(),
        campaign::carrying::table(),
        campaign::standing::table(),
        again::table(),
        reports::table(),
    ]);
    let all = all.chain([hours::table(), import::table(), join_questions::table()]);
    all.flatten().collect()
}

pub(crate) fn at(
    path: &'static str,
    methods: MethodRouter<App>,
    terms: Terms,
    needs: Needs,
) -> DeskRoute {
    DeskRoute { route: Route::new(path, methods, terms), needs }
}

/// Signing in and out.
fn doors() -> Vec<DeskRoute> {
    let ask = get(sign_in::form).post(sign_in::ask);
    let code = get(sign_in::code_form).post(sign_in::code);
    let link = get(sign_in::link_page).post(sign_in::link);
    let set_up = get(set_up::show).post(set_up::make);
    let invitation = get(invitations::show).post(invitations::ask);
    let second = get(second_step::form).post(second_step::show);
    let somebody = get(somebody::show).post(somebody::be);
    vec![
        at("/sign-in", ask, SIGNING_IN, Needs::Nothing),
        at("/sign-in/code", code, SIGNING_IN, Needs::Nothing),
        at("/sign-in/second-step", second, SIGNING_IN, Needs::Member),
        at("/sign-in/passkey", post(passkeys::enter), SIGNING_IN, Needs::Nothing),
        at("/sign-in/second-step/passkey", post(passkeys::show), SIGNING_IN, Needs::Member),
        at("/sign-in/{id}", link, SIGNING_IN, Needs::Nothing),
        at("/sign-out", post(sessions::sign_out), SIGNING_IN, Needs::Nothing),
        at("/set-up/{id}", set_up, SIGNING_IN, Needs::Nothing),
        at("/invitations/{id}", invitation, SIGNING_IN, Needs::Nothing),
        at("/be-somebody", somebody, SIGNING_IN, Needs::Nothing),
    ]
}

/// A member's own pages.
fn own() -> Vec<DeskRoute> {
    vec![
        at("/desk", get(home::show), OWN, Needs::Member),
        at("/desk/lay-down", post(home::lay_down), DESK, Needs::Member),
        at("/desk/invitations/{id}/answer", post(invitations::answer), DESK, Needs::Member),
        at("/desk/second-step", get(second_step::own_step), OWN, Needs::Member),
        at("/desk/second-step/begin", post(second_step::begin), SIGNING_IN, Needs::Member),
        at("/desk/second-step/confirm", post(second_step::confirm), SIGNING_IN, Needs::Member),
        at("/desk/second-step/remove", post(second_step::remove), SIGNING_IN, Needs::Member),
        at("/desk/second-step/passkeys", post(passkeys::add), SIGNING_IN, Needs::Member),
        at("/desk/second-step/passkeys/{id}/rename", post(passkeys::rename), DESK, Needs::Member),
        at("/desk/second-step/passkeys/{id}/remove", post(passkeys::remove), DESK, Needs::Member),
        at("/desk/sessions", get(sessions::show), OWN, Needs::Member),
        at("/desk/sessions/end-others", post(sessions::end_others), DESK, Needs::Member),
        at("/desk/sessions/{id}/end", post(sessions::end), DESK, Needs::Member),
        at("/desk/tokens", get(tokens::show), OWN, Needs::Member),
        at("/desk/tokens/issue", post(tokens::issue), DESK, Needs::Member),
        at("/desk/tokens/{id}/revoke", post(tokens::revoke), DESK, Needs::Member),
    ]
}

/// Desks of a campaign.
fn campaigns() -> Vec<DeskRoute> {
    let may = |action| Needs::May(action, Kind::Campaign);
    vec![
        at("/desk/campaigns/{campaign}", get(campaign::show), OWN, may(Action::SeeCampaign)),
        at(
            "/desk/campaigns/{campaign}/messages",
            get(messages::show),
            OWN,
            may(Action::JudgeMessages),
        ),
        at(
            "/desk/campaigns/{campaign}/messages/judge",
            post(messages::judge),
            DESK,
            may(Action::JudgeMessages),
        ),
    ]
}

/// Desks of a stroll.
fn strolls() -> Vec<DeskRoute> {
    let may = |action| Needs::May(action, Kind::Stroll);
    vec![
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}",
            get(stroll::show),
            OWN,
            may(Action::SeeStroll),
        ),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/roster",
            get(stroll::roster::show),
            OWN,
            may(Action::SeeRoster),
        ),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/roster.csv",
            get(stroll::roster::csv),
            OWN,
            may(Action::SeeRoster),
        ),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/page",
            get(stroll::editing::show).post(stroll::editing::save),
            DESK,
            may(Action::ChangeStroll),
        ),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/status",
            get(stroll::deciding::show).post(stroll::deciding::decide),
            DESK,
            may(Action::ChangeStroll),
        ),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/status/preview",
            post(stroll::deciding::preview),
            DESK,
            may(Action::ChangeStroll),
        ),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/undo",
            post(stroll::deciding::undo),
            DESK,
            may(Action::ChangeStroll),
        ),
    ]
}
