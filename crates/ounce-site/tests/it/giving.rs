//! Gifts, by form and by interface.

use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_store::messages::{self, MessageStanding};
use serde_json::{Value, json};

use crate::app::TestApp;

pub(crate) const GIFTS: &str = "/api/v1/campaigns/next/gifts";

/// A form that is filled in well, as far as it must be.
pub(crate) const A_GIFT: [(&str, &str); 6] = [
    ("amount", "25"),
    ("currency", "USD"),
    ("kind", "gift"),
    ("stroll", "beach"),
    ("method", "at-stroll"),
    ("name", "Gil Example"),
];

pub(crate) fn gift(amount: &str, method: &str) -> Value {
    json!({
        "amount": amount,
        "currency": "USD",
        "stroll": "beach",
        "name": "Gil Example",
        "email": "gil@example.org",
        "hidden": false,
        "method": method,
        "kind": "gift",
    })
}

#[tokio::test]
async fn received_and_promised_are_told_apart() {
    let app = TestApp::new().await;
    let received = app.post_json(GIFTS, &gift("25.00", "demo-card")).await.json(201);
    let promised = app.post_json(GIFTS, &gift("40", "at-stroll")).await.json(201);
    assert_eq!(received["status"], "received");
    assert_eq!(promised["status"], "promised");
    assert_eq!(received.as_object().map(|made| made.len()), Some(2));
    app.refresh().await;
    let tally = app.get("/api/v1/campaigns/next/tally").await.json(200);
    assert_eq!(tally["raised"][0]["amount"], "25.00");
    assert_eq!(tally["raised"][0]["by_kind"], json!({ "gift": "25.00", "shirt": "0.00" }));
}

#[tokio::test]
async fn the_whole_campaign_and_no_address_are_fine_and_shirts_are_not_sold_here() {
    let app = TestApp::new().await;
    let mut all = gift("18", "demo-card");
    all["stroll"] = Value::Null;
    all["email"] = Value::Null;
    assert_eq!(app.post_json(GIFTS, &all).await.status.as_u16(), 201);
    let mut shirt = gift("18", "demo-card");
    shirt["kind"] = json!("shirt");
    let refused = app.post_json(GIFTS, &shirt).await.errors(422);
    assert_eq!(refused, [("kind".to_owned(), "not-a-choice".to_owned())]);
    let mut least = json!({ "amount": "5", "currency": "USD", "name": "G", "method": "at-stroll" });
    let nowhere = app.post_json(GIFTS, &least).await.errors(422);
    assert_eq!(nowhere, [("method".to_owned(), "method-not-offered".to_owned())]);
    least["stroll"] = json!("beach");
    assert_eq!(app.post_json(GIFTS, &least).await.status.as_u16(), 201);
    app.refresh().await;
    let tally = app.get("/api/v1/campaigns/next/tally").await.json(200);
    assert_eq!(tally["raised"][0]["by_kind"], json!({ "gift": "18.00", "shirt": "0.00" }));
    assert_eq!(app.rows().await[5], 0, "nobody left an address to thank");
}

fn typed<'a>(amount: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("amount", amount),
        ("currency", "USD"),
        ("kind", "gift"),
        ("stroll", "beach"),
        ("method", "demo-card"),
        ("name", "Gil Example"),
        ("email", ""),
        ("message", "For the smallest ones"),
    ];
    fields.extend(more);
    fields
}

