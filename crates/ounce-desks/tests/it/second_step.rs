//! The second step: who needs it, setting it up, showing it, a lost telephone.

use hmac::{Hmac, KeyInit, Mac};
use ounce_domain::member::Role;
use ounce_domain::member::second_factor::{SHOWN_MS, WAIT_MS};
use ounce_store::outbox::Letter;
use ounce_store::{members, second_factors};
use sha1::Sha1;

use crate::app::{Answer, HERE, TestApp};

const BESS: &str = "bess@coordinators.example";
const OWN_STEP: &str = "/desk/second-step";
const DESK: &str = "/desk/campaigns/next";

/// The code of RFC 6238 for a secret in the letters of RFC 4648, as a code app makes it.
fn totp(secret: &str, seconds: i64) -> String {
    let five = |letter: u8| b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|l| *l == letter);
    let value = secret.bytes().filter_map(five).fold((0_u64, 0, Vec::new()), |state, five| {
        let (bits, count, mut bytes) = state;
        let (bits, count) = (bits << 5 | five as u64, count + 5);
        if count < 8 {
            return (bits, count, bytes);
        }
        bytes.push(u8::try_from(bits >> (count - 8) & 0xff).unwrap_or(0));
        (bits & ((1 << (count - 8)) - 1), count - 8, bytes)
    });
    let mut mac = Hmac::<Sha1>::new_from_slice(&value.2).expect("a key of any length");
    mac.update(&(seconds / 30).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 15);
    let number = u32::from_be_bytes(hash[at..at + 4].try_into().expect("four bytes"));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

/// What a code app scanned from a page.
fn secret(page: &str) -> String {
    let secret = page.split("secret=").nth(1).and_then(|rest| rest.split('&').next());
    secret.expect("a secret").to_owned()
}

impl TestApp {
    async fn types_second(&self, session: &str, path: &str, code: &str) -> Answer {
        self.post(path, session, &[("code", code)]).await
    }

    /// Sets up the second factor; the secret that the app keeps.
    pub(crate) async fn sets_up(&self, session: &str) -> String {
        let begun = self.post("/desk/second-step/begin", session, &[]).await;
        assert_eq!((begun.status, begun.location.as_str()), (303, OWN_STEP));
        let secret = secret(&self.get(OWN_STEP, session).await.text);
        let done =
            self.types_second(session, "/desk/second-step/confirm", &self.app_code(&secret)).await;
        assert_eq!((done.status, done.location.as_str()), (303, OWN_STEP), "{}", done.text);
        secret
    }

    /// What the app shows at this moment.
    fn app_code(&self, secret: &str) -> String {
        totp(secret, self.now_ms() / 1000)
    }

    /// The recovery codes that the page shows now.
    async fn recovery_codes(&self, session: &str) -> Vec<String> {
        let page = self.get(OWN_STEP, session).await.text;
        let list =
            page.split("<ol class=\"codes\">").nth(1).and_then(|rest| rest.split("</ol>").next());
        let codes = list.unwrap_or_default().split("<code>").skip(1);
        codes.filter_map(|code| code.split('<').next().map(str::to_owned)).collect()
    }
}

#[tokio::test]
async fn a_coordinator_opens_nothing_before_the_second_step_is_set_up() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Coordinator, HERE, "").await;
    let session = app.enters(BESS).await;
    for path in ["/desk", DESK, "/desk/sessions", "/desk/campaigns/next/members"] {
        let answer = app.get(path, &session).await;
        assert_eq!((answer.status, answer.location.as_str()), (303, OWN_STEP), "{path}");
    }
    let fields = [("email", "eve@else.example"), ("role", "coordinator"), ("why", "")];
    let given = app.post("/desk/campaigns/next/members/invite", &session, &fields).await;
    assert_eq!(given.location, OWN_STEP, "and changes nothing");
    let page = app.get(OWN_STEP, &session).await;
    assert!(!page.text.contains("href=\"/desk\""), "no way round: {}", page.text);
    // Beginning again leaves a picture good that was scanned.
    app.post("/desk/second-step/begin", &session, &[]).await;
    let before = secret(&app.get(OWN_STEP, &session).await.text);
    app.post("/desk/second-step/begin", &session, &[]).await;
    assert_eq!(secret(&app.get(OWN_STEP, &session).await.text), before);
    // A wrong code sets up nothing.
    for wrong in ["000000", "", "12345", "abcde-fghjk"] {
        let refused = app.types_second(&session, "/desk/second-step/confirm", wrong).await;
        assert_eq!(refused.status, 422, "{wrong}");
        assert_eq!(app.get(DESK, &session).await.location, OWN_STEP);
    }
    let right = app.app_code(&before);
    let done = app.types_second(&session, "/desk/second-step/confirm", &right).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(app.get(DESK, &session).await.status, 200);
    assert_eq!(app.recovery_codes(&session).await.len(), 10);
    app.wait(SHOWN_MS / 1000);
    assert!(app.recovery_codes(&session).await.is_empty(), "they are shown for ten minutes");
}

