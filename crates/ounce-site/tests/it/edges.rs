//! What every request passes: limits, guards, headers, failures.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use ounce_web::{Allowance, Config, Pace};

use crate::app::{TestApp, VISITOR, form, get, json, with};
use crate::giving::{GIFTS, gift};
use crate::joining::{BEACH, party};

#[tokio::test]
async fn every_answer_is_sealed() {
    let app = TestApp::new().await;
    for path in ["/", "/nowhere", "/api/v1/campaigns", "/healthz", "/campaigns/next/strolls.ics"] {
        let answer = app.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"));
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert!(answer.header("permissions-policy").contains("geolocation=(self)"));
        assert_eq!(answer.header("strict-transport-security"), "", "this is not https");
    }
    let file = app.get(ounce_web::assets::href("ounce.css")).await;
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert_eq!(file.header("content-security-policy"), "", "a file is no page");
    let missing = app.get("/assets/000000000000/ounce.css").await;
    assert!(missing.header("content-security-policy").contains("default-src 'none'"));
    let base_url = Some("https://stroll.example".to_owned());
    let secure = TestApp::with(Config { base_url, ..Config::default() }).await;
    assert!(secure.get("/").await.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn pages_have_no_inline_scripts_or_styles() {
    let app = TestApp::new().await;
    for path in ["/", "/campaigns/next/strolls/beach", "/campaigns/next/strolls/beach/join"] {
        let page = app.get(path).await;
        let text = page.text(200);
        assert!(!text.contains(" style=\"") && !text.contains("<style"), "{path}");
        assert!(!text.contains(" onclick=") && !text.contains("javascript:"), "{path}");
        for script in text.split("<script").skip(1) {
            let opening = script.split('>').next().unwrap_or_default();
            let is_data = opening.contains("application/ld+json");
            assert!(is_data || opening.contains("src=\""), "{path}: <script{opening}>");
        }
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let app = TestApp::new().await;
    let path = "/campaigns/next/give";
    let fields = [
        ("amount", "5"),
        ("currency", "USD"),
        ("kind", "gift"),
        ("method", "demo-card"),
        ("name", "G"),
    ];
    let before = app.rows().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site")] {
        let answer = app.send(with(form(path, &fields), name, value)).await;
        assert_eq!(answer.status.as_u16(), 403, "{name}: {value}");
        assert!(answer.header("content-type").starts_with("text/html"));
    }
    let mut elsewhere = with(form(path, &fields), "origin", "https://elsewhere.example");
    elsewhere.headers_mut().remove("sec-fetch-site");
    assert_eq!(app.send(elsewhere).await.status.as_u16(), 403);
    let api = with(json(GIFTS, &gift("5", "demo-card")), "sec-fetch-site", "cross-site");
    assert_eq!(app.send(api).await.errors(403), []);
    assert_eq!(app.rows().await, before);

    let mut ours = with(form(path, &fields), "origin", "http://stroll.example");
    ours.headers_mut().remove("sec-fetch-site");
    assert_eq!(app.send(ours).await.status.as_u16(), 303);
}

pub(crate) fn tight() -> Config {
    let allowance = |burst, seconds| Allowance {
        burst: NonZeroU32::new(burst).expect("more than none"),
        then_every: Duration::from_secs(seconds),
    };
    let pace = Pace { reading: allowance(5, 1), ..Pace::default() };
    Config { is_demo: true, pace, ..Config::default() }
}

#[tokio::test]
async fn a_class_behind_one_address_signs_up_and_a_flood_is_told_to_wait() {
    let app = TestApp::new().await;
    for pupil in 0..40 {
        let made = app.post_json(BEACH, &party(&format!("p{pupil}@example.org"), 1, 0)).await;
        assert_eq!(made.status.as_u16(), 201, "{pupil}");
        app.wait(u32::from(pupil % 3 == 0));
    }
    let before = app.rows().await;
    let mut refused = None;
    for n in 0..60 {
        let answer = app.post_json(GIFTS, &gift("0", "demo-card")).await;
        if answer.status.as_u16() == 429 {
            refused = Some((n, answer));
            break;
        }
    }
    let (n, refused) = refused.expect("card testing is slowed down");
    assert_eq!(n, 20);
    assert_eq!(refused.errors(429), []);
    assert_eq!(refused.header("retry-after"), "5");
    assert_eq!(app.rows().await, before);
    // Signing up goes on meanwhile, and so do others.
    let made = app.post_json(BEACH, &party("last@example.org", 1, 0)).await;
    assert_eq!(made.status.as_u16(), 201);
    app.wait(5);
    assert_eq!(app.post_json(GIFTS, &gift("5", "demo-card")).await.status.as_u16(), 201);
}

#[tokio::test]
async fn readers_are_limited_by_address_and_assets_are_free() {
    let app = TestApp::with(tight()).await;
    for _ in 0..5 {
        assert_eq!(app.get("/").await.status.as_u16(), 200);
    }
    let refused = app.get("/").await;
    assert!(refused.text(429).contains("<html"));
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(app.get("/healthz").await.status.as_u16(), 200);
    assert_eq!(app.get("/favicon.svg").await.status.as_u16(), 200);
    let neighbour: IpAddr = "192.0.2.2".parse().expect("an address");
    assert_eq!(app.send_from(neighbour, get("/")).await.status.as_u16(), 200);
    let loopback: IpAddr = "127.0.0.1".parse().expect("an address");
    for _ in 0..20 {
        assert_eq!(app.send_from(loopback, get("/")).await.status.as_u16(), 200, "in the demo");
    }
    app.wait(1);
    assert_eq!(app.get("/").await.status.as_u16(), 200);
}

#[tokio::test]
async fn outside_the_demo_loopback_is_an_address_like_any() {
    let app = TestApp::with(Config { is_demo: false, ..tight() }).await;
    let loopback: IpAddr = "::1".parse().expect("an address");
    for _ in 0..5 {
        assert_eq!(app.send_from(loopback, get("/about")).await.status.as_u16(), 200);
    }
    assert_eq!(app.send_from(loopback, get("/about")).await.status.as_u16(), 429);
}

#[tokio::test]
async fn a_forwarded_address_counts_only_behind_one_s_own_proxy() {
    let asked = |last: &str| with(get("/about"), "x-forwarded-for", &format!("10.0.0.9, {last}"));
    let trusting = TestApp::with(Config { trusts_forwarded: true, ..tight() }).await;
    let wary = TestApp::with(tight()).await;
    for n in 0..6 {
        let answer = trusting.send(asked(&format!("198.51.100.{n}"))).await;
        assert_eq!(answer.status.as_u16(), 200, "each is somebody else");
        let answer = wary.send(asked(&format!("198.51.100.{n}"))).await;
        assert_eq!(answer.status.as_u16(), if n < 5 { 200 } else { 429 }, "anybody can write that");
    }
    // Entries that a client wrote before the proxy's own entry do not count.
    for n in 0..6 {
        let forged = format!("203.0.113.{n}, 198.51.100.77");
        let answer = trusting.send(with(get("/about"), "x-forwarded-for", &forged)).await;
        assert_eq!(answer.status.as_u16(), if n < 5 { 200 } else { 429 });
    }
}

#[tokio::test]
async fn what_broke_is_a_page_with_a_reference_and_nothing_else() {
    let app = TestApp::new().await;
    app.store.close();
    let page = app.post_form(
        "/campaigns/next/strolls/beach/join",
        &crate::joining::typed("a@example.org", "1"),
    );
    let page = page.await;
    let text = page.text(500);
    assert!(!text.contains("a@example.org") && !text.contains("the store is closed"), "{text}");
    let problem = app.post_json(BEACH, &party("a@example.org", 1, 0)).await.json(500);
    let reference = problem["reference"].as_str().expect("a reference");
    assert_eq!(reference.len(), 8);
    assert!(problem.get("detail").is_none());
}

#[tokio::test]
async fn error_pages_speak_to_people_and_problems_to_programs() {
    let app = TestApp::new().await;
    let page = app.get("/campaigns/nowhere").await;
    assert!(page.text(404).contains("<html"));
    assert_eq!(page.header("cache-control"), "private, no-store");
    let method = Request::post("/about").body(Body::empty()).expect("a request");
    let answer = app.send_from(VISITOR, method).await;
    assert_eq!(answer.status.as_u16(), 405);
    assert!(answer.header("allow").contains("GET"));
    assert_eq!(app.get("/campaigns/%ff").await.status.as_u16(), 400);
    assert_eq!(app.get("/campaigns/a%00b").await.status.as_u16(), 404);
    assert_eq!(app.get("/api/v1/campaigns/%ff/tally").await.errors(400), []);
}

#[tokio::test]
async fn the_service_says_how_it_is() {
    let app = TestApp::new().await;
    assert_eq!(app.get("/healthz").await.text(200), "ok\n");
    assert_eq!(app.get("/readyz").await.text(200), "ready\n");
    let robots = app.get("/robots.txt").await;
    // A crawler that may not look never sees `noindex`.
    assert!(robots.text(200).starts_with("User-agent: *\nDisallow:\nSitemap: "));
    let map = app.get("/sitemap.xml").await;
    let text = map.text(200);
    assert!(text.contains("<loc>http://stroll.example/campaigns/next/strolls/beach</loc>"));
    assert!(!text.contains("/draft"), "a draft is nobody's business");
}

#[tokio::test]
async fn without_its_database_the_service_lives_and_is_not_ready() {
    let mut app = TestApp::on_postgres().await;
    // Not by asking whether it is ready: that answer would stand for a second.
    assert!(app.get("/sitemap.xml").await.text(200).contains("<urlset"));
    app.lose_database().await;
    let answer = app.get("/readyz").await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, "2"));
    assert_eq!(
        answer.text(503),
        "not ready: the database or its tables are not there: it was dropped or renamed on its \
         server, or is being restored\n"
    );
    // It is no fault of the writer or the reader, so no page speaks of a broken program.
    app.post_json(BEACH, &party("a@example.org", 1, 0)).await.errors(503);
    assert_eq!(app.get("/campaigns/next/report/gifts.csv").await.status.as_u16(), 503);
    assert_eq!(app.get("/healthz").await.text(200), "ok\n");
}

