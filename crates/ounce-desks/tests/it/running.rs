//! Whoever runs a stroll changes its page, postpones and cancels it, and undoes it in time.

use axum::http::Method;
use ounce_domain::member::Role;
use ounce_domain::stroll::Status;
use ounce_store::outbox::{self, Letter};
use ounce_store::{campaigns, strolls};

use crate::app::{HERE, TestApp};

const ELM: &str = "/desk/campaigns/next/strolls/elm";
const FIR: &str = "/desk/campaigns/next/strolls/fir";

impl TestApp {
    pub(crate) async fn host(&self, email: &str, slug: &str) -> String {
        self.give(email, Role::Host, HERE, slug).await;
        self.signs_in(email).await
    }

    pub(crate) async fn stroll(&self, slug: &'static str) -> strolls::Listed {
        let read = self.store.read(move |sql| {
            let campaign = campaigns::load(sql, HERE)?.expect("the world has it");
            strolls::load(sql, campaign.id, slug)
        });
        read.await.expect("the store works").expect("the world has it")
    }

    /// How many letters about changes wait, and until when.
    async fn letters_held(&self) -> Vec<(Letter, i64)> {
        let due = self.store.read(|sql| outbox::list(sql, 100)).await.expect("the store works");
        let about = [Letter::StrollChanged, Letter::MeetingChanged];
        let due = due.into_iter().filter(|one| about.contains(&one.letter));
        due.map(|one| (one.letter, one.next_try_ms)).collect()
    }

    /// The act that the page offers to undo.
    async fn undoable(&self, cookies: &str) -> Option<String> {
        let page = self.get(ELM, cookies).await.text;
        let (_, rest) = page.split_once("name=\"act\" value=\"")?;
        rest.split('"').next().map(str::to_owned)
    }
}

