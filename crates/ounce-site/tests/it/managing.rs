//! What a manage link opens, and what it does not.

use axum::body::Body;
use axum::http::Request;

use crate::app::{TestApp, get, with};
use crate::joining::{BEACH, SMALL, party};

async fn joined(app: &TestApp, path: &str, email: &str, adults: i64) -> String {
    let made = app.post_json(path, &party(email, adults, 0)).await.json(201);
    let link = made["links"]["manage"].as_str().expect("a link");
    link.strip_prefix("http://stroll.example").expect("our own host").to_owned()
}

fn step(link: &str, step: &str) -> String {
    link.replace("?token=", &format!("/{step}?token="))
}

#[tokio::test]
async fn a_link_opens_its_own_place_and_no_other() {
    let app = TestApp::new().await;
    let link = joined(&app, BEACH, "a@example.org", 1).await;
    let other = joined(&app, BEACH, "b@example.org", 1).await;
    let (path, token) = link.split_once("?token=").expect("a token");
    let (other_path, _) = other.split_once("?token=").expect("a token");
    for prefix in ["", "/api/v1"] {
        let status = |path: String| {
            let app = &app;
            async move { app.get(&path).await.status.as_u16() }
        };
        assert_eq!(status(format!("{prefix}{link}")).await, 200);
        assert_eq!(status(format!("{prefix}{path}")).await, 401);
        assert_eq!(status(format!("{prefix}{path}?token=")).await, 401);
        assert_eq!(status(format!("{prefix}{path}?token={}0", &token[..25])).await, 401);
        assert_eq!(status(format!("{prefix}{other_path}?token={token}")).await, 401);
    }
    let unknown = "/api/v1/registrations/01jqqqqqqqqqqqqqqqqqqqqqqq";
    let (known, unknown) = (app.get(&format!("/api/v1{path}")).await, app.get(unknown).await);
    assert_eq!(unknown.errors(401), [], "nobody learns which ids exist");
    assert_eq!(known.bytes, unknown.bytes);
    assert_eq!(app.get("/api/v1/registrations/nonsense").await.errors(404), []);
    let bearer = with(get(&format!("/api/v1{path}")), "authorization", &format!("Bearer {token}"));
    assert_eq!(app.send(bearer).await.status.as_u16(), 200);
    let refused = app.get(&format!("/api/v1{path}")).await;
    assert!(refused.header("www-authenticate").starts_with("Bearer"));

    let delete = Request::delete(format!("/api/v1{path}")).body(Body::empty()).expect("a request");
    assert_eq!(app.send(delete).await.status.as_u16(), 401);
    for step_of in ["change", "cancellation"] {
        let path = format!("{path}/{step_of}?token=wrong");
        assert_eq!(app.get(&path).await.status.as_u16(), 401);
        assert_eq!(app.post_form(&path, &[("adults", "2")]).await.status.as_u16(), 401);
    }
    assert_eq!(app.rows().await[1], 0, "nothing changed");
}

#[tokio::test]
async fn a_party_grows_while_there_is_room_and_shrinks_for_those_who_wait() {
    let app = TestApp::new().await;
    let link = joined(&app, SMALL, "a@example.org", 3).await;
    let waiting = joined(&app, SMALL, "b@example.org", 2).await;
    let change = step(&link, "change");
    assert!(app.get(&change).await.text(200).contains("value=\"3\""));
    let too_many = app.post_form(&change, &[("adults", "4"), ("children", "1")]).await;
    assert!(too_many.text(422).contains("value=\"4\""), "what was typed is gone");
    let nobody = app.post_form(&change, &[("adults", "0"), ("children", "1")]).await;
    assert_eq!(nobody.status.as_u16(), 422);
    assert_eq!(app.rows().await[1], 0);

    let to = app.post_form(&change, &[("adults", "4"), ("children", "0")]).await.leads_to();
    assert_eq!(to, link);
    let no_room = app.post_form(&change, &[("adults", "5"), ("children", "0")]).await;
    assert_eq!(no_room.status.as_u16(), 422);
    app.post_form(&change, &[("adults", "1"), ("children", "1")]).await.leads_to();
    let up = app.get(&format!("/api/v1{waiting}")).await.json(200);
    assert_eq!(up["status"], "confirmed");
    let letters = app.store.read(|sql| ounce_store::outbox::list(sql, 9)).await.expect("letters");
    // All of one millisecond, so their sequence says nothing.
    let promoted = letters.iter().filter(|one| one.letter == ounce_store::outbox::Letter::Promoted);
    assert_eq!(promoted.count(), 1);
}