#[tokio::test]
async fn assets_are_kept_for_good_and_packed() {
    let app = TestApp::new().await;
    let page = app.get("/").await;
    let href = page.text(200).split("href=\"").find_map(|rest| {
        let path = rest.split('"').next()?;
        (path.starts_with("/assets/") && path.ends_with(".css")).then(|| path.to_owned())
    });
    let href = href.expect("a stylesheet");
    let plain = app.get(&href).await;
    assert!(plain.header("cache-control").contains("immutable"));
    assert!(plain.header("content-type").starts_with("text/css"));
    let packed = app.send(with(get(&href), "accept-encoding", "gzip")).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.bytes.len() < plain.bytes.len() / 2);
    let tag = plain.header("etag").to_owned();
    let held = app.send(with(get(&href), "if-none-match", &tag)).await;
    assert_eq!(held.status.as_u16(), 304);
    assert_eq!(app.get("/assets/000000000000/ounce.css").await.status.as_u16(), 404);
    assert_eq!(app.get("/vendor/../Cargo.toml").await.status.as_u16(), 404);
    let world = app.send(with(get("/geo/world.geojson"), "accept-encoding", "gzip")).await;
    assert_eq!(world.header("content-encoding"), "gzip");
    let world = app.get("/geo/world.geojson").await.json(200);
    assert_eq!(world["type"], "FeatureCollection");
}

