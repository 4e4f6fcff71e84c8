//! What happens around a form that is not right: it comes back whole, or the page says how to get
//! back to it.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::Request;
use futures_util::stream;
use ounce_web::{Allowance, Config, Pace};
use serde_json::json;

use crate::app::{TestApp, form, get, json as request, with};
use crate::giving::{A_GIFT, GIFTS, gift};
use crate::joining::{BEACH, party, typed};

const JOIN: &str = "/campaigns/next/strolls/beach/join";
const GIVE: &str = "/campaigns/next/give";
const MILK: &str = "/campaigns/next/milk";
/// From the first of March to two days after the first of May.
const UNTIL_AFTER_THE_DAY: u32 = 63 * 86_400;

#[tokio::test]
async fn a_field_that_a_form_does_not_have_is_named_and_the_others_keep_what_was_typed() {
    let app = TestApp::new().await;
    let link = app.post_json(BEACH, &party("b@example.org", 2, 0)).await.json(201);
    let link = link["links"]["manage"].as_str().expect("a link");
    let link = link.strip_prefix("http://stroll.example").expect("our own host");
    let change = link.replace('?', "/change?");
    let before = app.rows().await;
    let joining = typed("ada@example.org", "2");
    let milk = [("volume", "100.5"), ("unit", "ml"), ("email", "mina@example.org")];
    for (path, good, kept) in [
        (JOIN, joining.as_slice(), "value=\"ada@example.org\""),
        (GIVE, &A_GIFT, "value=\"Gil Example\""),
        (MILK, &milk, "value=\"100.5\""),
        ("/campaigns/next/milk/self-check", &[("nicotine", "no")], "value=\"no\" checked"),
        (&change, &[("adults", "7")], "value=\"7\""),
    ] {
        let more = [good, &[("<tip>", "1")]].concat();
        let answer = app.post_form(path, &more).await;
        let text = answer.text(422);
        assert!(text.contains("&#60;tip&#62;</bdi>: There is no field"), "{path}: {text}");
        assert!(text.contains(kept), "{path}: {kept} is gone");
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn a_first_gift_by_no_known_way_is_told_beside_the_ways() {
    let app = TestApp::new().await;
    let before = app.rows().await;
    let mut fields = typed("ada@example.org", "2").to_vec();
    fields.extend([("gift_amount", "5"), ("gift_method", "cowries")]);
    let answer = app.post_form(JOIN, &fields).await;
    let text = answer.text(422);
    assert!(text.contains("id=\"f-gift_method\""), "the summary leads there");
    assert!(text.contains("id=\"f-gift_method-wrong\">Please choose"), "{text}");
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn a_name_that_turns_the_line_turns_nothing_but_itself() {
    let app = TestApp::new().await;
    let named = |name: &str| {
        let (mut joins, mut gives) = (party("a@example.org", 1, 0), gift("5", "demo-card"));
        joins["name"] = json!(name);
        gives["name"] = json!(name);
        (joins, gives)
    };
    let (joins, gives) = named("\u{202e}Ada");
    let refused = [("name".to_owned(), "not-text".to_owned())];
    assert_eq!(app.post_json(BEACH, &joins).await.errors(422), refused);
    assert_eq!(app.post_json(GIFTS, &gives).await.errors(422), refused);
    // A frame around a name, as address books copy it, is left out; the name turns by itself.
    let (joins, gives) = named("\u{2067}שלום");
    let made = app.post_json(BEACH, &joins).await.json(201);
    let link = made["links"]["manage"].as_str().expect("a link");
    let link = link.strip_prefix("http://stroll.example").expect("our own host");
    app.post_json(GIFTS, &gives).await.json(201);
    app.refresh().await;
    for path in [link, "/campaigns/next/strolls/beach", "/campaigns/next/report/gifts"] {
        let page = app.get(path).await;
        let text = page.text(200);
        assert!(text.contains("<bdi>שלום</bdi>"), "{path}: {text}");
        assert!(!text.contains('\u{2067}'), "{path}");
    }
}

#[tokio::test]
async fn a_name_that_is_in_a_json_body_twice_is_not_guessed() {
    let app = TestApp::new().await;
    let before = app.rows().await;
    let post = |path: &str, body: String| {
        let request = Request::post(path).header("content-type", "application/json");
        app.send(request.body(Body::from(body)).expect("a request"))
    };
    let mut body = gift("25.00", "demo-card").to_string();
    body.insert_str(1, "\"amount\":\"1.00\",");
    let answer = post(GIFTS, body).await;
    assert_eq!(answer.errors(422), [("amount".to_owned(), "twice".to_owned())]);
    let body = party("a@example.org", 1, 0).to_string();
    let body = body.replace("\"version\"", "\"version\":0,\"version\"");
    let answer = post(BEACH, body).await;
    assert_eq!(answer.errors(422), [("waiver.version".to_owned(), "twice".to_owned())]);
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn a_path_that_no_database_could_take_is_no_stroll() {
    let app = TestApp::new().await;
    let party = party("a@example.org", 1, 0);
    for slug in ["%00", "a%00b", "%F0%9F%91%B6", "%2e%2e%2fbeach", "BEACH"] {
        let path = format!("/api/v1/strolls/next/{slug}/registrations");
        assert_eq!(app.post_json(&path, &party).await.errors(404), [], "{slug}");
        let path = format!("/campaigns/next/strolls/{slug}/join");
        assert_eq!(app.post_form(&path, &[("name", "Ada")]).await.status.as_u16(), 404, "{slug}");
    }
}

#[tokio::test]
async fn a_body_that_says_it_is_too_large_is_not_waited_for() {
    let app = TestApp::new().await;
    for (path, content_type) in
        [(GIVE, "application/x-www-form-urlencoded"), (GIFTS, "application/json")]
    {
        let never = Body::from_stream(stream::pending::<Result<Bytes, Infallible>>());
        let request = Request::post(path)
            .header("content-type", content_type)
            .header("content-length", "100000000");
        let request = request.body(never).expect("a request");
        assert_eq!(app.send(request).await.status.as_u16(), 413, "{path}");
    }
}

#[tokio::test]
async fn nobody_promises_to_pay_at_a_stroll_that_is_over() {
    let app = TestApp::new().await;
    app.wait(UNTIL_AFTER_THE_DAY);
    app.refresh().await;
    let before = app.rows().await;
    let answer = app.post_json(GIFTS, &gift("25.00", "at-stroll")).await;
    assert_eq!(answer.errors(422), [("method".to_owned(), "stroll-over".to_owned())]);
    let page = app.post_form(GIVE, &A_GIFT).await;
    let text = page.text(422);
    assert!(text.contains("id=\"f-method-wrong\">This stroll is over.</p>"), "{text}");
    assert_eq!(app.rows().await, before);
    assert!(!text.contains("value=\"at-stroll\""), "it is not offered any more");
    app.post_json(GIFTS, &gift("25.00", "demo-card")).await.json(201);
}

#[tokio::test]
async fn where_cash_is_the_only_way_a_stroll_that_is_over_gives_way_to_others() {
    let app = TestApp::with(Config::default()).await;
    let link = "/campaigns/next/give?stroll=beach";
    assert!(app.get(link).await.text(200).contains("name=\"stroll\" value=\"beach\""));
    app.wait(UNTIL_AFTER_THE_DAY);
    app.refresh().await;
    let ways = ["href=\"/campaigns/next/strolls\"", "href=\"https://first.example/donate\""];
    let open = app.get(link).await;
    assert!(ways.iter().all(|way| open.text(200).contains(way)), "{}", open.text(200));
    let page = app.post_form(GIVE, &A_GIFT).await;
    let text = page.text(422);
    assert!(text.contains("id=\"f-method\">This stroll is over.</p>"), "{text}");
    assert!(ways.iter().all(|way| text.contains(way)), "{text}");
}

#[tokio::test]
async fn who_had_the_form_open_when_the_campaign_ended_is_told_so() {
    let app = TestApp::new().await;
    let typed = [("volume", "100.5"), ("unit", "ml"), ("email", "mina@example.org")];
    let answer = app.post_form("/campaigns/past/milk", &typed).await;
    let text = answer.text(422);
    assert!(text.contains("This campaign is over."), "{text}");
    assert!(text.contains("value=\"100.5\""), "what was typed is gone");
}

#[tokio::test]
async fn a_place_that_cannot_be_is_told_beside_its_box() {
    let app = TestApp::new().await;
    let long = format!("q={}", "x".repeat(200));
    for (query, said) in [
        ("q=Norfolk&lat=91&lon=0", "This is not a position on Earth."),
        ("q=Norfolk&lat=NaN&lon=0", "This is not a position on Earth."),
        ("q=Norf%00olk", "Please use letters that can be seen."),
        (long.as_str(), "Please type at most 120 characters."),
    ] {
        for path in ["/campaigns/next/find", MILK] {
            let answer = app.get(&format!("{path}?{query}")).await;
            let text = answer.text(422);
            assert!(text.contains(said), "{path} {query}");
            let is_kept = text.contains("value=\"Norfolk\"") || text.contains("value=\"xxxxx");
            assert!(is_kept && !text.contains('\0'), "{path} {query}: the box is empty");
        }
    }
    for path in ["strolls?q=a%00b", "strolls?q=%07"] {
        let answer = app.get(&format!("/api/v1/campaigns/next/{path}")).await;
        assert_eq!(answer.errors(422), [("q".to_owned(), "not-text".to_owned())], "{path}");
    }
    let answer = app.get("/api/v1/places?q=%00").await;
    assert_eq!(answer.errors(422), [("q".to_owned(), "not-text".to_owned())]);
}

fn at_most(burst: u32) -> Allowance {
    let burst = std::num::NonZeroU32::new(burst).expect("more than none");
    Allowance { burst, then_every: Duration::from_secs(5) }
}

#[tokio::test]
async fn who_is_told_to_wait_is_led_back_to_what_was_typed() {
    let pace = Pace { reading: at_most(1), giving: at_most(1), ..Pace::default() };
    let app = TestApp::with(Config { pace, ..Config::default() }).await;
    app.send(form(GIVE, &A_GIFT)).await.leads_to();
    let refused = app.send(form(GIVE, &A_GIFT)).await;
    let text = refused.text(429);
    assert!(text.contains("what you typed is still there"), "{text}");
    assert!(!text.contains("Try again"), "a link would lead to an empty form");
    app.get("/about").await.text(200);
    let refused = app.get("/about").await;
    let text = refused.text(429);
    assert!(text.contains("Try again") && !text.contains("still there"), "{text}");
}

#[tokio::test]
async fn browsers_may_keep_all_that_is_typed_but_a_signature() {
    let app = TestApp::new().await;
    for (path, written_each_time) in [(JOIN, 1), (GIVE, 0), (MILK, 0)] {
        let page = app.get(path).await;
        let text = page.text(200);
        assert_eq!(text.matches("autocomplete=\"off\"").count(), written_each_time, "{path}");
    }
}

#[tokio::test]
async fn a_proxy_may_write_the_port_as_well() {
    let pace = Pace { reading: at_most(1), ..Pace::default() };
    let app = TestApp::with(Config { trusts_forwarded: true, pace, ..Config::default() }).await;
    let asked = |from: &str| app.send(with(get("/about"), "x-forwarded-for", from));
    for (from, status) in [
        ("198.51.100.1:4711", 200),
        ("198.51.100.1:4712", 429),
        ("198.51.100.2:4711", 200),
        ("[2001:db8::1]:443", 200),
        ("2001:db8::1", 429),
    ] {
        assert_eq!(asked(from).await.status.as_u16(), status, "{from}");
    }
}

#[tokio::test]
async fn a_stranger_s_letter_box_is_not_filled() {
    let app = TestApp::new().await;
    let party = party("a@example.org", 1, 0);
    app.post_json(BEACH, &party).await.json(201);
    app.post_json(BEACH, &party).await.json(409);
    let rows = app.rows().await;
    for _ in 0..20 {
        assert_eq!(app.send(request(BEACH, &party)).await.status.as_u16(), 409);
        app.wait(2);
    }
    assert_eq!(app.rows().await, rows, "one letter says it all");
    assert_eq!(app.post_json(BEACH, &json!({})).await.status.as_u16(), 422);
}

#[tokio::test]
async fn a_card_is_tried_out_with_sign_ups_no_more_often_than_alone() {
    let pace = Pace { giving: at_most(3), ..Pace::default() };
    let app = TestApp::with(Config { is_demo: true, pace, ..Config::default() }).await;
    let join = |n: usize, method: &'static str| {
        let email = format!("w{n}@example.org");
        let mut fields = typed(&email, "1");
        fields.extend([("gift_amount", "5"), ("gift_method", method)]);
        form(JOIN, &fields)
    };
    for n in 0..3 {
        app.send(join(n, "demo-card")).await.leads_to();
    }
    let before = app.rows().await;
    app.send(join(3, "demo-card")).await.text(429);
    assert_eq!(app.rows().await, before);
    // Somebody who pays the host, or nothing, has no card to try.
    app.send(join(4, "at-stroll")).await.leads_to();
    app.post_form(JOIN, &typed("w5@example.org", "1")).await.leads_to();
}
