//! Calendars, the news feed, and what search engines read.

use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::Stroll;
use ounce_store::{Fault, campaigns, strolls};
use serde_json::Value;

use crate::app::{NOW, TestApp, get, with};
use crate::world;

/// The lines of a calendar, unfolded.
fn unfolded(text: &str) -> Vec<String> {
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "a bare line end");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line too long");
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

async fn event(app: &TestApp, slug: &str) -> Vec<String> {
    let answer = app.get(&format!("/campaigns/next/strolls/{slug}.ics")).await;
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    let lines = unfolded(answer.text(200));
    let from = lines.iter().position(|line| line == "BEGIN:VEVENT").expect("an event");
    lines[from..].to_vec()
}

fn has(event: &[String], line: &str) {
    assert!(event.iter().any(|one| one == line), "no {line} in {event:#?}");
}

#[tokio::test]
async fn an_event_is_at_its_town_s_own_time() {
    let app = TestApp::new().await;
    let beach = event(&app, "beach").await;
    has(&beach, "STATUS:CONFIRMED");
    has(&beach, "SEQUENCE:0");
    has(&beach, "DTSTART;TZID=America/New_York:20270501T100000");
    has(&beach, "DURATION:PT2H");
    has(&beach, "X-OUNCE-DURATION:ASSUMED");
    has(&beach, "SUMMARY:Virginia Beach Stroll");
    has(&beach, "LOCATION:By the fountain\\, Virginia Beach\\, VA");
    has(&beach, "GEO:36.853;-75.978");
    has(&beach, "DESCRIPTION:Robin Example\\nWater\\; a hat");
    has(&beach, "URL:http://stroll.example/campaigns/next/strolls/beach");
    has(&event(&app, "base").await, "DTSTART;TZID=Asia/Tokyo:20270501T100000");
}

#[tokio::test]
async fn plans_that_change_keep_their_uid_and_say_so() {
    let app = TestApp::new().await;
    let uid = |event: &[String]| event.iter().find(|line| line.starts_with("UID:")).cloned();
    let moved = event(&app, "moved").await;
    has(&moved, "STATUS:CONFIRMED");
    has(&moved, "SEQUENCE:1");
    has(&moved, "DTSTART;TZID=America/New_York:20270529T110000");
    has(&moved, "DTSTAMP:20270301T160000Z");
    has(&event(&app, "undated").await, "STATUS:TENTATIVE");
    has(&event(&app, "cancelled").await, "STATUS:CANCELLED");
    // Outlook shows no STATUS.
    for (slug, said) in [
        ("moved", "Postponed to Sat\\, May 29"),
        ("undated", "Postponed"),
        ("cancelled", "Cancelled"),
    ] {
        let lines = event(&app, slug).await;
        let starts =
            |name: &str| lines.iter().any(|line| line.starts_with(&format!("{name}:{said}")));
        assert!(starts("SUMMARY") && starts("DESCRIPTION"), "{slug}: {lines:#?}");
    }
    assert!(uid(&moved).is_some());
    let other = TestApp::with(ounce_web::Config {
        base_url: Some("https://elsewhere.example".to_owned()),
        ..ounce_web::Config::default()
    });
    assert_eq!(uid(&event(&other.await, "moved").await), uid(&moved), "whatever the host");
}

#[tokio::test]
async fn a_campaign_s_calendar_has_every_stroll_and_every_zone_once() {
    let app = TestApp::new().await;
    let answer = app.get("/campaigns/next/strolls.ics").await;
    let lines = unfolded(answer.text(200));
    let count = |line: &str| lines.iter().filter(|one| *one == line).count();
    assert_eq!(count("BEGIN:VEVENT"), 7, "drafts are left out");
    assert_eq!(count("BEGIN:VTIMEZONE"), 3);
    assert_eq!(count("TZID:America/New_York"), 1);
    let tag = answer.header("etag").to_owned();
    let held = with(get("/campaigns/next/strolls.ics"), "if-none-match", &tag);
    assert_eq!(app.send(held).await.status.as_u16(), 304);
    for path in ["/campaigns/next/strolls/draft.ics", "/campaigns/nowhere/strolls.ics"] {
        assert_eq!(app.get(path).await.status.as_u16(), 404, "{path}");
    }
}