#[tokio::test]
async fn giving_a_place_back_is_asked_once_more_and_has_its_effect_once() {
    let app = TestApp::new().await;
    let link = joined(&app, BEACH, "a@example.org", 3).await;
    let cancellation = step(&link, "cancellation");
    assert_eq!(app.get(&cancellation).await.status.as_u16(), 200);
    assert_eq!(app.rows().await[1], 0, "asking changes nothing");
    assert_eq!(app.post_form(&cancellation, &[]).await.leads_to(), link);
    assert_eq!(app.post_form(&cancellation, &[]).await.leads_to(), link);
    assert_eq!(app.rows().await[1], 1);
    assert_eq!(app.get(&link).await.status.as_u16(), 200);
    let change = app.post_form(&step(&link, "change"), &[("adults", "1"), ("children", "0")]).await;
    assert_eq!(change.status.as_u16(), 409);
    app.refresh().await;
    assert_eq!(app.get("/api/v1/campaigns/next/tally").await.json(200)["walkers"], 0);
}

#[tokio::test]
async fn a_ticket_leads_to_its_stroll_and_to_nobody() {
    let app = TestApp::new().await;
    let made = app.post_json(BEACH, &party("a@example.org", 1, 0)).await.json(201);
    let ticket = made["ticket"].as_str().expect("a ticket");
    let to = app.get(&format!("/tickets/{ticket}")).await.leads_to();
    assert_eq!(to, "/campaigns/next/strolls/beach");
    let forged = format!("{}zzzzzzzz", &ticket[..27]);
    assert_eq!(app.get(&format!("/tickets/{forged}")).await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_place_that_was_given_back_has_nothing_to_change() {
    let app = TestApp::new().await;
    let link = joined(&app, BEACH, "a@example.org", 1).await;
    let change = step(&link, "change");
    assert!(app.get(&change).await.text(200).contains("name=\"adults\""));
    app.post_form(&step(&link, "cancellation"), &[]).await.leads_to();
    let page = app.get(&change).await;
    assert!(page.text(200).contains("there is nothing to change"), "{}", page.text(200));
    assert!(
        !page.text(200).contains("<input type=\"number\"")
            && !page.text(200).contains("name=\"adults\"")
    );
}

/// A page says that a letter is on its way only where letters are sent.
#[tokio::test]
async fn the_ticket_speaks_of_mail_only_where_mail_is_sent() {
    let (told, kept) = ("All of this is in your mail too", "keep the address of this page");
    for (sends_mail, expected, other) in [(true, told, kept), (false, kept, told)] {
        let config = ounce_web::Config { sends_mail, ..ounce_web::Config::default() };
        let app = TestApp::with(config).await;
        let link = joined(&app, BEACH, "a@example.org", 1).await;
        let page = app.get(&link).await;
        assert!(page.text(200).contains(expected) && !page.text(200).contains(other));
        let again = app.get("/campaigns/next/strolls/beach/link-sent").await;
        assert_eq!(again.text(200).contains("Please look in your mail"), sends_mail);
    }
}

/// Forms and thanks as well, in every language: what differs is what they say of mail.
#[tokio::test]
async fn forms_and_thanks_promise_mail_only_where_mail_is_sent() {
    let (mut loud, mut quiet) = (Vec::new(), Vec::new());
    for (sends_mail, pages) in [(true, &mut loud), (false, &mut quiet)] {
        let config = ounce_web::Config { sends_mail, ..ounce_web::Config::default() };
        let app = TestApp::with(config).await;
        joined(&app, SMALL, "full@example.org", 4).await;
        app.refresh().await;
        let milk = [("volume", "100"), ("unit", "oz"), ("email", "a@example.org")];
        let milk = [&milk[..], &[("bank", ""), ("stroll", ""), ("consent", "on")]].concat();
        let thanks = app.post_form("/campaigns/next/milk", &milk).await.leads_to();
        let open = "/campaigns/next/strolls/beach/join";
        let full = "/campaigns/next/strolls/small/join";
        for path in [open, full, "/campaigns/next/give?stroll=beach", thanks.as_str()] {
            for code in ["en", "es", "fr", "ja"] {
                let asked = with(get(path), "accept-language", code);
                let page = app.send(asked).await.text(200).to_owned();
                pages.push((path.split('?').next().unwrap_or_default().to_owned(), code, page));
            }
        }
    }
    let words = [
        ("en", "No mail goes out from here"),
        ("es", "De aquí no salen correos"),
        ("fr", "Aucun courriel"),
        ("ja", "メールは送られません"),
    ];
    for ((path, code, quiet), (.., loud)) in quiet.iter().zip(&loud) {
        let (_, said) = words.iter().find(|(of, _)| of == code).expect("one of four");
        assert!(quiet.contains(said), "{path} in {code} without a mail server");
        assert!(!loud.contains(said), "{path} in {code} with one");
    }
    let gets_mail = |pages: &[(String, &str, String)]| {
        let full = pages.iter().filter(|(path, code, _)| path.contains("small") && *code == "en");
        full.filter(|(.., page)| page.contains("and you get a mail")).count()
    };
    assert_eq!((gets_mail(&loud), gets_mail(&quiet)), (1, 0));
    let told = loud.iter().filter(|(.., page)| page.contains("All of this is in your mail too"));
    assert_eq!(told.count(), 1, "the thanks for milk");
}

#[tokio::test]
async fn a_family_is_told_of_the_room_before_it_asks_and_while_it_waits() {
    let app = TestApp::new().await;
    let form = app.get("/campaigns/next/strolls/small/join").await;
    assert!(form.text(200).contains("There is room for 4 more."), "before anybody types");
    let open = app.get("/campaigns/next/strolls/beach/join").await;
    assert!(!open.text(200).contains("There is room for"), "there is no limit");

    joined(&app, SMALL, "a@example.org", 2).await;
    let ticket = joined(&app, SMALL, "b@example.org", 3).await;
    let page = app.get(&ticket).await;
    assert!(page.text(200).contains("There is room for 2 of you now."), "{}", page.text(200));
    let fewer = [("adults", "1"), ("children", "1")];
    let sent = app.post_form(&step(&ticket, "change"), &fewer).await;
    let page = app.get(&sent.leads_to()).await;
    assert!(page.text(200).contains("Your place is kept"), "with fewer it is theirs at once");
    assert!(!page.text(200).contains("of you now"));
}

#[tokio::test]
async fn a_ticket_is_kept_by_its_own_address_and_passed_on_by_the_public_one() {
    let app = TestApp::new().await;
    let ticket = joined(&app, BEACH, "a@example.org", 2).await;
    let page = app.get(&ticket).await;
    let text = page.text(200);
    let shared: Vec<&str> = text.split("data-share=\"").skip(1).collect();
    assert_eq!(shared.len(), 1);
    let public = "http://stroll.example/campaigns/next/strolls/beach\"";
    assert!(shared[0].starts_with(public), "what is shared manages no place: {}", shared[0]);
    let copied: Vec<&str> = text.split("data-copy=\"").skip(1).collect();
    assert_eq!(copied.len(), 2);
    assert!(copied[0].starts_with("http://stroll.example/registrations/"), "{}", copied[0]);
    assert!(copied[1].starts_with(public), "{}", copied[1]);

    let sent = app.post_form(&step(&ticket, "cancellation"), &[]).await;
    let page = app.get(&sent.leads_to()).await;
    let text = page.text(200);
    assert!(text.contains("href=\"/campaigns/next/strolls/beach/join\""), "the way back");
    assert!(!text.contains("data-share"), "{text}");
}
