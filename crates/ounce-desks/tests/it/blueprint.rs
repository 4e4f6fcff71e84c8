//! The blueprint at the desk: shown, pushed once, undone as one, and set by programs.

use axum::http::Method;
use ounce_domain::member::Role;
use serde_json::Value;

use crate::app::{HERE, TestApp};
use crate::many::{hidden, pairs};

const BLUEPRINT: &str = "/desk/campaigns/next/blueprint";

async fn bring(app: &TestApp, slug: &'static str) -> String {
    app.stroll(slug).await.stroll.bring
}

async fn a_text_is_pushed(app: TestApp) {
    let cora = app.coordinator().await;
    let list = app.get(BLUEPRINT, &cora).await.text;
    assert!(list.contains("What to bring") && list.contains("field?field=bring"), "{list}");
    let form = app.get(&format!("{BLUEPRINT}/field?field=bring"), &cora).await;
    assert_eq!(form.status, 200, "{}", form.text);
    let before = bring(&app, "elm").await;
    let set = [("field", "bring"), ("in", ""), ("hold", "locked"), ("value", "A hat for {town}.")];
    let shown = app.post(&format!("{BLUEPRINT}/preview"), &cora, &set).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    assert!(shown.text.contains("3 strolls change"), "{}", shown.text);
    assert_eq!(bring(&app, "elm").await, before, "a preview writes nothing");
    let fields = hidden(&shown.text);
    let done = app.post(BLUEPRINT, &cora, &pairs(&fields)).await;
    assert_eq!((done.status, done.location.as_str()), (303, BLUEPRINT), "{}", done.text);
    assert_eq!(bring(&app, "elm").await, "A hat for Elm Grove.");
    let again = app.post(BLUEPRINT, &cora, &pairs(&fields)).await;
    assert_eq!(again.status, 303, "the same form has its effect once");
    let desk = app.get(BLUEPRINT, &cora).await.text;
    assert!(desk.contains("Blueprint, What to bring: Locked"), "{desk}");
    let undo = hidden(desk.split("</form>").next().unwrap_or_default());
    let undone = app.post(&format!("{BLUEPRINT}/undo"), &cora, &pairs(&undo)).await;
    assert_eq!(undone.location, format!("{BLUEPRINT}?done=undone"), "{}", undone.text);
    assert_eq!(bring(&app, "elm").await, before);
    let late = app.post(&format!("{BLUEPRINT}/undo"), &cora, &pairs(&undo)).await;
    assert_eq!(late.location, format!("{BLUEPRINT}?done=undo-over"));
    app.post(BLUEPRINT, &cora, &pairs(&fields)).await;
    assert_eq!(bring(&app, "elm").await, before, "what was undone is not done again by a reload");
    let acts = app.get("/desk/campaigns/next/acts?deed=set-blueprint", &cora).await.text;
    assert!(acts.contains("Blueprint, What to bring: Locked"), "{acts}");
}

#[tokio::test]
async fn a_text_is_pushed_once_and_undone_as_one_on_sqlite() {
    a_text_is_pushed(TestApp::new().await).await;
}