#[tokio::test]
async fn the_feed_tells_what_changed_newest_first() {
    let app = TestApp::new().await;
    let answer = app.get("/campaigns/next/news.atom").await;
    assert!(answer.header("content-type").starts_with("application/atom+xml"));
    let feed = answer.text(200);
    assert_eq!(feed.matches("<entry>").count(), 10, "seven announced, three changed");
    assert!(!feed.contains("Denver"), "a draft is nobody's business");
    assert!(feed.contains("<updated>2027-03-01T16:00:00Z</updated>"));
    assert!(feed.contains("Nobody could host &lt;it&gt;"), "not escaped");
    let ids: std::collections::BTreeSet<&str> =
        feed.split("<id>").skip(1).filter_map(|rest| rest.split("</id>").next()).collect();
    assert_eq!(ids.len(), 11, "every id once: ten entries and the feed");
    assert!(ids.iter().all(|id| id.starts_with("urn:uuid:")), "{ids:?}");
    let french = with(get("/campaigns/next/news.atom"), "accept-language", "fr");
    let french = app.send(french).await;
    assert!(french.text(200).contains("xml:lang=\"fr\""));
    assert!(french.header("vary").contains("accept-language"));
}

/// A file that is imported again moves what calendars and feeds go by, as a command does.
#[tokio::test]
async fn an_import_moves_the_calendar_and_the_feed() {
    let app = TestApp::new().await;
    let changed = app.store.write(|sql| -> Result<Result<bool, Refusal>, Fault> {
        let campaign = campaigns::load(sql, "next")?.expect("a campaign");
        let found = strolls::load(sql, campaign.id, "moved")?.expect("a stroll");
        let elsewhere = Stroll { meeting_point: "By the old mill".to_owned(), ..found.stroll };
        world::save(sql, &elsewhere, "The park is closed that day", NOW - 1_800)
    });
    assert_eq!(changed.await.expect("the store writes"), Ok(true));
    app.refresh().await;
    let moved = event(&app, "moved").await;
    has(&moved, "SEQUENCE:2");
    has(&moved, "DTSTAMP:20270301T163000Z");
    has(&moved, "LAST-MODIFIED:20270301T163000Z");
    let description = moved.iter().find(|line| line.starts_with("DESCRIPTION:"));
    let description = description.expect("a description");
    assert!(
        description.contains("The park is closed that day"),
        "the reason stands: {description}"
    );
    let feed = app.get("/campaigns/next/news.atom").await;
    let first = feed.text(200).split("<entry>").nth(1).expect("an entry");
    assert!(first.contains("The name, the place or the end has changed"), "{first}");
    assert!(first.contains("2027-03-01T16:30:00Z"), "{first}");
    let page = app.get("/campaigns/next/strolls/moved").await;
    assert!(page.text(200).contains("The park is closed that day"), "the reason is lost");
}

async fn json_ld(app: &TestApp, slug: &str) -> Value {
    let page = app.get(&format!("/campaigns/next/strolls/{slug}")).await;
    let text = page.text(200);
    let script = text.split("<script type=\"application/ld+json\">").nth(1).expect("a script");
    let script = script.split("</script>").next().expect("its end");
    assert!(!script.contains('<'), "{script}");
    serde_json::from_str(script.trim()).expect("JSON")
}

#[tokio::test]
async fn search_engines_read_what_became_of_an_event() {
    let app = TestApp::new().await;
    for (slug, status, starts, before) in [
        ("beach", "EventScheduled", "2027-05-01T10:00:00-04:00", None),
        (
            "moved",
            "EventRescheduled",
            "2027-05-29T11:00:00-04:00",
            Some("2027-05-01T10:00:00-04:00"),
        ),
        ("undated", "EventPostponed", "2027-05-01T10:00:00-07:00", None),
        ("cancelled", "EventCancelled", "2027-05-01T10:00:00-04:00", None),
    ] {
        let event = json_ld(&app, slug).await;
        assert_eq!(event["@type"], "Event");
        assert_eq!(event["eventStatus"], format!("https://schema.org/{status}"), "{slug}");
        assert_eq!(event["startDate"], starts, "{slug}");
        assert_eq!(event["previousStartDate"].as_str(), before, "{slug}");
        assert!(event["location"]["geo"]["latitude"].is_f64());
        let end = starts.replace("T10:", "T12:").replace("T11:", "T13:");
        assert_eq!(event["endDate"], end, "{slug}");
        let image = event["image"][0].as_str().unwrap_or_default();
        assert!(image.starts_with("http://stroll.example/assets/"), "{image}");
    }
    assert_eq!(json_ld(&app, "beach").await["organizer"]["name"], "Tidewater Group");
    let host = &json_ld(&app, "cancelled").await["organizer"]["name"];
    assert_eq!(host, "Robin </script><b>Example", "it neither ends the script nor is lost");
}

#[tokio::test]
async fn links_elsewhere_show_what_a_stroll_is() {
    let app = TestApp::new().await;
    let page = app.get("/campaigns/next/strolls/beach").await;
    let text = page.text(200);
    for property in ["og:title", "og:description", "og:url", "og:type", "og:image"] {
        assert!(text.contains(&format!("property=\"{property}\"")), "{property}");
    }
    assert!(text.contains("content=\"http://stroll.example/campaigns/next/strolls/beach\""));
}
