//! Every address is asked plainly and as browsers ask, who take gzip, and says the same.

use std::io::Read;

use axum::body::Body;
use axum::http::Request;
use flate2::read::GzDecoder;
use ounce_site::routes;
use ounce_web::assets;

use crate::app::{TestApp, get, with};
use crate::giving::{GIFTS, gift};
use crate::joining::{BEACH, party};
use crate::milk::{PROMISES, promise};

/// Whether a path is one of those a pattern stands for.
fn is_of(path: &str, pattern: &str) -> bool {
    let path = path.split('?').next().unwrap_or(path);
    if let Some((start, _)) = pattern.split_once("{*") {
        return path.starts_with(start);
    }
    let (parts, wanted): (Vec<_>, Vec<_>) =
        (path.split('/').collect(), pattern.split('/').collect());
    parts.len() == wanted.len()
        && parts.iter().zip(wanted).all(|(part, wanted)| wanted.starts_with('{') || *part == wanted)
}

fn packed(path: &str) -> Request<Body> {
    with(get(path), "accept-encoding", "gzip")
}

/// The pages and files of a report.
fn reports() -> Vec<String> {
    let kinds = ["places", "groups", "walkers", "gifts", "shirts", "milk-promised"];
    let both = |kind| ["", ".csv"].map(|end| format!("/campaigns/next/report/{kind}{end}"));
    kinds.into_iter().flat_map(both).collect()
}

/// Of those who offer to host.
const OFFERS: [&str; 4] = [
    "/campaigns/next/host",
    "/campaigns/next/host/sent",
    "/host-applications/none",
    "/host-applications/none/confirmation",
];

/// Below the manage link of a place.
const OF_A_PLACE: [&str; 10] = [
    "",
    "/change",
    "/cancellation",
    "/undo",
    "/confirmation",
    "/renewal",
    "/data",
    "/erasure",
    "/letters",
    "/certificate",
];

/// One address or more of every pattern.
fn paths(manage: &str, ticket: &str) -> Vec<String> {
    let (id, token) = manage.split_once('?').expect("a token");
    let mut paths: Vec<String> = [
        "/",
        "/campaigns",
        "/campaigns/next",
        "/campaigns/next/find?q=23451",
        "/campaigns/next/strolls",
        "/campaigns/next/strolls/beach",
        "/campaigns/next/strolls/beach.ics",
        "/campaigns/next/strolls.ics",
        "/campaigns/next/report",
        "/campaigns/next/report.csv",
        "/campaigns/next/report.json",
        "/campaigns/next/report.md",
        "/about",
        "/privacy",
        "/campaigns/next/strolls/beach/join",
        "/campaigns/next/strolls/beach/link-sent",
        "/campaigns/next/give",
        "/campaigns/next/milk",
        "/campaigns/next/milk/self-check",
        "/campaigns/next/news.atom",
        "/robots.txt",
        "/sitemap.xml",
        "/geo/world.geojson",
        "/favicon.svg",
        "/favicon.ico",
        "/healthz",
        "/readyz",
        "/api/openapi.json",
        "/api/v1/campaigns",
        "/api/v1/campaigns/next/tally",
        "/api/v1/campaigns/next/strolls",
        "/api/v1/campaigns/next/gifts",
        "/api/v1/campaigns/next/milk-promises",
        "/api/v1/strolls/next/beach/registrations",
        "/api/v1/strolls/next/beach/join-questions",
        "/api/v1/places?q=norfolk",
        "/api/v1/banks",
        "/api/v1/depots",
        "/campaigns/next/banks",
        "/campaigns/next/banks/norfolk",
        "/gifts/none",
        "/milk-promises/none",
        "/gifts/none/data",
        "/gifts/none/erasure",
        "/milk-promises/none/data",
        "/milk-promises/none/erasure",
        "/erased",
    ]
    .map(str::to_owned)
    .to_vec();
    let of_none = ["/milk-promises/none/change", "/milk-promises/none/withdrawal"];
    let questions = ["/questions/none", "/questions/none/confirmation"];
    let asking = ["/campaigns/next/strolls/beach/ask", "/campaigns/next/strolls/beach/asked"];
    paths.push("/letters/reminders/none/stop".to_owned());
    paths.extend(OFFERS.map(str::to_owned));
    paths.extend([of_none, questions, asking].into_iter().flatten().map(str::to_owned));
    paths.extend(reports());
    paths.extend(OF_A_PLACE.map(|page| format!("{id}{page}?{token}")));
    paths.push(format!("/api/v1{manage}"));
    paths.push(format!("/tickets/{ticket}"));
    paths.push(assets::href("ounce.css").to_owned());
    paths.extend(
        assets::all().iter().map(|asset| asset.path.clone()).find(|p| p.contains("vendor")),
    );
    paths
}

