//! Readers of partners and leaders of groups: given, listed and taken at the desk, without a shell.

use ounce_domain::id::Id;
use ounce_domain::member::Role;
use ounce_store::outbox::{self, Letter};

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
