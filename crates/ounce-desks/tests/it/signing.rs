//! Signing in: by the code, by the link, not by a scanner, not with an old or used letter.

use ounce_domain::id::Id;
use ounce_domain::member::Role;
use ounce_domain::member::sign_in::{OPEN_MS, SignIn};
use ounce_domain::text::EmailAddress;
use ounce_store::outbox::{self, Letter};
use ounce_store::sign_ins::{self, Begin};
use ounce_web::{Config, links};

use crate::app::{Answer, HERE, TestApp};

const BESS: &str = "bess@hosts.example";
const SESSION: &str = "__Host-ounce";
const ASKING: &str = "__Host-asking";

impl TestApp {
    /// Asks for a letter; the cookie of the browser.
    async fn asks(&self, email: &str, cookies: &str) -> (Answer, String) {
        let answer = self.post("/sign-in", cookies, &[("email", email), ("to", "")]).await;
        let mark = answer.cookie(ASKING).unwrap_or_default().to_owned();
        (answer, format!("{ASKING}={mark}"))
    }

    /// The sign-ins whose letters wait, oldest first.
    pub(crate) async fn letters(&self) -> Vec<Id<SignIn>> {
        let due = self.store.read(|sql| outbox::list(sql, 100)).await.expect("the store works");
        let of_sign_ins = due.iter().rev().filter(|one| one.letter == Letter::SignIn);
        of_sign_ins.map(|one| Id::from_bytes(one.about)).collect()
    }

    fn code(&self, id: Id<SignIn>) -> String {
        self.app.tokens().sign_in_code(id)
    }

    async fn types(&self, code: &str, cookies: &str) -> Answer {
        self.post("/sign-in/code", cookies, &[("code", code), ("to", "")]).await
    }

    /// Signs in by a letter, and does the second step where there is one; the cookie of the session.
    pub(crate) async fn signs_in(&self, email: &str) -> String {
        let session = self.enters(email).await;
        let desk = self.get("/desk", &session).await;
        if !desk.location.is_empty() {
            assert_eq!(desk.location, "/desk/second-step", "a member signs in twice");
            self.sets_up(&session).await;
        }
        session
    }

    /// Signs in by a link of the shell; the cookie of the session.
    pub(crate) async fn enters_by_shell(&self, email: &str) -> String {
        let email = EmailAddress::parse(email).expect("the example is an address");
        let (id, at_ms) = (self.app.fresh_id(self.app.now()), self.now_ms());
        let begun = self.store.write(move |sql| {
            let (browser, language, outbox_id) = (None, "en", None);
            let begin = Begin { id, email: &email, browser, language, at_ms, outbox_id };
            sign_ins::begin(sql, &begin).map(Ok::<_, ()>)
        });
        begun.await.expect("the store works").expect("nothing refuses");
        let link = links::sign_in_link(self.app.tokens(), id);
        let answer = self.post(&link, "", &[]).await;
        format!("{SESSION}={}", answer.cookie(SESSION).expect("a session"))
    }

    /// Signs in by a letter alone; the cookie of the session.
    pub(crate) async fn enters(&self, email: &str) -> String {
        // Letters are in the order of their time.
        self.wait(1);
        let (_, browser) = self.asks(email, "").await;
        let id = *self.letters().await.last().expect("a letter waits");
        let answer = self.types(&self.code(id), &browser).await;
        assert_eq!((answer.status, answer.location.as_str()), (303, "/desk"));
        format!("{SESSION}={}", answer.cookie(SESSION).expect("a session"))
    }
}

