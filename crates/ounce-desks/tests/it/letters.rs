//! Letters to many, and the mail of a campaign, at the desk and by programs.

use axum::http::Method;
use jiff::Timestamp;
use ounce_domain::id::Id;
use ounce_domain::letter_choice::{Optional, Wish};
use ounce_domain::member::Role;
use ounce_domain::registration::{Application, Party};
use ounce_domain::stroll::{LETTERS_WAIT_MS, UNDO_MS};
use ounce_domain::text::EmailAddress;
use ounce_domain::waiver::Signature;
use ounce_post::{Addressed, Desk};
use ounce_store::outbox::{self, Letter};
use ounce_store::registrations::{self, Join};
use ounce_store::{campaigns, choices, reminders};
use ounce_web::Tokens;

use crate::app::{HERE, TestApp};

const LETTERS: &str = "/desk/campaigns/next/strolls/elm/letters";
const MAIL: &str = "/desk/campaigns/next/mail";
const HANA: &str = "hana@host.example";
const CORA: &str = "cora@coordinator.example";

impl TestApp {
    async fn walks(&self, email: &str, n: u8) {
        let (email, at_ms) = (EmailAddress::parse(email).expect("an address"), self.now_ms());
        let written = self.store.write(move |sql| {
            let campaign = campaigns::load(sql, HERE)?.expect("it is there");
            let application = Application {
                name: "Ada".to_owned(),
                email: email.clone(),
                party: Party { adults: 1, children: 0 },
                signature: Signature {
                    version: 1,
                    language: "en".to_owned(),
                    signed_name: "Ada".to_owned(),
                },
            };
            let (id, outbox_id) = (Id::from_bytes([n; 16]), [n + 100; 16]);
            let application = &application;
            let join = Join {
                id,
                application,
                answers: &[],
                language: "en",
                at_ms,
                outbox_id,
                sends_mail: false,
            };
            registrations::join(sql, &campaign, "elm", &join)
        });
        written.await.expect("the store works").expect("there is room");
    }

    /// A letter as it is written when it leaves.
    async fn letter(&self, kind: Letter, about: [u8; 16], now_ms: i64) -> Option<Addressed> {
        let desk = Desk {
            tokens: Tokens::new([7; 32]),
            base_url: "https://stroll.example".to_owned(),
            is_demo: false,
        };
        let now = Timestamp::from_millisecond(now_ms).expect("a time");
        let read = self.store.read(move |sql| desk.write(sql, kind, about, now)).await;
        read.expect("the store works")
    }

    async fn refuses(&self, kind: Optional, about: [u8; 16]) {
        let made = ([99; 16], self.now_ms());
        let written = self.store.write(move |sql| {
            let choice = choices::of_letter(sql, kind, about)?.expect("it has a reader");
            choices::choose(sql, &choice, Wish::Stop, made).map(Ok::<_, ()>)
        });
        written.await.expect("the store works").expect("nothing refuses");
    }

    /// The waiting letters of a kind: their ids, and when each may leave.
    pub(crate) async fn waiting(&self, letter: Letter) -> Vec<([u8; 16], i64)> {
        let due = self.store.read(|sql| outbox::list(sql, 100)).await.expect("the store works");
        let due = due.into_iter().filter(|one| one.letter == letter);
        due.map(|one| (one.id, one.next_try_ms)).collect()
    }
}

fn typed<'a>(subject: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("readers", "walkers"), ("subject", subject), ("text", text)]
}

fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&mark).expect("the form has it");
    rest.split('"').next().expect("a value").to_owned()
}

