//! The hours of helpers: noted once, printed as a letter, removed.

use axum::http::Method;
use ounce_domain::member::Role;
use serde_json::{Value, json};

use crate::app::{HERE, TestApp};

const HOURS: &str = "/desk/campaigns/next/strolls/elm/hours";

/// The ids of the rows on the page, in their order.
fn ids(page: &str) -> Vec<String> {
    let parts =
        page.split("hours/remove\" method=\"post\"><input type=\"hidden\" name=\"id\" value=\"");
    parts.skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
}

#[tokio::test]
async fn a_host_notes_hours_prints_a_letter_and_removes_them() {
    let app = TestApp::new().await;
    app.give("bess@example.org", Role::Host, HERE, "elm").await;
    app.give("hal@example.org", Role::Helper, HERE, "elm").await;
    app.give("oda@example.org", Role::Helper, HERE, "oak").await;
    let bess = app.signs_in("bess@example.org").await;
    let hal = app.signs_in("hal@example.org").await;
    assert_eq!(app.get(HOURS, &hal).await.status, 403, "names are not for every helper");
    let note = format!("{HOURS}/note");
    let wrong = [("helper_name", "Hal <H>"), ("helper_role", ""), ("hours", "many")];
    let wrong = app.post(&note, &bess, &wrong).await;
    assert_eq!((wrong.status, wrong.text.contains("Hal &#60;H&#62;")), (422, true));
    let fields = [("helper_name", "Hal <H>"), ("helper_role", "gate"), ("hours", "3:30")];
    assert_eq!(app.post(&note, &bess, &fields).await.location, format!("{HOURS}?done=noted"));
    assert_eq!(app.post(&note, &bess, &fields).await.location, format!("{HOURS}?done=before"));
    let page = app.get(HOURS, &bess).await.text;
    let rows = ids(&page);
    assert_eq!(rows.len(), 1, "the same form twice is one row");
    assert!(page.contains("3 hours 30 minutes in all"), "{page}");
    let letter = app.post(&format!("{HOURS}/letter"), &bess, &[("id", &rows[0])]).await;
    assert_eq!((letter.status, letter.text.starts_with("%PDF-1.7")), (200, true));
    let acts = app.get("/desk/campaigns/next/strolls/elm/acts", &bess).await.text;
    assert!(acts.contains("Hours noted: gate, 210 min") && !acts.contains("Hal"), "{acts}");
    let removed = app.post(&format!("{HOURS}/remove"), &bess, &[("id", &rows[0])]).await;
    assert_eq!(removed.location, format!("{HOURS}?done=removed"));
    let twice = app.post(&format!("{HOURS}/remove"), &bess, &[("id", &rows[0])]).await;
    assert_eq!(twice.location, format!("{HOURS}?done=before"));
    let gone = app.post(&format!("{HOURS}/letter"), &bess, &[("id", &rows[0])]).await;
    assert_eq!(gone.status, 404);
}

async fn programs_note_hours(app: TestApp) {
    app.give("bess@example.org", Role::Host, HERE, "elm").await;
    let token = app.issues("bess@example.org", "report-stroll").await;
    let path = "/api/v1/strolls/next/elm/hours";
    let body = json!({ "helper_name": "Hana", "helper_role": "cooler", "hours": "2" }).to_string();
    for _ in 0..2 {
        let noted = app.call(Method::POST, &format!("{path}/note"), &token, ("k1", &body)).await;
        assert_eq!(noted.status, 200, "{}", noted.text);
    }
    let list = app.call(Method::GET, path, &token, ("", "")).await.text;
    let list: Value = serde_json::from_str(&list).expect("an answer is JSON");
    assert_eq!((&list["minutes"], &list["hours"][0]["name"]), (&json!(120), &json!("Hana")));
    let of = json!({ "id": list["hours"][0]["id"] }).to_string();
    let letter = app.call(Method::POST, &format!("{path}/letter"), &token, ("", &of)).await;
    assert!(letter.text.starts_with("%PDF-1.7"), "{}", letter.status);
    let stranger = json!({ "helper_name": "Oda", "helper_role": "gate", "hours": "1",
        "helper": "01jqqqqqqqqqqqqqqqqqqqqqqq" })
    .to_string();
    let stranger = app.call(Method::POST, &format!("{path}/note"), &token, ("k2", &stranger)).await;
    assert_eq!(stranger.status, 409, "nobody of this stroll");
    let removed = app.call(Method::POST, &format!("{path}/remove"), &token, ("k3", &of)).await;
    assert_eq!(removed.status, 200, "{}", removed.text);
}

#[tokio::test]
async fn programs_note_hours_on_sqlite() {
    programs_note_hours(TestApp::new().await).await;
}

#[tokio::test]
async fn programs_note_hours_on_postgresql() {
    programs_note_hours(TestApp::on_postgres().await).await;
}
