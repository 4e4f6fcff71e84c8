//! Reads of the interface for programs, and the document that describes it.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value, json};

use crate::app::{TestApp, get, with};

const V1: &str = "/api/v1/campaigns/next";

#[tokio::test]
async fn campaigns_are_listed_newest_first() {
    let app = TestApp::new().await;
    let mut all = app.get("/api/v1/campaigns").await.json(200);
    for one in all.as_array_mut().into_iter().flatten() {
        let partners = one["partners"].take();
        let slugs = partners.as_array().into_iter().flatten().map(|partner| &partner["slug"]);
        assert_eq!(slugs.collect::<Vec<_>>(), ["first", "second"]);
        one.as_object_mut().and_then(|one| one.remove("partners"));
    }
    assert_eq!(
        all,
        json!([
            { "slug": "next", "name": "Stroll to Come", "day": "2027-05-01", "currency": "USD",
              "status": "open", "headline": null, "lead": null, "picture": null, "organiser": null,
              "contact": null },
            { "slug": "past", "name": "Stroll of the Past", "day": "2015-05-02", "currency": "USD",
              "status": "over", "headline": null, "lead": null, "picture": null, "organiser": null,
              "contact": null },
        ])
    );
}

#[tokio::test]
async fn the_tally_has_its_shape_and_counts_no_drafts() {
    let app = TestApp::new().await;
    let tally = app.get(&format!("{V1}/tally")).await.json(200);
    assert_eq!(
        tally,
        json!({
            "as_of": "2027-03-01T17:00:00Z",
            "places": 7,
            "strolls": { "open": 4, "postponed": 2, "cancelled": 1, "held": 0 },
            "groups": 1,
            "walkers": 0,
            "raised": [
                { "currency": "USD", "amount": "0.00", "by_kind": { "gift": "0.00", "shirt": "0.00" } }
            ],
            "milk_ml": { "promised": 0, "received": 0 },
            "origins": null,
        })
    );
}

fn slugs(strolls: &Value) -> Vec<&str> {
    strolls.as_array().expect("a list").iter().filter_map(|one| one["slug"].as_str()).collect()
}

#[tokio::test]
async fn a_stroll_has_its_shape() {
    let app = TestApp::new().await;
    let all = app.get(&format!("{V1}/strolls")).await.json(200);
    assert_eq!(
        slugs(&all),
        ["base", "beach", "cancelled", "moved", "portland-me", "small", "undated"]
    );
    assert_eq!(
        all[1],
        json!({
            "slug": "beach",
            "name": "Virginia Beach Stroll",
            "place": { "name": "Virginia Beach", "name_ja": null, "region": "VA", "country": "US", "lat": 36.853,
                       "lon": -75.978 },
            "starts_at": "2027-05-01T10:00:00-04:00",
            "time_zone": "America/New_York",
            "status": "open",
            "capacity": 50,
            "walkers": 0,
            "distance_km": null,
            "meeting": {
                "point": "By the fountain", "venue": null, "street": null, "lat": null, "lon": null,
                "ends_at": null, "distance_m": null, "surface": null, "pram": null,
                "wheelchair": null, "parking": null, "toilets": null, "rain_plan": null,
            },
        })
    );
    assert_eq!(all[0]["starts_at"], "2027-05-01T10:00:00+09:00");
    assert_eq!(all[2]["status"], "cancelled");
    assert_eq!(all[3]["status"], "postponed");
    assert_eq!(all[3]["starts_at"], "2027-05-29T11:00:00-04:00");
    assert_eq!(all[4]["capacity"], Value::Null);
    assert_eq!(all[6]["status"], "postponed");
}

