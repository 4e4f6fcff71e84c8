//! Invitations: offered by letter, answered by their addressee alone, taken back, too old.

use ounce_domain::id::Id;
use ounce_domain::member::Role;
use ounce_domain::member::invitation::{AGAIN_MS, Invitation, OPEN_MS};
use ounce_store::outbox::{self, Letter};
use ounce_web::{Config, Letters, links};

use crate::app::{HERE, TestApp};

const BESS: &str = "bess@hosts.example";
const HAL: &str = "hal@hosts.example";
const MEMBERS: &str = "/desk/campaigns/next/strolls/elm/members";

impl TestApp {
    /// The invitations whose letters wait, oldest first.
    async fn invited(&self) -> Vec<Id<Invitation>> {
        let due = self.store.read(|sql| outbox::list(sql, 100)).await.expect("the store works");
        let letters = due.iter().rev().filter(|one| one.letter == Letter::Invitation);
        letters.map(|one| Id::from_bytes(one.about)).collect()
    }

    async fn invites(&self, session: &str, email: &str, role: &str) -> String {
        let fields = [("email", email), ("role", role), ("why", "")];
        let answer = self.post(&format!("{MEMBERS}/invite"), session, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        answer.location
    }

    async fn answers(&self, session: &str, id: Id<Invitation>, answer: &str) -> (u16, String) {
        let path = format!("/desk/invitations/{id}/answer");
        let done = self.post(&path, session, &[("answer", answer)]).await;
        (done.status, done.text)
    }
}

/// A host with a session, at the stroll of elm.
async fn bess(app: &TestApp) -> String {
    app.give(BESS, Role::Host, HERE, "elm").await;
    app.signs_in(BESS).await
}

#[tokio::test]
async fn an_invitation_counts_when_its_addressee_accepts_it() {
    let app = TestApp::new().await;
    let bess = bess(&app).await;
    let done = app.invites(&bess, HAL, "helper").await;
    let page = app.get(&done, &bess).await.text;
    assert!(page.contains("hal@hosts.example was invited as Helper"), "{page}");
    // Invited again, nothing more goes out.
    assert!(app.invites(&bess, HAL, "helper").await.ends_with("?done=before"));
    let invited = app.invited().await;
    assert_eq!(invited.len(), 1);
    // The letter's link, opened by somebody without a session, sends a code to the addressee.
    let link = links::invitation(app.app.tokens(), invited[0]);
    let opened = app.get(&link, "").await;
    assert!(opened.text.contains("Helper at Stroll of elm"), "{}", opened.text);
    assert!(!opened.text.contains(HAL), "who holds the letter learns no address");
    let asked = app.post(&link, "", &[]).await;
    assert!(asked.location.starts_with("/sign-in/code"), "{}", asked.location);
    let hal = app.enters(HAL).await;
    let desk = app.get("/desk", &hal).await;
    assert!(desk.text.contains("Helper at Stroll of elm"), "{}", desk.text);
    assert_eq!(app.get("/desk/campaigns/next/strolls/elm/roster", &hal).await.status, 403);
    assert_eq!(app.answers(&hal, invited[0], "yes").await.0, 303);
    assert_eq!(app.get("/desk/campaigns/next/strolls/elm/roster", &hal).await.status, 200);
    // Once.
    assert_eq!(app.answers(&hal, invited[0], "yes").await.0, 422);
    assert_eq!(app.get(&link, &hal).await.status, 410);
    let acts = app.get(MEMBERS, &bess).await.text;
    assert!(acts.contains("hal@hosts.example accepted: Helper"), "{acts}");
}

#[tokio::test]
async fn a_forwarded_invitation_opens_nothing_to_somebody_else() {
    let app = TestApp::new().await;
    let bess = bess(&app).await;
    app.invites(&bess, HAL, "host").await;
    let id = app.invited().await[0];
    let link = links::invitation(app.app.tokens(), id);
    app.give("eve@hosts.example", Role::Helper, HERE, "oak").await;
    let eve = app.signs_in("eve@hosts.example").await;
    let opened = app.get(&link, &eve).await;
    assert!(opened.text.contains("for another address"), "{}", opened.text);
    assert!(!opened.text.contains("/answer\""), "{}", opened.text);
    let (status, text) = app.answers(&eve, id, "yes").await;
    assert_eq!(status, 422);
    assert!(text.contains("not yours"), "{text}");
    assert_eq!(app.get("/desk/campaigns/next/strolls/elm", &eve).await.status, 403);
    // With a wrong token nothing is shown at all.
    let forged = format!("/invitations/{id}?token={}", "0".repeat(26));
    assert_eq!(app.get(&forged, "").await.status, 401);
    assert_eq!(app.post(&forged, "", &[]).await.status, 401);
}

#[tokio::test]
async fn an_invitation_ends_by_time_by_no_and_by_being_taken_back() {
    let app = TestApp::new().await;
    let bess = bess(&app).await;
    app.invites(&bess, HAL, "helper").await;
    let hal = app.enters(HAL).await;
    let first = app.invited().await[0];
    assert_eq!(app.answers(&hal, first, "no").await.0, 303);
    assert_eq!(app.answers(&hal, first, "yes").await.0, 422, "no is no");
    // Taken back.
    app.invites(&bess, HAL, "helper").await;
    let second = *app.invited().await.last().expect("a letter");
    let hal = app.enters(HAL).await;
    let fields = [("email", HAL), ("role", "helper"), ("why", "")];
    let gone = app.post(&format!("{MEMBERS}/withdraw"), &bess, &fields).await;
    assert_eq!(gone.status, 303);
    assert_eq!(app.answers(&hal, second, "yes").await.0, 422);
    let again = app.post(&format!("{MEMBERS}/withdraw"), &bess, &fields).await;
    assert_eq!(again.status, 422, "there is none to take back");
    // Too old.
    app.invites(&bess, HAL, "helper").await;
    let third = *app.invited().await.last().expect("a letter");
    let hal = app.enters(HAL).await;
    app.wait(6 * 86_400);
    assert_eq!(app.get("/desk", &hal).await.status, 200, "the session is used in between");
    app.wait(6 * 86_400);
    assert_eq!(app.get("/desk", &hal).await.status, 200);
    app.wait(OPEN_MS / 1000 - 12 * 86_400);
    assert_eq!(app.answers(&hal, third, "yes").await.0, 422);
    assert_eq!(app.get(&links::invitation(app.app.tokens(), third), &hal).await.status, 410);
    // Who has no role and no invitation gets no letter any more.
    let letters = app.letters().await.len();
    app.post("/sign-in", "", &[("email", HAL), ("to", "")]).await;
    assert_eq!(app.letters().await.len(), letters);
}

/// Somebody who may not give a role any more has not given it by an old letter either.
#[tokio::test]
async fn an_invitation_ends_with_the_role_of_who_wrote_it() {
    let app = TestApp::new().await;
    app.give("cora@hosts.example", Role::Coordinator, HERE, "").await;
    app.give("eve@hosts.example", Role::Coordinator, HERE, "").await;
    let cora = app.signs_in("cora@hosts.example").await;
    let eve = app.signs_in("eve@hosts.example").await;
    let members = "/desk/campaigns/next/members";
    let friend = [("email", HAL), ("role", "coordinator"), ("why", "")];
    assert_eq!(app.post(&format!("{members}/invite"), &eve, &friend).await.status, 303);
    let eves = [("email", "eve@hosts.example"), ("role", "coordinator"), ("why", "")];
    assert_eq!(app.post(&format!("{members}/take"), &cora, &eves).await.status, 303);
    let hal = app.enters(HAL).await;
    let id = app.invited().await[0];
    assert_eq!(app.answers(&hal, id, "yes").await.0, 422);
    assert_eq!(app.get("/desk/campaigns/next", &hal).await.status, 403);
}

#[tokio::test]
async fn a_letter_is_written_again_after_a_day() {
    let app = TestApp::new().await;
    let bess = bess(&app).await;
    app.invites(&bess, HAL, "helper").await;
    let fields = [("email", HAL), ("role", "helper"), ("why", "")];
    let remind = format!("{MEMBERS}/remind");
    let early = app.post(&remind, &bess, &fields).await;
    assert!(early.location.ends_with("?done=too-early"), "{}", early.location);
    app.wait(AGAIN_MS / 1000);
    let written = app.post(&remind, &bess, &fields).await;
    assert!(written.location.ends_with("?done=written"), "{}", written.location);
    assert_eq!(app.invited().await.len(), 2);
    let nobody = [("email", "nobody@hosts.example"), ("role", "helper"), ("why", "")];
    assert_eq!(app.post(&remind, &bess, &nobody).await.status, 422);
}

/// Where no letters go out, the address is handed over by hand.
#[tokio::test]
async fn without_mail_the_page_shows_the_address_to_hand_over() {
    let app = TestApp::in_a_file(Config { letters: Letters::Wait, ..Config::default() }).await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let bess = app.enters_by_shell(BESS).await;
    app.invites(&bess, HAL, "helper").await;
    assert!(app.invited().await.is_empty());
    let page = app.get(MEMBERS, &bess).await.text;
    let link = page.split("<code>").nth(1).and_then(|rest| rest.split('<').next());
    let link = link.expect("an address to hand over").replace("&#38;", "&").replace("&amp;", "&");
    let path = link.strip_prefix("http://stroll.example").expect("of this service");
    let opened = app.get(path, "").await;
    assert!(opened.text.contains("Helper at Stroll of elm"), "{}", opened.text);
    let hal = app.enters_by_shell(HAL).await;
    let own = app.get(path, &hal).await;
    assert!(own.text.contains("/answer\""), "{}", own.text);
}