async fn says_the_same(app: &TestApp, path: &str) {
    let plain = app.get(path).await;
    assert!(!plain.status.is_server_error(), "{path}: {}", plain.status);
    let answer = app.send(packed(path)).await;
    assert_eq!(answer.status, plain.status, "{path}");
    let bytes = match answer.header("content-encoding") {
        "gzip" => {
            let mut bytes = Vec::new();
            let read = GzDecoder::new(&answer.bytes[..]).read_to_end(&mut bytes);
            read.unwrap_or_else(|error| panic!("{path}: {error}"));
            bytes
        }
        other => {
            assert_eq!(other, "", "{path}");
            answer.bytes.to_vec()
        }
    };
    // A form shows a fresh mark each time.
    let has_mark = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("name=\"once\"");
    assert!(bytes == plain.bytes || has_mark(&bytes), "{path} differs when it is packed");
    let head = Request::head(path).body(Body::empty()).expect("a request");
    let head = app.send(head).await;
    assert!(head.bytes.is_empty(), "{path}: a body for HEAD");
    assert_eq!(head.status, plain.status, "HEAD {path}");
    // Parts of an answer are not sent: a request for a part gets the whole.
    let part = app.send(with(get(path), "range", "bytes=0-9")).await;
    assert_eq!((part.status, part.bytes.len()), (plain.status, plain.bytes.len()), "{path}");
    for answer in [&plain, &answer] {
        let tag = answer.header("etag");
        if !tag.is_empty() {
            let held = app.send(with(packed(path), "if-none-match", tag)).await;
            assert_eq!((held.status.as_u16(), held.bytes.len()), (304, 0), "{path}: {tag}");
        }
    }
}

/// With a party, a gift and a promise; and an address or more of every pattern.
async fn furnished() -> (TestApp, Vec<String>) {
    let app = TestApp::new().await;
    let joined = app.post_json(BEACH, &party("a@example.org", 2, 1)).await.json(201);
    let manage =
        joined["links"]["manage"].as_str().expect("a link").replace("http://stroll.example", "");
    let ticket = joined["ticket"].as_str().expect("a ticket").to_owned();
    app.post_json(GIFTS, &gift("25", "demo-card")).await.json(201);
    app.post_json(PROMISES, &promise(3_000)).await.json(201);
    app.refresh().await;
    (app, paths(&manage, &ticket))
}

#[tokio::test]
async fn every_address_says_the_same_with_gzip_and_without() {
    let (app, paths) = furnished().await;
    // The live tally never ends and is never packed; its own tests read it.
    let missing: Vec<&str> = routes()
        .iter()
        .map(|route| route.path)
        .filter(|pattern| !pattern.ends_with("/live") && !pattern.contains("{*"))
        .filter(|pattern| !paths.iter().any(|path| is_of(path, pattern)))
        .collect();
    assert_eq!(missing, [""; 0], "addresses that nobody asks here");
    for path in &paths {
        says_the_same(&app, path).await;
    }
}

/// What is said beside an address holds: how long its answers are kept, whether search engines show
/// them, and whether something can be sent there.
#[tokio::test]
async fn every_address_keeps_to_its_terms() {
    let (app, paths) = furnished().await;
    for route in routes() {
        let terms = route.terms;
        for path in paths.iter().filter(|path| is_of(path, route.path)) {
            let answer = app.get(path).await;
            let is_hidden = answer.header("x-robots-tag") == "noindex";
            assert_eq!(is_hidden, !terms.is_listed, "{path}");
            if answer.status.is_success() {
                let policy = terms.policy.header();
                assert_eq!(answer.headers.get("cache-control"), Some(&policy), "{path}");
            }
        }
        let path = paths.iter().find(|path| is_of(path, route.path));
        let path = path.map_or("/campaigns/next/live", String::as_str);
        let mut takes = false;
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            let request = Request::builder().method(method).uri(path);
            let request = request.header("sec-fetch-site", "same-origin").body(Body::empty());
            let answer = app.send(request.expect("a request")).await;
            takes |= answer.status.as_u16() != 405;
        }
        // The one click of a mail program counts as reading: providers send it for many readers.
        let is_one_click = route.path == "/letters/{kind}/{id}/stop";
        assert_eq!(takes, terms.sending.is_some() || is_one_click, "{}", route.path);
    }
}

#[tokio::test]
async fn files_for_spreadsheets_begin_with_the_mark_that_excel_looks_for() {
    let app = TestApp::new().await;
    for path in ["/campaigns/next/report.csv", "/campaigns/next/report/gifts.csv"] {
        assert!(app.get(path).await.text(200).starts_with('\u{feff}'), "{path}");
    }
}
