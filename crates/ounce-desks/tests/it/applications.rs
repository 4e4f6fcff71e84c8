//! Offers to host, from the queue of a coordinator to the desk of the new host.

use axum::http::Method;
use ounce_domain::hosting::{HostApplication, Standing, Town};
use ounce_domain::id::Id;
use ounce_domain::member::Role;
use ounce_domain::stroll::{Position, Status};
use ounce_domain::text::EmailAddress;
use ounce_store::outbox::{self, Letter};
use ounce_store::{campaigns, host_applications, strolls};
use ounce_web::{Config, Letters, links};

use crate::app::{ELSEWHERE, HERE, TestApp};

const CORA: &str = "cora@example.org";
const ADA: &str = "ada@hosts.example";
const QUEUE: &str = "/desk/campaigns/next/applications";

impl TestApp {
    /// Somebody offers to host in a town eleven kilometers north of the strolls of these tests.
    async fn offers(&self, campaign: &'static str, last: u8) -> Id<HostApplication> {
        let (id, at_ms) = (Id::from_bytes([last; 16]), self.now_ms());
        let written = self.store.write(move |sql| {
            let found = campaigns::load(sql, campaign)?.expect("the world has it");
            let application = HostApplication {
                id,
                campaign: found.id,
                name: "Ada <Ant>".to_owned(),
                email: EmailAddress::parse(ADA).expect("the example is an address"),
                town: Town {
                    name: "Elm Grove".to_owned(),
                    region: "NY".to_owned(),
                    country: "US".to_owned(),
                    position: Position { lat_e7: 432_000_000, lon_e7: -776_000_000 },
                    time_zone: "America/New_York".to_owned(),
                },
                group: None,
                why: "Our ward needs it.".to_owned(),
                language: "es".to_owned(),
                at_ms,
                standing: Standing::Waiting,
                said: String::new(),
                since_ms: at_ms,
                stroll: None,
            };
            host_applications::apply(sql, &application, [9; 16]).map(Ok::<_, ()>)
        });
        written.await.expect("the store works").expect("nothing refuses");
        id
    }

    async fn offer(&self, id: Id<HostApplication>) -> HostApplication {
        let found = self.store.read(move |sql| host_applications::load(sql, id)).await;
        found.expect("the store works").expect("it is there")
    }

    /// The waiting letters about offers and invitations, and when each may leave.
    async fn host_letters(&self) -> Vec<(Letter, i64)> {
        let due = self.store.read(|sql| outbox::list(sql, 100)).await.expect("the store works");
        let about = [Letter::HostAsked, Letter::HostDeclined, Letter::Invitation];
        let due = due.into_iter().filter(|one| about.contains(&one.letter));
        due.map(|one| (one.letter, one.next_try_ms)).collect()
    }

    async fn judges(&self, session: &str, id: Id<HostApplication>, what: (&str, &str)) -> u16 {
        let id = id.to_string();
        let fields = [("application", id.as_str()), ("verdict", what.0), ("words", what.1)];
        self.post(&format!("{QUEUE}/judge"), session, &fields).await.status
    }
}

async fn cora(app: &TestApp) -> String {
    app.give(CORA, Role::Coordinator, HERE, "").await;
    app.signs_in(CORA).await
}

