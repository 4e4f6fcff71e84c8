//! The questions of a host: written at the desk and by programs, answered on the roster.

use axum::http::Method;
use ounce_domain::id::Id;
use ounce_domain::join_question::Answer;
use ounce_domain::member::{Kind, Role};
use ounce_store::{join_answers, join_questions, members, roster};
use serde_json::{Value, json};

use crate::app::{HERE, TestApp};

const PAGE: &str = "/desk/campaigns/next/strolls/elm/questions";
const ROSTER: &str = "/desk/campaigns/next/strolls/elm/roster";

impl TestApp {
    /// The first party on the roster answers the questions with these numbers.
    async fn first_party_says(&self, says: &[(i64, &str)]) {
        let says: Vec<Answer> = says
            .iter()
            .map(|(number, said)| Answer { number: *number, said: (*said).to_owned() })
            .collect();
        let written = self.store.write(move |sql| {
            let elm = members::place(sql, Kind::Stroll, HERE, "elm")?.expect("it is there");
            let stroll = Id::from_bytes(elm.place.object.id);
            let walker = roster::list(sql, stroll)?.remove(0);
            let held = ounce_store::registrations::load(sql, walker.id)?.expect("it is there");
            let asked = join_questions::asked(sql, stroll)?;
            join_answers::save(sql, &held.registration, &asked, &says)?;
            Ok(Ok::<(), std::convert::Infallible>(()))
        });
        written.await.expect("the store works").expect("nothing refuses");
    }
}

#[tokio::test]
async fn a_host_asks_and_reads_the_answers_on_the_roster() {
    let app = TestApp::new().await;
    app.give("bess@example.org", Role::Host, HERE, "elm").await;
    app.give("hal@example.org", Role::Helper, HERE, "elm").await;
    let bess = app.signs_in("bess@example.org").await;
    let hal = app.signs_in("hal@example.org").await;
    assert_eq!(app.get(PAGE, &hal).await.status, 403);
    let wrong =
        [("question_kind", "choice"), ("question_en", "Which <loop>?"), ("choices_en", "x")];
    let wrong = app.post(PAGE, &bess, &wrong).await;
    assert_eq!((wrong.status, wrong.text.contains("Which &#60;loop&#62;?")), (422, true));
    assert!(wrong.text.contains("id=\"f-choices_en-wrong\""), "beside its field");
    let choice = [
        ("question_kind", "choice"),
        ("question_en", "Which <loop>?"),
        ("choices_en", "=one mile\r\ntwo miles"),
    ];
    assert_eq!(app.post(PAGE, &bess, &choice).await.location, format!("{PAGE}?done=asked"));
    assert_eq!(app.post(PAGE, &bess, &choice).await.location, format!("{PAGE}?done=before"));
    let text = [("question_kind", "text"), ("question_en", "A song?"), ("question_required", "on")];
    app.post(PAGE, &bess, &text).await;
    app.joins("Ada", "ada@example.org", 2).await;
    app.first_party_says(&[(1, "1"), (2, "=SUM(A1)")]).await;
    let page = app.get(PAGE, &bess).await.text;
    assert!(page.contains("one answer") && page.contains("health"), "{page}");
    let roster = app.get(ROSTER, &bess).await.text;
    assert!(roster.contains("Which &#60;loop&#62;?") && roster.contains("=one mile"), "{roster}");
    let file = app.get(&format!("{ROSTER}.csv"), &bess).await.text;
    assert!(file.contains("signed,Which <loop>?,A song?"), "{file}");
    assert!(file.contains(",'=one mile,'=SUM(A1)\r\n"), "no cell is a formula: {file}");

    let change = format!("{PAGE}/change");
    let of = |number, change| [("number", number), ("change", change)];
    let up = app.post(&change, &bess, &of("2", "up")).await;
    assert_eq!(up.location, format!("{PAGE}?done=up"));
    let form = app.get(&format!("{PAGE}?change=1"), &bess).await.text;
    assert!(form.contains("name=\"replaces\" value=\"1\"") && form.contains("two miles"));
    let anew = [("question_kind", "text"), ("question_en", "Which way?"), ("replaces", "1")];
    assert_eq!(app.post(PAGE, &bess, &anew).await.location, format!("{PAGE}?done=asked"));
    let retired = app.post(&change, &bess, &of("2", "retire")).await;
    assert_eq!(retired.location, format!("{PAGE}?done=retire"));
    let roster = app.get(ROSTER, &bess).await.text;
    assert!(roster.contains("Which &#60;loop&#62;?"), "an answer stays with its wording");
    let gone = app.post(&change, &bess, &of("9", "retire")).await;
    assert_eq!(gone.status, 422);
    let acts = app.get("/desk/campaigns/next/strolls/elm/acts", &bess).await.text;
    assert!(acts.contains("Asks those who join no more: A song?"), "{acts}");
    assert!(!acts.contains("SUM"), "an act tells no answer");
}

async fn programs_ask(app: TestApp) {
    app.give("bess@example.org", Role::Host, HERE, "elm").await;
    let token = app.issues("bess@example.org", "change-stroll see-roster").await;
    let path = "/api/v1/strolls/next/elm/join-questions";
    let body = json!({ "question_kind": "yes-no", "question_en": "A shuttle?", "question_required": true });
    for _ in 0..2 {
        let key = ("k1", &*body.to_string());
        let asked = app.call(Method::POST, &format!("{path}/write"), &token, key).await;
        assert_eq!(asked.status, 200, "{}", asked.text);
    }
    app.joins("Ada", "ada@example.org", 2).await;
    app.first_party_says(&[(1, "yes")]).await;
    let roster = app.call(Method::GET, "/api/v1/strolls/next/elm/roster", &token, ("", "")).await;
    let roster: Value = serde_json::from_str(&roster.text).expect("an answer is JSON");
    assert_eq!(roster["parties"][0]["answers"], json!({ "1": "yes" }));
    let wrong = json!({ "question_kind": "choice", "question_en": "Which?" }).to_string();
    let wrong = app.call(Method::POST, &format!("{path}/write"), &token, ("k2", &wrong)).await;
    assert_eq!(
        (wrong.status, wrong.text.contains("choices-differ")),
        (422, true),
        "{}",
        wrong.text
    );
    let change = json!({ "number": 1, "change": "retire" }).to_string();
    let retired = app.call(Method::POST, &format!("{path}/change"), &token, ("k3", &change)).await;
    assert_eq!(retired.status, 200, "{}", retired.text);
}

#[tokio::test]
async fn programs_ask_on_sqlite() {
    programs_ask(TestApp::new().await).await;
}

#[tokio::test]
async fn programs_ask_on_postgresql() {
    programs_ask(TestApp::on_postgres().await).await;
}
