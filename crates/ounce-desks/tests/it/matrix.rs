//! Every address of the desks, by every role, at its own place, at another one, and signed out: the
//! answer is what the table of the domain gives.

use std::collections::BTreeMap;

use axum::http::Method;
use ounce_desks::{Needs, table};
use ounce_domain::member::api_token::Scope;
use ounce_domain::member::may::allows;
use ounce_domain::member::{Kind, Role};

use crate::app::{Answer, ELSEWHERE, HERE, TestApp, slug_of};

/// Of an address: it is asked by GET unless it only takes forms.
const METHODS: [Method; 2] = [Method::GET, Method::POST];

/// The path at a place.
fn path_at(pattern: &str, campaign: &str, stroll: &str) -> String {
    let filled = pattern.replace("{campaign}", campaign).replace("{stroll}", stroll);
    let own = |kind| slug_of(kind);
    filled.replace("{partner}", own(Kind::Partner)).replace("{group}", own(Kind::Group))
}

fn email_of(role: Role) -> String {
    format!("{}@members.example", role.as_str())
}

/// Whether a role that is held at `here` counts for an address at a place there.
fn counts(role: Role, kind: Kind, stroll: &str) -> bool {
    match role.kind() {
        Kind::Campaign => true,
        Kind::Group => kind == Kind::Group || kind == Kind::Stroll && stroll == "elm",
        Kind::Stroll => kind == Kind::Stroll && stroll == slug_of(Kind::Stroll),
        Kind::Partner => kind == Kind::Partner,
    }
}

/// A page is asked with the session, an address for programs with the token.
async fn asks(
    app: &TestApp,
    method: &Method,
    path: &str,
    (session, token): (&str, &str),
) -> Answer {
    if path.starts_with("/api/") {
        app.call(method.clone(), path, token, ("", "{}")).await
    } else {
        app.send(method.clone(), path, session, "").await
    }
}

async fn walk(app: TestApp) {
    let mut sessions = Vec::new();
    for role in Role::ALL {
        app.give(&email_of(role), role, HERE, slug_of(role.kind())).await;
        // Signed in by the real way, one after the other.
        let session = app.signs_in(&email_of(role)).await;
        sessions.push((role, session));
    }
    let every: Vec<&str> = Scope::words().collect();
    let mut tokens = BTreeMap::new();
    let mut cells = 0;
    for one in table() {
        let Needs::May(action, kind) = one.needs else { continue };
        let strolls: &[&str] = if kind == Kind::Stroll { &["elm", "oak", "fir"] } else { &[""] };
        for campaign in [HERE, ELSEWHERE] {
            for stroll in strolls {
                let path = path_at(one.route.path, campaign, stroll);
                for method in &METHODS {
                    let is_api = path.starts_with("/api/");
                    let signed_out = asks(&app, method, &path, ("", "")).await;
                    if signed_out.status == 405 {
                        continue;
                    }
                    if is_api {
                        assert_eq!(signed_out.status, 401, "{method} {path} without a token");
                    } else {
                        assert_eq!(signed_out.status, 303, "{method} {path} signed out");
                        let to = &signed_out.location;
                        assert!(to.starts_with("/sign-in"), "{to}");
                    }
                    for (role, session) in &sessions {
                        // A token for each place, since each has an allowance.
                        let of = (role.as_str(), campaign, *stroll);
                        if is_api && !tokens.contains_key(&of) {
                            let token = app.issues(&email_of(*role), &every.join(" ")).await;
                            tokens.insert(of, token);
                        }
                        let token = tokens.get(&of).map_or("", String::as_str);
                        let answer = asks(&app, method, &path, (session, token)).await;
                        let may = campaign == HERE
                            && allows(*role, action)
                            && counts(*role, kind, stroll);
                        // An empty form is refused after the right is seen.
                        let expected = match (may, *method == Method::GET) {
                            (true, true) => 200,
                            (true, false) => 422,
                            // A draft is nobody else's to know of.
                            (false, _) if *stroll == "fir" => 404,
                            (false, _) => 403,
                        };
                        assert_eq!(answer.status, expected, "{method} {path} by {role:?}");
                        cells += 1;
                    }
                }
            }
        }
    }
    assert!(cells > 300, "only {cells} cells");
}

#[tokio::test]
async fn every_address_answers_by_the_table_on_sqlite() {
    walk(TestApp::new().await).await;
}

#[tokio::test]
async fn every_address_answers_by_the_table_on_postgresql() {
    walk(TestApp::on_postgres().await).await;
}

/// Addresses of one's own need a session; the others need nothing.
#[tokio::test]
async fn addresses_without_a_place_are_of_two_kinds() {
    let app = TestApp::new().await;
    for one in table() {
        let path = one.route.path.replace("{id}", &"0".repeat(26));
        let answer = match app.get(&path, "").await {
            answer if answer.status == 405 => app.post(&path, "", &[]).await,
            answer => answer,
        };
        match one.needs {
            Needs::Member if path.starts_with("/api/") => assert_eq!(answer.status, 401, "{path}"),
            Needs::Member => {
                assert_eq!(answer.status, 303, "{path}");
                assert!(answer.location.starts_with("/sign-in"), "{path}");
            }
            // A key that is shown is all that is sent there, and an empty form shows none.
            Needs::Nothing if path == "/sign-in/passkey" => {
                assert_eq!(answer.status, 422, "{path}");
            }
            Needs::Nothing => {
                let is_open = matches!(answer.status, 200 | 303 | 401 | 404);
                assert!(is_open, "{path}: {}", answer.status);
            }
            Needs::May(..) => {}
        }
    }
}

/// A place that is not there is not found, whoever asks.
#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let app = TestApp::new().await;
    app.give("coordinator@members.example", Role::Coordinator, HERE, "").await;
    let session = app.signs_in("coordinator@members.example").await;
    for path in [
        "/desk/campaigns/none",
        "/desk/campaigns/next/strolls/none",
        "/desk/campaigns/none/members",
    ] {
        assert_eq!(app.get(path, &session).await.status, 404, "{path}");
    }
}