async fn from_offer_to_desk(app: TestApp) {
    let cora = cora(&app).await;
    let id = app.offers(HERE, 1).await;
    let desk = app.get("/desk/campaigns/next", &cora).await.text;
    assert!(desk.contains("One offer to host waits"), "{desk}");
    let queue = app.get(QUEUE, &cora).await.text;
    for said in ["Ada &#60;Ant&#62;", "Our ward needs it.", ADA, "7\u{a0}mi: Draft"] {
        assert!(queue.contains(said), "{said}: {queue}");
    }
    // A yes: the draft, the invitation and the acts, in one.
    assert_eq!(app.judges(&cora, id, ("approve", "")).await, 303);
    assert_eq!(app.judges(&cora, id, ("approve", "")).await, 303, "it was so before");
    assert_eq!(app.host_letters().await, [(Letter::Invitation, app.now_ms())]);
    let stroll = app.offer(id).await.stroll.expect("a yes makes a stroll");
    let made = app.store.read(move |sql| strolls::load_by_id(sql, stroll)).await;
    let made = made.expect("the store works").expect("it was made").stroll;
    assert_eq!((made.slug.as_str(), made.status), ("elm-grove-ny", Status::Draft));
    assert_eq!((made.name.as_str(), made.host.as_str()), ("Elm Grove Milk Stroll", "Ada <Ant>"));
    let due = app.store.read(|sql| outbox::list(sql, 100)).await.expect("the store works");
    let letter = due.iter().find(|one| one.letter == Letter::Invitation).expect("it waits");
    let ada = app.enters(ADA).await;
    assert_eq!(app.get("/desk/campaigns/next/strolls/elm-grove-ny", &ada).await.status, 404);
    let invitation = Id::<()>::from_bytes(letter.about);
    let path = format!("/desk/invitations/{invitation}/answer");
    assert_eq!(app.post(&path, &ada, &[("answer", "yes")]).await.status, 303);
    let desk = app.get("/desk/campaigns/next/strolls/elm-grove-ny", &ada).await;
    assert_eq!(desk.status, 200);
    let acts = app.get("/desk/campaigns/next/members", &cora).await.text;
    assert!(acts.contains("An offer to host was approved"), "{acts}");
}

#[tokio::test]
async fn a_yes_makes_a_draft_and_its_host_is_at_their_desk_on_sqlite() {
    from_offer_to_desk(TestApp::new().await).await;
}

