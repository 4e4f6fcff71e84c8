//! Who did what: searched, turned page by page, as a file, and for programs.

use axum::http::Method;
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Role};
use ounce_store::acts::{self, Act, By, Deed};
use ounce_store::members;
use serde_json::Value;

use crate::app::{HERE, TestApp};

const OF_CAMPAIGN: &str = "/desk/campaigns/next/acts";
const OF_ELM: &str = "/desk/campaigns/next/strolls/elm/acts";

impl TestApp {
    /// A change of a stroll's field at the shell.
    async fn changed(&self, slug: &'static str, at_ms: i64, words: [&'static str; 2]) {
        let id = self.app.fresh_id(self.app.now());
        let written = self.store.write(move |sql| {
            let place = members::place(sql, Kind::Stroll, HERE, slug)?.expect("it is there").place;
            let [became, why] = words.map(str::to_owned);
            let act = Act {
                id,
                campaign: place.campaign,
                object: place.object,
                deed: Deed::ChangedField,
                by: By::Shell,
                about: None,
                at_ms,
                field: "bring".to_owned(),
                was: String::new(),
                became,
                why,
            };
            acts::write(sql, &act).map(Ok::<_, ()>)
        });
        written.await.expect("the store works").expect("nothing refuses");
    }
}

fn ms(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().expect("a moment").as_millisecond()
}

async fn is_searched(app: TestApp) {
    app.give("coordinator@members.example", Role::Coordinator, HERE, "").await;
    app.give("host@members.example", Role::Host, HERE, "elm").await;
    let session = app.signs_in("coordinator@members.example").await;
    app.changed("elm", ms("2027-03-01T04:30:00Z"), ["Crème fraîche", "for the cake"]).await;
    app.changed("oak", ms("2027-03-01T05:30:00Z"), ["A raincoat", ""]).await;
    let shown = |text: &str| {
        let all = ["Crème fraîche", "raincoat", "host@members.example became"];
        all.map(|words| text.contains(words))
    };
    for (query, expected) in [
        ("", [true, true, true]),
        ("?q=creme+CAKE", [true, false, false]),
        ("?q=raincoat", [false, true, false]),
        ("?deed=gave-role", [false, false, true]),
        ("?deed=undid", [false, false, false]),
        ("?by=shell&object=stroll/elm", [true, false, true]),
        ("?object=campaign", [false, false, false]),
        // By the clocks of Greenwich both changes were on the same day.
        ("?from=2027-03-01&to=2027-03-01&deed=changed-field", [true, true, false]),
        ("?to=2027-02-28", [false, false, false]),
    ] {
        let answer = app.get(&format!("{OF_CAMPAIGN}{query}"), &session).await;
        assert_eq!(answer.status, 200, "{query}");
        assert_eq!(shown(&answer.text), expected, "{query}");
    }
    // By the clocks of the town it was still February.
    let answer = app.get(&format!("{OF_ELM}?to=2027-02-28"), &session).await;
    assert_eq!(shown(&answer.text), [true, false, false]);
    assert!(answer.text.replace('\u{a0}', " ").contains("February 28, 2027, 11:30 PM EST"));
    let answer = app.get(&format!("{OF_ELM}?from=2027-03-01&q=cake"), &session).await;
    assert!(answer.text.contains("No change fits this search."), "an empty state");
}

#[tokio::test]
async fn acts_are_found_by_words_kind_object_and_day_on_sqlite() {
    is_searched(TestApp::new().await).await;
}