#[tokio::test]
async fn answers_are_packed_when_that_is_worth_it() {
    let app = TestApp::new().await;
    let packed = |path: &'static str| with(get(path), "accept-encoding", "gzip, br");
    let tally = app.send(packed("/api/v1/campaigns/next/tally")).await;
    assert_eq!(tally.header("content-encoding"), "", "a few hundred bytes");
    let strolls = app.send(packed("/api/v1/campaigns/next/strolls")).await;
    assert_eq!(strolls.header("content-encoding"), "gzip");
    assert!(strolls.header("etag").starts_with("W/"), "not byte for byte what was hashed");
    let tag = strolls.header("etag").to_owned();
    let held = with(packed("/api/v1/campaigns/next/strolls"), "if-none-match", &tag);
    assert_eq!(app.send(held).await.status.as_u16(), 304);
    let page = app.send(packed("/")).await;
    assert_eq!(page.header("content-encoding"), "gzip");
    assert!(page.header("etag").ends_with("-gz\""), "made once, packed once");
    let live = app.open_packed("/campaigns/next/live").await;
    assert_eq!(live.headers().get("content-encoding"), None, "a stream waits for no packer");
}

#[tokio::test]
async fn a_slash_too_many_leads_to_the_page_and_to_nobody_else() {
    let app = TestApp::new().await;
    let answer = app.get("/campaigns/2027/?lang=fr").await;
    assert_eq!(answer.status.as_u16(), 308);
    assert_eq!(answer.header("location"), "/campaigns/2027?lang=fr");
    for path in ["//example.org/", "/x//example.org/", "/nowhere"] {
        assert_eq!(app.get(path).await.status.as_u16(), 404, "{path}");
    }
}
