//! Passkeys: added, shown, used to sign in, named and removed, by a device that is written here.

mod device;

use ounce_domain::member::Role;
use ounce_domain::member::passkey::OPEN_MS;
use ounce_domain::text::EmailAddress;
use ounce_store::outbox::Letter;
use ounce_store::{members, second_factors};

use crate::app::{Answer, HERE, TestApp};
use device::{Asked, Device, Signs};

const BESS: &str = "bess@coordinators.example";
const CARL: &str = "carl@treasurers.example";
const OWN_STEP: &str = "/desk/second-step";
const DESK: &str = "/desk/campaigns/next";

impl TestApp {
    async fn asks_key(&self, path: &str, session: &str) -> Asked {
        Asked::read(&self.get(path, session).await.text)
    }

    async fn adds(&self, session: &str, device: &mut Device, name: &str) -> Answer {
        let asked = self.asks_key(OWN_STEP, session).await;
        let made = device.makes(&asked.options);
        self.sends_new(session, &asked.challenge, &made, name).await
    }

    async fn sends_new(&self, session: &str, challenge: &str, made: &str, name: &str) -> Answer {
        let fields = [("challenge", challenge), ("credential", made), ("name", name)];
        self.post("/desk/second-step/passkeys", session, &fields).await
    }

    async fn comes_in(&self, asked: &Asked, signed: &str, to: &str) -> Answer {
        let fields = [("challenge", &*asked.challenge), ("credential", signed), ("to", to)];
        self.post("/sign-in/passkey", "", &fields).await
    }

    async fn shows(&self, session: &str, asked: &Asked, signed: &str) -> Answer {
        let fields = [("challenge", &*asked.challenge), ("credential", signed), ("to", DESK)];
        self.post("/sign-in/second-step/passkey", session, &fields).await
    }

    /// A member with a role that needs a second step, and a device with a passkey.
    async fn with_passkey(&self, email: &str, role: Role) -> (String, Device) {
        self.give(email, role, HERE, "").await;
        let session = self.enters(email).await;
        let mut device = Device::new();
        let added = self.adds(&session, &mut device, "My telephone").await;
        assert_eq!((added.status, added.location.as_str()), (303, OWN_STEP), "{}", added.text);
        (session, device)
    }
}

fn session_of(answer: &Answer) -> String {
    format!("__Host-ounce={}", answer.cookie("__Host-ounce").expect("a session"))
}

/// The form of each passkey leads to its address.
fn ids(page: &str) -> Vec<String> {
    let after = |rest: &str| rest.split('/').next().unwrap_or_default().to_owned();
    let all = page.split("/desk/second-step/passkeys/").skip(1);
    all.filter(|rest| rest.contains("/remove\"")).map(after).fold(Vec::new(), |mut all, id| {
        if !all.contains(&id) {
            all.push(id);
        }
        all
    })
}

