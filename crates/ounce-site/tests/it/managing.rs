//! The pages that a manage link opens, and those that it does not.

use axum::body::Body;
use axum::http::Request;
use ounce_web::Letters;

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
async fn a_place_given_back_by_mistake_is_taken_back() {
    let app = TestApp::new().await;
    let link = joined(&app, BEACH, "a@example.org", 3).await;
    app.post_form(&step(&link, "cancellation"), &[]).await.leads_to();
    let undo = step(&link, "undo");
    assert!(app.get(&link).await.text(200).contains("Take it back"));
    for _ in 0..2 {
        assert_eq!(app.post_form(&undo, &[]).await.leads_to(), link);
        app.refresh().await;
        assert_eq!(app.get("/api/v1/campaigns/next/tally").await.json(200)["walkers"], 3);
    }
    assert!(!app.get(&link).await.text(200).contains("Take it back"));
    app.post_form(&step(&link, "cancellation"), &[]).await.leads_to();
    app.wait(3_601);
    assert!(!app.get(&link).await.text(200).contains("Take it back"));
    assert_eq!(app.post_form(&undo, &[]).await.leads_to(), link);
    app.refresh().await;
    assert_eq!(app.get("/api/v1/campaigns/next/tally").await.json(200)["walkers"], 0);
    let forged = undo.replace("token=", "token=x");
    assert_eq!(app.post_form(&forged, &[]).await.status.as_u16(), 401);
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
    for (letters, expected, other) in [
        (Letters::GoOut, told, kept),
        (Letters::Wait, kept, told),
        (Letters::NeverGoOut, kept, told),
    ] {
        let config = ounce_web::Config { letters, ..ounce_web::Config::default() };
        let app = TestApp::with(config).await;
        let link = joined(&app, BEACH, "a@example.org", 1).await;
        let page = app.get(&link).await;
        assert!(page.text(200).contains(expected) && !page.text(200).contains(other));
        let again = app.get("/campaigns/next/strolls/beach/link-sent").await;
        assert_eq!(again.text(200).contains("Please look in your mail"), letters.go_out());
    }
}

/// What pages say in four languages, and in which.
type Said = Vec<(String, &'static str, String)>;

async fn pages_where(letters: Letters) -> Said {
    let mut pages = Vec::new();
    let config = ounce_web::Config { letters, ..ounce_web::Config::default() };
    let app = TestApp::with(config).await;
    let ticket = joined(&app, SMALL, "full@example.org", 4).await;
    app.refresh().await;
    let milk = [("volume", "100"), ("unit", "oz"), ("email", "a@example.org")];
    let milk = [&milk[..], &[("bank", ""), ("stroll", ""), ("consent", "on")]].concat();
    let thanks = app.post_form("/campaigns/next/milk", &milk).await.leads_to();
    let open = "/campaigns/next/strolls/beach/join";
    let full = "/campaigns/next/strolls/small/join";
    let sent = "/campaigns/next/strolls/beach/link-sent";
    let give = "/campaigns/next/give?stroll=beach";
    for path in [open, full, give, sent, thanks.as_str(), ticket.as_str()] {
        for code in ["en", "es", "fr", "ja"] {
            let asked = with(get(path), "accept-language", code);
            let page = app.send(asked).await.text(200).to_owned();
            pages.push((path.split('?').next().unwrap_or_default().to_owned(), code, page));
        }
    }
    pages
}

/// Forms, tickets and thanks as well, in every language: what differs is what they say of mail. That
/// none ever goes out is said only where that is so for good.
#[tokio::test]
async fn forms_and_thanks_promise_mail_only_where_mail_is_sent() {
    let loud = pages_where(Letters::GoOut).await;
    let never = [
        ("en", "No mail goes out from here"),
        ("es", "De aquí no salen correos"),
        ("fr", "Aucun courriel"),
        ("ja", "メールは送られません"),
    ];
    let later = [
        ("en", ["Mail is not set up here yet", "mail is set up here"]),
        ("es", ["El correo todavía no funciona aquí", "en cuanto el correo funcione aquí"]),
        ("fr", ["Le courriel n’est pas encore en place", "que le courriel sera en place"]),
        ("ja", ["メールの設定はまだ済んでいません", "メールの設定が済みしだい"]),
    ];
    let quiet = pages_where(Letters::NeverGoOut).await;
    let waiting = pages_where(Letters::Wait).await;
    for (((path, code, quiet), (.., waiting)), (.., loud)) in quiet.iter().zip(&waiting).zip(&loud)
    {
        let (_, said) = never.iter().find(|(of, _)| of == code).expect("one of four");
        // A gift may still be thanked for by hand.
        let is_give = path.ends_with("/give");
        assert!(is_give || quiet.contains(said), "{path} in {code} without mail for good");
        assert!(!loud.contains(said), "{path} in {code} with a mail server");
        assert!(!waiting.contains(said), "{path} in {code} until there is a mail server");
        let (_, words) = later.iter().find(|(of, _)| of == code).expect("one of four");
        let says_later = |page: &str| words.iter().any(|words| page.contains(words));
        assert!(says_later(waiting), "{path} in {code} until there is a mail server");
        assert!(!says_later(quiet) && !says_later(loud), "{path} in {code}");
    }
    let gets_mail = |pages: &Said| {
        let full = pages.iter().filter(|(path, code, _)| path.contains("small") && *code == "en");
        full.filter(|(.., page)| page.contains("and you get a mail")).count()
    };
    assert_eq!((gets_mail(&loud), gets_mail(&waiting), gets_mail(&quiet)), (1, 0, 0));
    let told = loud.iter().filter(|(.., page)| page.contains("All of this is in your mail too"));
    assert_eq!(told.count(), 2, "the thanks for milk, and the ticket");
}

/// The code to read out stands on the page, also of who waits, and in the interface; it opens
/// nothing.
#[tokio::test]
async fn a_registration_has_a_code_to_read_out() {
    let app = TestApp::new().await;
    let made = app.post_json(BEACH, &party("a@example.org", 1, 0)).await.json(201);
    let code = made["code"].as_str().expect("a code").to_owned();
    assert_eq!(code.len(), 12);
    let manage = made["links"]["manage"].as_str().expect("a link");
    let path = manage.strip_prefix("http://stroll.example").expect("our own host");
    assert!(app.get(path).await.text(200).contains(&format!("code-text\">{code}<")));
    let shown = app.get(&format!("/api/v1{path}")).await.json(200);
    assert_eq!(shown["code"], code.as_str());
    let id = made["id"].as_str().expect("an id");
    for token in [code.clone(), code.replace('-', "")] {
        let page = app.get(&format!("/registrations/{id}?token={token}")).await;
        assert_eq!(page.status.as_u16(), 401, "it opens nothing");
        assert_eq!(app.get(&format!("/tickets/{token}")).await.status.as_u16(), 404);
    }
    joined(&app, SMALL, "full@example.org", 4).await;
    let waits = app.get(&joined(&app, SMALL, "b@example.org", 2).await).await;
    assert!(
        waits.text(200).contains("code-text\">")
            && !waits.text(200).contains("<svg viewBox=\"0 0 ")
    );
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
    let gone = sent.leads_to();
    let page = app.get(&gone).await;
    let text = page.text(200);
    let join = "href=\"/campaigns/next/strolls/beach/join\"";
    assert!(text.contains("Take it back") && !text.contains(join), "the way back");
    app.wait(3_601);
    assert!(app.get(&gone).await.text(200).contains(join), "and once the hour is over");
    assert!(!text.contains("data-share"), "{text}");
}