#[tokio::test]
async fn a_host_changes_the_page_and_undoes_it_before_letters_leave() {
    let app = TestApp::new().await;
    let bess = app.host("bess@example.org", "elm").await;
    app.joins("Ada Ant", "ada@example.org", 2).await;
    let form = app.get(&format!("{ELM}/page"), &bess).await;
    assert!(form.text.contains("By the fountain") && !form.text.contains("name=\"day\""));
    let fields = [
        ("meeting_point", "North gate"),
        ("was_meeting_point", "By the fountain"),
        ("about_en", "Come along."),
        ("was_about_en", ""),
        ("distance", "1 mi"),
        ("was_distance", ""),
        ("lasts_minutes", "９０"),
        ("was_lasts_minutes", ""),
    ];
    let saved = app.post(&format!("{ELM}/page"), &bess, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    assert!(saved.location.starts_with(&format!("{ELM}?done=")));
    let leave = app.now_ms() + 10 * 60_000 + 20_000;
    assert_eq!(app.letters_held().await, [(Letter::MeetingChanged, leave)]);
    let desk = app.get(&saved.location, &bess).await.text;
    for told in ["One letter leaves at", "from By the fountain to North gate", "bess@example.org"] {
        assert!(desk.contains(told), "{told}");
    }
    let public = app.app.board().snapshot();
    let entry = public.edition(HERE).and_then(|edition| edition.entry("elm")).expect("it is open");
    assert_eq!(entry.planned.about.get("en").map(String::as_str), Some("Come along."));
    assert_eq!(entry.planned.meeting.distance_m, Some(1_609));
    assert_eq!(entry.planned.meeting.lasts_minutes, Some(90));

    let act = app.undoable(&bess).await.expect("it can be undone");
    let undone = app.post(&format!("{ELM}/undo"), &bess, &[("act", &act)]).await;
    assert_eq!(undone.location, format!("{ELM}?done=undone"));
    assert_eq!(app.letters_held().await, []);
    assert_eq!(app.stroll("elm").await.stroll.meeting_point, "By the fountain");
    let again = app.post(&format!("{ELM}/undo"), &bess, &[("act", &act)]).await;
    assert_eq!(again.location, format!("{ELM}?done=undo-over"));
    assert!(app.undoable(&bess).await.is_none());
}

#[tokio::test]
async fn a_bad_page_keeps_what_was_typed_and_writes_nothing() {
    let app = TestApp::new().await;
    let bess = app.host("bess@example.org", "elm").await;
    let fields = [
        ("stroll_name", ""),
        ("was_stroll_name", "Stroll of elm"),
        ("venue", "Elm Park"),
        ("was_venue", ""),
        ("capacity", "many"),
        ("was_capacity", "50"),
        ("distance", "1"),
        ("was_distance", ""),
    ];
    let page = app.post(&format!("{ELM}/page"), &bess, &fields).await;
    assert_eq!(page.status, 422);
    for kept in ["value=\"Elm Park\"", "value=\"many\"", "with its unit", "value=\"Stroll of elm\""]
    {
        assert!(page.text.contains(kept), "{kept}");
    }
    assert_eq!(app.stroll("elm").await.stroll.capacity, Some(50));
    let unknown = app.post(&format!("{ELM}/page"), &bess, &[("town", "Oak")]).await;
    assert_eq!(unknown.status, 422, "a town is not the host's to change");
    let day = [("day", "2027-05-02"), ("was_day", "2027-05-01")];
    let day = app.post(&format!("{ELM}/page"), &bess, &day).await;
    assert_eq!((day.status, day.text.contains("postpone it")), (422, true));
    let nothing =
        app.post(&format!("{ELM}/page"), &bess, &[("venue", ""), ("was_venue", "")]).await;
    assert_eq!(nothing.location, format!("{ELM}?done=same"));
}

#[tokio::test]
async fn two_hosts_who_change_the_same_text_choose_between_them() {
    let app = TestApp::new().await;
    let bess = app.host("bess@example.org", "elm").await;
    let carl = app.host("carl@example.org", "elm").await;
    let path = format!("{ELM}/page");
    let bess_saves = app.post(&path, &bess, &[("venue", "Elm Park"), ("was_venue", "")]).await;
    assert_eq!(bess_saves.status, 303);
    let late = [("venue", "Oak Park"), ("was_venue", ""), ("bring", "Water"), ("was_bring", "")];
    let both = app.post(&path, &carl, &late).await;
    assert_eq!(both.status, 422);
    for shown in
        ["Elm Park", "Oak Park", "name=\"keep_venue\"", "name=\"was_venue\" value=\"Elm Park\""]
    {
        assert!(both.text.contains(shown), "{shown}");
    }
    assert_eq!(app.stroll("elm").await.stroll.bring, "", "nothing of the form is written");
    let unsure = [("venue", "Oak Park"), ("was_venue", "Elm Park"), ("keep_venue", "")];
    assert_eq!(app.post(&path, &carl, &unsure).await.status, 422, "nobody has chosen");
    let theirs = [("venue", "Oak Park"), ("was_venue", "Elm Park"), ("keep_venue", "theirs")];
    assert_eq!(app.post(&path, &carl, &theirs).await.location, format!("{ELM}?done=same"));
    let mine = [("venue", "Oak Park"), ("was_venue", "Elm Park"), ("keep_venue", "mine")];
    assert_eq!(app.post(&path, &carl, &mine).await.status, 303);
    let board = app.app.board().snapshot();
    let entry = board.edition(HERE).and_then(|edition| edition.entry("elm")).expect("it is open");
    assert_eq!(entry.planned.meeting.venue, "Oak Park");
}

#[tokio::test]
async fn a_postponement_is_shown_whole_then_done_then_undone() {
    let app = TestApp::new().await;
    let bess = app.host("bess@example.org", "elm").await;
    app.joins("Ada Ant", "ada@example.org", 2).await;
    let (path, preview) = (format!("{ELM}/status"), format!("{ELM}/status/preview"));
    assert_eq!(app.get(&path, &bess).await.status, 200);
    let later = [
        ("next", "postponed"),
        ("day", "2027-06-20"),
        ("start_time", "10:00"),
        ("why", "The park is flooded."),
    ];
    let shown = app.post(&preview, &bess, &later).await;
    assert_eq!(shown.status, 200);
    for said in ["One party signed up", "The park is flooded.", "Sunday, June 20, 2027"] {
        assert!(shown.text.contains(said), "{said}: {}", shown.text);
    }
    assert_eq!(app.stroll("elm").await.stroll.status, Status::Open, "a preview writes nothing");
    for (wrong, why) in [
        (vec![("next", "postponed"), ("why", "Rain.")], "no day"),
        (vec![("next", "cancelled")], "no reason"),
        (vec![("next", "held")], "that is the report's to say"),
        (vec![("next", "open")], "it is open"),
        (
            vec![
                ("next", "postponed"),
                ("day", "2026-01-01"),
                ("start_time", "10:00"),
                ("why", "Ice."),
            ],
            "the past",
        ),
        (
            vec![
                ("next", "postponed"),
                ("day", "2028-03-12"),
                ("start_time", "02:30"),
                ("why", "Ice."),
            ],
            "clocks skip it",
        ),
    ] {
        assert_eq!(app.post(&path, &bess, &wrong).await.status, 422, "{why}");
    }
    let done = app.post(&path, &bess, &later).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let stroll = app.stroll("elm").await.stroll;
    assert_eq!(stroll.status, Status::Postponed { dated: true });
    assert_eq!(app.letters_held().await.len(), 1);
    let again = app.post(&path, &bess, &later).await;
    assert_eq!(again.status, 422, "the same twice tells nobody twice");
    assert_eq!(app.letters_held().await.len(), 1);
    let act = app.undoable(&bess).await.expect("it can be undone");
    app.wait(601);
    let late = app.post(&format!("{ELM}/undo"), &bess, &[("act", &act)]).await;
    assert_eq!(late.location, format!("{ELM}?done=undo-over"));
    let cancelled = [("next", "cancelled"), ("why", "The park is closed.")];
    assert_eq!(app.post(&path, &bess, &cancelled).await.status, 303);
    let act = app.undoable(&bess).await.expect("it can be undone");
    app.post(&format!("{ELM}/undo"), &bess, &[("act", &act)]).await;
    let stroll = app.stroll("elm").await.stroll;
    assert_eq!(stroll.status, Status::Postponed { dated: true });
}

#[tokio::test]
async fn a_host_opens_their_draft_and_nobody_elses() {
    let app = TestApp::new().await;
    let bess = app.host("bess@example.org", "fir").await;
    let open = [("next", "open")];
    assert_eq!(app.post(&format!("{ELM}/status"), &bess, &open).await.status, 403);
    let desk = app.get(FIR, &bess).await.text;
    assert!(desk.contains("Open it when time and place are right"));
    let day = [("day", "2027-05-08"), ("was_day", "2027-05-01")];
    assert_eq!(app.post(&format!("{FIR}/page"), &bess, &day).await.status, 303, "a draft's day");
    assert_eq!(app.post(&format!("{FIR}/status"), &bess, &open).await.status, 303);
    let board = app.app.board().snapshot();
    let entry = board.edition(HERE).and_then(|edition| edition.entry("fir")).expect("it is open");
    assert_eq!(entry.stroll().starts.date().to_string(), "2027-05-08");
    assert_eq!(entry.stroll().first_starts, None);
}

#[tokio::test]
async fn what_a_program_changed_in_several_fields_is_undone_in_all_of_them() {
    let app = TestApp::new().await;
    app.host("bess@example.org", "elm").await;
    let token = app.issues("bess@example.org", "change-stroll").await;
    let path = "/api/v1/strolls/next/elm";
    let was = app.stroll("elm").await;
    let page = serde_json::json!({ "meeting_point": "North gate", "stroll_name": "Elm walk" });
    let page = page.to_string();
    let saved = app.call(Method::POST, &format!("{path}/page"), &token, ("k1", &page)).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    assert_eq!(app.stroll("elm").await.stroll.name, "Elm walk");
    let saved: serde_json::Value = serde_json::from_str(&saved.text).expect("it is JSON");
    let act = serde_json::json!({ "act": saved["act"] }).to_string();
    let undone = app.call(Method::POST, &format!("{path}/undo"), &token, ("k2", &act)).await;
    assert_eq!(undone.status, 200, "{}", undone.text);
    let now = app.stroll("elm").await.stroll;
    assert_eq!((now.name, now.meeting_point), (was.stroll.name, was.stroll.meeting_point));
}
