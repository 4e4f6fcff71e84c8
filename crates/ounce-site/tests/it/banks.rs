//! Milk banks: how they are reached, where milk can be left, and that it costs no statement more.

use ounce_domain::milk_promise::Bank;
use ounce_store::{Args, Fault, Row, Sql};
use ounce_web::board::Banks;
use serde_json::{Value, json};

use crate::app::{TestApp, encoded};

/// Where an external link to an address stands in a page.
fn leads_to(page: &str, address: &str) -> bool {
    page.contains(&format!("href=\"{address}\" rel=\"external noopener\""))
}

#[tokio::test]
async fn a_mother_can_call_write_and_bring_her_milk() {
    let app = TestApp::new().await;
    for path in [
        "/campaigns/next/milk?q=23451",
        "/campaigns/next/milk?lat=36.85&lon=-75.98",
        "/campaigns/next/find?q=23451",
    ] {
        let page = app.get(path).await;
        let text = page.text(200);
        assert!(text.contains("href=\"tel:+17575550100\""), "{path}");
        assert!(text.contains("href=\"tel:+18005550100\""), "{path}");
        assert!(leads_to(text, "https://norfolk.example/donate"), "{path}");
        assert!(leads_to(text, "https://norfolk.example"), "{path}");
        assert!(text.contains("opens norfolk.example"), "{path}");
        assert!(text.contains("Milk that is already in your freezer: yes"), "{path}");
        assert!(text.contains("at least 100\u{a0}oz"), "{path}");
        assert!(text.contains("Takes milk from: Virginia, Maryland"), "{path}");
        assert!(text.contains("Last checked on November 1, 2026"), "{path}");
        assert!(text.contains("was seen September 2024"), "{path}");
        let depot = text.find("Drop-off sites near").map(|at| &text[at..]).unwrap_or_default();
        let (hampton, richmond) =
            (depot.find("Clinic of Hampton"), depot.find("Clinic of Richmond"));
        assert!(hampton.is_some() && hampton < richmond, "{path}: the nearest first");
        assert!(depot.contains("Seen May 18, 2022") && depot.contains("a page without a date"));
        assert!(leads_to(depot, "https://news.example/depots"), "{path}");
        for absent in ["Boulder", "Clinic of Virginia Beach", "Nobody has compared", "javascript:"]
        {
            assert!(!depot.contains(absent), "{path}: {absent}");
        }
        // The questions of the network stand there once, though two of its banks are shown.
        assert_eq!(text.matches("Banks of HMBANA").count(), 1, "{path}");
    }
    let metric = app.get("/campaigns/next/milk?q=23451&units=metric").await;
    assert!(metric.text(200).contains("at least 3,000\u{a0}mL"));
}

#[tokio::test]
async fn a_number_that_was_read_once_is_never_shown() {
    let app = TestApp::new().await;
    let written = app.store.write(|sql| {
        let mut contact = ounce_store::contacts::list(sql)?.remove(0);
        contact.telephone_readings = 1;
        contact.donor_page = "javascript:alert(1)".to_owned();
        ounce_store::contacts::save(sql, &contact)?;
        Ok::<_, Fault>(Ok::<_, ()>(()))
    });
    written.await.expect("the store writes").expect("nothing is refused");
    app.refresh().await;
    for path in ["/campaigns/next/milk?q=23451", "/campaigns/next/banks/norfolk"] {
        let page = app.get(path).await;
        let text = page.text(200);
        assert!(!text.contains("555-0100") && !text.contains("tel:"), "{path}");
        assert!(!text.contains("javascript:"), "{path}");
        assert!(text.contains("For the telephone number, please see its page."), "{path}");
    }
    let banks = app.get("/api/v1/banks").await.json(200);
    assert_eq!(banks[0]["contact"]["telephones"], json!([]));
    assert_eq!(banks[0]["contact"]["donor_page"], Value::Null);
}

#[tokio::test]
async fn each_bank_has_a_page_with_all_its_depots() {
    let app = TestApp::new().await;
    let list = app.get("/campaigns/next/banks").await;
    assert!(list.text(200).contains("href=\"/campaigns/next/banks/norfolk\""));
    assert!(!list.text(200).contains("closed"), "historical ones are not shown");
    let page = app.get("/campaigns/next/banks/norfolk?lat=37.54&lon=-77.44").await;
    let text = page.text(200);
    assert!(text.contains("href=\"tel:+17575550100\""));
    assert!(text.find("Clinic of Richmond") < text.find("Clinic of Hampton"), "nearest first");
    assert!(text.contains("/campaigns/next/milk?bank=norfolk#promise"));
    let unknown = app.get("/campaigns/next/banks/rockies").await;
    let text = unknown.text(200);
    assert!(text.contains("We know no telephone number and no page of it."));
    assert!(leads_to(text, "https://www.hmbana.org/"), "the network can be asked");
    assert!(text.contains("Milk that is already in your freezer: ask"), "unknown is no yes");
    let odd = app.get("/campaigns/next/banks/norfolk?lat=900&lon=x").await;
    assert_eq!(odd.status.as_u16(), 200, "a point that is none is left out");
    for gone in ["/campaigns/next/banks/closed", "/campaigns/next/banks/none"] {
        assert_eq!(app.get(gone).await.status.as_u16(), 404, "{gone}");
    }
}