#[tokio::test]
async fn a_yes_makes_a_draft_and_its_host_is_at_their_desk_on_postgresql() {
    from_offer_to_desk(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn a_new_stroll_begins_with_the_blueprint() {
    let app = TestApp::new().await;
    let cora = cora(&app).await;
    app.sets(&cora, "stroll_name", "suggested", "{town} walks for milk").await;
    app.sets(&cora, "rain_plan", "locked", "We walk in the rain.").await;
    app.sets(&cora, "about_en", "suggested", "Come along in {town}.").await;
    app.sets(&cora, "capacity", "locked", "70").await;
    let id = app.offers(HERE, 1).await;
    assert_eq!(app.judges(&cora, id, ("approve", "")).await, 303);
    let stroll = app.offer(id).await.stroll.expect("a yes makes a stroll");
    let made = app.store.read(move |sql| strolls::load_particulars(sql, stroll)).await;
    let made = made.expect("the store works").expect("it was made");
    assert_eq!(made.stroll.name, "Elm Grove walks for milk");
    assert_eq!((made.stroll.capacity, made.stroll.status), (Some(70), Status::Draft));
    assert_eq!(made.meeting.rain_plan, "We walk in the rain.");
    assert_eq!(made.about["en"], "Come along in Elm Grove.");
    // It has them from the blueprint, so another suggestion reaches it.
    app.sets(&cora, "about_en", "suggested", "Walk with us in {town}.").await;
    let made = app.store.read(move |sql| strolls::load_particulars(sql, stroll)).await;
    let made = made.expect("the store works").expect("it was made");
    assert_eq!(made.about["en"], "Walk with us in Elm Grove.");
}

#[tokio::test]
async fn a_no_waits_for_ten_minutes_and_can_be_undone_until_then() {
    let app = TestApp::new().await;
    let cora = cora(&app).await;
    let id = app.offers(HERE, 1).await;
    assert_eq!(app.judges(&cora, id, ("decline", " ")).await, 422, "a no has a reason");
    assert_eq!(app.judges(&cora, id, ("decline", "Too near.")).await, 303);
    let leaves = app.now_ms() + 620_000;
    assert_eq!(app.host_letters().await, [(Letter::HostDeclined, leaves)]);
    let queue = app.get(QUEUE, &cora).await.text;
    let (_, rest) = queue.split_once("name=\"act\" value=\"").expect("it can be undone");
    let act = rest.split('"').next().expect("an id").to_owned();
    let undo = format!("{QUEUE}/undo");
    let undone = app.post(&undo, &cora, &[("act", &act)]).await;
    assert_eq!(undone.location, format!("{QUEUE}?done=undone"));
    assert_eq!(app.host_letters().await, []);
    let offer = app.offer(id).await;
    assert_eq!((offer.standing, offer.said.as_str()), (Standing::Waiting, ""));
    let again = app.post(&undo, &cora, &[("act", &act)]).await;
    assert_eq!(again.location, format!("{QUEUE}?done=undo-over"));
    // Too late.
    assert_eq!(app.judges(&cora, id, ("decline", "Too near.")).await, 303);
    let queue = app.get(QUEUE, &cora).await.text;
    let (_, rest) = queue.split_once("name=\"act\" value=\"").expect("it can be undone");
    let act = rest.split('"').next().expect("an id").to_owned();
    app.wait(601);
    assert!(!app.get(QUEUE, &cora).await.text.contains("name=\"act\""));
    let late = app.post(&undo, &cora, &[("act", &act)]).await;
    assert_eq!(late.location, format!("{QUEUE}?done=undo-over"));
    assert_eq!(app.offer(id).await.standing, Standing::Declined);
}

#[tokio::test]
async fn a_question_goes_out_once_and_what_was_typed_stays_after_a_mistake() {
    let app = TestApp::new().await;
    let cora = cora(&app).await;
    let id = app.offers(HERE, 1).await;
    let long = "x".repeat(1_001);
    let text = id.to_string();
    let fields = [("application", text.as_str()), ("verdict", "ask"), ("words", long.as_str())];
    let page = app.post(&format!("{QUEUE}/judge"), &cora, &fields).await;
    assert!(page.status == 422 && page.text.contains(&long), "what was typed stays");
    for _ in 0..2 {
        assert_eq!(app.judges(&cora, id, ("ask", "Which park?")).await, 303);
        assert_eq!(app.host_letters().await, [(Letter::HostAsked, app.now_ms())]);
    }
    assert_eq!(app.offer(id).await.standing, Standing::Asked);
    assert_eq!(app.judges(&cora, id, ("maybe", "x")).await, 422);
}

#[tokio::test]
async fn an_offer_to_another_campaign_is_not_found() {
    let app = TestApp::new().await;
    let cora = cora(&app).await;
    let theirs = app.offers(ELSEWHERE, 2).await;
    for verdict in ["approve", "decline"] {
        assert_eq!(app.judges(&cora, theirs, (verdict, "Why.")).await, 404);
    }
    assert_eq!(app.offer(theirs).await.standing, Standing::Waiting);
}

#[tokio::test]
async fn without_mail_nothing_is_put_into_the_outbox() {
    let app = TestApp::in_a_file(Config { letters: Letters::Wait, ..Config::default() }).await;
    app.give(CORA, Role::Coordinator, HERE, "").await;
    let cora = app.enters_by_shell(CORA).await;
    app.sets_up(&cora).await;
    let id = app.offers(HERE, 1).await;
    assert_eq!(app.judges(&cora, id, ("approve", "")).await, 303);
    assert_eq!(app.host_letters().await, []);
    let members = links::stroll_desk(HERE, "elm-grove-ny", "members");
    assert!(app.get(&members, &cora).await.text.contains(ADA));
}

#[tokio::test]
async fn a_program_judges_by_a_token() {
    let app = TestApp::new().await;
    app.give(CORA, Role::Coordinator, HERE, "").await;
    app.signs_in(CORA).await;
    let token = app.issues(CORA, "judge-applications").await;
    let id = app.offers(HERE, 1).await;
    let api = "/api/v1/campaigns/next/applications";
    let listed = app.call(Method::GET, api, &token, ("", "")).await;
    assert_eq!(listed.status, 200, "{}", listed.text);
    assert!(listed.text.contains("\"kilometres\":11"), "{}", listed.text);
    let body = format!("{{\"application\":\"{id}\",\"verdict\":\"decline\",\"words\":\"No.\"}}");
    let judge = format!("{api}/judge");
    let declined = app.call(Method::POST, &judge, &token, ("k1", &body)).await;
    assert_eq!(declined.status, 200, "{}", declined.text);
    let again = app.call(Method::POST, &judge, &token, ("k1", &body)).await;
    assert_eq!(again.text, declined.text, "the same request twice");
    let (_, rest) = declined.text.split_once("\"act\":\"").expect("it can be undone");
    let undo = format!("{{\"act\":\"{}\"}}", rest.split('"').next().expect("an id"));
    let undone = app.call(Method::POST, &format!("{api}/undo"), &token, ("k2", &undo)).await;
    assert_eq!(undone.status, 200, "{}", undone.text);
    assert_eq!(app.offer(id).await.standing, Standing::Waiting);
}