/// From the form to the outbox: previewed, tested, sent once, read, taken back.
async fn a_letter_is_written(app: TestApp) {
    app.give(HANA, Role::Host, HERE, "elm").await;
    let hana = app.signs_in(HANA).await;
    app.walks("w1@walkers.example", 1).await;
    app.walks("w2@walkers.example", 2).await;
    let empty = app.post(&format!("{LETTERS}/preview"), &hana, &typed("", "We <walk>.")).await;
    assert!(empty.status == 422 && empty.text.contains("We &#60;walk&#62;."), "{}", empty.text);
    let fields = typed("It rains", "We <walk>.\n\nBring boots.");
    let preview = app.post(&format!("{LETTERS}/preview"), &hana, &fields).await;
    assert_eq!(preview.status, 200);
    for said in ["2 readers", "It rains", "We &#60;walk&#62;.", "Bring boots.", "Send to 2 readers"]
    {
        assert!(preview.text.contains(said), "{said}: {}", preview.text);
    }
    assert!(!preview.text.contains("@walkers.example"), "no address is shown");
    assert!(app.waiting(Letter::Circular).await.is_empty(), "a preview sends nothing");
    // What the preview shows is what the letter says.
    let (circular, test) = (hidden(&preview.text, "circular"), hidden(&preview.text, "test"));
    let mut sending = fields.clone();
    sending.extend([("circular", circular.as_str()), ("test", test.as_str())]);
    for _ in 0..2 {
        let tested = app.post(&format!("{LETTERS}/test"), &hana, &sending).await;
        assert!(tested.text.contains("A test is on its way"), "{}", tested.text);
    }
    let [(copy, due)] = app.waiting(Letter::Circular).await[..] else { panic!("one test") };
    assert_eq!(due, app.now_ms(), "a test leaves at once");
    let letter = app.letter(Letter::Circular, copy, app.now_ms()).await;
    let letter = letter.expect("it has a reader");
    assert_eq!((letter.to.as_str(), letter.stop), (HANA, None));
    for line in ["The host of Stroll of elm", "We <walk>.", "Bring boots."] {
        assert!(letter.letter.text.contains(line), "{line}: {}", letter.letter.text);
    }
    app.store
        .write(move |sql| outbox::record_sent(sql, copy, 1, "250 Ok").map(Ok::<_, ()>))
        .await
        .expect("the store works")
        .expect("nothing refuses");
    for _ in 0..2 {
        let sent = app.post(LETTERS, &hana, &sending).await;
        assert_eq!(sent.location, format!("{LETTERS}?done=sent"), "{}", sent.text);
    }
    let letters = app.waiting(Letter::Circular).await;
    assert_eq!(letters.len(), 2, "the same form sends once");
    assert!(letters.iter().all(|(_, due)| *due == app.now_ms() + LETTERS_WAIT_MS));
    let (copy, _) = letters[0];
    let letter = app.letter(Letter::Circular, copy, app.now_ms()).await.expect("it has a reader");
    let stop = letter.stop.expect("it can be refused");
    assert!(stop.starts_with("https://stroll.example/letters/circulars/"), "{stop}");
    assert!(letter.letter.text.contains(&stop) && letter.reply_to.is_none());
    app.refuses(Optional::Circulars, copy).await;
    let refused = app.letter(Letter::Circular, copy, app.now_ms()).await;
    assert!(refused.is_none(), "no letter leaves after a refusal");
    let page = app.get(LETTERS, &hana).await.text;
    assert!(page.contains("2 readers · 2 wait"), "{page}");
    let desk = app.get("/desk/campaigns/next/strolls/elm", &hana).await.text;
    assert!(desk.contains("A letter was sent: It rains"), "{desk}");
    let undo = format!("{LETTERS}/undo");
    let undone = app.post(&undo, &hana, &[("circular", &circular)]).await;
    assert_eq!(undone.location, format!("{LETTERS}?done=undone"));
    assert!(app.waiting(Letter::Circular).await.is_empty());
    app.wait(UNDO_MS / 1000);
    let late = app.post(&undo, &hana, &[("circular", &circular)]).await;
    assert_eq!(late.location, format!("{LETTERS}?done=undo-over"));
}

#[tokio::test]
async fn a_host_writes_to_walkers_on_sqlite() {
    a_letter_is_written(TestApp::new().await).await;
}

#[tokio::test]
async fn a_host_writes_to_walkers_on_postgresql() {
    a_letter_is_written(TestApp::on_postgres().await).await;
}

