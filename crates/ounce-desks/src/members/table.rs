//! The addresses of the members of a campaign, a partner, a group and a stroll: for members, and for
//! their programs.

use axum::routing::{MethodRouter, get, post};
use ounce_domain::member::{Action, Kind};
use ounce_web::app::App;

use super::{api, give_back, invite, list, remind, take, withdraw};
use crate::routes::{DESK, DeskRoute, Needs, OWN, at};

/// The list, and the addresses below it in the order of [`methods`].
type Paths = [&'static str; 6];

macro_rules! members_of {
    ($place:literal) => {
        [
            concat!($place, "/members"),
            concat!($place, "/members/invite"),
            concat!($place, "/members/withdraw"),
            concat!($place, "/members/remind"),
            concat!($place, "/members/take"),
            concat!($place, "/members/give-back"),
        ]
    };
}

const AT_DESK: [(Kind, Paths); 4] = [
    (Kind::Campaign, members_of!("/desk/campaigns/{campaign}")),
    (Kind::Partner, members_of!("/desk/campaigns/{campaign}/partners/{partner}")),
    (Kind::Group, members_of!("/desk/campaigns/{campaign}/groups/{group}")),
    (Kind::Stroll, members_of!("/desk/campaigns/{campaign}/strolls/{stroll}")),
];
const FOR_PROGRAMS: [(Kind, Paths); 4] = [
    (Kind::Campaign, members_of!("/api/v1/campaigns/{campaign}")),
    (Kind::Partner, members_of!("/api/v1/campaigns/{campaign}/partners/{partner}")),
    (Kind::Group, members_of!("/api/v1/campaigns/{campaign}/groups/{group}")),
    (Kind::Stroll, members_of!("/api/v1/strolls/{campaign}/{stroll}")),
];

/// The addresses for members.
pub(crate) fn table() -> Vec<DeskRoute> {
    let methods =
        || [get(list), post(invite), post(withdraw), post(remind), post(take), post(give_back)];
    of_all(AT_DESK, methods)
}

/// The addresses for their programs.
pub(crate) fn table_of_api() -> Vec<DeskRoute> {
    let methods = || {
        [
            get(api::list),
            post(api::invite),
            post(api::withdraw),
            post(api::remind),
            post(api::take),
            post(api::give_back),
        ]
    };
    of_all(FOR_PROGRAMS, methods)
}

fn of_all(
    paths: [(Kind, Paths); 4],
    methods: impl Fn() -> [MethodRouter<App>; 6],
) -> Vec<DeskRoute> {
    let of_kind = |(kind, paths): (Kind, Paths)| {
        paths.into_iter().zip(methods()).enumerate().map(move |(n, (path, methods))| match n {
            0 => at(path, methods, OWN, Needs::May(Action::SeeMembers, kind)),
            _ => at(path, methods, DESK, Needs::May(Action::ChangeMembers, kind)),
        })
    };
    paths.into_iter().flat_map(of_kind).collect()
}
