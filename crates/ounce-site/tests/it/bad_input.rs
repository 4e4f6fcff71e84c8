//! What people and programs get wrong, and what it gets: a 4xx, a message beside the field, what
//! was typed still there, and nothing written.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::app::{TestApp, form, json as request, with};
use crate::giving::{A_GIFT, GIFTS, gift};
use crate::joining::{BEACH, party};
use crate::milk::{PROMISES, promise};

/// One field of a good request made bad, and its name.
type Case = (&'static str, Value, &'static str);

fn with_field(mut body: Value, path: &str, value: Value) -> Value {
    match path.split_once('.') {
        Some((outer, inner)) => body[outer][inner] = value,
        None => body[path] = value,
    }
    body
}

async fn check(app: &TestApp, path: &str, good: &Value, cases: &[Case]) {
    let before = app.rows().await;
    for (field, value, code) in cases {
        let body = with_field(good.clone(), field, value.clone());
        // Slowly enough for the limits: this is about what is typed.
        app.wait(10);
        let answer = app.post_json(path, &body).await;
        let expected = ((*field).to_owned(), (*code).to_owned());
        assert_eq!(answer.errors(422), [expected], "{path} {field} {value}");
    }
    assert_eq!(app.rows().await, before, "{path} wrote something");
    assert_eq!(app.post_json(path, good).await.status.as_u16(), 201, "the good one is good");
}

#[tokio::test]
async fn registrations() {
    let app = TestApp::new().await;
    let long = "x".repeat(10_000);
    let cases = [
        ("adults", json!(-1), "not-positive"),
        ("adults", json!(0), "party-empty"),
        ("adults", json!(10_000), "party-too-large"),
        ("adults", json!(9_223_372_036_854_775_807_i64), "party-too-large"),
        ("adults", json!(1.5), "not-a-whole-number"),
        ("adults", json!("2"), "not-a-whole-number"),
        ("adults", Value::Null, "missing"),
        ("children", json!(-2), "not-positive"),
        ("name", json!(""), "missing"),
        ("name", json!("   "), "missing"),
        ("name", json!(long), "too-long"),
        ("name", json!("A\0B"), "not-text"),
        ("name", json!("\u{200b}"), "not-text"),
        ("name", json!(7), "not-a-string"),
        ("email", json!("nobody"), "not-an-email"),
        ("email", json!("a@b"), "not-an-email"),
        ("email", json!("a b@example.org"), "not-an-email"),
        ("email", json!("<a@example.org>"), "not-an-email"),
        ("email", json!("a@example.org\0"), "not-an-email"),
        ("email", json!(format!("{long}@example.org")), "too-long"),
        ("waiver.version", json!(0), "waiver-outdated"),
        ("waiver.version", json!(2), "waiver-outdated"),
        ("waiver.signed_name", json!(""), "waiver-unsigned"),
        ("waiver", json!("yes"), "not-an-object"),
        ("waiver.colour", json!("red"), "unknown-field"),
        ("colour", json!("red"), "unknown-field"),
        ("<script>", json!(1), "unknown-field"),
    ];
    check(&app, BEACH, &party("a@example.org", 1, 0), &cases).await;
}

#[tokio::test]
async fn gifts() {
    let app = TestApp::new().await;
    let cases = [
        ("amount", json!("0"), "not-positive"),
        ("amount", json!("-5"), "not-a-number"),
        ("amount", json!("1e9"), "not-a-number"),
        ("amount", json!("12.345"), "too-many-decimals"),
        ("amount", json!("12,50"), "comma"),
        ("amount", json!("¥100.50"), "not-a-number"),
        ("amount", json!("1000000.01"), "too-large"),
        ("amount", json!("9".repeat(400)), "too-large"),
        ("amount", json!(""), "missing"),
        ("amount", json!(25), "not-a-string"),
        ("currency", json!("JPY"), "other-currency"),
        ("currency", json!("usd"), "other-currency"),
        ("kind", json!("bribe"), "not-a-choice"),
        ("method", json!("cheque"), "not-a-choice"),
        ("method", json!("imported"), "method-not-offered"),
        ("name", json!("x".repeat(101)), "too-long"),
        ("email", json!("@"), "not-an-email"),
        ("message", json!("x".repeat(301)), "too-long"),
        ("message", json!("a\0b"), "not-text"),
        ("stroll", json!("nowhere"), "unknown"),
        ("stroll", json!("draft"), "unknown"),
        ("stroll", json!("'; DROP TABLE gift; --"), "unknown"),
        ("hidden", json!("yes"), "not-true-or-false"),
        ("tip", json!("5"), "unknown-field"),
    ];
    check(&app, GIFTS, &gift("25.00", "demo-card"), &cases).await;
}

