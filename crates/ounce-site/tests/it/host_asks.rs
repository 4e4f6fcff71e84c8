//! The questions of a host in the form to join, on a party's own page, and for programs.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::join_question::{AnswerKind, Draft, Wording};
use ounce_domain::stroll::Stroll;
use ounce_store::acts::By;
use ounce_store::strolls::{self, Doer};
use ounce_store::{fresh, join_answers, join_questions};
use serde_json::json;

use crate::app::{TestApp, get};
use crate::joining::{BEACH, party, typed};

const FORM: &str = "/campaigns/next/strolls/beach/join";
const LIST: &str = "/api/v1/strolls/next/beach/join-questions";

/// A yes or no that is required, a choice, and a text.
fn drafts() -> [Draft; 3] {
    let draft = |kind, is_required, words: &str, choices: &[&str]| {
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        let wording = Wording { words: words.to_owned(), choices };
        Draft { kind, is_required, wording: BTreeMap::from([("en".to_owned(), wording)]) }
    };
    [
        draft(AnswerKind::YesNo, true, "Do you come <by shuttle>?", &[]),
        draft(AnswerKind::Choice, false, "Which loop?", &["One mile", "Two miles"]),
        draft(AnswerKind::Text, false, "How did you hear of us?", &[]),
    ]
}

impl TestApp {
    async fn asks_at_the_beach(&self) {
        let stroll = self.beach();
        let at: Timestamp = self.app.now();
        let written = self.store.write(move |sql| {
            assert!(strolls::load_by_id(sql, stroll)?.is_some());
            let doer = Doer { by: By::Shell, actor: Actor::Host, at, why: "", part_of: None };
            for (n, draft) in (1_u8..).zip(drafts()) {
                let mut ids = fresh::ids(at.as_millisecond(), [n; 16]);
                let written = join_questions::write(sql, stroll, (&draft, None), &doer, &mut ids)?;
                if let Err(refusal) = written {
                    return Ok(Err(refusal));
                }
            }
            Ok(Ok(()))
        });
        written.await.expect("the store works").expect("nothing refuses");
        self.refresh().await;
    }

    fn beach(&self) -> Id<Stroll> {
        let snapshot = self.app.board().snapshot();
        let edition = snapshot.edition("next").expect("the world has it");
        edition.entry("beach").expect("the world has it").stroll().id
    }

    async fn answers(&self) -> usize {
        let stroll = self.beach();
        let read = self.store.read(move |sql| join_answers::list(sql, stroll));
        read.await.expect("the store works").len()
    }
}

/// The form asks, keeps what was typed, and says beside the field what is missing.
#[tokio::test]
async fn the_form_asks_and_the_own_page_shows_and_changes() {
    let app = TestApp::new().await;
    app.asks_at_the_beach().await;
    let page = app.get(FORM).await;
    let page = page.text(200);
    assert!(page.contains("Do you come &#60;by shuttle&#62;?") && page.contains("Two miles"));
    let mut form = typed("ada@example.org", "2");
    form.push(("answers.3", "From a <flyer>"));
    let before = app.rows().await;
    let refused = app.post_form(FORM, &form).await;
    let page = refused.text(422);
    assert!(page.contains("id=\"f-answers-1-wrong\""), "beside its field");
    assert!(page.contains("href=\"#f-answers-1\"") && page.contains("From a &#60;flyer&#62;"));
    assert_eq!((app.rows().await, app.answers().await), (before, 0), "nothing is written");
    form.extend([("answers.1", "yes"), ("answers.2", "2")]);
    let ticket = app.post_form(FORM, &form).await.leads_to();
    assert_eq!(app.answers().await, 3);
    let page = app.get(&ticket).await;
    let page = page.text(200);
    assert!(page.contains("Two miles") && page.contains("From a &#60;flyer&#62;"), "{page}");

    let change = ticket.replace("?token=", "/change?token=");
    let page = app.get(&change).await;
    assert!(page.text(200).contains("value=\"2\" selected"), "{}", page.text(200));
    let answers = [("answers.1", "no"), ("answers.2", ""), ("answers.3", "A friend")];
    let fewer = [&[("adults", "1"), ("children", "0")][..], &answers[..]].concat();
    app.post_form(&change, &fewer).await.leads_to();
    let page = app.get(&ticket).await;
    let page = page.text(200);
    assert!(page.contains("A friend") && !page.contains("Two miles"), "{page}");
    assert_eq!(app.answers().await, 2, "no answer is no row");
    // A page from before the questions changes only the party.
    app.post_form(&change, &[("adults", "2"), ("children", "0")]).await.leads_to();
    assert_eq!(app.answers().await, 2);
    let unknown = [("adults", "1"), ("children", "0"), ("answers.1", "perhaps")];
    assert_eq!(app.post_form(&change, &unknown).await.status.as_u16(), 422);
}

/// Nobody else sees an answer; the questions themselves stand in the form.
#[tokio::test]
async fn answers_are_on_no_public_page() {
    let app = TestApp::new().await;
    app.asks_at_the_beach().await;
    let mut form = typed("ada@example.org", "2");
    form.extend([("answers.1", "yes"), ("answers.3", "Zanzibar")]);
    app.post_form(FORM, &form).await.leads_to();
    app.refresh().await;
    for path in [
        FORM,
        LIST,
        "/campaigns/next",
        "/campaigns/next/strolls/beach",
        "/campaigns/next/strolls/beach.ics",
        "/campaigns/next/report.json",
        "/campaigns/next/news.atom",
    ] {
        let answer = app.send(get(path)).await;
        assert!(!answer.text(200).contains("Zanzibar"), "{path}");
    }
}

async fn programs_answer(app: TestApp) {
    app.asks_at_the_beach().await;
    let list = app.get(LIST).await.json(200);
    assert_eq!(list["questions"][1]["words"]["en"]["choices"][1], "Two miles");
    assert_eq!(
        (&list["questions"][0]["kind"], &list["questions"][0]["number"]),
        (&json!("yes-no"), &json!(1))
    );
    let mut body = party("ada@example.org", 2, 0);
    let missing = app.post_json(BEACH, &body).await.json(422);
    assert_eq!(
        (&missing["errors"][0]["field"], &missing["errors"][0]["code"]),
        (&json!("answers.1"), &json!("missing"))
    );
    body["answers"] = json!({ "1": "yes", "2": "3", "4": "x" });
    let wrong = app.post_json(BEACH, &body).await.json(422);
    let told: Vec<_> = wrong["errors"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["field"].clone(), one["code"].clone()))
        .collect();
    assert_eq!(
        told,
        [(json!("answers.4"), json!("unknown-field")), (json!("answers.2"), json!("not-a-choice"))]
    );
    body["answers"] = json!({ "1": "yes", "2": "1" });
    let made = app.post_json(BEACH, &body).await.json(201);
    let manage = made["links"]["manage"].as_str().expect("a link");
    let token = manage.split("token=").nth(1).expect("it has a token");
    let id = made["id"].as_str().expect("an id");
    let shown = app.get(&format!("/api/v1/registrations/{id}?token={token}")).await.json(200);
    assert_eq!(shown["answers"], json!({ "1": "yes", "2": "1" }));
    assert_eq!(app.answers().await, 2);
}

#[tokio::test]
async fn programs_answer_on_sqlite() {
    programs_answer(TestApp::new().await).await;
}

#[tokio::test]
async fn programs_answer_on_postgresql() {
    programs_answer(TestApp::on_postgres().await).await;
}
