//! The visitor's way on PostgreSQL as on SQLite. Without one (`OUNCE_TEST_POSTGRES`) this fails.

use serde_json::json;

use crate::app::{TestApp, json as request, with};
use crate::giving::{GIFTS, gift};
use crate::joining::{SMALL, party, typed};
use crate::milk::{PROMISES, promise};

async fn the_visitor_s_way(app: &TestApp) {
    assert!(app.get("/").await.text(200).contains("Stroll to Come"));
    let first = app.post_json(SMALL, &party("a@example.org", 3, 0)).await.json(201);
    let waiting = app.post_json(SMALL, &party("b@example.org", 2, 0)).await.json(201);
    assert_eq!((&first["status"], &waiting["status"]), (&json!("confirmed"), &json!("waiting")));
    let again = app.post_form("/campaigns/next/strolls/small/join", &typed("a@example.org", "1"));
    assert!(again.await.leads_to().ends_with("/link-sent"));
    let keyed = || with(request(GIFTS, &gift("25", "demo-card")), "idempotency-key", "once");
    let given = app.send(keyed()).await;
    assert_eq!(given.status.as_u16(), 201);
    assert_eq!(app.send(keyed()).await.bytes, given.bytes);
    app.post_json(PROMISES, &promise(500)).await.json(201);
    let link = first["links"]["manage"].as_str().expect("a link");
    let path = link.strip_prefix("http://stroll.example").expect("our host");
    let cancellation = path.replace("?token=", "/cancellation?token=");
    app.post_form(&cancellation, &[]).await.leads_to();
    app.refresh().await;
    let tally = app.get("/api/v1/campaigns/next/tally").await.json(200);
    assert_eq!(tally["walkers"], 2, "who waited moved up");
    assert_eq!(tally["raised"][0]["amount"], "25.00");
    assert_eq!(tally["milk_ml"]["promised"], 500);
    assert!(app.get("/campaigns/next/report").await.text(200).contains("$25"));
}

#[tokio::test]
async fn sqlite() {
    the_visitor_s_way(&TestApp::new().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres() {
    the_visitor_s_way(&TestApp::on_postgres().await).await;
}