#[tokio::test]
async fn milk_promises() {
    let app = TestApp::new().await;
    let cases = [
        ("millilitres", json!(0), "not-positive"),
        ("millilitres", json!(-5), "not-a-number"),
        ("millilitres", json!(500_001), "too-large"),
        ("millilitres", json!("100"), "not-a-whole-number"),
        ("email", json!(""), "missing"),
        ("consent", json!(false), "no-consent"),
        ("consent", json!("true"), "not-true-or-false"),
        ("bank", json!("closed"), "unknown"),
        ("stroll", json!("draft"), "unknown"),
        ("health", json!("fine"), "unknown-field"),
    ];
    // A field of the wrong kind gets only that complaint.
    let mut good = promise(500);
    good["stroll"] = Value::Null;
    let (kinds, rules): (Vec<Case>, Vec<Case>) =
        cases.into_iter().partition(|case| case.2 == "not-true-or-false");
    check(&app, PROMISES, &good, &rules).await;
    for (field, value, code) in kinds {
        let answer = app.post_json(PROMISES, &with_field(good.clone(), field, value)).await;
        assert_eq!(answer.errors(422), [(field.to_owned(), code.to_owned())]);
    }
}

#[tokio::test]
async fn everything_wrong_is_told_at_once() {
    let app = TestApp::new().await;
    let answer = app.post_json(BEACH, &json!({ "adults": 0, "children": 0, "hat": 1 })).await;
    let fields: Vec<String> = answer.errors(422).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["hat", "name", "email", "adults", "waiver.signed_name", "waiver.version"]);
}

#[tokio::test]
async fn bodies_that_are_no_json_object() {
    let app = TestApp::new().await;
    let before = app.rows().await;
    let raw = |body: Vec<u8>| {
        let request = Request::post(BEACH).header("content-type", "application/json");
        request.body(Body::from(body)).expect("a request")
    };
    for body in ["", "{", "[]", "null", "\"x\"", "{\"name\": }", "{\"name\": \"\\ud800\"}", "nan"] {
        assert_eq!(app.send(raw(body.into())).await.errors(400), [], "{body}");
    }
    let at = app.send(raw(b"{\n  \"name\": oops\n}".to_vec())).await.json(400);
    assert!(at["detail"].as_str().is_some_and(|detail| detail.contains("line 2")), "{at}");
    assert_eq!(app.send(raw(vec![0xff, 0xfe])).await.errors(400), []);
    assert_eq!(app.send(raw("[".repeat(50_000).into())).await.errors(400), []);
    let huge = format!("{{\"name\":\"{}\"}}", "x".repeat(70_000));
    assert_eq!(app.send(raw(huge.into())).await.errors(413), []);
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "", "json"] {
        let other =
            with(request(BEACH, &party("a@example.org", 1, 0)), "content-type", content_type);
        assert_eq!(app.send(other).await.errors(415), [], "{content_type}");
    }
    let charset = "application/json; charset=utf-8";
    let fine = with(request(BEACH, &party("a@example.org", 1, 0)), "content-type", charset);
    assert_eq!(app.rows().await, before);
    assert_eq!(app.send(fine).await.status.as_u16(), 201);
}

/// A form's good fields, with one of them made bad.
fn typed<'a>(
    good: &[(&'a str, &'a str)],
    field: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    good.iter().map(|pair| if pair.0 == field { (field, value) } else { *pair }).collect()
}

async fn check_form(app: &TestApp, path: &str, good: &[(&str, &str)], cases: &[(&str, &str)]) {
    let before = app.rows().await;
    for (field, value) in cases {
        app.wait(10);
        let answer = app.post_form(path, &typed(good, field, value)).await;
        let text = answer.text(422);
        assert!(text.contains("aria-invalid=\"true\""), "{path} {field}={value}: no field marked");
        for (name, kept) in typed(good, field, value) {
            let is_shown = name != "waiver.version" && kept.len() < 200;
            let is_shown = is_shown && !kept.contains(['<', '&', '"', '\'', '\0']);
            assert!(!is_shown || text.contains(kept), "{path}: {name}={kept} is gone");
        }
        assert!(!text.contains("<script>alert"), "{path} {field}: not escaped");
    }
    assert_eq!(app.rows().await, before, "{path} wrote something");
    app.post_form(path, good).await.leads_to();
}

