//! The first set-up: an address for an hour, and once.

use ounce_domain::campaign::founding::OPEN_MS;
use ounce_domain::id::Id;
use ounce_store::campaigns;
use ounce_web::{Config, links};

use crate::app::TestApp;

const FIELDS: [(&str, &str); 11] = [
    ("email", "cora@milk.example"),
    ("campaign_name", "Milk <b>Stroll</b> 2027"),
    ("day", "2027-05-01"),
    ("currency", "usd"),
    ("language_en", "1"),
    ("language_es", "1"),
    ("goal_money", "50,000"),
    ("goal_milk", "10,000"),
    ("goal_unit", "oz"),
    ("partner_1", "Elm Milk Bank"),
    ("share_1", "100"),
];

impl TestApp {
    /// An address of the first set-up, as the service prints it at its start.
    fn set_up(&self) -> String {
        let id = Id::new(self.now_ms(), [9; 10]);
        links::set_up(self.app.tokens(), id)
    }
}

#[tokio::test]
async fn whoever_starts_the_service_makes_the_first_campaign() {
    let app = TestApp::bare(Config::default()).await;
    let address = app.set_up();
    let page = app.get(&address, "").await;
    assert_eq!(page.status, 200, "{}", page.text);
    // What is wrong keeps what was typed, and writes nothing.
    let mut wrong = FIELDS.to_vec();
    wrong[10] = ("share_1", "90");
    let refused = app.post(&address, "", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("add up to 90 percent"), "{}", refused.text);
    assert!(refused.text.contains("value=\"Elm Milk Bank\""), "{}", refused.text);
    let none = app.store.read(campaigns::list).await.expect("the store works");
    assert!(none.is_empty());
    let made = app.post(&address, "", &FIELDS).await;
    assert_eq!((made.status, made.location.as_str()), (303, "/desk/campaigns/2027"));
    let session = format!("__Host-ounce={}", made.cookie("__Host-ounce").expect("a session"));
    // The coordinator sets up the second step, and is at the desk.
    assert_eq!(app.get(&made.location, &session).await.location, "/desk/second-step");
    app.sets_up(&session).await;
    let desk = app.get("/desk/campaigns/2027", &session).await;
    assert_eq!(desk.status, 200);
    assert!(desk.text.contains("Milk &#60;b&#62;Stroll"), "{}", desk.text);
    // Once.
    assert_eq!(app.get(&address, "").await.status, 410);
    let again = app.post(&address, "", &FIELDS).await;
    assert_eq!((again.status, again.cookie("__Host-ounce")), (410, None));
    assert_eq!(app.post(&app.set_up(), "", &FIELDS).await.status, 410, "nor by another address");
}

#[tokio::test]
async fn the_address_is_good_for_an_hour_and_needs_its_token() {
    let app = TestApp::bare(Config::default()).await;
    let address = app.set_up();
    let forged =
        format!("/set-up/{}?token={}", Id::<()>::new(app.now_ms(), [9; 10]), "0".repeat(26));
    assert_eq!(app.get(&forged, "").await.status, 401);
    assert_eq!(app.post(&forged, "", &FIELDS).await.status, 401);
    app.wait(OPEN_MS / 1000);
    assert_eq!(app.get(&address, "").await.status, 410);
    assert_eq!(app.post(&address, "", &FIELDS).await.status, 410);
}