/// Answers go to the writer only where the writer says so, and the fourth letter of a day waits.
#[tokio::test]
async fn a_place_writes_three_times_a_day_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    app.give(HANA, Role::Host, HERE, "elm").await;
    let hana = app.signs_in(HANA).await;
    app.walks("w1@walkers.example", 1).await;
    let mut fields = typed("It rains", "We walk.");
    let plain = app.post(&format!("{LETTERS}/preview"), &hana, &fields).await.text;
    assert!(!plain.contains(HANA), "{plain}");
    fields.push(("shows_writer", "on"));
    let shown = app.post(&format!("{LETTERS}/preview"), &hana, &fields).await.text;
    assert!(shown.contains(&format!("goes to {HANA}")), "{shown}");
    for n in 0..4 {
        let preview = app.post(&format!("{LETTERS}/preview"), &hana, &fields).await.text;
        let circular = hidden(&preview, "circular");
        let mut sending = fields.clone();
        sending.push(("circular", circular.as_str()));
        let sent = app.post(LETTERS, &hana, &sending).await;
        assert_eq!(sent.status, if n < 3 { 303 } else { 422 }, "{n}");
        if n == 3 {
            assert!(sent.text.contains("3 letters left within a day"), "{}", sent.text);
            assert!(sent.text.contains("We walk."), "what was typed stays");
        }
    }
    let mut change = fields.clone();
    change.push(("step", "change"));
    let form = app.post(&format!("{LETTERS}/preview"), &hana, &change).await;
    assert!(form.status == 200 && form.text.contains("value=\"It rains\""), "{}", form.text);
}

#[tokio::test]
async fn a_coordinator_writes_to_hosts_by_a_token() {
    let app = TestApp::new().await;
    app.give(CORA, Role::Coordinator, HERE, "").await;
    app.signs_in(CORA).await;
    app.give(HANA, Role::Host, HERE, "elm").await;
    app.give(HANA, Role::Host, HERE, "oak").await;
    let token = app.issues(CORA, "send-circulars").await;
    let api = "/api/v1/campaigns/next/letters";
    let body = "{\"subject\":\"Hello\",\"text\":\"The shirts are here.\"}";
    let preview = app.call(Method::POST, &format!("{api}/preview"), &token, ("", body)).await;
    assert_eq!(preview.text, "{\"readers\":1,\"refused\":0}");
    let sent = app.call(Method::POST, api, &token, ("k1", body)).await;
    assert_eq!(sent.status, 200, "{}", sent.text);
    let again = app.call(Method::POST, api, &token, ("k1", body)).await;
    assert_eq!(again.text, sent.text, "the same request twice");
    assert_eq!(app.waiting(Letter::Circular).await.len(), 1);
    let listed = app.call(Method::GET, api, &token, ("", "")).await;
    assert!(listed.text.contains("\"waiting\":1"), "{}", listed.text);
    let (_, rest) = sent.text.split_once("\"letter\":\"").expect("it can be taken back");
    let undo = format!("{{\"letter\":\"{}\"}}", rest.split('"').next().expect("an id"));
    let undone = app.call(Method::POST, &format!("{api}/undo"), &token, ("k2", &undo)).await;
    assert_eq!(undone.status, 200, "{}", undone.text);
    assert!(app.waiting(Letter::Circular).await.is_empty());
}

#[tokio::test]
async fn a_coordinator_sees_what_the_mail_server_said_and_tries_again() {
    let app = TestApp::new().await;
    app.give(CORA, Role::Coordinator, HERE, "").await;
    let cora = app.signs_in(CORA).await;
    app.walks("ada.ant@walkers.example", 1).await;
    let [(place, _)] = app.waiting(Letter::Registration).await[..] else { panic!("one letter") };
    let now_ms = app.now_ms();
    let failed = app.store.write(move |sql| {
        let said = "the server answered 550: 5.1.1 unknown";
        outbox::record_failed(sql, place, now_ms, said, None).map(Ok::<_, ()>)
    });
    failed.await.expect("the store works").expect("nothing refuses");
    let page = app.get(MAIL, &cora).await.text;
    assert!(page.contains("550: 5.1.1 unknown") && page.contains("a…@walkers.example"), "{page}");
    assert!(!page.contains("ada.ant"), "the address is covered");
    let desk = app.get("/desk/campaigns/next", &cora).await.text;
    assert!(desk.contains("One letter did not arrive"), "{desk}");
    let stroll = app.get("/desk/campaigns/next/strolls/elm", &cora).await.text;
    assert!(stroll.contains("One letter to a walker did not arrive"), "{stroll}");
    let letter = Id::<()>::from_bytes(place).to_string();
    for _ in 0..2 {
        let again = app.post(&format!("{MAIL}/retry"), &cora, &[("letter", &letter)]).await;
        assert_eq!(again.location, format!("{MAIL}?done=retried"));
        assert_eq!(app.waiting(Letter::Registration).await.len(), 1);
    }
    // A test to oneself, and its answer.
    let tested = app.post(&format!("{MAIL}/test"), &cora, &[("to", "me")]).await;
    let page = app.get(&tested.location, &cora).await.text;
    assert!(page.contains("The test waits for its turn"), "{page}");
    let [(test, _)] = app.waiting(Letter::Test).await[..] else { panic!("one test") };
    let sent = app.store.write(move |sql| {
        outbox::record_sent(sql, test, now_ms, "250 2.0.0 Ok: queued").map(Ok::<_, ()>)
    });
    sent.await.expect("the store works").expect("nothing refuses");
    let page = app.get(&tested.location, &cora).await.text;
    assert!(page.contains("250 2.0.0 Ok: queued"), "{page}");
}

