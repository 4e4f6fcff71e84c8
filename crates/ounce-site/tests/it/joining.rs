//! Signing up, by form and by interface.

use serde_json::json;

use crate::app::{TestApp, get, with};

pub(crate) const BEACH: &str = "/api/v1/strolls/next/beach/registrations";
pub(crate) const SMALL: &str = "/api/v1/strolls/next/small/registrations";

pub(crate) fn party(email: &str, adults: i64, children: i64) -> serde_json::Value {
    json!({
        "name": "Ada Example",
        "email": email,
        "adults": adults,
        "children": children,
        "waiver": { "version": 1, "signed_name": "Ada Example" },
    })
}

pub(crate) fn typed<'a>(email: &'a str, adults: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", "Ada Example"),
        ("email", email),
        ("adults", adults),
        ("children", "1"),
        ("waiver.version", "1"),
        ("waiver.signed_name", "Ada Example"),
    ]
}

/// If only a part of a party could come, the visitor chooses before anything is sent: fewer people,
/// all of them later, or elsewhere.
#[tokio::test]
async fn a_party_larger_than_the_room_chooses_first() {
    let app = TestApp::new().await;
    let form = "/campaigns/next/strolls/small/join";
    app.post_form(form, &typed("first@example.org", "1")).await.leads_to();
    app.refresh().await;
    let before = app.rows().await;
    let asked = app.post_form(form, &typed("ada@example.org", "2")).await;
    let page = asked.text(422);
    assert!(page.contains("There is room for 2 of you"), "{page}");
    assert!(page.contains("name=\"wait\"") && page.contains("value=\"ada@example.org\""));
    assert!(page.contains("/campaigns/next/find?q="), "the towns nearby");
    assert_eq!(app.rows().await, before, "nothing is written");
    let mut waits = typed("ada@example.org", "2");
    waits.push(("wait", "on"));
    let ticket = app.post_form(form, &waits).await.leads_to();
    assert!(app.get(&ticket).await.text(200).contains("You are on the waiting list"));
    let fits = app.post_form(form, &typed("bo@example.org", "1")).await.leads_to();
    assert!(app.get(&fits).await.text(200).contains("Your place is kept"));
    let never = app.post_form(form, &typed("cy@example.org", "9")).await;
    assert!(
        !never.text(422).contains("name=\"wait\""),
        "ten never fit: there is nothing to wait for"
    );
}