#[tokio::test]
async fn the_join_form() {
    let app = TestApp::new().await;
    let long = "x".repeat(10_000);
    let good = [
        ("name", "Ada Example"),
        ("email", "ada@example.org"),
        ("adults", "2"),
        ("children", "1"),
        ("waiver.version", "1"),
        ("waiver.signed_name", "Ada E"),
    ];
    let cases = [
        ("name", ""),
        ("name", long.as_str()),
        ("name", "a\0b"),
        ("email", "ada"),
        ("email", "<script>alert(1)</script>"),
        ("adults", "0"),
        ("adults", "-1"),
        ("adults", "10000"),
        ("adults", "two"),
        ("adults", "二"),
        ("adults", "99999999999999999999"),
        ("children", "-1"),
        ("children", "1e1"),
        ("waiver.signed_name", ""),
        ("waiver.signed_name", "\u{202e}"),
    ];
    check_form(&app, "/campaigns/next/strolls/beach/join", &good, &cases).await;
}

#[tokio::test]
async fn the_gift_form() {
    let app = TestApp::new().await;
    let good = [&A_GIFT[..], &[("email", "gil@example.org"), ("message", "Good luck")]].concat();
    let cases = [
        ("amount", "0"),
        ("amount", "-5"),
        ("amount", "1e9"),
        ("amount", "12.345"),
        ("amount", "1.000,50"),
        ("amount", "¥100.50"),
        ("amount", "<script>alert(1)</script>"),
        ("name", ""),
        ("email", "gil"),
    ];
    check_form(&app, "/campaigns/next/give", &good, &cases).await;
    for (field, value) in [("currency", "JPY"), ("kind", "bribe"), ("stroll", "draft")] {
        let answer = app.post_form("/campaigns/next/give", &typed(&good, field, value)).await;
        assert_eq!(answer.status.as_u16(), 422, "{field}");
    }
}

#[tokio::test]
async fn the_milk_form() {
    let app = TestApp::new().await;
    let good = [
        ("volume", "100"),
        ("unit", "oz"),
        ("bank", "norfolk"),
        ("stroll", ""),
        ("email", "mina@example.org"),
        ("consent", "on"),
    ];
    let cases = [
        ("volume", "0"),
        ("volume", "-1"),
        ("volume", "1,5,0"),
        ("volume", "999999"),
        ("email", "mina"),
        ("consent", ""),
    ];
    check_form(&app, "/campaigns/next/milk", &good, &cases).await;
}

#[tokio::test]
async fn names_of_every_script_are_welcome_and_html_stays_text() {
    let app = TestApp::new().await;
    for (n, name) in ["👶", "محمد", "山田 花子", "O'Brien <b>&amp;", "\"><script>alert(1)</script>"]
        .iter()
        .enumerate()
    {
        let email = format!("w{n}@example.org");
        let mut body = party(&email, 1, 0);
        body["name"] = json!(name);
        let made = app.post_json(BEACH, &body).await.json(201);
        let manage = made["links"]["manage"].as_str().expect("a link");
        let path = manage.strip_prefix("http://stroll.example").expect("our host");
        let page = app.get(path).await;
        let text = page.text(200);
        assert!(!text.contains("<script>alert") && !text.contains("<b>"), "{name}");
        assert_eq!(app.get(&format!("/api/v1{path}")).await.json(200)["name"], json!(name));
    }
    let mut shown = gift("5", "demo-card");
    shown["name"] = json!("<img src=x onerror=alert(1)>");
    shown["message"] = json!("</p><script>alert(1)</script>");
    app.post_json(GIFTS, &shown).await.json(201);
    app.refresh().await;
    for path in ["/", "/campaigns/next/strolls/beach", "/campaigns/next/report/gifts"] {
        let page = app.get(path).await;
        let text = page.text(200);
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{path}");
    }
}

#[tokio::test]
async fn forms_of_the_wrong_kind() {
    let app = TestApp::new().await;
    let path = "/campaigns/next/give";
    let before = app.rows().await;
    let unknown = app.post_form(path, &[("amount", "5"), ("tip", "1")]).await;
    assert_eq!(unknown.status.as_u16(), 422);
    let typed = |content_type| with(form(path, &[("amount", "5")]), "content-type", content_type);
    for content_type in ["text/plain", "multipart/form-data; boundary=x", "application/json"] {
        assert_eq!(app.send(typed(content_type)).await.status.as_u16(), 415, "{content_type}");
    }
    let huge = "x".repeat(70_000);
    let answer = app.post_form(path, &[("message", &huge)]).await;
    assert_eq!(answer.status.as_u16(), 413);
    assert!(answer.header("content-type").starts_with("text/html"));
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn positions_off_the_earth() {
    let app = TestApp::new().await;
    for query in ["lat=91&lon=0", "lat=0&lon=-180.1", "lat=x&lon=y", "lat=1&lon="] {
        let answer = app.get(&format!("/campaigns/next/find?{query}")).await;
        assert_eq!(answer.status.as_u16(), 422, "{query}");
    }
}
