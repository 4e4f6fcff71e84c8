//! Which language a visitor reads, and in what units.

use crate::app::{TestApp, get, with};
use crate::joining::{BEACH, party};

fn lang(text: &str) -> &str {
    let rest = text.split("<html lang=\"").nth(1).expect("a language");
    rest.split('"').next().expect("its end")
}

#[tokio::test]
async fn the_browser_chooses_until_somebody_does() {
    let app = TestApp::new().await;
    for (header, code) in
        [("fr-CA,en;q=0.5", "fr"), ("ja", "ja"), ("de, es;q=0.2", "es"), ("", "en")]
    {
        let page = app.send(with(get("/campaigns/next"), "accept-language", header)).await;
        assert!(lang(page.text(200)).starts_with(code), "{header}");
        assert_eq!(page.header("content-language"), code);
        let vary = page.header("vary");
        assert!(vary.contains("accept-language") && vary.contains("cookie"), "{vary}");
    }
    let chosen = with(get("/campaigns/next?lang=ja"), "accept-language", "fr");
    let chosen = app.send(chosen).await;
    assert!(lang(chosen.text(200)).starts_with("ja"));
    let cookie = chosen.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    assert_eq!(cookie, "lang=ja");
    let later = with(get("/campaigns/next"), "cookie", &cookie);
    assert!(lang(app.send(later).await.text(200)).starts_with("ja"));
    assert_eq!(app.get("/campaigns/next").await.header("set-cookie"), "", "nothing else is kept");
    assert_eq!(app.get("/campaigns/next?lang=xx").await.header("set-cookie"), "");
}

#[tokio::test]
async fn the_same_page_in_another_language_has_another_tag() {
    let app = TestApp::new().await;
    let english = app.get("/campaigns/next").await;
    let tag = english.header("etag").to_owned();
    let same = with(get("/campaigns/next"), "if-none-match", &tag);
    assert_eq!(app.send(same).await.status.as_u16(), 304);
    let french = with(get("/campaigns/next?lang=fr"), "if-none-match", &tag);
    assert_eq!(app.send(french).await.status.as_u16(), 200);
}

#[tokio::test]
async fn messages_are_in_the_language_asked_for_and_codes_in_none() {
    let app = TestApp::new().await;
    let mut titles = std::collections::BTreeSet::new();
    let mut messages = std::collections::BTreeSet::new();
    for code in ["en", "es", "fr", "ja"] {
        let asked = crate::app::json(BEACH, &party("nobody", 1, 0));
        let answer = app.send(with(asked, "accept-language", code)).await;
        assert_eq!(answer.errors(422), [("email".to_owned(), "not-an-email".to_owned())]);
        let problem = answer.json(422);
        titles.insert(problem["title"].to_string());
        messages.insert(problem["errors"][0]["message"].to_string());
        assert_eq!(answer.header("content-language"), code);
    }
    assert_eq!((titles.len(), messages.len()), (4, 4));
}

#[tokio::test]
async fn distances_are_in_the_reader_s_unit() {
    let app = TestApp::new().await;
    let path = "/campaigns/next/find?q=Norfolk,+VA";
    let page = |language: &'static str, path: String| {
        let app = &app;
        async move { app.send(with(get(&path), "accept-language", language)).await }
    };
    let american = page("en-US", path.to_owned()).await;
    assert!(american.text(200).contains("\u{a0}mi"));
    let canadian = page("en-CA", path.to_owned()).await;
    assert!(canadian.text(200).contains("\u{a0}km"));
    let chosen = page("en-US", format!("{path}&units=metric")).await;
    assert!(chosen.text(200).contains("\u{a0}km"));
    assert!(chosen.header("set-cookie").starts_with("units=metric"));
}