#[tokio::test]
async fn the_nearest_come_first_with_their_distance() {
    let app = TestApp::new().await;
    let near = app.get(&format!("{V1}/strolls?near=36.8508,-76.2859&limit=2")).await.json(200);
    assert_eq!(slugs(&near), ["beach", "moved"]);
    let km = near[0]["distance_km"].as_f64().expect("a number");
    assert!((27.0..28.0).contains(&km), "{km}");
    for (q, first) in [
        ("23451", "beach"),
        ("Virginia Beach", "beach"),
        ("virginia beach, va", "beach"),
        ("横須賀", "base"),
        ("Portland, ME", "portland-me"),
        ("Portland Oregon", "undated"),
    ] {
        let path = format!("{V1}/strolls?limit=1&q={}", crate::app::encoded(q));
        assert_eq!(slugs(&app.get(&path).await.json(200)), [first], "{q}");
    }
    // Strolls of that name come first; the nearest ones, a continent away, do not come.
    for (q, expected) in [
        ("port", &["portland-me", "undated"][..]),
        // Of two towns of one name the larger one is likelier meant, and distances are from it.
        ("PORTLAND", &["undated", "portland-me"]),
        ("each", &["beach"]),
        ("Paris, France", &[]),
    ] {
        let path = format!("{V1}/strolls?q={}", crate::app::encoded(q));
        assert_eq!(slugs(&app.get(&path).await.json(200)), expected, "{q}");
    }
    let at_home = app.get(&format!("{V1}/strolls?q=Virginia+Beach")).await.json(200);
    assert!(at_home[0]["distance_km"].as_f64().is_some_and(|km| km < 10.0), "{at_home}");
    for path in ["/api/v1/places", "/api/v1/campaigns/next/strolls"] {
        let long = app.get(&format!("{path}?q={}", "x".repeat(7_000))).await;
        assert_eq!(long.errors(422), [("q".to_owned(), "too-long".to_owned())]);
    }
    let nothing = app.get(&format!("{V1}/strolls?q=qqqzzzxx")).await.json(200);
    assert_eq!(nothing, json!([]));
}

#[tokio::test]
async fn places_and_banks_are_found() {
    let app = TestApp::new().await;
    let places = app.get("/api/v1/places?q=portland&limit=3").await.json(200);
    assert_eq!(places[0]["region"], "OR");
    assert_eq!(places[0]["kind"], "town");
    assert_eq!(places[0]["time_zone"], "America/Los_Angeles");
    for kana in ["よこすか", "ヨコスカ"] {
        let path = format!("/api/v1/places?q={}", crate::app::encoded(kana));
        let places = app.get(&path).await.json(200);
        assert_eq!(places[0]["name"], "Yokosuka", "{kana}: {places}");
        assert_eq!(places[0]["time_zone"], "Asia/Tokyo");
    }
    let postcode = app.get("/api/v1/places?q=23451&country=us").await.json(200);
    assert_eq!(postcode[0]["kind"], "postcode");
    assert_eq!(postcode.as_array().map(Vec::len), Some(1));

    let banks = app.get("/api/v1/banks?near=36.85,-75.97").await.json(200);
    assert_eq!(slugs(&banks), ["norfolk", "rockies"], "historical ones are not shown");
    assert!(banks[0]["distance_km"].as_f64().is_some_and(|km| (20.0..40.0).contains(&km)));
    assert_eq!(banks[0]["last_checked"], "2026-11-01");
    assert_eq!(app.get("/api/v1/banks").await.json(200)[0]["distance_km"], Value::Null);
}