#[tokio::test]
async fn a_code_signs_in_where_the_sign_in_was_begun() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let (answer, browser) = app.asks("Bess@Hosts.example", "").await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/sign-in/code"));
    let code = app.code(app.letters().await[0]);
    // Typed in another browser it opens nothing, and does not count.
    for cookies in ["", "__Host-asking=0000000000000000000000000000000000000000000000000000"] {
        let elsewhere = app.types(&code, cookies).await;
        assert_eq!(elsewhere.status, 422);
        assert_eq!(elsewhere.cookie(SESSION), None);
    }
    let shown = format!("{} - {}", code[..4].to_uppercase(), &code[4..]);
    let answer = app.types(&shown, &browser).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/desk"));
    let session = format!("{SESSION}={}", answer.cookie(SESSION).expect("a session"));
    let desk = app.get("/desk", &session).await;
    assert_eq!(desk.status, 200);
    assert!(desk.text.contains("Stroll of elm"), "{}", desk.text);
    let again = app.types(&code, &browser).await;
    assert_eq!((again.status, again.cookie(SESSION)), (422, None), "once");
}

/// The same answer for every address, and a letter for members alone.
#[tokio::test]
async fn nobody_learns_who_is_a_member() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let (known, browser) = app.asks(BESS, "").await;
    let (unknown, other) = app.asks("nobody@example.org", "").await;
    assert_eq!((known.status, &known.location), (unknown.status, &unknown.location));
    assert_eq!(known.text, unknown.text);
    assert_eq!(app.letters().await.len(), 1);
    for left in ["4", "3", "2"] {
        let of_known = app.types("00000000", &browser).await;
        let of_unknown = app.types("00000000", &other).await;
        assert_eq!(of_known.text, of_unknown.text);
        assert!(of_known.text.contains(&format!("{left} tries")), "{}", of_known.text);
    }
    let wrong = app.post("/sign-in", "", &[("email", "bess@"), ("to", "")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("value=\"bess@\""), "what was typed stays");
}

#[tokio::test]
async fn five_wrong_codes_end_it() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let (_, browser) = app.asks(BESS, "").await;
    let code = app.code(app.letters().await[0]);
    for _ in 0..5 {
        assert_eq!(app.types("00000000", &browser).await.status, 422);
    }
    let right = app.types(&code, &browser).await;
    assert_eq!((right.status, right.cookie(SESSION)), (422, None));
}

/// A program that opens every link of a letter, and sends its form, is not signed in; the person
/// still gets in.
#[tokio::test]
async fn a_scanner_gets_no_session_and_spoils_nothing() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let (_, browser) = app.asks(BESS, "").await;
    let id = app.letters().await[0];
    let link = links::sign_in_link(app.app.tokens(), id);
    for _ in 0..20 {
        assert_eq!(app.get(&link, "").await.status, 200);
        let sent = app.post(&link, "", &[]).await;
        assert_eq!((sent.status, sent.cookie(SESSION)), (200, None));
        assert!(!sent.text.contains(&app.code(id)), "the page does not tell the code");
    }
    let opened = app.get(&link, &browser).await;
    assert!(opened.text.contains("method=\"post\""), "{}", opened.text);
    let pressed = app.post(&link, &browser, &[]).await;
    assert_eq!((pressed.status, pressed.location.as_str()), (303, "/desk"));
    assert!(pressed.cookie(SESSION).is_some());
    assert_eq!(app.get(&link, &browser).await.status, 410, "used");
}

#[tokio::test]
async fn a_letter_is_good_for_a_quarter_of_an_hour_and_a_link_needs_its_token() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let (_, browser) = app.asks(BESS, "").await;
    let id = app.letters().await[0];
    let forged = format!("/sign-in/{id}?token={}", "0".repeat(26));
    assert_eq!(app.get(&forged, &browser).await.status, 401);
    assert_eq!(app.post(&forged, &browser, &[]).await.status, 401);
    app.wait(OPEN_MS / 1000);
    let link = links::sign_in_link(app.app.tokens(), id);
    let late = app.post(&link, &browser, &[]).await;
    assert_eq!((late.status, late.cookie(SESSION)), (410, None));
    let late = app.types(&app.code(id), &browser).await;
    assert_eq!((late.status, late.cookie(SESSION)), (422, None));
}

