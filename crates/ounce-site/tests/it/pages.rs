//! The pages anybody sees.

use ounce_domain::campaign::Face;

use crate::app::{TestApp, encoded, get, with};

/// Where a page first links to a stroll.
fn link_to(text: &str, stroll: &str) -> Option<usize> {
    text.find(&format!("href=\"/campaigns/next/strolls/{stroll}\""))
}

#[tokio::test]
async fn the_door_leads_into_the_one_open_campaign() {
    let app = TestApp::new().await;
    let door = app.get("/").await;
    assert!(door.text(200).contains("Stroll to Come"));
    assert_eq!(app.get("/campaigns/next").await.bytes, door.bytes, "the same page");
    let list = app.get("/campaigns").await;
    let text = list.text(200);
    assert!(text.contains("Stroll to Come") && text.contains("Stroll of the Past"));
    // When it is over, the door shows all there were.
    app.wait(120 * 86_400);
    app.refresh().await;
    assert!(app.get("/").await.text(200).contains("Stroll of the Past"));
}

#[tokio::test]
async fn drafts_are_nowhere() {
    let app = TestApp::new().await;
    for path in [
        "/campaigns/next/strolls/draft",
        "/campaigns/next/strolls/draft/join",
        "/campaigns/next/strolls/draft/link-sent",
    ] {
        assert_eq!(app.get(path).await.status.as_u16(), 404, "{path}");
    }
    for (path, other) in [
        ("/", "beach"),
        ("/campaigns/next/strolls", "beach"),
        ("/campaigns/next/find?q=Denver", "undated"),
    ] {
        let page = app.get(path).await;
        assert_eq!(link_to(page.text(200), "draft"), None, "{path}");
        assert!(link_to(page.text(200), other).is_some(), "{path}");
    }
}

#[tokio::test]
async fn a_stroll_says_first_what_became_of_it() {
    let app = TestApp::new().await;
    for (slug, said) in [
        ("moved", "The park is closed that day"),
        ("undated", "We look for another park"),
        ("cancelled", "Nobody could host &#60;it&#62;"),
    ] {
        let page = app.get(&format!("/campaigns/next/strolls/{slug}")).await;
        let text = page.text(200);
        let said_at = text.find(said).unwrap_or_else(|| panic!("{slug} does not say {said}"));
        let meeting = text.rfind("By the fountain").expect("the meeting point");
        assert!(said_at < meeting, "{slug} says it late");
    }
    let beach = app.get("/campaigns/next/strolls/beach").await;
    assert!(beach.text(200).contains("Tidewater Group"));
}

#[tokio::test]
async fn the_finder_answers_asks_back_or_says_how_far() {
    let app = TestApp::new().await;
    let find = |q: &str| {
        let path = format!("/campaigns/next/find?q={}", encoded(q));
        let app = &app;
        async move { app.get(&path).await.text(200).to_owned() }
    };
    for q in ["Virginia Beach", "virginia beach, va", "23451", "23451-1234"] {
        let text = find(q).await;
        let (first, next) = (link_to(&text, "beach"), link_to(&text, "moved"));
        assert!(first.is_some() && first < next, "{q}");
        assert!(text.contains("Milk Bank of norfolk"), "{q}");
    }
    for q in ["横須賀", "よこすか", "ヨコスカ"] {
        let text = find(q).await;
        assert!(link_to(&text, "base").is_some(), "{q}");
        assert_eq!(link_to(&text, "beach"), None, "{q}: an ocean away is not near");
    }
    let which = find("Portland").await;
    let both = which.contains("Portland, Oregon") && which.contains("Portland, Maine");
    assert!(both, "it asks which");
    assert_eq!(link_to(&which, "portland-me"), None);
    // The famous Vancouver has no stroll; the one across the river from Portland is near one.
    let which = find("Vancouver").await;
    let british = which.contains("Vancouver, British Columbia");
    assert!(british && which.contains("Vancouver, Washington"), "it asks which");
    let british = find("Vancouver, BC").await;
    assert!(!british.contains("Vancouver, Washington"), "that one was meant");
    let empty = app.get("/campaigns/next/find").await;
    let nothing = find("qqqzzzxx").await;
    assert!(empty.text(200) != nothing && nothing.contains("qqqzzzxx"));
    let here = app.get("/campaigns/next/find?lat=36.85&lon=-75.98").await;
    assert!(link_to(here.text(200), "beach").is_some());
    let far = find("Reykjavik").await;
    assert!(
        far.contains("Nothing near Reykjav") && far.contains("You can take part from anywhere")
    );
    assert_eq!(far.matches("class=\"card stroll\"").count(), 3, "the nearest all the same");
}

#[tokio::test]
async fn lists_are_by_region() {
    let app = TestApp::new().await;
    let all = app.get("/campaigns/next/strolls").await;
    for stroll in ["base", "beach", "cancelled", "moved", "portland-me", "small", "undated"] {
        assert!(link_to(all.text(200), stroll).is_some(), "{stroll}");
    }
    let virginia = app.get("/campaigns/next/strolls?region=US-VA").await;
    let text = virginia.text(200);
    assert!(text.contains(">Virginia <span>") && text.contains("Virginia · United States"));
    let list = &text[text.find("id=\"US-VA\"").expect("the region")..];
    assert!(link_to(list, "beach").is_some() && link_to(list, "moved").is_none());
    for query in ["region=US-XX", "page=2"] {
        let answer = app.get(&format!("/campaigns/next/strolls?{query}")).await;
        assert_eq!(answer.status.as_u16(), 404, "{query}");
    }
}