#[tokio::test]
async fn every_page_speaks_every_language() {
    let app = TestApp::new().await;
    for code in ["en", "es", "fr", "ja"] {
        for path in [
            "/",
            "/campaigns",
            "/campaigns/past",
            "/campaigns/next/strolls",
            "/campaigns/next/strolls/moved",
            "/campaigns/next/strolls/beach/join",
            "/campaigns/next/find?q=Portland",
            "/campaigns/next/give",
            "/campaigns/next/milk",
            "/campaigns/next/milk/self-check",
            "/campaigns/past/report",
            "/about",
            "/privacy",
        ] {
            let page = app.send(with(get(path), "cookie", &format!("lang={code}"))).await;
            assert!(lang(page.text(200)).starts_with(code), "{path}");
        }
        let page = app.send(with(get("/nowhere"), "cookie", &format!("lang={code}"))).await;
        assert!(lang(page.text(404)).starts_with(code));
    }
}

#[tokio::test]
async fn a_campaign_speaks_first_what_its_organisers_answer_in() {
    let app = TestApp::new().await;
    let saved = app.store.write(|sql| {
        let mut campaign = crate::world::campaign(crate::world::OPEN);
        campaign.languages = vec!["es".to_owned(), "en".to_owned()];
        ounce_store::campaigns::save(sql, &campaign)
    });
    assert_eq!(saved.await.expect("it is written"), Ok(true));
    app.refresh().await;
    for (asked, home, elsewhere) in
        [("fr", "es", "fr"), ("fr, en;q=0.2", "en", "fr"), ("en", "en", "en"), ("", "es", "en")]
    {
        let page = app.send(with(get("/campaigns/next"), "accept-language", asked)).await;
        assert!(lang(page.text(200)).starts_with(home), "{asked}");
        for code in ["en", "es", "fr", "ja"] {
            assert!(page.text(200).contains(&format!("lang={code}\"")), "{code} can be chosen");
        }
        let other = app.send(with(get("/campaigns/past"), "accept-language", asked)).await;
        assert!(lang(other.text(200)).starts_with(elsewhere), "{asked}");
    }
    let chosen = with(get("/campaigns/next?lang=fr"), "accept-language", "en");
    assert!(lang(app.send(chosen).await.text(200)).starts_with("fr"));
}

#[tokio::test]
async fn a_town_in_japan_is_written_in_japanese_for_who_reads_that() {
    let app = TestApp::new().await;
    for (path, said) in [
        ("/campaigns/next", "神奈川県横須賀"),
        ("/campaigns/next/strolls", "横須賀"),
        ("/campaigns/next/strolls/base", "神奈川県横須賀"),
        ("/campaigns/next/strolls/base.ics", "神奈川県横須賀"),
        ("/campaigns/next/strolls/base/join", "横須賀"),
        ("/campaigns/next/milk?stroll=base", "横須賀"),
        ("/campaigns/next/find?q=Yokosuka", "神奈川県横須賀"),
        ("/campaigns/next/report/places", "横須賀"),
    ] {
        let japanese = app.send(with(get(path), "accept-language", "ja")).await;
        let text = japanese.text(200).replace("\r\n ", "");
        assert!(text.contains(said), "{path}");
        let english = app.send(with(get(path), "accept-language", "en")).await;
        assert!(!english.text(200).contains("横須賀"), "{path}");
    }
    let strolls = app.get("/api/v1/campaigns/next/strolls?q=Yokosuka").await.json(200);
    assert_eq!(strolls[0]["place"]["name_ja"], "横須賀");
    let beach = app.get("/api/v1/campaigns/next/strolls?q=Virginia+Beach").await.json(200);
    assert_eq!(beach[0]["place"]["name_ja"], serde_json::Value::Null);
    let places = app.get("/api/v1/places?q=Sasebo").await.json(200);
    assert_eq!(places[0]["name_ja"], "佐世保");
}

#[tokio::test]
async fn a_name_that_was_mistyped_is_told_with_the_place_that_was_taken_for_it() {
    let app = TestApp::new().await;
    let page = app.get("/campaigns/next/find?q=Vriginia+Beach").await;
    let said = "We don’t know “Vriginia Beach”. We looked for Virginia Beach, Virginia.";
    assert!(page.text(200).contains(said), "{}", page.text(200));
    let right = app.get("/campaigns/next/find?q=Virginia+Beach").await;
    assert!(!right.text(200).contains("We don’t know"));
}