#[tokio::test]
async fn acts_are_found_by_words_kind_object_and_day_on_postgresql() {
    is_searched(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn a_search_that_cannot_be_read_comes_back_with_what_was_typed() {
    let app = TestApp::new().await;
    app.give("coordinator@members.example", Role::Coordinator, HERE, "").await;
    let session = app.signs_in("coordinator@members.example").await;
    for (query, field) in [
        ("from=2027-02-30", "f-from"),
        ("by=nobody", "f-by"),
        ("deed=flew", "f-deed"),
        ("object=stroll/none", "f-object"),
        ("object=else", "f-object"),
    ] {
        let answer = app.get(&format!("{OF_CAMPAIGN}?q=cake&{query}"), &session).await;
        assert_eq!(answer.status, 422, "{query}");
        assert!(answer.text.contains(&format!("id=\"{field}-wrong\"")), "{query}");
        assert!(answer.text.contains("value=\"cake\""), "{query}");
    }
}

/// The link to the older changes on a page.
fn older(text: &str) -> Option<String> {
    let mut links = text.split("class=\"button quiet\" href=\"").skip(1);
    let link = links.find_map(|rest| rest.split('"').next().filter(|it| it.contains("before=")))?;
    Some(link.replace("&#38;", "&"))
}

async fn is_turned(app: TestApp) {
    app.give("coordinator@members.example", Role::Coordinator, HERE, "").await;
    let session = app.signs_in("coordinator@members.example").await;
    for n in 0..120 {
        app.changed("oak", ms("2027-02-01T10:00:00Z") + n / 40, ["Water", "a drink"]).await;
    }
    let mut path = format!("{OF_CAMPAIGN}?q=drink&deed=changed-field");
    let mut seen = Vec::new();
    loop {
        let answer = app.get(&path, &session).await;
        assert_eq!(answer.status, 200, "{path}");
        seen.push(answer.text.matches("a drink").count());
        match older(&answer.text) {
            Some(next) => path = next,
            None => break,
        }
    }
    assert_eq!(seen, [50, 50, 20]);
    let file = app.get(&format!("{OF_CAMPAIGN}.csv?q=drink"), &session).await;
    assert_eq!(file.text.matches("a drink").count(), 120, "the file has all of them");
}

#[tokio::test]
async fn pages_show_every_act_once_also_those_of_one_moment_on_sqlite() {
    is_turned(TestApp::new().await).await;
}

#[tokio::test]
async fn pages_show_every_act_once_also_those_of_one_moment_on_postgresql() {
    is_turned(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn the_file_has_the_clocks_of_the_town_and_no_formula() {
    let app = TestApp::new().await;
    app.give("host@members.example", Role::Host, HERE, "elm").await;
    let session = app.signs_in("host@members.example").await;
    app.changed("elm", ms("2027-03-01T04:30:00Z"), ["=1+1", "for, the \"cake\""]).await;
    app.changed("oak", ms("2027-03-01T04:30:00Z"), ["Elsewhere", ""]).await;
    let file = app.get(&format!("{OF_ELM}.csv?deed=changed-field"), &session).await;
    assert_eq!(file.status, 200);
    let mut lines = file.text.lines();
    let head = "\u{feff}at,by,program,deed,kind,object,about,field,was,became,why,act";
    assert_eq!(lines.next(), Some(head));
    let row = "2027-02-28T23:30:00-05:00,shell,no,changed-field,stroll,Stroll of elm,,bring,,'=1+1,\"for, the \"\"cake\"\"\",";
    let first = lines.next().expect("one change");
    assert!(first.starts_with(row), "{first}");
    assert_eq!(lines.next(), None);
    let name = file.headers.get("content-disposition").expect("a file has a name");
    assert_eq!(name, "attachment; filename=\"next-elm-acts.csv\"");
    let unread = app.get(&format!("{OF_ELM}.csv?from=x"), &session).await;
    assert_eq!(unread.status, 422);
}

#[tokio::test]
async fn programs_read_acts_page_by_page() {
    let app = TestApp::new().await;
    app.give("coordinator@members.example", Role::Coordinator, HERE, "").await;
    app.signs_in("coordinator@members.example").await;
    for n in 0..5 {
        app.changed("elm", ms("2027-02-01T10:00:00Z") + n, ["Water", "a drink"]).await;
    }
    let token = app.issues("coordinator@members.example", "see-acts").await;
    let path = "/api/v1/strolls/next/elm/acts?limit=2";
    let (mut before, mut seen) = (String::new(), Vec::new());
    loop {
        let asked = format!("{path}{before}");
        let answer = app.call(Method::GET, &asked, &token, ("", "")).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let shown: Value = serde_json::from_str(&answer.text).expect("JSON");
        let all = shown["acts"].as_array().expect("a list");
        seen.extend(all.iter().map(|one| one["at"].as_str().expect("a moment").to_owned()));
        match shown["next"].as_str() {
            Some(next) => before = format!("&before={next}"),
            None => break,
        }
    }
    let at = |n| format!("2027-02-01T10:00:00.00{n}Z");
    assert_eq!(seen[..2], [at(4), at(3)]);
    assert_eq!(seen[4], "2027-02-01T10:00:00Z");
    assert_eq!(seen.len(), 5);
    for query in ["limit=0", "limit=201", "deed=x", "before=1", "nothing=1"] {
        let path = format!("/api/v1/campaigns/next/acts?{query}");
        let answer = app.call(Method::GET, &path, &token, ("", "")).await;
        assert_eq!(answer.status, 422, "{query}");
    }
    let by = Id::<()>::from_bytes([9; 16]);
    let path = format!("/api/v1/campaigns/next/acts?by={by}");
    let answer = app.call(Method::GET, &path, &token, ("", "")).await;
    assert_eq!(answer.text, "{\"acts\":[],\"next\":null}", "somebody who did nothing");
}