/// A detail that a host has not said counts as no, and a wish that no stroll fulfils is not
/// offered.
#[tokio::test]
async fn a_list_shows_only_what_is_wanted() {
    let app = TestApp::new().await;
    let all = app.get("/campaigns/next/strolls").await;
    assert!(all.text(200).contains("name=\"pram\""));
    assert!(!all.text(200).contains("name=\"wheelchair\""), "no stroll has it");
    let prams = app.get("/campaigns/next/strolls?pram=1").await;
    let list = |text: &str| text[text.find("id=\"list\"").expect("a list")..].to_owned();
    let shown = list(prams.text(200));
    assert!(shown.contains("One stroll of "), "{shown}");
    assert!(link_to(&shown, "base").is_some() && link_to(&shown, "beach").is_none());
    let none = app.get("/campaigns/next/strolls?pram=1&wheelchair=1").await;
    assert!(none.text(200).contains("No stroll has all of that"));
    let open = app.get("/campaigns/next/strolls?room=1").await;
    assert!(link_to(&list(open.text(200)), "cancelled").is_none());
    let region = app.get("/campaigns/next/strolls?region=US-VA&pram=1").await;
    assert!(region.text(200).contains("No stroll has all of that"));
    assert!(region.text(200).contains("name=\"region\" value=\"US-VA\""), "the region stays");
}

#[tokio::test]
async fn a_page_of_text_is_no_town_and_is_not_said_back() {
    let app = TestApp::new().await;
    let page = app.get(&format!("/campaigns/next/find?q={}", "x".repeat(7_000))).await;
    let text = page.text(422);
    assert!(text.contains("at most 120 characters"), "{text}");
    let (typed, _) = text
        .split_once("value=\"xxx")
        .map(|(_, rest)| rest)
        .and_then(|rest| rest.split_once('"'))
        .expect("what was typed is there");
    assert_eq!(typed.len() + 3, 120, "and no more of it");
    assert!(!text.contains(&"x".repeat(121)), "nor in any link");
    let near = app.get(&format!("/campaigns/next/find?q={}", "é".repeat(120))).await;
    assert!(!near.text(200).contains("at most 120 characters"), "characters, not bytes");
}

/// Readers of a campaign's language see its own words, others the usual ones in theirs; everybody
/// sees who runs it, and a contact that is no safe link leads nowhere.
#[tokio::test]
async fn a_campaign_has_its_own_words() {
    let app = TestApp::new().await;
    let say = async |contact: &'static str| {
        let saved = app.store.write(move |sql| {
            let campaign = ounce_store::campaigns::load(sql, "next")?.expect("there is one").id;
            let face = Face {
                headline: "A mile for <the smallest>".to_owned(),
                lead: "Come as you are.".to_owned(),
                picture: "walk".to_owned(),
                organiser: "The parents of Elm Grove".to_owned(),
                contact: contact.to_owned(),
                ..Face::plain(campaign)
            };
            ounce_store::faces::save(sql, &face).map(Ok::<_, ()>)
        });
        assert_eq!(saved.await.expect("the store answers"), Ok(true));
        app.refresh().await;
    };
    say("team@letters.example").await;
    let home = app.get("/campaigns/next").await;
    let text = home.text(200);
    assert!(
        text.contains("A mile for &#60;the smallest&#62;") && text.contains("Come as you are.")
    );
    let foot = "Run by The parents of Elm Grove. <a href=\"mailto:team@letters.example\">";
    assert!(text.contains(foot), "{text}");
    let join = app.get("/campaigns/next/strolls/beach").await;
    assert!(join.text(200).contains(foot));
    let french = app.send(with(get("/campaigns/next"), "accept-language", "fr")).await;
    assert!(!french.text(200).contains("A mile for"));
    assert!(french.text(200).contains("The parents of Elm Grove"));
    let picture = ounce_web::assets::picture("walk").expect("there is one");
    let shown = format!("<img class=\"picture\" src=\"{picture}\"");
    assert!(text.contains(&shown) && french.text(200).contains(&shown), "readers of any language");
    assert_eq!(app.get(picture).await.header("content-type"), "image/svg+xml");
    let told = app.get("/api/v1/campaigns").await.json(200);
    let next = told.as_array().and_then(|all| all.iter().find(|one| one["slug"] == "next"));
    let next = next.expect("it is told");
    assert_eq!(next["headline"], "A mile for <the smallest>");
    assert_eq!(next["contact"], "team@letters.example");
    assert_eq!(next["picture"], picture);
    say("javascript:alert(1)").await;
    let home = app.get("/campaigns/next").await;
    assert!(home.text(200).contains("Elm Grove") && !home.text(200).contains("javascript:"));
}
