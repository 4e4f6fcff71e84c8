//! The report and its rows.

use serde_json::json;

use crate::app::{TestApp, get, with};
use crate::giving::{GIFTS, gift};
use crate::joining::{BEACH, party};
use crate::milk::{PROMISES, promise};

async fn lively() -> TestApp {
    let app = TestApp::new().await;
    app.post_json(BEACH, &party("a@example.org", 2, 1)).await.json(201);
    app.post_json(GIFTS, &gift("25", "demo-card")).await.json(201);
    app.post_json(GIFTS, &gift("40", "at-stroll")).await.json(201);
    app.post_json(PROMISES, &promise(3_000)).await.json(201);
    app.refresh().await;
    app
}

#[tokio::test]
async fn figures_are_the_tally_s_in_every_form() {
    let app = lively().await;
    let page = app.get("/campaigns/next/report").await;
    assert!(page.text(200).contains("$25"));
    let json = app.get("/campaigns/next/report.json").await.json(200);
    assert_eq!((&json["walkers"], &json["raised"]), (&3.into(), &"25.00".into()));
    assert_eq!(json["partners"][0]["strolls"], 1);
    assert_eq!(json["partners"][0]["participants"], 3);
    assert_eq!(
        (&json["partners"][0]["share"], &json["partners"][1]["share"]),
        (&"16.67".into(), &"8.33".into())
    );
    let csv = app.get("/campaigns/next/report.csv").await;
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert!(csv.text(200).contains("\r\nraised,USD,25.00\r\n"), "{}", csv.text(200));
    assert!(csv.text(200).contains("\r\nmilk promised,mL,3000\r\n"));
    let markdown = app.send(with(get("/campaigns/next/report.md"), "accept-language", "fr")).await;
    assert!(markdown.text(200).starts_with("# "));
    assert!(markdown.header("vary").contains("accept-language"));
}

#[tokio::test]
async fn a_reconstruction_says_of_every_figure_where_it_comes_from() {
    let app = TestApp::new().await;
    let page = app.get("/campaigns/past/report").await;
    let text = page.text(200);
    let recorded = "On record: “over $1,000” <a href=\"https://www.record.example/2015\"";
    let tiles =
        text.split("<dl class=\"figures\">").nth(1).and_then(|rest| rest.split("</dl>").next());
    let tiles: Vec<&str> = tiles.expect("figures").split("<div class=\"card\">").skip(1).collect();
    assert_eq!(tiles.len(), 7);
    assert!(tiles[0].contains("Raised in all") && tiles[0].contains(recorded), "{}", tiles[0]);
    for tile in &tiles[1..] {
        assert!(tile.contains("Reconstructed"), "{tile}");
    }
    let csv = app.get("/campaigns/past/report.csv").await.text(200).to_owned();
    let mut lines = csv.trim_start_matches('\u{feff}').lines();
    assert_eq!(lines.next(), Some("figure,unit,value,origin,stated,source"));
    let source = "https://www.record.example/2015";
    let raised = format!("raised,USD,0.00,on record,\"over $1,000\",{source}");
    assert_eq!(lines.next(), Some(raised.as_str()), "recorded ones are first");
    assert!(lines.all(|line| line.ends_with(",reconstructed,,")), "{csv}");
    let json = app.get("/campaigns/past/report.json").await.json(200);
    let origins = &json["origins"];
    let on_record = json!({ "origin": "on record", "stated": "over $1,000", "source": source });
    assert_eq!(origins["raised"], on_record);
    for figure in ["places", "walkers", "gifts", "milk-received", "others"] {
        assert_eq!(origins[figure], json!({ "origin": "reconstructed" }), "{figure}");
    }
    let tally = app.get("/api/v1/campaigns/past/tally").await.json(200);
    assert_eq!(&tally["origins"], origins, "programs are told the same");
    let head = text.split("<dl class=\"figures\">").next().unwrap_or_default();
    assert!(head.contains(recorded) && head.contains("Reconstructed"), "{head}");
    let markdown = app.get("/campaigns/past/report.md").await.text(200).to_owned();
    assert!(markdown.contains(&format!("| $0.00 | On record: “over $1,000” <{source}> |")));
    assert_eq!(markdown.matches("| Reconstructed |").count(), 7, "{markdown}");
    for kind in ["places", "groups", "walkers", "gifts", "milk-received", "sign-ups"] {
        let rows =
            app.get(&format!("/campaigns/past/report/{kind}.csv")).await.text(200).to_owned();
        let mut lines = rows.lines();
        assert!(lines.next().is_some_and(|heading| heading.ends_with(",origin")), "{rows}");
        assert!(lines.all(|line| line.ends_with(",reconstructed")), "{rows}");
    }
    let home = app.get("/campaigns/past").await.text(200).to_owned();
    assert!(home.contains(recorded) && home.matches("Reconstructed").count() >= 5, "{home}");
    assert!(app.get("/campaigns").await.text(200).contains(recorded));
    let stroll = app.get("/campaigns/past/strolls/beach").await;
    assert!(stroll.text(200).contains("Reconstructed"));

    let own = app.get("/campaigns/next/report").await;
    assert!(!own.text(200).contains("Reconstructed") && own.text(200).contains("Raised in all"));
    let csv = app.get("/campaigns/next/report.csv").await;
    assert!(csv.text(200).contains("figure,unit,value\r\n"));
    assert!(app.get("/campaigns/next/report.json").await.json(200)["origins"].is_null());
}

