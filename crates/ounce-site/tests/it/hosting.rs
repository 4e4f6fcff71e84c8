//! Offering to host a stroll, by the form and by the letter.

use ounce_domain::hosting::{HostApplication, Standing};
use ounce_domain::id::Id;
use ounce_store::host_applications;
use ounce_store::outbox::{self, Letter};
use ounce_web::{Config, Letters, links};

use crate::app::TestApp;

const HOST: &str = "/campaigns/next/host";

fn typed<'a>(town: &'a str, place: &'a str) -> [(&'static str, &'a str); 6] {
    [
        ("name", "Ada Ant"),
        ("email", "ada@example.org"),
        ("town", town),
        ("place", place),
        ("why_host", "Our <ward> needs it."),
        ("once", "0123456789abcdef"),
    ]
}

/// The offers whose letters of a kind wait.
async fn about(app: &TestApp, kind: Letter) -> Vec<Id<HostApplication>> {
    let due = app.store.read(|sql| outbox::list(sql, 20)).await.expect("the store answers");
    let due = due.into_iter().filter(|one| one.letter == kind);
    due.map(|one| Id::from_bytes(one.about)).collect()
}

async fn offer(app: &TestApp, id: Id<HostApplication>) -> HostApplication {
    let found = app.store.read(move |sql| host_applications::load(sql, id)).await;
    found.expect("the store answers").expect("it is there")
}

async fn by_mail() -> TestApp {
    TestApp::with(Config { letters: Letters::GoOut, ..Config::default() }).await
}

#[tokio::test]
async fn an_offer_is_the_campaigns_when_its_letter_is_answered() {
    let app = by_mail().await;
    assert!(app.get("/campaigns/next").await.text(200).contains(HOST));
    assert!(app.get("/campaigns/next/strolls").await.text(200).contains(HOST));
    for _ in 0..2 {
        let sent = app.post_form(HOST, &typed("Rochester, NY", "")).await.leads_to();
        assert!(app.get(&sent).await.text(200).contains("Look in your mail"));
    }
    let letters = about(&app, Letter::HostApplied).await;
    let [id] = letters[..] else { panic!("one letter: {letters:?}") };
    assert_eq!(offer(&app, id).await.standing, Standing::Unconfirmed);
    let letter = links::host_confirmation(app.app.tokens(), id);
    let page = app.get(&letter).await.text(200).to_owned();
    assert!(page.contains("Our &#60;ward&#62; needs it."), "{page}");
    assert_eq!(offer(&app, id).await.standing, Standing::Unconfirmed, "opening changes nothing");
    for _ in 0..2 {
        let own = app.post_form(&letter, &[]).await.leads_to();
        assert!(app.get(&own).await.text(200).contains("Your offer is with the campaign"));
        assert_eq!(offer(&app, id).await.standing, Standing::Waiting);
    }
    let own = links::host_application(app.app.tokens(), id);
    assert_eq!(app.get(&format!("{own}x")).await.status.as_u16(), 401);
    let other = letter.replace("/confirmation", "");
    assert_eq!(app.get(&other).await.status.as_u16(), 401);
    let changed = [("name", "Ada Ant"), ("town", "Buffalo, NY"), ("why_host", "Delaware Park")];
    let sent = app.post_form(&own, &changed).await.leads_to();
    assert!(app.get(&sent).await.text(200).contains("Sent again"));
    let now = offer(&app, id).await;
    assert_eq!((now.town.name.as_str(), now.email.as_str()), ("Buffalo", "ada@example.org"));
}

#[tokio::test]
async fn several_towns_are_offered_and_the_chosen_one_is_taken() {
    let app = by_mail().await;
    let page = app.post_form(HOST, &typed("Portland", "")).await.text(422).to_owned();
    for kept in ["value=\"ada@example.org\"", "Portland, Oregon", "Our &#60;ward&#62; needs it."] {
        assert!(page.contains(kept), "{kept}");
    }
    assert!(about(&app, Letter::HostApplied).await.is_empty(), "nothing is written");
    let maine = page.split("name=\"place\" value=\"").skip(1);
    let maine = maine.filter(|rest| {
        rest.split("</div>").next().is_some_and(|one| one.contains("Portland, Maine"))
    });
    let place = maine.filter_map(|rest| rest.split('"').next()).next().expect("one is in Maine");
    app.post_form(HOST, &typed("Portland", place)).await.leads_to();
    let id = about(&app, Letter::HostApplied).await[0];
    let town = offer(&app, id).await.town;
    assert_eq!((town.region.as_str(), town.time_zone.as_str()), ("ME", "America/New_York"));
}

#[tokio::test]
async fn without_mail_nothing_is_to_be_confirmed_and_the_page_says_so() {
    let app = TestApp::new().await;
    assert!(app.get(HOST).await.text(200).contains("No letter has to be confirmed"));
    let own = app.post_form(HOST, &typed("23451", "")).await.leads_to();
    let page = app.get(&own).await.text(200).to_owned();
    assert!(page.contains("Virginia Beach") && page.contains("Mail does not go out"), "{page}");
    assert!(about(&app, Letter::HostApplied).await.is_empty());
}

#[tokio::test]
async fn bad_forms_come_back_and_a_campaign_that_is_over_takes_none() {
    let app = by_mail().await;
    let unknown = app.post_form(HOST, &typed("Xqzwvkjh", "")).await.text(422).to_owned();
    assert!(unknown.contains("know a place by this name") && unknown.contains("Xqzwvkjh"));
    let nobody = [("name", ""), ("group", "none"), ("once", "0123456789abcdef")];
    assert_eq!(app.post_form(HOST, &nobody).await.status.as_u16(), 422);
    assert_eq!(app.get("/campaigns/past/host").await.status.as_u16(), 404);
    assert!(!app.get("/campaigns/past/strolls").await.text(200).contains("/host\""));
}