async fn everything(app: TestApp) {
    let (hers, mut device) = app.with_passkey(BESS, Role::Coordinator).await;
    assert_eq!(app.get(DESK, &hers).await.status, 200, "whoever added it has shown it");
    let page = app.get(OWN_STEP, &hers).await.text;
    assert!(page.contains("My telephone") && page.contains("only second step"), "{page}");
    // The letter alone opens nothing.
    let theirs = app.enters(BESS).await;
    assert!(app.get(DESK, &theirs).await.location.starts_with("/sign-in/second-step"));
    let asked = app.asks_key("/sign-in/second-step", &theirs).await;
    assert!(asked.options.contains(&device.id_text()), "her key is asked for: {}", asked.options);
    let shown = app.shows(&theirs, &asked, &device.signs(&asked.options)).await;
    assert_eq!((shown.status, shown.location.as_str()), (303, DESK), "{}", shown.text);
    assert_eq!(app.get(DESK, &theirs).await.status, 200);
    // Without a letter.
    let asked = app.asks_key("/sign-in", "").await;
    assert!(!asked.options.contains(&device.id_text()), "nobody is named to a stranger");
    let signed = device.signs(&asked.options);
    let came = app.comes_in(&asked, &signed, DESK).await;
    assert_eq!((came.status, came.location.as_str()), (303, DESK), "{}", came.text);
    assert_eq!(app.get(DESK, &session_of(&came)).await.status, 200);
    // The same answer again opens nothing.
    let again = app.comes_in(&asked, &signed, DESK).await;
    assert_eq!((again.status, again.cookie("__Host-ounce")), (422, None));
    // Named, and kept as the last way in.
    let id = ids(&page).remove(0);
    let path = format!("{OWN_STEP}/passkeys/{id}");
    let renamed = app.post(&format!("{path}/rename"), &hers, &[("name", "Blue key")]).await;
    assert_eq!(renamed.status, 303);
    let empty = app.post(&format!("{path}/rename"), &hers, &[("name", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Blue key"));
    assert_eq!(app.post(&format!("{path}/remove"), &hers, &[]).await.status, 409);
    // With a second one the first may go, and opens nothing any more.
    let mut second = Device::new();
    assert_eq!(app.adds(&hers, &mut second, "Key ring").await.status, 303);
    assert_eq!(app.post(&format!("{path}/remove"), &hers, &[]).await.status, 303);
    assert_eq!(app.post(&format!("{path}/remove"), &hers, &[]).await.status, 303, "again");
    // She is told of each once, in case it was somebody else.
    assert_eq!(app.waiting(Letter::StepAdded).await.len(), 2);
    assert_eq!(app.waiting(Letter::StepRemoved).await.len(), 1);
    let asked = app.asks_key("/sign-in", "").await;
    let gone = app.comes_in(&asked, &device.signs(&asked.options), "").await;
    assert_eq!((gone.status, gone.cookie("__Host-ounce")), (422, None));
    let asked = app.asks_key("/sign-in", "").await;
    assert_eq!(app.comes_in(&asked, &second.signs(&asked.options), "").await.status, 303);
}

#[tokio::test]
async fn a_passkey_is_added_shown_and_signs_in_without_a_letter() {
    everything(TestApp::new().await).await;
}

#[tokio::test]
async fn a_passkey_does_so_on_postgres_too() {
    everything(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn what_does_not_hold_opens_nothing() {
    let app = TestApp::new().await;
    let (_, device) = app.with_passkey(BESS, Role::Coordinator).await;
    type Wrong = (&'static str, fn(Signs) -> Signs);
    let wrongs: [Wrong; 8] = [
        ("another origin", |s| Signs { origin: "http://evil.example".into(), ..s }),
        ("another host", |s| Signs { host: "evil.example".into(), ..s }),
        ("no finger, face or PIN", |s| Signs { flags: 0x01, ..s }),
        ("nobody there", |s| Signs { flags: 0x04, ..s }),
        ("made as if to add", |s| Signs { kind: "webauthn.create", ..s }),
        ("in a frame of another site", |s| Signs { is_framed: true, ..s }),
        ("another member's name", |s| Signs { user: vec![9; 16], ..s }),
        ("a counter that went back", |s| Signs { counter: 0, ..s }),
    ];
    for (what, wrong) in wrongs {
        let asked = app.asks_key("/sign-in", "").await;
        let signed = device.clone().counting(7).signs_as(&asked.options, |signs| signs);
        if what == "a counter that went back" {
            assert_eq!(app.comes_in(&asked, &signed, "").await.status, 303, "it counts to 7");
        }
        let asked = app.asks_key("/sign-in", "").await;
        let signed = device.clone().counting(8).signs_as(&asked.options, wrong);
        let answer = app.comes_in(&asked, &signed, "").await;
        assert_eq!((answer.status, answer.cookie("__Host-ounce")), (422, None), "{what}");
        assert!(answer.text.contains("not known here"), "{what}: {}", answer.text);
    }
    let asked = app.asks_key("/sign-in", "").await;
    let mut other = Device::new();
    other.id.clone_from(&device.id);
    for (what, signed) in [
        ("another key under its id", other.signs(&asked.options)),
        ("a device nobody knows", Device::new().signs(&asked.options)),
        ("no JSON", "{".to_owned()),
        ("nothing", String::new()),
    ] {
        assert_eq!(app.comes_in(&asked, &signed, "").await.status, 422, "{what}");
    }
}

#[tokio::test]
async fn a_challenge_is_of_its_place_and_its_quarter_of_an_hour() {
    let app = TestApp::new().await;
    let (hers, mut device) = app.with_passkey(BESS, Role::Coordinator).await;
    // What was asked at the door is no answer in a session, and the other way round.
    let theirs = app.enters(BESS).await;
    let at_the_door = app.asks_key("/sign-in", "").await;
    let signed = device.signs(&at_the_door.options);
    assert_eq!(app.shows(&theirs, &at_the_door, &signed).await.status, 422);
    let inside = app.asks_key("/sign-in/second-step", &theirs).await;
    let signed = device.signs(&inside.options);
    assert_eq!(app.comes_in(&inside, &signed, "").await.status, 422);
    let third = app.enters(BESS).await;
    assert_eq!(app.shows(&third, &inside, &signed).await.status, 422, "another session");
    // Too late, from the future, and none at all.
    app.wait(OPEN_MS / 1000);
    let late = app.shows(&theirs, &inside, &signed).await;
    assert_eq!(late.status, 422);
    assert!(late.text.contains("too long"), "{}", late.text);
    for challenge in ["", "7zzzzzzzzz0000000000000000", "☃"] {
        let asked = Asked { challenge: challenge.to_owned(), options: inside.options.clone() };
        assert_eq!(app.shows(&theirs, &asked, &signed).await.status, 422, "{challenge}");
    }
    // Nothing of this session can be begun before the passkey is shown.
    for path in ["", "/x/rename", "/x/remove"] {
        let answer = app.post(&format!("{OWN_STEP}/passkeys{path}"), &theirs, &[]).await;
        assert!(answer.location.starts_with("/sign-in/second-step"), "{path}");
    }
    assert_eq!(app.get(DESK, &hers).await.status, 200);
}

#[tokio::test]
async fn a_passkey_of_another_member_is_neither_shown_nor_changed() {
    let app = TestApp::new().await;
    let (hers, mut device) = app.with_passkey(BESS, Role::Coordinator).await;
    let (his, mut other) = app.with_passkey(CARL, Role::Treasurer).await;
    let session = app.enters(BESS).await;
    let asked = app.asks_key("/sign-in/second-step", &session).await;
    assert_eq!(app.shows(&session, &asked, &other.signs(&asked.options)).await.status, 422);
    // A key that is hers already is not taken from her, and hers again changes nothing.
    let asked = app.asks_key(OWN_STEP, &his).await;
    let made = device.makes(&asked.options);
    let taken = app.sends_new(&his, &asked.challenge, &made, "Mine").await;
    assert_eq!(taken.status, 422);
    assert!(taken.text.contains("another member"), "{}", taken.text);
    assert_eq!(app.adds(&hers, &mut device, "Once more").await.status, 303);
    let page = app.get(OWN_STEP, &hers).await.text;
    assert_eq!(ids(&page).len(), 1);
    assert!(!page.contains("Once more"));
    // Her row answers him nothing.
    let path = format!("{OWN_STEP}/passkeys/{}", ids(&page)[0]);
    app.post(&format!("{path}/rename"), &his, &[("name", "His")]).await;
    app.post(&format!("{path}/remove"), &his, &[]).await;
    assert!(app.get(OWN_STEP, &hers).await.text.contains("My telephone"));
}

#[tokio::test]
async fn codes_and_passkeys_stand_for_each_other_and_a_reset_ends_both() {
    let app = TestApp::new().await;
    let (hers, _) = app.with_passkey(BESS, Role::Coordinator).await;
    app.sets_up(&hers).await;
    let page = app.get(OWN_STEP, &hers).await.text;
    assert!(!page.contains("only second step"));
    // The codes may go, since the passkey is left; then the passkey may not.
    let id = ids(&page).remove(0);
    assert_eq!(app.post(&format!("{OWN_STEP}/remove"), &hers, &[]).await.status, 303);
    let path = format!("{OWN_STEP}/passkeys/{id}/remove");
    assert_eq!(app.post(&path, &hers, &[]).await.status, 409);
    // A code that was typed before the codes went leads to what is there instead.
    let late = app.enters(BESS).await;
    let code = [("code", "123456"), ("to", "")];
    let refused = app.post("/sign-in/second-step", &late, &code).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains(r##"href="#f-passkey""##), "{}", refused.text);
    assert!(refused.text.contains(r#"id="f-passkey""#), "{}", refused.text);
    // A token needs a second factor too, and a passkey is one.
    assert!(app.issues(BESS, "see-campaign").await.starts_with("Bearer "));
    let email = EmailAddress::parse(BESS).expect("an address");
    let letter = ([95; 16], app.now_ms());
    let reset = app.store.write(move |sql| {
        let member = members::find(sql, &email)?.expect("she is there");
        second_factors::reset(sql, member.id, letter).map(Ok::<_, ()>)
    });
    assert_eq!(reset.await.expect("the store works"), Ok(true));
    let again = app.enters(BESS).await;
    assert_eq!(app.get(DESK, &again).await.location, OWN_STEP, "she begins anew");
    assert!(ids(&app.get(OWN_STEP, &again).await.text).is_empty());
}