#[tokio::test]
async fn every_form_says_what_was_moved() {
    let app = TestApp::new().await;
    let text = |path: &'static str| {
        let app = &app;
        async move { app.get(path).await.text(200).to_owned() }
    };
    let json = app.get("/campaigns/next/report.json").await.json(200);
    let moved = json["moved"].as_array().expect("a list");
    assert_eq!(moved.len(), 2, "{moved:?}");
    let of = |slug: &str| moved.iter().find(|one| one["stroll"] == slug).expect("the stroll");
    assert_eq!(
        (&of("moved")["from"], &of("moved")["to"]),
        (&"2027-05-01".into(), &"2027-05-29".into())
    );
    assert!(of("undated")["to"].is_null());
    let csv = text("/campaigns/next/report.csv").await;
    assert!(csv.contains("\"Baltimore, MD: moved to\",day,2027-05-29\r\n"), "{csv}");
    let markdown = text("/campaigns/next/report.md").await;
    assert!(markdown.contains("- Baltimore, MD: from May 1, 2027 to May 29, 2027"), "{markdown}");
    assert!(markdown.contains("- Portland, OR: from May 1, 2027; the new date"), "{markdown}");
}

#[tokio::test]
async fn every_figure_opens_into_rows_that_add_up() {
    let app = lively().await;
    for kind in [
        "places",
        "run-by-groups",
        "groups",
        "walkers",
        "gifts",
        "shirts",
        "promised-gifts",
        "milk-promised",
        "milk-received",
        "sign-ups",
    ] {
        let path = format!("/campaigns/next/report/{kind}");
        assert_eq!(app.get(&path).await.status.as_u16(), 200, "{kind}");
        let csv = app.get(&format!("{path}.csv")).await;
        assert!(csv.text(200).lines().count() >= 1, "{kind}");
    }
    let lines = |kind: &str| {
        let path = format!("/campaigns/next/report/{kind}.csv");
        let app = &app;
        async move {
            let answer = app.get(&path).await;
            answer.text(200).lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
        }
    };
    let page = app.get("/campaigns/next/report/gifts").await;
    assert!(page.text(200).contains("One entry. Together: $25.00."), "{}", page.text(200));
    let places = app.get("/campaigns/next/report/places").await;
    assert!(
        places.text(200).contains("data-label=\"Country\"><bdi>Japan</bdi></td>"),
        "{}",
        places.text(200)
    );
    assert_eq!(lines("places").await.len(), 7);
    assert_eq!(lines("walkers").await.len(), 1);
    let gifts = lines("gifts").await;
    assert_eq!(gifts.len(), 1);
    assert!(gifts[0].contains(",beach,gift,demo-card,25.00,USD,Gil Example"), "{gifts:?}");
    assert!(!gifts[0].contains("example.org"), "an address is nobody's business");
    assert_eq!(lines("milk-promised").await, ["beach,norfolk,1,3000"]);
    assert_eq!(app.get("/campaigns/next/report/nothing").await.status.as_u16(), 404);
    assert_eq!(app.get("/campaigns/next/report/nothing.csv").await.status.as_u16(), 404);
}