#[tokio::test]
async fn what_is_asked_wrongly_is_refused_by_name() {
    let app = TestApp::new().await;
    for (path, field, code) in [
        ("strolls?near=91,0", "near", "not-a-position"),
        ("strolls?near=0,181", "near", "not-a-position"),
        ("strolls?near=north", "near", "not-a-position"),
        ("strolls?near=", "near", "not-a-position"),
        ("strolls?near=1e1,0", "near", "not-a-position"),
        ("strolls?limit=0", "limit", "not-positive"),
        ("strolls?limit=-1", "limit", "not-positive"),
        ("strolls?limit=1001", "limit", "too-large"),
        ("strolls?limit=99999999999999999999", "limit", "too-large"),
        ("strolls?limit=ten", "limit", "not-a-number"),
        ("strolls?colour=red", "colour", "unknown-field"),
        ("tally?x=1", "x", "unknown-field"),
    ] {
        let answer = app.get(&format!("{V1}/{path}")).await;
        assert_eq!(answer.errors(422), [(field.to_owned(), code.to_owned())], "{path}");
    }
    for none in ["USA", "ZZ", "uk"] {
        let country = app.get(&format!("/api/v1/places?q=x&country={none}")).await;
        assert_eq!(country.errors(422), [("country".to_owned(), "not-a-country".to_owned())]);
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let app = TestApp::new().await;
    for path in ["/api/v1/campaigns/nowhere/tally", "/api/v1/nothing", "/api/v2/campaigns"] {
        assert_eq!(app.get(path).await.errors(404), []);
    }
    let put = Request::put("/api/v1/campaigns").body(Body::empty()).expect("a request");
    let answer = app.send(put).await;
    assert_eq!(answer.errors(405), []);
    assert!(answer.header("allow").contains("GET"), "{}", answer.header("allow"));
}

#[tokio::test]
async fn a_read_that_is_held_already_has_no_body() {
    let app = TestApp::new().await;
    for path in ["tally", "strolls", "strolls?near=1,2"] {
        let path = format!("{V1}/{path}");
        let first = app.get(&path).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with('"'), "{tag}");
        let second = app.send(with(get(&path), "if-none-match", &tag)).await;
        assert_eq!(second.status.as_u16(), 304);
        assert!(second.bytes.is_empty());
        let other = app.send(with(get(&path), "if-none-match", "\"other\"")).await;
        assert_eq!(other.bytes, first.bytes);
    }
}

fn description() -> Value {
    serde_json::from_str(include_str!("../../openapi.json")).expect("JSON")
}

/// Those that need no token of a member. The others are addresses of the desks, whose tests compare
/// them.
fn of_visitors(description: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let paths = description["paths"].as_object().expect("paths").iter();
    let needs_member = |methods: &Value| {
        let mut all = methods.as_object().expect("methods").values();
        all.any(|operation| {
            let asks = |token| operation["security"][0][token].is_array();
            asks("memberToken") || asks("deviceToken")
        })
    };
    paths.filter(move |(_, methods)| !needs_member(methods)).map(|(path, it)| (path.as_str(), it))
}

#[tokio::test]
async fn the_description_is_served_and_names_every_address_and_method() {
    let app = TestApp::new().await;
    let description = description();
    assert_eq!(app.get("/api/openapi.json").await.json(200), description);
    assert_eq!(description["openapi"], "3.1.0");
    let described: BTreeSet<&str> = of_visitors(&description).map(|(path, _)| path).collect();
    let routed: BTreeSet<&str> = ounce_site::api_paths().into_iter().collect();
    assert_eq!(described, routed);
    // A method is routed exactly when it is described: any other one is "not allowed".
    for (path, methods) in of_visitors(&description) {
        let concrete = path
            .replace("{campaign}", "next")
            .replace("{stroll}", "beach")
            .replace("{id}", "01jqqqqqqqqqqqqqqqqqqqqqqq");
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let is_described = methods.get(method.as_str().to_lowercase()).is_some();
            let request = Request::builder().method(method.clone()).uri(&concrete);
            let request = request.body(Body::empty()).expect("a request");
            let is_routed = app.send(request).await.status.as_u16() != 405;
            assert_eq!(is_routed, is_described, "{method} {path}");
        }
    }
}

/// Every reference leads somewhere, and every operation tells its refusals.
#[test]
fn the_description_holds_together() {
    let description = description();
    let mut references = Vec::new();
    collect_references(&description, &mut references);
    assert!(references.len() > 20);
    for reference in references {
        let pointer = reference.strip_prefix('#').expect("a reference within");
        assert!(description.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
    let mut ids = BTreeSet::new();
    for (path, methods) in description["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            if method == "parameters" {
                continue;
            }
            let id = operation["operationId"].as_str().expect("an id");
            assert!(ids.insert(id.to_owned()), "{id} twice");
            assert!(operation["responses"]["429"].is_object(), "{method} {path} has no 429");
        }
    }
}

fn collect_references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
                found.push(reference.to_owned());
            }
            object.values().for_each(|value| collect_references(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| collect_references(value, found)),
        _ => {}
    }
}
