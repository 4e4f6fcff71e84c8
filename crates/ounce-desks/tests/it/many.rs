//! Many strolls at once: shown, done as one, done once, undone as one, and taken along as a file.

use axum::http::Method;
use ounce_domain::member::Role;
use ounce_domain::stroll::Status;
use serde_json::Value;

use crate::app::{HERE, TestApp};

const DESK: &str = "/desk/campaigns/next";
const MANY: &str = "/desk/campaigns/next/many";
const PREVIEW: &str = "/desk/campaigns/next/many/preview";

impl TestApp {
    pub(crate) async fn coordinator(&self) -> String {
        self.give("cora@hosts.example", Role::Coordinator, HERE, "").await;
        self.signs_in("cora@hosts.example").await
    }
}

/// The hidden fields of the last form of a page, as a browser sends them.
pub(crate) fn hidden(page: &str) -> Vec<(String, String)> {
    let form = page.rsplit("<form").next().unwrap_or_default();
    let fields = form.split("<input type=\"hidden\" name=\"").skip(1).map(|field| {
        let (name, rest) = field.split_once("\" value=\"").expect("a hidden field has a value");
        let value = rest.split('"').next().unwrap_or_default();
        (name.to_owned(), value.replace("&#39;", "'"))
    });
    fields.collect()
}

pub(crate) fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// What a row of the table says of the strolls: whether each is postponed.
async fn postponed(app: &TestApp) -> [bool; 3] {
    let mut all = [false; 3];
    for (place, slug) in ["elm", "oak", "fir"].into_iter().enumerate() {
        all[place] = matches!(app.stroll(slug).await.stroll.status, Status::Postponed { .. });
    }
    all
}

async fn a_region_is_postponed(app: TestApp) {
    let cora = app.coordinator().await;
    app.joins("Ada Ant", "ada@example.org", 2).await;
    let desk = app.get(DESK, &cora).await.text;
    assert!(desk.contains("name=\"stroll\" value=\"elm\"") && desk.contains("All 3 strolls"));
    let region = [("in", "US-NY"), ("all", "on"), ("next", "postponed")];
    let ask = app.post(PREVIEW, &cora, &region).await;
    assert_eq!(ask.status, 200);
    assert!(ask.text.contains("Postpone 3 strolls"), "{}", ask.text);
    let mut fields = hidden(&ask.text);
    assert!(fields.contains(&("in".to_owned(), "US-NY".to_owned())));
    for (name, value) in [("next", "postponed"), ("day", "2027-06-05"), ("why", "It's a storm.")] {
        fields.push((name.to_owned(), value.to_owned()));
    }
    let shown = app.post(PREVIEW, &cora, &pairs(&fields)).await;
    assert_eq!(shown.status, 200);
    for said in ["2 strolls move to", "One party signed up", "One is a draft", "It&#39;s a storm."]
    {
        assert!(shown.text.contains(said), "{said}: {}", shown.text);
    }
    assert_eq!(postponed(&app).await, [false; 3], "a preview writes nothing");
    let fields = hidden(&shown.text);
    let done = app.post(MANY, &cora, &pairs(&fields)).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(postponed(&app).await, [true, true, false]);
    let starts = app.stroll("oak").await.stroll.starts.to_string();
    assert_eq!(starts, "2027-06-05T10:00:00", "it keeps its time");

    // The same form has its effect once, also with other words and after something was undone.
    let again = app.post(MANY, &cora, &pairs(&fields)).await;
    assert_eq!((again.status, &again.location), (303, &done.location));
    let desk = app.get(&done.location, &cora).await.text;
    assert!(
        desk.contains("2 strolls at once: Postponed") && desk.contains("One letter leaves"),
        "{desk}"
    );
    let undo = hidden(desk.split("</form>").next().unwrap_or_default());
    let undone = app.post(&format!("{MANY}/undo"), &cora, &pairs(&undo)).await;
    assert_eq!(undone.location, format!("{DESK}?done=undone"), "{}", undone.text);
    assert_eq!(postponed(&app).await, [false; 3]);
    let late = app.post(&format!("{MANY}/undo"), &cora, &pairs(&undo)).await;
    assert_eq!(late.location, format!("{DESK}?done=undo-over"));
    let again = app.post(MANY, &cora, &pairs(&fields)).await;
    assert_eq!(again.location, done.location);
    assert_eq!(postponed(&app).await, [false; 3], "what was undone is not done again by a reload");
    let acts = app.get(&format!("{DESK}/acts?deed=changed-many"), &cora).await.text;
    assert!(acts.contains("2 strolls at once: Postponed"), "{acts}");
}

#[tokio::test]
async fn a_region_is_postponed_once_and_undone_as_one_on_sqlite() {
    a_region_is_postponed(TestApp::new().await).await;
}