#[tokio::test]
async fn a_coordinator_turns_a_reminder_off_and_on() {
    let app = TestApp::new().await;
    app.give(CORA, Role::Coordinator, HERE, "").await;
    let cora = app.signs_in(CORA).await;
    let turn = |wish: &'static str| [("reminder", "thanks"), ("wish", wish)];
    let path = format!("{MAIL}/reminders");
    for _ in 0..2 {
        assert_eq!(app.post(&path, &cora, &turn("stop")).await.status, 303);
    }
    let off = app.store.read(|sql| {
        let campaign = campaigns::load(sql, HERE)?.expect("it is there");
        reminders::list_off(sql, campaign.id)
    });
    assert_eq!(off.await.expect("the store works").len(), 1);
    assert!(app.get(MAIL, &cora).await.text.contains("is not sent"));
    let acts = app.get("/desk/campaigns/next/acts", &cora).await.text;
    assert_eq!(acts.matches("Turned off: Thanks, the day after").count(), 1, "{acts}");
    assert_eq!(app.post(&path, &cora, &turn("send")).await.status, 303);
    assert!(!app.get(MAIL, &cora).await.text.contains("is not sent"));
}

/// A reminder says what walkers need, can be refused, and is not sent when it is of no use any more.
#[tokio::test]
async fn a_reminder_that_waited_too_long_is_left_out() {
    const DAY_MS: i64 = 86_400_000;
    /// Ten o'clock in New York on 1 May 2027.
    const START_MS: i64 = 1_809_180_000_000;
    let app = TestApp::new().await;
    app.walks("w1@walkers.example", 1).await;
    let week_ms = START_MS - 7 * DAY_MS;
    let sent = app
        .store
        .write(move |sql| reminders::send_due(sql, week_ms, [5; 16]).map(Ok::<_, ()>))
        .await;
    assert_eq!(sent.expect("the store works"), Ok(1));
    loop {
        let more = app
            .store
            .write(move |sql| reminders::send_due(sql, week_ms, [5; 16]).map(Ok::<_, ()>))
            .await;
        if more.expect("the store works") == Ok(0) {
            break;
        }
    }
    assert_eq!(app.waiting(Letter::WeekBefore).await.len(), 1);
    let walker = [1; 16];
    let letter = app.letter(Letter::WeekBefore, walker, week_ms + DAY_MS).await;
    let letter = letter.expect("it is of use");
    let stop = letter.stop.expect("it can be refused");
    assert!(stop.contains("/letters/reminders/"), "{stop}");
    assert!(letter.letter.subject.contains("May 1"), "{}", letter.letter.subject);
    assert!(app.letter(Letter::WeekBefore, walker, START_MS - 2 * DAY_MS).await.is_none());
    let ticket = app.letter(Letter::Registration, walker, week_ms).await.expect("a ticket");
    app.refuses(Optional::Reminders, walker).await;
    assert!(app.letter(Letter::WeekBefore, walker, week_ms + DAY_MS).await.is_none());
    let again = app.letter(Letter::Registration, walker, week_ms).await.expect("it must arrive");
    assert_eq!((again.letter, again.stop), (ticket.letter, None));
}