#[tokio::test]
async fn a_text_is_pushed_once_and_undone_as_one_on_postgresql() {
    a_text_is_pushed(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn what_has_changed_since_the_preview_is_shown_again() {
    let app = TestApp::new().await;
    let cora = app.coordinator().await;
    let set = [("field", "time"), ("in", ""), ("hold", "locked"), ("value", "9:30")];
    let shown = app.post(&format!("{BLUEPRINT}/preview"), &cora, &set).await;
    assert!(shown.text.contains("Nobody gets a letter"), "{}", shown.text);
    app.joins("Ada Ant", "ada@example.org", 2).await;
    let meanwhile = app.post(BLUEPRINT, &cora, &pairs(&hidden(&shown.text))).await;
    assert_eq!(meanwhile.status, 409);
    assert!(meanwhile.text.contains("One party signed up"), "{}", meanwhile.text);
    assert_eq!(app.stroll("oak").await.stroll.starts.to_string(), "2027-05-01T10:00:00");
    let done = app.post(BLUEPRINT, &cora, &pairs(&hidden(&meanwhile.text))).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(app.stroll("oak").await.stroll.starts.to_string(), "2027-05-01T09:30:00");
    let desk = app.get(BLUEPRINT, &cora).await.text;
    assert!(desk.contains("One letter leaves"), "{desk}");
    let nothing = app.post(&format!("{BLUEPRINT}/preview"), &cora, &set).await.text;
    assert!(nothing.contains("No stroll changes") && !nothing.contains("Save"), "{nothing}");
    let refused = app.post(BLUEPRINT, &cora, &pairs(&hidden(&nothing))).await;
    assert_eq!(refused.status, 422, "there is nothing to do");
}

#[tokio::test]
async fn a_bad_text_is_refused_beside_its_field_and_kept() {
    let app = TestApp::new().await;
    let cora = app.coordinator().await;
    let cases = [
        ("venue", "", "locked", "Elm Park", "the place is the host's alone"),
        ("bring", "us", "locked", "A hat.", "no country"),
        ("bring", "", "above", "A hat.", "nothing is above the campaign"),
        ("time", "", "locked", "soon", "no time"),
        ("stroll_name", "", "suggested", "", "a stroll has a name"),
        ("capacity", "CA", "suggested", "0", "no places"),
    ];
    for (field, tier, hold, value, why) in cases {
        let fields = [("field", field), ("in", tier), ("hold", hold), ("value", value)];
        for path in [BLUEPRINT.to_owned(), format!("{BLUEPRINT}/preview")] {
            let answer = app.post(&path, &cora, &fields).await;
            assert_eq!(answer.status, 422, "{why}");
            if field == "time" {
                assert!(answer.text.contains("value=\"soon\""), "{}", answer.text);
            }
        }
    }
    assert_eq!(app.get(&format!("{BLUEPRINT}/field?field=venue"), &cora).await.status, 404);
    app.give("host@hosts.example", Role::Host, HERE, "elm").await;
    let host = app.signs_in("host@hosts.example").await;
    assert_eq!(app.get(BLUEPRINT, &host).await.status, 403, "hosts run their stroll alone");
}

#[tokio::test]
async fn a_program_sets_the_blueprint() {
    let app = TestApp::new().await;
    app.coordinator().await;
    let token = app.issues("cora@hosts.example", "plan-campaign").await;
    let path = "/api/v1/campaigns/next/blueprint";
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("the answer is JSON");
    let body = r#"{"field":"capacity","hold":"locked","value":"70","dry_run":true}"#;
    let dry = read(&app.call(Method::POST, path, &token, ("", body)).await.text);
    let changed = |dry: &Value| dry["changed"].as_array().map(Vec::len);
    assert_eq!((&dry["act"], changed(&dry)), (&Value::Null, Some(3)), "{dry}");
    assert_eq!(app.stroll("elm").await.stroll.capacity, Some(50));
    let body = body.replace("true", "false");
    let done = app.call(Method::POST, path, &token, ("k1", &body)).await;
    let again = app.call(Method::POST, path, &token, ("k1", &body)).await;
    assert_eq!((done.status, &done.text), (200, &again.text));
    assert_eq!(app.stroll("elm").await.stroll.capacity, Some(70));
    let all = read(&app.call(Method::GET, path, &token, ("", "")).await.text);
    let set = serde_json::json!({"field": "capacity", "in": null, "hold": "locked", "value": "70"});
    assert_eq!(all["blueprint"], Value::Array(vec![set]));
    assert_eq!(app.call(Method::POST, path, &token, ("k2", &body)).await.status, 409);
    let act = format!("{{\"act\":{}}}", read(&done.text)["act"]);
    let undone = app.call(Method::POST, &format!("{path}/undo"), &token, ("", &act)).await;
    assert_eq!(read(&undone.text), serde_json::json!({"undone": 3, "kept": 0}));
    assert_eq!(app.stroll("elm").await.stroll.capacity, Some(50));
}

impl TestApp {
    /// Sets a field for all strolls, as the form does it.
    pub(crate) async fn sets(&self, cora: &str, field: &str, hold: &str, value: &str) {
        let set = [("field", field), ("in", ""), ("hold", hold), ("value", value)];
        let shown = self.post(&format!("{BLUEPRINT}/preview"), cora, &set).await;
        let done = self.post(BLUEPRINT, cora, &pairs(&hidden(&shown.text))).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }
}

async fn a_host_keeps_to_what_is_locked(app: TestApp) {
    let cora = app.coordinator().await;
    let bess = app.host("bess@example.org", "elm").await;
    let page = "/desk/campaigns/next/strolls/elm/page";
    let fields = [("bring", "Boots."), ("was_bring", "")];
    let written = app.post(page, &bess, &fields).await;
    assert_eq!(written.status, 303, "{}", written.text);
    app.sets(&cora, "bring", "locked", "A hat.").await;
    app.sets(&cora, "rain_plan", "suggested", "We walk in the rain.").await;
    let form = app.get(page, &bess).await.text;
    assert!(form.contains("Set by the campaign") && form.contains("A hat."), "{form}");
    assert!(!form.contains("name=\"bring\"") && form.contains("name=\"rain_plan\""), "{form}");
    let fields =
        [("bring", "Boots."), ("was_bring", "A hat."), ("venue", "Oak Park"), ("was_venue", "")];
    let refused = app.post(page, &bess, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("The campaign has set this for all strolls"), "{}", refused.text);
    assert!(refused.text.contains("value=\"Oak Park\""), "what was typed is kept");
    assert_eq!(bring(&app, "elm").await, "A hat.");
    // Nor by undoing what made it another text.
    let desk = app.get("/desk/campaigns/next/strolls/elm", &bess).await.text;
    if let Some((_, rest)) = desk.split_once("name=\"act\" value=\"") {
        let act = rest.split('"').next().expect("an id");
        app.post("/desk/campaigns/next/strolls/elm/undo", &bess, &[("act", act)]).await;
    }
    assert_eq!(bring(&app, "elm").await, "A hat.");
    let fields = [("rain_plan", "We meet inside."), ("was_rain_plan", "We walk in the rain.")];
    assert_eq!(app.post(page, &bess, &fields).await.status, 303, "a suggestion is the host's");
    let token = app.issues("bess@example.org", "change-stroll").await;
    let api = "/api/v1/strolls/next/elm/page";
    let now = app.call(Method::GET, api, &token, ("", "")).await;
    let now: Value = serde_json::from_str(&now.text).expect("the answer is JSON");
    assert_eq!(now["locked"], serde_json::json!(["bring"]));
    let refused = app.call(Method::POST, api, &token, ("k", r#"{"bring":"Boots."}"#)).await;
    assert!(refused.status == 422 && refused.text.contains("locked"), "{}", refused.text);
    app.sets(&cora, "bring", "free", "").await;
    let fields = [("bring", "Boots."), ("was_bring", "A hat.")];
    assert_eq!(app.post(page, &bess, &fields).await.status, 303, "it is the host's again");
}

#[tokio::test]
async fn a_host_keeps_to_what_is_locked_on_sqlite() {
    a_host_keeps_to_what_is_locked(TestApp::new().await).await;
}

#[tokio::test]
async fn a_host_keeps_to_what_is_locked_on_postgresql() {
    a_host_keeps_to_what_is_locked(TestApp::on_postgres().await).await;
}
