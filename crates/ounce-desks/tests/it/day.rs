//! The day in the park, as phones and hosts use it over the network.

use axum::http::Method;
use ounce_domain::day::Device;
use ounce_domain::id::Id;
use ounce_domain::member::Role;
use ounce_domain::registration::{Application, Party};
use ounce_domain::text::EmailAddress;
use ounce_domain::waiver::Signature;
use ounce_store::day::devices;
use ounce_store::registrations::{self, Join, Joined};
use ounce_store::{campaigns, strolls};
use serde_json::{Value, json};

use crate::app::{HERE, TestApp};

pub(crate) const HOST: &str = "host@members.example";
pub(crate) const DAY: &str = "/api/v1/strolls/next/elm/day";

/// A phone with its token.
pub(crate) struct Phone {
    pub(crate) id: String,
    pub(crate) token: String,
}

impl TestApp {
    /// The token of a host's program.
    pub(crate) async fn runs_the_day(&self) -> String {
        self.give(HOST, Role::Host, HERE, "elm").await;
        self.issues(HOST, "run-day").await
    }

    pub(crate) async fn json(
        &self,
        method: Method,
        path: &str,
        proof: &str,
        body: &str,
    ) -> (u16, Value) {
        let answer = self.call(method, path, proof, ("", body)).await;
        (answer.status, serde_json::from_str(&answer.text).unwrap_or(Value::Null))
    }

    pub(crate) async fn enrols(&self, token: &str, name: &str) -> Phone {
        let body = json!({ "name": name }).to_string();
        let path = format!("{DAY}/devices");
        let (status, made) = self.json(Method::POST, &path, token, &body).await;
        assert_eq!(status, 201, "{made}");
        let text = |field: &str| made[field].as_str().unwrap_or_default().to_owned();
        assert_eq!(text("page"), format!("/day/next/elm#{}", text("token")));
        assert_eq!(text("expires_at"), "2027-05-03T14:00:00Z", "48 hours after ten in New York");
        Phone { id: text("device"), token: text("token") }
    }

    pub(crate) async fn hands_in(&self, phone: &Phone, body: &Value) -> (u16, Value) {
        let proof = format!("Bearer {}", phone.token);
        let path = format!("{DAY}/entries");
        self.json(Method::POST, &path, &proof, &body.to_string()).await
    }

    pub(crate) async fn packs(&self, phone: &Phone) -> (u16, Value) {
        let proof = format!("Bearer {}", phone.token);
        self.json(Method::GET, DAY, &proof, "").await
    }

    pub(crate) async fn state(&self, token: &str) -> Value {
        let path = format!("{DAY}/state");
        let (status, state) = self.json(Method::GET, &path, token, "").await;
        assert_eq!(status, 200, "{state}");
        state
    }

    /// A party that signs up at a stroll, and what its ticket says.
    pub(crate) async fn signs_up(&self, stroll: &'static str, email: &str) -> (String, String) {
        let application = Application {
            name: "Ada Walker".to_owned(),
            email: EmailAddress::parse(email).expect("the example is an address"),
            party: Party { adults: 2, children: 1 },
            signature: Signature {
                version: 1,
                language: "en".to_owned(),
                signed_name: "Ada W.".to_owned(),
            },
        };
        let (at_ms, now) = (self.now_ms(), self.app.now());
        let (id, outbox) = (self.app.fresh_id(now), self.app.fresh_id::<()>(now).bytes());
        let joined = self.store.write(move |sql| {
            let campaign = campaigns::load(sql, HERE)?.expect("it is there");
            let application = &application;
            let join = Join {
                id,
                application,
                answers: &[],
                language: "en",
                at_ms,
                outbox_id: outbox,
                sends_mail: false,
            };
            registrations::join(sql, &campaign, stroll, &join)
        });
        match joined.await.expect("the store works").expect("nothing refuses") {
            Joined::New(party, _) => (party.id.to_string(), self.app.tokens().ticket(party.id)),
            other => panic!("{other:?}"),
        }
    }
}

