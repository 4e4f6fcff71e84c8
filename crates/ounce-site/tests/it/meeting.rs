//! The meeting point and the details of the walk on every page that has them, and nothing where the
//! host has said nothing.

use serde_json::{Value, json};

use crate::app::{TestApp, get, with};

#[tokio::test]
async fn a_stroll_s_page_says_where_and_how_as_far_as_it_is_known() {
    let app = TestApp::new().await;
    let metric = with(get("/campaigns/next/strolls/base?units=metric"), "accept-language", "en");
    let page = app.send(metric).await;
    let text = page.text(200);
    for said in [
        "Cedar Park",
        "1-2 Cedar Street",
        "until 11:15",
        "1.2\u{a0}km",
        "gravel &#60;fine&#62;",
        "In part, or with help",
        "Not on this walk",
        "By the gate",
        "Indoors",
        "https://www.openstreetmap.org/directions?to=35.29010%2C139.66540",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains("Toilets"), "nothing is said of what is unknown");
    let bare = app.get("/campaigns/next/strolls/beach").await;
    for unknown in ["Parking", "Wheelchair", "until ", "What the walk is like"] {
        assert!(!bare.text(200).contains(unknown), "{unknown}");
    }
}

#[tokio::test]
async fn calendars_have_the_place_and_the_end() {
    let app = TestApp::new().await;
    let answer = app.get("/campaigns/next/strolls/base.ics").await;
    let text = answer.text(200).replace("\r\n ", "");
    for line in [
        "DTSTART;TZID=Asia/Tokyo:20270501T100000",
        "DTEND;TZID=Asia/Tokyo:20270501T111500",
        "GEO:35.2901;139.6654",
        "LOCATION:By the fountain\\, Cedar Park\\, 1-2 Cedar Street\\, Yokosuka\\, Kanagawa",
    ] {
        assert!(text.lines().any(|one| one == line), "{line} in {text}");
    }
    assert!(
        !text.contains("\nDURATION") && !text.contains("X-OUNCE-DURATION"),
        "nothing is assumed"
    );
    assert!(text.contains("\\nParking: By the gate\\n"), "{text}");
}

#[tokio::test]
async fn programs_and_search_engines_read_the_same() {
    let app = TestApp::new().await;
    let list = app.get("/api/v1/campaigns/next/strolls").await;
    let list: Value = serde_json::from_str(list.text(200)).expect("JSON");
    let of = |slug: &str| {
        let all = list.as_array().expect("a list");
        let found = all.iter().find(|one| one["slug"] == slug);
        found.expect("it is listed")["meeting"].clone()
    };
    assert_eq!(
        of("base"),
        json!({
            "point": "By the fountain", "venue": "Cedar Park", "street": "1-2 Cedar Street",
            "lat": 35.2901, "lon": 139.6654, "ends_at": "2027-05-01T11:15:00+09:00",
            "distance_m": 1200, "surface": "gravel <fine>", "pram": "partly", "wheelchair": "no",
            "parking": "By the gate", "toilets": null, "rain_plan": "Indoors",
        })
    );
    assert_eq!((&of("beach")["venue"], &of("beach")["ends_at"]), (&Value::Null, &Value::Null));
    let page = app.get("/campaigns/next/strolls/base").await;
    let text = page.text(200);
    let script = text.split("<script type=\"application/ld+json\">").nth(1).expect("a script");
    let script = script.split("</script>").next().expect("its end").trim();
    let event: Value = serde_json::from_str(script).expect("JSON");
    assert_eq!(event["endDate"], "2027-05-01T11:15:00+09:00");
    assert_eq!(event["location"]["name"], "Cedar Park");
    assert_eq!(event["location"]["address"]["streetAddress"], "1-2 Cedar Street");
    assert_eq!(event["location"]["geo"]["latitude"], 35.2901);
}