#[tokio::test]
async fn countries_stand_where_a_reader_looks_for_them() {
    let app = TestApp::new().await;
    let written = app.store.write(|sql| {
        crate::world::more_banks(sql, 2)?;
        for (slug, country) in [("more-100", "KE"), ("more-101", "VN")] {
            let bank = ounce_store::banks::load(sql, slug)?.expect("it was saved");
            let bank = Bank { country: country.to_owned(), ..bank };
            ounce_store::banks::save(sql, &bank)?;
        }
        Ok::<_, Fault>(Ok::<_, ()>(()))
    });
    written.await.expect("the store writes").expect("nothing is refused");
    app.refresh().await;
    let list = app.get("/campaigns/next/banks?lang=fr").await;
    let text = list.text(200);
    let places = ["États-Unis</h2>", "Kenya</h2>", "Vietnam</h2>"].map(|name| text.find(name));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn a_country_without_a_bank_is_told_so() {
    let app = TestApp::new().await;
    for place in ["Reykjavik", "横須賀"] {
        let page = app.get(&format!("/campaigns/next/milk?q={}", encoded(place))).await;
        assert!(page.text(200).contains("We know of no milk bank in"), "{place}");
        assert!(page.text(200).contains("no drop-off site within"), "{place}");
    }
    let here = app.get("/campaigns/next/milk?q=23451").await;
    assert!(!here.text(200).contains("We know of no milk bank in"));
    let japanese = app.get("/campaigns/next/milk?q=23451&lang=ja").await;
    let text = japanese.text(200);
    assert!(text.contains("757-555-0100 に電話する"));
    assert!(text.contains("受け取る地域: バージニア州、メリーランド州"));
    assert!(text.contains("見た時期: 2022年5月18日"));
}

#[tokio::test]
async fn who_promised_milk_is_led_to_a_bank_that_can_be_called() {
    let app = TestApp::new().await;
    let promised = async |action: &str, bank: &str, stroll: &str| {
        let fields = [
            ("volume", "100"),
            ("unit", "oz"),
            ("bank", bank),
            ("stroll", stroll),
            ("email", "mina@example.org"),
            ("consent", "on"),
        ];
        let to = app.post_form(action, &fields).await.leads_to();
        app.get(&to).await.text(200).to_owned()
    };
    let call = "href=\"tel:+17575550100\"";
    let chosen = promised("/campaigns/next/milk", "norfolk", "").await;
    assert!(chosen.contains(call), "the bank she chose");
    let near_stroll = promised("/campaigns/next/milk", "", "beach").await;
    assert!(near_stroll.contains(call) && near_stroll.contains("Virginia Beach, VA"));
    for action in ["/campaigns/next/milk?q=23451", "/campaigns/next/milk?lat=36.85&lon=-75.98"] {
        assert!(promised(action, "", "").await.contains(call), "{action}");
    }
    let nowhere = promised("/campaigns/next/milk", "", "").await;
    assert!(!nowhere.contains(call) && nowhere.contains("name=\"q\""), "she is asked where she is");
}

#[tokio::test]
async fn programs_learn_the_same() {
    let app = TestApp::new().await;
    let banks = app.get("/api/v1/banks?near=36.85,-75.97").await.json(200);
    let contact = json!({
        "telephones": [
            { "number": "757-555-0100", "tel": "tel:+17575550100", "toll_free": false },
            { "number": "800-555-0100", "tel": "tel:+18005550100", "toll_free": true },
        ],
        "website": "https://norfolk.example",
        "donor_page": "https://norfolk.example/donate",
        "ships": true,
        "minimum_ml": 2957,
        "milk_already_frozen": "yes",
        "takes_from": "Virginia, Maryland",
        "source": "https://norfolk.example/faq ; https://news.example/bank",
        "seen_on": "2024-09",
    });
    assert_eq!((&banks[0]["contact"], &banks[0]["depots"]), (&contact, &json!(2)));
    assert_eq!(banks[1]["contact"]["milk_already_frozen"], Value::Null);
    let slugs = async |path: &str| {
        let depots = app.get(path).await.json(200);
        let all = depots.as_array().cloned().unwrap_or_default();
        all.iter()
            .map(|one| one["slug"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(slugs("/api/v1/depots").await, ["depot-1", "depot-2", "depot-3"]);
    assert_eq!(slugs("/api/v1/depots?near=37.5,-77.4&limit=1").await, ["depot-2"]);
    assert_eq!(slugs("/api/v1/depots?bank=rockies").await, ["depot-3"]);
    let unknown = app.get("/api/v1/depots?bank=closed").await;
    assert_eq!(unknown.errors(422), [("bank".to_owned(), "unknown".to_owned())]);
}

/// Counts the statements of a database.
struct Counting<'a> {
    sql: &'a mut dyn Sql,
    statements: usize,
}

impl Sql for Counting<'_> {
    fn run(&mut self, sql: &'static str, args: &Args<'_>) -> Result<u64, Fault> {
        self.statements += 1;
        self.sql.run(sql, args)
    }

    fn rows(&mut self, sql: &'static str, args: &Args<'_>) -> Result<Vec<Row>, Fault> {
        self.statements += 1;
        self.sql.rows(sql, args)
    }
}

#[tokio::test]
async fn ten_times_as_many_banks_cost_no_statement_more() {
    let app = TestApp::new().await;
    let read = || {
        app.store.read(|sql| {
            let mut counting = Counting { sql, statements: 0 };
            let banks = Banks::read(&mut counting)?;
            let depots: usize = banks.all.iter().map(|known| known.depots.len()).sum();
            Ok((counting.statements, banks.all.len(), depots))
        })
    };
    assert_eq!(read().await.expect("a read"), (3, 2, 3));
    let more = app.store.write(|sql| {
        crate::world::more_banks(sql, 20)?;
        Ok::<_, Fault>(Ok::<_, ()>(()))
    });
    more.await.expect("the store writes").expect("nothing is refused");
    assert_eq!(read().await.expect("a read"), (3, 22, 23));
}