pub(crate) fn entry(seq: i64, mut words: Value) -> Value {
    words["seq"] = seq.into();
    words["at"] = "2027-03-01T17:00:00Z".into();
    words
}

pub(crate) fn upload(entries: &[Value]) -> Value {
    json!({ "since": null, "sent_at": "2027-03-01T17:00:00Z", "entries": entries })
}

fn codes(answer: &Value) -> Vec<(i64, String)> {
    let review = answer["review"].as_array().expect("a list");
    let of = |one: &Value| {
        assert!(!one["message"].as_str().unwrap_or_default().is_empty(), "{one}");
        (one["seq"].as_i64().unwrap_or(-1), one["code"].as_str().unwrap_or_default().to_owned())
    };
    review.iter().map(of).collect()
}

/// From the code on the host's screen to the state of the day, with two phones that overlap.
async fn a_morning(app: TestApp) {
    let token = app.runs_the_day().await;
    let (party, ticket) = app.signs_up("elm", "ada@example.org").await;
    let (elsewhere, _) = app.signs_up("oak", "bo@example.org").await;
    let (one, two) = (app.enrols(&token, "Theo's phone").await, app.enrols(&token, "Ada").await);
    let (status, pack) = app.packs(&one).await;
    assert_eq!(status, 200);
    let expected = json!([{ "registration": party, "number": 1, "name": "Ada Walker", "adults": 2,
        "children": 1, "standing": "confirmed", "waiver": true, "shirts": [] }]);
    assert_eq!(pack["roster"], expected);
    let key = app.app.tickets().public();
    assert_eq!((pack["cursor"].as_str(), pack["key"].as_str()), (Some("0"), Some(&*key)));
    assert_eq!(pack["stroll"]["currency"], "USD");

    let of_one = [
        entry(1, json!({ "kind": "arrived", "registration": party, "adults": 2, "children": 1 })),
        entry(
            2,
            json!({ "kind": "cash", "amount": "20.00", "currency": "USD", "name": null,
            "email": null, "receipt": "1-1" }),
        ),
        entry(
            3,
            json!({ "kind": "arrived", "registration": elsewhere, "adults": 1,
            "children": 0 }),
        ),
        entry(4, json!({ "kind": "danced" })),
        json!({ "kind": "note", "text": "without a number" }),
        entry(
            5,
            json!({ "kind": "milk", "millilitres": 300, "bags": 2, "bank": null,
            "name": null }),
        ),
    ];
    let (status, answer) = app.hands_in(&one, &upload(&of_one)).await;
    assert_eq!((status, &answer["through"], &answer["gaps"]), (200, &json!(5), &json!([])));
    let asked = |seq: i64, code: &str| (seq, code.to_owned());
    let expected = [asked(3, "wrong-town"), asked(4, "unreadable"), asked(-1, "no-number")];
    assert_eq!(codes(&answer), expected, "one bad entry keeps no other back");
    // The picture of the ticket on the other phone is the same party.
    let of_two = [
        entry(1, json!({ "kind": "arrived", "ticket": ticket, "adults": 3, "children": 1 })),
        entry(
            2,
            json!({ "kind": "walked_in", "name": "The Walkups", "email": null, "adults": 1,
            "children": 1, "waiver": { "version": 1, "signed_name": "W. Walkup" } }),
        ),
        entry(3, json!({ "kind": "headcount", "people": 9 })),
        entry(5, json!({ "kind": "undo", "of": { "device": one.id, "seq": 2 } })),
    ];
    let (_, answer) = app.hands_in(&two, &upload(&of_two)).await;
    assert_eq!((&answer["through"], &answer["gaps"]), (&json!(3), &json!([4])));
    assert_eq!(codes(&answer), [asked(1, "arrived-twice")]);
    let others = answer["entries"].as_array().expect("a list");
    assert_eq!(others.len(), 5);
    assert_eq!((&others[1]["device"], &others[1]["amount"]), (&json!(one.id), &json!("20.00")));
    assert_eq!(answer["cursor"], "9");
    let again = app.hands_in(&two, &upload(&of_two)).await;
    assert_eq!(again, (200, answer), "the same again is the same");
    let read = json!({ "since": "9", "entries": [] });
    assert_eq!(app.hands_in(&one, &read).await.1["entries"], json!([]));
    ends_as_noted(&app, &token, &two).await;
}