#[tokio::test]
async fn a_session_ends_by_hand_by_time_and_with_the_role() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let phone = app.signs_in(BESS).await;
    let desk = app.signs_in(BESS).await;
    let page = app.get("/desk/sessions", &phone).await;
    assert_eq!(page.text.matches("Firefox, Linux").count(), 2, "{}", page.text);
    let ended = app.post("/desk/sessions/end-others", &phone, &[]).await;
    assert_eq!(ended.location, "/desk/sessions");
    assert_eq!(app.get("/desk", &desk).await.location, "/sign-in?to=%2Fdesk");
    assert_eq!(app.get("/desk", &phone).await.status, 200);
    let out = app.post("/sign-out", &phone, &[]).await;
    assert_eq!(out.cookie(SESSION), Some(""));
    assert_eq!(app.get("/desk", &phone).await.status, 303);
    // By time: idle for a week.
    let tablet = app.signs_in(BESS).await;
    app.wait(6 * 86_400);
    assert_eq!(app.get("/desk", &tablet).await.status, 200);
    app.wait(6 * 86_400);
    assert_eq!(app.get("/desk", &tablet).await.status, 200, "it was used in between");
    app.wait(7 * 86_400);
    assert_eq!(app.get("/desk", &tablet).await.status, 303);
}

/// A stolen id of a session ends nothing of another member.
#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    app.give("boris@hosts.example", Role::Host, HERE, "oak").await;
    let bess = app.signs_in(BESS).await;
    let boris = app.signs_in("boris@hosts.example").await;
    let page = app.get("/desk/sessions", &bess).await.text;
    let end = page.split("action=\"").find(|part| part.starts_with("/desk/sessions/0"));
    let end = end.and_then(|part| part.split('"').next()).expect("a form that ends it");
    assert_eq!(app.post(end, &boris, &[]).await.location, "/desk/sessions");
    assert_eq!(app.get("/desk", &bess).await.status, 200);
    assert_eq!(app.post(end, &bess, &[]).await.location, "/sign-in");
    assert_eq!(app.get("/desk", &bess).await.status, 303);
}

#[tokio::test]
async fn after_the_sign_in_comes_the_page_that_was_asked_for() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let asked = "/desk/campaigns/next/strolls/elm/roster";
    let first = app.get(asked, "").await;
    assert_eq!(first.location, links::sign_in(asked));
    let answer = app.post("/sign-in", "", &[("email", BESS), ("to", asked)]).await;
    assert_eq!(answer.location, links::sign_in_code(asked));
    let browser = format!("{ASKING}={}", answer.cookie(ASKING).expect("a mark"));
    let code = app.code(app.letters().await[0]);
    let fields = [("code", code.as_str()), ("to", asked)];
    let signed = app.post("/sign-in/code", &browser, &fields).await;
    assert_eq!(signed.location, asked);
    // And no other site.
    let (_, browser) = app.asks(BESS, "").await;
    let code = app.code(*app.letters().await.last().expect("a letter"));
    let fields = [("code", code.as_str()), ("to", "//evil.example/desk")];
    assert_eq!(app.post("/sign-in/code", &browser, &fields).await.location, "/desk");
}

#[tokio::test]
async fn somebody_can_be_anybody_in_a_demo_and_nowhere_else() {
    let demo = TestApp::in_a_file(Config { is_demo: true, ..Config::default() }).await;
    demo.give(BESS, Role::Host, HERE, "elm").await;
    let page = demo.get("/be-somebody", "").await;
    let member = page.text.split("name=\"member\" value=\"").nth(1).expect("somebody to be");
    let member = member.split('"').next().expect("an id").to_owned();
    let answer = demo.post("/be-somebody", "", &[("member", &member)]).await;
    assert_eq!(answer.location, "/desk");
    let session = format!("{SESSION}={}", answer.cookie(SESSION).expect("a session"));
    assert_eq!(demo.get("/desk/campaigns/next/strolls/elm", &session).await.status, 200);
    let unknown = demo.post("/be-somebody", "", &[("member", &"0".repeat(26))]).await;
    assert_eq!(unknown.status, 404);
    let real = TestApp::new().await;
    assert_eq!(real.get("/be-somebody", "").await.status, 404);
    assert_eq!(real.post("/be-somebody", "", &[("member", &member)]).await.status, 404);
}
