//! Letters that somebody does without: by the link, by one click of a mail program, and on the page
//! of one's own place.

use axum::body::Body;
use axum::http::Request;
use ounce_domain::id::Id;
use ounce_domain::letter_choice::Optional;
use ounce_domain::registration::Registration;
use ounce_store::{choices, registrations};
use ounce_web::links;

use crate::app::TestApp;
use crate::joining::{BEACH, party};

/// A place, and its manage link.
async fn joined(app: &TestApp) -> (Id<Registration>, String) {
    let made = app.post_json(BEACH, &party("ada@example.org", 1, 0)).await.json(201);
    let link = made["links"]["manage"].as_str().expect("a link");
    let link = link.strip_prefix("http://stroll.example").expect("our own host").to_owned();
    let id = link.trim_start_matches("/registrations/").split('?').next().unwrap_or_default();
    (Id::parse(id).expect("an id"), link)
}

async fn refused(app: &TestApp, place: Id<Registration>) -> Vec<Optional> {
    let read = app.store.read(move |sql| {
        let held = registrations::load(sql, place)?.expect("it is there");
        choices::refused(sql, held.campaign.id, &held.registration.email.key())
    });
    read.await.expect("the store answers")
}

/// As a provider of mail sends it: no cookie, no word of a browser, and a body of its own.
fn one_click(path: &str, kind: &str, body: &str) -> Request<Body> {
    let request = Request::post(path).header("content-type", kind);
    request.body(Body::from(body.to_owned())).expect("a request")
}

#[tokio::test]
async fn one_click_of_a_mail_program_ends_letters_of_a_kind_and_opening_the_link_does_not() {
    let app = TestApp::new().await;
    let (place, _) = joined(&app).await;
    let stop = links::stop_letters(app.app.tokens(), Optional::Reminders, place.bytes());
    for _ in 0..2 {
        let page = app.get(&stop).await.text(200).to_owned();
        assert!(page.contains("<button class=\"button\">Send me no more"), "{page}");
        assert!(!page.contains("ada@example.org"), "a letter may be passed on");
        assert!(refused(&app, place).await.is_empty(), "scanners open links");
    }
    let parts = "--x\r\ncontent-disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n\
        One-Click\r\n--x--\r\n";
    for (kind, body) in [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=x", parts),
        ("text/plain", ""),
    ] {
        let answer = app.send(one_click(&stop, kind, body)).await;
        assert!(answer.text(200).contains("You get no more of these letters"), "no redirect");
        assert_eq!(refused(&app, place).await, [Optional::Reminders], "{kind}");
    }
    assert!(app.get(&stop).await.text(200).contains("value=\"send\""));
    app.post_form(&stop, &[("wish", "send")]).await.text(200);
    assert!(refused(&app, place).await.is_empty());
    // Many readers use one provider.
    for _ in 0..60 {
        let answer = app.send(one_click(&stop, "text/plain", "List-Unsubscribe=One-Click")).await;
        assert_eq!(answer.status.as_u16(), 200);
    }
}

#[tokio::test]
async fn a_link_ends_letters_of_its_own_kind_and_reader_alone() {
    let app = TestApp::new().await;
    let (place, _) = joined(&app).await;
    let stop = links::stop_letters(app.app.tokens(), Optional::Reminders, place.bytes());
    let other = stop.replace("/reminders/", "/circulars/");
    for (path, status) in [
        (other.as_str(), 401),
        (&format!("{stop}x"), 401),
        (&stop.replace("/reminders/", "/tickets/"), 404),
        ("/letters/reminders/nonsense/stop?token=x", 404),
    ] {
        for answer in [app.get(path).await, app.send(one_click(path, "text/plain", "")).await] {
            assert_eq!(answer.status.as_u16(), status, "{path}");
        }
    }
    let nobody = Id::<Registration>::from_bytes([9; 16]).bytes();
    let gone = links::stop_letters(app.app.tokens(), Optional::Circulars, nobody);
    assert_eq!(app.get(&gone).await.status.as_u16(), 410);
    assert!(refused(&app, place).await.is_empty());
}

#[tokio::test]
async fn a_walker_chooses_on_the_page_of_their_place() {
    let app = TestApp::new().await;
    let (place, link) = joined(&app).await;
    let letters = link.replace("?token=", "/letters?token=");
    let ticket = app.get(&link).await.text(200).to_owned();
    assert!(ticket.contains(&letters), "{ticket}");
    let page = app.get(&letters).await.text(200).to_owned();
    assert_eq!(page.matches("value=\"stop\"").count(), 2, "{page}");
    let stop = [("kind", "circulars"), ("wish", "stop")];
    for _ in 0..2 {
        let saved = app.post_form(&letters, &stop).await.leads_to();
        assert_eq!(refused(&app, place).await, [Optional::Circulars]);
        let page = app.get(&saved).await.text(200).to_owned();
        assert!(page.contains("Saved.") && page.matches("value=\"send\"").count() == 1, "{page}");
    }
    app.post_form(&letters, &[("kind", "circulars"), ("wish", "send")]).await.leads_to();
    assert!(refused(&app, place).await.is_empty());
    for wrong in [[("kind", "tickets"), ("wish", "stop")], [("kind", "circulars"), ("wish", "")]] {
        assert_eq!(app.post_form(&letters, &wrong).await.status.as_u16(), 422);
    }
    assert_eq!(app.get(&letters.replace("token=", "token=x")).await.status.as_u16(), 401);
}