#[tokio::test]
async fn a_visitor_gives_and_is_thanked_in_private() {
    let app = TestApp::new().await;
    let path = "/campaigns/next/give";
    assert!(app.get(&format!("{path}?stroll=beach")).await.text(200).contains("Virginia Beach"));
    let to = app.post_form(path, &typed("25", &[("cover_fee", "on")])).await.leads_to();
    let thanks = app.get(&to).await;
    assert!(thanks.text(200).contains("$25"));
    assert_eq!(thanks.header("cache-control"), "private, no-store");
    let (bare, _) = to.split_once('?').expect("a token");
    assert_eq!(app.get(bare).await.status.as_u16(), 401);
    // The covered fee is a separate line and not part of the sum raised.
    assert_eq!(app.rows().await[4], 2);
    app.refresh().await;
    let tally = app.get("/api/v1/campaigns/next/tally").await.json(200);
    assert_eq!(tally["raised"][0]["amount"], "25.00");
    // A message is shown when an organizer has read it.
    let shows = async |path: &str| app.get(path).await.text(200).contains("For the smallest ones");
    let pages = ["/campaigns/next", "/campaigns/next/strolls/beach"];
    for page in pages {
        assert!(!shows(page).await, "{page}");
    }
    assert!(app.get(&to).await.text(200).contains("An organizer reads your message"));
    let id = bare.rsplit('/').next().and_then(Id::parse).expect("the gift's id");
    for (standing, is_shown) in [(MessageStanding::Shown, true), (MessageStanding::Hidden, false)] {
        let set = app.store.write(move |sql| {
            messages::set(sql, id, standing, (&Actor::Coordinator, "read it"), 0)
        });
        assert_eq!(set.await.expect("the store works"), Ok(()));
        app.refresh().await;
        // A gift changes only the figures of its campaign; so does showing or hiding its message.
        for page in pages {
            assert_eq!(shows(page).await, is_shown, "{page} {standing:?}");
        }
        let name = app.get(pages[1]).await.text(200).contains("Gil Example");
        assert_eq!(name, is_shown, "a name beside hidden words is hidden too");
    }
}

#[tokio::test]
async fn a_hidden_name_is_nowhere_in_public() {
    let app = TestApp::new().await;
    app.post_form("/campaigns/next/give", &typed("25", &[("hidden", "on")])).await.leads_to();
    app.refresh().await;
    for path in [
        "/",
        "/campaigns/next/strolls/beach",
        "/campaigns/next/report/gifts",
        "/campaigns/next/report/gifts.csv",
    ] {
        assert!(!app.get(path).await.text(200).contains("Gil Example"), "{path}");
    }
}

/// A moment would reveal the giver to somebody who saw the gift being made.
#[tokio::test]
async fn nobody_learns_at_which_moment_somebody_gave() {
    let app = TestApp::new().await;
    let thanks = app.post_form("/campaigns/next/give", &typed("25", &[])).await.leads_to();
    app.refresh().await;
    let id = thanks.split(['/', '?']).nth(2).expect("it leads to the gift").to_owned();
    let file = app.get("/campaigns/next/report/gifts.csv").await;
    let file = file.text(200);
    let mut lines = file.trim_start_matches('\u{feff}').lines();
    assert_eq!(lines.next(), Some("id,day,stroll,kind,method,amount,currency,name"));
    let cells: Vec<&str> = lines.next().expect("a gift").split(',').collect();
    assert_eq!(cells[1].len(), "2027-05-01".len(), "{cells:?}");
    // The first six bytes of an id are its moment.
    assert!(!file.contains(&id[..10]), "{file}");
    for path in ["/campaigns/next/report/gifts", "/campaigns/next/report.json"] {
        assert!(!app.get(path).await.text(200).contains(&id[..10]), "{path}");
    }
}

#[tokio::test]
async fn a_demo_card_is_for_the_demo() {
    let config = ounce_web::Config::default();
    let app = TestApp::with(config).await;
    let refused = app.post_json(GIFTS, &gift("25.00", "demo-card")).await;
    assert_eq!(refused.errors(422), [("method".to_owned(), "method-not-offered".to_owned())]);
    let refused = app.post_form("/campaigns/next/give", &typed("25", &[])).await;
    assert_eq!(refused.status.as_u16(), 422);
    assert!(!app.get("/campaigns/next/give").await.text(200).contains("demo-card"));
    assert_eq!(app.post_json(GIFTS, &gift("25.00", "at-stroll")).await.status.as_u16(), 201);
}