/// The state after [`a_morning`].
async fn ends_as_noted(app: &TestApp, token: &str, two: &Phone) {
    let state = app.state(token).await;
    assert_eq!(state["arrived"], json!({ "parties": 2, "people": 5 }));
    assert_eq!(state["walked_in"], json!({ "parties": 1, "people": 2 }));
    assert_eq!((&state["cash"], &state["milk_ml"]), (&json!([]), &json!(300)));
    assert_eq!(state["headcount"], 9);
    let codes: Vec<&str> = state["review"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["code"].as_str())
        .collect();
    assert_eq!(codes, ["wrong-town", "arrived-twice", "unreadable"]);
    // The phone knows the walk-up family by its entry, so no row of the roster waits for it.
    let (_, pack) = app.packs(two).await;
    assert_eq!(pack["roster"].as_array().map(Vec::len), Some(1));
    let tickets = pack["tickets"].as_object().expect("an object");
    assert_eq!(tickets.len(), 2, "what its picture says, and its code");
    assert!(tickets.values().all(|of| *of == pack["roster"][0]["registration"]));
}

#[tokio::test]
async fn two_phones_and_a_host_on_sqlite() {
    a_morning(TestApp::new().await).await;
}

#[tokio::test]
async fn two_phones_and_a_host_on_postgresql() {
    a_morning(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn a_phone_is_nobody_without_its_token_and_at_another_town() {
    let app = TestApp::new().await;
    let token = app.runs_the_day().await;
    let phone = app.enrols(&token, "Theo's phone").await;
    let entries = upload(&[]).to_string();
    for (path, proof) in [
        (DAY, token.as_str()),
        (DAY, "Bearer 00000000000000000000000000"),
        (DAY, phone.token.as_str()),
        ("/api/v1/strolls/next/oak/day", &format!("Bearer {}", phone.token)),
        ("/api/v1/strolls/next/none/day", &format!("Bearer {}", phone.token)),
    ] {
        assert_eq!(app.json(Method::GET, path, proof, "").await.0, 401, "{path} {proof:?}");
        let path = format!("{path}/entries");
        assert_eq!(app.json(Method::POST, &path, proof, &entries).await.0, 401, "{path}");
    }
    let cookie = app.signs_in(HOST).await;
    assert_eq!(app.get(DAY, &cookie).await.status, 401, "the token of a browser");
    assert_eq!(app.post(&format!("{DAY}/entries"), &cookie, &[]).await.status, 401);
    assert_eq!(app.packs(&phone).await.0, 200);
}

#[tokio::test]
async fn a_phone_that_was_cut_off_hands_in_and_reads_nothing() {
    let app = TestApp::new().await;
    let token = app.runs_the_day().await;
    let (one, two) = (app.enrols(&token, "One").await, app.enrols(&token, "Two").await);
    let count = |seq, people| entry(seq, json!({ "kind": "headcount", "people": people }));
    app.hands_in(&two, &upload(&[count(1, 5)])).await;
    let (id, now_ms) = (Id::<Device>::parse(&one.id).expect("an id"), app.now_ms());
    let cut = app.store.write(move |sql| {
        let found = devices::load(sql, id)?.expect("it is enrolled").device;
        devices::cut_off(sql, found.stroll, id, now_ms).map(Ok::<_, ()>)
    });
    assert_eq!(cut.await.expect("the store works"), Ok(true));
    assert_eq!(app.packs(&one).await.0, 401);
    let (status, answer) = app.hands_in(&one, &upload(&[count(1, 7)])).await;
    assert_eq!((status, &answer["through"]), (200, &json!(1)));
    assert_eq!(codes(&answer), [(1, "cut-off".to_owned())]);
    assert_eq!((&answer["entries"], &answer["cursor"]), (&json!([]), &json!("0")));
    assert_eq!(app.state(&token).await["headcount"], 7);
    // An enrolment ends by itself, and what comes late is still taken.
    app.wait(70 * 86_400);
    assert_eq!(app.packs(&two).await.0, 401);
    let (status, answer) = app.hands_in(&two, &upload(&[count(2, 1)])).await;
    assert_eq!((status, codes(&answer).len()), (200, 2), "ended, and its clock is off: {answer}");
}

#[tokio::test]
async fn what_makes_no_sense_is_answered_clearly_and_nothing_of_it_is_taken() {
    let app = TestApp::new().await;
    let token = app.runs_the_day().await;
    let phone = app.enrols(&token, "One").await;
    let many: Vec<Value> =
        (1..=10_000).map(|seq| entry(seq, json!({ "kind": "headcount", "people": 1 }))).collect();
    for (body, field) in [
        (upload(&many), "entries"),
        (json!({ "since": "x", "entries": [] }), "since"),
        (json!({ "since": -1, "entries": [] }), "since"),
        (json!({ "since": null, "entries": "all" }), "entries"),
    ] {
        let (status, problem) = app.hands_in(&phone, &body).await;
        assert_eq!((status, &problem["errors"][0]["field"]), (422, &json!(field)));
    }
    assert_eq!(app.hands_in(&phone, &upload(&[])).await.1["through"], 0);
    let proof = format!("Bearer {}", phone.token);
    let path = format!("{DAY}/entries");
    assert_eq!(app.json(Method::POST, &path, &proof, "{").await.0, 400);
    // A name that can't be one, and a number of phones that nobody has.
    for body in ["{}", r#"{"name":" "}"#, r#"{"name":7}"#, r#"{"name":"a","more":1}"#] {
        let path = format!("{DAY}/devices");
        let refused = app.json(Method::POST, &path, &token, body).await;
        assert_eq!(refused.0, 422, "{body}");
    }
}

/// A time from 1970 and one from 2099, by a clock that is right, and a clock of 2031.
#[tokio::test]
async fn clocks_move_nothing() {
    let app = TestApp::new().await;
    let token = app.runs_the_day().await;
    let phone = app.enrols(&token, "One").await;
    let at = |seq: i64, at: &str| {
        json!({ "seq": seq, "at": at, "kind": "cash", "amount": "1.00", "currency": "USD",
            "receipt": seq.to_string() })
    };
    let right = upload(&[at(1, "1970-01-01T00:00:00Z"), at(2, "2099-01-01T00:00:00Z")]);
    let (_, answer) = app.hands_in(&phone, &right).await;
    let off = |seq: i64| (seq, "clock-off".to_owned());
    assert_eq!(codes(&answer), [off(1), off(2)]);
    let of_2031 = json!({ "sent_at": "2031-03-01T17:00:00Z",
        "entries": [at(3, "2031-03-01T17:00:00Z")] });
    assert_eq!(codes(&app.hands_in(&phone, &of_2031).await.1), [off(3)]);
    let slow =
        json!({ "sent_at": "2027-03-01T16:50:00Z", "entries": [at(4, "2027-03-01T16:50:00Z")] });
    assert_eq!(codes(&app.hands_in(&phone, &slow).await.1), []);
    assert_eq!(app.state(&token).await["cash"], json!([{ "currency": "USD", "amount": "4.00" }]));
    let found = app.store.read(|sql| {
        let campaign = campaigns::load(sql, HERE)?.expect("it is there");
        strolls::load(sql, campaign.id, "elm")
    });
    let raised = found.await.expect("the store works").map(|listed| listed.tally.raised_minor);
    assert_eq!(raised, Some(400), "each once in the book");
}
