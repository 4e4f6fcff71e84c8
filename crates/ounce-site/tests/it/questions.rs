//! A question to a stroll's host, by the form.

use ounce_domain::id::Id;
use ounce_domain::question::Question;
use ounce_domain::text::EmailAddress;
use ounce_store::outbox::{self, Letter};
use ounce_store::{questions, strolls};
use ounce_web::{Config, Letters, links};

use crate::app::TestApp;

const STROLL: &str = "/campaigns/next/strolls/portland-me";
const ASK: &str = "/campaigns/next/strolls/portland-me/ask";
const HOST: &str = "host@letters.example";

/// The service with a host's address for one stroll.
async fn with_host(config: Config) -> TestApp {
    let app = TestApp::with(config).await;
    let saved = app.store.write(|sql| {
        let campaign = ounce_store::campaigns::load(sql, "next")?.expect("there is one").id;
        let stroll = strolls::load(sql, campaign, "portland-me")?.expect("there is one").stroll;
        let host = EmailAddress::parse(HOST).expect("the example is an address");
        questions::save_host(sql, &stroll, Some(&host)).map(Ok::<_, ()>)
    });
    assert_eq!(saved.await.expect("the store answers"), Ok(true));
    app.app.refresh().await.expect("the board is read");
    app
}

fn by_mail() -> Config {
    Config { letters: Letters::GoOut, ..Config::default() }
}

/// The waiting letters of a kind: the records they are about.
async fn about(app: &TestApp, kind: Letter) -> Vec<Id<Question>> {
    let due = app.store.read(|sql| outbox::list(sql, 20)).await.expect("the store answers");
    let due = due.into_iter().filter(|one| one.letter == kind);
    due.map(|one| Id::from_bytes(one.about)).collect()
}

fn typed<'a>(words: &'a str, email: &'a str) -> [(&'static str, &'a str); 3] {
    [("words", words), ("email", email), ("once", "0123456789abcdef")]
}

#[tokio::test]
async fn a_question_goes_to_the_host_when_its_letter_is_answered() {
    let app = with_host(by_mail()).await;
    let page = app.get(STROLL).await.text(200).to_owned();
    assert!(page.contains(ASK) && !page.contains(HOST), "a way to ask, and no address");
    assert!(!app.get(ASK).await.text(200).contains(HOST));
    let asked = app.post_form(ASK, &typed("Is there <shade>?", "ada@example.org")).await.leads_to();
    assert!(app.get(&asked).await.text(200).contains("Look in your mail"));
    let again = app.post_form(ASK, &typed("Is there <shade>?", "ada@example.org")).await.leads_to();
    assert_eq!(asked, again);
    let about_asked = about(&app, Letter::QuestionAsked).await;
    let [id] = about_asked[..] else { panic!("one letter: {about_asked:?}") };
    let letter = links::question_confirmation(app.app.tokens(), id);
    for _ in 0..2 {
        let page = app.get(&letter).await.text(200).to_owned();
        assert!(page.contains("Is there &#60;shade&#62;?"), "opening sends nothing: {page}");
    }
    assert!(about(&app, Letter::Question).await.is_empty());
    let host = links::question(app.app.tokens(), id);
    for _ in 0..2 {
        let sent = app.post_form(&letter, &[]).await.leads_to();
        assert!(app.get(&sent).await.text(200).contains("on its way"));
        assert_eq!(about(&app, Letter::Question).await, [id]);
    }
    let page = app.get(&host).await.text(200).to_owned();
    assert!(page.contains("mailto:ada@example.org?subject="), "{page}");
    assert_eq!(app.get(&format!("{host}x")).await.status.as_u16(), 401);
    assert_eq!(app.get(&letter.replace("/confirmation", "")).await.status.as_u16(), 401);
}

#[tokio::test]
async fn what_was_typed_comes_back_with_what_is_wrong() {
    let app = with_host(by_mail()).await;
    let page = app.post_form(ASK, &typed(" ", "ada@")).await.text(422).to_owned();
    assert!(page.contains("value=\"ada@\""), "{page}");
    assert!(about(&app, Letter::QuestionAsked).await.is_empty());
}

/// Where a letter never goes out, or nobody would answer, there is no form.
#[tokio::test]
async fn nobody_is_asked_to_write_where_no_letter_goes() {
    let app = with_host(Config::default()).await;
    assert!(!app.get(STROLL).await.text(200).contains(ASK));
    assert_eq!(app.get(ASK).await.status.as_u16(), 404);
    let app = with_host(by_mail()).await;
    let elsewhere = "/campaigns/next/strolls/undated/ask";
    assert_eq!(app.get(elsewhere).await.status.as_u16(), 404);
    assert_eq!(app.post_form(elsewhere, &typed("?", "a@example.org")).await.status.as_u16(), 404);
}