#[tokio::test]
async fn a_region_is_postponed_once_and_undone_as_one_on_postgresql() {
    a_region_is_postponed(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn what_has_changed_since_the_preview_is_shown_again() {
    let app = TestApp::new().await;
    let cora = app.coordinator().await;
    let cancel = [
        ("stroll", "elm"),
        ("stroll", "oak"),
        ("next", "cancelled"),
        ("why", "The parks are closed."),
    ];
    let shown = app.post(PREVIEW, &cora, &cancel).await;
    assert!(shown.text.contains("2 strolls are canceled"), "{}", shown.text);
    app.joins("Ada Ant", "ada@example.org", 2).await;
    let stale = hidden(&shown.text);
    let meanwhile = app.post(MANY, &cora, &pairs(&stale)).await;
    assert_eq!(meanwhile.status, 409);
    assert!(
        meanwhile.text.contains("Something was changed since you looked"),
        "{}",
        meanwhile.text
    );
    assert_eq!(app.stroll("oak").await.stroll.status, Status::Open);
    let done = app.post(MANY, &cora, &pairs(&hidden(&meanwhile.text))).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(app.stroll("oak").await.stroll.status, Status::Cancelled);
    let nothing = app.post(PREVIEW, &cora, &cancel).await;
    assert!(nothing.text.contains("2 are so already"), "{}", nothing.text);
    let refused = app.post(MANY, &cora, &pairs(&hidden(&nothing.text))).await;
    assert_eq!(refused.status, 422, "there is nothing to do");
}

#[tokio::test]
async fn a_bad_choice_is_refused_and_writes_nothing() {
    let app = TestApp::new().await;
    let cora = app.coordinator().await;
    let cases: [(&[(&str, &str)], &str); 6] = [
        (&[("next", "open")], "no stroll is chosen"),
        (&[("stroll", "../elm"), ("next", "open")], "that is no slug"),
        (&[("all", "on"), ("in", "usa"), ("next", "open")], "a filter that would be left away"),
        (&[("stroll", "elm"), ("next", "held")], "that is the report's to say"),
        (&[("stroll", "elm"), ("next", "postponed"), ("why", "Ice."), ("day", "soon")], "no day"),
        (&[("stroll", "elm"), ("next", "cancelled"), ("why", "")], "no reason"),
    ];
    for (fields, why) in cases {
        for path in [PREVIEW, MANY] {
            assert_eq!(app.post(path, &cora, fields).await.status, 422, "{why}");
        }
    }
    let kept =
        [("stroll", "elm"), ("next", "postponed"), ("why", "Ice on the paths."), ("day", "")];
    let page = app.post(PREVIEW, &cora, &kept).await.text;
    assert!(
        page.contains("value=\"Ice on the paths.\"") && page.contains("value=\"elm\""),
        "{page}"
    );
    // A draft needs a host before many are opened.
    let open = app.post(PREVIEW, &cora, &[("all", "on"), ("next", "open")]).await.text;
    assert!(open.contains("No stroll can be opened") && open.contains("One has no host"), "{open}");
}

#[tokio::test]
async fn strolls_are_taken_along_as_files() {
    let app = TestApp::new().await;
    let cora = app.coordinator().await;
    let csv = app.get(&format!("{DESK}/strolls.csv?sort=day"), &cora).await;
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    let lines: Vec<&str> = csv.text.lines().collect();
    assert_eq!(lines.len(), 4, "{}", csv.text);
    assert!(lines[1].starts_with("elm,Stroll of elm,Elm Grove,NY,US,open,2027-05-01,10:00,"));
    assert!(lines[1].ends_with(",50,0,0,0,0.00,USD,host"), "{}", lines[1]);
    let one = app.get(&format!("{DESK}/strolls.csv?stroll=oak&q="), &cora).await.text;
    assert_eq!(one.lines().count(), 2, "{one}");
    let drafts = app.get(&format!("{DESK}/strolls.csv?status=draft"), &cora).await.text;
    assert!(drafts.contains("\nfir,") && !drafts.contains("\noak,"), "{drafts}");
    assert_eq!(app.get(&format!("{DESK}/strolls.csv?in=usa"), &cora).await.status, 422);
    let xlsx = app.get(&format!("{DESK}/strolls.xlsx"), &cora).await;
    assert_eq!((xlsx.status, &xlsx.text[..2]), (200, "PK"));
}

#[tokio::test]
async fn a_program_changes_many_strolls_by_their_slugs() {
    let app = TestApp::new().await;
    app.coordinator().await;
    let token = app.issues("cora@hosts.example", "see-campaign change-stroll").await;
    let path = "/api/v1/campaigns/next/many";
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("the answer is JSON");
    let body =
        r#"{"strolls":"elm, oak,fir","next":"postponed-undated","why":"A storm.","dry_run":true}"#;
    let dry = read(&app.call(Method::POST, path, &token, ("", body)).await.text);
    assert_eq!(dry["changed"], serde_json::json!(["elm", "oak"]));
    assert_eq!(dry["left_out"], serde_json::json!([{"stroll": "fir", "why": "draft"}]));
    assert_eq!((&dry["act"], postponed(&app).await), (&Value::Null, [false; 3]));
    let body = body.replace("true", "false");
    let done = app.call(Method::POST, path, &token, ("k1", &body)).await;
    let again = app.call(Method::POST, path, &token, ("k1", &body)).await;
    assert_eq!((done.status, &done.text), (200, &again.text));
    assert_eq!(postponed(&app).await, [true, true, false]);
    assert_eq!(app.call(Method::POST, path, &token, ("k2", &body)).await.status, 409);
    let act = format!("{{\"act\":{}}}", read(&done.text)["act"]);
    let undone = app.call(Method::POST, &format!("{path}/undo"), &token, ("", &act)).await;
    assert_eq!(read(&undone.text), serde_json::json!({"undone": 2, "kept": 0}));

    let desk = "/api/v1/campaigns/next/desk";
    let first =
        read(&app.call(Method::GET, &format!("{desk}?limit=2"), &token, ("", "")).await.text);
    assert_eq!((&first["found"], &first["next"]), (&Value::from(3), &Value::from("fir")));
    let next = format!("{desk}?limit=2&after=fir");
    let second = read(&app.call(Method::GET, &next, &token, ("", "")).await.text);
    assert_eq!(
        (&second["strolls"][0]["slug"], &second["next"]),
        (&Value::from("oak"), &Value::Null)
    );
    assert_eq!(
        app.call(Method::GET, &format!("{desk}?only=all"), &token, ("", "")).await.status,
        422
    );
}
