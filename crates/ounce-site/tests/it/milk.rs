//! Promises of milk, and the self-check that keeps nothing.

use serde_json::{Value, json};

use crate::app::TestApp;

pub(crate) const PROMISES: &str = "/api/v1/campaigns/next/milk-promises";

pub(crate) fn promise(millilitres: i64) -> Value {
    json!({
        "millilitres": millilitres,
        "stroll": "beach",
        "bank": "norfolk",
        "email": "mina@example.org",
        "consent": true,
    })
}

#[tokio::test]
async fn a_promise_counts_as_promised() {
    let app = TestApp::new().await;
    let made = app.post_json(PROMISES, &promise(3_000)).await.json(201);
    assert_eq!(made["status"], "promised");
    app.refresh().await;
    let tally = app.get("/api/v1/campaigns/next/tally").await.json(200);
    assert_eq!(tally["milk_ml"], json!({ "promised": 3000, "received": 0 }));
}

/// A promise is changed by its link, or withdrawn, and the tally follows.
#[tokio::test]
async fn a_promise_is_changed_and_withdrawn_by_its_link() {
    let app = TestApp::new().await;
    let fields = [
        ("volume", "100"),
        ("unit", "oz"),
        ("bank", "norfolk"),
        ("stroll", ""),
        ("email", "mina@example.org"),
        ("consent", "on"),
    ];
    let link = app.post_form("/campaigns/next/milk", &fields).await.leads_to();
    let step = |link: &str, to: &str| link.replace("?token=", &format!("/{to}?token="));
    assert!(app.get(&link).await.text(200).contains(&step(&link, "change").replace('&', "&#38;")));
    let change = step(&link, "change");
    assert!(app.get(&change).await.text(200).contains("value=\"100\""));
    let bad = app.post_form(&change, &[("volume", "many"), ("unit", "oz"), ("bank", "")]).await;
    assert!(bad.text(422).contains("value=\"many\""));
    let promised = async || {
        app.refresh().await;
        app.get("/api/v1/campaigns/next/tally").await.json(200)["milk_ml"]["promised"].clone()
    };
    assert_eq!(promised().await, 2957);
    let other = [("volume", "500"), ("unit", "ml"), ("bank", ""), ("once", "0123456789abcdef")];
    let next = app.post_form(&change, &other).await.leads_to();
    assert_eq!(app.post_form(&change, &other).await.leads_to(), next, "once");
    assert_eq!(promised().await, 500);
    assert!(app.get(&link).await.text(200).contains("withdrawn"));
    assert_eq!(app.get(&change).await.leads_to(), link, "nothing is left to change");
    let forged = step(&next, "withdrawal").replace("token=", "token=x");
    assert_eq!(app.post_form(&forged, &[]).await.status.as_u16(), 401);
    for _ in 0..2 {
        assert_eq!(app.post_form(&step(&next, "withdrawal"), &[]).await.leads_to(), next);
        assert_eq!(promised().await, 0);
    }
}

#[tokio::test]
async fn a_visitor_promises_ounces_and_is_told_to_call_first() {
    let app = TestApp::new().await;
    let page = app.get("/campaigns/next/milk?q=23451").await;
    assert!(page.text(200).contains("Milk Bank of norfolk"));
    let fields = [
        ("volume", "100"),
        ("unit", "oz"),
        ("bank", "norfolk"),
        ("stroll", ""),
        ("email", "mina@example.org"),
        ("consent", "on"),
    ];
    let mut wrong = fields;
    wrong[0].1 = "none";
    let action = "/campaigns/next/milk?q=23451";
    let refused = app.post_form(action, &wrong).await;
    let action = format!("action=\"{action}\"");
    assert!(page.text(200).contains(&action), "the form knows what was searched for");
    let near = |page: &str| page.contains("<h3 class=\"near\">") && page.contains(&action);
    assert!(near(refused.text(422)), "the banks are still those nearby");
    let to = app.post_form("/campaigns/next/milk", &fields).await.leads_to();
    assert!(app.get(&to).await.text(200).contains("Milk Bank of norfolk"));
    let (bare, _) = to.split_once('?').expect("a token");
    assert_eq!(app.get(bare).await.status.as_u16(), 401);
    app.refresh().await;
    let tally = app.get("/api/v1/campaigns/next/tally").await.json(200);
    assert_eq!(tally["milk_ml"]["promised"], 2957);

    let before = app.rows().await;
    let without = app.post_form("/campaigns/next/milk", &fields[..5]).await;
    assert!(without.text(422).contains("mina@example.org"), "what was typed is gone");
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn the_self_check_says_one_of_three_things_and_keeps_nothing() {
    let app = TestApp::new().await;
    let path = "/campaigns/next/milk/self-check";
    assert_eq!(app.get(path).await.status.as_u16(), 200);
    let before = app.rows().await;
    let fine = [
        ("nicotine", "no"),
        ("medicine", "no"),
        ("transfusion", "no"),
        ("tattoo", "no"),
        ("baby", "under-1"),
        ("illness", "no"),
        ("alcohol", "no"),
    ];
    let mut not_now = fine;
    not_now[0] = ("nicotine", "yes");
    let said = |answer: crate::app::Answer| answer.text(200).to_owned();
    let fine = said(app.post_form(path, &fine).await);
    let not_now = said(app.post_form(path, &not_now).await);
    let unknown = said(app.post_form(path, &[]).await);
    assert!(fine != not_now && not_now != unknown && fine != unknown);
    assert_eq!(app.rows().await, before);
    assert_eq!(app.post_form(path, &[("weight", "60")]).await.status.as_u16(), 422);
}
