//! Readers of partners and leaders of groups: given, listed and taken at the desk, without a shell.

use ounce_domain::id::Id;
use ounce_domain::member::Role;
use ounce_store::outbox::{self, Letter};
use serde_json::json;

use crate::app::{HERE, TestApp};

const CORA: &str = "cora@campaigns.example";
const LEA: &str = "lea@groups.example";
const READERS: &str = "/desk/campaigns/next/partners/partner/members";
const LEADERS: &str = "/desk/campaigns/next/groups/group/members";
const MEMBERS: &str = "/desk/campaigns/next/members";

impl TestApp {
    /// Offers a role at a page of members; its addressee accepts and is signed in.
    async fn takes_on(&self, session: &str, page: &str, (email, role): (&str, &str)) -> String {
        let fields = [("email", email), ("role", role), ("why", "")];
        let invited = self.post(&format!("{page}/invite"), session, &fields).await;
        assert_eq!(invited.status, 303, "{}", invited.text);
        assert!(invited.location.starts_with(page), "{}", invited.location);
        let due = self.store.read(|sql| outbox::list(sql, 100)).await.expect("the store works");
        let letter = due.iter().filter(|one| one.letter == Letter::Invitation);
        let newest = letter.max_by_key(|one| one.id).expect("a letter");
        let theirs = self.enters(email).await;
        let path = format!("/desk/invitations/{}/answer", Id::<()>::from_bytes(newest.about));
        let accepted = self.post(&path, &theirs, &[("answer", "yes")]).await;
        assert_eq!(accepted.status, 303, "{}", accepted.text);
        theirs
    }
}

#[tokio::test]
async fn a_coordinator_gives_readers_and_leaders_and_sees_who_they_are() {
    let app = TestApp::new().await;
    app.give(CORA, Role::Coordinator, HERE, "").await;
    let cora = app.signs_in(CORA).await;
    let page = app.get(MEMBERS, &cora).await.text;
    for said in ["A partner", "No reader yet", READERS, "A group", "No leader yet", LEADERS] {
        assert!(page.contains(said), "{said}: {page}");
    }
    app.takes_on(&cora, READERS, ("reed@partners.example", "reader")).await;
    app.takes_on(&cora, LEADERS, (LEA, "leader")).await;
    let page = app.get(MEMBERS, &cora).await.text;
    assert!(page.contains("One reader") && page.contains("One leader"), "{page}");
    let readers = app.get(READERS, &cora).await.text;
    assert!(readers.contains("reed@partners.example"), "{readers}");
    assert!(readers.contains(&format!("href=\"{MEMBERS}\"")), "the way back: {readers}");
    // A role belongs to its kind of thing.
    let host = [("email", LEA), ("role", "host"), ("why", "")];
    assert_eq!(app.post(&format!("{LEADERS}/invite"), &cora, &host).await.status, 422);
    let leader = [("email", LEA), ("role", "leader"), ("why", "moved away")];
    let taken = app.post(&format!("{LEADERS}/take"), &cora, &leader).await;
    assert_eq!(taken.status, 303, "{}", taken.text);
    assert!(app.get(MEMBERS, &cora).await.text.contains("No leader yet"));
}

#[tokio::test]
async fn a_leader_gives_leaders_of_the_own_group_and_nothing_above() {
    let app = TestApp::new().await;
    app.give(CORA, Role::Coordinator, HERE, "").await;
    let cora = app.signs_in(CORA).await;
    let lea = app.takes_on(&cora, LEADERS, (LEA, "leader")).await;
    let desk = app.get("/desk", &lea).await.text;
    assert!(desk.contains(&format!("href=\"{LEADERS}\"")), "{desk}");
    let page = app.get(LEADERS, &lea).await.text;
    assert!(!page.contains(&format!("href=\"{MEMBERS}\"")), "not hers to see: {page}");
    app.takes_on(&lea, LEADERS, ("lou@groups.example", "leader")).await;
    let page = app.get(LEADERS, &lea).await.text;
    assert!(page.contains("lou@groups.example"), "{page}");
    for path in [MEMBERS, READERS] {
        assert_eq!(app.get(path, &lea).await.status, 403, "{path}");
    }
    let elsewhere = "/desk/campaigns/other/groups/group/members";
    assert_eq!(app.get(elsewhere, &lea).await.status, 403);
    assert_eq!(app.get("/desk/campaigns/next/groups/none/members", &lea).await.status, 404);
}

#[tokio::test]
async fn a_program_answers_invitations_and_lays_roles_down() {
    let app = TestApp::new().await;
    app.give("hal@hosts.example", Role::Host, HERE, "elm").await;
    app.give(LEA, Role::Helper, HERE, "oak").await;
    let hal = app.signs_in("hal@hosts.example").await;
    app.enters(LEA).await;
    let page = "/desk/campaigns/next/strolls/elm/members";
    let fields = [("email", LEA), ("role", "helper"), ("why", "")];
    assert_eq!(app.post(&format!("{page}/invite"), &hal, &fields).await.status, 303);
    // Only a token that was given it.
    let without = app.issues(LEA, "see-roster own-sessions").await;
    assert_eq!(app.reads("/api/v1/invitations", &without).await.code(403), "token-without");
    let token = app.issues(LEA, "see-roster own-roles").await;
    let offered = app.reads("/api/v1/invitations", &token).await.json(200);
    let one = &offered["invitations"][0];
    assert_eq!((&one["role"], &one["slug"]), (&json!("helper"), &json!("elm")), "{offered}");
    let path = format!("/api/v1/invitations/{}/answer", one["id"].as_str().expect("an id"));
    assert_eq!(app.sends(&path, &token, &json!({ "answer": "perhaps" })).await.status, 422);
    let yes = json!({ "answer": "yes" });
    assert_eq!(app.sends(&path, &without, &yes).await.code(403), "token-without");
    assert_eq!(app.sends(&path, &token, &yes).await.json(200)["outcome"], "done");
    assert_eq!(app.sends(&path, &token, &yes).await.code(409), "invitation-over");
    let roster = "/api/v1/strolls/next/elm/roster";
    assert_eq!(app.reads(roster, &token).await.status, 200);
    let down = json!({ "kind": "stroll", "campaign": "next", "slug": "elm", "role": "helper" });
    let lay = "/api/v1/me/lay-down";
    assert_eq!(app.sends(lay, &token, &down).await.json(200)["outcome"], "done");
    assert_eq!(app.sends(lay, &token, &down).await.json(200)["outcome"], "before");
    assert_eq!(app.reads(roster, &token).await.status, 403);
    // The last host stays.
    let own = app.issues("hal@hosts.example", "own-roles").await;
    let last = json!({ "kind": "stroll", "campaign": "next", "slug": "elm", "role": "host" });
    assert_eq!(app.sends(lay, &own, &last).await.code(409), "last-one");
}