#[tokio::test]
async fn where_no_card_is_taken_the_partners_own_pages_are_led_to() {
    let app = TestApp::with(ounce_web::Config::default()).await;
    let donate = "href=\"https://first.example/donate\" rel=\"external noopener\"";
    for (lang, said) in [
        ("en", "Give to The first partner"),
        ("es", "Donar a The first partner"),
        ("fr", "Donner à The first partner"),
        ("ja", "The first partner に寄付する"),
    ] {
        let page = app.get(&format!("/campaigns/next/give?lang={lang}")).await;
        let text = page.text(200);
        assert!(text.contains(donate) && text.contains(said), "{lang}: {text}");
        assert!(!text.contains("at-stroll") && !text.contains("<form action=\"/campaigns"));
        assert!(!text.contains("Give to The second partner"), "it has no such page");
        let home = app.get(&format!("/campaigns/next?lang={lang}")).await;
        let everywhere = ["Every cent", "Cada centavo", "Chaque cent", "ひとつの町へ"];
        assert!(everywhere.iter().all(|said| !home.text(200).contains(said)), "{lang}");
    }
    let there = app.get("/campaigns/next/give?stroll=beach").await;
    let (text, at_stroll) = (there.text(200), "value=\"at-stroll\"");
    assert!(text.contains(at_stroll) && text.contains(donate), "{text}");
    let mut fields = A_GIFT.to_vec();
    fields.retain(|(name, _)| *name != "stroll");
    let refused = app.post_form("/campaigns/next/give", &fields).await;
    assert!(refused.text(422).contains("This way of giving is not offered here."));
    let to = app.post_form("/campaigns/next/give", &A_GIFT).await.leads_to();
    assert!(app.get(&to).await.text(200).contains(donate), "thanks for a promise");

    let campaigns = app.get("/api/v1/campaigns").await.json(200);
    let next = campaigns.as_array().and_then(|all| all.iter().find(|one| one["slug"] == "next"));
    let partners = &next.expect("the campaign")["partners"];
    assert_eq!(
        partners[0],
        json!({
            "slug": "first",
            "name": "The first partner",
            "share_basis_points": 6_667,
            "url": "https://first.example/",
            "donation_page": "https://first.example/donate",
        })
    );
    assert_eq!(partners[1]["donation_page"], Value::Null);

    let with_card = TestApp::new().await;
    let page = with_card.get("/campaigns/next/give").await;
    assert!(
        page.text(200).contains("demo-card") && !page.text(200).contains("first.example/donate")
    );
    assert!(!page.text(200).contains(at_stroll), "it is for no stroll");
    assert!(with_card.get("/campaigns/next").await.text(200).contains("Every cent"));
}

#[tokio::test]
async fn nobody_gives_to_a_stroll_that_is_cancelled() {
    let app = TestApp::new().await;
    let before = app.rows().await;
    let mut vain = gift("25.00", "at-stroll");
    vain["stroll"] = json!("cancelled");
    let refused = app.post_json(GIFTS, &vain).await;
    assert_eq!(refused.errors(422), [("stroll".to_owned(), "stroll-cancelled".to_owned())]);
    let milk = json!({
        "millilitres": 900, "stroll": "cancelled", "email": "gil@example.org", "consent": true,
    });
    let refused = app.post_json("/api/v1/campaigns/next/milk-promises", &milk).await;
    assert_eq!(refused.errors(422), [("stroll".to_owned(), "stroll-cancelled".to_owned())]);
    let mut fields = typed("5", &[]);
    fields.retain(|(name, _)| *name != "stroll");
    fields.push(("stroll", "cancelled"));
    let page = app.post_form("/campaigns/next/give", &fields).await;
    assert!(page.text(422).contains("This stroll is cancelled"));
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn nobody_gives_to_what_is_over() {
    let app = TestApp::new().await;
    let before = app.rows().await;
    let mut late = gift("25.00", "demo-card");
    late["stroll"] = Value::Null;
    let refused = app.post_json("/api/v1/campaigns/past/gifts", &late).await;
    assert_eq!(refused.errors(409), [("stroll".to_owned(), "campaign-over".to_owned())]);
    assert_eq!(app.get("/campaigns/past/give").await.leads_to(), "/campaigns/past");
    assert_eq!(app.post_form("/campaigns/past/give", &typed("5", &[])).await.status.as_u16(), 422);
    assert_eq!(app.rows().await, before);
}
