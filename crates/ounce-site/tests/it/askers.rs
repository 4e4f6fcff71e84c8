//! Who asks: which hosts are ours, and whose requests are counted together.

use std::net::IpAddr;

use axum::body::Body;
use axum::http::{Request, header};
use ounce_web::Config;

use crate::app::{Answer, TestApp, VISITOR, form, get, json, with};
use crate::edges::tight;
use crate::joining::{BEACH, party};

const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

#[tokio::test]
async fn a_clock_that_is_set_back_limits_nobody() {
    let app = TestApp::with(tight()).await;
    for _ in 0..5 {
        assert_eq!(app.get("/about").await.status.as_u16(), 200);
    }
    assert_eq!(app.get("/about").await.status.as_u16(), 429);
    app.set_clock(-7_200);
    app.wait(1);
    assert_eq!(app.get("/about").await.status.as_u16(), 200, "a second has passed");
    app.set_clock(7_200);
    assert_eq!(app.get("/about").await.status.as_u16(), 429, "and none since");
}

/// Such a page goes out before all layers.
#[tokio::test]
async fn a_page_that_is_ready_counts_too() {
    let app = TestApp::with(tight()).await;
    for _ in 0..5 {
        let packed = with(get("/campaigns/next"), "accept-encoding", "gzip");
        assert_eq!(app.send(packed).await.status.as_u16(), 200);
    }
    let packed = with(get("/campaigns/next"), "accept-encoding", "gzip");
    assert_eq!(app.send(packed).await.status.as_u16(), 429);
    let refused = app.get("/campaigns/next").await;
    assert!(refused.text(429).contains("<main"), "in words");
    assert!(refused.header("content-security-policy").contains("default-src 'none'"));
}

#[tokio::test]
async fn behind_a_proxy_a_demo_has_limits() {
    let app = TestApp::with(tight()).await;
    for header in ["x-forwarded-for", "forwarded", "via", "x-forwarded-proto", "x-real-ip"] {
        let through = |n: u8| {
            let from = IpAddr::from([127, 0, 0, 1]);
            app.send_from(from, with(get("/about"), header, &format!("198.51.100.{n}")))
        };
        let mut answers = Vec::new();
        for n in 0..6 {
            answers.push(through(n).await.status.as_u16());
        }
        assert!(answers.contains(&429), "{header}: {answers:?}");
    }
    assert_eq!(app.send_from(HOME, get("/about")).await.status.as_u16(), 200);
}

#[tokio::test]
async fn an_address_in_brackets_is_one_visitor() {
    let trusting = TestApp::with(Config { trusts_forwarded: true, ..tight() }).await;
    for n in 0..6 {
        let from = format!("[2001:db8:0:{n}::1]:4711");
        let answer = trusting.send(with(get("/about"), "x-forwarded-for", &from)).await;
        assert_eq!(answer.status.as_u16(), 200, "each is somebody else");
    }
}

#[tokio::test]
async fn a_request_names_one_host_and_links_lead_to_no_other() {
    let app = TestApp::new().await;
    let foreign = |path: &str| with(get(path), "host", "elsewhere.example");
    let page = app.send(foreign("/sitemap.xml")).await;
    assert!(!page.text(421).contains("http://elsewhere.example"));
    assert_eq!(app.send(foreign("/api/v1/campaigns")).await.errors(421), []);
    assert_eq!(app.send(foreign("/healthz")).await.text(200), "ok\n", "asked by number");
    let form = with(form("/campaigns/next/give", &[("amount", "5")]), "host", "elsewhere.example");
    assert_eq!(app.send(form).await.status.as_u16(), 421);
    let none = Answer::read(app.raw(get("/")).await).await;
    assert_eq!(none.status.as_u16(), 400);
    let mut two = get("/");
    for host in ["stroll.example", "elsewhere.example"] {
        two.headers_mut().append(header::HOST, header::HeaderValue::from_static(host));
    }
    assert_eq!(app.send(two).await.status.as_u16(), 400);
}

#[tokio::test]
async fn the_same_key_from_elsewhere_hands_out_no_link() {
    let app = TestApp::new().await;
    let asked = || with(json(BEACH, &party("a@example.org", 1, 0)), "idempotency-key", "1");
    let first = app.send_from(VISITOR, asked()).await;
    assert_eq!(first.status.as_u16(), 201);
    let rows = app.rows().await;
    let elsewhere: IpAddr = "198.51.100.9".parse().expect("an address");
    let other = app.send_from(elsewhere, asked()).await;
    assert!(!other.text(422).contains("token="));
    assert_eq!(app.rows().await, rows, "and has no effect");
    let again = app.send_from(VISITOR, asked()).await;
    assert_eq!((again.status, &again.bytes), (first.status, &first.bytes));
}

#[tokio::test]
async fn forms_are_sent_without_what_browsers_leave_out_over_plain_http() {
    let app = TestApp::new().await;
    let made = app.post_json(BEACH, &party("a@example.org", 1, 0)).await.json(201);
    let manage = made["links"]["manage"].as_str().expect("a link");
    let path = manage.replace("http://stroll.example", "").replace("?token=", "/change?token=");
    let page = app.get(&path).await;
    // `no-referrer` would make browsers send `Origin: null`, which is everybody's.
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert!(!page.text(200).contains("no-referrer"));
    let sent = |origin: &str| {
        let mut sent = with(form(&path, &[("adults", "2"), ("children", "0")]), "origin", origin);
        sent.headers_mut().remove("sec-fetch-site");
        sent
    };
    for (origin, status) in
        [("null", 403), ("http://elsewhere.example", 403), ("http://stroll.example", 303)]
    {
        assert_eq!(app.send(sent(origin)).await.status.as_u16(), status, "{origin}");
    }
}

#[tokio::test]
async fn one_address_leaves_seats_at_the_live_tally_for_others() {
    let config = Config { live_connections: 10, live_per_address: 3, ..Config::default() };
    let app = TestApp::with(config).await;
    let live = || Request::get("/campaigns/next/live").body(Body::empty()).expect("a request");
    let mut open = Vec::new();
    for _ in 0..3 {
        open.push(app.answer_from(VISITOR, live()).await);
    }
    assert_eq!(app.answer_from(VISITOR, live()).await.status().as_u16(), 503);
    let other: IpAddr = "198.51.100.9".parse().expect("an address");
    assert_eq!(app.answer_from(other, live()).await.status().as_u16(), 200);
    drop(open);
    assert_eq!(app.answer_from(VISITOR, live()).await.status().as_u16(), 200);
}