#[tokio::test]
async fn the_mailbox_alone_opens_nothing_of_a_member_with_a_second_factor() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Treasurer, HERE, "").await;
    let hers = app.enters(BESS).await;
    let secret = app.sets_up(&hers).await;
    // Somebody reads her letters.
    let theirs = app.enters(BESS).await;
    let asked = app.get(DESK, &theirs).await;
    assert_eq!(asked.location, "/sign-in/second-step?to=%2Fdesk%2Fcampaigns%2Fnext");
    for path in [OWN_STEP, "/desk/sessions"] {
        let answer = app.get(path, &theirs).await;
        assert!(answer.location.starts_with("/sign-in/second-step"), "{path}: {}", answer.location);
    }
    for path in ["begin", "confirm", "remove"] {
        let answer = app.post(&format!("{OWN_STEP}/{path}"), &theirs, &[]).await;
        assert!(answer.location.starts_with("/sign-in/second-step"), "{path}");
    }
    assert_eq!(app.get(OWN_STEP, &hers).await.status, 200, "hers goes on");
    // The code that set it up is used.
    let used = app.app_code(&secret);
    assert_eq!(app.types_second(&theirs, "/sign-in/second-step", &used).await.status, 422);
    app.wait(30);
    let fields = [("code", &*app.app_code(&secret)), ("to", DESK)];
    let shown = app.post("/sign-in/second-step", &theirs, &fields).await;
    assert_eq!((shown.status, shown.location.as_str()), (303, DESK));
    assert_eq!(app.get(DESK, &theirs).await.status, 200);
}

#[tokio::test]
async fn after_five_wrong_codes_the_right_one_waits_too() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Coordinator, HERE, "").await;
    let secret = app.sets_up(&app.enters(BESS).await).await;
    let session = app.enters(BESS).await;
    for _ in 0..5 {
        assert_eq!(app.types_second(&session, "/sign-in/second-step", "000000").await.status, 422);
    }
    app.wait(30);
    let right = app.types_second(&session, "/sign-in/second-step", &app.app_code(&secret)).await;
    assert_eq!(right.status, 422);
    assert!(right.text.contains("quarter of an hour"), "{}", right.text);
    // A new sign-in does not get round it.
    let again = app.enters(BESS).await;
    assert_eq!(
        app.types_second(&again, "/sign-in/second-step", &app.app_code(&secret)).await.status,
        422
    );
    app.wait(WAIT_MS / 1000);
    let right = app.types_second(&session, "/sign-in/second-step", &app.app_code(&secret)).await;
    assert_eq!((right.status, right.location.as_str()), (303, "/desk"));
}

#[tokio::test]
async fn a_recovery_code_opens_once_and_a_new_telephone_ends_the_old_codes() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Coordinator, HERE, "").await;
    let first = app.enters(BESS).await;
    let lost = app.sets_up(&first).await;
    let codes = app.recovery_codes(&first).await;
    let session = app.enters(BESS).await;
    let shown = app.types_second(&session, "/sign-in/second-step", &codes[3].to_uppercase()).await;
    assert_eq!(shown.status, 303, "{}", shown.text);
    app.wait(SHOWN_MS / 1000);
    let page = app.get(OWN_STEP, &session).await;
    assert!(page.text.contains("9 recovery codes are left"), "{}", page.text);
    let other = app.enters(BESS).await;
    assert_eq!(
        app.types_second(&other, "/sign-in/second-step", &codes[3]).await.status,
        422,
        "once"
    );
    // A new telephone: the codes of the old one end, and other sessions show the new one.
    app.wait(30);
    let found = app.sets_up(&session).await;
    assert_ne!(found, lost);
    assert!(app.get(DESK, &first).await.location.starts_with("/sign-in/second-step"));
    app.wait(30);
    for old in [app.app_code(&lost), codes[4].clone()] {
        assert_eq!(app.types_second(&first, "/sign-in/second-step", &old).await.status, 422);
    }
    let new = app.app_code(&found);
    assert_eq!(app.types_second(&first, "/sign-in/second-step", &new).await.status, 303);
}

#[tokio::test]
async fn a_host_may_have_one_and_lay_it_down_and_a_coordinator_keeps_it() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let session = app.enters(BESS).await;
    assert_eq!(app.get("/desk", &session).await.status, 200, "none is needed");
    app.sets_up(&session).await;
    let other = app.enters(BESS).await;
    assert!(app.get("/desk", &other).await.location.starts_with("/sign-in/second-step"));
    app.give(BESS, Role::Coordinator, HERE, "").await;
    let kept = app.post("/desk/second-step/remove", &session, &[]).await;
    assert_eq!(kept.status, 409);
    let other_host = "boris@hosts.example";
    app.give(other_host, Role::Host, HERE, "oak").await;
    let session = app.enters(other_host).await;
    app.sets_up(&session).await;
    let gone = app.post("/desk/second-step/remove", &session, &[]).await;
    assert_eq!(gone.location, OWN_STEP);
    assert_eq!(app.get("/desk", &app.enters(other_host).await).await.status, 200);
}

/// Somebody lost the telephone and the codes: whoever has the shell begins anew with them.
#[tokio::test]
async fn a_reset_ends_all_sessions_and_asks_for_a_new_one() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Coordinator, HERE, "").await;
    let session = app.enters(BESS).await;
    app.sets_up(&session).await;
    let letter = ([95; 16], app.now_ms());
    let reset = app.store.write(move |sql| {
        let email = ounce_domain::text::EmailAddress::parse(BESS).expect("an address");
        let member = members::find(sql, &email)?.expect("a member").id;
        second_factors::reset(sql, member, letter).map(Ok::<_, std::convert::Infallible>)
    });
    assert_eq!(reset.await.expect("the store works"), Ok(true));
    assert_eq!(app.waiting(Letter::StepAdded).await.len(), 1);
    assert_eq!(app.waiting(Letter::StepRemoved).await.len(), 1);
    assert!(app.get("/desk", &session).await.location.starts_with("/sign-in?to="));
    assert_eq!(app.get("/desk", &app.enters(BESS).await).await.location, OWN_STEP);
}