#[tokio::test]
async fn digits_as_a_japanese_keyboard_writes_them_are_digits() {
    let app = TestApp::new().await;
    let mut form = typed("ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "３");
    form.extend([("gift_amount", "１２．５０"), ("gift_method", "at-stroll")]);
    let answer = app.post_form("/campaigns/next/strolls/beach/join", &form).await;
    assert_eq!(answer.status.as_u16(), 303);
    let again = app.post_json(BEACH, &party("ada@example.org", 1, 0)).await;
    assert_eq!(again.status.as_u16(), 409, "it is the same address");
    let path = answer.header("location").to_owned();
    let page = app.get(&path).await;
    assert!(page.text(200).contains("$12.50"), "{path}");
    app.refresh().await;
    let tally = app.get("/api/v1/campaigns/next/tally").await.json(200);
    assert_eq!(tally["walkers"], 4);
}

#[tokio::test]
async fn a_program_joins_and_looks_at_what_it_got() {
    let app = TestApp::new().await;
    let made = app.post_json(BEACH, &party("ada@example.org", 2, 1)).await;
    assert_eq!(made.header("cache-control"), "private, no-store");
    let made = made.json(201);
    assert_eq!(made["status"], "confirmed");
    let (id, ticket) = (made["id"].as_str().expect("id"), made["ticket"].as_str().expect("ticket"));
    assert!(ticket.starts_with(&format!("{id}-")), "{ticket}");
    let manage = made["links"]["manage"].as_str().expect("a link");
    let path = manage.strip_prefix("http://stroll.example").expect("our own host");
    let page = app.get(path).await;
    let text = page.text(200);
    assert!(text.contains("<svg") && !text.contains(ticket), "{text}");
    assert_eq!(page.header("cache-control"), "private, no-store");

    let shown = app.get(&format!("/api/v1{path}")).await.json(200);
    assert_eq!(shown["adults"], 2);
    assert_eq!(shown["stroll"], "beach");
    assert_eq!(shown["place_in_line"], serde_json::Value::Null);

    app.refresh().await;
    let tally = app.get("/api/v1/campaigns/next/tally").await.json(200);
    assert_eq!(tally["walkers"], 3);
}

#[tokio::test]
async fn a_visitor_joins_by_the_form_and_sees_the_ticket() {
    let app = TestApp::new().await;
    let form = app.get("/campaigns/next/strolls/beach/join").await;
    let text = form.text(200);
    for name in ["name", "email", "adults", "children", "waiver.signed_name", "once"] {
        assert!(text.contains(&format!("name=\"{name}\"")), "no field {name}");
    }
    let answer = app.post_form("/campaigns/next/strolls/beach/join", &typed("a@example.org", "2"));
    let to = answer.await.leads_to();
    assert!(to.starts_with("/registrations/"), "{to}");
    assert!(app.get(&to).await.text(200).contains("Ada Example"));
    assert_eq!(app.rows().await[0], 1);
    let letters = app.store.read(|sql| ounce_store::outbox::list(sql, 9)).await.expect("letters");
    assert_eq!(letters.len(), 1);
}

#[tokio::test]
async fn a_first_gift_comes_with_joining_or_nothing_does() {
    let app = TestApp::new().await;
    let path = "/campaigns/next/strolls/beach/join";
    let mut fields = typed("a@example.org", "1");
    fields.extend([("gift_amount", "1.000,50"), ("gift_method", "at-stroll")]);
    let before = app.rows().await;
    let refused = app.post_form(path, &fields).await;
    assert!(refused.text(422).contains("1.000,50"), "what was typed is gone");
    assert_eq!(app.rows().await, before);

    fields[6] = ("gift_amount", "12.50");
    let to = app.post_form(path, &fields).await.leads_to();
    let ticket = app.get(&to).await;
    assert!(ticket.text(200).contains("12.50"));
    let rows = app.rows().await;
    assert_eq!((rows[0], rows[2], rows[4]), (1, 1, 1));
}

#[tokio::test]
async fn the_same_address_gets_its_link_again_and_whoever_typed_it_learns_nothing() {
    let app = TestApp::new().await;
    let first = app.post_json(BEACH, &party("Ada@example.org", 2, 0)).await.json(201);
    let again = app.post_json(BEACH, &party("ada@EXAMPLE.org", 5, 5)).await;
    assert_eq!(again.errors(409), [("email".to_owned(), "already-registered".to_owned())]);
    let id = first["id"].as_str().expect("an id");
    assert!(!String::from_utf8_lossy(&again.bytes).contains(id));

    let form = app.post_form("/campaigns/next/strolls/beach/join", &typed("ada@example.org", "1"));
    let to = form.await.leads_to();
    assert_eq!(to, "/campaigns/next/strolls/beach/link-sent");
    let page = app.get(&to).await;
    let text = page.text(200);
    assert!(!text.contains(id) && !text.contains("Ada") && !text.contains("example.org"), "{text}");
    let rows = app.rows().await;
    assert_eq!((rows[0], rows[5]), (1, 2), "one registration, its letter, and one reminder");
    // On another stroll the same address is as good as new.
    assert_eq!(app.post_json(SMALL, &party("ada@example.org", 1, 0)).await.status.as_u16(), 201);
}

#[tokio::test]
async fn a_full_stroll_has_a_waiting_list_that_moves_up() {
    let app = TestApp::new().await;
    let first = app.post_json(SMALL, &party("a@example.org", 3, 0)).await.json(201);
    let waiting = app.post_json(SMALL, &party("b@example.org", 2, 0)).await.json(201);
    let fits = app.post_json(SMALL, &party("c@example.org", 1, 0)).await.json(201);
    assert_eq!(
        (&first["status"], &waiting["status"], &fits["status"]),
        (&json!("confirmed"), &json!("waiting"), &json!("confirmed"))
    );
    let link = |made: &serde_json::Value| {
        let link = made["links"]["manage"].as_str().expect("a link");
        format!("/api/v1{}", link.strip_prefix("http://stroll.example").expect("our host"))
    };
    assert_eq!(app.get(&link(&waiting)).await.json(200)["place_in_line"], 1);
    app.refresh().await;
    let all = app.get("/api/v1/campaigns/next/strolls").await.json(200);
    assert_eq!((&all[5]["slug"], &all[5]["walkers"]), (&json!("small"), &json!(4)));

    let delete = |path: &str| {
        axum::http::Request::delete(path).body(axum::body::Body::empty()).expect("a request")
    };
    let gone = app.send(delete(&link(&first))).await.json(200);
    assert_eq!(gone["status"], "cancelled");
    assert_eq!(app.get(&link(&waiting)).await.json(200)["status"], "confirmed");
    // Once more changes nothing.
    let before = app.rows().await;
    assert_eq!(app.send(delete(&link(&first))).await.json(200)["status"], "cancelled");
    assert_eq!(app.rows().await, before);
    // A party that left may come back, now at the end of the line.
    let back = app.post_json(SMALL, &party("a@example.org", 2, 0)).await.json(201);
    assert_eq!(back["status"], "waiting");
}

#[tokio::test]
async fn nobody_joins_what_takes_nobody() {
    let app = TestApp::new().await;
    let before = app.rows().await;
    for (stroll, status, code) in [
        ("next/cancelled", 409, Some("stroll-cancelled")),
        ("next/draft", 404, None),
        ("next/nowhere", 404, None),
        ("past/beach", 409, Some("stroll-over")),
        ("nowhere/beach", 404, None),
    ] {
        let path = format!("/api/v1/strolls/{stroll}/registrations");
        let answer = app.post_json(&path, &party("a@example.org", 1, 0)).await;
        let expected: Vec<(String, String)> =
            code.map(|code| ("stroll".to_owned(), code.to_owned())).into_iter().collect();
        assert_eq!(answer.errors(status), expected, "{stroll}");
        let (campaign, stroll) = stroll.split_once('/').expect("two parts");
        let path = format!("/campaigns/{campaign}/strolls/{stroll}/join");
        let answer = app.post_form(&path, &typed("a@example.org", "1")).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
    }
    assert_eq!(app.rows().await, before);
    // A form for it leads to the stroll's page, which says why first.
    for (stroll, to) in [("next/strolls/cancelled", 303), ("next/strolls/draft", 404)] {
        let answer = app.get(&format!("/campaigns/{stroll}/join")).await;
        assert_eq!(answer.status.as_u16(), to);
    }
    // Postponed ones keep their places and take more people.
    for stroll in ["moved", "undated"] {
        let path = format!("/api/v1/strolls/next/{stroll}/registrations");
        let answer = app.post_json(&path, &party("a@example.org", 1, 0)).await;
        assert_eq!(answer.status.as_u16(), 201, "{stroll}");
    }
}

#[tokio::test]
async fn when_the_day_has_passed_the_doors_close() {
    let app = TestApp::new().await;
    // Seven hours after the start in Virginia Beach; in Oregon it is still morning.
    app.set_clock(1_809_205_200 - crate::app::NOW);
    app.refresh().await;
    let late = app.post_json(BEACH, &party("a@example.org", 1, 0)).await;
    assert_eq!(late.errors(409), [("stroll".to_owned(), "stroll-over".to_owned())]);
    let moved = "/api/v1/strolls/next/moved/registrations";
    let moved = app.post_json(moved, &party("a@example.org", 1, 0)).await;
    assert_eq!(moved.status.as_u16(), 201, "four weeks later it has not begun");
}

#[tokio::test]
async fn fifty_places_are_fifty_however_many_come_at_once() {
    let app = TestApp::new().await;
    let asked = (0..60).map(|n| {
        let app = &app;
        async move {
            let made = app.post_json(BEACH, &party(&format!("w{n}@example.org"), 1, 0)).await;
            made.json(201)["status"].as_str().map(str::to_owned)
        }
    });
    let statuses = futures_util::future::join_all(asked).await;
    let confirmed = statuses.iter().filter(|status| status.as_deref() == Some("confirmed"));
    assert_eq!(confirmed.count(), 50);
    app.wait(60);
    let fifty_one = app.post_json(SMALL, &party("crowd@example.org", 5, 0)).await;
    assert_eq!(fifty_one.errors(422), [("adults".to_owned(), "party-too-large".to_owned())]);
}

#[tokio::test]
async fn letters_are_written_in_the_language_of_the_one_who_joined() {
    let app = TestApp::new().await;
    let french =
        with(crate::app::json(BEACH, &party("a@example.org", 1, 0)), "accept-language", "fr-CA");
    let id = app.send(french).await.json(201)["id"].as_str().map(str::to_owned).expect("an id");
    let id = ounce_domain::id::Id::parse(&id).expect("an id");
    let held = app.store.read(move |sql| ounce_store::registrations::load(sql, id)).await;
    let held = held.expect("a read").expect("it is there");
    assert_eq!(held.registration.language, "fr");
    assert_eq!(held.registration.signature.language, "fr");
    let page = app.send(with(get("/campaigns/next/strolls/beach/join"), "accept-language", "ja"));
    let waiver = ounce_domain::waiver::text(1, "ja").expect("the waiver in Japanese");
    let first_line = waiver.lines().next().expect("a line");
    assert!(page.await.text(200).contains(first_line));
}
