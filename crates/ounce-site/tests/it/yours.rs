//! A person's own data, by the link to one of their records.

use ounce_domain::id::Id;
use ounce_web::links;

use crate::app::TestApp;
use crate::joining::{BEACH, SMALL, party};

/// The path of a sign-up's manage link.
async fn joined(app: &TestApp, path: &str, email: &str) -> String {
    let made = app.post_json(path, &party(email, 1, 0)).await.json(201);
    let manage = made["links"]["manage"].as_str().expect("a link");
    manage.strip_prefix("http://stroll.example").expect("our own host").to_owned()
}

fn step(link: &str, step: &str) -> String {
    let (path, query) = link.split_once('?').expect("a token");
    format!("{path}{step}?{query}")
}

#[tokio::test]
async fn a_walker_downloads_and_erases_what_is_kept() {
    let app = TestApp::new().await;
    let manage = joined(&app, BEACH, "ada@example.org").await;
    let page = app.get(&manage).await;
    let page = page.text(200);
    assert!(page.contains("/data?token=") && page.contains("/erasure?token="), "{page}");
    let file = app.get(&step(&manage, "/data")).await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"my-data.json\"");
    assert_eq!(file.header("cache-control"), "private, no-store");
    let file = file.json(200);
    assert_eq!(file["records"]["registration"][0]["email"], "ada@example.org");
    app.refresh().await;
    let before = app.get("/api/v1/campaigns/next/tally").await.json(200)["walkers"].clone();

    let erasure = step(&manage, "/erasure");
    let asks = app.get(&erasure).await;
    let asks = asks.text(200);
    assert!(asks.contains("/cancellation?token=") && asks.contains("numbers without a name"));
    assert_eq!(app.get(&manage).await.status.as_u16(), 200, "asking changes nothing");
    assert_eq!(app.post_form(&erasure, &[]).await.leads_to(), "/erased");
    assert_eq!(app.post_form(&erasure, &[]).await.leads_to(), "/erased", "twice is fine");
    assert!(app.get("/erased").await.text(200).contains("Your data is erased"));
    for path in [manage.clone(), step(&manage, "/data"), erasure] {
        assert_eq!(app.get(&path).await.status.as_u16(), 401, "{path}");
    }
    app.refresh().await;
    let after = app.get("/api/v1/campaigns/next/tally").await.json(200)["walkers"].clone();
    assert_eq!(after, before, "the place is counted");
    // The address may come back, and nobody else's request erases it.
    joined(&app, BEACH, "ada@example.org").await;
    let foreign = step(&manage, "/erasure").replace("token=", "token=x");
    assert_eq!(app.post_form(&foreign, &[]).await.status.as_u16(), 401);
}

/// Somebody may have typed another's address: only a letter proves whose it is.
#[tokio::test]
async fn a_link_that_was_never_confirmed_finds_its_own_record_alone() {
    let app = TestApp::new().await;
    joined(&app, SMALL, "ada@example.org").await;
    let manage = joined(&app, BEACH, "ada@example.org").await;
    let file = app.get(&step(&manage, "/data")).await.json(200);
    assert_eq!(file["records"]["registration"].as_array().map(Vec::len), Some(1));
    let id = manage.split(['/', '?']).nth(2).and_then(Id::parse).expect("an id");
    let letter = links::confirmation(app.app.tokens(), id);
    let confirmed = app.post_form(&letter, &[]).await.leads_to();
    let file = app.get(&step(&confirmed, "/data")).await.json(200);
    assert_eq!(file["records"]["registration"].as_array().map(Vec::len), Some(2));
    let asks = app.get(&step(&confirmed, "/erasure")).await;
    assert!(asks.text(200).contains("Everything kept under your e-mail address"));
    assert_eq!(app.post_form(&step(&confirmed, "/erasure"), &[]).await.leads_to(), "/erased");
    for link in [letter, confirmed] {
        assert_eq!(app.get(&link).await.status.as_u16(), 401, "{link}");
    }
}

/// A letter that nobody had opened opens nothing afterwards.
#[tokio::test]
async fn an_erased_place_is_not_confirmed_any_more() {
    let app = TestApp::new().await;
    let manage = joined(&app, BEACH, "ada@example.org").await;
    let id = manage.split(['/', '?']).nth(2).and_then(Id::parse).expect("an id");
    let letter = links::confirmation(app.app.tokens(), id);
    assert_eq!(app.get(&letter).await.status.as_u16(), 200);
    assert_eq!(app.post_form(&step(&manage, "/erasure"), &[]).await.leads_to(), "/erased");
    assert_eq!(app.get(&letter).await.status.as_u16(), 401);
    assert_eq!(app.post_form(&letter, &[]).await.status.as_u16(), 401);
}

#[tokio::test]
async fn a_giver_and_a_milk_donor_erase_their_own() {
    let app = TestApp::new().await;
    let form = [
        ("amount", "25"),
        ("currency", "USD"),
        ("kind", "gift"),
        ("stroll", "beach"),
        ("method", "demo-card"),
        ("name", "Gil Example"),
        ("email", "gil@example.org"),
        ("message", "For the night nurses"),
        ("once", "m1"),
    ];
    let thanks = app.post_form("/campaigns/next/give", &form).await.leads_to();
    app.refresh().await;
    assert!(app.get("/campaigns/next/report/gifts.csv").await.text(200).contains("Gil Example"));
    let file = app.get(&step(&thanks, "/data")).await.json(200);
    assert_eq!(file["records"]["gift"][0]["name"], "Gil Example");
    assert_eq!(app.post_form(&step(&thanks, "/erasure"), &[]).await.leads_to(), "/erased");
    app.refresh().await;
    let rows = app.get("/campaigns/next/report/gifts.csv").await;
    assert!(!rows.text(200).contains("Gil Example") && rows.text(200).contains("25.00"));
    assert_eq!(app.post_form(&step(&thanks, "/erasure"), &[]).await.leads_to(), "/erased");
    // The same form again has no second effect, and leads nowhere.
    assert_eq!(app.post_form("/campaigns/next/give", &form).await.status.as_u16(), 410);

    let milk = [
        ("volume", "100"),
        ("unit", "oz"),
        ("bank", "norfolk"),
        ("stroll", ""),
        ("email", "mina@example.org"),
        ("consent", "on"),
    ];
    let thanks = app.post_form("/campaigns/next/milk", &milk).await.leads_to();
    let file = app.get(&step(&thanks, "/data")).await.json(200);
    assert_eq!(file["records"]["milk_promise"][0]["email"], "mina@example.org");
    assert_eq!(app.post_form(&step(&thanks, "/erasure"), &[]).await.leads_to(), "/erased");
    let file = app.get(&step(&thanks, "/data")).await.json(200);
    assert!(!file.to_string().contains("mina@"), "{file}");
}
